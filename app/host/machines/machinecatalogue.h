// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/machines/machinerecords.h"
#include "host/sqlite/database.h"

#include <QMap>

namespace kustos::host {

//! What the host knows of virtual machines, in one SQLite file (`machines.db`; WAL, synchronous=FULL). Every
//! change is one transaction that is on the disk when the function returns. Used by one thread; each thread
//! opens its own.
class MachineCatalogue
{
public:
    //! Opens or makes the file; one of a newer version is refused.
    [[nodiscard]] static Result<MachineCatalogue> open(const QString &path);

    //! Storage where the file was removed or replaced.
    [[nodiscard]] Result<void> isInPlace() const;

    //! URI of the registered hypervisor; empty where there is none.
    [[nodiscard]] Result<QString> hypervisor();
    [[nodiscard]] Result<void> setHypervisor(const QString &uri);

    struct Known
    {
        int number = 0;
        QDateTime since;
    };
    [[nodiscard]] Result<QMap<MachineId, Known>> machines();
    //! Gives numbers to those that have none.
    [[nodiscard]] Result<void> adopt(const QList<MachineId> &machines, const QDateTime &now);

    //! Newest first: in the order of making, whatever the clock said.
    [[nodiscard]] Result<QList<SnapshotRecord>> snapshots();
    [[nodiscard]] Result<QList<SnapshotRecord>> snapshots(const MachineId &machine);
    [[nodiscard]] Result<SnapshotRecord> snapshot(const SnapshotId &id);
    [[nodiscard]] Result<SnapshotRecord> snapshotByNumber(int number);
    [[nodiscard]] Result<QList<SnapshotDisk>> disks(const SnapshotId &id); //!< by target
    [[nodiscard]] Result<void> renameSnapshot(const SnapshotId &id, const QString &name);
    [[nodiscard]] Result<void> setSnapshotState(const SnapshotId &id, SnapshotRecord::State state);

    //! Newest first, at most 1,000.
    [[nodiscard]] Result<QList<MachineJobRecord>> jobs();
    //! Also the one that made the machine.
    [[nodiscard]] Result<QList<MachineJobRecord>> jobs(const MachineId &machine);
    [[nodiscard]] Result<MachineJobRecord> job(const JobId &id);
    [[nodiscard]] Result<MachineJobRecord> jobByNumber(int number);
    [[nodiscard]] Result<QList<MachineJobRecord>> unfinishedJobs(); //!< oldest first
    //! When the newest job began that takes a snapshot of the machine and has not failed; invalid: none.
    [[nodiscard]] Result<QDateTime> newestSnapshotJob(const MachineId &machine);

    //! A new job with its number, the snapshot it will make (Creating) or the machine it will make; a
    //! snapshot that it restores or deletes is marked so. Forgets the oldest jobs beyond 1,000. Conflict
    //! "server_busy" while another job has the machine or the snapshot; NotFound where the snapshot is gone;
    //! Conflict "wrong_state" where it is none that can be read.
    [[nodiscard]] Result<MachineJobRecord> begin(MachineJobRecord job, const SnapshotRecord &made);
    //! Writes everything of a running job; Cancelled where the user has cancelled it, unless that no longer
    //! counts.
    [[nodiscard]] Result<void> update(const MachineJobRecord &job, bool evenIfCancelled = false);
    //! The same together with what a snapshot's copy is about.
    [[nodiscard]] Result<void> updateCopy(const MachineJobRecord &job, const SnapshotRecord &snapshot,
                                          const QList<SnapshotDisk> &disks);
    //! The same; the snapshot is available.
    [[nodiscard]] Result<void> finishSnapshot(const MachineJobRecord &job, const SnapshotRecord &snapshot,
                                              const QList<SnapshotDisk> &disks);
    //! The end of a job: what it was making and has not made is forgotten, what it read is available again,
    //! what it deleted is gone.
    [[nodiscard]] Result<void> end(const MachineJobRecord &job);
    //! Conflict where the job has ended or is past copying.
    [[nodiscard]] Result<void> requestCancel(const JobId &id);
    [[nodiscard]] Result<bool> isCancelled(const JobId &id);

private:
    explicit MachineCatalogue(sqlite::Database database)
        : m_database(std::move(database))
    {
    }
    [[nodiscard]] Result<void> prepare();
    template <class Change> [[nodiscard]] Result<void> transaction(Change change);
    [[nodiscard]] Result<void> admit(const MachineJobRecord &job);
    [[nodiscard]] Result<void> insert(MachineJobRecord &job);
    [[nodiscard]] Result<void> insert(const SnapshotRecord &snapshot);
    [[nodiscard]] Result<void> writeJob(const MachineJobRecord &job, bool evenIfCancelled);
    [[nodiscard]] Result<void> writeSnapshot(const SnapshotRecord &snapshot,
                                             const QList<SnapshotDisk> &disks);
    [[nodiscard]] Result<void> forgetSnapshot(const SnapshotId &id, std::optional<SnapshotRecord::State> in);
    [[nodiscard]] int changes() const;

    sqlite::Database m_database;
};

//! Which machine a job keeps others from: the new one of a clone, else its own.
[[nodiscard]] const MachineId &occupiedBy(const MachineJobRecord &job);

} // namespace kustos::host
