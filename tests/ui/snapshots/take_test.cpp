// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/snapshots/snapshotstabtest.h"

using namespace kustos;
using namespace kustos::ui;
using namespace kustos::tests;

using Call = RecordedMachineActions::Call;
using State = VirtualMachine::State;

TEST_F(SnapshotsTabTest, nameIsFilledInSelectedAndItsNumberExplained)
{
    m_scene.apply(m_scene.history(2));
    show();
    EXPECT_EQ(field().text(), u"web-01-1795179750"_qs);
    EXPECT_EQ(field().selectedText(), field().text()) << "typing replaces all of it";
    EXPECT_EQ(field().accessibleName(), u"Enter snapshot name"_qs);
    EXPECT_TRUE(texts(m_tab->take()).contains(u"= 20/11/2026, 14:02"_qs) ||
                texts(m_tab->take()).contains(u"= 11/20/2026, 2:02"_qs) ||
                texts(m_tab->take()).contains(u"14:02"_qs))
        << texts(m_tab->take()).toStdString();
    field().setText(u"before-update-1795179750123"_qs);
    EXPECT_TRUE(texts(m_tab->take()).contains(u"14:02"_qs)) << "milliseconds are a date too";
    field().setText(u"before update"_qs);
    EXPECT_FALSE(texts(m_tab->take()).contains(u"="_qs));
}

TEST_F(SnapshotsTabTest, firstClickIntoTheNameLeavesItSelected)
{
    m_scene.apply({});
    show();
    field().deselect();
    const QPoint place(30, field().height() / 2);
    QTest::mouseClick(&field(), Qt::LeftButton, {}, place);
    EXPECT_EQ(field().selectedText(), field().text());
    QTest::qWait(1);
    QApplication::processEvents();
    QTest::mouseClick(&field(), Qt::LeftButton, {}, place);
    EXPECT_TRUE(field().selectedText().isEmpty()) << "the next one places the cursor";
}

TEST_F(SnapshotsTabTest, suggestionMovesOnWhenASnapshotWasTaken)
{
    m_scene.apply({});
    show();
    button(*m_tab, u"Take Live Snapshot"_qs)->click();
    ASSERT_EQ(calls(), QList<Call>({{u"take"_qs, {}, u"web-01-1795179750"_qs}}));
    EXPECT_EQ(field().text(), u"web-01-1795179750"_qs) << "still wanted while nothing is proved";
    m_scene.m_clock.m_now = m_scene.m_clock.m_now.addSecs(90);
    end(m_scene.newestOperation(), Operation::State::Done);
    EXPECT_EQ(field().text(), u"web-01-1795179840"_qs);
}

TEST_F(SnapshotsTabTest, whatTheUserTypedIsNeverReplaced)
{
    m_scene.apply({});
    show();
    field().setFocus();
    field().selectAll();
    QTest::keyClicks(&field(), u"before update"_qs);
    m_scene.m_clock.m_now = m_scene.m_clock.m_now.addSecs(90);
    const OperationId id = m_scene.m_actions.takeSnapshot(m_scene.m_key, u"from elsewhere"_qs);
    end(id, Operation::State::Done);
    m_tab->hide();
    m_tab->show();
    m_scene.m_machine.name = u"web-02"_qs;
    m_scene.applyMachine();
    EXPECT_EQ(field().text(), u"before update"_qs);
    EXPECT_TRUE(field().selectedText().isEmpty());

    QTest::keyClick(&field(), Qt::Key_Return);
    ASSERT_EQ(calls().last(), (Call{u"take"_qs, {}, u"before update"_qs}));
    end(m_scene.newestOperation(), Operation::State::Failed);
    EXPECT_EQ(field().text(), u"before update"_qs) << "after a failure it is still wanted";
    const OperationId again = m_scene.m_actions.takeSnapshot(m_scene.m_key, u"before update"_qs);
    end(again, Operation::State::Done);
    EXPECT_EQ(field().text(), u"web-02-1795179840"_qs) << "it was used up";
}

TEST_F(SnapshotsTabTest, suggestionFollowsAnotherMachineNameAndALaterVisit)
{
    m_scene.apply({});
    show();
    m_scene.m_machine.name = u"db-7"_qs;
    m_scene.applyMachine();
    EXPECT_EQ(field().text(), u"db-7-1795179750"_qs);
    m_tab->hide();
    m_scene.m_clock.m_now = m_scene.m_clock.m_now.addSecs(10);
    m_tab->show();
    EXPECT_EQ(field().text(), u"db-7-1795179760"_qs);
    EXPECT_EQ(field().selectedText(), field().text());
}

TEST_F(SnapshotsTabTest, buttonSaysWhatItDoesInThisState)
{
    m_scene.apply(m_scene.history(1));
    show();
    EXPECT_NE(button(m_tab->take(), u"Take Live Snapshot"_qs), nullptr);
    EXPECT_TRUE(texts(m_tab->take()).contains(u"consistent on disk only"_qs)) << "the advice";
    EXPECT_TRUE(texts(m_tab->take()).contains(u"turns the VM on again"_qs)) << "the consequence";
    m_scene.setState(State::Off);
    EXPECT_NE(button(m_tab->take(), u"Take Snapshot"_qs), nullptr);
    EXPECT_EQ(button(m_tab->take(), u"Take Live Snapshot"_qs), nullptr);
    EXPECT_FALSE(texts(m_tab->take()).contains(u"consistent on disk only"_qs));
    m_scene.setState(State::Changing);
    EXPECT_NE(button(m_tab->take(), u"Take Snapshot"_qs), nullptr);
}

