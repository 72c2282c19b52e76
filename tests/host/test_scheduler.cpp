// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/randomid.h"
#include "host/recovery.h"
#include "host/scheduler.h"

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

class SetClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return time; }
    [[nodiscard]] std::chrono::milliseconds monotonic() const override { return 0ms; }
    QDateTime time{QDate(2026, 6, 1), QTime(12, 0), Qt::UTC};
};

//! Jobs, scheduler and catalogue as the service has them, with a clock that the test sets.
class SchedulerTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        const QString path = m_directory.filePath(QStringLiteral("source.db"));
        auto database = sqlite::Database::open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
        ASSERT_TRUE(
            database->execute("PRAGMA journal_mode = WAL; CREATE TABLE t(a); INSERT INTO t VALUES(1);"));
        m_deployment.id = ServiceId(randomId());
        m_deployment.name = QStringLiteral("demo");
        m_deployment.path = path;
        m_deployment.createdAt = m_clock.time;
    }
    void add(BackupType type)
    {
        const QDateTime due = nextDue(type, m_clock.time, Timetable(), QTimeZone::systemTimeZone());
        ASSERT_TRUE(m_catalogue.addDeployment(m_deployment, {{m_deployment.id, type, due}}));
    }
    [[nodiscard]] QList<BackupRecord> complete()
    {
        QList<BackupRecord> list;
        for (const BackupRecord &backup : m_catalogue.backups(m_deployment.id).value()) {
            if (backup.state == BackupRecord::State::Complete)
                list.append(backup);
        }
        return list;
    }
    void lookAndFinish()
    {
        m_scheduler.look();
        const QDeadlineTimer end(20s);
        while (!m_jobs.isIdle() && !end.hasExpired())
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 50);
        ASSERT_TRUE(m_jobs.isIdle());
    }
    [[nodiscard]] QDateTime due() { return m_catalogue.dues().value().first().at; }

    QTemporaryDir m_directory;
    SetClock m_clock;
    StateDirectory m_state = StateDirectory::open(m_directory.filePath(QStringLiteral("state"))).value();
    Catalogue m_catalogue = Catalogue::open(m_state.catalogueFile()).value();
    JobRunner m_jobs{m_catalogue, m_state, m_clock, {}};
    Scheduler m_scheduler{m_catalogue, m_jobs, m_clock, Timetable()};
    DeploymentRecord m_deployment;
};

TEST_F(SchedulerTest, RunsAtItsTimeAndNotBefore)
{
    add(BackupType::Daily);
    lookAndFinish();
    EXPECT_TRUE(complete().isEmpty());
    m_clock.time = due();
    lookAndFinish();
    ASSERT_EQ(complete().size(), 1);
    EXPECT_EQ(complete().first().type, BackupType::Daily);
    EXPECT_EQ(complete().first().name, QStringLiteral("demo_2026-06-02_01-00-00_utc_daily"));
    EXPECT_EQ(m_catalogue.jobs(m_deployment.id).value().first().name, QStringLiteral("Take daily backup"));
    lookAndFinish();
    EXPECT_EQ(complete().size(), 1);
}

TEST_F(SchedulerTest, AWeekOfIsCaughtUpOnce)
{
    add(BackupType::Daily);
    m_clock.time = m_clock.time.addDays(7);
    lookAndFinish();
    lookAndFinish();
    EXPECT_EQ(complete().size(), 1);
    EXPECT_EQ(due().date(), QDate(2026, 6, 9));
}

TEST_F(SchedulerTest, KeepsSevenAndRemovesTheFilesOfTheRest)
{
    add(BackupType::Daily);
    QList<BackupRecord> first;
    for (int day = 0; day < 9; ++day) {
        m_clock.time = due();
        lookAndFinish();
        if (day == 0)
            first = complete();
    }
    const auto kept = complete();
    ASSERT_EQ(kept.size(), 7);
    for (const BackupRecord &backup : kept)
        EXPECT_TRUE(QFileInfo::exists(m_state.backupFile(backup.deployment, backup.id)));
    EXPECT_FALSE(QFileInfo::exists(m_state.backupFile(first.first().deployment, first.first().id)));
    EXPECT_TRUE(m_catalogue.backupsIn(BackupRecord::State::Expired).value().isEmpty());
}

TEST_F(SchedulerTest, FailureKeepsWhatThereIs)
{
    add(BackupType::Daily);
    for (int day = 0; day < 7; ++day) {
        m_clock.time = due();
        lookAndFinish();
    }
    ASSERT_TRUE(QFile::rename(m_deployment.path, m_deployment.path + QStringLiteral(".away")));
    m_clock.time = due();
    lookAndFinish();
    EXPECT_EQ(complete().size(), 7);
    const auto job = m_catalogue.jobs(m_deployment.id).value().first();
    EXPECT_EQ(job.state, JobRecord::State::Failed);
    EXPECT_TRUE(job.detail.contains(u"missing"));
}

