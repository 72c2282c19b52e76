// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/engines/copysteps.h"
#include "host/sqlite/database.h"

#include <QFileInfo>

#include <algorithm>
#include <sqlite3.h>
#include <thread>

namespace kustos::host::sqliteengine {

using std::chrono::steady_clock;

namespace {

//! Waits for a lock of somebody else up to the limit, and no longer than a stop.
class BusyWait
{
public:
    BusyWait(sqlite3 *handle, const Clock &clock, std::chrono::seconds limit, std::stop_token stop)
        : m_handle(handle)
        , m_clock(clock)
        , m_limit(limit)
        , m_stop(std::move(stop))
        , m_lastTry(clock.now())
    {
        sqlite3_busy_handler(m_handle, &BusyWait::again, this);
    }
    BusyWait(const BusyWait &) = delete;
    BusyWait &operator=(const BusyWait &) = delete;
    ~BusyWait() { sqlite3_busy_handler(m_handle, nullptr, nullptr); }

    //! Just before the last attempt: what was committed earlier is seen by a transaction that began with it.
    [[nodiscard]] QDateTime lastTry() const { return m_lastTry; }

private:
    static int again(void *self, int count)
    {
        auto &wait = *static_cast<BusyWait *>(self);
        const auto now = steady_clock::now();
        if (count == 0)
            wait.m_since = now;
        if (wait.m_stop.stop_requested() || now - wait.m_since >= wait.m_limit)
            return 0;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        wait.m_lastTry = wait.m_clock.now();
        return 1;
    }

