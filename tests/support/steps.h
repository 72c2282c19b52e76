// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fakecloud.h"
#include "support/seededbody.h"

#include <QByteArray>
#include <QList>

#include <chrono>
#include <utility>

namespace kustos::test {

using Headers = QList<std::pair<QByteArray, QByteArray>>;

// Well behaved.
[[nodiscard]] Step answer(int status, const QByteArray &body, const Headers &headers = {});
[[nodiscard]] Step json(int status, const QByteArray &body, const Headers &headers = {});
[[nodiscard]] Step htmlPage(int status = 200);
[[nodiscard]] Step redirectTo(const QUrl &target, int status = 302);

// Without an answer.
[[nodiscard]] Step hang();
[[nodiscard]] Step closeAfterRequest(); //!< FIN
[[nodiscard]] Step resetAfterRequest(); //!< RST

// With a bad one.
[[nodiscard]] Step headersThenSilence();
[[nodiscard]] Step halfStatusLine();
[[nodiscard]] Step trickle(const QByteArray &body, std::chrono::milliseconds each);
[[nodiscard]] Step shortBody(const QByteArray &body, qint64 announced); //!< FIN after the body
[[nodiscard]] Step cutChunk();
[[nodiscard]] Step endlessGarbage(qint64 bytes);
[[nodiscard]] Step endlessHeaders();

//! How a seeded file is served.
struct FileService
{
    QByteArray etag = "\"v1\"";
    qint64 cutAfter = -1; //!< bytes of this answer's body before the connection is cut; -1: never
    bool cutByReset = false;
    bool honourRange = true;
    qint64 rangeShift = 0;                  //!< a 206 that starts so many bytes away from what was asked
    qint64 totalShift = 0;                  //!< a 206 whose total is wrong by so much
    std::chrono::milliseconds eachBlock{0}; //!< pause after every 64 KiB
};

//! A file with Content-Length, ETag, Range and If-Range.
[[nodiscard]] Step file(const SeededBody &body, const FileService &service = {});

} // namespace kustos::test
