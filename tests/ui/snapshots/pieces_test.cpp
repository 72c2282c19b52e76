// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/consequencesheet.h"
#include "ui/snapshots/machinescene.h"
#include "widgets/creationprogress.h"
#include "widgets/detailfields.h"
#include "widgets/emptyview.h"
#include "widgets/reasondetail.h"
#include "widgets/renamefield.h"
#include "widgets/snapshotnamefield.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

using namespace kustos;
using namespace kustos::ui;
using namespace kustos::tests;

namespace {

QPushButton *button(const QWidget &root, const QString &text)
{
    const auto all = root.findChildren<QPushButton *>();
    for (QPushButton *each : all) {
        if (each->text() == text)
            return each;
    }
    return nullptr;
}

template <class Widget> void activate(Widget &widget)
{
    widget.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&widget));
    widget.activateWindow();
    QApplication::setActiveWindow(&widget);
}

//! A sheet with two topics.
class TestSheet final : public ConsequenceSheet
{
public:
    explicit TestSheet(Name name)
        : ConsequenceSheet(name)
    {
        retranslate();
    }
    QString m_reason;
    bool m_quiet = false;
    int m_translated = 0;
    using ConsequenceSheet::judge;
    using ConsequenceSheet::setName;

protected:
    void retranslate() override
    {
        ++m_translated;
        setTitle(u"Do it"_qs, u"ID: 1"_qs);
        setHeads(u"Now"_qs, u"Afterwards"_qs);
        setNameTexts(u"The name"_qs, u"Enter the name"_qs);
        setLines({{u"A"_qs, u"a now"_qs, u"a then"_qs}, {u"B"_qs, u"b now"_qs, u"b then"_qs}});
        setButtons(u"Do"_qs, u"Leave"_qs);
    }
    QString nameReason(bool &quiet) const override
    {
        quiet = m_quiet;
        return m_reason;
    }
};

QStringList shown(const QWidget &root)
{
    QStringList texts;
    const auto labels = root.findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->isVisible())
            texts << label->text();
    }
    return texts;
}

} // namespace

TEST(ConsequenceSheetTest, showsTopicsAndIsSafeByDefault)
{
    TestSheet sheet(ConsequenceSheet::Name::None);
    activate(sheet);
    for (const QString &text : {u"Do it"_qs, u"ID: 1"_qs, u"Now"_qs, u"Afterwards"_qs, u"A"_qs, u"a now"_qs,
                                u"a then"_qs, u"B"_qs, u"b now"_qs, u"b then"_qs})
        EXPECT_TRUE(shown(sheet).contains(text)) << text.toStdString();
    EXPECT_FALSE(sheet.findChild<QLineEdit *>()->isVisible());
    EXPECT_TRUE(button(sheet, u"Leave"_qs)->isDefault());
    EXPECT_EQ(sheet.accessibleName(), u"Do it"_qs);
    EXPECT_EQ(sheet.accessibleDescription(), u"ID: 1"_qs);
    QSignalSpy chosen(&sheet, &ConsequenceSheet::chosen);
    QTest::keyClick(&sheet, Qt::Key_Return);
    EXPECT_EQ(chosen.count(), 0);
    EXPECT_FALSE(sheet.isVisible());
}

TEST(ConsequenceSheetTest, nameStandsInTheFirstLineOrBelow)
{
    TestSheet first(ConsequenceSheet::Name::OfFirstTopic);
    activate(first);
    EXPECT_TRUE(first.findChild<QLineEdit *>()->isVisible());
    EXPECT_FALSE(shown(first).contains(u"a then"_qs)) << "the field stands there";
    EXPECT_FALSE(shown(first).contains(u"Enter the name"_qs));
    TestSheet below(ConsequenceSheet::Name::ToConfirm);
    activate(below);
    EXPECT_TRUE(shown(below).contains(u"a then"_qs));
    EXPECT_TRUE(shown(below).contains(u"Enter the name"_qs));
    EXPECT_EQ(below.findChild<QLineEdit *>()->accessibleName(), u"The name"_qs);
}

