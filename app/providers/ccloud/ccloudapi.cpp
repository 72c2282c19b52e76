// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/ccloud/ccloudapi.h"

#include "net/httperror.h"
#include "providers/ccloud/ccloudjson.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace kustos::ccloud {

namespace {

constexpr qsizetype longestDetail = 1024;

//! {"data": {...}}
template <class T> Result<T> one(const net::HttpReply &reply, T (*decode)(FieldReader &))
{
    auto object = net::JsonObject::parse(reply);
    if (!object)
        return std::unexpected(object.error());
    FieldReader whole(std::move(*object));
    if (!whole.has("data"))
        whole.fail(Error::Cause::MissingField, "data");
    FieldReader data = whole.object("data");
    const T value = decode(data);
    return whole.judged(value);
}

//! By the numbers in "meta", else by whether "links" has a next page.
bool hasMore(FieldReader &whole)
{
    FieldReader meta = whole.object("meta");
    const auto present = meta.optionalInteger("current_page");
    const auto last = meta.optionalInteger("last_page");
    FieldReader links = whole.object("links");
    if (present && last)
        return *present < *last;
    return links.has("next");
}

//! {"data": [...], "links", "meta"} into `page`.
template <class T> void readPage(FieldReader &whole, Page<T> &page, T (*decode)(FieldReader &))
{
    for (FieldReader &row : whole.objects("data"))
        page.rows.append(decode(row));
    page.more = hasMore(whole);
}

template <class T> Result<Page<T>> many(const net::HttpReply &reply, T (*decode)(FieldReader &))
{
    auto object = net::JsonObject::parse(reply);
    if (!object)
        return std::unexpected(object.error());
    FieldReader whole(std::move(*object));
    Page<T> page;
    readPage(whole, page, decode);
    return whole.judged(page);
}

//! The sentence and, one to a line, what is wrong with which field.
QString sentence(const QJsonObject &body)
{
    QStringList lines;
    for (const char *field : {"message", "error_description", "error"}) {
        const QString text = body.value(QLatin1StringView(field)).toString();
        if (!text.isEmpty()) {
            lines.append(text);
            break;
        }
    }
    const QJsonObject fields = body.value(QLatin1StringView("errors")).toObject();
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        const QJsonArray texts = field->isArray() ? field->toArray() : QJsonArray{*field};
        for (const QJsonValue &text : texts)
            lines.append(field.key() + QLatin1String(": ") + text.toString());
    }
    return lines.join(QLatin1Char('\n'));
}

Error::Kind kindOf(const QString &code, Error::Kind otherwise)
{
    if (code == QLatin1String("server_busy") || code == QLatin1String("wrong_state"))
        return Error::Kind::Conflict;
    if (code == QLatin1String("snapshot_interval") || code == QLatin1String("throttled"))
        return Error::Kind::RateLimited;
    if (code == QLatin1String("snapshot_limit_reached") || code == QLatin1String("disk_too_small") ||
        code == QLatin1String("validation_failed"))
        return Error::Kind::Rejected;
    return otherwise;
}

bool isRefusalOfARequest(Error::Kind kind)
{
    return kind == Error::Kind::Conflict || kind == Error::Kind::Rejected || kind == Error::Kind::RateLimited;
}

const char *word(PowerAction action)
{
    switch (action) {
    case PowerAction::Start:
        return "start";
    case PowerAction::ShutDown:
        return "shutdown";
    case PowerAction::TurnOff:
        return "stop";
    case PowerAction::Reboot:
        return "reboot";
    case PowerAction::Reset:
        return "reset";
    }
    return "";
}

} // namespace

QString filled(const Path &path, const QStringList &values)
{
    QStringList parts = QString::fromLatin1(path.pattern).split(QLatin1Char('/'));
    qsizetype next = 0;
    for (QString &part : parts) {
        if (!part.startsWith(QLatin1Char(':')))
            continue;
        part = ApiLink::segment(values.value(next++));
        if (part.isEmpty())
            return {};
    }
    return parts.join(QLatin1Char('/'));
}

