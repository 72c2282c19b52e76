// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/files.h"
#include "core/sha256.h"
#include "host/engines/copysteps.h"
#include "host/sqlite/database.h"

#include <QFile>
#include <QUrl>

#include <sqlite3.h>
#include <thread>
#include <vector>

namespace kustos::host::sqliteengine {

namespace {

//! Reads a file that was just written once more: its bytes are still in memory.
Result<QByteArray> hashOf(const QString &path, const std::stop_token &stop)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return refusal("target_failed", QStringLiteral("the copy cannot be read: ") + file.errorString());
    Sha256 sha;
    std::vector<char> block(1 << 20);
    for (;;) {
        const qint64 n = file.read(block.data(), static_cast<qint64>(block.size()));
        if (n < 0)
            return refusal("target_failed", QStringLiteral("the copy cannot be read: ") + file.errorString());
        if (n == 0)
            return sha.hex();
        sha.add(QByteArrayView(block.data(), n));
        if (stop.stop_requested())
            return stopped();
    }
}

Result<void> flushed(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
        return refusal("target_failed", QStringLiteral("the copy cannot be read: ") + file.errorString());
    const auto synced = platform::syncFile(file.handle());
    if (!synced)
        return synced.error().cause == Error::Cause::DiskFull
                   ? refusal("disk_full", QStringLiteral("the disk of the host is full"))
                   : refusal("target_failed",
                             QStringLiteral("the copy did not get to the disk: ") + synced.error().detail);
    return {};
}

//! "*** in database main ***" on a line of its own goes before SQLite's findings.
QString oneLine(const QString &verdict)
{
    QStringList lines = verdict.left(500).split(u'\n');
    lines.removeIf([](const QString &line) { return line.startsWith(QLatin1String("***")); });
    return lines.join(QStringLiteral("; "));
}

Result<void> intact(const QString &path, const std::stop_token &stop)
{
    // Immutable: nobody else knows the file, and a WAL database would otherwise get -wal and -shm beside it.
    const QString uri =
        QString::fromLatin1(QUrl::fromLocalFile(path).toEncoded()) + QStringLiteral("?immutable=1");
    auto database = sqlite::Database::open(uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX);
    if (!database)
        return refusal("target_failed",
                       QStringLiteral("the copy cannot be opened: ") + database.error().detail);
    auto *const token = const_cast<std::stop_token *>(&stop);
    sqlite3_progress_handler(
        database->handle(), 10'000,
        [](void *given) { return static_cast<const std::stop_token *>(given)->stop_requested() ? 1 : 0; },
        token);
    if (const auto set = database->execute("PRAGMA cache_size = -16384; PRAGMA mmap_size = 1099511627776;");
        !set)
        return set;
    const auto verdict = database->text("PRAGMA integrity_check(1)");
    if (stop.stop_requested())
        return stopped();
    if (!verdict)
        return refusal("target_failed",
                       QStringLiteral("the copy cannot be checked: ") + verdict.error().detail);
    if (*verdict != QLatin1String("ok"))
        return refusal("source_damaged", QStringLiteral("the database is damaged: ") + oneLine(*verdict));
    return {};
}

} // namespace

Result<CopyResult> checkFile(const QString &part, const std::stop_token &stop)
{
    Result<QByteArray> hash;
    Result<void> synced;
    Result<void> checked;
    {
        const std::jthread hashing([&] { hash = hashOf(part, stop); });
        const std::jthread syncing([&] { synced = flushed(part); });
        checked = intact(part, stop);
    }
    if (!checked)
        return std::unexpected(checked.error());
    if (!hash)
        return std::unexpected(hash.error());
    if (!synced)
        return std::unexpected(synced.error());
    CopyResult result;
    result.sha256 = *hash;
    result.bytes = QFile(part).size();
    return result;
}

} // namespace kustos::host::sqliteengine
