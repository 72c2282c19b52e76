// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/displacementsheet.h"
#include "dialogs/folderdialog.h"
#include "dialogs/helpdialog.h"
#include "dialogs/restoresheet.h"
#include "dialogs/settingsdialog.h"
#include "text/words.h"
#include "windowfixture.h"

#include <QAccessible>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <gtest/gtest.h>

using namespace kustos;
using namespace kustos::ui;
using namespace Qt::StringLiterals;

namespace {

QPushButton *button(const QWidget &root, const QString &text)
{
    for (QPushButton *each : root.findChildren<QPushButton *>()) {
        if (each->text().remove(u'&') == text)
            return each;
    }
    return nullptr;
}

QStringList texts(const QWidget &root)
{
    QStringList found;
    for (const QLabel *label : root.findChildren<QLabel *>())
        found.append(label->text());
    for (const QAbstractButton *each : root.findChildren<QAbstractButton *>())
        found.append(each->text());
    found.removeAll(QString());
    return found;
}

class SheetsTest : public ::testing::Test
{
protected:
    SheetsTest()
    {
        m_appearance.select(Appearance::Choice::Light);
        m_language.select(Language::Choice::English);
        m_parent.resize(900, 700);
        m_parent.show();
        m_facts.backup.backup = BackupId(u"58540a00c1b2f4e0000aa"_qs);
        m_facts.backup.createdAt = QDateTime(QDate(2026, 11, 20), QTime(2, 4), Qt::UTC);
        m_facts.service.name = u"kundendaten"_qs;
        m_facts.service.place = u"werkbank"_qs;
        m_facts.defaultName = u"sqlite-restore-1"_qs;
        m_point.id = m_facts.backup.backup;
        m_point.createdAt = m_facts.backup.createdAt;
    }
    ~SheetsTest() override
    {
        m_appearance.select(Appearance::Choice::Light);
        QLocale::setDefault(QLocale::c());
    }

    RestoreSheet &restore()
    {
        auto *sheet = new RestoreSheet(m_facts, &m_parent);
        sheet->open();
        sheet->activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(sheet));
        return *sheet;
    }
    DisplacementSheet &displacement(const QString &reason = {})
    {
        auto *sheet = new DisplacementSheet(m_point, reason, &m_parent);
        sheet->open();
        sheet->activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(sheet));
        return *sheet;
    }

    Appearance m_appearance;
    Language m_language;
    QWidget m_parent;
    RestoreSheet::Facts m_facts;
    RestorePoint m_point;
};

TEST_F(SheetsTest, RestoreSaysWhyANameWillNotDo)
{
    RestoreSheet &sheet = restore();
    auto *name = sheet.findChild<QLineEdit *>();
    QPushButton *press = button(sheet, u"Restore"_qs);
    const QHash<QString, QString> refused{
        {QString(), u"The new service instance needs a name."_qs},
        {u"  \t "_qs, u"The new service instance needs a name."_qs},
        {u" kundendaten "_qs, u"The existing service has this name already."_qs}};
    for (auto at = refused.cbegin(); at != refused.cend(); ++at) {
        name->setText(at.key());
        EXPECT_FALSE(press->isEnabled());
        EXPECT_EQ(press->accessibleDescription(), at.value());
        EXPECT_EQ(name->accessibleDescription(), at.value());
        EXPECT_TRUE(texts(sheet).contains(at.value())) << "in place, not only in a tooltip";
    }
    name->setText(u"Kundendaten"_qs);
    EXPECT_TRUE(press->isEnabled()) << "another name, as the service tells names apart";
    EXPECT_TRUE(press->accessibleDescription().isEmpty());
    name->setText(QString(5000, u'x'));
    EXPECT_EQ(name->text().size(), 200);
}

