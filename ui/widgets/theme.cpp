// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include "widgets/themestyle.h"

#include <QApplication>
#include <QToolTip>

#include <array>

namespace kustos::ui {

namespace {

struct Shades
{
    QRgb text;
    QRgb ground;
};

//! In the order of Tone. Contrast of every pair and of text on Base and Window is proved by a test.
constexpr std::array<Shades, 7> LightTones = {{{0xff56606e, 0xffeceef2},
                                               {0xff2c53cc, 0xffe6ecfd},
                                               {0xff146c3e, 0xffe0f3e7},
                                               {0xff0a6480, 0xffddf1f7},
                                               {0xff855200, 0xfffcf0d6},
                                               {0xffb3261e, 0xfffce8e6},
                                               {0xff69499b, 0xfff0eaf9}}};
constexpr std::array<Shades, 7> DarkTones = {{{0xffa4adba, 0xff2b2f37},
                                              {0xff94b2ff, 0xff253252},
                                              {0xff6fd19a, 0xff1b3527},
                                              {0xff6cc9e4, 0xff173540},
                                              {0xfff0b955, 0xff3b2f17},
                                              {0xffff958c, 0xff44211f},
                                              {0xffc6a9f2, 0xff33294a}}};

const Shades &shades(Tone tone, const QPalette &palette)
{
    const auto &tones = schemeOf(palette) == Scheme::Dark ? DarkTones : LightTones;
    return tones.at(static_cast<std::size_t>(tone));
}

struct Ground
{
    QRgb window, base, alternate, text, placeholder, button, mid, dark, highlight, link, tip, tipText,
        disabled;
};

constexpr Ground LightGround = {0xfff5f6f8, 0xffffffff, 0xfffafbfc, 0xff1a1e25, 0xff68717e,
                                0xffffffff, 0xffcfd4dc, 0xffaab2bd, 0xff2f5bd7, 0xff2c53cc,
                                0xff23272f, 0xfff4f5f7, 0xff9aa2ae};
constexpr Ground DarkGround = {0xff16181d, 0xff1d2026, 0xff22252c, 0xffe7e9ed, 0xff8e97a4,
                               0xff272b33, 0xff3a3f49, 0xff4b515d, 0xff3f68dc, 0xff94b2ff,
                               0xff343943, 0xffeceef1, 0xff636b77};

QFont interAt(qreal points, QFont::Weight weight)
{
    QFont font;
    font.setFamilies({QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("Sans Serif")});
    font.setPointSizeF(points);
    font.setWeight(weight);
    return font;
}

} // namespace

QPalette paletteFor(Scheme scheme)
{
    const Ground &g = scheme == Scheme::Dark ? DarkGround : LightGround;
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, QRgb colour) {
        palette.setColor(role, QColor::fromRgb(colour));
    };
    set(QPalette::Window, g.window);
    set(QPalette::Base, g.base);
    set(QPalette::AlternateBase, g.alternate);
    set(QPalette::WindowText, g.text);
    set(QPalette::Text, g.text);
    set(QPalette::ButtonText, g.text);
    set(QPalette::PlaceholderText, g.placeholder);
    set(QPalette::Button, g.button);
    set(QPalette::Light, g.base);
    set(QPalette::Midlight, g.alternate);
    set(QPalette::Mid, g.mid);
    set(QPalette::Dark, g.dark);
    set(QPalette::Shadow, g.dark);
    set(QPalette::BrightText, 0xffffffff);
    set(QPalette::Highlight, g.highlight);
    set(QPalette::HighlightedText, 0xffffffff);
    set(QPalette::Link, g.link);
    set(QPalette::LinkVisited, g.link);
    set(QPalette::ToolTipBase, g.tip);
    set(QPalette::ToolTipText, g.tipText);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(g.disabled));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor::fromRgb(g.mid));
    return palette;
}

Scheme schemeOf(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128 ? Scheme::Dark : Scheme::Light;
}

QColor toneColor(Tone tone, const QPalette &palette)
{
    return QColor::fromRgb(shades(tone, palette).text);
}

QColor toneGround(Tone tone, const QPalette &palette)
{
    return QColor::fromRgb(shades(tone, palette).ground);
}

QColor hairline(const QPalette &palette)
{
    return QColor::fromRgb(schemeOf(palette) == Scheme::Dark ? 0xff2e323a : 0xffe2e5ea);
}

QColor quietText(const QPalette &palette)
{
    return toneColor(Tone::Neutral, palette);
}

QPalette inkPalette(const QColor &ink)
{
    QPalette palette;
    // On a ground of the role Base, Qt writes labels in Text instead of WindowText.
    palette.setColor(QPalette::WindowText, ink);
    palette.setColor(QPalette::Text, ink);
    return palette;
}

QFont bodyFont()
{
    return interAt(10, QFont::Normal);
}

QFont sectionFont()
{
    return interAt(13, QFont::DemiBold);
}

QFont titleFont()
{
    return interAt(16, QFont::DemiBold);
}

void applyTheme(QApplication &application, Scheme scheme)
{
    if (qobject_cast<ThemeStyle *>(QApplication::style()) == nullptr)
        QApplication::setStyle(new ThemeStyle);
    const QPalette palette = paletteFor(scheme);
    QApplication::setPalette(palette);
    QApplication::setFont(bodyFont());
    QToolTip::setPalette(palette);
    QToolTip::setFont(bodyFont());
    application.setProperty("kustosScheme",
                            scheme == Scheme::Dark ? QStringLiteral("dark") : QStringLiteral("light"));
}

} // namespace kustos::ui
