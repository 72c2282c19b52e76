// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/engines/domainxml.h"
#include "machinetest.h"

#include <QDir>
#include <QFileInfo>

#include <sys/stat.h>

using namespace kustos;
using namespace kustos::host;
using namespace kustos::test;
using namespace std::chrono_literals;

namespace {

const Error full{Error::Kind::Storage, Error::Cause::DiskFull, 0, QStringLiteral("No space"), {}};
const QString vdb = QStringLiteral("vdb");

class RestoreTest : public MachineTest
{
protected:
    RestoreTest()
    {
        boot();
        m_snapshot = snapshotOf(m_machine).id;
        m_hypervisor.write(m_machine, disk('x'));
        m_hypervisor.write(m_machine, disk('X'), vdb);
    }
    void expectRestored()
    {
        EXPECT_EQ(m_hypervisor.content(m_machine), disk('a'));
        EXPECT_EQ(m_hypervisor.content(m_machine, vdb), disk('A'));
        expectOrder();
    }
    void expectUntouched()
    {
        EXPECT_EQ(m_hypervisor.content(m_machine), disk('x'));
        EXPECT_EQ(m_hypervisor.content(m_machine, vdb), disk('X'));
        expectOrder();
    }
    void expectOrder()
    {
        EXPECT_TRUE(QDir(m_directory.path()).entryList({QStringLiteral("*.kustos-part")}).isEmpty());
        EXPECT_EQ(desk().snapshot(m_snapshot)->state, Snapshot::State::Available);
        EXPECT_EQ(contentOf(snapshotFile(m_snapshot)), disk('a'));
    }
    //! A record of a restore that a killed host left in this phase.
    [[nodiscard]] Result<MachineJobRecord> leftIn(Phase phase)
    {
        end();
        MachineCatalogue own = catalogue();
        MachineJobRecord job;
        job.machine = m_machine;
        job.kind = Kind::Restore;
        job.snapshot = m_snapshot;
        job.createdAt = m_clock.now();
        auto begun = own.begin(job, {});
        EXPECT_TRUE(begun);
        begun->state = JobState::Running;
        begun->phase = phase;
        EXPECT_TRUE(own.update(*begun));
        return begun;
    }

