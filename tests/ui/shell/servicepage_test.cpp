// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/servicepage.h"
#include "text/words.h"
#include "widgets/badge.h"
#include "widgets/elidedlabel.h"
#include "widgets/messagebar.h"
#include "windowfixture.h"

#include <QLabel>
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

class ServicePageTest : public ::testing::Test
{
protected:
    ServicePageTest()
    {
        m_shell.appearance.select(Appearance::Choice::Light);
        m_shell.language.select(Language::Choice::English);
        m_shell.addThisComputer();
        apply();
        m_page = std::make_unique<ServicePage>(
            test::Shell::key(m_service.id.text()), m_shell.inventory, m_shell.clock,
            [](const ServiceKey &, QWidget *parent) { return new QLabel(u"backups"_qs, parent); });
        m_page->resize(900, 700);
        m_page->show();
        m_page->activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(m_page.get()));
    }
    ~ServicePageTest() override { QLocale::setDefault(QLocale::c()); }

    void apply() { m_shell.inventory.applyServices(test::Shell::here(), {m_service}, m_shell.clock.now()); }
    [[nodiscard]] QLabel *saying(const QString &text) const
    {
        for (QLabel *label : m_page->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text() == text)
                return label;
        }
        return nullptr;
    }
    [[nodiscard]] Badge *badge(const QString &word) const
    {
        for (Badge *each : m_page->findChildren<Badge *>()) {
            if (each->isVisible() && each->word() == word)
                return each;
        }
        return nullptr;
    }

    test::Shell m_shell;
    DatabaseService m_service = m_shell.exampleServices().at(0);
    std::unique_ptr<ServicePage> m_page;
};

TEST_F(ServicePageTest, SaysWhereItIsAndHowTheServiceIs)
{
    EXPECT_NE(saying(u"This computer  ›  Manage"_qs), nullptr);
    EXPECT_NE(saying(u"kundendaten"_qs), nullptr);
    EXPECT_EQ(m_page->accessibleName(), u"Manage: kundendaten"_qs);
    using State = DatabaseService::State;
    const QList<std::pair<State, Tone>> states{{State::Available, Tone::Good},
                                               {State::Provisioning, Tone::Running},
                                               {State::Failed, Tone::Failed},
                                               {State::Unknown, Tone::Unknown}};
    for (const auto &[state, tone] : states) {
        m_service.state = state;
        apply();
        ASSERT_NE(badge(text::Words::of(state)), nullptr) << static_cast<int>(state);
        EXPECT_EQ(badge(text::Words::of(state))->tone(), tone);
    }
}

TEST_F(ServicePageTest, StateIsUnknownWhileTheConnectionIsLost)
{
    m_shell.loseConnection();
    EXPECT_EQ(badge(text::Words::of(DatabaseService::State::Available)), nullptr);
    EXPECT_NE(badge(text::Words::of(DatabaseService::State::Unknown)), nullptr);
    const Reading &reading = m_shell.inventory.connection(test::Shell::here())->reading;
    QLabel *stand = saying(text::Words::of(reading, m_shell.clock.now()));
    ASSERT_NE(stand, nullptr);
    EXPECT_EQ(stand->palette().color(stand->foregroundRole()), toneColor(Tone::Failed, m_page->palette()));
    m_shell.regainConnection();
    EXPECT_NE(badge(text::Words::of(DatabaseService::State::Available)), nullptr);
    EXPECT_EQ(stand->palette().color(stand->foregroundRole()), quietText(m_page->palette()));
}

TEST_F(ServicePageTest, BackupsThatCannotBeReadAreToldThoughTheConnectionAnswers)
{
    const ServiceKey key = m_page->key();
    m_shell.inventory.applyBackups(key, {}, {}, m_shell.clock.now());
    m_shell.inventory.applyBackupsFailure(
        key, Error{Error::Kind::Server, Error::Cause::None, 500, {}, std::nullopt});
    m_page->refresh();
    const Reading &reading = m_shell.inventory.record(key)->reading;
    EXPECT_EQ(reading.state, Reading::State::Lost);
    EXPECT_NE(saying(text::Words::of(reading, m_shell.clock.now())), nullptr);
}

TEST_F(ServicePageTest, ReadingIsToldBesideTheAgeAndGoesWhenItIsDone)
{
    const Reading &reading = m_shell.inventory.connection(test::Shell::here())->reading;
    const QString age = text::Words::of(reading, m_shell.clock.now());
    ASSERT_NE(saying(age), nullptr);
    m_page->setReading(true);
    EXPECT_EQ(saying(age), nullptr);
    EXPECT_NE(saying(age + u"  ·  reading …"_qs), nullptr);
    m_page->setReading(false);
    EXPECT_NE(saying(age), nullptr);
}

TEST_F(ServicePageTest, LabelOfTheConnectionWarns)
{
    Connection production = *m_shell.inventory.connection(test::Shell::here());
    production.label = u"Produktion\u202E"_qs;
    m_shell.inventory.setConnection(production);
    ASSERT_NE(badge(u"Produktion<U+202E>"_qs), nullptr);
    EXPECT_EQ(badge(u"Produktion<U+202E>"_qs)->tone(), Tone::Warning);
}

TEST_F(ServicePageTest, HostileNameStaysPlainAndPushesNothingOut)
{
    m_service.name = u"<h1>x</h1>\u202E\n"_qs + QString(5000, u'w');
    apply();
    for (const QLabel *label : m_page->findChildren<QLabel *>()) {
        EXPECT_FALSE(label->text().contains(QChar(0x202E)));
        if (label->text().contains(u"<h1>"_qs))
            EXPECT_EQ(label->textFormat(), Qt::PlainText);
    }
    EXPECT_LE(m_page->minimumSizeHint().width(), 900);
    const auto *refresh = m_page->findChild<QToolButton *>();
    EXPECT_TRUE(m_page->rect().contains(refresh->geometry())) << "the button stays in sight";
}

