// SPDX-License-Identifier: GPL-3.0-or-later
#include "machinetest.h"

#include <QElapsedTimer>

using namespace kustos;
using namespace kustos::host;
using namespace kustos::test;
using namespace std::chrono_literals;

namespace {

const Error offline{Error::Kind::Offline, {}, 0, {}, {}};

class PowerTest : public MachineTest
{
protected:
    MachineId m_on = m_hypervisor.add(QStringLiteral("on"), MachineState::Running, {disk('a')});
    MachineId m_off = m_hypervisor.add(QStringLiteral("off"), MachineState::Off, {disk('b')});
};

TEST_F(PowerTest, MachinesHaveNumbersThatStay)
{
    boot();
    const auto machines = desk().machines();
    ASSERT_EQ(machines.size(), 2);
    EXPECT_EQ(machines.at(0).number, 10001);
    EXPECT_EQ(machines.at(0).hostname, QStringLiteral("xv10001"));
    EXPECT_EQ(machines.at(1).number, 10002);
    EXPECT_TRUE(machines.at(0).knownSince.isValid());
    const int number = desk().machine(m_on)->number;
    EXPECT_EQ(desk().machineByNumber(number)->id, m_on);
    EXPECT_EQ(desk().machineByNumber(7).error().kind, Error::Kind::NotFound);
    EXPECT_EQ(desk().machine(MachineId(QStringLiteral("../x"))).error().kind, Error::Kind::NotFound);
    const QDateTime since = desk().machine(m_on)->knownSince;
    const MachineId third = m_hypervisor.add(QStringLiteral("third"), MachineState::Off, {disk('c')});
    boot();
    EXPECT_EQ(desk().machine(m_on)->number, number);
    EXPECT_EQ(desk().machine(m_on)->knownSince, since);
    EXPECT_EQ(desk().machine(third)->number, 10003);
}

TEST_F(PowerTest, MachineThatIsGoneKeepsItsNumberForLater)
{
    boot();
    const int number = desk().machine(m_off)->number;
    m_hypervisor.remove(m_off);
    ASSERT_TRUE(waitUntil([&] { return !desk().machine(m_off); }));
    m_hypervisor.add(QStringLiteral("new"), MachineState::Off, {disk('c')});
    ASSERT_TRUE(waitUntil([&] { return desk().machines().size() == 2; }));
    EXPECT_EQ(desk().machines().last().number, 10003);
    EXPECT_FALSE(desk().machineByNumber(number));
}

TEST_F(PowerTest, StartEndsWhenTheMachineRuns)
{
    boot();
    const auto job = desk().power(m_off, Kind::Start);
    ASSERT_TRUE(job);
    EXPECT_EQ(job->state, JobState::Queued);
    EXPECT_EQ(job->machine, m_off);
    EXPECT_EQ(job->id.text(), QStringLiteral("j-%1").arg(job->number));
    const auto done = ended(job);
    EXPECT_EQ(done.state, JobState::Succeeded);
    EXPECT_TRUE(done.startedAt.isValid());
    EXPECT_TRUE(done.code.isEmpty());
    // What is told with the end of the job is not older than it.
    EXPECT_EQ(desk().machine(m_off)->state, MachineState::Running);
    EXPECT_EQ(m_hypervisor.state(m_off), MachineState::Running);
}

TEST_F(PowerTest, StartOfOneThatDoesNotComeUpFails)
{
    m_hypervisor.setStartsFor(m_off, MachineState::Paused);
    boot();
    const auto done = ended(desk().power(m_off, Kind::Start));
    EXPECT_EQ(done.state, JobState::Failed);
    EXPECT_EQ(done.code, QStringLiteral("failed"));
    EXPECT_TRUE(done.detail.contains(u"does not run"));
}

TEST_F(PowerTest, StartWhoseAnswerWasLostIsFoundDone)
{
    boot();
    m_hypervisor.failNext(QStringLiteral("start"), offline, true);
    EXPECT_EQ(ended(desk().power(m_off, Kind::Start)).state, JobState::Succeeded);
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("start")), 2) << "the second one found it on";
}

