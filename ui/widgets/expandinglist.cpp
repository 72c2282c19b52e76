// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/expandinglist.h"

#include "widgets/expandingtree.h"
#include "widgets/rowdetail.h"
#include "widgets/theme.h"

#include <QCoreApplication>
#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace kustos::ui {

ExpandingList::ExpandingList(ExpandingTree *tree, QWidget *parent)
    : QWidget(parent)
    , m_tree(tree)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_tree);
    setFocusProxy(m_tree);

    connect(m_tree, &QTreeView::expanded, this, &ExpandingList::open);
    connect(m_tree, &QTreeView::collapsed, this, &ExpandingList::close);
    connect(m_tree, &ExpandingTree::placed, this, qOverload<>(&ExpandingList::place));
    connect(m_tree, &ExpandingTree::optionsWanted, this, &ExpandingList::takeFocus);
    // A row that goes takes the focus out of its detail before that is destroyed.
    const QAbstractItemModel *model = m_tree->model();
    connect(model, &QAbstractItemModel::rowsRemoved, this, qOverload<>(&ExpandingList::place));
    connect(model, &QAbstractItemModel::rowsInserted, this, qOverload<>(&ExpandingList::place));
    connect(model, &QAbstractItemModel::layoutChanged, this, qOverload<>(&ExpandingList::place));
    connect(model, &QAbstractItemModel::dataChanged, this, &ExpandingList::refreshDetails);
}

RowDetail *ExpandingList::detailOf(const QModelIndex &row) const
{
    const auto found =
        std::ranges::find(m_opened, QPersistentModelIndex(row.siblingAtColumn(0)), &Opened::row);
    return found == m_opened.end() ? nullptr : found->detail;
}

void ExpandingList::takeFocus(const QModelIndex &row)
{
    if (RowDetail *detail = detailOf(row))
        detail->takeFocus();
}

void ExpandingList::open(const QModelIndex &row)
{
    if (detailOf(row) != nullptr)
        return;
    Opened opened{QPersistentModelIndex(row), new QWidget(this)};
    opened.detail = newDetail(opened.row, opened.frame);
    if (opened.detail == nullptr) {
        delete opened.frame;
        return;
    }
    fill(*opened.detail, row);
    connect(opened.detail, &RowDetail::closeRequested, this,
            [this, stable = opened.row] { m_tree->setOpen(stable, false); });
    opened.detail->installEventFilter(this);
    opened.frame->installEventFilter(this);
    m_opened.append(opened);
    place();
}

void ExpandingList::close(const QModelIndex &row)
{
    const auto found = std::ranges::find(m_opened, QPersistentModelIndex(row), &Opened::row);
    if (found == m_opened.end())
        return;
    discard(m_opened.takeAt(std::distance(m_opened.begin(), found)));
}

void ExpandingList::discard(const Opened &opened)
{
    const QWidget *focused = focusWidget();
    if (focused != nullptr && opened.frame->isAncestorOf(focused))
        m_tree->setFocus(Qt::OtherFocusReason);
    opened.frame->hide();
    opened.frame->deleteLater();
}

void ExpandingList::refreshDetails()
{
    for (const Opened &opened : std::as_const(m_opened)) {
        if (opened.row.isValid() && suits(*opened.detail, opened.row))
            fill(*opened.detail, opened.row);
    }
}

void ExpandingList::place()
{
    if (m_placing)
        return;
    m_placing = true; // asking the view for a place may make it lay out, which ends here again
    for (qsizetype i = m_opened.size() - 1; i >= 0; --i) {
        const Opened &opened = m_opened.at(i);
        const bool fits = opened.row.isValid() && m_tree->model()->hasChildren(opened.row) &&
                          suits(*opened.detail, opened.row);
        if (fits)
            place(opened);
        else
            discard(m_opened.takeAt(i));
    }
    placed();
    m_placing = false;
}

void ExpandingList::place(const Opened &opened)
{
    const QAbstractItemModel *model = m_tree->model();
    const QRect first = m_tree->visualRect(model->index(0, 0, opened.row));
    const QWidget *viewport = m_tree->viewport();
    const QPoint origin = viewport->mapTo(this, QPoint());
    const int height = model->rowCount(opened.row) * RowHeight - 1; // the last line is the separator's
    const QRect whole(origin + QPoint(3, first.top()), QSize(viewport->width() - 3, height));
    const QRect seen = whole.intersected(QRect(origin, viewport->size()));
    if (!first.isValid() || seen.isEmpty()) {
        opened.frame->hide();
        return;
    }
    opened.frame->setGeometry(seen);
    opened.detail->setGeometry(QRect(whole.topLeft() - seen.topLeft(), whole.size()));
    opened.frame->show();
    opened.frame->raise();
}

bool ExpandingList::eventFilter(QObject *watched, QEvent *event)
{
    // The wheel scrolls the list wherever the pointer is.
    if (event->type() == QEvent::Wheel && watched != this)
        return QCoreApplication::sendEvent(m_tree->viewport(), event);
    return QWidget::eventFilter(watched, event);
}

void ExpandingList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        m_tree->fitColumns();
    QWidget::changeEvent(event);
}

void ExpandingList::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_tree->fitColumns();
    place();
}

} // namespace kustos::ui
