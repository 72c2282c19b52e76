// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"
#include "widgets/themepainting.h"
#include "widgets/themestyle.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QImage>
#include <QLineEdit>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QTest>

#include <functional>
#include <gtest/gtest.h>

using namespace kustos::ui;
using namespace Qt::StringLiterals;

namespace {

class StyleTest : public ::testing::TestWithParam<Scheme>
{
protected:
    //! What `stroke` draws on the ground of a page.
    QImage drawn(const std::function<void(QPainter *)> &stroke, QSize size = {120, 32}) const
    {
        QImage image(size, QImage::Format_ARGB32_Premultiplied);
        image.fill(m_palette.color(QPalette::Base));
        QPainter painter(&image);
        const QPen pen = painter.pen();
        stroke(&painter);
        EXPECT_EQ(painter.pen(), pen) << "the painter is left as it was";
        painter.end();
        return image;
    }
    QImage button(painting::ButtonLook look, QStyle::State state) const
    {
        return drawn([&](QPainter *painter) {
            QStyleOption option;
            option.rect = QRect(0, 0, 120, 32);
            option.palette = m_palette;
            option.state = state;
            painting::button(option, painter, look);
        });
    }
    static bool holds(const QImage &image, const QColor &colour)
    {
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y).rgb() == colour.rgb())
                    return true;
        return false;
    }

    const QPalette m_palette = paletteFor(GetParam());
    static constexpr QStyle::State On = QStyle::State_Enabled;
};

TEST_P(StyleTest, ButtonsTellTheirStateApart)
{
    using painting::ButtonLook;
    for (const ButtonLook look : {ButtonLook::Plain, ButtonLook::Primary, ButtonLook::Quiet}) {
        const QImage resting = button(look, On);
        EXPECT_NE(button(look, On | QStyle::State_MouseOver), resting);
        EXPECT_NE(button(look, On | QStyle::State_Sunken), button(look, On | QStyle::State_MouseOver));
        EXPECT_EQ(button(look, QStyle::State_MouseOver), button(look, {}))
            << "one that is off takes no hover";
    }
    EXPECT_NE(button(ButtonLook::Primary, On), button(ButtonLook::Plain, On));
    EXPECT_EQ(button(ButtonLook::Quiet, On), drawn([](QPainter *) {})) << "quiet is no ground at all";
}

TEST_P(StyleTest, FocusIsSeenWhereItCameByKey)
{
    using painting::ButtonLook;
    const QColor ring = toneColor(Tone::Accent, m_palette);
    for (const ButtonLook look : {ButtonLook::Plain, ButtonLook::Quiet}) {
        EXPECT_TRUE(
            holds(button(look, On | QStyle::State_HasFocus | QStyle::State_KeyboardFocusChange), ring));
        EXPECT_FALSE(holds(button(look, On | QStyle::State_HasFocus), ring)) << "not after a click";
    }
    EXPECT_NE(button(ButtonLook::Primary, On | QStyle::State_HasFocus | QStyle::State_KeyboardFocusChange),
              button(ButtonLook::Primary, On));
    const auto field = [&](QStyle::State state) {
        return drawn([&](QPainter *painter) {
            QStyleOption option;
            option.rect = QRect(0, 0, 120, 32);
            option.palette = m_palette;
            option.state = state;
            painting::field(option, painter);
        });
    };
    EXPECT_TRUE(holds(field(On | QStyle::State_HasFocus), ring)) << "a field shows it however it came";
    EXPECT_FALSE(holds(field(On), ring));
    EXPECT_FALSE(holds(field(QStyle::State_HasFocus), ring));
}

TEST_P(StyleTest, ChecksAndChoicesAreSeenWithoutColour)
{
    for (const auto stroke : {painting::checkBox, painting::radioButton}) {
        const auto image = [&](QStyle::State state) {
            return drawn(
                [&](QPainter *painter) {
                    QStyleOption option;
                    option.rect = QRect(0, 0, 16, 16);
                    option.palette = m_palette;
                    option.state = state;
                    stroke(option, painter);
                },
                {16, 16});
        };
        EXPECT_TRUE(holds(image(On | QStyle::State_On), Qt::white)) << "a mark, not only a colour";
        EXPECT_NE(image(On | QStyle::State_On), image(On));
    }
}

