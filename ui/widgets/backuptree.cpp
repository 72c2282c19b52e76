// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/backuptree.h"

#include "delegates/backupdelegate.h"
#include "models/backupmodel.h"
#include "presenters/backuppresenter.h"
#include "widgets/backupheader.h"
#include "widgets/figures.h"
#include "widgets/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace kustos::ui {
namespace {

constexpr int LeastKind = 88;

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
    setFont(bodyFont());
    setItemDelegate(new BackupDelegate(this));
    setHeader(new BackupHeader(this));
    // The end of the list too can be reached with a whole row on top.
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int end) {
        if (const int cut = end % RowHeight; cut != 0)
            verticalScrollBar()->setMaximum(end + RowHeight - cut);
    });
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

// Wide enough for whatever they may hold in this language, so that nothing moves when data arrives; what is
// left over belongs to the state. Where the window is narrow the ages give way, so that no state is cut.
void BackupTree::fitColumns()
{
    if (model() == nullptr)
        return;
    const QFontMetrics metrics(bodyFont());
    const auto widest = [&](int column, int role) {
        int width = 0;
        const QStringList texts = model()->headerData(column, Qt::Horizontal, role).toStringList();
        for (const QString &text : texts)
            width = qMax(width, figures::width(metrics, text));
        return width;
    };
    const auto title = [&](int column) {
        return metrics.horizontalAdvance(model()->headerData(column, Qt::Horizontal).toString()) + 2;
    };
    constexpr int Mark = 16 + Grid; // the state's icon
    const int least =
        BackupDelegate::ChevronWidth + widest(BackupModel::MomentColumn, BackupPresenter::WidestRole) + Grid;
    const int ages = widest(BackupModel::MomentColumn, BackupPresenter::WidestQuietRole) + Grid + Grid / 2;
    const int aged =
        qMax(least + ages, BackupDelegate::ChevronWidth + title(BackupModel::MomentColumn) + Grid);
    const int kind = widest(BackupModel::KindColumn, BackupPresenter::WidestRole) + 2 * Grid;
    const int size =
        Grid +
        qMax(widest(BackupModel::SizeColumn, BackupPresenter::WidestRole), title(BackupModel::SizeColumn)) +
        BackupDelegate::SizeMargin;
    const int state = Mark + widest(BackupModel::StateColumn, BackupPresenter::WidestRole) + 2 * Grid;
    // As if the scroll bar were there: it comes and goes with the rows.
    const int free =
        width() - style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this) - kind - size - state;
    const int air = std::clamp((free - aged) / 2, 0, 2 * Grid);
    header()->resizeSection(BackupModel::MomentColumn,
                            free >= aged ? aged + air : std::clamp(free, least, aged - 1));
    // In the smallest window the kind gives way too.
    const int lacking = std::max(0, least - free);
    header()->resizeSection(BackupModel::KindColumn, std::max(kind + air - lacking, LeastKind));
    header()->resizeSection(BackupModel::SizeColumn, size);
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
    QScrollBar *bar = verticalScrollBar();
    if (const int cut = bar->value() % RowHeight; cut != 0) // no half row below the header
        bar->setValue(bar->value() + RowHeight - cut);
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
