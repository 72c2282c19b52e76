// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/records.h"

#include <QDate>
#include <QTime>
#include <QTimeZone>

namespace kustos::host {

//! When scheduled backups are taken, in local time. Weekly and monthly ones fall on their day at the same
//! hour.
struct Timetable
{
    QTime time{3, 0};
    int weekday = Qt::Sunday;
    int dayOfMonth = 1; //!< 29..31 mean the last day where a month is shorter
};

//! The instant (UTC) of a local date and time. Where the clock is put forward over it: as much later as the
//! clock jumps; where it happens twice: the first one.
[[nodiscard]] QDateTime instantOf(QDate date, QTime time, const QTimeZone &zone);

//! The first due time after `after`; invalid for on-demand backups, which are never due.
[[nodiscard]] QDateTime nextDue(BackupType type, const QDateTime &after, const Timetable &table,
                                const QTimeZone &zone);

struct DueDecision
{
    bool runNow = false;
    QDateTime next; //!< what to keep as the due time
};

//! What to do about a due time that was kept earlier. However many runs were missed, one catches up. A due
//! time further away than the table allows (the clock was wrong when it was computed) is brought back.
[[nodiscard]] DueDecision decideDue(BackupType type, const QDateTime &due, const QDateTime &now,
                                    const Timetable &table, const QTimeZone &zone);

} // namespace kustos::host
