// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/machines/machinefiles.h"

#include "core/platform/files.h"
#include "core/sha256.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace kustos::host {

namespace {

const QString part = QStringLiteral(".part");
const QString gone = QStringLiteral(".gone");

Result<void> renamed(const QString &from, const QString &to)
{
    if (::rename(from.toLocal8Bit().constData(), to.toLocal8Bit().constData()) != 0)
        return std::unexpected(platform::storageError(errno, to));
    return platform::syncDirectory(QFileInfo(to).path());
}

} // namespace

QString imageName(const QString &target)
{
    return target + QStringLiteral(".qcow2");
}

bool isTarget(const QString &target)
{
    return !target.isEmpty() && target.size() <= 32 && std::all_of(target.begin(), target.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
    });
}

QString MachineFiles::catalogueFile() const
{
    return m_root + QStringLiteral("/machines.db");
}

QString MachineFiles::snapshotDirectory(const SnapshotId &id) const
{
    return QStringLiteral("%1/snapshots/%2").arg(m_root, id.text());
}

QString MachineFiles::partDirectory(const SnapshotId &id) const
{
    return snapshotDirectory(id) + part;
}

QString MachineFiles::goneDirectory(const SnapshotId &id) const
{
    return snapshotDirectory(id) + gone;
}

QString MachineFiles::machineDirectory(const MachineId &id) const
{
    return QStringLiteral("%1/machines/%2").arg(m_root, id.text());
}

Result<void> MachineFiles::place(const SnapshotId &id) const
{
    const QString directory = snapshotDirectory(id);
    if (QFileInfo::exists(directory))
        return platform::syncDirectory(QFileInfo(directory).path());
    if (const auto synced = platform::syncDirectory(partDirectory(id)); !synced)
        return synced;
    return renamed(partDirectory(id), directory);
}

Result<void> MachineFiles::takeAway(const SnapshotId &id) const
{
    const QString directory = snapshotDirectory(id);
    if (!QFileInfo::exists(directory))
        return {};
    // A directory of that name can only be what an earlier end left half removed.
    QDir(goneDirectory(id)).removeRecursively();
    return renamed(directory, goneDirectory(id));
}

Result<qint64> MachineFiles::whole(const SnapshotId &id, const QList<SnapshotDisk> &disks) const
{
    qint64 bytes = 0;
    for (const SnapshotDisk &disk : disks) {
        const QFileInfo file(snapshotDirectory(id) + u'/' + imageName(disk.target));
        if (!file.isFile() || file.size() != disk.bytes)
            return failure(Error::Kind::NotFound, Error::Cause::None,
                           QStringLiteral("%1 is missing or of another size").arg(file.filePath()));
        bytes += file.size();
    }
    if (disks.isEmpty())
        return failure(Error::Kind::NotFound);
    return bytes;
}

void MachineFiles::sweep(const QList<SnapshotId> &keep) const
{
    const QDir directory(m_root + QStringLiteral("/snapshots"));
    for (const QString &name : directory.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const bool kept = name.endsWith(part) && keep.contains(SnapshotId(name.chopped(part.size())));
        if (!kept && (name.endsWith(part) || name.endsWith(gone)))
            QDir(directory.filePath(name)).removeRecursively();
    }
}

Result<void> makeEmptyDirectory(const QString &path)
{
    if (!QDir(path).removeRecursively())
        return std::unexpected(platform::storageError(EACCES, path));
    return platform::makePrivateDirectory(path);
}

Result<void> syncPath(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::ExistingOnly | QIODevice::Unbuffered))
        return failure(Error::Kind::Storage, Error::Cause::None,
                       QStringLiteral("%1 cannot be read: %2").arg(path, file.errorString()));
    return platform::syncFile(file.handle());
}

Result<HashedFile> hashAndSync(const QString &path, const std::stop_token &stop)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::ExistingOnly | QIODevice::Unbuffered))
        return failure(Error::Kind::Storage, Error::Cause::None,
                       QStringLiteral("%1 cannot be read: %2").arg(path, file.errorString()));
    if (const auto synced = platform::syncFile(file.handle()); !synced)
        return std::unexpected(synced.error());
    Sha256 sha;
    qint64 bytes = 0;
    std::vector<char> block(1 << 20);
    for (;;) {
        const qint64 n = file.read(block.data(), static_cast<qint64>(block.size()));
        if (n < 0)
            return failure(Error::Kind::Storage, Error::Cause::None,
                           QStringLiteral("%1 cannot be read: %2").arg(path, file.errorString()));
        if (n == 0)
            return HashedFile{bytes, sha.hex()};
        sha.add(QByteArrayView(block.data(), n));
        bytes += n;
        if (stop.stop_requested())
            return failure(Error::Kind::Cancelled);
    }
}

Result<void> replaceFile(const QString &from, const QString &to)
{
    return renamed(from, to);
}

void takeAfter(const QString &path, const QString &like)
{
    struct stat old{};
    if (::stat(like.toLocal8Bit().constData(), &old) != 0)
        return;
    const QByteArray file = path.toLocal8Bit();
    // The owner first: changing it takes permissions away. A user's own host may not, and need not.
    if (::chown(file.constData(), old.st_uid, old.st_gid) == 0 || old.st_uid == ::geteuid())
        ::chmod(file.constData(), old.st_mode & 07777);
}

} // namespace kustos::host
