// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "services/inventory.h"

#include <QScrollArea>

class QLabel;
class QPushButton;

namespace kustos::ui {

class FactsGrid;
class StatusCard;
class TaskList;

//! The tab "Overview" of a service: its backups at a glance, details, recent tasks, how to connect.
class OverviewTab final : public QScrollArea
{
    Q_OBJECT

public:
    OverviewTab(const ServiceKey &key, const Inventory &inventory, const Clock &clock,
                QWidget *parent = nullptr);

    void setHostIsService(bool yes); //!< false: a quiet line offers it where it would be of use

Q_SIGNALS:
    void settingsRequested();

public Q_SLOTS:
    void refresh();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void refreshBackups(const ServiceRecord &record);
    void refreshFacts(const ServiceRecord &record);
    void refreshAccess(const ServiceRecord &record);

    enum Fact { Type, Version, Identifier, Place, Usage, Created, FactCount };

    const ServiceKey m_key;
    const Inventory &m_inventory;
    const Clock &m_clock;
    StatusCard *m_last;
    StatusCard *m_next;
    QLabel *m_detailsTitle;
    FactsGrid *m_details;
    QLabel *m_tasksTitle;
    TaskList *m_tasks;
    QLabel *m_accessTitle;
    FactsGrid *m_access;
    QWidget *m_hint;
    QLabel *m_hintText = nullptr;
    QPushButton *m_hintButton;
    bool m_hostIsService = true;
};

} // namespace kustos::ui
