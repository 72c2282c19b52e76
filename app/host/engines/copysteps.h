// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/engines/sqliteengine.h"

namespace kustos::host::sqliteengine {

struct Copied
{
    QDateTime moment;
    qint64 pages = 0;
};

//! First step of a backup: all pages of a live database into a new file, inside one read transaction.
[[nodiscard]] Result<Copied> copyPages(const QString &source, const QString &part, const CopyLimits &limits,
                                       const Clock &clock, CopyWatcher &watcher, const std::stop_token &stop);

//! First step of a restore: the bytes of a backup file into a new file.
[[nodiscard]] Result<Copied> copyBytes(const QString &backup, const QString &part, const CopyLimits &limits,
                                       CopyWatcher &watcher, const std::stop_token &stop);

//! Second step: SQLite's integrity check, SHA-256 and fsync of a file that nobody else knows yet, at the same
//! time.
[[nodiscard]] Result<CopyResult> checkFile(const QString &part, const std::stop_token &stop);

//! `code`: one of the words of docs/architecture.md §4.
[[nodiscard]] std::unexpected<Error> refusal(const char *code, const QString &sentence);
[[nodiscard]] std::unexpected<Error> stopped();

//! Keeps a copy below a number of bytes per second by sleeping after each step; a stop ends the sleep.
class Throttle
{
public:
    Throttle(qint64 bytesPerSecond, std::stop_token stop);
    void spent(qint64 bytes);
    //! The most bytes a step should take, so that stop and progress are looked at often enough.
    [[nodiscard]] qint64 stepLimit(qint64 unthrottled) const;

private:
    qint64 m_rate;
    qint64 m_bytes = 0;
    std::stop_token m_stop;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

} // namespace kustos::host::sqliteengine
