// SPDX-License-Identifier: GPL-3.0-or-later
#include "snapshotmodeltest.h"

using namespace kustos;
using namespace kustos::test;

TEST_F(SnapshotModelTest, listsNewestFirstWithWhatTheServiceTells)
{
    Snapshot told = snapshot(u"new"_qs, m_t.addDays(1));
    told.sha256 = "ab";
    told.minimumDisk = ByteSize(5000);
    told.consistency = Snapshot::Consistency::Offline;
    apply({snapshot(u"old"_qs, m_t), told});
    SnapshotModel model(m_inventory, m_operations, m_key, 4, 2);
    const QAbstractItemModelTester tester(&model, Fatal::Fatal);

    EXPECT_EQ(kinds(model), (QList<Kind>{Kind::Available, Kind::Available}));
    const QModelIndex first = model.index(0, 0);
    EXPECT_EQ(first.data(SnapshotModel::SnapshotIdRole).toString(), u"new"_qs);
    EXPECT_EQ(first.data(SnapshotModel::NameRole).toString(), u"name of new"_qs);
    EXPECT_EQ(first.data(SnapshotModel::ConsistencyRole).value<Snapshot::Consistency>(),
              Snapshot::Consistency::Offline);
    EXPECT_EQ(first.data(SnapshotModel::CreatedAtRole).toDateTime(), m_t.addDays(1));
    EXPECT_EQ(first.data(SnapshotModel::SizeRole).toLongLong(), 1000);
    EXPECT_EQ(first.data(SnapshotModel::Sha256Role).toByteArray(), "ab");
    EXPECT_EQ(first.data(SnapshotModel::PermilleRole).toInt(), -1);
    EXPECT_EQ(first.data(SnapshotModel::BytesDoneRole).toLongLong(), -1);
    EXPECT_EQ(rowOf(model, 0).minimumDisk, ByteSize(5000));
    EXPECT_EQ(model.indexOf(SnapshotId(u"old"_qs)).row(), 1);
    EXPECT_FALSE(model.indexOf(SnapshotId(u"gone"_qs)).isValid());
    EXPECT_FALSE(model.indexOf(SnapshotId()).isValid());
    EXPECT_EQ(model.columnCount(), SnapshotModel::ColumnCount);
}

TEST_F(SnapshotModelTest, finishedAndFailedOnesHaveBlankLinesAndNothingElseHas)
{
    MachineJob failed = job(u"f"_qs, m_t.addSecs(60), MachineJob::State::Failed);
    apply({snapshot(u"a"_qs, m_t)}, {failed, job(u"r"_qs, m_t.addSecs(90), MachineJob::State::Running)});
    SnapshotModel model(m_inventory, m_operations, m_key, 4, 2);
    const QAbstractItemModelTester tester(&model, Fatal::Fatal);
    ASSERT_EQ(kinds(model), (QList<Kind>{Kind::Creating, Kind::Failed, Kind::Available}));
    EXPECT_EQ(model.rowCount(model.index(0, 0)), 0);
    EXPECT_EQ(model.rowCount(model.index(1, 0)), 2);
    const QModelIndex blank = model.index(3, 0, model.index(2, 0));
    ASSERT_TRUE(blank.isValid());
    EXPECT_TRUE(blank.data(SnapshotModel::BlankRole).toBool());
    EXPECT_FALSE(blank.data(SnapshotModel::RowKindRole).isValid());
    EXPECT_EQ(model.row(blank), nullptr);
    EXPECT_EQ(model.flags(blank) & Qt::ItemIsSelectable, Qt::NoItemFlags);
    EXPECT_FALSE(model.index(4, 0, model.index(2, 0)).isValid());
}