TEST_F(PowerTest, RefusalOfTheHypervisorIsTheReason)
{
    boot();
    m_hypervisor.failNext(QStringLiteral("start"),
                          Error{Error::Kind::Rejected, {}, 0, QStringLiteral("no memory"), {}});
    const auto done = ended(desk().power(m_off, Kind::Start));
    EXPECT_EQ(done.state, JobState::Failed);
    EXPECT_EQ(done.code, QStringLiteral("failed"));
    EXPECT_EQ(done.detail, QStringLiteral("no memory"));
}

TEST_F(PowerTest, ShutdownEndsWhenTheMachineIsOff)
{
    boot();
    const auto done = ended(desk().power(m_on, Kind::Shutdown));
    EXPECT_EQ(done.state, JobState::Succeeded);
    EXPECT_EQ(desk().machine(m_on)->state, MachineState::Off);
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("cutPower")), 0);
}

TEST_F(PowerTest, IgnoredShutdownLeavesTheMachineRunning)
{
    m_limits.shutdownDeadline = 1s;
    m_hypervisor.setIgnoresPowerButton(m_on, true);
    boot();
    QElapsedTimer clock;
    clock.start();
    const auto job = desk().power(m_on, Kind::Shutdown);
    ASSERT_TRUE(inTheMiddle(job, Phase::ShuttingDown));
    EXPECT_TRUE(desk().job(job->id)->deadline.isValid());
    const auto done = ended(job);
    EXPECT_GE(clock.elapsed(), 1000);
    EXPECT_EQ(done.state, JobState::Failed);
    EXPECT_EQ(done.code, QStringLiteral("shutdown_ignored"));
    EXPECT_EQ(m_hypervisor.state(m_on), MachineState::Running);
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("cutPower")), 0);
    EXPECT_EQ(ended(desk().power(m_on, Kind::Stop)).state, JobState::Succeeded) << "the hard way, when asked";
    EXPECT_EQ(desk().machine(m_on)->state, MachineState::Off);
}

TEST_F(PowerTest, GuestThatTakesItsTimeIsWaitedFor)
{
    m_hypervisor.setIgnoresPowerButton(m_on, true);
    boot();
    const auto job = desk().power(m_on, Kind::Shutdown);
    ASSERT_TRUE(waitUntil([&] { return m_hypervisor.calls(QStringLiteral("pressPowerButton")) == 1; }));
    EXPECT_FALSE(desk().job(job->id)->ended());
    m_hypervisor.setState(m_on, MachineState::Off);
    EXPECT_EQ(ended(job).state, JobState::Succeeded);
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("pressPowerButton")), 1);
}

TEST_F(PowerTest, RebootAndResetAreGivenOnce)
{
    boot();
    EXPECT_EQ(ended(desk().power(m_on, Kind::Reboot)).state, JobState::Succeeded);
    EXPECT_EQ(ended(desk().power(m_on, Kind::Reset)).state, JobState::Succeeded);
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("reboot")), 1);
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("reset")), 1);
    m_hypervisor.failNext(QStringLiteral("reset"), offline, true);
    const auto lost = ended(desk().power(m_on, Kind::Reset));
    EXPECT_EQ(lost.code, QStringLiteral("hypervisor_lost"));
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("reset")), 2) << "not once more";
}

TEST_F(PowerTest, WrongStateIsRefusedAtOnce)
{
    boot();
    for (const auto &[machine, kind] : QList<std::pair<MachineId, Kind>>{{m_on, Kind::Start},
                                                                         {m_off, Kind::Shutdown},
                                                                         {m_off, Kind::Stop},
                                                                         {m_off, Kind::Reboot},
                                                                         {m_off, Kind::Reset}}) {
        const auto refused = desk().power(machine, kind);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().kind, Error::Kind::Conflict);
        EXPECT_EQ(refused.error().detail, QStringLiteral("wrong_state"));
    }
    EXPECT_EQ(desk().power(m_on, Kind::Delete).error().detail, QStringLiteral("validation_failed"));
    EXPECT_EQ(desk().power(MachineId(), Kind::Start).error().kind, Error::Kind::NotFound);
    EXPECT_TRUE(desk().jobs().isEmpty());
    m_hypervisor.setState(m_on, MachineState::Crashed);
    ASSERT_TRUE(sees(m_on, MachineState::Crashed));
    EXPECT_EQ(ended(desk().power(m_on, Kind::Start)).state, JobState::Succeeded) << "a crashed one is off";
    m_hypervisor.setState(m_on, MachineState::Paused);
    ASSERT_TRUE(sees(m_on, MachineState::Paused));
    EXPECT_EQ(ended(desk().power(m_on, Kind::Stop)).state, JobState::Succeeded) << "a paused one is on";
}