    MachineId m_machine = m_hypervisor.add(QStringLiteral("m"), MachineState::Off, {disk('a'), disk('A')});
    SnapshotId m_snapshot;
};

TEST_F(RestoreTest, PutsAllDisksInPlace)
{
    m_hypervisor.setHeld(true);
    const auto job = desk().restoreSnapshot(m_snapshot);
    ASSERT_TRUE(inTheMiddle(job));
    EXPECT_EQ(desk().snapshot(m_snapshot)->state, Snapshot::State::Restoring);
    EXPECT_EQ(desk().job(job->id)->bytesTotal, 131'072);
    EXPECT_EQ(m_hypervisor.content(m_machine), disk('x')) << "untouched while it is copied";
    EXPECT_EQ(desk().power(m_machine, Kind::Start).error().detail, QStringLiteral("server_busy"));
    EXPECT_EQ(desk().deleteSnapshot(m_snapshot).error().detail, QStringLiteral("server_busy"));
    m_hypervisor.setHeld(false);
    const auto done = ended(job);
    EXPECT_EQ(done.state, JobState::Succeeded) << done.detail.toStdString();
    EXPECT_EQ(done.phase, Phase::Replacing);
    EXPECT_EQ(done.snapshot, m_snapshot);
    expectRestored();
    EXPECT_EQ(m_hypervisor.state(m_machine), MachineState::Off) << "it is left off";
}

TEST_F(RestoreTest, KeepsPermissionsAndLinksOfTheImage)
{
    const QString image = m_hypervisor.image(m_machine);
    const QString real = in(QStringLiteral("real.qcow2"));
    ASSERT_TRUE(QFile::rename(image, real));
    ASSERT_TRUE(QFile::link(real, image));
    ASSERT_EQ(::chmod(real.toLocal8Bit().constData(), 0640), 0);
    EXPECT_EQ(ended(desk().restoreSnapshot(m_snapshot)).state, JobState::Succeeded);
    EXPECT_TRUE(QFileInfo(image).isSymLink());
    struct stat now{};
    ASSERT_EQ(::stat(real.toLocal8Bit().constData(), &now), 0);
    EXPECT_EQ(now.st_mode & 0777, 0640U);
    expectRestored();
}

TEST_F(RestoreTest, ImageThatIsGoneIsMadeAgain)
{
    ASSERT_TRUE(QFile::remove(m_hypervisor.image(m_machine)));
    EXPECT_EQ(ended(desk().restoreSnapshot(m_snapshot)).state, JobState::Succeeded);
    expectRestored();
}

TEST_F(RestoreTest, MachineThatRunsIsRefused)
{
    m_hypervisor.setState(m_machine, MachineState::Running);
    ASSERT_TRUE(sees(m_machine, MachineState::Running));
    const auto refused = desk().restoreSnapshot(m_snapshot);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, Error::Kind::Conflict);
    EXPECT_EQ(refused.error().detail, QStringLiteral("wrong_state"));
    EXPECT_EQ(desk().restoreSnapshot(SnapshotId(QStringLiteral("x"))).error().kind, Error::Kind::NotFound);
    expectUntouched();
}

TEST_F(RestoreTest, SwitchedOnWhileItIsCopied)
{
    m_hypervisor.setHeld(true);
    const auto job = desk().restoreSnapshot(m_snapshot);
    ASSERT_TRUE(inTheMiddle(job));
    m_hypervisor.setState(m_machine, MachineState::Running);
    m_hypervisor.setHeld(false);
    const auto done = ended(job);
    EXPECT_EQ(done.state, JobState::Failed);
    EXPECT_TRUE(done.detail.contains(u"were not touched"));
    expectUntouched();
}

TEST_F(RestoreTest, CancelledLeavesTheOldDisks)
{
    m_hypervisor.setHeld(true);
    const auto job = desk().restoreSnapshot(m_snapshot);
    ASSERT_TRUE(inTheMiddle(job));
    ASSERT_TRUE(desk().cancel(job->id));
    EXPECT_EQ(ended(job).state, JobState::Cancelled);
    expectUntouched();
}

TEST_F(RestoreTest, FullDiskLeavesTheOldDisks)
{
    m_hypervisor.failNext(QStringLiteral("copyImage"), full);
    EXPECT_EQ(ended(desk().restoreSnapshot(m_snapshot)).code, QStringLiteral("disk_full"));
    expectUntouched();
}

TEST_F(RestoreTest, LostFilesAreToldAndMarked)
{
    writeContent(snapshotFile(m_snapshot, vdb), "short");
    const auto done = ended(desk().restoreSnapshot(m_snapshot));
    EXPECT_EQ(done.code, QStringLiteral("snapshot_lost"));
    EXPECT_EQ(desk().snapshot(m_snapshot)->state, Snapshot::State::Lost);
    EXPECT_EQ(m_hypervisor.content(m_machine), disk('x'));
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("copyImage")), 2) << "only those of the snapshot itself";
}

TEST_F(RestoreTest, MachineWithoutTheDiskIsRefused)
{
    // The same machine, redefined with one disk.
    ASSERT_TRUE(m_hypervisor.undefine(m_machine));
    const QByteArray xml = "<domain><name>m</name><uuid>" + m_machine.text().toUtf8() +
                           "</uuid><devices><disk type='file' device='disk'><driver type='qcow2'/><source "
                           "file='" +
                           in(QStringLiteral("m-vda.qcow2")).toUtf8() +
                           "'/><target dev='vda'/></disk></devices></domain>";
    ASSERT_TRUE(m_hypervisor.define(xml));
    ASSERT_TRUE(waitUntil([&] { return desk().machine(m_machine)->disks.size() == 1; }));
    const auto done = ended(desk().restoreSnapshot(m_snapshot));
    EXPECT_EQ(done.code, QStringLiteral("source_missing"));
    EXPECT_TRUE(done.detail.contains(u"vdb"));
    EXPECT_EQ(contentOf(in(QStringLiteral("m-vda.qcow2"))), disk('x'));
}

