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
        return tr("%1 · %2", "machine's action, its name").arg(Words::of(operation.kind), name);
    }
}

QString OperationProxy::result(const Operation &operation)
{
    if (operation.state == Operation::State::Failed && operation.error)
        return tr("%1: %2", "failed, why").arg(Words::of(operation.state), Words::of(*operation.error));
    return Words::progress(operation);
}

QString OperationProxy::shortResult(const Operation &operation)
{
    const bool told =
        operation.state == Operation::State::Failed && operation.error && !operation.error->detail.isEmpty();
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
        return Tone::Running;
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
        return Icon::Running;
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
