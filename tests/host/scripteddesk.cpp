// SPDX-License-Identifier: GPL-3.0-or-later
#include "scripteddesk.h"

#include <algorithm>

namespace kustos::host {

using Job = MachineJobRecord;

namespace {

template <class Record, class Key> Record *foundIn(QList<Record> &records, const Key &id)
{
    const auto found =
        std::find_if(records.begin(), records.end(), [&](const Record &record) { return record.id == id; });
    return found == records.end() ? nullptr : &*found;
}

template <class Record, class Match> Result<Record> firstOf(const QList<Record> &records, Match match)
{
    const auto found = std::find_if(records.begin(), records.end(), match);
    if (found == records.end())
        return failure(Error::Kind::NotFound);
    return *found;
}

QString uuidOf(int kind, int number)
{
    return QStringLiteral("%1-0000-4000-8000-%2")
        .arg(kind, 8, 10, QChar(u'0'))
        .arg(number, 12, 10, QChar(u'0'));
}

std::unexpected<Error> wrongState()
{
    return failure(Error::Kind::Conflict, Error::Cause::None, QStringLiteral("wrong_state"));
}

MachineState after(Job::Kind kind, MachineState before)
{
    if (kind == Job::Kind::Start || kind == Job::Kind::Reboot || kind == Job::Kind::Reset)
        return MachineState::Running;
    return kind == Job::Kind::Shutdown || kind == Job::Kind::Stop ? MachineState::Off : before;
}

} // namespace

MachineFacts &ScriptedDesk::addMachine(int number, const QString &name, MachineState state)
{
    MachineFacts machine;
    machine.id = MachineId(uuidOf(1, number));
    machine.domain = QStringLiteral("dom%1").arg(number);
    machine.name = name;
    machine.state = state;
    machine.vcpus = 2;
    machine.memoryBytes = qint64{2} << 30;
    machine.disks = {{QStringLiteral("vda"), QStringLiteral("/images/disk.qcow2"), qint64{10} << 30, true}};
    machine.number = number;
    machine.hostname = QStringLiteral("xv%1").arg(10'000 + number);
    machine.knownSince = m_clock.now();
    all.append(machine);
    return all.last();
}

SnapshotRecord &ScriptedDesk::addSnapshot(int number, const MachineId &machine, const QString &name,
                                          SnapshotRecord::State state)
{
    SnapshotRecord record;
    record.id = SnapshotId(uuidOf(2, number));
    record.number = number;
    record.machine = machine;
    record.name = name;
    record.state = state;
    record.createdAt = m_clock.now();
    record.virtualBytes = qint64{10} << 30;
    if (state != SnapshotRecord::State::Creating) {
        record.bytes = qint64{3} << 29;
        record.sha256 = QByteArray(64, 'a');
    }
    copies.prepend(record);
    return copies.first();
}

MachineFacts *ScriptedDesk::find(const MachineId &id)
{
    return foundIn(all, id);
}

SnapshotRecord *ScriptedDesk::find(const SnapshotId &id)
{
    return foundIn(copies, id);
}

MachineJobRecord *ScriptedDesk::find(const JobId &id)
{
    return foundIn(history, id);
}

void ScriptedDesk::finish(const JobId &id, Job::State state)
{
    Job &job = *find(id);
    job.state = state;
    job.endedAt = m_clock.now();
    const bool done = state == Job::State::Succeeded;
    const bool takes = job.kind == Job::Kind::TakeSnapshot || job.kind == Job::Kind::Consistent;
    if ((job.kind == Job::Kind::Delete && done) || (takes && !done)) {
        copies.removeIf([&](const SnapshotRecord &record) { return record.id == job.snapshot; });
    } else if (SnapshotRecord *record = find(job.snapshot)) {
        record->state = SnapshotRecord::State::Available;
        record->bytes = qint64{3} << 29;
        record->sha256 = QByteArray(64, 'b');
    }
    if (job.kind == Job::Kind::Clone && !done)
        all.removeIf([&](const MachineFacts &facts) { return facts.id == job.created; });
    if (MachineFacts *facts = find(job.machine); facts && done) {
        facts->state = after(job.kind, facts->state);
        if (job.kind == Job::Kind::Rename)
            facts->name = job.argument;
    }
}

void ScriptedDesk::settle(std::chrono::milliseconds age)
{
    const QDateTime since = m_clock.now().addMSecs(-age.count());
    for (const Job &job : QList<Job>(history)) {
        if (!job.ended() && job.createdAt <= since)
            finish(job.id);
    }
}

Result<MachineFacts> ScriptedDesk::machine(const MachineId &id) const
{
    return firstOf(all, [&](const MachineFacts &facts) { return facts.id == id; });
}

Result<MachineFacts> ScriptedDesk::machineByNumber(int number) const
{
    return firstOf(all, [&](const MachineFacts &facts) { return facts.number == number; });
}

QList<SnapshotRecord> ScriptedDesk::snapshots(const MachineId &machine) const
{
    QList<SnapshotRecord> own = copies;
    own.removeIf([&](const SnapshotRecord &record) { return record.machine != machine; });
    return own;
}

Result<SnapshotRecord> ScriptedDesk::snapshot(const SnapshotId &id) const
{
    return firstOf(copies, [&](const SnapshotRecord &record) { return record.id == id; });
}

Result<SnapshotRecord> ScriptedDesk::snapshotByNumber(int number) const
{
    return firstOf(copies, [&](const SnapshotRecord &record) { return record.number == number; });
}

QList<Job> ScriptedDesk::jobs(const MachineId &machine) const
{
    QList<Job> own = history;
    own.removeIf([&](const Job &job) { return job.machine != machine; });
    return own;
}

Result<Job> ScriptedDesk::job(const JobId &id) const
{
    return firstOf(history, [&](const Job &job) { return job.id == id; });
}

Result<Job> ScriptedDesk::jobByNumber(int number) const
{
    return firstOf(history, [&](const Job &job) { return job.number == number; });
}

QDateTime ScriptedDesk::nextSnapshotAllowedAt(const MachineId &machine) const
{
    const auto own = snapshots(machine);
    if (!limit.snapshotInterval || own.isEmpty())
        return {};
    const QDateTime next = own.first().createdAt.addSecs(limit.snapshotInterval->count());
    return next > m_clock.now() ? next : QDateTime();
}

Result<MachineFacts> ScriptedDesk::changeable(const MachineId &id) const
{
    const auto facts = machine(id);
    if (!facts)
        return facts;
    if (refusal)
        return std::unexpected(*refusal);
    if (!reachable)
        return failure(Error::Kind::Offline);
    const auto own = jobs(id);
    if (std::any_of(own.begin(), own.end(), [](const Job &job) { return !job.ended(); }))
        return failure(Error::Kind::Conflict, Error::Cause::None, QStringLiteral("server_busy"));
    return facts;
}

Job ScriptedDesk::begin(Job::Kind kind, const MachineId &machine, const SnapshotId &snapshot,
                        const QString &argument)
{
    Job job;
    job.number = ++m_lastNumber;
    job.id = JobId(QStringLiteral("j-%1").arg(job.number));
    job.machine = machine;
    job.kind = kind;
    job.state = Job::State::Running;
    job.snapshot = snapshot;
    job.argument = argument;
    job.createdAt = job.startedAt = m_clock.now();
    history.prepend(job);
    return job;
}

Result<Job> ScriptedDesk::power(const MachineId &id, Job::Kind kind)
{
    const auto facts = changeable(id);
    if (!facts)
        return std::unexpected(facts.error());
    if ((kind == Job::Kind::Start) == (facts->state == MachineState::Running))
        return wrongState();
    return begin(kind, id);
}

Result<Job> ScriptedDesk::copy(const MachineId &id, const QString &name, Job::Kind kind)
{
    const auto facts = changeable(id);
    if (!facts)
        return std::unexpected(facts.error());
    if (limit.snapshotsPerMachine && snapshots(id).size() >= *limit.snapshotsPerMachine)
        return failure(Error::Kind::Rejected, Error::Cause::None, QStringLiteral("snapshot_limit_reached"));
    if (const QDateTime next = nextSnapshotAllowedAt(id); next.isValid()) {
        Error error{Error::Kind::RateLimited, Error::Cause::None, 0, {}, std::nullopt};
        error.retryAfter = std::chrono::seconds(m_clock.now().secsTo(next));
        return std::unexpected(error);
    }
    const int number = ++m_lastNumber;
    SnapshotRecord &record = addSnapshot(number, id, name, SnapshotRecord::State::Creating);
    record.live = facts->state == MachineState::Running && kind == Job::Kind::TakeSnapshot;
    return begin(kind, id, record.id);
}

Result<Job> ScriptedDesk::takeSnapshot(const MachineId &id, const QString &name)
{
    return copy(id, name, Job::Kind::TakeSnapshot);
}

Result<Job> ScriptedDesk::takeConsistentSnapshot(const MachineId &id, const QString &name)
{
    return copy(id, name, Job::Kind::Consistent);
}

Result<SnapshotRecord> ScriptedDesk::renameSnapshot(const SnapshotId &id, const QString &name)
{
    if (refusal)
        return std::unexpected(*refusal);
    SnapshotRecord *record = find(id);
    if (!record)
        return failure(Error::Kind::NotFound);
    record->name = name;
    return *record;
}

Result<Job> ScriptedDesk::deleteSnapshot(const SnapshotId &id)
{
    const SnapshotRecord record = *find(id);
    if (const auto facts = changeable(record.machine); !facts && facts.error().kind != Error::Kind::NotFound)
        return std::unexpected(facts.error());
    find(id)->state = SnapshotRecord::State::Deleting;
    return begin(Job::Kind::Delete, record.machine, id);
}

Result<Job> ScriptedDesk::restoreSnapshot(const SnapshotId &id)
{
    const auto facts = changeable(find(id)->machine);
    if (!facts)
        return std::unexpected(facts.error());
    if (facts->state != MachineState::Off)
        return wrongState();
    find(id)->state = SnapshotRecord::State::Restoring;
    return begin(Job::Kind::Restore, facts->id, id);
}

Result<Job> ScriptedDesk::createMachine(const SnapshotId &id, const QString &name)
{
    const MachineId source = find(id)->machine;
    if (const auto facts = changeable(source); !facts && facts.error().kind != Error::Kind::NotFound)
        return std::unexpected(facts.error());
    const MachineId created = addMachine(++m_lastNumber, name, MachineState::Off).id;
    const JobId begun = begin(Job::Kind::Clone, source, id).id;
    find(begun)->created = created;
    return *find(begun);
}

Result<Job> ScriptedDesk::renameMachine(const MachineId &id, const QString &name)
{
    const auto facts = changeable(id);
    if (!facts)
        return std::unexpected(facts.error());
    return begin(Job::Kind::Rename, id, {}, name);
}

Result<void> ScriptedDesk::cancel(const JobId &id)
{
    Job *job = find(id);
    if (!job)
        return failure(Error::Kind::NotFound);
    if (job->ended() || job->snapshot.isEmpty())
        return wrongState();
    finish(id, Job::State::Cancelled);
    return {};
}

} // namespace kustos::host
