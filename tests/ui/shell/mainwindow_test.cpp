// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/helpdialog.h"
#include "dialogs/settingsdialog.h"
#include "pages/activitypanel.h"
#include "pages/sidebar.h"
#include "pages/welcomepage.h"
#include "widgets/badge.h"
#include "widgets/elidedlabel.h"
#include "widgets/messagebar.h"
#include "widgets/pilltree.h"
#include "windowfixture.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSet>
#include <QTabBar>
#include <QTest>

#include <gtest/gtest.h>

using namespace kustos;
using namespace kustos::ui;
using namespace Qt::StringLiterals;

namespace {

class MainWindowTest : public ::testing::Test
{
protected:
    MainWindowTest()
    {
        m_shell.appearance.select(Appearance::Choice::Light);
        m_shell.language.select(Language::Choice::English);
    }
    ~MainWindowTest() override { QLocale::setDefault(QLocale::c()); }

    template <class T> QList<T *> visible() const
    {
        QList<T *> found;
        for (T *widget : m_shell.window->findChildren<T *>()) {
            if (widget->isVisible())
                found.append(widget);
        }
        return found;
    }

    PillTree &tree() const { return *m_shell.window->findChild<PillTree *>(); }
    WelcomePage &welcome() const { return *m_shell.window->findChild<WelcomePage *>(); }
    ServicePage *page() const { return visible<ServicePage>().value(0); }

    QStringList treeRows() const
    {
        QStringList rows;
        const QAbstractItemModel *model = tree().model();
        for (int top = 0; top < model->rowCount(); ++top) {
            const QModelIndex at = model->index(top, 0);
            rows.append(at.data().toString());
            for (int row = 0; row < model->rowCount(at); ++row)
                rows.append(u"  "_qs + model->index(row, 0, at).data().toString());
        }
        return rows;
    }

    MessageBar *bar(Tone tone) const
    {
        for (MessageBar *one : visible<MessageBar>()) {
            if (one->tone() == tone)
                return one;
        }
        return nullptr;
    }

    QStringList visibleTexts() const
    {
        QStringList texts;
        for (QLabel *label : visible<QLabel>())
            texts.append(label->text());
        for (QAbstractButton *button : visible<QAbstractButton>())
            texts.append(button->text());
        for (QTabBar *tabs : visible<QTabBar>()) {
            for (int i = 0; i < tabs->count(); ++i)
                texts.append(tabs->tabText(i));
        }
        return texts;
    }

