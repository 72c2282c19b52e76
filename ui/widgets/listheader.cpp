// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/listheader.h"

#include "delegates/cells.h"
#include "widgets/theme.h"

#include <QPainter>

namespace kustos::ui {

ListHeader::ListHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsMovable(false);
    setStretchLastSection(true);
    setMinimumSectionSize(72);
    setHighlightSections(false);
    setSectionsClickable(false);
}

QSize ListHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), 32};
}

void ListHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    painter->save();
    painter->fillRect(rect, palette().color(QPalette::Base));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), hairline(palette()));
    const int alignment = model()->headerData(logicalIndex, Qt::Horizontal, Qt::TextAlignmentRole).toInt();
    const int left = logicalIndex == 0 ? cells::ChevronWidth : Grid;
    const int right = (alignment & Qt::AlignRight) != 0 ? cells::FigureMargin : Grid;
    const QRect inner = rect.adjusted(left, 0, -right, 0);
    const QString title = model()->headerData(logicalIndex, Qt::Horizontal).toString();
    painter->setFont(bodyFont());
    painter->setPen(quietText(palette()));
    painter->drawText(inner, alignment | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(title, Qt::ElideRight, inner.width()));
    painter->restore();
}

} // namespace kustos::ui