TEST_F(SnapshotsTabTest, disabledButtonsSayTheOneReason)
{
    m_scene.apply(m_scene.history(1));
    m_scene.m_actions.m_toTake = Obstacle::MachineBusy;
    m_scene.m_actions.m_toConsistent = Obstacle::MachineBusy;
    show();
    QPushButton *take = button(m_tab->take(), u"Take Live Snapshot"_qs);
    QPushButton *consistent = button(m_tab->take(), u"Consistent snapshot"_qs);
    EXPECT_FALSE(take->isEnabled());
    EXPECT_FALSE(consistent->isEnabled());
    const QString why = u"Another action of this VM is still running."_qs;
    EXPECT_EQ(take->toolTip(), why);
    EXPECT_EQ(take->accessibleDescription(), why);
    EXPECT_EQ(consistent->accessibleDescription(), why);
    EXPECT_EQ(texts(m_tab->take()).count(why), 1) << "once";
    QTest::keyClick(&field(), Qt::Key_Return);
    QTest::keyClick(m_tab.get(), Qt::Key_N, Qt::ControlModifier);
    m_tab->pressConsistent();
    EXPECT_TRUE(calls().isEmpty());
    EXPECT_EQ(sheet<ConsistentSheet>(), nullptr);

    m_scene.m_actions.m_toTake = Obstacle::NoLiveSnapshot;
    m_scene.m_actions.m_toConsistent = Obstacle::None;
    m_scene.apply(m_scene.history(2));
    EXPECT_FALSE(take->isEnabled());
    EXPECT_TRUE(consistent->isEnabled());
    EXPECT_TRUE(texts(m_tab->take()).contains(u"only while it is off"_qs));
}

TEST_F(SnapshotsTabTest, limitsAreShownBeforeTheyBite)
{
    m_scene.m_limits.perMachine = 10;
    m_scene.m_limits.interval = std::chrono::minutes(10);
    m_scene.apply(m_scene.history(8));
    show();
    EXPECT_TRUE(texts(m_tab->take()).contains(u"8 of 10 snapshots"_qs));
    EXPECT_TRUE(texts(m_tab->take()).contains(u"10 min"_qs));
    m_scene.m_actions.m_toTake = Obstacle::SnapshotLimitReached;
    m_scene.apply(m_scene.history(10));
    EXPECT_TRUE(texts(m_tab->take()).contains(u"10 of 10 snapshots"_qs));
    EXPECT_TRUE(texts(m_tab->take()).contains(u"at most 10 snapshots"_qs));
    EXPECT_FALSE(button(m_tab->take(), u"Take Live Snapshot"_qs)->isEnabled());
}

TEST_F(SnapshotsTabTest, intervalIsCountedDownAndOpensByItself)
{
    m_scene.m_limits.interval = std::chrono::minutes(10);
    m_scene.m_limits.nextAllowedAt = m_scene.m_clock.m_now.addSecs(570);
    m_scene.m_actions.m_toTake = Obstacle::SnapshotTooSoon;
    m_scene.apply(m_scene.history(1));
    show();
    EXPECT_TRUE(texts(m_tab->take()).contains(u"14:12"_qs)) << texts(m_tab->take()).toStdString();
    EXPECT_TRUE(texts(m_tab->take()).contains(u"in 9 minute"_qs));
    QPushButton *take = button(m_tab->take(), u"Take Live Snapshot"_qs);
    EXPECT_FALSE(take->isEnabled());
    m_scene.m_clock.m_now = m_scene.m_clock.m_now.addSecs(400);
    EXPECT_TRUE(QTest::qWaitFor([&] { return texts(m_tab->take()).contains(u"in 2 minute"_qs); }, 5000));
    m_scene.m_clock.m_now = m_scene.m_limits.nextAllowedAt.addSecs(1);
    m_scene.m_actions.m_toTake = Obstacle::None;
    EXPECT_TRUE(QTest::qWaitFor([&] { return take->isEnabled(); }, 5000)) << "nobody has to refresh";
}

TEST_F(SnapshotsTabTest, secondClickOfADoubleClickIsNoSecondPress)
{
    QApplication::setDoubleClickInterval(2000);
    m_scene.apply(m_scene.history(1));
    show();
    QPushButton *take = button(m_tab->take(), u"Take Live Snapshot"_qs);
    take->click();
    take->click();
    QTest::keyClick(&field(), Qt::Key_Return);
    button(m_tab->take(), u"Consistent snapshot"_qs)->click();
    EXPECT_EQ(calls().size(), 1);
    EXPECT_EQ(sheet<ConsistentSheet>(), nullptr);
}

