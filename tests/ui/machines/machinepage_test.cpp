// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/poweroffsheet.h"
#include "machinepagetest.h"
#include "pages/machinebars.h"
#include "pages/machinepage.h"
#include "widgets/badge.h"
#include "widgets/elidedlabel.h"

#include <QSignalSpy>

using namespace kustos;
using namespace kustos::tests;
using namespace kustos::ui;
using namespace Qt::StringLiterals;

using Call = FakeMachineActions::Call;
using State = VirtualMachine::State;

namespace {

class MachinePageStateTest : public MachinePageTest
{
protected:
    [[nodiscard]] QString stateWord() const
    {
        for (const Badge *badge : m_page->findChildren<Badge *>()) {
            if (badge->isVisible() && badge->word() != u"Preview"_qs && badge->word() != m_scene.m_label)
                return badge->word();
        }
        return {};
    }
    [[nodiscard]] bool hasBadge(const QString &word) const
    {
        const auto all = m_page->findChildren<Badge *>();
        return std::ranges::any_of(
            all, [&word](const Badge *badge) { return badge->isVisible() && badge->word() == word; });
    }
    OperationId running(PowerAction action)
    {
        const OperationId id = m_scene.m_actions.power(m_scene.m_key, action);
        m_scene.m_actions.m_calls.clear();
        m_scene.change(id, [](Operation &operation) { operation.state = Operation::State::Running; });
        return id;
    }
    [[nodiscard]] QLineEdit *editor() const { return m_page->findChild<QLineEdit *>(); }
};

} // namespace

TEST_F(MachinePageStateTest, headTellsWhatTheMachineIs)
{
    m_scene.m_label = u"Produktion"_qs;
    m_scene.m_actions.m_preview = true;
    m_scene.apply();
    show();
    EXPECT_NE(label(u"web-01"_qs), nullptr);
    EXPECT_NE(label(u"This computer  ›  Virtual machine"_qs), nullptr);
    EXPECT_NE(label(u"10.0.0.12, 2001:db8::12  ·  2 vCPU  ·  4\u00A0GiB RAM  ·  40\u00A0GiB disk  ·  "
                    "Debian 12  ·  werkbank"_qs),
              nullptr);
    EXPECT_TRUE(hasBadge(u"Preview"_qs));
    EXPECT_TRUE(hasBadge(u"Produktion"_qs));
    EXPECT_EQ(stateWord(), u"running"_qs);
    EXPECT_NE(label(u"as of 14:05"_qs), nullptr);
    EXPECT_EQ(m_page->accessibleName(), u"VM: web-01"_qs);
    m_scene.m_actions.m_preview = false;
    m_page->refresh();
    EXPECT_FALSE(hasBadge(u"Preview"_qs));
}

TEST_F(MachinePageStateTest, switchStandsTopRight)
{
    show();
    const QPoint corner = power().mapTo(m_page.get(), QPoint(power().width(), 0));
    EXPECT_GT(corner.x(), m_page->width() - 40);
    EXPECT_LT(corner.y(), 80);
}

TEST_F(MachinePageStateTest, switchShowsWhatWasReadAndNothingElse)
{
    show();
    const std::pair<State, PowerSwitch::Position> pairs[] = {
        {State::Running, PowerSwitch::Position::On},
        {State::Changing, PowerSwitch::Position::On}, // still what was proven last
        {State::Off, PowerSwitch::Position::Off},
        {State::Changing, PowerSwitch::Position::Off},
        {State::Unknown, PowerSwitch::Position::Unknown},
        {State::Crashed, PowerSwitch::Position::Unknown},
    };
    for (const auto &[state, position] : pairs) {
        m_scene.setState(state);
        EXPECT_EQ(power().position(), position) << static_cast<int>(state);
        EXPECT_EQ(power().isBusy(), state == State::Changing);
    }
    EXPECT_EQ(stateWord(), u"crashed"_qs);
}

