// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/operationdelegate.h"

#include "models/operationmodel.h"
#include "text/words.h"
#include "widgets/figures.h"
#include "widgets/themepainting.h"

#include <QPainter>

namespace kustos::ui {

namespace {

void line(QPainter *painter, const QRect &rect, Qt::Alignment alignment, const QColor &colour,
          const QString &text)
{
    painter->setPen(colour);
    painter->drawText(rect, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

int widestCourse(const QFontMetrics &metrics)
{
    int widest = 0;
    for (const auto kind : {Operation::Kind::Restore, Operation::Kind::TakeSnapshot}) {
        Operation operation;
        operation.kind = kind;
        operation.state = Operation::State::Running;
        operation.permille = 1000;
        widest = std::max(widest, metrics.horizontalAdvance(text::Words::progress(operation)));
    }
    return widest;
}

} // namespace

OperationDelegate::OperationDelegate(const OperationProxy &words, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_words(words)
{
}

void OperationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const auto operation = index.data(OperationModel::OperationRole).value<Operation>();
    const QPalette &palette = option.palette;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect pill = option.rect.adjusted(Grid, 1, -Grid, -1);
    painting::pill(pill, palette, (option.state & QStyle::State_Selected) != 0,
                   (option.state & QStyle::State_MouseOver) != 0, painter);
    if ((option.state & QStyle::State_HasFocus) != 0)
        painting::focusRing(pill, palette, painter);

    const QRect &row = option.rect;
    const Tone tone = OperationProxy::tone(operation);
    icon(OperationProxy::mark(operation), palette, tone)
        .paint(painter, QRect(row.left() + PageMargin, row.center().y() - 7, 16, 16));
    const int left = row.left() + PageMargin + 16 + Grid + Grid / 2;
    int right = row.right() - 2 * Grid - buttonWidth;
    painter->setFont(bodyFont());
    painter->setPen(quietText(palette));
    figures::draw(painter, QRect(right - timesWidth, row.top(), timesWidth, row.height()), Qt::AlignRight,
                  m_words.times(operation));
    right -= timesWidth + 2 * Grid;
    const int beforeBar = right - progressWidth - 2 * Grid;
    if (!operation.ended())
        right = beforeBar;
    const int width = std::max(0, right - left);
    // Whatever runs can be said whole beside its bar; columns stay in place from row to row.
    int titleWidth = std::min(
        width, std::max(120, beforeBar - left - 2 * Grid - widestCourse(painter->fontMetrics()) - 2));
    painter->setFont(option.font);
    const QString title = index.data(Qt::DisplayRole).toString();
    if (operation.ended()) { // a long title may take what the result leaves of the bar's place
        const int room = width - 2 * Grid -
                         painter->fontMetrics().horizontalAdvance(OperationProxy::shortResult(operation)) - 2;
        titleWidth =
            std::max(titleWidth, std::min(painter->fontMetrics().horizontalAdvance(title) + 2, room));
    }
    line(painter, QRect(left, row.top(), titleWidth, row.height()), Qt::AlignLeft,
         palette.color(QPalette::Active, QPalette::Text), title);
    line(painter,
         QRect(left + titleWidth + 2 * Grid, row.top(), std::max(0, width - titleWidth - 2 * Grid),
               row.height()),
         Qt::AlignLeft, toneColor(tone, palette), OperationProxy::shortResult(operation));
    painter->restore();
}

QSize OperationDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {320, RowHeight};
}

} // namespace kustos::ui
