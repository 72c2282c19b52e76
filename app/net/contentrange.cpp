// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/contentrange.h"

#include <algorithm>

namespace kustos::net {

namespace {

std::optional<qint64> number(const QByteArray &digits)
{
    const bool plain = !digits.isEmpty() &&
                       std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    bool fits = false;
    const qint64 value = digits.toLongLong(&fits);
    return plain && fits ? std::optional(value) : std::nullopt;
}

} // namespace

std::optional<ContentRange> ContentRange::parse(const QByteArray &header)
{
    const QByteArray text = header.trimmed();
    const QByteArray unit("bytes ");
    const qsizetype dash = text.indexOf('-');
    const qsizetype slash = text.indexOf('/');
    if (!text.startsWith(unit) || dash < unit.size() || slash < dash)
        return std::nullopt;
    const auto first = number(text.mid(unit.size(), dash - unit.size()));
    const auto last = number(text.mid(dash + 1, slash - dash - 1));
    const auto total = number(text.mid(slash + 1));
    if (!first || !last || !total || *first > *last || *last >= *total)
        return std::nullopt;
    return ContentRange{*first, *last, *total};
}

bool isStrongEtag(const QByteArray &etag)
{
    return etag.size() >= 2 && etag.size() <= 1024 && etag.startsWith('"') && etag.endsWith('"') &&
           std::all_of(etag.begin() + 1, etag.end() - 1,
                       [](char c) { return c > 0x20 && c < 0x7f && c != '"'; });
}

} // namespace kustos::net
