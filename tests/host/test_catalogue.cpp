// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/catalogue.h"
#include "host/randomid.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>
#include <sqlite3.h>

using namespace kustos;
using namespace kustos::host;

namespace {

const QDateTime now(QDate(2026, 5, 1), QTime(3, 0, 0, 123), Qt::UTC);

class CatalogueTest : public ::testing::Test
{
protected:
    [[nodiscard]] QString path() const { return m_directory.filePath(QStringLiteral("catalogue.db")); }
    [[nodiscard]] Catalogue open() const
    {
        auto catalogue = Catalogue::open(path());
        EXPECT_TRUE(catalogue) << catalogue.error().detail.toStdString();
        return std::move(*catalogue);
    }
    static DeploymentRecord deployment(const QString &name)
    {
        DeploymentRecord record;
        record.id = ServiceId(randomId());
        record.name = name;
        record.path = QStringLiteral("/srv/") + name;
        record.createdAt = now;
        record.blockingLimit = std::chrono::seconds(7);
        return record;
    }
    static std::pair<JobRecord, BackupRecord> backupOf(const DeploymentRecord &owner,
                                                       const QDateTime &when = now)
    {
        BackupRecord backup;
        backup.id = BackupId(randomId());
        backup.deployment = owner.id;
        backup.name = QStringLiteral("n");
        backup.startedAt = backup.createdAt = when;
        JobRecord job;
        job.id = JobId(randomId());
        job.deployment = owner.id;
        job.backup = backup.id;
        job.createdAt = job.updatedAt = when;
        return {job, backup};
    }

    //! A complete backup, and the job that restores it.
    static JobRecord restoreOf(Catalogue &catalogue, const DeploymentRecord &owner)
    {
        auto [job, backup] = backupOf(owner);
        EXPECT_TRUE(catalogue.beginBackup(job, backup, std::nullopt));
        job.state = JobRecord::State::Complete;
        backup.state = BackupRecord::State::Complete;
        EXPECT_TRUE(catalogue.finishBackup(job, backup, {}));
        JobRecord restore = backupOf(owner).first;
        restore.kind = JobRecord::Kind::Restore;
        restore.backup = backup.id;
        return restore;
    }

