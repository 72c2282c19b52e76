// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshotrow.h"

#include "models/snapshotactivity.h"

#include <QSet>

#include <algorithm>

namespace kustos {
namespace {

using Kind = SnapshotRow::Kind;

bool makes(Operation::Kind kind)
{
    return kind == Operation::Kind::TakeSnapshot || kind == Operation::Kind::ConsistentSnapshot;
}

bool makes(MachineJob::Kind kind)
{
    return kind == MachineJob::Kind::TakeSnapshot || kind == MachineJob::Kind::ConsistentSnapshot;
}

// Nothing of it has reached the service, so nothing seen there can be its doing.
bool isBeforeSending(const Operation &operation)
{
    return operation.state == Operation::State::Queued || operation.state == Operation::State::Intent;
}

// Of a consistent snapshot only the step that copies is its making; before it, and behind it, the machine is
// switched.
bool isCopying(const Operation &operation)
{
    return operation.kind == Operation::Kind::TakeSnapshot ||
           operation.step == Operation::MachineStep::None ||
           operation.step == Operation::MachineStep::Snapshot;
}

MachineJob::Phase phaseOf(const Operation &operation)
{
    switch (operation.step) {
    case Operation::MachineStep::ShuttingDown:
        return MachineJob::Phase::ShuttingDown;
    case Operation::MachineStep::Starting:
        return MachineJob::Phase::Starting;
    case Operation::MachineStep::Snapshot:
        return operation.checking ? MachineJob::Phase::Checking : MachineJob::Phase::Copying;
    case Operation::MachineStep::None:
    case Operation::MachineStep::Off:
    case Operation::MachineStep::SnapshotDone:
        break;
    }
    return MachineJob::Phase::Unknown;
}

Kind kindOf(const Operation &operation)
{
    switch (operation.state) {
    case Operation::State::Running:
        return operation.checking ? Kind::Checking : Kind::Creating;
    case Operation::State::Unknown:
        return Kind::Unknown;
    default:
        return Kind::Pending;
    }
}

Kind kindOf(const MachineJob &job)
{
    if (job.state == MachineJob::State::Complete || job.phase == MachineJob::Phase::Checking)
        return Kind::Checking;
    return job.state == MachineJob::State::Waiting ? Kind::Pending : Kind::Creating;
}

bool isThere(const Snapshot &snapshot)
{
    return snapshot.state != Snapshot::State::Creating && snapshot.state != Snapshot::State::Failed;
}

class Assembly
{
public:
    Assembly(const MachineRecord &record, const QList<Operation> &operations, const SnapshotLinks &links)
        : m_record(record)
        , m_operations(operations)
        , m_links(links)
    {
    }

    QList<SnapshotRow> rows();

private:
    struct Flight
    {
        SnapshotRow row;
        bool reachable = true;  //!< something at the service may belong to it
        bool transient = false; //!< goes unless its snapshot is found
    };
    struct Maker
    {
        OperationId operation;
        JobId job;
        bool consistent = false;
        MachineJob::Phase phase = MachineJob::Phase::Unknown;
    };

    void takeOperations();
    void takeJobs();
    void takeListed();
    void findProducts();
    void addFailure();
    void addListed();
    void join(Flight &flight, const MachineJob &job) const;
    void keepMaker(const SnapshotRow &row, const SnapshotId &product);
    [[nodiscard]] Flight *flightOf(const MachineJob &job);
    [[nodiscard]] Flight *flightOf(const Snapshot &snapshot);
    [[nodiscard]] const Operation *operationOf(const JobId &job) const;
    [[nodiscard]] const MachineJob *job(const JobId &id) const;
    [[nodiscard]] JobId makingJob(const Operation &operation) const;
    [[nodiscard]] const Snapshot *productOf(const SnapshotRow &row) const;
    [[nodiscard]] bool isListed(const SnapshotId &id) const;
    [[nodiscard]] SnapshotRow rowOf(const Snapshot &snapshot, Kind kind) const;
    [[nodiscard]] QDateTime newestFinished() const;

