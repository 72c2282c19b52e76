// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyle>
#include <QStyleOption>

class QPainter;

//! The strokes of ThemeStyle: each draws one part of a control and leaves the painter as it was.
namespace kustos::ui::painting {

enum class ButtonLook { Plain, Primary, Quiet };

void button(const QStyleOption &option, QPainter *painter, ButtonLook look);
void field(const QStyleOption &option, QPainter *painter);
void focusRing(const QRect &rect, const QPalette &palette, QPainter *painter);
//! The ground of a selected or hovered row.
void pill(const QRect &rect, const QPalette &palette, bool selected, bool hovered, QPainter *painter);
void checkBox(const QStyleOption &option, QPainter *painter);
void radioButton(const QStyleOption &option, QPainter *painter);
//! A 4 px line in the middle of `rect`; `permille` -1: no count, three still dashes.
void progressLine(const QRect &rect, const QPalette &palette, int permille, QPainter *painter);
//! The same line for a progress bar; a bar without a range has no count.
void progress(const QStyleOptionProgressBar &option, QPainter *painter);
void tabUnderline(const QStyleOptionTab &option, QPainter *painter, int gap);
void tabLabel(const QStyleOptionTab &option, QPainter *painter, int gap);
void splitter(const QStyleOption &option, QPainter *painter);
void headerSection(const QStyleOption &option, QPainter *painter);
void scrollBar(const QStyleOptionSlider &option, QPainter *painter, const QRect &slider);
[[nodiscard]] QRect scrollBarPart(const QStyleOptionSlider &option, QStyle::SubControl part);

} // namespace kustos::ui::painting
