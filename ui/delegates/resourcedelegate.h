// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "widgets/theme.h"

#include <QStyledItemDelegate>

namespace kustos::ui {

//! A row of the tree: status dot, its kind where there is more than one, name, and at the right what matters
//! most now (age of the last backup or snapshot, progress).
class ResourceDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit ResourceDelegate(const Clock &clock, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintConnection(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const;
    void paintResource(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    const Clock &m_clock;
};

} // namespace kustos::ui
