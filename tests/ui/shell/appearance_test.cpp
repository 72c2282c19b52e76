// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeportal.h"
#include "widgets/appearance.h"
#include "widgets/reducedmotion.h"

#include <QApplication>
#include <QSignalSpy>
#include <QStyle>
#include <QTest>

#include <gtest/gtest.h>

using namespace kustos::ui;
using namespace kustos::test;

namespace {

bool hasBus()
{
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS");
}

} // namespace

TEST(Appearance, TheUsersChoiceHoldsAtOnce)
{
    Appearance appearance;
    appearance.select(Appearance::Choice::Dark);
    EXPECT_EQ(schemeOf(QApplication::palette()), Scheme::Dark);
    QSignalSpy changes(&appearance, &Appearance::changed);
    appearance.select(Appearance::Choice::Light);
    EXPECT_EQ(schemeOf(QApplication::palette()), Scheme::Light);
    appearance.select(Appearance::Choice::Light);
    EXPECT_EQ(changes.count(), 1);
}

TEST(AppearancePortal, MotionIsReducedAsTheDesktopAsks)
{
    if (!hasBus())
        GTEST_SKIP() << "no session bus here; the test ui_shell_portal_test brings its own";
    const auto duration = [] {
        return QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration);
    };
    applyTheme(*qApp, Scheme::Light);
    FakePortal portal(0);
    ASSERT_TRUE(portal.isOnTheBus());
    portal.changeAnimations(false);
    ReducedMotion motion;
    EXPECT_FALSE(motion.isReduced()) << "nobody waits for the answer";
    EXPECT_GT(duration(), 0);
    ASSERT_TRUE(QTest::qWaitFor([&] { return motion.isReduced(); }));
    EXPECT_EQ(duration(), 0);
    portal.changeAnimations(true);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !motion.isReduced(); }));
    EXPECT_GT(duration(), 0);
    portal.changeReducedMotion(1);
    EXPECT_TRUE(QTest::qWaitFor([&] { return motion.isReduced(); }));
    portal.changeReducedMotion(0);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !motion.isReduced(); }));
}

TEST(AppearancePortal, FollowsTheDesktopWhileItIsAskedTo)
{
    if (!hasBus())
        GTEST_SKIP() << "no session bus here; the test ui_shell_portal_test brings its own";
    FakePortal portal(1);
    ASSERT_TRUE(portal.isOnTheBus());
    Appearance appearance;
    appearance.select(Appearance::Choice::Auto);
    EXPECT_EQ(appearance.scheme(), Scheme::Light) << "nobody waits for the answer";
    ASSERT_TRUE(QTest::qWaitFor([&] { return appearance.scheme() == Scheme::Dark; }));
    EXPECT_EQ(schemeOf(QApplication::palette()), Scheme::Dark);
    portal.change(2);
    EXPECT_TRUE(QTest::qWaitFor([&] { return schemeOf(QApplication::palette()) == Scheme::Light; }));
    appearance.select(Appearance::Choice::Dark);
    // Once the second change was heard on the same connection, everybody there has been told of the first.
    const int heard = portal.heard();
    portal.change(2);
    portal.change(0);
    ASSERT_TRUE(QTest::qWaitFor([&] { return portal.heard() == heard + 2; }));
    EXPECT_EQ(schemeOf(QApplication::palette()), Scheme::Dark) << "the user's choice outweighs the desktop's";
}
