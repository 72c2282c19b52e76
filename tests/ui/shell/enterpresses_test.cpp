// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/enterpresses.h"

#include <QApplication>
#include <QDialog>
#include <QKeyEvent>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <gtest/gtest.h>

namespace {

using kustos::ui::EnterPresses;

void press(QWidget &widget, int key, bool repeated = false)
{
    QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier, QString(), repeated);
    QApplication::sendEvent(&widget, &event);
}

class EnterPressesTest : public ::testing::Test
{
protected:
    EnterPressesTest() { qApp->installEventFilter(&m_filter); }
    ~EnterPressesTest() override { qApp->removeEventFilter(&m_filter); }

    int pressesOf(QAbstractButton &button, int key, bool repeated = false)
    {
        int count = 0;
        const auto connection = QObject::connect(&button, &QAbstractButton::clicked, [&count] { ++count; });
        press(button, key, repeated);
        QObject::disconnect(connection);
        return count;
    }

    EnterPresses m_filter;
    QWidget m_page;
};

TEST_F(EnterPressesTest, PressesButtonsOfPages)
{
    QPushButton push(&m_page);
    QToolButton tool(&m_page);
    EXPECT_EQ(pressesOf(push, Qt::Key_Return), 1);
    EXPECT_EQ(pressesOf(push, Qt::Key_Enter), 1);
    EXPECT_EQ(pressesOf(tool, Qt::Key_Return), 1);
    EXPECT_EQ(pressesOf(push, Qt::Key_A), 0);
}

TEST_F(EnterPressesTest, AHeldKeyAndADisabledButtonDoNothing)
{
    QPushButton push(&m_page);
    EXPECT_EQ(pressesOf(push, Qt::Key_Return, true), 0);
    push.setEnabled(false);
    EXPECT_EQ(pressesOf(push, Qt::Key_Return), 0);
}

TEST_F(EnterPressesTest, DialogsKeepTheirOwnRules)
{
    QDialog dialog;
    QPushButton safe(&dialog);
    QPushButton other(&dialog);
    safe.setAutoDefault(false);
    other.setAutoDefault(false);
    EXPECT_EQ(pressesOf(other, Qt::Key_Return), 0);
}

} // namespace