TEST_F(RestoreTest, DefinitionThatWouldMisreadTheCopyIsRefused)
{
    const auto element = [this](const char *target, const QString &file, const QByteArray &more) {
        return "<disk type='file' device='disk'><driver type='qcow2'/><source file='" + in(file).toUtf8() +
               "'/>" + more + "<target dev='" + target + "'/></disk>";
    };
    const struct
    {
        QByteArray more;
        QString file;
        const char *said;
    } refused[] = {
        {"<backingStore type='file'><source file='/base'/></backingStore>", QStringLiteral("m-vda.qcow2"),
         "stands on"},
        {"<encryption format='luks'/>", QStringLiteral("m-vda.qcow2"), "encrypted"},
        {"", QStringLiteral("other.qcow2"), "another image"},
    };
    for (const auto &[more, file, said] : refused) {
        ASSERT_TRUE(m_hypervisor.undefine(m_machine));
        const QByteArray xml = "<domain><name>m</name><uuid>" + m_machine.text().toUtf8() +
                               "</uuid><devices>" + element("vda", file, more) +
                               element("vdb", QStringLiteral("m-vdb.qcow2"), "<backingStore/>") +
                               "</devices></domain>";
        ASSERT_TRUE(m_hypervisor.define(xml));
        ASSERT_TRUE(sees(m_machine, MachineState::Off));
        const auto done = ended(desk().restoreSnapshot(m_snapshot));
        EXPECT_EQ(done.state, JobState::Failed) << said;
        EXPECT_TRUE(done.detail.contains(QLatin1String(said))) << done.detail.toStdString();
        EXPECT_EQ(contentOf(in(QStringLiteral("m-vda.qcow2"))), disk('x'));
    }
}

TEST_F(RestoreTest, SavedMemoryBelongsToThePresentDisks)
{
    m_hypervisor.savedMemory = true;
    const auto done = ended(desk().restoreSnapshot(m_snapshot));
    EXPECT_EQ(done.state, JobState::Failed);
    EXPECT_TRUE(done.detail.contains(u"memory is saved")) << done.detail.toStdString();
    expectUntouched();
    const auto taken = ended(desk().takeSnapshot(m_machine, QStringLiteral("s")));
    EXPECT_EQ(taken.state, JobState::Failed) << "it is not shut down";
    m_hypervisor.savedMemory = false;
    EXPECT_EQ(ended(desk().restoreSnapshot(m_snapshot)).state, JobState::Succeeded);
    expectRestored();
}

TEST_F(RestoreTest, ImageThatAnotherMachineHasOpenIsNotReplaced)
{
    // Its disk is an overlay over ours.
    const QByteArray xml =
        "<domain><name>other</name><uuid>11111111-1111-4111-8111-111111111111</uuid><devices>"
        "<disk type='file' device='disk'><driver type='qcow2'/><source file='/overlay'/>"
        "<backingStore type='file'><source file='" +
        in(QStringLiteral("m-vda.qcow2")).toUtf8() +
        "'/></backingStore><target dev='vda'/></disk></devices></domain>";
    ASSERT_TRUE(m_hypervisor.define(xml));
    const MachineId other(QStringLiteral("11111111-1111-4111-8111-111111111111"));
    m_hypervisor.setState(other, MachineState::Running);
    const auto done = ended(desk().restoreSnapshot(m_snapshot));
    EXPECT_EQ(done.state, JobState::Failed);
    EXPECT_TRUE(done.detail.contains(u"in use by the machine other")) << done.detail.toStdString();
    expectUntouched();
    m_hypervisor.setState(other, MachineState::Off);
    EXPECT_EQ(ended(desk().restoreSnapshot(m_snapshot)).state, JobState::Succeeded);
}

TEST_F(RestoreTest, RawDiskIsNotReplacedByAQcow2File)
{
    m_hypervisor.setDiskFormat(QStringLiteral("raw"));
    const MachineId raw = m_hypervisor.add(QStringLiteral("raw"), MachineState::Off, {disk('r')});
    ASSERT_TRUE(sees(raw, MachineState::Off));
    const auto snapshot = snapshotOf(raw);
    m_hypervisor.write(raw, disk('n'));
    const auto done = ended(desk().restoreSnapshot(snapshot.id));
    EXPECT_EQ(done.state, JobState::Failed);
    EXPECT_TRUE(done.detail.contains(u"no qcow2 image"));
    EXPECT_EQ(m_hypervisor.content(raw), disk('n'));
    EXPECT_EQ(ended(desk().createMachine(snapshot.id, QStringLiteral("clone"))).state, JobState::Succeeded);
}

TEST_F(RestoreTest, KilledWhileCopyingBeginsAgain)
{
    m_hypervisor.setHeld(true);
    const auto job = desk().restoreSnapshot(m_snapshot);
    ASSERT_TRUE(inTheMiddle(job));
    end();
    EXPECT_TRUE(QFile::exists(m_hypervisor.image(m_machine) + QStringLiteral(".kustos-part")));
    m_hypervisor.setHeld(false);
    boot();
    EXPECT_EQ(ended(job).state, JobState::Succeeded);
    expectRestored();
}

