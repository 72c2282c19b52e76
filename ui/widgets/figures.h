// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QFontMetrics;
class QPainter;
class QRect;

//! Tabular figures: every digit takes the place of the widest one, so that digits stand below each other.
//! Qt 6.4 cannot switch on those of a font.
namespace kustos::ui::figures {

[[nodiscard]] int width(const QFontMetrics &metrics, const QString &text);
//! One line in the painter's font and pen, vertically centred; `alignment` is left or right.
void draw(QPainter *painter, const QRect &rect, Qt::Alignment alignment, const QString &text);

} // namespace kustos::ui::figures
