// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/icons.h"

#include <QString>
#include <QStyleOptionViewItem>

class QPainter;

//! What the cells of lists whose rows open in place are painted of. All are one line, vertically centred.
namespace kustos::ui::cells {

inline constexpr int ChevronWidth = 28;     //!< of the first column, before its text
inline constexpr int FigureMargin = 24;     //!< right of figures, before the next column
inline constexpr int MarkWidth = 16 + Grid; //!< an icon and the air behind it

//! Draws as much as fits and returns where it ended.
int text(QPainter *painter, const QRect &rect, const QString &text, const QColor &colour,
         Qt::Alignment alignment = Qt::AlignLeft, Qt::TextElideMode elide = Qt::ElideRight);
//! The same where it is an extra: it stands there whole or not at all.
void extra(QPainter *painter, const QRect &rect, const QString &text, const QColor &colour);
//! Whether the row is open; nothing where it has nothing to open.
void chevron(QPainter *painter, const QStyleOptionViewItem &option);
//! An icon at the left edge; returns what is left of the rectangle behind it.
[[nodiscard]] QRect mark(QPainter *painter, const QRect &rect, const QPalette &palette, Icon which,
                         Tone tone);
//! The course of work in `rest`, behind its text. Bars of growing texts stand still: the left edge keeps
//! `widest` away from `textLeft`, where there is room.
void course(QPainter *painter, const QRect &rest, const QPalette &palette, int textLeft, int widest,
            int permille);

} // namespace kustos::ui::cells