TEST_F(SnapshotModelTest, pressedRowBecomesTheFinishedSnapshotInPlace)
{
    apply({snapshot(u"old"_qs, m_t)});
    SnapshotModel model(m_inventory, m_operations, m_key, 4);
    const QAbstractItemModelTester tester(&model, Fatal::Fatal);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy moved(&model, &QAbstractItemModel::layoutChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);

    const OperationId operation = press();
    ASSERT_EQ(kinds(model), (QList<Kind>{Kind::Pending, Kind::Available})) << "at once, and at the top";
    const QPersistentModelIndex row = model.index(0, 0);
    EXPECT_EQ(row.data(SnapshotModel::NameRole).toString(), u"web-01-1763632800"_qs);
    change(operation, [](Operation &o) {
        o.state = Operation::State::Running;
        o.job = JobId(u"j"_qs);
    });
    EXPECT_EQ(kind(model, 0), Kind::Creating);
    MachineJob running = job(u"j"_qs, m_t.addSecs(60), MachineJob::State::Running);
    running.permille = 420;
    running.bytesDone = ByteSize(420);
    running.bytesTotal = ByteSize(1000);
    running.phase = MachineJob::Phase::Copying;
    apply({snapshot(u"s"_qs, m_t.addSecs(61), Snapshot::State::Creating), snapshot(u"old"_qs, m_t)},
          {running});
    EXPECT_EQ(kinds(model), (QList<Kind>{Kind::Creating, Kind::Available}));
    EXPECT_EQ(row.data(SnapshotModel::PermilleRole).toInt(), 420);
    EXPECT_EQ(row.data(SnapshotModel::BytesDoneRole).toLongLong(), 420);
    EXPECT_EQ(row.data(SnapshotModel::BytesTotalRole).toLongLong(), 1000);
    EXPECT_EQ(row.data(SnapshotModel::SnapshotIdRole).toString(), u"s"_qs);
    running.phase = MachineJob::Phase::Checking;
    m_inventory.applyJob(m_key, running);
    EXPECT_EQ(kind(model, 0), Kind::Checking);
    EXPECT_EQ(row.data(SnapshotModel::PermilleRole).toInt(), -1) << "what is checked is copied";
    EXPECT_EQ(inserted.count(), 1);

    running.state = MachineJob::State::Complete;
    apply({snapshot(u"s"_qs, m_t.addSecs(61)), snapshot(u"old"_qs, m_t)}, {running});
    change(operation, [](Operation &o) {
        o.state = Operation::State::Done;
        o.snapshot = SnapshotId(u"s"_qs);
    });
    EXPECT_EQ(kinds(model), (QList<Kind>{Kind::Available, Kind::Available}));
    EXPECT_EQ(row.row(), 0);
    EXPECT_EQ(row.data(SnapshotModel::SnapshotIdRole).toString(), u"s"_qs);
    EXPECT_EQ(row.data(SnapshotModel::OperationIdRole).toString(), operation.text());
    EXPECT_EQ(model.rowCount(row), 4);
    ASSERT_EQ(inserted.count(), 2); // the second one are its blank lines
    EXPECT_EQ(inserted.at(1).at(0).toModelIndex(), QModelIndex(row));
    EXPECT_EQ(removed.count() + moved.count() + reset.count(), 0);
}

TEST_F(SnapshotModelTest, findsTheSnapshotOfAJobThatNamesNone)
{
    apply({snapshot(u"old"_qs, m_t)}, {job(u"j"_qs, m_t.addSecs(60), MachineJob::State::Running)});
    SnapshotModel model(m_inventory, m_operations, m_key, 4);
    const QPersistentModelIndex row = model.index(0, 0);
    ASSERT_EQ(kind(model, 0), Kind::Creating);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);

    // The job is told first, the list one reading later: the row stays.
    m_inventory.applyJob(m_key, job(u"j"_qs, m_t.addSecs(60), MachineJob::State::Complete));
    EXPECT_EQ(kinds(model), (QList<Kind>{Kind::Checking, Kind::Available}));
    apply({snapshot(u"new"_qs, m_t.addSecs(90)), snapshot(u"old"_qs, m_t)},
          {job(u"j"_qs, m_t.addSecs(60), MachineJob::State::Complete)});
    EXPECT_EQ(kinds(model), (QList<Kind>{Kind::Available, Kind::Available}));
    EXPECT_EQ(row.row(), 0);
    EXPECT_EQ(row.data(SnapshotModel::SnapshotIdRole).toString(), u"new"_qs);
    EXPECT_EQ(removed.count(), 0);
}

