// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include <QApplication>
#include <QStyle>

#include <cmath>
#include <gtest/gtest.h>

using namespace kustos::ui;

namespace {

double channel(double value)
{
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) +
           0.0722 * channel(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

class ThemeTest : public ::testing::TestWithParam<Scheme>
{
protected:
    QPalette m_palette = paletteFor(GetParam());
};

} // namespace

TEST(Contrast, IsMeasuredAsTheStandardDoes)
{
    EXPECT_NEAR(contrast(Qt::black, Qt::white), 21.0, 0.01);
    EXPECT_NEAR(contrast(QColor(0x77, 0x77, 0x77), Qt::white), 4.48, 0.01);
}

TEST_P(ThemeTest, EveryToneIsReadableOnEveryGround)
{
    for (const Tone tone : {Tone::Neutral, Tone::Accent, Tone::Good, Tone::Running, Tone::Warning,
                            Tone::Failed, Tone::Unknown}) {
        const QColor ink = toneColor(tone, m_palette);
        for (const QColor &ground : {m_palette.color(QPalette::Base), m_palette.color(QPalette::Window),
                                     m_palette.color(QPalette::AlternateBase), toneGround(tone, m_palette)})
            EXPECT_GE(contrast(ink, ground), 4.5)
                << static_cast<int>(tone) << " on " << qPrintable(ground.name());
        EXPECT_GE(contrast(m_palette.color(QPalette::Text), toneGround(tone, m_palette)), 7.0);
    }
}

TEST_P(ThemeTest, TextIsReadable)
{
    for (const QPalette::ColorRole ground : {QPalette::Base, QPalette::Window, QPalette::Button}) {
        EXPECT_GE(contrast(m_palette.color(QPalette::Text), m_palette.color(ground)), 7.0);
        EXPECT_GE(contrast(quietText(m_palette), m_palette.color(ground)), 4.5);
    }
    EXPECT_GE(contrast(m_palette.color(QPalette::PlaceholderText), m_palette.color(QPalette::Base)), 4.5);
    EXPECT_GE(contrast(m_palette.color(QPalette::HighlightedText), m_palette.color(QPalette::Highlight)),
              4.5);
    EXPECT_GE(contrast(m_palette.color(QPalette::ToolTipText), m_palette.color(QPalette::ToolTipBase)), 4.5);
    EXPECT_GE(contrast(toneColor(Tone::Accent, m_palette), m_palette.color(QPalette::Window)), 3.0)
        << "focus ring";
}

TEST_P(ThemeTest, PaletteTellsItsScheme)
{
    EXPECT_EQ(schemeOf(m_palette), GetParam());
    EXPECT_NE(hairline(m_palette), m_palette.color(QPalette::Base));
}

TEST_P(ThemeTest, AppliesToTheApplication)
{
    applyTheme(*qApp, GetParam());
    EXPECT_EQ(schemeOf(QApplication::palette()), GetParam());
    EXPECT_EQ(QApplication::font().families().constFirst(), QStringLiteral("Inter"));
    const QStyle *style = QApplication::style();
    applyTheme(*qApp, GetParam());
    EXPECT_EQ(QApplication::style(), style) << "a change of scheme must not rebuild the style";
    EXPECT_EQ(QApplication::style()->pixelMetric(QStyle::PM_SmallIconSize), 16);
}

INSTANTIATE_TEST_SUITE_P(Schemes, ThemeTest, ::testing::Values(Scheme::Light, Scheme::Dark));

TEST(Fonts, FollowTheScale)
{
    EXPECT_DOUBLE_EQ(bodyFont().pointSizeF(), 10);
    EXPECT_DOUBLE_EQ(sectionFont().pointSizeF(), 13);
    EXPECT_DOUBLE_EQ(titleFont().pointSizeF(), 16);
    EXPECT_EQ(titleFont().weight(), QFont::DemiBold);
    EXPECT_EQ(sectionFont().weight(), QFont::DemiBold);
    EXPECT_EQ(bodyFont().pointSizeF(), bodyFont().pointSizeF());
}
