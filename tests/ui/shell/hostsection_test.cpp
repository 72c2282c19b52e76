// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/hostsection.h"
#include "dialogs/settingsdialog.h"
#include "pages/overviewtab.h"
#include "pages/sidebar.h"
#include "services/hostservice.h"
#include "widgets/messagebar.h"
#include "widgets/pilltree.h"
#include "windowfixture.h"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

using namespace kustos;
using namespace kustos::ui;
using namespace Qt::StringLiterals;

namespace {

//! The section over a systemctl of our own that says and answers what the test wants.
class HostSectionTest : public ::testing::Test
{
protected:
    HostSectionTest()
        : m_host(u"/opt/kustos/bin/kustos-host"_qs, m_dir.path(), script(0))
        , m_section(m_host)
    {
        QFile::remove(HostService::unitFile());
        m_section.show();
    }
    ~HostSectionTest() override { QFile::remove(HostService::unitFile()); }

    QString script(int code)
    {
        const QString path = m_dir.filePath(u"systemctl"_qs);
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("#!/bin/sh\necho 'no <b>bus</b> here' >&2\nexit " + QByteArray::number(code) + "\n");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    }

    QPushButton &button() { return *m_section.findChild<QPushButton *>(); }
    bool says(const QString &text)
    {
        for (const QLabel *label : m_section.findChildren<QLabel *>()) {
            if (label->isVisible() && label->textFormat() == Qt::PlainText && label->text().contains(text))
                return true;
        }
        return false;
    }
    void press()
    {
        QSignalSpy changed(&m_section, &HostSection::hostChanged);
        button().click();
        EXPECT_FALSE(button().isEnabled()) << "one press at a time";
        ASSERT_TRUE(changed.wait(5000));
        EXPECT_TRUE(button().isEnabled());
    }

    QTemporaryDir m_dir;
    HostService m_host;
    HostSection m_section;
};

TEST_F(HostSectionTest, setsItUpAndRemovesItAgain)
{
    EXPECT_EQ(button().text(), u"Set up as a &user service"_qs);
    press();
    EXPECT_TRUE(m_host.isInstalled());
    EXPECT_TRUE(says(u"is set up and running"_qs));
    EXPECT_EQ(button().text(), u"&Remove the user service"_qs);
    press();
    EXPECT_FALSE(m_host.isInstalled());
    EXPECT_TRUE(says(u"is removed"_qs));
    EXPECT_EQ(button().text(), u"Set up as a &user service"_qs);
}

TEST_F(HostSectionTest, tellsInPlaceWhatTheSystemRefused)
{
    script(1);
    press();
    EXPECT_FALSE(m_host.isInstalled());
    EXPECT_TRUE(says(u"could not be set up"_qs));
    EXPECT_TRUE(says(u"“no <b>bus</b> here”"_qs));
    EXPECT_EQ(button().text(), u"Set up as a &user service"_qs);
}

class ShellKeysTest : public ::testing::Test
{
protected:
    ShellKeysTest()
    {
        m_shell.language.select(Language::Choice::English);
        m_shell.fillWithExamples();
        m_shell.open();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(m_shell.window.get()));
        QApplication::setActiveWindow(m_shell.window.get());
    }
    ~ShellKeysTest() override { QLocale::setDefault(QLocale::c()); }

    ServicePage &page()
    {
        for (ServicePage *each : m_shell.window->findChildren<ServicePage *>()) {
            if (each->isVisible())
                return *each;
        }
        throw std::runtime_error("no page");
    }
    QPushButton *visibleButton(const QString &text)
    {
        for (QPushButton *each : m_shell.window->findChildren<QPushButton *>()) {
            if (each->isVisible() && each->text() == text)
                return each;
        }
        return nullptr;
    }

    test::Shell m_shell;
};

TEST_F(ShellKeysTest, controlNBacksUpFromTheOverviewToo)
{
    page().setTab(ServicePage::Tab::Overview);
    QSignalSpy wanted(&page(), &ServicePage::backUpRequested);
    QTest::keyClick(m_shell.window.get(), Qt::Key_N, Qt::ControlModifier);
    EXPECT_EQ(wanted.size(), 1);
    EXPECT_EQ(page().tab(), ServicePage::Tab::Backups);
    QTest::keyClick(m_shell.window.get(), Qt::Key_N, Qt::ControlModifier);
    EXPECT_EQ(wanted.size(), 1) << "there the key belongs to the tab";
}

TEST_F(ShellKeysTest, filteringDoesNotLeaveTheOpenService)
{
    const ServiceKey before = page().key();
    auto *filter = m_shell.window->findChild<Sidebar *>()->findChild<QLineEdit *>();
    QTest::keyClick(m_shell.window.get(), Qt::Key_F, Qt::ControlModifier);
    EXPECT_TRUE(filter->hasFocus());
    for (const QString &text : {u"rechnungs"_qs, u"nothing like it"_qs}) {
        filter->setText(text);
        EXPECT_EQ(page().key(), before);
    }
    QTest::keyClick(filter, Qt::Key_Escape);
    EXPECT_EQ(page().key(), before);
    EXPECT_TRUE(m_shell.window->findChild<PillTree *>()->currentIndex().isValid()) << "selected again";
    filter->setText(u"rechnungs"_qs);
    QTest::keyClick(filter, Qt::Key_Return);
    EXPECT_FALSE(page().key() == before) << "Return opens what was found";
}

TEST_F(ShellKeysTest, escapeClosesTheMessageFromWhereverTheFocusIs)
{
    Notice notice;
    notice.kind = Notice::Kind::BackupInitiated;
    notice.target = page().key();
    Q_EMIT m_shell.backups.noticed(notice);
    const auto bars = m_shell.window->findChildren<MessageBar *>();
    const auto shown = [&] {
        return std::ranges::any_of(bars, [](const MessageBar *bar) { return bar->isVisible(); });
    };
    ASSERT_TRUE(shown());
    QTest::keyClick(m_shell.window->focusWidget(), Qt::Key_Escape);
    EXPECT_FALSE(shown());
}

TEST_F(ShellKeysTest, theAgeOfWhatIsShownStandsOnceBesideTheRefreshButton)
{
    for (const auto tab : {ServicePage::Tab::Overview, ServicePage::Tab::Backups}) {
        page().setTab(tab);
        QList<QLabel *> told;
        for (QLabel *label : page().findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().startsWith(u"as of "_qs))
                told << label;
        }
        ASSERT_EQ(told.size(), 1);
        const auto *refresh = page().findChild<QToolButton *>();
        EXPECT_LT(told.first()->geometry().right(), refresh->geometry().left());
        EXPECT_LT(refresh->geometry().left() - told.first()->geometry().right(), 3 * Grid);
    }
}

TEST_F(ShellKeysTest, offersTheUserServiceWherePlannedBackupsNeedIt)
{
    page().setTab(ServicePage::Tab::Overview);
    page().setHostIsService(false);
    QPushButton *offer = visibleButton(u"Set up as a &user service …"_qs);
    ASSERT_NE(offer, nullptr);
    offer->click();
    EXPECT_NE(m_shell.window->findChild<SettingsDialog *>(), nullptr);
    page().setHostIsService(true);
    EXPECT_EQ(visibleButton(u"Set up as a &user service …"_qs), nullptr);
}

} // namespace
