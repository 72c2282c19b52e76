// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/recordjson.h"

#include "services/jsonfields.h"

#include <QJsonArray>

namespace kustos {

namespace {

using namespace json;

constexpr Words<BackupKind, 5> kindWords{{
    {BackupKind::OnDemand, "on-demand"},
    {BackupKind::Daily, "daily"},
    {BackupKind::Weekly, "weekly"},
    {BackupKind::Monthly, "monthly"},
    {BackupKind::Unknown, "unknown"},
}};

constexpr Words<RestorePoint::State, 5> pointWords{{
    {RestorePoint::State::Waiting, "waiting"},
    {RestorePoint::State::Running, "running"},
    {RestorePoint::State::Complete, "complete"},
    {RestorePoint::State::Failed, "failed"},
    {RestorePoint::State::Unknown, "unknown"},
}};

constexpr Words<DatabaseService::State, 4> serviceWords{{
    {DatabaseService::State::Available, "available"},
    {DatabaseService::State::Provisioning, "provisioning"},
    {DatabaseService::State::Failed, "failed"},
    {DatabaseService::State::Unknown, "unknown"},
}};

QJsonObject pointToJson(const RestorePoint &point)
{
    QJsonObject object;
    put(object, "id", point.id.text());
    put(object, "name", point.name);
    put(object, "kind", wordOf(kindWords, point.kind));
    put(object, "raw_kind", point.rawKind);
    put(object, "state", wordOf(pointWords, point.state));
    put(object, "raw_state", point.rawState);
    object.insert(QLatin1String("downloadable"), point.downloadable);
    object.insert(QLatin1String("restorable"), point.restorable);
    put(object, "created_at", point.createdAt);
    put(object, "moment", point.moment);
    put(object, "size", point.size);
    put(object, "sha256", QString::fromLatin1(point.sha256));
    put(object, "expires_at", point.expiresAt);
    return object;
}

RestorePoint pointFromJson(const QJsonObject &object, const ServiceId &service)
{
    RestorePoint point;
    point.id = BackupId(text(object, "id"));
    point.service = service;
    point.name = text(object, "name");
    point.kind = valueOrLast(kindWords, text(object, "kind"));
    point.rawKind = text(object, "raw_kind");
    point.state = valueOrLast(pointWords, text(object, "state"));
    point.rawState = text(object, "raw_state");
    point.downloadable = object.value(QLatin1String("downloadable")).toBool();
    point.restorable = object.value(QLatin1String("restorable")).toBool();
    point.createdAt = time(object, "created_at");
    point.moment = optionalTime(object, "moment");
    point.size = optionalSize(object, "size");
    point.sha256 = text(object, "sha256").toLatin1();
    point.expiresAt = optionalTime(object, "expires_at");
    return point;
}

} // namespace

QJsonObject recordToJson(const ServiceRecord &record)
{
    const DatabaseService &service = record.service;
    QJsonObject object;
    put(object, "id", service.id.text());
    put(object, "name", service.name);
    put(object, "type", service.type);
    put(object, "version", service.version);
    put(object, "place", service.place);
    put(object, "created_at", service.createdAt);
    put(object, "state", wordOf(serviceWords, service.state));
    put(object, "usage", service.usage);
    put(object, "restore_prefix", service.restorePrefix);
    put(object, "read_at", record.reading.readAt);
    if (service.nextBackup) {
        put(object, "next_at", service.nextBackup->at);
        put(object, "next_kind", wordOf(kindWords, service.nextBackup->kind));
    }
    QJsonArray backups;
    for (const RestorePoint &point : record.backups)
        backups.append(pointToJson(point));
    object.insert(QLatin1String("backups"), backups);
    return object;
}

std::optional<ServiceRecord> recordFromJson(const QJsonObject &object)
{
    ServiceRecord record;
    DatabaseService &service = record.service;
    service.id = ServiceId(text(object, "id"));
    if (service.id.isEmpty())
        return std::nullopt;
    service.name = text(object, "name");
    service.type = text(object, "type");
    service.version = text(object, "version");
    service.place = text(object, "place");
    service.createdAt = time(object, "created_at");
    service.state = valueOrLast(serviceWords, text(object, "state"));
    service.usage = optionalSize(object, "usage");
    service.restorePrefix = text(object, "restore_prefix");
    if (const auto at = optionalTime(object, "next_at"))
        service.nextBackup = PlannedBackup{*at, valueOrLast(kindWords, text(object, "next_kind"))};
    record.reading.readAt = time(object, "read_at");
    const QJsonArray backups = object.value(QLatin1String("backups")).toArray();
    for (const QJsonValue &value : backups) {
        RestorePoint point = pointFromJson(value.toObject(), service.id);
        if (!point.id.isEmpty())
            record.backups.append(std::move(point));
    }
    return record;
}

} // namespace kustos
