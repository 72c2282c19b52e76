// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sidebar.h"

#include "delegates/resourcedelegate.h"
#include "delegates/resourceproxy.h"
#include "models/resourcemodel.h"
#include "services/inventory.h"
#include "services/machineinventory.h"
#include "widgets/hairline.h"
#include "widgets/icons.h"
#include "widgets/pilltree.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

namespace kustos::ui {

Sidebar::Sidebar(const Inventory &inventory, const MachineInventory &machines, const Clock &clock,
                 QWidget *parent)
    : QWidget(parent)
    , m_inventory(inventory)
    , m_machines(machines)
    , m_model(new ResourceModel(inventory, machines, this))
    , m_proxy(new ResourceProxy(clock, this))
{
    m_proxy->setSourceModel(m_model);
    build();
    setBackgroundRole(QPalette::Window);
    setAutoFillBackground(true);
    m_tree->setItemDelegate(new ResourceDelegate(clock, m_tree));
    m_tree->setModel(m_proxy);
    m_tree->expandAll();
    connect(m_proxy, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &parent, int first, int last) {
                for (int row = first; row <= last; ++row)
                    m_tree->expand(m_proxy->index(row, 0, parent));
                if (parent.isValid())
                    m_tree->expand(parent);
                Q_EMIT rowsChanged();
            });
    // The dots stand left of what the view takes for the changed rows.
    connect(m_proxy, &QAbstractItemModel::dataChanged, m_tree->viewport(), qOverload<>(&QWidget::update));
    connect(m_proxy, &QAbstractItemModel::rowsRemoved, this, &Sidebar::rowsChanged);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (m_filtering)
            return;
        if (isGone(m_chosen)) {
            // The view moves to a neighbour when the chosen one goes. Nobody chose that: the next press must
            // not meet it.
            m_chosen = {};
            QTimer::singleShot(0, this, &Sidebar::selectNothing);
            return;
        }
        m_chosen = currentKey();
        Q_EMIT selectionChanged();
    });
    connect(m_filter, &QLineEdit::textChanged, this, &Sidebar::applyFilter);
    connect(m_settings, &QPushButton::clicked, this, &Sidebar::settingsPressed);
    connect(m_help, &QToolButton::clicked, this, &Sidebar::helpPressed);
    retranslate();
}

void Sidebar::build()
{
    m_filter = new QLineEdit(this);
    m_filter->setClearButtonEnabled(true);
    m_magnifier =
        m_filter->addAction(icon(Icon::Search, palette(), Tone::Neutral), QLineEdit::LeadingPosition);
    m_filter->installEventFilter(this);
    m_tree = new PillTree(this);
    m_nothing = new QLabel(this);
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setWordWrap(true);
    m_nothing->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_nothing->hide();
    m_settings = new QPushButton(this);
    m_settings->setProperty("quiet", true);
    m_help = new QToolButton(this);
    m_help->setAutoRaise(true);
    m_help->setFocusPolicy(Qt::StrongFocus);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(Grid + Grid / 2, Grid + Grid / 2, Grid + Grid / 2, Grid);
    head->addWidget(m_filter);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(Grid, Grid / 2, Grid, Grid / 2);
    foot->addWidget(m_settings);
    foot->addStretch(1);
    foot->addWidget(m_help);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_tree, 1);
    column->addWidget(m_nothing, 1);
    column->addWidget(new Hairline(this));
    column->addLayout(foot);
    setMinimumWidth(224);
}

std::optional<ServiceKey> Sidebar::selected() const
{
    const auto *key = std::get_if<ServiceKey>(&m_chosen);
    return key != nullptr ? std::optional(*key) : std::nullopt;
}

std::optional<MachineKey> Sidebar::selectedMachine() const
{
    const auto *key = std::get_if<MachineKey>(&m_chosen);
    return key != nullptr ? std::optional(*key) : std::nullopt;
}

Sidebar::Chosen Sidebar::currentKey() const
{
    const QModelIndex at = m_tree->currentIndex();
    if (const QVariant key = at.data(ResourceModel::KeyRole); key.isValid())
        return key.value<ServiceKey>();
    if (const QVariant key = at.data(ResourceModel::MachineKeyRole); key.isValid())
        return key.value<MachineKey>();
    return {};
}

