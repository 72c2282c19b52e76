// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakecloud.h"

#include "support/selfsigned.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <csignal>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace kustos::test {

namespace {

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

quint16 bindToFreePort(int socket)
{
    sockaddr_in address = loopback(0);
    socklen_t length = sizeof address;
    if (::bind(socket, reinterpret_cast<sockaddr *>(&address), length) != 0 ||
        ::getsockname(socket, reinterpret_cast<sockaddr *>(&address), &length) != 0)
        throw std::runtime_error("no port of 127.0.0.1 could be had");
    return ntohs(address.sin_port);
}

Recorded parsedHead(const QByteArray &head, int connection)
{
    Recorded request;
    request.connection = connection;
    const QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> first = lines.constFirst().trimmed().split(' ');
    request.method = first.value(0);
    request.path = first.value(1);
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            request.headers.insert(line.left(colon).trimmed().toLower(), line.sliced(colon + 1).trimmed());
    }
    return request;
}

QByteArray withoutQuery(const QByteArray &path)
{
    return path.left(path.indexOf('?') < 0 ? path.size() : path.indexOf('?'));
}

} // namespace

FakeCloud::FakeCloud(Transport transport)
    : m_transport(transport)
{
    std::signal(SIGPIPE, SIG_IGN); // OpenSSL writes without MSG_NOSIGNAL
    if (m_transport == Transport::Tls)
        m_tls = selfSignedServer(m_certificate);
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    m_port = bindToFreePort(m_listener);
    ::listen(m_listener, 64);
    m_acceptor = std::thread([this] { accept(); });
}

FakeCloud::~FakeCloud()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    stopListening();
    m_acceptor.join();
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &peer : m_peers)
            peer->tearDown();
    }
    for (std::thread &worker : m_workers)
        worker.join();
    ::close(m_listener);
}

QUrl FakeCloud::url(const QString &path) const
{
    const QString scheme = m_transport == Transport::Tls ? QStringLiteral("https") : QStringLiteral("http");
    return QUrl(scheme + QStringLiteral("://127.0.0.1:") + QString::number(m_port) + path);
}

QByteArray FakeCloud::certificate() const
{
    return m_certificate;
}

void FakeCloud::script(Step step)
{
    const std::lock_guard lock(m_mutex);
    m_script.push_back(std::move(step));
}

void FakeCloud::clearScript()
{
    const std::lock_guard lock(m_mutex);
    m_script.clear();
}

void FakeCloud::route(const QByteArray &method, const QByteArray &path, Step step)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_routes, [&](const auto &known) {
        return std::get<0>(known) == method && std::get<1>(known) == path;
    });
    m_routes.emplace_back(method, path, std::move(step));
}

std::vector<Recorded> FakeCloud::ledger() const
{
    const std::lock_guard lock(m_mutex);
    return m_ledger;
}

int FakeCloud::mutations() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(
        std::count_if(m_ledger.begin(), m_ledger.end(), [](const Recorded &r) { return r.mutates(); }));
}

int FakeCloud::connections() const
{
    const std::lock_guard lock(m_mutex);
    return m_connections;
}

qint64 FakeCloud::bytesSeen() const
{
    const std::lock_guard lock(m_mutex);
    qint64 sum = 0;
    for (const auto &peer : m_peers)
        sum += peer->bytesSeen();
    return sum;
}

void FakeCloud::stopListening()
{
    ::shutdown(m_listener, SHUT_RDWR);
}

void FakeCloud::accept()
{
    for (;;) {
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0)
            return;
        const int on = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        const std::lock_guard lock(m_mutex);
        const int number = ++m_connections;
        m_workers.emplace_back([this, socket, number] {
            const auto peer = std::make_shared<Peer>(socket, m_tls.get());
            {
                const std::lock_guard inner(m_mutex);
                m_peers.push_back(peer);
                if (m_ending)
                    peer->tearDown();
            }
            serve(peer, number);
        });
    }
}

void FakeCloud::serve(const std::shared_ptr<Peer> &peer, int number)
{
    QByteArray buffer;
    while (peer->isOpen()) {
        qsizetype end = buffer.indexOf("\r\n\r\n");
        while (end < 0) {
            const QByteArray more = peer->read();
            if (more.isEmpty())
                return;
            buffer += more;
            end = buffer.indexOf("\r\n\r\n");
        }
        Recorded request = parsedHead(buffer.left(end), number);
        buffer.remove(0, end + 4);
        const qsizetype length = request.headers.value("content-length").toLongLong();
        while (buffer.size() < length) {
            const QByteArray more = peer->read();
            if (more.isEmpty())
                return;
            buffer += more;
        }
        request.body = buffer.left(length);
        buffer.remove(0, length);
        stepFor(request)(*peer, request);
    }
}

Step FakeCloud::stepFor(const Recorded &request)
{
    const std::lock_guard lock(m_mutex);
    m_ledger.push_back(request);
    if (!m_script.empty()) {
        Step step = std::move(m_script.front());
        m_script.pop_front();
        return step;
    }
    for (const auto &[method, path, step] : m_routes) {
        if (method == request.method && (path == request.path || path == withoutQuery(request.path)))
            return step;
    }
    return [](Peer &peer, const Recorded &) {
        peer.write("HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nContent-Length: 22\r\n\r\n"
                   "{\"errors\":\"not found\"}");
    };
}

quint16 closedPort()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const quint16 port = bindToFreePort(socket);
    ::close(socket);
    return port;
}

} // namespace kustos::test
