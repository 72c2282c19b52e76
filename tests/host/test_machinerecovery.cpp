// SPDX-License-Identifier: GPL-3.0-or-later
#include "machinetest.h"

#include <QDir>
#include <QFileInfo>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace kustos;
using namespace kustos::host;
using namespace kustos::test;
using namespace std::chrono_literals;

namespace {

//! The host ends in the middle of something (its part of the memory is gone, the catalogue is as a kill
//! leaves it) and comes back.
class RecoveryTest : public MachineTest
{
protected:
    //! A job that a killed host left in this phase.
    [[nodiscard]] MachineJobRecord leftIn(Kind kind, Phase phase, const MachineId &machine,
                                          const SnapshotId &snapshot = {}, bool live = false)
    {
        end();
        MachineCatalogue own = catalogue();
        MachineJobRecord job;
        job.machine = machine;
        job.kind = kind;
        job.snapshot = snapshot;
        job.argument = QStringLiteral("left");
        job.createdAt = m_clock.now();
        SnapshotRecord made;
        if (kind == Kind::TakeSnapshot) {
            made.id = job.snapshot = SnapshotId(QStringLiteral("00000000-0000-4000-8000-000000000001"));
            made.machine = machine;
            made.name = job.argument;
            made.createdAt = job.createdAt;
        }
        auto begun = own.begin(job, made);
        EXPECT_TRUE(begun);
        begun->state = JobState::Running;
        begun->phase = phase;
        begun->live = made.live = live;
        if (kind == Kind::TakeSnapshot) {
            const QList<SnapshotDisk> disks{{QStringLiteral("vda"), 65'536, true, 0, {}}};
            made.virtualBytes = 65'536;
            EXPECT_TRUE(own.updateCopy(*begun, made, disks));
        } else {
            EXPECT_TRUE(own.update(*begun));
        }
        return *begun;
    }
    [[nodiscard]] QString directory(const SnapshotId &id, const QString &suffix = {}) const
    {
        return QFileInfo(snapshotFile(id)).path() + suffix;
    }
    void makeFile(const QString &path, const QByteArray &content)
    {
        QDir().mkpath(QFileInfo(path).path());
        writeContent(path, content);
    }
    void expectWhole(const MachineJobRecord &done, char content)
    {
        EXPECT_EQ(done.state, JobState::Succeeded) << done.detail.toStdString();
        const auto snapshot = desk().snapshot(done.snapshot);
        ASSERT_TRUE(snapshot);
        EXPECT_EQ(snapshot->state, Snapshot::State::Available);
        EXPECT_EQ(snapshot->bytes, 65'536);
        EXPECT_EQ(contentOf(snapshotFile(done.snapshot)), disk(content));
        EXPECT_EQ(storedFiles().size(), 1);
    }
    void expectNothing(const MachineJobRecord &done, const QString &code)
    {
        EXPECT_EQ(done.state, JobState::Failed);
        EXPECT_EQ(done.code, code);
        EXPECT_TRUE(desk().snapshots().isEmpty());
        EXPECT_TRUE(storedFiles().isEmpty());
    }

    MachineId m_on = m_hypervisor.add(QStringLiteral("on"), MachineState::Running, {disk('a')});
    MachineId m_off = m_hypervisor.add(QStringLiteral("off"), MachineState::Off, {disk('b')});
};

TEST_F(RecoveryTest, LiveCopyThatWentOnIsWatchedAgain)
{
    boot();
    m_hypervisor.setHeld(true);
    const auto job = desk().takeSnapshot(m_on, QStringLiteral("s"));
    ASSERT_TRUE(inTheMiddle(job));
    const QDateTime moment = desk().snapshot(job->snapshot)->createdAt;
    end();
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("abortCopy")), 0) << "the daemon goes on";
    m_hypervisor.write(m_on, disk('z'));
    boot();
    ASSERT_TRUE(inTheMiddle(job));
    EXPECT_FALSE(desk().isIdle());
    m_hypervisor.setHeld(false);
    expectWhole(ended(job), 'a');
    EXPECT_EQ(desk().snapshot(job->snapshot)->createdAt, moment);
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("beginCopy")), 1);
}

TEST_F(RecoveryTest, LiveCopyThatEndedMeanwhileCounts)
{
    boot();
    m_hypervisor.setHeld(true);
    const auto job = desk().takeSnapshot(m_on, QStringLiteral("s"));
    ASSERT_TRUE(inTheMiddle(job));
    end();
    m_hypervisor.setHeld(false);
    ASSERT_EQ(m_hypervisor.copy(m_on)->state, Hypervisor::Copy::State::Complete);
    boot();
    expectWhole(ended(job), 'a');
}

