// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/retention.h"
#include "host/schedule.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>

using namespace kustos;
using namespace kustos::host;

namespace {

constexpr std::array allTypes{BackupType::OnDemand, BackupType::Daily, BackupType::Weekly,
                              BackupType::Monthly};

//! A deployment's backups as they come, are lost and are given up; the seed is the history.
class History
{
public:
    explicit History(unsigned seed)
        : m_random(seed)
    {
    }
    [[nodiscard]] int below(int limit) { return std::uniform_int_distribution(0, limit - 1)(m_random); }

    void succeed()
    {
        BackupRecord backup;
        backup.id = BackupId(QString::number(++m_made));
        backup.type = allTypes.at(static_cast<size_t>(below(4)));
        backup.state = BackupRecord::State::Complete;
        backup.startedAt = backup.createdAt = anyTime();
        newestFirst.prepend(backup);
    }
    void lose()
    {
        if (!newestFirst.isEmpty())
            newestFirst[below(static_cast<int>(newestFirst.size()))].state = BackupRecord::State::Lost;
    }
    void remove(const QList<BackupId> &ids)
    {
        newestFirst.removeIf([&](const BackupRecord &backup) { return ids.contains(backup.id); });
    }
    [[nodiscard]] QList<BackupRecord> withOtherClock()
    {
        auto list = newestFirst;
        for (BackupRecord &backup : list)
            backup.startedAt = backup.createdAt = anyTime();
        return list;
    }
    [[nodiscard]] QList<BackupRecord> complete(BackupType type) const
    {
        QList<BackupRecord> list;
        std::copy_if(newestFirst.begin(), newestFirst.end(), std::back_inserter(list), [&](const auto &one) {
            return one.type == type && one.state == BackupRecord::State::Complete;
        });
        return list;
    }

    QList<BackupRecord> newestFirst;

private:
    [[nodiscard]] QDateTime anyTime()
    {
        return QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC).addSecs(below(100'000'000));
    }
    std::mt19937 m_random;
    int m_made = 0;
};

TEST(RetentionHistory, NeverMoreThanTheLimitsAndNeverWithoutTheNewest)
{
    for (unsigned seed = 1; seed <= 40; ++seed) {
        History history(seed);
        for (int step = 0; step < 80; ++step) {
            history.succeed();
            if (history.below(10) == 0)
                history.lose();
            std::array<QList<BackupRecord>, 4> before;
            for (size_t i = 0; i < before.size(); ++i)
                before.at(i) = history.complete(allTypes.at(i));
            history.remove(expired(history.newestFirst, {}));
            for (size_t i = 0; i < before.size(); ++i) {
                const auto after = history.complete(allTypes.at(i));
                const auto limit = std::min<qsizetype>(before.at(i).size(), keptCount(allTypes.at(i)));
                ASSERT_EQ(after.size(), limit) << "seed " << seed << " step " << step;
                for (qsizetype rank = 0; rank < limit; ++rank)
                    ASSERT_EQ(after.at(rank).id, before.at(i).at(rank).id) << "the newest ones stay";
            }
        }
    }
}

TEST(RetentionHistory, ClockHasNoSay)
{
    for (unsigned seed = 1; seed <= 40; ++seed) {
        History history(seed);
        for (int step = 0; step < 60; ++step) {
            history.succeed();
            const auto gone = expired(history.newestFirst, {});
            ASSERT_EQ(expired(history.withOtherClock(), {}), gone) << "seed " << seed;
            if (history.below(3) != 0)
                history.remove(gone);
        }
    }
}

TEST(RetentionHistory, AskingTwiceRemovesNothingMore)
{
    for (unsigned seed = 1; seed <= 40; ++seed) {
        History history(seed);
        for (int step = 0; step < 60; ++step)
            history.succeed();
        const auto gone = expired(history.newestFirst, {});
        EXPECT_FALSE(gone.isEmpty());
        EXPECT_TRUE(std::is_sorted(gone.begin(), gone.end(), [](const BackupId &a, const BackupId &b) {
            return a.text().toInt() < b.text().toInt();
        })) << "oldest first";
        history.remove(gone);
        EXPECT_TRUE(expired(history.newestFirst, {}).isEmpty());
    }
}

TEST(RetentionHistory, WhatIsInUseStaysUntilItIsReleased)
{
    for (unsigned seed = 1; seed <= 40; ++seed) {
        History history(seed);
        for (int step = 0; step < 60; ++step)
            history.succeed();
        const auto gone = expired(history.newestFirst, {});
        ASSERT_FALSE(gone.isEmpty());
        const BackupId read = gone.at(history.below(static_cast<int>(gone.size())));
        auto others = gone;
        others.removeOne(read);
        EXPECT_EQ(expired(history.newestFirst, {read}), others) << "seed " << seed;
        history.remove(others);
        EXPECT_EQ(expired(history.newestFirst, {}), QList{read});
    }
}

