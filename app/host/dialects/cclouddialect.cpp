// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/dialects/cclouddialect.h"

#include "host/dialects/ccloudanswers.h"
#include "host/downloadlinks.h"

#include <QJsonDocument>
#include <QSysInfo>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

namespace kustos::host::ccloud {

using http::Request;
using http::Response;
namespace paths = kustos::ccloud::paths;

namespace {

constexpr QLatin1String root("/api/v1/");

//! The fields of a token request, which comes as JSON or as a form.
std::optional<QHash<QString, QString>> fieldsOf(const Request &request)
{
    QHash<QString, QString> fields;
    if (const QJsonDocument document = QJsonDocument::fromJson(request.body); document.isObject()) {
        const QJsonObject object = document.object();
        for (const QString &name : {u"grant_type"_qs, u"client_id"_qs, u"client_secret"_qs})
            fields.insert(name, object.value(name).toString());
        return fields;
    }
    if (!request.header("content-type").toLower().startsWith("application/x-www-form-urlencoded"))
        return std::nullopt;
    const QByteArray body = QByteArray(request.body).replace('+', "%20");
    for (const auto &[name, value] : QUrlQuery(QString::fromUtf8(body)).queryItems(QUrl::FullyDecoded))
        fields.insert(name, value);
    return fields;
}

bool answersTo(const MachineFacts &machine, const QString &search)
{
    return machine.name.contains(search, Qt::CaseInsensitive) ||
           machine.hostname.contains(search, Qt::CaseInsensitive) ||
           std::any_of(machine.addresses.begin(), machine.addresses.end(),
                       [&](const QString &address) { return address.contains(search, Qt::CaseInsensitive); });
}

} // namespace

Dialect::Dialect(Parts parts)
    : m_parts(std::move(parts))
    , m_desk(m_parts.desk)
    , m_tokens(m_parts.key, m_parts.token, m_parts.tokenLifetime)
    , m_place(QSysInfo::machineHostName())
{
    addRoutes();
}

void Dialect::add(const kustos::ccloud::Path &path, Handler handler)
{
    m_router.add(path.method, QLatin1String(path.pattern),
                 [this, handler](const Request &r, const Ids &ids) { return (this->*handler)(r, ids); });
}

void Dialect::addRoutes()
{
    add(paths::servers, &Dialect::servers);
    add(paths::createServer, &Dialect::createServer);
    add(paths::server, &Dialect::server);
    add(paths::changeServer, &Dialect::changeServer);
    add(paths::state, &Dialect::state);
    add(paths::power, &Dialect::power);
    add(paths::snapshots, &Dialect::snapshots);
    add(paths::takeSnapshot, &Dialect::takeSnapshot);
    add(paths::snapshot, &Dialect::snapshot);
    add(paths::changeSnapshot, &Dialect::changeSnapshot);
    add(paths::deleteSnapshot, &Dialect::deleteSnapshot);
    add(paths::restoreSnapshot, &Dialect::restoreSnapshot);
    add(paths::serverJobs, &Dialect::serverJobs);
    add(paths::job, &Dialect::job);
    add(paths::cancelJob, &Dialect::cancelJob);
}

bool Dialect::isAllowed(const Request &request) const
{
    return hasBearer(request, m_parts.token) || m_tokens.isValid(bearerOf(request), m_parts.clock.now());
}

Response Dialect::handle(const Request &request)
{
    const QString path = request.path.startsWith(root) ? request.path.sliced(root.size()) : QString();
    if (path == QLatin1String(paths::token.pattern) && request.method == paths::token.method)
        return token(request);
    if (!isAllowed(request)) {
        Response refused =
            problem(401, u"unauthenticated"_qs, u"the access token is missing or not valid"_qs);
        refused.headers.append({QByteArray("WWW-Authenticate"), QByteArray("Bearer")});
        return refused;
    }
    Response response = route(request, path);
    const auto unread = m_desk.takeFailure();
    return unread ? problem(*unread) : response;
}

Response Dialect::route(const Request &request, const QString &path)
{
    const auto match = m_router.find(request.method, path);
    if (match.handler)
        return (*match.handler)(request, match.ids);
    const bool tokens = path == QLatin1String(paths::token.pattern);
    if (!tokens && match.allowed.isEmpty())
        return problem(failure(Error::Kind::NotFound).error());
    Response refused = problem(405, u"method_not_allowed"_qs, u"method not allowed"_qs);
    refused.headers.append({QByteArray("Allow"), tokens ? QByteArray(paths::token.method) : match.allowed});
    return refused;
}

Response Dialect::token(const Request &request) const
{
    const auto fields = fieldsOf(request);
    if (!fields)
        return refusedToken(400, u"invalid_request"_qs, u"the body is neither a JSON object nor a form"_qs);
    if (fields->value(u"grant_type"_qs) != u"client_credentials")
        return refusedToken(400, u"unsupported_grant_type"_qs, u"only client_credentials is supported"_qs);
    const QByteArray secret = fields->value(u"client_secret"_qs).toUtf8();
    if (secret.isEmpty() || !equalSecrets(secret, m_parts.token) || fields->value(u"client_id"_qs).isEmpty())
        return refusedToken(401, u"invalid_client"_qs, u"client authentication failed"_qs);
    return answer(200, {{u"token_type"_qs, u"Bearer"_qs},
                        {u"expires_in"_qs, qint64(m_tokens.lifetime().count())},
                        {u"access_token"_qs, QString::fromLatin1(m_tokens.issue(m_parts.clock.now()))}});
}

Hostnames Dialect::hostnames() const
{
    Hostnames names;
    for (const MachineFacts &machine : m_desk.machines())
        names.insert(machine.id, machine.hostname);
    return names;
}

Response Dialect::accepted(const Result<MachineJobRecord> &job) const
{
    return job ? answer(202, acceptedJson(*job, hostnames())) : problem(job.error());
}

QJsonObject Dialect::pageJson(const Request &request, const QJsonArray &rows, const Page &page,
                              qsizetype total) const
{
    const int last = page.last(total);
    const QString stem = ownAddress(request, m_parts.base) +
                         QString::fromLatin1(QUrl::toPercentEncoding(request.path, "/")) +
                         filtersOf(request, {"search", "tag", "status"}) + u"per_page="_qs +
                         QString::number(page.size) + u"&page="_qs;
    const auto link = [&](int number, bool exists) {
        return exists ? QJsonValue(stem + QString::number(number)) : QJsonValue(QJsonValue::Null);
    };
    return {{u"data"_qs, rows},
            {u"links"_qs, QJsonObject{{u"first"_qs, link(1, true)},
                                      {u"last"_qs, link(last, true)},
                                      {u"prev"_qs, link(std::min(page.number - 1, last), page.number > 1)},
                                      {u"next"_qs, link(page.number + 1, page.number < last)}}},
            {u"meta"_qs, QJsonObject{{u"current_page"_qs, page.number},
                                     {u"last_page"_qs, last},
                                     {u"per_page"_qs, page.size},
                                     {u"total"_qs, total}}}};
}

Response Dialect::servers(const Request &request, const Ids &)
{
    const auto page = pageOf(request, 20, 100);
    if (!page)
        return invalid(page.error(), u"is out of range"_qs);
    QList<MachineFacts> found = m_desk.machines();
    // Nothing was read yet: "none" would be believed, and every machine forgotten.
    if (found.isEmpty() && !m_desk.isReachable())
        return problem(failure(Error::Kind::Offline).error());
    const QString search = QString::fromUtf8(request.query.value("search")).trimmed();
    // No machine of this host has a tag.
    const bool tagged = !request.query.value("tag").isEmpty();
    found.removeIf([&](const MachineFacts &machine) { return tagged || !answersTo(machine, search); });
    const QList<MachineJobRecord> jobs = m_desk.runningJobs();
    QJsonArray rows;
    for (const MachineFacts &machine : page->of(found))
        rows.append(serverJson(machine, runningJob(jobs, machine.id), m_desk.isReachable(), m_place));
    QJsonObject object = pageJson(request, rows, *page, found.size());
    object.insert(u"kustos"_qs, QJsonObject{{u"host_version"_qs, m_parts.hostVersion},
                                            {u"reachable"_qs, m_desk.isReachable()}});
    return answer(200, object);
}

Response Dialect::server(const Request &, const Ids &ids)
{
    const auto machine = m_desk.byHostname(ids.first());
    if (!machine)
        return problem(machine.error());
    return answer(200, {{u"data"_qs, serverJson(*machine, runningJob(m_desk.runningJobs(), machine->id),
                                                m_desk.isReachable(), m_place)}});
}

Response Dialect::changeServer(const Request &request, const Ids &ids)
{
    auto machine = m_desk.byHostname(ids.first());
    if (!machine)
        return problem(machine.error());
    const auto body = bodyOf(request);
    if (!body)
        return body.error();
    const auto name = nameIn(*body, u"custom_name"_qs, longestServerName);
    if (!name)
        return name.error();
    const auto renaming = m_desk->renameMachine(machine->id, *name);
    if (!renaming)
        return problem(renaming.error());
    if (renaming->state == MachineJobRecord::State::Failed)
        return problem(500, renaming->code, renaming->detail);
    // The hypervisor needs a moment; what was taken on is told, and by which job.
    machine->name = *name;
    const auto running = renaming->ended() ? std::nullopt : std::optional(*renaming);
    return answer(200, {{u"data"_qs, serverJson(*machine, running, m_desk.isReachable(), m_place)}});
}

Response Dialect::state(const Request &, const Ids &ids)
{
    const auto machine = m_desk.byHostname(ids.first());
    if (!machine)
        return problem(machine.error());
    return answer(200, {{u"state"_qs, stateText(*machine, runningJob(m_desk.runningJobs(), machine->id),
                                                m_desk.isReachable())}});
}

Response Dialect::power(const Request &request, const Ids &ids)
{
    const auto machine = m_desk.byHostname(ids.first());
    if (!machine)
        return problem(machine.error());
    const auto body = bodyOf(request);
    if (!body)
        return body.error();
    const auto kind = powerKindOf(body->value(u"action").toString());
    if (!kind)
        return invalid(u"action"_qs, u"is none of start, shutdown, stop, reboot, reset"_qs);
    return accepted(m_desk->power(machine->id, *kind));
}

Response Dialect::serverJobs(const Request &request, const Ids &ids)
{
    const auto machine = m_desk.byHostname(ids.first());
    if (!machine)
        return problem(machine.error());
    const auto page = pageOf(request, 20, 100);
    if (!page)
        return invalid(page.error(), u"is out of range"_qs);
    QList<MachineJobRecord> jobs = m_desk.jobsOf(machine->id);
    if (const QString status = QString::fromUtf8(request.query.value("status")); !status.isEmpty())
        jobs.removeIf([&](const MachineJobRecord &record) { return statusText(record.state) != status; });
    const Hostnames names = hostnames();
    QJsonArray rows;
    for (const MachineJobRecord &record : page->of(jobs))
        rows.append(jobJson(record, names));
    return answer(200, pageJson(request, rows, *page, jobs.size()));
}

Result<MachineJobRecord> Dialect::jobOf(const QString &id) const
{
    if (!m_desk.exists() || !id.startsWith(u"j-") || !numberOf(QStringView(id).sliced(2)))
        return failure(Error::Kind::NotFound);
    return m_desk->job(JobId(id));
}

Response Dialect::job(const Request &, const Ids &ids)
{
    const auto found = jobOf(ids.first());
    return found ? answer(200, {{u"data"_qs, jobJson(*found, hostnames())}}) : problem(found.error());
}

Response Dialect::cancelJob(const Request &, const Ids &ids)
{
    const auto found = jobOf(ids.first());
    if (!found)
        return problem(found.error());
    const auto cancelled = m_desk->cancel(found->id);
    return cancelled ? answer(202, acceptedJson(*found, hostnames())) : problem(cancelled.error());
}

} // namespace kustos::host::ccloud
