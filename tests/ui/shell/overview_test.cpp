// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/overviewtab.h"
#include "text/words.h"
#include "widgets/badge.h"
#include "widgets/copybutton.h"
#include "widgets/factsgrid.h"
#include "widgets/statuscard.h"
#include "windowfixture.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

using namespace kustos;
using namespace kustos::ui;
using namespace Qt::StringLiterals;

namespace {

const QChar Override(0x202E);

QString nameOf(QWidget *widget)
{
    return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
}

class OverviewTest : public ::testing::Test
{
protected:
    OverviewTest()
    {
        m_shell.appearance.select(Appearance::Choice::Light);
        m_shell.language.select(Language::Choice::English);
        m_shell.addThisComputer();
    }
    ~OverviewTest() override { QLocale::setDefault(QLocale::c()); }

    void apply() { m_shell.inventory.applyServices(test::Shell::here(), {m_service}, m_shell.clock.now()); }
    void applyBackups(const QList<RestorePoint> &points, const QList<Job> &jobs = {})
    {
        m_shell.inventory.applyBackups(key(), points, jobs, m_shell.clock.now());
    }
    void show()
    {
        apply();
        m_tab = std::make_unique<OverviewTab>(key(), m_shell.inventory, m_shell.clock);
        m_tab->resize(900, 900);
        m_tab->show();
    }

    [[nodiscard]] ServiceKey key() const { return test::Shell::key(m_service.id.text()); }
    [[nodiscard]] StatusCard &card(int number) const
    {
        return *m_tab->findChildren<StatusCard *>().at(number);
    }

    //! What stands beside the label of that text.
    [[nodiscard]] QLabel *valueOf(const QString &label) const
    {
        for (QLabel *each : m_tab->findChildren<QLabel *>()) {
            if (each->text() == label && each->isVisible() && each->buddy() != nullptr)
                return qobject_cast<QLabel *>(each->buddy());
        }
        return nullptr;
    }
    template <class Button> [[nodiscard]] Button *named(const QString &name) const
    {
        for (Button *each : m_tab->findChildren<Button *>()) {
            if (each->accessibleName() == name && each->isVisible())
                return each;
        }
        return nullptr;
    }

    test::Shell m_shell;
    DatabaseService m_service = m_shell.exampleServices().at(0);
    std::unique_ptr<OverviewTab> m_tab;
};

TEST_F(OverviewTest, MasksConnectionStringsUntilTheyAreAskedFor)
{
    show();
    QLabel *value = valueOf(u"Connection string 1"_qs);
    ASSERT_NE(value, nullptr);
    EXPECT_FALSE(value->text().contains(u"geheim"_qs));
    EXPECT_FALSE(nameOf(value).contains(u"geheim"_qs)) << "nor is it read aloud";
    auto *reveal = named<QPushButton>(u"Show Connection string 1"_qs);
    ASSERT_NE(reveal, nullptr);
    reveal->click();
    EXPECT_EQ(value->text(), m_service.connectionStrings.at(0));
    EXPECT_EQ(reveal->text(), u"Hide"_qs);
    EXPECT_EQ(reveal->accessibleName(), u"Hide Connection string 1"_qs);
    reveal->click();
    EXPECT_FALSE(value->text().contains(u"geheim"_qs));
    EXPECT_EQ(named<QPushButton>(u"Show Connection string 2"_qs), nullptr) << "nothing in it is hidden";
}

TEST_F(OverviewTest, RevealedStringHidesNoCharacterAndIsCopiedAsItIs)
{
    const QString hostile = u"postgres://admin:ge"_qs + Override + u"heim@db/x\u200B\ny"_qs;
    m_service.connectionStrings = {hostile};
    show();
    QLabel *value = valueOf(u"Connection string"_qs);
    ASSERT_NE(value, nullptr);
    named<QPushButton>(u"Show Connection string"_qs)->click();
    for (const QChar hidden : {Override, QChar(0x200B), QChar(u'\n')}) {
        EXPECT_FALSE(value->text().contains(hidden));
        EXPECT_FALSE(nameOf(value).contains(hidden));
    }
    EXPECT_TRUE(value->text().contains(u"<U+202E>"_qs));
    EXPECT_EQ(value->textFormat(), Qt::PlainText);
    named<CopyButton>(u"Copy Connection string"_qs)->click();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), hostile);
}

TEST_F(OverviewTest, LongRevealedStringIsShownToItsEnd)
{
    QStringList hosts;
    for (int i = 0; i < 40; ++i)
        hosts.append(u"node-%1.example.net:27017"_qs.arg(i));
    m_service.connectionStrings = {u"mongodb://u:p@"_qs + hosts.join(u',') + u"/orders"_qs};
    show();
    named<QPushButton>(u"Show Connection string"_qs)->click();
    EXPECT_EQ(valueOf(u"Connection string"_qs)->text(), m_service.connectionStrings.at(0));
}