TEST_F(RecoveryTest, LiveCopyThatDidNotSurvive)
{
    boot();
    m_hypervisor.setHeld(true);
    const auto job = desk().takeSnapshot(m_on, QStringLiteral("s"));
    ASSERT_TRUE(inTheMiddle(job));
    end();
    m_hypervisor.forgetCopies();
    boot();
    expectNothing(ended(job), QStringLiteral("host_stopped"));
    EXPECT_EQ(m_hypervisor.state(m_on), MachineState::Running);
}

TEST_F(RecoveryTest, MachineThatStoppedMeanwhile)
{
    boot();
    m_hypervisor.setHeld(true);
    const auto job = desk().takeSnapshot(m_on, QStringLiteral("s"));
    ASSERT_TRUE(inTheMiddle(job));
    end();
    m_hypervisor.setState(m_on, MachineState::Off);
    boot();
    expectNothing(ended(job), QStringLiteral("machine_stopped"));
}

TEST_F(RecoveryTest, LiveCopyThatWasNeverBegun)
{
    // The phase is on the disk, the call was not made; an earlier copy's end is still known.
    boot();
    const auto earlier = snapshotOf(m_on);
    ASSERT_EQ(ended(desk().deleteSnapshot(earlier.id)).state, JobState::Succeeded);
    ASSERT_EQ(m_hypervisor.copy(m_on)->state, Hypervisor::Copy::State::Complete);
    const auto job = leftIn(Kind::TakeSnapshot, Phase::Copying, m_on, {}, true);
    QDir().mkpath(directory(job.snapshot, QStringLiteral(".part")));
    boot();
    expectNothing(ended(job), QStringLiteral("host_stopped"));
}

TEST_F(RecoveryTest, CopyOfSomebodyElseIsNeitherOursNorEnded)
{
    const auto job = leftIn(Kind::TakeSnapshot, Phase::Copying, m_on, {}, true);
    m_hypervisor.setHeld(true);
    ASSERT_TRUE(m_hypervisor.beginCopy(m_on, {{QStringLiteral("vda"), in(QStringLiteral("theirs"))}}));
    boot();
    expectNothing(ended(job), QStringLiteral("host_stopped"));
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("abortCopy")), 0);
    EXPECT_EQ(m_hypervisor.copy(m_on)->state, Hypervisor::Copy::State::Running);
}

TEST_F(RecoveryTest, CancelledLiveCopyIsEndedByTheNextHost)
{
    boot();
    m_hypervisor.setHeld(true);
    const auto job = desk().takeSnapshot(m_on, QStringLiteral("s"));
    ASSERT_TRUE(inTheMiddle(job));
    end();
    ASSERT_TRUE(catalogue().requestCancel(job->id));
    boot();
    EXPECT_EQ(ended(job).state, JobState::Cancelled);
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("abortCopy")), 1);
    EXPECT_TRUE(storedFiles().isEmpty());
    EXPECT_TRUE(desk().snapshots().isEmpty());
}

TEST_F(RecoveryTest, CopyAtRestBeginsAgain)
{
    const auto job = leftIn(Kind::TakeSnapshot, Phase::Copying, m_off);
    makeFile(directory(job.snapshot, QStringLiteral(".part")) + QStringLiteral("/vda.qcow2"), "half");
    boot();
    expectWhole(ended(job), 'b');
}

TEST_F(RecoveryTest, CopyAtRestOfOneThatRunsNow)
{
    const auto job = leftIn(Kind::TakeSnapshot, Phase::Copying, m_off);
    makeFile(directory(job.snapshot, QStringLiteral(".part")) + QStringLiteral("/vda.qcow2"), "half");
    m_hypervisor.setState(m_off, MachineState::Running);
    boot();
    expectNothing(ended(job), QStringLiteral("failed"));
}

TEST_F(RecoveryTest, CheckingHashesAgainWhereverTheDirectoryIs)
{
    for (const QString &suffix : {QStringLiteral(".part"), QString()}) {
        const auto job = leftIn(Kind::TakeSnapshot, Phase::Checking, m_off);
        makeFile(directory(job.snapshot, suffix) + QStringLiteral("/vda.qcow2"), disk('b'));
        boot();
        expectWhole(ended(job), 'b');
        EXPECT_EQ(m_hypervisor.calls(QStringLiteral("copyImage")), 0);
        ASSERT_EQ(ended(desk().deleteSnapshot(job.snapshot)).state, JobState::Succeeded);
    }
}

