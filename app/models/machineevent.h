// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "models/linematch.h"
#include "services/machineinventory.h"

namespace kustos {

//! Something that was done with a machine: a job of its service, an operation of this program, or both in
//! one.
struct MachineEvent
{
    //! Pending: not begun. Unknown: the answer was lost, or the service's state is not known.
    enum class State { Pending, Running, Unknown, Complete, Failed, Cancelled };

    OperationId operation; //!< empty: not asked for by this program
    JobId job;             //!< empty: not accepted, or the service has forgotten it
    MachineJob::Kind kind = MachineJob::Kind::Other;
    bool ofSnapshot = false; //!< Rename: of a snapshot, not of the machine
    QString rawKind;         //!< the service's word
    State state = State::Unknown;
    SnapshotId snapshot;
    MachineId created;
    QString subject; //!< untrusted; the snapshot's name, or the one that was given; may be empty
    MachineJob::Phase phase = MachineJob::Phase::Unknown;
    Operation::MachineStep step = Operation::MachineStep::None;
    bool ignored = false; //!< the guest does not react to the shutdown command
    int permille = -1;    //!< -1: none told
    std::optional<ByteSize> bytesDone;
    std::optional<ByteSize> bytesTotal;
    QString code;   //!< why it failed, a closed word; may be empty
    QString detail; //!< why it failed, the service's own sentence, untrusted
    std::optional<Error> error;
    QDateTime startedAt; //!< UTC
    QDateTime endedAt;   //!< UTC; invalid: it runs, or not told

    //! Strongest first.
    [[nodiscard]] LineIdentities identities() const { return {operation.text(), job.text(), QString()}; }
    friend bool operator==(const MachineEvent &, const MachineEvent &) = default;
};

//! Newest first. `operations` are those of this machine. An operation that has ended is believed more than
//! its job, because it was read back.
[[nodiscard]] QList<MachineEvent> machineEvents(const MachineRecord &record,
                                                const QList<Operation> &operations);

} // namespace kustos
