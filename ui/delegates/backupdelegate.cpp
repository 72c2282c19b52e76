// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/backupdelegate.h"

#include "delegates/cells.h"
#include "models/backupmodel.h"
#include "presenters/backuppresenter.h"
#include "text/words.h"
#include "widgets/figures.h"
#include "widgets/icons.h"

#include <QPainter>
#include <QStyle>

namespace kustos::ui {
namespace {

using Kind = BackupRow::Kind;

Kind kindOf(const QModelIndex &index)
{
    return index.data(BackupModel::RowKindRole).value<Kind>();
}

QString widestProgress()
{
    Operation operation;
    operation.state = Operation::State::Running;
    operation.permille = 1000;
    return text::Words::progress(operation);
}

} // namespace

QSize BackupDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {RowHeight, RowHeight};
}

void BackupDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    if (index.data(BackupModel::BlankRole).toBool())
        return;
    painter->save();
    painter->setClipRect(option.rect, Qt::IntersectClip);
    painter->setFont(bodyFont());
    const QRect inner = option.rect.adjusted(Grid, 0, -Grid, 0);
    const bool planned = kindOf(index) == Kind::Planned;
    const QColor colour = planned ? quietText(option.palette) : option.palette.color(QPalette::Text);
    switch (index.column()) {
    case BackupModel::MomentColumn:
        paintMoment(painter, option, index);
        break;
    case BackupModel::StateColumn:
        paintState(painter, option, index);
        break;
    case BackupModel::SizeColumn:
        cells::text(painter, option.rect.adjusted(Grid, 0, -cells::FigureMargin, 0), index.data().toString(),
                    colour, Qt::AlignRight);
        break;
    default:
        cells::text(painter, inner, index.data().toString(), colour);
    }
    painter->restore();
}

void BackupDelegate::paintMoment(QPainter *painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index)
{
    cells::chevron(painter, option);
    const bool planned = kindOf(index) == Kind::Planned;
    QRect rest = option.rect.adjusted(cells::ChevronWidth, 0, -Grid, 0);
    const QColor quiet = quietText(option.palette);
    const QString moment = index.data().toString();
    const int end =
        cells::text(painter, rest, moment, planned ? quiet : option.palette.color(QPalette::Text));
    rest.setLeft(end + Grid + Grid / 2);
    cells::extra(painter, rest, index.data(BackupPresenter::QuietRole).toString(), quiet);
}

void BackupDelegate::paintState(QPainter *painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index)
{
    const auto tone = static_cast<Tone>(index.data(BackupPresenter::ToneRole).toInt());
    const auto which = static_cast<Icon>(index.data(BackupPresenter::IconRole).toInt());
    const Kind kind = kindOf(index);
    QRect rest = cells::mark(painter, option.rect.adjusted(Grid, 0, -Grid, 0), option.palette, which, tone);
    const int left = rest.left();

    const bool ordinary = kind == Kind::Complete || kind == Kind::Planned;
    const QColor colour = kind == Kind::Planned ? quietText(option.palette)
                          : ordinary            ? option.palette.color(QPalette::Text)
                                                : toneColor(tone, option.palette);
    const int end = cells::text(painter, rest, index.data().toString(), colour);
    rest.setLeft(end + Grid + Grid / 2);
    if (kind == Kind::Running || kind == Kind::Checking) {
        cells::course(painter, rest, option.palette, left,
                      figures::width(painter->fontMetrics(), widestProgress()),
                      index.data(BackupModel::PermilleRole).toInt());
        return;
    }
    const QString quiet = index.data(BackupPresenter::QuietRole).toString();
    if (!quiet.isEmpty())
        cells::text(painter, rest, quiet, quietText(option.palette));
}

} // namespace kustos::ui
