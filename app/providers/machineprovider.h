// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/virtualmachine.h"

#include <QCoroTask>
#include <QList>

#include <stop_token>

namespace kustos {

struct SnapshotList
{
    QList<Snapshot> snapshots; //!< newest first; those being made where the service lists them
    SnapshotLimits limits;
};

//! What a cloud must be able to do with virtual machines. Reading calls may be repeated; everything below
//! power() is sent at most once and answers OutcomeUnknown where nobody can know. A job that is complete
//! proves nothing about the power state: that is read back by machine().
class MachineProvider
{
public:
    MachineProvider() = default;
    MachineProvider(const MachineProvider &) = delete;
    MachineProvider &operator=(const MachineProvider &) = delete;
    virtual ~MachineProvider() = default;

    [[nodiscard]] virtual QCoro::Task<Result<QList<VirtualMachine>>> machines(std::stop_token stop) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<VirtualMachine>> machine(MachineId id, std::stop_token stop) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<SnapshotList>> snapshots(MachineId id, std::stop_token stop) = 0;
    //! Newest first; the service may forget old ones.
    [[nodiscard]] virtual QCoro::Task<Result<QList<MachineJob>>> jobs(MachineId id, std::stop_token stop) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<MachineJob>> job(MachineId machine, JobId id,
                                                              std::stop_token stop) = 0;

    [[nodiscard]] virtual QCoro::Task<Result<MachineJob>> power(MachineId id, PowerAction action,
                                                                std::stop_token stop) = 0;
    //! Conflict (busy), Rejected or RateLimited (limits, with retryAfter) where the service refuses.
    [[nodiscard]] virtual QCoro::Task<Result<MachineJob>> takeSnapshot(MachineId id, QString name, bool live,
                                                                       std::stop_token stop) = 0;
    //! Off, snapshot, on as one job of the service; only where can.consistentOnService.
    [[nodiscard]] virtual QCoro::Task<Result<MachineJob>> takeConsistentSnapshot(MachineId id, QString name,
                                                                                 std::stop_token stop) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<Snapshot>>
    renameSnapshot(MachineId id, SnapshotId snapshot, QString name, std::stop_token stop) = 0;
    //! The job; an ended one with state Complete where the service deletes at once.
    [[nodiscard]] virtual QCoro::Task<Result<MachineJob>> deleteSnapshot(MachineId id, SnapshotId snapshot,
                                                                         std::stop_token stop) = 0;
    //! Overwrites the machine's disks.
    [[nodiscard]] virtual QCoro::Task<Result<MachineJob>> restoreSnapshot(MachineId id, SnapshotId snapshot,
                                                                          std::stop_token stop) = 0;
    //! A new machine from a snapshot of `id`; the job's `created` names it where the service tells at once.
    [[nodiscard]] virtual QCoro::Task<Result<MachineJob>>
    createMachine(MachineId id, SnapshotId snapshot, QString name, std::stop_token stop) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<VirtualMachine>> renameMachine(MachineId id, QString name,
                                                                            std::stop_token stop) = 0;
    //! Asks a job to stop; only where can.cancel.
    [[nodiscard]] virtual QCoro::Task<Result<void>> cancel(JobId job, std::stop_token stop) = 0;

    //! Our proposal instead of a published API: the user sees "preview" on such a connection.
    [[nodiscard]] virtual bool isPreview() const = 0;
    //! The same action for a shell, with $KUSTOS_TOKEN in place of the secret; curl, or doctl where it fits.
    [[nodiscard]] virtual QString snapshotCommand(MachineId id, QString name) const = 0;
    [[nodiscard]] virtual QString powerCommand(MachineId id, PowerAction action) const = 0;
    [[nodiscard]] virtual QString deleteCommand(MachineId id, SnapshotId snapshot) const = 0;
    [[nodiscard]] virtual QString restoreCommand(MachineId id, SnapshotId snapshot) const = 0;
};

} // namespace kustos