TEST(ConsequenceSheetTest, nameAndObstacleDecideAboutTheButton)
{
    TestSheet sheet(ConsequenceSheet::Name::OfFirstTopic);
    activate(sheet);
    QPushButton *go = button(sheet, u"Do"_qs);
    EXPECT_TRUE(go->isEnabled());
    sheet.m_reason = u"not this one"_qs;
    sheet.setName(u"x"_qs);
    EXPECT_FALSE(go->isEnabled());
    EXPECT_TRUE(shown(sheet).contains(u"not this one"_qs));
    sheet.m_quiet = true;
    sheet.judge();
    EXPECT_FALSE(shown(sheet).contains(u"not this one"_qs)) << "only begun";
    EXPECT_EQ(go->accessibleDescription(), u"not this one"_qs) << "who asks is told";
    sheet.m_reason.clear();
    sheet.judge();
    EXPECT_TRUE(go->isEnabled());
    sheet.setObstacle(u"It is gone."_qs);
    EXPECT_FALSE(go->isEnabled());
    EXPECT_EQ(go->toolTip(), u"It is gone."_qs);
    EXPECT_TRUE(shown(sheet).contains(u"It is gone."_qs));
    EXPECT_GE(sheet.height(), sheet.layout()->totalHeightForWidth(sheet.width()));
    sheet.setObstacle(QString());
    EXPECT_TRUE(go->isEnabled());
    QSignalSpy chosen(&sheet, &ConsequenceSheet::chosen);
    sheet.findChild<QLineEdit *>()->setText(u"  y "_qs);
    go->click();
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen.first().first().toString(), u"y"_qs);
}

TEST(ConsequenceSheetTest, followsLanguageAndColours)
{
    TestSheet sheet(ConsequenceSheet::Name::None);
    activate(sheet);
    const int before = sheet.m_translated;
    QEvent language(QEvent::LanguageChange);
    QApplication::sendEvent(&sheet, &language);
    EXPECT_EQ(sheet.m_translated, before + 1);
    const auto labels = sheet.findChildren<QLabel *>();
    const auto topic = std::ranges::find(labels, u"A"_qs, &QLabel::text);
    ASSERT_NE(topic, labels.end());
    const QColor light = (*topic)->palette().color(QPalette::WindowText);
    sheet.setPalette(paletteFor(Scheme::Dark));
    EXPECT_NE((*topic)->palette().color(QPalette::WindowText), light);
}

TEST(CreationProgressTest, saysWhatIsDoneSinceWhenAndHowFar)
{
    ScriptedClock clock;
    CreationProgress progress(clock);
    auto *bar = progress.findChild<QProgressBar *>();
    CreationProgress::Facts facts;
    facts.phase = u"shutting down …"_qs;
    progress.setFacts(facts);
    progress.show();
    EXPECT_EQ(bar->maximum(), 0) << "indeterminate";
    EXPECT_FALSE(button(progress, u"Cancel"_qs)->isVisible());
    EXPECT_EQ(shown(progress).join(u'|'), u"shutting down …|"_qs) << "nothing that is not known";
    facts.permille = 7;
    facts.startedAt = clock.m_now.addSecs(-3725);
    facts.last = std::chrono::seconds(59);
    facts.cancellable = true;
    progress.setFacts(facts);
    EXPECT_EQ(bar->maximum(), 1000);
    EXPECT_EQ(bar->value(), 7);
    EXPECT_TRUE(shown(progress).contains(u"for 1 h 2 min · last: 59 s"_qs));
    QSignalSpy cancelled(&progress, &CreationProgress::cancelRequested);
    button(progress, u"Cancel"_qs)->click();
    EXPECT_EQ(cancelled.count(), 1);
    facts.startedAt = clock.m_now.addSecs(5);
    progress.setFacts(facts);
    EXPECT_TRUE(shown(progress).contains(u"for 0 s · last: 59 s"_qs)) << "the service's clock is ahead";
}

TEST(CreationProgressTest, aGuestThatDoesNotReactIsNotShownAsProgress)
{
    ScriptedClock clock;
    CreationProgress progress(clock);
    CreationProgress::Facts facts;
    facts.phase = u"x"_qs;
    progress.setFacts(facts);
    const auto ink = [&] { return progress.findChild<QLabel *>()->palette().color(QPalette::WindowText); };
    const QColor running = ink();
    facts.stuck = true;
    progress.setFacts(facts);
    EXPECT_NE(ink(), running);
}