TEST_F(SnapshotModelTest, dropsACompleteJobWhoseSnapshotANewerListDoesNotHold)
{
    const QDateTime later = m_t.addSecs(60);
    apply({snapshot(u"old"_qs, m_t)}, {job(u"j"_qs, later, MachineJob::State::Running)});
    SnapshotModel model(m_inventory, m_operations, m_key, 4);
    apply({snapshot(u"old"_qs, m_t)}, {job(u"j"_qs, later, MachineJob::State::Complete)});
    EXPECT_EQ(kinds(model), (QList<Kind>{Kind::Checking, Kind::Available}));
    apply({snapshot(u"old"_qs, m_t)}, {job(u"j"_qs, later, MachineJob::State::Complete)});
    EXPECT_EQ(kinds(model), (QList<Kind>{Kind::Available}));
}

TEST_F(SnapshotModelTest, keepsARowWhoseJobHasEndedWhileTheListStillSaysCreating)
{
    MachineJob one = job(u"j"_qs, m_t, MachineJob::State::Running);
    one.snapshot = SnapshotId(u"s"_qs);
    apply({snapshot(u"s"_qs, m_t, Snapshot::State::Creating)}, {one});
    SnapshotModel model(m_inventory, m_operations, m_key, 4);
    const QPersistentModelIndex row = model.index(0, 0);
    one.state = MachineJob::State::Complete;
    for (int reading = 0; reading < 4; ++reading) {
        apply({snapshot(u"s"_qs, m_t, Snapshot::State::Creating)}, {one});
        EXPECT_EQ(kinds(model), QList<Kind>{Kind::Checking}) << reading;
    }
    apply({snapshot(u"s"_qs, m_t)}, {one});
    EXPECT_EQ(kinds(model), QList<Kind>{Kind::Available});
    EXPECT_EQ(row.row(), 0);
}

TEST_F(SnapshotModelTest, lostAnswerAndTheJobThatRunsAreOneRow)
{
    apply({snapshot(u"old"_qs, m_t)});
    SnapshotModel model(m_inventory, m_operations, m_key, 4);
    const OperationId operation = press();
    toState(operation, Operation::State::Unknown);
    EXPECT_EQ(kinds(model), (QList<Kind>{Kind::Unknown, Kind::Available}));
    apply({snapshot(u"old"_qs, m_t)}, {job(u"j"_qs, m_t.addSecs(60), MachineJob::State::Running)});
    EXPECT_EQ(kinds(model), (QList<Kind>{Kind::Creating, Kind::Available}));
    EXPECT_EQ(rowOf(model, 0).operation, operation);
    EXPECT_EQ(rowOf(model, 0).job, JobId(u"j"_qs));
    EXPECT_EQ(rowOf(model, 0).name, u"web-01-1763632800"_qs);
}

TEST_F(SnapshotModelTest, queuedPressIsNotTheJobThatRuns)
{
    apply({}, {job(u"j"_qs, m_t, MachineJob::State::Running)});
    SnapshotModel model(m_inventory, m_operations, m_key, 4);
    const OperationId operation = press();
    toState(operation, Operation::State::Queued);
    EXPECT_EQ(kinds(model), (QList<Kind>{Kind::Pending, Kind::Creating})) << "what comes later is above";
    EXPECT_TRUE(rowOf(model, 0).job.isEmpty());
}

