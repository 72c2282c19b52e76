// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/plaintext.h"
#include "text/words.h"

#include <QTimeZone>

namespace kustos::text {
namespace {

QString percent(int permille)
{
    return QLocale().toString(permille / 10);
}

//! Names of snapshots end with the second, or the millisecond, in which they were asked for.
qsizetype trailingDigits(const QString &name)
{
    qsizetype count = 0;
    while (count < name.size()) {
        const QChar c = name.at(name.size() - 1 - count);
        if (c < QLatin1Char('0') || c > QLatin1Char('9'))
            break;
        ++count;
    }
    return count;
}

class LimitWords
{
    Q_DECLARE_TR_FUNCTIONS(kustos::text::Words)

public:
    //! Limits are round: "10 min", not "10 min 0 s".
    static QString interval(std::chrono::seconds span)
    {
        const bool round = span < std::chrono::hours(1) && span.count() > 0 && span.count() % 60 == 0;
        return round ? tr("%1 min", "minutes").arg(QString::number(span.count() / 60))
                     : Words::duration(span);
    }
};

bool isSameDay(const QDateTime &a, const QDateTime &b)
{
    const QTimeZone zone = QTimeZone::systemTimeZone();
    return a.toTimeZone(zone).date() == b.toTimeZone(zone).date();
}

} // namespace

QString Words::of(VirtualMachine::State state)
{
    switch (state) {
    case VirtualMachine::State::Running:
        return tr("running", "state of a VM");
    case VirtualMachine::State::Off:
        return tr("off", "state of a VM");
    case VirtualMachine::State::Changing:
        return tr("busy", "state of a VM");
    case VirtualMachine::State::Crashed:
        return tr("crashed", "state of a VM");
    case VirtualMachine::State::Unknown:
        break;
    }
    return tr("unknown", "state of a VM");
}

QString Words::of(Snapshot::Consistency consistency)
{
    switch (consistency) {
    case Snapshot::Consistency::Offline:
        return tr("taken while off");
    case Snapshot::Consistency::Live:
        return tr("taken live");
    case Snapshot::Consistency::Unknown:
        break;
    }
    return {};
}

QString Words::explained(Snapshot::Consistency consistency)
{
    switch (consistency) {
    case Snapshot::Consistency::Offline:
        return tr("The VM was off while this snapshot was taken: nothing changed on its disks meanwhile.");
    case Snapshot::Consistency::Live:
        return tr("The VM was running while this snapshot was taken. Its disks are as after a power failure: "
                  "what programs had only in memory is not in it.");
    case Snapshot::Consistency::Unknown:
        break;
    }
    return tr("The service does not say whether the VM was running while this snapshot was taken.");
}

QString Words::of(Snapshot::State state, const QString &raw)
{
    switch (state) {
    case Snapshot::State::Creating:
        return tr("taking the snapshot …");
    case Snapshot::State::Available:
        return tr("available", "state of a snapshot");
    case Snapshot::State::Busy:
        return tr("in use", "state of a snapshot");
    case Snapshot::State::Failed:
        return tr("failed");
    case Snapshot::State::Unknown:
        break;
    }
    return raw.isEmpty() ? tr("unknown", "state of a snapshot") : plain(raw, 40);
}

QString Words::of(MachineJob::State state)
{
    switch (state) {
    case MachineJob::State::Waiting:
        return tr("pending");
    case MachineJob::State::Running:
        return tr("running", "state of an operation");
    case MachineJob::State::Complete:
        return tr("completed");
    case MachineJob::State::Failed:
        return tr("failed");
    case MachineJob::State::Cancelled:
        return tr("cancelled");
    case MachineJob::State::Unknown:
        break;
    }
    return tr("unknown, checking");
}

QString Words::of(PowerAction action)
{
    switch (action) {
    case PowerAction::Start:
        return tr("Turn on");
    case PowerAction::ShutDown:
        return tr("Shut down");
    case PowerAction::TurnOff:
        return tr("Turn off");
    case PowerAction::Reboot:
        return tr("Restart", "verb, a VM");
    case PowerAction::Reset:
        break;
    }
    return tr("Reset", "verb, a VM");
}

QString Words::explained(PowerAction action)
{
    switch (action) {
    case PowerAction::Start:
        return tr("Turn on");
    case PowerAction::ShutDown:
        return tr("Shut down (graceful)");
    case PowerAction::TurnOff:
        return tr("Turn off (immediately, without shutting down)");
    case PowerAction::Reboot:
        return tr("Restart (graceful)");
    case PowerAction::Reset:
        break;
    }
    return tr("Reset (immediately, without shutting down)");
}

QString Words::of(MachineJob::Kind kind, const QString &raw)
{
    switch (kind) {
    case MachineJob::Kind::Start:
        return ofMachine(Operation::Kind::StartMachine);
    case MachineJob::Kind::ShutDown:
        return ofMachine(Operation::Kind::ShutDownMachine);
    case MachineJob::Kind::TurnOff:
        return ofMachine(Operation::Kind::TurnOffMachine);
    case MachineJob::Kind::Reboot:
        return ofMachine(Operation::Kind::RebootMachine);
    case MachineJob::Kind::Reset:
        return ofMachine(Operation::Kind::ResetMachine);
    case MachineJob::Kind::TakeSnapshot:
        return ofMachine(Operation::Kind::TakeSnapshot);
    case MachineJob::Kind::ConsistentSnapshot:
        return ofMachine(Operation::Kind::ConsistentSnapshot);
    case MachineJob::Kind::RestoreSnapshot:
        return ofMachine(Operation::Kind::RestoreSnapshot);
    case MachineJob::Kind::DeleteSnapshot:
        return ofMachine(Operation::Kind::DeleteSnapshot);
    case MachineJob::Kind::NewMachine:
        return ofMachine(Operation::Kind::CreateMachine);
    case MachineJob::Kind::Rename:
        return ofMachine(Operation::Kind::RenameMachine);
    case MachineJob::Kind::Other:
        break;
    }
    return raw.isEmpty() ? tr("Job", "of a service, of unknown kind") : plain(raw, 40);
}

QString Words::ofMachine(Operation::Kind kind)
{
    switch (kind) {
    case Operation::Kind::StartMachine:
        return tr("Turning on", "kind of an operation, noun");
    case Operation::Kind::ShutDownMachine:
        return tr("Shutting down", "kind of an operation, noun");
    case Operation::Kind::TurnOffMachine:
        return tr("Turning off", "kind of an operation, noun");
    case Operation::Kind::RebootMachine:
        return tr("Restart", "kind of an operation, noun");
    case Operation::Kind::ResetMachine:
        return tr("Reset", "kind of an operation, noun");
    case Operation::Kind::TakeSnapshot:
        return tr("Snapshot", "kind of an operation, noun");
    case Operation::Kind::ConsistentSnapshot:
        return tr("Consistent snapshot", "kind of an operation, noun");
    case Operation::Kind::RenameSnapshot:
    case Operation::Kind::RenameMachine:
        return tr("Renaming", "kind of an operation, noun");
    case Operation::Kind::DeleteSnapshot:
        return tr("Deletion", "kind of an operation, noun");
    case Operation::Kind::RestoreSnapshot:
        return tr("Restore", "kind of an operation, noun");
    case Operation::Kind::CreateMachine:
        return tr("New VM from snapshot", "kind of an operation, noun");
    default:
        return {};
    }
}

QString Words::ofMachine(Obstacle obstacle)
{
    switch (obstacle) {
    case Obstacle::MachineBusy:
        return tr("Another action of this VM is still running.");
    case Obstacle::AlreadyRunning:
        return tr("The VM is already running.");
    case Obstacle::AlreadyOff:
        return tr("The VM is already off.");
    case Obstacle::MustBeOff:
        return tr("The VM must be off for this. Shut it down first.");
    case Obstacle::StateUnknown:
        return tr("The state of the VM is not known at the moment.");
    case Obstacle::NotOffered:
        return tr("This service does not offer it for this VM.");
    case Obstacle::NoLiveSnapshot:
        return tr("This service takes snapshots of this VM only while it is off. Shut it down first.");
    case Obstacle::SnapshotLimitReached:
        return tr("This VM has as many snapshots as the service allows. Delete one first.");
    case Obstacle::SnapshotTooSoon:
        return tr("The service requires an interval between two snapshots of a VM.");
    case Obstacle::SnapshotNotAvailable:
        return tr("This snapshot is not available: it is being made, in use or failed.");
    case Obstacle::UnfinishedConsistent:
        return tr("A consistent snapshot was interrupted. Decide first how to go on.");
    default:
        return {};
    }
}

QString Words::of(Obstacle obstacle, const SnapshotLimits &limits, const QDateTime &now)
{
    if (obstacle == Obstacle::SnapshotLimitReached && limits.perMachine)
        return tr("The service keeps at most %1 snapshots of a VM. Delete one first.")
            .arg(QLocale().toString(*limits.perMachine));
    if (obstacle == Obstacle::SnapshotTooSoon && limits.nextAllowedAt.isValid()) {
        const QString at = isSameDay(limits.nextAllowedAt, now) ? timeOfDay(limits.nextAllowedAt)
                                                                : moment(limits.nextAllowedAt);
        return limits.interval
                   ? tr("The service requires %1 between two snapshots of a VM. The next one is possible "
                        "from %2.",
                        "duration, point in time")
                         .arg(LimitWords::interval(*limits.interval), at)
                   : tr("The next snapshot of this VM is possible from %1.", "point in time").arg(at);
    }
    return of(obstacle, QString());
}

QString Words::limits(const SnapshotLimits &limits, qsizetype snapshots, const QDateTime &now)
{
    QStringList parts;
    if (limits.perMachine)
        parts.append(tr("%1 of %2 snapshots", "how many there are, how many are allowed")
                         .arg(QLocale().toString(snapshots), QLocale().toString(*limits.perMachine)));
    if (limits.nextAllowedAt.isValid() && limits.nextAllowedAt > now) {
        const QString at = isSameDay(limits.nextAllowedAt, now) ? timeOfDay(limits.nextAllowedAt)
                                                                : moment(limits.nextAllowedAt);
        parts.append(tr("next snapshot possible from %1 (%2)", "point in time, relative time")
                         .arg(at, relative(limits.nextAllowedAt, now)));
    } else if (limits.interval) {
        parts.append(tr("one snapshot every %1", "duration").arg(LimitWords::interval(*limits.interval)));
    }
    return parts.join(QStringLiteral(" · "));
}

QString Words::stampIn(const QString &snapshotName)
{
    const qsizetype digits = trailingDigits(snapshotName);
    if (digits != 10 && digits != 13)
        return {};
    const qint64 number = snapshotName.last(digits).toLongLong();
    const qint64 seconds = digits == 13 ? number / 1000 : number;
    // Ten digits that mean a time before 2001 begin with a zero; those are numbers, no time.
    return seconds < 1'000'000'000 ? QString() : moment(QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC));
}

QString Words::unfinished(const QString &machineName, VirtualMachine::State state, const QDateTime &since,
                          const QDateTime &now)
{
    const QString name = plain(machineName, 80);
    const QString at = isSameDay(since, now) ? timeOfDay(since) : moment(since);
    switch (state) {
    case VirtualMachine::State::Off:
        return tr("“%1” has been off for your snapshot since %2.", "VM, point in time").arg(name, at);
    case VirtualMachine::State::Running:
        return tr("The consistent snapshot of “%1”, begun at %2, was interrupted. The VM is running.",
                  "VM, point in time")
            .arg(name, at);
    case VirtualMachine::State::Changing:
    case VirtualMachine::State::Crashed:
    case VirtualMachine::State::Unknown:
        break;
    }
    return tr("The consistent snapshot of “%1”, begun at %2, was interrupted. The VM may be off.",
              "VM, point in time")
        .arg(name, at);
}

QString Words::progress(const MachineJob &job)
{
    if (job.state != MachineJob::State::Running)
        return of(job.state);
    switch (job.phase) {
    case MachineJob::Phase::ShuttingDown:
        return tr("shutting down …");
    case MachineJob::Phase::Checking:
        return tr("checking");
    case MachineJob::Phase::Starting:
        return tr("turning on …");
    case MachineJob::Phase::Copying:
    case MachineJob::Phase::Unknown:
        break;
    }
    Operation as;
    as.state = Operation::State::Running;
    as.permille = job.permille;
    switch (job.kind) {
    case MachineJob::Kind::Start:
        as.kind = Operation::Kind::StartMachine;
        break;
    case MachineJob::Kind::ShutDown:
        as.kind = Operation::Kind::ShutDownMachine;
        break;
    case MachineJob::Kind::TurnOff:
        as.kind = Operation::Kind::TurnOffMachine;
        break;
    case MachineJob::Kind::Reboot:
    case MachineJob::Kind::Reset:
        as.kind = Operation::Kind::RebootMachine;
        break;
    case MachineJob::Kind::TakeSnapshot:
    case MachineJob::Kind::ConsistentSnapshot:
        as.kind = Operation::Kind::TakeSnapshot;
        break;
    case MachineJob::Kind::RestoreSnapshot:
        as.kind = Operation::Kind::RestoreSnapshot;
        break;
    case MachineJob::Kind::DeleteSnapshot:
        as.kind = Operation::Kind::DeleteSnapshot;
        break;
    case MachineJob::Kind::NewMachine:
        as.kind = Operation::Kind::CreateMachine;
        break;
    case MachineJob::Kind::Rename:
        as.kind = Operation::Kind::RenameMachine;
        break;
    case MachineJob::Kind::Other:
        return job.permille ? tr("running … %1 %").arg(percent(*job.permille)) : of(job.state);
    }
    return machineProgress(as);
}

QString Words::machineProgress(const Operation &operation)
{
    const QString done = operation.permille ? percent(*operation.permille) : QString();
    switch (operation.kind) {
    case Operation::Kind::ConsistentSnapshot:
        if (operation.step == Operation::MachineStep::ShuttingDown)
            return operation.ignored ? tr("does not react to the shutdown command") : tr("shutting down …");
        if (operation.step == Operation::MachineStep::Starting)
            return tr("turning on …");
        [[fallthrough]];
    case Operation::Kind::TakeSnapshot:
        return done.isEmpty() ? tr("taking the snapshot …") : tr("taking the snapshot … %1 %").arg(done);
    case Operation::Kind::StartMachine:
        return tr("turning on …");
    case Operation::Kind::ShutDownMachine:
        return operation.ignored ? tr("does not react to the shutdown command") : tr("shutting down …");
    case Operation::Kind::TurnOffMachine:
        return tr("turning off …");
    case Operation::Kind::RebootMachine:
    case Operation::Kind::ResetMachine:
        return tr("restarting …");
    case Operation::Kind::RestoreSnapshot:
        return done.isEmpty() ? tr("restoring …") : tr("restoring … %1 %").arg(done);
    case Operation::Kind::CreateMachine:
        return done.isEmpty() ? tr("creating the VM …") : tr("creating the VM … %1 %").arg(done);
    case Operation::Kind::DeleteSnapshot:
        return tr("deleting …");
    case Operation::Kind::RenameSnapshot:
    case Operation::Kind::RenameMachine:
        return tr("renaming …");
    default:
        return of(Operation::State::Running);
    }
}

} // namespace kustos::text
