// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "services/inventory.h"
#include "services/machineactions.h"
#include "services/machineinventory.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QWidget;

namespace kustos::ui {

class ConsequenceSheet;

//! The questions that are asked before something is done with a snapshot, and what is done after the answer.
//! An open sheet is told as soon as its action cannot be done any more.
class SnapshotSheets final : public QObject
{
    Q_OBJECT

public:
    //! `window`: the sheets belong to it.
    SnapshotSheets(const MachineKey &machine, const Inventory &connections, const MachineInventory &machines,
                   MachineActions &actions, const Clock &clock, QWidget *window);

    void askForConsistent(const QString &name); //!< before a running machine is shut down
    void askForDelete(const SnapshotId &snapshot);
    void askForRestore(const SnapshotId &snapshot);
    void askForMachine(const SnapshotId &snapshot);
    void refresh(); //!< facts may have changed

    [[nodiscard]] QString reason(Obstacle obstacle) const; //!< in the window's language; empty: none

Q_SIGNALS:
    void acted(); //!< an operation was begun

private:
    void open(ConsequenceSheet *sheet, std::function<Obstacle()> obstacle,
              std::function<void(const QString &)> act);
    [[nodiscard]] const Snapshot *find(const SnapshotId &snapshot) const;

    const MachineKey m_machine;
    const Inventory &m_connections;
    const MachineInventory &m_machines;
    MachineActions &m_actions;
    const Clock &m_clock;
    QWidget *m_window;
    QPointer<ConsequenceSheet> m_sheet;
    std::function<Obstacle()> m_obstacle;
};

} // namespace kustos::ui