Result<Page<VirtualMachine>> machines(const net::HttpReply &reply)
{
    return many<VirtualMachine>(reply, json::machine);
}

Result<VirtualMachine> machine(const net::HttpReply &reply)
{
    return one<VirtualMachine>(reply, json::machine);
}

Result<QString> state(const net::HttpReply &reply)
{
    auto object = net::JsonObject::parse(reply);
    if (!object)
        return std::unexpected(object.error());
    FieldReader whole(std::move(*object));
    FieldReader told = whole.has("data") ? whole.object("data") : whole;
    const QString word = told.has("status") && !told.has("state") ? told.text("status") : told.text("state");
    return whole.judged(word);
}

Result<SnapshotPage> snapshots(const net::HttpReply &reply)
{
    auto object = net::JsonObject::parse(reply);
    if (!object)
        return std::unexpected(object.error());
    FieldReader whole(std::move(*object));
    SnapshotPage page;
    readPage<Snapshot>(whole, page, json::snapshot);
    FieldReader meta = whole.object("meta");
    page.limitsTold =
        meta.names("limit") || meta.names("min_interval_seconds") || meta.names("next_allowed_at");
    constexpr int most = 1'000'000'000;
    if (const auto limit = meta.optionalInteger("limit", 0, most))
        page.limits.perMachine = static_cast<int>(*limit);
    if (const auto seconds = meta.optionalInteger("min_interval_seconds", 0, most); seconds && *seconds > 0)
        page.limits.interval = std::chrono::seconds(*seconds);
    page.limits.nextAllowedAt = meta.time("next_allowed_at");
    return whole.judged(page);
}

Result<Snapshot> snapshot(const net::HttpReply &reply)
{
    return one<Snapshot>(reply, json::snapshot);
}

Result<Page<MachineJob>> jobs(const net::HttpReply &reply)
{
    return many<MachineJob>(reply, json::job);
}

Result<MachineJob> job(const net::HttpReply &reply)
{
    return one<MachineJob>(reply, json::job);
}

Result<MachineJob> accepted(const net::HttpReply &reply)
{
    constexpr int noContent = 204;
    if (reply.status == noContent) {
        MachineJob done;
        done.state = MachineJob::State::Complete;
        return done;
    }
    auto object = net::JsonObject::parse(reply);
    if (!object)
        return std::unexpected(object.error());
    FieldReader whole(std::move(*object));
    FieldReader told = whole.has("data") ? whole.object("data") : whole;
    const MachineJob job = json::accepted(told);
    return whole.judged(job);
}

Error refusal(const net::HttpReply &reply)
{
    Error error = net::errorFromStatus(reply, QString());
    const auto object = net::JsonObject::parse(reply);
    if (!object) {
        if (object.error().cause == Error::Cause::Html)
            error.cause = Error::Cause::Html;
        else
            error.detail = QString::fromUtf8(reply.body.left(longestDetail)).trimmed();
        return error;
    }
    const QString code = object->raw().value(QLatin1StringView("code")).toString();
    error.detail = sentence(object->raw()).left(longestDetail);
    if (error.detail.isEmpty())
        error.detail = code.left(longestDetail);
    if (isRefusalOfARequest(error.kind))
        error.kind = kindOf(code, error.kind);
    return error;
}

QByteArray powerBody(PowerAction action)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("action"), QLatin1String(word(action))}})
        .toJson(QJsonDocument::Compact);
}

QByteArray snapshotBody(const QString &name, bool live, bool consistent)
{
    QJsonObject body{{QStringLiteral("name"), name}, {QStringLiteral("live"), live}};
    if (consistent)
        body.insert(QStringLiteral("consistent"), true);
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

} // namespace kustos::ccloud
