// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "host/catalogue.h"
#include "host/downloadlinks.h"
#include "host/http/message.h"
#include "host/statedirectory.h"

namespace kustos::host {

//! A half-open stretch of a file of `size` bytes.
struct ByteRange
{
    qint64 offset = 0;
    qint64 length = 0;
};
enum class RangeKind { Whole, Part, Unsatisfiable };
//! Reads a Range header (RFC 9110, 14.1.2). Several ranges, other units and broken ones count as none, as the
//! RFC allows.
[[nodiscard]] std::pair<RangeKind, ByteRange> readRange(const QByteArray &header, qint64 size);

//! Sends backup files to whoever has a signed link: GET and HEAD below /download/.
class Downloads
{
public:
    Downloads(Catalogue &catalogue, const StateDirectory &state, const DownloadLinks &links,
              const Clock &clock)
        : m_catalogue(catalogue)
        , m_state(state)
        , m_links(links)
        , m_clock(clock)
    {
    }
    [[nodiscard]] http::Response handle(const http::Request &request);

private:
    [[nodiscard]] http::Response send(const http::Request &request, const BackupRecord &backup,
                                      const QString &fileName);

    Catalogue &m_catalogue;
    const StateDirectory &m_state;
    const DownloadLinks &m_links;
    const Clock &m_clock;
};

} // namespace kustos::host
