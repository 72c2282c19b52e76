// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/dialects/digitaloceanwishes.h"

#include "host/dialects/digitaloceananswers.h"
#include "host/dialects/digitaloceanjson.h"
#include "host/dialects/requestfacts.h"

#include <QJsonArray>

#include <algorithm>

namespace kustos::host::digitalocean {

using http::Response;
using Kind = MachineJobRecord::Kind;

namespace {

constexpr int longestName = 255;

//! A whole number from 1; 0 for anything else, "7" and 7.5 too.
int imageIn(const QJsonObject &body)
{
    const QJsonValue value = body.value(u"image");
    const int number = value.isDouble() ? value.toInt(0) : 0;
    return std::max(number, 0);
}

bool isEmptyValue(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return !value.toBool();
    case QJsonValue::String:
        return value.toString().isEmpty();
    case QJsonValue::Array:
        return value.toArray().isEmpty();
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return true;
    case QJsonValue::Double:
    case QJsonValue::Object:
        return false;
    }
    Q_UNREACHABLE();
}

//! Letters, digits, dots and dashes, the last no dash and no dot: the rule of the API description.
bool isDropletName(const QString &name)
{
    const auto plain = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
    };
    return !name.isEmpty() && name.size() <= longestName && plain(name.back()) &&
           std::all_of(name.begin(), name.end(), [&](QChar c) { return plain(c) || c == u'.' || c == u'-'; });
}

} // namespace

std::expected<QString, Response> readName(const QJsonObject &body)
{
    const QJsonValue value = body.value(u"name");
    const QString wrong = value.isString() || value.isUndefined() || value.isNull()
                              ? nameProblem(value.toString(), longestName)
                              : QStringLiteral("is no text");
    if (!wrong.isEmpty())
        return std::unexpected(problem(422, u"name "_qs + wrong));
    return value.toString();
}

std::expected<ActionWish, Response> readAction(const QJsonObject &body)
{
    const QString type = body.value(u"type").toString();
    for (const Kind kind : {Kind::Start, Kind::Stop, Kind::Shutdown, Kind::Reboot, Kind::Reset,
                            Kind::TakeSnapshot, Kind::Restore, Kind::Rename}) {
        if (actionType(kind) != type)
            continue;
        ActionWish wish{kind, {}, 0};
        const QJsonValue given = body.value(u"name");
        const bool nameless = given.isUndefined() || given.isNull();
        if (kind == Kind::Rename || (kind == Kind::TakeSnapshot && !nameless)) {
            const auto name = readName(body);
            if (!name)
                return std::unexpected(name.error());
            wish.name = *name;
        }
        if (kind == Kind::Restore && (wish.image = imageIn(body)) == 0)
            return std::unexpected(problem(422, u"image is not the number of an image"_qs));
        return wish;
    }
    return std::unexpected(problem(422, u"This host cannot run an event of this type."_qs));
}

QString wrongStateOf(Kind kind)
{
    switch (kind) {
    case Kind::Start:
        return QStringLiteral("Droplet is already powered on.");
    case Kind::Shutdown:
    case Kind::Stop:
        return QStringLiteral("Droplet is already powered off.");
    case Kind::Reboot:
    case Kind::Reset:
        return QStringLiteral("Droplet is currently off. Please power it on to run this event.");
    case Kind::Restore:
        return QStringLiteral("Droplet is currently on. Please power it off to run this event.");
    case Kind::Rename:
    case Kind::TakeSnapshot:
    case Kind::Consistent:
    case Kind::Clone:
    case Kind::Delete:
        return QStringLiteral("This event cannot run in the present state.");
    }
    Q_UNREACHABLE();
}

std::expected<CreateWish, Response> readCreate(const QJsonObject &body)
{
    const auto refused = [](const QString &text) { return std::unexpected(problem(422, text)); };
    const CreateWish wish{body.value(u"name").toString(), body.value(u"size").toString(), imageIn(body)};
    if (!isDropletName(wish.name))
        return refused(u"name: only letters, digits, dots and dashes, at most 255"_qs);
    if (wish.image == 0)
        return refused(u"You specified an invalid image for Droplet creation."_qs);
    if (!diskOfSlug(wish.size))
        return refused(u"You specified an invalid size for Droplet creation."_qs);
    const QJsonValue region = body.value(u"region");
    if (!isEmptyValue(region) && region.toString() != regionSlug)
        return refused(u"You specified an invalid region for Droplet creation."_qs);
    // What would be left out must not look as if it had been done.
    for (const QString &field : {u"ssh_keys"_qs, u"backups"_qs, u"ipv6"_qs, u"monitoring"_qs, u"tags"_qs,
                                 u"user_data"_qs, u"volumes"_qs, u"vpc_uuid"_qs, u"names"_qs}) {
        if (!isEmptyValue(body.value(field)))
            return refused(field + u" is not available on this host"_qs);
    }
    return wish;
}

} // namespace kustos::host::digitalocean
