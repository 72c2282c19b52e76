// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scriptedmachines.h"

#include <QCoroFuture>

#include <algorithm>

namespace kustos::test {

ScriptedMachines::~ScriptedMachines()
{
    *m_alive = false;
    release();
}

void ScriptedMachines::release()
{
    holdLists = holdSends = false;
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &promise : waiting)
        promise->finish();
}

VirtualMachine &ScriptedMachines::get(const MachineId &id)
{
    return *std::ranges::find(all, id, &VirtualMachine::id);
}

VirtualMachine &ScriptedMachines::add(const char *id, VirtualMachine::State state)
{
    VirtualMachine machine;
    machine.id = MachineId(QString::fromLatin1(id));
    machine.name = machine.id.text();
    machine.state = state;
    machine.createdAt = time();
    all.append(machine);
    return all.last();
}

Snapshot &ScriptedMachines::addSnapshot(const MachineId &machine, const QString &name, Snapshot::State state)
{
    Snapshot snapshot;
    snapshot.id = SnapshotId(QStringLiteral("snap-%1").arg(++m_snapshots));
    snapshot.machine = machine;
    snapshot.name = name;
    snapshot.state = state;
    snapshot.createdAt = time();
    allSnapshots.prepend(snapshot);
    return allSnapshots.first();
}

void ScriptedMachines::finish()
{
    MachineJob &job = allJobs.first();
    endJob(MachineJob::State::Complete);
    carryOut(job);
}

void ScriptedMachines::finish(const MachineId &machine)
{
    const auto newest = std::ranges::find(allJobs, machine, &MachineJob::machine);
    newest->state = MachineJob::State::Complete;
    newest->endedAt = time();
    carryOut(*newest);
}

void ScriptedMachines::endJob(MachineJob::State state, const QString &code, const QString &detail)
{
    MachineJob &ended = allJobs.first();
    ended.state = state;
    ended.code = code;
    ended.detail = detail;
    ended.endedAt = time();
}

void ScriptedMachines::progress(int permille, MachineJob::Phase phase)
{
    allJobs.first().state = MachineJob::State::Running;
    allJobs.first().permille = permille;
    allJobs.first().phase = phase;
}

qsizetype ScriptedMachines::sent(const QString &beginning) const
{
    return std::ranges::count_if(ledger, [&](const QString &entry) { return entry.startsWith(beginning); });
}

QCoro::Task<Result<QList<VirtualMachine>>> ScriptedMachines::machines(std::stop_token)
{
    ++listed;
    ++requests;
    mostInFlight = std::max(mostInFlight, ++inFlight);
    const Result<QList<VirtualMachine>> answer =
        listError ? Result<QList<VirtualMachine>>(std::unexpected(*listError)) : all;
    const auto alive = m_alive;
    co_await turn(holdLists);
    if (*alive)
        --inFlight;
    co_return answer;
}

QCoro::Task<Result<VirtualMachine>> ScriptedMachines::machine(MachineId id, std::stop_token)
{
    ++requests;
    if (readError)
        co_return std::unexpected(*readError);
    const auto found = std::ranges::find(all, id, &VirtualMachine::id);
    if (found == all.end())
        co_return failure(Error::Kind::NotFound);
    co_return Result<VirtualMachine>(*found);
}

QCoro::Task<Result<SnapshotList>> ScriptedMachines::snapshots(MachineId id, std::stop_token)
{
    ++requests;
    snapshotsRead.append({id, time()});
    if (readError)
        co_return std::unexpected(*readError);
    SnapshotList list;
    list.limits = limits;
    for (const Snapshot &snapshot : std::as_const(allSnapshots)) {
        if (snapshot.machine == id)
            list.snapshots.append(snapshot);
    }
    co_return Result<SnapshotList>(list);
}

QCoro::Task<Result<QList<MachineJob>>> ScriptedMachines::jobs(MachineId id, std::stop_token)
{
    ++requests;
    if (readError)
        co_return std::unexpected(*readError);
    QList<MachineJob> list;
    for (const MachineJob &job : std::as_const(allJobs)) {
        if (job.machine == id)
            list.append(job);
    }
    co_return Result<QList<MachineJob>>(list);
}