TEST_F(SchedulerTest, StoppedScheduledRunIsDueAgain)
{
    add(BackupType::Daily);
    m_clock.time = due();
    m_scheduler.look();
    ASSERT_FALSE(m_jobs.isIdle());
    m_jobs.stop(); // before the event loop could start its thread
    const auto job = m_catalogue.jobs(m_deployment.id).value().first();
    EXPECT_EQ(job.state, JobRecord::State::Failed);
    EXPECT_EQ(job.detail, QStringLiteral("the host was stopped while the job was waiting"));
    EXPECT_EQ(due(), m_clock.time);
    EXPECT_TRUE(m_catalogue.backups(m_deployment.id).value().isEmpty());
}

TEST_F(SchedulerTest, RecoveryRemovesOnlyWhatTheCatalogueNames)
{
    add(BackupType::Daily);
    m_clock.time = due();
    lookAndFinish();
    const BackupRecord good = complete().first();
    BackupRecord half;
    half.id = BackupId(randomId());
    half.deployment = m_deployment.id;
    half.startedAt = half.createdAt = m_clock.time;
    JobRecord job;
    job.id = JobId(randomId());
    job.deployment = m_deployment.id;
    job.backup = half.id;
    job.phase = JobRecord::Phase::Checking;
    job.state = JobRecord::State::Running;
    job.createdAt = job.updatedAt = m_clock.time;
    ASSERT_TRUE(m_catalogue.beginBackup(job, half, std::nullopt));
    const QString renamed = m_state.backupFile(m_deployment.id, half.id);
    const QString part = renamed + QStringLiteral(".part");
    const QString strange = QFileInfo(renamed).path() + QStringLiteral("/by-the-admin.db");
    for (const QString &path : {renamed, part, strange}) {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    }
    ASSERT_TRUE(recover(m_catalogue, m_state, m_clock.time));
    EXPECT_FALSE(QFile::exists(renamed)) << "killed between rename and catalogue";
    EXPECT_FALSE(QFile::exists(part));
    EXPECT_TRUE(QFile::exists(strange));
    EXPECT_EQ(m_catalogue.job(job.id).value().detail,
              QStringLiteral("the host was stopped while checking the copy"));
    ASSERT_EQ(m_catalogue.backups(m_deployment.id).value().size(), 1);
    EXPECT_EQ(complete().first().id, good.id);

    // A file that somebody removed is told as lost, not offered.
    QFile::remove(m_state.backupFile(good.deployment, good.id));
    ASSERT_TRUE(recover(m_catalogue, m_state, m_clock.time));
    EXPECT_EQ(m_catalogue.backup(good.id).value().state, BackupRecord::State::Lost);
}

TEST_F(SchedulerTest, FortyDaysOffAreOneBackupOfEachKind)
{
    const QTimeZone zone = QTimeZone::systemTimeZone();
    QList<DueRecord> dues;
    for (const BackupType type : scheduledTypes)
        dues.append({m_deployment.id, type, nextDue(type, m_clock.time, Timetable(), zone)});
    ASSERT_TRUE(m_catalogue.addDeployment(m_deployment, dues));
    m_clock.time = m_clock.time.addDays(40);
    for (int i = 0; i < 8; ++i)
        lookAndFinish();
    QList<BackupType> kinds;
    for (const BackupRecord &backup : complete())
        kinds.append(backup.type);
    std::sort(kinds.begin(), kinds.end());
    EXPECT_EQ(kinds, (QList{BackupType::Daily, BackupType::Weekly, BackupType::Monthly}));
    for (const DueRecord &due : m_catalogue.dues().value()) {
        EXPECT_GT(due.at, m_clock.time);
        EXPECT_EQ(due.at, nextDue(due.type, m_clock.time, Timetable(), zone));
    }
}

