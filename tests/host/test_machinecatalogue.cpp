// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/machines/machinecatalogue.h"
#include "host/sqlite/statement.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>
#include <thread>

using namespace kustos;
using namespace kustos::host;

namespace {

using Kind = MachineJobRecord::Kind;
using Phase = MachineJobRecord::Phase;
using JobState = MachineJobRecord::State;

class MachineCatalogueTest : public ::testing::Test
{
protected:
    [[nodiscard]] MachineCatalogue open() const { return MachineCatalogue::open(m_path).value(); }
    [[nodiscard]] MachineJobRecord jobOf(Kind kind, const QString &snapshot = {},
                                         const QString &machine = QStringLiteral("m")) const
    {
        MachineJobRecord job;
        job.kind = kind;
        job.machine = MachineId(machine);
        job.snapshot = SnapshotId(snapshot);
        job.argument = QStringLiteral("name");
        job.createdAt = m_now;
        return job;
    }
    [[nodiscard]] SnapshotRecord recordOf(const MachineJobRecord &job) const
    {
        SnapshotRecord made;
        made.id = job.snapshot;
        made.machine = job.machine;
        made.name = job.argument;
        made.createdAt = m_now;
        return made;
    }
    //! A snapshot that is there, of a job that has succeeded.
    SnapshotRecord snapshot(const QString &id, const QString &machine = QStringLiteral("m"))
    {
        auto job = m_catalogue.begin(jobOf(Kind::TakeSnapshot, id, machine),
                                     recordOf(jobOf(Kind::TakeSnapshot, id, machine)));
        EXPECT_TRUE(job);
        SnapshotRecord record = recordOf(*job);
        record.bytes = 7;
        record.virtualBytes = 70;
        record.sha256 = "abc";
        record.domainXml = "<domain/>\xc3\xa4";
        record.live = true;
        EXPECT_TRUE(m_catalogue.finishSnapshot(
            *job, record,
            {{QStringLiteral("vdb"), 30, false, 3, "b"}, {QStringLiteral("vda"), 40, true, 4, "a"}}));
        job->state = JobState::Succeeded;
        job->endedAt = m_now;
        EXPECT_TRUE(m_catalogue.end(*job));
        return m_catalogue.snapshot(record.id).value();
    }
    void finish(MachineJobRecord job, JobState state)
    {
        job.state = state;
        job.endedAt = m_now;
        EXPECT_TRUE(m_catalogue.end(job));
    }

