// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytesize.h"
#include "core/error.h"
#include "core/ids.h"

#include <QDateTime>

#include <optional>

namespace kustos {

//! One thing the user asked for, from the press until its result was read back from the service.
struct Operation
{
    enum class Kind {
        BackUp,
        Restore,
        Download,
        // Of virtual machines, from here on:
        StartMachine,
        ShutDownMachine,
        TurnOffMachine,
        RebootMachine,
        ResetMachine,
        TakeSnapshot,
        ConsistentSnapshot,
        RenameSnapshot,
        DeleteSnapshot,
        RestoreSnapshot,
        CreateMachine,
        RenameMachine,
    };
    //! Intent is on disk before Sent; Unknown is resolved by reading only.
    enum class State { Queued, Intent, Sent, Running, Unknown, Done, Failed, Cancelled };

    //! Of a consistent snapshot; each is journalled before its request leaves.
    enum class MachineStep { None, ShuttingDown, Off, Snapshot, SnapshotDone, Starting };

    OperationId id;
    Kind kind = Kind::BackUp;
    ServiceKey target;    //!< of a database service; empty for machines
    MachineKey machine;   //!< of a virtual machine; empty for services
    QString targetName;   //!< the service's or machine's name when it was asked for
    BackupId backup;      //!< the backup it reads (restore, download) or made (back up, once known)
    QString argument;     //!< restore: the new service's name; download: the final file's path; snapshots and
                          //!< machines: the name that is given
    SnapshotId snapshot;  //!< the one it changes or reads, or has made, once known
    QString snapshotName; //!< of the one it changes or reads, when it was asked for
    MachineId createdMachine; //!< CreateMachine: once known
    MachineStep step =
        MachineStep::None; //!< ConsistentSnapshot: the step that was taken last, on disk before it is
    QDateTime shutDownAt;  //!< UTC; ConsistentSnapshot: when the request to shut down was about to leave
    bool ignored = false;  //!< the guest does not react to the shutdown command; the user is to decide
    JobId job;             //!< known once accepted
    ServiceId created;     //!< restore: the new service, once known
    State state = State::Intent;
    std::optional<int> permille; //!< empty: indeterminate
    std::optional<ByteSize> bytesDone;
    std::optional<ByteSize> bytesTotal;
    bool checking = false;  //!< copying is over, the checksum or integrity is being proved
    QDateTime newestBefore; //!< UTC, the service's clock: its newest job, backup or service at the press;
                            //!< what is newer may be the result of this operation where its answer was lost
    QDateTime startedAt;    //!< UTC
    QDateTime endedAt;      //!< UTC; invalid while it runs
    std::optional<Error> error;

    [[nodiscard]] const ConnectionId &connection() const
    {
        return machine.isEmpty() ? target.connection : machine.connection;
    }
    [[nodiscard]] bool ended() const
    {
        return state == State::Done || state == State::Failed || state == State::Cancelled;
    }
    friend bool operator==(const Operation &, const Operation &) = default;
};

} // namespace kustos