TEST(RetentionHistory, ForetoldExpiryIsWhatHappens)
{
    const QTimeZone zone("Europe/Berlin");
    for (const BackupType type : scheduledTypes) {
        QList<BackupRecord> list;
        QHash<BackupId, QDateTime> foretold;
        QDateTime due(QDate(2026, 2, 1), QTime(12, 0), Qt::UTC);
        for (int run = 0; run < 30; ++run) {
            due = nextDue(type, due, Timetable(), zone);
            BackupRecord backup;
            backup.id = BackupId(QString::number(run));
            backup.type = type;
            backup.state = BackupRecord::State::Complete;
            list.prepend(backup);
            for (const BackupId &id : expired(list, {})) {
                EXPECT_EQ(foretold.value(id), due) << wireName(type).toStdString() << run;
                list.removeIf([&](const BackupRecord &one) { return one.id == id; });
            }
            const QDateTime next = nextDue(type, due, Timetable(), zone);
            for (int rank = 0; rank < list.size(); ++rank)
                foretold.insert(list.at(rank).id, expiryOf(type, rank, next, Timetable(), zone));
        }
    }
}

struct Place
{
    const char *zone;
    QTime time;
};
void PrintTo(const Place &place, std::ostream *out)
{
    *out << place.zone << ' ' << place.time.toString(u"hh:mm").toStdString();
}

class Zones : public ::testing::TestWithParam<Place>
{
protected:
    void SetUp() override { ASSERT_TRUE(m_zone.isValid()); }
    [[nodiscard]] Timetable table() const
    {
        Timetable table;
        table.time = GetParam().time;
        table.weekday = Qt::Wednesday;
        table.dayOfMonth = 31;
        return table;
    }
    //! The local time is the table's; only where the clock jumps over it may it be later, by the jump.
    void expectLocalHour(const QDateTime &due) const
    {
        const QTime local = due.toTimeZone(m_zone).time();
        const int jump = m_zone.offsetFromUtc(due.addDays(1)) - m_zone.offsetFromUtc(due.addDays(-1));
        if (local != GetParam().time) {
            EXPECT_GT(jump, 0) << due.toString(Qt::ISODate).toStdString();
            EXPECT_EQ(GetParam().time.secsTo(local), jump) << due.toString(Qt::ISODate).toStdString();
        }
        if (jump < 0)
            EXPECT_NE(due.addSecs(jump).toTimeZone(m_zone).time(), local)
                << "the first of two: " << due.toString(Qt::ISODate).toStdString();
    }
    //! All due times of three years.
    [[nodiscard]] QList<QDateTime> dues(BackupType type) const
    {
        QList<QDateTime> list;
        QDateTime due(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
        const QDateTime end = due.addYears(3);
        while (list.size() < 2000) {
            due = nextDue(type, due, table(), m_zone);
            if (due >= end)
                break;
            EXPECT_TRUE(list.isEmpty() || due > list.last());
            expectLocalHour(due);
            list.append(due);
        }
        return list;
    }

    QTimeZone m_zone{GetParam().zone};
};

TEST_P(Zones, DailyIsOnceOnEveryDay)
{
    const auto all = dues(BackupType::Daily);
    EXPECT_NEAR(static_cast<double>(all.size()), 365 * 3 + 1, 1.5); // 2028 is a leap year
    for (qsizetype i = 1; i < all.size(); ++i)
        ASSERT_EQ(all.at(i - 1).toTimeZone(m_zone).date().addDays(1), all.at(i).toTimeZone(m_zone).date());
}

TEST_P(Zones, WeeklyIsOnceOnItsDay)
{
    const auto all = dues(BackupType::Weekly);
    EXPECT_GE(all.size(), 156);
    for (qsizetype i = 0; i < all.size(); ++i) {
        ASSERT_EQ(all.at(i).toTimeZone(m_zone).date().dayOfWeek(), Qt::Wednesday);
        if (i > 0)
            ASSERT_EQ(all.at(i - 1).toTimeZone(m_zone).date().daysTo(all.at(i).toTimeZone(m_zone).date()), 7);
    }
}

TEST_P(Zones, MonthlyIsOnceOnTheLastDay)
{
    const auto all = dues(BackupType::Monthly);
    EXPECT_GE(all.size(), 35);
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QDate day = all.at(i).toTimeZone(m_zone).date();
        ASSERT_EQ(day.day(), day.daysInMonth());
        if (i > 0)
            ASSERT_EQ(all.at(i - 1).toTimeZone(m_zone).date().addDays(1).month(), day.month());
    }
}

TEST_P(Zones, NoInstantOfADayMissesItsRun)
{
    // Looking every 20 minutes runs once a day, whatever the zone does in between.
    QDateTime now(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
    QDateTime due = nextDue(BackupType::Daily, now, table(), m_zone);
    int runs = 0;
    for (const QDateTime end = now.addDays(365); now < end; now = now.addSecs(20 * 60)) {
        const auto decision = decideDue(BackupType::Daily, due, now, table(), m_zone);
        ASSERT_GT(decision.next, now);
        ASSERT_LE(now.secsTo(decision.next), 25 * 3600);
        runs += decision.runNow ? 1 : 0;
        due = decision.next;
    }
    EXPECT_NEAR(runs, 365, 1);
}

INSTANTIATE_TEST_SUITE_P(
    World, Zones,
    ::testing::Values(Place{"Europe/Berlin", QTime(2, 30)}, Place{"Europe/Berlin", QTime(3, 0)},
                      Place{"America/New_York", QTime(2, 15)}, Place{"America/New_York", QTime(1, 30)},
                      Place{"Asia/Kolkata", QTime(3, 0)}, Place{"Australia/Lord_Howe", QTime(2, 10)},
                      Place{"Australia/Lord_Howe", QTime(1, 45)}, Place{"America/Santiago", QTime(0, 0)},
                      Place{"Pacific/Kiritimati", QTime(23, 59)}, Place{"UTC", QTime(3, 0)}));

} // namespace
