// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/jobs.h"

#include "host/randomid.h"
#include "host/retention.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace kustos::host {

using namespace std::chrono_literals;

namespace {

QString titleOf(BackupType type)
{
    switch (type) {
    case BackupType::OnDemand:
        return QStringLiteral("Take on-demand backup");
    case BackupType::Daily:
        return QStringLiteral("Take daily backup");
    case BackupType::Weekly:
        return QStringLiteral("Take weekly backup");
    case BackupType::Monthly:
        return QStringLiteral("Take monthly backup");
    }
    Q_UNREACHABLE();
}

QString detailOf(JobRecord::Phase phase)
{
    switch (phase) {
    case JobRecord::Phase::Waiting:
        return QStringLiteral("Waiting for other jobs");
    case JobRecord::Phase::Copying:
        return QStringLiteral("Copying the pages of the database");
    case JobRecord::Phase::Checking:
        return QStringLiteral("Checking the copy");
    }
    Q_UNREACHABLE();
}

} // namespace

QString stoppedDuring(JobRecord::Phase phase)
{
    switch (phase) {
    case JobRecord::Phase::Waiting:
        return QStringLiteral("the host was stopped while the job was waiting");
    case JobRecord::Phase::Copying:
        return QStringLiteral("the host was stopped while copying");
    case JobRecord::Phase::Checking:
        return QStringLiteral("the host was stopped while checking the copy");
    }
    Q_UNREACHABLE();
}

//! Lives on a job's thread. Page counts are read by the main thread when somebody asks, phases are told to
//! it.
class JobRunner::Watcher final : public CopyWatcher
{
public:
    Watcher(JobRunner &runner, JobId id, std::shared_ptr<Progress> progress)
        : m_runner(runner)
        , m_id(std::move(id))
        , m_progress(std::move(progress))
    {
    }
    void copying(qint64 done, qint64 total) override
    {
        m_progress->total = total;
        m_progress->done = done;
    }
    void checking() override
    {
        m_progress->checking = true;
        QMetaObject::invokeMethod(
            &m_runner, [runner = &m_runner, id = m_id] { runner->notePhase(id, JobRecord::Phase::Checking); },
            Qt::QueuedConnection);
    }

private:
    JobRunner &m_runner;
    JobId m_id;
    std::shared_ptr<Progress> m_progress;
};

JobRunner::JobRunner(Catalogue &catalogue, const StateDirectory &state, const Clock &clock, JobLimits limits)
    : m_catalogue(catalogue)
    , m_state(state)
    , m_clock(clock)
    , m_limits(limits)
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(1s);
    connect(&m_retry, &QTimer::timeout, this, &JobRunner::collect);
}

JobRunner::~JobRunner()
{
    stop();
}

Result<JobRecord> JobRunner::startBackup(const DeploymentRecord &deployment, BackupType type,
                                         const std::optional<DueRecord> &due)
{
    if (isBusy(deployment.id))
        return failure(Error::Kind::Conflict);
    const QDateTime now = m_clock.now();
    BackupRecord backup;
    backup.id = BackupId(randomId());
    backup.deployment = deployment.id;
    backup.type = type;
    backup.name =
        QStringLiteral("%1_%2_utc_%3")
            .arg(deployment.name, now.toString(QStringLiteral("yyyy-MM-dd_hh-mm-ss")), wireName(type));
    backup.startedAt = backup.createdAt = now;
    JobRecord job;
    job.id = JobId(randomId());
    job.deployment = deployment.id;
    job.kind = JobRecord::Kind::Backup;
    job.name = titleOf(type);
    job.detail = detailOf(JobRecord::Phase::Waiting);
    job.backup = backup.id;
    job.backupType = type;
    job.createdAt = job.updatedAt = now;
    if (const auto begun = m_catalogue.beginBackup(job, backup, due); !begun)
        return std::unexpected(begun.error());
    enqueue(job, backup, deployment);
    return job;
}

