// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/ids.h"

#include <QWidget>

#include <optional>
#include <variant>

class QAction;
class QLabel;
class QLineEdit;
class QModelIndex;
class QPushButton;
class QToolButton;

namespace kustos {
class Inventory;
class MachineInventory;
class ResourceModel;
} // namespace kustos

namespace kustos::ui {

class PillTree;
class ResourceProxy;

//! The left column: filter, tree of connections with their services and virtual machines, settings and help.
class Sidebar final : public QWidget
{
    Q_OBJECT

public:
    Sidebar(const Inventory &inventory, const MachineInventory &machines, const Clock &clock,
            QWidget *parent = nullptr);

    [[nodiscard]] std::optional<ServiceKey> selected() const;        //!< a database service
    [[nodiscard]] std::optional<MachineKey> selectedMachine() const; //!< at most one of both
    [[nodiscard]] bool hasCurrent() const;                           //!< anything, also a connection
    bool select(const ServiceKey &key);                              //!< false: not in the tree
    bool select(const MachineKey &key);
    void selectFirst(); //!< a service before a machine
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
    using Chosen = std::variant<std::monostate, ServiceKey, MachineKey>;

    [[nodiscard]] Chosen currentKey() const;
    [[nodiscard]] bool isGone(const Chosen &key) const;
    [[nodiscard]] QModelIndex indexOf(const Chosen &key) const;
    bool selectIndex(const QModelIndex &at);
    void build();
    void retranslate();
    void applyFilter(const QString &text);
    void selectNothing();

    const Inventory &m_inventory;
    const MachineInventory &m_machines;
    ResourceModel *m_model;
    ResourceProxy *m_proxy;
    QLineEdit *m_filter;
    QAction *m_magnifier;
    PillTree *m_tree;
    QLabel *m_nothing;
    QPushButton *m_settings;
    QToolButton *m_help;
    Chosen m_chosen; //!< stays while the filter hides it
    bool m_filtering = false;
};

} // namespace kustos::ui
