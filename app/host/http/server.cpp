// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/http/server.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cstring>
#include <fcntl.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace kustos::host::http {

namespace {

//! Room for all connections, the file that each may be sent, and the files of the jobs. How many connections
//! there is room for under the hard limit, which stays what it is.
unsigned raiseDescriptorLimit(unsigned connections)
{
    constexpr rlim_t ownFiles = 40; // the catalogue, and four jobs with source and copy
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return connections;
    const rlim_t wanted = 2 * connections + ownFiles;
    if (limit.rlim_cur < wanted) {
        limit.rlim_cur = std::min<rlim_t>(wanted, limit.rlim_max);
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
    const rlim_t room = limit.rlim_cur > ownFiles ? (limit.rlim_cur - ownFiles) / 2 : 0;
    return static_cast<unsigned>(std::clamp<rlim_t>(room, 4, connections));
}

//! Either family, in the shape bind() wants.
struct SocketAddress
{
    sockaddr_storage storage{};
    bool v6 = false;
};

std::optional<SocketAddress> socketAddress(const QString &address, quint16 port)
{
    SocketAddress result;
    const QByteArray text = address.toLatin1();
    sockaddr_in v4{};
    sockaddr_in6 v6{};
    if (::inet_pton(AF_INET, text.constData(), &v4.sin_addr) == 1) {
        v4.sin_family = AF_INET;
        v4.sin_port = htons(port);
        std::memcpy(&result.storage, &v4, sizeof v4);
        return result;
    }
    if (::inet_pton(AF_INET6, text.constData(), &v6.sin6_addr) == 1) {
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(port);
        std::memcpy(&result.storage, &v6, sizeof v6);
        result.v6 = true;
        return result;
    }
    return std::nullopt;
}

//! What two programs could understand differently is refused: two lengths, or a length beside chunks.
bool isAmbiguous(MHD_Connection *connection)
{
    struct Framing
    {
        int lengths = 0;
        bool chunked = false;
    } framing;
    MHD_get_connection_values(
        connection, MHD_HEADER_KIND,
        [](void *given, MHD_ValueKind, const char *name, const char *) {
            auto &seen = *static_cast<Framing *>(given);
            seen.lengths += qstricmp(name, MHD_HTTP_HEADER_CONTENT_LENGTH) == 0 ? 1 : 0;
            seen.chunked = seen.chunked || qstricmp(name, MHD_HTTP_HEADER_TRANSFER_ENCODING) == 0;
            return MHD_YES;
        },
        &framing);
    return framing.lengths > 1 || (framing.lengths == 1 && framing.chunked);
}

bool isTooLarge(const QByteArray &contentLength, qsizetype limit)
{
    bool number = false;
    const qlonglong length = contentLength.trimmed().toLongLong(&number);
    return !contentLength.isEmpty() && (!number || length > limit);
}

//! "http://host/path" means "/path" here.
QString originForm(const QString &target)
{
    for (const QLatin1String scheme : {QLatin1String("http://"), QLatin1String("https://")}) {
        if (!target.startsWith(scheme, Qt::CaseInsensitive))
            continue;
        const qsizetype slash = target.indexOf(u'/', scheme.size());
        return slash < 0 ? QStringLiteral("/") : target.sliced(slash);
    }
    return target;
}

//! A NUL would cut the text short: what follows it would be signed and logged, but not looked at.
size_t unescape(void *, MHD_Connection *, char *text)
{
    for (char *found = std::strstr(text, "%00"); found != nullptr; found = std::strstr(found, "%00"))
        found[2] = '1';
    return MHD_http_unescape(text);
}

MHD_Result intoHash(void *hash, MHD_ValueKind kind, const char *name, const char *value)
{
    auto &fields = *static_cast<QHash<QByteArray, QByteArray> *>(hash);
    const QByteArray key(name);
    fields.insert(kind == MHD_HEADER_KIND ? key.toLower() : key, QByteArray(value));
    return MHD_YES;
}

struct FreeResponse
{
    void operator()(MHD_Response *response) const { MHD_destroy_response(response); }
};
using ResponsePointer = std::unique_ptr<MHD_Response, FreeResponse>;

//! What is left of a file to send when the kernel cannot send it by itself, because it has to be encrypted.
class Encrypted
{
public:
    Encrypted(int descriptor, qint64 offset)
        : m_descriptor(descriptor)
        , m_offset(offset)
    {
    }
    ~Encrypted() { ::close(m_descriptor); }
    Q_DISABLE_COPY_MOVE(Encrypted)

    static ssize_t read(void *self, uint64_t position, char *buffer, size_t size)
    {
        const auto &file = *static_cast<Encrypted *>(self);
        ssize_t n = 0;
        do {
            n = ::pread(file.m_descriptor, buffer, size, file.m_offset + static_cast<qint64>(position));
        } while (n < 0 && errno == EINTR);
        return n > 0 ? n : MHD_CONTENT_READER_END_WITH_ERROR;
    }
    static void free(void *self) { delete static_cast<Encrypted *>(self); }

private:
    int m_descriptor;
    qint64 m_offset;
};

ResponsePointer responseOf(const FileSlice &slice, bool encrypted)
{
    // The library's own way reads 4 KiB at a time where it must encrypt.
    constexpr size_t readAtOnce = 128 * 1024;
    const int descriptor = ::open(slice.path.toLocal8Bit().constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0)
        return {};
    const auto length = static_cast<uint64_t>(slice.length);
    if (encrypted && length > 0) {
        auto file = std::make_unique<Encrypted>(descriptor, slice.offset);
        ResponsePointer response(MHD_create_response_from_callback(length, readAtOnce, &Encrypted::read,
                                                                   file.get(), &Encrypted::free));
        if (response)
            (void)file.release();
        return response;
    }
    ResponsePointer response(
        MHD_create_response_from_fd_at_offset64(length, descriptor, static_cast<uint64_t>(slice.offset)));
    if (!response)
        ::close(descriptor);
    return response;
}

Response plain(int status, const char *sentence)
{
    return {
        status, {{"Content-Type", "application/json"}}, QByteArray("{\"errors\":\"") + sentence + "\"}", {}};
}

} // namespace

//! One request while its body arrives.
class Server::Exchange
{
public:
    Request request;
    qsizetype received = 0;
};

Server::Server(Handler handler)
    : m_handler(std::move(handler))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Server::turn);
    connect(&m_staleTimer, &QTimer::timeout, this, &Server::dropStale);
}