TEST_F(SheetsTest, EnterRestoresOnlyFromTheFocusedButton)
{
    RestoreSheet &sheet = restore();
    QSignalSpy chosen(&sheet, &RestoreSheet::chosen);
    auto *name = sheet.findChild<QLineEdit *>();
    QPushButton *press = button(sheet, u"Restore"_qs);
    EXPECT_TRUE(name->hasFocus());
    EXPECT_EQ(name->selectedText(), m_facts.defaultName) << "typing replaces what was suggested";
    name->clear();
    QTest::keyClick(name, Qt::Key_Enter);
    EXPECT_TRUE(name->hasFocus()) << "nowhere to go with no name";
    name->setText(u" neu "_qs);
    QTest::keyClick(name, Qt::Key_Return);
    EXPECT_TRUE(press->hasFocus());
    EXPECT_EQ(chosen.count(), 0);
    QTest::keyClick(press, Qt::Key_Return);
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen.first().first().toString(), u"neu"_qs);
    EXPECT_FALSE(sheet.isVisible());
}

TEST_F(SheetsTest, EscapeAndCancelRestoreNothing)
{
    for (const bool byKey : {true, false}) {
        RestoreSheet &sheet = restore();
        QSignalSpy chosen(&sheet, &RestoreSheet::chosen);
        if (byKey)
            QTest::keyClick(&sheet, Qt::Key_Escape);
        else
            button(sheet, u"Cancel"_qs)->click();
        EXPECT_FALSE(sheet.isVisible());
        EXPECT_EQ(chosen.count(), 0);
    }
}

TEST_F(SheetsTest, RestoreTellsCostByTheKindOfService)
{
    const auto costs = [this](Connection::Kind kind, std::optional<ByteSize> size) {
        m_facts.connection = kind;
        m_facts.backup.size = size;
        const RestoreSheet sheet(m_facts);
        return texts(sheet).filter(QRegularExpression(u"disk|bill"_qs)).value(0);
    };
    EXPECT_TRUE(costs(Connection::Kind::Compose, ByteSize(5'000'000)).contains(u"bill"_qs));
    const QString sized = costs(Connection::Kind::ThisComputer, ByteSize(5'000'000));
    EXPECT_TRUE(sized.contains(text::Words::size(ByteSize(5'000'000)))) << qPrintable(sized);
    EXPECT_TRUE(costs(Connection::Kind::KustosHost, {}).contains(u"as much space"_qs));
}

TEST_F(SheetsTest, RestoreShowsHostileNamesAsTheyAre)
{
    m_facts.service.name = u"<a href=x>k\u202Etxt</a>\n"_qs + QString(4000, u'w');
    m_facts.service.place = u"<i>\u200B</i>"_qs;
    m_facts.backup.backup = BackupId(u"id\u2066x"_qs);
    RestoreSheet &sheet = restore();
    for (const QLabel *label : sheet.findChildren<QLabel *>()) {
        EXPECT_EQ(label->textFormat(), Qt::PlainText) << qPrintable(label->text());
        for (const QChar hidden : {QChar(0x202E), QChar(0x200B), QChar(0x2066), QChar(u'\n')})
            EXPECT_FALSE(label->text().contains(hidden));
    }
    EXPECT_TRUE(texts(sheet).join(u' ').contains(u"<a href=x>k<U+202E>txt</a>"_qs));
    EXPECT_LE(sheet.width(), 1000);
}

TEST_F(SheetsTest, DisplacementHasThreeAnswersAndCancelIsTheDefault)
{
    DisplacementSheet &sheet = displacement();
    EXPECT_EQ(sheet.findChildren<QPushButton *>().size(), 3);
    QPushButton *cancel = button(sheet, u"Cancel"_qs);
    ASSERT_NE(cancel, nullptr);
    EXPECT_TRUE(cancel->isDefault());
    EXPECT_TRUE(cancel->hasFocus());
    QSignalSpy download(&sheet, &DisplacementSheet::downloadChosen);
    QSignalSpy backUp(&sheet, &DisplacementSheet::backUpChosen);
    QTest::keyClick(&sheet, Qt::Key_Return);
    EXPECT_FALSE(sheet.isVisible());
    EXPECT_EQ(download.count() + backUp.count(), 0);
}

