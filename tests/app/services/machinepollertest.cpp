// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/machinepoller.h"

#include "services/inventory.h"
#include "services/machineinventory.h"
#include "services/pollpace.h"
#include "support/await.h"
#include "support/scriptedmachines.h"
#include "virtualtime.h"

#include <gtest/gtest.h>

namespace kustos::test {

namespace {

const ConnectionId place(QStringLiteral("place"));

Error error(Error::Kind kind)
{
    return Error{kind, Error::Cause::None, 0, {}, std::nullopt};
}

class MachinePollerTest : public ::testing::Test
{
protected:
    using Leads = MachinePoller::ConnectionReading;

    MachinePollerTest()
    {
        m_provider.time = [this] { return m_time.now(); };
        m_provider.add("a");
        m_provider.add("b");
        connect(Connection::Kind::KustosHost);
        m_poller->addProvider(place, m_provider, Leads::KeptHere);
    }
    void connect(Connection::Kind kind) { m_inventory.setConnection(Connection{place, kind, {}, {}, {}}); }
    static MachineKey key(const char *id) { return MachineKey{place, MachineId(QString::fromLatin1(id))}; }
    Reading::State state() const { return m_machines.reading(place).state; }
    int roundsIn(std::chrono::milliseconds span)
    {
        const int before = m_provider.listed;
        m_time.pass(span);
        return m_provider.listed - before;
    }
    int requestsIn(std::chrono::milliseconds span)
    {
        const int before = m_provider.requests;
        m_time.pass(span);
        return m_provider.requests - before;
    }

