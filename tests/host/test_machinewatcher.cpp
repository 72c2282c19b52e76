// SPDX-License-Identifier: GPL-3.0-or-later
#include "machinetest.h"

using namespace kustos;
using namespace kustos::host;
using namespace kustos::test;
using namespace std::chrono_literals;

namespace {

//! Time that passes when the test says so.
class HandClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override
    {
        return QDateTime::fromMSecsSinceEpoch(1'763'632'800'000, Qt::UTC).addMSecs(m_passed);
    }
    [[nodiscard]] std::chrono::milliseconds monotonic() const override
    {
        return std::chrono::milliseconds(1'000'000 + m_passed);
    }
    void pass(std::chrono::milliseconds time) { m_passed += time.count(); }

private:
    std::atomic<qint64> m_passed{0};
};

class WatcherTest : public MachineTest
{
protected:
    [[nodiscard]] std::unique_ptr<MachineWatcher> make()
    {
        return std::make_unique<MachineWatcher>(m_hypervisor, catalogue(), m_time);
    }
    [[nodiscard]] int readings() const { return m_hypervisor.calls(QStringLiteral("machines")); }

    HandClock m_time;
    MachineId m_machine = m_hypervisor.add(QStringLiteral("m"), MachineState::Running, {disk('a')});
};

TEST_F(WatcherTest, KnowsNothingBeforeTheFirstReading)
{
    const auto watcher = make();
    EXPECT_FALSE(watcher->isReachable());
    EXPECT_TRUE(watcher->machines().isEmpty());
    watcher->start();
    ASSERT_TRUE(waitUntil([&] { return watcher->isReachable(); }));
    ASSERT_EQ(watcher->machines().size(), 1);
    EXPECT_EQ(watcher->machines().first().hostname, QStringLiteral("xv10001"));
    EXPECT_EQ(watcher->machines().first().knownSince, m_time.now());
}

TEST_F(WatcherTest, ReadsAtAnEventAndEverySecond)
{
    const auto watcher = make();
    watcher->start();
    ASSERT_TRUE(waitUntil([&] { return watcher->isReachable(); }));
    const int before = readings();
    QElapsedTimer clock;
    clock.start();
    ASSERT_TRUE(waitUntil([&] { return readings() > before; }));
    EXPECT_GT(clock.elapsed(), 300) << "not all the time";
    m_hypervisor.setState(m_machine, MachineState::Off);
    ASSERT_TRUE(waitUntil([&] { return watcher->machines().first().state == MachineState::Off; }, 500ms));
}

TEST_F(WatcherTest, ReadAnewIsNewerThanTheCall)
{
    const auto watcher = make();
    watcher->start();
    ASSERT_TRUE(waitUntil([&] { return watcher->isReachable(); }));
    m_hypervisor.setListener({}); // no event tells it
    for (const MachineState state : {MachineState::Off, MachineState::Paused, MachineState::Running}) {
        m_hypervisor.setState(m_machine, state);
        watcher->readAnew({});
        EXPECT_EQ(watcher->machines().first().state, state);
    }
}

TEST_F(WatcherTest, ReadAnewEndsWithTheStop)
{
    const auto watcher = make(); // never started: nobody would answer
    std::stop_source stop;
    stop.request_stop();
    QElapsedTimer clock;
    clock.start();
    watcher->readAnew(stop.get_token());
    EXPECT_LT(clock.elapsed(), 2000);
}

TEST_F(WatcherTest, SilenceIsUnreachableAndThenUnknown)
{
    const auto watcher = make();
    watcher->start();
    ASSERT_TRUE(waitUntil([&] { return watcher->isReachable(); }));
    m_hypervisor.setLost(true);
    ASSERT_TRUE(waitUntil([&] { return !watcher->isReachable(); }));
    m_time.pass(4999ms);
    EXPECT_EQ(watcher->machines().first().state, MachineState::Running);
    m_time.pass(1ms);
    EXPECT_EQ(watcher->machines().first().state, MachineState::Unknown);
    EXPECT_EQ(watcher->machines().first().name, QStringLiteral("m")) << "the rest is still told";
    m_hypervisor.setLost(false);
    ASSERT_TRUE(waitUntil([&] { return watcher->isReachable(); }));
    EXPECT_EQ(watcher->machines().first().state, MachineState::Running);
}

TEST_F(WatcherTest, CallThatHangsIsUnreachableToo)
{
    const auto watcher = make();
    watcher->start();
    ASSERT_TRUE(waitUntil([&] { return watcher->isReachable(); }));
    watcher->stop(); // as one that hangs: no answer any more
    m_time.pass(3s);
    EXPECT_FALSE(watcher->isReachable());
}

TEST_F(WatcherTest, MachineWithoutANumberWaitsForRoom)
{
    auto raw = sqlite::Database::open(m_state + QStringLiteral("/machines.db"), 6 /* and create */);
    const auto watcher = make();
    ASSERT_TRUE(
        raw->execute("CREATE TRIGGER full BEFORE INSERT ON machines WHEN (SELECT count(*) FROM machines) "
                     "> 0 BEGIN SELECT RAISE(ABORT, 'no room'); END"));
    watcher->start();
    ASSERT_TRUE(waitUntil([&] { return watcher->machines().size() == 1; }));
    const MachineId second = m_hypervisor.add(QStringLiteral("n"), MachineState::Off, {disk('b')});
    watcher->readAnew({});
    EXPECT_TRUE(watcher->isReachable());
    EXPECT_EQ(watcher->machines().size(), 1) << "the known one is told all the same";
    ASSERT_TRUE(raw->execute("DROP TRIGGER full"));
    watcher->readAnew({});
    ASSERT_EQ(watcher->machines().size(), 2);
    EXPECT_EQ(watcher->machines().last().id, second);
}

TEST_F(WatcherTest, BellMayRingWhenTheWatcherIsGone)
{
    auto watcher = make();
    watcher->start();
    watcher.reset();
    m_hypervisor.setState(m_machine, MachineState::Off);
    EXPECT_EQ(m_hypervisor.state(m_machine), MachineState::Off);
}

} // namespace
