// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/error.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <chrono>
#include <stop_token>

namespace kustos::host {

//! Told by a job's own thread how far it is.
class CopyWatcher
{
public:
    CopyWatcher() = default;
    CopyWatcher(const CopyWatcher &) = delete;
    CopyWatcher &operator=(const CopyWatcher &) = delete;
    virtual ~CopyWatcher() = default;

    virtual void copying(qint64 pagesDone, qint64 pagesTotal) = 0;
    virtual void checking() = 0;
};

struct CopyLimits
{
    std::chrono::seconds busy{60}; //!< how long a locked source is waited for
    std::chrono::seconds blocking{
        0}; //!< how long writers of a rollback-journal source may wait; 0: such a source is refused
    qint64 bytesPerSecond = 0; //!< of reading; 0: as fast as it goes
};

struct CopyResult
{
    QDateTime moment; //!< UTC; the start of the read transaction (backup only)
    qint64 bytes = 0;
    QByteArray sha256; //!< 64 lower-case hex digits
    qint64 pages = 0;
};

//! Backups of SQLite files. Both functions block, belong on a job's thread, write `target`.part first and
//! leave nothing behind when they fail; `target` is then checked, on the disk and complete in itself. Errors:
//! Cancelled after a stop, otherwise Storage with a sentence for people as detail.
namespace sqliteengine {

//! Copies a live database in one read transaction while others write to it.
[[nodiscard]] Result<CopyResult> backUp(const QString &source, const QString &target,
                                        const CopyLimits &limits, const Clock &clock, CopyWatcher &watcher,
                                        std::stop_token stop);

//! Copies a backup file, which has to have the given SHA-256 still.
[[nodiscard]] Result<CopyResult> restore(const QString &backup, const QByteArray &sha256,
                                         const QString &target, const CopyLimits &limits,
                                         CopyWatcher &watcher, std::stop_token stop);

//! Whether a file begins like a SQLite database; Storage with a sentence where it is missing or something
//! else.
[[nodiscard]] Result<void> probe(const QString &path);
//! Whether the file says that it is in rollback-journal mode; false also where it cannot be read.
[[nodiscard]] bool usesRollbackJournal(const QString &path);
//! SQLite's version, "3.40.1".
[[nodiscard]] QString version();

} // namespace sqliteengine
} // namespace kustos::host
