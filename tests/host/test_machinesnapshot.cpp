// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sha256.h"
#include "machinetest.h"

#include <QDir>
#include <QFileInfo>

using namespace kustos;
using namespace kustos::host;
using namespace kustos::test;
using namespace std::chrono_literals;

namespace {

QByteArray sha256(const QByteArray &bytes)
{
    Sha256 sha;
    sha.add(bytes);
    return sha.hex();
}

class SnapshotTest : public MachineTest
{
protected:
    //! What a snapshot that came to nothing leaves.
    void expectNothing(const MachineJobRecord &job)
    {
        EXPECT_FALSE(desk().snapshot(job.snapshot)) << "not listed";
        EXPECT_TRUE(desk().snapshots().isEmpty());
        EXPECT_TRUE(storedFiles().isEmpty()) << storedFiles().join(u' ').toStdString();
        EXPECT_TRUE(QDir(m_state + QStringLiteral("/snapshots")).isEmpty());
        EXPECT_TRUE(catalogue().disks(job.snapshot)->isEmpty());
    }

    MachineId m_on = m_hypervisor.add(QStringLiteral("on"), MachineState::Running, {disk('a'), disk('A')});
    MachineId m_off = m_hypervisor.add(QStringLiteral("off"), MachineState::Off, {disk('b')});
};

TEST_F(SnapshotTest, LiveOneHoldsAllDisksAsTheyWereAtTheBeginning)
{
    boot();
    m_hypervisor.setHeld(true);
    const auto job = desk().takeSnapshot(m_on, QStringLiteral("first"));
    ASSERT_TRUE(inTheMiddle(job));
    const auto growing = desk().snapshot(job->snapshot);
    ASSERT_TRUE(growing) << "its id is known at once";
    EXPECT_EQ(growing->state, Snapshot::State::Creating);
    EXPECT_TRUE(growing->live);
    EXPECT_EQ(desk().job(job->id)->bytesDone, 65'536);
    EXPECT_EQ(desk().job(job->id)->bytesTotal, 131'072);
    EXPECT_TRUE(desk().job(job->id)->live);
    m_hypervisor.write(m_on, disk('z'));
    m_hypervisor.setHeld(false);
    const auto done = ended(job);
    ASSERT_EQ(done.state, JobState::Succeeded) << done.detail.toStdString();
    EXPECT_EQ(done.bytesDone, done.bytesTotal);
    const auto snapshot = desk().snapshot(job->snapshot).value();
    EXPECT_EQ(snapshot.state, Snapshot::State::Available);
    EXPECT_EQ(snapshot.machine, m_on);
    EXPECT_EQ(snapshot.name, QStringLiteral("first"));
    EXPECT_EQ(snapshot.number, 1);
    EXPECT_EQ(snapshot.bytes, 131'072);
    EXPECT_EQ(snapshot.virtualBytes, 131'072);
    EXPECT_EQ(snapshot.sha256, sha256(disk('a'))) << "of the boot disk";
    EXPECT_GE(snapshot.createdAt, done.startedAt);
    EXPECT_LE(snapshot.createdAt, done.endedAt);
    EXPECT_TRUE(snapshot.domainXml.contains("<name>on</name>"));
    EXPECT_EQ(contentOf(snapshotFile(snapshot.id)), disk('a'));
    EXPECT_EQ(contentOf(snapshotFile(snapshot.id, QStringLiteral("vdb"))), disk('A'));
    EXPECT_EQ(storedFiles().size(), 2);
    const auto disks = catalogue().disks(snapshot.id).value();
    ASSERT_EQ(disks.size(), 2);
    EXPECT_EQ(disks.at(1).target, QStringLiteral("vdb"));
    EXPECT_EQ(disks.at(1).sha256, sha256(disk('A')));
    EXPECT_TRUE(disks.at(0).boot);
    EXPECT_EQ(m_hypervisor.state(m_on), MachineState::Running);
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("copyImage")), 0);
}

TEST_F(SnapshotTest, OneAtRestIsCopiedWithoutTheMachine)
{
    boot();
    m_hypervisor.setHeld(true);
    const auto job = desk().takeSnapshot(m_off, QStringLiteral("s"));
    ASSERT_TRUE(inTheMiddle(job));
    EXPECT_NEAR(static_cast<double>(desk().job(job->id)->bytesDone), 32'768, 600);
    m_hypervisor.setHeld(false);
    EXPECT_EQ(ended(job).state, JobState::Succeeded);
    const auto snapshot = desk().snapshot(job->snapshot).value();
    EXPECT_FALSE(snapshot.live);
    EXPECT_EQ(contentOf(snapshotFile(snapshot.id)), disk('b'));
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("beginCopy")), 0);
    EXPECT_EQ(m_hypervisor.state(m_off), MachineState::Off);
}

TEST_F(SnapshotTest, FilesAreOfNobodyElse)
{
    boot();
    const auto snapshot = snapshotOf(m_off);
    const auto others = QFileDevice::ReadOther | QFileDevice::ReadGroup | QFileDevice::ExeOther;
    EXPECT_FALSE(QFileInfo(QFileInfo(snapshotFile(snapshot.id)).path()).permissions() & others);
}

TEST_F(SnapshotTest, NamesAreTextAndNothingElse)
{
    boot();
    const QStringList names{QStringLiteral("../../etc/passwd"),
                            QStringLiteral("'; DROP TABLE jobs; --"),
                            QStringLiteral("Ünïcode 🎉 \"x\" <b>"),
                            QStringLiteral("same"),
                            QStringLiteral("same"),
                            QString(255, u'x'),
                            QStringLiteral(" "),
                            QStringLiteral("%1")};
    for (const QString &name : names) {
        const auto snapshot = snapshotOf(m_off, name);
        EXPECT_EQ(snapshot.name, name);
        EXPECT_TRUE(QFileInfo::exists(snapshotFile(snapshot.id)));
    }
    EXPECT_EQ(desk().snapshots(m_off).size(), names.size());
    EXPECT_EQ(storedFiles().size(), names.size()) << "all below snapshots/";
    const auto newest = desk().snapshots().first();
    EXPECT_EQ(newest.name, names.last()) << "newest first";
    EXPECT_EQ(desk().snapshotByNumber(newest.number)->id, newest.id);
    EXPECT_TRUE(desk().snapshots(m_on).isEmpty());
    const int begun = static_cast<int>(desk().jobs().size());
    // 255 characters beyond the first plane are 510 of Qt's.
    EXPECT_TRUE(ended(desk().takeSnapshot(m_off, QStringLiteral("🎉").repeated(255))).code.isEmpty());
    for (const QString &bad : {QString(), QStringLiteral("a\nb"), QStringLiteral("a\tb"), QString(QChar(0)),
                               QString(QChar(0x7f)), QString(QChar(0x85)), QString(256, u'x')}) {
        const auto refused = desk().takeSnapshot(m_off, bad);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().kind, Error::Kind::Rejected);
        EXPECT_EQ(refused.error().detail, QStringLiteral("validation_failed"));
        EXPECT_EQ(desk().renameSnapshot(newest.id, bad).error().detail, QStringLiteral("validation_failed"));
        EXPECT_EQ(desk().takeConsistentSnapshot(m_off, bad).error().detail,
                  QStringLiteral("validation_failed"));
    }
    EXPECT_EQ(desk().jobs().size(), begun + 1);
}

TEST_F(SnapshotTest, RenameChangesTheCatalogueOnly)
{
    boot();
    const auto snapshot = snapshotOf(m_off, QStringLiteral("old"));
    const auto renamed = desk().renameSnapshot(snapshot.id, QStringLiteral("../new"));
    ASSERT_TRUE(renamed);
    EXPECT_EQ(renamed->name, QStringLiteral("../new"));
    EXPECT_EQ(renamed->sha256, snapshot.sha256);
    EXPECT_EQ(contentOf(snapshotFile(snapshot.id)), disk('b'));
    EXPECT_EQ(desk().renameSnapshot(SnapshotId(QStringLiteral("x")), QStringLiteral("n")).error().kind,
              Error::Kind::NotFound);
    // While it grows the new name stays, too.
    m_hypervisor.setHeld(true);
    const auto job = desk().takeSnapshot(m_on, QStringLiteral("growing"));
    ASSERT_TRUE(inTheMiddle(job));
    EXPECT_TRUE(desk().renameSnapshot(job->snapshot, QStringLiteral("grown")));
    m_hypervisor.setHeld(false);
    EXPECT_EQ(ended(job).state, JobState::Succeeded);
    EXPECT_EQ(desk().snapshot(job->snapshot)->name, QStringLiteral("grown"));
}

TEST_F(SnapshotTest, CancelledOnesLeaveNothing)
{
    boot();
    m_hypervisor.setHeld(true);
    for (const MachineId &machine : {m_on, m_off}) {
        const auto job = desk().takeSnapshot(machine, QStringLiteral("s"));
        ASSERT_TRUE(inTheMiddle(job));
        ASSERT_TRUE(desk().cancel(job->id));
        const auto done = ended(job);
        EXPECT_EQ(done.state, JobState::Cancelled);
        EXPECT_EQ(done.code, QStringLiteral("cancelled"));
        expectNothing(done);
    }
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("abortCopy")), 1);
    EXPECT_EQ(m_hypervisor.copy(m_on)->state, Hypervisor::Copy::State::Cancelled);
    m_hypervisor.setHeld(false);
    snapshotOf(m_on);
    snapshotOf(m_off);
}