TEST_F(RestoreTest, KilledWhileCopyingAndSwitchedOnThen)
{
    m_hypervisor.setHeld(true);
    const auto job = desk().restoreSnapshot(m_snapshot);
    ASSERT_TRUE(inTheMiddle(job));
    end();
    m_hypervisor.setState(m_machine, MachineState::Running);
    boot();
    EXPECT_EQ(ended(job).state, JobState::Failed);
    expectUntouched();
}

TEST_F(RestoreTest, KilledBeforeAnythingBegan)
{
    const auto job = leftIn(Phase::Waiting);
    boot();
    EXPECT_EQ(ended(job).state, JobState::Succeeded);
    expectRestored();
}

TEST_F(RestoreTest, KilledBeforeTheFirstRename)
{
    const auto job = leftIn(Phase::Replacing);
    writeContent(m_hypervisor.image(m_machine) + QStringLiteral(".kustos-part"), disk('a'));
    writeContent(m_hypervisor.image(m_machine, vdb) + QStringLiteral(".kustos-part"), disk('A'));
    boot();
    EXPECT_EQ(ended(job).state, JobState::Succeeded);
    expectRestored();
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("copyImage")), 2) << "every part was whole";
}

TEST_F(RestoreTest, KilledBetweenTwoRenames)
{
    const auto job = leftIn(Phase::Replacing);
    m_hypervisor.write(m_machine, disk('a'));
    writeContent(m_hypervisor.image(m_machine, vdb) + QStringLiteral(".kustos-part"), disk('A'));
    boot();
    EXPECT_EQ(ended(job).state, JobState::Succeeded);
    expectRestored();
}

TEST_F(RestoreTest, KilledAfterTheLastRename)
{
    const auto job = leftIn(Phase::Replacing);
    m_hypervisor.write(m_machine, disk('a'));
    m_hypervisor.write(m_machine, disk('A'), vdb);
    boot();
    EXPECT_EQ(ended(job).state, JobState::Succeeded);
    expectRestored();
}

TEST_F(RestoreTest, KilledBetweenTwoRenamesAndSwitchedOnThen)
{
    const auto job = leftIn(Phase::Replacing);
    m_hypervisor.write(m_machine, disk('a'));
    writeContent(m_hypervisor.image(m_machine, vdb) + QStringLiteral(".kustos-part"), disk('A'));
    m_hypervisor.setState(m_machine, MachineState::Running);
    boot();
    const auto done = ended(job);
    EXPECT_EQ(done.state, JobState::Failed);
    EXPECT_TRUE(done.detail.contains(u"restore again"));
    EXPECT_EQ(m_hypervisor.content(m_machine, vdb), disk('X')) << "nothing changes under a running machine";
    expectOrder();
}

TEST_F(RestoreTest, HypervisorThatIsAwayAtTheStartIsWaitedFor)
{
    m_times.lost = 20s;
    const auto job = leftIn(Phase::Waiting);
    m_hypervisor.setLost(true);
    m_runner = std::make_unique<MachineRunner>(m_hypervisor, catalogue(), catalogue(), m_state, m_clock,
                                               m_limits, m_times);
    ASSERT_TRUE(m_runner->start());
    ASSERT_TRUE(waitUntil([&] { return m_hypervisor.calls(QStringLiteral("machine")) > 20; }));
    EXPECT_FALSE(desk().job(job->id)->ended());
    EXPECT_FALSE(desk().isReachable());
    EXPECT_FALSE(desk().isIdle());
    m_hypervisor.setLost(false);
    EXPECT_EQ(ended(job).state, JobState::Succeeded);
    expectRestored();
}

class CloneTest : public RestoreTest
{
protected:
    void expectNoClone()
    {
        EXPECT_EQ(m_hypervisor.ids(), QList<MachineId>{m_machine});
        EXPECT_EQ(storedFiles().size(), 2) << "the snapshot's";
        ASSERT_TRUE(waitUntil([&] { return desk().machines().size() == 1; }));
        EXPECT_EQ(catalogue().machines()->size(), 1);
        EXPECT_TRUE(QDir(m_state + QStringLiteral("/machines")).isEmpty());
        expectUntouched();
    }
    void expectClone(const MachineJobRecord &done, const QString &name, const QString &domain)
    {
        EXPECT_EQ(done.state, JobState::Succeeded) << done.detail.toStdString();
        const auto made = desk().machine(done.created);
        ASSERT_TRUE(made);
        EXPECT_EQ(made->name, name);
        EXPECT_EQ(made->domain, domain);
        EXPECT_EQ(made->state, MachineState::Off);
        EXPECT_EQ(m_hypervisor.content(done.created), disk('a'));
        EXPECT_EQ(m_hypervisor.content(done.created, vdb), disk('A'));
        EXPECT_EQ(m_hypervisor.image(done.created),
                  QStringLiteral("%1/machines/%2/vda.qcow2").arg(m_state, done.created.text()));
        const QByteArray xml = m_hypervisor.domainXml(done.created).value();
        EXPECT_FALSE(xml.contains(in(QStringLiteral("m-vda.qcow2")).toUtf8())) << "none of the old disks";
        EXPECT_FALSE(xml.contains("52:54:00:00:00:01")) << "an address of its own";
        expectUntouched();
    }
};

