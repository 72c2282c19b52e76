// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presenters/machinetasks.h"

#include <QAbstractListModel>

namespace kustos::ui {

//! The events of one machine, put into words only for the rows that are looked at. A new list is taken over
//! with as few row signals as it needs.
class MachineTaskModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { TaskRole = Qt::UserRole };

    using QAbstractListModel::QAbstractListModel;

    void setEvents(const QList<MachineEvent> &events, const QDateTime &now); //!< newest first
    [[nodiscard]] const QList<MachineEvent> &events() const { return m_events; }
    [[nodiscard]] MachineTask task(int row) const { return MachineTasks::of(m_events.at(row), m_now); }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<MachineEvent> m_events;
    QDateTime m_now;
};

} // namespace kustos::ui
