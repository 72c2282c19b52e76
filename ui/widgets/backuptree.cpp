// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/backuptree.h"

#include "delegates/backupdelegate.h"
#include "models/backupmodel.h"
#include "presenters/backuppresenter.h"
#include "widgets/backupheader.h"
#include "widgets/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace kustos::ui {
namespace {

constexpr int WideFrom = 760; //!< below it the ages give way, so that no state is cut

bool isBlank(const QModelIndex &index)
{
    return index.data(BackupModel::BlankRole).toBool();
}

QColor mixed(const QColor &a, const QColor &b, qreal share)
{
    const auto mix = [share](float x, float y) { return static_cast<float>(x + (y - x) * share); };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

} // namespace

BackupTree::BackupTree(QWidget *parent)
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
    setFont(figuresFont());
    setItemDelegate(new BackupDelegate(this));
    setHeader(new BackupHeader(this));
}

void BackupTree::setModel(QAbstractItemModel *model)
{
    // Before the view hears of it: it forgets its layout when rows are about to go.
    connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this, &BackupTree::holdPlace);
    connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this, &BackupTree::holdPlace);
    QTreeView::setModel(model);
    connect(model, &QAbstractItemModel::rowsInserted, this, &BackupTree::restorePlace);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &BackupTree::restorePlace);
    fitColumns();
}

// What the user is reading stays where it is when rows above it come and go. At the very top the list shows
// the newest.
void BackupTree::holdPlace()
{
    m_anchor = QModelIndex();
    if (verticalScrollBar()->value() == 0)
        return;
    const QModelIndex top = indexAt(QPoint(1, 1));
    m_anchor = isBlank(top) ? top.parent() : top.siblingAtColumn(0);
    m_anchorTop = visualRect(m_anchor).top();
}

void BackupTree::restorePlace()
{
    if (m_anchor.isValid())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + visualRect(m_anchor).top() -
                                      m_anchorTop);
    m_anchor = QModelIndex();
}

// Wide enough for what they hold in this language; what is left over belongs to the state.
void BackupTree::fitColumns()
{
    if (model() == nullptr)
        return;
    const QFontMetrics metrics(figuresFont());
    const bool wide = viewport()->width() >= WideFrom;
    const auto widest = [&](int column, int quietRole) {
        int width = 0;
        if (wide || column != BackupModel::MomentColumn)
            width = metrics.horizontalAdvance(model()->headerData(column, Qt::Horizontal).toString());
        const int rows = qMin(model()->rowCount(), 40);
        for (int row = 0; row < rows; ++row) {
            const QModelIndex index = model()->index(row, column);
            int text = metrics.horizontalAdvance(index.data().toString());
            if (quietRole != 0)
                text += metrics.horizontalAdvance(index.data(quietRole).toString()) + 2 * Grid;
            width = qMax(width, text);
        }
        return width + 2 * Grid + 2; // advances are rounded down
    };
    const int extra = wide ? 2 * Grid : 0;
    const int moment = widest(BackupModel::MomentColumn, wide ? int(BackupPresenter::QuietRole) : 0);
    header()->resizeSection(BackupModel::MomentColumn,
                            std::clamp(BackupDelegate::ChevronWidth - Grid + moment + extra, 150, 420));
    header()->resizeSection(BackupModel::KindColumn,
                            std::clamp(widest(BackupModel::KindColumn, 0) + extra, 110, 260));
    header()->resizeSection(BackupModel::SizeColumn, std::clamp(widest(BackupModel::SizeColumn, 0), 80, 160));
}

void BackupTree::setOpen(const QModelIndex &row, bool open)
{
    if (!row.isValid() || isExpanded(row) == open || (open && !model()->hasChildren(row)))
        return;
    setExpanded(row, open);
    if (!open)
        return;
    // As much of the options as fits, but never at the price of the row they belong to.
    scrollTo(model()->index(model()->rowCount(row) - 1, 0, row));
    scrollTo(row);
}

QModelIndex BackupTree::rowAt(const QPoint &position) const
{
    const QModelIndex index = indexAt(position);
    return index.isValid() && !isBlank(index) ? index.siblingAtColumn(0) : QModelIndex();
}

QModelIndex BackupTree::currentRow() const
{
    const QModelIndex index = currentIndex();
    return index.isValid() && !isBlank(index) ? index.siblingAtColumn(0) : QModelIndex();
}

void BackupTree::setHovered(const QModelIndex &row)
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

void BackupTree::drawBranches(QPainter *, const QRect &, const QModelIndex &) const {}

void BackupTree::drawRow(QPainter *painter, const QStyleOptionViewItem &option,
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
bool BackupTree::showReason(const QModelIndex &row)
{
    const QModelIndex state = row.siblingAtColumn(BackupModel::StateColumn);
    const QString reason = state.data(Qt::ToolTipRole).toString();
    if (reason.isEmpty())
        return false;
    const QRect rect = visualRect(state);
    QToolTip::showText(viewport()->mapToGlobal(rect.bottomLeft()), reason, viewport(), rect);
    return true;
}

bool BackupTree::handleKey(const QKeyEvent &event)
{
    const QModelIndex row = currentRow();
    if (!row.isValid())
        return false;
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

void BackupTree::keyPressEvent(QKeyEvent *event)
{
    if (handleKey(*event)) {
        event->accept();
        return;
    }
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        event->ignore();
        return;
    }
    QTreeView::keyPressEvent(event);
}

bool BackupTree::focusNextPrevChild(bool next)
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
void BackupTree::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->button() == Qt::LeftButton ? rowAt(event->position().toPoint()) : QModelIndex();
    QTreeView::mousePressEvent(event);
}

void BackupTree::mouseReleaseEvent(QMouseEvent *event)
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

void BackupTree::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(rowAt(event->position().toPoint()));
    QTreeView::mouseMoveEvent(event);
}

bool BackupTree::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        setHovered({});
    return QTreeView::viewportEvent(event);
}

void BackupTree::scrollContentsBy(int dx, int dy)
{
    QTreeView::scrollContentsBy(dx, dy);
    Q_EMIT placed();
}

void BackupTree::updateGeometries()
{
    QTreeView::updateGeometries();
    Q_EMIT placed();
}

void BackupTree::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fitColumns();
    Q_EMIT placed();
}

} // namespace kustos::ui