TEST_F(SheetsTest, DisplacementGivesExactlyTheAnswerThatWasPressed)
{
    for (const bool first : {true, false}) {
        DisplacementSheet &sheet = displacement();
        QSignalSpy download(&sheet, &DisplacementSheet::downloadChosen);
        QSignalSpy backUp(&sheet, &DisplacementSheet::backUpChosen);
        button(sheet, first ? u"Download first"_qs : u"Back up now"_qs)->click();
        EXPECT_EQ(download.count(), first ? 1 : 0);
        EXPECT_EQ(backUp.count(), first ? 0 : 1);
        EXPECT_FALSE(sheet.isVisible());
    }
}

TEST_F(SheetsTest, DisplacementNamesWhatWouldBeGoneAndWhyItCannotBeKept)
{
    m_point.size = ByteSize(12'000'000);
    DisplacementSheet &sheet = displacement(u"Not now."_qs);
    EXPECT_FALSE(button(sheet, u"Download first"_qs)->isEnabled());
    EXPECT_TRUE(button(sheet, u"Back up now"_qs)->isEnabled());
    EXPECT_TRUE(texts(sheet).contains(u"Not now."_qs));
    const QString told = sheet.accessibleDescription();
    EXPECT_TRUE(told.contains(m_point.id.text()));
    EXPECT_TRUE(told.contains(text::Words::size(*m_point.size)));
    EXPECT_TRUE(told.contains(text::Words::moment(m_point.createdAt)));
}

TEST_F(SheetsTest, OpenSheetsSpeakTheOtherLanguageAtOnce)
{
    RestoreSheet &restoring = restore();
    DisplacementSheet &displacing = displacement();
    restoring.findChild<QLineEdit *>()->setText(u"mine"_qs);
    const QStringList english = texts(restoring) + texts(displacing);
    m_language.select(Language::Choice::German);
    ASSERT_TRUE(QTest::qWaitFor([&] { return button(displacing, u"Abbrechen"_qs) != nullptr; }));
    EXPECT_NE(button(restoring, u"Wiederherstellen"_qs), nullptr);
    EXPECT_NE(button(displacing, u"Jetzt sichern"_qs), nullptr);
    EXPECT_EQ(restoring.findChild<QLineEdit *>()->text(), u"mine"_qs);
    const QStringList same{u"Name"_qs, u"kundendaten"_qs, u"werkbank"_qs};
    for (const QString &text : texts(restoring) + texts(displacing)) {
        if (!same.contains(text))
            EXPECT_FALSE(english.contains(text)) << qPrintable(text);
    }
}

TEST_F(SheetsTest, OpenSheetsStayReadableWhenTheDesktopTurnsDark)
{
    RestoreSheet &restoring = restore();
    restoring.findChild<QLineEdit *>()->clear();
    DisplacementSheet &displacing = displacement(u"Not now."_qs);
    m_appearance.select(Appearance::Choice::Dark);
    const auto light = [](const QWidget &root) {
        return QTest::qWaitFor([&root] {
            for (const QLabel *label : root.findChildren<QLabel *>()) {
                if (!label->text().isEmpty() &&
                    label->palette().color(label->foregroundRole()).lightness() < 110)
                    return false;
            }
            return true;
        });
    };
    EXPECT_TRUE(light(restoring)) << "dark letters on a dark ground";
    EXPECT_TRUE(light(displacing)) << "dark letters on a dark ground";
}

//! Access keys of a whole window or dialog in one language.
class AccessKeysTest : public SheetsTest, public ::testing::WithParamInterface<Language::Choice>
{
protected:
    AccessKeysTest() { m_language.select(GetParam()); }

    static void expectUnique(const QWidget &root)
    {
        QHash<QString, QString> used;
        for (const QString &text : texts(root)) {
            const QString key = QKeySequence::mnemonic(text).toString();
            if (key.isEmpty())
                continue;
            EXPECT_FALSE(used.contains(key)) << qPrintable(text) << " and " << qPrintable(used.value(key));
            used.insert(key, text);
        }
    }
    //! Tab goes round every control that can be used.
    static void expectReachable(const QWidget &root)
    {
        QSet<const QWidget *> reached;
        const QWidget *at = &root;
        do {
            reached.insert(at);
            at = at->nextInFocusChain();
        } while (at != &root && reached.size() < 1000);
        EXPECT_EQ(at, &root);
        for (const QWidget *each : root.findChildren<QWidget *>()) {
            if (qobject_cast<const QAbstractButton *>(each) != nullptr && each->isVisible()) {
                EXPECT_TRUE(reached.contains(each));
                EXPECT_NE(each->focusPolicy() & Qt::TabFocus, 0) << qPrintable(each->accessibleName());
            }
        }
    }
};

