// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messagebar.h"

#include <QAccessible>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

using namespace kustos::ui;
using namespace Qt::StringLiterals;

namespace {

class MessageBarTest : public ::testing::Test
{
protected:
    QLabel *textLabel()
    {
        for (QLabel *label : m_bar.findChildren<QLabel *>()) {
            if (!label->text().isEmpty())
                return label;
        }
        return nullptr;
    }

    MessageBar m_bar;
};

TEST_F(MessageBarTest, IsHiddenUntilThereIsSomethingToSay)
{
    EXPECT_TRUE(m_bar.isHidden());
    m_bar.present(Tone::Good, u"done"_qs);
    EXPECT_FALSE(m_bar.isHidden());
    EXPECT_EQ(m_bar.text(), u"done"_qs);
}

TEST_F(MessageBarTest, ShowsMarkupAsItIs)
{
    const QString nasty = u"<b>bold</b> <img src='file:///etc/passwd'>"_qs;
    m_bar.present(Tone::Failed, nasty);
    ASSERT_NE(textLabel(), nullptr);
    EXPECT_EQ(textLabel()->textFormat(), Qt::PlainText);
    EXPECT_EQ(textLabel()->text(), nasty);
    const int plainWidth = textLabel()->fontMetrics().horizontalAdvance(nasty);
    textLabel()->setWordWrap(false);
    EXPECT_GE(textLabel()->sizeHint().width(), plainWidth) << "the tags take room, so they are seen";
}

TEST_F(MessageBarTest, IsAnAlertWithItsTextAsName)
{
    m_bar.present(Tone::Warning, u"mind the gap"_qs);
    QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(&m_bar);
    ASSERT_NE(spoken, nullptr);
    EXPECT_EQ(spoken->role(), QAccessible::AlertMessage);
    EXPECT_EQ(spoken->text(QAccessible::Name), u"mind the gap"_qs);
}

TEST_F(MessageBarTest, ClosesByButtonAndByEscape)
{
    QSignalSpy closed(&m_bar, &MessageBar::closed);
    m_bar.present(Tone::Good, u"done"_qs);
    m_bar.findChild<QToolButton *>()->click();
    EXPECT_TRUE(m_bar.isHidden());
    m_bar.present(Tone::Good, u"done"_qs);
    QTest::keyClick(&m_bar, Qt::Key_Escape);
    EXPECT_TRUE(m_bar.isHidden());
    EXPECT_EQ(closed.count(), 2);
}

TEST_F(MessageBarTest, CannotBeClosedWhereItMustStay)
{
    m_bar.setClosable(false);
    m_bar.present(Tone::Failed, u"lost"_qs);
    QTest::keyClick(&m_bar, Qt::Key_Escape);
    EXPECT_FALSE(m_bar.isHidden());
}

TEST_F(MessageBarTest, OffersAnActionOnlyWhereThereIsOne)
{
    QSignalSpy pressed(&m_bar, &MessageBar::actionPressed);
    auto *action = m_bar.findChild<QPushButton *>();
    m_bar.present(Tone::Failed, u"lost"_qs);
    EXPECT_TRUE(action->isHidden());
    m_bar.present(Tone::Failed, u"lost"_qs, u"Try again"_qs);
    EXPECT_FALSE(action->isHidden());
    action->click();
    EXPECT_EQ(pressed.count(), 1);
}

TEST_F(MessageBarTest, PushesTheContentAside)
{
    m_bar.present(Tone::Good, u"done"_qs);
    EXPECT_GE(m_bar.sizeHint().height(), 32);
    EXPECT_FALSE(m_bar.isWindow() && m_bar.windowFlags().testFlag(Qt::Popup));
}

} // namespace