TEST_F(SnapshotTest, OnlyWhatStillCopiesCanBeCancelled)
{
    boot();
    const auto done = ended(desk().takeSnapshot(m_off, QStringLiteral("s")));
    EXPECT_EQ(desk().cancel(done.id).error().detail, QStringLiteral("wrong_state"));
    EXPECT_EQ(desk().cancel(JobId(QStringLiteral("j-99"))).error().kind, Error::Kind::NotFound);
    m_hypervisor.setIgnoresPowerButton(m_on, true);
    const auto shutdown = desk().power(m_on, Kind::Shutdown);
    ASSERT_TRUE(inTheMiddle(shutdown, Phase::ShuttingDown));
    EXPECT_EQ(desk().cancel(shutdown->id).error().kind, Error::Kind::Conflict);
    EXPECT_FALSE(desk().job(shutdown->id)->ended());
}

struct Ends
{
    Error error;
    QString code;
};

TEST_F(SnapshotTest, FailedCopiesTellWhyAndLeaveNothing)
{
    boot();
    m_hypervisor.setHeld(true);
    const auto rejected = Error{Error::Kind::Rejected, {}, 0, QStringLiteral("mirror is broken"), {}};
    const auto full = Error{Error::Kind::Storage, Error::Cause::DiskFull, 0, {}, {}};
    for (const Ends &row : {Ends{rejected, QStringLiteral("failed")}, Ends{full, QStringLiteral("disk_full")},
                            Ends{{Error::Kind::Offline, {}, 0, {}, {}}, QStringLiteral("hypervisor_lost")}}) {
        const auto job = desk().takeSnapshot(m_on, QStringLiteral("s"));
        ASSERT_TRUE(inTheMiddle(job));
        m_hypervisor.failCopy(m_on, row.error);
        const auto done = ended(job);
        EXPECT_EQ(done.state, JobState::Failed);
        EXPECT_EQ(done.code, row.code);
        EXPECT_FALSE(done.detail.isEmpty());
        expectNothing(done);
    }
    EXPECT_EQ(m_hypervisor.state(m_on), MachineState::Running);
}

