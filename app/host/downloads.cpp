// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/downloads.h"

#include "host/dialects/answers.h"
#include "host/randomid.h"

#include <QFileInfo>

#include <algorithm>

namespace kustos::host {

using compose::problem;

namespace {

std::optional<qint64> digits(const QByteArray &text)
{
    if (text.isEmpty() || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    bool fits = false;
    const qint64 number = text.toLongLong(&fits);
    return fits ? std::optional(number) : std::nullopt;
}

} // namespace

std::pair<RangeKind, ByteRange> readRange(const QByteArray &header, qint64 size)
{
    const std::pair whole{RangeKind::Whole, ByteRange{0, size}};
    const std::pair none{RangeKind::Unsatisfiable, ByteRange{}};
    if (!header.startsWith("bytes=") || header.contains(','))
        return whole;
    const QByteArray spec = header.sliced(6).trimmed();
    const qsizetype dash = spec.indexOf('-');
    if (dash < 0)
        return whole;
    const auto first = digits(spec.left(dash));
    const auto last = digits(spec.sliced(dash + 1));
    if (dash == 0) {
        if (!last)
            return whole;
        if (*last == 0 || size == 0)
            return none;
        const qint64 length = std::min(*last, size);
        return {RangeKind::Part, {size - length, length}};
    }
    const bool open = spec.size() == dash + 1;
    if (!first || (!open && (!last || *last < *first)))
        return whole;
    if (*first >= size)
        return none;
    const qint64 end = open ? size - 1 : std::min(*last, size - 1);
    return {RangeKind::Part, {*first, end - *first + 1}};
}

http::Response Downloads::handle(const http::Request &request)
{
    if (request.method != "GET" && request.method != "HEAD") {
        http::Response refused = problem(405, u"method not allowed"_qs);
        refused.headers.append({QByteArray("Allow"), QByteArray("GET, HEAD")});
        return refused;
    }
    const QStringList segments = request.path.split(u'/'); // "", "download", id, file name
    if (segments.size() != 4 || !isId(segments.at(2)))
        return problem(404, u"not found"_qs);
    const BackupId id(segments.at(2));
    const auto verdict = m_links.judge(id, segments.at(3), QString::fromUtf8(request.query.value("expires")),
                                       QString::fromUtf8(request.query.value("signature")), m_clock.now());
    if (verdict == DownloadLinks::Verdict::Forged)
        return problem(403, u"the link is not valid"_qs);
    if (verdict == DownloadLinks::Verdict::Expired)
        return problem(410, u"the link has expired"_qs);
    const auto backup = m_catalogue.backup(id);
    if (!backup)
        return problem(backup.error());
    if (backup->state != BackupRecord::State::Complete)
        return problem(404, u"not found"_qs);
    return send(request, *backup, segments.at(3));
}

http::Response Downloads::send(const http::Request &request, const BackupRecord &backup,
                               const QString &fileName)
{
    const QString path = m_state.backupFile(backup.deployment, backup.id);
    // A file of another size would be a wrong answer under the right checksum.
    if (QFileInfo(path).size() != backup.bytes)
        return problem(404, u"not found"_qs);
    const QByteArray tag = '"' + backup.sha256 + '"';
    const QByteArray ifRange = request.header("if-range");
    const bool ranges = request.headers.contains("range") && (ifRange.isEmpty() || ifRange == tag);
    const auto [kind, range] = ranges ? readRange(request.header("range"), backup.bytes)
                                      : std::pair{RangeKind::Whole, ByteRange{0, backup.bytes}};
    const QByteArray size = QByteArray::number(backup.bytes);
    if (kind == RangeKind::Unsatisfiable) {
        http::Response refused = problem(416, u"the range is not satisfiable"_qs);
        refused.headers.append({"Content-Range", "bytes */" + size});
        return refused;
    }
    http::Response response;
    response.status = kind == RangeKind::Part ? 206 : 200;
    response.headers = {
        {"Content-Type", "application/vnd.sqlite3"},
        {"Content-Disposition", "attachment; filename=\"" + fileName.toLatin1() + '"'},
        {"Accept-Ranges", "bytes"},
        {"ETag", tag},
        {"Repr-Digest", "sha-256=:" + QByteArray::fromHex(backup.sha256).toBase64() + ':'},
        {"Cache-Control", "private, no-transform"},
    };
    if (kind == RangeKind::Part)
        response.headers.append({"Content-Range", "bytes " + QByteArray::number(range.offset) + '-' +
                                                      QByteArray::number(range.offset + range.length - 1) +
                                                      '/' + size});
    response.file = http::FileSlice{path, range.offset, range.length};
    return response;
}

} // namespace kustos::host