TEST_F(MachinePageStateTest, offIsSaidOnlyOnceItIsReadBack)
{
    show();
    const OperationId id = running(PowerAction::TurnOff);
    EXPECT_EQ(power().position(), PowerSwitch::Position::On);
    EXPECT_TRUE(power().isBusy());
    EXPECT_TRUE(accessible(power()).busy);
    EXPECT_NE(label(u"turning off …"_qs), nullptr);
    EXPECT_EQ(stateWord(), u"running"_qs);
    m_scene.setState(State::Off);
    EXPECT_EQ(power().position(), PowerSwitch::Position::Off);
    m_scene.change(id, [](Operation &operation) { operation.state = Operation::State::Done; });
    EXPECT_TRUE(QTest::qWaitFor([this] { return !power().isBusy(); }, 5000));
    EXPECT_EQ(label(u"turning off …"_qs), nullptr);
    EXPECT_EQ(stateWord(), u"off"_qs);
}

TEST_F(MachinePageStateTest, switchingOnNeedsNoQuestion)
{
    m_scene.setState(State::Off);
    show();
    QTest::keyClick(&power(), Qt::Key_Space);
    EXPECT_EQ(m_scene.m_actions.m_calls, QList<Call>({{u"start"_qs, {}}}));
    EXPECT_EQ(m_page->findChild<QDialog *>(), nullptr);
    EXPECT_EQ(power().word(), u"OFF"_qs);
    QTest::keyClick(&power(), Qt::Key_Space);
    EXPECT_EQ(m_scene.m_actions.m_calls.size(), 1) << "one press, one request";
}

TEST_F(MachinePageStateTest, onlyTheReasonIsShownWhereItCannotBeSwitched)
{
    m_scene.m_actions.m_toPower = {{PowerAction::ShutDown, Obstacle::MachineBusy},
                                   {PowerAction::TurnOff, Obstacle::MachineBusy}};
    show();
    EXPECT_FALSE(power().isEnabled());
    EXPECT_EQ(power().accessibleDescription(), u"Another action of this VM is still running."_qs);
    EXPECT_NE(label(u"Another action of this VM is still running."_qs), nullptr);
    // One of the two is enough.
    m_scene.m_actions.m_toPower.remove(PowerAction::TurnOff);
    m_page->refresh();
    EXPECT_TRUE(power().isEnabled());
    m_scene.m_actions.m_toPower.clear();
    m_scene.setState(State::Unknown);
    EXPECT_FALSE(power().isEnabled());
    EXPECT_EQ(power().accessibleDescription(), u"The state of the VM is not known at the moment."_qs);
}

TEST_F(MachinePageStateTest, lostConnectionMakesTheStateUnknownAndKeepsTheFacts)
{
    show();
    for (const PowerAction action : {PowerAction::Start, PowerAction::ShutDown, PowerAction::TurnOff})
        m_scene.m_actions.m_toPower.insert(action, Obstacle::NotConnected);
    m_scene.loseConnection();
    EXPECT_EQ(power().position(), PowerSwitch::Position::Unknown);
    EXPECT_FALSE(power().isEnabled());
    EXPECT_EQ(stateWord(), u"unknown"_qs);
    EXPECT_NE(label(u"Connection lost · as of 14:05"_qs), nullptr);
    EXPECT_NE(label(u"web-01"_qs), nullptr);
    m_scene.m_actions.m_toPower.clear();
    m_scene.apply();
    EXPECT_EQ(power().position(), PowerSwitch::Position::On);
    EXPECT_TRUE(power().isEnabled());
}

TEST_F(MachinePageStateTest, whatComesFromTheDiskIsUnknownUntilItIsRead)
{
    MachineRecord kept;
    kept.machine = m_scene.m_machine;
    kept.machine.id = MachineId(u"vm-kept"_qs);
    kept.machine.state = State::Off;
    m_scene.m_key = {ConnectionId(u"elsewhere"_qs), kept.machine.id};
    Connection connection;
    connection.id = m_scene.m_key.connection;
    m_scene.m_inventory.setConnection(connection);
    m_scene.m_machines.restoreRecord(m_scene.m_key.connection, kept);
    show();
    EXPECT_EQ(power().position(), PowerSwitch::Position::Unknown) << "off is not proven";
    EXPECT_EQ(stateWord(), u"unknown, checking"_qs);
}

