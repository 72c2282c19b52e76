// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/provider.h"

#include <QCoroFuture>
#include <QHash>
#include <QPromise>
#include <QSet>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>

namespace kustos::test {

//! A service in memory. It answers from what is in its lists; errors and pauses are set from outside.
class ScriptedProvider final : public Provider
{
public:
    QList<DatabaseService> allServices;
    QList<RestorePoint> allBackups;
    QList<Job> allJobs;
    std::optional<Error> listError;   //!< of services()
    std::optional<Error> backupError; //!< of backups() and jobs()
    QSet<ServiceId> broken;           //!< whose jobs() alone fail
    QHash<ServiceId, int> asked;      //!< how often for jobs()
    std::optional<Error> startError;  //!< startBackup() fails with it, but does what arrivesAnyway says
    std::optional<Error> restoreError;
    bool arrivesAnyway = false;
    bool holdAnswers = false; //!< services() and startBackup() do not answer until release()
    QList<DownloadSource> links;
    std::function<QDateTime()> time = [] { return QDateTime::currentDateTimeUtc(); };

    int listed = 0;
    int readBackups = 0;
    int starts = 0;
    int restores = 0;
    int linksAsked = 0;
    int inFlight = 0;
    int mostInFlight = 0;

    void release()
    {
        holdAnswers = false;
        const auto waiting = std::exchange(m_waiting, {});
        for (const auto &promise : waiting)
            promise->finish();
    }
    ~ScriptedProvider() override
    {
        *m_alive = false;
        release();
    }

    QCoro::Task<Result<Account>> account(std::stop_token) override { co_return Account(); }

    QCoro::Task<Result<QList<DatabaseService>>> services(std::stop_token) override
    {
        ++listed;
        mostInFlight = std::max(mostInFlight, ++inFlight);
        const Result<QList<DatabaseService>> answer =
            listError ? Result<QList<DatabaseService>>(std::unexpected(*listError)) : allServices;
        const auto alive = m_alive;
        co_await turn();
        if (*alive)
            --inFlight;
        co_return answer;
    }

    QCoro::Task<Result<DatabaseService>> service(ServiceId, std::stop_token) override
    {
        co_return failure(Error::Kind::NotFound);
    }

    QCoro::Task<Result<QList<RestorePoint>>> backups(ServiceId, std::stop_token) override
    {
        ++readBackups;
        if (backupError)
            co_return std::unexpected(*backupError);
        co_return Result<QList<RestorePoint>>(allBackups);
    }

    QCoro::Task<Result<QList<Job>>> jobs(ServiceId id, std::stop_token) override
    {
        ++asked[id];
        if (backupError)
            co_return std::unexpected(*backupError);
        if (broken.contains(id))
            co_return failure(Error::Kind::Server);
        co_return Result<QList<Job>>(allJobs);
    }

    QCoro::Task<Result<Job>> job(JobId id, std::stop_token) override
    {
        const auto found = std::ranges::find(allJobs, id, &Job::id);
        if (found == allJobs.end())
            co_return failure(Error::Kind::NotFound);
        co_return Result<Job>(*found);
    }

    QCoro::Task<Result<DownloadSource>> downloadSource(ServiceId, BackupId, std::stop_token) override
    {
        ++linksAsked;
        if (links.isEmpty())
            co_return failure(Error::Kind::NotFound);
        co_return Result<DownloadSource>(links.size() > 1 ? links.takeFirst() : links.first());
    }

    QCoro::Task<Result<Job>> startBackup(ServiceId service, std::stop_token) override
    {
        ++starts;
        const Job job = newJob(service, Job::Kind::Backup);
        if (!startError || arrivesAnyway)
            allJobs.prepend(job);
        const auto error = startError;
        co_await turn();
        if (error)
            co_return std::unexpected(*error);
        co_return Result<Job>(job);
    }

    QCoro::Task<Result<RestoreStarted>> restore(ServiceId, BackupId, QString name, std::stop_token) override
    {
        ++restores;
        DatabaseService made;
        made.id = ServiceId(QStringLiteral("made-%1").arg(restores));
        made.name = name;
        made.createdAt = time();
        made.state = DatabaseService::State::Provisioning;
        const Job job = newJob(made.id, Job::Kind::Restore);
        made.provisionJob = job.id;
        if (!restoreError || arrivesAnyway) {
            allServices.append(made);
            allJobs.prepend(job);
        }
        if (restoreError)
            co_return std::unexpected(*restoreError);
        co_return RestoreStarted{made, job.id};
    }

    bool keepsOneOnDemandBackup(const DatabaseService &) const override { return true; }
    QString restoreCommand(ServiceId, BackupId, QString name) const override
    {
        return QStringLiteral("restore ") + name;
    }
    QString backupCommand(ServiceId) const override { return QStringLiteral("back up"); }

    //! The service goes on with its newest job.
    void progress(int permille)
    {
        allJobs.first().state = Job::State::Running;
        allJobs.first().permille = permille;
        allJobs.first().updatedAt = time();
    }
    void end(Job::State state, const QString &detail = {})
    {
        allJobs.first().state = state;
        allJobs.first().detail = detail;
        allJobs.first().updatedAt = time();
    }
    RestorePoint &listBackup(const char *id, RestorePoint::State state,
                             BackupKind kind = BackupKind::OnDemand)
    {
        RestorePoint point;
        point.id = BackupId(QString::fromLatin1(id));
        point.name = QStringLiteral("backup ") + QString::fromLatin1(id);
        point.kind = kind;
        point.state = state;
        point.createdAt = time();
        point.downloadable = point.restorable = state == RestorePoint::State::Complete;
        allBackups.prepend(point);
        return allBackups.first();
    }

private:
    Job newJob(const ServiceId &service, Job::Kind kind)
    {
        Job job;
        job.id = JobId(QStringLiteral("job-%1").arg(++m_jobs));
        job.service = service;
        job.kind = kind;
        job.state = Job::State::Waiting;
        job.createdAt = job.updatedAt = time();
        return job;
    }
    QCoro::Task<void> turn()
    {
        if (!holdAnswers)
            co_return;
        const auto promise = std::make_shared<QPromise<void>>();
        promise->start();
        m_waiting.append(promise);
        const QFuture<void> released = promise->future();
        co_await released;
    }

    int m_jobs = 0;
    QList<std::shared_ptr<QPromise<void>>> m_waiting;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace kustos::test
