// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/jobs.h"
#include "host/randomid.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <gtest/gtest.h>
#include <sqlite3.h>

using namespace kustos;
using namespace kustos::host;
using namespace std::chrono_literals;

namespace {

class JobsTest : public ::testing::Test
{
protected:
    DeploymentRecord add(const QString &name, int rows = 1)
    {
        DeploymentRecord deployment;
        deployment.id = ServiceId(randomId());
        deployment.name = name;
        deployment.path = m_directory.filePath(name);
        deployment.createdAt = m_clock.now();
        auto database = sqlite::Database::open(deployment.path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
        const QByteArray sql =
            "PRAGMA journal_mode = WAL; CREATE TABLE t(b); WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL "
            "SELECT i + 1 FROM c WHERE i < " +
            QByteArray::number(rows) + ") INSERT INTO t SELECT randomblob(900) FROM c;";
        EXPECT_TRUE(database->execute(sql.constData()));
        EXPECT_TRUE(m_catalogue.addDeployment(deployment, {}));
        return deployment;
    }
    template <class Condition> [[nodiscard]] static bool until(Condition condition)
    {
        for (const QDeadlineTimer end(20s); !end.hasExpired();) {
            if (condition())
                return true;
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
        }
        return false;
    }
    [[nodiscard]] JobRecord recorded(const JobRecord &job) { return m_catalogue.job(job.id).value(); }

    QTemporaryDir m_directory;
    SystemClock m_clock;
    StateDirectory m_state = StateDirectory::open(m_directory.filePath(QStringLiteral("state"))).value();
    Catalogue m_catalogue = Catalogue::open(m_state.catalogueFile()).value();
};

TEST_F(JobsTest, OneJobPerDeploymentAtATime)
{
    JobRunner jobs(m_catalogue, m_state, m_clock, {});
    const auto a = add(QStringLiteral("a"));
    const auto b = add(QStringLiteral("b"));
    ASSERT_TRUE(jobs.startBackup(a, BackupType::OnDemand, std::nullopt));
    EXPECT_TRUE(jobs.isBusy(a.id));
    EXPECT_FALSE(jobs.isBusy(b.id));
    EXPECT_EQ(jobs.startBackup(a, BackupType::Daily, std::nullopt).error().kind, Error::Kind::Conflict);
    EXPECT_TRUE(jobs.startBackup(b, BackupType::OnDemand, std::nullopt));
    EXPECT_TRUE(until([&] { return jobs.isIdle(); }));
    EXPECT_EQ(m_catalogue.jobs(a.id).value().size(), 1) << "the refused one left nothing";
    EXPECT_TRUE(jobs.startBackup(a, BackupType::OnDemand, std::nullopt));
}

TEST_F(JobsTest, FurtherJobsWaitForAPlaceAndThenRun)
{
    JobLimits limits;
    limits.atOnce = 1;
    limits.bytesPerSecond = 500'000;
    JobRunner jobs(m_catalogue, m_state, m_clock, limits);
    const auto first =
        jobs.startBackup(add(QStringLiteral("a"), 300), BackupType::OnDemand, std::nullopt).value();
    const auto second =
        jobs.startBackup(add(QStringLiteral("b")), BackupType::OnDemand, std::nullopt).value();
    ASSERT_TRUE(until([&] { return jobs.current(recorded(first)).pagesDone > 0; }));
    EXPECT_EQ(recorded(first).state, JobRecord::State::Running);
    EXPECT_EQ(recorded(second).state, JobRecord::State::Waiting);
    EXPECT_EQ(recorded(second).detail, QStringLiteral("Waiting for other jobs"));
    ASSERT_TRUE(until([&] { return jobs.isIdle(); }));
    EXPECT_EQ(recorded(second).state, JobRecord::State::Complete);
    EXPECT_EQ(recorded(first).state, JobRecord::State::Complete);
    EXPECT_EQ(recorded(first).pagesDone, recorded(first).pagesTotal);
    EXPECT_GT(recorded(first).pagesTotal, 60);
}

TEST_F(JobsTest, ResultThatTheCatalogueCannotTakeIsOfferedAgain)
{
    JobRunner jobs(m_catalogue, m_state, m_clock, {});
    const auto a = add(QStringLiteral("a"));
    auto raw = sqlite::Database::open(m_state.catalogueFile(), SQLITE_OPEN_READWRITE);
    sqlite3_busy_timeout(raw->handle(), 5000);
    ASSERT_TRUE(raw->execute(
        "CREATE TRIGGER full BEFORE UPDATE ON backups BEGIN SELECT RAISE(ABORT, 'no room'); END"));
    int finished = 0;
    QObject::connect(&jobs, &JobRunner::jobFinished, &jobs, [&finished] { ++finished; });
    const auto job = jobs.startBackup(a, BackupType::OnDemand, std::nullopt).value();
    const QString file = m_state.backupFile(a.id, job.backup);
    ASSERT_TRUE(until([&] { return QFileInfo::exists(file); }));
    QCoreApplication::processEvents();
    EXPECT_FALSE(recorded(job).isFinal());
    EXPECT_TRUE(jobs.isBusy(a.id)) << "nothing else starts before this is settled";
    EXPECT_EQ(finished, 0);
    ASSERT_TRUE(raw->execute("DROP TRIGGER full"));
    ASSERT_TRUE(until([&] { return jobs.isIdle(); }));
    EXPECT_EQ(finished, 1);
    EXPECT_EQ(recorded(job).state, JobRecord::State::Complete);
    EXPECT_EQ(m_catalogue.backup(job.backup).value().state, BackupRecord::State::Complete);
    EXPECT_TRUE(QFileInfo::exists(file));
}

TEST_F(JobsTest, StopFailsRunningAndWaitingJobsWithTheirReasons)
{
    JobLimits limits;
    limits.atOnce = 1;
    limits.bytesPerSecond = 50'000;
    JobRunner jobs(m_catalogue, m_state, m_clock, limits);
    const auto first =
        jobs.startBackup(add(QStringLiteral("a"), 1000), BackupType::OnDemand, std::nullopt).value();
    const auto second =
        jobs.startBackup(add(QStringLiteral("b")), BackupType::OnDemand, std::nullopt).value();
    ASSERT_TRUE(until([&] { return jobs.current(recorded(first)).pagesDone > 0; }));
    jobs.stop();
    EXPECT_TRUE(jobs.isIdle());
    EXPECT_EQ(recorded(first).state, JobRecord::State::Failed);
    EXPECT_EQ(recorded(first).detail, stoppedDuring(JobRecord::Phase::Copying));
    EXPECT_EQ(recorded(first).code, QStringLiteral("host_stopped"));
    EXPECT_EQ(recorded(second).state, JobRecord::State::Failed);
    EXPECT_EQ(recorded(second).detail, stoppedDuring(JobRecord::Phase::Waiting));
    EXPECT_FALSE(
        QFileInfo::exists(m_state.backupFile(first.deployment, first.backup) + QStringLiteral(".part")));
    QCoreApplication::processEvents(); // what the threads still had queued finds nothing to do
}

TEST_F(JobsTest, RestoreBelongsToTheNewDeployment)
{
    JobRunner jobs(m_catalogue, m_state, m_clock, {});
    const auto a = add(QStringLiteral("a"));
    const auto job = jobs.startBackup(a, BackupType::OnDemand, std::nullopt).value();
    ASSERT_TRUE(until([&] { return jobs.isIdle(); }));
    const auto made = jobs.startRestore(m_catalogue.backup(job.backup).value(), QStringLiteral("b")).value();
    EXPECT_TRUE(jobs.isBusy(made.id));
    EXPECT_FALSE(jobs.isBusy(a.id)) << "a restore does not keep its source from being backed up";
    EXPECT_EQ(made.state, DeploymentRecord::State::Provisioning);
    ASSERT_TRUE(until([&] { return jobs.isIdle(); }));
    EXPECT_EQ(m_catalogue.deployment(made.id).value().state, DeploymentRecord::State::Available);
    EXPECT_EQ(m_catalogue.job(made.provisionJob).value().created, made.id);
}

TEST_F(JobsTest, FourRunBesideEachOtherTheFifthWaits)
{
    JobLimits limits;
    limits.bytesPerSecond = 100'000;
    JobRunner jobs(m_catalogue, m_state, m_clock, limits);
    QList<JobRecord> all;
    for (int i = 0; i < 5; ++i)
        all.append(
            jobs.startBackup(add(QStringLiteral("d%1").arg(i), 1000), BackupType::OnDemand, std::nullopt)
                .value());
    ASSERT_TRUE(until([&] {
        return std::all_of(all.begin(), all.begin() + 4,
                           [&](const JobRecord &job) { return jobs.current(recorded(job)).pagesDone > 0; });
    }));
    EXPECT_EQ(recorded(all.at(4)).state, JobRecord::State::Waiting);
    EXPECT_TRUE(jobs.isBusy(all.at(4).deployment)) << "a waiting job counts";
    jobs.stop();
}

TEST_F(JobsTest, ProgressNeverGoesBackAndEndsAtTheTotal)
{
    JobLimits limits;
    limits.bytesPerSecond = 2'000'000;
    JobRunner jobs(m_catalogue, m_state, m_clock, limits);
    const auto job =
        jobs.startBackup(add(QStringLiteral("a"), 1000), BackupType::OnDemand, std::nullopt).value();
    qint64 last = 0;
    QSet<qint64> seen;
    auto phase = JobRecord::Phase::Waiting;
    ASSERT_TRUE(until([&] {
        const JobRecord now = jobs.current(recorded(job));
        EXPECT_GE(now.pagesDone, last);
        EXPECT_LE(now.pagesDone, now.pagesTotal);
        EXPECT_GE(now.phase, phase) << "waiting, copying, checking";
        last = now.pagesDone;
        phase = now.phase;
        seen.insert(last);
        return jobs.isIdle();
    }));
    EXPECT_EQ(recorded(job).pagesDone, recorded(job).pagesTotal);
    EXPECT_GE(seen.size(), 4) << "told while it runs, not only at the end";
}

TEST_F(JobsTest, FailureTellsItsReasonAndFreesTheDeployment)
{
    JobRunner jobs(m_catalogue, m_state, m_clock, {});
    const auto a = add(QStringLiteral("a"));
    ASSERT_TRUE(QFile::remove(a.path));
    const auto job = jobs.startBackup(a, BackupType::Daily, std::nullopt).value();
    ASSERT_TRUE(until([&] { return jobs.isIdle(); }));
    EXPECT_EQ(recorded(job).state, JobRecord::State::Failed);
    EXPECT_TRUE(recorded(job).detail.contains(u"missing")) << recorded(job).detail.toStdString();
    EXPECT_EQ(recorded(job).code, QStringLiteral("source_missing"));
    EXPECT_EQ(recorded(job).phase, JobRecord::Phase::Copying);
    EXPECT_TRUE(m_catalogue.backups(a.id).value().isEmpty());
    EXPECT_TRUE(m_catalogue.dues().value().isEmpty()) << "only what the end of the host cut off is due again";
    EXPECT_FALSE(jobs.isBusy(a.id));
}

TEST_F(JobsTest, FinishedJobIsToldAsTheCatalogueHasIt)
{
    JobRunner jobs(m_catalogue, m_state, m_clock, {});
    const auto job = jobs.startBackup(add(QStringLiteral("a")), BackupType::OnDemand, std::nullopt).value();
    EXPECT_EQ(job.state, JobRecord::State::Waiting) << "the answer to the request";
    EXPECT_EQ(recorded(job).state, JobRecord::State::Waiting);
    ASSERT_TRUE(until([&] { return jobs.isIdle(); }));
    const JobRecord told = jobs.current(recorded(job));
    EXPECT_EQ(told.state, JobRecord::State::Complete);
    EXPECT_EQ(told.detail, QStringLiteral("Finished"));
    EXPECT_EQ(told.pagesDone, recorded(job).pagesDone);
    EXPECT_GE(told.updatedAt, told.createdAt);
}

TEST_F(JobsTest, RestoreOfATakenNameLeavesNothing)
{
    JobRunner jobs(m_catalogue, m_state, m_clock, {});
    const auto a = add(QStringLiteral("a"));
    const auto job = jobs.startBackup(a, BackupType::OnDemand, std::nullopt).value();
    ASSERT_TRUE(until([&] { return jobs.isIdle(); }));
    const auto backup = m_catalogue.backup(job.backup).value();
    EXPECT_EQ(jobs.startRestore(backup, QStringLiteral("a")).error().kind, Error::Kind::Conflict);
    EXPECT_TRUE(jobs.isIdle());
    EXPECT_EQ(m_catalogue.jobs(a.id).value().size(), 1);
    BackupRecord gone = backup;
    gone.id = BackupId(randomId());
    EXPECT_EQ(jobs.startRestore(gone, QStringLiteral("b")).error().kind, Error::Kind::NotFound);
    EXPECT_EQ(m_catalogue.deployments().value().size(), 1);
}

TEST_F(JobsTest, FailedRestoreTakesItsDeploymentAndDirectoryAlong)
{
    JobRunner jobs(m_catalogue, m_state, m_clock, {});
    const auto a = add(QStringLiteral("a"));
    const auto job = jobs.startBackup(a, BackupType::OnDemand, std::nullopt).value();
    ASSERT_TRUE(until([&] { return jobs.isIdle(); }));
    const auto backup = m_catalogue.backup(job.backup).value();
    ASSERT_TRUE(QFile::remove(m_state.backupFile(a.id, backup.id)));
    const auto made = jobs.startRestore(backup, QStringLiteral("b")).value();
    ASSERT_TRUE(until([&] { return jobs.isIdle(); }));
    EXPECT_EQ(m_catalogue.job(made.provisionJob).value().state, JobRecord::State::Failed);
    EXPECT_EQ(m_catalogue.deployment(made.id).error().kind, Error::Kind::NotFound);
    EXPECT_FALSE(QFileInfo::exists(QFileInfo(made.path).path()));
    EXPECT_EQ(m_catalogue.jobs(a.id).value().size(), 2) << "what was tried is still told";
}

TEST_F(JobsTest, NameOfABackupIsTheStartInUtcAndTheKind)
{
    JobRunner jobs(m_catalogue, m_state, m_clock, {});
    const auto job = jobs.startBackup(add(QStringLiteral("a b")), BackupType::Weekly, std::nullopt).value();
    const auto backup = m_catalogue.backup(job.backup).value();
    EXPECT_EQ(backup.name, QStringLiteral("a b_") +
                               backup.startedAt.toUTC().toString(QStringLiteral("yyyy-MM-dd_hh-mm-ss")) +
                               QStringLiteral("_utc_weekly"));
    EXPECT_EQ(job.name, QStringLiteral("Take weekly backup"));
    ASSERT_TRUE(until([&] { return jobs.isIdle(); }));
    EXPECT_EQ(m_catalogue.backup(job.backup).value().name, backup.name) << "and stays so";
}

} // namespace