TEST_F(CloneTest, NewMachineHasDisksAndIdentityOfItsOwn)
{
    m_hypervisor.setHeld(true);
    const auto job = desk().createMachine(m_snapshot, QStringLiteral("Kopie von m (1)"));
    ASSERT_TRUE(job);
    EXPECT_FALSE(job->created.isEmpty());
    const auto growing = desk().machine(job->created);
    ASSERT_TRUE(growing) << "its number is known at once";
    EXPECT_EQ(growing->number, 10002);
    EXPECT_EQ(growing->hostname, QStringLiteral("xv10002"));
    EXPECT_EQ(growing->state, MachineState::Starting);
    EXPECT_EQ(desk().machineByNumber(10002)->id, job->created);
    ASSERT_TRUE(inTheMiddle(job));
    EXPECT_EQ(desk().snapshot(m_snapshot)->state, Snapshot::State::Available) << "it is only read";
    EXPECT_EQ(desk().deleteSnapshot(m_snapshot).error().detail, QStringLiteral("server_busy"));
    EXPECT_EQ(desk().power(job->created, Kind::Start).error().detail, QStringLiteral("server_busy"));
    m_hypervisor.setHeld(false);
    expectClone(ended(job), QStringLiteral("Kopie von m (1)"), QStringLiteral("Kopie-von-m-1"));
    if (HasFatalFailure())
        return;
    EXPECT_EQ(desk().machine(job->created)->number, 10002);
    EXPECT_TRUE(desk().jobs(job->created).isEmpty()) << "a job of the machine it comes from";
    EXPECT_EQ(desk().jobs(m_machine).size(), 2);
    EXPECT_EQ(ended(desk().power(job->created, Kind::Start)).state, JobState::Succeeded);
}

TEST_F(CloneTest, SourceIsFreeMeanwhileAndTwoMayShareASnapshot)
{
    m_hypervisor.setHeld(true);
    const auto first = desk().createMachine(m_snapshot, QStringLiteral("n"));
    const auto second = desk().createMachine(m_snapshot, QStringLiteral("n"));
    ASSERT_TRUE(inTheMiddle(first) && inTheMiddle(second));
    EXPECT_EQ(ended(desk().power(m_machine, Kind::Start)).state, JobState::Succeeded);
    EXPECT_EQ(ended(desk().power(m_machine, Kind::Stop)).state, JobState::Succeeded);
    EXPECT_EQ(desk().restoreSnapshot(m_snapshot).error().detail, QStringLiteral("server_busy"));
    m_hypervisor.setHeld(false);
    EXPECT_EQ(ended(first).state, JobState::Succeeded);
    EXPECT_EQ(ended(second).state, JobState::Succeeded);
    const QSet<QString> domains{m_hypervisor.domain(first->created), m_hypervisor.domain(second->created)};
    EXPECT_EQ(domains, (QSet<QString>{QStringLiteral("n"), QStringLiteral("n-2")}));
    EXPECT_EQ(m_hypervisor.title(first->created), QStringLiteral("n"));
    EXPECT_EQ(m_hypervisor.title(second->created), QStringLiteral("n"));
}

TEST_F(CloneTest, WorksWithoutTheMachineItComesFrom)
{
    m_hypervisor.remove(m_machine);
    ASSERT_TRUE(waitUntil([&] { return desk().machines().isEmpty(); }));
    const auto done = ended(desk().createMachine(m_snapshot, QStringLiteral("m")));
    EXPECT_EQ(done.state, JobState::Succeeded);
    EXPECT_EQ(m_hypervisor.domain(done.created), QStringLiteral("m"));
}

