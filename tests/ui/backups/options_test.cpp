// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/backupoptions.h"
#include "widgets/elidedfield.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

using namespace kustos;
using namespace kustos::ui;
using namespace Qt::StringLiterals;

namespace {

class BackupOptionsTest : public ::testing::Test
{
protected:
    BackupOptionsTest()
    {
        m_facts.row.kind = BackupRow::Kind::Complete;
        m_facts.row.backup = BackupId(u"58540a00c1b2f4e0000aa"_qs);
        m_facts.row.name = u"nightly"_qs;
        m_facts.row.createdAt = QDateTime(QDate(2026, 11, 20), QTime(2, 4), Qt::UTC);
        m_facts.row.sha256 = QByteArray(64, 'a');
        m_facts.command = u"curl -X POST http://127.0.0.1/restore"_qs;
        m_options.resize(900, BackupOptions::Rows * RowHeight);
        m_options.show();
        m_options.activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&m_options));
        m_options.setFacts(m_facts);
    }

    [[nodiscard]] QPushButton *button(const QString &text) const
    {
        for (QPushButton *each : m_options.findChildren<QPushButton *>()) {
            if (each->text() == text && each->isVisible())
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] ElidedField *field(const QString &name) const
    {
        for (ElidedField *each : m_options.findChildren<ElidedField *>()) {
            if (each->accessibleName() == name)
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] QToolButton *copyOf(const QString &name) const
    {
        for (QToolButton *each : m_options.findChildren<QToolButton *>()) {
            if (each->accessibleName() == u"Copy: "_qs + name && each->isVisible())
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] bool says(const QString &text) const
    {
        for (const QLabel *label : m_options.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text() == text)
                return true;
        }
        return false;
    }

    BackupOptions::Facts m_facts;
    BackupOptions m_options;
};

TEST_F(BackupOptionsTest, ShowsPlainTextAndCopiesTheRawOne)
{
    const QString hostile = u"id\u202Egpj"_qs;
    m_facts.row.backup = BackupId(hostile);
    m_options.setFacts(m_facts);
    ASSERT_NE(field(u"Backup ID"_qs), nullptr);
    EXPECT_EQ(field(u"Backup ID"_qs)->text(), u"id<U+202E>gpj"_qs);
    copyOf(u"Backup ID"_qs)->click();
    EXPECT_EQ(QApplication::clipboard()->text(), hostile);
    copyOf(u"As a command"_qs)->click();
    EXPECT_EQ(QApplication::clipboard()->text(), m_facts.command);
    copyOf(u"Checksum"_qs)->click();
    EXPECT_EQ(QApplication::clipboard()->text(), QString::fromLatin1(m_facts.row.sha256));
}

TEST_F(BackupOptionsTest, WhatTheServiceDoesNotTellIsSaidAndCannotBeCopied)
{
    EXPECT_NE(copyOf(u"Checksum"_qs), nullptr);
    m_facts.row.sha256.clear();
    m_options.setFacts(m_facts);
    EXPECT_EQ(field(u"Checksum"_qs)->text(), u"not reported by the service"_qs);
    EXPECT_EQ(copyOf(u"Checksum"_qs), nullptr);
    EXPECT_EQ(field(u"Data as of"_qs)->text(), u"not reported by the service"_qs);
}

TEST_F(BackupOptionsTest, EveryActionThatIsOffSaysWhyOnce)
{
    m_facts.downloadReason = m_facts.restoreReason = u"No connection."_qs;
    m_options.setFacts(m_facts);
    EXPECT_FALSE(button(u"Download"_qs)->isEnabled());
    EXPECT_FALSE(button(u"Restore"_qs)->isEnabled());
    EXPECT_TRUE(says(u"No connection."_qs)) << "the same reason is said once";
    m_facts.restoreReason = u"Not this one."_qs;
    m_options.setFacts(m_facts);
    EXPECT_TRUE(says(u"No connection. Not this one."_qs));
    EXPECT_EQ(button(u"Restore"_qs)->accessibleDescription(), u"Not this one."_qs);
    m_facts.downloadReason.clear();
    m_facts.restoreReason.clear();
    m_options.setFacts(m_facts);
    EXPECT_TRUE(button(u"Download"_qs)->isEnabled());
    EXPECT_FALSE(says(u"Not this one."_qs));
}

TEST_F(BackupOptionsTest, FocusGoesToWhatCanBeDone)
{
    m_options.takeFocus();
    EXPECT_TRUE(button(u"Download"_qs)->hasFocus());
    m_facts.downloadReason = u"x"_qs;
    m_options.setFacts(m_facts);
    m_options.takeFocus();
    EXPECT_TRUE(button(u"Restore"_qs)->hasFocus());
    m_facts.restoreReason = u"x"_qs;
    m_options.setFacts(m_facts);
    m_options.takeFocus();
    EXPECT_TRUE(field(u"Backup ID"_qs)->hasFocus());
}

TEST_F(BackupOptionsTest, TransferShowsItsCourseAndCanBeCancelled)
{
    QSignalSpy cancelled(&m_options, &BackupOptions::cancelRequested);
    EXPECT_EQ(button(u"Cancel"_qs), nullptr);
    Operation transfer;
    transfer.id = OperationId(u"7"_qs);
    transfer.kind = Operation::Kind::Download;
    transfer.state = Operation::State::Running;
    transfer.permille = 420;
    m_facts.transfer = transfer;
    m_options.setFacts(m_facts);
    auto *bar = m_options.findChild<QProgressBar *>();
    EXPECT_EQ(bar->value(), 420);
    EXPECT_EQ(bar->maximum(), 1000);
    EXPECT_TRUE(bar->accessibleName().contains(u"42"_qs));
    EXPECT_FALSE(button(u"Download"_qs)->isEnabled()) << "one at a time";
    button(u"Cancel"_qs)->click();
    ASSERT_EQ(cancelled.count(), 1);
    EXPECT_EQ(cancelled.first().first().value<OperationId>(), transfer.id);
    m_facts.transfer->checking = true;
    m_options.setFacts(m_facts);
    EXPECT_EQ(bar->maximum(), 0) << "nobody knows how long a check takes";
    m_facts.transfer.reset();
    m_options.setFacts(m_facts);
    EXPECT_FALSE(bar->isVisible());
    EXPECT_TRUE(button(u"Download"_qs)->isEnabled());
}

TEST_F(BackupOptionsTest, ButtonsAndEscapeTellWhatWasMeant)
{
    QSignalSpy download(&m_options, &BackupOptions::downloadRequested);
    QSignalSpy restore(&m_options, &BackupOptions::restoreRequested);
    QSignalSpy close(&m_options, &BackupOptions::closeRequested);
    button(u"Download"_qs)->click();
    EXPECT_EQ(download.count(), 1);
    EXPECT_EQ(restore.count(), 0);
    button(u"Restore"_qs)->click();
    EXPECT_EQ(restore.count(), 1);
    QTest::keyClick(button(u"Restore"_qs), Qt::Key_Escape);
    EXPECT_EQ(close.count(), 1);
}

TEST_F(BackupOptionsTest, NothingIsCutOffInANarrowList)
{
    for (const int width : {520, 640, 760, 1200}) {
        m_options.resize(width, BackupOptions::Rows * RowHeight);
        ASSERT_TRUE(QTest::qWaitFor([&] { return m_options.width() == width; }));
        for (const QWidget *child : m_options.findChildren<QWidget *>()) {
            if (child->isVisible())
                EXPECT_TRUE(
                    m_options.rect().contains(QRect(child->mapTo(&m_options, QPoint()), child->size())))
                    << width << ' ' << child->metaObject()->className();
        }
    }
}

TEST_F(BackupOptionsTest, EqualFactsKeepASelection)
{
    ElidedField *id = field(u"Backup ID"_qs);
    id->setFocus();
    id->setSelection(2, 5);
    m_options.setFacts(m_facts);
    EXPECT_EQ(id->selectedText(), m_facts.row.backup.text().mid(2, 5));
    EXPECT_TRUE(id->hasFocus());
}

} // namespace
