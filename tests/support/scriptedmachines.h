// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/machineprovider.h"

#include <QCoroFuture>
#include <QPromise>
#include <QStringList>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace kustos::test {

//! A service of virtual machines in memory. Jobs run until finish() or fail(); errors and pauses are set from
//! outside; every request that changes something stands in the ledger, whatever came of it.
class ScriptedMachines final : public MachineProvider
{
public:
    QList<VirtualMachine> all;
    QList<Snapshot> allSnapshots; //!< of all machines, newest first
    QList<MachineJob> allJobs;    //!< of all machines, newest first
    SnapshotLimits limits;
    QStringList ledger;             //!< "shut down web", "snapshot web name live" ...
    std::optional<Error> listError; //!< of machines()
    std::optional<Error> readError; //!< of everything else that reads
    std::optional<Error> sendError; //!< of what changes something, once
    bool arrivesAnyway = false;     //!< with sendError: the request was carried out
    bool tellsSnapshot = false;     //!< jobs name the snapshot they make
    bool keepsJobs = true;          //!< a request that arrived is listed as a job
    bool listsCreating = false;     //!< a snapshot that is being made is listed
    bool holdLists = false;         //!< machines() waits for release()
    bool holdSends = false; //!< what changes something has arrived, but its answer waits for release()
    bool preview = false;
    std::function<QDateTime()> time = [] { return QDateTime::currentDateTimeUtc(); };

    int listed = 0;
    int requests = 0; //!< everything that was asked, also by changes
    QList<std::pair<MachineId, QDateTime>> snapshotsRead;
    int inFlight = 0;
    int mostInFlight = 0;
    QStringList cancelled;

    ~ScriptedMachines() override
    {
        *m_alive = false;
        release();
    }
    void release()
    {
        holdLists = holdSends = false;
        const auto waiting = std::exchange(m_waiting, {});
        for (const auto &promise : waiting)
            promise->finish();
    }

    VirtualMachine &add(const char *id, VirtualMachine::State state = VirtualMachine::State::Running)
    {
        VirtualMachine machine;
        machine.id = MachineId(QString::fromLatin1(id));
        machine.name = machine.id.text();
        machine.state = state;
        machine.createdAt = time();
        all.append(machine);
        return all.last();
    }
    VirtualMachine &get(const MachineId &id) { return *std::ranges::find(all, id, &VirtualMachine::id); }
    Snapshot &addSnapshot(const MachineId &machine, const QString &name,
                          Snapshot::State state = Snapshot::State::Available)
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
    //! The newest job ends well, with what it changes.
    void finish()
    {
        MachineJob &job = allJobs.first();
        endJob(MachineJob::State::Complete);
        carryOut(job);
    }
    //! The newest one of a machine, likewise.
    void finish(const MachineId &machine)
    {
        const auto newest = std::ranges::find(allJobs, machine, &MachineJob::machine);
        newest->state = MachineJob::State::Complete;
        newest->endedAt = time();
        carryOut(*newest);
    }
    //! It ends, and changes nothing.
    void endJob(MachineJob::State state, const QString &code = {}, const QString &detail = {})
    {
        MachineJob &job = allJobs.first();
        job.state = state;
        job.code = code;
        job.detail = detail;
        job.endedAt = time();
    }
    void progress(int permille, MachineJob::Phase phase = MachineJob::Phase::Copying)
    {
        allJobs.first().state = MachineJob::State::Running;
        allJobs.first().permille = permille;
        allJobs.first().phase = phase;
    }
    [[nodiscard]] qsizetype sent(const QString &beginning) const
    {
        return std::ranges::count_if(ledger,
                                     [&](const QString &entry) { return entry.startsWith(beginning); });
    }

    QCoro::Task<Result<QList<VirtualMachine>>> machines(std::stop_token) override
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
    QCoro::Task<Result<VirtualMachine>> machine(MachineId id, std::stop_token) override
    {
        ++requests;
        if (readError)
            co_return std::unexpected(*readError);
        const auto found = std::ranges::find(all, id, &VirtualMachine::id);
        if (found == all.end())
            co_return failure(Error::Kind::NotFound);
        co_return Result<VirtualMachine>(*found);
    }
    QCoro::Task<Result<SnapshotList>> snapshots(MachineId id, std::stop_token) override
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
    QCoro::Task<Result<QList<MachineJob>>> jobs(MachineId id, std::stop_token) override
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
    QCoro::Task<Result<MachineJob>> job(MachineId, JobId id, std::stop_token) override
    {
        ++requests;
        if (readError)
            co_return std::unexpected(*readError);
        const auto found = std::ranges::find(allJobs, id, &MachineJob::id);
        if (found == allJobs.end())
            co_return failure(Error::Kind::NotFound);
        co_return Result<MachineJob>(*found);
    }

