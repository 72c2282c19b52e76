// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/engines/diskimage.h"

#include "host/engines/diskimageprocess.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace kustos::host::diskimage {

namespace {

using namespace Qt::Literals::StringLiterals;

const QString program = u"qemu-img"_s;

//! A colon or "json:" in front would be a protocol to qemu-img, a dash an option: absolute paths are neither.
Result<QString> plainPath(const QString &path)
{
    if (!QFileInfo(path).isAbsolute() || path.contains(QChar::Null))
        return failure(Error::Kind::Rejected, Error::Cause::None,
                       u"the path of an image has to be absolute: "_s + path);
    return path;
}

} // namespace

std::optional<int> ProgressReader::take(QByteArrayView piece)
{
    m_rest.append(piece);
    std::optional<int> newest;
    for (;;) {
        const qsizetype end = m_rest.indexOf("/100%)");
        if (end < 0)
            break;
        bool isNumber = false;
        const qsizetype start = m_rest.lastIndexOf('(', end);
        const double percent = m_rest.mid(start + 1, end - start - 1).trimmed().toDouble(&isNumber);
        if (start >= 0 && isNumber)
            newest = std::clamp(static_cast<int>(percent * 10), 0, 1000);
        m_rest.remove(0, end + 6);
    }
    if (m_rest.size() > 256)
        m_rest = m_rest.right(64);
    return newest;
}

Error errorFor(const QByteArray &sentence)
{
    const auto says = [&sentence](const char *words) { return sentence.contains(words); };
    const QString detail = QString::fromLocal8Bit(sentence.trimmed().left(4096));
    if (says("No space left on device") || says("Disk quota exceeded") || says("File too large"))
        return {Error::Kind::Storage, Error::Cause::DiskFull, 0, detail, std::nullopt};
    if (says("Failed to get") && says("lock"))
        return {Error::Kind::Conflict, Error::Cause::None, 0, detail, std::nullopt};
    if (says("Permission denied") || says("Read-only file system"))
        return {Error::Kind::Storage, Error::Cause::NotWritable, 0, detail, std::nullopt};
    if (says("No such file or directory"))
        return {Error::Kind::NotFound, Error::Cause::None, 0, detail, std::nullopt};
    return {Error::Kind::Rejected, Error::Cause::None, 0, detail, std::nullopt};
}

Result<void> copy(const QString &source, const QString &format, const QString &target, std::stop_token stop,
                  const std::function<void(int permille)> &progress)
{
    for (const QString &path : {source, target})
        if (const auto plain = plainPath(path); !plain)
            return std::unexpected(plain.error());
    if (!QFileInfo::exists(source))
        return failure(Error::Kind::NotFound, Error::Cause::None, source);
    if (QFileInfo(target).isSymLink() || QFileInfo::exists(target))
        return failure(Error::Kind::Storage, Error::Cause::TargetExists, target);
    if (!QFileInfo(QFileInfo(target).path()).isDir())
        return failure(Error::Kind::Storage, Error::Cause::NotWritable, target);

    ProgressReader reader;
    int told = 0;
    const auto read = [&](QByteArrayView piece) {
        const auto permille = reader.take(piece);
        if (permille && *permille > told) {
            told = *permille;
            progress(told);
        }
    };
    const QStringList arguments{u"convert"_s, u"-p"_s, u"-f"_s, format, u"-O"_s, u"qcow2"_s, source, target};
    const auto ran = runProcess(program, arguments, stop, read);
    if (!ran)
        return std::unexpected(ran.error());
    if (ran->succeeded())
        return {};
    // What was asked to stop but had ended by then counts as what it became.
    if (stop.stop_requested())
        return failure(Error::Kind::Cancelled);
    return std::unexpected(errorFor(ran->sentence()));
}

Result<qint64> virtualBytes(const QString &path, const QString &format)
{
    if (const auto plain = plainPath(path); !plain)
        return std::unexpected(plain.error());
    if (!QFileInfo::exists(path))
        return failure(Error::Kind::NotFound, Error::Cause::None, path);
    QByteArray json;
    const auto read = [&json](QByteArrayView piece) {
        if (json.size() < 1'000'000)
            json.append(piece);
    };
    // A running machine holds the image's lock; its size may be read all the same.
    const QStringList arguments{u"info"_s, u"--force-share"_s, u"--output=json"_s, u"-f"_s, format, path};
    const auto ran = runProcess(program, arguments, {}, read);
    if (!ran)
        return std::unexpected(ran.error());
    if (!ran->succeeded())
        return std::unexpected(errorFor(ran->sentence()));
    const QJsonValue size = QJsonDocument::fromJson(json).object().value("virtual-size"_L1);
    if (!size.isDouble())
        return failure(Error::Kind::Protocol, Error::Cause::BadJson, u"qemu-img named no size"_s);
    return size.toInteger();
}

} // namespace kustos::host::diskimage