QCoro::Task<Result<MachineJob>> ScriptedMachines::job(MachineId, JobId id, std::stop_token)
{
    ++requests;
    if (readError)
        co_return std::unexpected(*readError);
    const auto found = std::ranges::find(allJobs, id, &MachineJob::id);
    if (found == allJobs.end())
        co_return failure(Error::Kind::NotFound);
    co_return Result<MachineJob>(*found);
}

QCoro::Task<Result<MachineJob>> ScriptedMachines::power(MachineId id, PowerAction action, std::stop_token)
{
    static constexpr std::pair<MachineJob::Kind, const char *> kinds[] = {
        {MachineJob::Kind::Start, "start"},      {MachineJob::Kind::ShutDown, "shut down"},
        {MachineJob::Kind::TurnOff, "turn off"}, {MachineJob::Kind::Reboot, "reboot"},
        {MachineJob::Kind::Reset, "reset"},
    };
    const auto &[kind, word] = kinds[static_cast<int>(action)];
    return accept(kind, id, {}, {}, QLatin1String(word));
}

QCoro::Task<Result<MachineJob>> ScriptedMachines::takeSnapshot(MachineId id, QString name, bool live,
                                                               std::stop_token)
{
    return accept(MachineJob::Kind::TakeSnapshot, id, {}, name, QStringLiteral("snapshot"),
                  live ? QStringLiteral(" live") : QStringLiteral(" offline"));
}

QCoro::Task<Result<MachineJob>> ScriptedMachines::takeConsistentSnapshot(MachineId id, QString name,
                                                                         std::stop_token)
{
    return accept(MachineJob::Kind::ConsistentSnapshot, id, {}, name, QStringLiteral("consistent"));
}

QCoro::Task<Result<Snapshot>> ScriptedMachines::renameSnapshot(MachineId id, SnapshotId snapshot,
                                                               QString name, std::stop_token)
{
    const bool arrives = !sendError || arrivesAnyway;
    const auto refused =
        note(QStringLiteral("rename snapshot %1 %2 %3").arg(id.text(), snapshot.text(), name));
    const auto found = std::ranges::find(allSnapshots, snapshot, &Snapshot::id);
    if (arrives && found != allSnapshots.end())
        found->name = name;
    const Snapshot answer = found == allSnapshots.end() ? Snapshot() : *found;
    co_await turn(holdSends);
    if (refused)
        co_return std::unexpected(*refused);
    co_return Result<Snapshot>(answer);
}

QCoro::Task<Result<MachineJob>> ScriptedMachines::deleteSnapshot(MachineId id, SnapshotId snapshot,
                                                                 std::stop_token)
{
    return accept(MachineJob::Kind::DeleteSnapshot, id, snapshot, {}, QStringLiteral("delete"));
}

QCoro::Task<Result<MachineJob>> ScriptedMachines::restoreSnapshot(MachineId id, SnapshotId snapshot,
                                                                  std::stop_token)
{
    return accept(MachineJob::Kind::RestoreSnapshot, id, snapshot, {}, QStringLiteral("restore"));
}

QCoro::Task<Result<MachineJob>> ScriptedMachines::createMachine(MachineId id, SnapshotId snapshot,
                                                                QString name, std::stop_token)
{
    return accept(MachineJob::Kind::NewMachine, id, snapshot, name, QStringLiteral("create"));
}

QCoro::Task<Result<VirtualMachine>> ScriptedMachines::renameMachine(MachineId id, QString name,
                                                                    std::stop_token)
{
    const bool arrives = !sendError || arrivesAnyway;
    const auto refused = note(QStringLiteral("rename %1 %2").arg(id.text(), name));
    if (arrives)
        get(id).name = name;
    const VirtualMachine answer = get(id);
    co_await turn(holdSends);
    if (refused)
        co_return std::unexpected(*refused);
    co_return Result<VirtualMachine>(answer);
}

QCoro::Task<Result<void>> ScriptedMachines::cancel(JobId job, std::stop_token)
{
    ++requests;
    cancelled.append(job.text());
    co_return {};
}

