// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/backupmodel.h"
#include "services/journal.h"
#include "services/operationregister.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace kustos;

namespace {

using Kind = BackupRow::Kind;

class FixedClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return m_now; }
    [[nodiscard]] std::chrono::milliseconds monotonic() const override { return {}; }
    QDateTime m_now = QDateTime(QDate(2026, 11, 20), QTime(12, 0), Qt::UTC);
};

RestorePoint backup(const QString &id, const QDateTime &at, BackupKind kind = BackupKind::Daily,
                    RestorePoint::State state = RestorePoint::State::Complete)
{
    RestorePoint point;
    point.id = BackupId(id);
    point.name = u"name of "_qs + id;
    point.kind = kind;
    point.state = state;
    point.createdAt = at;
    point.size = ByteSize(1000);
    return point;
}

Job job(const QString &id, const QDateTime &at, Job::State state, BackupKind kind = BackupKind::OnDemand)
{
    Job result;
    result.id = JobId(id);
    result.kind = Job::Kind::Backup;
    result.backupKind = kind;
    result.state = state;
    result.createdAt = at;
    result.updatedAt = at;
    return result;
}

class BackupModelTest : public ::testing::Test
{
protected:
    BackupModelTest()
    {
        Connection connection;
        connection.id = m_key.connection;
        connection.kind = Connection::Kind::KustosHost;
        m_inventory.setConnection(connection);
        applyService();
    }

    void applyService() { m_inventory.applyServices(m_key.connection, {m_service}, m_clock.m_now); }

    void apply(const QList<RestorePoint> &backups, const QList<Job> &jobs = {})
    {
        m_reading = m_reading.addSecs(1);
        m_inventory.applyBackups(m_key, backups, jobs, m_reading);
    }

    OperationId press()
    {
        Operation operation;
        operation.target = m_key;
        return m_operations.add(operation);
    }

    template <class Change> void change(const OperationId &id, Change apply)
    {
        Operation operation = *m_operations.find(id);
        apply(operation);
        QSignalSpy told(&m_operations, &OperationRegister::changed);
        m_operations.update(operation);
        if (operation.ended())
            ASSERT_TRUE(told.wait(5000));
    }

    void toState(const OperationId &id, Operation::State state)
    {
        change(id, [state](Operation &operation) { operation.state = state; });
    }

    static Kind kind(const QAbstractItemModel &model, int row)
    {
        return model.index(row, 0).data(BackupModel::RowKindRole).value<Kind>();
    }

    static QList<Kind> kinds(const QAbstractItemModel &model)
    {
        QList<Kind> all;
        for (int row = 0; row < model.rowCount(); ++row)
            all.append(kind(model, row));
        return all;
    }

    QTemporaryDir m_dir;
    FixedClock m_clock;
    ServiceKey m_key{ConnectionId(u"here"_qs), ServiceId(u"orders"_qs)};
    DatabaseService m_service = [] {
        DatabaseService service;
        service.id = ServiceId(u"orders"_qs);
        return service;
    }();
    QDateTime m_t = QDateTime(QDate(2026, 11, 20), QTime(8, 0), Qt::UTC);
    QDateTime m_reading = m_t;
    Inventory m_inventory;
    Journal m_journal{m_dir.filePath(u"journal"_qs)};
    OperationRegister m_operations{m_journal, m_clock};
};

} // namespace

TEST_F(BackupModelTest, listsNewestFirstBelowTheNextPlannedOne)
{
    m_service.nextBackup = PlannedBackup{m_t.addDays(1), BackupKind::Weekly};
    applyService();
    apply({backup(u"old"_qs, m_t), backup(u"new"_qs, m_t.addDays(1))});
    BackupModel model(m_inventory, m_operations, m_key, 5);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);

    EXPECT_EQ(kinds(model), (QList<Kind>{Kind::Planned, Kind::Complete, Kind::Complete}));
    EXPECT_EQ(model.index(0, 0).data(BackupModel::CreatedAtRole).toDateTime(), m_t.addDays(1));
    EXPECT_EQ(model.index(0, 0).data(BackupModel::KindRole).value<BackupKind>(), BackupKind::Weekly);
    EXPECT_EQ(model.index(1, 0).data(BackupModel::BackupIdRole).toString(), u"new"_qs);
    EXPECT_EQ(model.index(2, 0).data(BackupModel::NameRole).toString(), u"name of old"_qs);
    EXPECT_EQ(model.index(2, 0).data(BackupModel::SizeRole).toLongLong(), 1000);
    EXPECT_EQ(model.index(2, 0).data(BackupModel::PermilleRole).toInt(), -1);
    EXPECT_EQ(model.indexOf(BackupId(u"old"_qs)).row(), 2);
    EXPECT_FALSE(model.indexOf(BackupId(u"none"_qs)).isValid());
    EXPECT_FALSE(model.indexOf({}).isValid());
}

