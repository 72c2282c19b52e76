// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/schedule.h"

#include <gtest/gtest.h>

using namespace kustos::host;

namespace {

const QTimeZone berlin("Europe/Berlin");

QDateTime utc(const char *text)
{
    return QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate);
}

Timetable at(int hour, int minute)
{
    Timetable table;
    table.time = QTime(hour, minute);
    return table;
}

TEST(Schedule, DailyIsAtTheSameLocalHourInWinterAndSummer)
{
    EXPECT_EQ(nextDue(BackupType::Daily, utc("2026-01-10T12:00:00Z"), at(3, 0), berlin),
              utc("2026-01-11T02:00:00Z"));
    EXPECT_EQ(nextDue(BackupType::Daily, utc("2026-07-10T12:00:00Z"), at(3, 0), berlin),
              utc("2026-07-11T01:00:00Z"));
}

TEST(Schedule, NextIsLaterThanTheInstantAsked)
{
    const QDateTime due = utc("2026-01-11T02:00:00Z");
    EXPECT_EQ(nextDue(BackupType::Daily, due.addMSecs(-1), at(3, 0), berlin), due);
    EXPECT_EQ(nextDue(BackupType::Daily, due, at(3, 0), berlin), utc("2026-01-12T02:00:00Z"));
}

TEST(Schedule, SpringGapMovesTheRunBehindTheGap)
{
    // 29 March 2026: 02:00 becomes 03:00, there is no 02:30.
    EXPECT_EQ(instantOf(QDate(2026, 3, 29), QTime(2, 30), berlin), utc("2026-03-29T01:30:00Z"));
    EXPECT_EQ(instantOf(QDate(2026, 3, 29), QTime(1, 59), berlin), utc("2026-03-29T00:59:00Z"));
    EXPECT_EQ(instantOf(QDate(2026, 3, 29), QTime(3, 0), berlin), utc("2026-03-29T01:00:00Z"));
}

TEST(Schedule, AutumnHourThatComesTwiceRunsOnce)
{
    // 25 October 2026: 03:00 becomes 02:00, 02:30 is at 00:30Z and at 01:30Z.
    const QDateTime first = utc("2026-10-25T00:30:00Z");
    EXPECT_EQ(instantOf(QDate(2026, 10, 25), QTime(2, 30), berlin), first);
    EXPECT_EQ(nextDue(BackupType::Daily, first, at(2, 30), berlin), utc("2026-10-26T01:30:00Z"));
    EXPECT_EQ(instantOf(QDate(2026, 10, 25), QTime(3, 0), berlin), utc("2026-10-25T02:00:00Z"));
}

TEST(Schedule, EveryDayOfAYearHasExactlyOneRun)
{
    for (const QTime time : {QTime(2, 0), QTime(2, 30), QTime(3, 0), QTime(0, 0), QTime(23, 59)}) {
        Timetable table;
        table.time = time;
        QDateTime due = utc("2026-01-01T00:00:00Z");
        QDate last;
        for (int runs = 0; runs < 365; ++runs) {
            due = nextDue(BackupType::Daily, due, table, berlin);
            const QDate day = due.toTimeZone(berlin).date();
            if (last.isValid()) {
                ASSERT_EQ(day, last.addDays(1)) << due.toString(Qt::ISODate).toStdString();
            }
            last = day;
        }
    }
}

TEST(Schedule, WeeklyIsOnSunday)
{
    // 20 November 2026 is a Friday.
    EXPECT_EQ(nextDue(BackupType::Weekly, utc("2026-11-20T12:00:00Z"), at(3, 0), berlin),
              utc("2026-11-22T02:00:00Z"));
    EXPECT_EQ(nextDue(BackupType::Weekly, utc("2026-11-22T02:00:00Z"), at(3, 0), berlin),
              utc("2026-11-29T02:00:00Z"));
}

TEST(Schedule, MonthlyOnThe31stIsTheLastDayOfShorterMonths)
{
    Timetable table = at(3, 0);
    table.dayOfMonth = 31;
    QStringList days;
    QDateTime due = utc("2027-12-31T12:00:00Z");
    for (int i = 0; i < 4; ++i) {
        due = nextDue(BackupType::Monthly, due, table, berlin);
        days.append(due.toTimeZone(berlin).date().toString(Qt::ISODate));
    }
    EXPECT_EQ(days.join(u' '), QStringLiteral("2028-01-31 2028-02-29 2028-03-31 2028-04-30"));
}

TEST(Schedule, OnDemandIsNeverDue)
{
    EXPECT_FALSE(nextDue(BackupType::OnDemand, utc("2026-01-01T00:00:00Z"), Timetable(), berlin).isValid());
}

TEST(Schedule, ManyMissedRunsAreCaughtUpByOne)
{
    const QDateTime now = utc("2026-06-20T10:00:00Z");
    const auto decision = decideDue(BackupType::Daily, utc("2026-06-01T01:00:00Z"), now, at(3, 0), berlin);
    EXPECT_TRUE(decision.runNow);
    EXPECT_EQ(decision.next, utc("2026-06-21T01:00:00Z"));
    EXPECT_FALSE(decideDue(BackupType::Daily, decision.next, now.addSecs(1), at(3, 0), berlin).runNow);
}

TEST(Schedule, BeforeItsTimeNothingHappens)
{
    const QDateTime due = utc("2026-06-21T01:00:00Z");
    const auto decision = decideDue(BackupType::Daily, due, due.addSecs(-1), at(3, 0), berlin);
    EXPECT_FALSE(decision.runNow);
    EXPECT_EQ(decision.next, due);
    EXPECT_TRUE(decideDue(BackupType::Daily, due, due, at(3, 0), berlin).runNow);
}

TEST(Schedule, ClockThatWasAYearAheadDoesNotStopBackupsForAYear)
{
    const auto decision = decideDue(BackupType::Daily, utc("2027-06-21T01:00:00Z"),
                                    utc("2026-06-20T10:00:00Z"), at(3, 0), berlin);
    EXPECT_FALSE(decision.runNow);
    EXPECT_EQ(decision.next, utc("2026-06-21T01:00:00Z"));
}

TEST(Schedule, ClockThatJumpsAheadRunsOnceOnly)
{
    const QDateTime due = utc("2026-06-21T01:00:00Z");
    const QDateTime ahead = utc("2026-09-01T12:00:00Z");
    const auto first = decideDue(BackupType::Daily, due, ahead, at(3, 0), berlin);
    EXPECT_TRUE(first.runNow);
    const auto back = decideDue(BackupType::Daily, first.next, utc("2026-06-20T12:00:00Z"), at(3, 0), berlin);
    EXPECT_FALSE(back.runNow);
    EXPECT_EQ(back.next, due);
}

TEST(Schedule, ZoneThatDoesNotExistIsUtc)
{
    const QDateTime after(QDate(2026, 5, 1), QTime(12, 0), Qt::UTC);
    EXPECT_EQ(nextDue(BackupType::Daily, after, Timetable(), QTimeZone()),
              nextDue(BackupType::Daily, after, Timetable(), QTimeZone::utc()));
    static_cast<void>(nextDue(BackupType::Monthly, QDateTime(), Timetable(), QTimeZone::utc()));
}

} // namespace
