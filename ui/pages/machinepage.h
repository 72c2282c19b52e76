// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/machineparts.h"

#include <QPointer>
#include <QWidget>

#include <functional>

class QStackedWidget;
class QTabBar;

namespace kustos::ui {

class MachineBars;
class MachineHeader;
class MachineHistory;
class MachineOverview;
class PowerOffSheet;
class ResetSheet;

//! The page of one virtual machine: its head with the switch, and its tabs.
class MachinePage final : public QWidget
{
    Q_OBJECT

public:
    enum class Tab { Overview, Snapshots, History };
    //! Makes the tab of the snapshots; the page becomes its parent.
    using SnapshotsTabFactory = std::function<QWidget *(const MachineKey &, QWidget *parent)>;

    MachinePage(const MachineKey &key, const MachineParts &parts, const SnapshotsTabFactory &makeSnapshotsTab,
                QWidget *parent = nullptr);

    [[nodiscard]] const MachineKey &key() const { return m_key; }
    [[nodiscard]] Tab tab() const;
    void setTab(Tab tab);
    void refresh();                //!< also when only time has passed
    void setReading(bool reading); //!< a reading that was asked for takes its time
    void beginRename();            //!< F2 on a tab that has no names of its own

Q_SIGNALS:
    void refreshRequested();
    void snapshotRequested(); //!< Ctrl+N on another tab than the snapshots
    void tabChanged(kustos::ui::MachinePage::Tab tab);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build(const SnapshotsTabFactory &makeSnapshotsTab);
    void addKeys(QWidget *tab);
    void connectParts();
    void retranslate();
    void pressSwitch();
    void askToSwitchOff();
    void askToReset();
    void power(PowerAction action);
    void refreshTab();
    void refreshSheets();
    [[nodiscard]] QString reason(PowerAction action) const;

    const MachineKey m_key;
    const MachineParts m_parts;
    MachineHeader *m_header;
    MachineBars *m_bars;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    MachineOverview *m_overview;
    MachineHistory *m_history;
    QPointer<PowerOffSheet> m_offSheet;
    QPointer<ResetSheet> m_resetSheet;
};

} // namespace kustos::ui
