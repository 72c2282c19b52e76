// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/plaintext.h"
#include "text/words.h"

namespace kustos::text {

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
        return tr("The VM must be off for this.");
    case Obstacle::StateUnknown:
        return tr("The state of the VM is not known at the moment.");
    case Obstacle::NotOffered:
        return tr("This service does not offer it for this VM.");
    case Obstacle::NoLiveSnapshot:
        return tr("This service takes snapshots of this VM only while it is off.");
    case Obstacle::SnapshotLimitReached:
        return tr("This VM has as many snapshots as the service allows. Delete one first.");
    case Obstacle::SnapshotTooSoon:
        return tr("The service requires an interval between two snapshots of a VM.");
    case Obstacle::SnapshotNotAvailable:
        return tr("This snapshot is not complete.");
    case Obstacle::UnfinishedConsistent:
        return tr("A consistent snapshot was interrupted. Decide first how to go on.");
    default:
        return {};
    }
}

QString Words::machineProgress(const Operation &operation)
{
    const QString percent = operation.permille ? QString::number(*operation.permille / 10) : QString();
    switch (operation.kind) {
    case Operation::Kind::ConsistentSnapshot:
        if (operation.step == Operation::MachineStep::ShuttingDown)
            return operation.ignored ? tr("does not react to the shutdown command") : tr("shutting down …");
        if (operation.step == Operation::MachineStep::Starting)
            return tr("turning on …");
        [[fallthrough]];
    case Operation::Kind::TakeSnapshot:
        return percent.isEmpty() ? tr("taking the snapshot …")
                                 : tr("taking the snapshot … %1 %").arg(percent);
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
        return percent.isEmpty() ? tr("restoring …") : tr("restoring … %1 %").arg(percent);
    case Operation::Kind::CreateMachine:
        return percent.isEmpty() ? tr("creating the VM …") : tr("creating the VM … %1 %").arg(percent);
    case Operation::Kind::DeleteSnapshot:
        return tr("deleting …");
    default:
        return of(Operation::State::Running);
    }
}

QString Words::ofMachine(const Notice &notice, const QString &machineName)
{
    const QString name = plain(machineName, 80);
    const QString action = of(notice.action);
    const auto because = [&notice](const QString &what) {
        return notice.error ? tr("%1 %2", "what failed, why").arg(what, of(*notice.error)) : what;
    };
    switch (notice.kind) {
    case Notice::Kind::MachineInitiated:
        return tr("%1: initiated for “%2”.", "action, VM").arg(action, name);
    case Notice::Kind::MachineDone:
        return tr("%1: completed for “%2”.", "action, VM").arg(action, name);
    case Notice::Kind::MachineFailed:
        return because(tr("%1: failed for “%2”.", "action, VM").arg(action, name));
    case Notice::Kind::MachineUnknown:
        return tr("The answer for “%1” was lost. Whether the service acted is being looked up; nothing is "
                  "repeated.")
            .arg(name);
    case Notice::Kind::MachineFoundByReading:
        return tr("The answer was lost, but the result for “%1” was found: the action was carried out "
                  "exactly once.")
            .arg(name);
    case Notice::Kind::ShutdownIgnored:
        return tr("“%1” does not react to the shutdown command. It is still running.").arg(name);
    case Notice::Kind::ConsistentInterrupted:
        return tr("The consistent snapshot of “%1” was interrupted.").arg(name);
    default:
        return {};
    }
}

} // namespace kustos::text
