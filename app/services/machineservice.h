// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/notice.h"
#include "services/machineactions.h"

#include <QObject>

#include <memory>

namespace kustos {

class Inventory;
class MachineInventory;
class MachinePoller;
class MachineProvider;
class OperationRegister;

//! What the user does with virtual machines: one change per machine at a time, further ones queue; one
//! request per press; the result was read back before an operation is Done.
class MachineService : public QObject, public MachineActions
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds shutdownDeadline{120};

    //! `deadline`: after which a guest that was asked to shut down counts as one that does not react.
    MachineService(const Inventory &inventory, MachineInventory &machines, OperationRegister &operations,
                   MachinePoller &poller, const Clock &clock,
                   std::chrono::seconds deadline = shutdownDeadline, QObject *parent = nullptr);
    ~MachineService() override;

    void addProvider(const ConnectionId &connection, MachineProvider &provider);
    //! Looks up what an earlier run left unknown or running, and sends nothing. Call once after the register
    //! was loaded.
    void resumeEarlier();

    OperationId power(const MachineKey &machine, PowerAction action) override;
    OperationId takeSnapshot(const MachineKey &machine, const QString &name) override;
    OperationId takeConsistentSnapshot(const MachineKey &machine, const QString &name) override;
    OperationId renameSnapshot(const MachineKey &machine, const SnapshotId &snapshot,
                               const QString &name) override;
    OperationId deleteSnapshot(const MachineKey &machine, const SnapshotId &snapshot) override;
    OperationId restoreSnapshot(const MachineKey &machine, const SnapshotId &snapshot) override;
    OperationId createMachine(const MachineKey &machine, const SnapshotId &snapshot,
                              const QString &name) override;
    OperationId renameMachine(const MachineKey &machine, const QString &name) override;
    void cancel(const OperationId &operation) override;

    [[nodiscard]] QList<Unfinished> unfinished() const override;
    void finishUnfinished(const OperationId &operation) override;
    void switchOnUnfinished(const OperationId &operation) override;

    [[nodiscard]] Obstacle obstacleToPower(const MachineKey &machine, PowerAction action) const override;
    [[nodiscard]] Obstacle obstacleToSnapshot(const MachineKey &machine) const override;
    [[nodiscard]] Obstacle obstacleToConsistentSnapshot(const MachineKey &machine) const override;
    [[nodiscard]] Obstacle obstacleToChange(const MachineKey &machine,
                                            const SnapshotId &snapshot) const override;
    [[nodiscard]] Obstacle obstacleToRestore(const MachineKey &machine,
                                             const SnapshotId &snapshot) const override;
    [[nodiscard]] Obstacle obstacleToCreate(const MachineKey &machine,
                                            const SnapshotId &snapshot) const override;
    [[nodiscard]] Obstacle obstacleToRename(const MachineKey &machine) const override;

    [[nodiscard]] QString defaultSnapshotName(const MachineKey &machine) const override;
    [[nodiscard]] std::optional<std::chrono::seconds> lastDuration(const MachineKey &machine) const override;
    [[nodiscard]] bool isPreview(const MachineKey &machine) const override;
    [[nodiscard]] QString snapshotCommand(const MachineKey &machine, const QString &name) const override;
    [[nodiscard]] QString restoreCommand(const MachineKey &machine,
                                         const SnapshotId &snapshot) const override;
    [[nodiscard]] QString deleteCommand(const MachineKey &machine, const SnapshotId &snapshot) const override;

Q_SIGNALS:
    void noticed(const kustos::Notice &notice);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace kustos
