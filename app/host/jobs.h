// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/catalogue.h"
#include "host/engines/sqliteengine.h"
#include "host/schedule.h"
#include "host/statedirectory.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <atomic>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

namespace kustos::host {

struct JobLimits
{
    std::chrono::seconds busy{60};
    qint64 bytesPerSecond = 0;
    size_t atOnce = 4; //!< job threads; further jobs wait
};

//! Runs backups and restores, one thread each and one job per deployment at a time. Lives on the main thread;
//! results come back to it, and the catalogue has them before jobFinished is told.
class JobRunner : public QObject
{
    Q_OBJECT

public:
    JobRunner(Catalogue &catalogue, const StateDirectory &state, const Clock &clock, JobLimits limits);
    ~JobRunner() override;

    //! Conflict while a job of this deployment runs. `due` is written together with the job (scheduled
    //! backups).
    [[nodiscard]] Result<JobRecord> startBackup(const DeploymentRecord &deployment, BackupType type,
                                                const std::optional<DueRecord> &due);
    //! The new deployment, provisioning. Conflict where the name is taken.
    [[nodiscard]] Result<DeploymentRecord> startRestore(const BackupRecord &backup, const QString &name);

    [[nodiscard]] bool isBusy(ServiceId deployment) const;
    [[nodiscard]] bool isIdle() const { return m_jobs.empty(); }
    //! The record with the page counts of this instant.
    [[nodiscard]] JobRecord current(JobRecord job) const;

    //! Ends all jobs: they are failed in the catalogue ("the host was stopped while copying"). Blocks until
    //! they have ended.
    void stop();

Q_SIGNALS:
    void jobFinished();

private:
    struct Progress
    {
        std::atomic<qint64> done{0};
        std::atomic<qint64> total{0};
        std::atomic<bool> checking{false};
    };
    struct Job
    {
        JobRecord record;
        BackupRecord backup;         //!< made or read
        DeploymentRecord deployment; //!< read or made
        std::shared_ptr<Progress> progress = std::make_shared<Progress>();
        std::jthread thread;
    };
    struct Ended
    {
        JobId id;
        Result<CopyResult> result;
    };
    class Watcher;

    void enqueue(JobRecord record, BackupRecord backup, DeploymentRecord deployment);
    void startWaiting();
    void run(Job &job);
    void notePhase(JobId id, JobRecord::Phase phase);
    void collect();
    [[nodiscard]] Result<void> conclude(Job &job, const Result<CopyResult> &result);
    [[nodiscard]] Result<void> concludeBackup(Job &job, const CopyResult &result);
    [[nodiscard]] Result<void> recordFailure(Job &job, const Error &error);
    [[nodiscard]] QSet<BackupId> inUse() const; //!< read by a restore
    void expireReleased(ServiceId deployment);  //!< what retention had to leave because a restore read it
    void sweep();

    Catalogue &m_catalogue;
    const StateDirectory &m_state;
    const Clock &m_clock;
    JobLimits m_limits;
    std::map<JobId, Job> m_jobs; //!< waiting, running and not yet recorded
    std::deque<JobId> m_waiting;
    size_t m_running = 0;
    std::mutex m_mutex;
    std::deque<Ended> m_ended; //!< guarded by m_mutex
    QTimer m_retry;            //!< a result that the catalogue could not take (disk full) is offered again
};

//! Why a job is failed that the end of the host cut off in this phase.
[[nodiscard]] QString stoppedDuring(JobRecord::Phase phase);

} // namespace kustos::host
