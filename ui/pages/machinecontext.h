// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "services/inventory.h"
#include "services/machineactions.h"
#include "services/machineinventory.h"
#include "services/operationregister.h"

namespace kustos::ui {

//! What the parts of a machine's page read and ask; all of it outlives them.
struct MachineContext
{
    const MachineInventory &machines;
    const Inventory &connections;
    const OperationRegister &operations;
    MachineActions &actions;
    const Clock &clock;

    //! Of this machine and not ended, newest first.
    [[nodiscard]] QList<Operation> running(const MachineKey &key) const
    {
        QList<Operation> found;
        for (const Operation &operation : operations.all()) {
            if (operation.machine == key && !operation.ended())
                found.append(operation);
        }
        return found;
    }
};

} // namespace kustos::ui
