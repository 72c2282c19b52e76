// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "host/machines/machinerecords.h"

#include <QList>

#include <optional>

namespace kustos::host {

//! What the dialects may ask for with virtual machines. All calls return at once and on the main thread: what
//! they tell is the state that a thread of its own keeps fresh (older than a second only where the hypervisor
//! does not answer; then `isReachable` is false). Errors: NotFound; Conflict with detail "server_busy" or
//! "wrong_state"; Rejected with detail "snapshot_limit_reached", "validation_failed" or "disk_too_small";
//! RateLimited with retryAfter (interval); Offline where the hypervisor does not answer; Storage.
class MachineDesk
{
public:
    MachineDesk() = default;
    MachineDesk(const MachineDesk &) = delete;
    MachineDesk &operator=(const MachineDesk &) = delete;
    virtual ~MachineDesk() = default;

    [[nodiscard]] virtual bool isReachable() const = 0;
    //! Why a list of the calls since this was asked last came out empty or short. Such a list must not be
    //! told: what is not in a list counts as gone.
    [[nodiscard]] virtual std::optional<Error> takeFailure() = 0;
    [[nodiscard]] virtual QList<MachineFacts> machines() const = 0; //!< by number
    [[nodiscard]] virtual Result<MachineFacts> machine(const MachineId &id) const = 0;
    [[nodiscard]] virtual Result<MachineFacts> machineByNumber(int number) const = 0;
    [[nodiscard]] virtual QList<SnapshotRecord> snapshots() const = 0; //!< of all machines, newest first
    [[nodiscard]] virtual QList<SnapshotRecord>
    snapshots(const MachineId &machine) const = 0; //!< newest first
    [[nodiscard]] virtual Result<SnapshotRecord> snapshot(const SnapshotId &id) const = 0;
    [[nodiscard]] virtual Result<SnapshotRecord> snapshotByNumber(int number) const = 0;
    [[nodiscard]] virtual QList<MachineJobRecord>
    jobs() const = 0; //!< of all machines, newest first, the newest 1,000
    [[nodiscard]] virtual QList<MachineJobRecord> jobs(const MachineId &machine) const = 0;
    //! Those of all machines that have not ended: what every reading asks for, however long the history is.
    [[nodiscard]] virtual QList<MachineJobRecord> runningJobs() const = 0;
    [[nodiscard]] virtual Result<MachineJobRecord> job(const JobId &id) const = 0;
    [[nodiscard]] virtual Result<MachineJobRecord> jobByNumber(int number) const = 0;
    [[nodiscard]] virtual const MachineLimits &limits() const = 0;
    //! UTC; invalid: at once.
    [[nodiscard]] virtual QDateTime nextSnapshotAllowedAt(const MachineId &machine) const = 0;

    //! Start of a running machine and stop of one that is off are Conflict/wrong_state.
    [[nodiscard]] virtual Result<MachineJobRecord> power(const MachineId &machine,
                                                         MachineJobRecord::Kind kind) = 0;
    //! Live where the machine runs, a copy at rest where it is off.
    [[nodiscard]] virtual Result<MachineJobRecord> takeSnapshot(const MachineId &machine,
                                                                const QString &name) = 0;
    [[nodiscard]] virtual Result<MachineJobRecord> takeConsistentSnapshot(const MachineId &machine,
                                                                          const QString &name) = 0;
    [[nodiscard]] virtual Result<SnapshotRecord> renameSnapshot(const SnapshotId &id,
                                                                const QString &name) = 0;
    [[nodiscard]] virtual Result<MachineJobRecord> deleteSnapshot(const SnapshotId &id) = 0;
    //! Conflict/wrong_state where the machine is not off.
    [[nodiscard]] virtual Result<MachineJobRecord> restoreSnapshot(const SnapshotId &id) = 0;
    //! The job's `created` is the new machine, whose number is known at once.
    [[nodiscard]] virtual Result<MachineJobRecord> createMachine(const SnapshotId &id,
                                                                 const QString &name) = 0;
    //! The title; the hypervisor's own name stays.
    [[nodiscard]] virtual Result<MachineJobRecord> renameMachine(const MachineId &id,
                                                                 const QString &name) = 0;
    [[nodiscard]] virtual Result<void>
    cancel(const JobId &id) = 0; //!< snapshots, restores and clones that still copy
};

} // namespace kustos::host
