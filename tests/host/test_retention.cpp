// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/retention.h"

#include <gtest/gtest.h>

using namespace kustos;
using namespace kustos::host;

namespace {

const QDateTime start(QDate(2026, 5, 1), QTime(3, 0), Qt::UTC);

QList<BackupRecord> series(BackupType type, int count, int stepDays = 1)
{
    QList<BackupRecord> list;
    for (int i = 0; i < count; ++i) {
        BackupRecord backup;
        backup.id = BackupId(wireName(type) + QString::number(i));
        backup.type = type;
        backup.state = BackupRecord::State::Complete;
        backup.startedAt = backup.createdAt = start.addDays(i * stepDays);
        list.prepend(backup);
    }
    return list;
}

QString names(const QList<BackupId> &ids)
{
    QStringList list;
    for (const BackupId &id : ids)
        list.append(id.text());
    return list.join(u' ');
}

TEST(Retention, KeepsSevenDailyFourWeeklyThreeMonthlyOneOnDemand)
{
    for (const auto &[type, kept] : {std::pair{BackupType::Daily, 7}, std::pair{BackupType::Weekly, 4},
                                     std::pair{BackupType::Monthly, 3}, std::pair{BackupType::OnDemand, 1}}) {
        EXPECT_TRUE(expired(series(type, kept), {}).isEmpty());
        EXPECT_EQ(names(expired(series(type, kept + 2), {})),
                  wireName(type) + QStringLiteral("0 ") + wireName(type) + QStringLiteral("1"));
    }
}

TEST(Retention, TypesDoNotCountTogether)
{
    const auto all =
        series(BackupType::Daily, 7) + series(BackupType::Weekly, 4, 7) + series(BackupType::OnDemand, 1);
    EXPECT_TRUE(expired(all, {}).isEmpty());
}

TEST(Retention, OnlyCompleteBackupsCount)
{
    auto list = series(BackupType::OnDemand, 3);
    list[0].state = BackupRecord::State::Running;
    list[1].state = BackupRecord::State::Lost;
    EXPECT_TRUE(expired(list, {}).isEmpty()) << "the only good one stays";
    list[0].state = BackupRecord::State::Complete;
    EXPECT_EQ(names(expired(list, {})), QStringLiteral("on_demand0 on_demand1"))
        << "a lost one is forgotten then";
}

TEST(Retention, WhatARestoreReadsStays)
{
    const auto list = series(BackupType::OnDemand, 3);
    EXPECT_EQ(names(expired(list, {BackupId(QStringLiteral("on_demand0"))})), QStringLiteral("on_demand1"));
}

TEST(Retention, ClockSetBackDoesNotMakeTheNewestTheOldest)
{
    auto list = series(BackupType::Daily, 9);
    list[0].startedAt = list[0].createdAt = start.addYears(-1);
    EXPECT_EQ(names(expired(list, {})), QStringLiteral("daily0 daily1"));
}

TEST(Retention, ExpiryIsTheRunThatPushesABackupOut)
{
    const QTimeZone zone("Europe/Berlin");
    const QDateTime due(QDate(2026, 5, 11), QTime(1, 0), Qt::UTC);
    // Rank 6 is the oldest of seven: the very next daily run removes it; the newest goes six runs later.
    EXPECT_EQ(expiryOf(BackupType::Daily, 6, due, Timetable(), zone), due);
    EXPECT_EQ(expiryOf(BackupType::Daily, 0, due, Timetable(), zone), due.addDays(6));
    EXPECT_FALSE(expiryOf(BackupType::Daily, 0, QDateTime(), Timetable(), zone).isValid());
    EXPECT_FALSE(expiryOf(BackupType::OnDemand, 0, due, Timetable(), zone).isValid());
}

} // namespace
