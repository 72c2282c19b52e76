// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "services/inventory.h"
#include "services/machineactions.h"
#include "services/machineinventory.h"
#include "services/operationregister.h"

namespace kustos::ui {

//! What the page of a machine reads and asks; all of it outlives the page.
struct MachineParts
{
    const MachineInventory &machines;
    const Inventory &connections;
    const OperationRegister &operations;
    MachineActions &actions;
    const Clock &clock;

    //! Of this machine, newest first.
    [[nodiscard]] QList<Operation> operationsOf(const MachineKey &key) const
    {
        QList<Operation> found;
        for (const Operation &operation : operations.all()) {
            if (operation.machine == key)
                found.append(operation);
        }
        return found;
    }
    //! Those that have not ended.
    [[nodiscard]] QList<Operation> running(const MachineKey &key) const
    {
        QList<Operation> found = operationsOf(key);
        found.removeIf([](const Operation &operation) { return operation.ended(); });
        return found;
    }
};

} // namespace kustos::ui