TEST_F(SnapshotModelTest, consistentSnapshotOfTheServiceTellsItsPhases)
{
    apply({});
    SnapshotModel model(m_inventory, m_operations, m_key, 4);
    const QAbstractItemModelTester tester(&model, Fatal::Fatal);
    const OperationId operation = press(Operation::Kind::ConsistentSnapshot);
    change(operation, [](Operation &o) {
        o.state = Operation::State::Running;
        o.job = JobId(u"j"_qs);
    });
    const QPersistentModelIndex row = model.index(0, 0);
    MachineJob running =
        job(u"j"_qs, m_t.addSecs(60), MachineJob::State::Running, MachineJob::Kind::ConsistentSnapshot);
    running.phase = MachineJob::Phase::ShuttingDown;
    running.permille = 0;
    apply({}, {running});
    EXPECT_EQ(rowOf(model, 0).phase, MachineJob::Phase::ShuttingDown);
    EXPECT_EQ(rowOf(model, 0).permille, -1) << "shutting down has no percentage";
    EXPECT_EQ(rowOf(model, 0).consistency, Snapshot::Consistency::Offline);
    EXPECT_TRUE(rowOf(model, 0).consistent);
    running.phase = MachineJob::Phase::Copying;
    running.permille = 500;
    m_inventory.applyJob(m_key, running);
    EXPECT_EQ(rowOf(model, 0).permille, 500);
    running.phase = MachineJob::Phase::Starting;
    running.snapshot = SnapshotId(u"s"_qs);
    apply({snapshot(u"s"_qs, m_t.addSecs(61))}, {running});
    EXPECT_EQ(kinds(model), (QList<Kind>{Kind::Available})) << "it is there while the machine still starts";
    EXPECT_EQ(rowOf(model, 0).phase, MachineJob::Phase::Starting);
    EXPECT_EQ(row.row(), 0);
    running.state = MachineJob::State::Complete;
    running.phase = MachineJob::Phase::Unknown;
    apply({snapshot(u"s"_qs, m_t.addSecs(61))}, {running});
    change(operation, [](Operation &o) {
        o.state = Operation::State::Done;
        o.snapshot = SnapshotId(u"s"_qs);
    });
    EXPECT_EQ(rowOf(model, 0).phase, MachineJob::Phase::Unknown);
    EXPECT_TRUE(rowOf(model, 0).consistent);
    EXPECT_EQ(row.data(SnapshotModel::SnapshotIdRole).toString(), u"s"_qs);
}

TEST_F(SnapshotModelTest, consistentSnapshotStepByStepIsOneRowThoughItHasThreeJobs)
{
    apply({snapshot(u"old"_qs, m_t)});
    SnapshotModel model(m_inventory, m_operations, m_key, 4);
    const QAbstractItemModelTester tester(&model, Fatal::Fatal);
    const OperationId operation = press(Operation::Kind::ConsistentSnapshot);
    const auto step = [&](Operation::MachineStep reached, const QString &jobId) {
        change(operation, [&](Operation &o) {
            o.state = Operation::State::Running;
            o.step = reached;
            o.job = JobId(jobId);
        });
    };
    step(Operation::MachineStep::ShuttingDown, u"off"_qs);
    const QPersistentModelIndex row = model.index(0, 0);
    EXPECT_EQ(rowOf(model, 0).phase, MachineJob::Phase::ShuttingDown);
    EXPECT_TRUE(rowOf(model, 0).job.isEmpty()) << "that job makes no snapshot";
    change(operation, [](Operation &o) { o.ignored = true; });
    EXPECT_TRUE(rowOf(model, 0).ignored);
    change(operation, [](Operation &o) { o.ignored = false; });

    const MachineJob off =
        job(u"off"_qs, m_t.addSecs(10), MachineJob::State::Complete, MachineJob::Kind::ShutDown);
    step(Operation::MachineStep::Snapshot, u"snap"_qs);
    MachineJob snap = job(u"snap"_qs, m_t.addSecs(20), MachineJob::State::Running);
    snap.permille = 100;
    apply({snapshot(u"old"_qs, m_t)}, {snap, off});
    ASSERT_EQ(kinds(model), (QList<Kind>{Kind::Creating, Kind::Available}));
    EXPECT_EQ(rowOf(model, 0).job, JobId(u"snap"_qs));
    EXPECT_EQ(rowOf(model, 0).permille, 100);
    EXPECT_EQ(rowOf(model, 0).phase, MachineJob::Phase::Copying);

    snap.state = MachineJob::State::Complete;
    const QList<Snapshot> both{snapshot(u"s"_qs, m_t.addSecs(25)), snapshot(u"old"_qs, m_t)};
    step(Operation::MachineStep::Starting, u"on"_qs);
    apply(both,
          {job(u"on"_qs, m_t.addSecs(30), MachineJob::State::Running, MachineJob::Kind::Start), snap, off});
    ASSERT_EQ(kinds(model), (QList<Kind>{Kind::Available, Kind::Available}));
    EXPECT_EQ(row.data(SnapshotModel::SnapshotIdRole).toString(), u"s"_qs) << "found by the job of that step";
    EXPECT_EQ(rowOf(model, 0).phase, MachineJob::Phase::Starting);
    EXPECT_EQ(rowOf(model, 0).operation, operation);
}

