// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/compose/composeapi.h"

#include <QJsonArray>
#include <QJsonObject>

//! Single objects of the Compose dialect; see composeapi.h for whole answers.
namespace kustos::compose::json {

[[nodiscard]] bool looksLikeHtml(const QByteArray &body);
//! Protocol with Html, BadJson or (for embedded) MissingField.
[[nodiscard]] Result<QJsonObject> object(const QByteArray &body);
[[nodiscard]] Result<QJsonArray> embedded(const QByteArray &body, const QString &plural);

//! Each fails with Protocol/MissingField, detail = the field, where the id is missing.
[[nodiscard]] Result<Account> account(const QJsonObject &object);
[[nodiscard]] Result<DeploymentDetail> deployment(const QJsonObject &object);
[[nodiscard]] Result<RestorePoint> backup(const QJsonObject &object);
[[nodiscard]] Result<Job> recipe(const QJsonObject &object);

//! ISO 8601 with Z or an offset, in UTC; without either it is taken as UTC. Invalid where it cannot be read.
[[nodiscard]] QDateTime time(const QJsonValue &value);

} // namespace kustos::compose::json
