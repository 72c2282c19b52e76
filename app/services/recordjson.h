// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/inventory.h"

#include <QJsonObject>

#include <optional>

namespace kustos {

//! A service with its backups as the state cache keeps it. Without connection strings, and without jobs: what
//! ran then says nothing now.
[[nodiscard]] QJsonObject recordToJson(const ServiceRecord &record);
//! Empty where the service's id is missing; backups without one are left out.
[[nodiscard]] std::optional<ServiceRecord> recordFromJson(const QJsonObject &object);

} // namespace kustos
