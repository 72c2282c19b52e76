// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/snapshotcourse.h"

#include <algorithm>

namespace kustos {

void SnapshotCourse::ready(const MachineRecord &record)
{
    const Obstacle obstacle = obstacles::toSnapshot(record, clock().now());
    if (obstacle != Obstacle::None) {
        refuse(obstacle);
        return;
    }
    m_live = record.machine.state == VirtualMachine::State::Running;
    request();
}

void SnapshotCourse::send()
{
    QCoro::connect(provider().takeSnapshot(machine().machine, operation().argument, m_live, endOfThis()),
                   this, [this](const Result<MachineJob> &answer) { answered(answer); });
}

bool SnapshotCourse::isOurs(const MachineJob &job) const
{
    return job.kind == MachineJob::Kind::TakeSnapshot;
}

const Snapshot *SnapshotCourse::takeNew(const MachineRecord &record, const SnapshotId &told, bool named)
{
    const SnapshotId known = told.isEmpty() ? operation().snapshot : told;
    const auto isIt = [&](const Snapshot &snapshot) { return snapshot.id == known; };
    const auto isNew = [&](const Snapshot &snapshot) { return before().hadNot(snapshot); };
    const auto isNamed = [&](const Snapshot &snapshot) {
        return isNew(snapshot) && snapshot.name == operation().argument;
    };
    auto place = record.snapshots.end();
    if (!known.isEmpty())
        place = std::ranges::find_if(record.snapshots, isIt);
    if (place == record.snapshots.end() && known.isEmpty())
        place = std::ranges::find_if(record.snapshots, isNamed);
    // A service may have changed the name; then it is ours only where nothing else is new.
    if (place == record.snapshots.end() && known.isEmpty() && !named &&
        std::ranges::count_if(record.snapshots, isNew) == 1)
        place = std::ranges::find_if(record.snapshots, isNew);
    if (place == record.snapshots.end())
        return nullptr;
    const Snapshot *snapshot = &*place;
    change([&](Operation &operation) { operation.snapshot = snapshot->id; });
    return snapshot;
}

SnapshotCourse::Made SnapshotCourse::made(const MachineRecord &record, bool named)
{
    const auto job = std::ranges::find(record.jobs, operation().job, &MachineJob::id);
    const SnapshotId told = job == record.jobs.end() ? SnapshotId() : job->snapshot;
    const Snapshot *snapshot = takeNew(record, told, named);
    if (snapshot == nullptr)
        return Made::No;
    switch (snapshot->state) {
    case Snapshot::State::Creating:
        return Made::NotYet;
    case Snapshot::State::Failed:
        return Made::Failed;
    case Snapshot::State::Available:
    case Snapshot::State::Busy:
    case Snapshot::State::Unknown:
        break;
    }
    return Made::Yes;
}

void SnapshotCourse::progressed(const MachineJob &job, const MachineRecord &record)
{
    std::ignore = takeNew(record, job.snapshot, true); // where the service lists those being made
}

void SnapshotCourse::prove(const MachineRecord &record)
{
    switch (made(record, false)) {
    case Made::Yes:
        done(Notice::Kind::MachineDone, operation().argument);
        return;
    case Made::Failed:
        fail(Error{Error::Kind::Rejected, Error::Cause::None, 0, {}, std::nullopt});
        return;
    case Made::NotYet:
        return;
    case Made::No:
        break;
    }
    if (lagIsOver())
        giveUpLooking();
}

bool SnapshotCourse::found(const MachineRecord &record)
{
    const Made now = made(record, true);
    if (now == Made::No)
        return false;
    foundByReading();
    if (now != Made::NotYet)
        prove(record);
    return true;
}

} // namespace kustos
