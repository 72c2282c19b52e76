// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/machines/machinecatalogue.h"

#include "host/machines/machinerows.h"

#include <sqlite3.h>

namespace kustos::host {

using sqlite::Statement;
using Kind = MachineJobRecord::Kind;
using Phase = MachineJobRecord::Phase;

namespace {

// Numbers of machines begin where they also read well as a name ("xv10001").
constexpr const char *schema = R"(
CREATE TABLE hypervisor(uri TEXT NOT NULL) STRICT;
CREATE TABLE machines(
  number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, known_since INTEGER NOT NULL) STRICT;
INSERT INTO sqlite_sequence(name, seq) VALUES('machines', 10000);
CREATE TABLE snapshots(
  number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, machine TEXT NOT NULL, name TEXT NOT NULL,
  state INTEGER NOT NULL, live INTEGER NOT NULL, created_at INTEGER NOT NULL, bytes INTEGER NOT NULL,
  virtual_bytes INTEGER NOT NULL, sha256 TEXT NOT NULL, domain_xml TEXT NOT NULL) STRICT;
CREATE INDEX snapshots_of ON snapshots(machine);
CREATE TABLE snapshot_disks(
  snapshot TEXT NOT NULL, target TEXT NOT NULL, virtual_bytes INTEGER NOT NULL, boot INTEGER NOT NULL,
  bytes INTEGER NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY(snapshot, target)) STRICT;
CREATE TABLE jobs(
  number INTEGER PRIMARY KEY AUTOINCREMENT, machine TEXT NOT NULL, kind INTEGER NOT NULL, state INTEGER NOT NULL,
  phase INTEGER NOT NULL, snapshot TEXT NOT NULL, argument TEXT NOT NULL, was_running INTEGER NOT NULL,
  live INTEGER NOT NULL, created TEXT NOT NULL, bytes_done INTEGER NOT NULL, bytes_total INTEGER NOT NULL,
  code TEXT NOT NULL, detail TEXT NOT NULL, created_at INTEGER NOT NULL, started_at INTEGER, ended_at INTEGER,
  deadline INTEGER, occupies TEXT NOT NULL, cancelled INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX jobs_of ON jobs(machine);
CREATE INDEX jobs_making ON jobs(created) WHERE created <> '';
CREATE INDEX jobs_unfinished ON jobs(state) WHERE state < 2;
PRAGMA user_version = 1;
)";
constexpr int schemaVersion = 1;
constexpr qint64 jobsKept = 1000;

template <class Enum> qint64 numberOf(Enum value)
{
    return static_cast<qint64>(value);
}

qint64 numberIn(const JobId &id)
{
    return id.text().startsWith(u"j-") ? id.text().sliced(2).toLongLong() : 0;
}

std::unexpected<Error> conflict(const QString &detail)
{
    return failure(Error::Kind::Conflict, Error::Cause::None, detail);
}

bool makesSnapshot(Kind kind)
{
    return kind == Kind::TakeSnapshot || kind == Kind::Consistent;
}

bool usesSnapshot(Kind kind)
{
    return kind == Kind::Restore || kind == Kind::Clone || kind == Kind::Delete;
}

Result<bool> any(Statement &statement)
{
    const bool found = statement.next();
    if (const auto looked = statement.done(); !looked)
        return std::unexpected(looked.error());
    return found;
}

} // namespace

const MachineId &occupiedBy(const MachineJobRecord &job)
{
    return job.kind == Kind::Clone ? job.created : job.machine;
}

Result<MachineCatalogue> MachineCatalogue::open(const QString &path)
{
    auto database =
        sqlite::Database::open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX);
    const auto unusable = [&path](Error error) {
        error.detail = path + QStringLiteral(": ") + error.detail;
        return std::unexpected(error);
    };
    if (!database)
        return unusable(database.error());
    MachineCatalogue catalogue(std::move(*database));
    if (const auto ready = catalogue.prepare(); !ready)
        return unusable(ready.error());
    return catalogue;
}

