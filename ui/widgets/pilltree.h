// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace kustos::ui {

//! A tree without header whose selection is a tinted, rounded pill over the whole row.
class PillTree final : public QTreeView
{
    Q_OBJECT

public:
    explicit PillTree(QWidget *parent = nullptr);

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
};

} // namespace kustos::ui