TEST(DetailFieldsTest, valuesAreCopiedAsTheyAreNotAsTheyAreShown)
{
    DetailFields fields({true, false, true});
    fields.resize(800, 120);
    fields.show();
    fields.set(0, u"ID"_qs, u"a<U+202E>"_qs, u"a\u202E"_qs);
    fields.set(1, u"When"_qs, u"today"_qs);
    fields.set(2, u"Sum"_qs, u"unknown"_qs);
    const auto copies = fields.findChildren<QToolButton *>();
    ASSERT_EQ(copies.size(), 2);
    EXPECT_TRUE(copies.first()->isVisible());
    EXPECT_FALSE(copies.last()->isVisible()) << "nothing to copy";
    EXPECT_EQ(copies.first()->accessibleName(), u"Copy: ID"_qs);
    copies.first()->click();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), u"a\u202E"_qs);
    const auto values = fields.findChildren<QLineEdit *>();
    EXPECT_EQ(values.at(0)->accessibleName(), u"ID"_qs);
    EXPECT_EQ(values.at(0)->y(), values.at(1)->y()) << "the short ones share a line";
    fields.setNarrow(true);
    QApplication::processEvents();
    EXPECT_LT(values.at(0)->y(), values.at(1)->y());
    EXPECT_LT(values.at(1)->y(), values.at(2)->y());
    fields.setNarrow(false);
    QApplication::processEvents();
    EXPECT_EQ(values.at(0)->y(), values.at(1)->y());
    QApplication::setActiveWindow(&fields);
    fields.takeFocus();
    EXPECT_EQ(fields.focusWidget(), values.at(0));
}

TEST(ReasonDetailTest, offersWhatIsPossibleAndSaysWhyNot)
{
    ReasonDetail detail;
    detail.resize(700, ReasonDetail::Rows * RowHeight);
    activate(detail);
    QSignalSpy again(&detail, &ReasonDetail::againRequested);
    QSignalSpy removed(&detail, &ReasonDetail::removeRequested);
    detail.setTexts({u"Failed"_qs, u"The disk is full."_qs, u"Again"_qs, {}, u"Remove"_qs, u"Busy."_qs});
    EXPECT_EQ(detail.accessibleName(), u"Failed"_qs);
    EXPECT_EQ(detail.findChild<QPlainTextEdit *>()->toPlainText(), u"The disk is full."_qs);
    button(detail, u"Again"_qs)->click();
    EXPECT_EQ(again.count(), 1);
    EXPECT_FALSE(button(detail, u"Remove"_qs)->isEnabled());
    EXPECT_EQ(button(detail, u"Remove"_qs)->accessibleDescription(), u"Busy."_qs);
    detail.setTexts({u"Failed"_qs, u"The disk is full."_qs, u"Again"_qs, u"Busy."_qs, {}, {}});
    EXPECT_FALSE(button(detail, u"Again"_qs)->isEnabled());
    EXPECT_TRUE(shown(detail).contains(u"Busy."_qs));
    EXPECT_EQ(removed.count(), 0);
    detail.takeFocus();
    EXPECT_EQ(detail.focusWidget(), button(detail, u"Copy reason"_qs));
    QSignalSpy closed(&detail, &RowDetail::closeRequested);
    QTest::keyClick(detail.focusWidget(), Qt::Key_Escape);
    EXPECT_EQ(closed.count(), 1);
    QTest::keyClick(&detail, Qt::Key_Escape, Qt::ShiftModifier);
    EXPECT_EQ(closed.count(), 1);
}

TEST(EmptyViewTest, hasAButtonOnlyWhereThereIsSomethingToDo)
{
    EmptyView view(Icon::Snapshot);
    view.show();
    view.setTexts(u"Nothing here."_qs, QString(), u"Busy."_qs);
    EXPECT_FALSE(view.button().isVisible());
    EXPECT_FALSE(shown(view).contains(u"Busy."_qs));
    view.setTexts(u"Nothing here."_qs, u"Do"_qs, u"Busy."_qs);
    EXPECT_TRUE(view.button().isVisible());
    EXPECT_FALSE(view.button().isEnabled());
    EXPECT_EQ(view.button().accessibleDescription(), u"Busy."_qs);
    EXPECT_TRUE(shown(view).contains(u"Busy."_qs));
    view.setTexts(u"Nothing here."_qs, u"Do"_qs, QString());
    EXPECT_TRUE(view.button().isEnabled());
    EXPECT_TRUE(shown(view).contains(u"Nothing here."_qs));
}