TEST_F(BackupModelTest, failedBackupsHaveBlankLinesOfTheirOwnWhereTheyAreWanted)
{
    apply({backup(u"f"_qs, m_t, BackupKind::Daily, RestorePoint::State::Failed),
           backup(u"c"_qs, m_t.addDays(-1))});
    BackupModel model(m_inventory, m_operations, m_key, 5, 3);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    ASSERT_EQ(kinds(model), (QList<Kind>{Kind::Failed, Kind::Complete}));
    EXPECT_EQ(model.rowCount(model.index(0, 0)), 3);
    EXPECT_EQ(model.rowCount(model.index(1, 0)), 5);
    apply({backup(u"f"_qs, m_t), backup(u"c"_qs, m_t.addDays(-1))});
    EXPECT_EQ(model.rowCount(model.index(0, 0)), 5);
    EXPECT_TRUE(model.index(4, 0, model.index(0, 0)).data(BackupModel::BlankRole).toBool());
}

TEST_F(BackupModelTest, completeBackupsHaveBlankLinesAndNothingElseHas)
{
    m_service.nextBackup = PlannedBackup{m_t.addDays(1), BackupKind::Daily};
    applyService();
    apply({backup(u"a"_qs, m_t), backup(u"r"_qs, m_t, BackupKind::Daily, RestorePoint::State::Running)});
    BackupModel model(m_inventory, m_operations, m_key, 5);
    ASSERT_EQ(kinds(model), (QList<Kind>{Kind::Planned, Kind::Running, Kind::Complete}));
    EXPECT_EQ(model.rowCount(model.index(0, 0)), 0);
    EXPECT_EQ(model.rowCount(model.index(1, 0)), 0);
    const QModelIndex complete = model.index(2, 0);
    ASSERT_EQ(model.rowCount(complete), 5);
    const QModelIndex blank = model.index(4, 1, complete);
    EXPECT_TRUE(blank.data(BackupModel::BlankRole).toBool());
    EXPECT_FALSE(blank.flags().testFlag(Qt::ItemIsEnabled));
    EXPECT_EQ(blank.parent(), complete);
    EXPECT_EQ(model.rowCount(blank), 0);
    EXPECT_EQ(model.row(blank), nullptr);
}

