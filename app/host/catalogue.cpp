// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/catalogue.h"

#include "host/randomid.h"
#include "host/sqlite/statement.h"

#include <sqlite3.h>

namespace kustos::host {

using sqlite::Statement;

namespace {

constexpr const char *schema = R"(
CREATE TABLE host(account_id TEXT NOT NULL);
CREATE TABLE deployments(
  id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, path TEXT NOT NULL, state INTEGER NOT NULL, created_at INTEGER NOT NULL,
  blocking_limit INTEGER NOT NULL, provision_job TEXT NOT NULL) STRICT;
CREATE TABLE backups(
  id TEXT PRIMARY KEY, deployment TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, state INTEGER NOT NULL,
  started_at INTEGER NOT NULL, created_at INTEGER NOT NULL, moment INTEGER, bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL) STRICT;
CREATE INDEX backups_of ON backups(deployment, created_at);
CREATE TABLE jobs(
  id TEXT PRIMARY KEY, deployment TEXT NOT NULL, kind INTEGER NOT NULL, state INTEGER NOT NULL, phase INTEGER NOT NULL,
  name TEXT NOT NULL, detail TEXT NOT NULL, backup TEXT NOT NULL, backup_type TEXT NOT NULL, created TEXT NOT NULL,
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, pages_done INTEGER NOT NULL,
  pages_total INTEGER NOT NULL, code TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX jobs_of ON jobs(deployment, created_at);
CREATE INDEX jobs_making ON jobs(created) WHERE created <> '';
CREATE INDEX jobs_unfinished ON jobs(state) WHERE state < 2;
CREATE TABLE dues(
  deployment TEXT NOT NULL, type TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY(deployment, type)) STRICT;
CREATE INDEX dues_at ON dues(at);
PRAGMA user_version = 2;
)";
constexpr int schemaVersion = 2;
//! From version 1, which did not keep the reason as a word.
constexpr const char *fromFirst =
    "ALTER TABLE jobs ADD COLUMN code TEXT NOT NULL DEFAULT ''; PRAGMA user_version = 2;";

#define DEPLOYMENT_COLUMNS "id, name, path, state, created_at, blocking_limit, provision_job"
#define BACKUP_COLUMNS "id, deployment, name, type, state, started_at, created_at, moment, bytes, sha256"
#define JOB_COLUMNS                                                                                          \
    "id, deployment, kind, state, phase, name, detail, backup, backup_type, created, created_at, "           \
    "updated_at, "                                                                                           \
    "pages_done, pages_total, code"

BackupType typeAt(const Statement &row, int column)
{
    return backupTypeOf(row.text(column)).value_or(BackupType::OnDemand);
}

void read(const Statement &row, DeploymentRecord &record)
{
    record.id = ServiceId(row.text(0));
    record.name = row.text(1);
    record.path = row.text(2);
    record.state = static_cast<DeploymentRecord::State>(row.number(3));
    record.createdAt = row.moment(4);
    record.blockingLimit = std::chrono::seconds(row.number(5));
    record.provisionJob = JobId(row.text(6));
}

void read(const Statement &row, BackupRecord &record)
{
    record.id = BackupId(row.text(0));
    record.deployment = ServiceId(row.text(1));
    record.name = row.text(2);
    record.type = typeAt(row, 3);
    record.state = static_cast<BackupRecord::State>(row.number(4));
    record.startedAt = row.moment(5);
    record.createdAt = row.moment(6);
    record.moment = row.moment(7);
    record.bytes = row.number(8);
    record.sha256 = row.text(9).toLatin1();
}

void read(const Statement &row, JobRecord &record)
{
    record.id = JobId(row.text(0));
    record.deployment = ServiceId(row.text(1));
    record.kind = static_cast<JobRecord::Kind>(row.number(2));
    record.state = static_cast<JobRecord::State>(row.number(3));
    record.phase = static_cast<JobRecord::Phase>(row.number(4));
    record.name = row.text(5);
    record.detail = row.text(6);
    record.backup = BackupId(row.text(7));
    record.backupType = typeAt(row, 8);
    record.created = ServiceId(row.text(9));
    record.createdAt = row.moment(10);
    record.updatedAt = row.moment(11);
    record.pagesDone = row.number(12);
    record.pagesTotal = row.number(13);
    record.code = row.text(14);
}

void read(const Statement &row, DueRecord &record)
{
    record = {ServiceId(row.text(0)), typeAt(row, 1), row.moment(2)};
}

template <class Record> Result<QList<Record>> all(Statement &statement)
{
    QList<Record> records;
    while (statement.next()) {
        Record record;
        read(statement, record);
        records.append(std::move(record));
    }
    if (const auto done = statement.done(); !done)
        return std::unexpected(done.error());
    return records;
}

template <class Record> Result<Record> one(Statement &statement)
{
    auto found = all<Record>(statement);
    if (!found)
        return std::unexpected(found.error());
    if (found->isEmpty())
        return failure(Error::Kind::NotFound);
    return found->takeFirst();
}

template <class Enum> qint64 numberOf(Enum value)
{
    return static_cast<qint64>(value);
}

} // namespace

Result<Catalogue> Catalogue::open(const QString &path)
{
    auto database =
        sqlite::Database::open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX);
    const auto unusable = [&path](Error error) {
        error.detail = path + QStringLiteral(": ") + error.detail;
        return std::unexpected(error);
    };
    if (!database)
        return unusable(database.error());
    Catalogue catalogue(std::move(*database));
    if (const auto ready = catalogue.prepare(); !ready)
        return unusable(ready.error());
    return catalogue;
}

