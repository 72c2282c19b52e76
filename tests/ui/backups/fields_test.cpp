// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/elidedfield.h"
#include "widgets/elidedlabel.h"
#include "widgets/failuredetail.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QHelpEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

#include <gtest/gtest.h>

using namespace kustos;
using namespace kustos::ui;
using namespace Qt::StringLiterals;

namespace {

//! What the tooltip of that widget says now.
QString toolTipOf(QWidget &widget)
{
    QToolTip::hideText();
    EXPECT_TRUE(QTest::qWaitFor([] { return !QToolTip::isVisible(); })); // it fades
    const QPoint at = widget.rect().center();
    QHelpEvent event(QEvent::ToolTip, at, widget.mapToGlobal(at));
    QApplication::sendEvent(&widget, &event);
    return QToolTip::isVisible() ? QToolTip::text() : QString();
}

class ElidedFieldTest : public ::testing::Test
{
protected:
    ElidedFieldTest()
    {
        m_field.setGeometry(0, 0, 120, 28);
        m_other.setGeometry(0, 40, 120, 28);
        m_window.resize(300, 100);
        m_window.show();
        m_window.activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&m_window));
        m_other.setFocus();
    }
    [[nodiscard]] QImage drawn() { return m_field.grab().toImage(); }

    const QString m_long = u"5854017e89d50f424e000192-and-what-follows-after-it"_qs;
    QWidget m_window;
    ElidedField m_field{&m_window};
    QPushButton m_other{&m_window};
};

TEST_F(ElidedFieldTest, CutsWhatDoesNotFitAndSaysTheWhole)
{
    m_field.setValue(u"short"_qs);
    EXPECT_FALSE(m_field.isCut());
    EXPECT_EQ(toolTipOf(m_field), QString()) << "nothing is cut, nothing is repeated";
    m_field.setValue(m_long);
    EXPECT_TRUE(m_field.isCut());
    EXPECT_TRUE(toolTipOf(m_field).contains(m_long));
    m_field.resize(m_field.fontMetrics().horizontalAdvance(m_long) + 20, 28);
    EXPECT_FALSE(m_field.isCut());
}

TEST_F(ElidedFieldTest, EndsInAnEllipsisOnlyWhileItIsNotRead)
{
    m_field.setValue(m_long);
    const QImage resting = drawn();
    // The same beginning without room for its end, drawn as a plain field: no ellipsis.
    m_field.setFocus();
    EXPECT_NE(drawn(), resting) << "with the focus its end can be reached";
    QTest::keyClick(&m_field, Qt::Key_End);
    EXPECT_EQ(m_field.cursorPosition(), m_long.size());
    m_other.setFocus();
    EXPECT_EQ(m_field.cursorPosition(), 0) << "it is left at its beginning";
    EXPECT_EQ(drawn(), resting);
}

TEST_F(ElidedFieldTest, SelectionIsCopiedWholeAndSurvivesAnEqualValue)
{
    m_field.setValue(m_long);
    m_field.setFocus();
    QTest::keyClick(&m_field, Qt::Key_A, Qt::ControlModifier);
    m_field.setValue(m_long);
    EXPECT_EQ(m_field.selectedText(), m_long);
    QTest::keyClick(&m_field, Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(QApplication::clipboard()->text(), m_long) << "all of it, not what is seen";
    m_field.setValue(u"another"_qs);
    EXPECT_FALSE(m_field.hasSelectedText());
}

TEST_F(ElidedFieldTest, CannotBeEditedAndIsReadWhole)
{
    m_field.setValue(m_long);
    m_field.setFocus();
    QTest::keyClicks(&m_field, u"xyz"_qs);
    QTest::keyClick(&m_field, Qt::Key_Delete);
    QTest::keyClick(&m_field, Qt::Key_X, Qt::ControlModifier);
    EXPECT_EQ(m_field.text(), m_long);
    QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(&m_field);
    EXPECT_EQ(spoken->text(QAccessible::Value), m_long);
    EXPECT_TRUE(spoken->state().readOnly);
}

TEST_F(ElidedFieldTest, TooltipIsNoMarkup)
{
    m_field.setValue(u"<img src='file:///etc/passwd'><b>bold and long</b>"_qs);
    ASSERT_TRUE(m_field.isCut());
    EXPECT_TRUE(toolTipOf(m_field).contains(u"&lt;b&gt;bold"_qs));
    EXPECT_FALSE(toolTipOf(m_field).contains(u"<b>"_qs));
}

TEST_F(ElidedFieldTest, LabelGivesWayAndTellsTheWholeInItsTooltip)
{
    ElidedLabel label(&m_window);
    label.setText(m_long);
    label.show();
    EXPECT_LE(label.minimumSizeHint().width(), 48);
    EXPECT_GE(label.sizeHint().width(), label.fontMetrics().horizontalAdvance(m_long));
    label.setGeometry(0, 70, 80, 24);
    EXPECT_TRUE(toolTipOf(label).contains(m_long));
    label.resize(label.sizeHint());
    EXPECT_EQ(toolTipOf(label), QString());
    EXPECT_EQ(label.textFormat(), Qt::PlainText);
    const QImage loud = label.grab().toImage();
    label.setQuiet(true);
    EXPECT_NE(label.grab().toImage(), loud);
}

class FailureDetailTest : public ::testing::Test
{
protected:
    FailureDetailTest()
    {
        m_facts.row.kind = BackupRow::Kind::Failed;
        m_facts.row.createdAt = QDateTime(QDate(2026, 11, 20), QTime(11, 40), Qt::UTC);
        m_facts.row.detail = u"no space left on device"_qs;
        m_detail.resize(700, FailureDetail::Rows * RowHeight);
        m_detail.setFacts(m_facts);
        m_detail.show();
        m_detail.activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&m_detail));
    }
    [[nodiscard]] QString told() const { return m_text->toPlainText(); }
    [[nodiscard]] QPushButton *button(const QString &text) const
    {
        for (QPushButton *each : m_detail.findChildren<QPushButton *>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }

    BackupOptions::Facts m_facts;
    FailureDetail m_detail;
    QPlainTextEdit *m_text = m_detail.findChild<QPlainTextEdit *>();
};

