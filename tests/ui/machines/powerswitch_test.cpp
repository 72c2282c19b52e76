// SPDX-License-Identifier: GPL-3.0-or-later
#include "machinepagetest.h"
#include "widgets/powerswitch.h"

#include <QSignalSpy>

using namespace kustos;
using namespace kustos::ui;
using namespace Qt::StringLiterals;

namespace {

class PowerSwitchTest : public ::testing::Test
{
protected:
    PowerSwitchTest()
    {
        applyTheme(*qApp, Scheme::Light);
        m_switch.setSubject(u"web-01"_qs);
        m_switch.setPosition(PowerSwitch::Position::On);
        m_switch.show();
        m_switch.activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&m_switch));
        m_switch.setFocus();
    }
    ~PowerSwitchTest() override { qApp->setProperty("kustosReducedMotion", {}); }

    [[nodiscard]] QAccessibleInterface &accessible()
    {
        return *QAccessible::queryAccessibleInterface(&m_switch);
    }
    [[nodiscard]] QImage image() { return m_switch.grab().toImage(); }

    PowerSwitch m_switch;
    QSignalSpy m_pressed{&m_switch, &PowerSwitch::switchRequested};
};

} // namespace

TEST_F(PowerSwitchTest, takesEveryWayOfPressingAndNeverMovesByItself)
{
    QTest::keyClick(&m_switch, Qt::Key_Space);
    EXPECT_EQ(m_pressed.count(), 1);
    QTest::keyClick(&m_switch, Qt::Key_Return);
    QTest::keyClick(&m_switch, Qt::Key_Enter);
    EXPECT_EQ(m_pressed.count(), 3);
    QTest::mouseClick(&m_switch, Qt::LeftButton);
    EXPECT_EQ(m_pressed.count(), 4);
    auto *actions = accessible().actionInterface();
    ASSERT_NE(actions, nullptr);
    EXPECT_TRUE(actions->actionNames().contains(QAccessibleActionInterface::toggleAction()));
    actions->doAction(QAccessibleActionInterface::toggleAction());
    EXPECT_EQ(m_pressed.count(), 5);
    EXPECT_EQ(m_switch.position(), PowerSwitch::Position::On) << "only its owner moves it";
    EXPECT_TRUE(accessible().state().checked);
}

TEST_F(PowerSwitchTest, heldKeyPressesOnce)
{
    QKeyEvent again(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, {}, true);
    QApplication::sendEvent(&m_switch, &again);
    EXPECT_EQ(m_pressed.count(), 0);
}

TEST_F(PowerSwitchTest, tellsRoleNameAndState)
{
    EXPECT_EQ(accessible().role(), QAccessible::CheckBox);
    EXPECT_EQ(accessible().text(QAccessible::Name), u"Switch web-01: ON"_qs);
    EXPECT_TRUE(accessible().state().checkable);
    m_switch.setPosition(PowerSwitch::Position::Off);
    EXPECT_EQ(accessible().text(QAccessible::Name), u"Switch web-01: OFF"_qs);
    EXPECT_FALSE(accessible().state().checked);
    EXPECT_FALSE(accessible().state().checkStateMixed);
    m_switch.setPosition(PowerSwitch::Position::Unknown);
    EXPECT_EQ(accessible().text(QAccessible::Name), u"Switch web-01: unknown"_qs);
    EXPECT_TRUE(accessible().state().checkStateMixed);
    EXPECT_FALSE(accessible().state().busy);
    m_switch.setBusy(true, u"shutting down …"_qs);
    EXPECT_TRUE(accessible().state().busy);
    EXPECT_EQ(accessible().text(QAccessible::Description), u"shutting down …"_qs);
}

TEST_F(PowerSwitchTest, busyKeepsTheFocusAndIgnoresPresses)
{
    m_switch.setBusy(true, u"shutting down …"_qs);
    EXPECT_TRUE(m_switch.isEnabled());
    EXPECT_TRUE(m_switch.hasFocus());
    QTest::keyClick(&m_switch, Qt::Key_Space);
    QTest::keyClick(&m_switch, Qt::Key_Return);
    QTest::mouseClick(&m_switch, Qt::LeftButton);
    m_switch.click();
    accessible().actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
    EXPECT_EQ(m_pressed.count(), 0);
    EXPECT_EQ(m_switch.word(), u"ON"_qs) << "what was asked for is not what is";
    m_switch.setBusy(true, u"does not react"_qs, true);
    QTest::keyClick(&m_switch, Qt::Key_Return);
    EXPECT_EQ(m_pressed.count(), 1) << "a decision is open";
    m_switch.setBusy(false);
    QTest::keyClick(&m_switch, Qt::Key_Return);
    EXPECT_EQ(m_pressed.count(), 2);
}

