// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/machineparts.h"

#include <QWidget>

class QLabel;
class QStackedWidget;

namespace kustos::ui {

class MachineTaskView;

//! The tab "History" of a virtual machine: all that its service tells of what was done with it.
class MachineHistory final : public QWidget
{
    Q_OBJECT

public:
    MachineHistory(const MachineKey &key, const MachineParts &parts, QWidget *parent = nullptr);

    void refresh();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void recolour();

    const MachineKey m_key;
    const MachineParts m_parts;
    QStackedWidget *m_stack;
    MachineTaskView *m_tasks;
    QWidget *m_empty;
    QLabel *m_icon = nullptr;
    QLabel *m_sentence = nullptr;
};

} // namespace kustos::ui
