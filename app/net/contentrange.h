// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace kustos::net {

//! What a 206 says it brings: bytes first..last of total; 0 <= first <= last < total.
struct ContentRange
{
    qint64 first = 0;
    qint64 last = 0;
    qint64 total = 0;

    //! Empty for anything that is not exactly "bytes <first>-<last>/<total>".
    [[nodiscard]] static std::optional<ContentRange> parse(const QByteArray &header);
};

//! Whether two answers with this ETag have the same bytes: not weak, quoted, at most 1 KiB of visible
//! characters.
[[nodiscard]] bool isStrongEtag(const QByteArray &etag);

} // namespace kustos::net
