// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/notice.h"
#include "pages/servicepage.h"
#include "services/inventory.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

#include <optional>

class QSplitter;
class QStackedWidget;

namespace kustos {
class BackupService;
class HostService;
class MachineInventory;
class MachinePoller;
class MachineService;
class OperationRegister;
class Poller;
} // namespace kustos

namespace kustos::ui {

class ActivityPanel;
class Appearance;
class Language;
class MachinePages;
class MessageBar;
class Preferences;
class Sidebar;
class WelcomePage;

//! The window: what it is made of and who is shown. All of its references must outlive it.
class MainWindow final : public QWidget
{
    Q_OBJECT

public:
    struct Parts
    {
        Inventory &inventory;
        MachineInventory &machines;
        MachineService &machineActions;
        MachinePoller &machinePoller;
        OperationRegister &operations;
        BackupService &backups;
        Poller &poller;
        Language &language;
        Appearance &appearance;
        Preferences &preferences;
        HostService &hostService;
        const Clock &clock;
    };

    explicit MainWindow(const Parts &parts, QWidget *parent = nullptr);

    void showSettings();
    void showHelp();
    void select(const ServiceKey &key);
    void select(const MachineKey &key);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void build();
    void addKeys();
    void connectParts();
    void restoreWindow();
    void keepWindow();
    void retranslate();

    void chooseInitially();
    void showSelected();
    [[nodiscard]] ServicePage *makePage(const ServiceKey &key);
    void askForFolder(std::function<void(const QString &)> chosen);
    void dropGonePages();
    void showWelcome();
    void refreshNow();
    void showReading(bool reading);
    void notice(const Notice &notice);
    void wordNotice(bool announced);
    void connectionChanged(const ConnectionId &id);
    void wordState(bool announced);
    [[nodiscard]] const Connection *shownConnection() const;
    [[nodiscard]] QString nameOf(const Notice &notice) const;

    Parts m_parts;
    QSplitter *m_columns;
    QSplitter *m_rows;
    Sidebar *m_sidebar;
    MessageBar *m_stateBar;
    MessageBar *m_noticeBar;
    QStackedWidget *m_pages;
    WelcomePage *m_welcome;
    ActivityPanel *m_activity;
    QHash<ServiceKey, ServicePage *> m_servicePages;
    MachinePages *m_machinePages;
    std::optional<Notice> m_notice;
    std::optional<ConnectionId> m_regained; //!< what the notice bar says instead of m_notice
    QHash<ConnectionId, Reading::State> m_states;
    ServicePage::Tab m_tab = ServicePage::Tab::Overview;
    bool m_chosen = false; //!< the user, or an earlier run, has decided what is selected
    QTimer m_minute;
    QTimer m_slowReading;
};

} // namespace kustos::ui
