// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/machinepage.h"

#include "dialogs/poweroffsheet.h"
#include "dialogs/resetsheet.h"
#include "pages/machinebars.h"
#include "pages/machineheader.h"
#include "pages/machinehistory.h"
#include "pages/machineoverview.h"
#include "text/plaintext.h"
#include "text/words.h"
#include "widgets/hairline.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>

#include <algorithm>

namespace kustos::ui {

MachinePage::MachinePage(const MachineKey &key, const MachineParts &parts,
                         const SnapshotsTabFactory &makeSnapshotsTab, QWidget *parent)
    : QWidget(parent)
    , m_key(key)
    , m_parts(parts)
{
    build(makeSnapshotsTab);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    // On the tab of the snapshots these keys are the tab's own.
    addKeys(m_overview);
    addKeys(m_history);
    connectParts();
    retranslate();
}

void MachinePage::build(const SnapshotsTabFactory &makeSnapshotsTab)
{
    // In the order of the Tab key.
    m_bars = new MachineBars(m_key, m_parts, this);
    m_header = new MachineHeader(m_key, m_parts, this);
    m_tabs = new QTabBar(this);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    for (int i = 0; i < 3; ++i)
        m_tabs->addTab({});
    m_overview = new MachineOverview(m_key, m_parts, this);
    m_history = new MachineHistory(m_key, m_parts, this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_overview);
    m_stack->addWidget(makeSnapshotsTab(m_key, m_stack));
    m_stack->addWidget(m_history);

    auto *tabs = new QHBoxLayout;
    tabs->setContentsMargins(PageMargin, Grid / 2, PageMargin, 0);
    tabs->addWidget(m_tabs);
    tabs->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bars);
    column->addWidget(m_header);
    column->addLayout(tabs);
    column->addWidget(new Hairline(this));
    column->addWidget(m_stack, 1);
}

void MachinePage::addKeys(QWidget *tab)
{
    auto *snapshot = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_N), tab);
    snapshot->setAutoRepeat(false);
    connect(snapshot, &QShortcut::activated, this, [this] {
        setTab(Tab::Snapshots);
        Q_EMIT snapshotRequested();
    });
    auto *rename = new QShortcut(QKeySequence(Qt::Key_F2), tab);
    rename->setAutoRepeat(false);
    connect(rename, &QShortcut::activated, this, &MachinePage::beginRename);
}

void MachinePage::connectParts()
{
    connect(m_header, &MachineHeader::refreshRequested, this, &MachinePage::refreshRequested);
    connect(m_header, &MachineHeader::switchRequested, this, &MachinePage::pressSwitch);
    connect(m_header, &MachineHeader::turnOffRequested, this, &MachinePage::askToSwitchOff);
    connect(m_header, &MachineHeader::restartRequested, this, [this] { power(PowerAction::Reboot); });
    connect(m_header, &MachineHeader::resetRequested, this, &MachinePage::askToReset);
    connect(m_header, &MachineHeader::renameRequested, this, [this](const QString &name) {
        m_parts.actions.renameMachine(m_key, name);
        refresh();
    });
    connect(m_bars, &MachineBars::turnOffRequested, this, &MachinePage::askToSwitchOff);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        m_stack->setCurrentIndex(index);
        refreshTab();
        Q_EMIT tabChanged(tab());
    });
    const auto ofConnection = [this](const ConnectionId &id) {
        if (id == m_key.connection)
            refresh();
    };
    connect(&m_parts.machines, &MachineInventory::machinesChanged, this, ofConnection);
    connect(&m_parts.machines, &MachineInventory::readingChanged, this, ofConnection);
    connect(&m_parts.connections, &Inventory::connectionChanged, this, ofConnection);
    connect(&m_parts.machines, &MachineInventory::recordChanged, this, [this](const MachineKey &key) {
        if (key == m_key)
            refresh();
    });
    const auto ofOperation = [this](const OperationId &id) {
        const Operation *operation = m_parts.operations.find(id);
        if (operation != nullptr && operation->machine == m_key)
            refresh();
    };
    connect(&m_parts.operations, &OperationRegister::added, this, ofOperation);
    connect(&m_parts.operations, &OperationRegister::changed, this, ofOperation);
}