TEST_P(AccessKeysTest, SheetsAreReachableAndTheirKeysAreUnique)
{
    for (const QWidget *sheet :
         {static_cast<QWidget *>(&restore()), static_cast<QWidget *>(&displacement(u"x"_qs))}) {
        expectUnique(*sheet);
        expectReachable(*sheet);
    }
}

TEST_P(AccessKeysTest, SettingsAndHelpAreReachableAndTheirKeysAreUnique)
{
    test::Shell shell;
    shell.language.select(GetParam());
    shell.open();
    shell.window->showSettings();
    const auto *settings = shell.window->findChild<SettingsDialog *>();
    ASSERT_NE(settings, nullptr);
    expectUnique(*settings);
    expectReachable(*settings);
    shell.window->showHelp();
    const auto *help = shell.window->findChild<HelpDialog *>();
    ASSERT_NE(help, nullptr);
    expectUnique(*help);
    expectReachable(*help);
}

INSTANTIATE_TEST_SUITE_P(Both, AccessKeysTest,
                         ::testing::Values(Language::Choice::German, Language::Choice::English));

class FolderDialogTest : public SheetsTest
{
protected:
    QFileDialog *ask(const QString &remembered)
    {
        FolderDialog::ask(&m_parent, remembered, [this](const QString &path) { m_chosen.append(path); });
        return m_parent.findChild<QFileDialog *>();
    }

    QTemporaryDir m_dir;
    QStringList m_chosen;
};

TEST_F(FolderDialogTest, OpensWhereTheLastDownloadWent)
{
    const QFileDialog *dialog = ask(m_dir.path());
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(dialog->directory().canonicalPath(), QDir(m_dir.path()).canonicalPath());
    EXPECT_EQ(dialog->labelText(QFileDialog::Accept), u"Download here"_qs);
    EXPECT_NE(dialog->windowModality(), Qt::NonModal);
}

TEST_F(FolderDialogTest, OpensAtTheDownloadsWhereTheRememberedFolderIsGone)
{
    const QString downloads = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    ASSERT_TRUE(QDir().mkpath(downloads));
    QFile file(m_dir.filePath(u"file"_qs));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    for (const QString &gone : {m_dir.filePath(u"gone"_qs), file.fileName(), QString()}) {
        QFileDialog *dialog = ask(gone);
        ASSERT_NE(dialog, nullptr);
        EXPECT_EQ(dialog->directory().canonicalPath(), QDir(downloads).canonicalPath()) << qPrintable(gone);
        delete dialog;
    }
}

TEST_F(FolderDialogTest, TellsTheChosenFolderOnce)
{
    QFileDialog *dialog = ask(m_dir.path());
    ASSERT_NE(dialog, nullptr);
    dialog->selectFile(m_dir.path());
    QMetaObject::invokeMethod(dialog, "accept");
    ASSERT_EQ(m_chosen.size(), 1);
    EXPECT_EQ(QDir(m_chosen.first()).canonicalPath(), QDir(m_dir.path()).canonicalPath());
    EXPECT_TRUE(QTest::qWaitFor([this] { return m_parent.findChild<QFileDialog *>() == nullptr; }));
}

TEST_F(FolderDialogTest, TellsNothingWhereTheUserThinksBetterOfIt)
{
    QFileDialog *dialog = ask(m_dir.path());
    ASSERT_NE(dialog, nullptr);
    QTest::keyClick(dialog, Qt::Key_Escape);
    EXPECT_TRUE(QTest::qWaitFor([this] { return m_parent.findChild<QFileDialog *>() == nullptr; }));
    EXPECT_TRUE(m_chosen.isEmpty());
}

} // namespace
