// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/records.h"
#include "host/schedule.h"

#include <QList>
#include <QSet>

namespace kustos::host {

//! How many complete backups of a type are kept: 7 daily, 4 weekly, 3 monthly, 1 on demand.
[[nodiscard]] int keptCount(BackupType type);

//! The backups of one deployment (newest first, as the catalogue has them: clocks are set back) that have to
//! go, oldest first: those with enough newer complete ones of their type. Ask after a success only, so that a
//! failure never costs an earlier backup. What stands in `inUse` (a restore reads it) stays for now.
[[nodiscard]] QList<BackupId> expired(const QList<BackupRecord> &newestFirst, const QSet<BackupId> &inUse);

//! When retention will remove a backup if every scheduled one succeeds: `rank` complete ones of its type are
//! newer, the next one is due at `due`. Invalid where no due time is known: it is kept until something
//! replaces it.
[[nodiscard]] QDateTime expiryOf(BackupType type, int rank, const QDateTime &due, const Timetable &table,
                                 const QTimeZone &zone);

} // namespace kustos::host