TEST_F(MachinePageStateTest, readingThatTakesItsTimeIsSaid)
{
    show();
    QSignalSpy asked(m_page.get(), &MachinePage::refreshRequested);
    for (QToolButton *each : m_page->findChildren<QToolButton *>()) {
        if (each->accessibleName() == u"Refresh"_qs)
            each->click();
    }
    EXPECT_EQ(asked.count(), 1);
    m_page->setReading(true);
    EXPECT_NE(label(u"as of 14:05  ·  reading …"_qs), nullptr);
    m_page->setReading(false);
    EXPECT_NE(label(u"as of 14:05"_qs), nullptr);
}

TEST_F(MachinePageStateTest, snapshotsThatCouldNotBeReadAgeThePage)
{
    show();
    Error error;
    error.kind = Error::Kind::Timeout;
    m_scene.m_machines.applyFailure(m_scene.m_key, error);
    EXPECT_NE(label(u"Connection lost · as of 14:05"_qs), nullptr);
    EXPECT_EQ(power().position(), PowerSwitch::Position::On) << "the machine itself was read";
}

TEST_F(MachinePageStateTest, restartIsInTheMenuWithItsReason)
{
    show();
    const QList<QAction *> actions = m_page->findChild<QMenu *>()->actions();
    ASSERT_EQ(actions.size(), 3);
    EXPECT_FALSE(actions.at(0)->isVisible());
    EXPECT_EQ(QString(actions.at(1)->text()).remove(u'&'), u"Restart"_qs);
    actions.at(1)->trigger();
    EXPECT_EQ(m_scene.m_actions.m_calls, QList<Call>({{u"reboot"_qs, {}}}));
    m_scene.m_actions.m_toPower.insert(PowerAction::Reboot, Obstacle::AlreadyOff);
    m_page->refresh();
    EXPECT_FALSE(actions.at(1)->isEnabled());
    EXPECT_EQ(actions.at(1)->toolTip(), u"The VM is already off."_qs);
    m_scene.setState(State::Crashed);
    EXPECT_TRUE(actions.at(0)->isVisible()) << "a crashed machine can be turned off";
    actions.at(0)->trigger();
    EXPECT_NE(sheet<PowerOffSheet>(), nullptr);
}

TEST_F(MachinePageStateTest, f2RenamesInPlace)
{
    show();
    QTest::keyClick(m_page.get(), Qt::Key_F2);
    ASSERT_TRUE(editor()->isVisible());
    EXPECT_TRUE(editor()->hasFocus());
    EXPECT_EQ(editor()->selectedText(), u"web-01"_qs);
    m_page->refresh();
    EXPECT_EQ(editor()->text(), u"web-01"_qs);
    EXPECT_TRUE(stateWord().isEmpty()) << "the field has its place";
    editor()->setText(u"  web-02 "_qs);
    QTest::keyClick(editor(), Qt::Key_Return);
    EXPECT_EQ(m_scene.m_actions.m_calls, QList<Call>({{u"rename"_qs, u"web-02"_qs}}));
    EXPECT_FALSE(editor()->isVisible());
    EXPECT_NE(label(u"web-01"_qs), nullptr) << "the new name is shown once it is read back";
    EXPECT_EQ(stateWord(), u"running"_qs);
}

TEST_F(MachinePageStateTest, renamingCanBeLeftAndNeedsAName)
{
    show();
    m_page->beginRename();
    editor()->setText(u"   "_qs);
    EXPECT_FALSE(button(*m_page, u"Rename"_qs)->isEnabled());
    EXPECT_EQ(editor()->accessibleDescription(), u"The VM needs a name."_qs);
    QTest::keyClick(editor(), Qt::Key_Return);
    EXPECT_TRUE(editor()->isVisible());
    QTest::keyClick(editor(), Qt::Key_Escape);
    EXPECT_FALSE(editor()->isVisible());
    m_page->beginRename();
    EXPECT_EQ(editor()->text(), u"web-01"_qs);
    button(*m_page, u"Rename"_qs)->click();
    EXPECT_TRUE(m_scene.m_actions.m_calls.isEmpty()) << "the same name is no change";
}

