// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace kustos::ui {

//! A row of tasks of a machine. Its progress bar is a real widget that the view lays over it.
class MachineTaskDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int barWidth = 104;
    static constexpr int whenWidth = 152;

    explicit MachineTaskDelegate(int inset, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const int m_inset;
};

} // namespace kustos::ui