TEST_F(CloneTest, BadNamesAreRefused)
{
    for (const QString &bad : {QString(), QStringLiteral("a\nb"), QString(256, u'x'),
                               QStringLiteral("x\uffff"), QString(QChar(0xd800))})
        EXPECT_EQ(desk().createMachine(m_snapshot, bad).error().detail, QStringLiteral("validation_failed"));
    EXPECT_EQ(desk().createMachine(SnapshotId(), QStringLiteral("n")).error().kind, Error::Kind::NotFound);
    m_hypervisor.setLost(true);
    ASSERT_TRUE(waitUntil([&] { return !desk().isReachable(); }));
    EXPECT_EQ(desk().createMachine(m_snapshot, QStringLiteral("n")).error().kind, Error::Kind::Offline);
}

TEST_F(CloneTest, CancelledLeavesNoMachine)
{
    m_hypervisor.setHeld(true);
    const auto job = desk().createMachine(m_snapshot, QStringLiteral("n"));
    ASSERT_TRUE(inTheMiddle(job));
    ASSERT_TRUE(desk().cancel(job->id));
    EXPECT_EQ(ended(job).state, JobState::Cancelled);
    expectNoClone();
}

TEST_F(CloneTest, FailuresLeaveNoMachine)
{
    m_hypervisor.failNext(QStringLiteral("copyImage"), full);
    EXPECT_EQ(ended(desk().createMachine(m_snapshot, QStringLiteral("n"))).code, QStringLiteral("disk_full"));
    expectNoClone();
    m_hypervisor.failNext(QStringLiteral("define"),
                          Error{Error::Kind::Rejected, {}, 0, QStringLiteral("no such CPU"), {}});
    EXPECT_EQ(ended(desk().createMachine(m_snapshot, QStringLiteral("n"))).detail,
              QStringLiteral("no such CPU"));
    expectNoClone();
    m_hypervisor.failNext(QStringLiteral("setTitle"), Error{Error::Kind::Rejected, {}, 0, {}, {}});
    EXPECT_EQ(ended(desk().createMachine(m_snapshot, QStringLiteral("n"))).state, JobState::Failed);
    expectNoClone();
}

TEST_F(CloneTest, NameTakenInTheLastMomentGivesAnother)
{
    m_hypervisor.failNext(QStringLiteral("define"), Error{Error::Kind::Conflict, {}, 0, {}, {}});
    expectClone(ended(desk().createMachine(m_snapshot, QStringLiteral("n"))), QStringLiteral("n"),
                QStringLiteral("n"));
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("define")), 2);
}

TEST_F(CloneTest, DefineWhoseAnswerWasLostIsFoundDone)
{
    m_hypervisor.failNext(QStringLiteral("define"), Error{Error::Kind::Offline, {}, 0, {}, {}}, true);
    expectClone(ended(desk().createMachine(m_snapshot, QStringLiteral("n"))), QStringLiteral("n"),
                QStringLiteral("n"));
    EXPECT_EQ(m_hypervisor.calls(QStringLiteral("define")), 1);
}

TEST_F(CloneTest, KilledWhileCopyingBeginsAgain)
{
    m_hypervisor.setHeld(true);
    const auto job = desk().createMachine(m_snapshot, QStringLiteral("n"));
    ASSERT_TRUE(inTheMiddle(job));
    end();
    m_hypervisor.setHeld(false);
    boot();
    expectClone(ended(job), QStringLiteral("n"), QStringLiteral("n"));
}

TEST_F(CloneTest, KilledBeforeAndAfterItWasDefined)
{
    for (const bool defined : {false, true}) {
        const auto first = ended(desk().createMachine(m_snapshot, QStringLiteral("n")));
        ASSERT_EQ(first.state, JobState::Succeeded);
        end();
        // Back to what a kill in this phase leaves.
        if (!defined) {
            ASSERT_TRUE(m_hypervisor.undefine(first.created));
        }
        auto raw = sqlite::Database::open(m_state + QStringLiteral("/machines.db"), 2 /* read and write */);
        ASSERT_TRUE(
            raw->execute(QStringLiteral("UPDATE jobs SET state = 1, ended_at = NULL, phase = %1 WHERE "
                                        "number = %2")
                             .arg(static_cast<int>(Phase::Checking))
                             .arg(first.number)
                             .toUtf8()
                             .constData()));
        boot();
        expectClone(ended(first), QStringLiteral("n"), QStringLiteral("n"));
        EXPECT_EQ(desk().machines().size(), 2);
        m_hypervisor.remove(first.created);
        ASSERT_TRUE(waitUntil([&] { return desk().machines().size() == 1; }));
    }
}

} // namespace
