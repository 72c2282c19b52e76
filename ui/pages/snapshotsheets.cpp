// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/snapshotsheets.h"

#include "dialogs/consistentsheet.h"
#include "dialogs/deletesnapshotsheet.h"
#include "dialogs/newmachinesheet.h"
#include "dialogs/restoremachinesheet.h"
#include "text/words.h"

#include <algorithm>

namespace kustos::ui {

SnapshotSheets::SnapshotSheets(const MachineKey &machine, const Inventory &connections,
                               const MachineInventory &machines, MachineActions &actions, const Clock &clock,
                               QWidget *window)
    : QObject(window)
    , m_machine(machine)
    , m_connections(connections)
    , m_machines(machines)
    , m_actions(actions)
    , m_clock(clock)
    , m_window(window)
{
}

const Snapshot *SnapshotSheets::find(const SnapshotId &snapshot) const
{
    const MachineRecord *known = m_machines.record(m_machine);
    if (known == nullptr)
        return nullptr;
    const auto place = std::ranges::find(known->snapshots, snapshot, &Snapshot::id);
    return place == known->snapshots.end() ? nullptr : &*place;
}

QString SnapshotSheets::reason(Obstacle obstacle) const
{
    const MachineRecord *known = m_machines.record(m_machine);
    return text::Words::of(obstacle, known != nullptr ? known->limits : SnapshotLimits{}, m_clock.now());
}

void SnapshotSheets::open(ConsequenceSheet *sheet, std::function<Obstacle()> obstacle,
                          std::function<void(const QString &)> act)
{
    connect(sheet, &ConsequenceSheet::chosen, this, [this, act = std::move(act)](const QString &name) {
        act(name);
        Q_EMIT acted();
    });
    m_sheet = sheet;
    m_obstacle = std::move(obstacle);
    refresh();
    sheet->open();
}

void SnapshotSheets::refresh()
{
    if (m_sheet != nullptr)
        m_sheet->setObstacle(reason(m_obstacle()));
}

void SnapshotSheets::askForConsistent(const QString &name)
{
    const MachineRecord *known = m_machines.record(m_machine);
    if (known == nullptr)
        return;
    const VirtualMachine &machine = known->machine;
    auto *sheet = new ConsistentSheet(
        {machine, name, m_actions.lastDuration(m_machine), machine.can.consistentOnService}, m_window);
    open(
        sheet, [this] { return m_actions.obstacleToConsistentSnapshot(m_machine); },
        [this, name](const QString &) { m_actions.takeConsistentSnapshot(m_machine, name); });
}

void SnapshotSheets::askForDelete(const SnapshotId &snapshot)
{
    const Snapshot *known = find(snapshot);
    if (known == nullptr)
        return;
    const VirtualMachine &machine = m_machines.record(m_machine)->machine;
    open(
        new DeleteSnapshotSheet({*known, machine}, m_window),
        [this, snapshot] { return m_actions.obstacleToChange(m_machine, snapshot); },
        [this, snapshot](const QString &) { m_actions.deleteSnapshot(m_machine, snapshot); });
}

void SnapshotSheets::askForRestore(const SnapshotId &snapshot)
{
    const Snapshot *known = find(snapshot);
    if (known == nullptr)
        return;
    const VirtualMachine &machine = m_machines.record(m_machine)->machine;
    open(
        new RestoreMachineSheet({*known, machine, m_clock.now()}, m_window),
        [this, snapshot] { return m_actions.obstacleToRestore(m_machine, snapshot); },
        [this, snapshot](const QString &) { m_actions.restoreSnapshot(m_machine, snapshot); });
}

void SnapshotSheets::askForMachine(const SnapshotId &snapshot)
{
    const Snapshot *known = find(snapshot);
    if (known == nullptr)
        return;
    const VirtualMachine &machine = m_machines.record(m_machine)->machine;
    const Connection *connection = m_connections.connection(m_machine.connection);
    const bool ownHost = connection != nullptr && (connection->kind == Connection::Kind::ThisComputer ||
                                                   connection->kind == Connection::Kind::KustosHost);
    const QString suggested =
        u"%1-restore-%2"_qs.arg(machine.name, QString::number(m_clock.now().toSecsSinceEpoch()));
    open(
        new NewMachineSheet({*known, machine, suggested, ownHost}, m_window),
        [this, snapshot] { return m_actions.obstacleToCreate(m_machine, snapshot); },
        [this, snapshot](const QString &name) { m_actions.createMachine(m_machine, snapshot, name); });
}

} // namespace kustos::ui