    QTemporaryDir m_directory;
    QString m_path = m_directory.filePath(QStringLiteral("machines.db"));
    QDateTime m_now = QDateTime::fromMSecsSinceEpoch(1'763'632'800'123, Qt::UTC);
    MachineCatalogue m_catalogue = open();
};

TEST_F(MachineCatalogueTest, HypervisorIsOneAtMost)
{
    EXPECT_EQ(m_catalogue.hypervisor().value(), QString());
    EXPECT_TRUE(m_catalogue.setHypervisor(QStringLiteral("qemu:///session")));
    EXPECT_TRUE(m_catalogue.setHypervisor(QStringLiteral("qemu:///system")));
    EXPECT_EQ(open().hypervisor().value(), QStringLiteral("qemu:///system"));
}

TEST_F(MachineCatalogueTest, NumbersAreGivenOnceAndInOrder)
{
    const MachineId a(QStringLiteral("a"));
    const MachineId b(QStringLiteral("b"));
    EXPECT_TRUE(m_catalogue.adopt({a}, m_now));
    EXPECT_TRUE(m_catalogue.adopt({a}, m_now.addDays(1)));
    EXPECT_TRUE(m_catalogue.adopt({a, b}, m_now.addDays(2)));
    const auto known = open().machines().value();
    ASSERT_EQ(known.size(), 2);
    EXPECT_EQ(known.value(a).number, 10001);
    EXPECT_EQ(known.value(b).number, 10002) << "the known one has used none up";
    EXPECT_EQ(known.value(a).since, m_now);
}

TEST_F(MachineCatalogueTest, EveryFieldOfASnapshotComesBack)
{
    const auto record = snapshot(QStringLiteral("s1"));
    EXPECT_EQ(record.number, 1);
    EXPECT_EQ(record.machine, MachineId(QStringLiteral("m")));
    EXPECT_EQ(record.name, QStringLiteral("name"));
    EXPECT_EQ(record.state, SnapshotRecord::State::Available);
    EXPECT_TRUE(record.live);
    EXPECT_EQ(record.createdAt, m_now);
    EXPECT_EQ(record.bytes, 7);
    EXPECT_EQ(record.virtualBytes, 70);
    EXPECT_EQ(record.sha256, "abc");
    EXPECT_EQ(record.domainXml, "<domain/>\xc3\xa4");
    const auto disks = m_catalogue.disks(record.id).value();
    ASSERT_EQ(disks.size(), 2);
    EXPECT_EQ(disks.at(0).target, QStringLiteral("vda"));
    EXPECT_TRUE(disks.at(0).boot);
    EXPECT_EQ(disks.at(1).virtualBytes, 30);
    EXPECT_EQ(disks.at(1).bytes, 3);
    EXPECT_EQ(disks.at(1).sha256, "b");
}

TEST_F(MachineCatalogueTest, EveryFieldOfAJobComesBack)
{
    auto job = m_catalogue.begin(jobOf(Kind::Shutdown), {}).value();
    EXPECT_EQ(job.id, JobId(QStringLiteral("j-1")));
    EXPECT_EQ(m_catalogue.job(job.id)->state, JobState::Queued);
    EXPECT_FALSE(m_catalogue.job(job.id)->startedAt.isValid());
    job.state = JobState::Running;
    job.phase = Phase::ShuttingDown;
    job.wasRunning = true;
    job.live = true;
    job.bytesDone = 3;
    job.bytesTotal = Q_INT64_C(1) << 40;
    job.code = QStringLiteral("c");
    job.detail = QStringLiteral("d");
    job.startedAt = m_now.addSecs(1);
    job.deadline = m_now.addSecs(2);
    EXPECT_TRUE(m_catalogue.update(job));
    const auto read = open().job(job.id).value();
    EXPECT_EQ(read.kind, Kind::Shutdown);
    EXPECT_EQ(read.machine, job.machine);
    EXPECT_EQ(read.argument, job.argument);
    EXPECT_EQ(read.state, job.state);
    EXPECT_EQ(read.phase, job.phase);
    EXPECT_TRUE(read.wasRunning);
    EXPECT_TRUE(read.live);
    EXPECT_EQ(read.bytesDone, 3);
    EXPECT_EQ(read.bytesTotal, Q_INT64_C(1) << 40);
    EXPECT_EQ(read.code, job.code);
    EXPECT_EQ(read.detail, job.detail);
    EXPECT_EQ(read.createdAt, m_now);
    EXPECT_EQ(read.startedAt, job.startedAt);
    EXPECT_EQ(read.deadline, job.deadline);
    EXPECT_FALSE(read.endedAt.isValid());
    EXPECT_EQ(open().unfinishedJobs()->size(), 1);
    finish(job, JobState::Failed);
    EXPECT_TRUE(open().unfinishedJobs()->isEmpty());
    EXPECT_EQ(open().job(job.id)->endedAt, m_now);
}

TEST_F(MachineCatalogueTest, MachineAndSnapshotAreTakenByOneJob)
{
    snapshot(QStringLiteral("s"));
    const auto start = m_catalogue.begin(jobOf(Kind::Start), {});
    ASSERT_TRUE(start);
    for (const auto &second : {jobOf(Kind::Stop), jobOf(Kind::Delete, QStringLiteral("s")),
                               jobOf(Kind::Restore, QStringLiteral("s"))}) {
        const auto refused = m_catalogue.begin(second, {});
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().detail, QStringLiteral("server_busy"));
    }
    EXPECT_EQ(m_catalogue.snapshot(SnapshotId(QStringLiteral("s")))->state, SnapshotRecord::State::Available);
    EXPECT_TRUE(m_catalogue.begin(jobOf(Kind::Start, {}, QStringLiteral("other")), {}));
    finish(*start, JobState::Succeeded);
    EXPECT_TRUE(m_catalogue.begin(jobOf(Kind::Stop), {}));
}