TEST_F(PowerTest, OneJobPerMachine)
{
    m_hypervisor.setIgnoresPowerButton(m_on, true);
    boot();
    const auto job = desk().power(m_on, Kind::Shutdown);
    ASSERT_TRUE(job);
    EXPECT_FALSE(desk().isIdle());
    for (const auto &second : {desk().power(m_on, Kind::Stop), desk().takeSnapshot(m_on, QStringLiteral("s")),
                               desk().takeConsistentSnapshot(m_on, QStringLiteral("s")),
                               desk().renameMachine(m_on, QStringLiteral("n"))}) {
        ASSERT_FALSE(second);
        EXPECT_EQ(second.error().kind, Error::Kind::Conflict);
        EXPECT_EQ(second.error().detail, QStringLiteral("server_busy"));
    }
    EXPECT_EQ(desk().jobs().size(), 1) << "the refused left nothing";
    EXPECT_TRUE(desk().snapshots().isEmpty());
    EXPECT_EQ(ended(desk().power(m_off, Kind::Start)).state, JobState::Succeeded) << "another machine may";
    m_hypervisor.setState(m_on, MachineState::Off);
    EXPECT_EQ(ended(job).state, JobState::Succeeded);
    ASSERT_TRUE(waitUntil([&] { return desk().isIdle(); }));
    EXPECT_TRUE(desk().power(m_on, Kind::Start)) << "free again at once";
}

TEST_F(PowerTest, JobsAreNewestFirstAndOfTheirMachine)
{
    boot();
    const auto first = ended(desk().power(m_off, Kind::Start));
    const auto second = ended(desk().power(m_on, Kind::Stop));
    ASSERT_EQ(desk().jobs().size(), 2);
    EXPECT_EQ(desk().jobs().at(0).id, second.id);
    ASSERT_EQ(desk().jobs(m_off).size(), 1);
    EXPECT_EQ(desk().jobs(m_off).at(0).id, first.id);
    EXPECT_EQ(desk().jobByNumber(first.number)->id, first.id);
    EXPECT_EQ(desk().job(JobId(QStringLiteral("j-0%1").arg(first.number))).error().kind,
              Error::Kind::NotFound);
    EXPECT_EQ(desk().job(JobId(QStringLiteral("1"))).error().kind, Error::Kind::NotFound);
}

TEST_F(PowerTest, RenameIsAJobAndKeepsTheDomain)
{
    boot();
    const QString name = QStringLiteral("Büro <b>\"../x");
    const auto done = ended(desk().renameMachine(m_on, name));
    EXPECT_EQ(done.state, JobState::Succeeded);
    EXPECT_EQ(done.argument, name);
    EXPECT_EQ(desk().machine(m_on)->name, name);
    EXPECT_EQ(desk().machine(m_on)->domain, QStringLiteral("on"));
    for (const QString &bad : {QString(), QStringLiteral("a\nb"), QString(256, u'x')})
        EXPECT_EQ(desk().renameMachine(m_on, bad).error().detail, QStringLiteral("validation_failed"));
}

TEST_F(PowerTest, LifecycleEventIsToldWithinATenthOfASecond)
{
    boot();
    for (const MachineState state : {MachineState::Off, MachineState::Running, MachineState::Paused}) {
        QElapsedTimer clock;
        clock.start();
        m_hypervisor.setState(m_on, state);
        ASSERT_TRUE(sees(m_on, state));
        EXPECT_LT(clock.elapsed(), 100);
    }
}

TEST_F(PowerTest, LostHypervisorIsToldAndComesBack)
{
    boot();
    m_hypervisor.setLost(true);
    ASSERT_TRUE(waitUntil([&] { return !desk().isReachable(); }));
    EXPECT_EQ(desk().machine(m_on)->state, MachineState::Running) << "the last that was known";
    EXPECT_EQ(desk().power(m_off, Kind::Start).error().kind, Error::Kind::Offline);
    EXPECT_EQ(desk().takeSnapshot(m_on, QStringLiteral("s")).error().kind, Error::Kind::Offline);
    ASSERT_TRUE(waitUntil([&] { return desk().machine(m_on)->state == MachineState::Unknown; }, 10s));
    EXPECT_EQ(desk().machines().size(), 2) << "they are still listed";
    m_hypervisor.setLost(false);
    ASSERT_TRUE(waitUntil([&] { return desk().isReachable(); }));
    EXPECT_EQ(desk().machine(m_on)->state, MachineState::Running);
}