TEST_F(SchedulerTest, OnDemandBackupIsNeverDisplacedByScheduledOnes)
{
    add(BackupType::Daily);
    const auto job = m_jobs.startBackup(m_deployment, BackupType::OnDemand, std::nullopt).value();
    for (int day = 0; day < 9; ++day) {
        lookAndFinish();
        m_clock.time = due();
    }
    const auto kept = complete();
    ASSERT_EQ(kept.size(), 8);
    EXPECT_EQ(kept.last().id, job.backup);
    EXPECT_EQ(kept.last().type, BackupType::OnDemand);
    EXPECT_TRUE(QFileInfo::exists(m_state.backupFile(m_deployment.id, job.backup)));
    // And the other way round: a second one takes the place of the first only.
    ASSERT_TRUE(m_jobs.startBackup(m_deployment, BackupType::OnDemand, std::nullopt));
    m_clock.time = m_clock.time.addDays(-1); // nothing is due
    lookAndFinish();
    EXPECT_EQ(complete().size(), 8);
    EXPECT_EQ(complete().first().type, BackupType::OnDemand);
    EXPECT_EQ(m_catalogue.backup(job.backup).error().kind, Error::Kind::NotFound);
}

TEST_F(SchedulerTest, WhatIsDueDuringAJobIsTakenAfterIt)
{
    add(BackupType::Daily);
    const QDateTime at = due();
    m_clock.time = at;
    ASSERT_TRUE(m_jobs.startBackup(m_deployment, BackupType::OnDemand, std::nullopt));
    m_scheduler.look();
    EXPECT_EQ(due(), at) << "still due";
    EXPECT_EQ(m_catalogue.jobs(m_deployment.id).value().size(), 1);
    const QDeadlineTimer end(20s);
    while (complete().size() < 2 && !end.hasExpired())
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 50);
    EXPECT_EQ(complete().size(), 2) << "nobody had to look again";
    EXPECT_GT(due(), at);
}

TEST_F(SchedulerTest, ClockThatWasAheadIsForgotten)
{
    add(BackupType::Daily);
    const QDateTime real = m_clock.time;
    ASSERT_TRUE(m_catalogue.setDue({m_deployment.id, BackupType::Daily, real.addYears(1)}));
    lookAndFinish();
    EXPECT_TRUE(complete().isEmpty());
    EXPECT_LE(due(), real.addDays(1));
}

TEST_F(SchedulerTest, DeploymentBeingMadeIsNotBackedUp)
{
    m_deployment.state = DeploymentRecord::State::Provisioning;
    add(BackupType::Daily);
    const QDateTime at = due();
    m_clock.time = at;
    lookAndFinish();
    EXPECT_TRUE(m_catalogue.jobs(m_deployment.id).value().isEmpty());
    EXPECT_EQ(due(), at);
}

TEST_F(SchedulerTest, BackupThatComesBackIsOfferedAgain)
{
    add(BackupType::Daily);
    m_clock.time = due();
    lookAndFinish();
    const BackupRecord good = complete().first();
    const QString file = m_state.backupFile(good.deployment, good.id);
    ASSERT_TRUE(QFile::rename(file, file + QStringLiteral(".away")));
    ASSERT_TRUE(recover(m_catalogue, m_state, m_clock.time));
    EXPECT_TRUE(complete().isEmpty());
    {
        QFile other(file);
        ASSERT_TRUE(other.open(QIODevice::WriteOnly));
        other.write("of another size");
    }
    ASSERT_TRUE(recover(m_catalogue, m_state, m_clock.time));
    EXPECT_TRUE(complete().isEmpty());
    ASSERT_TRUE(QFile::remove(file));
    ASSERT_TRUE(QFile::rename(file + QStringLiteral(".away"), file));
    ASSERT_TRUE(recover(m_catalogue, m_state, m_clock.time));
    EXPECT_EQ(complete().size(), 1);
}

TEST_F(SchedulerTest, CutOffScheduledRunIsDueAfterRecovery)
{
    add(BackupType::Weekly);
    const QDateTime planned = due();
    m_clock.time = planned;
    BackupRecord half;
    half.id = BackupId(randomId());
    half.deployment = m_deployment.id;
    half.type = BackupType::Weekly;
    half.startedAt = half.createdAt = m_clock.time;
    JobRecord job;
    job.id = JobId(randomId());
    job.deployment = m_deployment.id;
    job.backup = half.id;
    job.backupType = BackupType::Weekly;
    job.createdAt = job.updatedAt = m_clock.time;
    ASSERT_TRUE(m_catalogue.beginBackup(job, half,
                                        DueRecord{m_deployment.id, BackupType::Weekly, planned.addDays(7)}));
    m_clock.time = planned.addSecs(3600);
    ASSERT_TRUE(recover(m_catalogue, m_state, m_clock.time));
    EXPECT_EQ(due(), m_clock.time);
    lookAndFinish();
    ASSERT_EQ(complete().size(), 1);
    EXPECT_EQ(complete().first().type, BackupType::Weekly);
    EXPECT_EQ(due(), nextDue(BackupType::Weekly, m_clock.time, Timetable(), QTimeZone::systemTimeZone()));
}

} // namespace
