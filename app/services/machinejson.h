// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/machineinventory.h"

#include <QJsonObject>

#include <optional>

namespace kustos {

//! A machine with its snapshots as the state cache keeps it. Without jobs: what ran then says nothing now.
[[nodiscard]] QJsonObject machineToJson(const MachineRecord &record);
//! Empty where the machine's id is missing; snapshots without one are left out. What this version cannot do
//! anything with is as if it were not told.
[[nodiscard]] std::optional<MachineRecord> machineFromJson(const QJsonObject &object);

} // namespace kustos