TEST_F(OverviewTest, RowsOfAccessComeAndGoWithTheService)
{
    show();
    ASSERT_NE(valueOf(u"Connection string 2"_qs), nullptr);
    m_service.connectionStrings.removeLast();
    apply();
    EXPECT_EQ(valueOf(u"Connection string 2"_qs), nullptr);
    EXPECT_EQ(valueOf(u"Connection string 1"_qs), nullptr) << "a single one has no number";
    ASSERT_NE(valueOf(u"Connection string"_qs), nullptr);
    m_service.connectionStrings.clear();
    apply();
    EXPECT_EQ(valueOf(u"Connection string"_qs), nullptr);
    EXPECT_EQ(valueOf(u"API endpoint"_qs)->text(), u"http://127.0.0.1:40123/2016-07"_qs);
}

TEST_F(OverviewTest, FactThatIsNotToldTakesNoRow)
{
    m_service.version.clear();
    m_service.usage.reset();
    show();
    EXPECT_EQ(valueOf(u"Version"_qs), nullptr);
    EXPECT_EQ(valueOf(u"Usage"_qs), nullptr);
    ASSERT_NE(valueOf(u"ID"_qs), nullptr);
    EXPECT_EQ(nameOf(valueOf(u"ID"_qs)), u"ID: "_qs + m_service.id.text());
}

TEST_F(OverviewTest, CardsSayWhatIsKnownOfTheBackups)
{
    m_service.nextBackup.reset();
    show();
    EXPECT_EQ(card(0).value(), u"Not read yet"_qs);
    EXPECT_EQ(card(1).value(), u"No schedule"_qs) << "our own host tells every plan it has";
    Connection cloud = *m_shell.inventory.connection(test::Shell::here());
    cloud.kind = Connection::Kind::Compose;
    m_shell.inventory.setConnection(cloud);
    EXPECT_EQ(card(1).value(), u"Not known"_qs) << "silence of a cloud says nothing";
    applyBackups({});
    EXPECT_EQ(card(0).value(), u"None yet"_qs);
    RestorePoint failed;
    failed.id = BackupId(u"b1"_qs);
    failed.state = RestorePoint::State::Failed;
    failed.createdAt = m_shell.at(12, 0);
    applyBackups({failed});
    EXPECT_EQ(card(0).value(), u"None yet"_qs) << "a failed one is none";
    RestorePoint done = failed;
    done.id = BackupId(u"b0"_qs);
    done.state = RestorePoint::State::Complete;
    done.kind = BackupKind::Daily;
    done.createdAt = m_shell.at(10, 5);
    applyBackups({failed, done});
    EXPECT_EQ(card(0).value(), text::Words::relative(done.createdAt, m_shell.clock.now()));
    EXPECT_TRUE(nameOf(&card(0)).startsWith(u"Last backup: "_qs));
}

TEST_F(OverviewTest, CardOfTheNextBackupTellsTheOneThatRuns)
{
    show();
    EXPECT_EQ(card(1).value(), text::Words::relative(m_service.nextBackup->at, m_shell.clock.now()));
    Job job;
    job.id = JobId(u"j"_qs);
    job.kind = Job::Kind::Backup;
    job.state = Job::State::Running;
    job.createdAt = m_shell.clock.now();
    applyBackups({}, {job});
    EXPECT_EQ(card(1).value(), u"Running now"_qs);
    job.state = Job::State::Complete;
    applyBackups({}, {job});
    EXPECT_NE(card(1).value(), u"Running now"_qs);
}

TEST_F(OverviewTest, SpeaksTheOtherLanguageAtOnce)
{
    show();
    m_shell.language.select(Language::Choice::German);
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_tab->accessibleName() == u"Übersicht"_qs; }));
    EXPECT_TRUE(nameOf(&card(0)).startsWith(u"Letzte Sicherung: "_qs));
    EXPECT_NE(named<QPushButton>(u"Verbindungszeichenfolge 1 anzeigen"_qs), nullptr);
    EXPECT_EQ(named<QPushButton>(u"Show Connection string 1"_qs), nullptr);
}

