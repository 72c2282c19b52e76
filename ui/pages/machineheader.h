// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/machineparts.h"

#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QToolButton;

namespace kustos::ui {

class Badge;
class ElidedLabel;
class PowerSwitch;

//! The head of a machine's page: where it is, its name (renamed in place), its facts, its state, and top
//! right its switch.
class MachineHeader final : public QWidget
{
    Q_OBJECT

public:
    MachineHeader(const MachineKey &key, const MachineParts &parts, QWidget *parent = nullptr);

    void refresh();
    void setReading(bool reading); //!< a reading that was asked for takes its time
    void beginRename();            //!< where it can be renamed
    [[nodiscard]] bool isRenaming() const;

Q_SIGNALS:
    void refreshRequested();
    void switchRequested();
    void turnOffRequested();
    void restartRequested();
    void resetRequested();
    void renameRequested(const QString &name);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void lay();
    void connectParts();
    void retranslate();
    void recolour();
    void refreshState(const MachineRecord &record);
    void refreshSwitch(const MachineRecord &record, const QList<Operation> &running);
    void refreshStand(const MachineRecord &record);
    void refreshMenu();
    void judgeName();
    void endRename(bool keep);
    void showEditor(bool editing);
    [[nodiscard]] VirtualMachine::State proven(const MachineRecord &record) const;

    const MachineKey m_key;
    const MachineParts m_parts;
    ElidedLabel *m_crumb;
    Badge *m_label;
    ElidedLabel *m_title;
    QToolButton *m_rename;
    QLineEdit *m_edit;
    QPushButton *m_keep;
    QPushButton *m_drop;
    Badge *m_state;
    Badge *m_preview;
    QLabel *m_stand;
    QToolButton *m_refresh;
    QToolButton *m_more;
    QMenu *m_menu;
    QAction *m_turnOff;
    QAction *m_restart;
    QAction *m_reset;
    PowerSwitch *m_switch;
    ElidedLabel *m_facts;
    ElidedLabel *m_note;
    bool m_isReading = false;
};

} // namespace kustos::ui
