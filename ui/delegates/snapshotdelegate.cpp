// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/snapshotdelegate.h"

#include "delegates/cells.h"
#include "presenters/snapshotpresenter.h"
#include "presenters/snapshotwords.h"
#include "widgets/figures.h"

#include <QPainter>

namespace kustos::ui {

QSize SnapshotDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {RowHeight, RowHeight};
}

void SnapshotDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    if (index.parent().isValid())
        return;
    painter->save();
    painter->setClipRect(option.rect, Qt::IntersectClip);
    painter->setFont(bodyFont());
    const QPalette &palette = option.palette;
    const QColor ink = palette.color(QPalette::Text);
    const QString text = index.data().toString();
    const QString quiet = index.data(SnapshotPresenter::QuietRole).toString();
    QRect rest = option.rect.adjusted(Grid, 0, -Grid, 0);
    switch (index.column()) {
    case SnapshotModel::NameColumn:
        cells::chevron(painter, option);
        rest.setLeft(option.rect.left() + cells::ChevronWidth);
        // Names differ at their ends.
        rest.setLeft(cells::text(painter, rest, text, ink, Qt::AlignLeft, Qt::ElideMiddle) + Grid + Grid / 2);
        if (!quiet.isEmpty())
            cells::text(painter, rest, quiet, quietText(palette));
        break;
    case SnapshotModel::MomentColumn:
        rest.setLeft(cells::text(painter, rest, text, ink) + Grid + Grid / 2);
        cells::extra(painter, rest, quiet, quietText(palette));
        break;
    case SnapshotModel::SizeColumn:
        rest.setRight(option.rect.right() - cells::FigureMargin);
        cells::text(painter, rest, text, ink, Qt::AlignRight);
        break;
    default:
        paintState(painter, rest, option, index);
    }
    painter->restore();
}

// An icon and a word, and behind it how far it is, or why it failed.
void SnapshotDelegate::paintState(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                                  const QModelIndex &index)
{
    const QVariant which = index.data(SnapshotPresenter::IconRole);
    if (!which.isValid())
        return;
    const auto tone = static_cast<Tone>(index.data(SnapshotPresenter::ToneRole).toInt());
    QRect rest = cells::mark(painter, rect, option.palette, static_cast<Icon>(which.toInt()), tone);
    const int left = rest.left();
    const bool ordinary = tone == Tone::Good || tone == Tone::Neutral;
    const QColor ink = ordinary ? option.palette.color(QPalette::Text) : toneColor(tone, option.palette);
    const QString text = index.data().toString();
    const bool badge = index.column() == SnapshotModel::ConsistencyColumn;
    if (badge) {
        // In a narrow window the icon stands alone rather than with half a word.
        cells::extra(painter, rest, text, ink);
        return;
    }
    rest.setLeft(cells::text(painter, rest, text, ink) + Grid + Grid / 2);
    const auto row = index.data(SnapshotModel::RowRole).value<SnapshotRow>();
    if (SnapshotWords::inProgress(row)) {
        SnapshotRow full = row;
        full.permille = 1000;
        cells::course(painter, rest, option.palette, left,
                      figures::width(painter->fontMetrics(), SnapshotWords::state(full)), row.permille);
        return;
    }
    const QString quiet = index.data(SnapshotPresenter::QuietRole).toString();
    if (!quiet.isEmpty())
        cells::text(painter, rest, quiet, quietText(option.palette));
}

} // namespace kustos::ui
