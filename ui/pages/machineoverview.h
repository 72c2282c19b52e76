// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/machineparts.h"

#include <QScrollArea>

class QLabel;

namespace kustos::ui {

class FactsGrid;
class MachineTaskView;
class StatusCard;

//! The tab "Overview" of a virtual machine: its snapshots at a glance, details, what runs and what was done.
class MachineOverview final : public QScrollArea
{
    Q_OBJECT

public:
    static constexpr qsizetype shownTasks = 6;

    MachineOverview(const MachineKey &key, const MachineParts &parts, QWidget *parent = nullptr);

    void refresh();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void refreshLast(const MachineRecord &record);
    void refreshCount(const MachineRecord &record);
    void refreshFacts(const MachineRecord &record);
    void refreshTasks(const MachineRecord &record);

    enum Fact {
        Identifier,
        Addresses,
        Processors,
        Memory,
        Disk,
        System,
        Place,
        Created,
        Endpoint,
        FactCount
    };

    const MachineKey m_key;
    const MachineParts m_parts;
    StatusCard *m_last;
    StatusCard *m_count;
    QLabel *m_tasksTitle;
    MachineTaskView *m_tasks;
    QLabel *m_noTasks;
    QLabel *m_detailsTitle;
    FactsGrid *m_details;
};

} // namespace kustos::ui
