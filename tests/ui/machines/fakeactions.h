// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/machineactions.h"
#include "services/operationregister.h"

#include <QHash>
#include <QList>

namespace kustos::tests {

//! Writes down what it is asked to do; a press becomes an operation in the register, as in the program, and
//! nothing else happens until a test says so.
class FakeMachineActions final : public MachineActions
{
public:
    struct Call
    {
        QString what;
        QString subject; //!< name, snapshot or operation
        friend bool operator==(const Call &, const Call &) = default;
    };

    explicit FakeMachineActions(OperationRegister &operations)
        : m_operations(operations)
    {
    }

    OperationId power(const MachineKey &machine, PowerAction action) override
    {
        switch (action) {
        case PowerAction::Start:
            return begin(QStringLiteral("start"), machine, Operation::Kind::StartMachine);
        case PowerAction::ShutDown:
            return begin(QStringLiteral("shut down"), machine, Operation::Kind::ShutDownMachine);
        case PowerAction::TurnOff:
            return begin(QStringLiteral("turn off"), machine, Operation::Kind::TurnOffMachine);
        case PowerAction::Reboot:
            return begin(QStringLiteral("reboot"), machine, Operation::Kind::RebootMachine);
        case PowerAction::Reset:
            break;
        }
        return begin(QStringLiteral("reset"), machine, Operation::Kind::ResetMachine);
    }
    OperationId takeSnapshot(const MachineKey &machine, const QString &name) override
    {
        return begin(QStringLiteral("snapshot"), machine, Operation::Kind::TakeSnapshot, name);
    }
    OperationId takeConsistentSnapshot(const MachineKey &machine, const QString &name) override
    {
        return begin(QStringLiteral("consistent"), machine, Operation::Kind::ConsistentSnapshot, name);
    }
    OperationId renameSnapshot(const MachineKey &machine, const SnapshotId &, const QString &name) override
    {
        return begin(QStringLiteral("rename snapshot"), machine, Operation::Kind::RenameSnapshot, name);
    }
    OperationId deleteSnapshot(const MachineKey &machine, const SnapshotId &snapshot) override
    {
        return begin(QStringLiteral("delete"), machine, Operation::Kind::DeleteSnapshot, snapshot.text());
    }
    OperationId restoreSnapshot(const MachineKey &machine, const SnapshotId &snapshot) override
    {
        return begin(QStringLiteral("restore"), machine, Operation::Kind::RestoreSnapshot, snapshot.text());
    }
    OperationId createMachine(const MachineKey &machine, const SnapshotId &, const QString &name) override
    {
        return begin(QStringLiteral("create"), machine, Operation::Kind::CreateMachine, name);
    }
    OperationId renameMachine(const MachineKey &machine, const QString &name) override
    {
        return begin(QStringLiteral("rename"), machine, Operation::Kind::RenameMachine, name);
    }
    void cancel(const OperationId &operation) override { note(QStringLiteral("cancel"), operation.text()); }

    [[nodiscard]] QList<Unfinished> unfinished() const override { return m_unfinished; }
    void finishUnfinished(const OperationId &operation) override
    {
        note(QStringLiteral("finish"), operation.text());
        m_unfinished.clear();
    }
    void switchOnUnfinished(const OperationId &operation) override
    {
        note(QStringLiteral("only on"), operation.text());
        m_unfinished.clear();
    }

    [[nodiscard]] Obstacle obstacleToPower(const MachineKey &, PowerAction action) const override
    {
        return m_toPower.value(action, Obstacle::None);
    }
    [[nodiscard]] Obstacle obstacleToSnapshot(const MachineKey &) const override { return Obstacle::None; }
    [[nodiscard]] Obstacle obstacleToConsistentSnapshot(const MachineKey &) const override
    {
        return Obstacle::None;
    }
    [[nodiscard]] Obstacle obstacleToChange(const MachineKey &, const SnapshotId &) const override
    {
        return Obstacle::None;
    }
    [[nodiscard]] Obstacle obstacleToRestore(const MachineKey &, const SnapshotId &) const override
    {
        return Obstacle::None;
    }
    [[nodiscard]] Obstacle obstacleToCreate(const MachineKey &, const SnapshotId &) const override
    {
        return Obstacle::None;
    }
    [[nodiscard]] Obstacle obstacleToRename(const MachineKey &) const override { return m_toRename; }

    [[nodiscard]] QString defaultSnapshotName(const MachineKey &) const override
    {
        return QStringLiteral("web-01-1795179750");
    }
    [[nodiscard]] std::optional<std::chrono::seconds> lastDuration(const MachineKey &) const override
    {
        return std::chrono::seconds(130);
    }
    [[nodiscard]] bool isPreview(const MachineKey &) const override { return m_preview; }
    [[nodiscard]] QString snapshotCommand(const MachineKey &, const QString &name) const override
    {
        return QStringLiteral("curl … %1").arg(name);
    }
    [[nodiscard]] QString restoreCommand(const MachineKey &, const SnapshotId &snapshot) const override
    {
        return QStringLiteral("curl … %1/restore").arg(snapshot.text());
    }
    [[nodiscard]] QString deleteCommand(const MachineKey &, const SnapshotId &snapshot) const override
    {
        return QStringLiteral("curl -X DELETE … %1").arg(snapshot.text());
    }

    QList<Call> m_calls;
    QHash<PowerAction, Obstacle> m_toPower;
    Obstacle m_toRename = Obstacle::None;
    QList<Unfinished> m_unfinished;
    bool m_preview = false;

private:
    void note(const QString &what, const QString &subject) { m_calls.append({what, subject}); }
    OperationId begin(const QString &what, const MachineKey &machine, Operation::Kind kind,
                      const QString &argument = {})
    {
        note(what, argument);
        Operation operation;
        operation.kind = kind;
        operation.machine = machine;
        operation.argument = argument;
        return m_operations.add(operation);
    }

    OperationRegister &m_operations;
};

} // namespace kustos::tests
