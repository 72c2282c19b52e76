// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/files.h"
#include "host/engines/copysteps.h"

#include <QFile>

#include <cerrno>
#include <vector>

namespace kustos::host::sqliteengine {

Result<Copied> copyBytes(const QString &backup, const QString &part, const CopyLimits &limits,
                         CopyWatcher &watcher, const std::stop_token &stop)
{
    // Progress is told in pages, as for a backup; the size that SQLite uses unless told otherwise is near
    // enough.
    constexpr qint64 page = 4096;
    QFile from(backup);
    if (!from.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return refusal("backup_unreadable",
                       QStringLiteral("the backup file cannot be read: ") + from.errorString());
    QFile to(part);
    if (!to.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered,
                 QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return refusal("target_failed", QStringLiteral("the copy cannot be made: ") + to.errorString());
    Throttle throttle(limits.bytesPerSecond, stop);
    const qint64 total = from.size();
    std::vector<char> block(static_cast<size_t>(throttle.stepLimit(4 << 20)));
    for (qint64 done = 0;;) {
        const qint64 n = from.read(block.data(), static_cast<qint64>(block.size()));
        if (n < 0)
            return refusal("backup_unreadable",
                           QStringLiteral("the backup file cannot be read: ") + from.errorString());
        if (n == 0)
            return Copied{QDateTime(), total / page};
        errno = 0;
        for (qint64 written = 0; written < n;) {
            const qint64 w = to.write(block.data() + written, n - written);
            if (w <= 0)
                return errno == ENOSPC
                           ? refusal("disk_full", QStringLiteral("the disk of the host is full"))
                           : refusal("target_failed",
                                     QStringLiteral("the copy cannot be written: ") + to.errorString());
            written += w;
        }
        done += n;
        watcher.copying(done / page, total / page);
        if (stop.stop_requested())
            return stopped();
        throttle.spent(n);
    }
}

} // namespace kustos::host::sqliteengine
