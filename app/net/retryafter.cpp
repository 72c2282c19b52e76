// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/retryafter.h"

#include <QLocale>

#include <algorithm>

namespace kustos::net {

namespace {

constexpr qint64 shortest = 1;
constexpr qint64 longest = 15 * 60;

std::chrono::seconds clamped(qint64 seconds)
{
    return std::chrono::seconds(std::clamp(seconds, shortest, longest));
}

bool isWholeNumber(const QByteArray &text)
{
    const auto digits = text.startsWith('-') ? QByteArrayView(text).sliced(1) : QByteArrayView(text);
    return !digits.isEmpty() &&
           std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

std::optional<std::chrono::seconds> retryAfter(const QByteArray &header, const QDateTime &now)
{
    const QByteArray text = header.trimmed();
    if (isWholeNumber(text)) {
        bool fits = false;
        const qint64 seconds = text.toLongLong(&fits);
        return clamped(fits ? seconds : (text.startsWith('-') ? shortest : longest));
    }
    QDateTime due =
        QLocale::c().toDateTime(QString::fromLatin1(text), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!due.isValid())
        return std::nullopt;
    due.setTimeSpec(Qt::UTC);
    return clamped(now.secsTo(due));
}

} // namespace kustos::net
