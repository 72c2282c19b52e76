// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/backupdelegate.h"

#include "models/backupmodel.h"
#include "presenters/backuppresenter.h"
#include "text/words.h"
#include "widgets/figures.h"
#include "widgets/icons.h"
#include "widgets/themepainting.h"

#include <QPainter>
#include <QStyle>

namespace kustos::ui {
namespace {

constexpr int IconSize = 16;
constexpr int BarWidth = 136;
constexpr int LeastBar = 48;

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

// Draws as much as fits and returns where it ended.
int drawText(QPainter *painter, const QRect &rect, const QString &text, const QColor &colour,
             Qt::Alignment alignment = Qt::AlignLeft)
{
    if (rect.width() <= 0)
        return rect.left();
    const QFontMetrics metrics = painter->fontMetrics();
    const int width = figures::width(metrics, text);
    const QString shown =
        width <= rect.width() ? text : metrics.elidedText(text, Qt::ElideRight, rect.width());
    painter->setPen(colour);
    figures::draw(painter, rect, alignment, shown);
    return rect.left() + figures::width(metrics, shown);
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
        drawText(painter, option.rect.adjusted(Grid, 0, -SizeMargin, 0), index.data().toString(), colour,
                 Qt::AlignRight);
        break;
    default:
        drawText(painter, inner, index.data().toString(), colour);
    }
    painter->restore();
}

void BackupDelegate::paintChevron(QPainter *painter, const QStyleOptionViewItem &option)
{
    const bool open = option.state.testFlag(QStyle::State_Open);
    const QRect place(option.rect.left() + Grid - 2,
                      option.rect.top() + (option.rect.height() - IconSize) / 2, IconSize, IconSize);
    icon(open ? Icon::ChevronDown : Icon::ChevronRight, option.palette, Tone::Neutral).paint(painter, place);
}

void BackupDelegate::paintMoment(QPainter *painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index)
{
    if (option.state.testFlag(QStyle::State_Children))
        paintChevron(painter, option);
    const bool planned = kindOf(index) == Kind::Planned;
    QRect rest = option.rect.adjusted(ChevronWidth, 0, -Grid, 0);
    const QColor quiet = quietText(option.palette);
    const QString moment = index.data().toString();
    const int end = drawText(painter, rest, moment, planned ? quiet : option.palette.color(QPalette::Text));
    rest.setLeft(end + Grid + Grid / 2);
    // The age is an extra: it stands there whole or not at all.
    const QString age = index.data(BackupPresenter::QuietRole).toString();
    if (figures::width(painter->fontMetrics(), age) <= rest.width())
        drawText(painter, rest, age, quiet);
}

void BackupDelegate::paintState(QPainter *painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index)
{
    const auto tone = static_cast<Tone>(index.data(BackupPresenter::ToneRole).toInt());
    const auto which = static_cast<Icon>(index.data(BackupPresenter::IconRole).toInt());
    const Kind kind = kindOf(index);
    QRect rest = option.rect.adjusted(Grid, 0, -Grid, 0);
    const QRect place(rest.left(), rest.top() + (rest.height() - IconSize) / 2, IconSize, IconSize);
    icon(which, option.palette, tone).paint(painter, place);
    rest.setLeft(place.right() + 1 + Grid);

    const bool ordinary = kind == Kind::Complete || kind == Kind::Planned;
    const QColor colour = kind == Kind::Planned ? quietText(option.palette)
                          : ordinary            ? option.palette.color(QPalette::Text)
                                                : toneColor(tone, option.palette);
    const int end = drawText(painter, rest, index.data().toString(), colour);
    rest.setLeft(end + Grid + Grid / 2);
    if (kind == Kind::Running || kind == Kind::Checking) {
        QRect bar(rest.left(), rest.top(), qMin(BarWidth, rest.width()), rest.height());
        // Bars of growing texts stand still: their left edge keeps clear of the longest text.
        const int widest =
            place.right() + 1 + Grid + figures::width(painter->fontMetrics(), widestProgress()) + Grid;
        if (widest > bar.left() && widest + LeastBar < option.rect.right())
            bar.moveLeft(widest);
        bar.setRight(qMin(bar.right(), option.rect.right() - Grid));
        if (bar.width() >= LeastBar)
            painting::progressLine(bar, option.palette, index.data(BackupModel::PermilleRole).toInt(),
                                   painter);
        return;
    }
    const QString quiet = index.data(BackupPresenter::QuietRole).toString();
    if (!quiet.isEmpty())
        drawText(painter, rest, quiet, quietText(option.palette));
}

} // namespace kustos::ui