TEST_F(PowerTest, LostDuringAJobIsWaitedOutForAWhile)
{
    m_times.lost = 10s;
    m_hypervisor.setIgnoresPowerButton(m_on, true);
    boot();
    const auto job = desk().power(m_on, Kind::Shutdown);
    ASSERT_TRUE(waitUntil([&] { return m_hypervisor.calls(QStringLiteral("pressPowerButton")) == 1; }));
    m_hypervisor.setLost(true);
    ASSERT_TRUE(waitUntil([&] { return !desk().isReachable(); }));
    EXPECT_FALSE(desk().job(job->id)->ended());
    m_hypervisor.setState(m_on, MachineState::Off);
    m_hypervisor.setLost(false);
    EXPECT_EQ(ended(job).state, JobState::Succeeded);
}

TEST_F(PowerTest, LostForGoodFailsTheJob)
{
    m_hypervisor.setIgnoresPowerButton(m_on, true);
    boot();
    const auto job = desk().power(m_on, Kind::Shutdown);
    ASSERT_TRUE(waitUntil([&] { return m_hypervisor.calls(QStringLiteral("pressPowerButton")) == 1; }));
    m_hypervisor.setLost(true);
    EXPECT_EQ(ended(job).code, QStringLiteral("hypervisor_lost"));
}

TEST_F(PowerTest, FullCatalogueRefusesAStart)
{
    boot();
    auto raw = sqlite::Database::open(m_state + QStringLiteral("/machines.db"), 2 /* read and write */);
    ASSERT_TRUE(
        raw->execute("CREATE TRIGGER full BEFORE INSERT ON jobs BEGIN SELECT RAISE(ABORT, 'no room'); "
                     "END"));
    const auto refused = desk().power(m_off, Kind::Start);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, Error::Kind::Storage);
    EXPECT_EQ(desk().takeSnapshot(m_off, QStringLiteral("s")).error().kind, Error::Kind::Storage);
    EXPECT_TRUE(desk().isIdle());
    EXPECT_TRUE(desk().snapshots().isEmpty());
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("start")), 0);
    ASSERT_TRUE(raw->execute("DROP TRIGGER full"));
    EXPECT_TRUE(desk().power(m_off, Kind::Start));
}

TEST_F(PowerTest, EndThatTheCatalogueCannotTakeIsOfferedAgain)
{
    boot();
    auto raw = sqlite::Database::open(m_state + QStringLiteral("/machines.db"), 2 /* read and write */);
    ASSERT_TRUE(raw->execute("CREATE TRIGGER full BEFORE UPDATE ON jobs WHEN NEW.state >= 2 BEGIN SELECT "
                             "RAISE(ABORT, 'no room'); END"));
    const auto job = desk().power(m_off, Kind::Start);
    ASSERT_TRUE(sees(m_off, MachineState::Running));
    EXPECT_FALSE(desk().job(job->id)->ended());
    EXPECT_EQ(desk().power(m_off, Kind::Stop).error().detail, QStringLiteral("server_busy"));
    ASSERT_TRUE(raw->execute("DROP TRIGGER full"));
    EXPECT_EQ(ended(job).state, JobState::Succeeded);
}

TEST_F(PowerTest, PhaseThatCannotBeWrittenIsNotBegun)
{
    boot();
    auto raw = sqlite::Database::open(m_state + QStringLiteral("/machines.db"), 2 /* read and write */);
    ASSERT_TRUE(raw->execute("CREATE TRIGGER full BEFORE UPDATE ON jobs WHEN NEW.state < 2 BEGIN SELECT "
                             "RAISE(ABORT, 'no room'); END"));
    const auto done = ended(desk().power(m_off, Kind::Start));
    EXPECT_EQ(done.state, JobState::Failed);
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("start")), 0);
}

} // namespace
