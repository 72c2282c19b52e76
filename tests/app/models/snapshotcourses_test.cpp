// SPDX-License-Identifier: GPL-3.0-or-later
#include "snapshotmodeltest.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

using namespace kustos;
using namespace kustos::test;

namespace {

class SnapshotCourses : public SnapshotModelTest
{
};

} // namespace

TEST_F(SnapshotCourses, manyArriveInOneInsertionAndOneMoreInAnother)
{
    SnapshotModel model(m_inventory, m_operations, m_key, 4);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QList<Snapshot> many;
    for (int i = 0; i < 5'000; ++i)
        many.append(snapshot(QString::number(i), m_t.addSecs(-i)));
    QElapsedTimer timer;
    timer.start();
    apply(many);
    EXPECT_LT(timer.elapsed(), 250); // a bound for a debug build on a busy machine
    EXPECT_EQ(inserted.count(), 1);
    many.prepend(snapshot(u"x"_qs, m_t.addSecs(1)));
    apply(many);
    EXPECT_EQ(inserted.count(), 2);
    EXPECT_EQ(changed.count(), 0);
}

TEST_F(SnapshotCourses, randomCoursesEndLikeAListBuiltAnew)
{
    const quint32 seed = QRandomGenerator::global()->generate();
    SCOPED_TRACE(seed);
    QRandomGenerator random(seed);
    SnapshotModel model(m_inventory, m_operations, m_key, 3, 1);
    const QAbstractItemModelTester tester(&model, Fatal::Fatal);
    for (int step = 0; step < 250; ++step) {
        QList<Snapshot> snapshots;
        for (int i = 0; i < 10; ++i) {
            if (random.bounded(3) == 0)
                continue;
            const int jitter = random.bounded(15) == 0 ? random.bounded(400) : 0;
            const bool beingMade = i == step / 4 % 10 && step % 4 < 3;
            const int other = random.bounded(5) == 0 ? random.bounded(4) : 0;
            const auto state = beingMade
                                   ? Snapshot::State::Creating
                                   : static_cast<Snapshot::State>(int(Snapshot::State::Available) + other);
            snapshots.append(snapshot(QString::number(i), m_t.addSecs(i * 10 + jitter), state));
        }
        // Each job goes on for four steps and tells its snapshot; what a model learns where none is told, one
        // that is built anew cannot know.
        const int number = step / 4;
        const QList<MachineJob::State> course{MachineJob::State::Waiting, MachineJob::State::Running,
                                              MachineJob::State::Running,
                                              number % 3 == 0   ? MachineJob::State::Failed
                                              : number % 7 == 0 ? MachineJob::State::Cancelled
                                                                : MachineJob::State::Complete};
        MachineJob one = job(u"j%1"_qs.arg(number), m_t.addSecs(number * 10), course.at(step % 4),
                             static_cast<MachineJob::Kind>(int(MachineJob::Kind::TakeSnapshot) + number % 5));
        one.snapshot = SnapshotId(QString::number(number % 10));
        const QList<MachineJob> jobs{one};
        apply(snapshots, jobs);
        // Twice: a job that has just ended waits for one more reading.
        apply(snapshots, jobs);
        SnapshotModel fresh(m_inventory, m_operations, m_key, 3, 1);
        ASSERT_EQ(model.rowCount(), fresh.rowCount()) << step;
        for (int row = 0; row < fresh.rowCount(); ++row) {
            const SnapshotRow &here = rowOf(model, row);
            const SnapshotRow &there = rowOf(fresh, row);
            ASSERT_EQ(here.inFlight(), there.inFlight()) << step << " row " << row;
            if (!here.inFlight()) { // only who saw the job end knows that it was being checked
                ASSERT_EQ(here.kind, there.kind) << step << " row " << row;
            }
            ASSERT_EQ(here.snapshot, there.snapshot) << step << " row " << row;
            ASSERT_EQ(here.activity, there.activity) << step << " row " << row;
            ASSERT_EQ(model.rowCount(model.index(row, 0)), fresh.rowCount(fresh.index(row, 0)));
        }
    }
}
