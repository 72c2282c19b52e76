// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/machinepages.h"

#include "pages/snapshotstab.h"

#include <QStackedWidget>

namespace kustos::ui {

MachinePages::MachinePages(const MachineParts &parts, OperationRegister &operations, QStackedWidget &stack,
                           QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_operations(operations)
    , m_stack(stack)
{
}

MachinePage *MachinePages::make(const MachineKey &key)
{
    SnapshotsTab *snapshots = nullptr;
    auto *page = new MachinePage(
        key, m_parts,
        [this, &snapshots](const MachineKey &machine, QWidget *parent) {
            snapshots = new SnapshotsTab(machine, m_parts.connections, m_parts.machines, m_operations,
                                         m_parts.actions, m_parts.clock, parent);
            return snapshots;
        },
        &m_stack);
    connect(page, &MachinePage::snapshotRequested, snapshots, &SnapshotsTab::pressTake);
    connect(page, &MachinePage::refreshRequested, this, &MachinePages::refreshRequested);
    connect(page, &MachinePage::tabChanged, this, [this](MachinePage::Tab tab) { m_tab = tab; });
    m_stack.addWidget(page);
    return page;
}

bool MachinePages::show(const MachineKey &key)
{
    if (m_parts.machines.record(key) == nullptr || m_parts.connections.connection(key.connection) == nullptr)
        return false;
    MachinePage *&page = m_pages[key];
    if (page == nullptr)
        page = make(key);
    page->setTab(m_tab);
    page->refresh();
    m_stack.setCurrentWidget(page);
    return true;
}

void MachinePages::dropGone()
{
    for (auto page = m_pages.begin(); page != m_pages.end();) {
        if (m_parts.machines.record(page.key()) != nullptr) {
            ++page;
            continue;
        }
        page.value()->deleteLater();
        m_stack.removeWidget(page.value());
        page = m_pages.erase(page);
    }
}

void MachinePages::refreshShown()
{
    if (auto *page = qobject_cast<MachinePage *>(m_stack.currentWidget()))
        page->refresh();
}

void MachinePages::setReading(bool reading)
{
    for (MachinePage *page : std::as_const(m_pages))
        page->setReading(reading);
}

} // namespace kustos::ui
