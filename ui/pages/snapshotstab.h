// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "models/snapshotmodel.h"
#include "pages/takesection.h"
#include "services/inventory.h"
#include "services/machineactions.h"
#include "widgets/snapshotoptions.h"

class QStackedWidget;

namespace kustos::ui {

class EmptyView;
class SnapshotList;
class SnapshotPresenter;
class SnapshotSheets;

//! The tab "Snapshots" of one virtual machine: take one, the list, and what can be done with each.
class SnapshotsTab : public QWidget
{
    Q_OBJECT

public:
    SnapshotsTab(const MachineKey &machine, const Inventory &connections, const MachineInventory &machines,
                 OperationRegister &operations, MachineActions &actions, const Clock &clock,
                 QWidget *parent = nullptr);

    [[nodiscard]] SnapshotList &list() { return *m_list; }
    [[nodiscard]] TakeSection &take() { return *m_take; }
    void pressTake(); //!< as the button does; nothing where it is off
    void pressConsistent();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void watch();
    void watchFacts(const Inventory &connections);
    void retranslate();
    void refresh(); //!< everything that depends on facts outside the rows
    void operationChanged(const OperationId &id);
    void machineChanged();

    void copyCommand(const QModelIndex &row);

    [[nodiscard]] const MachineRecord *record() const;
    [[nodiscard]] TakeSection::Power power() const;
    [[nodiscard]] SnapshotOptions::Facts factsOf(const SnapshotRow &row) const;
    [[nodiscard]] TakeSection::Facts takeFacts() const;
    [[nodiscard]] const SnapshotRow *underWay() const; //!< the one that is being taken; null: none
    [[nodiscard]] CreationProgress::Facts progressOf(const SnapshotRow &row) const;

    const MachineKey m_machine;
    const MachineInventory &m_machines;
    OperationRegister &m_operations;
    MachineActions &m_actions;
    const Clock &m_clock;

    SnapshotModel *m_model;
    SnapshotPresenter *m_presenter;
    SnapshotSheets *m_sheets;
    TakeSection *m_take = nullptr;
    QLabel *m_title = nullptr;
    SnapshotList *m_list = nullptr;
    EmptyView *m_empty = nullptr;
    QStackedWidget *m_stack = nullptr;
    QString m_machineName; //!< that the suggested name was made of
    QTimer m_minute;
    QTimer m_second; //!< while an interval runs down
    QTimer m_rest;   //!< the second click of a double click is no second press
};

} // namespace kustos::ui
