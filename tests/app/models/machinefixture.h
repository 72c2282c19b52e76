// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/journal.h"
#include "services/machineinventory.h"
#include "services/operationregister.h"

#include <QSignalSpy>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace kustos::test {

class StillClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return m_now; }
    [[nodiscard]] std::chrono::milliseconds monotonic() const override { return {}; }
    QDateTime m_now = QDateTime(QDate(2026, 11, 20), QTime(12, 0), Qt::UTC);
};

//! One machine of one connection, its snapshots and jobs as a service would tell them, and what is pressed.
class MachineFixture : public ::testing::Test
{
protected:
    MachineFixture()
    {
        m_machine.id = m_key.machine;
        m_machine.name = QStringLiteral("web-01");
        m_inventory.applyMachines(m_key.connection, {m_machine}, m_t);
    }

    [[nodiscard]] static Snapshot snapshot(const QString &id, const QDateTime &at,
                                           Snapshot::State state = Snapshot::State::Available)
    {
        Snapshot made;
        made.id = SnapshotId(id);
        made.name = QStringLiteral("name of ") + id;
        made.state = state;
        made.consistency = Snapshot::Consistency::Live;
        made.createdAt = at;
        made.size = ByteSize(1000);
        return made;
    }

    [[nodiscard]] static MachineJob job(const QString &id, const QDateTime &at, MachineJob::State state,
                                        MachineJob::Kind kind = MachineJob::Kind::TakeSnapshot)
    {
        MachineJob made;
        made.id = JobId(id);
        made.kind = kind;
        made.state = state;
        made.createdAt = at;
        return made;
    }

    void apply(const QList<Snapshot> &snapshots, const QList<MachineJob> &jobs = {})
    {
        m_reading = m_reading.addSecs(1);
        m_inventory.applySnapshots(m_key, snapshots, {}, jobs, m_reading);
    }

    [[nodiscard]] OperationId press(Operation::Kind kind = Operation::Kind::TakeSnapshot,
                                    const QString &argument = QStringLiteral("web-01-1763632800"),
                                    const QString &snapshot = {})
    {
        Operation operation;
        operation.kind = kind;
        operation.machine = m_key;
        operation.argument = argument;
        operation.snapshot = SnapshotId(snapshot);
        return m_operations.add(operation);
    }

    template <class Change> void change(const OperationId &id, Change apply)
    {
        Operation operation = *m_operations.find(id);
        apply(operation);
        QSignalSpy told(&m_operations, &OperationRegister::changed);
        m_operations.update(operation);
        if (operation.ended())
            ASSERT_TRUE(told.wait(5000));
    }

    void toState(const OperationId &id, Operation::State state)
    {
        change(id, [state](Operation &operation) { operation.state = state; });
    }

    QTemporaryDir m_dir;
    StillClock m_clock;
    const MachineKey m_key{ConnectionId(QStringLiteral("here")), MachineId(QStringLiteral("web"))};
    VirtualMachine m_machine;
    const QDateTime m_t = QDateTime(QDate(2026, 11, 20), QTime(8, 0), Qt::UTC);
    QDateTime m_reading = m_t;
    MachineInventory m_inventory;
    Journal m_journal{m_dir.filePath(QStringLiteral("journal"))};
    OperationRegister m_operations{m_journal, m_clock};
};

} // namespace kustos::test
