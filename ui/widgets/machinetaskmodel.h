// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presenters/machinetasks.h"

#include <QAbstractListModel>

namespace kustos::ui {

//! The tasks of one machine; a new list is taken over with as few row signals as it needs.
class MachineTaskModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { TaskRole = Qt::UserRole };

    using QAbstractListModel::QAbstractListModel;

    void setTasks(const QList<MachineTask> &tasks);
    [[nodiscard]] const QList<MachineTask> &tasks() const { return m_tasks; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<MachineTask> m_tasks;
};

} // namespace kustos::ui
