// SPDX-License-Identifier: GPL-3.0-or-later
// Snapshots, which are the images of this host, and what is made from them.
#include "host/dialects/digitaloceananswers.h"
#include "host/dialects/digitaloceandialect.h"

namespace kustos::host::digitalocean {

using http::Request;
using http::Response;

Result<SnapshotRecord> Dialect::imageOf(const QString &id) const
{
    const auto number = numberOf(id);
    if (!m_desk.exists() || !number)
        return failure(Error::Kind::NotFound);
    auto snapshot = m_desk->snapshotByNumber(*number);
    if (snapshot && !isImage(*snapshot))
        return failure(Error::Kind::NotFound);
    return snapshot;
}

QString Dialect::systemOf(const MachineId &machine) const
{
    const auto found = m_desk->machine(machine);
    return found ? found->system : QString();
}

Response Dialect::dropletSnapshots(const Request &request, const Ids &ids)
{
    const auto machine = machineOf(ids.first());
    if (!machine)
        return problem(machine.error(), {});
    QList<SnapshotRecord> found = m_desk->snapshots(machine->id);
    found.removeIf([](const SnapshotRecord &snapshot) { return !isListed(snapshot); });
    return listed(request, u"snapshots"_qs, found.size(),
                  [&](qsizetype i) { return dropletSnapshotJson(found.at(i)); });
}

Response Dialect::snapshots(const Request &request, const Ids &)
{
    const QString type = textOf(request, "resource_type");
    if (!type.isEmpty() && type != u"droplet" && type != u"volume")
        return problem(422, u"resource_type is neither droplet nor volume"_qs);
    QList<SnapshotRecord> found =
        m_desk.exists() && type != u"volume" ? m_desk->snapshots() : QList<SnapshotRecord>();
    found.removeIf([](const SnapshotRecord &snapshot) { return !isListed(snapshot); });
    const Numbers known = numbers();
    return listed(request, u"snapshots"_qs, found.size(),
                  [&](qsizetype i) { return snapshotJson(found.at(i), known); });
}

Response Dialect::snapshot(const Request &, const Ids &ids)
{
    const auto found = imageOf(ids.first());
    if (!found)
        return problem(found.error(), {});
    return isListed(*found) ? answer(200, {{u"snapshot"_qs, snapshotJson(*found, numbers())}}) : notFound();
}

Response Dialect::images(const Request &request, const Ids &)
{
    // Every image of this host is a snapshot of its own: no distributions, no applications, no tags.
    const bool none = !textOf(request, "type").isEmpty() || !textOf(request, "tag_name").isEmpty();
    QList<SnapshotRecord> found = m_desk.exists() && !none ? m_desk->snapshots() : QList<SnapshotRecord>();
    found.removeIf([](const SnapshotRecord &snapshot) { return !isImage(snapshot); });
    return listed(request, u"images"_qs, found.size(),
                  [&](qsizetype i) { return imageJson(found.at(i), systemOf(found.at(i).machine)); });
}

Response Dialect::image(const Request &, const Ids &ids)
{
    const auto found = imageOf(ids.first());
    return found ? answer(200, {{u"image"_qs, imageJson(*found, systemOf(found->machine))}})
                 : problem(found.error(), {});
}

Response Dialect::renameImage(const Request &request, const Ids &ids)
{
    const auto found = imageOf(ids.first());
    if (!found)
        return problem(found.error(), {});
    const auto body = bodyOf(request);
    if (!body)
        return body.error();
    const auto name = readName(*body);
    if (!name)
        return name.error();
    const auto renamed = m_desk->renameSnapshot(found->id, *name);
    return renamed ? answer(200, {{u"image"_qs, imageJson(*renamed, systemOf(renamed->machine))}})
                   : problem(renamed.error(), wrongStateOf(MachineJobRecord::Kind::Rename));
}

Response Dialect::deleteImage(const Request &, const Ids &ids)
{
    const auto found = imageOf(ids.first());
    if (!found)
        return problem(found.error(), {});
    const auto job = m_desk->deleteSnapshot(found->id);
    if (!job)
        return problem(job.error(), wrongStateOf(MachineJobRecord::Kind::Delete));
    return {204, {{"Cache-Control", "no-store"}}, {}, {}};
}

Response Dialect::createDroplet(const Request &request, const Ids &)
{
    if (!m_desk.exists())
        return notFound();
    const auto body = bodyOf(request);
    if (!body)
        return body.error();
    const auto wish = readCreate(*body);
    if (!wish)
        return wish.error();
    const auto snapshot = imageOf(QString::number(wish->image));
    if (!snapshot && snapshot.error().kind != Error::Kind::NotFound)
        return problem(snapshot.error(), {});
    if (!snapshot || snapshot->state != SnapshotRecord::State::Available)
        return problem(422, u"You specified an invalid image for Droplet creation."_qs);
    const int disk = diskOfSlug(wish->size).value_or(0);
    if (disk < gigabytes(snapshot->virtualBytes))
        return problem(422, QStringLiteral("This size has a smaller disk (%1GB) than the image (%2GB).")
                                .arg(disk)
                                .arg(gigabytes(snapshot->virtualBytes)));
    // Processors and memory come from the snapshot: a size that promises others would lie.
    const auto source = m_desk->machine(snapshot->machine);
    if (source && sizeSlug(*source) != wish->size)
        return problem(422, u"From this image only the size "_qs + sizeSlug(*source) + u" can be made."_qs);
    const auto job = m_desk->createMachine(snapshot->id, wish->name);
    if (!job)
        return problem(job.error(), wrongStateOf(MachineJobRecord::Kind::Clone));
    const auto made = m_desk->machine(job->created);
    if (!made)
        return problem(500, u"The new Droplet is being made, but not listed yet."_qs);
    const QString href =
        ownAddress(request, m_parts.base) + u"/v2/actions/"_qs + QString::number(job->number);
    const QJsonObject link{{u"id"_qs, job->number}, {u"rel"_qs, u"create"_qs}, {u"href"_qs, href}};
    return answer(202, {{u"droplet"_qs, described(*made, !job->ended())},
                        {u"links"_qs, QJsonObject{{u"actions"_qs, QJsonArray{link}}}}});
}

Result<MachineJobRecord> Dialect::restore(const MachineFacts &machine, int image)
{
    const auto snapshot = imageOf(QString::number(image));
    if (!snapshot)
        return snapshot.error().kind == Error::Kind::NotFound
                   ? failure(Error::Kind::Rejected, Error::Cause::None, u"There is no such image."_qs)
                   : std::unexpected(snapshot.error());
    if (snapshot->machine != machine.id)
        return failure(Error::Kind::Rejected, Error::Cause::None,
                       u"The image was not made from this Droplet."_qs);
    if (snapshot->state != SnapshotRecord::State::Available)
        return failure(Error::Kind::Rejected, Error::Cause::None, u"The image is not available."_qs);
    return m_desk->restoreSnapshot(snapshot->id);
}

} // namespace kustos::host::digitalocean