TEST(CopyButtonTest, CopiesTicksAndSaysSo)
{
    CopyButton button;
    button.setSubject(u"ID"_qs);
    button.setContent(u"  raw\u202Etext\n"_qs);
    EXPECT_EQ(nameOf(&button), u"Copy ID"_qs);
    EXPECT_NE(button.focusPolicy() & Qt::TabFocus, 0);
    const QImage before = button.icon().pixmap(16, 16).toImage();
    button.click();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), u"  raw\u202Etext\n"_qs);
    EXPECT_EQ(nameOf(&button), u"Copied"_qs);
    EXPECT_NE(button.icon().pixmap(16, 16).toImage(), before);
    EXPECT_TRUE(QTest::qWaitFor([&] { return nameOf(&button) == u"Copy ID"_qs; }, 5000))
        << "the tick stands for a moment only";
    EXPECT_EQ(button.icon().pixmap(16, 16).toImage(), before);
}

TEST(BadgeTest, IsAsWideAsItsWordAndGoneWithoutOne)
{
    Badge badge;
    badge.set(Tone::Good, u"running"_qs);
    EXPECT_FALSE(badge.isHidden());
    EXPECT_EQ(nameOf(&badge), u"running"_qs);
    const int width = badge.sizeHint().width();
    badge.set(Tone::Failed, u"running and running"_qs);
    EXPECT_GT(badge.sizeHint().width(), width);
    EXPECT_EQ(badge.tone(), Tone::Failed);
    badge.set(Tone::Neutral, {});
    EXPECT_TRUE(badge.isHidden());
}

TEST(BadgeTest, IsPaintedInItsTone)
{
    const auto painted = [](Tone tone) {
        Badge badge;
        badge.set(tone, u"word"_qs);
        badge.resize(badge.sizeHint());
        const QImage image = badge.grab().toImage();
        return image.pixelColor(image.width() - 9, image.height() / 2 + 9);
    };
    EXPECT_EQ(painted(Tone::Failed), toneGround(Tone::Failed, QGuiApplication::palette()));
    EXPECT_EQ(painted(Tone::Good), toneGround(Tone::Good, QGuiApplication::palette()));
}

TEST(StatusCardTest, IsReadAsOneSentenceAndItsTooltipIsNoMarkup)
{
    StatusCard card;
    card.setCaption(u"Last backup"_qs);
    card.set(Icon::Success, Tone::Good, u"today"_qs, u"daily"_qs, u"<b>x</b>"_qs);
    EXPECT_EQ(nameOf(&card), u"Last backup: today, daily"_qs);
    EXPECT_TRUE(card.toolTip().contains(u"&lt;b&gt;x"_qs));
    card.set(Icon::Success, Tone::Good, u"today"_qs, u"daily"_qs);
    EXPECT_TRUE(card.toolTip().isEmpty());
    for (const QLabel *label : card.findChildren<QLabel *>())
        EXPECT_EQ(label->textFormat() == Qt::PlainText || label->text().isEmpty(), true);
}

TEST(FactsGridTest, EqualValueKeepsTheSelectionOfItsText)
{
    FactsGrid grid;
    grid.addRow(true);
    grid.setLabel(0, u"ID"_qs);
    grid.setValue(0, u"5854017e"_qs);
    QLabel *value = qobject_cast<QLabel *>(grid.findChildren<QLabel *>().constFirst()->buddy());
    ASSERT_NE(value, nullptr);
    value->setSelection(2, 4);
    grid.setValue(0, u"5854017e"_qs);
    ASSERT_FALSE(value->sizeHint().isEmpty()); // a label takes its text over when it is laid out
    EXPECT_EQ(value->selectedText(), u"5401"_qs);
    grid.setValue(0, u"other"_qs);
    ASSERT_FALSE(value->sizeHint().isEmpty());
    EXPECT_FALSE(value->hasSelectedText());
}

TEST(FactsGridTest, ValuesAreSelectableByKeyboardAndLabelsNameThem)
{
    FactsGrid grid;
    for (int i = 0; i < 3; ++i)
        grid.addRow(i != 1, i == 2);
    grid.setLabel(0, u"ID"_qs);
    grid.setValue(0, u"<i>5854</i>"_qs, u"a < b"_qs);
    auto *value = qobject_cast<QLabel *>(grid.findChildren<QLabel *>().constFirst()->buddy());
    ASSERT_NE(value, nullptr);
    EXPECT_TRUE(value->textInteractionFlags().testFlag(Qt::TextSelectableByKeyboard));
    EXPECT_EQ(value->textFormat(), Qt::PlainText);
    EXPECT_EQ(nameOf(value), u"ID: <i>5854</i>"_qs);
    EXPECT_TRUE(value->toolTip().contains(u"a &lt; b"_qs));
    grid.removeRowsFrom(1);
    EXPECT_EQ(grid.rowCount(), 1);
    EXPECT_EQ(grid.findChildren<CopyButton *>().size(), 1);
    EXPECT_EQ(grid.addRow(true), 1) << "numbers go on where rows are left";
}

} // namespace
