// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/machinepoller.h"

#include "providers/machineprovider.h"
#include "services/inventory.h"
#include "services/machineinventory.h"
#include "services/pollpace.h"
#include "services/pollrounds.h"
#include "services/pollturns.h"

#include <algorithm>
#include <utility>

namespace kustos {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds fastOwnHost{400}; // with the reading itself under the 500 ms that progress may be old
constexpr milliseconds fastCloud{1'000}; // also between any two requests
constexpr qint64 otherMachinesAge = 5 * 60; //!< seconds after which what is not on view is read again
constexpr qsizetype othersOfHost = 4;       //!< per round
constexpr qsizetype othersOfCloud = 1;

bool runs(const MachineJob &job)
{
    return job.state == MachineJob::State::Running || job.state == MachineJob::State::Waiting;
}

bool isUnderWay(const MachineRecord &record)
{
    return record.machine.state == VirtualMachine::State::Changing || !record.machine.runningJob.isEmpty() ||
           std::ranges::any_of(record.jobs, runs);
}

} // namespace

struct MachinePoller::Private
{
    struct Target
    {
        MachineProvider *provider = nullptr;
        ConnectionReading reading = ConnectionReading::LeftToPoller;
        std::unique_ptr<PollPace> pace;
        QHash<MachineId, int> busy;
        PollTurns<MachineKey> turns;
    };

    Private(Inventory &i, MachineInventory &m, const Clock &c, AlarmMaker a)
        : inventory(i)
        , machines(m)
        , clock(c)
        , alarms(std::move(a))
        , rounds(alarms, PollRounds::Work{[this](const ConnectionId &id) { return round(id); },
                                          [this](const ConnectionId &id) { return busy(id); },
                                          [this](const ConnectionId &id) { return fast(id); },
                                          [this](const ConnectionId &id) { return renewsItself(id); }})
    {
    }

    [[nodiscard]] bool isCloud(const ConnectionId &id) const;
    [[nodiscard]] bool busy(const ConnectionId &id) const;
    [[nodiscard]] milliseconds fast(const ConnectionId &id) const
    {
        return isCloud(id) ? fastCloud : fastOwnHost;
    }
    [[nodiscard]] bool renewsItself(const ConnectionId &id) const;
    [[nodiscard]] QCoro::Task<void> turn(ConnectionId id)
    {
        return targets.value(id)->pace->turn(isCloud(id) ? fastCloud : milliseconds(0));
    }
    [[nodiscard]] QList<MachineKey> dueMachines(const ConnectionId &id);
    void listFailed(const ConnectionId &id, const Error &error);
    Error machineFailed(const MachineKey &key, const Error &error);
    QCoro::Task<Result<void>> readList(ConnectionId id);
    QCoro::Task<Result<void>> readSnapshots(MachineKey key);
    QCoro::Task<Result<void>> readMachine(MachineKey key);
    QCoro::Task<Result<void>> round(ConnectionId id);