    VirtualTime m_time;
    ScriptedMachines m_provider;
    Inventory m_inventory;
    MachineInventory m_machines;
    std::unique_ptr<MachinePoller> m_poller =
        std::make_unique<MachinePoller>(m_inventory, m_machines, m_time, m_time.alarms());
};

} // namespace

TEST_F(MachinePollerTest, IdleAndBusyIntervals)
{
    m_time.pass(5min);
    EXPECT_EQ(m_provider.listed, 0) << "nothing before the start";
    m_poller->start();
    m_time.pass(0s);
    EXPECT_EQ(m_provider.listed, 1);
    EXPECT_EQ(state(), Reading::State::Current);
    EXPECT_EQ(m_inventory.connection(place)->reading.state, Reading::State::Current);
    EXPECT_EQ(roundsIn(10min), 20) << "every 30 s";
    m_poller->setBusy(key("a"), true);
    m_poller->setBusy(key("a"), true);
    EXPECT_EQ(roundsIn(60s), 150) << "our own host: every 400 ms";
    m_poller->setBusy(key("a"), false);
    EXPECT_EQ(roundsIn(10s), 25) << "one still holds it";
    m_poller->setBusy(key("a"), false);
    EXPECT_LE(roundsIn(60s), 3);
    m_poller->stop();
    EXPECT_EQ(roundsIn(10min), 0);
}

TEST_F(MachinePollerTest, ACloudIsAskedOnceASecondWhateverIsToBeRead)
{
    connect(Connection::Kind::Compose);
    for (int i = 0; i < 20; ++i)
        m_provider.add(QByteArray("m" + QByteArray::number(i)).constData());
    m_poller->start();
    m_poller->setBusy(key("a"), true);
    m_poller->setFocus(key("b"));
    m_time.pass(1s);
    for (int i = 0; i < 30; ++i) {
        const int requests = requestsIn(10s);
        EXPECT_GE(requests, 8);
        EXPECT_LE(requests, 11);
    }
    QSet<MachineId> read;
    for (const auto &[machine, at] : std::as_const(m_provider.snapshotsRead))
        read.insert(machine);
    EXPECT_EQ(read.size(), 22) << "everybody has had a turn";
}

TEST_F(MachinePollerTest, APressReadsWithoutWaitingAfterAPause)
{
    connect(Connection::Kind::Compose);
    m_poller->start();
    m_time.pass(20s);
    const QDateTime pressed = m_time.now();
    ASSERT_TRUE(await(m_poller->readNow(key("a"))).has_value()) << "in no virtual time at all";
    EXPECT_EQ(m_machines.record(key("a"))->machineReadAt, pressed);
}

TEST_F(MachinePollerTest, AJobOrAChangingMachineKeepsItFastByItself)
{
    m_poller->start();
    m_poller->setFocus(key("a"));
    m_time.pass(1s);
    ASSERT_LE(roundsIn(60s), 3);
    MachineJob job;
    job.id = JobId(QStringLiteral("j"));
    job.machine = key("a").machine;
    job.state = MachineJob::State::Running;
    m_provider.allJobs = {job};
    m_time.pass(30s);
    EXPECT_GE(roundsIn(10s), 24);
    m_provider.allJobs.first().state = MachineJob::State::Complete;
    m_time.pass(1s);
    EXPECT_LE(roundsIn(60s), 3);
    m_provider.all.last().state = VirtualMachine::State::Changing;
    m_time.pass(30s);
    EXPECT_GE(roundsIn(10s), 24);
}

TEST_F(MachinePollerTest, FocusAndBusyAreReadWithEveryRoundOthersNowAndThen)
{
    m_provider.add("c");
    m_poller->start();
    m_time.pass(1s);
    const auto reads = [this](const char *id) {
        return std::ranges::count(m_provider.snapshotsRead, key(id).machine,
                                  &std::pair<MachineId, QDateTime>::first);
    };
    EXPECT_EQ(reads("a") + reads("b") + reads("c"), 3) << "at first all of them";
    m_poller->setFocus(key("a"));
    m_time.pass(10min);
    EXPECT_GE(reads("a"), 21);
    EXPECT_LE(reads("b"), 4);
    m_poller->setBusy(key("b"), true);
    const auto before = reads("b");
    m_time.pass(10s);
    EXPECT_EQ(reads("b") - before, 25);
    EXPECT_LE(reads("c"), 4);
}

TEST_F(MachinePollerTest, SilentAfter401UntilRefreshed)
{
    m_provider.listError = error(Error::Kind::Unauthorized);
    m_poller->start();
    m_time.pass(0s);
    EXPECT_EQ(state(), Reading::State::CredentialsExpired);
    EXPECT_EQ(m_inventory.connection(place)->reading.state, Reading::State::CredentialsExpired);
    m_poller->setBusy(key("a"), true);
    m_poller->setFocus(key("a"));
    EXPECT_EQ(requestsIn(2h), 0);
    m_provider.listError.reset();
    m_poller->refresh(place);
    m_time.pass(0s);
    EXPECT_EQ(state(), Reading::State::Current);
    EXPECT_GT(roundsIn(10s), 10);
}

TEST_F(MachinePollerTest, ThisComputerIsAskedAgainAfter401)
{
    connect(Connection::Kind::ThisComputer);
    m_provider.listError = error(Error::Kind::Unauthorized);
    m_poller->start();
    m_time.pass(0s);
    EXPECT_GE(roundsIn(2h), 60) << "its host may have new credentials at any time";
}

TEST_F(MachinePollerTest, AConnectionWithDatabasesIsLeftToItsOwnPoller)
{
    const ConnectionId both(QStringLiteral("both"));
    m_inventory.setConnection(Connection{both, Connection::Kind::KustosHost, {}, {}, {}});
    DatabaseService lager;
    lager.id = ServiceId(QStringLiteral("lager"));
    m_inventory.applyServices(both, {lager}, m_time.now());
    m_poller->addProvider(both, m_provider, Leads::LeftToPoller);
    m_poller->start();
    m_time.pass(31s);
    EXPECT_EQ(m_machines.reading(both).state, Reading::State::Current);
    EXPECT_EQ(m_inventory.services(both).size(), 1) << "what it knows of databases is not touched";
    EXPECT_NE(m_inventory.connection(both)->reading.readAt, m_machines.reading(both).readAt);
    m_provider.listError = error(Error::Kind::Offline);
    m_time.pass(31s);
    EXPECT_EQ(m_machines.reading(both).state, Reading::State::Lost);
    EXPECT_EQ(m_inventory.connection(both)->reading.state, Reading::State::Current);
    EXPECT_EQ(m_inventory.connection(place)->reading.state, Reading::State::Lost) << "this one it leads";
}

TEST_F(MachinePollerTest, OneMachineThatFailsIsMarkedAlone)
{
    m_provider.readError = error(Error::Kind::Server);
    m_poller->start();
    m_time.pass(0s);
    EXPECT_EQ(state(), Reading::State::Current);
    EXPECT_EQ(m_machines.record(key("a"))->reading.state, Reading::State::Lost);
    m_provider.readError = error(Error::Kind::Offline);
    m_poller->refresh(place);
    m_time.pass(0s);
    EXPECT_EQ(state(), Reading::State::Lost) << "no connection is no matter of one machine";
    EXPECT_EQ(m_machines.machines(place).size(), 2) << "the data stays";
}

TEST_F(MachinePollerTest, ReadNowAndReadListPutTheirResultIntoTheInventory)
{
    m_poller->start();
    m_time.pass(0s);
    m_provider.addSnapshot(key("b").machine, QStringLiteral("x"));
    m_provider.get(key("b").machine).state = VirtualMachine::State::Off;
    ASSERT_TRUE(await(m_poller->readNow(key("b"))).has_value());
    EXPECT_EQ(m_machines.record(key("b"))->snapshots.size(), 1);
    EXPECT_EQ(m_machines.record(key("b"))->machine.state, VirtualMachine::State::Off);
    m_provider.add("c");
    ASSERT_TRUE(await(m_poller->readList(place)).has_value());
    EXPECT_NE(m_machines.record(key("c")), nullptr);
    const MachineKey strange{ConnectionId(QStringLiteral("strange")), key("a").machine};
    EXPECT_FALSE(await(m_poller->readNow(strange)).has_value());
    EXPECT_FALSE(await(m_poller->readList(strange.connection)).has_value());
    EXPECT_FALSE(await(m_poller->readNow(key("gone"))).has_value());
}

TEST_F(MachinePollerTest, RoundsNeverOverlap)
{
    m_provider.holdLists = true;
    m_poller->start();
    m_time.pass(0s);
    for (int i = 0; i < 5; ++i)
        m_poller->refresh(place);
    m_time.pass(10s);
    EXPECT_EQ(m_provider.listed, 1);
    m_provider.release();
    m_time.pass(0s);
    EXPECT_EQ(m_provider.listed, 2) << "asked for meanwhile: exactly one more";
    EXPECT_EQ(m_provider.mostInFlight, 1);
}

TEST_F(MachinePollerTest, DestroyedWhileARoundIsOnItsWayOrWaitsForItsTurn)
{
    m_provider.holdLists = true;
    m_poller->start();
    m_time.pass(0s);
    ASSERT_EQ(m_provider.inFlight, 1);
    m_poller.reset();
    m_provider.release();
    m_time.pass(10min);
    EXPECT_EQ(state(), Reading::State::Never) << "its answer reaches nobody";

    connect(Connection::Kind::Compose);
    m_poller = std::make_unique<MachinePoller>(m_inventory, m_machines, m_time, m_time.alarms());
    m_poller->addProvider(place, m_provider, Leads::KeptHere);
    m_poller->start();
    m_time.pass(0s);
    std::optional<Result<void>> read;
    QObject context;
    QCoro::connect(m_poller->readNow(key("a")), &context, [&](const Result<void> &result) { read = result; });
    m_time.pass(0s);
    ASSERT_FALSE(read.has_value()) << "the cloud's rate makes it wait";
    const int requests = m_provider.requests;
    m_poller.reset();
    m_time.pass(10min);
    ASSERT_TRUE(read.has_value()) << "who waits is told";
    EXPECT_EQ(read->error().kind, Error::Kind::Cancelled);
    EXPECT_EQ(m_provider.requests, requests);
}

TEST(PollPaceTest, AFewAtOnceThenOnePerInterval)
{
    VirtualTime time;
    PollPace pace(time, time.alarms()());
    int passed = 0;
    QObject context;
    for (int i = 0; i < 20; ++i)
        QCoro::connect(pace.turn(1s), &context, [&] { ++passed; });
    VirtualTime::settle();
    EXPECT_EQ(passed, PollPace::burst);
    time.pass(10s);
    EXPECT_EQ(passed, PollPace::burst + 10);
    time.pass(1min);
    EXPECT_EQ(passed, 20);
    for (int i = 0; i < 20; ++i)
        QCoro::connect(pace.turn(0s), &context, [&] { ++passed; });
    VirtualTime::settle();
    EXPECT_EQ(passed, 40) << "without an interval nobody waits";
}

} // namespace kustos::test