TEST_F(FailureDetailTest, SaysWhatIsNotAffectedAndTheServicesOwnReason)
{
    EXPECT_TRUE(told().startsWith(u"Existing backups are not affected."_qs));
    EXPECT_TRUE(told().contains(u"no space left on device"_qs));
    m_facts.row.detail = u"<b>a</b>\u202Eb"_qs;
    m_detail.setFacts(m_facts);
    EXPECT_TRUE(told().contains(u"<b>a</b><U+202E>b"_qs)) << told().toStdString();
    m_facts.row.detail.clear();
    m_detail.setFacts(m_facts);
    EXPECT_FALSE(told().isEmpty());
    EXPECT_FALSE(told().contains(u"The service says"_qs)) << "it said nothing";
}

TEST_F(FailureDetailTest, EqualFactsKeepTheSelection)
{
    m_text->selectAll();
    m_detail.setFacts(m_facts);
    EXPECT_TRUE(m_text->textCursor().hasSelection());
    m_facts.row.detail = u"other"_qs;
    m_detail.setFacts(m_facts);
    EXPECT_FALSE(m_text->textCursor().hasSelection());
}

TEST_F(FailureDetailTest, OffersAnotherTryOrTheReasonWhyNot)
{
    QSignalSpy again(&m_detail, &FailureDetail::backUpRequested);
    m_detail.takeFocus();
    EXPECT_TRUE(button(u"Back up again"_qs)->hasFocus());
    button(u"Back up again"_qs)->click();
    EXPECT_EQ(again.count(), 1);
    m_facts.backUpReason = u"A backup is running."_qs;
    m_detail.setFacts(m_facts);
    EXPECT_FALSE(button(u"Back up again"_qs)->isEnabled());
    EXPECT_EQ(button(u"Back up again"_qs)->accessibleDescription(), m_facts.backUpReason);
    bool inPlace = false;
    for (const QLabel *label : m_detail.findChildren<QLabel *>())
        inPlace = inPlace || (label->isVisible() && label->text() == m_facts.backUpReason);
    EXPECT_TRUE(inPlace);
    m_detail.takeFocus();
    EXPECT_TRUE(button(u"Copy reason"_qs)->hasFocus());
}

TEST_F(FailureDetailTest, CopiesTheReasonLeavesWithTabAndClosesWithEscape)
{
    button(u"Copy reason"_qs)->click();
    EXPECT_EQ(QApplication::clipboard()->text(), told());
    QSignalSpy closed(&m_detail, &FailureDetail::closeRequested);
    m_text->setFocus();
    QTest::keyClick(m_text, Qt::Key_Tab);
    EXPECT_FALSE(m_text->hasFocus()) << "a text to be read holds no one";
    QTest::keyClick(&m_detail, Qt::Key_Escape);
    EXPECT_EQ(closed.count(), 1);
    QTest::keyClick(&m_detail, Qt::Key_Escape, Qt::ShiftModifier);
    EXPECT_EQ(closed.count(), 1);
}

} // namespace
