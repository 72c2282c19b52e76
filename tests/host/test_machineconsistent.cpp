// SPDX-License-Identifier: GPL-3.0-or-later
#include "machinetest.h"

using namespace kustos;
using namespace kustos::host;
using namespace kustos::test;
using namespace std::chrono_literals;

namespace {

const Error full{Error::Kind::Storage, Error::Cause::DiskFull, 0, QStringLiteral("No space"), {}};
const Error noMemory{Error::Kind::Rejected, {}, 0, QStringLiteral("no memory"), {}};

class ConsistentTest : public MachineTest
{
protected:
    [[nodiscard]] Result<MachineJobRecord> take(const MachineId &machine)
    {
        return desk().takeConsistentSnapshot(machine, QStringLiteral("c"));
    }

    MachineId m_on = m_hypervisor.add(QStringLiteral("on"), MachineState::Running, {disk('a')});
    MachineId m_off = m_hypervisor.add(QStringLiteral("off"), MachineState::Off, {disk('b')});
};

TEST_F(ConsistentTest, OffSnapshotOnAsOneJob)
{
    boot();
    m_hypervisor.setHeld(true);
    const auto job = take(m_on);
    ASSERT_TRUE(inTheMiddle(job));
    EXPECT_FALSE(job->snapshot.isEmpty());
    EXPECT_EQ(m_hypervisor.state(m_on), MachineState::Off) << "while it is copied";
    EXPECT_TRUE(desk().job(job->id)->wasRunning);
    m_hypervisor.setHeld(false);
    const auto done = ended(job);
    EXPECT_EQ(done.state, JobState::Succeeded) << done.detail.toStdString();
    EXPECT_EQ(done.phase, Phase::Starting);
    EXPECT_EQ(desk().machine(m_on)->state, MachineState::Running);
    const auto snapshot = desk().snapshot(job->snapshot).value();
    EXPECT_EQ(snapshot.state, Snapshot::State::Available);
    EXPECT_FALSE(snapshot.live) << "taken while it was off";
    EXPECT_EQ(contentOf(snapshotFile(snapshot.id)), disk('a'));
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("cutPower")), 0);
}

TEST_F(ConsistentTest, OneThatWasOffStaysOff)
{
    boot();
    const auto done = ended(take(m_off));
    EXPECT_EQ(done.state, JobState::Succeeded);
    EXPECT_FALSE(done.wasRunning);
    EXPECT_EQ(m_hypervisor.state(m_off), MachineState::Off);
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("start")), 0);
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("pressPowerButton")), 0);
    EXPECT_EQ(desk().snapshots().size(), 1);
}

TEST_F(ConsistentTest, IgnoredShutdownChangesNothing)
{
    m_limits.shutdownDeadline = 0s;
    m_hypervisor.setIgnoresPowerButton(m_on, true);
    boot();
    const auto done = ended(take(m_on));
    EXPECT_EQ(done.state, JobState::Failed);
    EXPECT_EQ(done.code, QStringLiteral("shutdown_ignored"));
    EXPECT_EQ(m_hypervisor.state(m_on), MachineState::Running);
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("start")), 0);
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("cutPower")), 0);
    EXPECT_TRUE(desk().snapshots().isEmpty());
    EXPECT_TRUE(storedFiles().isEmpty());
}

TEST_F(ConsistentTest, FailedSnapshotSwitchesTheMachineOnAllTheSame)
{
    boot();
    m_hypervisor.failNext(QStringLiteral("copyImage"), full);
    const auto done = ended(take(m_on));
    EXPECT_EQ(done.state, JobState::Failed);
    EXPECT_EQ(done.code, QStringLiteral("disk_full"));
    EXPECT_EQ(done.detail, QStringLiteral("No space"));
    EXPECT_EQ(desk().machine(m_on)->state, MachineState::Running);
    EXPECT_TRUE(desk().snapshots().isEmpty());
    EXPECT_TRUE(storedFiles().isEmpty());
}

TEST_F(ConsistentTest, FailedSnapshotOfOneThatWasOffStartsNothing)
{
    boot();
    m_hypervisor.failNext(QStringLiteral("copyImage"), full);
    EXPECT_EQ(ended(take(m_off)).code, QStringLiteral("disk_full"));
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("start")), 0);
}

TEST_F(ConsistentTest, FailedStartKeepsTheSnapshot)
{
    boot();
    m_hypervisor.failNext(QStringLiteral("start"), noMemory);
    const auto done = ended(take(m_on));
    EXPECT_EQ(done.state, JobState::Failed);
    EXPECT_EQ(done.code, QStringLiteral("start_failed"));
    EXPECT_TRUE(done.detail.contains(u"no memory"));
    EXPECT_EQ(desk().snapshot(done.snapshot)->state, Snapshot::State::Available);
    EXPECT_EQ(storedFiles().size(), 1);
    EXPECT_EQ(m_hypervisor.state(m_on), MachineState::Off);
}