TEST_F(RecoveryTest, CheckingAfterTheCatalogueHadIt)
{
    boot();
    const auto done = ended(desk().takeSnapshot(m_off, QStringLiteral("s")));
    end();
    auto raw = sqlite::Database::open(m_state + QStringLiteral("/machines.db"), 2 /* read and write */);
    ASSERT_TRUE(raw->execute("UPDATE jobs SET state = 1, phase = 3, ended_at = NULL"));
    const QByteArray sha256 = catalogue().snapshot(done.snapshot)->sha256;
    writeContent(snapshotFile(done.snapshot), disk('q'));
    boot();
    expectWhole(ended(done), 'q');
    EXPECT_EQ(desk().snapshot(done.snapshot)->sha256, sha256) << "what was recorded is not made anew";
}

TEST_F(RecoveryTest, CheckingWithoutItsFiles)
{
    const auto job = leftIn(Kind::TakeSnapshot, Phase::Checking, m_off);
    boot();
    expectNothing(ended(job), QStringLiteral("failed"));
}

TEST_F(RecoveryTest, PowerJobsGoOn)
{
    auto job = leftIn(Kind::Start, Phase::Starting, m_off);
    boot();
    EXPECT_EQ(ended(job).state, JobState::Succeeded);
    EXPECT_EQ(m_hypervisor.state(m_off), MachineState::Running);
    job = leftIn(Kind::Start, Phase::Starting, m_off);
    boot();
    EXPECT_EQ(ended(job).state, JobState::Succeeded) << "it runs already";
    job = leftIn(Kind::Stop, Phase::ShuttingDown, m_off);
    boot();
    EXPECT_EQ(ended(job).code, QStringLiteral("host_stopped"))
        << "it was cut, and may have been started since";
    EXPECT_EQ(m_hypervisor.state(m_off), MachineState::Running);
    job = leftIn(Kind::Stop, Phase::Waiting, m_off);
    boot();
    EXPECT_EQ(ended(job).state, JobState::Succeeded) << "nothing had been given yet";
    EXPECT_EQ(m_hypervisor.state(m_off), MachineState::Off);
    job = leftIn(Kind::Stop, Phase::ShuttingDown, m_off);
    boot();
    EXPECT_EQ(ended(job).state, JobState::Succeeded) << "it is off";
    const qsizetype presses = m_hypervisor.calls(QStringLiteral("pressPowerButton"));
    job = leftIn(Kind::Shutdown, Phase::ShuttingDown, m_on);
    boot();
    EXPECT_EQ(ended(job).code, QStringLiteral("shutdown_ignored")) << "past its deadline nobody waits for it";
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("pressPowerButton")), presses);
    EXPECT_EQ(m_hypervisor.state(m_on), MachineState::Running);
    job = leftIn(Kind::Shutdown, Phase::Waiting, m_on);
    boot();
    EXPECT_EQ(ended(job).state, JobState::Succeeded);
    EXPECT_EQ(m_hypervisor.state(m_on), MachineState::Off);
    job = leftIn(Kind::Rename, Phase::Replacing, m_on);
    boot();
    EXPECT_EQ(ended(job).state, JobState::Succeeded);
    EXPECT_EQ(m_hypervisor.title(m_on), QStringLiteral("left"));
}

TEST_F(RecoveryTest, ResetIsNotRepeated)
{
    auto job = leftIn(Kind::Reset, Phase::Starting, m_on);
    boot();
    EXPECT_EQ(ended(job).code, QStringLiteral("host_stopped"));
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("reset")), 0);
    job = leftIn(Kind::Reboot, Phase::Waiting, m_on);
    boot();
    EXPECT_EQ(ended(job).state, JobState::Succeeded) << "nothing had been sent";
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("reboot")), 1);
}

TEST_F(RecoveryTest, DeleteGoesOnFromEveryPoint)
{
    for (const int point : {0, 1, 2}) {
        boot();
        const auto snapshot = snapshotOf(m_off);
        const auto job = leftIn(Kind::Delete, Phase::Replacing, m_off, snapshot.id);
        EXPECT_EQ(catalogue().snapshot(snapshot.id)->state, Snapshot::State::Deleting);
        if (point >= 1) {
            ASSERT_TRUE(
                QDir().rename(directory(snapshot.id), directory(snapshot.id, QStringLiteral(".gone"))));
        }
        if (point == 2) {
            ASSERT_TRUE(QDir(directory(snapshot.id, QStringLiteral(".gone"))).removeRecursively());
        }
        boot();
        EXPECT_EQ(ended(job).state, JobState::Succeeded) << point;
        EXPECT_TRUE(desk().snapshots().isEmpty());
        EXPECT_TRUE(QDir(m_state + QStringLiteral("/snapshots")).isEmpty());
    }
}