TEST_P(StyleTest, RowsAreMarkedWhereTheyAreSelectedOrHovered)
{
    const auto pill = [&](bool selected, bool hovered) {
        return drawn([&](QPainter *painter) {
            painting::pill(QRect(0, 0, 120, 32), m_palette, selected, hovered, painter);
        });
    };
    EXPECT_EQ(pill(false, false), drawn([](QPainter *) {}));
    EXPECT_NE(pill(false, true), pill(false, false));
    EXPECT_NE(pill(true, false), pill(false, true));
    EXPECT_EQ(pill(true, false).pixelColor(60, 16).rgb(), toneGround(Tone::Accent, m_palette).rgb());
}

TEST_P(StyleTest, ScrollBarHandleHasItsShareAndStaysGrabbable)
{
    const auto part = [](int maximum, int page, int position, QStyle::SubControl which) {
        QStyleOptionSlider option;
        option.rect = QRect(0, 0, 12, 400);
        option.orientation = Qt::Vertical;
        option.minimum = 0;
        option.maximum = maximum;
        option.pageStep = page;
        option.sliderPosition = position;
        return painting::scrollBarPart(option, which);
    };
    EXPECT_EQ(part(400, 400, 0, QStyle::SC_ScrollBarSlider), QRect(0, 0, 12, 200));
    EXPECT_EQ(part(400, 400, 400, QStyle::SC_ScrollBarSlider).bottom(), 399);
    EXPECT_EQ(part(0, 400, 0, QStyle::SC_ScrollBarSlider).height(), 400) << "all is in sight";
    for (const int position : {0, 1, 180'000, 360'000}) {
        const QRect handle = part(360'000, 400, position, QStyle::SC_ScrollBarSlider);
        EXPECT_EQ(handle.height(), 32) << "ten thousand rows";
        const QRect before = part(360'000, 400, position, QStyle::SC_ScrollBarSubPage);
        const QRect after = part(360'000, 400, position, QStyle::SC_ScrollBarAddPage);
        EXPECT_EQ(before.height() + handle.height() + after.height(), 400);
        EXPECT_FALSE(before.intersects(handle) || after.intersects(handle));
    }
    EXPECT_EQ(part(2'000'000'000, 2'000'000'000, 0, QStyle::SC_ScrollBarSlider).height(), 200)
        << "no overflow";
    EXPECT_TRUE(part(10, 10, 0, QStyle::SC_ScrollBarAddLine).isEmpty()) << "no arrows";
}

TEST_P(StyleTest, ControlsStandInOneLine)
{
    applyTheme(*qApp, GetParam());
    QPushButton press(u"Back up now"_qs);
    QLineEdit field;
    QComboBox box;
    box.addItem(u"German"_qs);
    EXPECT_EQ(press.sizeHint().height(), field.sizeHint().height());
    EXPECT_EQ(press.sizeHint().height(), box.sizeHint().height());
    QPushButton shorter(u"OK"_qs);
    EXPECT_GE(shorter.sizeHint().width(), 72) << "large enough to be hit";
    EXPECT_GT(press.sizeHint().width(), press.fontMetrics().horizontalAdvance(press.text()) + 20);
    applyTheme(*qApp, Scheme::Light);
}

TEST_P(StyleTest, ProgressBarOfTheProgramIsDrawnFlat)
{
    applyTheme(*qApp, GetParam());
    QProgressBar bar;
    bar.setTextVisible(false);
    bar.resize(200, 16);
    bar.setRange(0, 1000);
    const auto seen = [&](int value) {
        bar.setValue(value);
        return bar.grab().toImage();
    };
    const QColor ink = toneColor(Tone::Running, QApplication::palette());
    EXPECT_FALSE(holds(seen(0), ink));
    EXPECT_TRUE(holds(seen(420), ink));
    EXPECT_EQ(seen(1000).pixelColor(190, 8).rgb(), ink.rgb());
    EXPECT_NE(seen(420).pixelColor(190, 8).rgb(), ink.rgb());
    const QList<QImage> counted{seen(0), seen(420), seen(1000)};
    bar.setRange(0, 0);
    const QImage still = bar.grab().toImage();
    EXPECT_TRUE(holds(still, ink));
    EXPECT_FALSE(counted.contains(still)) << "no count looks like none";
    applyTheme(*qApp, Scheme::Light);
}

INSTANTIATE_TEST_SUITE_P(Schemes, StyleTest, ::testing::Values(Scheme::Light, Scheme::Dark));

} // namespace
