// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/engines/sqliteengine.h"

#include "core/platform/files.h"
#include "host/engines/copysteps.h"

#include <QFile>
#include <QFileInfo>

#include <cstdio>
#include <sqlite3.h>

namespace kustos::host::sqliteengine {

namespace {

//! A file that is not finished: gone at the end of its scope unless it was published.
class Part
{
public:
    explicit Part(const QString &target)
        : m_target(target)
        , m_path(target + QStringLiteral(".part"))
    {
        QFile::remove(m_path);
    }
    Part(const Part &) = delete;
    Part &operator=(const Part &) = delete;
    ~Part() { QFile::remove(m_path); }

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] Result<void> publish() const
    {
        if (const auto renamed = platform::renameNoReplace(m_path, m_target); !renamed)
            return refusal("target_failed",
                           QStringLiteral("the copy cannot get its name: ") + renamed.error().detail);
        return platform::syncDirectory(QFileInfo(m_target).path());
    }

private:
    QString m_target;
    QString m_path;
};

Result<void> makeRoom(const QString &target)
{
    const QString directory = QFileInfo(target).path();
    if (const auto made = platform::makePrivateDirectory(directory); !made)
        return refusal("target_failed", QStringLiteral("no directory for the copy: ") + made.error().detail);
    // A new directory is an entry of its parent, which may be new as well.
    const QString parent = QFileInfo(directory).path();
    if (const auto synced = platform::syncDirectory(parent); !synced)
        return synced;
    return platform::syncDirectory(QFileInfo(parent).path());
}

Result<CopyResult> checkAndPublish(const Part &part, const Copied &copied, const QByteArray &expected,
                                   CopyWatcher &watcher, const std::stop_token &stop)
{
    watcher.checking();
    auto result = checkFile(part.path(), stop);
    if (!result)
        return result;
    if (!expected.isEmpty() && result->sha256 != expected)
        return refusal(
            "backup_changed",
            QStringLiteral("the backup file is not the one that was made: its checksum has changed"));
    result->moment = copied.moment;
    result->pages = copied.pages;
    if (const auto published = part.publish(); !published)
        return std::unexpected(published.error());
    return result;
}

} // namespace

std::unexpected<Error> refusal(const char *code, const QString &sentence)
{
    Error error{Error::Kind::Storage, Error::Cause::None, 0, sentence, std::nullopt};
    error.code = QLatin1String(code);
    return std::unexpected(error);
}

std::unexpected<Error> stopped()
{
    return failure(Error::Kind::Cancelled);
}

Result<void> probe(const QString &path)
{
    QFile file(path);
    if (!QFileInfo::exists(path))
        return refusal("source_missing", QStringLiteral("the database file is missing: ") + path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return refusal("source_unreadable", QStringLiteral("the database file cannot be read: ") + path);
    // An empty file would pass for an empty database; backing that up would replace a good backup by nothing.
    if (file.read(16) != QByteArrayView("SQLite format 3\0", 16))
        return refusal("not_a_database", path + QStringLiteral(" is not a SQLite database"));
    // SQLite opens these by itself; on a pipe it would wait for ever, and no stop would end it.
    for (const QLatin1String suffix :
         {QLatin1String("-journal"), QLatin1String("-wal"), QLatin1String("-shm")}) {
        if (const QFileInfo beside(QFileInfo(path).canonicalFilePath() + suffix);
            beside.exists() && !beside.isFile())
            return refusal("source_unreadable", QStringLiteral("%1 is not a file").arg(beside.filePath()));
    }
    return {};
}

bool usesRollbackJournal(const QString &path)
{
    // Bytes 18 and 19 of the header are the file format's write and read version: 1 is rollback journal, 2 is
    // WAL.
    constexpr qsizetype readVersion = 19;
    QFile file(path);
    if (!probe(path) || !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return false;
    const QByteArray header = file.read(readVersion + 1);
    return header.size() > readVersion && header.at(readVersion) == 1;
}

QString version()
{
    return QString::fromLatin1(sqlite3_libversion());
}

Result<CopyResult> backUp(const QString &source, const QString &target, const CopyLimits &limits,
                          const Clock &clock, CopyWatcher &watcher, std::stop_token stop)
{
    if (const auto room = makeRoom(target); !room)
        return std::unexpected(room.error());
    const Part part(target);
    const auto copied = copyPages(source, part.path(), limits, clock, watcher, stop);
    if (!copied)
        return std::unexpected(copied.error());
    return checkAndPublish(part, *copied, QByteArray(), watcher, stop);
}

Result<CopyResult> restore(const QString &backup, const QByteArray &sha256, const QString &target,
                           const CopyLimits &limits, CopyWatcher &watcher, std::stop_token stop)
{
    if (const auto room = makeRoom(target); !room)
        return std::unexpected(room.error());
    const Part part(target);
    const auto copied = copyBytes(backup, part.path(), limits, watcher, stop);
    if (!copied)
        return std::unexpected(copied.error());
    return checkAndPublish(part, *copied, sha256, watcher, stop);
}

} // namespace kustos::host::sqliteengine
