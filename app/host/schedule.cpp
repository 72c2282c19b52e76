// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/schedule.h"

#include <algorithm>

namespace kustos::host {

namespace {

bool falls(BackupType type, QDate date, const Timetable &table)
{
    switch (type) {
    case BackupType::OnDemand:
        return false;
    case BackupType::Daily:
        return true;
    case BackupType::Weekly:
        return date.dayOfWeek() == table.weekday;
    case BackupType::Monthly:
        return date.day() == std::min(table.dayOfMonth, date.daysInMonth());
    }
    Q_UNREACHABLE();
}

} // namespace

QDateTime instantOf(QDate date, QTime time, const QTimeZone &zone)
{
    // By hand: what QDateTime does at the two changes of a year differs between versions of Qt.
    const qint64 wall = QDateTime(date, time, Qt::UTC).toSecsSinceEpoch();
    const auto utc = [](qint64 seconds) { return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC); };
    constexpr qint64 day = 86'400;
    const int before = zone.offsetFromUtc(utc(wall - day));
    const int after = zone.offsetFromUtc(utc(wall + day));
    for (const int offset : {before, after}) {
        if (zone.offsetFromUtc(utc(wall - offset)) == offset)
            return utc(wall - offset);
    }
    return utc(wall - before);
}

QDateTime nextDue(BackupType type, const QDateTime &after, const Timetable &table, const QTimeZone &zone)
{
    if (type == BackupType::OnDemand)
        return {};
    // TZ can name what does not exist.
    if (!zone.isValid())
        return nextDue(type, after, table, QTimeZone::utc());
    // One day back: the local date can be ahead of the instant by a day's change of offset.
    QDate date = after.toTimeZone(zone).date().addDays(-1);
    for (int i = 0; i < 70; ++i, date = date.addDays(1)) {
        if (!falls(type, date, table))
            continue;
        const QDateTime due = instantOf(date, table.time, zone);
        if (due > after)
            return due;
    }
    return after.addDays(1); // an instant that no calendar has
}

DueDecision decideDue(BackupType type, const QDateTime &due, const QDateTime &now, const Timetable &table,
                      const QTimeZone &zone)
{
    const QDateTime regular = nextDue(type, now, table, zone);
    if (due <= now)
        return {true, regular};
    return {false, std::min(due, regular)};
}

} // namespace kustos::host
