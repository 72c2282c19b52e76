// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/backupstabtest.h"

using namespace kustos;
using namespace kustos::ui;
using namespace kustos::tests;

using Call = RecordedActions::Call;

TEST_F(BackupsTabTest, restoreShowsItsConsequencesAndTakesTheName)
{
    m_scene.apply(m_scene.history(2));
    show();
    click(1);
    button(*options(1), u"Restore"_qs)->click();
    auto *dialog = sheet<RestoreSheet>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(dialog->windowModality(), Qt::WindowModal);
    auto *name = dialog->findChild<QLineEdit *>();
    EXPECT_EQ(name->text(), u"sqlite-restore-1795179750"_qs);
    EXPECT_TRUE(button(*dialog, u"Cancel"_qs)->isDefault());
    EXPECT_FALSE(button(*dialog, u"Restore"_qs)->isDefault());
    EXPECT_TRUE(m_scene.m_actions.m_calls.isEmpty());

    QTest::keyClick(name, Qt::Key_Return);
    EXPECT_TRUE(dialog->isVisible()) << "Return in the field neither starts nor discards";
    EXPECT_TRUE(m_scene.m_actions.m_calls.isEmpty());
    name->setText(u"  orders-copy "_qs);
    const BackupId id(row(1).data(BackupModel::BackupIdRole).toString());
    button(*dialog, u"Restore"_qs)->click();
    EXPECT_EQ(m_scene.m_actions.m_calls, QList<Call>({{u"restore"_qs, id, u"orders-copy"_qs}}));
}

TEST_F(BackupsTabTest, restoreCanBeLeftAndNeedsAName)
{
    m_scene.apply(m_scene.history(1));
    show();
    click(1);
    button(*options(1), u"Restore"_qs)->click();
    auto *dialog = sheet<RestoreSheet>();
    ASSERT_NE(dialog, nullptr);
    auto *name = dialog->findChild<QLineEdit *>();
    name->setText(u"   "_qs);
    EXPECT_FALSE(button(*dialog, u"Restore"_qs)->isEnabled());
    EXPECT_FALSE(name->accessibleDescription().isEmpty());
    name->setText(m_scene.m_service.name);
    EXPECT_FALSE(button(*dialog, u"Restore"_qs)->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Escape);
    EXPECT_FALSE(dialog->isVisible());
    EXPECT_TRUE(m_scene.m_actions.m_calls.isEmpty());
}

TEST_F(BackupsTabTest, manualBackupThatWouldBeReplacedIsNamedFirst)
{
    m_scene.apply(m_scene.history(4));
    m_scene.m_actions.m_displaced = m_scene.history(4).at(2);
    show();
    button(*m_tab, u"Back up now"_qs)->click();
    auto *dialog = sheet<DisplacementSheet>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_TRUE(m_scene.m_actions.m_calls.isEmpty());
    EXPECT_TRUE(button(*dialog, u"Cancel"_qs)->isDefault());
    EXPECT_TRUE(dialog->accessibleDescription().contains(m_scene.m_actions.m_displaced->id.text()));
    QTest::keyClick(dialog, Qt::Key_Return);
    EXPECT_TRUE(m_scene.m_actions.m_calls.isEmpty()) << "Return is the safe answer";
    EXPECT_FALSE(dialog->isVisible());
}

TEST_F(BackupsTabTest, replacedBackupCanBeDownloadedFirstOrReplaced)
{
    m_scene.apply(m_scene.history(4));
    m_scene.m_actions.m_displaced = m_scene.history(4).at(2);
    show();
    QPushButton *press = button(*m_tab, u"Back up now"_qs);
    press->click();
    ASSERT_NE(sheet<DisplacementSheet>(), nullptr);
    button(*sheet<DisplacementSheet>(), u"Download first"_qs)->click();
    ASSERT_EQ(m_scene.m_actions.m_calls,
              QList<Call>({{u"download"_qs, m_scene.m_actions.m_displaced->id, u"/chosen"_qs}}));
    ASSERT_TRUE(QTest::qWaitFor([&] { return sheet<DisplacementSheet>() == nullptr; }, 5000));
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            press->click();
            return sheet<DisplacementSheet>() != nullptr;
        },
        5000));
    button(*sheet<DisplacementSheet>(), u"Back up now"_qs)->click();
    ASSERT_EQ(m_scene.m_actions.m_calls.size(), 2);
    EXPECT_EQ(m_scene.m_actions.m_calls.last().what, u"back up"_qs);
}

TEST_F(BackupsTabTest, hostileTextsStayPlain)
{
    for (const QString &name :
         {u"<b>bold</b><img src=x>"_qs, u"gnp\u202Egpj.exe"_qs, QString(10'000, u'w'), u"😀 Ürün\nzwei"_qs}) {
        RestorePoint point = Scene::point(name, m_scene.m_clock.m_now, BackupKind::Unknown);
        point.name = name;
        point.rawKind = name;
        m_scene.m_service.name = name;
        m_scene.m_service.type = name;
        m_scene.m_service.place = name;
        m_scene.m_actions.m_toDownload = Obstacle::NotDownloadable;
        m_scene.applyService();
        m_scene.apply({point});
        show();
        click(1);
        ASSERT_NE(options(1), nullptr);
        button(*options(1), u"Restore"_qs)->click();
        ASSERT_NE(sheet<RestoreSheet>(), nullptr);
        EXPECT_LE(sheet<RestoreSheet>()->width(), 1000);
        const auto labels = m_tab->findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            EXPECT_FALSE(label->text().contains(QChar(0x202E)));
            if (label->text().contains(u"<b>"_qs))
                EXPECT_EQ(label->textFormat(), Qt::PlainText);
        }
        const auto fields = options(1)->findChildren<QLineEdit *>();
        for (const QLineEdit *field : fields)
            EXPECT_FALSE(field->text().contains(QChar(0x202E)));
        EXPECT_FALSE(row(1).siblingAtColumn(1).data().toString().contains(QChar(0x202E)));
        EXPECT_LE(options(1)->width(), tree().viewport()->width());
    }
}