TEST_F(BackupModelTest, pendingRowBecomesTheFinishedBackupInPlace)
{
    m_service.nextBackup = PlannedBackup{m_t.addDays(1), BackupKind::Daily};
    applyService();
    apply({backup(u"old"_qs, m_t)});
    BackupModel model(m_inventory, m_operations, m_key, 5);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy moved(&model, &QAbstractItemModel::layoutChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);

    const OperationId operation = press();
    ASSERT_EQ(kinds(model), (QList<Kind>{Kind::Planned, Kind::Pending, Kind::Complete}));
    EXPECT_EQ(inserted.count(), 1);
    const QPersistentModelIndex row = model.index(1, 0);

    toState(operation, Operation::State::Sent);
    EXPECT_EQ(kind(model, 1), Kind::Pending);
    change(operation, [](Operation &o) {
        o.state = Operation::State::Running;
        o.job = JobId(u"j"_qs);
    });
    EXPECT_EQ(kind(model, 1), Kind::Running);
    Job running = job(u"j"_qs, m_t.addSecs(60), Job::State::Running);
    running.permille = 420;
    apply({backup(u"old"_qs, m_t),
           backup(u"b"_qs, m_t.addSecs(61), BackupKind::OnDemand, RestorePoint::State::Running)},
          {running});
    EXPECT_EQ(kinds(model), (QList<Kind>{Kind::Planned, Kind::Running, Kind::Complete}));
    EXPECT_EQ(row.data(BackupModel::PermilleRole).toInt(), 420);
    EXPECT_EQ(row.data(BackupModel::BackupIdRole).toString(), u"b"_qs);
    running.phase = Job::Phase::Checking;
    m_inventory.applyJob(m_key, running);
    EXPECT_EQ(kind(model, 1), Kind::Checking);
    EXPECT_EQ(inserted.count(), 1);

    running.state = Job::State::Complete;
    apply({backup(u"b"_qs, m_t.addSecs(70), BackupKind::OnDemand), backup(u"old"_qs, m_t)}, {running});
    change(operation, [](Operation &o) {
        o.state = Operation::State::Done;
        o.backup = BackupId(u"b"_qs);
    });
    EXPECT_EQ(kinds(model), (QList<Kind>{Kind::Planned, Kind::Complete, Kind::Complete}));
    EXPECT_EQ(row.row(), 1);
    EXPECT_EQ(row.data(BackupModel::BackupIdRole).toString(), u"b"_qs);
    EXPECT_EQ(model.rowCount(row), 5);
    ASSERT_EQ(inserted.count(), 2); // the second one are the blank lines of the finished backup
    EXPECT_EQ(inserted.at(1).at(0).toModelIndex(), QModelIndex(row));
    EXPECT_EQ(removed.count() + moved.count() + reset.count(), 0);
}

TEST_F(BackupModelTest, findsTheBackupOfAJobByTimeWhereTheListShowsOnlyFinishedOnes)
{
    apply({backup(u"old"_qs, m_t)},
          {job(u"j"_qs, m_t.addSecs(60), Job::State::Running, BackupKind::Unknown)});
    BackupModel model(m_inventory, m_operations, m_key, 5);
    const QPersistentModelIndex row = model.index(0, 0);
    ASSERT_EQ(kind(model, 0), Kind::Running);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);

    // The job is told first, the list one reading later: the row stays.
    m_inventory.applyJob(m_key, job(u"j"_qs, m_t.addSecs(60), Job::State::Complete, BackupKind::Unknown));
    EXPECT_EQ(kinds(model), (QList<Kind>{Kind::Checking, Kind::Complete}));
    apply({backup(u"new"_qs, m_t.addSecs(90)), backup(u"old"_qs, m_t)},
          {job(u"j"_qs, m_t.addSecs(60), Job::State::Complete, BackupKind::Unknown)});
    EXPECT_EQ(kinds(model), (QList<Kind>{Kind::Complete, Kind::Complete}));
    EXPECT_EQ(row.row(), 0);
    EXPECT_EQ(row.data(BackupModel::BackupIdRole).toString(), u"new"_qs);
    EXPECT_EQ(removed.count(), 0);
}

TEST_F(BackupModelTest, dropsACompleteJobWhoseBackupANewerListDoesNotHold)
{
    const QDateTime later = m_t.addSecs(60);
    apply({backup(u"old"_qs, m_t)}, {job(u"j"_qs, later, Job::State::Running)});
    BackupModel model(m_inventory, m_operations, m_key, 5);
    apply({backup(u"old"_qs, m_t)}, {job(u"j"_qs, later, Job::State::Complete)});
    EXPECT_EQ(kinds(model), (QList<Kind>{Kind::Checking, Kind::Complete}));
    apply({backup(u"old"_qs, m_t)}, {job(u"j"_qs, later, Job::State::Complete)});
    EXPECT_EQ(kinds(model), (QList<Kind>{Kind::Complete}));
}

TEST_F(BackupModelTest, lostAnswerAndTheJobThatRunsAreOneRow)
{
    apply({backup(u"old"_qs, m_t)});
    BackupModel model(m_inventory, m_operations, m_key, 5);
    const OperationId operation = press();
    toState(operation, Operation::State::Unknown);
    EXPECT_EQ(kinds(model), (QList<Kind>{Kind::Unknown, Kind::Complete}));
    apply({backup(u"old"_qs, m_t)}, {job(u"j"_qs, m_t.addSecs(60), Job::State::Running)});
    EXPECT_EQ(kinds(model), (QList<Kind>{Kind::Running, Kind::Complete}));
    EXPECT_EQ(model.index(0, 0).data(BackupModel::OperationIdRole).toString(), operation.text());
    EXPECT_EQ(model.index(0, 0).data(BackupModel::JobIdRole).toString(), u"j"_qs);
}

