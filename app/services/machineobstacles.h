// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/obstacle.h"
#include "services/machineinventory.h"

#include <QDateTime>

namespace kustos {

//! Why an action cannot be done with a machine, by what was read of it alone: what this program itself is
//! doing with it is not looked at.
namespace obstacles {

[[nodiscard]] bool isUnderWay(const MachineJob &job);
[[nodiscard]] bool isBusy(const MachineRecord &record); //!< a job of the service runs, or it is on its way

[[nodiscard]] Obstacle toPower(const MachineRecord &record, PowerAction action);
[[nodiscard]] Obstacle toSnapshot(const MachineRecord &record, const QDateTime &now);
[[nodiscard]] Obstacle toConsistentSnapshot(const MachineRecord &record, const QDateTime &now);
[[nodiscard]] Obstacle toChange(const MachineRecord &record, const SnapshotId &snapshot);
[[nodiscard]] Obstacle toRestore(const MachineRecord &record, const SnapshotId &snapshot);
[[nodiscard]] Obstacle toCreate(const MachineRecord &record, const SnapshotId &snapshot);
[[nodiscard]] Obstacle toRename(const MachineRecord &record);

//! What an operation that meets it at its turn ends with.
[[nodiscard]] Error errorOf(Obstacle obstacle, const SnapshotLimits &limits, const QDateTime &now);

} // namespace obstacles

} // namespace kustos
