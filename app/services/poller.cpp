// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/poller.h"

#include "providers/provider.h"
#include "services/inventory.h"
#include "services/pollschedule.h"

#include <QHash>
#include <QRandomGenerator>

#include <algorithm>
#include <ranges>
#include <utility>

namespace kustos {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds fastOwnHost{500};
constexpr milliseconds fastCloud{1'000};
constexpr qint64 otherServicesAge = 5 * 60; //!< seconds after which what is not on view is read again
constexpr qsizetype othersPerRound = 4;

//! Such an error is of the connection; others are of the one service that was asked for.
bool concernsConnection(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Offline:
    case Error::Kind::Timeout:
    case Error::Kind::Tls:
    case Error::Kind::Unauthorized:
    case Error::Kind::RateLimited:
        return true;
    default:
        return false;
    }
}

bool hasRunningJob(const ServiceRecord &record)
{
    const auto runs = [](const Job &job) {
        return job.state == Job::State::Running || job.state == Job::State::Waiting;
    };
    return record.service.state == DatabaseService::State::Provisioning ||
           std::ranges::any_of(record.jobs, runs);
}

} // namespace

struct Poller::Private
{
    struct Target
    {
        Provider *provider = nullptr;
        std::unique_ptr<Alarm> alarm;
        PollSchedule schedule;
        int busy = 0;
        bool reading = false;              //!< a round is on its way
        bool again = false;                //!< asked for while it was
        bool unread = false;               //!< services are left that were never asked for
        QHash<ServiceId, QDateTime> asked; //!< when each one's backups were asked for last
    };

    Private(Poller &poller, Inventory &i, const Clock &c, AlarmMaker a)
        : q(poller)
        , inventory(i)
        , clock(c)
        , alarms(std::move(a))
    {
    }

    void begin(const ConnectionId &id);
    void finished(const ConnectionId &id, const Result<void> &result);
    void plan(const ConnectionId &id);
    [[nodiscard]] bool busy(const ConnectionId &id) const;
    [[nodiscard]] milliseconds fast(const ConnectionId &id) const;
    [[nodiscard]] QList<ServiceKey> dueServices(const ConnectionId &id);
    QCoro::Task<Result<void>> round(ConnectionId id);
    QCoro::Task<Result<void>> readService(ServiceKey key);

    Poller &q;
    Inventory &inventory;
    const Clock &clock;
    AlarmMaker alarms;
    QHash<ConnectionId, std::shared_ptr<Target>> targets;
    std::optional<ServiceKey> focus;
    bool started = false;
    std::stop_source ending; //!< copies of its token tell coroutines that this object is gone
};

bool Poller::Private::busy(const ConnectionId &id) const
{
    if (targets.value(id)->busy > 0)
        return true;
    const auto keys = inventory.services(id);
    return std::ranges::any_of(keys,
                               [&](const ServiceKey &key) { return hasRunningJob(*inventory.record(key)); });
}

milliseconds Poller::Private::fast(const ConnectionId &id) const
{
    const Connection *connection = inventory.connection(id);
    return connection != nullptr && connection->kind == Connection::Kind::Compose ? fastCloud : fastOwnHost;
}

QList<ServiceKey> Poller::Private::dueServices(const ConnectionId &id)
{
    QList<ServiceKey> due;
    QList<ServiceKey> others;
    for (const ServiceKey &key : inventory.services(id)) {
        const ServiceRecord &record = *inventory.record(key);
        const Reading &reading = record.reading;
        const bool old = reading.state == Reading::State::Never || !reading.readAt.isValid() ||
                         reading.readAt.secsTo(clock.now()) >= otherServicesAge;
        if (focus == key)
            due.prepend(key);
        else if (old || hasRunningJob(record))
            others.append(key);
    }
    // The longest not asked for first, whatever came of it: one that never answers must not starve the
    // others.
    Target &target = *targets.value(id);
    std::ranges::stable_sort(others, {},
                             [&target](const ServiceKey &key) { return target.asked.value(key.service); });
    const qsizetype turn = std::min(others.size(), othersPerRound);
    target.unread = std::any_of(others.begin() + turn, others.end(), [&target](const ServiceKey &key) {
        return !target.asked.contains(key.service);
    });
    return due + others.first(turn);
}

