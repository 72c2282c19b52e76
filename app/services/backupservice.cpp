// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/backupservice.h"

#include "services/backupcourse.h"
#include "services/coursequeues.h"
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
    explicit Private(CourseContext c)
        : context(c)
        , courses(c.operations)
    {
    }

    OperationId add(Operation::Kind kind, const ServiceKey &service, const BackupId &backup,
                    const QString &argument);
    OperationCourse *makeCourse(const Operation &operation);
    [[nodiscard]] const Operation *running(Operation::Kind kind, const ServiceKey &service,
                                           const BackupId &backup = {}) const;
    [[nodiscard]] const ServiceRecord *record(const ServiceKey &key) const
    {
        return context.inventory.record(key);
    }

    CourseContext context;
    QHash<ConnectionId, Provider *> providers;
    CourseQueues courses;
};

const Operation *BackupService::Private::running(Operation::Kind kind, const ServiceKey &service,
                                                 const BackupId &backup) const
{
    return courses.running([&](const Operation &operation) {
        return operation.kind == kind && operation.target == service &&
               (backup.isEmpty() || operation.backup == backup);
    });
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
    courses.add(course);
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
        courses.enqueue(course);
    }
    return id;
}

BackupService::BackupService(Inventory &inventory, OperationRegister &operations, Poller &poller,
                             net::Downloader &downloader, const Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(CourseContext{inventory, operations, poller, downloader, clock}))
{
    connect(&poller, &Poller::roundEnded, &d->courses, &CourseQueues::roundEnded);
    connect(&d->courses, &CourseQueues::noticed, this, &BackupService::noticed);
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
    if (Course *course = d->courses.find(operation))
        course->cancel();
}

void BackupService::resumeEarlier()
{
    const QList<Operation> operations = d->context.operations.all();
    for (const Operation &operation : operations) {
        if (operation.ended() || d->courses.find(operation.id) != nullptr)
            continue;
        OperationCourse *course = d->makeCourse(operation);
        if (course == nullptr)
            continue; // its connection is not there; it stays unknown
        if (operation.kind != Operation::Kind::Download)
            d->courses.follow(course);
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
