// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures.h"
#include "widgets/theme.h"
#include "widgets/themepainting.h"

#include <QFontMetrics>
#include <QImage>
#include <QPainter>

#include <gtest/gtest.h>

using namespace kustos::ui;
using namespace Qt::StringLiterals;

namespace {

QImage canvas(int width = 200, int height = 36)
{
    QImage image(width, height, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    return image;
}

//! The first and the last column of pixels that were drawn on.
std::pair<int, int> inked(const QImage &image)
{
    int first = -1;
    int last = -1;
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y) {
            if (image.pixel(x, y) == 0xffffffff)
                continue;
            first = first < 0 ? x : first;
            last = x;
        }
    }
    return {first, last};
}

TEST(Figures, EveryDigitTakesTheSamePlace)
{
    const QFontMetrics metrics(bodyFont());
    EXPECT_EQ(figures::width(metrics, u"11.11.2026, 11:11"_qs),
              figures::width(metrics, u"20.08.2026, 00:48"_qs));
    EXPECT_EQ(figures::width(metrics, {}), 0);
    EXPECT_LT(figures::width(metrics, u"abc"_qs), figures::width(metrics, u"abc1"_qs));
}

TEST(Figures, StandAtTheSideTheyAreToldTo)
{
    const auto draw = [](Qt::Alignment alignment) {
        QImage image = canvas();
        QPainter painter(&image);
        painter.setFont(bodyFont());
        figures::draw(&painter, image.rect(), alignment, u"24,6 MB"_qs);
        painter.end();
        return inked(image);
    };
    EXPECT_LT(draw(Qt::AlignLeft).first, 6);
    EXPECT_LT(draw(Qt::AlignLeft).second, 110);
    EXPECT_GT(draw(Qt::AlignRight).first, 100);
    EXPECT_GT(draw(Qt::AlignRight).second, 193);
}

TEST(ProgressLine, FillsItsShareAndShowsStillDashesWithoutACount)
{
    const QPalette palette = paletteFor(Scheme::Light);
    const QRgb ink = toneColor(Tone::Running, palette).rgb();
    const auto filled = [&](int permille) {
        QImage image = canvas(210, 20);
        QPainter painter(&image);
        painting::progressLine(image.rect(), palette, permille, &painter);
        painter.end();
        int count = 0;
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, image.height() / 2) == ink ? 1 : 0;
        return count;
    };
    EXPECT_EQ(filled(0), 0);
    EXPECT_NEAR(filled(500), 105, 4);
    EXPECT_NEAR(filled(1000), 210, 4);
    EXPECT_NEAR(filled(-1), 90, 9);
    EXPECT_EQ(filled(-1), filled(-1)) << "nothing moves";
}

TEST(ProgressLine, BarsWithAndWithoutARangeLookDifferent)
{
    const auto drawn = [](int maximum, int value) {
        QStyleOptionProgressBar option;
        option.rect = QRect(0, 0, 210, 20);
        option.palette = paletteFor(Scheme::Light);
        option.minimum = 0;
        option.maximum = maximum;
        option.progress = value;
        QImage image = canvas(210, 20);
        QPainter painter(&image);
        painting::progress(option, &painter);
        painter.end();
        return image;
    };
    const QList<QImage> all{drawn(1000, 0), drawn(1000, 420), drawn(1000, 1000), drawn(0, 0)};
    for (int a = 0; a < all.size(); ++a) {
        for (int b = 0; b < a; ++b)
            EXPECT_NE(all.at(a), all.at(b)) << a << " and " << b;
    }
    EXPECT_EQ(drawn(0, 420), drawn(0, 0)) << "without a count there is none to show";
    EXPECT_EQ(drawn(100, 42), drawn(1000, 420));
}

TEST(Figures, AreDrawnWithinTheirPlaceAndInThePen)
{
    QImage image = canvas();
    QPainter painter(&image);
    painter.setFont(bodyFont());
    painter.setPen(Qt::red);
    const QString text = u"20.11.2026, 14:02"_qs;
    figures::draw(&painter, QRect(20, 0, 170, 36), Qt::AlignLeft, text);
    painter.end();
    const auto [first, last] = inked(image);
    EXPECT_GE(first, 19);
    EXPECT_LE(last, 20 + figures::width(QFontMetrics(bodyFont()), text));
    EXPECT_GT(last - first, 60);
}

} // namespace
