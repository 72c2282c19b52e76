// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/machinepage.h"

#include <QHash>
#include <QObject>

class QStackedWidget;

namespace kustos::ui {

//! The pages of the machines that were looked at, in the window's stack. A page stays until its machine is
//! gone, so that it is found again as it was left.
class MachinePages final : public QObject
{
    Q_OBJECT

public:
    //! `operations` is written to by the tab of the snapshots only.
    MachinePages(const MachineParts &parts, OperationRegister &operations, QStackedWidget &stack,
                 QObject *parent = nullptr);

    bool show(const MachineKey &key); //!< false: there is no such machine
    void dropGone();
    void refreshShown(); //!< time has passed
    void setReading(bool reading);

Q_SIGNALS:
    void refreshRequested();

private:
    [[nodiscard]] MachinePage *make(const MachineKey &key);

    const MachineParts m_parts;
    OperationRegister &m_operations;
    QStackedWidget &m_stack;
    QHash<MachineKey, MachinePage *> m_pages;
    MachinePage::Tab m_tab = MachinePage::Tab::Overview;
};

} // namespace kustos::ui
