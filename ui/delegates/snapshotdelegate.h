// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace kustos::ui {

//! Paints one cell of the list of snapshots: a chevron that tells whether the row is open, times with their
//! age behind them, the consistency and the state with their icons, and the course of a running one. The
//! row's ground is the view's.
class SnapshotDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    static void paintState(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                           const QModelIndex &index);
};

} // namespace kustos::ui
