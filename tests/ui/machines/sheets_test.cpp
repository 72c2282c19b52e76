// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/poweroffsheet.h"
#include "dialogs/resetsheet.h"
#include "machinepagetest.h"

#include <QClipboard>
#include <QSignalSpy>

using namespace kustos;
using namespace kustos::tests;
using namespace kustos::ui;
using namespace Qt::StringLiterals;

namespace {

class SheetsTest : public MachinePageTest
{
protected:
    PowerOffSheet *openOffSheet()
    {
        show();
        QTest::keyClick(&power(), Qt::Key_Space);
        return sheet<PowerOffSheet>();
    }
    [[nodiscard]] static bool says(const QWidget &sheet, const QString &part)
    {
        const auto labels = sheet.findChildren<QLabel *>();
        return std::ranges::any_of(
            labels, [&part](const QLabel *each) { return !each->isHidden() && each->text().contains(part); });
    }
};

using Call = FakeMachineActions::Call;

} // namespace

TEST_F(SheetsTest, switchingOffWarnsFirstAndNamesTheMachine)
{
    m_scene.fillWithExamples();
    PowerOffSheet *dialog = openOffSheet();
    ASSERT_NE(dialog, nullptr);
    EXPECT_TRUE(m_scene.m_actions.m_calls.isEmpty()) << "nothing before the answer";
    EXPECT_EQ(dialog->windowModality(), Qt::WindowModal);
    EXPECT_EQ(dialog->accessibleName(), u"Switch off “web-01”"_qs);
    EXPECT_TRUE(says(*dialog, u"vm-5f8a1c2d"_qs));
    EXPECT_TRUE(says(*dialog, u"not be consistent on disk"_qs));
    EXPECT_TRUE(says(*dialog, u"3 hour(s) ago"_qs));
    EXPECT_TRUE(says(*dialog, u"taken while off"_qs));
    EXPECT_TRUE(says(*dialog, u"Shut down (graceful)"_qs));
    EXPECT_TRUE(says(*dialog, u"Turn off (immediately, without shutting down)"_qs));
    EXPECT_TRUE(dialog->accessibleDescription().contains(u"vm-5f8a1c2d"_qs));
}

TEST_F(SheetsTest, returnShutsDownGracefully)
{
    PowerOffSheet *dialog = openOffSheet();
    ASSERT_NE(dialog, nullptr);
    auto *gentle = qobject_cast<QPushButton *>(button(*dialog, u"Shut down"_qs));
    ASSERT_NE(gentle, nullptr);
    EXPECT_TRUE(gentle->isDefault());
    QTest::keyClick(dialog, Qt::Key_Return);
    EXPECT_EQ(m_scene.m_actions.m_calls, QList<Call>({{u"shut down"_qs, {}}}));
    EXPECT_EQ(power().word(), u"ON"_qs) << "accepted is not off";
    EXPECT_TRUE(power().isBusy());
}

TEST_F(SheetsTest, turningOffNeedsItsOwnButton)
{
    PowerOffSheet *dialog = openOffSheet();
    ASSERT_NE(dialog, nullptr);
    button(*dialog, u"Turn off"_qs)->click();
    EXPECT_EQ(m_scene.m_actions.m_calls, QList<Call>({{u"turn off"_qs, {}}}));
    EXPECT_FALSE(dialog->isVisible());
}

TEST_F(SheetsTest, escapeAndCancelDoNothing)
{
    PowerOffSheet *dialog = openOffSheet();
    ASSERT_NE(dialog, nullptr);
    QTest::keyClick(dialog, Qt::Key_Escape);
    EXPECT_FALSE(dialog->isVisible());
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_page->findChild<PowerOffSheet *>() == nullptr; }, 5000));
    power().click();
    button(*sheet<PowerOffSheet>(), u"Cancel"_qs)->click();
    EXPECT_TRUE(m_scene.m_actions.m_calls.isEmpty());
}

TEST_F(SheetsTest, commandCanBeCopied)
{
    PowerOffSheet *dialog = openOffSheet();
    ASSERT_NE(dialog, nullptr);
    auto *field = dialog->findChild<QLineEdit *>();
    EXPECT_EQ(field->text(), u"sudo shutdown -h now"_qs);
    EXPECT_TRUE(field->isReadOnly());
    EXPECT_FALSE(field->accessibleName().isEmpty());
    QGuiApplication::clipboard()->setText({});
    const auto tools = dialog->findChildren<QToolButton *>();
    ASSERT_EQ(tools.size(), 1);
    tools.first()->click();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), u"sudo shutdown -h now"_qs);
}

TEST_F(SheetsTest, missingAndUnreadSnapshotsAreToldApart)
{
    PowerOffSheet *dialog = openOffSheet();
    ASSERT_NE(dialog, nullptr);
    EXPECT_TRUE(says(*dialog, u"There is none yet."_qs));
    PowerOffSheet::Facts unread{m_scene.m_machine, {}, false, m_scene.m_clock.now()};
    PowerOffSheet other(unread);
    EXPECT_TRUE(says(other, u"not read yet"_qs));
    EXPECT_FALSE(says(other, u"There is none yet."_qs));
}