bool Sidebar::isGone(const Chosen &key) const
{
    if (const auto *service = std::get_if<ServiceKey>(&key))
        return m_inventory.record(*service) == nullptr;
    if (const auto *machine = std::get_if<MachineKey>(&key))
        return m_machines.record(*machine) == nullptr;
    return false;
}

QModelIndex Sidebar::indexOf(const Chosen &key) const
{
    if (const auto *service = std::get_if<ServiceKey>(&key))
        return m_proxy->mapFromSource(m_model->indexOf(*service));
    if (const auto *machine = std::get_if<MachineKey>(&key))
        return m_proxy->mapFromSource(m_model->indexOf(*machine));
    return {};
}

bool Sidebar::hasCurrent() const
{
    return m_tree->currentIndex().isValid() || !std::holds_alternative<std::monostate>(m_chosen);
}

bool Sidebar::select(const ServiceKey &key)
{
    return selectIndex(indexOf(key));
}

bool Sidebar::select(const MachineKey &key)
{
    return selectIndex(indexOf(key));
}

bool Sidebar::selectIndex(const QModelIndex &at)
{
    if (!at.isValid())
        return false;
    m_tree->setCurrentIndex(at);
    m_tree->scrollTo(at);
    return true;
}

void Sidebar::selectNothing()
{
    m_tree->setCurrentIndex({});
    m_tree->clearSelection();
    Q_EMIT selectionChanged();
}

void Sidebar::selectFirst()
{
    for (const Connection &connection : m_inventory.connections()) {
        for (const ServiceKey &key : m_inventory.services(connection.id)) {
            if (select(key))
                return;
        }
    }
    for (const MachineKey &key : m_machines.all()) {
        if (select(key))
            return;
    }
}

void Sidebar::focusTree()
{
    m_tree->setFocus(Qt::OtherFocusReason);
}

void Sidebar::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void Sidebar::refresh()
{
    m_tree->viewport()->update();
}

void Sidebar::applyFilter(const QString &text)
{
    // A filter looks for something; it does not leave what is open.
    m_filtering = true;
    m_proxy->setWanted(text);
    m_tree->expandAll();
    if (!std::holds_alternative<std::monostate>(m_chosen) && !selectIndex(indexOf(m_chosen)))
        m_tree->setCurrentIndex({});
    m_filtering = false;
    const bool nothing = !text.trimmed().isEmpty() && m_proxy->rowCount() == 0;
    m_tree->setVisible(!nothing);
    m_nothing->setVisible(nothing);
}

bool Sidebar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape) {
            m_filter->clear();
            m_tree->setFocus(Qt::OtherFocusReason);
            return true;
        }
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            // Before the tree has the focus: a view that gets it without a current row takes its first one,
            // the connection.
            if (!m_tree->currentIndex().isValid())
                selectFirst();
            m_tree->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void Sidebar::retranslate()
{
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setToolTip(tr("Filter by name or type (Ctrl+F)"));
    m_tree->setAccessibleName(tr("Connections, services and VMs"));
    m_nothing->setText(tr("Nothing matches the filter."));
    m_settings->setText(tr("Settings"));
    m_settings->setToolTip(tr("Settings (Ctrl+,)"));
    m_settings->setAccessibleName(tr("Settings"));
    m_help->setToolTip(tr("Keyboard help (F1)"));
    m_help->setAccessibleName(tr("Keyboard help"));
    m_magnifier->setIcon(icon(Icon::Search, palette(), Tone::Neutral));
    m_settings->setIcon(icon(Icon::Settings, palette(), Tone::Neutral));
    m_help->setIcon(icon(Icon::Help, palette(), Tone::Neutral));
    // Qt's own clear button comes without a name and with an icon of another set.
    for (QToolButton *button : m_filter->findChildren<QToolButton *>())
        button->setAccessibleName(tr("Clear filter"));
    const QPalette quiet = inkPalette(quietText(palette()));
    m_nothing->setPalette(quiet);
    m_proxy->retranslate();
}

void Sidebar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace kustos::ui