Result<DeploymentRecord> JobRunner::startRestore(const BackupRecord &backup, const QString &name)
{
    const QDateTime now = m_clock.now();
    JobRecord job;
    DeploymentRecord deployment;
    deployment.id = ServiceId(randomId());
    deployment.name = name;
    deployment.path = m_state.instanceFile(deployment.id);
    deployment.state = DeploymentRecord::State::Provisioning;
    deployment.createdAt = now;
    job.id = deployment.provisionJob = JobId(randomId());
    job.deployment = backup.deployment;
    job.kind = JobRecord::Kind::Restore;
    job.name = QStringLiteral("Provision");
    job.detail = detailOf(JobRecord::Phase::Waiting);
    job.backup = backup.id;
    job.backupType = backup.type;
    job.created = deployment.id;
    job.createdAt = job.updatedAt = now;
    if (const auto begun = m_catalogue.beginRestore(job, deployment); !begun)
        return std::unexpected(begun.error());
    enqueue(job, backup, deployment);
    return deployment;
}

bool JobRunner::isBusy(ServiceId deployment) const
{
    return std::any_of(m_jobs.begin(), m_jobs.end(),
                       [&](const auto &entry) { return entry.second.deployment.id == deployment; });
}

JobRecord JobRunner::current(JobRecord job) const
{
    const auto found = m_jobs.find(job.id);
    if (found != m_jobs.end() && !job.isFinal()) {
        job.pagesTotal = found->second.progress->total;
        job.pagesDone = found->second.progress->done;
        if (found->second.progress->checking) {
            job.phase = JobRecord::Phase::Checking;
            job.detail = detailOf(job.phase);
        }
    }
    return job;
}

void JobRunner::enqueue(JobRecord record, BackupRecord backup, DeploymentRecord deployment)
{
    Job job;
    job.record = record;
    job.backup = std::move(backup);
    job.deployment = std::move(deployment);
    m_jobs.emplace(record.id, std::move(job));
    m_waiting.push_back(record.id);
    // Not at once: the answer to the request says "waiting", as the catalogue does.
    QMetaObject::invokeMethod(this, &JobRunner::startWaiting, Qt::QueuedConnection);
}

void JobRunner::startWaiting()
{
    while (!m_waiting.empty() && m_running < m_limits.atOnce) {
        const JobId id = m_waiting.front();
        m_waiting.pop_front();
        notePhase(id, JobRecord::Phase::Copying);
        run(m_jobs.at(id));
    }
}

void JobRunner::run(Job &job)
{
    ++m_running;
    const CopyLimits limits{m_limits.busy, job.deployment.blockingLimit, m_limits.bytesPerSecond};
    const bool backup = job.record.kind == JobRecord::Kind::Backup;
    const QString file = m_state.backupFile(job.backup.deployment, job.backup.id);
    job.thread = std::jthread([this, limits, backup, file, id = job.record.id, path = job.deployment.path,
                               sha256 = job.backup.sha256, progress = job.progress](std::stop_token stop) {
        Watcher watcher(*this, id, progress);
        auto result = backup ? sqliteengine::backUp(path, file, limits, m_clock, watcher, stop)
                             : sqliteengine::restore(file, sha256, path, limits, watcher, stop);
        const std::lock_guard guard(m_mutex);
        m_ended.push_back({id, std::move(result)});
        QMetaObject::invokeMethod(this, &JobRunner::collect, Qt::QueuedConnection);
    });
}

void JobRunner::notePhase(JobId id, JobRecord::Phase phase)
{
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end() || found->second.record.phase == phase)
        return;
    JobRecord &job = found->second.record;
    job.state = JobRecord::State::Running;
    job.phase = phase;
    job.detail = detailOf(phase);
    job.updatedAt = m_clock.now();
    // Where the disk is full the job goes on, and its end is recorded or retried.
    [[maybe_unused]] const auto ignored = m_catalogue.updateJob(current(job));
}

void JobRunner::collect()
{
    for (;;) {
        std::unique_lock lock(m_mutex);
        if (m_ended.empty())
            break;
        const Ended ended = std::move(m_ended.front());
        m_ended.pop_front();
        lock.unlock();
        Job &job = m_jobs.at(ended.id);
        if (job.thread.joinable()) {
            job.thread.join();
            --m_running;
        }
        if (!conclude(job, ended.result)) {
            lock.lock();
            m_ended.push_back(ended);
            m_retry.start();
            break;
        }
        const JobRecord over = job.record;
        m_jobs.erase(ended.id);
        if (over.kind == JobRecord::Kind::Restore)
            expireReleased(over.deployment);
        sweep();
        Q_EMIT jobFinished();
    }
    startWaiting();
}

