// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/machinetaskmodel.h"

namespace kustos::ui {

// New tasks come in front, so the rows behind are matched from the end; those keep selection and place.
void MachineTaskModel::setTasks(const QList<MachineTask> &tasks)
{
    const qsizetype more = tasks.size() - m_tasks.size();
    if (more > 0) {
        beginInsertRows({}, 0, static_cast<int>(more) - 1);
        m_tasks = tasks.first(more) + m_tasks;
        endInsertRows();
    } else if (more < 0) {
        beginRemoveRows({}, 0, static_cast<int>(-more) - 1);
        m_tasks = m_tasks.sliced(-more);
        endRemoveRows();
    }
    for (qsizetype row = 0; row < tasks.size(); ++row) {
        if (m_tasks.at(row) == tasks.at(row))
            continue;
        m_tasks[row] = tasks.at(row);
        const QModelIndex changed = index(static_cast<int>(row));
        Q_EMIT dataChanged(changed, changed);
    }
}

int MachineTaskModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_tasks.size());
}

QVariant MachineTaskModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const MachineTask &task = m_tasks.at(index.row());
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