TEST_F(MachineCatalogueTest, CloneTakesTheNewMachineAndSharesTheSnapshot)
{
    snapshot(QStringLiteral("s"));
    auto clone = jobOf(Kind::Clone, QStringLiteral("s"));
    clone.created = MachineId(QStringLiteral("new"));
    const auto first = m_catalogue.begin(clone, {});
    ASSERT_TRUE(first);
    EXPECT_EQ(occupiedBy(*first), clone.created);
    EXPECT_EQ(m_catalogue.machines()->value(clone.created).number, 10001);
    EXPECT_EQ(m_catalogue.begin(jobOf(Kind::Start, {}, QStringLiteral("new")), {}).error().detail,
              QStringLiteral("server_busy"));
    for (const Kind kind : {Kind::Delete, Kind::Restore})
        EXPECT_EQ(m_catalogue.begin(jobOf(kind, QStringLiteral("s")), {}).error().detail,
                  QStringLiteral("server_busy"));
    clone.created = MachineId(QStringLiteral("new2"));
    const auto second = m_catalogue.begin(clone, {});
    ASSERT_TRUE(second);
    EXPECT_TRUE(m_catalogue.jobs(MachineId(QStringLiteral("new")))->isEmpty());
    finish(*first, JobState::Failed);
    finish(*second, JobState::Succeeded);
    EXPECT_EQ(m_catalogue.machines()->size(), 1) << "the failed one is forgotten";
    const auto restore = m_catalogue.begin(jobOf(Kind::Restore, QStringLiteral("s")), {});
    ASSERT_TRUE(restore);
    clone.created = MachineId(QStringLiteral("new3"));
    EXPECT_EQ(m_catalogue.begin(clone, {}).error().kind, Error::Kind::Conflict) << "a restore has it alone";
    EXPECT_EQ(m_catalogue.machines()->size(), 1);
}

TEST_F(MachineCatalogueTest, EndDecidesWhatBecomesOfTheSnapshot)
{
    using State = SnapshotRecord::State;
    const SnapshotId id(QStringLiteral("s"));
    for (const JobState state : {JobState::Failed, JobState::Cancelled}) {
        const auto job = m_catalogue.begin(jobOf(Kind::TakeSnapshot, QStringLiteral("s")),
                                           recordOf(jobOf(Kind::TakeSnapshot, QStringLiteral("s"))));
        EXPECT_EQ(m_catalogue.snapshot(id)->state, State::Creating);
        EXPECT_TRUE(m_catalogue.updateCopy(*job, recordOf(*job), {{QStringLiteral("vda"), 1, true, 0, {}}}));
        finish(*job, state);
        EXPECT_EQ(m_catalogue.snapshot(id).error().kind, Error::Kind::NotFound);
        EXPECT_TRUE(m_catalogue.disks(id)->isEmpty());
    }
    snapshot(QStringLiteral("s"));
    auto job = m_catalogue.begin(jobOf(Kind::Restore, QStringLiteral("s")), {});
    EXPECT_EQ(m_catalogue.snapshot(id)->state, State::Restoring);
    finish(*job, JobState::Failed);
    EXPECT_EQ(m_catalogue.snapshot(id)->state, State::Available);
    job = m_catalogue.begin(jobOf(Kind::Restore, QStringLiteral("s")), {});
    EXPECT_TRUE(m_catalogue.setSnapshotState(id, State::Lost));
    finish(*job, JobState::Failed);
    EXPECT_EQ(m_catalogue.snapshot(id)->state, State::Lost) << "what was found stays so";
    EXPECT_EQ(m_catalogue.begin(jobOf(Kind::Restore, QStringLiteral("s")), {}).error().detail,
              QStringLiteral("wrong_state"));
    job = m_catalogue.begin(jobOf(Kind::Delete, QStringLiteral("s")), {});
    ASSERT_TRUE(job);
    EXPECT_EQ(m_catalogue.snapshot(id)->state, State::Deleting);
    finish(*job, JobState::Failed);
    EXPECT_EQ(m_catalogue.snapshot(id)->state, State::Available);
    job = m_catalogue.begin(jobOf(Kind::Delete, QStringLiteral("s")), {});
    finish(*job, JobState::Succeeded);
    EXPECT_FALSE(m_catalogue.snapshot(id));
    EXPECT_TRUE(m_catalogue.disks(id)->isEmpty());
    EXPECT_EQ(m_catalogue.begin(jobOf(Kind::Delete, QStringLiteral("s")), {}).error().kind,
              Error::Kind::NotFound);
}