MachinePage::Tab MachinePage::tab() const
{
    return static_cast<Tab>(std::clamp(m_tabs->currentIndex(), 0, 2));
}

void MachinePage::setTab(Tab tab)
{
    m_tabs->setCurrentIndex(static_cast<int>(tab));
}

void MachinePage::beginRename()
{
    m_header->beginRename();
}

void MachinePage::setReading(bool reading)
{
    m_header->setReading(reading);
}

void MachinePage::retranslate()
{
    m_tabs->setTabText(0, tr("Overview"));
    m_tabs->setTabText(1, tr("Snapshots"));
    m_tabs->setTabText(2, tr("History"));
    m_tabs->setAccessibleName(tr("Tabs of the VM’s page"));
    refresh();
}

void MachinePage::refresh()
{
    const MachineRecord *record = m_parts.machines.record(m_key);
    if (record == nullptr)
        return;
    setAccessibleName(
        tr("VM: %1", "page title for screen readers").arg(text::plain(record->machine.name, 120)));
    m_header->refresh();
    m_bars->refresh();
    refreshTab();
    refreshSheets();
}

// A long history is not gone through for a tab that nobody sees.
void MachinePage::refreshTab()
{
    if (tab() == Tab::Overview)
        m_overview->refresh();
    else if (tab() == Tab::History)
        m_history->refresh();
}

QString MachinePage::reason(PowerAction action) const
{
    return text::Words::of(m_parts.actions.obstacleToPower(m_key, action), {});
}

void MachinePage::power(PowerAction action)
{
    if (m_parts.actions.obstacleToPower(m_key, action) != Obstacle::None)
        return; // since the button was painted
    m_parts.actions.power(m_key, action);
    refresh();
}

// What the press means is decided by what is proven now, not by what was painted.
void MachinePage::pressSwitch()
{
    const MachineRecord *record = m_parts.machines.record(m_key);
    if (record == nullptr)
        return;
    const QList<Operation> running = m_parts.running(m_key);
    const bool ignored = std::ranges::any_of(running, &Operation::ignored);
    if (ignored || record->machine.state == VirtualMachine::State::Running)
        askToSwitchOff();
    else
        power(PowerAction::Start);
}

void MachinePage::askToSwitchOff()
{
    const MachineRecord *record = m_parts.machines.record(m_key);
    if (record == nullptr || m_offSheet != nullptr)
        return;
    PowerOffSheet::Facts facts{record->machine, {}, record->reading.readAt.isValid(), m_parts.clock.now()};
    const auto last = std::ranges::find(record->snapshots, Snapshot::State::Available, &Snapshot::state);
    if (last != record->snapshots.end())
        facts.last = *last;
    m_offSheet = new PowerOffSheet(facts, this);
    connect(m_offSheet, &PowerOffSheet::shutDownChosen, this, [this] { power(PowerAction::ShutDown); });
    connect(m_offSheet, &PowerOffSheet::turnOffChosen, this, [this] { power(PowerAction::TurnOff); });
    refreshSheets();
    m_offSheet->open();
}

void MachinePage::askToReset()
{
    const MachineRecord *record = m_parts.machines.record(m_key);
    if (record == nullptr || m_resetSheet != nullptr)
        return;
    m_resetSheet = new ResetSheet(record->machine, this);
    connect(m_resetSheet, &ResetSheet::resetChosen, this, [this] { power(PowerAction::Reset); });
    refreshSheets();
    m_resetSheet->open();
}

void MachinePage::refreshSheets()
{
    if (m_offSheet != nullptr)
        m_offSheet->setReasons(reason(PowerAction::ShutDown), reason(PowerAction::TurnOff));
    if (m_resetSheet != nullptr)
        m_resetSheet->setReason(reason(PowerAction::Reset));
}

void MachinePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace kustos::ui