TEST_F(ConsistentTest, BothFailed)
{
    boot();
    m_hypervisor.failNext(QStringLiteral("copyImage"), full);
    m_hypervisor.failNext(QStringLiteral("start"), noMemory);
    const auto done = ended(take(m_on));
    EXPECT_EQ(done.code, QStringLiteral("disk_full"));
    EXPECT_TRUE(done.detail.contains(u"No space"));
    EXPECT_TRUE(done.detail.contains(u"could not be switched on again: no memory"));
    EXPECT_TRUE(desk().snapshots().isEmpty());
}

TEST_F(ConsistentTest, CancelWhileCopyingSwitchesOnAgain)
{
    boot();
    m_hypervisor.setHeld(true);
    const auto job = take(m_on);
    ASSERT_TRUE(inTheMiddle(job));
    ASSERT_TRUE(desk().cancel(job->id));
    const auto done = ended(job);
    EXPECT_EQ(done.state, JobState::Cancelled);
    EXPECT_EQ(desk().machine(m_on)->state, MachineState::Running);
    EXPECT_TRUE(desk().snapshots().isEmpty());
    EXPECT_TRUE(storedFiles().isEmpty());
}

TEST_F(ConsistentTest, CancelledOneThatDoesNotStartIsAFailure)
{
    boot();
    m_hypervisor.setHeld(true);
    const auto job = take(m_on);
    ASSERT_TRUE(inTheMiddle(job));
    m_hypervisor.failNext(QStringLiteral("start"), noMemory);
    ASSERT_TRUE(desk().cancel(job->id));
    const auto done = ended(job);
    EXPECT_EQ(done.state, JobState::Failed) << "its machine is off: nobody wanted that";
    EXPECT_EQ(done.code, QStringLiteral("failed"));
}

TEST_F(ConsistentTest, WaitingForTheGuestCannotBeCancelled)
{
    m_hypervisor.setIgnoresPowerButton(m_on, true);
    boot();
    const auto job = take(m_on);
    ASSERT_TRUE(inTheMiddle(job, Phase::ShuttingDown));
    EXPECT_EQ(desk().cancel(job->id).error().detail, QStringLiteral("wrong_state"));
    m_hypervisor.setState(m_on, MachineState::Off);
    EXPECT_EQ(ended(job).state, JobState::Succeeded);
    EXPECT_EQ(m_hypervisor.state(m_on), MachineState::Running);
}

TEST_F(ConsistentTest, SwitchedOnBySomebodyElseDuringTheCopy)
{
    boot();
    m_hypervisor.startDuringCopy(m_on);
    const auto done = ended(take(m_on));
    EXPECT_EQ(done.state, JobState::Failed);
    EXPECT_TRUE(done.detail.contains(u"switched on during the copy"));
    EXPECT_EQ(m_hypervisor.state(m_on), MachineState::Running);
    EXPECT_TRUE(desk().snapshots().isEmpty());
}

//! The host ends (as by kill -9) in every phase and comes back.
class ConsistentCrashTest : public ConsistentTest
{
protected:
    void expectGoneWell(const MachineJobRecord &done)
    {
        EXPECT_EQ(done.state, JobState::Succeeded) << done.detail.toStdString();
        EXPECT_EQ(m_hypervisor.state(m_on), MachineState::Running);
        ASSERT_EQ(desk().snapshots().size(), 1);
        EXPECT_EQ(desk().snapshots().first().state, Snapshot::State::Available);
        EXPECT_EQ(contentOf(snapshotFile(done.snapshot)), disk('a'));
        EXPECT_EQ(storedFiles().size(), 1);
        EXPECT_EQ(m_hypervisor.calls(QStringLiteral("cutPower")), 0);
    }
};

TEST_F(ConsistentCrashTest, InWaiting)
{
    boot();
    // What the request left behind before its thread had done anything.
    MachineJobRecord job;
    job.machine = m_on;
    job.kind = Kind::Consistent;
    job.snapshot = SnapshotId(QStringLiteral("00000000-0000-4000-8000-000000000001"));
    job.argument = QStringLiteral("c");
    job.createdAt = m_clock.now();
    SnapshotRecord made;
    made.id = job.snapshot;
    made.machine = m_on;
    made.name = job.argument;
    made.createdAt = job.createdAt;
    end();
    const auto begun = catalogue().begin(job, made);
    boot();
    expectGoneWell(ended(begun));
}

