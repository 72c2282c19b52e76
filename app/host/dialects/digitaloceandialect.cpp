// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/dialects/digitaloceandialect.h"

#include "host/dialects/digitaloceananswers.h"

#include <QSysInfo>
#include <QUrl>
#include <QUuid>

#include <algorithm>

namespace kustos::host::digitalocean {

using http::Request;
using http::Response;

namespace {

constexpr QLatin1String root("/v2/");

Response silent()
{
    // Four words for a state, and none for "nobody knows": no answer is better than one of yesterday.
    return problem(failure(Error::Kind::Offline).error(), {});
}

bool isBeingMade(const QList<MachineJobRecord> &jobs, const MachineId &machine)
{
    const auto running = runningJob(jobs, machine);
    return running && running->created == machine;
}

//! An action of the machine itself: not of its images, and not of one that was made from it.
bool concerns(const MachineJobRecord &job, const MachineId &machine)
{
    const bool clone = job.kind == MachineJobRecord::Kind::Clone;
    return job.kind != MachineJobRecord::Kind::Delete && (clone ? job.created : job.machine) == machine;
}

} // namespace

Dialect::Dialect(Parts parts)
    : m_parts(std::move(parts))
    , m_desk(m_parts.desk)
    , m_rate(m_parts.requestsPerHour)
    , m_place(QSysInfo::machineHostName())
{
    addRoutes();
}

void Dialect::add(const char *method, const char *pattern, Handler handler)
{
    m_router.add(method, QLatin1String(pattern),
                 [this, handler](const Request &r, const Ids &ids) { return (this->*handler)(r, ids); });
}

void Dialect::addRoutes()
{
    add("GET", "account", &Dialect::account);
    add("GET", "droplets", &Dialect::droplets);
    add("POST", "droplets", &Dialect::createDroplet);
    add("GET", "droplets/:id", &Dialect::droplet);
    add("POST", "droplets/:id/actions", &Dialect::act);
    add("GET", "droplets/:id/actions", &Dialect::dropletActions);
    add("GET", "droplets/:id/actions/:id", &Dialect::dropletAction);
    add("GET", "droplets/:id/snapshots", &Dialect::dropletSnapshots);
    add("GET", "droplets/:id/backups", &Dialect::dropletBackups);
    add("GET", "droplets/:id/backups/policy", &Dialect::backupPolicy);
    add("GET", "actions", &Dialect::actions);
    add("GET", "actions/:id", &Dialect::action);
    add("GET", "snapshots", &Dialect::snapshots);
    add("GET", "snapshots/:id", &Dialect::snapshot);
    add("DELETE", "snapshots/:id", &Dialect::deleteImage);
    add("GET", "images", &Dialect::images);
    add("GET", "images/:id", &Dialect::image);
    add("PUT", "images/:id", &Dialect::renameImage);
    add("DELETE", "images/:id", &Dialect::deleteImage);
}

Response Dialect::handle(const Request &request)
{
    Response response =
        withRequestId(answerOf(request), QUuid::createUuid().toString(QUuid::WithoutBraces).toLatin1());
    response.headers.append({"ratelimit-limit", QByteArray::number(m_rate.limit())});
    response.headers.append({"ratelimit-remaining", QByteArray::number(m_rate.remaining())});
    response.headers.append({"ratelimit-reset", QByteArray::number(m_rate.resetsAt(m_parts.clock.now()))});
    return response;
}

Response Dialect::answerOf(const Request &request)
{
    if (!hasBearer(request, m_parts.token)) {
        Response refused = problem(401, u"Unable to authenticate you."_qs);
        refused.headers.append({QByteArray("WWW-Authenticate"), QByteArray("Bearer")});
        return refused;
    }
    // After the bearer: nobody else can use up the hour.
    const QDateTime now = m_parts.clock.now();
    if (!m_rate.take(now)) {
        Response refused = problem(429, u"API rate limit exceeded."_qs);
        const qint64 wait = std::max<qint64>(1, m_rate.resetsAt(now) - now.toSecsSinceEpoch());
        refused.headers.append({QByteArray("retry-after"), QByteArray::number(wait)});
        return refused;
    }
    Response response = route(request);
    const auto unread = m_desk.takeFailure();
    return unread ? problem(*unread, {}) : response;
}

Response Dialect::route(const Request &request)
{
    if (!request.path.startsWith(root))
        return notFound();
    QString path = request.path.sliced(root.size());
    if (path.endsWith(u'/'))
        path.chop(1);
    const auto match = m_router.find(request.method, path);
    if (match.handler)
        return (*match.handler)(request, match.ids);
    if (match.allowed.isEmpty())
        return notFound();
    Response refused = problem(405, u"This method is not available here."_qs);
    refused.headers.append({QByteArray("Allow"), match.allowed});
    return refused;
}

Frame Dialect::frame() const
{
    QStringList sizes;
    for (const MachineFacts &machine : m_desk.machines()) {
        if (machine.vcpus > 0) // one that is being made has no size yet
            sizes.append(sizeSlug(machine));
    }
    sizes.sort();
    sizes.removeDuplicates();
    return {m_place, sizes};
}

Numbers Dialect::numbers() const
{
    Numbers numbers;
    for (const MachineFacts &machine : m_desk.machines())
        numbers.insert(machine.id, machine.number);
    return numbers;
}

Response Dialect::listed(const Request &request, const QString &name, qsizetype total,
                         const std::function<QJsonObject(qsizetype)> &row) const
{
    const auto page = pageOf(request, 20, 200);
    if (!page)
        return problem(422, page.error() + u" is out of range"_qs);
    QJsonArray rows;
    for (qsizetype i = page->begin(); i < std::min(total, page->begin() + page->size); ++i)
        rows.append(row(i));
    const QString stem = ownAddress(request, m_parts.base) +
                         QString::fromLatin1(QUrl::toPercentEncoding(request.path, "/")) +
                         filtersOf(request, {"name", "tag_name", "type", "private", "resource_type"}) +
                         u"per_page="_qs + QString::number(page->size) + u"&page="_qs;
    const int last = page->last(total);
    QJsonObject pages;
    if (page->number > 1) {
        pages.insert(u"first"_qs, stem + u'1');
        pages.insert(u"prev"_qs, stem + QString::number(std::min(page->number - 1, last)));
    }
    if (page->number < last) {
        pages.insert(u"next"_qs, stem + QString::number(page->number + 1));
        pages.insert(u"last"_qs, stem + QString::number(last));
    }
    const QJsonObject links = pages.isEmpty() ? QJsonObject() : QJsonObject{{u"pages"_qs, pages}};
    return answer(200, {{name, rows}, {u"links"_qs, links}, {u"meta"_qs, QJsonObject{{u"total"_qs, total}}}});
}

Result<MachineFacts> Dialect::machineOf(const QString &id) const
{
    const auto number = numberOf(id);
    if (!m_desk.exists() || !number)
        return failure(Error::Kind::NotFound);
    return m_desk->machineByNumber(*number);
}

QJsonObject Dialect::described(const MachineFacts &machine, bool isNew) const
{
    return dropletJson(machine, m_desk->snapshots(machine.id), isNew, frame());
}

QJsonObject Dialect::described(const MachineJobRecord &job, const Numbers &numbers, const Frame &frame) const
{
    std::optional<int> image;
    if (job.kind == MachineJobRecord::Kind::Delete) {
        if (const auto snapshot = m_desk->snapshot(job.snapshot))
            image = snapshot->number;
    }
    return actionJson(job, numbers, image, frame);
}

Response Dialect::account(const Request &, const Ids &)
{
    const QJsonObject team{{u"uuid"_qs, m_parts.accountId}, {u"name"_qs, m_place}};
    return answer(200,
                  {{u"account"_qs,
                    QJsonObject{{u"droplet_limit"_qs, std::numeric_limits<int>::max()},
                                {u"floating_ip_limit"_qs, 0},
                                {u"email"_qs, u"administrator@localhost"_qs},
                                {u"name"_qs, u"administrator"_qs},
                                {u"uuid"_qs, m_parts.accountId},
                                {u"email_verified"_qs, false},
                                {u"status"_qs, u"active"_qs},
                                {u"status_message"_qs, QString()},
                                {u"team"_qs, team},
                                {u"kustos"_qs, QJsonObject{{u"host_version"_qs, m_parts.hostVersion}}}}}});
}

Response Dialect::droplets(const Request &request, const Ids &)
{
    const QString name = textOf(request, "name");
    const QString type = textOf(request, "type");
    const bool tagged = !textOf(request, "tag_name").isEmpty();
    if (tagged && (!name.isEmpty() || !type.isEmpty()))
        return problem(422, u"tag_name cannot be combined with name or type"_qs);
    if (!type.isEmpty() && type != u"droplets" && type != u"gpus")
        return problem(422, u"type is neither droplets nor gpus"_qs);
    if (!m_desk.isReachable())
        return silent();
    // No machine of this host has a tag or a graphics processor for rent.
    const bool none = tagged || type == u"gpus";
    QList<MachineFacts> found = m_desk.machines();
    found.removeIf([&](const MachineFacts &machine) {
        return none || (!name.isEmpty() && machine.name.compare(name, Qt::CaseInsensitive) != 0);
    });
    const QList<MachineJobRecord> jobs = m_desk.runningJobs();
    QHash<MachineId, QList<SnapshotRecord>> copies;
    for (const SnapshotRecord &snapshot : m_desk.snapshots())
        copies[snapshot.machine].append(snapshot);
    const Frame shared = frame();
    return listed(request, u"droplets"_qs, found.size(), [&](qsizetype i) {
        const MachineFacts &machine = found.at(i);
        return dropletJson(machine, copies.value(machine.id), isBeingMade(jobs, machine.id), shared);
    });
}

Response Dialect::droplet(const Request &, const Ids &ids)
{
    const auto machine = machineOf(ids.first());
    if (!machine)
        return problem(machine.error(), {});
    if (!m_desk.isReachable())
        return silent();
    return answer(200,
                  {{u"droplet"_qs, described(*machine, isBeingMade(m_desk.runningJobs(), machine->id))}});
}

Result<MachineJobRecord> Dialect::start(const MachineFacts &machine, const ActionWish &wish)
{
    switch (wish.kind) {
    case MachineJobRecord::Kind::TakeSnapshot: {
        const QString usual = machine.name + u'-' + QString::number(m_parts.clock.now().toMSecsSinceEpoch());
        return m_desk->takeSnapshot(machine.id, wish.name.isEmpty() ? usual : wish.name);
    }
    case MachineJobRecord::Kind::Restore:
        return restore(machine, wish.image);
    case MachineJobRecord::Kind::Rename:
        return m_desk->renameMachine(machine.id, wish.name);
    default:
        return m_desk->power(machine.id, wish.kind);
    }
}

Response Dialect::act(const Request &request, const Ids &ids)
{
    const auto machine = machineOf(ids.first());
    if (!machine)
        return problem(machine.error(), {});
    const auto body = bodyOf(request);
    if (!body)
        return body.error();
    const auto wish = readAction(*body);
    if (!wish)
        return wish.error();
    const auto job = start(*machine, *wish);
    if (!job)
        return problem(job.error(), wrongStateOf(wish->kind));
    return answer(201, {{u"action"_qs, described(*job, numbers(), frame())}});
}

Response Dialect::dropletActions(const Request &request, const Ids &ids)
{
    const auto machine = machineOf(ids.first());
    if (!machine)
        return problem(machine.error(), {});
    QList<MachineJobRecord> jobs = m_desk.jobsOf(machine->id);
    jobs.removeIf([&](const MachineJobRecord &job) { return !concerns(job, machine->id); });
    const Numbers known = numbers();
    const Frame shared = frame();
    return listed(request, u"actions"_qs, jobs.size(),
                  [&](qsizetype i) { return described(jobs.at(i), known, shared); });
}

Response Dialect::dropletAction(const Request &, const Ids &ids)
{
    const auto machine = machineOf(ids.at(0));
    const auto number = numberOf(ids.at(1));
    if (!machine || !number)
        return machine ? notFound() : problem(machine.error(), {});
    const auto job = m_desk->jobByNumber(*number);
    if (!job || !concerns(*job, machine->id))
        return job ? notFound() : problem(job.error(), {});
    return answer(200, {{u"action"_qs, described(*job, numbers(), frame())}});
}

Response Dialect::dropletBackups(const Request &request, const Ids &ids)
{
    const auto machine = machineOf(ids.first());
    // Only the cloud makes backups by itself.
    return machine ? listed(request, u"backups"_qs, 0, [](qsizetype) { return QJsonObject(); })
                   : problem(machine.error(), {});
}

Response Dialect::backupPolicy(const Request &, const Ids &ids)
{
    const auto machine = machineOf(ids.first());
    if (!machine)
        return problem(machine.error(), {});
    return answer(200,
                  {{u"policy"_qs, QJsonObject{{u"droplet_id"_qs, machine->number},
                                              {u"backup_enabled"_qs, false},
                                              {u"next_backup_window"_qs, QJsonValue(QJsonValue::Null)}}}});
}

Response Dialect::actions(const Request &request, const Ids &)
{
    const QList<MachineJobRecord> jobs = m_desk.jobs();
    const Numbers known = numbers();
    const Frame shared = frame();
    return listed(request, u"actions"_qs, jobs.size(),
                  [&](qsizetype i) { return described(jobs.at(i), known, shared); });
}

Response Dialect::action(const Request &, const Ids &ids)
{
    const auto number = numberOf(ids.first());
    if (!m_desk.exists() || !number)
        return notFound();
    const auto job = m_desk->jobByNumber(*number);
    return job ? answer(200, {{u"action"_qs, described(*job, numbers(), frame())}})
               : problem(job.error(), {});
}

} // namespace kustos::host::digitalocean