QString ScriptedMachines::snapshotCommand(MachineId id, QString name) const
{
    return QStringLiteral("snapshot %1 %2").arg(id.text(), name);
}

QString ScriptedMachines::powerCommand(MachineId id, PowerAction) const
{
    return id.text();
}

QString ScriptedMachines::deleteCommand(MachineId id, SnapshotId snapshot) const
{
    return QStringLiteral("delete %1 %2").arg(id.text(), snapshot.text());
}

QString ScriptedMachines::restoreCommand(MachineId id, SnapshotId snapshot) const
{
    return QStringLiteral("restore %1 %2").arg(id.text(), snapshot.text());
}

std::optional<Error> ScriptedMachines::note(const QString &entry)
{
    ++requests;
    ledger.append(entry);
    return std::exchange(sendError, std::nullopt);
}

QCoro::Task<Result<MachineJob>> ScriptedMachines::accept(MachineJob::Kind kind, MachineId id,
                                                         SnapshotId snapshot, QString name, QString word,
                                                         QString more)
{
    const bool arrives = !sendError || arrivesAnyway;
    const QString what = name.isEmpty() ? snapshot.text() : name;
    const QString entry =
        word + QLatin1Char(' ') + id.text() + (what.isEmpty() ? QString() : QLatin1Char(' ') + what) + more;
    const auto refused = note(entry);
    MachineJob job;
    job.id = JobId(QStringLiteral("job-%1").arg(++m_jobs));
    job.machine = id;
    job.kind = kind;
    job.state = MachineJob::State::Waiting;
    job.snapshot = snapshot;
    job.createdAt = time();
    m_names.insert(job.id, name);
    if (arrives) {
        if (listsCreating && kind == MachineJob::Kind::TakeSnapshot)
            job.snapshot = addSnapshot(id, name, Snapshot::State::Creating).id;
        allJobs.prepend(job);
        if (!keepsJobs) {
            carryOut(job);
            allJobs.removeFirst();
        }
    }
    co_await turn(holdSends);
    if (refused)
        co_return std::unexpected(*refused);
    co_return Result<MachineJob>(job);
}

void ScriptedMachines::carryOut(MachineJob &job)
{
    using Kind = MachineJob::Kind;
    VirtualMachine &target = get(job.machine);
    switch (job.kind) {
    case Kind::Start:
    case Kind::Reboot:
    case Kind::Reset:
        target.state = VirtualMachine::State::Running;
        break;
    case Kind::ShutDown:
    case Kind::TurnOff:
        target.state = VirtualMachine::State::Off;
        break;
    case Kind::TakeSnapshot:
    case Kind::ConsistentSnapshot:
        makeSnapshot(job);
        break;
    case Kind::DeleteSnapshot:
        allSnapshots.removeIf([&](const Snapshot &snapshot) { return snapshot.id == job.snapshot; });
        break;
    case Kind::NewMachine: {
        VirtualMachine made;
        made.id = MachineId(QStringLiteral("made-%1").arg(all.size()));
        made.name = m_names.value(job.id);
        made.state = VirtualMachine::State::Running;
        made.createdAt = time();
        all.append(made);
        break;
    }
    case Kind::RestoreSnapshot:
    case Kind::Rename:
    case Kind::Other:
        break;
    }
}

void ScriptedMachines::makeSnapshot(MachineJob &job)
{
    const auto creating = std::ranges::find(allSnapshots, job.snapshot, &Snapshot::id);
    if (!job.snapshot.isEmpty() && creating != allSnapshots.end()) {
        creating->state = Snapshot::State::Available;
        return;
    }
    const SnapshotId made = addSnapshot(job.machine, m_names.value(job.id)).id;
    if (tellsSnapshot)
        job.snapshot = made;
}

QCoro::Task<void> ScriptedMachines::turn(bool hold)
{
    if (!hold)
        co_return;
    const auto promise = std::make_shared<QPromise<void>>();
    promise->start();
    m_waiting.append(promise);
    const QFuture<void> released = promise->future();
    co_await released;
}

} // namespace kustos::test
