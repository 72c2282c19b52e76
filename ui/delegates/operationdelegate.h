// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delegates/operationproxy.h"
#include "widgets/theme.h"

#include <QStyledItemDelegate>

namespace kustos::ui {

//! The painted part of a row of the activity list. Progress bar and buttons are real widgets over its right
//! half.
class OperationDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int progressWidth = 112;
    static constexpr int timesWidth = 168;
    static constexpr int buttonWidth = 32;

    explicit OperationDelegate(const OperationProxy &words, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const OperationProxy &m_words;
};

} // namespace kustos::ui