TEST_F(MachineCatalogueTest, FailedConsistentOneKeepsASnapshotThatIsThere)
{
    auto job = m_catalogue.begin(jobOf(Kind::Consistent, QStringLiteral("s")),
                                 recordOf(jobOf(Kind::Consistent, QStringLiteral("s"))));
    EXPECT_TRUE(m_catalogue.finishSnapshot(*job, recordOf(*job), {}));
    finish(*job, JobState::Failed);
    EXPECT_EQ(m_catalogue.snapshots()->size(), 1);
}

TEST_F(MachineCatalogueTest, CancelledJobTakesNoFurtherStep)
{
    auto job = m_catalogue
                   .begin(jobOf(Kind::TakeSnapshot, QStringLiteral("s")),
                          recordOf(jobOf(Kind::TakeSnapshot, QStringLiteral("s"))))
                   .value();
    job.phase = Phase::Copying;
    EXPECT_TRUE(m_catalogue.update(job));
    EXPECT_FALSE(m_catalogue.isCancelled(job.id).value());
    EXPECT_TRUE(open().requestCancel(job.id));
    EXPECT_TRUE(m_catalogue.isCancelled(job.id).value());
    job.phase = Phase::Checking;
    EXPECT_EQ(m_catalogue.update(job).error().kind, Error::Kind::Cancelled);
    EXPECT_EQ(m_catalogue.finishSnapshot(job, recordOf(job), {}).error().kind, Error::Kind::Cancelled);
    EXPECT_EQ(m_catalogue.job(job.id)->phase, Phase::Copying);
    EXPECT_EQ(m_catalogue.snapshot(job.snapshot)->state, SnapshotRecord::State::Creating);
    EXPECT_TRUE(m_catalogue.update(job, true));
    EXPECT_EQ(m_catalogue.job(job.id)->phase, Phase::Checking);
    finish(job, JobState::Cancelled);
    EXPECT_EQ(m_catalogue.job(job.id)->state, JobState::Cancelled);
}

TEST_F(MachineCatalogueTest, CancelIsForWhatStillCopies)
{
    struct Row
    {
        Kind kind;
        Phase phase;
        bool allowed;
    };
    snapshot(QStringLiteral("s"));
    for (const Row &row :
         {Row{Kind::TakeSnapshot, Phase::Waiting, true}, Row{Kind::TakeSnapshot, Phase::Copying, true},
          Row{Kind::TakeSnapshot, Phase::Checking, false}, Row{Kind::Consistent, Phase::Waiting, false},
          Row{Kind::Consistent, Phase::ShuttingDown, false}, Row{Kind::Consistent, Phase::Copying, true},
          Row{Kind::Consistent, Phase::Starting, false}, Row{Kind::Restore, Phase::Waiting, true},
          Row{Kind::Restore, Phase::Copying, true}, Row{Kind::Restore, Phase::Replacing, false},
          Row{Kind::Start, Phase::Waiting, false}, Row{Kind::Delete, Phase::Waiting, false}}) {
        const bool makes = row.kind == Kind::TakeSnapshot || row.kind == Kind::Consistent;
        const auto wanted = jobOf(row.kind, makes ? QStringLiteral("t") : QStringLiteral("s"));
        auto job = m_catalogue.begin(wanted, recordOf(wanted));
        ASSERT_TRUE(job);
        job->phase = row.phase;
        ASSERT_TRUE(m_catalogue.update(*job));
        const auto cancelled = m_catalogue.requestCancel(job->id);
        EXPECT_EQ(cancelled.has_value(), row.allowed)
            << static_cast<int>(row.kind) << ' ' << static_cast<int>(row.phase);
        EXPECT_EQ(m_catalogue.isCancelled(job->id).value(), row.allowed);
        finish(*job, JobState::Cancelled);
    }
}

