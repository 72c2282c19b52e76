// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/icons.h"

#include <QApplication>
#include <QImage>

#include <gtest/gtest.h>

using namespace kustos::ui;

namespace {

int inked(const QImage &image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += qAlpha(image.pixel(x, y)) > 128 ? 1 : 0;
    return count;
}

//! The colour of the most opaque pixel.
QColor ink(const QImage &image)
{
    QRgb best = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (qAlpha(image.pixel(x, y)) > qAlpha(best))
                best = image.pixel(x, y);
    return QColor::fromRgb(best);
}

bool near(const QColor &a, const QColor &b)
{
    return std::abs(a.red() - b.red()) < 4 && std::abs(a.green() - b.green()) < 4 &&
           std::abs(a.blue() - b.blue()) < 4;
}

} // namespace

TEST(Icons, EveryOneRendersAtOneAndTwoTimes)
{
    const QPalette palette = paletteFor(Scheme::Light);
    QList<QImage> seen;
    for (int i = 0; i <= static_cast<int>(Icon::Key); ++i) {
        const QIcon one = icon(static_cast<Icon>(i), palette);
        const QImage small = one.pixmap(QSize(16, 16), 1.0).toImage();
        const QPixmap large = one.pixmap(QSize(16, 16), 2.0);
        EXPECT_GT(inked(small), 8) << i;
        EXPECT_EQ(large.size(), QSize(32, 32)) << i;
        EXPECT_DOUBLE_EQ(large.devicePixelRatio(), 2.0) << i;
        EXPECT_GT(inked(large.toImage()), inked(small)) << i;
        EXPECT_FALSE(seen.contains(large.toImage())) << i << " looks like another one";
        seen.append(large.toImage());
    }
}

TEST(Icons, TakeToneSelectionAndDisabledColours)
{
    const QPalette palette = paletteFor(Scheme::Light);
    qApp->setPalette(palette);
    const QSize size(64, 64);
    EXPECT_TRUE(near(ink(icon(Icon::Close, palette).pixmap(size).toImage()), palette.color(QPalette::Text)));
    EXPECT_TRUE(near(ink(icon(Icon::Failure, palette, Tone::Failed).pixmap(size).toImage()),
                     toneColor(Tone::Failed, palette)));
    EXPECT_TRUE(near(ink(icon(Icon::Failure, palette, Tone::Failed).pixmap(size, QIcon::Selected).toImage()),
                     palette.color(QPalette::HighlightedText)));
    EXPECT_TRUE(near(ink(icon(Icon::Close, palette).pixmap(size, QIcon::Disabled).toImage()),
                     palette.color(QPalette::Disabled, QPalette::Text)));
}

TEST(Icons, FollowAChangeOfScheme)
{
    const QPalette light = paletteFor(Scheme::Light);
    const QPalette dark = paletteFor(Scheme::Dark);
    qApp->setPalette(light);
    const QIcon kept = icon(Icon::Close, light);
    EXPECT_TRUE(near(ink(kept.pixmap(64, 64).toImage()), light.color(QPalette::Text)));
    qApp->setPalette(dark);
    EXPECT_TRUE(near(ink(kept.pixmap(64, 64).toImage()), dark.color(QPalette::Text)));
}

TEST(Icons, EveryToneIsTheThemesInBothSchemesAndGivesWayToASelection)
{
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        const QPalette palette = paletteFor(scheme);
        qApp->setPalette(palette);
        for (const Tone tone : {Tone::Neutral, Tone::Accent, Tone::Good, Tone::Running, Tone::Warning,
                                Tone::Failed, Tone::Unknown}) {
            const QIcon one = icon(Icon::Close, palette, tone);
            EXPECT_TRUE(near(ink(one.pixmap(64, 64).toImage()), toneColor(tone, palette)))
                << static_cast<int>(tone);
            EXPECT_TRUE(near(ink(one.pixmap(64, 64, QIcon::Selected).toImage()),
                             palette.color(QPalette::HighlightedText)));
            EXPECT_TRUE(near(ink(one.pixmap(64, 64, QIcon::Disabled).toImage()),
                             palette.color(QPalette::Disabled, QPalette::Text)));
        }
    }
    qApp->setPalette(paletteFor(Scheme::Light));
}

TEST(Icons, NoTwoAreTheSameDrawing)
{
    const QPalette palette = paletteFor(Scheme::Light);
    qApp->setPalette(palette);
    QList<QImage> seen;
    for (int which = 0; which <= static_cast<int>(Icon::Key); ++which) {
        const QImage image = icon(static_cast<Icon>(which), palette).pixmap(32, 32).toImage();
        EXPECT_GT(inked(image), 0) << which;
        EXPECT_FALSE(seen.contains(image)) << which;
        seen.append(image);
    }
}

TEST(Icons, StandInTheMiddleOfAPlaceThatIsNotSquare)
{
    const QPalette palette = paletteFor(Scheme::Light);
    qApp->setPalette(palette);
    const QImage wide = icon(Icon::Close, palette).pixmap(64, 16).toImage();
    ASSERT_EQ(wide.size(), QSize(64, 16));
    EXPECT_EQ(inked(wide.copy(0, 0, 24, 16)) + inked(wide.copy(40, 0, 24, 16)), 0) << "not stretched";
    EXPECT_GT(inked(wide), 0);
}
