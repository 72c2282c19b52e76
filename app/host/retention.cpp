// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/retention.h"

namespace kustos::host {

int keptCount(BackupType type)
{
    switch (type) {
    case BackupType::OnDemand:
        return 1;
    case BackupType::Daily:
        return 7;
    case BackupType::Weekly:
        return 4;
    case BackupType::Monthly:
        return 3;
    }
    Q_UNREACHABLE();
}

QList<BackupId> expired(const QList<BackupRecord> &newestFirst, const QSet<BackupId> &inUse)
{
    QList<BackupId> gone;
    QHash<int, int> seen;
    for (const auto &backup : newestFirst) {
        int &newer = seen[static_cast<int>(backup.type)];
        const bool complete = backup.state == BackupRecord::State::Complete;
        const bool lost = backup.state == BackupRecord::State::Lost;
        if ((complete || lost) && newer >= keptCount(backup.type) && !inUse.contains(backup.id))
            gone.prepend(backup.id);
        newer += complete ? 1 : 0;
    }
    return gone;
}

QDateTime expiryOf(BackupType type, int rank, const QDateTime &due, const Timetable &table,
                   const QTimeZone &zone)
{
    if (!due.isValid() || type == BackupType::OnDemand)
        return {};
    QDateTime at = due;
    for (int i = rank + 1; i < keptCount(type); ++i)
        at = nextDue(type, at, table, zone);
    return at;
}

} // namespace kustos::host