TEST_F(SheetsTest, unfinishedSnapshotsDoNotCount)
{
    m_scene.m_snapshots = {m_scene.snapshot(u"new"_qs, m_scene.ago(5), Snapshot::Consistency::Live),
                           m_scene.snapshot(u"old"_qs, m_scene.ago(180), Snapshot::Consistency::Offline)};
    m_scene.m_snapshots[0].state = Snapshot::State::Creating;
    m_scene.applySnapshots();
    PowerOffSheet *dialog = openOffSheet();
    ASSERT_NE(dialog, nullptr);
    EXPECT_TRUE(says(*dialog, u"3 hour(s) ago"_qs));
}

TEST_F(SheetsTest, reasonsFollowWhileTheSheetIsOpen)
{
    PowerOffSheet *dialog = openOffSheet();
    ASSERT_NE(dialog, nullptr);
    const int height = dialog->height();
    m_scene.m_actions.m_toPower.insert(PowerAction::ShutDown, Obstacle::MachineBusy);
    m_page->refresh();
    QAbstractButton *gentle = button(*dialog, u"Shut down"_qs);
    EXPECT_FALSE(gentle->isEnabled());
    EXPECT_EQ(gentle->toolTip(), u"Another action of this VM is still running."_qs);
    EXPECT_EQ(gentle->accessibleDescription(), gentle->toolTip());
    EXPECT_TRUE(says(*dialog, u"Another action of this VM is still running."_qs));
    EXPECT_GT(dialog->height(), height);
    EXPECT_TRUE(qobject_cast<QPushButton *>(button(*dialog, u"Cancel"_qs))->isDefault())
        << "the hard way is never the default";
    EXPECT_TRUE(button(*dialog, u"Turn off"_qs)->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Return);
    EXPECT_TRUE(m_scene.m_actions.m_calls.isEmpty());
}

TEST_F(SheetsTest, hostileNamesStayPlainAndInside)
{
    for (const QString &name : {u"<b>bold</b><img src=x>"_qs, u"gnp\u202Egpj"_qs, QString(10'000, u'w')}) {
        m_scene.m_machine.name = name;
        m_scene.apply();
        PowerOffSheet *dialog = openOffSheet();
        ASSERT_NE(dialog, nullptr);
        EXPECT_LE(dialog->width(), 900);
        EXPECT_LE(m_page->minimumSizeHint().width(), 876);
        EXPECT_LE(power().mapTo(m_page.get(), QPoint(power().width(), 0)).x(), m_page->width())
            << "the switch stays in sight";
        for (const QLabel *each : m_page->findChildren<QLabel *>()) {
            EXPECT_FALSE(each->text().contains(QChar(0x202E)));
            if (!each->text().isEmpty())
                EXPECT_EQ(each->textFormat(), Qt::PlainText) << each->text().left(40).toStdString();
        }
        EXPECT_FALSE(power().accessibleName().contains(QChar(0x202E)));
        EXPECT_LT(power().accessibleName().size(), 200);
    }
}

TEST_F(SheetsTest, resetAsksAndItsDefaultIsToLeaveIt)
{
    show();
    auto *menu = m_page->findChild<QMenu *>();
    ASSERT_NE(menu, nullptr);
    QAction *reset = menu->actions().last();
    EXPECT_EQ(QString(reset->text()).remove(u'&'), u"Reset …"_qs);
    reset->trigger();
    auto *dialog = sheet<ResetSheet>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_TRUE(m_scene.m_actions.m_calls.isEmpty());
    EXPECT_TRUE(says(*dialog, u"vm-5f8a1c2d"_qs));
    EXPECT_TRUE(qobject_cast<QPushButton *>(button(*dialog, u"Cancel"_qs))->isDefault());
    m_scene.m_actions.m_toPower.insert(PowerAction::Reset, Obstacle::AlreadyOff);
    m_page->refresh();
    EXPECT_FALSE(button(*dialog, u"Reset"_qs)->isEnabled());
    m_scene.m_actions.m_toPower.clear();
    m_page->refresh();
    button(*dialog, u"Reset"_qs)->click();
    EXPECT_EQ(m_scene.m_actions.m_calls, QList<Call>({{u"reset"_qs, {}}}));
}

TEST_F(SheetsTest, sheetsSpeakTheOtherLanguageAtRunTime)
{
    PowerOffSheet *dialog = openOffSheet();
    ASSERT_NE(dialog, nullptr);
    ResetSheet reset(m_scene.m_machine);
    Brackets brackets;
    QApplication::installTranslator(&brackets);
    QCoreApplication::sendPostedEvents();
    for (const QWidget *each : {static_cast<QWidget *>(dialog), static_cast<QWidget *>(&reset)}) {
        for (const QLabel *text : each->findChildren<QLabel *>())
            EXPECT_TRUE(text->text().isEmpty() || text->isHidden() || text->text().contains(u'['))
                << text->text().toStdString();
        for (const QPushButton *text : each->findChildren<QPushButton *>())
            EXPECT_TRUE(text->text().startsWith(u'[')) << text->text().toStdString();
    }
    QApplication::removeTranslator(&brackets);
}

TEST_F(SheetsTest, colourFollowsTheScheme)
{
    PowerOffSheet *dialog = openOffSheet();
    ASSERT_NE(dialog, nullptr);
    const auto ground = [&] { return dialog->grab().toImage().pixelColor(10, dialog->height() - 10); };
    const QColor light = ground();
    applyTheme(*qApp, Scheme::Dark);
    QCoreApplication::sendPostedEvents();
    EXPECT_LT(ground().lightness(), 80);
    applyTheme(*qApp, Scheme::Light);
    QCoreApplication::sendPostedEvents();
    EXPECT_EQ(ground(), light);
}
