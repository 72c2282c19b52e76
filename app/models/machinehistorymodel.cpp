// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/machinehistorymodel.h"

#include "services/operationregister.h"

namespace kustos {

MachineHistoryModel::MachineHistoryModel(const MachineInventory &inventory,
                                         const OperationRegister &operations, const MachineKey &machine,
                                         QObject *parent)
    : LineModel(parent)
    , m_inventory(inventory)
    , m_operations(operations)
    , m_machine(machine)
{
    connect(&inventory, &MachineInventory::recordChanged, this, [this](const MachineKey &key) {
        if (key == m_machine)
            sync();
    });
    connect(&inventory, &MachineInventory::machinesChanged, this, [this](const ConnectionId &id) {
        if (id == m_machine.connection)
            sync();
    });
    const auto operationChanged = [this](const OperationId &id) {
        const Operation *operation = m_operations.find(id);
        if (operation != nullptr && operation->machine == m_machine)
            sync();
    };
    connect(&operations, &OperationRegister::added, this, operationChanged);
    connect(&operations, &OperationRegister::changed, this, operationChanged);
    sync();
}

void MachineHistoryModel::sync()
{
    const MachineRecord *record = m_inventory.record(m_machine);
    if (record == nullptr) {
        follow({});
        return;
    }
    QList<Operation> own;
    const QList<Operation> all = m_operations.all();
    for (const Operation &operation : all) {
        if (operation.machine == m_machine)
            own.append(operation);
    }
    follow(machineEvents(*record, own));
}

int MachineHistoryModel::blanksOf(const MachineEvent &) const
{
    return 0;
}

int MachineHistoryModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant MachineHistoryModel::data(const QModelIndex &index, int role) const
{
    const MachineEvent *event = row(index);
    if (event == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return event->subject;
    case EventRole:
        return QVariant::fromValue(*event);
    case OperationIdRole:
        return event->operation.text();
    case JobIdRole:
        return event->job.text();
    case KindRole:
        return QVariant::fromValue(event->kind);
    case StateRole:
        return QVariant::fromValue(event->state);
    case StartedAtRole:
        return event->startedAt;
    case EndedAtRole:
        return event->endedAt;
    case PermilleRole:
        return event->permille;
    default:
        return {};
    }
}

} // namespace kustos
