// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pilltree.h"

#include "widgets/theme.h"
#include "widgets/themepainting.h"

#include <QHeaderView>
#include <QPainter>

namespace kustos::ui {

PillTree::PillTree(QWidget *parent)
    : QTreeView(parent)
{
    setProperty("pills", true); // the style leaves the row's ground to drawRow()
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setIndentation(18);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideRight);
    setMouseTracking(true);
    header()->setStretchLastSection(true);
    viewport()->setBackgroundRole(QPalette::Window);
}

void PillTree::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect pill =
        QRect(0, option.rect.top(), viewport()->width(), option.rect.height()).adjusted(Grid, 1, -Grid, -1);
    painting::pill(pill, option.palette, selectionModel()->isSelected(index),
                   indexAt(viewport()->mapFromGlobal(QCursor::pos())) == index && viewport()->underMouse(),
                   painter);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange) && currentIndex() == index)
        painting::focusRing(pill, option.palette, painter);
    QStyleOptionViewItem plain = option;
    plain.state &= ~QStyle::State_HasFocus;
    QTreeView::drawRow(painter, plain, index);
}

} // namespace kustos::ui