Result<void> JobRunner::conclude(Job &job, const Result<CopyResult> &result)
{
    if (!result)
        return recordFailure(job, result.error());
    job.record.updatedAt = m_clock.now();
    job.record.pagesDone = job.record.pagesTotal = result->pages;
    job.record.state = JobRecord::State::Complete;
    job.record.detail = QStringLiteral("Finished");
    return job.record.kind == JobRecord::Kind::Backup ? concludeBackup(job, *result)
                                                      : m_catalogue.finishRestore(job.record);
}

Result<void> JobRunner::concludeBackup(Job &job, const CopyResult &result)
{
    job.backup.state = BackupRecord::State::Complete;
    job.backup.createdAt = job.record.updatedAt;
    job.backup.moment = result.moment;
    job.backup.bytes = result.bytes;
    job.backup.sha256 = result.sha256;
    auto backups = m_catalogue.backups(job.deployment.id);
    if (!backups)
        return std::unexpected(backups.error());
    for (BackupRecord &backup : *backups) {
        if (backup.id == job.backup.id)
            backup = job.backup;
    }
    return m_catalogue.finishBackup(job.record, job.backup, expired(*backups, inUse()));
}

QSet<BackupId> JobRunner::inUse() const
{
    QSet<BackupId> ids;
    for (const auto &[id, job] : m_jobs) {
        if (job.record.kind == JobRecord::Kind::Restore)
            ids.insert(job.record.backup);
    }
    return ids;
}

void JobRunner::expireReleased(ServiceId deployment)
{
    const auto backups = m_catalogue.backups(deployment);
    if (!backups)
        return;
    for (const BackupId &id : expired(*backups, inUse())) [[maybe_unused]]
        const auto ignored = m_catalogue.setBackupState(id, BackupRecord::State::Expired);
}

Result<void> JobRunner::recordFailure(Job &job, const Error &error)
{
    const bool hostStopped = error.kind == Error::Kind::Cancelled;
    job.record.updatedAt = m_clock.now();
    if (job.progress->checking)
        job.record.phase = JobRecord::Phase::Checking;
    job.record.detail = hostStopped ? stoppedDuring(job.record.phase) : error.detail;
    job.record.code = hostStopped ? QStringLiteral("host_stopped") : error.code;
    job.record.pagesDone = job.progress->done;
    job.record.pagesTotal = job.progress->total;
    job.record.state = JobRecord::State::Failed;
    std::optional<DueRecord> again;
    if (hostStopped && job.record.kind == JobRecord::Kind::Backup &&
        job.record.backupType != BackupType::OnDemand)
        again = DueRecord{job.record.deployment, job.record.backupType, job.record.updatedAt};
    if (job.record.kind == JobRecord::Kind::Restore)
        QDir().rmdir(QFileInfo(job.deployment.path).path());
    return m_catalogue.failJob(job.record, again);
}

void JobRunner::sweep()
{
    const auto gone = m_catalogue.backupsIn(BackupRecord::State::Expired);
    if (!gone)
        return;
    for (const BackupRecord &backup : *gone) {
        const QString file = m_state.backupFile(backup.deployment, backup.id);
        if (QFile::remove(file) || !QFileInfo::exists(file)) [[maybe_unused]]
            const auto ignored = m_catalogue.forgetBackup(backup.id);
    }
}

void JobRunner::stop()
{
    for (auto &[id, job] : m_jobs)
        job.thread.request_stop();
    for (auto &[id, job] : m_jobs) {
        if (job.thread.joinable())
            job.thread.join();
    }
    for (const JobId &id : std::exchange(m_waiting, {}))
        m_ended.push_back({id, failure(Error::Kind::Cancelled)});
    for (const Ended &ended : std::exchange(m_ended, {})) {
        const auto node = m_jobs.extract(ended.id);
        // What cannot be recorded now is found unfinished at the next start and failed then.
        if (!node.empty()) [[maybe_unused]]
            const auto ignored = conclude(node.mapped(), ended.result);
    }
    m_jobs.clear();
}

} // namespace kustos::host
