// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/recordjson.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <utility>

namespace kustos {

namespace {

constexpr std::array<std::pair<BackupKind, const char *>, 5> kindWords{{
    {BackupKind::OnDemand, "on-demand"},
    {BackupKind::Daily, "daily"},
    {BackupKind::Weekly, "weekly"},
    {BackupKind::Monthly, "monthly"},
    {BackupKind::Unknown, "unknown"},
}};

constexpr std::array<std::pair<RestorePoint::State, const char *>, 5> pointWords{{
    {RestorePoint::State::Waiting, "waiting"},
    {RestorePoint::State::Running, "running"},
    {RestorePoint::State::Complete, "complete"},
    {RestorePoint::State::Failed, "failed"},
    {RestorePoint::State::Unknown, "unknown"},
}};

constexpr std::array<std::pair<DatabaseService::State, const char *>, 4> serviceWords{{
    {DatabaseService::State::Available, "available"},
    {DatabaseService::State::Provisioning, "provisioning"},
    {DatabaseService::State::Failed, "failed"},
    {DatabaseService::State::Unknown, "unknown"},
}};

template <class Words, class E> QString wordOf(const Words &words, E value)
{
    const auto found = std::ranges::find(words, value, [](const auto &entry) { return entry.first; });
    return found == words.end() ? QString() : QString::fromLatin1(found->second);
}

template <class Words> auto valueOf(const Words &words, const QString &word)
{
    const auto found =
        std::ranges::find_if(words, [&](const auto &entry) { return word == QLatin1String(entry.second); });
    return found == words.end() ? words.back().first : found->first; // the last one is Unknown
}

QString text(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString();
}

QDateTime time(const QJsonObject &object, const char *key)
{
    return QDateTime::fromString(text(object, key), Qt::ISODateWithMs).toUTC();
}

void put(QJsonObject &object, const char *key, const QString &value)
{
    if (!value.isEmpty())
        object.insert(QLatin1String(key), value);
}

void put(QJsonObject &object, const char *key, const std::optional<QDateTime> &value)
{
    if (value && value->isValid())
        object.insert(QLatin1String(key), value->toUTC().toString(Qt::ISODateWithMs));
}

void put(QJsonObject &object, const char *key, const std::optional<ByteSize> &value)
{
    if (value)
        object.insert(QLatin1String(key), value->bytes());
}

std::optional<QDateTime> optionalTime(const QJsonObject &object, const char *key)
{
    const QDateTime value = time(object, key);
    return value.isValid() ? std::optional(value) : std::nullopt;
}

std::optional<ByteSize> optionalSize(const QJsonObject &object, const char *key)
{
    const QJsonValue value = object.value(QLatin1String(key));
    return value.isDouble() ? std::optional(ByteSize(value.toInteger())) : std::nullopt;
}

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
    put(object, "created_at", std::optional(point.createdAt));
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
    point.kind = valueOf(kindWords, text(object, "kind"));
    point.rawKind = text(object, "raw_kind");
    point.state = valueOf(pointWords, text(object, "state"));
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
    put(object, "created_at", std::optional(service.createdAt));
    put(object, "state", wordOf(serviceWords, service.state));
    put(object, "usage", service.usage);
    put(object, "restore_prefix", service.restorePrefix);
    put(object, "read_at", std::optional(record.reading.readAt));
    if (service.nextBackup) {
        put(object, "next_at", std::optional(service.nextBackup->at));
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
    service.state = valueOf(serviceWords, text(object, "state"));
    service.usage = optionalSize(object, "usage");
    service.restorePrefix = text(object, "restore_prefix");
    if (const auto at = optionalTime(object, "next_at"))
        service.nextBackup = PlannedBackup{*at, valueOf(kindWords, text(object, "next_kind"))};
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