TEST_F(ConsistentCrashTest, WhileTheGuestSwitchesOff)
{
    m_hypervisor.setIgnoresPowerButton(m_on, true);
    boot();
    const auto job = take(m_on);
    ASSERT_TRUE(waitUntil([&] { return m_hypervisor.calls(QStringLiteral("pressPowerButton")) == 1; }));
    end();
    m_hypervisor.setState(m_on, MachineState::Off);
    boot();
    expectGoneWell(ended(job));
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("pressPowerButton")), 1) << "it was off already";
}

TEST_F(ConsistentCrashTest, BeforeTheButtonWasPressed)
{
    m_hypervisor.setIgnoresPowerButton(m_on, true);
    boot();
    const auto job = take(m_on);
    ASSERT_TRUE(inTheMiddle(job, Phase::ShuttingDown));
    end();
    m_hypervisor.setIgnoresPowerButton(m_on, false);
    boot();
    expectGoneWell(ended(job));
}

TEST_F(ConsistentCrashTest, DeadlineGoesOnOverTheEndOfTheHost)
{
    m_limits.shutdownDeadline = 1s;
    m_hypervisor.setIgnoresPowerButton(m_on, true);
    boot();
    const auto job = take(m_on);
    ASSERT_TRUE(inTheMiddle(job, Phase::ShuttingDown));
    const QDateTime deadline = desk().job(job->id)->deadline;
    end();
    ASSERT_TRUE(waitUntil([&] { return m_clock.now() > deadline; }));
    boot();
    const auto done = ended(job);
    EXPECT_EQ(done.code, QStringLiteral("shutdown_ignored"));
    EXPECT_EQ(done.deadline, deadline);
    EXPECT_LT(done.endedAt, deadline.addMSecs(900)) << "no second deadline";
    EXPECT_EQ(m_hypervisor.state(m_on), MachineState::Running);
}

TEST_F(ConsistentCrashTest, WhileCopying)
{
    boot();
    m_hypervisor.setHeld(true);
    const auto job = take(m_on);
    ASSERT_TRUE(inTheMiddle(job));
    end();
    EXPECT_EQ(storedFiles().size(), 1) << "a half copy";
    EXPECT_EQ(m_hypervisor.state(m_on), MachineState::Off);
    m_hypervisor.setHeld(false);
    boot();
    expectGoneWell(ended(job));
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("copyImage")), 2) << "begun again";
}

TEST_F(ConsistentCrashTest, WhileStarting)
{
    m_times.settle = 20s;
    m_hypervisor.setStartsFor(m_on, MachineState::Starting);
    boot();
    const auto job = take(m_on);
    ASSERT_TRUE(inTheMiddle(job, Phase::Starting));
    EXPECT_EQ(desk().snapshot(job->snapshot)->state, Snapshot::State::Available) << "before it is started";
    end();
    m_hypervisor.setState(m_on, MachineState::Off);
    m_hypervisor.setStartsFor(m_on, MachineState::Running);
    boot();
    expectGoneWell(ended(job));
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("copyImage")), 1);
}

TEST_F(ConsistentCrashTest, WhileStartingAfterAFailedSnapshot)
{
    m_times.settle = 20s;
    m_hypervisor.setStartsFor(m_on, MachineState::Starting);
    boot();
    m_hypervisor.failNext(QStringLiteral("copyImage"), full);
    const auto job = take(m_on);
    ASSERT_TRUE(inTheMiddle(job, Phase::Starting));
    end();
    m_hypervisor.setState(m_on, MachineState::Off);
    m_hypervisor.setStartsFor(m_on, MachineState::Running);
    boot();
    const auto done = ended(job);
    EXPECT_EQ(done.state, JobState::Failed);
    EXPECT_EQ(done.code, QStringLiteral("disk_full")) << "the reason outlived the host";
    EXPECT_EQ(m_hypervisor.state(m_on), MachineState::Running);
    EXPECT_TRUE(desk().snapshots().isEmpty());
    EXPECT_TRUE(storedFiles().isEmpty());
}

TEST_F(ConsistentCrashTest, CancelledAndThenKilledIsStillCancelledAndOnAgain)
{
    boot();
    m_hypervisor.setHeld(true);
    const auto job = take(m_on);
    ASSERT_TRUE(inTheMiddle(job));
    end();
    // The cancel reached the catalogue, the thread had no time.
    ASSERT_TRUE(catalogue().requestCancel(job->id));
    boot();
    EXPECT_EQ(ended(job).state, JobState::Cancelled);
    EXPECT_EQ(m_hypervisor.state(m_on), MachineState::Running);
    EXPECT_TRUE(storedFiles().isEmpty());
}

} // namespace
