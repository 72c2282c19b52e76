// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/dialects/composejson.h"

#include <QFileInfo>
#include <QUrl>

namespace kustos::host::compose {

namespace {

QString phaseText(JobRecord::Phase phase)
{
    switch (phase) {
    case JobRecord::Phase::Waiting:
        return QStringLiteral("waiting");
    case JobRecord::Phase::Copying:
        return QStringLiteral("copying");
    case JobRecord::Phase::Checking:
        return QStringLiteral("checking");
    }
    Q_UNREACHABLE();
}

QString statusText(JobRecord::State state)
{
    switch (state) {
    case JobRecord::State::Waiting:
        return QStringLiteral("waiting");
    case JobRecord::State::Running:
        return QStringLiteral("running");
    case JobRecord::State::Complete:
        return QStringLiteral("complete");
    case JobRecord::State::Failed:
        return QStringLiteral("failed");
    }
    Q_UNREACHABLE();
}

QString statusText(BackupRecord::State state)
{
    switch (state) {
    case BackupRecord::State::Running:
        return QStringLiteral("running");
    case BackupRecord::State::Complete:
        return QStringLiteral("complete");
    case BackupRecord::State::Lost:
    case BackupRecord::State::Expired:
        return QStringLiteral("failed");
    }
    Q_UNREACHABLE();
}

QJsonObject link(const QString &href, bool templated)
{
    return {{u"href"_qs, href}, {u"templated"_qs, templated}};
}

QJsonObject connectionStrings(const DeploymentRecord &deployment)
{
    // A path keeps its slashes; everything else that a URI does not allow is escaped.
    const QString path = QString::fromLatin1(QUrl::toPercentEncoding(deployment.path, "/"));
    QJsonObject strings{{u"direct"_qs, QJsonArray{u"sqlite://"_qs + path}}, {u"misc"_qs, QJsonObject()}};
    for (const QString &name : {u"cli"_qs, u"maps"_qs, u"ssh"_qs, u"ssh_admin"_qs, u"health"_qs, u"admin"_qs})
        strings.insert(name, QJsonArray());
    return strings;
}

} // namespace

QString timeText(const QDateTime &moment)
{
    return moment.toUTC().toString(Qt::ISODateWithMs);
}

QJsonObject deploymentJson(const DeploymentRecord &deployment, const std::optional<DueRecord> &next,
                           const Frame &frame)
{
    const bool available = deployment.state == DeploymentRecord::State::Available;
    const QString self = frame.base + u"/deployments/"_qs + deployment.id.text();
    QJsonObject own{{u"status"_qs, available ? u"available"_qs : u"provisioning"_qs},
                    {u"place"_qs, frame.place},
                    {u"restore_prefix"_qs, u"sqlite-restore-"_qs},
                    {u"next_backup"_qs, QJsonValue(QJsonValue::Null)}};
    if (const QFileInfo file(deployment.path); file.isFile())
        own.insert(u"usage_bytes"_qs, file.size());
    if (next)
        own.insert(u"next_backup"_qs,
                   QJsonObject{{u"at"_qs, timeText(next->at)}, {u"type"_qs, wireName(next->type)}});
    QJsonObject object{
        {u"id"_qs, deployment.id.text()},
        {u"account_id"_qs, frame.accountId},
        {u"name"_qs, deployment.name},
        {u"type"_qs, u"sqlite"_qs},
        {u"version"_qs, frame.version},
        {u"created_at"_qs, timeText(deployment.createdAt)},
        {u"notes"_qs, QString()},
        {u"customer_billing_code"_qs, QString()},
        {u"cluster_id"_qs, QString()},
        {u"connection_strings"_qs, connectionStrings(deployment)},
        {u"_links"_qs, QJsonObject{{u"self"_qs, link(self, false)},
                                   {u"backups"_qs, link(self + u"/backups{?embed}"_qs, true)}}},
        {u"kustos"_qs, own}};
    if (!deployment.provisionJob.isEmpty())
        object.insert(u"provision_recipe_id"_qs, deployment.provisionJob.text());
    return object;
}

QJsonObject backupJson(const BackupRecord &backup, const QDateTime &expires, const Frame &frame)
{
    const bool complete = backup.state == BackupRecord::State::Complete;
    const bool expiring = complete && expires.isValid();
    QJsonObject own{
        {u"expires_at"_qs, expiring ? QJsonValue(timeText(expires)) : QJsonValue(QJsonValue::Null)}};
    if (complete) {
        own.insert(u"size_bytes"_qs, backup.bytes);
        own.insert(u"sha256"_qs, QString::fromLatin1(backup.sha256));
        own.insert(u"moment"_qs, timeText(backup.moment));
    }
    const QString self = QStringLiteral("%1/deployments/%2/backups/%3")
                             .arg(frame.base, backup.deployment.text(), backup.id.text());
    return {{u"id"_qs, backup.id.text()},
            {u"deployment_id"_qs, backup.deployment.text()},
            {u"name"_qs, backup.name},
            {u"type"_qs, wireName(backup.type)},
            {u"status"_qs, statusText(backup.state)},
            {u"is_downloadable"_qs, complete},
            {u"is_restorable"_qs, complete},
            {u"created_at"_qs, timeText(backup.createdAt)},
            {u"_links"_qs, QJsonObject{{u"self"_qs, link(self, false)}}},
            {u"kustos"_qs, own}};
}

QJsonObject recipeJson(const JobRecord &job, const Frame &frame)
{
    const bool restore = job.kind == JobRecord::Kind::Restore;
    QJsonObject own{{u"kind"_qs, restore ? u"restore"_qs : u"backup"_qs},
                    {u"backup_id"_qs, job.backup.text()},
                    {u"backup_type"_qs, wireName(job.backupType)},
                    {u"phase"_qs, phaseText(job.phase)}};
    if (restore)
        own.insert(u"deployment_id_created"_qs, job.created.text());
    if (!job.code.isEmpty())
        own.insert(u"reason"_qs, job.code);
    return {{u"id"_qs, job.id.text()},
            {u"account_id"_qs, frame.accountId},
            {u"deployment_id"_qs, job.deployment.text()},
            {u"parent_id"_qs, QJsonValue(QJsonValue::Null)},
            {u"template"_qs, u"Recipes::Deployment::Run"_qs},
            {u"name"_qs, job.name},
            {u"status"_qs, statusText(job.state)},
            {u"status_detail"_qs, job.detail},
            {u"operations_complete"_qs, job.pagesDone},
            {u"operations_total"_qs, job.pagesTotal},
            {u"created_at"_qs, timeText(job.createdAt)},
            {u"updated_at"_qs, timeText(job.updatedAt)},
            {u"_embedded"_qs, QJsonObject{{u"recipes"_qs, QJsonArray()}}},
            {u"kustos"_qs, own}};
}

QJsonObject embedded(const QString &name, const QJsonArray &items)
{
    return {{u"_embedded"_qs, QJsonObject{{name, items}}}};
}

} // namespace kustos::host::compose
