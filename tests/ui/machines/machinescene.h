// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakeactions.h"
#include "pages/machinepage.h"
#include "services/journal.h"

#include <QTemporaryDir>

namespace kustos::tests {

//! 20 November 2026, 13:05 UTC (14:05 in Berlin), until a test moves it.
class StillClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return m_now; }
    [[nodiscard]] std::chrono::milliseconds monotonic() const override
    {
        return std::chrono::milliseconds(m_now.toMSecsSinceEpoch());
    }
    QDateTime m_now{QDate(2026, 11, 20), QTime(13, 5), Qt::UTC};
};

//! One machine with snapshots and jobs, filled by hand, and its page.
class MachineScene
{
public:
    MachineScene();

    [[nodiscard]] std::unique_ptr<ui::MachinePage> page();
    void apply();          //!< m_machine and m_label into the inventory, read now
    void applySnapshots(); //!< m_snapshots, m_jobs, m_limits
    void setState(VirtualMachine::State state);
    void loseConnection(Error::Kind kind = Error::Kind::Offline);
    void change(const OperationId &id, const std::function<void(Operation &)> &edit);
    [[nodiscard]] OperationId lastOperation() const { return m_operations.all().first().id; }
    [[nodiscard]] Snapshot snapshot(const QString &name, const QDateTime &at,
                                    Snapshot::Consistency consistency) const;
    [[nodiscard]] MachineJob job(const QString &id, MachineJob::Kind kind, MachineJob::State state,
                                 const QDateTime &at) const;
    [[nodiscard]] QDateTime ago(int minutes) const { return m_clock.m_now.addSecs(-60 * minutes); }
    void fillWithExamples();

    QTemporaryDir m_dir;
    StillClock m_clock;
    MachineKey m_key{ConnectionId(QStringLiteral("here")), MachineId(QStringLiteral("vm-5f8a1c2d"))};
    VirtualMachine m_machine;
    QList<Snapshot> m_snapshots;
    QList<MachineJob> m_jobs;
    SnapshotLimits m_limits;
    QString m_label;
    MachineInventory m_machines;
    Inventory m_inventory;
    Journal m_journal{m_dir.filePath(QStringLiteral("journal"))};
    OperationRegister m_operations{m_journal, m_clock};
    FakeMachineActions m_actions{m_operations};
    ui::MachineParts m_parts{m_machines, m_inventory, m_operations, m_actions, m_clock};
};

} // namespace kustos::tests