Server::~Server() = default;

void Server::Stop::operator()(MHD_Daemon *daemon) const
{
    MHD_stop_daemon(daemon);
}

void Server::addCallbacks(std::vector<MHD_OptionItem> &items)
{
    const std::initializer_list<MHD_OptionItem> callbacks{
        {MHD_OPTION_NOTIFY_CONNECTION,
         reinterpret_cast<intptr_t>(
             +[](void *self, MHD_Connection *connection, void **, MHD_ConnectionNotificationCode code) {
                 auto &server = *static_cast<Server *>(self);
                 if (code == MHD_CONNECTION_NOTIFY_STARTED) {
                     server.expect(connection);
                 } else {
                     server.forget(connection);
                     ++server.m_closed;
                 }
             }),
         this},
        {MHD_OPTION_UNESCAPE_CALLBACK, reinterpret_cast<intptr_t>(&unescape), nullptr},
        {MHD_OPTION_NOTIFY_COMPLETED,
         reinterpret_cast<intptr_t>(
             +[](void *self, MHD_Connection *connection, void **context, MHD_RequestTerminationCode code) {
                 if (*context != nullptr)
                     --static_cast<Server *>(self)->m_exchanges;
                 delete static_cast<Exchange *>(*context);
                 *context = nullptr;
                 if (code == MHD_REQUEST_TERMINATED_COMPLETED_OK)
                     static_cast<Server *>(self)->expect(connection);
             }),
         this},
    };
    items.insert(items.end(), callbacks);
}

