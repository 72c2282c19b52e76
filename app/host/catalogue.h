// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/records.h"
#include "host/sqlite/database.h"

#include <QList>

namespace kustos::host {

//! What the host knows, in one SQLite file (WAL, synchronous=FULL). Every change is one transaction that is
//! on the disk when the function returns. Other processes may add deployments meanwhile: nothing is cached.
class Catalogue
{
public:
    //! Opens or makes the file; a file of a newer version is refused.
    [[nodiscard]] static Result<Catalogue> open(const QString &path);

    //! Storage where the file was removed or replaced; every change asks this first.
    [[nodiscard]] Result<void> isInPlace() const;

    [[nodiscard]] Result<QString> accountId();

    //! By name.
    [[nodiscard]] Result<QList<DeploymentRecord>> deployments();
    //! NotFound where there is none.
    [[nodiscard]] Result<DeploymentRecord> deployment(ServiceId id);
    //! Newest first, without the expired ones. What was begun last is the newest, whatever the clock said.
    [[nodiscard]] Result<QList<BackupRecord>> backups(ServiceId deployment);
    [[nodiscard]] Result<BackupRecord> backup(BackupId id);
    //! Newest first; also the restore that made the deployment.
    [[nodiscard]] Result<QList<JobRecord>> jobs(ServiceId deployment);
    [[nodiscard]] Result<JobRecord> job(JobId id);
    [[nodiscard]] Result<QList<JobRecord>> unfinishedJobs();
    [[nodiscard]] Result<QList<BackupRecord>> backupsIn(BackupRecord::State state);
    //! Of all deployments, earliest first.
    [[nodiscard]] Result<QList<DueRecord>> dues();

    //! Conflict where the name is taken.
    [[nodiscard]] Result<void> addDeployment(const DeploymentRecord &deployment,
                                             const QList<DueRecord> &dues);
    [[nodiscard]] Result<void> setDue(const DueRecord &due);
    //! Changes what is given; `dues` replaces all planned backups of the deployment. NotFound where there is
    //! none.
    [[nodiscard]] Result<void> changeDeployment(ServiceId id,
                                                std::optional<std::chrono::seconds> blockingLimit,
                                                const std::optional<QList<DueRecord>> &dues);
    //! Forgets the deployment, its jobs and due times; Conflict while a job of it is unfinished. Its backups
    //! are forgotten too, or, `expire`, left as expired ones whose files are to be removed.
    [[nodiscard]] Result<void> removeDeployment(ServiceId id, bool expire);

    //! A job with the running backup it will make; NotFound where the deployment was removed meanwhile.
    [[nodiscard]] Result<void> beginBackup(const JobRecord &job, const BackupRecord &backup,
                                           const std::optional<DueRecord> &due);
    //! A job with the provisioning deployment it will make; Conflict where the name is taken, NotFound where
    //! the backup is gone.
    [[nodiscard]] Result<void> beginRestore(const JobRecord &job, const DeploymentRecord &deployment);
    //! State, phase, sentence and page counts of a running job. Outlives a killed process, not a power cut.
    [[nodiscard]] Result<void> updateJob(const JobRecord &job);
    //! Job and backup complete and what retention gives up, all at once.
    [[nodiscard]] Result<void> finishBackup(const JobRecord &job, const BackupRecord &backup,
                                            const QList<BackupId> &expired);
    //! Job complete, the new deployment available.
    [[nodiscard]] Result<void> finishRestore(const JobRecord &job);
    //! Job failed; the backup or deployment it was making is no longer listed. A `due` is put back, to be
    //! caught up.
    [[nodiscard]] Result<void> failJob(const JobRecord &job, const std::optional<DueRecord> &due);
    [[nodiscard]] Result<void> setBackupState(BackupId id, BackupRecord::State state);
    [[nodiscard]] Result<void> forgetBackup(BackupId id);

private:
    explicit Catalogue(sqlite::Database database)
        : m_database(std::move(database))
    {
    }
    [[nodiscard]] Result<void> prepare();
    template <class Change> [[nodiscard]] Result<void> transaction(Change change);
    [[nodiscard]] Result<bool> exists(const char *sql, const QString &id);
    [[nodiscard]] Result<void> insertDeployment(const DeploymentRecord &deployment);
    [[nodiscard]] Result<void> insertJob(const JobRecord &job);
    [[nodiscard]] Result<void> writeJob(const JobRecord &job);
    [[nodiscard]] Result<void> writeDue(const DueRecord &due);

    sqlite::Database m_database;
};

} // namespace kustos::host
