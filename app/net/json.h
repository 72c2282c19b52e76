// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "net/httpclient.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <limits>
#include <optional>
#include <vector>

namespace kustos::net {

//! A JSON object of a service, read with suspicion. Unknown fields are ignored and of two equal ones the last
//! counts. A required field that is missing or null is Protocol/MissingField, one of another type or out of
//! range is Protocol/BadJson; both name the field in `detail`. Nothing is ever replaced by a default.
class JsonObject
{
public:
    static constexpr int deepest = 64;
    static constexpr qsizetype longestText = 64 * 1024; //!< characters
    static constexpr qsizetype longestList = 10'000;

    explicit JsonObject(QJsonObject object)
        : m_object(std::move(object))
    {
    }

    //! The body of an answer whose content type must be JSON: a web page is Protocol/Html, everything else
    //! that is no JSON object (also one nested deeper than `deepest`) Protocol/BadJson.
    [[nodiscard]] static Result<JsonObject> parse(const HttpReply &reply);
    //! Bytes that did not come as an answer (a file of the host).
    [[nodiscard]] static Result<JsonObject> parse(const QByteArray &bytes);

    [[nodiscard]] Result<QString> text(const char *field) const;
    [[nodiscard]] Result<std::optional<QString>> optionalText(const char *field) const;
    //! Whole numbers only, exact to 2^63-1.
    [[nodiscard]] Result<qint64> integer(const char *field, qint64 least = 0,
                                         qint64 most = std::numeric_limits<qint64>::max()) const;
    [[nodiscard]] Result<std::optional<qint64>>
    optionalInteger(const char *field, qint64 least = 0,
                    qint64 most = std::numeric_limits<qint64>::max()) const;
    [[nodiscard]] Result<bool> flag(const char *field) const;
    [[nodiscard]] Result<std::optional<bool>> optionalFlag(const char *field) const;
    //! RFC 3339 with its offset; the value is UTC.
    [[nodiscard]] Result<QDateTime> time(const char *field) const;
    [[nodiscard]] Result<std::optional<QDateTime>> optionalTime(const char *field) const;
    [[nodiscard]] Result<JsonObject> object(const char *field) const;
    [[nodiscard]] Result<std::optional<JsonObject>> optionalObject(const char *field) const;
    [[nodiscard]] Result<std::vector<JsonObject>> objects(const char *field) const;
    [[nodiscard]] Result<QStringList> texts(const char *field) const;

    [[nodiscard]] bool has(const char *field) const; //!< there and not null
    [[nodiscard]] const QJsonObject &raw() const { return m_object; }

private:
    [[nodiscard]] QJsonValue value(const char *field) const;
    [[nodiscard]] Result<QJsonArray> array(const char *field) const;

    QJsonObject m_object;
};

//! An RFC 3339 time as UTC; invalid where it is none.
[[nodiscard]] QDateTime timeFromRfc3339(const QString &text);

//! Whether brackets are nested deeper than `limit`; looks at the bytes only, in one pass.
[[nodiscard]] bool isNestedDeeper(const QByteArray &json, int limit);

} // namespace kustos::net
