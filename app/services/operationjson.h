// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"

#include <QJsonObject>

#include <optional>

namespace kustos {

//! An operation as the journal keeps it. Progress is left out: it is worth nothing after a restart.
[[nodiscard]] QJsonObject operationToJson(const Operation &operation);
//! Empty where a member that everything depends on (id, kind, state, target) is missing or unknown.
[[nodiscard]] std::optional<Operation> operationFromJson(const QJsonObject &object);

} // namespace kustos