TEST_F(SnapshotModelTest, showsTheNewestFailureUntilSomethingNewerSucceeds)
{
    MachineJob failed = job(u"j"_qs, m_t.addSecs(60), MachineJob::State::Failed);
    failed.code = u"disk_full"_qs;
    failed.detail = u"No space left"_qs;
    const MachineJob older = job(u"i"_qs, m_t.addSecs(30), MachineJob::State::Failed);
    apply({snapshot(u"old"_qs, m_t)}, {failed, older});
    SnapshotModel model(m_inventory, m_operations, m_key, 4);
    ASSERT_EQ(kinds(model), (QList<Kind>{Kind::Failed, Kind::Available}));
    EXPECT_EQ(model.index(0, 0).data(SnapshotModel::CodeRole).toString(), u"disk_full"_qs);
    EXPECT_EQ(model.index(0, 0).data(SnapshotModel::DetailRole).toString(), u"No space left"_qs);
    EXPECT_EQ(rowOf(model, 0).job, JobId(u"j"_qs));
    apply({snapshot(u"new"_qs, m_t.addSecs(90)), snapshot(u"old"_qs, m_t)}, {failed, older});
    EXPECT_EQ(kinds(model), (QList<Kind>{Kind::Available, Kind::Available}));
}

TEST_F(SnapshotModelTest, failedPressStaysInItsRowAndTakesTheReasonOfItsJob)
{
    apply({snapshot(u"old"_qs, m_t)});
    SnapshotModel model(m_inventory, m_operations, m_key, 4, 2);
    const QAbstractItemModelTester tester(&model, Fatal::Fatal);
    const OperationId operation = press();
    change(operation, [](Operation &o) {
        o.state = Operation::State::Running;
        o.job = JobId(u"j"_qs);
    });
    const QPersistentModelIndex row = model.index(0, 0);
    MachineJob failed = job(u"j"_qs, m_t.addSecs(60), MachineJob::State::Failed);
    failed.code = u"machine_stopped"_qs;
    apply({snapshot(u"old"_qs, m_t)}, {failed});
    change(operation, [](Operation &o) {
        o.state = Operation::State::Failed;
        o.error = Error{Error::Kind::Server, Error::Cause::None, 0, {}, std::nullopt};
    });
    ASSERT_EQ(kinds(model), (QList<Kind>{Kind::Failed, Kind::Available}));
    EXPECT_EQ(row.row(), 0);
    EXPECT_EQ(rowOf(model, 0).code, u"machine_stopped"_qs);
    EXPECT_EQ(rowOf(model, 0).operation, operation);
    ASSERT_TRUE(rowOf(model, 0).error);
    EXPECT_EQ(rowOf(model, 0).name, u"web-01-1763632800"_qs);
    EXPECT_EQ(model.rowCount(row), 2);
}

