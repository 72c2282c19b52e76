// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/backupcourse.h"

#include <algorithm>

namespace kustos {

namespace {

constexpr std::chrono::minutes listMayLag{2}; //!< between a job's end and its backup in the list

bool mayBeOnDemand(BackupKind kind)
{
    return kind == BackupKind::OnDemand || kind == BackupKind::Unknown;
}

bool isNewer(const QDateTime &time, const QDateTime &before)
{
    return !before.isValid() || time > before;
}

} // namespace

void BackupCourse::begin()
{
    watch();
    change([](Operation &operation) { operation.state = Operation::State::Intent; });
    persist([this] {
        // What is there is noted from a fresh reading: a backup that somebody else made meanwhile is not
        // ours.
        QCoro::connect(context().poller.readNow(target()), this, [this](const Result<void> &read) {
            if (operation().ended())
                return;
            if (read)
                noteAndSend();
            else
                fail(read.error());
        });
    });
}

void BackupCourse::noteAndSend()
{
    const ServiceRecord *record = context().inventory.record(target());
    if (record == nullptr) {
        fail(Error{Error::Kind::NotFound, Error::Cause::None, 0, {}, std::nullopt});
        return;
    }
    Known known;
    QDateTime newest;
    for (const Job &job : record->jobs) {
        known.jobs.insert(job.id);
        newest = std::max(newest, job.createdAt);
    }
    for (const RestorePoint &point : record->backups) {
        known.backups.insert(point.id);
        newest = std::max(newest, point.createdAt);
    }
    m_known = known;
    m_judged = record->reading.readAt;
    change([&](Operation &operation) {
        operation.newestBefore = newest;
        operation.state = Operation::State::Sent;
    });
    persist([this] { send(); });
}

void BackupCourse::send()
{
    QCoro::connect(provider().startBackup(target().service, endOfThis()), this,
                   [this](const Result<Job> &answer) { answered(answer); });
}

void BackupCourse::answered(const Result<Job> &answer)
{
    if (operation().ended())
        return;
    if (answer) {
        adopt(*answer);
        tell(Notice::Kind::BackupInitiated);
    } else if (answer.error().kind == Error::Kind::OutcomeUnknown) {
        change([&](Operation &operation) {
            operation.state = Operation::State::Unknown;
            operation.error = answer.error();
        });
        keep();
        tell(Notice::Kind::OutcomeUnknown, {}, answer.error());
    } else {
        fail(answer.error());
        return;
    }
    read();
}

void BackupCourse::adopt(const Job &job)
{
    change([&](Operation &operation) {
        operation.job = job.id;
        operation.state = Operation::State::Running;
        operation.permille = job.permille;
        operation.error.reset();
    });
    keep();
    context().inventory.applyJob(target(), job);
}

void BackupCourse::resume()
{
    watch();
    read();
}

void BackupCourse::roundEnded()
{
    const Operation::State state = operation().state;
    if (state != Operation::State::Running && state != Operation::State::Unknown)
        return;
    const ServiceRecord *record = context().inventory.record(target());
    if (record == nullptr) {
        serviceIsGone();
        return;
    }
    const bool fresh = record->reading.state == Reading::State::Current && record->reading.readAt > m_judged;
    if (fresh)
        judge();
    else
        read();
}

void BackupCourse::serviceIsGone()
{
    // Removed elsewhere while its backup ran. One list without it may be a slip of the service.
    const Connection *connection = context().inventory.connection(target().connection);
    if (connection != nullptr && connection->reading.state == Reading::State::Current && surelyAbsent())
        fail(Error{Error::Kind::NotFound, Error::Cause::None, 0, {}, std::nullopt});
}

void BackupCourse::read()
{
    if (m_reading)
        return;
    m_reading = true;
    QCoro::connect(context().poller.readNow(target()), this, [this](const Result<void> &result) {
        m_reading = false;
        if (result && !operation().ended())
            judge();
    });
}

void BackupCourse::judge()
{
    const ServiceRecord *record = context().inventory.record(target());
    if (record == nullptr)
        return; // the list of services has not been read yet, or the service is gone: see roundEnded()
    m_judged = record->reading.readAt;
    if (operation().job.isEmpty()) {
        lookUp(*record);
        return;
    }
    const auto job = std::ranges::find(record->jobs, operation().job, &Job::id);
    if (job == record->jobs.end())
        askForJob();
    else
        follow(Job(*job)); // a copy: what follows may change the record
}

void BackupCourse::follow(const Job &job)
{
    if (job.state == Job::State::Failed) {
        fail(Error{Error::Kind::Rejected, Error::Cause::None, 0, job.detail, std::nullopt, job.code});
        return;
    }
    const ServiceRecord *record = context().inventory.record(target());
    const RestorePoint *point = record == nullptr ? nullptr : newBackup(*record);
    change([&](Operation &operation) {
        operation.state = Operation::State::Running;
        operation.permille = job.permille;
        operation.checking = job.phase == Job::Phase::Checking;
        if (point != nullptr)
            operation.backup = point->id;
    });
    if (job.state == Job::State::Complete && record != nullptr)
        finishFromList(*record);
}

void BackupCourse::finishFromList(const ServiceRecord &record)
{
    const RestorePoint *point = newBackup(record);
    if (point != nullptr && point->state == RestorePoint::State::Complete) {
        const RestorePoint made = *point;
        change([&](Operation &operation) {
            operation.backup = made.id;
            operation.permille = 1000;
            operation.bytesTotal = made.size;
        });
        done(Notice::Kind::BackupDone, made.name);
        return;
    }
    if (point != nullptr && point->state == RestorePoint::State::Failed) {
        fail(Error{Error::Kind::Rejected, Error::Cause::None, 0, {}, std::nullopt});
        return;
    }
    if (point != nullptr)
        return; // it is being made
    const auto now = context().clock.monotonic();
    if (!m_completeSince)
        m_completeSince = now;
    if (now - *m_completeSince >= listMayLag)
        fail(Error{Error::Kind::Server, Error::Cause::NotFoundByReading, 0, {}, std::nullopt});
}

void BackupCourse::lookUp(const ServiceRecord &record)
{
    const auto job = std::ranges::find_if(record.jobs, [this](const Job &candidate) {
        return candidate.kind == Job::Kind::Backup && mayBeOnDemand(candidate.backupKind) && isNew(candidate);
    });
    if (job != record.jobs.end()) {
        const Job found = *job;
        adopt(found);
        tell(Notice::Kind::BackupFoundByReading);
        follow(found);
        return;
    }
    const RestorePoint *point = newBackup(record);
    if (point != nullptr && point->kind == BackupKind::OnDemand) {
        adopt(*point);
        finishFromList(record);
        return;
    }
    if (surelyAbsent())
        fail(Error{Error::Kind::OutcomeUnknown, Error::Cause::NotFoundByReading, 0, {}, std::nullopt});
}

void BackupCourse::adopt(const RestorePoint &point)
{
    if (operation().backup == point.id)
        return; // told already; its job is not listed
    const RestorePoint found = point;
    change([&](Operation &operation) {
        operation.backup = found.id;
        operation.state = Operation::State::Running;
        operation.error.reset();
    });
    keep();
    tell(Notice::Kind::BackupFoundByReading, found.name);
}

void BackupCourse::askForJob()
{
    if (m_asking)
        return;
    m_asking = true;
    QCoro::connect(provider().job(operation().job, endOfThis()), this, [this](const Result<Job> &job) {
        m_asking = false;
        if (operation().ended())
            return;
        const ServiceRecord *record = context().inventory.record(target());
        if (job)
            follow(*job);
        else if (job.error().kind == Error::Kind::NotFound && record != nullptr)
            finishFromList(*record); // the service forgot the job; the list alone tells
    });
}

bool BackupCourse::isNew(const Job &job) const
{
    return m_known ? !m_known->jobs.contains(job.id) : isNewer(job.createdAt, operation().newestBefore);
}

bool BackupCourse::isNew(const RestorePoint &point) const
{
    return m_known ? !m_known->backups.contains(point.id)
                   : isNewer(point.createdAt, operation().newestBefore);
}

const RestorePoint *BackupCourse::newBackup(const ServiceRecord &record) const
{
    const auto point = std::ranges::find_if(record.backups, [this](const RestorePoint &candidate) {
        return mayBeOnDemand(candidate.kind) && isNew(candidate);
    });
    return point == record.backups.end() ? nullptr : &*point;
}

} // namespace kustos
