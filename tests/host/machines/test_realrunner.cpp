// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/machines/machinerunner.h"
#include "host/machines/realmachinestest.h"
#include "support/await.h"

#include <QDir>

using namespace kustos;
using namespace kustos::host;
using namespace kustos::test;
using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = MachineJobRecord::Kind;
using JobState = MachineJobRecord::State;

//! The whole of the host below its dialects, over real guests.
class RealRunner : public RealMachinesTest
{
protected:
    void boot()
    {
        m_runner.reset();
        const auto open = [this] { return MachineCatalogue::open(m_state + u"/machines.db"_s).value(); };
        QDir().mkpath(m_state);
        m_runner = std::make_unique<MachineRunner>(m_driver, open(), open(), m_state, m_clock, m_limits);
        ASSERT_TRUE(m_runner->start());
        ASSERT_TRUE(waitUntil([this] { return m_runner->isReachable(); }, 20s));
    }
    MachineJobRecord ended(const Result<MachineJobRecord> &job)
    {
        EXPECT_TRUE(job) << (job ? "" : job.error().detail.toStdString());
        if (!job)
            return {};
        EXPECT_TRUE(waitUntil([&] { return m_runner->job(job->id)->ended(); }, 60s));
        const auto done = m_runner->job(job->id).value();
        EXPECT_TRUE(done.state != JobState::Failed)
            << done.code.toStdString() << ": " << done.detail.toStdString();
        return done;
    }
    [[nodiscard]] bool sees(const Made &machine, MachineState state)
    {
        return waitUntil([&] {
            const auto facts = m_runner->machine(idOf(machine));
            return facts && facts->state == state;
        });
    }
    [[nodiscard]] QString fileOf(const SnapshotId &id) const
    {
        return u"%1/snapshots/%2/vda.qcow2"_s.arg(m_state, id.text());
    }

    SystemClock m_clock;
    MachineLimits m_limits;
    QString m_state = m_real.file(u"state"_s);
    std::unique_ptr<MachineRunner> m_runner;
};

} // namespace

TEST_F(RealRunner, LiveRestoreAndNewMachine)
{
    const Made machine = running();
    boot();
    ASSERT_TRUE(sees(machine, MachineState::Running));
    const auto taken = ended(m_runner->takeSnapshot(idOf(machine), u"../live"_s));
    ASSERT_EQ(taken.state, JobState::Succeeded);
    EXPECT_TRUE(taken.live);
    EXPECT_EQ(RealMachines::check(fileOf(taken.snapshot)), "yes");
    const auto saved = RealMachines::record(fileOf(taken.snapshot));
    EXPECT_TRUE(saved.valid);
    EXPECT_EQ(saved.boots, 1U);

    ASSERT_EQ(ended(m_runner->power(idOf(machine), Kind::Shutdown)).state, JobState::Succeeded);
    EXPECT_EQ(m_runner->machine(idOf(machine))->state, MachineState::Off);
    ASSERT_EQ(ended(m_runner->power(idOf(machine), Kind::Start)).state, JobState::Succeeded);
    ASSERT_TRUE(waitUntil([&] { return RealMachines::record(machine.images.first()).boots == 2; }, 20s));
    ASSERT_EQ(ended(m_runner->power(idOf(machine), Kind::Stop)).state, JobState::Succeeded);
    ASSERT_EQ(ended(m_runner->restoreSnapshot(taken.snapshot)).state, JobState::Succeeded);
    EXPECT_EQ(RealMachines::record(machine.images.first()).boots, 1U) << "back again";
    EXPECT_EQ(RealMachines::check(machine.images.first()), "yes");

    const auto cloned = ended(m_runner->createMachine(taken.snapshot, u"Kopie & mehr"_s));
    ASSERT_EQ(cloned.state, JobState::Succeeded);
    const auto made = m_runner->machine(cloned.created);
    ASSERT_TRUE(made);
    EXPECT_EQ(made->name, u"Kopie & mehr"_s);
    EXPECT_EQ(made->domain, u"Kopie-mehr"_s);
    ASSERT_EQ(ended(m_runner->power(cloned.created, Kind::Start)).state, JobState::Succeeded);
    ASSERT_EQ(ended(m_runner->power(idOf(machine), Kind::Start)).state, JobState::Succeeded);
    ASSERT_TRUE(waitUntil([&] { return RealMachines::record(made->disks.first().path).boots == 2; }, 20s))
        << "the new one runs from its own disk, beside the old one";
    ASSERT_EQ(ended(m_runner->power(cloned.created, Kind::Stop)).state, JobState::Succeeded);
    EXPECT_TRUE(m_driver.undefine(cloned.created));
    EXPECT_EQ(ended(m_runner->deleteSnapshot(taken.snapshot)).state, JobState::Succeeded);
    EXPECT_FALSE(QFile::exists(fileOf(taken.snapshot)));
}