TEST(RenameFieldTest, takesAnotherPossibleNameOnly)
{
    RenameField field(u"before"_qs);
    activate(field);
    QSignalSpy taken(&field, &RenameField::taken);
    QSignalSpy left(&field, &RenameField::left);
    EXPECT_EQ(field.selectedText(), u"before"_qs);
    field.setText(u" before "_qs);
    QTest::keyClick(&field, Qt::Key_Return);
    EXPECT_EQ(left.count(), 1) << "blanks are no change";
    field.setText(u" "_qs);
    QTest::keyClick(&field, Qt::Key_Enter);
    EXPECT_EQ(taken.count(), 0);
    EXPECT_FALSE(field.accessibleDescription().isEmpty());
    field.setText(u" after "_qs);
    EXPECT_TRUE(field.accessibleDescription().isEmpty());
    QTest::keyClick(&field, Qt::Key_Return);
    ASSERT_EQ(taken.count(), 1);
    EXPECT_EQ(taken.first().first().toString(), u"after"_qs);
    QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QString(), true);
    QApplication::sendEvent(&field, &held);
    EXPECT_EQ(taken.count(), 1) << "a key that is held down is one press";
    QTest::keyClick(&field, Qt::Key_Escape);
    EXPECT_EQ(left.count(), 2);
    QFocusEvent toMenu(QEvent::FocusOut, Qt::PopupFocusReason);
    QApplication::sendEvent(&field, &toMenu);
    QFocusEvent toWindow(QEvent::FocusOut, Qt::ActiveWindowFocusReason);
    QApplication::sendEvent(&field, &toWindow);
    EXPECT_EQ(left.count(), 2) << "its own menu and another window are no answer";
}

TEST(SnapshotNameFieldTest, suggestionIsTakenUntilTheUserTypes)
{
    SnapshotNameField name;
    activate(name);
    QSignalSpy changed(&name, &SnapshotNameField::changed);
    name.suggest(u"a-1763632800"_qs);
    EXPECT_EQ(name.name(), u"a-1763632800"_qs);
    EXPECT_EQ(name.field().selectedText(), name.name());
    EXPECT_EQ(changed.count(), 1);
    name.suggest(u"a-1763632801"_qs);
    EXPECT_EQ(name.name(), u"a-1763632801"_qs);
    EXPECT_FALSE(name.isEdited());
    QTest::keyClicks(&name.field(), u"mine"_qs);
    EXPECT_TRUE(name.isEdited());
    name.suggest(u"a-1763632802"_qs);
    EXPECT_EQ(name.name(), u"mine"_qs);
    name.useUp(u"another"_qs);
    EXPECT_TRUE(name.isEdited());
    name.useUp(u"mine"_qs);
    name.suggest(u"a-1763632803"_qs);
    EXPECT_EQ(name.name(), u"a-1763632803"_qs);
}

TEST(SnapshotNameFieldTest, enterIsTold)
{
    SnapshotNameField name;
    activate(name);
    QSignalSpy entered(&name, &SnapshotNameField::entered);
    QTest::keyClick(&name.field(), Qt::Key_Return);
    QTest::keyClick(&name.field(), Qt::Key_Enter, Qt::KeypadModifier);
    EXPECT_EQ(entered.count(), 2);
    QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QString(), true);
    QApplication::sendEvent(&name.field(), &held);
    EXPECT_EQ(entered.count(), 2) << "a key that is held down is one press";
}

TEST(SnapshotNameFieldTest, numberIsExplainedOnlyWhereItIsADate)
{
    SnapshotNameField name;
    const auto meaning = [&](const QString &text) {
        name.field().setText(text);
        return name.field().accessibleDescription();
    };
    EXPECT_TRUE(meaning(u"web-1763632800"_qs).contains(u"2025"_qs));
    EXPECT_TRUE(meaning(u"web-1763632800123"_qs).contains(u"2025"_qs));
    EXPECT_TRUE(meaning(u"web-176363280"_qs).isEmpty()) << "nine digits";
    EXPECT_TRUE(meaning(u"web-17636328001"_qs).isEmpty()) << "eleven digits";
    EXPECT_TRUE(meaning(u"web"_qs).isEmpty());
}
