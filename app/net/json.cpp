// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/json.h"

#include "net/origin.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace kustos::net {

namespace {

std::unexpected<Error> bad(const char *field)
{
    return failure(Error::Kind::Protocol, Error::Cause::BadJson, QString::fromLatin1(field));
}

std::unexpected<Error> missing(const char *field)
{
    return failure(Error::Kind::Protocol, Error::Cause::MissingField, QString::fromLatin1(field));
}

//! A required field from what was read as an optional one.
template <class T> Result<T> required(Result<std::optional<T>> found, const char *field)
{
    if (!found)
        return std::unexpected(std::move(found.error()));
    if (!found->has_value())
        return missing(field);
    return std::move(**found);
}

bool looksLikeHtml(const QByteArray &body)
{
    return body.left(1024).trimmed().startsWith('<');
}

bool isJsonType(const QByteArray &contentType)
{
    return contentType == "application/json" || contentType == "text/json" ||
           (contentType.startsWith("application/") && contentType.endsWith("+json"));
}

} // namespace

Result<JsonObject> JsonObject::parse(const HttpReply &reply)
{
    if (reply.contentType == "text/html" || reply.contentType == "application/xhtml+xml" ||
        looksLikeHtml(reply.body))
        return std::unexpected(Error{Error::Kind::Protocol, Error::Cause::Html, reply.status,
                                     originText(reply.url), std::nullopt});
    if (!isJsonType(reply.contentType))
        return std::unexpected(Error{Error::Kind::Protocol, Error::Cause::BadJson, reply.status,
                                     QString::fromLatin1(reply.contentType.left(100)), std::nullopt});
    auto parsed = parse(reply.body);
    if (!parsed)
        parsed.error().httpStatus = reply.status;
    return parsed;
}

Result<JsonObject> JsonObject::parse(const QByteArray &bytes)
{
    if (isNestedDeeper(bytes, deepest))
        return bad("depth");
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return failure(Error::Kind::Protocol, Error::Cause::BadJson, error.errorString());
    if (!document.isObject())
        return bad("{}");
    return JsonObject(document.object());
}

QJsonValue JsonObject::value(const char *field) const
{
    return m_object.value(QLatin1StringView(field));
}

bool JsonObject::has(const char *field) const
{
    const QJsonValue found = value(field);
    return !found.isUndefined() && !found.isNull();
}

Result<std::optional<QString>> JsonObject::optionalText(const char *field) const
{
    if (!has(field))
        return std::optional<QString>();
    const QJsonValue found = value(field);
    if (!found.isString() || found.toString().size() > longestText)
        return bad(field);
    return std::optional(found.toString());
}

Result<QString> JsonObject::text(const char *field) const
{
    return required(optionalText(field), field);
}

Result<std::optional<qint64>> JsonObject::optionalInteger(const char *field, qint64 least, qint64 most) const
{
    if (!has(field))
        return std::optional<qint64>();
    const QJsonValue found = value(field);
    if (!found.isDouble())
        return bad(field);
    // toInteger() gives its default for anything that is not a whole number of 64 bits: two defaults tell it
    // apart.
    const qint64 number = found.toInteger(0);
    if (number != found.toInteger(1) || number < least || number > most)
        return bad(field);
    return std::optional(number);
}

Result<qint64> JsonObject::integer(const char *field, qint64 least, qint64 most) const
{
    return required(optionalInteger(field, least, most), field);
}

Result<std::optional<bool>> JsonObject::optionalFlag(const char *field) const
{
    if (!has(field))
        return std::optional<bool>();
    if (!value(field).isBool())
        return bad(field);
    return std::optional(value(field).toBool());
}

Result<bool> JsonObject::flag(const char *field) const
{
    return required(optionalFlag(field), field);
}

Result<std::optional<QDateTime>> JsonObject::optionalTime(const char *field) const
{
    if (!has(field))
        return std::optional<QDateTime>();
    const QDateTime time = timeFromRfc3339(value(field).toString());
    if (!time.isValid())
        return bad(field);
    return std::optional(time);
}

Result<QDateTime> JsonObject::time(const char *field) const
{
    return required(optionalTime(field), field);
}

Result<std::optional<JsonObject>> JsonObject::optionalObject(const char *field) const
{
    if (!has(field))
        return std::optional<JsonObject>();
    if (!value(field).isObject())
        return bad(field);
    return std::optional(JsonObject(value(field).toObject()));
}

Result<JsonObject> JsonObject::object(const char *field) const
{
    return required(optionalObject(field), field);
}

Result<QJsonArray> JsonObject::array(const char *field) const
{
    if (!has(field))
        return missing(field);
    if (!value(field).isArray() || value(field).toArray().size() > longestList)
        return bad(field);
    return value(field).toArray();
}

Result<std::vector<JsonObject>> JsonObject::objects(const char *field) const
{
    const auto list = array(field);
    if (!list)
        return std::unexpected(list.error());
    std::vector<JsonObject> found;
    found.reserve(static_cast<size_t>(list->size()));
    for (const QJsonValue &entry : *list) {
        if (!entry.isObject())
            return bad(field);
        found.emplace_back(entry.toObject());
    }
    return found;
}

Result<QStringList> JsonObject::texts(const char *field) const
{
    const auto list = array(field);
    if (!list)
        return std::unexpected(list.error());
    QStringList found;
    for (const QJsonValue &entry : *list) {
        if (!entry.isString() || entry.toString().size() > longestText)
            return bad(field);
        found.append(entry.toString());
    }
    return found;
}

QDateTime timeFromRfc3339(const QString &text)
{
    static const QRegularExpression shape(
        QStringLiteral("\\A[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}"
                       "(\\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})\\z"));
    if (!shape.match(text).hasMatch())
        return {};
    const QDateTime time = QDateTime::fromString(text.toUpper(), Qt::ISODateWithMs);
    return time.isValid() ? time.toUTC() : QDateTime();
}

bool isNestedDeeper(const QByteArray &json, int limit)
{
    int depth = 0;
    bool inText = false;
    bool escaped = false;
    for (const char c : json) {
        if (inText) {
            inText = escaped || c != '"';
            escaped = !escaped && c == '\\';
        } else if (c == '"') {
            inText = true;
        } else if (c == '{' || c == '[') {
            if (++depth > limit)
                return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

} // namespace kustos::net
