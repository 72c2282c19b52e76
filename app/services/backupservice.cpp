// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/backupservice.h"

#include "services/backupcourse.h"
#include "services/downloadcourse.h"
#include "services/inventory.h"
#include "services/obstacles.h"
#include "services/operationregister.h"
#include "services/poller.h"
#include "services/restorecourse.h"

#include <algorithm>

namespace kustos {

struct BackupService::Private
{
    Private(BackupService &service, CourseContext c)
        : q(service)
        , context(c)
    {
    }
    ~Private()
    {
        // Without their signals: nobody must hear of courses that end because everything does.
        for (OperationCourse *course : std::as_const(courses)) {
            course->disconnect(&q);
            delete course;
        }
    }

    OperationId add(Operation::Kind kind, const ServiceKey &service, const BackupId &backup,
                    const QString &argument);
    OperationCourse *makeCourse(const Operation &operation);
    void enqueue(OperationCourse *course);
    void courseEnded(const OperationId &id);
    [[nodiscard]] const Operation *running(Operation::Kind kind, const ServiceKey &service,
                                           const BackupId &backup = {}) const;
    [[nodiscard]] const ServiceRecord *record(const ServiceKey &key) const
    {
        return context.inventory.record(key);
    }

    BackupService &q;
    CourseContext context;
    QHash<ConnectionId, Provider *> providers;
    QHash<OperationId, OperationCourse *> courses;
    QHash<ServiceKey, QList<OperationCourse *>> queues; //!< changes of one service; the first one runs
};

const Operation *BackupService::Private::running(Operation::Kind kind, const ServiceKey &service,
                                                 const BackupId &backup) const
{
    for (const OperationCourse *course : courses) {
        const Operation &operation = course->operation();
        if (operation.kind == kind && operation.target == service && !operation.ended() &&
            (backup.isEmpty() || operation.backup == backup))
            return &operation;
    }
    return nullptr;
}

OperationCourse *BackupService::Private::makeCourse(const Operation &operation)
{
    Provider *provider = providers.value(operation.target.connection);
    if (provider == nullptr)
        return nullptr;
    OperationCourse *course = nullptr;
    switch (operation.kind) {
    case Operation::Kind::BackUp:
        course = new BackupCourse(context, *provider, operation.id);
        break;
    case Operation::Kind::Restore:
        course = new RestoreCourse(context, *provider, operation.id);
        break;
    case Operation::Kind::Download:
        course = new DownloadCourse(context, *provider, operation.id);
        break;
    default:
        return nullptr; // of a virtual machine
    }
    course->setParent(&q); // ended ones that wait for their deletion go with the service at the latest
    courses.insert(operation.id, course);
    QObject::connect(course, &OperationCourse::noticed, &q, &BackupService::noticed);
    QObject::connect(course, &OperationCourse::ended, &q, [this, id = operation.id] { courseEnded(id); });
    return course;
}

OperationId BackupService::Private::add(Operation::Kind kind, const ServiceKey &service,
                                        const BackupId &backup, const QString &argument)
{
    Operation operation;
    operation.kind = kind;
    operation.target = service;
    operation.backup = backup;
    operation.argument = argument;
    if (const ServiceRecord *known = record(service))
        operation.targetName = known->service.name;
    const OperationId id = context.operations.add(operation);
    OperationCourse *course = makeCourse(*context.operations.find(id));
    if (course == nullptr) {
        Operation refused = *context.operations.find(id);
        refused.state = Operation::State::Failed;
        refused.error = Error{Error::Kind::Offline, Error::Cause::None, 0, {}, std::nullopt};
        context.operations.update(refused);
    } else if (kind == Operation::Kind::Download) {
        course->begin();
    } else {
        enqueue(course);
    }
    return id;
}

void BackupService::Private::enqueue(OperationCourse *course)
{
    QList<OperationCourse *> &queue = queues[course->operation().target];
    queue.append(course);
    if (queue.size() == 1) {
        course->begin();
        return;
    }
    Operation waiting = course->operation();
    waiting.state = Operation::State::Queued;
    context.operations.update(waiting);
    // So that the next run can say that it was never sent.
    QCoro::connect(context.operations.persist(waiting.id), &q, [](const Result<void> &) {});
}

void BackupService::Private::courseEnded(const OperationId &id)
{
    OperationCourse *course = courses.take(id);
    if (course == nullptr)
        return;
    course->deleteLater(); // it is still in the middle of its own signal
    const ServiceKey key = course->operation().target;
    QList<OperationCourse *> &queue = queues[key];
    const bool wasFirst = !queue.isEmpty() && queue.first() == course;
    queue.removeOne(course);
    if (wasFirst && !queue.isEmpty())
        queue.first()->begin();
}

BackupService::BackupService(Inventory &inventory, OperationRegister &operations, Poller &poller,
                             net::Downloader &downloader, const Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, CourseContext{inventory, operations, poller, downloader, clock}))
{
    connect(&poller, &Poller::roundEnded, this, [this](const ConnectionId &connection) {
        const auto courses = d->courses.values(); // a copy: a course may end in its turn
        for (OperationCourse *course : courses) {
            if (course->operation().target.connection == connection && !course->operation().ended())
                course->roundEnded();
        }
    });
}