QCoro::Task<Result<void>> Poller::Private::readService(ServiceKey key)
{
    const std::stop_token gone = ending.get_token();
    const auto target = targets.value(key.connection);
    if (!target)
        co_return failure(Error::Kind::NotFound);
    target->asked.insert(key.service, clock.now());
    const auto jobs = co_await target->provider->jobs(key.service, gone);
    if (gone.stop_requested())
        co_return failure(Error::Kind::Cancelled);
    // Jobs first: a backup that ended in between is then in the list although its job still ran.
    Result<QList<RestorePoint>> backups = QList<RestorePoint>();
    if (jobs)
        backups = co_await target->provider->backups(key.service, gone);
    if (gone.stop_requested())
        co_return failure(Error::Kind::Cancelled);
    if (jobs && backups) {
        inventory.applyBackups(key, *backups, *jobs, clock.now());
        co_return {};
    }
    const Error error = jobs ? backups.error() : jobs.error();
    if (concernsConnection(error))
        inventory.applyFailure(key.connection, error);
    else
        inventory.applyBackupsFailure(key, error);
    co_return std::unexpected(error);
}

QCoro::Task<Result<void>> Poller::Private::round(ConnectionId id)
{
    const std::stop_token gone = ending.get_token();
    const auto target = targets.value(id);
    const auto services = co_await target->provider->services(gone);
    if (gone.stop_requested())
        co_return failure(Error::Kind::Cancelled);
    if (!services) {
        inventory.applyFailure(id, services.error());
        co_return std::unexpected(services.error());
    }
    inventory.applyServices(id, *services, clock.now());
    const QList<ServiceKey> due = dueServices(id);
    for (const ServiceKey &key : due) {
        const auto read = co_await readService(key);
        if (gone.stop_requested())
            co_return failure(Error::Kind::Cancelled);
        if (!read && concernsConnection(read.error()))
            co_return read;
    }
    co_return {};
}

void Poller::Private::begin(const ConnectionId &id)
{
    const auto target = targets.value(id);
    target->alarm->clear();
    if (target->reading) {
        target->again = true;
        return;
    }
    target->reading = true;
    target->again = false;
    QCoro::connect(round(id), &q, [this, id](const Result<void> &result) { finished(id, result); });
}

void Poller::Private::finished(const ConnectionId &id, const Result<void> &result)
{
    const auto target = targets.value(id);
    target->reading = false;
    target->schedule.ended(result ? std::nullopt : std::optional(result.error()));
    // Nobody renews the credentials of this computer: the host writes them, and the next look may find new
    // ones.
    if (const Connection *connection = inventory.connection(id);
        connection != nullptr && connection->kind == Connection::Kind::ThisComputer)
        target->schedule.speak();
    plan(id); // before the signal: who hears it may ask for the next round
    Q_EMIT q.roundEnded(id);
}

void Poller::Private::plan(const ConnectionId &id)
{
    const auto target = targets.value(id);
    if (target->reading || !started || (target->schedule.silent() && !target->again))
        return;
    const double dice = QRandomGenerator::global()->generateDouble();
    const milliseconds delay =
        target->again ? milliseconds(0) : target->schedule.delay(busy(id) || target->unread, fast(id), dice);
    target->alarm->set(delay, [this, id] { begin(id); });
}

Poller::Poller(Inventory &inventory, const Clock &clock, QObject *parent)
    : Poller(inventory, clock, timerAlarm, parent)
{
}

Poller::Poller(Inventory &inventory, const Clock &clock, AlarmMaker alarms, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, inventory, clock, std::move(alarms)))
{
}

Poller::~Poller()
{
    d->ending.request_stop();
}

void Poller::addProvider(const ConnectionId &connection, Provider &provider)
{
    auto target = std::make_shared<Private::Target>();
    target->provider = &provider;
    target->alarm = d->alarms();
    d->targets.insert(connection, target);
    if (d->started)
        d->begin(connection);
}

void Poller::start()
{
    if (std::exchange(d->started, true))
        return;
    for (const ConnectionId &id : d->targets.keys())
        d->begin(id);
}

void Poller::stop()
{
    d->started = false;
    for (const auto &target : std::as_const(d->targets)) {
        target->alarm->clear();
        target->again = false;
    }
}

void Poller::setFocus(std::optional<ServiceKey> service)
{
    if (d->focus == service)
        return;
    d->focus = service;
    if (service && d->started && d->targets.contains(service->connection) &&
        !d->targets.value(service->connection)->schedule.silent())
        d->begin(service->connection);
}

void Poller::refresh(const ConnectionId &connection)
{
    if (!d->targets.contains(connection))
        return;
    d->targets.value(connection)->schedule.forgive();
    d->begin(connection);
}

QCoro::Task<Result<void>> Poller::readNow(ServiceKey service)
{
    return d->readService(std::move(service));
}

void Poller::setBusy(const ConnectionId &connection, bool busy)
{
    const auto target = d->targets.value(connection);
    if (!target)
        return;
    const bool was = target->busy > 0;
    target->busy = std::max(0, target->busy + (busy ? 1 : -1));
    const bool waiting = !target->reading && !target->schedule.silent();
    if (!was && busy && waiting && d->started)
        d->plan(connection);
}

} // namespace kustos
