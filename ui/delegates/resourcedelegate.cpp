// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/resourcedelegate.h"

#include "delegates/resourcewords.h"
#include "models/resourcemodel.h"
#include "widgets/icons.h"

#include <QPainter>

namespace kustos::ui {

namespace {

constexpr int Inset = 2 * Grid; //!< from the pill's edge to its contents, and at its right
constexpr int Dot = 8;
constexpr int KindSize = 16;

int paintRight(QPainter *painter, const QStyleOptionViewItem &option, const QString &text,
               const QColor &colour, int right, int least)
{
    if (text.isEmpty())
        return right;
    QFont font = option.font;
    font.setPointSizeF(9);
    const QFontMetrics metrics(font);
    const QString fitted = metrics.elidedText(text, Qt::ElideRight, std::max(0, right - least));
    const int width = metrics.horizontalAdvance(fitted);
    painter->setFont(font);
    painter->setPen(colour);
    painter->drawText(QRect(right - width, option.rect.top(), width + 1, option.rect.height()),
                      Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, fitted);
    return right - width - Grid;
}

//! What the row says at its right is never cut while it takes less than two thirds; a long name gives way.
int nameWidth(const QFont &font, const QString &name, int available)
{
    return std::min(QFontMetrics(font).horizontalAdvance(name), available / 3);
}

//! What is off is an empty ring: nothing is wrong with it, and nothing runs.
void paintDot(QPainter *painter, const QStyleOptionViewItem &option, Tone tone)
{
    const QRectF dot(option.rect.left() - 9, option.rect.center().y() - Dot / 2.0 + 1, Dot, Dot);
    if (tone == Tone::Neutral) {
        painter->setPen(QPen(quietText(option.palette), 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(dot.adjusted(0.75, 0.75, -0.75, -0.75));
        return;
    }
    painter->setPen(Qt::NoPen);
    painter->setBrush(toneColor(tone, option.palette));
    painter->drawEllipse(dot);
}

void paintName(QPainter *painter, const QStyleOptionViewItem &option, const QFont &font, const QString &text,
               int left, int right)
{
    painter->setFont(font);
    painter->setPen(option.palette.color(QPalette::Active, QPalette::Text));
    painter->drawText(QRect(left, option.rect.top(), std::max(0, right - left), option.rect.height()),
                      Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(text, Qt::ElideRight, std::max(0, right - left)));
}

} // namespace

ResourceDelegate::ResourceDelegate(const Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_clock(clock)
{
}

void ResourceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.data(ResourceModel::ItemRole).value<ResourceModel::Item>() == ResourceModel::Item::Connection)
        paintConnection(painter, option, index);
    else
        paintResource(painter, option, index);
    painter->restore();
}

void ResourceDelegate::paintConnection(QPainter *painter, const QStyleOptionViewItem &option,
                                       const QModelIndex &index) const
{
    const auto kind = index.data(ResourceModel::ConnectionKindRole).value<Connection::Kind>();
    const Tone tone = ResourceWords::tone(index);
    const bool wrong = tone != Tone::Neutral;
    const QRect &rect = option.rect;
    const QRect at(rect.left() + Grid / 2, rect.center().y() - 7, 16, 16);
    icon(wrong                                    ? Icon::Warning
         : kind == Connection::Kind::ThisComputer ? Icon::Computer
                                                  : Icon::Server,
         option.palette, tone)
        .paint(painter, at);
    QFont font = option.font;
    font.setWeight(QFont::DemiBold);
    const QString name = ResourceWords::name(index);
    const int left = at.right() + Grid + 1;
    const int least = left + nameWidth(font, name, rect.right() - Inset - left) + Grid;
    const int right = paintRight(painter, option, ResourceWords::secondary(index, m_clock.now()),
                                 toneColor(tone, option.palette), rect.right() - Inset, least);
    paintName(painter, option, font, name, left, right);
}

void ResourceDelegate::paintResource(QPainter *painter, const QStyleOptionViewItem &option,
                                     const QModelIndex &index) const
{
    const Tone tone = ResourceWords::tone(index);
    const QRect &rect = option.rect;
    paintDot(painter, option, tone);
    QFont font = option.font;
    if ((option.state & QStyle::State_Selected) != 0)
        font.setWeight(QFont::DemiBold);
    const QString name = ResourceWords::name(index);
    int left = rect.left() + Grid + 2; // under the connection's name
    if (index.data(ResourceModel::AnyMachineRole).toBool()) {
        const auto item = index.data(ResourceModel::ItemRole).value<ResourceModel::Item>();
        const Icon kind = item == ResourceModel::Item::Machine ? Icon::Machine : Icon::Database;
        icon(kind, option.palette, Tone::Neutral)
            .paint(painter, QRect(left, rect.center().y() - 7, KindSize, KindSize));
        left += KindSize + Grid;
    }
    const int least = left + nameWidth(font, name, rect.right() - Inset - left) + Grid;
    const bool loud = tone == Tone::Running || tone == Tone::Failed || tone == Tone::Warning;
    const int right = paintRight(painter, option, ResourceWords::secondary(index, m_clock.now()),
                                 loud ? toneColor(tone, option.palette) : quietText(option.palette),
                                 rect.right() - Inset, least);
    paintName(painter, option, font, name, left, right);
}

QSize ResourceDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {160, RowHeight};
}

} // namespace kustos::ui
