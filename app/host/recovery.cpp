// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/recovery.h"

#include "host/jobs.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace kustos::host {

namespace {

void removeFiles(const QString &target)
{
    for (const auto *suffix : {"", ".part", ".part-journal", ".part-wal", ".part-shm"})
        QFile::remove(target + QLatin1String(suffix));
}

Result<void> failCutOff(Catalogue &catalogue, const StateDirectory &state, JobRecord job,
                        const QDateTime &now)
{
    std::optional<DueRecord> again;
    if (job.kind == JobRecord::Kind::Backup) {
        removeFiles(state.backupFile(job.deployment, job.backup));
        if (job.backupType != BackupType::OnDemand)
            again = DueRecord{job.deployment, job.backupType, now};
    } else {
        const QString file = state.instanceFile(job.created);
        removeFiles(file);
        QDir().rmdir(QFileInfo(file).path());
    }
    job.state = JobRecord::State::Failed;
    job.detail = stoppedDuring(job.phase);
    job.code = QStringLiteral("host_stopped");
    job.updatedAt = now;
    return catalogue.failJob(job, again);
}

} // namespace

Result<void> recover(Catalogue &catalogue, const StateDirectory &state, const QDateTime &now)
{
    const auto jobs = catalogue.unfinishedJobs();
    if (!jobs)
        return std::unexpected(jobs.error());
    for (const JobRecord &job : *jobs) {
        if (const auto failed = failCutOff(catalogue, state, job, now); !failed)
            return failed;
    }
    if (const auto swept = sweepExpired(catalogue, state); !swept)
        return swept;
    const auto complete = catalogue.backupsIn(BackupRecord::State::Complete);
    const auto lost = catalogue.backupsIn(BackupRecord::State::Lost);
    if (!complete || !lost)
        return std::unexpected(complete ? lost.error() : complete.error());
    // A lost one may be back: its file system was not there at the last start.
    for (const BackupRecord &backup : *complete + *lost) {
        const QFileInfo file(state.backupFile(backup.deployment, backup.id));
        const auto found = file.isFile() && file.size() == backup.bytes ? BackupRecord::State::Complete
                                                                        : BackupRecord::State::Lost;
        if (found == backup.state)
            continue;
        if (const auto changed = catalogue.setBackupState(backup.id, found); !changed)
            return changed;
    }
    return {};
}

Result<void> sweepExpired(Catalogue &catalogue, const StateDirectory &state)
{
    const auto expired = catalogue.backupsIn(BackupRecord::State::Expired);
    if (!expired)
        return std::unexpected(expired.error());
    for (const BackupRecord &backup : *expired) {
        removeFiles(state.backupFile(backup.deployment, backup.id));
        if (const auto forgotten = catalogue.forgetBackup(backup.id); !forgotten)
            return forgotten;
    }
    return {};
}

} // namespace kustos::host