    test::Shell m_shell;
};

TEST_F(MainWindowTest, OpensTheFirstServiceWithItsNameAndPage)
{
    m_shell.fillWithExamples();
    m_shell.open();
    ASSERT_NE(page(), nullptr);
    EXPECT_EQ(page()->key(), test::Shell::key(u"5854017e89d50f424e000192"_qs));
    EXPECT_TRUE(visibleTexts().contains(u"kundendaten"_qs));
    EXPECT_TRUE(visibleTexts().contains(u"This computer  ›  Manage"_qs));
    EXPECT_EQ(treeRows().first(2), QStringList({u"This computer"_qs, u"  kundendaten"_qs}));
}

TEST_F(MainWindowTest, SaysWhatIsMissingWhereThereIsNothing)
{
    m_shell.open();
    EXPECT_EQ(welcome().mode(), WelcomePage::Mode::Reading);
    m_shell.addThisComputer();
    m_shell.inventory.applyServices(test::Shell::here(), {}, m_shell.clock.now());
    EXPECT_EQ(welcome().mode(), WelcomePage::Mode::NoServices);
    m_shell.loseConnection();
    EXPECT_EQ(welcome().mode(), WelcomePage::Mode::NoConnection);
    m_shell.regainConnection();
    EXPECT_NE(page(), nullptr) << "the first service that appears is opened";
}

TEST_F(MainWindowTest, OffersTheFirstServiceWhereNoneIsSelected)
{
    m_shell.fillWithExamples();
    m_shell.open();
    tree().setCurrentIndex(tree().model()->index(0, 0));
    ASSERT_TRUE(welcome().isVisible());
    EXPECT_EQ(welcome().mode(), WelcomePage::Mode::NothingSelected);
    welcome().findChild<QPushButton *>()->click();
    EXPECT_NE(page(), nullptr);
}

TEST_F(MainWindowTest, KeepsTheSelectionOverAReading)
{
    m_shell.fillWithExamples();
    m_shell.open();
    QList<DatabaseService> services = m_shell.exampleServices();
    m_shell.window->select(test::Shell::key(services.at(2).id.text()));
    QWidget *before = page();
    services.swapItemsAt(0, 2);
    services.removeLast();
    m_shell.inventory.applyServices(test::Shell::here(), services, m_shell.clock.now());
    EXPECT_EQ(page(), before);
    EXPECT_EQ(page()->key().service, services.at(0).id);
}

TEST_F(MainWindowTest, LeavesAServiceThatIsGone)
{
    m_shell.fillWithExamples();
    m_shell.open();
    const ServiceKey gone = page()->key();
    QList<DatabaseService> services = m_shell.exampleServices();
    services.removeFirst();
    m_shell.inventory.applyServices(test::Shell::here(), services, m_shell.clock.now());
    ASSERT_TRUE(QTest::qWaitFor([this] { return page() == nullptr; })) << "nobody chose its neighbour";
    m_shell.inventory.applyServices(test::Shell::here(), m_shell.exampleServices(), m_shell.clock.now());
    EXPECT_TRUE(page() == nullptr || page()->key() == gone) << "nor what comes later";
}

TEST_F(MainWindowTest, FiltersByNameAndByTypeAndSaysWhenNothingFits)
{
    m_shell.fillWithExamples();
    m_shell.open();
    auto *filter = m_shell.window->findChild<QLineEdit *>();
    QTest::keyClick(m_shell.window.get(), Qt::Key_F, Qt::ControlModifier);
    filter->setText(u"RECHN"_qs);
    EXPECT_EQ(treeRows(), QStringList({u"This computer"_qs, u"  rechnungsarchiv"_qs}));
    filter->setText(u"janusgraph"_qs);
    EXPECT_EQ(treeRows(), QStringList({u"This computer"_qs, u"  beziehungsgraph-vertrieb-nordost"_qs,
                                       u"Kundenportal"_qs, u"  empfehlungen"_qs}));
    filter->setText(u"gibtesnicht"_qs);
    EXPECT_TRUE(visibleTexts().contains(u"Nothing matches the filter."_qs));
    QTest::keyClick(filter, Qt::Key_Escape);
    EXPECT_TRUE(filter->text().isEmpty());
    EXPECT_EQ(treeRows().size(), 8);
}

TEST_F(MainWindowTest, SaysLoudlyThatTheConnectionIsLostAndKeepsTheData)
{
    m_shell.fillWithExamples();
    m_shell.open();
    page()->setTab(ServicePage::Tab::Backups);
    const auto backUp = [&]() -> QPushButton * {
        for (QPushButton *button : visible<QPushButton>()) {
            if (button->text().contains(u"Back up now"_qs) ||
                button->text().remove(QLatin1Char('&')) == u"Back up now"_qs)
                return button;
        }
        return nullptr;
    };
    m_shell.loseConnection();
    MessageBar *lost = bar(Tone::Failed);
    ASSERT_NE(lost, nullptr);
    EXPECT_TRUE(lost->text().contains(u"This computer"_qs));
    EXPECT_TRUE(lost->text().contains(u"is lost"_qs));
    EXPECT_EQ(treeRows().size(), 8) << "what was known stays";
    ASSERT_NE(backUp(), nullptr);
    EXPECT_FALSE(backUp()->isEnabled());
    m_shell.regainConnection();
    EXPECT_EQ(bar(Tone::Failed), nullptr);
    ASSERT_NE(bar(Tone::Good), nullptr);
    EXPECT_TRUE(bar(Tone::Good)->text().contains(u"is back"_qs));
    m_shell.loseConnection();
    EXPECT_EQ(bar(Tone::Good), nullptr) << "the good news is no longer true";
}

TEST_F(MainWindowTest, TellsExpiredCredentialsFromALostConnection)
{
    m_shell.fillWithExamples();
    m_shell.open();
    m_shell.loseConnection(Error::Kind::Unauthorized);
    ASSERT_NE(bar(Tone::Warning), nullptr);
    EXPECT_TRUE(bar(Tone::Warning)->text().contains(u"credentials"_qs));
}

TEST_F(MainWindowTest, ShowsNoticesWithUntrustedNamesAsPlainText)
{
    m_shell.fillWithExamples();
    DatabaseService nasty = m_shell.exampleServices().at(0);
    nasty.name = u"<b>x</b>"_qs + QChar(0x202E) + u"gnp"_qs;
    m_shell.inventory.applyServices(test::Shell::here(), {nasty}, m_shell.clock.now());
    m_shell.open();
    Notice notice;
    notice.kind = Notice::Kind::BackupInitiated;
    notice.target = test::Shell::key(nasty.id.text());
    Q_EMIT m_shell.backups.noticed(notice);
    MessageBar *shown = bar(Tone::Accent);
    ASSERT_NE(shown, nullptr);
    EXPECT_TRUE(shown->text().contains(u"<b>x</b>"_qs));
    EXPECT_FALSE(shown->text().contains(QChar(0x202E)));
    for (const QString &row : treeRows())
        EXPECT_FALSE(row.contains(QChar(0x202E)));
    for (QLabel *label : visible<QLabel>()) {
        if (label->text().contains(u"<b>"_qs))
            EXPECT_EQ(label->textFormat(), Qt::PlainText) << qPrintable(label->text());
    }
}

TEST_F(MainWindowTest, ChangesItsLanguageWithoutARestart)
{
    m_shell.fillWithExamples();
    m_shell.open();
    m_shell.loseConnection();
    EXPECT_TRUE(visibleTexts().contains(u"Backups"_qs));
    m_shell.language.select(Language::Choice::German);
    ASSERT_TRUE(QTest::qWaitFor([&] { return visibleTexts().contains(u"Sicherungen"_qs); }));
    const QStringList german = visibleTexts();
    for (const QString &wanted : {u"Sicherungen"_qs, u"Übersicht"_qs, u"Dieser Computer  ›  Verwalten"_qs,
                                  u"Aktivität"_qs, u"Einstellungen"_qs, u"Letzte Sicherung"_qs})
        EXPECT_TRUE(german.contains(wanted)) << qPrintable(wanted);
    EXPECT_TRUE(bar(Tone::Failed)->text().contains(u"unterbrochen"_qs));
    EXPECT_EQ(treeRows().constFirst(), u"Dieser Computer"_qs);
    for (const QString &text : german) {
        for (const QString &english :
             {u"Backups"_qs, u"Overview"_qs, u"Settings"_qs, u"Activity"_qs, u"Last backup"_qs})
            EXPECT_NE(text, english);
    }
    m_shell.language.select(Language::Choice::English);
    EXPECT_TRUE(QTest::qWaitFor([&] { return visibleTexts().contains(u"Backups"_qs); }));
}

TEST_F(MainWindowTest, SettingsSwitchLanguageAndSchemeAndKeepThem)
{
    m_shell.fillWithExamples();
    m_shell.open();
    m_shell.window->showSettings();
    auto *dialog = m_shell.window->findChild<SettingsDialog *>();
    ASSERT_NE(dialog, nullptr);
    const QList<QComboBox *> boxes = dialog->findChildren<QComboBox *>();
    ASSERT_EQ(boxes.size(), 2);
    boxes.at(0)->setCurrentIndex(1);
    Q_EMIT boxes.at(0)->activated(1);
    EXPECT_TRUE(QTest::qWaitFor([&] { return dialog->windowTitle() == u"Einstellungen"_qs; }));
    EXPECT_EQ(m_shell.preferences.language(), Language::Choice::German);
    Q_EMIT boxes.at(1)->activated(2);
    EXPECT_EQ(schemeOf(QApplication::palette()), Scheme::Dark);
    EXPECT_EQ(m_shell.preferences.scheme(), Appearance::Choice::Dark);
}

TEST_F(MainWindowTest, NamesKeysInTheLanguageOfTheWindow)
{
    m_shell.open();
    m_shell.language.select(Language::Choice::German);
    m_shell.window->showHelp();
    const auto *help = m_shell.window->findChild<HelpDialog *>();
    ASSERT_NE(help, nullptr);
    QStringList texts;
    for (const QLabel *label : help->findChildren<QLabel *>())
        texts.append(label->text());
    EXPECT_TRUE(texts.contains(u"Strg+F"_qs));
    EXPECT_TRUE(texts.contains(u"Zeile kopieren"_qs));
}

TEST_F(MainWindowTest, RemembersWhereItWas)
{
    m_shell.fillWithExamples();
    m_shell.open();
    const ServiceKey third = test::Shell::key(m_shell.exampleServices().at(2).id.text());
    m_shell.window->select(third);
    m_shell.window->findChild<ActivityPanel *>()->setOpen(false);
    m_shell.window->close();
    m_shell.open();
    ASSERT_NE(page(), nullptr);
    EXPECT_EQ(page()->key(), third);
    EXPECT_FALSE(m_shell.window->findChild<ActivityPanel *>()->isOpen());
}

TEST_F(MainWindowTest, ActivityShowsProgressThatCanBeReadAloudAndStopped)
{
    m_shell.fillWithExamples();
    m_shell.open();
    auto *panel = m_shell.window->findChild<ActivityPanel *>();
    const auto *list = panel->findChild<QListView *>();
    EXPECT_EQ(list->model()->rowCount(), 6);
    const QList<QProgressBar *> bars = panel->findChildren<QProgressBar *>();
    ASSERT_EQ(bars.size(), 2);
    for (QProgressBar *one : bars) {
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(one);
        ASSERT_NE(spoken->valueInterface(), nullptr);
        EXPECT_GT(spoken->valueInterface()->currentValue().toInt(), 0);
        EXPECT_FALSE(spoken->text(QAccessible::Name).isEmpty());
    }
    int stops = 0;
    for (QAbstractButton *button : panel->findChildren<QAbstractButton *>())
        stops += button->isVisible() && button->accessibleName().startsWith(u"Cancel: "_qs) ? 1 : 0;
    EXPECT_EQ(stops, 1) << "the download; a restore runs on the service";
    EXPECT_TRUE(list->model()->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"73"_qs));
}

