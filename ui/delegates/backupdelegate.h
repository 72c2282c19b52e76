// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace kustos::ui {

//! Paints one cell of the list of backups: a chevron that tells whether the row is open, times with their age
//! behind them, the state with its icon, and the course of a running backup. The row's ground is the view's.
class BackupDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    static void paintMoment(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index);
    static void paintState(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index);
};

} // namespace kustos::ui