    QCoro::Task<Result<MachineJob>> power(MachineId id, PowerAction action, std::stop_token) override
    {
        static constexpr std::pair<MachineJob::Kind, const char *> kinds[] = {
            {MachineJob::Kind::Start, "start"},      {MachineJob::Kind::ShutDown, "shut down"},
            {MachineJob::Kind::TurnOff, "turn off"}, {MachineJob::Kind::Reboot, "reboot"},
            {MachineJob::Kind::Reset, "reset"},
        };
        const auto &[kind, word] = kinds[static_cast<int>(action)];
        return accept(kind, id, {}, {}, QLatin1String(word));
    }
    QCoro::Task<Result<MachineJob>> takeSnapshot(MachineId id, QString name, bool live,
                                                 std::stop_token) override
    {
        return accept(MachineJob::Kind::TakeSnapshot, id, {}, name, QStringLiteral("snapshot"),
                      live ? QStringLiteral(" live") : QStringLiteral(" offline"));
    }
    QCoro::Task<Result<MachineJob>> takeConsistentSnapshot(MachineId id, QString name,
                                                           std::stop_token) override
    {
        return accept(MachineJob::Kind::ConsistentSnapshot, id, {}, name, QStringLiteral("consistent"));
    }
    QCoro::Task<Result<Snapshot>> renameSnapshot(MachineId id, SnapshotId snapshot, QString name,
                                                 std::stop_token) override
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
    QCoro::Task<Result<MachineJob>> deleteSnapshot(MachineId id, SnapshotId snapshot,
                                                   std::stop_token) override
    {
        return accept(MachineJob::Kind::DeleteSnapshot, id, snapshot, {}, QStringLiteral("delete"));
    }
    QCoro::Task<Result<MachineJob>> restoreSnapshot(MachineId id, SnapshotId snapshot,
                                                    std::stop_token) override
    {
        return accept(MachineJob::Kind::RestoreSnapshot, id, snapshot, {}, QStringLiteral("restore"));
    }
    QCoro::Task<Result<MachineJob>> createMachine(MachineId id, SnapshotId snapshot, QString name,
                                                  std::stop_token) override
    {
        return accept(MachineJob::Kind::NewMachine, id, snapshot, name, QStringLiteral("create"));
    }
    QCoro::Task<Result<VirtualMachine>> renameMachine(MachineId id, QString name, std::stop_token) override
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
    QCoro::Task<Result<void>> cancel(JobId job, std::stop_token) override
    {
        ++requests;
        cancelled.append(job.text());
        co_return {};
    }

    bool isPreview() const override { return preview; }
    QString snapshotCommand(MachineId id, QString name) const override
    {
        return QStringLiteral("snapshot %1 %2").arg(id.text(), name);
    }
    QString powerCommand(MachineId id, PowerAction) const override { return id.text(); }
    QString deleteCommand(MachineId id, SnapshotId snapshot) const override
    {
        return QStringLiteral("delete %1 %2").arg(id.text(), snapshot.text());
    }
    QString restoreCommand(MachineId id, SnapshotId snapshot) const override
    {
        return QStringLiteral("restore %1 %2").arg(id.text(), snapshot.text());
    }

private:
    std::optional<Error> note(const QString &entry)
    {
        ++requests;
        ledger.append(entry);
        return std::exchange(sendError, std::nullopt);
    }
    QCoro::Task<Result<MachineJob>> accept(MachineJob::Kind kind, MachineId id, SnapshotId snapshot,
                                           QString name, QString word, QString more = {})
    {
        const bool arrives = !sendError || arrivesAnyway;
        const QString what = name.isEmpty() ? snapshot.text() : name;
        const QString entry = word + QLatin1Char(' ') + id.text() +
                              (what.isEmpty() ? QString() : QLatin1Char(' ') + what) + more;
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
    void carryOut(MachineJob &job)
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
    void makeSnapshot(MachineJob &job)
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
    QCoro::Task<void> turn(bool hold)
    {
        if (!hold)
            co_return;
        const auto promise = std::make_shared<QPromise<void>>();
        promise->start();
        m_waiting.append(promise);
        const QFuture<void> released = promise->future();
        co_await released;
    }

    int m_jobs = 0;
    int m_snapshots = 0;
    QHash<JobId, QString> m_names;
    QList<std::shared_ptr<QPromise<void>>> m_waiting;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace kustos::test
