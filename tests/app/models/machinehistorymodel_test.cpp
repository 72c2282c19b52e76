// SPDX-License-Identifier: GPL-3.0-or-later
#include "machinefixture.h"
#include "models/machinehistorymodel.h"

#include <QAbstractItemModelTester>

using namespace kustos;

namespace {

using State = MachineEvent::State;
using JobKind = MachineJob::Kind;

class MachineHistoryTest : public test::MachineFixture
{
protected:
    [[nodiscard]] const MachineEvent &event(int row) const { return *m_model.row(m_model.index(row, 0)); }
    [[nodiscard]] QStringList jobs() const
    {
        QStringList ids;
        for (int row = 0; row < m_model.rowCount(); ++row)
            ids.append(m_model.index(row, 0).data(MachineHistoryModel::JobIdRole).toString());
        return ids;
    }

    MachineHistoryModel m_model{m_inventory, m_operations, m_key};
    QAbstractItemModelTester m_tester{&m_model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

} // namespace

TEST_F(MachineHistoryTest, jobsStandNewestFirstWithTheirSnapshot)
{
    MachineJob made = job(u"1"_qs, m_t, MachineJob::State::Complete);
    made.snapshot = SnapshotId(u"s"_qs);
    made.endedAt = m_t.addSecs(130);
    MachineJob failed = job(u"2"_qs, m_t.addSecs(300), MachineJob::State::Failed, JobKind::ShutDown);
    failed.code = u"shutdown_ignored"_qs;
    failed.detail = u"no reaction"_qs;
    apply({snapshot(u"s"_qs, m_t)}, {made, failed});
    ASSERT_EQ(jobs(), (QStringList{u"2"_qs, u"1"_qs}));
    EXPECT_EQ(event(0).state, State::Failed);
    EXPECT_EQ(event(0).kind, JobKind::ShutDown);
    EXPECT_EQ(event(0).code, u"shutdown_ignored"_qs);
    EXPECT_EQ(event(0).detail, u"no reaction"_qs);
    const QModelIndex row = m_model.index(1, 0);
    EXPECT_EQ(row.data().toString(), u"name of s"_qs);
    EXPECT_EQ(row.data(MachineHistoryModel::KindRole).value<JobKind>(), JobKind::TakeSnapshot);
    EXPECT_EQ(row.data(MachineHistoryModel::StateRole).value<State>(), State::Complete);
    EXPECT_EQ(row.data(MachineHistoryModel::EndedAtRole).toDateTime(), m_t.addSecs(130));
    EXPECT_EQ(row.data(MachineHistoryModel::PermilleRole).toInt(), -1);
    EXPECT_FALSE(m_model.hasChildren(row));
    EXPECT_EQ(m_model.columnCount(), MachineHistoryModel::ColumnCount);
}

TEST_F(MachineHistoryTest, operationAndItsJobAreOneEvent)
{
    const OperationId operation = press();
    ASSERT_EQ(m_model.rowCount(), 1) << "at once";
    EXPECT_EQ(event(0).state, State::Pending);
    EXPECT_EQ(event(0).subject, u"web-01-1763632800"_qs);
    const QPersistentModelIndex row = m_model.index(0, 0);
    QSignalSpy inserted(&m_model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&m_model, &QAbstractItemModel::rowsRemoved);
    toState(operation, Operation::State::Sent);
    MachineJob running = job(u"j"_qs, m_t, MachineJob::State::Running);
    running.permille = 300;
    running.phase = MachineJob::Phase::Copying;
    apply({}, {running});
    EXPECT_EQ(m_model.rowCount(), 1) << "the answer is not there yet, and still it is the same";
    EXPECT_EQ(event(0).job, JobId(u"j"_qs));
    change(operation, [](Operation &o) {
        o.state = Operation::State::Running;
        o.job = JobId(u"j"_qs);
    });
    EXPECT_EQ(event(0).permille, 300);
    EXPECT_EQ(event(0).phase, MachineJob::Phase::Copying);
    running.state = MachineJob::State::Complete;
    apply({}, {running});
    EXPECT_EQ(event(0).state, State::Running) << "only what was read back is done";
    toState(operation, Operation::State::Done);
    EXPECT_EQ(event(0).state, State::Complete);
    EXPECT_EQ(row.row(), 0);
    EXPECT_EQ(inserted.count() + removed.count(), 0);
}

TEST_F(MachineHistoryTest, operationOutlivesTheJobThatTheServiceForgets)
{
    const OperationId operation = press(Operation::Kind::DeleteSnapshot, {}, u"s"_qs);
    change(operation, [](Operation &o) {
        o.state = Operation::State::Running;
        o.job = JobId(u"j"_qs);
        o.snapshotName = u"before update"_qs;
    });
    apply({}, {job(u"j"_qs, m_t, MachineJob::State::Running, JobKind::DeleteSnapshot)});
    const QPersistentModelIndex row = m_model.index(0, 0);
    apply({}, {});
    EXPECT_EQ(m_model.rowCount(), 1);
    EXPECT_TRUE(row.isValid());
    EXPECT_EQ(event(0).kind, JobKind::DeleteSnapshot);
    EXPECT_EQ(event(0).subject, u"before update"_qs) << "what was asked for, though it is gone";
}

TEST_F(MachineHistoryTest, failureHasTheReasonsOfBoth)
{
    const OperationId operation = press(Operation::Kind::ShutDownMachine, {});
    MachineJob failed = job(u"j"_qs, m_t, MachineJob::State::Failed, JobKind::ShutDown);
    failed.code = u"shutdown_ignored"_qs;
    apply({}, {failed});
    change(operation, [](Operation &o) {
        o.state = Operation::State::Failed;
        o.job = JobId(u"j"_qs);
        o.ignored = true;
        o.error = Error{Error::Kind::Server, Error::Cause::None, 0, {}, std::nullopt};
    });
    ASSERT_EQ(m_model.rowCount(), 1);
    EXPECT_EQ(event(0).state, State::Failed);
    EXPECT_EQ(event(0).code, u"shutdown_ignored"_qs);
    EXPECT_TRUE(event(0).error);
    EXPECT_TRUE(event(0).ignored);
}

TEST_F(MachineHistoryTest, everyOperationHasTheKindOfItsJob)
{
    QSet<int> kinds;
    for (int kind = int(Operation::Kind::StartMachine); kind <= int(Operation::Kind::RenameMachine); ++kind) {
        m_clock.m_now = m_clock.m_now.addSecs(1);
        static_cast<void>(press(static_cast<Operation::Kind>(kind)));
        EXPECT_NE(event(0).kind, JobKind::Other) << kind << ": the newest is on top";
        EXPECT_EQ(event(0).ofSnapshot, kind == int(Operation::Kind::RenameSnapshot));
        kinds.insert(int(event(0).kind));
    }
    EXPECT_EQ(kinds.size(), 11) << "renaming is one kind for a machine and for a snapshot";
}

TEST_F(MachineHistoryTest, ignoresOthersAndEmptiesWithItsMachine)
{
    Operation other;
    other.kind = Operation::Kind::StartMachine;
    other.machine = MachineKey{m_key.connection, MachineId(u"other"_qs)};
    static_cast<void>(m_operations.add(other));
    EXPECT_EQ(m_model.rowCount(), 0);
    apply({}, {job(u"a"_qs, m_t, MachineJob::State::Running), job(u"a"_qs, m_t, MachineJob::State::Running)});
    EXPECT_EQ(m_model.rowCount(), 1) << "listed twice";
    m_inventory.applyMachines(m_key.connection, {}, m_t);
    EXPECT_EQ(m_model.rowCount(), 0);
}
