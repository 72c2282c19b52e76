// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/ccloud/ccloudprovider.h"

#include "providers/ccloud/ccloudapi.h"
#include "providers/ccloud/ccloudjson.h"
#include "providers/machinefacts.h"
#include "providers/shellcommand.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace kustos {

namespace {

using ccloud::SnapshotPage;
using Method = ApiLink::Method;

constexpr int jobPages = 5;

QByteArray bytes(const QJsonObject &body)
{
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QByteArray restoreBody()
{
    // Whether it is switched on afterwards is the user's next step: nothing starts by itself.
    return bytes({{QStringLiteral("power_on"), false}});
}

ApiLink::Walk walkOf(const ccloud::Path &path, const QStringList &values = {})
{
    ApiLink::Walk walk;
    walk.path = ccloud::filled(path, values);
    return walk;
}

//! What the panel's own pages promise where the API tells nothing.
void assumeDocumented(SnapshotPage &page)
{
    page.limits.perMachine = 10;
    page.limits.interval = std::chrono::seconds(600);
    if (!page.rows.isEmpty() && page.rows.first().createdAt.isValid())
        page.limits.nextAllowedAt = page.rows.first().createdAt.addSecs(page.limits.interval->count());
}

//! The job that an asynchronous request on a machine began.
QCoro::Task<Result<MachineJob>> begun(ApiLink::Held link, MachineId machine, MachineJob::Kind kind,
                                      Method method, QString path, QByteArray body, std::stop_token stop)
{
    auto job = co_await ApiLink::change<MachineJob>(link, method, path, body, stop, ccloud::accepted);
    if (job) {
        job->machine = machine;
        job->kind = kind;
    }
    co_return job;
}

QCoro::Task<Result<MachineJob>> withSnapshot(QCoro::Task<Result<MachineJob>> task, SnapshotId snapshot)
{
    auto job = co_await std::move(task);
    if (job && job->snapshot.isEmpty())
        job->snapshot = snapshot;
    co_return job;
}

} // namespace

CcloudProvider::CcloudProvider(net::HttpClient &http, EndpointSource &source, Instance instance)
    : m_link(std::make_shared<ApiLink>(http, source, QStringLiteral("/api/v1"), ccloud::refusal))
    , m_states(std::make_shared<States>())
    , m_instance(instance)
{
}

CcloudProvider::~CcloudProvider()
{
    m_link->end();
}

QCoro::Task<Result<QList<VirtualMachine>>> CcloudProvider::machines(std::stop_token stop)
{
    const auto states = m_states;
    const ApiLink::Walk walk = walkOf(ccloud::paths::servers);
    const auto list = co_await ApiLink::walk<Page<VirtualMachine>>(m_link, walk, stop, ccloud::machines);
    if (!list)
        co_return std::unexpected(list.error());
    states->clear();
    for (const VirtualMachine &machine : list->rows)
        states->insert(machine.id, machine.state);
    co_return list->rows;
}

QCoro::Task<Result<VirtualMachine>> CcloudProvider::machine(MachineId id, std::stop_token stop)
{
    const auto link = m_link;
    const auto states = m_states;
    const QString path = ccloud::filled(ccloud::paths::server, {id.text()});
    auto machine = co_await ApiLink::read<VirtualMachine>(link, path, stop, ccloud::machine);
    if (!machine)
        co_return machine;
    if (machine->rawState.isEmpty()) {
        // A second path is known to tell the state; where it cannot, the state is unknown and nothing else.
        const QString statePath = ccloud::filled(ccloud::paths::state, {id.text()});
        const auto word = co_await ApiLink::read<QString>(link, statePath, stop, ccloud::state);
        if (!word && word.error().kind != Error::Kind::NotFound)
            co_return std::unexpected(word.error());
        machine->rawState = word.value_or(QString());
        machine->state = ccloud::json::machineState(machine->rawState);
    }
    states->insert(machine->id, machine->state);
    co_return machine;
}

QCoro::Task<Result<SnapshotList>> CcloudProvider::snapshots(MachineId id, std::stop_token stop)
{
    const bool assume = m_instance == Instance::Cloud;
    const ApiLink::Walk walk = walkOf(ccloud::paths::snapshots, {id.text()});
    auto page = co_await ApiLink::walk<SnapshotPage>(m_link, walk, stop, ccloud::snapshots);
    if (!page)
        co_return std::unexpected(page.error());
    for (Snapshot &snapshot : page->rows)
        snapshot.machine = id;
    page->rows = newestFirst(page->rows);
    if (assume && !page->limitsTold)
        assumeDocumented(*page);
    co_return SnapshotList{page->rows, page->limits};
}

QCoro::Task<Result<QList<MachineJob>>> CcloudProvider::jobs(MachineId id, std::stop_token stop)
{
    ApiLink::Walk walk = walkOf(ccloud::paths::serverJobs, {id.text()});
    walk.pages = jobPages;
    walk.mayEndEarly = true;
    auto list = co_await ApiLink::walk<Page<MachineJob>>(m_link, walk, stop, ccloud::jobs);
    if (!list)
        co_return std::unexpected(list.error());
    for (MachineJob &job : list->rows)
        job.machine = id;
    co_return newestFirst(list->rows);
}

QCoro::Task<Result<MachineJob>> CcloudProvider::job(MachineId machine, JobId id, std::stop_token stop)
{
    const QString path = ccloud::filled(ccloud::paths::job, {id.text()});
    auto job = co_await ApiLink::read<MachineJob>(m_link, path, stop, ccloud::job);
    if (job)
        job->machine = machine;
    co_return job;
}

QCoro::Task<Result<MachineJob>> CcloudProvider::power(MachineId id, PowerAction action, std::stop_token stop)
{
    return begun(m_link, id, jobKind(action), Method::Post, ccloud::filled(ccloud::paths::power, {id.text()}),
                 ccloud::powerBody(action), stop);
}

QCoro::Task<Result<MachineJob>> CcloudProvider::takeSnapshot(MachineId id, QString name, bool live,
                                                             std::stop_token stop)
{
    return begun(m_link, id, MachineJob::Kind::TakeSnapshot, Method::Post,
                 ccloud::filled(ccloud::paths::takeSnapshot, {id.text()}),
                 ccloud::snapshotBody(name, live, false), stop);
}

QCoro::Task<Result<MachineJob>> CcloudProvider::takeConsistentSnapshot(MachineId id, QString name,
                                                                       std::stop_token stop)
{
    return begun(m_link, id, MachineJob::Kind::ConsistentSnapshot, Method::Post,
                 ccloud::filled(ccloud::paths::takeSnapshot, {id.text()}),
                 ccloud::snapshotBody(name, false, true), stop);
}

QCoro::Task<Result<Snapshot>> CcloudProvider::renameSnapshot(MachineId id, SnapshotId snapshot, QString name,
                                                             std::stop_token stop)
{
    const QString path = ccloud::filled(ccloud::paths::changeSnapshot, {id.text(), snapshot.text()});
    const QByteArray body = bytes({{QStringLiteral("name"), name}});
    auto changed =
        co_await ApiLink::change<Snapshot>(m_link, Method::Patch, path, body, stop, ccloud::snapshot);
    if (changed)
        changed->machine = id;
    co_return changed;
}

QCoro::Task<Result<MachineJob>> CcloudProvider::deleteSnapshot(MachineId id, SnapshotId snapshot,
                                                               std::stop_token stop)
{
    return withSnapshot(begun(m_link, id, MachineJob::Kind::DeleteSnapshot, Method::Delete,
                              ccloud::filled(ccloud::paths::deleteSnapshot, {id.text(), snapshot.text()}), {},
                              stop),
                        snapshot);
}

QCoro::Task<Result<MachineJob>> CcloudProvider::restoreSnapshot(MachineId id, SnapshotId snapshot,
                                                                std::stop_token stop)
{
    return withSnapshot(begun(m_link, id, MachineJob::Kind::RestoreSnapshot, Method::Post,
                              ccloud::filled(ccloud::paths::restoreSnapshot, {id.text(), snapshot.text()}),
                              restoreBody(), stop),
                        snapshot);
}

QCoro::Task<Result<MachineJob>> CcloudProvider::createMachine(MachineId id, SnapshotId snapshot, QString name,
                                                              std::stop_token stop)
{
    const QByteArray body = bytes(
        {{QStringLiteral("snapshot_id"), snapshot.text()}, {QStringLiteral("custom_name"), std::move(name)}});
    return withSnapshot(begun(m_link, id, MachineJob::Kind::NewMachine, Method::Post,
                              ccloud::filled(ccloud::paths::createServer), body, stop),
                        snapshot);
}

QCoro::Task<Result<VirtualMachine>> CcloudProvider::renameMachine(MachineId id, QString name,
                                                                  std::stop_token stop)
{
    const QString path = ccloud::filled(ccloud::paths::changeServer, {id.text()});
    return ApiLink::change<VirtualMachine>(m_link, Method::Patch, path,
                                           bytes({{QStringLiteral("custom_name"), std::move(name)}}), stop,
                                           ccloud::machine);
}

QCoro::Task<Result<void>> CcloudProvider::cancel(JobId job, std::stop_token stop)
{
    const QString path = ccloud::filled(ccloud::paths::cancelJob, {job.text()});
    return ApiLink::change<void>(m_link, Method::Post, path, "{}", stop, ApiLink::acknowledged);
}

QString CcloudProvider::command(const char *method, const QString &path, const QByteArray &body) const
{
    return path.isEmpty() ? QString() : shell::curl(method, m_link->shellAddress(path), body);
}

QString CcloudProvider::snapshotCommand(MachineId id, QString name) const
{
    const bool live = m_states->value(id) == VirtualMachine::State::Running;
    const auto &path = ccloud::paths::takeSnapshot;
    return command(path.method, ccloud::filled(path, {id.text()}), ccloud::snapshotBody(name, live, false));
}

QString CcloudProvider::powerCommand(MachineId id, PowerAction action) const
{
    const auto &path = ccloud::paths::power;
    return command(path.method, ccloud::filled(path, {id.text()}), ccloud::powerBody(action));
}

QString CcloudProvider::deleteCommand(MachineId id, SnapshotId snapshot) const
{
    const auto &path = ccloud::paths::deleteSnapshot;
    return command(path.method, ccloud::filled(path, {id.text(), snapshot.text()}), {});
}

QString CcloudProvider::restoreCommand(MachineId id, SnapshotId snapshot) const
{
    const auto &path = ccloud::paths::restoreSnapshot;
    return command(path.method, ccloud::filled(path, {id.text(), snapshot.text()}), restoreBody());
}

} // namespace kustos