TEST_F(SnapshotTest, FailedCopiesAtRestTellWhyToo)
{
    boot();
    const auto full = Error{Error::Kind::Storage, Error::Cause::DiskFull, 0, QStringLiteral("No space"), {}};
    m_hypervisor.failNext(QStringLiteral("copyImage"), full);
    auto done = ended(desk().takeSnapshot(m_off, QStringLiteral("s")));
    EXPECT_EQ(done.code, QStringLiteral("disk_full"));
    EXPECT_EQ(done.detail, QStringLiteral("No space"));
    expectNothing(done);
    const auto readOnly = Error{Error::Kind::Storage, Error::Cause::NotWritable, 0, {}, {}};
    m_hypervisor.failNext(QStringLiteral("copyImage"), readOnly);
    EXPECT_EQ(ended(desk().takeSnapshot(m_off, QStringLiteral("s"))).code, QStringLiteral("target_missing"));
    QFile::remove(m_hypervisor.image(m_off));
    done = ended(desk().takeSnapshot(m_off, QStringLiteral("s")));
    EXPECT_EQ(done.code, QStringLiteral("source_missing"));
    EXPECT_TRUE(done.detail.contains(m_hypervisor.image(m_off)));
    expectNothing(done);
}

TEST_F(SnapshotTest, SnapshotDirectoryThatCannotBeMadeIsTheReason)
{
    boot();
    writeContent(m_state + QStringLiteral("/snapshots"), "a file in its place");
    const auto done = ended(desk().takeSnapshot(m_off, QStringLiteral("s")));
    EXPECT_EQ(done.code, QStringLiteral("target_missing"));
    EXPECT_TRUE(desk().snapshots().isEmpty());
}

