// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/machinetaskdelegate.h"

#include "widgets/figures.h"
#include "widgets/machinetaskmodel.h"
#include "widgets/themepainting.h"

#include <QPainter>

namespace kustos::ui {

namespace {

void line(QPainter *painter, const QRect &rect, const QColor &colour, const QString &text)
{
    painter->setPen(colour);
    painter->drawText(rect, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

} // namespace

MachineTaskDelegate::MachineTaskDelegate(int inset, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_inset(inset)
{
}

void MachineTaskDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    const auto task = index.data(MachineTaskModel::TaskRole).value<MachineTask>();
    const QPalette &palette = option.palette;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect pill = option.rect.adjusted(m_inset - 2 * Grid, 1, 2 * Grid - m_inset, -1);
    if (m_inset > 0) {
        painting::pill(pill, palette, (option.state & QStyle::State_Selected) != 0,
                       (option.state & QStyle::State_MouseOver) != 0, painter);
        if ((option.state & QStyle::State_HasFocus) != 0)
            painting::focusRing(pill, palette, painter);
    }
    const QRect row = option.rect.adjusted(m_inset, 0, -m_inset, 0);
    icon(task.mark, palette, task.tone).paint(painter, QRect(row.left(), row.center().y() - 7, 16, 16));
    const int left = row.left() + 16 + Grid + Grid / 2;
    painter->setFont(bodyFont());
    painter->setPen(quietText(palette));
    figures::draw(painter, QRect(row.right() - whenWidth, row.top(), whenWidth, row.height()), Qt::AlignRight,
                  task.when);
    int right = row.right() - whenWidth - 2 * Grid;
    if (task.runs)
        right -= barWidth + 2 * Grid;
    const int width = std::max(0, right - left);
    // Columns stay in place from row to row. What is short leaves room to what is long.
    const int column = std::max(208, (row.width() - 28 - whenWidth) * 47 / 100);
    const int titled = painter->fontMetrics().horizontalAdvance(task.title) + 2;
    const int stated = painter->fontMetrics().horizontalAdvance(task.brief) + 2;
    const int titleWidth = std::min(width, std::clamp(width - 2 * Grid - stated, std::min(titled, column),
                                                      std::max(column, std::min(titled, width / 2))));
    line(painter, QRect(left, row.top(), titleWidth, row.height()),
         palette.color(QPalette::Active, QPalette::Text), task.title);
    const bool loud = task.tone == Tone::Failed || task.tone == Tone::Warning;
    line(painter,
         QRect(left + titleWidth + 2 * Grid, row.top(), std::max(0, width - titleWidth - 2 * Grid),
               row.height()),
         loud ? toneColor(task.tone, palette) : quietText(palette), task.brief);
    painter->restore();
}

QSize MachineTaskDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {320, RowHeight};
}

} // namespace kustos::ui
