// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operationmodel.h"
#include "services/journal.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace kustos;
using namespace Qt::StringLiterals;

namespace {

class OperationModelTest : public ::testing::Test
{
protected:
    Operation operation(Operation::Kind kind, Operation::State state, int secondsAgo = 0) const
    {
        Operation made;
        made.id = OperationId(QString::number(secondsAgo));
        made.kind = kind;
        made.state = state;
        made.targetName = u"kundendaten"_qs;
        made.startedAt = m_clock.now().addSecs(-secondsAgo);
        return made;
    }

    QTemporaryDir m_dir;
    SystemClock m_clock;
    Journal m_journal{m_dir.filePath(u"journal"_qs)};
    OperationRegister m_register{m_journal, m_clock};
    OperationModel m_model{m_register};
    QAbstractItemModelTester m_tester{&m_model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(OperationModelTest, PutsTheNewestOnTop)
{
    const OperationId first = m_register.add(operation(Operation::Kind::BackUp, Operation::State::Intent));
    const OperationId second = m_register.add(operation(Operation::Kind::Download, Operation::State::Intent));
    ASSERT_EQ(m_model.rowCount(), 2);
    EXPECT_EQ(m_model.index(0).data(OperationModel::IdRole).value<OperationId>(), second);
    EXPECT_EQ(m_model.indexOf(first).row(), 1);
    EXPECT_EQ(m_model.index(1).data(), u"kundendaten"_qs);
}

TEST_F(OperationModelTest, KeepsTheOrderOfAnEarlierRun)
{
    m_register.load({operation(Operation::Kind::BackUp, Operation::State::Done, 300),
                     operation(Operation::Kind::BackUp, Operation::State::Failed, 100),
                     operation(Operation::Kind::Download, Operation::State::Done, 200)});
    QStringList order;
    for (int row = 0; row < m_model.rowCount(); ++row)
        order.append(m_model.index(row).data(OperationModel::IdRole).value<OperationId>().text());
    EXPECT_EQ(order, QStringList({u"100"_qs, u"200"_qs, u"300"_qs}));
}

TEST_F(OperationModelTest, FollowsProgressInPlace)
{
    const OperationId id = m_register.add(operation(Operation::Kind::Download, Operation::State::Intent));
    EXPECT_EQ(m_model.runningCount(), 1);
    QSignalSpy changes(&m_model, &QAbstractItemModel::dataChanged);
    QSignalSpy inserts(&m_model, &QAbstractItemModel::rowsInserted);
    Operation running = *m_register.find(id);
    running.state = Operation::State::Running;
    running.permille = 420;
    m_register.update(running);
    EXPECT_EQ(changes.count(), 1);
    EXPECT_EQ(inserts.count(), 0);
    const QModelIndex row = m_model.indexOf(id);
    EXPECT_EQ(row.data(OperationModel::PermilleRole).toInt(), 420);
    EXPECT_EQ(row.data(OperationModel::StateRole).value<Operation::State>(), Operation::State::Running);
    EXPECT_TRUE(row.data(OperationModel::CancellableRole).toBool());
    m_register.update(running);
    EXPECT_EQ(changes.count(), 1) << "the same again is no change";
}

TEST_F(OperationModelTest, OffersCancelForRunningDownloadsOnly)
{
    const OperationId backup = m_register.add(operation(Operation::Kind::BackUp, Operation::State::Intent));
    EXPECT_FALSE(m_model.indexOf(backup).data(OperationModel::CancellableRole).toBool());
    m_register.load({operation(Operation::Kind::Download, Operation::State::Done, 50)});
    EXPECT_FALSE(m_model.indexOf(OperationId(u"50"_qs)).data(OperationModel::CancellableRole).toBool());
    EXPECT_EQ(m_model.runningCount(), 1);
}

TEST_F(OperationModelTest, TellsEveryFactOfARow)
{
    Operation wanted = operation(Operation::Kind::Restore, Operation::State::Intent);
    wanted.argument = u"copy"_qs;
    const QModelIndex row = m_model.indexOf(m_register.add(wanted));
    EXPECT_EQ(row.data(OperationModel::KindRole).value<Operation::Kind>(), Operation::Kind::Restore);
    EXPECT_EQ(row.data(OperationModel::OperationRole).value<Operation>().argument, u"copy"_qs);
    EXPECT_FALSE(row.data(OperationModel::PermilleRole).isValid()) << "no count is no zero";
    EXPECT_FALSE(row.data(Qt::DecorationRole).isValid());
    EXPECT_EQ(m_model.rowCount(row), 0);
    EXPECT_FALSE(m_model.indexOf(OperationId(u"other"_qs)).isValid());
}

TEST_F(OperationModelTest, EndedOnesStayAndCountNoMore)
{
    const OperationId id = m_register.add(operation(Operation::Kind::Download, Operation::State::Intent));
    ASSERT_EQ(m_model.runningCount(), 1);
    QSignalSpy changes(&m_model, &QAbstractItemModel::dataChanged);
    Operation ended = *m_register.find(id);
    ended.state = Operation::State::Done;
    m_register.update(ended);
    ASSERT_TRUE(!changes.isEmpty() || changes.wait(5000)) << "its end is on the disk first";
    EXPECT_EQ(m_model.runningCount(), 0);
    EXPECT_EQ(m_model.rowCount(), 1);
    EXPECT_FALSE(m_model.indexOf(id).data(OperationModel::CancellableRole).toBool());
}

TEST_F(OperationModelTest, ModelMadeLaterKnowsWhatWasThereBefore)
{
    m_register.load({operation(Operation::Kind::BackUp, Operation::State::Done, 100)});
    const OperationId id = m_register.add(operation(Operation::Kind::BackUp, Operation::State::Intent));
    const OperationModel later(m_register);
    EXPECT_EQ(later.rowCount(), 2);
    EXPECT_EQ(later.indexOf(id).row(), 0);
}

} // namespace
