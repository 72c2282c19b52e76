// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshotactivity.h"

namespace kustos {
namespace {

using Activity = SnapshotRow::Activity;

Activity activityOf(Operation::Kind kind)
{
    switch (kind) {
    case Operation::Kind::RenameSnapshot:
        return Activity::Renaming;
    case Operation::Kind::DeleteSnapshot:
        return Activity::Deleting;
    case Operation::Kind::RestoreSnapshot:
        return Activity::Restoring;
    case Operation::Kind::CreateMachine:
        return Activity::MakingMachine;
    default:
        return Activity::None;
    }
}

Activity activityOf(MachineJob::Kind kind)
{
    switch (kind) {
    case MachineJob::Kind::DeleteSnapshot:
        return Activity::Deleting;
    case MachineJob::Kind::RestoreSnapshot:
        return Activity::Restoring;
    case MachineJob::Kind::NewMachine:
        return Activity::MakingMachine;
    default:
        return Activity::None;
    }
}

} // namespace

// Own operations know more than the jobs: whether they have left, and the new name.
void addActivity(SnapshotRow &row, const MachineRecord &record, const QList<Operation> &operations)
{
    for (const MachineJob &job : record.jobs) {
        if (job.ended() || job.snapshot != row.snapshot || activityOf(job.kind) == Activity::None)
            continue;
        row.activity = activityOf(job.kind);
        row.permille = job.permille.value_or(-1);
        row.bytesDone = job.bytesDone;
        row.bytesTotal = job.bytesTotal;
        row.phase = job.phase;
        break;
    }
    const Operation *own = nullptr;
    for (const Operation &operation : operations) {
        // The oldest is the one whose turn it is.
        if (!operation.ended() && operation.snapshot == row.snapshot &&
            activityOf(operation.kind) != Activity::None)
            own = &operation;
    }
    if (own == nullptr)
        return;
    const bool same = row.activity == activityOf(own->kind);
    row.activity = activityOf(own->kind);
    row.changing = own->id;
    row.queued = own->state == Operation::State::Queued || own->state == Operation::State::Intent;
    row.permille = own->permille.value_or(same ? row.permille : -1);
    row.bytesDone = own->bytesDone ? own->bytesDone : same ? row.bytesDone : std::nullopt;
    row.bytesTotal = own->bytesTotal ? own->bytesTotal : same ? row.bytesTotal : std::nullopt;
    if (own->kind == Operation::Kind::RenameSnapshot || own->kind == Operation::Kind::CreateMachine)
        row.newName = own->argument;
}

} // namespace kustos
