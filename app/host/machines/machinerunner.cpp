// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/machines/machinerunner.h"

#include "host/machines/machinenames.h"

#include <QUuid>

#include <algorithm>

namespace kustos::host {

using namespace std::chrono_literals;
using Kind = MachineJobRecord::Kind;

namespace {

std::unexpected<Error> conflict(const char *detail)
{
    return failure(Error::Kind::Conflict, Error::Cause::None, QString::fromLatin1(detail));
}

std::unexpected<Error> rejected(const char *detail)
{
    return failure(Error::Kind::Rejected, Error::Cause::None, QString::fromLatin1(detail));
}

QString newUuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

template <class Record, class Key, class Value>
Result<Record> found(const QList<Record> &all, Key key, const Value &value)
{
    const auto record = std::ranges::find(all, value, key);
    return record != all.end() ? Result<Record>(*record) : failure(Error::Kind::NotFound);
}

} // namespace

MachineRunner::MachineRunner(Hypervisor &hypervisor, MachineCatalogue catalogue,
                             MachineCatalogue watchersCatalogue, const QString &stateDirectory,
                             const Clock &clock, const MachineLimits &limits, MachineTimes times)
    : m_hypervisor(hypervisor)
    , m_catalogue(std::move(catalogue))
    , m_files(stateDirectory)
    , m_clock(clock)
    , m_limits(limits)
    , m_times(times)
    , m_watcher(hypervisor, std::move(watchersCatalogue), clock)
{
    m_times.shutdown = limits.shutdownDeadline;
}

MachineRunner::~MachineRunner()
{
    stop();
}

Result<void> MachineRunner::start()
{
    const auto unfinished = m_catalogue.unfinishedJobs();
    if (!unfinished)
        return std::unexpected(unfinished.error());
    if (const auto looked = lookAfterSnapshots(*unfinished); !looked)
        return looked;
    m_watcher.start();
    for (const MachineJobRecord &job : *unfinished) {
        auto catalogue = MachineCatalogue::open(m_files.catalogueFile());
        if (!catalogue)
            return std::unexpected(catalogue.error());
        launch(job, std::move(*catalogue), true);
    }
    return {};
}

Result<void> MachineRunner::lookAfterSnapshots(const QList<MachineJobRecord> &unfinished)
{
    QList<SnapshotId> growing;
    for (const MachineJobRecord &job : unfinished) {
        if (job.kind == Kind::TakeSnapshot || job.kind == Kind::Consistent)
            growing.append(job.snapshot);
    }
    m_files.sweep(growing);
    const auto all = m_catalogue.snapshots();
    if (!all)
        return std::unexpected(all.error());
    using State = SnapshotRecord::State;
    for (const SnapshotRecord &snapshot : *all) {
        if (snapshot.state != State::Available && snapshot.state != State::Lost)
            continue;
        const auto disks = m_catalogue.disks(snapshot.id);
        if (!disks)
            return std::unexpected(disks.error());
        const State state = m_files.whole(snapshot.id, *disks) ? State::Available : State::Lost;
        // Also back again: a disk that was not mounted is no loss for ever.
        const auto noted =
            state == snapshot.state ? Result<void>() : m_catalogue.setSnapshotState(snapshot.id, state);
        if (!noted)
            return noted;
    }
    return {};
}

void MachineRunner::launch(const MachineJobRecord &record, MachineCatalogue catalogue, bool resumed)
{
    Running &running = m_running[record.id];
    running.record = record;
    const auto cancelled = catalogue.isCancelled(record.id);
    if (cancelled && *cancelled)
        running.progress->stop.request_stop();
    const MachineJob::Parts parts{m_hypervisor, m_watcher, m_files, m_clock, m_times};
    running.thread = std::jthread([this, parts, record, resumed, progress = running.progress,
                                   own = std::make_shared<MachineCatalogue>(std::move(catalogue))] {
        MachineJob(parts, std::move(*own), record, progress, resumed).run();
        QMetaObject::invokeMethod(this, [this, id = record.id] { forget(id); }, Qt::QueuedConnection);
    });
}

void MachineRunner::forget(const JobId &id)
{
    m_running.erase(id);
}

void MachineRunner::stop()
{
    for (auto &[id, running] : m_running) {
        running.progress->halt.request_stop();
        running.progress->stop.request_stop();
    }
    m_running.clear();
    m_watcher.stop();
}

bool MachineRunner::isReachable() const
{
    return m_watcher.isReachable();
}

QList<MachineFacts> MachineRunner::machines() const
{
    QList<MachineFacts> machines = m_watcher.machines();
    for (const auto &[id, running] : m_running) {
        const MachineJobRecord &job = running.record;
        if (job.kind != Kind::Clone || found(machines, &MachineFacts::id, job.created))
            continue;
        // One that is being made has its number, and nothing to be used yet.
        const auto known = m_catalogue.machines();
        if (!known || !known->contains(job.created))
            continue;
        MachineFacts made;
        made.id = job.created;
        made.name = job.argument;
        made.state = MachineState::Starting;
        made.number = known->value(job.created).number;
        made.hostname = QStringLiteral("xv%1").arg(made.number);
        made.knownSince = known->value(job.created).since;
        machines.append(made);
    }
    std::ranges::sort(machines, {}, &MachineFacts::number);
    return machines;
}

Result<MachineFacts> MachineRunner::machine(const MachineId &id) const
{
    return found(machines(), &MachineFacts::id, id);
}

Result<MachineFacts> MachineRunner::machineByNumber(int number) const
{
    return found(machines(), &MachineFacts::number, number);
}

std::optional<Error> MachineRunner::takeFailure()
{
    return std::exchange(m_failure, std::nullopt);
}

template <class T> QList<T> MachineRunner::told(Result<QList<T>> list) const
{
    if (list)
        return std::move(*list);
    m_failure = list.error();
    return {};
}

QList<SnapshotRecord> MachineRunner::snapshots() const
{
    return told(m_catalogue.snapshots());
}

QList<SnapshotRecord> MachineRunner::snapshots(const MachineId &machine) const
{
    return told(m_catalogue.snapshots(machine));
}

Result<SnapshotRecord> MachineRunner::snapshot(const SnapshotId &id) const
{
    return m_catalogue.snapshot(id);
}

Result<SnapshotRecord> MachineRunner::snapshotByNumber(int number) const
{
    return m_catalogue.snapshotByNumber(number);
}

MachineJobRecord MachineRunner::current(MachineJobRecord job) const
{
    const auto running = m_running.find(job.id);
    if (running != m_running.end() && !job.ended()) {
        job.bytesTotal = running->second.progress->total;
        job.bytesDone = std::min<qint64>(running->second.progress->done, job.bytesTotal);
    }
    return job;
}

QList<MachineJobRecord> MachineRunner::current(Result<QList<MachineJobRecord>> jobs) const
{
    QList<MachineJobRecord> all = told(std::move(jobs));
    for (MachineJobRecord &job : all)
        job = current(job);
    return all;
}

QList<MachineJobRecord> MachineRunner::jobs() const
{
    return current(m_catalogue.jobs());
}

QList<MachineJobRecord> MachineRunner::runningJobs() const
{
    return current(m_catalogue.unfinishedJobs());
}

QList<MachineJobRecord> MachineRunner::jobs(const MachineId &machine) const
{
    return current(m_catalogue.jobs(machine));
}

Result<MachineJobRecord> MachineRunner::job(const JobId &id) const
{
    const auto job = m_catalogue.job(id);
    return job ? current(*job) : job;
}

Result<MachineJobRecord> MachineRunner::jobByNumber(int number) const
{
    const auto job = m_catalogue.jobByNumber(number);
    return job ? current(*job) : job;
}

QDateTime MachineRunner::nextSnapshotAllowedAt(const MachineId &machine) const
{
    if (!m_limits.snapshotInterval)
        return {};
    const auto newest = m_catalogue.newestSnapshotJob(machine);
    if (!newest || !newest->isValid())
        return {};
    const QDateTime now = m_clock.now();
    const std::chrono::seconds interval = *m_limits.snapshotInterval;
    // A clock that was set back does not lengthen it.
    const QDateTime next = std::min(*newest, now).addSecs(interval.count());
    return next > now ? next : QDateTime();
}

Result<MachineFacts> MachineRunner::idleMachine(const MachineId &id) const
{
    const auto facts = machine(id);
    if (!facts)
        return facts;
    if (!isReachable())
        return failure(Error::Kind::Offline);
    const auto unfinished = m_catalogue.unfinishedJobs();
    if (!unfinished)
        return std::unexpected(unfinished.error());
    if (std::ranges::any_of(*unfinished,
                            [&id](const MachineJobRecord &job) { return occupiedBy(job) == id; }))
        return conflict("server_busy");
    return facts;
}

Result<void> MachineRunner::withinLimits(const MachineId &machine) const
{
    const auto all = m_catalogue.snapshots(machine);
    if (!all)
        return std::unexpected(all.error());
    const auto held = std::ranges::count_if(
        *all, [](const SnapshotRecord &snapshot) { return snapshot.state != SnapshotRecord::State::Lost; });
    if (m_limits.snapshotsPerMachine && held >= *m_limits.snapshotsPerMachine)
        return rejected("snapshot_limit_reached");
    const QDateTime next = nextSnapshotAllowedAt(machine);
    if (!next.isValid())
        return {};
    const std::chrono::milliseconds rest(m_clock.now().msecsTo(next));
    return std::unexpected(
        Error{Error::Kind::RateLimited, {}, 0, {}, std::chrono::ceil<std::chrono::seconds>(rest)});
}

Result<MachineJobRecord> MachineRunner::begin(Kind kind, const MachineId &machine, const SnapshotId &snapshot,
                                              const QString &argument)
{
    // First what the thread needs: a job that is written has to run.
    auto catalogue = MachineCatalogue::open(m_files.catalogueFile());
    if (!catalogue)
        return std::unexpected(catalogue.error());
    MachineJobRecord job;
    job.machine = machine;
    job.kind = kind;
    job.snapshot = snapshot;
    job.argument = argument;
    job.createdAt = m_clock.now();
    if (kind == Kind::Clone)
        job.created = MachineId(newUuid());
    SnapshotRecord made;
    if (kind == Kind::TakeSnapshot || kind == Kind::Consistent) {
        made.id = job.snapshot = SnapshotId(newUuid());
        made.machine = machine;
        made.name = argument;
        made.createdAt = job.createdAt;
    }
    const auto begun = m_catalogue.begin(job, made);
    if (begun)
        launch(*begun, std::move(*catalogue), false);
    return begun;
}

Result<MachineJobRecord> MachineRunner::power(const MachineId &machine, Kind kind)
{
    if (kind > Kind::Reset)
        return rejected("validation_failed");
    const auto facts = idleMachine(machine);
    if (!facts)
        return std::unexpected(facts.error());
    if (isOff(facts->state) != (kind == Kind::Start))
        return conflict("wrong_state");
    return begin(kind, machine, {}, {});
}

Result<MachineJobRecord> MachineRunner::beginSnapshot(Kind kind, const MachineId &machine,
                                                      const QString &name)
{
    if (!isName(name))
        return rejected("validation_failed");
    if (const auto facts = idleMachine(machine); !facts)
        return std::unexpected(facts.error());
    if (const auto within = withinLimits(machine); !within)
        return std::unexpected(within.error());
    return begin(kind, machine, {}, name);
}

Result<MachineJobRecord> MachineRunner::takeSnapshot(const MachineId &machine, const QString &name)
{
    return beginSnapshot(Kind::TakeSnapshot, machine, name);
}

Result<MachineJobRecord> MachineRunner::takeConsistentSnapshot(const MachineId &machine, const QString &name)
{
    return beginSnapshot(Kind::Consistent, machine, name);
}

Result<SnapshotRecord> MachineRunner::renameSnapshot(const SnapshotId &id, const QString &name)
{
    if (!isName(name))
        return rejected("validation_failed");
    if (const auto renamed = m_catalogue.renameSnapshot(id, name); !renamed)
        return std::unexpected(renamed.error());
    return m_catalogue.snapshot(id);
}

Result<MachineJobRecord> MachineRunner::deleteSnapshot(const SnapshotId &id)
{
    const auto snapshot = m_catalogue.snapshot(id);
    if (!snapshot)
        return std::unexpected(snapshot.error());
    return begin(Kind::Delete, snapshot->machine, id, {});
}

Result<MachineJobRecord> MachineRunner::restoreSnapshot(const SnapshotId &id)
{
    const auto snapshot = m_catalogue.snapshot(id);
    if (!snapshot)
        return std::unexpected(snapshot.error());
    const auto facts = idleMachine(snapshot->machine);
    if (!facts)
        return std::unexpected(facts.error());
    if (!isOff(facts->state))
        return conflict("wrong_state");
    return begin(Kind::Restore, snapshot->machine, id, {});
}

Result<MachineJobRecord> MachineRunner::createMachine(const SnapshotId &id, const QString &name)
{
    const auto snapshot = m_catalogue.snapshot(id);
    if (!snapshot)
        return std::unexpected(snapshot.error());
    if (!isName(name))
        return rejected("validation_failed");
    if (!isReachable())
        return failure(Error::Kind::Offline);
    return begin(Kind::Clone, snapshot->machine, id, name);
}

Result<MachineJobRecord> MachineRunner::renameMachine(const MachineId &id, const QString &name)
{
    if (!isName(name))
        return rejected("validation_failed");
    if (const auto facts = idleMachine(id); !facts)
        return std::unexpected(facts.error());
    return begin(Kind::Rename, id, {}, name);
}

Result<void> MachineRunner::cancel(const JobId &id)
{
    // In the catalogue first: a host that dies now is followed by one that knows.
    if (const auto asked = m_catalogue.requestCancel(id); !asked)
        return asked;
    if (const auto running = m_running.find(id); running != m_running.end())
        running->second.progress->stop.request_stop();
    return {};
}

} // namespace kustos::host
