// SPDX-License-Identifier: GPL-3.0-or-later
// Snapshots, and the servers that are made from them.
#include "host/dialects/ccloudanswers.h"
#include "host/dialects/cclouddialect.h"

namespace kustos::host::ccloud {

using http::Request;
using http::Response;

namespace {

Response wrongState()
{
    return problem(Error{Error::Kind::Conflict, Error::Cause::None, 0, u"wrong_state"_qs, std::nullopt});
}

} // namespace

Response Dialect::snapshots(const Request &request, const Ids &ids)
{
    const auto machine = m_desk.byHostname(ids.first());
    if (!machine)
        return problem(machine.error());
    const auto page = pageOf(request, 20, 100);
    if (!page)
        return invalid(page.error(), u"is out of range"_qs);
    const QList<SnapshotRecord> all = m_desk->snapshots(machine->id);
    QJsonArray rows;
    for (const SnapshotRecord &snapshot : page->of(all))
        rows.append(snapshotJson(snapshot, *machine));
    QJsonObject object = pageJson(request, rows, *page, all.size());
    const MachineLimits &limits = m_desk->limits();
    const QJsonValue none(QJsonValue::Null);
    QJsonObject meta = object.value(u"meta").toObject();
    meta.insert(u"limit"_qs, limits.snapshotsPerMachine ? QJsonValue(*limits.snapshotsPerMachine) : none);
    meta.insert(u"min_interval_seconds"_qs,
                limits.snapshotInterval ? QJsonValue(qint64(limits.snapshotInterval->count())) : none);
    meta.insert(u"next_allowed_at"_qs, timeValue(m_desk->nextSnapshotAllowedAt(machine->id)));
    object.insert(u"meta"_qs, meta);
    return answer(200, object);
}

Response Dialect::takeSnapshot(const Request &request, const Ids &ids)
{
    const auto machine = m_desk.byHostname(ids.first());
    if (!machine)
        return problem(machine.error());
    const auto body = bodyOf(request);
    if (!body)
        return body.error();
    const auto name = nameIn(*body, u"name"_qs, longestSnapshotName);
    if (!name)
        return name.error();
    const auto live = flagIn(*body, u"live"_qs);
    const auto consistent = flagIn(*body, u"consistent"_qs);
    if (!live || !consistent)
        return live ? consistent.error() : live.error();
    if (consistent->value_or(false))
        return accepted(m_desk->takeConsistentSnapshot(machine->id, *name));
    // Who asks for a copy of a machine at rest must not get one that counts as consistent and is not.
    const bool off = machine->state == MachineState::Off || machine->state == MachineState::Crashed;
    if (!live->value_or(true) && !off)
        return wrongState();
    return accepted(m_desk->takeSnapshot(machine->id, *name));
}

Result<Dialect::Owned> Dialect::ownedOf(const Ids &ids) const
{
    const auto machine = m_desk.byHostname(ids.at(0));
    if (!machine)
        return std::unexpected(machine.error());
    if (!isUuid(ids.at(1)))
        return failure(Error::Kind::NotFound);
    const auto snapshot = m_desk->snapshot(SnapshotId(ids.at(1)));
    if (!snapshot)
        return std::unexpected(snapshot.error());
    if (snapshot->machine != machine->id)
        return failure(Error::Kind::NotFound);
    return Owned{*machine, *snapshot};
}

Response Dialect::snapshot(const Request &, const Ids &ids)
{
    const auto owned = ownedOf(ids);
    return owned ? answer(200, {{u"data"_qs, snapshotJson(owned->snapshot, owned->machine)}})
                 : problem(owned.error());
}

Response Dialect::changeSnapshot(const Request &request, const Ids &ids)
{
    const auto owned = ownedOf(ids);
    if (!owned)
        return problem(owned.error());
    const auto body = bodyOf(request);
    if (!body)
        return body.error();
    const auto name = nameIn(*body, u"name"_qs, longestSnapshotName);
    if (!name)
        return name.error();
    const auto renamed = m_desk->renameSnapshot(owned->snapshot.id, *name);
    return renamed ? answer(200, {{u"data"_qs, snapshotJson(*renamed, owned->machine)}})
                   : problem(renamed.error());
}

Response Dialect::deleteSnapshot(const Request &, const Ids &ids)
{
    const auto owned = ownedOf(ids);
    return owned ? accepted(m_desk->deleteSnapshot(owned->snapshot.id)) : problem(owned.error());
}

Response Dialect::restoreSnapshot(const Request &request, const Ids &ids)
{
    const auto owned = ownedOf(ids);
    if (!owned)
        return problem(owned.error());
    const auto body = bodyOf(request);
    if (!body)
        return body.error();
    const auto start = flagIn(*body, u"power_on"_qs);
    if (!start)
        return start.error();
    if (start->value_or(false))
        return invalid(u"power_on"_qs,
                       u"is not possible: a restored server stays off until it is started"_qs);
    if (owned->snapshot.state != SnapshotRecord::State::Available)
        return wrongState();
    return accepted(m_desk->restoreSnapshot(owned->snapshot.id));
}

Response Dialect::createServer(const Request &request, const Ids &)
{
    if (!m_desk.exists())
        return problem(failure(Error::Kind::NotFound).error());
    const auto body = bodyOf(request);
    if (!body)
        return body.error();
    const QString id = body->value(u"snapshot_id").toString();
    if (!isUuid(id))
        return invalid(u"snapshot_id"_qs, u"is missing: this host makes servers from snapshots only"_qs);
    const auto name = nameIn(*body, u"custom_name"_qs, longestServerName);
    if (!name)
        return name.error();
    const auto snapshot = m_desk->snapshot(SnapshotId(id));
    if (!snapshot && snapshot.error().kind == Error::Kind::NotFound)
        return invalid(u"snapshot_id"_qs, u"names no snapshot"_qs);
    if (!snapshot)
        return problem(snapshot.error());
    if (snapshot->state != SnapshotRecord::State::Available)
        return wrongState();
    return accepted(m_desk->createMachine(snapshot->id, *name));
}

} // namespace kustos::host::ccloud