TEST_F(PowerSwitchTest, disabledSaysWhy)
{
    m_switch.setReason(u"a < b & <b>no</b>"_qs);
    EXPECT_FALSE(m_switch.isEnabled());
    EXPECT_TRUE(accessible().state().disabled);
    EXPECT_EQ(m_switch.accessibleDescription(), u"a < b & <b>no</b>"_qs);
    EXPECT_TRUE(m_switch.toolTip().contains(u"a &lt; b &amp; &lt;b&gt;no"_qs)) << "tooltips guess at markup";
    QTest::mouseClick(&m_switch, Qt::LeftButton);
    EXPECT_EQ(m_pressed.count(), 0);
    m_switch.setReason({});
    EXPECT_TRUE(m_switch.isEnabled());
    EXPECT_TRUE(m_switch.accessibleDescription().isEmpty());
}

TEST_F(PowerSwitchTest, spinsOnlyWhileBusyAndSeenAndNotWithReducedMotion)
{
    EXPECT_FALSE(m_switch.isSpinning());
    m_switch.setBusy(true, {});
    EXPECT_TRUE(m_switch.isSpinning());
    const QImage before = image();
    EXPECT_TRUE(QTest::qWaitFor([&] { return image() != before; }, 5000)) << "it turns";
    m_switch.hide();
    EXPECT_FALSE(m_switch.isSpinning()) << "nobody sees it";
    m_switch.show();
    EXPECT_TRUE(m_switch.isSpinning());

    qApp->setProperty("kustosReducedMotion", true);
    m_switch.setBusy(false);
    const QImage still = image();
    m_switch.setBusy(true, {});
    EXPECT_FALSE(m_switch.isSpinning());
    EXPECT_NE(image(), still) << "still dots say that it is busy";
    m_switch.setBusy(false);
    EXPECT_EQ(image(), still);
}

TEST_F(PowerSwitchTest, positionsLookDifferentAndLeaveTheSizeAlone)
{
    const QSize size = m_switch.sizeHint();
    const QImage on = image();
    m_switch.setPosition(PowerSwitch::Position::Off);
    const QImage off = image();
    m_switch.setPosition(PowerSwitch::Position::Unknown);
    const QImage unknown = image();
    EXPECT_NE(on, off);
    EXPECT_NE(off, unknown);
    EXPECT_NE(on, unknown);
    EXPECT_EQ(m_switch.sizeHint(), size) << "nothing beside it may jump";
    m_switch.setReason(u"no"_qs);
    EXPECT_NE(image(), unknown);
}

TEST_F(PowerSwitchTest, ringIsThereForTheKeyboardOnly)
{
    m_switch.clearFocus();
    const QImage without = image();
    m_switch.window()->setAttribute(Qt::WA_KeyboardFocusChange, true);
    m_switch.setFocus(Qt::TabFocusReason);
    const QImage with = image();
    EXPECT_NE(with, without);
    EXPECT_EQ(with.pixelColor(with.width() / 2, 1), toneColor(Tone::Accent, m_switch.palette()));
    m_switch.window()->setAttribute(Qt::WA_KeyboardFocusChange, false);
    EXPECT_EQ(image(), without);
}

TEST_F(PowerSwitchTest, wordHasContrastInBothSchemes)
{
    const auto luminance = [](const QColor &colour) {
        const auto part = [](double value) {
            return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
    };
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        const QPalette palette = paletteFor(scheme);
        const double track = luminance(toneColor(Tone::Good, palette));
        const double word = luminance(palette.color(QPalette::Base));
        EXPECT_GE((std::max(track, word) + 0.05) / (std::min(track, word) + 0.05), 4.5);
    }
}

TEST_F(PowerSwitchTest, speaksTheOtherLanguageAtRunTime)
{
    kustos::tests::Brackets brackets;
    QApplication::installTranslator(&brackets);
    QCoreApplication::sendPostedEvents();
    EXPECT_EQ(m_switch.word(), u"[ON]"_qs);
    EXPECT_TRUE(m_switch.accessibleName().startsWith(u"[Switch web-01"_qs));
    QApplication::removeTranslator(&brackets);
    QCoreApplication::sendPostedEvents();
    EXPECT_EQ(m_switch.accessibleName(), u"Switch web-01: ON"_qs);
}
