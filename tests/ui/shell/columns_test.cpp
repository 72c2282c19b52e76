// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/backupmodel.h"
#include "presenters/backuppresenter.h"
#include "widgets/backuptree.h"
#include "widgets/figures.h"
#include "widgets/theme.h"
#include "windowfixture.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QTest>

#include <gtest/gtest.h>

using namespace kustos;
using namespace kustos::ui;
using namespace Qt::StringLiterals;

namespace {

//! The columns of the list of backups in the whole window, in each language.
class ColumnsTest : public ::testing::TestWithParam<Language::Choice>
{
protected:
    ColumnsTest()
    {
        m_shell.appearance.select(Appearance::Choice::Light);
        m_shell.language.select(GetParam());
        m_shell.fillWithExamples();
        m_shell.open();
        m_shell.window->select(m_key);
        m_shell.window->findChild<ServicePage *>()->setTab(ServicePage::Tab::Backups);
        m_tree = m_shell.window->findChild<BackupTree *>();
    }
    ~ColumnsTest() override { QLocale::setDefault(QLocale::c()); }

    [[nodiscard]] QList<int> places() const
    {
        QList<int> result;
        for (int column = 0; column < BackupModel::ColumnCount; ++column)
            result.append(m_tree->columnViewportPosition(column));
        return result;
    }
    [[nodiscard]] QString title(int column) const
    {
        return m_tree->model()->headerData(column, Qt::Horizontal).toString();
    }

    test::Shell m_shell;
    const ServiceKey m_key = test::Shell::key(u"5854017e89d50f424e000192"_qs);
    BackupTree *m_tree = nullptr;
};

TEST_P(ColumnsTest, WhateverAColumnOrdinarilyHoldsFits)
{
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_tree->isVisible() && m_tree->width() > 700; }));
    const QFontMetrics metrics(bodyFont());
    for (int column = 0; column < BackupModel::ColumnCount; ++column) {
        const QStringList texts =
            m_tree->model()->headerData(column, Qt::Horizontal, BackupPresenter::WidestRole).toStringList();
        EXPECT_FALSE(texts.isEmpty());
        EXPECT_FALSE(title(column).isEmpty());
        EXPECT_LE(metrics.horizontalAdvance(title(column)) + Grid, m_tree->columnWidth(column))
            << qPrintable(title(column));
        for (const QString &text : texts)
            EXPECT_LE(figures::width(metrics, text) + Grid, m_tree->columnWidth(column)) << qPrintable(text);
    }
}

TEST_P(ColumnsTest, EveryTextThatIsShownFits)
{
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_tree->isVisible() && m_tree->width() > 700; }));
    const QFontMetrics metrics(bodyFont());
    int seen = 0;
    for (int row = 0; row < m_tree->model()->rowCount(); ++row) {
        for (int column = 0; column < BackupModel::ColumnCount; ++column) {
            const QString text = m_tree->model()->index(row, column).data().toString();
            EXPECT_LE(figures::width(metrics, text) + Grid, m_tree->columnWidth(column)) << qPrintable(text);
            seen += text.isEmpty() ? 0 : 1;
        }
    }
    EXPECT_GT(seen, 24);
}

TEST_P(ColumnsTest, NothingMovesWhileAJobRunsThroughAllItsStates)
{
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_tree->isVisible() && m_tree->width() > 700; }));
    const QList<int> before = places();
    const ServiceRecord record = *m_shell.inventory.record(m_key);
    Job job;
    job.id = JobId(u"new"_qs);
    job.service = m_key.service;
    job.kind = Job::Kind::Backup;
    job.backupKind = BackupKind::OnDemand;
    job.createdAt = m_shell.clock.now();
    const auto tell = [&](Job::State state, Job::Phase phase, std::optional<int> permille) {
        job.state = state;
        job.phase = phase;
        job.permille = permille;
        m_shell.inventory.applyJob(m_key, job);
        EXPECT_EQ(places(), before) << static_cast<int>(state) << ' ' << permille.value_or(-1);
    };
    const int rows = m_tree->model()->rowCount();
    tell(Job::State::Waiting, Job::Phase::Unknown, {});
    EXPECT_EQ(m_tree->model()->rowCount(), rows + 1) << "its row is there";
    for (const int permille : {0, 9, 99, 420, 999, 1000})
        tell(Job::State::Running, Job::Phase::Copying, permille);
    tell(Job::State::Running, Job::Phase::Checking, 1000);
    job.detail = QString(200, u'w');
    tell(Job::State::Failed, Job::Phase::Unknown, {});
}

TEST_P(ColumnsTest, FitAgainInTheOtherLanguage)
{
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_tree->isVisible() && m_tree->width() > 700; }));
    const QString before = title(BackupModel::KindColumn);
    const bool german = GetParam() == Language::Choice::German;
    m_shell.language.select(german ? Language::Choice::English : Language::Choice::German);
    ASSERT_TRUE(QTest::qWaitFor([&] { return title(BackupModel::KindColumn) != before; }));
    const QFontMetrics metrics(bodyFont());
    const auto fits = [&](int column) {
        for (const QString &text : m_tree->model()
                                       ->headerData(column, Qt::Horizontal, BackupPresenter::WidestRole)
                                       .toStringList()) {
            if (figures::width(metrics, text) + Grid > m_tree->columnWidth(column))
                return false;
        }
        return true;
    };
    for (int column = 0; column < BackupModel::ColumnCount; ++column)
        EXPECT_TRUE(QTest::qWaitFor([&] { return fits(column); })) << column;
}

INSTANTIATE_TEST_SUITE_P(Both, ColumnsTest,
                         ::testing::Values(Language::Choice::German, Language::Choice::English));

} // namespace
