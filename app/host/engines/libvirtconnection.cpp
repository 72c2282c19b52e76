// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/engines/libvirtconnection.h"

#include "host/engines/libvirterror.h"
#include "host/engines/libvirtevents.h"

#include <QString>

#include <array>
#include <atomic>
#include <condition_variable>
#include <future>
#include <libvirt/virterror.h>
#include <optional>
#include <semaphore>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace kustos::host::libvirt {

struct LibvirtConnection::Gate
{
    std::mutex mutex;
    Handlers handlers;
    bool open = true;

    template <class Call> void pass(const Call &call)
    {
        const std::lock_guard lock(mutex);
        if (open)
            call(handlers);
    }
};

//! What the loop looks after. Where several calls wait for a daemon that hangs, keep-alive ends one of them;
//! the others go on waiting for ever (libvirt 9.0). So the loop looks whether the connection has been given
//! up, and then breaks its socket, which wakes all of them.
struct Watch
{
    std::mutex mutex;
    virConnectPtr connection = nullptr; //!< null: closed by us
    std::vector<int> sockets;
    std::atomic<bool> lost = false;

    Watch() = default;
    Watch(const Watch &) = delete;
    Watch &operator=(const Watch &) = delete;
    ~Watch()
    {
        for (const int socket : sockets)
            ::close(socket);
    }

    //! Whether this look found the loss.
    [[nodiscard]] bool look()
    {
        const std::lock_guard lock(mutex);
        if (!connection || lost || virConnectIsAlive(connection) == 1)
            return false;
        lost = true;
        for (const int socket : sockets)
            ::shutdown(socket, SHUT_RDWR);
        return true;
    }
};

//! Lives until libvirt has let go of the last callback, and closes when the last call has come back.
struct LibvirtConnection::Link
{
    std::shared_ptr<Gate> gate;
    std::shared_ptr<LibvirtLoop> loop; //!< closing needs its turns
    std::shared_ptr<Watch> watch = std::make_shared<Watch>();
    virConnectPtr connection = nullptr;
    std::vector<int> events;
    int timer = -1;
    //! A daemon that has five calls of one client before it (max_client_requests) reads nothing more from it,
    //! not even what keeps it alive.
    std::counting_semaphore<4> slots{4};

    Link() = default;
    Link(const Link &) = delete;
    Link &operator=(const Link &) = delete;
    ~Link();

    [[nodiscard]] bool isUsable() const { return !watch->lost && virConnectIsAlive(connection) == 1; }
};

struct LibvirtConnection::Attempt
{
    std::mutex mutex;
    std::condition_variable done;
    std::chrono::steady_clock::time_point ends;
    std::optional<Result<std::shared_ptr<Link>>> result;

    [[nodiscard]] bool wait()
    {
        std::unique_lock lock(mutex);
        return done.wait_until(lock, ends, [this] { return result.has_value(); });
    }
};

namespace {

using namespace Qt::Literals::StringLiterals;
using Gate = LibvirtConnection::Gate;
using Link = LibvirtConnection::Link;

constexpr std::chrono::seconds closeLimit{2};
constexpr int lookEvery = 500; // ms
//! Longer than any one call takes.
constexpr std::chrono::seconds slotLimit{60};

//! What libvirt keeps for a callback: never the connection itself, which would then never end.
struct Told
{
    std::shared_ptr<Gate> gate;
    std::shared_ptr<Watch> watch;
};

Gate &gateOf(void *told)
{
    return *static_cast<Told *>(told)->gate;
}

void forget(void *told)
{
    delete static_cast<Told *>(told);
}

QString uuidOf(virDomainPtr domain)
{
    std::array<char, VIR_UUID_STRING_BUFLEN> text{};
    return virDomainGetUUIDString(domain, text.data()) == 0 ? QString::fromLatin1(text.data()) : QString();
}

void closed(virConnectPtr, int, void *told)
{
    static_cast<Told *>(told)->watch->lost = true;
    gateOf(told).pass([](const auto &handlers) { handlers.changed(); });
}

int lifecycle(virConnectPtr, virDomainPtr domain, int event, int, void *told)
{
    const QString uuid = uuidOf(domain);
    gateOf(told).pass([&](const auto &handlers) { handlers.lifecycle(uuid, event); });
    return 0;
}

void jobCompleted(virConnectPtr, virDomainPtr domain, virTypedParameterPtr values, int count, void *told)
{
    const QString uuid = uuidOf(domain);
    gateOf(told).pass([&](const auto &handlers) { handlers.jobCompleted(uuid, values, count); });
}

void look(int, void *told)
{
    if (static_cast<Told *>(told)->watch->look())
        gateOf(told).pass([](const auto &handlers) { handlers.changed(); });
}

void metadataChanged(virConnectPtr, virDomainPtr, int, const char *, void *told)
{
    gateOf(told).pass([](const auto &handlers) { handlers.changed(); });
}

//! Not every driver has every event: what cannot be registered is not told.
template <class Call> void registerEvent(Link &link, int event, Call *call)
{
    auto *told = new Told{link.gate, link.watch};
    // libvirt has one type for the callbacks of all events; the number says which one it is.
    const auto generic =
        reinterpret_cast<virConnectDomainEventGenericCallback>(reinterpret_cast<void (*)()>(call));
    const int id = virConnectDomainEventRegisterAny(link.connection, nullptr, event, generic, told, &forget);
    if (id < 0)
        forget(told);
    else
        link.events.push_back(id);
}

Result<std::shared_ptr<Link>> openLink(const Options &options, const std::shared_ptr<Gate> &gate,
                                       const std::shared_ptr<LibvirtLoop> &loop)
{
    auto link = std::make_shared<Link>();
    link->gate = gate;
    link->loop = loop;
    SocketRecorder recorder;
    link->connection = virConnectOpen(options.uri.constData());
    if (!link->connection) {
        Error error = lastError();
        error.kind = Error::Kind::Offline;
        error.cause = Error::Cause::HostUnreachable;
        return std::unexpected(error);
    }
    link->watch->sockets = recorder.take();
    link->watch->connection = link->connection;
    link->timer = virEventAddTimeout(lookEvery, &look, new Told{gate, link->watch}, &forget);
    // A driver inside this process has no connection that could fall silent, and says that it cannot do this.
    virConnectSetKeepAlive(link->connection, options.keepAliveInterval, options.keepAliveCount);
    // A driver inside this process says yes and keeps nothing, not even what it would have to free.
    if (!options.uri.startsWith("test:")) {
        auto *told = new Told{gate, link->watch};
        if (virConnectRegisterCloseCallback(link->connection, &closed, told, &forget) != 0)
            forget(told);
    }
    registerEvent(*link, VIR_DOMAIN_EVENT_ID_LIFECYCLE, &lifecycle);
    registerEvent(*link, VIR_DOMAIN_EVENT_ID_JOB_COMPLETED, &jobCompleted);
    registerEvent(*link, VIR_DOMAIN_EVENT_ID_METADATA_CHANGE, &metadataChanged);
    if (link->watch->lost)
        return failure(Error::Kind::Offline, Error::Cause::ConnectionLost);
    return link;
}

} // namespace

