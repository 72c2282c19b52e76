// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/machineservice.h"

#include "services/changecourse.h"
#include "services/consistentcourse.h"
#include "services/coursequeues.h"
#include "services/createcourse.h"
#include "services/machineobstacles.h"
#include "services/obstacles.h"
#include "services/powercourse.h"

#include <algorithm>

namespace kustos {

using Kind = Operation::Kind;

struct MachineService::Private
{
    explicit Private(MachineContext c)
        : context(c)
        , courses(c.operations)
    {
    }

    OperationId add(Operation wanted);
    OperationId add(Kind kind, const MachineKey &machine, const QString &argument,
                    const SnapshotId &snapshot = {});
    MachineCourse *makeCourse(const Operation &operation);
    void start(MachineCourse *course);
    [[nodiscard]] ConsistentCourse *consistent(const OperationId &id) const
    {
        return qobject_cast<ConsistentCourse *>(courses.find(id));
    }
    //! The connection, this program's own work, and only then `rest`, by what was read of the machine.
    template <std::invocable<const MachineRecord &> Rest>
    [[nodiscard]] Obstacle obstacle(const MachineKey &machine, Rest rest, bool turnOff = false) const;
    [[nodiscard]] bool isUnfinished(const MachineKey &machine) const;
    [[nodiscard]] const MachineRecord *record(const MachineKey &key) const
    {
        return context.machines.record(key);
    }
    [[nodiscard]] MachineProvider *provider(const MachineKey &key) const
    {
        return providers.value(key.connection);
    }

