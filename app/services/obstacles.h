// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/obstacle.h"
#include "core/reading.h"

namespace kustos {

class Inventory;

enum class BackupUse { Download, Restore };

//! Why nothing can be started through what was read like this.
[[nodiscard]] Obstacle obstacleOfReading(Reading::State reading);
//! Why nothing can be started on this service at present; by what was read, never by asking.
[[nodiscard]] Obstacle obstacleOfService(const Inventory &inventory, const ServiceKey &service);
[[nodiscard]] Obstacle obstacleOfBackup(const Inventory &inventory, const ServiceKey &service,
                                        const BackupId &backup, BackupUse use);

} // namespace kustos