TEST_F(SnapshotTest, MachineSwitchedOffDuringALiveCopy)
{
    boot();
    m_hypervisor.setHeld(true);
    auto job = desk().takeSnapshot(m_on, QStringLiteral("s"));
    ASSERT_TRUE(inTheMiddle(job));
    m_hypervisor.setState(m_on, MachineState::Crashed);
    auto done = ended(job);
    EXPECT_EQ(done.code, QStringLiteral("machine_stopped"));
    expectNothing(done);
    // Cutting the power ends the copy as cancelled, by nobody's wish.
    m_hypervisor.setState(m_on, MachineState::Running);
    ASSERT_TRUE(sees(m_on, MachineState::Running));
    job = desk().takeSnapshot(m_on, QStringLiteral("s"));
    ASSERT_TRUE(inTheMiddle(job));
    ASSERT_TRUE(m_hypervisor.cutPower(m_on));
    done = ended(job);
    EXPECT_EQ(done.state, JobState::Failed);
    EXPECT_EQ(done.code, QStringLiteral("machine_stopped"));
    expectNothing(done);
}

TEST_F(SnapshotTest, CopyThatSomebodyElseEndedIsAFailure)
{
    boot();
    m_hypervisor.setHeld(true);
    const auto job = desk().takeSnapshot(m_on, QStringLiteral("s"));
    ASSERT_TRUE(inTheMiddle(job));
    m_hypervisor.cancelCopy(m_on);
    const auto done = ended(job);
    EXPECT_EQ(done.state, JobState::Failed) << "only the user cancels";
    EXPECT_EQ(done.code, QStringLiteral("failed"));
    expectNothing(done);
}

TEST_F(SnapshotTest, MachineSwitchedOnDuringACopyAtRestMakesItWorthless)
{
    boot();
    m_hypervisor.startDuringCopy(m_off);
    auto done = ended(desk().takeSnapshot(m_off, QStringLiteral("s")));
    EXPECT_EQ(done.code, QStringLiteral("failed"));
    EXPECT_TRUE(done.detail.contains(u"switched on during the copy"));
    expectNothing(done);
    // On and off again before anybody looked: the image tells.
    m_hypervisor.setState(m_off, MachineState::Off);
    ASSERT_TRUE(sees(m_off, MachineState::Off));
    m_hypervisor.setHeld(true);
    const auto job = desk().takeSnapshot(m_off, QStringLiteral("s"));
    ASSERT_TRUE(inTheMiddle(job));
    m_hypervisor.write(m_off, disk('q'));
    m_hypervisor.setHeld(false);
    done = ended(job);
    EXPECT_TRUE(done.detail.contains(u"switched on during the copy"));
    expectNothing(done);
}

TEST_F(SnapshotTest, LostDaemonWhoseCopyGoesOnIsWaitedOut)
{
    m_times.lost = 20s;
    boot();
    m_hypervisor.setHeld(true);
    const auto job = desk().takeSnapshot(m_on, QStringLiteral("s"));
    ASSERT_TRUE(inTheMiddle(job));
    m_hypervisor.setLost(true);
    ASSERT_TRUE(waitUntil([&] { return !desk().isReachable(); }));
    m_hypervisor.setHeld(false);
    m_hypervisor.setLost(false);
    EXPECT_EQ(ended(job).state, JobState::Succeeded);
}