TEST_F(MachinePageStateTest, nameCannotBeEditedWhereTheServiceRefuses)
{
    m_scene.m_actions.m_toRename = Obstacle::NotOffered;
    show();
    QTest::keyClick(m_page.get(), Qt::Key_F2);
    EXPECT_FALSE(editor()->isVisible());
    for (const QToolButton *each : m_page->findChildren<QToolButton *>()) {
        if (each->accessibleName() == u"Rename VM"_qs) {
            EXPECT_FALSE(each->isEnabled());
            EXPECT_EQ(each->toolTip(), u"This service does not offer it for this VM."_qs);
        }
    }
}

TEST_F(MachinePageStateTest, whatCannotBeSeenIsNotEdited)
{
    m_scene.m_machine.name = u"gnp\u202E.exe\u200B\n"_qs + QString(300, u'x');
    m_scene.apply();
    show();
    m_page->beginRename();
    EXPECT_TRUE(editor()->text().startsWith(u"gnp.exex"_qs));
    EXPECT_EQ(editor()->text().size(), 200);
}

TEST_F(MachinePageStateTest, tabsAndTheirKeys)
{
    show();
    auto *tabs = m_page->findChild<QTabBar *>();
    EXPECT_EQ(tabs->tabText(0), u"Overview"_qs);
    EXPECT_EQ(tabs->tabText(1), u"Snapshots"_qs);
    EXPECT_EQ(tabs->tabText(2), u"History"_qs);
    QSignalSpy asked(m_page.get(), &MachinePage::snapshotRequested);
    QSignalSpy changed(m_page.get(), &MachinePage::tabChanged);
    m_page->setTab(MachinePage::Tab::History);
    QTest::keyClick(m_page.get(), Qt::Key_N, Qt::ControlModifier);
    EXPECT_EQ(m_page->tab(), MachinePage::Tab::Snapshots);
    EXPECT_EQ(asked.count(), 1);
    EXPECT_EQ(changed.count(), 2);
    EXPECT_TRUE(m_page->findChild<QLabel *>(u"snapshots"_qs)->isVisible());
    QTest::keyClick(m_page.get(), Qt::Key_N, Qt::ControlModifier);
    QTest::keyClick(m_page.get(), Qt::Key_F2);
    EXPECT_EQ(asked.count(), 1) << "there the keys are the tab's own";
    EXPECT_FALSE(editor()->isVisible());
}

TEST_F(MachinePageStateTest, tabKeyGoesThroughTheHeadToTheTabs)
{
    show();
    QStringList names;
    m_page->findChild<QTabBar *>()->setFocus();
    for (int i = 0; i < 4; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
        names.prepend(QApplication::focusWidget()->accessibleName());
    }
    EXPECT_EQ(names,
              QStringList({u"Rename VM"_qs, u"Refresh"_qs, u"More actions"_qs, u"Switch web-01: ON"_qs}));
}

TEST_F(MachinePageStateTest, ignoredShutdownIsSaidAndNothingIsDoneUnasked)
{
    show();
    const OperationId id = running(PowerAction::ShutDown);
    EXPECT_TRUE(bars().isEmpty());
    EXPECT_NE(label(u"shutting down …"_qs), nullptr);
    m_scene.change(id, [](Operation &operation) { operation.ignored = true; });
    ASSERT_EQ(bars().size(), 1);
    EXPECT_TRUE(bars().first()->text().contains(u"“web-01” does not react to the shutdown command."_qs));
    EXPECT_EQ(bars().first()->tone(), Tone::Warning);
    EXPECT_TRUE(m_scene.m_actions.m_calls.isEmpty());
    button(*bars().first(), u"Turn off …"_qs)->click();
    ASSERT_NE(sheet<PowerOffSheet>(), nullptr) << "the hard way warns too";
    EXPECT_TRUE(m_scene.m_actions.m_calls.isEmpty());
    button(*sheet<PowerOffSheet>(), u"Turn off"_qs)->click();
    EXPECT_EQ(m_scene.m_actions.m_calls, QList<Call>({{u"turn off"_qs, {}}}));
    m_scene.change(id, [](Operation &operation) { operation.state = Operation::State::Cancelled; });
    EXPECT_TRUE(QTest::qWaitFor([this] { return bars().isEmpty(); }, 5000));
}

