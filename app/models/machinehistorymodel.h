// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/linemodel.h"
#include "models/machineevent.h"

namespace kustos {

class OperationRegister;

//! What was done with one machine, newest first, as raw values; lines have no children.
class MachineHistoryModel final : public LineModel<MachineEvent>
{
    Q_OBJECT

public:
    enum Role {
        EventRole = Qt::UserRole + 1, //!< MachineEvent, whole
        OperationIdRole,              //!< QString, as is the one below
        JobIdRole,
        KindRole,      //!< MachineJob::Kind
        StateRole,     //!< MachineEvent::State
        StartedAtRole, //!< QDateTime UTC, as is the one below
        EndedAtRole,
        PermilleRole, //!< int, -1: none
    };
    Q_ENUM(Role)
    enum Column { MomentColumn, ActionColumn, ResultColumn, DurationColumn, ColumnCount };

    MachineHistoryModel(const MachineInventory &inventory, const OperationRegister &operations,
                        const MachineKey &machine, QObject *parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    //! Qt::DisplayRole is the untouched subject (a snapshot's or machine's name).
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

protected:
    [[nodiscard]] int blanksOf(const MachineEvent &event) const override;

private:
    void sync();

    const MachineInventory &m_inventory;
    const OperationRegister &m_operations;
    const MachineKey m_machine;
};

} // namespace kustos

Q_DECLARE_METATYPE(kustos::MachineEvent)
