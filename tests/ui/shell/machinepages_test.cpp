// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/machinepage.h"
#include "pages/snapshotstab.h"
#include "widgets/messagebar.h"
#include "widgets/powerswitch.h"
#include "windowfixture.h"

#include <QLineEdit>
#include <QStackedWidget>
#include <QTest>

#include <gtest/gtest.h>

using namespace kustos;
using namespace kustos::ui;
using namespace Qt::StringLiterals;

namespace {

class WindowMachinesTest : public ::testing::Test
{
protected:
    WindowMachinesTest()
    {
        m_shell.appearance.select(Appearance::Choice::Light);
        m_shell.language.select(Language::Choice::English);
        m_shell.addThisComputer();
        m_shell.inventory.applyServices(test::Shell::here(), {}, m_shell.clock.now());
        apply({u"web-01"_qs, u"web-02"_qs});
    }
    ~WindowMachinesTest() override { QLocale::setDefault(QLocale::c()); }

    void apply(const QStringList &names)
    {
        QList<VirtualMachine> machines;
        for (const QString &name : names) {
            VirtualMachine machine;
            machine.id = MachineId(u"vm-"_qs + name);
            machine.name = name;
            machine.state = VirtualMachine::State::Running;
            machines.append(machine);
        }
        m_shell.machines.applyMachines(test::Shell::here(), machines, m_shell.clock.now());
    }
    [[nodiscard]] static MachineKey key(const QString &name)
    {
        return {test::Shell::here(), MachineId(u"vm-"_qs + name)};
    }
    [[nodiscard]] MachinePage *shown() const
    {
        for (MachinePage *page : m_shell.window->findChildren<MachinePage *>()) {
            if (page->isVisible())
                return page;
        }
        return nullptr;
    }

    test::Shell m_shell;
};

} // namespace

TEST_F(WindowMachinesTest, machineOfTheSidebarHasItsPageAndKeepsTheTab)
{
    MainWindow &window = m_shell.open();
    window.select(key(u"web-01"_qs));
    ASSERT_NE(shown(), nullptr);
    EXPECT_EQ(shown()->key(), key(u"web-01"_qs));
    MachinePage *first = shown();
    first->setTab(MachinePage::Tab::History);
    window.select(key(u"web-02"_qs));
    ASSERT_NE(shown(), nullptr);
    EXPECT_EQ(shown()->key(), key(u"web-02"_qs));
    EXPECT_EQ(shown()->tab(), MachinePage::Tab::History);
    window.select(key(u"web-01"_qs));
    EXPECT_EQ(shown(), first) << "found again as it was left";
}

TEST_F(WindowMachinesTest, pageOfAGoneMachineIsGone)
{
    MainWindow &window = m_shell.open();
    window.select(key(u"web-02"_qs));
    ASSERT_NE(shown(), nullptr);
    apply({u"web-01"_qs});
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    const MachinePage *page = shown();
    EXPECT_TRUE(page == nullptr || page->key() == key(u"web-01"_qs));
}

TEST_F(WindowMachinesTest, keysReachThePage)
{
    MainWindow &window = m_shell.open();
    window.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
    window.select(key(u"web-01"_qs));
    ASSERT_NE(shown(), nullptr);
    QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier);
    EXPECT_EQ(shown()->tab(), MachinePage::Tab::Snapshots);
    EXPECT_NE(shown()->findChild<SnapshotsTab *>(), nullptr);
    EXPECT_TRUE(shown()->findChild<SnapshotsTab *>()->isVisible());
}

TEST_F(WindowMachinesTest, withoutAProviderNothingCanBeSwitched)
{
    MainWindow &window = m_shell.open();
    window.select(key(u"web-01"_qs));
    ASSERT_NE(shown(), nullptr);
    auto *power = shown()->findChild<PowerSwitch *>();
    EXPECT_EQ(power->position(), PowerSwitch::Position::On);
    EXPECT_FALSE(power->isEnabled());
    EXPECT_EQ(power->accessibleDescription(), u"The connection is lost. Kustos keeps trying."_qs);
}

TEST_F(WindowMachinesTest, noticesNameTheMachineAndThoseThatAskAreLeftToItsPage)
{
    MainWindow &window = m_shell.open();
    window.select(key(u"web-01"_qs));
    const auto says = [&window](const QString &part) {
        for (const MessageBar *bar : window.findChildren<MessageBar *>()) {
            if (bar->isVisible() && bar->text().contains(part))
                return true;
        }
        return false;
    };
    Notice notice;
    notice.machine = key(u"web-01"_qs);
    notice.action = Operation::Kind::StartMachine;
    notice.kind = Notice::Kind::ShutdownIgnored;
    Q_EMIT m_shell.machineActions.noticed(notice);
    EXPECT_FALSE(says(u"does not react"_qs));
    notice.machine = key(u"web-02"_qs);
    Q_EMIT m_shell.machineActions.noticed(notice);
    EXPECT_TRUE(says(u"“web-02” does not react"_qs));
    notice.kind = Notice::Kind::MachineDone;
    Q_EMIT m_shell.machineActions.noticed(notice);
    EXPECT_TRUE(says(u"“web-02” is running."_qs));
}
