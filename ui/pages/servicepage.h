// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "services/inventory.h"

#include <QWidget>

#include <functional>

class QLabel;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace kustos::ui {

class Badge;
class ElidedLabel;
class OverviewTab;

//! The page "Manage" of one database service with its tabs.
class ServicePage final : public QWidget
{
    Q_OBJECT

public:
    enum class Tab { Overview, Backups };
    //! Makes the tab of the backups; the page becomes its parent.
    using BackupsTabFactory = std::function<QWidget *(const ServiceKey &, QWidget *parent)>;

    ServicePage(const ServiceKey &key, const Inventory &inventory, const Clock &clock,
                const BackupsTabFactory &makeBackupsTab, QWidget *parent = nullptr);

    [[nodiscard]] const ServiceKey &key() const { return m_key; }
    [[nodiscard]] Tab tab() const;
    void setTab(Tab tab);
    void setHostIsService(bool yes); //!< whether this computer's host runs as a service of the user
    void refresh();                  //!< also when only time has passed
    void setReading(bool reading);   //!< a reading that was asked for takes its time

Q_SIGNALS:
    void refreshRequested();
    void backUpRequested(); //!< Ctrl+N on another tab than the backups
    void settingsRequested();
    void tabChanged(kustos::ui::ServicePage::Tab tab);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build(const BackupsTabFactory &makeBackupsTab);
    void retranslate();
    void recolour();
    void refreshReading(const Connection &connection);

    const ServiceKey m_key;
    const Inventory &m_inventory;
    const Clock &m_clock;
    ElidedLabel *m_crumb;
    Badge *m_label;
    ElidedLabel *m_title;
    Badge *m_state;
    QLabel *m_stand;
    QToolButton *m_refresh;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    OverviewTab *m_overview;
    bool m_isReading = false;
};

} // namespace kustos::ui
