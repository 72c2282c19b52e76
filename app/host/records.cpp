// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/records.h"

namespace kustos::host {

QString wireName(BackupType type)
{
    switch (type) {
    case BackupType::OnDemand:
        return QStringLiteral("on_demand");
    case BackupType::Daily:
        return QStringLiteral("daily");
    case BackupType::Weekly:
        return QStringLiteral("weekly");
    case BackupType::Monthly:
        return QStringLiteral("monthly");
    }
    Q_UNREACHABLE();
}

std::optional<BackupType> backupTypeOf(const QString &name)
{
    for (const auto type :
         {BackupType::OnDemand, BackupType::Daily, BackupType::Weekly, BackupType::Monthly}) {
        if (wireName(type) == name)
            return type;
    }
    return std::nullopt;
}

} // namespace kustos::host