TEST_F(MainWindowTest, FoldsTheActivity)
{
    m_shell.fillWithExamples();
    m_shell.open();
    auto *panel = m_shell.window->findChild<ActivityPanel *>();
    panel->setOpen(false);
    EXPECT_TRUE(QTest::qWaitFor([panel] { return panel->height() <= 40; }));
    EXPECT_FALSE(panel->findChild<QListView *>()->isVisible());
    panel->setOpen(true);
    EXPECT_TRUE(panel->findChild<QListView *>()->isVisible());
}

//! Everything a user can act on, in both languages and on both tabs.
class ReachTest : public MainWindowTest,
                  public ::testing::WithParamInterface<std::tuple<Language::Choice, ServicePage::Tab>>
{
protected:
    void SetUp() override
    {
        m_shell.fillWithExamples();
        m_shell.language.select(std::get<0>(GetParam()));
        m_shell.open();
        page()->setTab(std::get<1>(GetParam()));
        m_shell.loseConnection();
        Notice notice;
        notice.kind = Notice::Kind::DownloadDone;
        notice.target = page()->key();
        notice.subject = u"/tmp/x"_qs;
        Q_EMIT m_shell.backups.noticed(notice);
        ASSERT_TRUE(QTest::qWaitFor([this] { return bar(Tone::Good) != nullptr; }));
    }

    static bool isInteractive(const QWidget *widget)
    {
        return widget->isEnabled() && widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) != 0;
    }
};

