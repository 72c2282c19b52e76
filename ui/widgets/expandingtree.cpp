// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/expandingtree.h"

#include "widgets/figures.h"
#include "widgets/listheader.h"
#include "widgets/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace kustos::ui {
namespace {

bool isBlank(const QModelIndex &index)
{
    return index.parent().isValid();
}

QColor mixed(const QColor &a, const QColor &b, qreal share)
{
    const auto mix = [share](float x, float y) { return static_cast<float>(x + (y - x) * share); };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

} // namespace

ExpandingTree::ExpandingTree(QWidget *parent)
    : QTreeView(parent)
{
    setRootIsDecorated(false);
    setIndentation(0);
    setUniformRowHeights(true);
    setExpandsOnDoubleClick(false);
    setAllColumnsShowFocus(true);
    setSelectionMode(SingleSelection);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setFont(bodyFont());
    setHeader(new ListHeader(this));
    // The end of the list too can be reached with a whole row on top.
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int end) {
        if (const int cut = end % RowHeight; cut != 0)
            verticalScrollBar()->setMaximum(end + RowHeight - cut);
    });
}

void ExpandingTree::setModel(QAbstractItemModel *model)
{
    // Before the view hears of it: it forgets its layout when rows are about to go.
    connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this, &ExpandingTree::holdPlace);
    connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this, &ExpandingTree::holdPlace);
    QTreeView::setModel(model);
    connect(model, &QAbstractItemModel::rowsInserted, this, &ExpandingTree::restorePlace);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &ExpandingTree::restorePlace);
    fitColumns();
}

// What the user is reading stays where it is when rows above it come and go. At the very top the list shows
// the newest.
void ExpandingTree::holdPlace()
{
    m_anchor = QModelIndex();
    if (verticalScrollBar()->value() == 0)
        return;
    const QModelIndex top = indexAt(QPoint(1, 1));
    m_anchor = isBlank(top) ? top.parent() : top.siblingAtColumn(0);
    m_anchorTop = visualRect(m_anchor).top();
}

void ExpandingTree::restorePlace()
{
    if (m_anchor.isValid())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + visualRect(m_anchor).top() -
                                      m_anchorTop);
    m_anchor = QModelIndex();
}

int ExpandingTree::widest(int column, int role) const
{
    const QFontMetrics metrics(bodyFont());
    int width = 0;
    const QStringList texts = model()->headerData(column, Qt::Horizontal, role).toStringList();
    for (const QString &text : texts)
        width = qMax(width, figures::width(metrics, text));
    return width;
}

int ExpandingTree::titleWidth(int column) const
{
    const QString title = model()->headerData(column, Qt::Horizontal).toString();
    return QFontMetrics(bodyFont()).horizontalAdvance(title) + 2;
}

int ExpandingTree::roomBeside(int taken) const
{
    return width() - style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this) - taken;
}

void ExpandingTree::setOpen(const QModelIndex &row, bool open)
{
    if (!row.isValid() || isExpanded(row) == open || (open && !model()->hasChildren(row)))
        return;
    setExpanded(row, open);
    if (!open)
        return;
    // As much of the options as fits, but never at the price of the row they belong to.
    scrollTo(model()->index(model()->rowCount(row) - 1, 0, row));
    QScrollBar *bar = verticalScrollBar();
    if (const int cut = bar->value() % RowHeight; cut != 0) // no half row below the header
        bar->setValue(bar->value() + RowHeight - cut);
    scrollTo(row);
}

QModelIndex ExpandingTree::rowAt(const QPoint &position) const
{
    const QModelIndex index = indexAt(position);
    return index.isValid() && !isBlank(index) ? index.siblingAtColumn(0) : QModelIndex();
}

QModelIndex ExpandingTree::currentRow() const
{
    const QModelIndex index = currentIndex();
    return index.isValid() && !isBlank(index) ? index.siblingAtColumn(0) : QModelIndex();
}

void ExpandingTree::setHovered(const QModelIndex &row)
{
    if (m_hovered == row)
        return;
    const auto updateRow = [this](const QModelIndex &index) {
        if (index.isValid())
            viewport()->update(0, visualRect(index).top(), viewport()->width(), RowHeight);
    };
    updateRow(m_hovered);
    m_hovered = row;
    updateRow(m_hovered);
}

void ExpandingTree::drawBranches(QPainter *, const QRect &, const QModelIndex &) const {}