TEST_F(SnapshotTest, LostDaemonThatForgotTheCopyFailsIt)
{
    m_times.lost = 20s;
    boot();
    m_hypervisor.setHeld(true);
    const auto job = desk().takeSnapshot(m_on, QStringLiteral("s"));
    ASSERT_TRUE(inTheMiddle(job));
    m_hypervisor.setLost(true);
    m_hypervisor.forgetCopies();
    m_hypervisor.setLost(false);
    const auto done = ended(job);
    EXPECT_EQ(done.code, QStringLiteral("hypervisor_lost"));
    expectNothing(done);
}

TEST_F(SnapshotTest, BeginWhoseAnswerWasLostIsLookedUp)
{
    boot();
    const Error offline{Error::Kind::Offline, {}, 0, {}, {}};
    m_hypervisor.failNext(QStringLiteral("beginCopy"), offline, true);
    EXPECT_EQ(ended(desk().takeSnapshot(m_on, QStringLiteral("s"))).state, JobState::Succeeded);
    // Not carried out: the end of the earlier copy, which the hypervisor still knows, is not taken for it.
    m_hypervisor.failNext(QStringLiteral("beginCopy"), offline, false);
    const auto done = ended(desk().takeSnapshot(m_on, QStringLiteral("s")));
    EXPECT_EQ(done.code, QStringLiteral("hypervisor_lost"));
    EXPECT_EQ(desk().snapshots().size(), 1);
}

TEST_F(SnapshotTest, MachineThatStoppedJustBeforeTheCopy)
{
    boot();
    m_hypervisor.failNext(QStringLiteral("beginCopy"), Error{Error::Kind::Conflict, {}, 0, {}, {}});
    m_hypervisor.failNext(QStringLiteral("domainXml"), Error{Error::Kind::Offline, {}, 0, {}, {}});
    const auto done = ended(desk().takeSnapshot(m_on, QStringLiteral("s")));
    EXPECT_EQ(done.code, QStringLiteral("failed")) << "it still runs: another reason";
    expectNothing(done);
}

TEST_F(SnapshotTest, DiskThatIsNoFileIsNotLeftOut)
{
    const MachineId none = m_hypervisor.add(QStringLiteral("diskless"), MachineState::Off, {});
    boot();
    const auto done = ended(desk().takeSnapshot(none, QStringLiteral("s")));
    EXPECT_EQ(done.state, JobState::Failed);
    EXPECT_TRUE(done.detail.contains(u"no disk"));
    expectNothing(done);
}

