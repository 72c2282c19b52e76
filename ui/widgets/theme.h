// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

class QApplication;

namespace kustos::ui {

//! Meaning of a colour; never shown without an icon or word beside it.
enum class Tone { Neutral, Accent, Good, Running, Warning, Failed, Unknown };
enum class Scheme { Light, Dark };

inline constexpr int Grid = 8; //!< px; 4 inside rows
inline constexpr int RowHeight = 36;
inline constexpr int PageMargin = 24;

[[nodiscard]] QPalette paletteFor(Scheme scheme);
[[nodiscard]] Scheme schemeOf(const QPalette &palette);
//! Text or icon colour with at least 4.5:1 on the palette's Base and Window.
[[nodiscard]] QColor toneColor(Tone tone, const QPalette &palette);
//! Pale ground for bars and badges; toneColor() has 4.5:1 on it too.
[[nodiscard]] QColor toneGround(Tone tone, const QPalette &palette);
[[nodiscard]] QColor hairline(const QPalette &palette);  //!< 1 px separators
[[nodiscard]] QColor quietText(const QPalette &palette); //!< secondary text, at least 4.5:1

//! For setPalette() of a label that is to be written in `ink`, whatever ground it stands on.
[[nodiscard]] QPalette inkPalette(const QColor &ink);

[[nodiscard]] QFont bodyFont();    //!< Inter 10 pt
[[nodiscard]] QFont sectionFont(); //!< 13 pt semibold
[[nodiscard]] QFont titleFont();   //!< 16 pt semibold

//! Fusion with our palette, fonts and the few metrics it gets wrong.
void applyTheme(QApplication &application, Scheme scheme);

} // namespace kustos::ui