    MachineContext context;
    QHash<ConnectionId, MachineProvider *> providers;
    CourseQueues courses;
};

MachineCourse *MachineService::Private::makeCourse(const Operation &operation)
{
    MachineProvider *provider = providers.value(operation.machine.connection);
    if (provider == nullptr || operation.machine.isEmpty())
        return nullptr;
    MachineCourse *course = nullptr;
    switch (operation.kind) {
    case Kind::StartMachine:
    case Kind::ShutDownMachine:
    case Kind::TurnOffMachine:
    case Kind::RebootMachine:
    case Kind::ResetMachine:
        course = new PowerCourse(context, *provider, operation.id);
        break;
    case Kind::TakeSnapshot:
        course = new SnapshotCourse(context, *provider, operation.id);
        break;
    case Kind::ConsistentSnapshot:
        course = new ConsistentCourse(context, *provider, operation.id);
        break;
    case Kind::RenameSnapshot:
    case Kind::DeleteSnapshot:
    case Kind::RestoreSnapshot:
    case Kind::RenameMachine:
        course = new ChangeCourse(context, *provider, operation.id);
        break;
    case Kind::CreateMachine:
        course = new CreateCourse(context, *provider, operation.id);
        break;
    case Kind::BackUp:
    case Kind::Restore:
    case Kind::Download:
        return nullptr;
    }
    courses.add(course);
    return course;
}

OperationId MachineService::Private::add(Kind kind, const MachineKey &machine, const QString &argument,
                                         const SnapshotId &snapshot)
{
    Operation wanted;
    wanted.kind = kind;
    wanted.machine = machine;
    wanted.argument = argument;
    wanted.snapshot = snapshot;
    return add(wanted);
}

OperationId MachineService::Private::add(Operation wanted)
{
    // The same press again while the first one runs means the same change.
    const Operation *same = courses.running([&wanted](const Operation &operation) {
        return operation.kind == wanted.kind && operation.machine == wanted.machine &&
               operation.argument == wanted.argument &&
               (wanted.snapshot.isEmpty() || operation.snapshot == wanted.snapshot);
    });
    if (same != nullptr)
        return same->id;
    if (const MachineRecord *known = record(wanted.machine)) {
        wanted.targetName = known->machine.name;
        const auto snapshot = std::ranges::find(known->snapshots, wanted.snapshot, &Snapshot::id);
        if (snapshot != known->snapshots.end())
            wanted.snapshotName = snapshot->name;
    }
    const OperationId id = context.operations.add(wanted);
    if (MachineCourse *course = makeCourse(*context.operations.find(id))) {
        start(course);
        return id;
    }
    Operation refused = *context.operations.find(id);
    refused.state = Operation::State::Failed;
    refused.error = Error{Error::Kind::Offline, Error::Cause::None, 0, {}, std::nullopt};
    context.operations.update(refused);
    return id;
}

void MachineService::Private::start(MachineCourse *course)
{
    const Course *first = courses.first(course->operation());
    const bool undecided =
        course->operation().kind == Kind::TurnOffMachine && first != nullptr && first->operation().ignored;
    if (!undecided)
        courses.enqueue(course);
    else if (first->operation().kind == Kind::ConsistentSnapshot)
        course->begin(); // it waits for the machine to go off, and goes on then
    else
        courses.overtake(course); // instead of the request that was ignored
}

bool MachineService::Private::isUnfinished(const MachineKey &machine) const
{
    const QList<Course *> all = courses.all();
    return std::ranges::any_of(all, [&machine](Course *course) {
        const auto *consistent = qobject_cast<ConsistentCourse *>(course);
        return consistent != nullptr && consistent->operation().machine == machine &&
               consistent->unfinished().has_value();
    });
}

template <std::invocable<const MachineRecord &> Rest>
Obstacle MachineService::Private::obstacle(const MachineKey &machine, Rest rest, bool turnOff) const
{
    const Obstacle reading = obstacleOfReading(context.machines.reading(machine.connection).state);
    if (reading != Obstacle::None)
        return reading;
    const MachineRecord *known = record(machine);
    if (known == nullptr || provider(machine) == nullptr)
        return Obstacle::NotConnected;
    if (isUnfinished(machine))
        return Obstacle::UnfinishedConsistent;
    const Operation *own = courses.running([&](const Operation &operation) {
        return operation.machine == machine && !(turnOff && operation.ignored);
    });
    return own == nullptr ? rest(*known) : Obstacle::MachineBusy;
}

MachineService::MachineService(const Inventory &inventory, MachineInventory &machines,
                               OperationRegister &operations, MachinePoller &poller, const Clock &clock,
                               std::chrono::seconds deadline, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(MachineContext{inventory, machines, operations, poller, clock, deadline}))
{
    connect(&poller, &MachinePoller::roundEnded, &d->courses, &CourseQueues::roundEnded);
    connect(&d->courses, &CourseQueues::noticed, this, &MachineService::noticed);
}

MachineService::~MachineService() = default;

void MachineService::addProvider(const ConnectionId &connection, MachineProvider &provider)
{
    d->providers.insert(connection, &provider);
}

void MachineService::resumeEarlier()
{
    const QList<Operation> operations = d->context.operations.all();
    for (const Operation &operation : operations) {
        if (operation.ended() || operation.machine.isEmpty() || d->courses.find(operation.id) != nullptr)
            continue;
        MachineCourse *course = d->makeCourse(operation);
        if (course == nullptr)
            continue; // its connection is not there; it stays unknown
        d->courses.follow(course);
        course->resume();
    }
}

OperationId MachineService::power(const MachineKey &machine, PowerAction action)
{
    return d->add(PowerCourse::kindOf(action), machine, {});
}

OperationId MachineService::takeSnapshot(const MachineKey &machine, const QString &name)
{
    return d->add(Kind::TakeSnapshot, machine, name);
}

OperationId MachineService::takeConsistentSnapshot(const MachineKey &machine, const QString &name)
{
    return d->add(Kind::ConsistentSnapshot, machine, name);
}

OperationId MachineService::renameSnapshot(const MachineKey &machine, const SnapshotId &snapshot,
                                           const QString &name)
{
    return d->add(Kind::RenameSnapshot, machine, name, snapshot);
}

OperationId MachineService::deleteSnapshot(const MachineKey &machine, const SnapshotId &snapshot)
{
    return d->add(Kind::DeleteSnapshot, machine, {}, snapshot);
}

OperationId MachineService::restoreSnapshot(const MachineKey &machine, const SnapshotId &snapshot)
{
    return d->add(Kind::RestoreSnapshot, machine, {}, snapshot);
}

OperationId MachineService::createMachine(const MachineKey &machine, const SnapshotId &snapshot,
                                          const QString &name)
{
    return d->add(Kind::CreateMachine, machine, name, snapshot);
}

OperationId MachineService::renameMachine(const MachineKey &machine, const QString &name)
{
    return d->add(Kind::RenameMachine, machine, name);
}

void MachineService::cancel(const OperationId &operation)
{
    if (Course *course = d->courses.find(operation))
        course->cancel();
}

QList<Unfinished> MachineService::unfinished() const
{
    QList<Unfinished> left;
    // In the register's order, newest first.
    for (const Operation &operation : d->context.operations.all()) {
        const ConsistentCourse *course = d->consistent(operation.id);
        if (course == nullptr)
            continue;
        if (const auto one = course->unfinished())
            left.append(*one);
    }
    return left;
}

void MachineService::finishUnfinished(const OperationId &operation)
{
    if (ConsistentCourse *course = d->consistent(operation))
        course->finish();
}

void MachineService::switchOnUnfinished(const OperationId &operation)
{
    if (ConsistentCourse *course = d->consistent(operation))
        course->switchOn();
}

Obstacle MachineService::obstacleToPower(const MachineKey &machine, PowerAction action) const
{
    return d->obstacle(
        machine, [action](const MachineRecord &record) { return obstacles::toPower(record, action); },
        action == PowerAction::TurnOff);
}

Obstacle MachineService::obstacleToSnapshot(const MachineKey &machine) const
{
    const QDateTime now = d->context.clock.now();
    return d->obstacle(machine,
                       [&](const MachineRecord &record) { return obstacles::toSnapshot(record, now); });
}

Obstacle MachineService::obstacleToConsistentSnapshot(const MachineKey &machine) const
{
    const QDateTime now = d->context.clock.now();
    return d->obstacle(
        machine, [&](const MachineRecord &record) { return obstacles::toConsistentSnapshot(record, now); });
}

Obstacle MachineService::obstacleToChange(const MachineKey &machine, const SnapshotId &snapshot) const
{
    return d->obstacle(machine,
                       [&](const MachineRecord &record) { return obstacles::toChange(record, snapshot); });
}

Obstacle MachineService::obstacleToRestore(const MachineKey &machine, const SnapshotId &snapshot) const
{
    return d->obstacle(machine,
                       [&](const MachineRecord &record) { return obstacles::toRestore(record, snapshot); });
}

Obstacle MachineService::obstacleToCreate(const MachineKey &machine, const SnapshotId &snapshot) const
{
    return d->obstacle(machine,
                       [&](const MachineRecord &record) { return obstacles::toCreate(record, snapshot); });
}

Obstacle MachineService::obstacleToRename(const MachineKey &machine) const
{
    return d->obstacle(machine, [](const MachineRecord &record) { return obstacles::toRename(record); });
}

QString MachineService::defaultSnapshotName(const MachineKey &machine) const
{
    const MachineRecord *known = d->record(machine);
    const QString name = known == nullptr ? machine.machine.text() : known->machine.name;
    return name + QLatin1Char('-') + QString::number(d->context.clock.now().toSecsSinceEpoch());
}

std::optional<std::chrono::seconds> MachineService::lastDuration(const MachineKey &machine) const
{
    const auto between = [](const QDateTime &from, const QDateTime &to) {
        return std::chrono::seconds(std::max<qint64>(0, from.secsTo(to)));
    };
    if (const MachineRecord *known = d->record(machine)) {
        for (const MachineJob &job : known->jobs) { // newest first
            if (job.kind == MachineJob::Kind::TakeSnapshot && job.state == MachineJob::State::Complete &&
                job.createdAt.isValid() && job.endedAt.isValid())
                return between(job.createdAt, job.endedAt);
        }
    }
    for (const Operation &operation : d->context.operations.all()) {
        if (operation.kind == Kind::TakeSnapshot && operation.machine == machine &&
            operation.state == Operation::State::Done && operation.endedAt.isValid())
            return between(operation.startedAt, operation.endedAt);
    }
    return std::nullopt;
}

bool MachineService::isPreview(const MachineKey &machine) const
{
    const MachineProvider *provider = d->provider(machine);
    return provider != nullptr && provider->isPreview();
}

QString MachineService::snapshotCommand(const MachineKey &machine, const QString &name) const
{
    const MachineProvider *provider = d->provider(machine);
    return provider == nullptr ? QString() : provider->snapshotCommand(machine.machine, name);
}

QString MachineService::restoreCommand(const MachineKey &machine, const SnapshotId &snapshot) const
{
    const MachineProvider *provider = d->provider(machine);
    return provider == nullptr ? QString() : provider->restoreCommand(machine.machine, snapshot);
}

QString MachineService::deleteCommand(const MachineKey &machine, const SnapshotId &snapshot) const
{
    const MachineProvider *provider = d->provider(machine);
    return provider == nullptr ? QString() : provider->deleteCommand(machine.machine, snapshot);
}

} // namespace kustos