    Inventory &inventory;
    MachineInventory &machines;
    const Clock &clock;
    AlarmMaker alarms;
    QHash<ConnectionId, std::shared_ptr<Target>> targets;
    std::optional<MachineKey> focus;
    PollRounds rounds;
    std::stop_source ending; //!< copies of its token tell coroutines that this object is gone
};

bool MachinePoller::Private::isCloud(const ConnectionId &id) const
{
    const Connection *connection = inventory.connection(id);
    return connection != nullptr && !connection->isOwnHost();
}

bool MachinePoller::Private::renewsItself(const ConnectionId &id) const
{
    const Connection *connection = inventory.connection(id);
    return connection != nullptr && connection->kind == Connection::Kind::ThisComputer;
}

bool MachinePoller::Private::busy(const ConnectionId &id) const
{
    const auto target = targets.value(id);
    const auto keys = machines.machines(id);
    return !target->busy.isEmpty() || target->turns.unread() ||
           std::ranges::any_of(keys,
                               [this](const MachineKey &key) { return isUnderWay(*machines.record(key)); });
}

QList<MachineKey> MachinePoller::Private::dueMachines(const ConnectionId &id)
{
    const auto target = targets.value(id);
    QList<MachineKey> due;
    QList<MachineKey> others;
    for (const MachineKey &key : machines.machines(id)) {
        const MachineRecord &record = *machines.record(key);
        const Reading &reading = record.reading;
        const bool old = reading.state == Reading::State::Never || !reading.readAt.isValid() ||
                         reading.readAt.secsTo(clock.now()) >= otherMachinesAge;
        if (focus == key)
            due.prepend(key);
        else if (target->busy.contains(key.machine))
            due.append(key);
        else if (old || isUnderWay(record))
            others.append(key);
    }
    return due + target->turns.choose(others, isCloud(id) ? othersOfCloud : othersOfHost);
}

void MachinePoller::Private::listFailed(const ConnectionId &id, const Error &error)
{
    machines.applyFailure(id, error);
    if (targets.value(id)->reading == ConnectionReading::KeptHere)
        inventory.applyFailure(id, error);
}

Error MachinePoller::Private::machineFailed(const MachineKey &key, const Error &error)
{
    if (concernsConnection(error))
        listFailed(key.connection, error);
    else
        machines.applyFailure(key, error);
    return error;
}

QCoro::Task<Result<void>> MachinePoller::Private::readList(ConnectionId id)
{
    const std::stop_token gone = ending.get_token();
    const auto target = targets.value(id);
    if (!target)
        co_return failure(Error::Kind::NotFound);
    co_await turn(id);
    if (gone.stop_requested())
        co_return failure(Error::Kind::Cancelled);
    const auto list = co_await target->provider->machines(gone);
    if (gone.stop_requested())
        co_return failure(Error::Kind::Cancelled);
    if (!list) {
        listFailed(id, list.error());
        co_return std::unexpected(list.error());
    }
    if (target->reading == ConnectionReading::KeptHere)
        inventory.applyServices(id, {}, clock.now());
    machines.applyMachines(id, *list, clock.now());
    co_return {};
}

QCoro::Task<Result<void>> MachinePoller::Private::readSnapshots(MachineKey key)
{
    const std::stop_token gone = ending.get_token();
    const auto target = targets.value(key.connection);
    if (!target)
        co_return failure(Error::Kind::NotFound);
    target->turns.asked(key, clock.now());
    co_await turn(key.connection);
    if (gone.stop_requested())
        co_return failure(Error::Kind::Cancelled);
    // Jobs first: a snapshot that ended in between is then in the list although its job still ran.
    const auto jobs = co_await target->provider->jobs(key.machine, gone);
    if (gone.stop_requested())
        co_return failure(Error::Kind::Cancelled);
    if (!jobs)
        co_return std::unexpected(machineFailed(key, jobs.error()));
    co_await turn(key.connection);
    if (gone.stop_requested())
        co_return failure(Error::Kind::Cancelled);
    const auto list = co_await target->provider->snapshots(key.machine, gone);
    if (gone.stop_requested())
        co_return failure(Error::Kind::Cancelled);
    if (!list)
        co_return std::unexpected(machineFailed(key, list.error()));
    machines.applySnapshots(key, list->snapshots, list->limits, *jobs, clock.now());
    co_return {};
}

QCoro::Task<Result<void>> MachinePoller::Private::readMachine(MachineKey key)
{
    const std::stop_token gone = ending.get_token();
    const auto snapshots = co_await readSnapshots(key);
    if (!snapshots || gone.stop_requested())
        co_return snapshots;
    const auto target = targets.value(key.connection);
    co_await turn(key.connection);
    if (gone.stop_requested())
        co_return failure(Error::Kind::Cancelled);
    const auto machine = co_await target->provider->machine(key.machine, gone);
    if (gone.stop_requested())
        co_return failure(Error::Kind::Cancelled);
    if (!machine)
        co_return std::unexpected(machineFailed(key, machine.error()));
    machines.applyMachine(key, *machine, clock.now());
    co_return {};
}

QCoro::Task<Result<void>> MachinePoller::Private::round(ConnectionId id)
{
    const std::stop_token gone = ending.get_token();
    const auto list = co_await readList(id);
    if (!list || gone.stop_requested())
        co_return list;
    const QList<MachineKey> due = dueMachines(id);
    for (const MachineKey &key : due) {
        const auto read = co_await readSnapshots(key);
        if (gone.stop_requested())
            co_return failure(Error::Kind::Cancelled);
        if (!read && concernsConnection(read.error()))
            co_return read;
    }
    co_return {};
}

MachinePoller::MachinePoller(Inventory &inventory, MachineInventory &machines, const Clock &clock,
                             QObject *parent)
    : MachinePoller(inventory, machines, clock, timerAlarm, parent)
{
}

MachinePoller::MachinePoller(Inventory &inventory, MachineInventory &machines, const Clock &clock,
                             AlarmMaker alarms, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(inventory, machines, clock, std::move(alarms)))
{
    connect(&d->rounds, &PollRounds::ended, this, &MachinePoller::roundEnded);
}

MachinePoller::~MachinePoller()
{
    d->ending.request_stop();
    for (const auto &target : std::as_const(d->targets))
        target->pace.reset(); // whoever waits for a turn goes on, and finds that this is gone
}

void MachinePoller::addProvider(const ConnectionId &connection, MachineProvider &provider,
                                ConnectionReading reading)
{
    auto target = std::make_shared<Private::Target>();
    target->provider = &provider;
    target->reading = reading;
    target->pace = std::make_unique<PollPace>(d->clock, d->alarms());
    d->targets.insert(connection, target);
    d->rounds.add(connection);
}

void MachinePoller::start()
{
    d->rounds.start();
}

void MachinePoller::stop()
{
    d->rounds.stop();
}

void MachinePoller::setFocus(std::optional<MachineKey> machine)
{
    if (d->focus == machine)
        return;
    d->focus = machine;
    if (machine)
        d->rounds.look(machine->connection);
}

void MachinePoller::refresh(const ConnectionId &connection)
{
    d->rounds.refresh(connection);
}

QCoro::Task<Result<void>> MachinePoller::readNow(MachineKey machine)
{
    return d->readMachine(std::move(machine));
}

QCoro::Task<Result<void>> MachinePoller::readList(ConnectionId connection)
{
    return d->readList(std::move(connection));
}

void MachinePoller::setBusy(const MachineKey &machine, bool busy)
{
    const auto target = d->targets.value(machine.connection);
    if (!target)
        return;
    const bool was = !target->busy.isEmpty();
    int &held = target->busy[machine.machine];
    held += busy ? 1 : -1;
    if (held <= 0)
        target->busy.remove(machine.machine);
    if (!was && busy)
        d->rounds.replan(machine.connection);
}

} // namespace kustos