    sqlite3 *m_handle;
    const Clock &m_clock;
    std::chrono::seconds m_limit;
    std::stop_token m_stop;
    QDateTime m_lastTry;
    steady_clock::time_point m_since;
};

std::unexpected<Error> sourceFailure(const sqlite::Database &database, int code, const QString &path,
                                     const CopyLimits &limits, const std::stop_token &stop)
{
    if (stop.stop_requested())
        return stopped();
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return refusal(
            "source_locked",
            QStringLiteral("the database stayed locked for longer than %1 s").arg(limits.busy.count()));
    case SQLITE_READONLY:
        // A reader cannot roll back what a killed writer left half written.
        if (code == SQLITE_READONLY_ROLLBACK)
            return refusal(
                "source_cut_off",
                QStringLiteral(
                    "the program that writes this database was cut off; it has to open the database once"));
        return refusal("source_directory_read_only",
                       QStringLiteral("the host may not write into the directory of the database, as SQLite "
                                      "has to while no program "
                                      "has the database open"));
    case SQLITE_NOTADB:
        return refusal("not_a_database", path + QStringLiteral(" is not a SQLite database"));
    default:
        return refusal("source_unreadable",
                       QStringLiteral("the database cannot be read: ") + database.error(code).detail);
    }
}

//! Whose fault an error of a step is: the extended codes of reading can only be the source's.
bool isReading(int code)
{
    switch (code) {
    case SQLITE_IOERR_READ:
    case SQLITE_IOERR_SHORT_READ:
    case SQLITE_IOERR_LOCK:
    case SQLITE_IOERR_RDLOCK:
    case SQLITE_IOERR_CORRUPTFS:
        return true;
    default:
        return (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED ||
               (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB;
    }
}

std::unexpected<Error> targetFailure(const sqlite::Database &database, int code)
{
    Error error = database.error(code);
    const bool full = error.cause == Error::Cause::DiskFull;
    error.code = full ? QStringLiteral("disk_full") : QStringLiteral("target_failed");
    if (full)
        error.detail = QStringLiteral("the disk of the host is full");
    else
        error.detail = QStringLiteral("the copy cannot be written: ") + error.detail;
    return std::unexpected(error);
}

struct FinishBackup
{
    void operator()(sqlite3_backup *backup) const { sqlite3_backup_finish(backup); }
};

//! Begins the read transaction; false means rollback journal.
Result<bool> beginReading(sqlite::Database &source, const QString &path, const CopyLimits &limits,
                          const std::stop_token &stop)
{
    for (const char *sql : {"BEGIN", "SELECT count(*) FROM sqlite_schema"}) {
        const int code = sqlite3_exec(source.handle(), sql, nullptr, nullptr, nullptr); // extended
        if (code != SQLITE_OK)
            return sourceFailure(source, code, path, limits, stop);
    }
    const auto mode = source.text("PRAGMA journal_mode");
    if (!mode)
        return std::unexpected(mode.error());
    return mode->compare(QLatin1String("wal"), Qt::CaseInsensitive) == 0;
}

Result<sqlite::Database> openTarget(const QString &part)
{
    auto target =
        sqlite::Database::open(part, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX);
    if (!target)
        return refusal("target_failed", QStringLiteral("the copy cannot be made: ") + target.error().detail);
    // The file is nobody's yet: it is synced once at the end and thrown away after a crash, so it needs no
    // journal.
    const auto set = target->execute("PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF; "
                                     "PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -4096;");
    if (!set)
        return std::unexpected(set.error());
    return target;
}

//! sqlite3_backup over a source that already holds its read transaction.
Result<qint64> stepThrough(sqlite::Database &source, sqlite::Database &target, const QString &path,
                           const CopyLimits &limits, steady_clock::time_point giveUp, CopyWatcher &watcher,
                           const std::stop_token &stop)
{
    const auto size = source.text("PRAGMA page_size");
    if (!size)
        return std::unexpected(size.error());
    const qint64 pageSize = std::max<qint64>(size->toLongLong(), 512);
    const std::unique_ptr<sqlite3_backup, FinishBackup> backup(
        sqlite3_backup_init(target.handle(), "main", source.handle(), "main"));
    if (!backup)
        return targetFailure(target, sqlite3_errcode(target.handle()));
    Throttle throttle(limits.bytesPerSecond, stop);
    const int step = static_cast<int>(std::max<qint64>(throttle.stepLimit(8 << 20) / pageSize, 1));
    for (;;) {
        const int code = sqlite3_backup_step(backup.get(), step);
        const qint64 total = sqlite3_backup_pagecount(backup.get());
        watcher.copying(total - sqlite3_backup_remaining(backup.get()), total);
        if (code == SQLITE_DONE)
            return total;
        if (isReading(code))
            return sourceFailure(source, code, path, limits, stop);
        if (code != SQLITE_OK)
            return targetFailure(target, code);
        if (stop.stop_requested())
            return stopped();
        throttle.spent(step * pageSize);
        if (steady_clock::now() >= giveUp)
            return refusal(
                "blocking_limit",
                QStringLiteral("given up after %1 s, the limit for keeping the writers of this database "
                               "waiting")
                    .arg(limits.blocking.count()));
    }
}

} // namespace

Result<Copied> copyPages(const QString &path, const QString &part, const CopyLimits &limits,
                         const Clock &clock, CopyWatcher &watcher, const std::stop_token &stop)
{
    if (const auto probed = probe(path); !probed)
        return std::unexpected(probed.error());
    auto source = sqlite::Database::open(path, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX);
    if (!source)
        return refusal("source_unreadable",
                       QStringLiteral("the database cannot be opened: ") + source.error().detail);
    const BusyWait wait(source->handle(), clock, limits.busy, stop);
    const auto wal = beginReading(*source, path, limits, stop);
    if (!wal)
        return std::unexpected(wal.error());
    Copied copied{wait.lastTry(), 0};
    if (!*wal && limits.blocking.count() <= 0)
        return refusal(
            "rollback_journal",
            QStringLiteral(
                "the database uses a rollback journal: a copy would lock its writers out. Switch it to WAL "
                "(PRAGMA journal_mode=WAL), or allow its writers to wait (kustos-host … set … "
                "--blocking-limit "
                "SECONDS)"));
    const auto giveUp = *wal ? steady_clock::time_point::max() : steady_clock::now() + limits.blocking;
    auto target = openTarget(part);
    if (!target)
        return std::unexpected(target.error());
    const auto pages = stepThrough(*source, *target, path, limits, giveUp, watcher, stop);
    if (!pages)
        return std::unexpected(pages.error());
    copied.pages = *pages;
    return copied;
}

} // namespace kustos::host::sqliteengine
