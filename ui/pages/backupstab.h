// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "models/backupmodel.h"
#include "services/backupactions.h"
#include "widgets/backupoptions.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;
class QShortcut;
class QStackedWidget;

namespace kustos {
class OperationRegister;
}

namespace kustos::ui {

class BackupList;
class BackupPresenter;
class EmptyBackups;

//! The tab "Sicherungen / Backups" of one database service: back up now, the list, and what can be done with
//! each.
class BackupsTab : public QWidget
{
    Q_OBJECT

public:
    //! Asks the user for a folder and calls back with it; not at all where the user thinks better of it.
    using ChooseFolder = std::function<void(std::function<void(const QString &)>)>;

    BackupsTab(const ServiceKey &service, Inventory &inventory, OperationRegister &operations,
               BackupActions &actions, const Clock &clock, QWidget *parent = nullptr,
               ChooseFolder chooseFolder = {});

    [[nodiscard]] BackupList &list() { return *m_list; }
    void pressBackUp(); //!< as the button does; nothing where it is off

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void watch();
    void retranslate();
    void refresh(); //!< everything that depends on facts outside the rows
    void updateIcons();

    void backUp();
    void askForDisplacement(const RestorePoint &displaced);
    void download(const BackupId &backup);
    void askForRestore(const BackupId &backup);
    void copy(const QString &text);
    void copyCommand(const QModelIndex &row);

    [[nodiscard]] const ServiceRecord *record() const;
    [[nodiscard]] QString reason(Obstacle obstacle) const;
    [[nodiscard]] BackupOptions::Facts factsOf(const BackupRow &row) const;

    const ServiceKey m_service;
    Inventory &m_inventory;
    OperationRegister &m_operations;
    BackupActions &m_actions;
    const Clock &m_clock;
    ChooseFolder m_chooseFolder;

    BackupModel *m_model;
    BackupPresenter *m_presenter;
    BackupList *m_list = nullptr;
    EmptyBackups *m_empty = nullptr;
    QStackedWidget *m_stack = nullptr;
    QWidget *m_actionsRow = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_reason = nullptr;
    QPushButton *m_backUp = nullptr;
    QTimer m_minute;
    QTimer m_rest; //!< the second click of a double click is no second press
};

} // namespace kustos::ui