Result<void> Server::listen(const ServerOptions &options)
{
    const auto address = socketAddress(options.address, options.port);
    if (!address)
        return failure(Error::Kind::Offline, Error::Cause::None, options.address);
    const unsigned connections = raiseDescriptorLimit(options.connections);
    m_requestLimit = options.requestLimit;
    m_certificate = options.certificate;
    m_key = options.key;
    const bool tls = !m_certificate.isEmpty();
    std::vector<MHD_OptionItem> items{
        {MHD_OPTION_SOCK_ADDR, 0, const_cast<sockaddr_storage *>(&address->storage)},
        {MHD_OPTION_CONNECTION_LIMIT, static_cast<intptr_t>(connections), nullptr},
        {MHD_OPTION_CONNECTION_TIMEOUT, static_cast<intptr_t>(options.idleSeconds), nullptr},
        {MHD_OPTION_CONNECTION_MEMORY_LIMIT, 16'384, nullptr},
        // The program ignores the signal. Not told so, it reads and sends files in steps of 4 KiB; told, it
        // lets the kernel send them.
        {MHD_OPTION_SIGPIPE_HANDLED_BY_APP, 1, nullptr},
    };
    addCallbacks(items);
    if (tls) {
        items.push_back({MHD_OPTION_HTTPS_MEM_CERT, 0, const_cast<char *>(m_certificate.constData())});
        items.push_back({MHD_OPTION_HTTPS_MEM_KEY, 0, const_cast<char *>(m_key.constData())});
    }
    items.push_back({MHD_OPTION_END, 0, nullptr});
    const unsigned flags = MHD_USE_EPOLL | (tls ? MHD_USE_TLS : 0U) | (address->v6 ? MHD_USE_IPv6 : 0U);
    m_daemon.reset(MHD_start_daemon(
        flags, options.port, nullptr, nullptr,
        [](void *self, MHD_Connection *connection, const char *path, const char *method, const char *,
           const char *upload, size_t *uploadSize, void **context) {
            return static_cast<MHD_Result>(
                static_cast<Server *>(self)->serve(connection, path, method, upload, uploadSize, context));
        },
        this, MHD_OPTION_ARRAY, items.data(), MHD_OPTION_END));
    if (!m_daemon)
        return failure(tls ? Error::Kind::Tls : Error::Kind::Offline, Error::Cause::None,
                       QString::fromLocal8Bit(std::strerror(errno)));
    m_port = MHD_get_daemon_info(m_daemon.get(), MHD_DAEMON_INFO_BIND_PORT)->port;
    const int epoll = MHD_get_daemon_info(m_daemon.get(), MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd;
    m_notifier = std::make_unique<QSocketNotifier>(epoll, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Server::turn);
    turn();
    return {};
}

void Server::turn()
{
    const unsigned closed = m_closed;
    MHD_run(m_daemon.get());
    // Full, it stops listening, and listens again in the first run after one has gone: no event asks for
    // that.
    if (m_closed != closed) {
        m_timer.start(0);
        return;
    }
    unsigned long long milliseconds = 0;
    if (MHD_get_timeout(m_daemon.get(), &milliseconds) == MHD_YES)
        m_timer.start(static_cast<int>(std::min<unsigned long long>(milliseconds, 60'000)));
    else
        m_timer.stop();
}

void Server::expect(MHD_Connection *connection)
{
    const auto *information = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    if (information == nullptr)
        return;
    m_pending.insert_or_assign(connection,
                               Pending{information->connect_fd, std::chrono::steady_clock::now()});
    if (!m_staleTimer.isActive())
        m_staleTimer.start(std::chrono::seconds(1));
}

void Server::forget(MHD_Connection *connection)
{
    m_pending.erase(connection);
}

void Server::dropStale()
{
    // libmicrohttpd's own time-out begins anew with every byte, and an end that arrives with data escapes it.
    const auto oldest = std::chrono::steady_clock::now() - m_requestLimit;
    for (const auto &[connection, pending] : m_pending) {
        char byte = 0;
        if (pending.since < oldest || ::recv(pending.descriptor, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0)
            ::shutdown(pending.descriptor, SHUT_RDWR);
    }
    if (m_pending.empty())
        m_staleTimer.stop();
}

int Server::begin(MHD_Connection *connection, const char *path, const char *method, void **context)
{
    auto exchange = std::make_unique<Exchange>();
    exchange->request.method = method;
    exchange->request.path = originForm(QString::fromUtf8(path));
    MHD_get_connection_values(connection, MHD_HEADER_KIND, &intoHash, &exchange->request.headers);
    MHD_get_connection_values(connection, MHD_GET_ARGUMENT_KIND, &intoHash, &exchange->request.query);
    // A body that is announced as too large is never read: this closes the connection, as it should.
    const bool tooLarge = isTooLarge(exchange->request.header("content-length"), bodyLimit);
    *context = exchange.release();
    ++m_exchanges;
    if (isAmbiguous(connection))
        return answer(connection, plain(MHD_HTTP_BAD_REQUEST, "the length of the body is ambiguous"));
    return tooLarge ? answer(connection, plain(MHD_HTTP_CONTENT_TOO_LARGE, "the body is too large"))
                    : MHD_YES;
}

int Server::serve(MHD_Connection *connection, const char *path, const char *method, const char *upload,
                  size_t *uploadSize, void **context)
{
    // The first call only takes note: an answer given in it would close the connection.
    if (*context == nullptr)
        return begin(connection, path, method, context);
    auto &exchange = *static_cast<Exchange *>(*context);
    if (*uploadSize > 0) {
        const auto size = static_cast<qsizetype>(std::exchange(*uploadSize, 0));
        exchange.received += size;
        if (exchange.received <= bodyLimit)
            exchange.request.body.append(upload, size);
        // Without an announced length the excess is read and dropped up to a limit, then the line is cut.
        return exchange.received <= 8 * bodyLimit ? MHD_YES : MHD_NO;
    }
    forget(connection);
    if (exchange.received > bodyLimit)
        return answer(connection, plain(MHD_HTTP_CONTENT_TOO_LARGE, "the body is too large"));
    return answer(connection, m_handler(exchange.request));
}

int Server::answer(MHD_Connection *connection, const Response &given) const
{
    ResponsePointer response;
    if (given.file) {
        response = responseOf(*given.file, !m_certificate.isEmpty());
        if (!response)
            return answer(connection, plain(MHD_HTTP_NOT_FOUND, "not found"));
    } else {
        response.reset(MHD_create_response_from_buffer(static_cast<size_t>(given.body.size()),
                                                       const_cast<char *>(given.body.constData()),
                                                       MHD_RESPMEM_MUST_COPY));
    }
    if (!response)
        return MHD_NO;
    for (const auto &[name, value] : given.headers)
        MHD_add_response_header(response.get(), name.constData(), value.constData());
    MHD_add_response_header(response.get(), "X-Content-Type-Options", "nosniff");
    return MHD_queue_response(connection, static_cast<unsigned>(given.status), response.get());
}

} // namespace kustos::host::http