    QTemporaryDir m_directory;
};

TEST_F(CatalogueTest, KeepsEverythingAcrossReopening)
{
    const DeploymentRecord added = deployment(QStringLiteral("kunden ü"));
    QString account;
    JobRecord job;
    BackupRecord backup;
    {
        Catalogue catalogue = open();
        account = catalogue.accountId().value();
        ASSERT_TRUE(catalogue.addDeployment(added, {{added.id, BackupType::Daily, now.addDays(1)}}));
        std::tie(job, backup) = backupOf(added);
        ASSERT_TRUE(catalogue.beginBackup(job, backup, std::nullopt));
        job.state = JobRecord::State::Complete;
        job.detail = QStringLiteral("Finished");
        job.pagesDone = job.pagesTotal = 42;
        backup.state = BackupRecord::State::Complete;
        backup.moment = now.addSecs(1);
        backup.createdAt = now.addSecs(2);
        backup.bytes = Q_INT64_C(5'000'000'000);
        backup.sha256 = QByteArray(64, 'a');
        ASSERT_TRUE(catalogue.finishBackup(job, backup, {}));
    }
    Catalogue catalogue = open();
    EXPECT_TRUE(isId(account));
    EXPECT_EQ(catalogue.accountId().value(), account);
    const auto read = catalogue.deployment(added.id).value();
    EXPECT_EQ(read.name, added.name);
    EXPECT_EQ(read.createdAt, now);
    EXPECT_EQ(read.blockingLimit.count(), 7);
    const auto backups = catalogue.backups(added.id).value();
    ASSERT_EQ(backups.size(), 1);
    EXPECT_EQ(backups.first().bytes, backup.bytes);
    EXPECT_EQ(backups.first().moment, backup.moment);
    EXPECT_EQ(backups.first().sha256, backup.sha256);
    EXPECT_EQ(catalogue.job(job.id).value().pagesTotal, 42);
    EXPECT_EQ(catalogue.dues().value().first().at, now.addDays(1));
}

TEST_F(CatalogueTest, NamesAreUniqueForBothWaysToAdd)
{
    Catalogue catalogue = open();
    const auto first = deployment(QStringLiteral("a"));
    ASSERT_TRUE(catalogue.addDeployment(first, {}));
    EXPECT_EQ(catalogue.addDeployment(deployment(QStringLiteral("a")), {}).error().kind,
              Error::Kind::Conflict);
    const JobRecord job = restoreOf(catalogue, first);
    EXPECT_EQ(catalogue.beginRestore(job, deployment(QStringLiteral("a"))).error().kind,
              Error::Kind::Conflict);
    EXPECT_EQ(catalogue.job(job.id).error().kind, Error::Kind::NotFound)
        << "the refused job must not be left";
    EXPECT_EQ(catalogue.deployments().value().size(), 1);
}

TEST_F(CatalogueTest, BackupsAreNewestFirstAndExpiredOnesInvisible)
{
    Catalogue catalogue = open();
    const auto owner = deployment(QStringLiteral("a"));
    ASSERT_TRUE(catalogue.addDeployment(owner, {}));
    QList<BackupId> ids;
    for (int i = 0; i < 3; ++i) {
        const auto [job, backup] = backupOf(owner, now.addSecs(i));
        ASSERT_TRUE(catalogue.beginBackup(job, backup, std::nullopt));
        ids.prepend(backup.id);
    }
    ASSERT_TRUE(catalogue.setBackupState(ids.at(1), BackupRecord::State::Expired));
    const auto list = catalogue.backups(owner.id).value();
    ASSERT_EQ(list.size(), 2);
    EXPECT_EQ(list.at(0).id, ids.at(0));
    EXPECT_EQ(list.at(1).id, ids.at(2));
    EXPECT_EQ(catalogue.backup(ids.at(1)).error().kind, Error::Kind::NotFound);
    EXPECT_EQ(catalogue.backupsIn(BackupRecord::State::Expired).value().size(), 1);
}

TEST_F(CatalogueTest, FailedJobTakesItsUnfinishedThingAlongAndNothingElse)
{
    Catalogue catalogue = open();
    const auto owner = deployment(QStringLiteral("a"));
    ASSERT_TRUE(catalogue.addDeployment(owner, {}));
    auto [job, backup] = backupOf(owner);
    ASSERT_TRUE(catalogue.beginBackup(job, backup, DueRecord{owner.id, BackupType::Daily, now.addDays(1)}));
    job.state = JobRecord::State::Failed;
    job.detail = QStringLiteral("why");
    ASSERT_TRUE(catalogue.failJob(job, DueRecord{owner.id, BackupType::Daily, now}));
    EXPECT_TRUE(catalogue.backups(owner.id).value().isEmpty());
    EXPECT_TRUE(catalogue.unfinishedJobs().value().isEmpty());
    EXPECT_EQ(catalogue.job(job.id).value().detail, QStringLiteral("why"));
    EXPECT_EQ(catalogue.dues().value().first().at, now);
    EXPECT_TRUE(catalogue.deployment(owner.id));
}

TEST_F(CatalogueTest, RestoreIsListedWithBothDeployments)
{
    Catalogue catalogue = open();
    const auto owner = deployment(QStringLiteral("a"));
    auto made = deployment(QStringLiteral("b"));
    made.state = DeploymentRecord::State::Provisioning;
    ASSERT_TRUE(catalogue.addDeployment(owner, {}));
    JobRecord job = restoreOf(catalogue, owner);
    job.created = made.id;
    ASSERT_TRUE(catalogue.beginRestore(job, made));
    EXPECT_EQ(catalogue.jobs(owner.id).value().size(), 2) << "the backup and the restore";
    EXPECT_EQ(catalogue.jobs(made.id).value().size(), 1);
    job.state = JobRecord::State::Complete;
    ASSERT_TRUE(catalogue.finishRestore(job));
    EXPECT_EQ(catalogue.deployment(made.id).value().state, DeploymentRecord::State::Available);
}

TEST_F(CatalogueTest, TwoConnectionsSeeEachOther)
{
    Catalogue one = open();
    Catalogue two = open();
    ASSERT_TRUE(two.addDeployment(deployment(QStringLiteral("late")), {}));
    EXPECT_EQ(one.deployments().value().size(), 1);
    EXPECT_EQ(one.accountId().value(), two.accountId().value());
}

TEST_F(CatalogueTest, ReadersOfOtherProcessesDoNotBlockIt)
{
    static_cast<void>(open());
    auto raw = sqlite::Database::open(path(), SQLITE_OPEN_READWRITE);
    EXPECT_EQ(raw->text("PRAGMA journal_mode").value(), QStringLiteral("wal"));
    ASSERT_TRUE(raw->execute("BEGIN"));
    ASSERT_TRUE(raw->text("SELECT count(*) FROM deployments"));
    Catalogue catalogue = open();
    EXPECT_TRUE(catalogue.addDeployment(deployment(QStringLiteral("meanwhile")), {}));
    EXPECT_EQ(raw->text("SELECT count(*) FROM deployments").value(), QStringLiteral("0"));
}

TEST_F(CatalogueTest, RemovedDeploymentTakesItsScheduleAndJobsAlong)
{
    Catalogue catalogue = open();
    const DeploymentRecord gone = deployment(QStringLiteral("gone"));
    const DeploymentRecord stays = deployment(QStringLiteral("stays"));
    for (const DeploymentRecord &one : {gone, stays}) {
        ASSERT_TRUE(catalogue.addDeployment(one, {{one.id, BackupType::Daily, now}}));
        auto [job, backup] = backupOf(one);
        ASSERT_TRUE(catalogue.beginBackup(job, backup, std::nullopt));
        EXPECT_EQ(catalogue.removeDeployment(one.id, false).error().kind, Error::Kind::Conflict);
        job.state = JobRecord::State::Complete;
        backup.state = BackupRecord::State::Complete;
        ASSERT_TRUE(catalogue.finishBackup(job, backup, {}));
    }
    ASSERT_TRUE(catalogue.removeDeployment(gone.id, false));
    EXPECT_EQ(catalogue.removeDeployment(gone.id, false).error().kind, Error::Kind::NotFound);
    ASSERT_EQ(catalogue.deployments().value().size(), 1);
    EXPECT_EQ(catalogue.deployments()->first().name, QStringLiteral("stays"));
    ASSERT_EQ(catalogue.dues().value().size(), 1);
    EXPECT_EQ(catalogue.dues()->first().deployment, stays.id);
    EXPECT_TRUE(catalogue.jobs(gone.id).value().isEmpty());
    EXPECT_TRUE(catalogue.backups(gone.id).value().isEmpty());
    EXPECT_EQ(catalogue.jobs(stays.id).value().size(), 1);
    EXPECT_EQ(catalogue.backups(stays.id).value().size(), 1);
    EXPECT_TRUE(catalogue.addDeployment(deployment(QStringLiteral("gone")), {})) << "the name is free again";
    ASSERT_TRUE(catalogue.removeDeployment(stays.id, true));
    EXPECT_EQ(catalogue.backupsIn(BackupRecord::State::Expired).value().size(), 1) << "files to be removed";
}

TEST_F(CatalogueTest, NewestIsWhatWasBegunLastWhateverTheClockSaid)
{
    Catalogue catalogue = open();
    const DeploymentRecord owner = deployment(QStringLiteral("a"));
    ASSERT_TRUE(catalogue.addDeployment(owner, {}));
    const auto [firstJob, first] = backupOf(owner, now);
    const auto [secondJob, second] = backupOf(owner, now.addDays(-40));
    ASSERT_TRUE(catalogue.beginBackup(firstJob, first, std::nullopt));
    ASSERT_TRUE(catalogue.beginBackup(secondJob, second, std::nullopt));
    EXPECT_EQ(catalogue.backups(owner.id).value().first().id, second.id);
    EXPECT_EQ(catalogue.jobs(owner.id).value().first().id, secondJob.id);
}

TEST_F(CatalogueTest, NothingIsWrittenIntoARemovedFile)
{
    Catalogue catalogue = open();
    EXPECT_TRUE(catalogue.isInPlace());
    ASSERT_TRUE(QFile::rename(path(), path() + QStringLiteral(".old")));
    EXPECT_FALSE(catalogue.isInPlace());
    EXPECT_FALSE(catalogue.addDeployment(deployment(QStringLiteral("a")), {}));
    static_cast<void>(open());
    EXPECT_FALSE(catalogue.isInPlace()) << "another file is in its place";
    ASSERT_TRUE(QFile::remove(path()));
    ASSERT_TRUE(QFile::rename(path() + QStringLiteral(".old"), path()));
    EXPECT_TRUE(catalogue.isInPlace());
}

TEST_F(CatalogueTest, UnusableFileIsNamed)
{
    QFile file(path());
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    EXPECT_TRUE(Catalogue::open(path()).error().detail.startsWith(path()));
}

TEST_F(CatalogueTest, NothingBeginsForWhatWasRemovedMeanwhile)
{
    Catalogue catalogue = open();
    const DeploymentRecord owner = deployment(QStringLiteral("a"));
    auto [job, backup] = backupOf(owner);
    EXPECT_EQ(catalogue.beginBackup(job, backup, std::nullopt).error().kind, Error::Kind::NotFound);
    JobRecord restore = job;
    restore.kind = JobRecord::Kind::Restore;
    EXPECT_EQ(catalogue.beginRestore(restore, deployment(QStringLiteral("b"))).error().kind,
              Error::Kind::NotFound);
    EXPECT_TRUE(catalogue.deployments().value().isEmpty());
    EXPECT_TRUE(catalogue.unfinishedJobs().value().isEmpty());
}

TEST(RandomId, HasTheShapeOfTheDialect)
{
    QSet<QString> seen;
    for (int i = 0; i < 1000; ++i)
        seen.insert(randomId());
    EXPECT_EQ(seen.size(), 1000);
    EXPECT_TRUE(isId(*seen.begin()));
    for (const char *bad :
         {"", "0123456789abcdef0123456", "0123456789abcdef012345678", "0123456789ABCDEF01234567",
          "../../../etc/passwd00000", "0123456789abcdef0123456g"})
        EXPECT_FALSE(isId(QString::fromLatin1(bad))) << bad;
}

//! A trigger makes the last statement of a change fail, as a full disk would.
class HalfwayTest : public CatalogueTest
{
protected:
    void SetUp() override
    {
        m_owner = deployment(QStringLiteral("a"));
        ASSERT_TRUE(m_catalogue.addDeployment(m_owner, {{m_owner.id, BackupType::Daily, now}}));
        m_restore = restoreOf(m_catalogue, m_owner);
        std::tie(m_job, m_backup) = backupOf(m_owner);
        ASSERT_TRUE(m_catalogue.beginBackup(m_job, m_backup, std::nullopt));
    }
    void breakOn(const char *event)
    {
        auto raw = sqlite::Database::open(path(), SQLITE_OPEN_READWRITE);
        const QByteArray sql = QByteArray("CREATE TRIGGER broken BEFORE ") + event +
                               " BEGIN SELECT RAISE(ABORT, 'no room'); END";
        ASSERT_TRUE(raw->execute(sql.constData()));
        m_before = dump();
    }
    //! Every row of every table.
    [[nodiscard]] QString dump() const
    {
        auto raw = sqlite::Database::open(path(), SQLITE_OPEN_READWRITE);
        QString all;
        for (const char *sql :
             {"SELECT group_concat(id || name || state || provision_job, ';') FROM deployments",
              "SELECT group_concat(id || state || bytes || sha256, ';') FROM backups",
              "SELECT group_concat(id || state || phase || detail || pages_done, ';') FROM jobs",
              "SELECT group_concat(deployment || type || at, ';') FROM dues"})
            all += raw->text(sql).value() + u'\n';
        return all;
    }
    void expectUnchanged(const Result<void> &result)
    {
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error().kind, Error::Kind::Storage);
        EXPECT_TRUE(result.error().detail.contains(u"no room")) << result.error().detail.toStdString();
        EXPECT_EQ(dump(), m_before);
        auto raw = sqlite::Database::open(path(), SQLITE_OPEN_READWRITE);
        ASSERT_TRUE(raw->execute("DROP TRIGGER broken"));
        EXPECT_TRUE(m_catalogue.setDue({m_owner.id, BackupType::Weekly, now}))
            << "no transaction was left open";
    }

    Catalogue m_catalogue = open();
    DeploymentRecord m_owner;
    JobRecord m_restore;
    JobRecord m_job;
    BackupRecord m_backup;
    QString m_before;
};

TEST_F(HalfwayTest, AddWithoutItsScheduleIsNoAdd)
{
    breakOn("INSERT ON dues");
    const auto second = deployment(QStringLiteral("b"));
    expectUnchanged(m_catalogue.addDeployment(second, {{second.id, BackupType::Daily, now}}));
}

TEST_F(HalfwayTest, BackupIsNotBegunWithoutItsJob)
{
    breakOn("INSERT ON jobs");
    const auto [job, backup] = backupOf(m_owner);
    expectUnchanged(m_catalogue.beginBackup(job, backup, std::nullopt));
}

TEST_F(HalfwayTest, ScheduledBackupIsNotBegunWithoutTheNextDueTime)
{
    breakOn("UPDATE ON dues");
    const auto [job, backup] = backupOf(m_owner);
    expectUnchanged(
        m_catalogue.beginBackup(job, backup, DueRecord{m_owner.id, BackupType::Daily, now.addDays(1)}));
}

TEST_F(HalfwayTest, RestoreIsNotBegunWithoutItsJob)
{
    breakOn("INSERT ON jobs");
    auto made = deployment(QStringLiteral("b"));
    m_restore.created = made.id;
    expectUnchanged(m_catalogue.beginRestore(m_restore, made));
}

TEST_F(HalfwayTest, BackupIsNotCompleteWithoutRetention)
{
    const auto old = m_catalogue.backups(m_owner.id).value().last();
    breakOn("UPDATE ON backups WHEN NEW.state = 3");
    m_job.state = JobRecord::State::Complete;
    m_backup.state = BackupRecord::State::Complete;
    m_backup.bytes = 77;
    expectUnchanged(m_catalogue.finishBackup(m_job, m_backup, {old.id}));
}

TEST_F(HalfwayTest, RestoredDeploymentIsNotAvailableBeforeItsJobIsComplete)
{
    auto made = deployment(QStringLiteral("b"));
    made.state = DeploymentRecord::State::Provisioning;
    m_restore.created = made.id;
    ASSERT_TRUE(m_catalogue.beginRestore(m_restore, made));
    breakOn("UPDATE ON jobs");
    m_restore.state = JobRecord::State::Complete;
    expectUnchanged(m_catalogue.finishRestore(m_restore));
}

TEST_F(HalfwayTest, FailedJobKeepsItsBackupUntilBothAreWritten)
{
    breakOn("UPDATE ON jobs");
    m_job.state = JobRecord::State::Failed;
    expectUnchanged(m_catalogue.failJob(m_job, DueRecord{m_owner.id, BackupType::Daily, now.addDays(-1)}));
}

TEST_F(HalfwayTest, DeploymentIsRemovedWholeOrNotAtAll)
{
    m_job.state = JobRecord::State::Failed;
    ASSERT_TRUE(m_catalogue.failJob(m_job, std::nullopt));
    breakOn("DELETE ON deployments");
    expectUnchanged(m_catalogue.removeDeployment(m_owner.id, true));
    EXPECT_TRUE(m_catalogue.removeDeployment(m_owner.id, true));
}

TEST_F(CatalogueTest, AVersionFromTheFutureIsRefusedUntouchedAndWithASentence)
{
    static_cast<void>(open());
    {
        auto raw = sqlite::Database::open(path(), SQLITE_OPEN_READWRITE);
        ASSERT_TRUE(raw->execute("PRAGMA user_version = 99; CREATE TABLE of_the_future(a)"));
    }
    const auto refused = Catalogue::open(path());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, Error::Kind::Storage);
    EXPECT_EQ(refused.error().detail,
              path() + QStringLiteral(": the catalogue was written by a newer version"));
    auto raw = sqlite::Database::open(path(), SQLITE_OPEN_READWRITE);
    EXPECT_EQ(raw->text("PRAGMA user_version").value(), QStringLiteral("99"));
    EXPECT_EQ(raw->text("SELECT count(*) FROM of_the_future").value(), QStringLiteral("0"));
}