TEST_F(SnapshotsTabTest, enterAndControlNPressTheFirstButton)
{
    m_scene.apply(m_scene.history(1));
    show();
    field().setFocus();
    QTest::keyClick(&field(), Qt::Key_Enter, Qt::KeypadModifier);
    EXPECT_EQ(calls().size(), 1);
    rest();
    tree().setFocus();
    QTest::keyClick(&tree(), Qt::Key_N, Qt::ControlModifier);
    EXPECT_EQ(calls().size(), 2);
}

TEST_F(SnapshotsTabTest, impossibleNamesAreRefusedWhereTheyStand)
{
    m_scene.apply(m_scene.history(1));
    show();
    QPushButton *take = button(m_tab->take(), u"Take Live Snapshot"_qs);
    for (const QString &name : {QString(), u"   "_qs, QString(300, u'x')}) {
        field().setText(name);
        EXPECT_FALSE(take->isEnabled());
        EXPECT_FALSE(button(m_tab->take(), u"Consistent snapshot"_qs)->isEnabled());
        EXPECT_FALSE(field().accessibleDescription().isEmpty());
        EXPECT_TRUE(texts(m_tab->take()).contains(field().accessibleDescription()));
        QTest::keyClick(&field(), Qt::Key_Return);
    }
    tree().setFocus();
    QTest::keyClick(&tree(), Qt::Key_N, Qt::ControlModifier);
    EXPECT_TRUE(field().hasFocus()) << "there it is to be corrected";
    EXPECT_TRUE(calls().isEmpty());
    field().setText(u" two\nlines \"and\" 'quotes' "_qs);
    EXPECT_TRUE(take->isEnabled());
    QTest::keyClick(&field(), Qt::Key_Return);
    ASSERT_EQ(calls().size(), 1);
    EXPECT_EQ(calls().first().text, u"two lines \"and\" 'quotes'"_qs);
    field().setText(u"web\u202E01"_qs);
    EXPECT_TRUE(texts(m_tab->take()).contains(u"web<U+202E>01"_qs)) << "what cannot be seen is shown";
}

TEST_F(SnapshotsTabTest, consistentSnapshotAsksOnceBeforeAMachineIsSwitchedOff)
{
    m_scene.apply(m_scene.history(1));
    show();
    button(m_tab->take(), u"Consistent snapshot"_qs)->click();
    auto *dialog = sheet<ConsistentSheet>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_TRUE(calls().isEmpty());
    EXPECT_EQ(dialog->windowModality(), Qt::WindowModal);
    QPushButton *go = button(*dialog, u"Shut down and take snapshot"_qs);
    EXPECT_TRUE(button(*dialog, u"Cancel"_qs)->isDefault());
    EXPECT_FALSE(go->isDefault());
    const QString said = texts(*dialog);
    EXPECT_TRUE(said.contains(u"“web-01”"_qs));
    EXPECT_TRUE(said.contains(m_scene.m_key.machine.text()));
    EXPECT_TRUE(said.contains(u"2 min 10 s"_qs));
    EXPECT_TRUE(said.contains(u"nothing is turned off by force"_qs));
    EXPECT_TRUE(said.contains(u"Kustos says at its next start"_qs));
    QTest::keyClick(dialog, Qt::Key_Return);
    EXPECT_FALSE(dialog->isVisible()) << "Return is the safe answer";
    EXPECT_TRUE(calls().isEmpty());
    rest();

    m_scene.m_machine.can.consistentOnService = true;
    m_scene.applyMachine();
    ASSERT_TRUE(QTest::qWaitFor([&] { return sheet<ConsistentSheet>() == nullptr; }, 5000));
    button(m_tab->take(), u"Consistent snapshot"_qs)->click();
    dialog = sheet<ConsistentSheet>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_TRUE(texts(*dialog).contains(u"carries out all steps by itself"_qs));
    go = button(*dialog, u"Shut down and take snapshot"_qs);
    m_scene.m_actions.m_toConsistent = Obstacle::MachineBusy;
    m_scene.apply(m_scene.history(2));
    EXPECT_FALSE(go->isEnabled()) << "the facts behind the sheet changed";
    EXPECT_TRUE(texts(*dialog).contains(u"Another action of this VM"_qs));
    m_scene.m_actions.m_toConsistent = Obstacle::None;
    m_scene.apply(m_scene.history(1));
    ASSERT_TRUE(go->isEnabled());
    go->click();
    EXPECT_EQ(calls(), QList<Call>({{u"consistent"_qs, {}, u"web-01-1795179750"_qs}}));
}

TEST_F(SnapshotsTabTest, consistentSnapshotOfAMachineThatIsOffNeedsNoQuestion)
{
    m_scene.setState(State::Off);
    m_scene.apply(m_scene.history(1));
    show();
    EXPECT_TRUE(texts(m_tab->take()).contains(u"stays off"_qs));
    button(m_tab->take(), u"Consistent snapshot"_qs)->click();
    EXPECT_EQ(sheet<ConsistentSheet>(), nullptr);
    EXPECT_EQ(calls(), QList<Call>({{u"consistent"_qs, {}, u"web-01-1795179750"_qs}}));
}
