// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/cells.h"

#include "widgets/figures.h"
#include "widgets/themepainting.h"

#include <QPainter>

namespace kustos::ui::cells {
namespace {

constexpr int IconSize = 16;
constexpr int BarWidth = 136;
constexpr int LeastBar = 48;

} // namespace

int text(QPainter *painter, const QRect &rect, const QString &text, const QColor &colour,
         Qt::Alignment alignment, Qt::TextElideMode elide)
{
    if (rect.width() <= 0)
        return rect.left();
    const QFontMetrics metrics = painter->fontMetrics();
    const int width = figures::width(metrics, text);
    const QString shown = width <= rect.width() ? text : metrics.elidedText(text, elide, rect.width());
    painter->setPen(colour);
    figures::draw(painter, rect, alignment, shown);
    return rect.left() + figures::width(metrics, shown);
}

void extra(QPainter *painter, const QRect &rect, const QString &text, const QColor &colour)
{
    if (figures::width(painter->fontMetrics(), text) <= rect.width())
        cells::text(painter, rect, text, colour);
}

void chevron(QPainter *painter, const QStyleOptionViewItem &option)
{
    if (!option.state.testFlag(QStyle::State_Children))
        return;
    const bool open = option.state.testFlag(QStyle::State_Open);
    const QRect place(option.rect.left() + Grid - 2,
                      option.rect.top() + (option.rect.height() - IconSize) / 2, IconSize, IconSize);
    icon(open ? Icon::ChevronDown : Icon::ChevronRight, option.palette, Tone::Neutral).paint(painter, place);
}

QRect mark(QPainter *painter, const QRect &rect, const QPalette &palette, Icon which, Tone tone)
{
    const QRect place(rect.left(), rect.top() + (rect.height() - IconSize) / 2, IconSize, IconSize);
    icon(which, palette, tone).paint(painter, place);
    return rect.adjusted(MarkWidth, 0, 0, 0);
}

void course(QPainter *painter, const QRect &rest, const QPalette &palette, int textLeft, int widest,
            int permille)
{
    QRect bar(rest.left(), rest.top(), qMin(BarWidth, rest.width()), rest.height());
    const int still = textLeft + widest + Grid;
    if (still > bar.left() && still + LeastBar < rest.right() + Grid)
        bar.moveLeft(still);
    bar.setRight(qMin(bar.right(), rest.right()));
    if (bar.width() >= LeastBar)
        painting::progressLine(bar, palette, permille, painter);
}

} // namespace kustos::ui::cells