TEST_F(BackupModelTest, scheduledJobAndQueuedPressAreTwoRows)
{
    apply({}, {job(u"j"_qs, m_t, Job::State::Running, BackupKind::Daily)});
    BackupModel model(m_inventory, m_operations, m_key, 5);
    const OperationId operation = press();
    toState(operation, Operation::State::Queued);
    EXPECT_EQ(kinds(model), (QList<Kind>{Kind::Pending, Kind::Running}));
    toState(operation, Operation::State::Sent);
    EXPECT_EQ(kinds(model).size(), 2) << "a daily job is not what was pressed";
}

TEST_F(BackupModelTest, showsTheNewestFailureUntilSomethingNewerSucceeds)
{
    Job failed = job(u"j"_qs, m_t.addSecs(60), Job::State::Failed);
    failed.detail = u"disk full"_qs;
    Job older = job(u"i"_qs, m_t.addSecs(30), Job::State::Failed);
    apply({backup(u"old"_qs, m_t)}, {failed, older});
    BackupModel model(m_inventory, m_operations, m_key, 5);
    ASSERT_EQ(kinds(model), (QList<Kind>{Kind::Failed, Kind::Complete}));
    EXPECT_EQ(model.index(0, 0).data(BackupModel::DetailRole).toString(), u"disk full"_qs);
    EXPECT_EQ(model.rowCount(model.index(0, 0)), 0);
    apply({backup(u"new"_qs, m_t.addSecs(90)), backup(u"old"_qs, m_t)}, {failed, older});
    EXPECT_EQ(kinds(model), (QList<Kind>{Kind::Complete, Kind::Complete}));
}

TEST_F(BackupModelTest, failedPressStaysInItsRowWithItsReason)
{
    apply({backup(u"old"_qs, m_t)});
    BackupModel model(m_inventory, m_operations, m_key, 5);
    const OperationId operation = press();
    const QPersistentModelIndex row = model.index(0, 0);
    change(operation, [](Operation &o) {
        o.state = Operation::State::Failed;
        o.error = Error{Error::Kind::Conflict, Error::Cause::None, 409, {}, std::nullopt};
    });
    ASSERT_EQ(kinds(model), (QList<Kind>{Kind::Failed, Kind::Complete}));
    EXPECT_EQ(row.row(), 0);
    ASSERT_TRUE(model.row(row)->error);
    EXPECT_EQ(model.row(row)->error->kind, Error::Kind::Conflict);
}

TEST_F(BackupModelTest, failedJobOfARunningPressIsNoSecondRow)
{
    apply({backup(u"old"_qs, m_t)});
    BackupModel model(m_inventory, m_operations, m_key, 5);
    const OperationId operation = press();
    change(operation, [](Operation &o) {
        o.state = Operation::State::Running;
        o.job = JobId(u"j"_qs);
    });
    const QPersistentModelIndex row = model.index(0, 0);
    Job failed = job(u"j"_qs, m_t.addSecs(60), Job::State::Failed);
    failed.detail = u"disk full"_qs;
    apply({backup(u"old"_qs, m_t)}, {failed});
    EXPECT_EQ(model.rowCount(), 2);
    toState(operation, Operation::State::Failed);
    ASSERT_EQ(kinds(model), (QList<Kind>{Kind::Failed, Kind::Complete}));
    EXPECT_EQ(row.row(), 0) << "it stays in its row";
    EXPECT_EQ(row.data(BackupModel::DetailRole).toString(), u"disk full"_qs);
}

TEST_F(BackupModelTest, cancelledPressLeavesNoRow)
{
    apply({backup(u"old"_qs, m_t)});
    BackupModel model(m_inventory, m_operations, m_key, 5);
    const OperationId operation = press();
    EXPECT_EQ(model.rowCount(), 2);
    toState(operation, Operation::State::Cancelled);
    EXPECT_EQ(kinds(model), QList<Kind>{Kind::Complete});
}

