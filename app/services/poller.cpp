// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/poller.h"

#include "providers/provider.h"
#include "services/inventory.h"
#include "services/pollrounds.h"
#include "services/pollturns.h"

#include <QHash>

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
        int busy = 0;
        PollTurns<ServiceKey> turns;
    };

    Private(Inventory &i, const Clock &c, AlarmMaker alarms)
        : inventory(i)
        , clock(c)
        , rounds(std::move(alarms),
                 PollRounds::Work{[this](const ConnectionId &id) { return round(id); },
                                  [this](const ConnectionId &id) { return busy(id); },
                                  [this](const ConnectionId &id) { return fast(id); },
                                  [this](const ConnectionId &id) { return renewsItself(id); }})
    {
    }

    [[nodiscard]] bool busy(const ConnectionId &id) const;
    [[nodiscard]] milliseconds fast(const ConnectionId &id) const;
    [[nodiscard]] bool renewsItself(const ConnectionId &id) const;
    [[nodiscard]] QList<ServiceKey> dueServices(const ConnectionId &id);
    QCoro::Task<Result<void>> round(ConnectionId id);
    QCoro::Task<Result<void>> readService(ServiceKey key);

    Inventory &inventory;
    const Clock &clock;
    QHash<ConnectionId, std::shared_ptr<Target>> targets;
    std::optional<ServiceKey> focus;
    PollRounds rounds;
    std::stop_source ending; //!< copies of its token tell coroutines that this object is gone
};

bool Poller::Private::busy(const ConnectionId &id) const
{
    const auto target = targets.value(id);
    if (target->busy > 0 || target->turns.unread())
        return true;
    const auto keys = inventory.services(id);
    return std::ranges::any_of(keys,
                               [&](const ServiceKey &key) { return hasRunningJob(*inventory.record(key)); });
}

milliseconds Poller::Private::fast(const ConnectionId &id) const
{
    const Connection *connection = inventory.connection(id);
    return connection != nullptr && !connection->isOwnHost() ? fastCloud : fastOwnHost;
}

bool Poller::Private::renewsItself(const ConnectionId &id) const
{
    // Nobody renews the credentials of this computer: the host writes them, and the next look may find new
    // ones.
    const Connection *connection = inventory.connection(id);
    return connection != nullptr && connection->kind == Connection::Kind::ThisComputer;
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
    return due + targets.value(id)->turns.choose(others, othersPerRound);
}

QCoro::Task<Result<void>> Poller::Private::readService(ServiceKey key)
{
    const std::stop_token gone = ending.get_token();
    const auto target = targets.value(key.connection);
    if (!target)
        co_return failure(Error::Kind::NotFound);
    target->turns.asked(key, clock.now());
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

Poller::Poller(Inventory &inventory, const Clock &clock, QObject *parent)
    : Poller(inventory, clock, timerAlarm, parent)
{
}

Poller::Poller(Inventory &inventory, const Clock &clock, AlarmMaker alarms, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(inventory, clock, std::move(alarms)))
{
    connect(&d->rounds, &PollRounds::ended, this, &Poller::roundEnded);
}

Poller::~Poller()
{
    d->ending.request_stop();
}

void Poller::addProvider(const ConnectionId &connection, Provider &provider)
{
    auto target = std::make_shared<Private::Target>();
    target->provider = &provider;
    d->targets.insert(connection, target);
    d->rounds.add(connection);
}

void Poller::start()
{
    d->rounds.start();
}

void Poller::stop()
{
    d->rounds.stop();
}

void Poller::setFocus(std::optional<ServiceKey> service)
{
    if (d->focus == service)
        return;
    d->focus = service;
    if (service)
        d->rounds.look(service->connection);
}

void Poller::refresh(const ConnectionId &connection)
{
    d->rounds.refresh(connection);
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
    if (!was && busy)
        d->rounds.replan(connection);
}

} // namespace kustos