Result<void> MachineCatalogue::isInPlace() const
{
    int moved = 0;
    sqlite3_file_control(m_database.handle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    if (moved == 0)
        return {};
    return failure(Error::Kind::Storage, Error::Cause::None, QStringLiteral("its file is gone"));
}

Result<void> MachineCatalogue::prepare()
{
    sqlite3_busy_timeout(m_database.handle(), 10'000);
    if (auto done = m_database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"); !done)
        return done;
    const auto version = m_database.text("PRAGMA user_version");
    if (!version)
        return std::unexpected(version.error());
    if (version->toInt() > schemaVersion)
        return failure(Error::Kind::Storage, Error::Cause::None,
                       QStringLiteral("the catalogue was written by a newer version"));
    if (version->toInt() == schemaVersion)
        return {};
    return transaction([this]() -> Result<void> {
        // Another process may have been faster.
        const auto again = m_database.text("PRAGMA user_version");
        if (!again)
            return std::unexpected(again.error());
        return again->toInt() == schemaVersion ? Result<void>() : m_database.execute(schema);
    });
}

template <class Change> Result<void> MachineCatalogue::transaction(Change change)
{
    // What is written into a removed file is lost, and nothing would say so.
    if (auto there = isInPlace(); !there)
        return there;
    if (auto begun = m_database.execute("BEGIN IMMEDIATE"); !begun)
        return begun;
    Result<void> done = change();
    if (done)
        done = m_database.execute("COMMIT");
    // A full disk may have rolled back already; then there is nothing left to undo.
    if (!done && sqlite3_get_autocommit(m_database.handle()) == 0) [[maybe_unused]]
        const auto ignored = m_database.execute("ROLLBACK");
    return done;
}

int MachineCatalogue::changes() const
{
    return sqlite3_changes(m_database.handle());
}

Result<QString> MachineCatalogue::hypervisor()
{
    return m_database.text("SELECT uri FROM hypervisor");
}

Result<void> MachineCatalogue::setHypervisor(const QString &uri)
{
    return transaction([&]() -> Result<void> {
        if (auto gone = m_database.execute("DELETE FROM hypervisor"); !gone)
            return gone;
        return Statement(m_database, "INSERT INTO hypervisor(uri) VALUES(?)").bind(uri).run();
    });
}

Result<QMap<MachineId, MachineCatalogue::Known>> MachineCatalogue::machines()
{
    Statement statement(m_database, "SELECT number, id, known_since FROM machines");
    QMap<MachineId, Known> known;
    while (statement.next())
        known.insert(MachineId(statement.text(1)),
                     {static_cast<int>(statement.number(0)), statement.moment(2)});
    if (const auto done = statement.done(); !done)
        return std::unexpected(done.error());
    return known;
}

Result<void> MachineCatalogue::adopt(const QList<MachineId> &machines, const QDateTime &now)
{
    return transaction([&]() -> Result<void> {
        for (const MachineId &id : machines) {
            // Not OR IGNORE alone: it would use up a number for each machine that is known.
            Statement statement(m_database, "INSERT INTO machines(id, known_since) SELECT ?1, ?2 "
                                            "WHERE NOT EXISTS(SELECT 1 FROM machines WHERE id = ?1)");
            if (auto added = statement.bind(id.text()).bind(now).run(); !added)
                return added;
        }
        return {};
    });
}

Result<QList<SnapshotRecord>> MachineCatalogue::snapshots()
{
    Statement statement(m_database, "SELECT " SNAPSHOT_COLUMNS " FROM snapshots ORDER BY number DESC");
    return all<SnapshotRecord>(statement);
}

Result<QList<SnapshotRecord>> MachineCatalogue::snapshots(const MachineId &machine)
{
    Statement statement(m_database,
                        "SELECT " SNAPSHOT_COLUMNS " FROM snapshots WHERE machine = ? ORDER BY number DESC");
    return all<SnapshotRecord>(statement.bind(machine.text()));
}

Result<SnapshotRecord> MachineCatalogue::snapshot(const SnapshotId &id)
{
    Statement statement(m_database, "SELECT " SNAPSHOT_COLUMNS " FROM snapshots WHERE id = ?");
    return one<SnapshotRecord>(statement.bind(id.text()));
}

Result<SnapshotRecord> MachineCatalogue::snapshotByNumber(int number)
{
    Statement statement(m_database, "SELECT " SNAPSHOT_COLUMNS " FROM snapshots WHERE number = ?");
    return one<SnapshotRecord>(statement.bind(qint64{number}));
}

Result<QList<SnapshotDisk>> MachineCatalogue::disks(const SnapshotId &id)
{
    Statement statement(m_database, "SELECT target, virtual_bytes, boot, bytes, sha256 FROM snapshot_disks "
                                    "WHERE snapshot = ? ORDER BY target");
    return all<SnapshotDisk>(statement.bind(id.text()));
}

Result<void> MachineCatalogue::renameSnapshot(const SnapshotId &id, const QString &name)
{
    return transaction([&]() -> Result<void> {
        Statement statement(m_database, "UPDATE snapshots SET name = ? WHERE id = ?");
        if (auto done = statement.bind(name).bind(id.text()).run(); !done)
            return done;
        return changes() == 0 ? failure(Error::Kind::NotFound) : Result<void>();
    });
}

Result<void> MachineCatalogue::setSnapshotState(const SnapshotId &id, SnapshotRecord::State state)
{
    return transaction([&] {
        Statement statement(m_database, "UPDATE snapshots SET state = ? WHERE id = ?");
        return statement.bind(numberOf(state)).bind(id.text()).run();
    });
}

Result<QList<MachineJobRecord>> MachineCatalogue::jobs()
{
    Statement statement(m_database, "SELECT " JOB_COLUMNS " FROM jobs ORDER BY number DESC LIMIT 1000");
    return all<MachineJobRecord>(statement);
}

Result<QList<MachineJobRecord>> MachineCatalogue::jobs(const MachineId &machine)
{
    Statement statement(m_database, "SELECT " JOB_COLUMNS " FROM jobs WHERE machine = ?1 OR "
                                    "(created = ?1 AND created <> '') ORDER BY number DESC LIMIT 1000");
    return all<MachineJobRecord>(statement.bind(machine.text()));
}

Result<MachineJobRecord> MachineCatalogue::job(const JobId &id)
{
    auto found = jobByNumber(static_cast<int>(numberIn(id)));
    // "j-007" is none of ours.
    if (found && found->id != id)
        return failure(Error::Kind::NotFound);
    return found;
}

Result<MachineJobRecord> MachineCatalogue::jobByNumber(int number)
{
    Statement statement(m_database, "SELECT " JOB_COLUMNS " FROM jobs WHERE number = ?");
    return one<MachineJobRecord>(statement.bind(qint64{number}));
}

Result<QList<MachineJobRecord>> MachineCatalogue::unfinishedJobs()
{
    Statement statement(m_database, "SELECT " JOB_COLUMNS " FROM jobs WHERE state < 2 ORDER BY number");
    return all<MachineJobRecord>(statement);
}

Result<QDateTime> MachineCatalogue::newestSnapshotJob(const MachineId &machine)
{
    Statement statement(m_database, "SELECT created_at FROM jobs WHERE machine = ? AND kind IN (?, ?) AND "
                                    "state <= ? ORDER BY number DESC LIMIT 1");
    statement.bind(machine.text()).bind(numberOf(Kind::TakeSnapshot)).bind(numberOf(Kind::Consistent));
    QDateTime moment;
    if (statement.bind(numberOf(MachineJobRecord::State::Succeeded)).next())
        moment = statement.moment(0);
    if (const auto done = statement.done(); !done)
        return std::unexpected(done.error());
    return moment;
}

Result<void> MachineCatalogue::admit(const MachineJobRecord &job)
{
    Statement busy(m_database, "SELECT 1 FROM jobs WHERE state < 2 AND (occupies = ?1 OR "
                               "(snapshot = ?2 AND ?3 AND (?4 OR kind <> ?5)))");
    // Clones only read: any number of them share a snapshot. Everybody else wants it alone.
    busy.bind(occupiedBy(job).text()).bind(job.snapshot.text()).bind(qint64{usesSnapshot(job.kind)});
    busy.bind(qint64{job.kind != Kind::Clone}).bind(numberOf(Kind::Clone));
    const auto taken = any(busy);
    if (!taken)
        return std::unexpected(taken.error());
    if (*taken)
        return conflict(QStringLiteral("server_busy"));
    if (!usesSnapshot(job.kind))
        return {};
    const auto used = snapshot(job.snapshot);
    if (!used)
        return std::unexpected(used.error());
    const bool lost = used->state == SnapshotRecord::State::Lost;
    if (used->state != SnapshotRecord::State::Available && !(lost && job.kind == Kind::Delete))
        return conflict(QStringLiteral("wrong_state"));
    if (job.kind == Kind::Clone)
        return {};
    Statement mark(m_database, "UPDATE snapshots SET state = ? WHERE id = ?");
    mark.bind(numberOf(job.kind == Kind::Delete ? SnapshotRecord::State::Deleting
                                                : SnapshotRecord::State::Restoring));
    return mark.bind(job.snapshot.text()).run();
}

Result<void> MachineCatalogue::insert(MachineJobRecord &job)
{
    Statement statement(m_database,
                        "INSERT INTO jobs(machine, kind, state, phase, snapshot, argument, was_running, "
                        "live, created, bytes_done, bytes_total, code, detail, created_at, occupies) "
                        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, '', '', ?, ?)");
    statement.bind(job.machine.text()).bind(numberOf(job.kind)).bind(numberOf(job.state));
    statement.bind(numberOf(job.phase)).bind(job.snapshot.text()).bind(job.argument);
    statement.bind(qint64{job.wasRunning}).bind(qint64{job.live}).bind(job.created.text());
    if (auto added = statement.bind(job.createdAt).bind(occupiedBy(job).text()).run(); !added)
        return added;
    job.number = static_cast<int>(sqlite3_last_insert_rowid(m_database.handle()));
    job.id = JobId(QStringLiteral("j-%1").arg(job.number));
    return Statement(m_database, "DELETE FROM jobs WHERE state >= 2 AND number <= ?")
        .bind(job.number - jobsKept)
        .run();
}

Result<void> MachineCatalogue::insert(const SnapshotRecord &snapshot)
{
    Statement statement(m_database, "INSERT INTO snapshots(id, machine, name, state, live, created_at, "
                                    "bytes, virtual_bytes, sha256, domain_xml) "
                                    "VALUES(?, ?, ?, ?, ?, ?, 0, 0, '', '')");
    statement.bind(snapshot.id.text()).bind(snapshot.machine.text()).bind(snapshot.name);
    return statement.bind(numberOf(snapshot.state))
        .bind(qint64{snapshot.live})
        .bind(snapshot.createdAt)
        .run();
}

Result<MachineJobRecord> MachineCatalogue::begin(MachineJobRecord job, const SnapshotRecord &made)
{
    const auto done = transaction([&]() -> Result<void> {
        if (auto admitted = admit(job); !admitted)
            return admitted;
        if (job.kind == Kind::Clone) {
            Statement machine(m_database, "INSERT INTO machines(id, known_since) VALUES(?, ?)");
            if (auto added = machine.bind(job.created.text()).bind(job.createdAt).run(); !added)
                return added;
        }
        if (makesSnapshot(job.kind)) {
            if (auto added = insert(made); !added)
                return added;
        }
        return insert(job);
    });
    if (!done)
        return std::unexpected(done.error());
    return job;
}

Result<void> MachineCatalogue::writeJob(const MachineJobRecord &job, bool evenIfCancelled)
{
    Statement statement(m_database, "UPDATE jobs SET state = ?, phase = ?, was_running = ?, live = ?, "
                                    "bytes_done = ?, bytes_total = ?, code = ?, detail = ?, started_at = ?, "
                                    "ended_at = ?, deadline = ? WHERE number = ? AND (cancelled = 0 OR ?)");
    statement.bind(numberOf(job.state)).bind(numberOf(job.phase)).bind(qint64{job.wasRunning});
    statement.bind(qint64{job.live}).bind(job.bytesDone).bind(job.bytesTotal).bind(job.code);
    statement.bind(job.detail).bind(job.startedAt).bind(job.endedAt).bind(job.deadline);
    statement.bind(qint64{job.number}).bind(qint64{evenIfCancelled});
    if (auto done = statement.run(); !done)
        return done;
    return changes() == 0 ? failure(Error::Kind::Cancelled) : Result<void>();
}

Result<void> MachineCatalogue::writeSnapshot(const SnapshotRecord &snapshot, const QList<SnapshotDisk> &disks)
{
    Statement statement(m_database, "UPDATE snapshots SET state = ?, live = ?, created_at = ?, bytes = ?, "
                                    "virtual_bytes = ?, sha256 = ?, domain_xml = ? WHERE id = ?");
    statement.bind(numberOf(snapshot.state)).bind(qint64{snapshot.live}).bind(snapshot.createdAt);
    statement.bind(snapshot.bytes).bind(snapshot.virtualBytes).bind(QString::fromLatin1(snapshot.sha256));
    statement.bind(QString::fromUtf8(snapshot.domainXml)).bind(snapshot.id.text());
    if (auto done = statement.run(); !done)
        return done;
    Statement old(m_database, "DELETE FROM snapshot_disks WHERE snapshot = ?");
    if (auto done = old.bind(snapshot.id.text()).run(); !done)
        return done;
    for (const SnapshotDisk &disk : disks) {
        Statement row(m_database, "INSERT INTO snapshot_disks(snapshot, target, virtual_bytes, boot, bytes, "
                                  "sha256) VALUES(?, ?, ?, ?, ?, ?)");
        row.bind(snapshot.id.text()).bind(disk.target).bind(disk.virtualBytes).bind(qint64{disk.boot});
        if (auto done = row.bind(disk.bytes).bind(QString::fromLatin1(disk.sha256)).run(); !done)
            return done;
    }
    return {};
}

Result<void> MachineCatalogue::update(const MachineJobRecord &job, bool evenIfCancelled)
{
    return transaction([&] { return writeJob(job, evenIfCancelled); });
}

Result<void> MachineCatalogue::updateCopy(const MachineJobRecord &job, const SnapshotRecord &snapshot,
                                          const QList<SnapshotDisk> &disks)
{
    return transaction([&]() -> Result<void> {
        if (auto written = writeSnapshot(snapshot, disks); !written)
            return written;
        return writeJob(job, false);
    });
}

Result<void> MachineCatalogue::finishSnapshot(const MachineJobRecord &job, const SnapshotRecord &snapshot,
                                              const QList<SnapshotDisk> &disks)
{
    SnapshotRecord available = snapshot;
    available.state = SnapshotRecord::State::Available;
    return updateCopy(job, available, disks);
}

Result<void> MachineCatalogue::forgetSnapshot(const SnapshotId &id, std::optional<SnapshotRecord::State> in)
{
    Statement statement(m_database, "DELETE FROM snapshots WHERE id = ?1 AND (?2 < 0 OR state = ?2)");
    if (auto gone = statement.bind(id.text()).bind(in ? numberOf(*in) : qint64{-1}).run(); !gone)
        return gone;
    if (changes() == 0)
        return {};
    return Statement(m_database, "DELETE FROM snapshot_disks WHERE snapshot = ?").bind(id.text()).run();
}

Result<void> MachineCatalogue::end(const MachineJobRecord &job)
{
    const bool good = job.state == MachineJobRecord::State::Succeeded;
    return transaction([&]() -> Result<void> {
        Result<void> done;
        if (makesSnapshot(job.kind) && !good) {
            // One that is available was made before the rest of the job failed.
            done = forgetSnapshot(job.snapshot, SnapshotRecord::State::Creating);
        } else if (job.kind == Kind::Delete && good) {
            done = forgetSnapshot(job.snapshot, std::nullopt);
        } else if (job.kind == Kind::Restore || job.kind == Kind::Delete) {
            Statement statement(m_database, "UPDATE snapshots SET state = ? WHERE id = ? AND state <> ?");
            statement.bind(numberOf(SnapshotRecord::State::Available)).bind(job.snapshot.text());
            done = statement.bind(numberOf(SnapshotRecord::State::Lost)).run();
        } else if (job.kind == Kind::Clone && !good) {
            done = Statement(m_database, "DELETE FROM machines WHERE id = ?").bind(job.created.text()).run();
        }
        return done ? writeJob(job, true) : done;
    });
}

Result<void> MachineCatalogue::requestCancel(const JobId &id)
{
    return transaction([&]() -> Result<void> {
        const auto found = job(id);
        if (!found)
            return std::unexpected(found.error());
        // A consistent snapshot that is still waiting for the guest cannot give it its power back.
        const bool early = found->phase == Phase::Waiting && found->kind != Kind::Consistent;
        const bool copies =
            makesSnapshot(found->kind) || found->kind == Kind::Restore || found->kind == Kind::Clone;
        if (found->ended() || !copies || !(early || found->phase == Phase::Copying))
            return conflict(QStringLiteral("wrong_state"));
        return Statement(m_database, "UPDATE jobs SET cancelled = 1 WHERE number = ?")
            .bind(qint64{found->number})
            .run();
    });
}

Result<bool> MachineCatalogue::isCancelled(const JobId &id)
{
    Statement statement(m_database, "SELECT 1 FROM jobs WHERE number = ? AND cancelled = 1");
    return any(statement.bind(numberIn(id)));
}

} // namespace kustos::host
