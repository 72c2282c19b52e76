// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytesize.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

//! How our own files on the disk write values: enumerators as words, so that a later order of them cannot
//! change the meaning of old files; nothing where there is no value.
namespace kustos::json {

template <class E, std::size_t N> using Words = std::array<std::pair<E, const char *>, N>;

template <class E, std::size_t N> [[nodiscard]] QString wordOf(const Words<E, N> &words, E value)
{
    const auto found = std::ranges::find(words, value, &std::pair<E, const char *>::first);
    return found == words.end() ? QString() : QString::fromLatin1(found->second);
}

template <class E, std::size_t N>
[[nodiscard]] std::optional<E> valueOf(const Words<E, N> &words, const QString &word)
{
    const auto found =
        std::ranges::find_if(words, [&](const auto &entry) { return word == QLatin1String(entry.second); });
    return found == words.end() ? std::nullopt : std::optional(found->first);
}

//! The last word of the list stands for everything that is not known.
template <class E, std::size_t N> [[nodiscard]] E valueOrLast(const Words<E, N> &words, const QString &word)
{
    return valueOf(words, word).value_or(words.back().first);
}

inline void put(QJsonObject &object, const char *key, const QString &value)
{
    if (!value.isEmpty())
        object.insert(QLatin1String(key), value);
}

inline void put(QJsonObject &object, const char *key, const QDateTime &value)
{
    if (value.isValid())
        object.insert(QLatin1String(key), value.toUTC().toString(Qt::ISODateWithMs));
}

inline void put(QJsonObject &object, const char *key, const std::optional<QDateTime> &value)
{
    if (value)
        put(object, key, *value);
}

inline void put(QJsonObject &object, const char *key, const std::optional<ByteSize> &value)
{
    if (value)
        object.insert(QLatin1String(key), value->bytes());
}

[[nodiscard]] inline QString text(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString();
}

[[nodiscard]] inline QDateTime time(const QJsonObject &object, const char *key)
{
    return QDateTime::fromString(text(object, key), Qt::ISODateWithMs).toUTC();
}

[[nodiscard]] inline std::optional<QDateTime> optionalTime(const QJsonObject &object, const char *key)
{
    const QDateTime value = time(object, key);
    return value.isValid() ? std::optional(value) : std::nullopt;
}

[[nodiscard]] inline std::optional<ByteSize> optionalSize(const QJsonObject &object, const char *key)
{
    const QJsonValue value = object.value(QLatin1String(key));
    return value.isDouble() ? std::optional(ByteSize(value.toInteger())) : std::nullopt;
}

} // namespace kustos::json