TEST_F(RealRunner, ConsistentSnapshotIsOffAndOnAgain)
{
    const Made machine = running();
    boot();
    ASSERT_TRUE(sees(machine, MachineState::Running));
    const auto taken = ended(m_runner->takeConsistentSnapshot(idOf(machine), u"c"_s));
    ASSERT_EQ(taken.state, JobState::Succeeded);
    EXPECT_TRUE(taken.wasRunning);
    EXPECT_FALSE(m_runner->snapshot(taken.snapshot)->live);
    EXPECT_EQ(RealMachines::record(fileOf(taken.snapshot)).boots, 1U);
    EXPECT_EQ(m_runner->machine(idOf(machine))->state, MachineState::Running);
    EXPECT_TRUE(waitUntil([&] { return RealMachines::record(machine.images.first()).boots == 2; }, 20s));
}

TEST_F(RealRunner, GuestThatIgnoresThePowerButton)
{
    m_limits.shutdownDeadline = 1s;
    const Made machine = running({.acpi = false});
    boot();
    ASSERT_TRUE(sees(machine, MachineState::Running));
    const auto job = m_runner->takeConsistentSnapshot(idOf(machine), u"c"_s);
    ASSERT_TRUE(job);
    ASSERT_TRUE(waitUntil([&] { return m_runner->job(job->id)->ended(); }, 20s));
    EXPECT_EQ(m_runner->job(job->id)->code, u"shutdown_ignored"_s);
    EXPECT_EQ(stateOf(machine), MachineState::Running);
    EXPECT_TRUE(m_runner->snapshots().isEmpty());
}

TEST_F(RealRunner, LiveCopyOutlivesTheHostAndCanBeCancelledAfterwards)
{
    const Made machine = running({.size = u"768M"_s, .payloadMiB = 700});
    boot();
    ASSERT_TRUE(sees(machine, MachineState::Running));
    const auto job = m_runner->takeSnapshot(idOf(machine), u"s"_s);
    ASSERT_TRUE(waitUntil([&] { return m_driver.copy(idOf(machine))->state == State::Running; }));
    m_real.throttle(machine, 4UL << 20);
    ASSERT_TRUE(waitUntil([&] { return m_runner->job(job->id)->bytesDone > 0; }));
    m_runner.reset();
    EXPECT_EQ(m_driver.copy(idOf(machine))->state, State::Running);
    boot();
    const qint64 before = m_runner->job(job->id)->bytesDone;
    ASSERT_TRUE(waitUntil([&] { return m_runner->job(job->id)->bytesDone > before; }, 20s))
        << "watched again";
    EXPECT_FALSE(m_runner->job(job->id)->ended());
    ASSERT_TRUE(m_runner->cancel(job->id));
    EXPECT_EQ(ended(job).state, JobState::Cancelled);
    EXPECT_TRUE(m_runner->snapshots().isEmpty());
    EXPECT_TRUE(QDir(m_state + u"/snapshots"_s).isEmpty());
    EXPECT_EQ(stateOf(machine), MachineState::Running);
}
