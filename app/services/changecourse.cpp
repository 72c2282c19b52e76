// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/changecourse.h"

#include <algorithm>

namespace kustos {

namespace {

using Kind = Operation::Kind;

const Snapshot *find(const MachineRecord &record, const SnapshotId &id)
{
    const auto found = std::ranges::find(record.snapshots, id, &Snapshot::id);
    return found == record.snapshots.end() ? nullptr : &*found;
}

} // namespace

Obstacle ChangeCourse::obstacle(const MachineRecord &record) const
{
    const MachineCapabilities &can = record.machine.can;
    const SnapshotId &snapshot = operation().snapshot;
    switch (operation().kind) {
    case Kind::RenameMachine:
        return obstacles::toRename(record);
    case Kind::RestoreSnapshot:
        return obstacles::toRestore(record, snapshot);
    case Kind::RenameSnapshot:
        return can.renameSnapshot ? obstacles::toChange(record, snapshot) : Obstacle::NotOffered;
    default:
        return can.deleteSnapshot ? obstacles::toChange(record, snapshot) : Obstacle::NotOffered;
    }
}

void ChangeCourse::ready(const MachineRecord &record)
{
    const Obstacle found = obstacle(record);
    if (found != Obstacle::None)
        refuse(found);
    else if (operation().kind != Kind::DeleteSnapshot && isSeen(record))
        done(Notice::Kind::MachineDone, operation().argument); // it has that name
    else
        request();
}

template <class T> void ChangeCourse::answeredAtOnce(const Result<T> &answer)
{
    if (answer)
        accepted();
    else
        answered(std::unexpected(answer.error()));
}

void ChangeCourse::send()
{
    const Operation wanted = operation();
    const MachineId &id = wanted.machine.machine;
    const auto followed = [this](const Result<MachineJob> &answer) { answered(answer); };
    switch (wanted.kind) {
    case Kind::RenameMachine:
        QCoro::connect(provider().renameMachine(id, wanted.argument, endOfThis()), this,
                       [this](const Result<VirtualMachine> &answer) { answeredAtOnce(answer); });
        break;
    case Kind::RenameSnapshot:
        QCoro::connect(provider().renameSnapshot(id, wanted.snapshot, wanted.argument, endOfThis()), this,
                       [this](const Result<Snapshot> &answer) { answeredAtOnce(answer); });
        break;
    case Kind::RestoreSnapshot:
        QCoro::connect(provider().restoreSnapshot(id, wanted.snapshot, endOfThis()), this, followed);
        break;
    default:
        QCoro::connect(provider().deleteSnapshot(id, wanted.snapshot, endOfThis()), this, followed);
        break;
    }
}

bool ChangeCourse::isOurs(const MachineJob &job) const
{
    const bool same = job.snapshot.isEmpty() || job.snapshot == operation().snapshot;
    switch (operation().kind) {
    case Kind::RenameMachine:
        return job.kind == MachineJob::Kind::Rename;
    case Kind::RestoreSnapshot:
        return job.kind == MachineJob::Kind::RestoreSnapshot && same;
    case Kind::DeleteSnapshot:
        return job.kind == MachineJob::Kind::DeleteSnapshot && same;
    default:
        return false; // a snapshot is renamed without a job
    }
}

bool ChangeCourse::isSeen(const MachineRecord &record) const
{
    const Snapshot *snapshot = find(record, operation().snapshot);
    switch (operation().kind) {
    case Kind::RenameMachine:
        return record.machine.name == operation().argument;
    case Kind::RenameSnapshot:
        return snapshot != nullptr && snapshot->name == operation().argument;
    case Kind::DeleteSnapshot:
        return snapshot == nullptr;
    default:
        return false;
    }
}

void ChangeCourse::prove(const MachineRecord &record)
{
    const bool restored = operation().kind == Kind::RestoreSnapshot && !obstacles::isBusy(record) &&
                          record.machine.state != VirtualMachine::State::Unknown;
    if (restored || isSeen(record))
        done(Notice::Kind::MachineDone,
             operation().argument.isEmpty() ? operation().snapshotName : operation().argument);
    else if (lagIsOver())
        giveUpLooking();
}

bool ChangeCourse::found(const MachineRecord &record)
{
    if (!isSeen(record))
        return false;
    foundByReading();
    prove(record);
    return true;
}

} // namespace kustos
