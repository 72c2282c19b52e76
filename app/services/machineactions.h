// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/obstacle.h"
#include "core/operation.h"
#include "core/virtualmachine.h"

#include <QString>

#include <optional>

namespace kustos {

//! A machine that an earlier run, or a run that lost its network, switched off for a snapshot and not on
//! again.
struct Unfinished
{
    OperationId operation;
    MachineKey machine;
    Operation::MachineStep step = Operation::MachineStep::None; //!< the one that was begun last
    QDateTime since;                                            //!< UTC; of the request to shut down
    QString snapshotName;

    friend bool operator==(const Unfinished &, const Unfinished &) = default;
};

//! What the window may ask for with virtual machines, and the reasons why not. Every command returns at once
//! with the operation that shows its course; Done is said only after the result was read back.
class MachineActions
{
public:
    MachineActions() = default;
    MachineActions(const MachineActions &) = delete;
    MachineActions &operator=(const MachineActions &) = delete;
    virtual ~MachineActions() = default;

    //! ShutDown that the guest ignores: the operation stays Running with `ignored` set after the deadline;
    //! nothing is switched off hard by itself.
    virtual OperationId power(const MachineKey &machine, PowerAction action) = 0;
    virtual OperationId takeSnapshot(const MachineKey &machine, const QString &name) = 0;
    //! Off, proven off, snapshot, on, proven on; each step is journalled before it is taken.
    virtual OperationId takeConsistentSnapshot(const MachineKey &machine, const QString &name) = 0;
    virtual OperationId renameSnapshot(const MachineKey &machine, const SnapshotId &snapshot,
                                       const QString &name) = 0;
    virtual OperationId deleteSnapshot(const MachineKey &machine, const SnapshotId &snapshot) = 0;
    virtual OperationId restoreSnapshot(const MachineKey &machine, const SnapshotId &snapshot) = 0;
    virtual OperationId createMachine(const MachineKey &machine, const SnapshotId &snapshot,
                                      const QString &name) = 0;
    virtual OperationId renameMachine(const MachineKey &machine, const QString &name) = 0;
    //! Before it has left; later only where the machine's service can cancel.
    virtual void cancel(const OperationId &operation) = 0;

    //! What an interrupted consistent snapshot left; the user decides.
    [[nodiscard]] virtual QList<Unfinished> unfinished() const = 0;
    virtual void
    finishUnfinished(const OperationId &operation) = 0; //!< goes on: snapshot if still due, then on
    virtual void switchOnUnfinished(const OperationId &operation) = 0; //!< no snapshot any more, only on

    [[nodiscard]] virtual Obstacle obstacleToPower(const MachineKey &machine, PowerAction action) const = 0;
    [[nodiscard]] virtual Obstacle obstacleToSnapshot(const MachineKey &machine) const = 0;
    [[nodiscard]] virtual Obstacle obstacleToConsistentSnapshot(const MachineKey &machine) const = 0;
    [[nodiscard]] virtual Obstacle obstacleToChange(const MachineKey &machine,
                                                    const SnapshotId &snapshot) const = 0;
    [[nodiscard]] virtual Obstacle obstacleToRestore(const MachineKey &machine,
                                                     const SnapshotId &snapshot) const = 0;
    [[nodiscard]] virtual Obstacle obstacleToCreate(const MachineKey &machine,
                                                    const SnapshotId &snapshot) const = 0;
    [[nodiscard]] virtual Obstacle obstacleToRename(const MachineKey &machine) const = 0;

    //! "<machine's name>-<Unix seconds>", e.g. web-01-1763632800.
    [[nodiscard]] virtual QString defaultSnapshotName(const MachineKey &machine) const = 0;
    //! How long the last snapshot of this machine took; empty: none known.
    [[nodiscard]] virtual std::optional<std::chrono::seconds>
    lastDuration(const MachineKey &machine) const = 0;
    [[nodiscard]] virtual bool isPreview(const MachineKey &machine) const = 0;
    [[nodiscard]] virtual QString snapshotCommand(const MachineKey &machine, const QString &name) const = 0;
    [[nodiscard]] virtual QString restoreCommand(const MachineKey &machine,
                                                 const SnapshotId &snapshot) const = 0;
    [[nodiscard]] virtual QString deleteCommand(const MachineKey &machine,
                                                const SnapshotId &snapshot) const = 0;
};

} // namespace kustos
