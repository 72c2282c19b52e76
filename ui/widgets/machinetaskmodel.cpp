// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/machinetaskmodel.h"

namespace kustos::ui {

// New events come in front, so the rows behind are matched from the end; those keep selection and place.
void MachineTaskModel::setEvents(const QList<MachineEvent> &events, const QDateTime &now)
{
    m_now = now;
    const qsizetype more = events.size() - m_events.size();
    if (more > 0) {
        beginInsertRows({}, 0, static_cast<int>(more) - 1);
        m_events = events.first(more) + m_events;
        endInsertRows();
    } else if (more < 0) {
        beginRemoveRows({}, 0, static_cast<int>(-more) - 1);
        m_events = m_events.sliced(-more);
        endRemoveRows();
    }
    for (qsizetype row = 0; row < events.size(); ++row) {
        if (m_events.at(row) == events.at(row))
            continue;
        m_events[row] = events.at(row);
        const QModelIndex changed = index(static_cast<int>(row));
        Q_EMIT dataChanged(changed, changed);
    }
}

int MachineTaskModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

QVariant MachineTaskModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const MachineTask task = this->task(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return task.title;
    case Qt::AccessibleTextRole:
        return QStringList{task.title, task.state, task.when}.join(QStringLiteral(", "));
    case Qt::ToolTipRole:
        return QStringLiteral("<span style='white-space:pre'>%1</span>").arg(task.detail.toHtmlEscaped());
    case TaskRole:
        return QVariant::fromValue(task);
    default:
        return {};
    }
}

} // namespace kustos::ui
