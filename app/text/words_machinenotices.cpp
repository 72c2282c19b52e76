// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/plaintext.h"
#include "text/words.h"

namespace kustos::text {
namespace {

//! Whole sentences, because no two languages put name, snapshot and verb in the same order.
class NoticeWords
{
    Q_DECLARE_TR_FUNCTIONS(kustos::text::Words)

public:
    static QString initiated(Operation::Kind action, const QString &name, const QString &subject);
    static QString done(Operation::Kind action, const QString &name, const QString &subject);
    static QString failed(Operation::Kind action, const QString &name, const QString &subject);
};

QString NoticeWords::initiated(Operation::Kind action, const QString &name, const QString &subject)
{
    const bool named = !subject.isEmpty();
    switch (action) {
    case Operation::Kind::StartMachine:
        return tr("“%1” is being turned on.").arg(name);
    case Operation::Kind::ShutDownMachine:
        return tr("“%1” is being shut down.").arg(name);
    case Operation::Kind::TurnOffMachine:
        return tr("“%1” is being turned off.").arg(name);
    case Operation::Kind::RebootMachine:
        return tr("“%1” is being restarted.").arg(name);
    case Operation::Kind::ResetMachine:
        return tr("“%1” is being restarted without shutting down.").arg(name);
    case Operation::Kind::TakeSnapshot:
        return named ? tr("The snapshot “%1” of “%2” was started.", "snapshot, VM").arg(subject, name)
                     : tr("The snapshot of “%1” was started.").arg(name);
    case Operation::Kind::ConsistentSnapshot:
        return named ? tr("The consistent snapshot “%1” of “%2” was started.", "snapshot, VM")
                           .arg(subject, name)
                     : tr("The consistent snapshot of “%1” was started.").arg(name);
    case Operation::Kind::RenameSnapshot:
        return tr("A snapshot of “%1” is being renamed.").arg(name);
    case Operation::Kind::DeleteSnapshot:
        return named ? tr("The snapshot “%1” of “%2” is being deleted.", "snapshot, VM").arg(subject, name)
                     : tr("A snapshot of “%1” is being deleted.").arg(name);
    case Operation::Kind::RestoreSnapshot:
        return named ? tr("“%1” is being restored from the snapshot “%2”.", "VM, snapshot").arg(name, subject)
                     : tr("“%1” is being restored from a snapshot.").arg(name);
    case Operation::Kind::CreateMachine:
        return named ? tr("The new VM “%1” is being created from a snapshot of “%2”.", "new VM, VM")
                           .arg(subject, name)
                     : tr("A new VM is being created from a snapshot of “%1”.").arg(name);
    case Operation::Kind::RenameMachine:
        return tr("The VM “%1” is being renamed.").arg(name);
    default:
        return {};
    }
}

QString NoticeWords::done(Operation::Kind action, const QString &name, const QString &subject)
{
    const bool named = !subject.isEmpty();
    switch (action) {
    case Operation::Kind::StartMachine:
        return tr("“%1” is running.").arg(name);
    case Operation::Kind::ShutDownMachine:
    case Operation::Kind::TurnOffMachine:
        return tr("“%1” is off.").arg(name);
    case Operation::Kind::RebootMachine:
        return tr("“%1” was restarted and is running.").arg(name);
    case Operation::Kind::ResetMachine:
        return tr("“%1” was restarted without shutting down and is running.").arg(name);
    case Operation::Kind::TakeSnapshot:
        return named ? tr("The snapshot “%1” of “%2” is completed.", "snapshot, VM").arg(subject, name)
                     : tr("The snapshot of “%1” is completed.").arg(name);
    case Operation::Kind::ConsistentSnapshot:
        return named ? tr("The consistent snapshot “%1” of “%2” is completed.", "snapshot, VM")
                           .arg(subject, name)
                     : tr("The consistent snapshot of “%1” is completed.").arg(name);
    case Operation::Kind::RenameSnapshot:
        return named ? tr("The snapshot of “%1” is now called “%2”.", "VM, new name").arg(name, subject)
                     : tr("The snapshot of “%1” was renamed.").arg(name);
    case Operation::Kind::DeleteSnapshot:
        return named ? tr("The snapshot “%1” of “%2” was deleted.", "snapshot, VM").arg(subject, name)
                     : tr("A snapshot of “%1” was deleted.").arg(name);
    case Operation::Kind::RestoreSnapshot:
        return named ? tr("“%1” was restored from the snapshot “%2”.", "VM, snapshot").arg(name, subject)
                     : tr("“%1” was restored from a snapshot.").arg(name);
    case Operation::Kind::CreateMachine:
        return named ? tr("The new VM “%1” was created from a snapshot of “%2”.", "new VM, VM")
                           .arg(subject, name)
                     : tr("A new VM was created from a snapshot of “%1”.").arg(name);
    case Operation::Kind::RenameMachine:
        return tr("The VM is now called “%1”.").arg(named ? subject : name);
    default:
        return {};
    }
}

QString NoticeWords::failed(Operation::Kind action, const QString &name, const QString &subject)
{
    const bool named = !subject.isEmpty();
    switch (action) {
    case Operation::Kind::StartMachine:
        return tr("“%1” could not be turned on.").arg(name);
    case Operation::Kind::ShutDownMachine:
        return tr("“%1” could not be shut down.").arg(name);
    case Operation::Kind::TurnOffMachine:
        return tr("“%1” could not be turned off.").arg(name);
    case Operation::Kind::RebootMachine:
    case Operation::Kind::ResetMachine:
        return tr("“%1” could not be restarted.").arg(name);
    case Operation::Kind::TakeSnapshot:
        return named ? tr("The snapshot “%1” of “%2” failed.", "snapshot, VM").arg(subject, name)
                     : tr("The snapshot of “%1” failed.").arg(name);
    case Operation::Kind::ConsistentSnapshot:
        return named ? tr("The consistent snapshot “%1” of “%2” failed.", "snapshot, VM").arg(subject, name)
                     : tr("The consistent snapshot of “%1” failed.").arg(name);
    case Operation::Kind::RenameSnapshot:
        return tr("A snapshot of “%1” could not be renamed.").arg(name);
    case Operation::Kind::DeleteSnapshot:
        return named
                   ? tr("The snapshot “%1” of “%2” could not be deleted.", "snapshot, VM").arg(subject, name)
                   : tr("A snapshot of “%1” could not be deleted.").arg(name);
    case Operation::Kind::RestoreSnapshot:
        return named ? tr("“%1” could not be restored from the snapshot “%2”.", "VM, snapshot")
                           .arg(name, subject)
                     : tr("“%1” could not be restored from a snapshot.").arg(name);
    case Operation::Kind::CreateMachine:
        return named ? tr("The new VM “%1” could not be created from a snapshot of “%2”.", "new VM, VM")
                           .arg(subject, name)
                     : tr("A new VM could not be created from a snapshot of “%1”.").arg(name);
    case Operation::Kind::RenameMachine:
        return tr("The VM “%1” could not be renamed.").arg(name);
    default:
        return {};
    }
}

} // namespace

QString Words::ofMachine(const Notice &notice, const QString &machineName)
{
    const QString name = plain(machineName, 80);
    const QString subject = plain(notice.subject, 80);
    const auto because = [&notice](const QString &what) {
        return notice.error ? tr("%1 %2", "what failed, why").arg(what, machineError(*notice.error)) : what;
    };
    switch (notice.kind) {
    case Notice::Kind::MachineInitiated:
        return NoticeWords::initiated(notice.action, name, subject);
    case Notice::Kind::MachineDone:
        return NoticeWords::done(notice.action, name, subject);
    case Notice::Kind::MachineFailed:
        return because(NoticeWords::failed(notice.action, name, subject));
    case Notice::Kind::MachineUnknown:
        return tr("The answer for “%1” was lost. Whether the service acted is being looked up; nothing is "
                  "repeated.")
            .arg(name);
    case Notice::Kind::MachineFoundByReading:
        return tr("The answer was lost, but the result for “%1” was found: the action was carried out "
                  "exactly once.")
            .arg(name);
    case Notice::Kind::ShutdownIgnored:
        return tr("“%1” does not react to the shutdown command. It is still running, and nothing was cut "
                  "off. Go on waiting, or turn it off.")
            .arg(name);
    case Notice::Kind::ConsistentInterrupted:
        return tr("The consistent snapshot of “%1” was interrupted, and the VM may be off. Decide whether to "
                  "finish the snapshot or only to turn the VM on.")
            .arg(name);
    default:
        return {};
    }
}

} // namespace kustos::text