TEST_F(ServicePageTest, TabsAreGoneThroughByKeysAndRemembered)
{
    QSignalSpy changes(m_page.get(), &ServicePage::tabChanged);
    auto *tabs = m_page->findChild<QTabBar *>();
    EXPECT_FALSE(tabs->accessibleName().isEmpty());
    tabs->setFocus();
    QTest::keyClick(tabs, Qt::Key_Right);
    EXPECT_EQ(m_page->tab(), ServicePage::Tab::Backups);
    EXPECT_NE(saying(u"backups"_qs), nullptr);
    QTest::keyClick(tabs, Qt::Key_Left);
    EXPECT_EQ(m_page->tab(), ServicePage::Tab::Overview);
    EXPECT_EQ(saying(u"backups"_qs), nullptr);
    ASSERT_EQ(changes.count(), 2);
    EXPECT_EQ(changes.first().first().value<ServicePage::Tab>(), ServicePage::Tab::Backups);
}

TEST_F(ServicePageTest, RefreshButtonAsksAndOldLanguageLeaves)
{
    QSignalSpy asked(m_page.get(), &ServicePage::refreshRequested);
    auto *refresh = m_page->findChild<QToolButton *>();
    EXPECT_EQ(refresh->accessibleName(), u"Refresh"_qs);
    refresh->click();
    EXPECT_EQ(asked.count(), 1);
    m_shell.language.select(Language::Choice::German);
    ASSERT_TRUE(QTest::qWaitFor([&] { return refresh->accessibleName() == u"Aktualisieren"_qs; }));
    EXPECT_NE(saying(u"Dieser Computer  ›  Verwalten"_qs), nullptr);
    EXPECT_EQ(m_page->findChild<QTabBar *>()->tabText(1), u"Sicherungen"_qs);
}

TEST_F(ServicePageTest, ServiceThatIsGoneLeavesThePageAsItWas)
{
    m_shell.inventory.applyServices(test::Shell::here(), {}, m_shell.clock.now());
    m_page->refresh();
    EXPECT_NE(saying(u"kundendaten"_qs), nullptr) << "until the window closes it";
}

//! What the window says in its two bars.
class MessagesTest : public ::testing::Test
{
protected:
    MessagesTest()
    {
        m_shell.language.select(Language::Choice::English);
        m_shell.fillWithExamples();
        m_shell.open();
    }
    ~MessagesTest() override { QLocale::setDefault(QLocale::c()); }

    [[nodiscard]] QList<MessageBar *> bars() const
    {
        QList<MessageBar *> shown;
        for (MessageBar *each : m_shell.window->findChildren<MessageBar *>()) {
            if (each->isVisible())
                shown.append(each);
        }
        return shown;
    }
    void tell(Notice::Kind kind, const QString &subject = {})
    {
        Notice notice;
        notice.kind = kind;
        notice.target = test::Shell::key(u"5854017e89d50f424e000192"_qs);
        notice.subject = subject;
        Q_EMIT m_shell.backups.noticed(notice);
    }
    [[nodiscard]] static QPushButton *action(const MessageBar &bar)
    {
        auto *button = bar.findChild<QPushButton *>();
        return button->isVisible() ? button : nullptr;
    }

    test::Shell m_shell;
};

TEST_F(MessagesTest, NewNoticeTakesThePlaceOfTheOldOne)
{
    EXPECT_TRUE(bars().isEmpty());
    tell(Notice::Kind::BackupInitiated);
    ASSERT_EQ(bars().size(), 1);
    const QString first = bars().first()->text();
    EXPECT_TRUE(first.contains(u"kundendaten"_qs));
    EXPECT_EQ(action(*bars().first()), nullptr) << "there is nothing to do about it";
    tell(Notice::Kind::DownloadDone, u"/srv/x.tar.gz"_qs);
    ASSERT_EQ(bars().size(), 1);
    EXPECT_NE(bars().first()->text(), first);
    EXPECT_NE(action(*bars().first()), nullptr) << "the folder can be opened";
    tell(Notice::Kind::BackupInitiated);
    EXPECT_EQ(bars().first()->text(), first);
    EXPECT_EQ(action(*bars().first()), nullptr) << "the old action went with its message";
}

TEST_F(MessagesTest, LossStandsBesideANoticeAndOnlyTheNoticeIsClosedByEscape)
{
    m_shell.loseConnection();
    tell(Notice::Kind::BackupInitiated);
    ASSERT_EQ(bars().size(), 2);
    QTest::keyClick(m_shell.window.get(), Qt::Key_Escape);
    ASSERT_EQ(bars().size(), 1);
    EXPECT_EQ(bars().first()->tone(), Tone::Failed) << "what is wrong stays until it is right";
    QTest::keyClick(m_shell.window.get(), Qt::Key_Escape);
    EXPECT_EQ(bars().size(), 1);
    EXPECT_NE(action(*bars().first()), nullptr);
}

TEST_F(MessagesTest, BothSpeakTheOtherLanguageWhileTheyStand)
{
    m_shell.loseConnection();
    tell(Notice::Kind::BackupInitiated);
    const QStringList english{bars().at(0)->text(), bars().at(1)->text()};
    m_shell.language.select(Language::Choice::German);
    ASSERT_TRUE(QTest::qWaitFor([&] { return bars().at(0)->text() != english.at(0); }));
    EXPECT_TRUE(QTest::qWaitFor([&] { return bars().at(1)->text() != english.at(1); }));
    for (const MessageBar *bar : bars())
        EXPECT_EQ(bar->accessibleName(), bar->text());
}

} // namespace