TEST_F(BackupModelTest, ignoresWhatBelongsToOthers)
{
    apply({backup(u"a"_qs, m_t)});
    BackupModel model(m_inventory, m_operations, m_key, 5);
    Operation other;
    other.target = ServiceKey{m_key.connection, ServiceId(u"other"_qs)};
    EXPECT_FALSE(m_operations.add(other).isEmpty());
    other.target = m_key;
    other.kind = Operation::Kind::Download;
    EXPECT_FALSE(m_operations.add(other).isEmpty());
    EXPECT_EQ(kinds(model), QList<Kind>{Kind::Complete});
}

TEST_F(BackupModelTest, foreignServiceWithoutATimetableShowsThatItsDailyBackupComes)
{
    apply({backup(u"a"_qs, m_t)});
    Connection connection = *m_inventory.connection(m_key.connection);
    connection.kind = Connection::Kind::Compose;
    m_inventory.setConnection(connection);
    BackupModel model(m_inventory, m_operations, m_key, 5);
    ASSERT_EQ(kinds(model), (QList<Kind>{Kind::Planned, Kind::Complete}));
    EXPECT_FALSE(model.index(0, 0).data(BackupModel::CreatedAtRole).toDateTime().isValid());
    EXPECT_EQ(model.index(0, 0).data(BackupModel::MomentRole).toDateTime(), m_t);
}

TEST_F(BackupModelTest, expiredBackupsLeaveAndIndexesStayWithTheirBackup)
{
    apply({backup(u"c"_qs, m_t.addDays(2)), backup(u"b"_qs, m_t.addDays(1)), backup(u"a"_qs, m_t)});
    BackupModel model(m_inventory, m_operations, m_key, 5);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QPersistentModelIndex c = model.index(0, 0);
    const QPersistentModelIndex blank = model.index(2, 0, c);
    const QPersistentModelIndex b = model.index(1, 0);
    apply({backup(u"d"_qs, m_t.addDays(3)), backup(u"c"_qs, m_t.addDays(2)), backup(u"a"_qs, m_t)});
    EXPECT_FALSE(b.isValid());
    EXPECT_EQ(c.row(), 1);
    EXPECT_EQ(blank.parent(), QModelIndex(c));
    // A service that changes the times of what it had listed.
    apply({backup(u"c"_qs, m_t.addDays(-2)), backup(u"d"_qs, m_t.addDays(3)), backup(u"a"_qs, m_t)});
    EXPECT_EQ(c.row(), 2);
    EXPECT_EQ(c.data(BackupModel::BackupIdRole).toString(), u"c"_qs);
    EXPECT_EQ(blank.parent(), QModelIndex(c));
}

TEST_F(BackupModelTest, sameBackupListedTwiceIsOneRow)
{
    apply({backup(u"a"_qs, m_t), backup(u"a"_qs, m_t)});
    BackupModel model(m_inventory, m_operations, m_key, 5);
    EXPECT_EQ(model.rowCount(), 1);
}

