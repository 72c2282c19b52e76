// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/compose/composejson.h"

#include <QJsonDocument>

namespace kustos::compose::json {

namespace {

QString text(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString();
}

std::unexpected<Error> missing(const QString &field)
{
    return failure(Error::Kind::Protocol, Error::Cause::MissingField, field);
}

BackupKind backupKind(const QString &word)
{
    if (word == QLatin1String("on_demand"))
        return BackupKind::OnDemand;
    if (word == QLatin1String("daily"))
        return BackupKind::Daily;
    if (word == QLatin1String("weekly"))
        return BackupKind::Weekly;
    if (word == QLatin1String("monthly"))
        return BackupKind::Monthly;
    return BackupKind::Unknown;
}

template <class State> State jobState(const QString &word)
{
    if (word == QLatin1String("waiting") || word == QLatin1String("pending"))
        return State::Waiting;
    if (word == QLatin1String("running"))
        return State::Running;
    if (word == QLatin1String("complete"))
        return State::Complete;
    if (word == QLatin1String("failed"))
        return State::Failed;
    return State::Unknown;
}

DatabaseService::State serviceState(const QJsonValue &word, bool beingProvisioned)
{
    if (word == QLatin1String("available"))
        return DatabaseService::State::Available;
    if (word == QLatin1String("provisioning"))
        return DatabaseService::State::Provisioning;
    if (word == QLatin1String("failed"))
        return DatabaseService::State::Failed;
    if (word.isString())
        return DatabaseService::State::Unknown;
    // Compose itself tells no state; only the answer to a start names the job that still builds the service.
    return beingProvisioned ? DatabaseService::State::Provisioning : DatabaseService::State::Available;
}

std::optional<ByteSize> size(const QJsonValue &value)
{
    return value.isDouble() && value.toDouble() >= 0 ? std::optional(ByteSize(value.toInteger()))
                                                     : std::nullopt;
}

void addTexts(QStringList &list, const QJsonValue &value)
{
    for (const QJsonValue &entry : value.toArray()) {
        if (entry.isString() && !entry.toString().isEmpty())
            list.append(entry.toString());
    }
}

QStringList connectionStrings(const QJsonObject &strings)
{
    QStringList list;
    for (const char *key : {"direct", "cli", "maps", "ssh", "ssh_admin", "health", "admin"})
        addTexts(list, strings.value(QLatin1String(key)));
    const QJsonObject misc = strings.value(QLatin1String("misc")).toObject();
    for (const QJsonValue &entry : misc)
        addTexts(list, entry);
    return list;
}

//! Compose has no field for it; titles speak of "backup" and "restore". Only our own host says it outright.
Job::Kind jobKind(const QString &word, const QString &title)
{
    if (word == QLatin1String("backup"))
        return Job::Kind::Backup;
    if (word == QLatin1String("restore"))
        return Job::Kind::Restore;
    if (!word.isEmpty())
        return Job::Kind::Other;
    if (title.contains(QLatin1String("restore"), Qt::CaseInsensitive))
        return Job::Kind::Restore;
    return title.contains(QLatin1String("backup"), Qt::CaseInsensitive) ? Job::Kind::Backup
                                                                        : Job::Kind::Other;
}

Job::Phase jobPhase(const QString &word)
{
    if (word == QLatin1String("copying"))
        return Job::Phase::Copying;
    return word == QLatin1String("checking") ? Job::Phase::Checking : Job::Phase::Unknown;
}

//! Steps done of steps planned; a plan of none is no statement at all.
std::optional<int> progress(const QJsonObject &object)
{
    const QJsonValue total = object.value(QLatin1String("operations_total"));
    const QJsonValue done = object.value(QLatin1String("operations_complete"));
    if (!total.isDouble() || !done.isDouble() || total.toInteger() <= 0)
        return std::nullopt;
    return permille(done.toInteger(), total.toInteger());
}

QJsonObject extension(const QJsonObject &object)
{
    return object.value(QLatin1String("kustos")).toObject();
}

} // namespace

bool looksLikeHtml(const QByteArray &body)
{
    const QByteArray start = body.left(512).trimmed();
    const auto isMarkup = [](char c) {
        return c == '!' || c == '?' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    };
    return start.size() > 1 && start.front() == '<' && isMarkup(start.at(1));
}

Result<QJsonObject> object(const QByteArray &body)
{
    if (looksLikeHtml(body))
        return failure(Error::Kind::Protocol, Error::Cause::Html);
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(body, &problem);
    if (!document.isObject()) {
        return failure(Error::Kind::Protocol, Error::Cause::BadJson,
                       document.isNull() ? problem.errorString() : QString());
    }
    return document.object();
}

Result<QJsonArray> embedded(const QByteArray &body, const QString &plural)
{
    const auto whole = object(body);
    if (!whole)
        return std::unexpected(whole.error());
    const QJsonValue rows = whole->value(QLatin1String("_embedded")).toObject().value(plural);
    if (!rows.isArray())
        return missing(QLatin1String("_embedded.") + plural);
    return rows.toArray();
}

QDateTime time(const QJsonValue &value)
{
    QDateTime moment = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    if (moment.timeSpec() == Qt::LocalTime)
        moment.setTimeSpec(Qt::UTC);
    return moment.toUTC();
}

Result<Account> account(const QJsonObject &object)
{
    const QString id = text(object, "id");
    if (id.isEmpty())
        return missing(QStringLiteral("id"));
    return Account{id, text(object, "name")};
}

Result<DeploymentDetail> deployment(const QJsonObject &object)
{
    DeploymentDetail detail;
    DatabaseService &service = detail.service;
    // Confirmed for Compose.
    service.id = ServiceId(text(object, "id"));
    if (service.id.isEmpty())
        return missing(QStringLiteral("id"));
    service.name = text(object, "name");
    service.type = text(object, "type");
    service.version = text(object, "version");
    service.createdAt = time(object.value(QLatin1String("created_at")));
    service.provisionJob = JobId(text(object, "provision_recipe_id"));
    detail.full = object.contains(QLatin1String("connection_strings"));
    service.connectionStrings =
        connectionStrings(object.value(QLatin1String("connection_strings")).toObject());
    detail.clusterId = text(object, "cluster_id");
    // Our own host's addition; absent in a cloud.
    const QJsonObject more = extension(object);
    service.place = text(more, "place");
    service.usage = size(more.value(QLatin1String("usage_bytes")));
    service.state = serviceState(more.value(QLatin1String("status")), !service.provisionJob.isEmpty());
    service.restorePrefix = text(more, "restore_prefix");
    if (service.restorePrefix.isEmpty())
        service.restorePrefix = restorePrefix(service.type);
    const QJsonObject next = more.value(QLatin1String("next_backup")).toObject();
    if (const QDateTime at = time(next.value(QLatin1String("at"))); at.isValid())
        service.nextBackup = PlannedBackup{at, backupKind(text(next, "type"))};
    return detail;
}

Result<RestorePoint> backup(const QJsonObject &object)
{
    RestorePoint point;
    // Confirmed for Compose.
    point.id = BackupId(text(object, "id"));
    if (point.id.isEmpty())
        return missing(QStringLiteral("id"));
    point.service = ServiceId(text(object, "deployment_id"));
    point.name = text(object, "name");
    point.rawKind = text(object, "type");
    point.kind = backupKind(point.rawKind);
    point.rawState = text(object, "status");
    point.state = jobState<RestorePoint::State>(point.rawState);
    point.downloadable = object.value(QLatin1String("is_downloadable")).toBool();
    point.restorable = object.value(QLatin1String("is_restorable")).toBool();
    point.createdAt = time(object.value(QLatin1String("created_at")));
    // Our own host's addition; absent in a cloud.
    const QJsonObject more = extension(object);
    point.size = size(more.value(QLatin1String("size_bytes")));
    point.sha256 = text(more, "sha256").toLatin1().toLower();
    if (const QDateTime moment = time(more.value(QLatin1String("moment"))); moment.isValid())
        point.moment = moment;
    if (const QDateTime end = time(more.value(QLatin1String("expires_at"))); end.isValid())
        point.expiresAt = end;
    return point;
}

Result<Job> recipe(const QJsonObject &object)
{
    Job job;
    // Confirmed for Compose.
    job.id = JobId(text(object, "id"));
    if (job.id.isEmpty())
        return missing(QStringLiteral("id"));
    job.service = ServiceId(text(object, "deployment_id"));
    job.title = text(object, "name");
    job.detail = text(object, "status_detail");
    if (job.detail.isEmpty())
        job.detail = text(object, "status_details"); // what Compose's own documentation calls it
    job.state = jobState<Job::State>(text(object, "status"));
    job.permille = progress(object);
    job.createdAt = time(object.value(QLatin1String("created_at")));
    job.updatedAt = time(object.value(QLatin1String("updated_at")));
    // Our own host's addition; absent in a cloud.
    const QJsonObject more = extension(object);
    job.kind = jobKind(text(more, "kind"), job.title);
    job.backupKind = backupKind(text(more, "backup_type"));
    job.phase = jobPhase(text(more, "phase"));
    job.code = text(more, "reason");
    return job;
}

} // namespace kustos::compose::json
