// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/poller.h"

#include "scriptedprovider.h"
#include "services/inventory.h"
#include "services/pollschedule.h"
#include "support/await.h"
#include "virtualtime.h"

#include <QElapsedTimer>

#include <gtest/gtest.h>

namespace kustos::test {

namespace {

const ConnectionId here(QStringLiteral("here"));

Error error(Error::Kind kind)
{
    return Error{kind, Error::Cause::None, 0, {}, std::nullopt};
}

class PollerTest : public ::testing::Test
{
protected:
    PollerTest()
    {
        m_inventory.setConnection(Connection{here, Connection::Kind::KustosHost, {}, {}, {}});
        m_provider.time = [this] { return m_time.now(); };
        m_provider.allServices = {service("a"), service("b")};
        m_poller->addProvider(here, m_provider);
    }
    static DatabaseService service(const char *id)
    {
        DatabaseService made;
        made.id = ServiceId(QString::fromLatin1(id));
        return made;
    }
    static ServiceKey key(const char *id) { return ServiceKey{here, ServiceId(QString::fromLatin1(id))}; }
    Reading::State state() const { return m_inventory.connection(here)->reading.state; }
    int roundsIn(std::chrono::milliseconds span)
    {
        const int before = m_provider.listed;
        m_time.pass(span);
        return m_provider.listed - before;
    }

