// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/machineevent.h"

#include <QSet>

#include <algorithm>

namespace kustos {
namespace {

using State = MachineEvent::State;

MachineJob::Kind kindOf(Operation::Kind kind)
{
    switch (kind) {
    case Operation::Kind::StartMachine:
        return MachineJob::Kind::Start;
    case Operation::Kind::ShutDownMachine:
        return MachineJob::Kind::ShutDown;
    case Operation::Kind::TurnOffMachine:
        return MachineJob::Kind::TurnOff;
    case Operation::Kind::RebootMachine:
        return MachineJob::Kind::Reboot;
    case Operation::Kind::ResetMachine:
        return MachineJob::Kind::Reset;
    case Operation::Kind::TakeSnapshot:
        return MachineJob::Kind::TakeSnapshot;
    case Operation::Kind::ConsistentSnapshot:
        return MachineJob::Kind::ConsistentSnapshot;
    case Operation::Kind::RestoreSnapshot:
        return MachineJob::Kind::RestoreSnapshot;
    case Operation::Kind::DeleteSnapshot:
        return MachineJob::Kind::DeleteSnapshot;
    case Operation::Kind::CreateMachine:
        return MachineJob::Kind::NewMachine;
    case Operation::Kind::RenameSnapshot:
    case Operation::Kind::RenameMachine:
        return MachineJob::Kind::Rename;
    case Operation::Kind::BackUp:
    case Operation::Kind::Restore:
    case Operation::Kind::Download:
        break;
    }
    return MachineJob::Kind::Other;
}

State stateOf(Operation::State state)
{
    switch (state) {
    case Operation::State::Queued:
    case Operation::State::Intent:
    case Operation::State::Sent:
        return State::Pending;
    case Operation::State::Running:
        return State::Running;
    case Operation::State::Done:
        return State::Complete;
    case Operation::State::Failed:
        return State::Failed;
    case Operation::State::Cancelled:
        return State::Cancelled;
    case Operation::State::Unknown:
        break;
    }
    return State::Unknown;
}

State stateOf(MachineJob::State state)
{
    switch (state) {
    case MachineJob::State::Waiting:
        return State::Pending;
    case MachineJob::State::Running:
        return State::Running;
    case MachineJob::State::Complete:
        return State::Complete;
    case MachineJob::State::Failed:
        return State::Failed;
    case MachineJob::State::Cancelled:
        return State::Cancelled;
    case MachineJob::State::Unknown:
        break;
    }
    return State::Unknown;
}

QString nameOf(const MachineRecord &record, const SnapshotId &id)
{
    const auto place = std::ranges::find(record.snapshots, id, &Snapshot::id);
    return id.isEmpty() || place == record.snapshots.end() ? QString() : place->name;
}

MachineEvent eventOf(const Operation &operation)
{
    MachineEvent event;
    event.operation = operation.id;
    event.job = operation.job;
    event.kind = kindOf(operation.kind);
    event.ofSnapshot = operation.kind == Operation::Kind::RenameSnapshot;
    event.state = stateOf(operation.state);
    event.snapshot = operation.snapshot;
    event.created = operation.createdMachine;
    event.subject = operation.argument.isEmpty() ? operation.snapshotName : operation.argument;
    event.step = operation.step;
    event.ignored = operation.ignored;
    event.permille = operation.permille.value_or(-1);
    event.bytesDone = operation.bytesDone;
    event.bytesTotal = operation.bytesTotal;
    if (operation.checking)
        event.phase = MachineJob::Phase::Checking;
    event.error = operation.error;
    if (operation.error)
        event.code = operation.error->code;
    event.startedAt = operation.startedAt;
    event.endedAt = operation.endedAt;
    return event;
}

MachineEvent eventOf(const MachineJob &job, const MachineRecord &record)
{
    MachineEvent event;
    event.job = job.id;
    event.kind = job.kind;
    event.rawKind = job.rawKind;
    event.state = stateOf(job.state);
    event.phase = job.phase;
    event.snapshot = job.snapshot;
    event.created = job.created;
    event.subject = nameOf(record, job.snapshot);
    event.permille = job.permille.value_or(-1);
    event.bytesDone = job.bytesDone;
    event.bytesTotal = job.bytesTotal;
    event.code = job.code;
    event.detail = job.detail;
    event.startedAt = job.createdAt;
    event.endedAt = job.endedAt;
    return event;
}

void join(MachineEvent &event, const MachineJob &job, const MachineRecord &record, bool ended)
{
    event.job = job.id;
    event.rawKind = job.rawKind;
    if (!job.code.isEmpty())
        event.code = job.code;
    event.detail = job.detail;
    if (event.snapshot.isEmpty())
        event.snapshot = job.snapshot;
    if (event.created.isEmpty())
        event.created = job.created;
    if (event.subject.isEmpty())
        event.subject = nameOf(record, job.snapshot);
    if (ended)
        return;
    event.phase = job.phase;
    if (event.permille < 0)
        event.permille = job.permille.value_or(-1);
    if (!event.bytesDone)
        event.bytesDone = job.bytesDone;
    if (!event.bytesTotal)
        event.bytesTotal = job.bytesTotal;
}

//! The running job of an operation whose answer is not there yet: a machine does one thing at a time.
const MachineJob *unclaimed(const MachineRecord &record, const Operation &operation, const QSet<JobId> &told)
{
    const bool sent =
        operation.state == Operation::State::Sent || operation.state == Operation::State::Unknown;
    if (!sent || !operation.job.isEmpty())
        return nullptr;
    const MachineJob::Kind kind = kindOf(operation.kind);
    const auto place = std::ranges::find_if(record.jobs, [&](const MachineJob &job) {
        return !job.ended() && job.kind == kind && !told.contains(job.id);
    });
    return place == record.jobs.end() ? nullptr : &*place;
}

} // namespace

QList<MachineEvent> machineEvents(const MachineRecord &record, const QList<Operation> &operations)
{
    QSet<JobId> told;
    for (const Operation &operation : operations) {
        if (!operation.job.isEmpty())
            told.insert(operation.job);
    }
    QList<MachineEvent> events;
    events.reserve(record.jobs.size() + operations.size());
    for (const Operation &operation : operations) {
        MachineEvent event = eventOf(operation);
        const auto named = std::ranges::find(record.jobs, operation.job, &MachineJob::id);
        const bool known = !operation.job.isEmpty() && named != record.jobs.end();
        if (const MachineJob *job = known ? &*named : unclaimed(record, operation, told)) {
            told.insert(job->id);
            join(event, *job, record, operation.ended());
        }
        events.append(std::move(event));
    }
    QSet<JobId> seen = told;
    for (const MachineJob &job : record.jobs) {
        if (seen.contains(job.id))
            continue;
        seen.insert(job.id);
        events.append(eventOf(job, record));
    }
    std::ranges::stable_sort(
        events, [](const MachineEvent &a, const MachineEvent &b) { return a.startedAt > b.startedAt; });
    return events;
}

} // namespace kustos