BackupService::~BackupService() = default;

void BackupService::addProvider(const ConnectionId &connection, Provider &provider)
{
    d->providers.insert(connection, &provider);
}

OperationId BackupService::backUpNow(const ServiceKey &service)
{
    // A second press while the first one runs means the same backup.
    if (const Operation *running = d->running(Operation::Kind::BackUp, service))
        return running->id;
    return d->add(Operation::Kind::BackUp, service, {}, {});
}

OperationId BackupService::restore(const ServiceKey &service, const BackupId &backup, const QString &newName)
{
    return d->add(Operation::Kind::Restore, service, backup, newName);
}

OperationId BackupService::download(const ServiceKey &service, const BackupId &backup,
                                    const QString &directory)
{
    if (const Operation *running = d->running(Operation::Kind::Download, service, backup))
        return running->id;
    return d->add(Operation::Kind::Download, service, backup, directory);
}

void BackupService::cancel(const OperationId &operation)
{
    if (OperationCourse *course = d->courses.value(operation))
        course->cancel();
}

void BackupService::resumeEarlier()
{
    const QList<Operation> operations = d->context.operations.all();
    for (const Operation &operation : operations) {
        if (operation.ended() || d->courses.contains(operation.id))
            continue;
        OperationCourse *course = d->makeCourse(operation);
        if (course == nullptr)
            continue; // its connection is not there; it stays unknown
        if (operation.kind != Operation::Kind::Download)
            d->queues[operation.target].append(course);
        course->resume();
    }
}

Obstacle BackupService::obstacleToBackUp(const ServiceKey &service) const
{
    if (const Obstacle obstacle = obstacleOfService(d->context.inventory, service);
        obstacle != Obstacle::None)
        return obstacle;
    const auto makesBackup = [](const Job &job) {
        return job.kind == Job::Kind::Backup &&
               (job.state == Job::State::Running || job.state == Job::State::Waiting);
    };
    const bool running = d->running(Operation::Kind::BackUp, service) != nullptr ||
                         std::ranges::any_of(d->record(service)->jobs, makesBackup);
    return running ? Obstacle::JobRunning : Obstacle::None;
}

Obstacle BackupService::obstacleToDownload(const ServiceKey &service, const BackupId &backup) const
{
    return obstacleOfBackup(d->context.inventory, service, backup, BackupUse::Download);
}

Obstacle BackupService::obstacleToRestore(const ServiceKey &service, const BackupId &backup) const
{
    return obstacleOfBackup(d->context.inventory, service, backup, BackupUse::Restore);
}

std::optional<RestorePoint> BackupService::displacedByBackUp(const ServiceKey &service) const
{
    const ServiceRecord *record = d->record(service);
    const Provider *provider = d->providers.value(service.connection);
    if (record == nullptr || provider == nullptr || !provider->keepsOneOnDemandBackup(record->service))
        return std::nullopt;
    const auto displaced = std::ranges::find_if(record->backups, [](const RestorePoint &point) {
        return point.kind == BackupKind::OnDemand && point.state == RestorePoint::State::Complete;
    });
    return displaced == record->backups.end() ? std::nullopt : std::optional(*displaced);
}

QString BackupService::defaultRestoreName(const ServiceKey &service) const
{
    const ServiceRecord *record = d->record(service);
    const QString prefix = record == nullptr ? QString() : record->service.restorePrefix;
    return (prefix.isEmpty() ? QStringLiteral("database-restore-") : prefix) +
           QString::number(d->context.clock.now().toSecsSinceEpoch());
}

QString BackupService::restoreCommand(const ServiceKey &service, const BackupId &backup) const
{
    const Provider *provider = d->providers.value(service.connection);
    return provider == nullptr
               ? QString()
               : provider->restoreCommand(service.service, backup, defaultRestoreName(service));
}

QString BackupService::backupCommand(const ServiceKey &service) const
{
    const Provider *provider = d->providers.value(service.connection);
    return provider == nullptr ? QString() : provider->backupCommand(service.service);
}

} // namespace kustos