    VirtualTime m_time;
    ScriptedProvider m_provider;
    Inventory m_inventory;
    std::unique_ptr<Poller> m_poller = std::make_unique<Poller>(m_inventory, m_time, m_time.alarms());
};

} // namespace

TEST_F(PollerTest, NothingIsAskedBeforeTheStart)
{
    m_time.pass(5min);
    EXPECT_EQ(m_provider.listed, 0);
    m_poller->start();
    m_time.pass(0s);
    EXPECT_EQ(m_provider.listed, 1);
    EXPECT_EQ(state(), Reading::State::Current);
}

TEST_F(PollerTest, IdleAndBusyIntervals)
{
    m_poller->start();
    m_time.pass(0s);
    EXPECT_EQ(roundsIn(10min), 20) << "every 30 s";
    m_poller->setBusy(here, true);
    m_poller->setBusy(here, true);
    EXPECT_EQ(roundsIn(60s), 120) << "our own host: every 500 ms";
    m_poller->setBusy(here, false);
    EXPECT_EQ(roundsIn(10s), 20) << "one still holds it";
    m_poller->setBusy(here, false);
    EXPECT_LE(roundsIn(60s), 3);
    Connection cloud = *m_inventory.connection(here);
    cloud.kind = Connection::Kind::Compose;
    m_inventory.setConnection(cloud);
    m_poller->setBusy(here, true);
    m_time.pass(1s);
    EXPECT_EQ(roundsIn(60s), 60) << "a cloud: every second";
}

TEST_F(PollerTest, AJobOnTheServiceKeepsItFastByItself)
{
    m_poller->start();
    m_poller->setFocus(key("a"));
    m_time.pass(1s);
    Job job;
    job.id = JobId(QStringLiteral("j"));
    job.state = Job::State::Running;
    m_provider.allJobs = {job};
    m_time.pass(30s);
    EXPECT_GE(roundsIn(10s), 19);
    m_provider.end(Job::State::Complete);
    m_time.pass(1s);
    EXPECT_LE(roundsIn(60s), 2);
}

TEST_F(PollerTest, HundredsOfRoundsNeverOverlap)
{
    QElapsedTimer watch;
    watch.start();
    m_poller->start();
    m_poller->setBusy(here, true);
    m_time.pass(5min);
    EXPECT_GE(m_provider.listed, 600);
    EXPECT_EQ(m_provider.mostInFlight, 1);
    EXPECT_LT(watch.elapsed(), 10'000);
}

TEST_F(PollerTest, RefreshDuringARoundMakesExactlyOneMore)
{
    m_provider.holdAnswers = true;
    m_poller->start();
    m_time.pass(0s);
    for (int i = 0; i < 5; ++i)
        m_poller->refresh(here);
    m_time.pass(10s);
    EXPECT_EQ(m_provider.listed, 1) << "one at a time";
    m_provider.release();
    m_time.pass(0s);
    EXPECT_EQ(m_provider.listed, 2);
    EXPECT_EQ(roundsIn(29s), 0);
}

TEST_F(PollerTest, FailuresKeepTheDataAndBackOff)
{
    m_poller->start();
    m_time.pass(0s);
    const QDateTime read = m_inventory.connection(here)->reading.readAt;
    m_provider.listError = error(Error::Kind::Offline);
    m_time.pass(31s);
    EXPECT_EQ(state(), Reading::State::Lost);
    EXPECT_EQ(m_inventory.connection(here)->reading.readAt, read);
    EXPECT_EQ(m_inventory.services(here).size(), 2);
    const int rounds = roundsIn(60min);
    EXPECT_GE(rounds, 55) << "on average twice a minute, never further apart than 60 s";
    EXPECT_LE(rounds, 600);
    m_provider.listError.reset();
    m_time.pass(60s);
    EXPECT_EQ(state(), Reading::State::Current);
    m_time.pass(30s);
    EXPECT_EQ(roundsIn(5min), 10) << "the usual interval again";
}

TEST_F(PollerTest, SilentAfter401UntilRefreshed)
{
    m_provider.listError = error(Error::Kind::Unauthorized);
    m_poller->start();
    m_time.pass(0s);
    EXPECT_EQ(state(), Reading::State::CredentialsExpired);
    m_poller->setBusy(here, true);
    m_poller->setFocus(key("a"));
    EXPECT_EQ(roundsIn(2h), 0);
    m_provider.listError.reset();
    m_poller->refresh(here);
    m_time.pass(0s);
    EXPECT_EQ(state(), Reading::State::Current);
    EXPECT_GT(roundsIn(10s), 10);
}

TEST_F(PollerTest, ThisComputerIsAskedAgainAfter401)
{
    m_inventory.setConnection(Connection{here, Connection::Kind::ThisComputer, {}, {}, {}});
    m_provider.listError = error(Error::Kind::Unauthorized);
    m_poller->start();
    m_time.pass(0s);
    EXPECT_EQ(state(), Reading::State::CredentialsExpired);
    const int rounds = roundsIn(2h);
    EXPECT_GE(rounds, 60) << "its host may have new credentials at any time";
    EXPECT_LE(rounds, 1000) << "with the back-off of any failure";
    m_provider.listError.reset();
    m_time.pass(1min);
    EXPECT_EQ(state(), Reading::State::Current);
}

TEST_F(PollerTest, FocusIsReadWithEveryRoundOthersNowAndThen)
{
    m_poller->start();
    m_time.pass(1s);
    EXPECT_EQ(m_provider.readBackups, 2) << "at first all of them";
    m_poller->setFocus(key("a"));
    m_time.pass(0s);
    const int before = m_provider.readBackups;
    m_time.pass(10min);
    const int read = m_provider.readBackups - before;
    EXPECT_GE(read, 20 + 1);
    EXPECT_LE(read, 20 + 3) << "b about every five minutes";
}

TEST_F(PollerTest, ManyServicesAreReadInPortions)
{
    m_provider.allServices.clear();
    for (int i = 0; i < 40; ++i)
        m_provider.allServices.append(service(QByteArray::number(i).constData()));
    m_poller->start();
    m_time.pass(0s);
    EXPECT_LE(m_provider.readBackups, 4);
    m_time.pass(10s);
    EXPECT_EQ(m_provider.readBackups, 40) << "every one once, soon";
}

TEST_F(PollerTest, ServicesThatNeverAnswerCostNeitherRequestsNorTheOthers)
{
    m_provider.allServices.clear();
    for (int i = 0; i < 12; ++i) {
        m_provider.allServices.append(service(QByteArray::number(i).constData()));
        if (i < 6)
            m_provider.broken.insert(m_provider.allServices.last().id);
    }
    m_poller->start();
    m_time.pass(10s);
    EXPECT_EQ(m_provider.asked.size(), 12) << "every one once, soon";
    EXPECT_LE(roundsIn(10min), 20) << "the interval of an idle window";
    EXPECT_GE(m_provider.asked.value(ServiceId(QStringLiteral("11"))), 2) << "the others get their turn";
    EXPECT_GE(m_provider.asked.value(ServiceId(QStringLiteral("0"))), 2) << "and these another chance";
    m_provider.broken.clear();
    m_time.pass(5min);
    EXPECT_EQ(m_inventory.record(key("0"))->reading.state, Reading::State::Current);
}

TEST_F(PollerTest, OneServiceThatFailsIsMarkedAlone)
{
    m_provider.backupError = error(Error::Kind::Server);
    m_poller->start();
    m_time.pass(0s);
    EXPECT_EQ(state(), Reading::State::Current);
    EXPECT_EQ(m_inventory.record(key("a"))->reading.state, Reading::State::Lost);
    m_provider.backupError = error(Error::Kind::Offline);
    m_poller->refresh(here);
    m_time.pass(0s);
    EXPECT_EQ(state(), Reading::State::Lost) << "no connection is no matter of one service";
}

TEST_F(PollerTest, ReadNowPutsTheResultIntoTheInventory)
{
    m_poller->start();
    m_time.pass(0s);
    m_provider.listBackup("x", RestorePoint::State::Complete);
    ASSERT_TRUE(await(m_poller->readNow(key("b"))).has_value());
    EXPECT_EQ(m_inventory.record(key("b"))->backups.size(), 1);
    m_provider.backupError = error(Error::Kind::NotFound);
    EXPECT_FALSE(await(m_poller->readNow(key("b"))).has_value());
    const ServiceKey strange{ConnectionId(QStringLiteral("strange")), ServiceId(QStringLiteral("b"))};
    EXPECT_FALSE(await(m_poller->readNow(strange)).has_value());
}

TEST_F(PollerTest, StopEndsTheRounds)
{
    m_poller->start();
    m_poller->setBusy(here, true);
    m_time.pass(1s);
    m_poller->stop();
    EXPECT_EQ(roundsIn(10min), 0);
    m_poller->start();
    EXPECT_GT(roundsIn(10s), 5);
}

TEST_F(PollerTest, DestroyedWhileARoundIsOnItsWay)
{
    m_provider.holdAnswers = true;
    m_poller->start();
    m_time.pass(0s);
    ASSERT_EQ(m_provider.inFlight, 1);
    m_poller.reset();
    m_provider.release();
    m_time.pass(10min);
    EXPECT_EQ(state(), Reading::State::Never) << "its answer reaches nobody";
    EXPECT_EQ(m_provider.listed, 1);
}

TEST(PollScheduleTest, BackOffGrowsToItsCeilingWithFullJitter)
{
    PollSchedule schedule;
    const auto delay = [&](double dice) { return schedule.delay(true, 500ms, dice); };
    EXPECT_EQ(delay(0.5), 500ms);
    std::chrono::milliseconds ceiling = 1s;
    for (int i = 0; i < 100; ++i) {
        schedule.ended(error(Error::Kind::Server));
        EXPECT_EQ(delay(0.0), 100ms);
        EXPECT_EQ(delay(0.5), ceiling / 2);
        EXPECT_LT(delay(0.999999), ceiling);
        ceiling = std::min<std::chrono::milliseconds>(ceiling * 2, 60s);
    }
    schedule.ended(std::nullopt);
    EXPECT_EQ(schedule.delay(false, 500ms, 0.0), 30s);
}

TEST(PollScheduleTest, TheServicesOwnWishCounts)
{
    PollSchedule schedule;
    Error limited = error(Error::Kind::RateLimited);
    limited.retryAfter = 90s;
    schedule.ended(limited);
    EXPECT_EQ(schedule.delay(true, 500ms, 0.0), 90s);
    schedule.forgive();
    EXPECT_EQ(schedule.delay(true, 500ms, 0.0), 500ms);
}

} // namespace kustos::test