TEST_F(SnapshotModelTest, machineThatDidNotStartAgainIsNoFailedSnapshot)
{
    MachineJob failed =
        job(u"j"_qs, m_t.addSecs(60), MachineJob::State::Failed, MachineJob::Kind::ConsistentSnapshot);
    failed.code = u"start_failed"_qs;
    failed.snapshot = SnapshotId(u"s"_qs);
    apply({snapshot(u"s"_qs, m_t.addSecs(60))}, {failed});
    SnapshotModel model(m_inventory, m_operations, m_key, 4);
    EXPECT_EQ(kinds(model), (QList<Kind>{Kind::Available}));
}

TEST_F(SnapshotModelTest, failedOneThatTheServiceListsIsTheSameRow)
{
    MachineJob failed = job(u"j"_qs, m_t.addSecs(60), MachineJob::State::Failed);
    failed.snapshot = SnapshotId(u"s"_qs);
    failed.code = u"host_stopped"_qs;
    apply({snapshot(u"s"_qs, m_t.addSecs(60), Snapshot::State::Failed), snapshot(u"old"_qs, m_t)}, {failed});
    SnapshotModel model(m_inventory, m_operations, m_key, 4);
    ASSERT_EQ(kinds(model), (QList<Kind>{Kind::Failed, Kind::Available}));
    EXPECT_EQ(rowOf(model, 0).name, u"name of s"_qs);
    EXPECT_EQ(rowOf(model, 0).code, u"host_stopped"_qs);
}

TEST_F(SnapshotModelTest, cancelledPressLeavesNoRow)
{
    apply({snapshot(u"old"_qs, m_t)});
    SnapshotModel model(m_inventory, m_operations, m_key, 4);
    const OperationId operation = press();
    EXPECT_EQ(model.rowCount(), 2);
    toState(operation, Operation::State::Cancelled);
    EXPECT_EQ(kinds(model), QList<Kind>{Kind::Available});
    apply({snapshot(u"old"_qs, m_t)}, {job(u"j"_qs, m_t.addSecs(5), MachineJob::State::Cancelled)});
    EXPECT_EQ(kinds(model), QList<Kind>{Kind::Available});
}

TEST_F(SnapshotModelTest, changesOfASnapshotStandInItsRow)
{
    apply({snapshot(u"a"_qs, m_t), snapshot(u"b"_qs, m_t.addSecs(-60))});
    SnapshotModel model(m_inventory, m_operations, m_key, 4);
    const QAbstractItemModelTester tester(&model, Fatal::Fatal);
    const QList<std::pair<Operation::Kind, Activity>> all{
        {Operation::Kind::RenameSnapshot, Activity::Renaming},
        {Operation::Kind::DeleteSnapshot, Activity::Deleting},
        {Operation::Kind::RestoreSnapshot, Activity::Restoring},
        {Operation::Kind::CreateMachine, Activity::MakingMachine}};
    for (const auto &[kind, activity] : all) {
        const OperationId operation = press(kind, u"given"_qs, u"b"_qs);
        EXPECT_EQ(rowOf(model, 1).activity, activity);
        EXPECT_TRUE(rowOf(model, 1).queued);
        EXPECT_EQ(rowOf(model, 1).changing, operation);
        EXPECT_EQ(rowOf(model, 0).activity, Activity::None);
        change(operation, [](Operation &o) {
            o.state = Operation::State::Running;
            o.permille = 250;
        });
        EXPECT_FALSE(rowOf(model, 1).queued);
        EXPECT_EQ(rowOf(model, 1).permille, 250);
        EXPECT_EQ(rowOf(model, 1).kind, Kind::Available) << "it is still there";
        EXPECT_EQ(model.rowCount(model.index(1, 0)), 4) << "what is open stays open";
        const bool named = activity == Activity::Renaming || activity == Activity::MakingMachine;
        EXPECT_EQ(rowOf(model, 1).newName, named ? u"given"_qs : QString());
        toState(operation, Operation::State::Done);
        EXPECT_EQ(rowOf(model, 1).activity, Activity::None);
        EXPECT_EQ(rowOf(model, 1).permille, -1);
    }
}