TEST_F(CatalogueTest, ACatalogueOfTheFirstVersionIsTakenOver)
{
    const DeploymentRecord owner = deployment(QStringLiteral("a"));
    const auto [begun, backup] = backupOf(owner);
    {
        Catalogue catalogue = open();
        ASSERT_TRUE(catalogue.addDeployment(owner, {}));
        ASSERT_TRUE(catalogue.beginBackup(begun, backup, std::nullopt));
    }
    {
        auto raw = sqlite::Database::open(path(), SQLITE_OPEN_READWRITE);
        ASSERT_TRUE(raw->execute("ALTER TABLE jobs DROP COLUMN code; PRAGMA user_version = 1;"));
    }
    Catalogue catalogue = open();
    auto job = catalogue.job(begun.id);
    ASSERT_TRUE(job) << job.error().detail.toStdString();
    EXPECT_TRUE(job->code.isEmpty());
    job->state = JobRecord::State::Failed;
    job->code = QStringLiteral("disk_full");
    ASSERT_TRUE(catalogue.failJob(*job, std::nullopt));
    EXPECT_EQ(open().job(begun.id).value().code, QStringLiteral("disk_full"));
}

TEST_F(CatalogueTest, DuesOfAllDeploymentsComeEarliestFirstAndOneOfAKind)
{
    Catalogue catalogue = open();
    const auto a = deployment(QStringLiteral("a"));
    const auto b = deployment(QStringLiteral("b"));
    ASSERT_TRUE(catalogue.addDeployment(
        a, {{a.id, BackupType::Monthly, now.addDays(20)}, {a.id, BackupType::Daily, now.addDays(1)}}));
    ASSERT_TRUE(catalogue.addDeployment(b, {{b.id, BackupType::Weekly, now.addDays(5)}}));
    ASSERT_TRUE(catalogue.setDue({a.id, BackupType::Daily, now.addDays(7)}));
    const auto dues = catalogue.dues().value();
    ASSERT_EQ(dues.size(), 3);
    EXPECT_EQ(dues.at(0).deployment, b.id);
    EXPECT_EQ(dues.at(1).type, BackupType::Daily);
    EXPECT_EQ(dues.at(1).at, now.addDays(7));
    EXPECT_EQ(dues.at(2).type, BackupType::Monthly);
}