TEST_P(ReachTest, EveryControlHasAName)
{
    int seen = 0;
    for (QWidget *widget : visible<QWidget>()) {
        const bool acts = isInteractive(widget) || qobject_cast<QAbstractButton *>(widget) != nullptr;
        // Scroll areas and their viewports are found by their contents.
        if (!acts || qobject_cast<QScrollArea *>(widget) != nullptr)
            continue;
        ++seen;
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        ASSERT_NE(spoken, nullptr);
        EXPECT_FALSE(spoken->text(QAccessible::Name).isEmpty())
            << widget->metaObject()->className() << " in "
            << widget->parentWidget()->metaObject()->className();
    }
    EXPECT_GT(seen, 8);
}

TEST_P(ReachTest, EveryControlIsReachedByTab)
{
    QSet<QWidget *> wanted;
    for (QWidget *widget : visible<QWidget>()) {
        if (isInteractive(widget) && widget->focusProxy() == nullptr)
            wanted.insert(widget);
    }
    QSet<QWidget *> reached;
    QWidget *at = m_shell.window.get();
    for (int step = 0; step < 2000; ++step) {
        at = at->nextInFocusChain();
        if (isInteractive(at))
            reached.insert(at);
        if (at == m_shell.window.get())
            break;
    }
    EXPECT_EQ(at, m_shell.window.get()) << "the order of focus is a circle";
    EXPECT_TRUE(reached.contains(wanted));
    EXPECT_GT(wanted.size(), 8);
}

TEST_P(ReachTest, AccessKeysAreUnique)
{
    QHash<QChar, QString> used;
    const auto claim = [&used](const QString &text) {
        const QKeySequence keys = QKeySequence::mnemonic(text);
        if (keys.isEmpty())
            return;
        const QChar key = keys.toString().back();
        EXPECT_FALSE(used.contains(key)) << qPrintable(text) << " and " << qPrintable(used.value(key));
        used.insert(key, text);
    };
    for (QAbstractButton *button : visible<QAbstractButton>())
        claim(button->text());
    for (QLabel *label : visible<QLabel>()) {
        if (label->buddy() != nullptr)
            claim(label->text());
    }
    EXPECT_FALSE(used.isEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    Both, ReachTest,
    ::testing::Combine(::testing::Values(Language::Choice::German, Language::Choice::English),
                       ::testing::Values(ServicePage::Tab::Overview, ServicePage::Tab::Backups)));

} // namespace
