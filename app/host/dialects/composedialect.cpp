// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/dialects/composedialect.h"

#include "host/dialects/answers.h"
#include "host/dialects/requestfacts.h"
#include "host/randomid.h"
#include "host/retention.h"

#include <QSysInfo>

#include <algorithm>

namespace kustos::host::compose {

using http::Request;
using http::Response;

namespace {

constexpr QLatin1String root("/2016-07/");
const QString datacenter = QStringLiteral("kustos:local");

} // namespace

Dialect::Dialect(Parts parts)
    : m_parts(std::move(parts))
    , m_accountId(m_parts.catalogue.accountId().value_or(QString()))
{
    addRoutes();
}

void Dialect::addRoutes()
{
    const auto get = [this](const QString &pattern, auto handler) { m_router.add("GET", pattern, handler); };
    get(u"accounts"_qs, [this](const Request &r, const Ids &) { return accounts(r); });
    get(u"user"_qs, [this](const Request &, const Ids &) { return user(); });
    get(u"databases"_qs, [this](const Request &, const Ids &) { return databases(); });
    get(u"datacenters"_qs, [this](const Request &, const Ids &) { return datacenters(); });
    get(u"clusters"_qs,
        [](const Request &, const Ids &) { return answer(200, embedded(u"clusters"_qs, {})); });
    get(u"deployments"_qs, [this](const Request &r, const Ids &) { return deployments(r); });
    get(u"deployments/:id"_qs, [this](const Request &r, const Ids &ids) { return deployment(r, ids); });
    get(u"deployments/:id/versions"_qs, [this](const Request &, const Ids &ids) { return versions(ids); });
    get(u"deployments/:id/backups"_qs, [this](const Request &r, const Ids &ids) { return backups(r, ids); });
    get(u"deployments/:id/backups/:id"_qs,
        [this](const Request &r, const Ids &ids) { return backup(r, ids); });
    get(u"deployments/:id/recipes"_qs, [this](const Request &r, const Ids &ids) { return recipes(r, ids); });
    get(u"recipes/:id"_qs, [this](const Request &r, const Ids &ids) { return recipe(r, ids); });
    m_router.add("POST", u"deployments/:id/backups"_qs,
                 [this](const Request &r, const Ids &ids) { return startBackup(r, ids); });
    m_router.add("POST", u"deployments/:id/backups/:id/restore"_qs,
                 [this](const Request &r, const Ids &ids) { return startRestore(r, ids); });
}

Response Dialect::handle(const Request &request)
{
    if (!hasBearer(request, m_parts.token)) {
        Response refused = problem(401, u"invalid_token"_qs);
        refused.headers.append({QByteArray("WWW-Authenticate"), QByteArray("Bearer")});
        return refused;
    }
    if (!request.path.startsWith(root))
        return problem(404, u"not found"_qs);
    const auto match = m_router.find(request.method, request.path.sliced(root.size()));
    if (!match.handler && !match.allowed.isEmpty()) {
        Response refused = problem(405, u"method not allowed"_qs);
        refused.headers.append({"Allow", match.allowed});
        return refused;
    }
    if (!match.handler || !std::all_of(match.ids.begin(), match.ids.end(), isId))
        return problem(404, u"not found"_qs);
    return (*match.handler)(request, match.ids);
}

Frame Dialect::frameOf(const Request &request) const
{
    return {m_accountId, ownAddress(request, m_parts.base) + u"/2016-07"_qs, QSysInfo::machineHostName(),
            sqliteengine::version(), m_parts.hostVersion};
}

Response Dialect::accounts(const Request &request)
{
    const Frame frame = frameOf(request);
    const QJsonObject account{{u"id"_qs, frame.accountId},
                              {u"name"_qs, frame.place},
                              {u"slug"_qs, u"local"_qs},
                              {u"kustos"_qs, QJsonObject{{u"host_version"_qs, frame.hostVersion}}}};
    return answer(200, embedded(u"accounts"_qs, {account}));
}

Response Dialect::user()
{
    return answer(200, {{u"id"_qs, m_accountId}, {u"name"_qs, u"administrator"_qs}});
}

Response Dialect::databases() const
{
    const QJsonObject version{{u"application"_qs, u"sqlite"_qs},
                              {u"status"_qs, u"stable"_qs},
                              {u"preferred"_qs, true},
                              {u"version"_qs, sqliteengine::version()}};
    const QJsonObject application{{u"type"_qs, u"sqlite"_qs},
                                  {u"status"_qs, u"stable"_qs},
                                  {u"display_name"_qs, u"SQLite"_qs},
                                  {u"_embedded"_qs, QJsonObject{{u"versions"_qs, QJsonArray{version}}}}};
    return answer(200, embedded(u"applications"_qs, {application}));
}

Response Dialect::datacenters() const
{
    const QJsonObject here{
        {u"region"_qs, u"local"_qs}, {u"provider"_qs, u"kustos"_qs}, {u"slug"_qs, datacenter}};
    return answer(200, embedded(u"datacenters"_qs, {here}));
}

Result<std::optional<DueRecord>> Dialect::nextOf(ServiceId deployment)
{
    const auto dues = m_parts.catalogue.dues();
    if (!dues)
        return std::unexpected(dues.error());
    const auto first = std::find_if(dues->begin(), dues->end(),
                                    [&](const DueRecord &due) { return due.deployment == deployment; });
    return first == dues->end() ? std::nullopt : std::optional(*first);
}

Response Dialect::deployments(const Request &request)
{
    const auto all = m_parts.catalogue.deployments();
    const auto dues = m_parts.catalogue.dues();
    if (!all || !dues)
        return problem(all ? dues.error() : all.error());
    QHash<ServiceId, DueRecord> next;
    for (const DueRecord &due : *dues) {
        if (!next.contains(due.deployment))
            next.insert(due.deployment, due);
    }
    const Frame frame = frameOf(request);
    QJsonArray items;
    for (const DeploymentRecord &deployment : *all) {
        const auto due = next.constFind(deployment.id);
        items.append(
            deploymentJson(deployment, due == next.constEnd() ? std::nullopt : std::optional(*due), frame));
    }
    return answer(200, embedded(u"deployments"_qs, items));
}

Response Dialect::deployment(const Request &request, const Ids &ids)
{
    const auto found = m_parts.catalogue.deployment(ServiceId(ids.first()));
    if (!found)
        return problem(found.error());
    const auto next = nextOf(found->id);
    if (!next)
        return problem(next.error());
    return answer(200, deploymentJson(*found, *next, frameOf(request)));
}

Response Dialect::versions(const Ids &ids)
{
    const auto found = m_parts.catalogue.deployment(ServiceId(ids.first()));
    if (!found)
        return problem(found.error());
    const QString version = sqliteengine::version();
    const QJsonObject transition{{u"application"_qs, u"sqlite"_qs},
                                 {u"method"_qs, u"restore"_qs},
                                 {u"from_version"_qs, version},
                                 {u"to_version"_qs, version}};
    return answer(200, embedded(u"transitions"_qs, {transition}));
}

Result<QHash<BackupId, QDateTime>> Dialect::expiries(ServiceId deployment, const QList<BackupRecord> &backups)
{
    const auto dues = m_parts.catalogue.dues();
    if (!dues)
        return std::unexpected(dues.error());
    QHash<BackupId, QDateTime> result;
    for (const DueRecord &due : *dues) {
        if (due.deployment != deployment)
            continue;
        int rank = 0;
        for (const BackupRecord &backup : backups) {
            if (backup.type == due.type && backup.state == BackupRecord::State::Complete)
                result.insert(backup.id, expiryOf(backup.type, rank++, due.at, m_parts.timetable,
                                                  QTimeZone::systemTimeZone()));
        }
    }
    return result;
}

Response Dialect::backups(const Request &request, const Ids &ids)
{
    const auto owner = m_parts.catalogue.deployment(ServiceId(ids.first()));
    if (!owner)
        return problem(owner.error());
    const auto list = m_parts.catalogue.backups(owner->id);
    if (!list)
        return problem(list.error());
    const auto expires = expiries(owner->id, *list);
    if (!expires)
        return problem(expires.error());
    const Frame frame = frameOf(request);
    QJsonArray items;
    for (const BackupRecord &backup : *list)
        items.append(backupJson(backup, expires->value(backup.id), frame));
    return answer(200, embedded(u"backups"_qs, items));
}

Result<BackupRecord> Dialect::backupOf(const Ids &ids)
{
    const auto owner = m_parts.catalogue.deployment(ServiceId(ids.at(0)));
    if (!owner)
        return std::unexpected(owner.error());
    auto backup = m_parts.catalogue.backup(BackupId(ids.at(1)));
    if (backup && backup->deployment != owner->id)
        return failure(Error::Kind::NotFound);
    return backup;
}

Response Dialect::backup(const Request &request, const Ids &ids)
{
    const auto found = backupOf(ids);
    if (!found)
        return problem(found.error());
    const auto list = m_parts.catalogue.backups(found->deployment);
    if (!list)
        return problem(list.error());
    const auto expires = expiries(found->deployment, *list);
    if (!expires)
        return problem(expires.error());
    QJsonObject object = backupJson(*found, expires->value(found->id), frameOf(request));
    QJsonValue link(QJsonValue::Null);
    if (found->state == BackupRecord::State::Complete)
        link = ownAddress(request, m_parts.base) +
               m_parts.links.sign(found->id, DownloadLinks::fileNameOf(found->name), m_parts.clock.now());
    object.insert(u"download_link"_qs, link);
    return answer(200, object);
}

Response Dialect::startBackup(const Request &request, const Ids &ids)
{
    const auto deployment = m_parts.catalogue.deployment(ServiceId(ids.first()));
    if (!deployment)
        return problem(deployment.error());
    const auto job = m_parts.jobs.startBackup(*deployment, BackupType::OnDemand, std::nullopt);
    return job ? answer(202, recipeJson(*job, frameOf(request))) : problem(job.error());
}

Response Dialect::startRestore(const Request &request, const Ids &ids)
{
    const auto backup = backupOf(ids);
    if (!backup)
        return problem(backup.error());
    const auto wish = readRestore(request.body, datacenter, sqliteengine::version());
    if (!wish)
        return wish.error();
    if (backup->state != BackupRecord::State::Complete)
        return invalid(u"backup"_qs, u"is not restorable"_qs);
    const auto made = m_parts.jobs.startRestore(*backup, wish->name);
    if (!made && made.error().kind == Error::Kind::Conflict)
        return invalid(u"name"_qs, u"is already taken"_qs);
    return made ? answer(202, deploymentJson(*made, std::nullopt, frameOf(request))) : problem(made.error());
}

Response Dialect::recipe(const Request &request, const Ids &ids)
{
    const auto job = m_parts.catalogue.job(JobId(ids.first()));
    if (!job)
        return problem(job.error());
    return answer(200, recipeJson(m_parts.jobs.current(*job), frameOf(request)));
}

Response Dialect::recipes(const Request &request, const Ids &ids)
{
    const auto owner = m_parts.catalogue.deployment(ServiceId(ids.first()));
    if (!owner)
        return problem(owner.error());
    const auto jobs = m_parts.catalogue.jobs(owner->id);
    if (!jobs)
        return problem(jobs.error());
    const Frame frame = frameOf(request);
    QJsonArray items;
    for (const JobRecord &job : *jobs)
        items.append(recipeJson(m_parts.jobs.current(job), frame));
    return answer(200, embedded(u"recipes"_qs, items));
}

} // namespace kustos::host::compose
