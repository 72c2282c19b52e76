// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/machineobstacles.h"

#include <algorithm>

namespace kustos::obstacles {

namespace {

using State = VirtualMachine::State;

Obstacle ofBusy(const MachineRecord &record)
{
    return isBusy(record) ? Obstacle::MachineBusy : Obstacle::None;
}

const Snapshot *find(const MachineRecord &record, const SnapshotId &id)
{
    const auto found = std::ranges::find(record.snapshots, id, &Snapshot::id);
    return found == record.snapshots.end() ? nullptr : &*found;
}

Obstacle ofUse(const MachineRecord &record, const SnapshotId &id)
{
    const Snapshot *snapshot = find(record, id);
    return snapshot != nullptr && snapshot->state == Snapshot::State::Available
               ? Obstacle::None
               : Obstacle::SnapshotNotAvailable;
}

//! When the next snapshot may be taken; invalid: now.
QDateTime nextAllowed(const MachineRecord &record)
{
    QDateTime next = record.limits.nextAllowedAt;
    if (record.limits.interval && !record.snapshots.isEmpty())
        next = std::max(next, record.snapshots.first().createdAt.addSecs(record.limits.interval->count()));
    return next;
}

Obstacle ofLimits(const MachineRecord &record, const QDateTime &now)
{
    const auto counts = [](const Snapshot &snapshot) { return snapshot.state != Snapshot::State::Failed; };
    const auto number = std::ranges::count_if(record.snapshots, counts);
    if (record.limits.perMachine && number >= *record.limits.perMachine)
        return Obstacle::SnapshotLimitReached;
    const QDateTime next = nextAllowed(record);
    return next.isValid() && next > now ? Obstacle::SnapshotTooSoon : Obstacle::None;
}

} // namespace

bool isUnderWay(const MachineJob &job)
{
    return job.state == MachineJob::State::Running || job.state == MachineJob::State::Waiting;
}

bool isBusy(const MachineRecord &record)
{
    const JobId &told = record.machine.runningJob;
    // The machine may have been read before its job ended, the jobs after it.
    const bool ended = std::ranges::any_of(
        record.jobs, [&told](const MachineJob &job) { return job.id == told && job.ended(); });
    return (!told.isEmpty() && !ended) || record.machine.state == State::Changing ||
           std::ranges::any_of(record.jobs, isUnderWay);
}

Obstacle toPower(const MachineRecord &record, PowerAction action)
{
    const VirtualMachine &machine = record.machine;
    const bool reset = action == PowerAction::Reset;
    if (reset ? !machine.can.reset : !machine.can.power)
        return Obstacle::NotOffered;
    if (const Obstacle busy = ofBusy(record); busy != Obstacle::None)
        return busy;
    if (machine.state == State::Unknown)
        return Obstacle::StateUnknown;
    if (action == PowerAction::Start)
        return machine.state == State::Running ? Obstacle::AlreadyRunning : Obstacle::None;
    if (machine.state == State::Off)
        return Obstacle::AlreadyOff;
    // A crashed guest hears nothing; only the plug helps.
    const bool needsGuest = action == PowerAction::ShutDown || action == PowerAction::Reboot;
    return needsGuest && machine.state == State::Crashed ? Obstacle::StateUnknown : Obstacle::None;
}

Obstacle toSnapshot(const MachineRecord &record, const QDateTime &now)
{
    const MachineCapabilities &can = record.machine.can;
    const State state = record.machine.state;
    if (!can.liveSnapshot && !can.offlineSnapshot)
        return Obstacle::NotOffered;
    if (const Obstacle busy = ofBusy(record); busy != Obstacle::None)
        return busy;
    if (state != State::Running && state != State::Off)
        return Obstacle::StateUnknown;
    if (state == State::Running && !can.liveSnapshot)
        return Obstacle::NoLiveSnapshot;
    if (state == State::Off && !can.offlineSnapshot)
        return Obstacle::NotOffered;
    return ofLimits(record, now);
}

Obstacle toConsistentSnapshot(const MachineRecord &record, const QDateTime &now)
{
    const MachineCapabilities &can = record.machine.can;
    const State state = record.machine.state;
    if (!can.consistentOnService && (!can.offlineSnapshot || !can.power))
        return Obstacle::NotOffered;
    if (const Obstacle busy = ofBusy(record); busy != Obstacle::None)
        return busy;
    if (state != State::Running && state != State::Off)
        return Obstacle::StateUnknown;
    return ofLimits(record, now);
}

Obstacle toChange(const MachineRecord &record, const SnapshotId &snapshot)
{
    const MachineCapabilities &can = record.machine.can;
    if (!can.renameSnapshot && !can.deleteSnapshot)
        return Obstacle::NotOffered;
    if (const Obstacle busy = ofBusy(record); busy != Obstacle::None)
        return busy;
    const Snapshot *found = find(record, snapshot);
    const bool settled = found != nullptr && found->state != Snapshot::State::Creating &&
                         found->state != Snapshot::State::Busy;
    return settled ? Obstacle::None : Obstacle::SnapshotNotAvailable;
}

Obstacle toRestore(const MachineRecord &record, const SnapshotId &snapshot)
{
    if (!record.machine.can.restoreInPlace)
        return Obstacle::NotOffered;
    if (const Obstacle busy = ofBusy(record); busy != Obstacle::None)
        return busy;
    if (const Obstacle use = ofUse(record, snapshot); use != Obstacle::None)
        return use;
    if (record.machine.state == State::Unknown)
        return Obstacle::StateUnknown;
    return record.machine.state == State::Off ? Obstacle::None : Obstacle::MustBeOff;
}

Obstacle toCreate(const MachineRecord &record, const SnapshotId &snapshot)
{
    if (!record.machine.can.restoreToNew)
        return Obstacle::NotOffered;
    const Obstacle busy = ofBusy(record);
    return busy == Obstacle::None ? ofUse(record, snapshot) : busy;
}

Obstacle toRename(const MachineRecord &record)
{
    return record.machine.can.rename ? ofBusy(record) : Obstacle::NotOffered;
}

Error errorOf(Obstacle obstacle, const SnapshotLimits &limits, const QDateTime &now)
{
    Error error{Error::Kind::Rejected, Error::Cause::None, 0, {}, std::nullopt};
    switch (obstacle) {
    case Obstacle::NotConnected:
        error.kind = Error::Kind::Offline;
        break;
    case Obstacle::CredentialsExpired:
        error.kind = Error::Kind::Unauthorized;
        break;
    case Obstacle::SnapshotNotAvailable:
        error.kind = Error::Kind::NotFound;
        break;
    case Obstacle::SnapshotTooSoon:
        error.kind = Error::Kind::RateLimited;
        if (limits.nextAllowedAt.isValid()) {
            constexpr std::chrono::seconds longest = std::chrono::minutes(15);
            const std::chrono::seconds wait(now.secsTo(limits.nextAllowedAt));
            error.retryAfter = std::clamp(wait, std::chrono::seconds(1), longest);
        }
        break;
    case Obstacle::NotOffered:
    case Obstacle::NoLiveSnapshot:
    case Obstacle::SnapshotLimitReached:
        break;
    default:
        error.kind = Error::Kind::Conflict;
        break;
    }
    return error;
}

} // namespace kustos::obstacles