TEST_F(CatalogueTest, DeploymentsAreListedByName)
{
    Catalogue catalogue = open();
    for (const QString &name : {QStringLiteral("c"), QStringLiteral("a"), QStringLiteral("b")})
        ASSERT_TRUE(catalogue.addDeployment(deployment(name), {}));
    QStringList names;
    for (const auto &one : catalogue.deployments().value())
        names.append(one.name);
    EXPECT_EQ(names.join(u' '), QStringLiteral("a b c"));
}

TEST_F(CatalogueTest, RemovalIsRefusedToADeploymentThatIsBeingMade)
{
    Catalogue catalogue = open();
    const auto owner = deployment(QStringLiteral("a"));
    auto made = deployment(QStringLiteral("b"));
    made.state = DeploymentRecord::State::Provisioning;
    ASSERT_TRUE(catalogue.addDeployment(owner, {}));
    JobRecord job = restoreOf(catalogue, owner);
    job.created = made.id;
    ASSERT_TRUE(catalogue.beginRestore(job, made));
    for (const ServiceId &id : {owner.id, made.id})
        EXPECT_EQ(catalogue.removeDeployment(id, false).error().kind, Error::Kind::Conflict);
    EXPECT_EQ(catalogue.removeDeployment(ServiceId(randomId()), false).error().kind, Error::Kind::NotFound);
    job.state = JobRecord::State::Failed;
    ASSERT_TRUE(catalogue.failJob(job, std::nullopt));
    EXPECT_EQ(catalogue.deployment(made.id).error().kind, Error::Kind::NotFound);
    EXPECT_TRUE(catalogue.removeDeployment(owner.id, false));
}

} // namespace