TEST_F(MachinePageStateTest, waitingOnIsQuietAndTheSwitchStillOpensTheWay)
{
    show();
    const OperationId id = running(PowerAction::ShutDown);
    m_scene.change(id, [](Operation &operation) { operation.ignored = true; });
    button(*bars().first(), u"Keep waiting"_qs)->click();
    EXPECT_TRUE(bars().isEmpty());
    EXPECT_TRUE(m_scene.m_actions.m_calls.isEmpty());
    EXPECT_FALSE(m_scene.m_operations.find(id)->ended());
    EXPECT_NE(label(u"does not react to the shutdown command"_qs), nullptr);
    QTest::keyClick(&power(), Qt::Key_Space);
    EXPECT_NE(sheet<PowerOffSheet>(), nullptr);
    sheet<PowerOffSheet>()->close();
    auto *patience = m_page->findChild<MachineBars *>()->findChild<QTimer *>();
    ASSERT_NE(patience, nullptr);
    EXPECT_EQ(patience->intervalAsDuration(), MachineBars::patience);
    patience->start(0);
    EXPECT_TRUE(QTest::qWaitFor([this] { return bars().size() == 1; }, 5000)) << "asked again after a while";
    m_scene.change(id, [](Operation &operation) { operation.state = Operation::State::Done; });
    m_scene.setState(State::Off);
    EXPECT_TRUE(QTest::qWaitFor([this] { return bars().isEmpty(); }, 5000));
    const OperationId next = running(PowerAction::ShutDown);
    m_scene.change(next, [](Operation &operation) { operation.ignored = true; });
    EXPECT_EQ(bars().size(), 1) << "another shutdown is another question";
}

TEST_F(MachinePageStateTest, turningOffIsClosedWhereItIsRefused)
{
    m_scene.m_actions.m_toPower.insert(PowerAction::TurnOff, Obstacle::NotOffered);
    show();
    m_scene.change(running(PowerAction::ShutDown), [](Operation &operation) { operation.ignored = true; });
    QAbstractButton *off = button(*bars().first(), u"Turn off …"_qs);
    EXPECT_FALSE(off->isEnabled());
    EXPECT_EQ(off->accessibleDescription(), u"This service does not offer it for this VM."_qs);
    power().click();
    EXPECT_EQ(m_page->findChild<QDialog *>(), nullptr);
}

TEST_F(MachinePageStateTest, interruptedSnapshotSaysSinceWhenAndOffersBothWays)
{
    m_scene.setState(State::Off);
    m_scene.m_actions.m_unfinished = {{OperationId(u"op-7"_qs), m_scene.m_key,
                                       Operation::MachineStep::Snapshot, m_scene.ago(3), u"before-<b>"_qs}};
    show();
    ASSERT_EQ(bars().size(), 1);
    EXPECT_TRUE(bars().first()->text().contains(u"“web-01” has been off for your snapshot since 14:02."_qs));
    EXPECT_TRUE(bars().first()->text().contains(u"before-<b>"_qs));
    button(*bars().first(), u"Finish snapshot"_qs)->click();
    EXPECT_EQ(m_scene.m_actions.m_calls, QList<Call>({{u"finish"_qs, u"op-7"_qs}}));
    EXPECT_TRUE(bars().isEmpty());
    m_scene.m_actions.m_unfinished = {
        {OperationId(u"op-8"_qs), m_scene.m_key, Operation::MachineStep::Off, m_scene.ago(3), u"b"_qs}};
    m_page->refresh();
    button(*bars().first(), u"Only turn on"_qs)->click();
    EXPECT_EQ(m_scene.m_actions.m_calls.last(), (Call{u"only on"_qs, u"op-8"_qs}));
}

