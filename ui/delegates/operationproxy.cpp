// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/operationproxy.h"

#include "models/operationmodel.h"
#include "text/plaintext.h"
#include "text/words.h"

namespace kustos::ui {

using text::Words;

OperationProxy::OperationProxy(const Clock &clock, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_clock(clock)
{
}

void OperationProxy::retranslate()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0));
}

QVariant OperationProxy::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return QIdentityProxyModel::data(index, role);
    const auto operation = QIdentityProxyModel::data(index, OperationModel::OperationRole).value<Operation>();
    if (role == Qt::DisplayRole)
        return title(operation);
    const QStringList parts{title(operation), result(operation), course(operation)};
    if (role == Qt::AccessibleTextRole)
        return parts.join(QStringLiteral(", "));
    return QStringLiteral("<span>%1</span>")
        .arg(
            parts.join(QLatin1Char('\n')).toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")));
}

QString OperationProxy::title(const Operation &operation)
{
    const QString name = text::plain(operation.targetName, 80);
    switch (operation.kind) {
    case Operation::Kind::BackUp:
        return tr("Backup of %1").arg(name);
    case Operation::Kind::Restore:
        return tr("Restore of %1 to %2").arg(name, text::plain(operation.argument, 80));
    case Operation::Kind::Download:
        return tr("Download from %1").arg(name);
    default:
        return machineTitle(operation);
    }
}

QString OperationProxy::machineTitle(const Operation &operation)
{
    const QString name = text::plain(operation.targetName, 80);
    const QString given = text::plain(operation.argument, 80);
    const QString snapshot = text::plain(operation.snapshotName, 80);
    switch (operation.kind) {
    case Operation::Kind::StartMachine:
        return tr("Turning on %1").arg(name);
    case Operation::Kind::ShutDownMachine:
        return tr("Shutting down %1").arg(name);
    case Operation::Kind::TurnOffMachine:
        return tr("Turning off %1").arg(name);
    case Operation::Kind::RebootMachine:
        return tr("Restart of %1").arg(name);
    case Operation::Kind::ResetMachine:
        return tr("Reset of %1").arg(name);
    case Operation::Kind::TakeSnapshot:
        return given.startsWith(name) ? tr("Snapshot %1").arg(given)
                                      : tr("Snapshot %1 of %2", "snapshot, VM").arg(given, name);
    case Operation::Kind::ConsistentSnapshot:
        return given.startsWith(name) ? tr("Consistent snapshot %1").arg(given)
                                      : tr("Consistent snapshot %1 of %2", "snapshot, VM").arg(given, name);
    case Operation::Kind::RenameSnapshot:
        return snapshot.isEmpty() ? tr("Renaming of a snapshot of %1 to %2", "VM, new name").arg(name, given)
                                  : tr("Renaming of %1 to %2", "old name, new name").arg(snapshot, given);
    case Operation::Kind::DeleteSnapshot:
        return snapshot.isEmpty() ? tr("Deletion of a snapshot of %1").arg(name)
                                  : tr("Deletion of %1").arg(snapshot);
    case Operation::Kind::RestoreSnapshot:
        return snapshot.isEmpty() ? tr("Restore of %1").arg(name)
                                  : tr("Restore of %1 from %2", "VM, snapshot").arg(name, snapshot);
    case Operation::Kind::CreateMachine:
        return tr("New VM %1 from %2", "new VM, snapshot or VM")
            .arg(given, snapshot.isEmpty() ? name : snapshot);
    case Operation::Kind::RenameMachine:
        return tr("Renaming of %1 to %2", "old name, new name").arg(name, given);
    case Operation::Kind::BackUp:
    case Operation::Kind::Restore:
    case Operation::Kind::Download:
        break;
    }
    return name;
}

QString OperationProxy::why(const Operation &operation)
{
    return operation.machine.isEmpty() ? Words::of(*operation.error) : Words::machineError(*operation.error);
}

QString OperationProxy::result(const Operation &operation)
{
    if (operation.state == Operation::State::Failed && operation.error)
        return tr("%1: %2", "failed, why").arg(Words::of(operation.state), why(operation));
    return Words::progress(operation);
}

QString OperationProxy::shortResult(const Operation &operation)
{
    if (operation.state == Operation::State::Running && operation.ignored)
        return tr("does not react", "a guest, to the shutdown command; short");
    const bool failed = operation.state == Operation::State::Failed && operation.error;
    if (failed && operation.machine.isEmpty()) {
        if (const QString reason = Words::hostReason(operation.error->code); !reason.isEmpty())
            return tr("%1: %2", "failed, why").arg(Words::of(operation.state), reason);
    }
    const bool told =
        failed && !operation.error->detail.isEmpty() && !Words::isFailureCode(operation.error->code);
    return told ? tr("%1: %2", "failed, why")
                      .arg(Words::of(operation.state), text::plain(operation.error->detail))
                : result(operation);
}

bool OperationProxy::isOfToday(const Operation &operation) const
{
    return operation.startedAt.toLocalTime().date() == m_clock.now().toLocalTime().date();
}

QString OperationProxy::times(const Operation &operation) const
{
    return isOfToday(operation) ? course(operation) : Words::moment(operation.startedAt);
}

QString OperationProxy::course(const Operation &operation) const
{
    const QDateTime now = m_clock.now();
    const QString began =
        isOfToday(operation) ? Words::timeOfDay(operation.startedAt) : Words::moment(operation.startedAt);
    const QDateTime end = operation.endedAt.isValid() ? operation.endedAt : now;
    const std::chrono::milliseconds span{operation.startedAt.msecsTo(end)};
    return QStringLiteral("%1  ·  %2").arg(began, Words::duration(span));
}

Tone OperationProxy::tone(const Operation &operation)
{
    switch (operation.state) {
    case Operation::State::Queued:
    case Operation::State::Intent:
    case Operation::State::Sent:
    case Operation::State::Cancelled:
        return Tone::Neutral;
    case Operation::State::Running:
        return operation.ignored ? Tone::Warning : Tone::Running;
    case Operation::State::Done:
        return Tone::Good;
    case Operation::State::Failed:
        return Tone::Failed;
    case Operation::State::Unknown:
        break;
    }
    return Tone::Unknown;
}

Icon OperationProxy::mark(const Operation &operation)
{
    switch (operation.state) {
    case Operation::State::Queued:
    case Operation::State::Intent:
    case Operation::State::Sent:
        return Icon::Pending;
    case Operation::State::Running:
        return operation.ignored ? Icon::Warning : Icon::Running;
    case Operation::State::Done:
        return Icon::Success;
    case Operation::State::Failed:
        return Icon::Failure;
    case Operation::State::Cancelled:
        return Icon::Cancel;
    case Operation::State::Unknown:
        break;
    }
    return Icon::Unknown;
}

} // namespace kustos::ui