    const MachineRecord &m_record;
    const QList<Operation> &m_operations;
    const SnapshotLinks &m_links;
    QList<Flight> m_flights;
    QHash<SnapshotId, Maker> m_makers;
    QList<SnapshotRow> m_rows;
};

const Operation *Assembly::operationOf(const JobId &job) const
{
    for (const Operation &operation : m_operations) {
        if (!job.isEmpty() && (operation.job == job || m_links.jobs.value(operation.id) == job))
            return &operation;
    }
    return nullptr;
}

const MachineJob *Assembly::job(const JobId &id) const
{
    const auto place = std::ranges::find(m_record.jobs, id, &MachineJob::id);
    return id.isEmpty() || place == m_record.jobs.end() ? nullptr : &*place;
}

// A consistent snapshot that goes step by step has a job per step; only one of them makes the snapshot.
JobId Assembly::makingJob(const Operation &operation) const
{
    const bool switching = operation.step == Operation::MachineStep::ShuttingDown ||
                           operation.step == Operation::MachineStep::Off ||
                           operation.step == Operation::MachineStep::Starting;
    const MachineJob *told = job(operation.job);
    if (!switching && !operation.job.isEmpty() && (told == nullptr || makes(told->kind)))
        return operation.job;
    const JobId learnt = m_links.jobs.value(operation.id);
    const MachineJob *known = job(learnt);
    return known == nullptr || makes(known->kind) ? learnt : JobId();
}

void Assembly::takeOperations()
{
    for (const Operation &operation : m_operations) {
        if (!makes(operation.kind))
            continue;
        SnapshotRow row;
        row.kind = kindOf(operation);
        row.operation = operation.id;
        row.consistent = operation.kind == Operation::Kind::ConsistentSnapshot;
        row.job = makingJob(operation);
        row.snapshot = operation.snapshot.isEmpty() ? m_links.products.value(row.job) : operation.snapshot;
        row.phase = phaseOf(operation);
        if (operation.ended())
            row.phase = MachineJob::Phase::Unknown;
        keepMaker(row, row.snapshot);
        if (operation.ended())
            continue;
        row.name = operation.argument;
        row.consistency = row.consistent ? Snapshot::Consistency::Offline : Snapshot::Consistency::Unknown;
        row.createdAt = operation.startedAt;
        row.ignored = operation.ignored;
        if (row.kind == Kind::Creating && isCopying(operation)) {
            row.permille = operation.permille.value_or(-1);
            row.bytesDone = operation.bytesDone;
            row.bytesTotal = operation.bytesTotal;
        }
        m_flights.append(Flight{std::move(row), !isBeforeSending(operation)});
    }
}

Assembly::Flight *Assembly::flightOf(const MachineJob &job)
{
    for (Flight &flight : m_flights) {
        if (flight.row.job == job.id)
            return &flight;
    }
    if (job.ended())
        return nullptr;
    // An operation whose answer has not come, or was lost: the only job that can be its own is the one that
    // runs.
    for (Flight &flight : m_flights) {
        const bool fits = flight.row.consistent || job.kind == MachineJob::Kind::TakeSnapshot;
        if (flight.reachable && flight.row.job.isEmpty() && fits)
            return &flight;
    }
    return nullptr;
}

void Assembly::join(Flight &flight, const MachineJob &job) const
{
    SnapshotRow &row = flight.row;
    row.job = job.id;
    row.kind = kindOf(job);
    row.consistent = row.consistent || job.kind == MachineJob::Kind::ConsistentSnapshot;
    if (row.consistent)
        row.consistency = Snapshot::Consistency::Offline;
    if (job.phase != MachineJob::Phase::Unknown)
        row.phase = job.phase;
    const bool copies = row.kind == Kind::Creating && row.phase != MachineJob::Phase::ShuttingDown &&
                        row.phase != MachineJob::Phase::Starting;
    row.permille = copies ? job.permille.value_or(row.permille) : -1;
    row.bytesDone = !copies ? std::nullopt : job.bytesDone ? job.bytesDone : row.bytesDone;
    row.bytesTotal = !copies ? std::nullopt : job.bytesTotal ? job.bytesTotal : row.bytesTotal;
    if (job.createdAt.isValid())
        row.createdAt = job.createdAt;
    if (row.snapshot.isEmpty())
        row.snapshot = job.snapshot.isEmpty() ? m_links.products.value(job.id) : job.snapshot;
}

void Assembly::takeJobs()
{
    for (const MachineJob &job : m_record.jobs) {
        if (!makes(job.kind))
            continue;
        if (Flight *flight = flightOf(job)) {
            if (job.state != MachineJob::State::Failed && job.state != MachineJob::State::Cancelled)
                join(*flight, job);
            continue;
        }
        Flight flight;
        if (const Operation *operation = operationOf(job.id)) {
            flight.row.operation = operation->id;
            flight.row.name = operation->argument;
        }
        join(flight, job);
        if (job.ended()) {
            if (job.state == MachineJob::State::Complete)
                keepMaker(flight.row, job.snapshot);
            if (!m_links.awaited.contains(job.id))
                continue;
            flight.transient = !m_links.awaited.value(job.id);
        }
        m_flights.append(std::move(flight));
    }
}

Assembly::Flight *Assembly::flightOf(const Snapshot &snapshot)
{
    for (Flight &flight : m_flights) {
        if (flight.row.snapshot == snapshot.id)
            return &flight;
    }
    for (Flight &flight : m_flights) {
        if (flight.reachable && flight.row.snapshot.isEmpty())
            return &flight;
    }
    return nullptr;
}

void Assembly::takeListed()
{
    for (const Snapshot &snapshot : m_record.snapshots) {
        if (snapshot.state != Snapshot::State::Creating)
            continue;
        Flight *flight = flightOf(snapshot);
        if (flight == nullptr) {
            m_flights.append(Flight{rowOf(snapshot, Kind::Creating)});
            continue;
        }
        flight->transient = false; // its job has ended, and the list is not that far yet
        SnapshotRow &row = flight->row;
        row.snapshot = snapshot.id;
        row.name = snapshot.name;
        if (snapshot.consistency != Snapshot::Consistency::Unknown)
            row.consistency = snapshot.consistency;
        if (row.kind == Kind::Pending || row.kind == Kind::Unknown)
            row.kind = Kind::Creating;
    }
}

bool Assembly::isListed(const SnapshotId &id) const
{
    const auto place = std::ranges::find(m_record.snapshots, id, &Snapshot::id);
    return !id.isEmpty() && place != m_record.snapshots.end() && isThere(*place);
}

// Where nobody tells which one a job has made: the oldest that is not older than the job and that no other
// job has made. Both times are of the service's clock, and a machine has one job at a time.
const Snapshot *Assembly::productOf(const SnapshotRow &row) const
{
    const MachineJob *maker = job(row.job);
    const bool finished = maker != nullptr && maker->state == MachineJob::State::Complete;
    const Snapshot *product = nullptr;
    for (const Snapshot &snapshot : m_record.snapshots) {
        if (!isThere(snapshot))
            continue;
        if (!row.snapshot.isEmpty()) {
            if (snapshot.id == row.snapshot)
                return &snapshot;
            continue;
        }
        if (!finished || !maker->createdAt.isValid() || snapshot.createdAt < maker->createdAt)
            break;
        const auto known = m_makers.constFind(snapshot.id);
        if (known == m_makers.constEnd() || known->job == maker->id)
            product = &snapshot;
    }
    return product;
}

void Assembly::keepMaker(const SnapshotRow &row, const SnapshotId &product)
{
    if (!product.isEmpty())
        m_makers.insert(product, Maker{row.operation, row.job, row.consistent, row.phase});
}

void Assembly::findProducts()
{
    m_flights.removeIf([this](const Flight &flight) {
        const Snapshot *product = productOf(flight.row);
        if (product != nullptr)
            keepMaker(flight.row, product->id);
        return flight.transient || product != nullptr;
    });
}

SnapshotRow Assembly::rowOf(const Snapshot &snapshot, Kind kind) const
{
    SnapshotRow row;
    row.kind = kind;
    row.snapshot = snapshot.id;
    row.consistency = snapshot.consistency;
    if (const auto maker = m_makers.constFind(snapshot.id); maker != m_makers.constEnd()) {
        row.operation = maker->operation;
        row.job = maker->job;
        row.consistent = maker->consistent;
        if (maker->phase == MachineJob::Phase::Starting)
            row.phase = maker->phase;
    }
    row.name = snapshot.name;
    row.createdAt = snapshot.createdAt;
    row.size = snapshot.size;
    row.minimumDisk = snapshot.minimumDisk;
    row.sha256 = snapshot.sha256;
    if (kind == Kind::Unknown)
        row.rawState = snapshot.rawState;
    return row;
}

QDateTime Assembly::newestFinished() const
{
    QDateTime newest;
    for (const Snapshot &snapshot : m_record.snapshots) {
        if (isThere(snapshot) && (!newest.isValid() || snapshot.createdAt > newest))
            newest = snapshot.createdAt;
    }
    return newest;
}

void Assembly::addFailure()
{
    SnapshotRow failed;
    failed.createdAt = newestFinished();
    bool found = false;
    const auto isNewer = [&](const QDateTime &at) {
        return at.isValid() && (!failed.createdAt.isValid() || at > failed.createdAt);
    };
    const auto begin = [&](const QDateTime &at, const JobId &job, bool consistent) {
        failed = SnapshotRow{};
        failed.kind = Kind::Failed;
        failed.job = job;
        failed.consistent = consistent;
        failed.createdAt = at;
        found = true;
    };
    for (const MachineJob &job : m_record.jobs) {
        // The row of an operation that has not seen the end of its job yet speaks for both.
        if (const Operation *own = operationOf(job.id); own != nullptr && !own->ended())
            continue;
        // start_failed: the machine did not start again, but the snapshot is there.
        if (!makes(job.kind) || job.state != MachineJob::State::Failed || !isNewer(job.createdAt) ||
            isListed(job.snapshot))
            continue;
        begin(job.createdAt, job.id, job.kind == MachineJob::Kind::ConsistentSnapshot);
        failed.snapshot = job.snapshot;
        failed.phase = job.phase;
        failed.code = job.code;
        failed.detail = job.detail;
    }
    for (const Operation &operation : m_operations) {
        if (!makes(operation.kind) || operation.state != Operation::State::Failed ||
            isListed(operation.snapshot))
            continue;
        const bool same = found && !failed.job.isEmpty() && operation.job == failed.job;
        if (!same && !isNewer(operation.startedAt))
            continue;
        if (!same)
            begin(operation.startedAt, operation.job, operation.kind == Operation::Kind::ConsistentSnapshot);
        failed.operation = operation.id;
        failed.name = operation.argument;
        failed.error = operation.error;
        if (operation.error && failed.code.isEmpty())
            failed.code = operation.error->code;
    }
    for (const Snapshot &snapshot : m_record.snapshots) {
        const bool same = found && failed.snapshot == snapshot.id;
        if (snapshot.state != Snapshot::State::Failed || (!same && !isNewer(snapshot.createdAt)))
            continue;
        SnapshotRow listed = rowOf(snapshot, Kind::Failed);
        if (same) {
            listed.operation = failed.operation;
            listed.job = failed.job;
            listed.consistent = failed.consistent;
            listed.phase = failed.phase;
            listed.code = failed.code;
            listed.detail = failed.detail;
            listed.error = failed.error;
        }
        failed = std::move(listed);
        found = true;
    }
    if (found)
        m_rows.append(std::move(failed));
}

void Assembly::addListed()
{
    QSet<SnapshotId> seen;
    seen.reserve(m_record.snapshots.size());
    for (const Snapshot &snapshot : m_record.snapshots) {
        if (!isThere(snapshot) || seen.contains(snapshot.id))
            continue;
        seen.insert(snapshot.id);
        const bool unknown = snapshot.state == Snapshot::State::Unknown;
        SnapshotRow row = rowOf(snapshot, unknown ? Kind::Unknown : Kind::Available);
        if (snapshot.state == Snapshot::State::Busy)
            row.activity = SnapshotRow::Activity::Busy;
        addActivity(row, m_record, m_operations);
        m_rows.append(std::move(row));
    }
}

QList<SnapshotRow> Assembly::rows()
{
    m_rows.reserve(m_record.snapshots.size() + 4);
    takeOperations();
    takeJobs();
    takeListed();
    findProducts();
    std::ranges::stable_sort(m_flights, [](const Flight &a, const Flight &b) {
        // What has not left stands above what the service is doing: it will come later.
        return a.reachable != b.reachable ? !a.reachable : a.row.createdAt > b.row.createdAt;
    });
    for (Flight &flight : m_flights)
        m_rows.append(std::move(flight.row));
    addFailure();
    addListed();
    return std::move(m_rows);
}

} // namespace

QList<SnapshotRow> snapshotRows(const MachineRecord &record, const QList<Operation> &operations,
                                const SnapshotLinks &links)
{
    return Assembly(record, operations, links).rows();
}

} // namespace kustos