TEST_F(SnapshotModelTest, jobsOfOthersAndBusySnapshotsAreToldToo)
{
    MachineJob restoring =
        job(u"r"_qs, m_t.addSecs(5), MachineJob::State::Running, MachineJob::Kind::RestoreSnapshot);
    restoring.snapshot = SnapshotId(u"a"_qs);
    restoring.permille = 700;
    apply({snapshot(u"a"_qs, m_t), snapshot(u"b"_qs, m_t.addSecs(-60), Snapshot::State::Busy)}, {restoring});
    SnapshotModel model(m_inventory, m_operations, m_key, 4);
    EXPECT_EQ(rowOf(model, 0).activity, Activity::Restoring);
    EXPECT_EQ(rowOf(model, 0).permille, 700);
    EXPECT_TRUE(rowOf(model, 0).changing.isEmpty());
    EXPECT_EQ(rowOf(model, 1).activity, Activity::Busy);
    EXPECT_EQ(rowOf(model, 1).kind, Kind::Available);
}

TEST_F(SnapshotModelTest, unknownStatesKeepTheServicesWord)
{
    Snapshot odd = snapshot(u"a"_qs, m_t, Snapshot::State::Unknown);
    odd.rawState = u"archived"_qs;
    apply({odd});
    SnapshotModel model(m_inventory, m_operations, m_key, 4);
    ASSERT_EQ(kinds(model), QList<Kind>{Kind::Unknown});
    EXPECT_EQ(rowOf(model, 0).rawState, u"archived"_qs);
    EXPECT_FALSE(rowOf(model, 0).inFlight());
}

TEST_F(SnapshotModelTest, deletedOnesLeaveAndIndexesStayWithTheirSnapshot)
{
    apply({snapshot(u"a"_qs, m_t), snapshot(u"b"_qs, m_t.addSecs(-1)), snapshot(u"c"_qs, m_t.addSecs(-2))});
    SnapshotModel model(m_inventory, m_operations, m_key, 4);
    const QAbstractItemModelTester tester(&model, Fatal::Fatal);
    const QPersistentModelIndex kept = model.indexOf(SnapshotId(u"c"_qs));
    const QPersistentModelIndex blank = model.index(1, 0, kept);
    const QPersistentModelIndex gone = model.indexOf(SnapshotId(u"b"_qs));
    apply({snapshot(u"a"_qs, m_t), snapshot(u"c"_qs, m_t.addSecs(-2)), snapshot(u"a"_qs, m_t)});
    EXPECT_EQ(model.rowCount(), 2) << "the same one listed twice is one row";
    EXPECT_EQ(kept.row(), 1);
    EXPECT_EQ(kept.data(SnapshotModel::SnapshotIdRole).toString(), u"c"_qs);
    EXPECT_EQ(blank.parent(), QModelIndex(kept));
    EXPECT_FALSE(gone.isValid());
    Snapshot renamed = snapshot(u"c"_qs, m_t.addSecs(-2));
    renamed.name = u"other"_qs;
    apply({snapshot(u"a"_qs, m_t), renamed});
    EXPECT_EQ(kept.data(SnapshotModel::NameRole).toString(), u"other"_qs);
}

TEST_F(SnapshotModelTest, ignoresWhatBelongsToOthersAndEmptiesWithItsMachine)
{
    apply({snapshot(u"a"_qs, m_t)},
          {job(u"p"_qs, m_t.addSecs(5), MachineJob::State::Running, MachineJob::Kind::Reboot)});
    SnapshotModel model(m_inventory, m_operations, m_key, 4);
    Operation other;
    other.kind = Operation::Kind::TakeSnapshot;
    other.machine = MachineKey{m_key.connection, MachineId(u"other"_qs)};
    static_cast<void>(m_operations.add(other));
    static_cast<void>(press(Operation::Kind::RebootMachine));
    EXPECT_EQ(kinds(model), QList<Kind>{Kind::Available});
    m_inventory.applyMachines(m_key.connection, {}, m_t);
    EXPECT_EQ(model.rowCount(), 0);
}
