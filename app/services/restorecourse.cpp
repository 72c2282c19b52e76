// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/restorecourse.h"

#include <algorithm>

namespace kustos {

void RestoreCourse::begin()
{
    watch();
    change([](Operation &operation) { operation.state = Operation::State::Intent; });
    persist([this] {
        QCoro::connect(provider().services(endOfThis()), this,
                       [this](const Result<QList<DatabaseService>> &services) {
                           if (operation().ended())
                               return;
                           if (services)
                               noteAndSend(*services);
                           else
                               fail(services.error());
                       });
    });
}

void RestoreCourse::noteAndSend(const QList<DatabaseService> &services)
{
    QSet<ServiceId> known;
    QDateTime newest;
    for (const DatabaseService &service : services) {
        known.insert(service.id);
        newest = std::max(newest, service.createdAt);
    }
    m_known = known;
    change([&](Operation &operation) {
        operation.newestBefore = newest;
        operation.state = Operation::State::Sent;
    });
    persist([this] { send(); });
}

void RestoreCourse::send()
{
    const Operation wanted = operation();
    QCoro::connect(provider().restore(wanted.target.service, wanted.backup, wanted.argument, endOfThis()),
                   this, [this](const Result<RestoreStarted> &answer) { answered(answer); });
}

void RestoreCourse::answered(const Result<RestoreStarted> &answer)
{
    if (operation().ended())
        return;
    if (!answer && answer.error().kind != Error::Kind::OutcomeUnknown) {
        fail(answer.error());
        return;
    }
    change([&](Operation &operation) {
        if (answer) {
            operation.state = Operation::State::Running;
            operation.created = answer->service.id;
            operation.job = answer->job;
        } else {
            operation.state = Operation::State::Unknown;
            operation.error = answer.error();
        }
    });
    keep();
    if (answer)
        tell(Notice::Kind::RestoreInitiated, operation().argument);
    else
        tell(Notice::Kind::OutcomeUnknown, operation().argument, answer.error());
    context().poller.refresh(target().connection);
}

void RestoreCourse::resume()
{
    watch();
    context().poller.refresh(target().connection);
}

void RestoreCourse::roundEnded()
{
    const Operation::State state = operation().state;
    if (state != Operation::State::Running && state != Operation::State::Unknown)
        return;
    const Connection *connection = context().inventory.connection(target().connection);
    // Only a list that was really read again says anything.
    if (connection == nullptr || connection->reading.state != Reading::State::Current ||
        connection->reading.readAt == m_judged)
        return;
    m_judged = connection->reading.readAt;
    if (operation().created.isEmpty())
        lookUp();
    else if (operation().job.isEmpty())
        finishFromList();
    else
        askForJob();
}

void RestoreCourse::lookUp()
{
    const Operation wanted = operation();
    for (const ServiceKey &key : context().inventory.services(wanted.target.connection)) {
        const DatabaseService service = context().inventory.record(key)->service;
        const bool isNew = m_known
                               ? !m_known->contains(service.id)
                               : !wanted.newestBefore.isValid() || service.createdAt > wanted.newestBefore;
        if (!isNew || service.name != wanted.argument)
            continue;
        change([&](Operation &operation) {
            operation.created = service.id;
            operation.job = service.provisionJob;
            operation.state = Operation::State::Running;
            operation.error.reset();
        });
        keep();
        tell(Notice::Kind::RestoreInitiated, wanted.argument);
        finishFromList();
        return;
    }
    if (surelyAbsent())
        fail(Error{Error::Kind::OutcomeUnknown, Error::Cause::NotFoundByReading, 0, {}, std::nullopt});
}

void RestoreCourse::askForJob()
{
    if (m_asking)
        return;
    m_asking = true;
    QCoro::connect(provider().job(operation().job, endOfThis()), this, [this](const Result<Job> &job) {
        m_asking = false;
        if (!operation().ended())
            follow(job);
    });
}

void RestoreCourse::follow(const Result<Job> &job)
{
    if (!job) {
        if (job.error().kind == Error::Kind::NotFound)
            finishFromList(); // the service forgot the job; the list alone tells
        return;
    }
    if (job->state == Job::State::Failed) {
        fail(Error{Error::Kind::Rejected, Error::Cause::None, 0, job->detail, std::nullopt, job->code});
        return;
    }
    change([&](Operation &operation) {
        operation.state = Operation::State::Running;
        operation.permille = job->permille;
        operation.checking = job->phase == Job::Phase::Checking;
    });
    if (job->state == Job::State::Complete)
        finishFromList();
}

const ServiceRecord *RestoreCourse::created()
{
    return context().inventory.record(ServiceKey{target().connection, operation().created});
}

void RestoreCourse::finishFromList()
{
    const ServiceRecord *record = created();
    if (record == nullptr) {
        // The job is over, or the service forgot it, and no list shows what it made.
        if (surelyAbsent())
            fail(Error{Error::Kind::Server, Error::Cause::NotFoundByReading, 0, {}, std::nullopt});
        return;
    }
    if (record->service.state == DatabaseService::State::Failed)
        fail(Error{Error::Kind::Rejected, Error::Cause::None, 0, {}, std::nullopt});
    else if (record->service.state == DatabaseService::State::Available)
        done(Notice::Kind::RestoreDone, operation().argument);
}

} // namespace kustos
