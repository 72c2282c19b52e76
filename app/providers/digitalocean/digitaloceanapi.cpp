// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/digitalocean/digitaloceanapi.h"

#include "net/httperror.h"
#include "providers/digitalocean/digitaloceanjson.h"

#include <QJsonDocument>

namespace kustos::digitalocean {

namespace {

constexpr qsizetype longestDetail = 1024;

Result<FieldReader> reader(const net::HttpReply &reply)
{
    auto object = net::JsonObject::parse(reply);
    if (!object)
        return std::unexpected(object.error());
    return FieldReader(std::move(*object));
}

//! {singular: {...}}
template <class T>
Result<T> one(const net::HttpReply &reply, const char *singular, T (*decode)(FieldReader &))
{
    auto whole = reader(reply);
    if (!whole)
        return std::unexpected(whole.error());
    if (!whole->has(singular))
        whole->fail(Error::Cause::MissingField, singular);
    FieldReader object = whole->object(singular);
    const T value = decode(object);
    return whole->judged(value);
}

//! {plural: [...], "links": {"pages": {"next": ...}}}; "links" may be empty or missing.
template <class T>
Result<Page<T>> many(const net::HttpReply &reply, const char *plural, T (*decode)(FieldReader &))
{
    auto whole = reader(reply);
    if (!whole)
        return std::unexpected(whole.error());
    Page<T> page;
    for (FieldReader &row : whole->objects(plural))
        page.rows.append(decode(row));
    page.more = whole->object("links").object("pages").has("next");
    return whole->judged(page);
}

Pattern readPattern(FieldReader &droplet)
{
    Pattern pattern;
    pattern.size = droplet.optionalText("size_slug");
    if (pattern.size.isEmpty())
        pattern.size = droplet.object("size").text("slug");
    pattern.region = droplet.object("region").text("slug");
    pattern.disk = json::gigabytes(droplet, "disk");
    return pattern;
}

QByteArray bytes(const QJsonObject &body)
{
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

//! Ids of images are numbers in a body, whatever they were in the list.
std::optional<qint64> number(const SnapshotId &image)
{
    bool whole = false;
    const qint64 found = image.text().toLongLong(&whole);
    return whole && found > 0 ? std::optional(found) : std::nullopt;
}

//! The service has no code of its own for a machine that is busy.
bool saysBusy(const QString &message)
{
    return message.contains(QLatin1String("already has a pending event"), Qt::CaseInsensitive) ||
           message.contains(QLatin1String("blocking events processing"), Qt::CaseInsensitive);
}

} // namespace

QString path(const QStringList &parts)
{
    QStringList escaped;
    for (const QString &part : parts) {
        escaped.append(ApiLink::segment(part));
        if (escaped.last().isEmpty())
            return {};
    }
    return escaped.join(QLatin1Char('/'));
}

Result<Page<VirtualMachine>> droplets(const net::HttpReply &reply)
{
    return many<VirtualMachine>(reply, "droplets", json::droplet);
}

Result<VirtualMachine> droplet(const net::HttpReply &reply)
{
    return one<VirtualMachine>(reply, "droplet", json::droplet);
}

Result<Pattern> pattern(const net::HttpReply &reply)
{
    return one<Pattern>(reply, "droplet", readPattern);
}

Result<Page<Snapshot>> snapshots(const net::HttpReply &reply)
{
    return many<Snapshot>(reply, "snapshots", json::snapshot);
}

Result<Snapshot> snapshot(const net::HttpReply &reply)
{
    return one<Snapshot>(reply, "snapshot", json::snapshot);
}

Result<Snapshot> image(const net::HttpReply &reply)
{
    return one<Snapshot>(reply, "image", json::snapshot);
}

Result<Page<MachineJob>> actions(const net::HttpReply &reply)
{
    return many<MachineJob>(reply, "actions", json::action);
}

Result<MachineJob> action(const net::HttpReply &reply)
{
    return one<MachineJob>(reply, "action", json::action);
}

Result<MachineJob> creation(const net::HttpReply &reply)
{
    auto whole = reader(reply);
    if (!whole)
        return std::unexpected(whole.error());
    MachineJob job;
    job.kind = MachineJob::Kind::NewMachine;
    job.rawKind = QStringLiteral("create");
    job.state = MachineJob::State::Running;
    FieldReader droplet = whole->object("droplet");
    job.created = MachineId(droplet.id("id"));
    job.createdAt = droplet.time("created_at");
    for (FieldReader &action : whole->object("links").objects("actions")) {
        if (action.optionalText("rel") == QLatin1String("create"))
            job.id = JobId(action.id("id"));
    }
    if (job.id.isEmpty())
        whole->fail(Error::Cause::MissingField, "links.actions");
    return whole->judged(job);
}

Error refusal(const net::HttpReply &reply)
{
    Error error = net::errorFromStatus(reply, QString());
    const auto object = net::JsonObject::parse(reply);
    if (object) {
        for (const char *field : {"message", "error", "id"}) {
            error.detail = object->raw().value(QLatin1StringView(field)).toString().left(longestDetail);
            if (!error.detail.isEmpty())
                break;
        }
    } else if (object.error().cause == Error::Cause::Html) {
        error.cause = Error::Cause::Html;
    } else {
        error.detail = QString::fromUtf8(reply.body.left(longestDetail)).trimmed();
    }
    if (error.kind == Error::Kind::Rejected && saysBusy(error.detail))
        error.kind = Error::Kind::Conflict;
    return error;
}

QByteArray powerBody(PowerAction action)
{
    const char *word = "";
    switch (action) {
    case PowerAction::Start:
        word = "power_on";
        break;
    case PowerAction::ShutDown:
        word = "shutdown";
        break;
    case PowerAction::TurnOff:
        word = "power_off";
        break;
    case PowerAction::Reboot:
        word = "reboot";
        break;
    case PowerAction::Reset:
        word = "power_cycle";
        break;
    }
    return bytes({{QStringLiteral("type"), QLatin1String(word)}});
}

QByteArray snapshotBody(const QString &name)
{
    return bytes({{QStringLiteral("type"), QStringLiteral("snapshot")}, {QStringLiteral("name"), name}});
}

QByteArray renameBody(const QString &name)
{
    return bytes({{QStringLiteral("type"), QStringLiteral("rename")}, {QStringLiteral("name"), name}});
}

QByteArray restoreBody(const SnapshotId &image)
{
    const auto id = number(image);
    if (!id)
        return {};
    return bytes({{QStringLiteral("type"), QStringLiteral("restore")}, {QStringLiteral("image"), *id}});
}

QByteArray creationBody(const QString &name, const Pattern &pattern, const SnapshotId &image)
{
    const auto id = number(image);
    if (!id)
        return {};
    return bytes({{QStringLiteral("name"), name},
                  {QStringLiteral("size"), pattern.size},
                  {QStringLiteral("region"), pattern.region},
                  {QStringLiteral("image"), *id}});
}

} // namespace kustos::digitalocean