TEST_F(BackupModelTest, tenThousandArriveInOneInsertion)
{
    BackupModel model(m_inventory, m_operations, m_key, 5);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QList<RestorePoint> many;
    for (int i = 0; i < 10'000; ++i)
        many.append(backup(QString::number(i), m_t.addSecs(-i)));
    QElapsedTimer timer;
    timer.start();
    apply(many);
    RecordProperty("first_ms", static_cast<int>(timer.elapsed()));
    EXPECT_LT(timer.elapsed(), 250); // a bound for a debug build on a busy machine
    EXPECT_EQ(inserted.count(), 1);
    EXPECT_EQ(model.rowCount(), 10'000);
    many.prepend(backup(u"x"_qs, m_t.addSecs(1)));
    timer.restart();
    apply(many);
    EXPECT_LT(timer.elapsed(), 250);
    EXPECT_EQ(inserted.count(), 2);
    EXPECT_EQ(changed.count(), 0);
}

TEST_F(BackupModelTest, lostServiceEmptiesTheList)
{
    apply({backup(u"a"_qs, m_t)});
    BackupModel model(m_inventory, m_operations, m_key, 5);
    m_inventory.applyServices(m_key.connection, {}, m_clock.m_now);
    EXPECT_EQ(model.rowCount(), 0);
}

namespace {

//! What a view keeps by following the signals alone.
class Mirror
{
public:
    explicit Mirror(BackupModel &model)
        : m_model(model)
    {
        QObject::connect(&model, &QAbstractItemModel::rowsInserted, &model,
                         [this](const QModelIndex &parent, int first, int last) {
                             if (parent.isValid())
                                 return;
                             for (int row = first; row <= last; ++row)
                                 m_rows.insert(row, *m_model.row(m_model.index(row, 0)));
                         });
        QObject::connect(&model, &QAbstractItemModel::rowsRemoved, &model,
                         [this](const QModelIndex &parent, int first, int last) {
                             if (!parent.isValid())
                                 m_rows.remove(first, last - first + 1);
                         });
        QObject::connect(&model, &QAbstractItemModel::dataChanged, &model,
                         [this](const QModelIndex &from, const QModelIndex &to) {
                             for (int row = from.row(); row <= to.row(); ++row)
                                 m_rows[row] = *m_model.row(m_model.index(row, 0));
                         });
        QObject::connect(&model, &QAbstractItemModel::layoutChanged, &model, [this] { rebuild(); });
        rebuild();
    }

    void rebuild()
    {
        m_rows.clear();
        for (int row = 0; row < m_model.rowCount(); ++row)
            m_rows.append(*m_model.row(m_model.index(row, 0)));
    }

    BackupModel &m_model;
    QList<BackupRow> m_rows;
};

} // namespace

TEST_F(BackupModelTest, randomCoursesEndLikeAListBuiltAnew)
{
    const quint32 seed = QRandomGenerator::global()->generate();
    SCOPED_TRACE(seed);
    QRandomGenerator random(seed);
    BackupModel model(m_inventory, m_operations, m_key, 3);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    Mirror mirror(model);
    QHash<QString, QPersistentModelIndex> held;

    for (int step = 0; step < 300; ++step) {
        QList<RestorePoint> points;
        const QDateTime base = m_t.addSecs(step * 10);
        for (int i = 0; i < 12; ++i) {
            if (random.bounded(3) == 0)
                continue;
            const auto state =
                random.bounded(6) == 0 ? RestorePoint::State::Running : RestorePoint::State::Complete;
            const int jitter = random.bounded(20) == 0 ? random.bounded(500) : 0;
            points.append(backup(QString::number(i), m_t.addSecs(i * 10 + jitter), BackupKind::Daily, state));
        }
        QList<Job> jobs;
        if (random.bounded(2) == 0) {
            const auto state = static_cast<Job::State>(random.bounded(4));
            jobs.append(job(u"j%1"_qs.arg(random.bounded(4)), base, state, BackupKind::Weekly));
        }
        m_service.nextBackup.reset();
        if (random.bounded(2) == 0)
            m_service.nextBackup = PlannedBackup{base, BackupKind::Daily};
        applyService();
        apply(points, jobs);
        // Twice: a job that has just ended waits for one more reading.
        apply(points, jobs);

        BackupModel fresh(m_inventory, m_operations, m_key, 3);
        ASSERT_EQ(model.rowCount(), fresh.rowCount()) << step;
        ASSERT_EQ(mirror.m_rows.size(), fresh.rowCount()) << step;
        for (int row = 0; row < fresh.rowCount(); ++row) {
            const BackupRow &here = *model.row(model.index(row, 0));
            const BackupRow &there = *fresh.row(fresh.index(row, 0));
            ASSERT_EQ(here, mirror.m_rows.at(row)) << step << " row " << row;
            ASSERT_EQ(here.kind, there.kind) << step << " row " << row;
            ASSERT_EQ(here.backup, there.backup) << step << " row " << row;
            ASSERT_EQ(here.createdAt, there.createdAt) << step << " row " << row;
            ASSERT_EQ(model.rowCount(model.index(row, 0)), fresh.rowCount(fresh.index(row, 0)));
        }
        for (auto it = held.cbegin(); it != held.cend(); ++it) {
            if (it.value().isValid())
                ASSERT_EQ(it.value().data(BackupModel::BackupIdRole).toString(), it.key()) << step;
        }
        held.clear();
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex index = model.index(row, 0);
            if (index.data(BackupModel::RowKindRole).value<Kind>() == Kind::Complete)
                held.insert(index.data(BackupModel::BackupIdRole).toString(), index);
        }
    }
}
