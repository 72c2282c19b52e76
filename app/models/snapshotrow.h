// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "models/linematch.h"
#include "services/machineinventory.h"

#include <QHash>

namespace kustos {

//! One line of the list of snapshots, merged from what the service lists, its jobs and this program's
//! operations.
struct SnapshotRow
{
    //! Pending: pressed, not begun. Unknown: the answer was lost (then without a snapshot's id), or the
    //! service's state is not known.
    enum class Kind { Pending, Creating, Checking, Unknown, Available, Failed };
    //! What is done with a finished one. Busy: the service does something that it does not name.
    enum class Activity { None, Renaming, Deleting, Restoring, MakingMachine, Busy };

    Kind kind = Kind::Unknown;
    OperationId operation; //!< the three identities: who makes it; each may be empty
    JobId job;
    SnapshotId snapshot;
    QString name; //!< untrusted; of one under way: the name that was asked for
    Snapshot::Consistency consistency = Snapshot::Consistency::Unknown;
    bool consistent = false; //!< made by "off, snapshot, on"
    QDateTime createdAt;     //!< UTC; under way or failed: when it was begun
    std::optional<ByteSize> size;
    std::optional<ByteSize> minimumDisk;
    QByteArray sha256; //!< hex; empty where not told
    QString rawState;  //!< the service's word, where kind is Unknown

    MachineJob::Phase phase = MachineJob::Phase::Unknown; //!< also Starting, after a consistent one is there
    bool ignored = false; //!< consistent: the guest does not react to the shutdown command
    int permille = -1;    //!< of its making or of the activity; -1: none told
    std::optional<ByteSize> bytesDone;
    std::optional<ByteSize> bytesTotal;

    Activity activity = Activity::None;
    OperationId changing; //!< the operation behind the activity; empty: somebody else's
    bool queued = false;  //!< the activity has not left yet
    QString newName;      //!< Renaming, MakingMachine: the name that is given

    QString code;   //!< why it failed, a closed word ("shutdown_ignored"); may be empty
    QString detail; //!< why it failed, the service's own sentence, untrusted
    std::optional<Error> error;

    [[nodiscard]] bool inFlight() const
    {
        return kind == Kind::Pending || kind == Kind::Creating || kind == Kind::Checking ||
               (kind == Kind::Unknown && snapshot.isEmpty());
    }
    //! Strongest first.
    [[nodiscard]] LineIdentities identities() const
    {
        return {snapshot.text(), job.text(), operation.text()};
    }
    friend bool operator==(const SnapshotRow &, const SnapshotRow &) = default;
};

//! What earlier readings taught about which job makes which snapshot; a later reading may no longer say it.
struct SnapshotLinks
{
    QHash<JobId, SnapshotId> products;
    QHash<OperationId, JobId> jobs;
    //! Jobs of rows under way that are complete now; false: the list was read again since and the wait is
    //! over.
    QHash<JobId, bool> awaited;
};

//! Newest first: those under way, the newest failure where nothing newer succeeded, then the list.
//! `operations` are those of this machine.
[[nodiscard]] QList<SnapshotRow> snapshotRows(const MachineRecord &record, const QList<Operation> &operations,
                                              const SnapshotLinks &links);

} // namespace kustos