Result<void> Catalogue::isInPlace() const
{
    int moved = 0;
    sqlite3_file_control(m_database.handle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    if (moved == 0)
        return {};
    return failure(Error::Kind::Storage, Error::Cause::None, QStringLiteral("its file is gone"));
}

Result<void> Catalogue::prepare()
{
    sqlite3_busy_timeout(m_database.handle(), 10'000);
    auto done = m_database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
    if (!done)
        return done;
    return transaction([this]() -> Result<void> {
        const auto version = m_database.text("PRAGMA user_version");
        if (!version)
            return std::unexpected(version.error());
        if (version->toInt() > schemaVersion)
            return failure(Error::Kind::Storage, Error::Cause::None,
                           QStringLiteral("the catalogue was written by a newer version"));
        if (version->toInt() == schemaVersion)
            return {};
        if (version->toInt() == 1)
            return m_database.execute(fromFirst);
        if (auto made = m_database.execute(schema); !made)
            return made;
        return Statement(m_database, "INSERT INTO host(account_id) VALUES(?)").bind(randomId()).run();
    });
}

template <class Change> Result<void> Catalogue::transaction(Change change)
{
    // What is written into a removed file is lost, and nothing would say so.
    if (auto there = isInPlace(); !there)
        return there;
    if (auto begun = m_database.execute("BEGIN IMMEDIATE"); !begun)
        return begun;
    Result<void> done = change();
    if (done)
        done = m_database.execute("COMMIT");
    // A full disk may have rolled back already; then there is nothing left to undo.
    if (!done && sqlite3_get_autocommit(m_database.handle()) == 0) [[maybe_unused]]
        const auto ignored = m_database.execute("ROLLBACK");
    return done;
}

Result<QString> Catalogue::accountId()
{
    return m_database.text("SELECT account_id FROM host");
}

Result<QList<DeploymentRecord>> Catalogue::deployments()
{
    Statement statement(m_database, "SELECT " DEPLOYMENT_COLUMNS " FROM deployments ORDER BY name");
    return all<DeploymentRecord>(statement);
}

Result<DeploymentRecord> Catalogue::deployment(ServiceId id)
{
    Statement statement(m_database, "SELECT " DEPLOYMENT_COLUMNS " FROM deployments WHERE id = ?");
    return one<DeploymentRecord>(statement.bind(id.text()));
}

Result<QList<BackupRecord>> Catalogue::backups(ServiceId deployment)
{
    Statement statement(m_database,
                        "SELECT " BACKUP_COLUMNS " FROM backups WHERE deployment = ? AND state <> ? "
                        "ORDER BY rowid DESC");
    return all<BackupRecord>(statement.bind(deployment.text()).bind(numberOf(BackupRecord::State::Expired)));
}

Result<BackupRecord> Catalogue::backup(BackupId id)
{
    Statement statement(m_database, "SELECT " BACKUP_COLUMNS " FROM backups WHERE id = ? AND state <> ?");
    return one<BackupRecord>(statement.bind(id.text()).bind(numberOf(BackupRecord::State::Expired)));
}

Result<QList<BackupRecord>> Catalogue::backupsIn(BackupRecord::State state)
{
    Statement statement(m_database, "SELECT " BACKUP_COLUMNS " FROM backups WHERE state = ?");
    return all<BackupRecord>(statement.bind(numberOf(state)));
}

Result<QList<JobRecord>> Catalogue::jobs(ServiceId deployment)
{
    Statement statement(m_database,
                        "SELECT " JOB_COLUMNS " FROM jobs WHERE deployment = ?1 OR (created = ?1 AND "
                        "created <> '') ORDER BY rowid DESC LIMIT 1000");
    return all<JobRecord>(statement.bind(deployment.text()));
}

Result<JobRecord> Catalogue::job(JobId id)
{
    Statement statement(m_database, "SELECT " JOB_COLUMNS " FROM jobs WHERE id = ?");
    return one<JobRecord>(statement.bind(id.text()));
}

Result<QList<JobRecord>> Catalogue::unfinishedJobs()
{
    Statement statement(m_database, "SELECT " JOB_COLUMNS " FROM jobs WHERE state < 2");
    return all<JobRecord>(statement);
}

Result<QList<DueRecord>> Catalogue::dues()
{
    Statement statement(m_database, "SELECT deployment, type, at FROM dues ORDER BY at");
    return all<DueRecord>(statement);
}

Result<bool> Catalogue::exists(const char *sql, const QString &id)
{
    Statement statement(m_database, sql);
    const bool found = statement.bind(id).next();
    if (const auto looked = statement.done(); !looked)
        return std::unexpected(looked.error());
    return found;
}

Result<void> Catalogue::insertDeployment(const DeploymentRecord &record)
{
    const auto taken = exists("SELECT 1 FROM deployments WHERE name = ?", record.name);
    if (!taken)
        return std::unexpected(taken.error());
    if (*taken)
        return failure(Error::Kind::Conflict);
    Statement statement(m_database,
                        "INSERT INTO deployments(" DEPLOYMENT_COLUMNS ") VALUES(?, ?, ?, ?, ?, ?, ?)");
    statement.bind(record.id.text()).bind(record.name).bind(record.path).bind(numberOf(record.state));
    return statement.bind(record.createdAt)
        .bind(record.blockingLimit.count())
        .bind(record.provisionJob.text())
        .run();
}

Result<void> Catalogue::insertJob(const JobRecord &job)
{
    Statement statement(m_database, "INSERT INTO jobs(" JOB_COLUMNS
                                    ") VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    statement.bind(job.id.text())
        .bind(job.deployment.text())
        .bind(numberOf(job.kind))
        .bind(numberOf(job.state));
    statement.bind(numberOf(job.phase)).bind(job.name).bind(job.detail).bind(job.backup.text());
    statement.bind(wireName(job.backupType)).bind(job.created.text()).bind(job.createdAt).bind(job.updatedAt);
    return statement.bind(job.pagesDone).bind(job.pagesTotal).bind(job.code).run();
}

Result<void> Catalogue::writeJob(const JobRecord &job)
{
    Statement statement(m_database,
                        "UPDATE jobs SET state = ?, phase = ?, detail = ?, updated_at = ?, pages_done = ?, "
                        "pages_total = ?, code = ? WHERE id = ?");
    statement.bind(numberOf(job.state)).bind(numberOf(job.phase)).bind(job.detail).bind(job.updatedAt);
    return statement.bind(job.pagesDone).bind(job.pagesTotal).bind(job.code).bind(job.id.text()).run();
}

Result<void> Catalogue::writeDue(const DueRecord &due)
{
    Statement statement(m_database, "INSERT INTO dues(deployment, type, at) VALUES(?, ?, ?) "
                                    "ON CONFLICT(deployment, type) DO UPDATE SET at = excluded.at");
    return statement.bind(due.deployment.text()).bind(wireName(due.type)).bind(due.at).run();
}

Result<void> Catalogue::addDeployment(const DeploymentRecord &deployment, const QList<DueRecord> &dues)
{
    return transaction([&]() -> Result<void> {
        auto done = insertDeployment(deployment);
        for (auto due = dues.begin(); done && due != dues.end(); ++due)
            done = writeDue(*due);
        return done;
    });
}

Result<void> Catalogue::changeDeployment(ServiceId id, std::optional<std::chrono::seconds> blockingLimit,
                                         const std::optional<QList<DueRecord>> &dues)
{
    return transaction([&]() -> Result<void> {
        const auto known = exists("SELECT 1 FROM deployments WHERE id = ?", id.text());
        if (!known || !*known)
            return known ? failure(Error::Kind::NotFound) : std::unexpected(known.error());
        Result<void> done;
        if (blockingLimit) {
            Statement limit(m_database, "UPDATE deployments SET blocking_limit = ? WHERE id = ?");
            done = limit.bind(blockingLimit->count()).bind(id.text()).run();
        }
        if (done && dues) {
            Statement forget(m_database, "DELETE FROM dues WHERE deployment = ?");
            done = forget.bind(id.text()).run();
            for (auto due = dues->begin(); done && due != dues->end(); ++due)
                done = writeDue(*due);
        }
        return done;
    });
}

Result<void> Catalogue::setDue(const DueRecord &due)
{
    return transaction([&] { return writeDue(due); });
}

Result<void> Catalogue::removeDeployment(ServiceId id, bool expire)
{
    return transaction([&]() -> Result<void> {
        const auto known = exists("SELECT 1 FROM deployments WHERE id = ?", id.text());
        const auto busy = exists(
            "SELECT 1 FROM jobs WHERE state < 2 AND (deployment = ?1 OR (created = ?1 AND created <> ''))",
            id.text());
        if (!known || !busy)
            return std::unexpected(known ? busy.error() : known.error());
        if (!*known || *busy)
            return failure(*known ? Error::Kind::Conflict : Error::Kind::NotFound);
        Statement backups(m_database, expire ? "UPDATE backups SET state = ?2 WHERE deployment = ?1"
                                             : "DELETE FROM backups WHERE deployment = ?1");
        backups.bind(id.text());
        if (expire)
            backups.bind(numberOf(BackupRecord::State::Expired));
        auto done = backups.run();
        for (const char *sql :
             {"DELETE FROM dues WHERE deployment = ?", "DELETE FROM jobs WHERE deployment = ?",
              "DELETE FROM deployments WHERE id = ?"}) {
            if (done)
                done = Statement(m_database, sql).bind(id.text()).run();
        }
        return done;
    });
}

Result<void> Catalogue::beginBackup(const JobRecord &job, const BackupRecord &backup,
                                    const std::optional<DueRecord> &due)
{
    return transaction([&]() -> Result<void> {
        // Another process may have removed it since it was looked up.
        const auto known = exists("SELECT 1 FROM deployments WHERE id = ?", backup.deployment.text());
        if (!known)
            return std::unexpected(known.error());
        if (!*known)
            return failure(Error::Kind::NotFound);
        Statement statement(m_database,
                            "INSERT INTO backups(" BACKUP_COLUMNS ") VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        statement.bind(backup.id.text()).bind(backup.deployment.text()).bind(backup.name);
        statement.bind(wireName(backup.type)).bind(numberOf(backup.state)).bind(backup.startedAt);
        statement.bind(backup.createdAt).bind(backup.moment).bind(backup.bytes).bind(QString());
        auto done = statement.run();
        if (done)
            done = insertJob(job);
        if (done && due)
            done = writeDue(*due);
        return done;
    });
}

Result<void> Catalogue::beginRestore(const JobRecord &job, const DeploymentRecord &deployment)
{
    return transaction([&]() -> Result<void> {
        const auto known = exists("SELECT 1 FROM backups WHERE id = ? AND state = 1", job.backup.text());
        if (!known)
            return std::unexpected(known.error());
        if (!*known)
            return failure(Error::Kind::NotFound);
        const auto done = insertDeployment(deployment);
        return done ? insertJob(job) : done;
    });
}

Result<void> Catalogue::updateJob(const JobRecord &job)
{
    // Progress needs no sync of its own, which would wait for all that a copy has just written; it outlives
    // the process.
    if (auto relaxed = m_database.execute("PRAGMA synchronous = NORMAL"); !relaxed)
        return relaxed;
    const auto done = transaction([&] { return writeJob(job); });
    const auto strict = m_database.execute("PRAGMA synchronous = FULL");
    return done ? strict : done;
}

Result<void> Catalogue::finishBackup(const JobRecord &job, const BackupRecord &backup,
                                     const QList<BackupId> &expired)
{
    return transaction([&]() -> Result<void> {
        Statement statement(m_database,
                            "UPDATE backups SET state = ?, created_at = ?, moment = ?, bytes = ?, "
                            "sha256 = ? WHERE id = ?");
        statement.bind(numberOf(backup.state)).bind(backup.createdAt).bind(backup.moment).bind(backup.bytes);
        auto done = statement.bind(QString::fromLatin1(backup.sha256)).bind(backup.id.text()).run();
        if (done)
            done = writeJob(job);
        for (auto id = expired.begin(); done && id != expired.end(); ++id) {
            Statement gone(m_database, "UPDATE backups SET state = ? WHERE id = ?");
            done = gone.bind(numberOf(BackupRecord::State::Expired)).bind(id->text()).run();
        }
        return done;
    });
}

Result<void> Catalogue::finishRestore(const JobRecord &job)
{
    return transaction([&]() -> Result<void> {
        Statement statement(m_database, "UPDATE deployments SET state = ? WHERE id = ?");
        const auto done =
            statement.bind(numberOf(DeploymentRecord::State::Available)).bind(job.created.text()).run();
        return done ? writeJob(job) : done;
    });
}

Result<void> Catalogue::failJob(const JobRecord &job, const std::optional<DueRecord> &due)
{
    return transaction([&]() -> Result<void> {
        const bool backup = job.kind == JobRecord::Kind::Backup;
        Statement statement(m_database, backup ? "DELETE FROM backups WHERE id = ? AND state = ?"
                                               : "DELETE FROM deployments WHERE id = ? AND state = ?");
        statement.bind(backup ? job.backup.text() : job.created.text());
        auto done = statement
                        .bind(backup ? numberOf(BackupRecord::State::Running)
                                     : numberOf(DeploymentRecord::State::Provisioning))
                        .run();
        if (done && due)
            done = writeDue(*due);
        return done ? writeJob(job) : done;
    });
}

Result<void> Catalogue::setBackupState(BackupId id, BackupRecord::State state)
{
    return transaction([&] {
        Statement statement(m_database, "UPDATE backups SET state = ? WHERE id = ?");
        return statement.bind(numberOf(state)).bind(id.text()).run();
    });
}

Result<void> Catalogue::forgetBackup(BackupId id)
{
    return transaction([&] {
        Statement statement(m_database, "DELETE FROM backups WHERE id = ?");
        return statement.bind(id.text()).run();
    });
}

} // namespace kustos::host