void ExpandingTree::drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const bool blank = isBlank(index);
    const QModelIndex row = blank ? index.parent() : index.siblingAtColumn(0);
    const bool open = isExpanded(row);
    const bool selected = !blank && selectionModel()->isSelected(row);
    const QColor base = palette().color(QPalette::Base);
    const QColor lifted =
        mixed(base, palette().color(QPalette::Window), schemeOf(palette()) == Scheme::Dark ? 0.55 : 0.75);
    QRect rect = option.rect;
    rect.setLeft(0);
    rect.setRight(viewport()->width() - 1);

    QColor ground = open ? lifted : base;
    if (selected)
        ground = toneGround(Tone::Accent, palette());
    else if (!blank && m_hovered == row)
        ground = mixed(base, palette().color(QPalette::Text), 0.045);
    painter->fillRect(rect, ground);
    if (selected && hasFocus())
        painter->fillRect(QRect(rect.left(), rect.top(), 3, rect.height()),
                          toneColor(Tone::Accent, palette()));
    const bool lastBlank = blank && index.row() + 1 == model()->rowCount(row);
    if ((!blank && !open) || lastBlank)
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), hairline(palette()));
    if (blank)
        return;

    QStyleOptionViewItem cell(option);
    cell.state.setFlag(QStyle::State_Open, open);
    cell.state.setFlag(QStyle::State_Children, model()->hasChildren(row));
    for (int column = 0; column < model()->columnCount(); ++column) {
        cell.rect = QRect(columnViewportPosition(column), rect.top(), columnWidth(column), rect.height() - 1);
        const QModelIndex at = index.siblingAtColumn(column);
        itemDelegateForIndex(at)->paint(painter, cell, at);
    }
}

// A reason that the column cuts off can be read without a mouse too.
bool ExpandingTree::showReason(const QModelIndex &row)
{
    const QModelIndex state = row.siblingAtColumn(model()->columnCount() - 1);
    const QString reason = state.data(Qt::ToolTipRole).toString();
    if (reason.isEmpty())
        return false;
    const QRect rect = visualRect(state);
    QToolTip::showText(viewport()->mapToGlobal(rect.bottomLeft()), reason, viewport(), rect);
    return true;
}

bool ExpandingTree::handleKey(const QKeyEvent &event, const QModelIndex &row)
{
    if (event.matches(QKeySequence::Copy)) {
        Q_EMIT rowCopyRequested(row);
        return true;
    }
    if (event.key() == Qt::Key_C && event.modifiers() == (Qt::ControlModifier | Qt::ShiftModifier)) {
        Q_EMIT commandCopyRequested(row);
        return true;
    }
    const bool plainKey = (event.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (!plainKey)
        return false;
    const bool open = isExpanded(row);
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Right:
        if (!model()->hasChildren(row))
            return showReason(row);
        if (open)
            Q_EMIT optionsWanted(row);
        setOpen(row, true);
        return true;
    case Qt::Key_Left:
    case Qt::Key_Escape:
        setOpen(row, false);
        return open;
    default:
        return false;
    }
}

void ExpandingTree::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex row = currentRow();
    if (row.isValid() && handleKey(*event, row)) {
        event->accept();
        return;
    }
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        event->ignore();
        return;
    }
    QTreeView::keyPressEvent(event);
}

bool ExpandingTree::focusNextPrevChild(bool next)
{
    const QModelIndex row = currentRow();
    if (next && row.isValid() && isExpanded(row)) {
        Q_EMIT optionsWanted(row);
        if (!hasFocus())
            return true;
    }
    return QTreeView::focusNextPrevChild(next);
}

// The second press of a double click comes as an event of its own and so does not close what the first has
// opened.
void ExpandingTree::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->button() == Qt::LeftButton ? rowAt(event->position().toPoint()) : QModelIndex();
    QTreeView::mousePressEvent(event);
}

void ExpandingTree::mouseReleaseEvent(QMouseEvent *event)
{
    QTreeView::mouseReleaseEvent(event);
    const QModelIndex row = m_pressed;
    m_pressed = QModelIndex();
    if (event->button() == Qt::LeftButton && row.isValid() && rowAt(event->position().toPoint()) == row) {
        if (model()->hasChildren(row))
            setOpen(row, !isExpanded(row));
        else
            showReason(row);
    }
}

void ExpandingTree::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(rowAt(event->position().toPoint()));
    QTreeView::mouseMoveEvent(event);
}

bool ExpandingTree::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        setHovered({});
    return QTreeView::viewportEvent(event);
}

void ExpandingTree::scrollContentsBy(int dx, int dy)
{
    QTreeView::scrollContentsBy(dx, dy);
    Q_EMIT placed();
}

void ExpandingTree::updateGeometries()
{
    QTreeView::updateGeometries();
    Q_EMIT placed();
}

void ExpandingTree::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fitColumns();
    Q_EMIT placed();
}

} // namespace kustos::ui
