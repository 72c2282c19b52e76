// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/ids.h"

#include <QWidget>

#include <optional>

class QAction;
class QLabel;
class QLineEdit;
class QModelIndex;
class QPushButton;
class QToolButton;

namespace kustos {
class Inventory;
class ResourceModel;
} // namespace kustos

namespace kustos::ui {

class PillTree;
class ResourceProxy;

//! The left column: filter, tree of connections and services, settings and help.
class Sidebar final : public QWidget
{
    Q_OBJECT

public:
    Sidebar(const Inventory &inventory, const Clock &clock, QWidget *parent = nullptr);

    [[nodiscard]] std::optional<ServiceKey> selected() const;
    [[nodiscard]] bool hasCurrent() const; //!< anything, also a connection
    bool select(const ServiceKey &key);    //!< false: not in the tree
    void selectFirst();
    void focusTree();
    void focusFilter();
    void refresh(); //!< ages and progress

Q_SIGNALS:
    void selectionChanged();
    void rowsChanged();
    void settingsPressed();
    void helpPressed();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] std::optional<ServiceKey> currentKey() const;
    void build();
    void retranslate();
    void applyFilter(const QString &text);
    void selectNothing();

    const Inventory &m_inventory;
    ResourceModel *m_model;
    ResourceProxy *m_proxy;
    QLineEdit *m_filter;
    QAction *m_magnifier;
    PillTree *m_tree;
    QLabel *m_nothing;
    QPushButton *m_settings;
    QToolButton *m_help;
    std::optional<ServiceKey> m_chosen; //!< stays while the filter hides it
    bool m_filtering = false;
};

} // namespace kustos::ui
