// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/backupheader.h"

#include "delegates/backupdelegate.h"
#include "models/backupmodel.h"
#include "widgets/theme.h"

#include <QPainter>

namespace kustos::ui {

BackupHeader::BackupHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsMovable(false);
    setStretchLastSection(true);
    setMinimumSectionSize(72);
    setHighlightSections(false);
    setSectionsClickable(false);
}

QSize BackupHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), 32};
}

void BackupHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    painter->save();
    painter->fillRect(rect, palette().color(QPalette::Base));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), hairline(palette()));
    const int left = logicalIndex == BackupModel::MomentColumn ? BackupDelegate::ChevronWidth : Grid;
    const int right = logicalIndex == BackupModel::SizeColumn ? BackupDelegate::SizeMargin : Grid;
    const QRect inner = rect.adjusted(left, 0, -right, 0);
    const QString title = model()->headerData(logicalIndex, Qt::Horizontal).toString();
    const int alignment = model()->headerData(logicalIndex, Qt::Horizontal, Qt::TextAlignmentRole).toInt();
    painter->setFont(bodyFont());
    painter->setPen(quietText(palette()));
    painter->drawText(inner, alignment | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(title, Qt::ElideRight, inner.width()));
    painter->restore();
}

} // namespace kustos::ui
