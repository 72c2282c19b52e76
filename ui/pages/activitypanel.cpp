// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/activitypanel.h"

#include "delegates/operationdelegate.h"
#include "delegates/operationproxy.h"
#include "models/operationmodel.h"
#include "pages/operationcontrols.h"
#include "widgets/badge.h"
#include "widgets/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QStackedWidget>
#include <QToolButton>

namespace kustos::ui {

namespace {

constexpr int HeaderHeight = 40;

} // namespace

ActivityPanel::ActivityPanel(const OperationRegister &operations, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_model(new OperationModel(operations, this))
    , m_proxy(new OperationProxy(clock, this))
{
    m_proxy->setSourceModel(m_model);
    build();
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    connect(m_toggle, &QToolButton::toggled, this, &ActivityPanel::setOpen);
    connect(m_proxy, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) {
                refreshControls(first, last);
                refresh();
            });
    connect(m_proxy, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                refreshControls(first.row(), last.row());
                refresh();
            });
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, m_list->viewport(), qOverload<>(&QWidget::update));
    refreshControls(0, m_proxy->rowCount() - 1);
    retranslate();
    setOpen(true);
}

void ActivityPanel::build()
{
    m_toggle = new QToolButton(this);
    m_toggle->setAutoRaise(true);
    m_toggle->setCheckable(true);
    m_toggle->setChecked(true);
    m_toggle->setFocusPolicy(Qt::StrongFocus);
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    QFont strong = bodyFont();
    strong.setWeight(QFont::DemiBold);
    m_toggle->setFont(strong);
    m_toggle->setProperty("plainChecked", true);
    m_running = new Badge(this);
    m_list = new QListView(this);
    m_list->setProperty("pills", true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setModel(m_proxy);
    m_list->setItemDelegate(new OperationDelegate(*m_proxy, m_list));
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // unseen while all fits; rows keep their width
    m_empty = new QLabel(this);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setContentsMargins(PageMargin, 0, PageMargin, 0);
    m_body = new QStackedWidget(this);
    m_body->addWidget(m_list);
    m_body->addWidget(m_empty);

    auto *header = new QHBoxLayout;
    header->setContentsMargins(PageMargin - 8, 4, PageMargin, 4);
    header->setSpacing(Grid);
    header->addWidget(m_toggle);
    header->addWidget(m_running);
    header->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(header);
    column->addWidget(m_body, 1);
}

bool ActivityPanel::isOpen() const
{
    return m_toggle->isChecked();
}

void ActivityPanel::setOpen(bool open)
{
    m_toggle->setChecked(open);
    m_body->setVisible(open);
    setMinimumHeight(open ? HeaderHeight + 2 * RowHeight : HeaderHeight);
    setMaximumHeight(open ? QWIDGETSIZE_MAX : HeaderHeight);
    retranslate();
    Q_EMIT openChanged(open);
}

void ActivityPanel::refresh()
{
    const int running = m_model->runningCount();
    m_running->set(Tone::Running, running > 0 ? tr("%n running", "operations", running) : QString());
    m_body->setCurrentWidget(m_model->rowCount() > 0 ? static_cast<QWidget *>(m_list) : m_empty);
    if (running > 0 && !m_second.isActive())
        m_second.start();
    else if (running == 0)
        m_second.stop();
}

void ActivityPanel::refreshControls(int first, int last)
{
    for (int row = std::max(0, first); row <= last; ++row) {
        const QModelIndex at = m_proxy->index(row, 0);
        const auto operation = at.data(OperationModel::OperationRole).value<Operation>();
        auto *controls = qobject_cast<OperationControls *>(m_list->indexWidget(at));
        if (operation.ended()) {
            if (controls != nullptr)
                m_list->setIndexWidget(at, nullptr);
            continue;
        }
        if (controls == nullptr) {
            controls = new OperationControls(m_list->viewport());
            connect(controls, &OperationControls::cancelPressed, this,
                    [this, id = operation.id] { Q_EMIT cancelRequested(id); });
            m_list->setIndexWidget(at, controls);
        }
        controls->set(operation, at.data(OperationModel::CancellableRole).toBool());
    }
}

void ActivityPanel::retranslate()
{
    m_toggle->setText(tr("Activity"));
    m_toggle->setToolTip(isOpen() ? tr("Fold activity") : tr("Unfold activity"));
    m_toggle->setAccessibleName(m_toggle->toolTip());
    m_toggle->setIcon(icon(isOpen() ? Icon::ChevronDown : Icon::ChevronRight, palette(), Tone::Neutral));
    m_list->setAccessibleName(tr("Activity"));
    m_empty->setText(tr("Backups, snapshots, restores and downloads appear here with their progress."));
    const QPalette quiet = inkPalette(quietText(palette()));
    m_empty->setPalette(quiet);
    m_proxy->retranslate();
    refresh();
}

void ActivityPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace kustos::ui
