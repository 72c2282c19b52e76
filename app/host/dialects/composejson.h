// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/records.h"

#include <QJsonArray>
#include <QJsonObject>

namespace kustos::host::compose {

//! What the resources of one answer have in common.
struct Frame
{
    QString accountId;
    QString base;        //!< "http://127.0.0.1:7341/2016-07"
    QString place;       //!< host name
    QString version;     //!< of SQLite
    QString hostVersion; //!< of kustos-host
};

//! RFC 3339, UTC, milliseconds.
[[nodiscard]] QString timeText(const QDateTime &moment);

[[nodiscard]] QJsonObject deploymentJson(const DeploymentRecord &deployment,
                                         const std::optional<DueRecord> &next, const Frame &frame);
//! `expires` invalid: kept until it is replaced.
[[nodiscard]] QJsonObject backupJson(const BackupRecord &backup, const QDateTime &expires,
                                     const Frame &frame);
[[nodiscard]] QJsonObject recipeJson(const JobRecord &job, const Frame &frame);

//! {"_embedded":{name:[...]}}
[[nodiscard]] QJsonObject embedded(const QString &name, const QJsonArray &items);

} // namespace kustos::host::compose