LibvirtConnection::Link::~Link()
{
    if (!connection)
        return;
    {
        const std::lock_guard lock(watch->mutex);
        watch->connection = nullptr;
    }
    virEventRemoveTimeout(timer);
    // A reference that a callback holds would keep the connection open.
    for (const int event : events)
        virConnectDomainEventDeregisterAny(connection, event);
    virConnectUnregisterCloseCallback(connection, &closed);
    virConnectClose(connection);
}

LibvirtConnection::LibvirtConnection(Options options, Handlers handlers)
    : m_options(std::move(options))
    , m_loop(LibvirtLoop::shared())
    , m_gate(std::make_shared<Gate>())
{
    m_gate->handlers = std::move(handlers);
}

LibvirtConnection::~LibvirtConnection()
{
    {
        const std::lock_guard lock(m_gate->mutex);
        m_gate->open = false;
    }
    // Closing asks the daemon, which may hang; the end of the program does not wait for that.
    std::promise<void> done;
    auto ended = done.get_future();
    std::thread([link = std::move(m_present), loop = std::move(m_loop), done = std::move(done)]() mutable {
        link.reset();
        loop.reset();
        done.set_value();
    }).detach();
    ended.wait_for(closeLimit);
}

std::shared_ptr<LibvirtConnection::Attempt> LibvirtConnection::begin() const
{
    auto attempt = std::make_shared<Attempt>();
    attempt->ends = std::chrono::steady_clock::now() + m_options.openLimit;
    // libvirt knows no limit for opening: the thread is left behind where it hangs, and its late result with
    // it.
    std::thread([options = m_options, gate = m_gate, loop = m_loop, attempt] {
        auto opened = openLink(options, gate, loop);
        const std::lock_guard lock(attempt->mutex);
        attempt->result = std::move(opened);
        attempt->done.notify_all();
    }).detach();
    return attempt;
}

Result<ConnectionHandle> LibvirtConnection::open()
{
    bool regained = false;
    std::unique_lock lock(m_mutex);
    if (m_present && !m_present->isUsable())
        m_present.reset();
    if (!m_present) {
        if (!m_attempt)
            m_attempt = begin();
        const auto attempt = m_attempt;
        lock.unlock();
        if (!attempt->wait())
            return failure(Error::Kind::Offline, Error::Cause::HostUnreachable,
                           u"the hypervisor does not answer"_s);
        lock.lock();
        const std::lock_guard reading(attempt->mutex);
        auto &result = *attempt->result;
        if (m_attempt == attempt) {
            m_attempt.reset();
            if (result) {
                m_present = std::move(*result); // moved, so that nobody but users keeps it open
                regained = true;
            }
        }
        if (!result)
            return std::unexpected(result.error());
        if (!m_present)
            return failure(Error::Kind::Offline, Error::Cause::ConnectionLost);
    }
    const auto link = m_present;
    lock.unlock();
    if (regained)
        m_gate->pass([](const auto &handlers) { handlers.changed(); });
    if (!link->slots.try_acquire_for(slotLimit))
        return failure(Error::Kind::Offline, Error::Cause::HostUnreachable, u"the hypervisor is busy"_s);
    return ConnectionHandle(link->connection, [link](virConnectPtr) { link->slots.release(); });
}

} // namespace kustos::host::libvirt
