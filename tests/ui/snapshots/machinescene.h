// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "services/inventory.h"
#include "services/journal.h"
#include "services/machineactions.h"
#include "services/machineinventory.h"
#include "services/operationregister.h"

#include <QTemporaryDir>

#include <functional>

namespace kustos::tests {

class ScriptedClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return m_now; }
    [[nodiscard]] std::chrono::milliseconds monotonic() const override { return {}; }
    QDateTime m_now = QDateTime(QDate(2026, 11, 20), QTime(13, 2, 30), Qt::UTC);
};

//! Writes down what it is asked to do, and starts nothing but the operation's row.
class RecordedMachineActions final : public MachineActions
{
public:
    struct Call
    {
        QString what;
        SnapshotId snapshot;
        QString text;
        friend bool operator==(const Call &, const Call &) = default;
    };

    RecordedMachineActions(OperationRegister &operations, const MachineInventory &machines,
                           const Clock &clock);

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
    [[nodiscard]] QList<Unfinished> unfinished() const override { return {}; }
    void finishUnfinished(const OperationId &) override {}
    void switchOnUnfinished(const OperationId &) override {}

    [[nodiscard]] Obstacle obstacleToPower(const MachineKey &, PowerAction) const override;
    [[nodiscard]] Obstacle obstacleToSnapshot(const MachineKey &) const override { return m_toTake; }
    [[nodiscard]] Obstacle obstacleToConsistentSnapshot(const MachineKey &) const override
    {
        return m_toConsistent;
    }
    [[nodiscard]] Obstacle obstacleToChange(const MachineKey &, const SnapshotId &) const override
    {
        return m_toChange;
    }
    [[nodiscard]] Obstacle obstacleToRestore(const MachineKey &, const SnapshotId &) const override
    {
        return m_toRestore;
    }
    [[nodiscard]] Obstacle obstacleToCreate(const MachineKey &, const SnapshotId &) const override
    {
        return m_toCreate;
    }
    [[nodiscard]] Obstacle obstacleToRename(const MachineKey &) const override { return Obstacle::None; }

    [[nodiscard]] QString defaultSnapshotName(const MachineKey &machine) const override;
    [[nodiscard]] std::optional<std::chrono::seconds> lastDuration(const MachineKey &) const override
    {
        return m_last;
    }
    [[nodiscard]] bool isPreview(const MachineKey &) const override { return false; }
    [[nodiscard]] QString snapshotCommand(const MachineKey &machine, const QString &name) const override;
    [[nodiscard]] QString restoreCommand(const MachineKey &machine,
                                         const SnapshotId &snapshot) const override;
    [[nodiscard]] QString deleteCommand(const MachineKey &machine, const SnapshotId &snapshot) const override;

    QList<Call> m_calls;
    Obstacle m_toTake = Obstacle::None;
    Obstacle m_toConsistent = Obstacle::None;
    Obstacle m_toChange = Obstacle::None;
    Obstacle m_toRestore = Obstacle::None;
    Obstacle m_toCreate = Obstacle::None;
    std::optional<std::chrono::seconds> m_last = std::chrono::seconds(130);

private:
    OperationId add(Operation::Kind kind, const MachineKey &machine, const SnapshotId &snapshot,
                    const QString &name);

    OperationRegister &m_operations;
    const MachineInventory &m_machines;
    const Clock &m_clock;
};

//! One machine with snapshots, filled by hand.
class MachineScene
{
public:
    MachineScene();

    static Snapshot snapshot(const QString &id, const QDateTime &at,
                             Snapshot::Consistency consistency = Snapshot::Consistency::Offline);
    static MachineJob job(const QString &id, MachineJob::Phase phase, std::optional<int> permille = {});
    //! `count` snapshots before `now`, newest first.
    [[nodiscard]] QList<Snapshot> history(int count) const;
    void apply(const QList<Snapshot> &snapshots, const QList<MachineJob> &jobs = {});
    void applyMachine();
    void setState(VirtualMachine::State state);
    void change(const OperationId &id, const std::function<void(Operation &)> &change);
    void end(const OperationId &id, Operation::State state);
    [[nodiscard]] OperationId newestOperation() const { return m_operations.all().first().id; }

    QTemporaryDir m_dir;
    ScriptedClock m_clock;
    MachineKey m_key{ConnectionId(QStringLiteral("here")),
                     MachineId(QStringLiteral("6f1c2d3e-4b5a-4978-90d1-e2f3a4b5c6d7"))};
    VirtualMachine m_machine;
    SnapshotLimits m_limits;
    Inventory m_connections;
    MachineInventory m_machines;
    Journal m_journal{m_dir.filePath(QStringLiteral("journal"))};
    OperationRegister m_operations{m_journal, m_clock};
    RecordedMachineActions m_actions{m_operations, m_machines, m_clock};
    QDateTime m_reading = m_clock.m_now;
};

} // namespace kustos::tests