TEST_F(MachinePageStateTest, interruptedSnapshotIsToldByWhatTheMachineIs)
{
    const auto left = [this](Operation::MachineStep step) {
        m_scene.m_actions.m_unfinished = {
            {OperationId(u"op"_qs), m_scene.m_key, step, m_scene.ago(3), u"snap"_qs}};
        m_page->refresh();
    };
    show();
    left(Operation::MachineStep::ShuttingDown);
    EXPECT_TRUE(bars().first()->text().contains(u"The VM is running."_qs));
    EXPECT_NE(button(*bars().first(), u"Do without snapshot"_qs), nullptr);
    m_scene.setState(State::Off);
    left(Operation::MachineStep::SnapshotDone);
    EXPECT_TRUE(bars().first()->text().contains(u"The snapshot “snap” is completed."_qs));
    EXPECT_EQ(button(*bars().first(), u"Finish snapshot"_qs), nullptr);
    EXPECT_NE(button(*bars().first(), u"Turn on"_qs), nullptr);
    m_scene.loseConnection();
    EXPECT_TRUE(bars().first()->text().contains(u"may be off"_qs)) << "not read, not known";
    m_scene.m_actions.m_unfinished.first().machine.machine = MachineId(u"another"_qs);
    m_page->refresh();
    EXPECT_TRUE(bars().isEmpty());
}

TEST_F(MachinePageStateTest, everythingSpeaksTheOtherLanguageAtRunTime)
{
    m_scene.fillWithExamples();
    show();
    m_scene.change(running(PowerAction::ShutDown), [](Operation &operation) { operation.ignored = true; });
    Brackets brackets;
    QApplication::installTranslator(&brackets);
    QCoreApplication::sendPostedEvents();
    auto *tabs = m_page->findChild<QTabBar *>();
    for (int i = 0; i < 3; ++i)
        EXPECT_TRUE(tabs->tabText(i).startsWith(u'['));
    EXPECT_TRUE(bars().first()->text().startsWith(u'['));
    EXPECT_TRUE(m_page->accessibleName().startsWith(u'['));
    EXPECT_TRUE(power().accessibleName().startsWith(u'['));
    for (const QAbstractButton *each : m_page->findChildren<QAbstractButton *>()) {
        if (!each->isVisible())
            continue;
        const QString spoken = each->text().isEmpty() ? each->accessibleName() : each->text();
        EXPECT_TRUE(spoken.isEmpty() || spoken.contains(u'[')) << spoken.toStdString();
    }
    QApplication::removeTranslator(&brackets);
    QCoreApplication::sendPostedEvents();
    EXPECT_EQ(tabs->tabText(0), u"Overview"_qs);
}

TEST_F(MachinePageStateTest, everyControlHasAName)
{
    m_scene.fillWithExamples();
    show();
    m_page->beginRename();
    for (QWidget *each : m_page->findChildren<QWidget *>()) {
        if (!each->isVisible() || each->focusPolicy() == Qt::NoFocus || each->inherits("QScrollBar"))
            continue;
        const auto *accessible = QAccessible::queryAccessibleInterface(each);
        EXPECT_FALSE(accessible->text(QAccessible::Name).isEmpty()) << each->metaObject()->className();
    }
}

TEST_F(MachinePageStateTest, nothingIsCutAtTheDefaultWidth)
{
    m_scene.m_label = u"Produktion"_qs;
    m_scene.m_actions.m_preview = true;
    m_scene.apply();
    m_scene.fillWithExamples();
    show();
    m_scene.m_actions.m_toPower = {{PowerAction::ShutDown, Obstacle::MachineBusy},
                                   {PowerAction::TurnOff, Obstacle::MachineBusy}};
    m_page->refresh();
    const QLabel *note = label(u"Another action of this VM is still running."_qs);
    ASSERT_NE(note, nullptr);
    EXPECT_TRUE(QTest::qWaitFor([note] { return note->width() >= note->sizeHint().width(); }, 5000));
    for (const ElidedLabel *each : m_page->findChildren<ElidedLabel *>()) {
        if (each->isVisible())
            EXPECT_GE(each->width(), each->sizeHint().width()) << each->text().toStdString();
    }
    for (const QPushButton *each : m_page->findChildren<QPushButton *>()) {
        if (each->isVisible())
            EXPECT_GE(each->width(), each->sizeHint().width()) << each->text().toStdString();
    }
}

TEST_F(MachinePageStateTest, goneMachineLeavesThePageStanding)
{
    show();
    m_scene.m_machines.applyMachines(m_scene.m_key.connection, {}, m_scene.m_clock.now());
    m_page->refresh();
    m_page->beginRename();
    power().click();
    EXPECT_TRUE(m_scene.m_actions.m_calls.isEmpty());
    EXPECT_EQ(m_page->findChild<QDialog *>(), nullptr);
}