TEST_F(RecoveryTest, LeftoversAreSweptAndNothingElse)
{
    boot();
    const auto snapshot = snapshotOf(m_off);
    end();
    const QString unknown = m_state + QStringLiteral("/snapshots/11111111-0000-4000-8000-000000000001");
    makeFile(unknown + QStringLiteral(".part/vda.qcow2"), "x");
    makeFile(unknown + QStringLiteral(".gone/vda.qcow2"), "x");
    makeFile(unknown + QStringLiteral("/vda.qcow2"), "of a catalogue that was put back");
    boot();
    EXPECT_EQ(storedFiles().size(), 2);
    EXPECT_EQ(contentOf(snapshotFile(snapshot.id)), disk('b'));
    EXPECT_TRUE(QFile::exists(unknown + QStringLiteral("/vda.qcow2")));
}

TEST_F(RecoveryTest, EndOfTheHostDuringAJobIsQuick)
{
    m_times.lost = 60s;
    m_hypervisor.setIgnoresPowerButton(m_on, true);
    boot();
    m_hypervisor.setHeld(true);
    const auto shutdown = desk().power(m_on, Kind::Shutdown);
    const auto copy = desk().takeSnapshot(m_off, QStringLiteral("s"));
    ASSERT_TRUE(inTheMiddle(shutdown, Phase::ShuttingDown) && inTheMiddle(copy));
    QElapsedTimer clock;
    clock.start();
    desk().stop();
    EXPECT_LT(clock.elapsed(), 2000);
    EXPECT_TRUE(desk().isIdle());
    EXPECT_FALSE(desk().job(shutdown->id)->ended());
    EXPECT_FALSE(desk().job(copy->id)->ended());
    EXPECT_EQ(desk().snapshot(copy->snapshot)->state, Snapshot::State::Creating);
}

//! What one process does until it is killed: the machine is off all the time, so that the image at rest and
//! the files say everything.
[[noreturn]] void work(const QString &state, ScriptedHypervisor &hypervisor, const MachineId &machine)
{
    SystemClock clock;
    MachineTimes times;
    times.poll = 1ms;
    const auto open = [&state] {
        return MachineCatalogue::open(state + QStringLiteral("/machines.db")).value();
    };
    MachineRunner desk(hypervisor, open(), open(), state, clock, {}, times);
    if (!desk.start())
        ::_exit(1);
    const auto settled = [&desk](const Result<MachineJobRecord> &job) {
        while (job && !desk.job(job->id)->ended())
            ::usleep(200);
    };
    for (;;) {
        settled(desk.takeSnapshot(machine, QStringLiteral("k")));
        settled(desk.restoreSnapshot(desk.snapshots().value(0).id));
        if (desk.snapshots().size() > 3)
            settled(desk.deleteSnapshot(desk.snapshots().last().id));
    }
}

TEST_F(RecoveryTest, KilledAtRandomMomentsEverythingIsInOrder)
{
    const QByteArray content = QByteArray(2'000'000, 'k');
    const MachineId machine = m_hypervisor.add(QStringLiteral("k"), MachineState::Off, {content});
    qint64 unfinished = 0;
    for (int round = 0; round < 25; ++round) {
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0)
            work(m_state, m_hypervisor, machine);
        ::usleep(static_cast<useconds_t>(4'000 + round * 3'701 % 60'000));
        ::kill(child, SIGKILL);
        int status = 0;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        ASSERT_TRUE(WIFSIGNALED(status)) << "it was at work";
        unfinished += catalogue().unfinishedJobs()->size();
        boot();
        ASSERT_TRUE(waitUntil([&] { return desk().isIdle(); }, 20s));
        EXPECT_TRUE(catalogue().unfinishedJobs()->isEmpty());
        EXPECT_EQ(m_hypervisor.content(machine), content) << "the image is always a whole one";
        EXPECT_FALSE(QFile::exists(m_hypervisor.image(machine) + QStringLiteral(".kustos-part")));
        const auto snapshots = desk().snapshots();
        EXPECT_EQ(storedFiles().size(), snapshots.size()) << "a file for each, and no other";
        for (const SnapshotRecord &snapshot : snapshots) {
            EXPECT_EQ(snapshot.state, Snapshot::State::Available);
            EXPECT_EQ(QFileInfo(snapshotFile(snapshot.id)).size(), content.size());
        }
        for (const MachineJobRecord &job : desk().jobs())
            EXPECT_EQ(job.state, JobState::Succeeded) << job.code.toStdString() << job.detail.toStdString();
        end();
    }
    EXPECT_GT(unfinished, 3) << "kills in the middle of something";
}

} // namespace