TEST_F(MachineCatalogueTest, HistoryIsTheNewestThousand)
{
    const auto pending = m_catalogue.begin(jobOf(Kind::Start, {}, QStringLiteral("slow")), {});
    auto raw = sqlite::Database::open(m_path, 2 /* read and write */);
    ASSERT_TRUE(raw->execute(
        "WITH RECURSIVE c(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM c WHERE i < 1100) INSERT INTO jobs("
        "number, machine, kind, state, phase, snapshot, argument, was_running, live, created, bytes_done, "
        "bytes_total, code, detail, created_at, occupies) SELECT i, 'm', 0, 2, 0, '', '', 0, 0, '', 0, 0, "
        "'', "
        "'', 0, 'm' FROM c"));
    const auto job = m_catalogue.begin(jobOf(Kind::Start), {});
    ASSERT_TRUE(job);
    EXPECT_EQ(job->number, 1101);
    EXPECT_EQ(m_catalogue.jobs()->size(), 1000);
    EXPECT_EQ(m_catalogue.jobs()->first().number, 1101);
    EXPECT_EQ(m_catalogue.jobs(MachineId(QStringLiteral("m")))->last().number, 102);
    EXPECT_EQ(m_catalogue.jobByNumber(101).error().kind, Error::Kind::NotFound);
    EXPECT_TRUE(m_catalogue.jobByNumber(102));
    EXPECT_TRUE(m_catalogue.job(pending->id)) << "what runs is never forgotten";
}

TEST_F(MachineCatalogueTest, NewestSnapshotJobCountsWhatWasNotInVain)
{
    const MachineId m(QStringLiteral("m"));
    EXPECT_FALSE(m_catalogue.newestSnapshotJob(m)->isValid());
    snapshot(QStringLiteral("s"));
    EXPECT_EQ(m_catalogue.newestSnapshotJob(m).value(), m_now);
    auto later = jobOf(Kind::Consistent, QStringLiteral("t"));
    later.createdAt = m_now.addSecs(5);
    const auto job = m_catalogue.begin(later, recordOf(later));
    EXPECT_EQ(m_catalogue.newestSnapshotJob(m).value(), later.createdAt) << "one that runs counts";
    finish(*job, JobState::Failed);
    EXPECT_EQ(m_catalogue.newestSnapshotJob(m).value(), m_now);
    EXPECT_FALSE(m_catalogue.newestSnapshotJob(MachineId(QStringLiteral("n")))->isValid());
}

TEST_F(MachineCatalogueTest, FutureVersionIsRefused)
{
    auto raw = sqlite::Database::open(m_path, 2 /* read and write */);
    ASSERT_TRUE(raw->execute("PRAGMA user_version = 99"));
    const auto refused = MachineCatalogue::open(m_path);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, Error::Kind::Storage);
    EXPECT_TRUE(refused.error().detail.contains(u"newer version"));
    EXPECT_FALSE(MachineCatalogue::open(m_directory.path()));
}

TEST_F(MachineCatalogueTest, RemovedFileIsNoPlaceToWriteTo)
{
    ASSERT_TRUE(QFile::remove(m_path));
    EXPECT_FALSE(m_catalogue.isInPlace());
    EXPECT_EQ(m_catalogue.begin(jobOf(Kind::Start), {}).error().kind, Error::Kind::Storage);
    EXPECT_FALSE(m_catalogue.setHypervisor(QStringLiteral("x")));
}

TEST_F(MachineCatalogueTest, ManyMayOpenANewOneAtOnce)
{
    const QString path = m_directory.filePath(QStringLiteral("fresh.db"));
    std::atomic<int> opened{0};
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                auto own = MachineCatalogue::open(path);
                opened += own && own->adopt({MachineId(QStringLiteral("a"))}, m_now) ? 1 : 0;
            });
    }
    EXPECT_EQ(opened, 4);
    EXPECT_EQ(MachineCatalogue::open(path)->machines()->size(), 1);
}

} // namespace