TEST_F(SnapshotTest, LimitIsKept)
{
    m_limits.snapshotsPerMachine = 2;
    boot();
    const auto first = snapshotOf(m_off);
    snapshotOf(m_off);
    const auto refused = desk().takeSnapshot(m_off, QStringLiteral("s"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, Error::Kind::Rejected);
    EXPECT_EQ(refused.error().detail, QStringLiteral("snapshot_limit_reached"));
    EXPECT_EQ(desk().takeConsistentSnapshot(m_off, QStringLiteral("s")).error().detail,
              QStringLiteral("snapshot_limit_reached"));
    snapshotOf(m_on);
    EXPECT_EQ(ended(desk().deleteSnapshot(first.id)).state, JobState::Succeeded);
    snapshotOf(m_off);
    EXPECT_EQ(desk().limits().snapshotsPerMachine, 2);
}

TEST_F(SnapshotTest, IntervalIsKeptPerMachine)
{
    m_limits.snapshotInterval = 600s;
    boot();
    EXPECT_FALSE(desk().nextSnapshotAllowedAt(m_off).isValid()) << "at once";
    const auto full = Error{Error::Kind::Storage, Error::Cause::DiskFull, 0, {}, {}};
    m_hypervisor.failNext(QStringLiteral("copyImage"), full);
    ended(desk().takeSnapshot(m_off, QStringLiteral("s")));
    EXPECT_FALSE(desk().nextSnapshotAllowedAt(m_off).isValid()) << "a failed one does not count";
    const auto snapshot = snapshotOf(m_off);
    const QDateTime next = desk().nextSnapshotAllowedAt(m_off);
    EXPECT_NEAR(static_cast<double>(m_clock.now().secsTo(next)), 600, 10);
    const auto refused = desk().takeSnapshot(m_off, QStringLiteral("s"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, Error::Kind::RateLimited);
    EXPECT_GT(refused.error().retryAfter->count(), 580);
    EXPECT_LE(refused.error().retryAfter->count(), 600);
    ended(desk().deleteSnapshot(snapshot.id));
    EXPECT_TRUE(desk().nextSnapshotAllowedAt(m_off).isValid()) << "deleting does not shorten it";
    snapshotOf(m_on);
    boot();
    EXPECT_TRUE(desk().nextSnapshotAllowedAt(m_off).isValid()) << "nor does a new host";
}

TEST_F(SnapshotTest, IntervalThatIsOverAllowsTheNext)
{
    m_limits.snapshotInterval = 1s;
    boot();
    snapshotOf(m_off);
    ASSERT_TRUE(waitUntil([&] { return !desk().nextSnapshotAllowedAt(m_off).isValid(); }));
    snapshotOf(m_off);
}

TEST_F(SnapshotTest, DeleteTakesFilesAndRecord)
{
    boot();
    const auto kept = snapshotOf(m_off);
    const auto gone = snapshotOf(m_on);
    const auto done = ended(desk().deleteSnapshot(gone.id));
    EXPECT_EQ(done.state, JobState::Succeeded);
    EXPECT_EQ(done.machine, m_on);
    EXPECT_EQ(desk().snapshot(gone.id).error().kind, Error::Kind::NotFound);
    ASSERT_EQ(desk().snapshots().size(), 1);
    EXPECT_EQ(desk().snapshots().first().id, kept.id);
    EXPECT_EQ(storedFiles().size(), 1);
    EXPECT_EQ(desk().deleteSnapshot(gone.id).error().kind, Error::Kind::NotFound);
    EXPECT_EQ(desk().deleteSnapshot(SnapshotId(QStringLiteral("../.."))).error().kind, Error::Kind::NotFound);
    // Also where its machine is no more, and while nobody answers.
    m_hypervisor.remove(m_off);
    m_hypervisor.setLost(true);
    ASSERT_TRUE(waitUntil([&] { return !desk().isReachable(); }));
    EXPECT_EQ(ended(desk().deleteSnapshot(kept.id)).state, JobState::Succeeded);
    EXPECT_TRUE(storedFiles().isEmpty());
}

TEST_F(SnapshotTest, DeleteThatCannotRenameKeepsTheSnapshot)
{
    boot();
    const auto snapshot = snapshotOf(m_off);
    // A directory in the way that is no leftover: it cannot be removed as long as a file has its name.
    writeContent(QFileInfo(snapshotFile(snapshot.id)).path() + QStringLiteral(".gone"), "in the way");
    const auto done = ended(desk().deleteSnapshot(snapshot.id));
    EXPECT_EQ(done.state, JobState::Failed);
    EXPECT_EQ(desk().snapshot(snapshot.id)->state, Snapshot::State::Available);
    EXPECT_EQ(contentOf(snapshotFile(snapshot.id)), disk('b'));
}

TEST_F(SnapshotTest, LostFilesAreSeenAtTheStartAndMayComeBack)
{
    boot();
    const auto snapshot = snapshotOf(m_off);
    end();
    const QString file = snapshotFile(snapshot.id);
    ASSERT_TRUE(QFile::rename(file, file + u'x'));
    boot();
    EXPECT_EQ(desk().snapshot(snapshot.id)->state, Snapshot::State::Lost);
    EXPECT_EQ(desk().restoreSnapshot(snapshot.id).error().kind, Error::Kind::Conflict);
    EXPECT_EQ(desk().createMachine(snapshot.id, QStringLiteral("n")).error().detail,
              QStringLiteral("wrong_state"));
    end();
    ASSERT_TRUE(QFile::rename(file + u'x', file));
    boot();
    EXPECT_EQ(desk().snapshot(snapshot.id)->state, Snapshot::State::Available);
    end();
    writeContent(file, "short");
    boot();
    EXPECT_EQ(desk().snapshot(snapshot.id)->state, Snapshot::State::Lost);
    EXPECT_EQ(ended(desk().deleteSnapshot(snapshot.id)).state, JobState::Succeeded) << "it can still go";
    EXPECT_TRUE(storedFiles().isEmpty());
}

} // namespace
