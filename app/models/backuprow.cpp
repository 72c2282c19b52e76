// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/backuprow.h"

#include <QSet>

#include <algorithm>

namespace kustos {
namespace {

using Kind = BackupRow::Kind;

bool fits(BackupKind a, BackupKind b)
{
    return a == b || a == BackupKind::Unknown || b == BackupKind::Unknown;
}

// Nothing of it has reached the service, so nothing seen there can be its doing.
bool isBeforeSending(const Operation &operation)
{
    return operation.state == Operation::State::Queued || operation.state == Operation::State::Intent;
}

Kind kindOf(const Operation &operation)
{
    switch (operation.state) {
    case Operation::State::Running:
        return operation.checking ? Kind::Checking : Kind::Running;
    case Operation::State::Unknown:
        return Kind::Unknown;
    default:
        return Kind::Pending;
    }
}

Kind kindOf(const Job &job)
{
    if (job.state == Job::State::Complete || job.phase == Job::Phase::Checking)
        return Kind::Checking;
    return job.state == Job::State::Waiting ? Kind::Pending : Kind::Running;
}

BackupRow line(Kind kind, const OperationId &operation, const JobId &job, const BackupId &backup)
{
    BackupRow row;
    row.kind = kind;
    row.operation = operation;
    row.job = job;
    row.backup = backup;
    return row;
}

class Assembly
{
public:
    Assembly(const ServiceRecord &record, const QList<Operation> &operations, const BackupLinks &links)
        : m_record(record)
        , m_operations(operations)
        , m_links(links)
    {
    }

    QList<BackupRow> rows(bool unplannedDaily);

private:
    struct Flight
    {
        BackupRow row;
        bool reachable = true; //!< something at the service may belong to it
        bool done = false;
        bool transient = false; //!< goes unless its backup is found
    };

    void takeOperations();
    void takeJobs();
    void takeListed();
    void findProducts();
    void addPlanned(bool unplannedDaily);
    void addFailure();
    void addListed();
    void join(Flight &flight, const Job &job) const;
    [[nodiscard]] Flight *flightOf(const Job &job);
    [[nodiscard]] Flight *flightOf(const RestorePoint &point);
    [[nodiscard]] const Operation *operationOf(const JobId &job) const;
    [[nodiscard]] const Job *job(const JobId &id) const;
    [[nodiscard]] BackupRow rowOf(const RestorePoint &point, Kind kind) const;
    [[nodiscard]] QDateTime newestComplete() const;

    const ServiceRecord &m_record;
    const QList<Operation> &m_operations;
    const BackupLinks &m_links;
    QList<Flight> m_flights;
    QHash<BackupId, BackupRow> m_makers; //!< operation and job that made a backup
    QList<BackupRow> m_rows;
};

const Operation *Assembly::operationOf(const JobId &job) const
{
    for (const Operation &operation : m_operations) {
        if (operation.job == job || m_links.jobs.value(operation.id) == job)
            return &operation;
    }
    return nullptr;
}

const Job *Assembly::job(const JobId &id) const
{
    const auto place = std::ranges::find(m_record.jobs, id, &Job::id);
    return id.isEmpty() || place == m_record.jobs.end() ? nullptr : &*place;
}

void Assembly::takeOperations()
{
    for (const Operation &operation : m_operations) {
        const JobId job = operation.job.isEmpty() ? m_links.jobs.value(operation.id) : operation.job;
        const BackupId backup = operation.backup.isEmpty() ? m_links.products.value(job) : operation.backup;
        if (!backup.isEmpty())
            m_makers.insert(backup, line(Kind::Complete, operation.id, job, backup));
        if (operation.ended())
            continue;
        BackupRow row = line(kindOf(operation), operation.id, job, backup);
        row.backupKind = BackupKind::OnDemand;
        row.createdAt = operation.startedAt;
        row.permille = row.kind == Kind::Running ? operation.permille.value_or(-1) : -1;
        m_flights.append(Flight{std::move(row), !isBeforeSending(operation)});
    }
}

Assembly::Flight *Assembly::flightOf(const Job &job)
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
        if (flight.reachable && flight.row.job.isEmpty() && fits(flight.row.backupKind, job.backupKind))
            return &flight;
    }
    return nullptr;
}

void Assembly::join(Flight &flight, const Job &job) const
{
    flight.row.job = job.id;
    flight.row.kind = kindOf(job);
    flight.row.permille = flight.row.kind == Kind::Running ? job.permille.value_or(flight.row.permille) : -1;
    if (job.createdAt.isValid())
        flight.row.createdAt = job.createdAt;
    if (flight.row.backup.isEmpty())
        flight.row.backup = m_links.products.value(job.id);
}

void Assembly::takeJobs()
{
    for (const Job &job : m_record.jobs) {
        if (job.kind != Job::Kind::Backup)
            continue;
        if (Flight *flight = flightOf(job)) {
            if (job.state != Job::State::Failed)
                join(*flight, job);
            continue;
        }
        if (job.ended() && !m_links.awaited.contains(job.id))
            continue;
        Flight flight;
        flight.transient = job.ended() && !m_links.awaited.value(job.id);
        flight.row.backupKind = job.backupKind;
        if (const Operation *operation = operationOf(job.id))
            flight.row.operation = operation->id;
        join(flight, job);
        m_flights.append(std::move(flight));
    }
}

Assembly::Flight *Assembly::flightOf(const RestorePoint &point)
{
    for (Flight &flight : m_flights) {
        if (flight.row.backup == point.id)
            return &flight;
    }
    for (Flight &flight : m_flights) {
        if (flight.reachable && flight.row.backup.isEmpty() && fits(flight.row.backupKind, point.kind))
            return &flight;
    }
    return nullptr;
}

void Assembly::takeListed()
{
    for (const RestorePoint &point : m_record.backups) {
        const bool waiting = point.state == RestorePoint::State::Waiting;
        if (!waiting && point.state != RestorePoint::State::Running)
            continue;
        Flight *flight = flightOf(point);
        if (flight == nullptr) {
            m_flights.append(Flight{rowOf(point, waiting ? Kind::Pending : Kind::Running)});
            continue;
        }
        BackupRow &row = flight->row;
        row.backup = point.id;
        row.name = point.name;
        row.rawKind = point.rawKind;
        if (row.backupKind == BackupKind::Unknown)
            row.backupKind = point.kind;
        if (point.moment)
            row.moment = *point.moment;
        if (!waiting && (row.kind == Kind::Pending || row.kind == Kind::Unknown))
            row.kind = Kind::Running;
    }
}

// A job's backup is the oldest one of its kind that was finished after the job began: both times are of the
// service's clock, and a service runs one job at a time.
void Assembly::findProducts()
{
    for (Flight &flight : m_flights) {
        const Job *maker = job(flight.row.job);
        const RestorePoint *product = nullptr;
        for (const RestorePoint &point : m_record.backups) {
            if (!flight.row.backup.isEmpty()) {
                if (point.id == flight.row.backup && point.state == RestorePoint::State::Complete)
                    product = &point;
                continue;
            }
            if (maker == nullptr || maker->state != Job::State::Complete || !maker->createdAt.isValid() ||
                point.createdAt < maker->createdAt)
                break;
            const auto known = m_makers.constFind(point.id);
            const bool taken = known != m_makers.constEnd() && known->job != maker->id;
            if (point.state == RestorePoint::State::Complete && fits(flight.row.backupKind, point.kind) &&
                !taken)
                product = &point;
        }
        flight.done = flight.transient || product != nullptr;
        if (product == nullptr)
            continue;
        m_makers.insert(product->id, line(Kind::Complete, flight.row.operation, flight.row.job, product->id));
    }
    m_flights.removeIf([](const Flight &flight) { return flight.done; });
}

BackupRow Assembly::rowOf(const RestorePoint &point, Kind kind) const
{
    BackupRow row = line(kind, {}, {}, point.id);
    if (const auto maker = m_makers.constFind(point.id); maker != m_makers.constEnd()) {
        row.operation = maker->operation;
        row.job = maker->job;
    }
    row.backupKind = point.kind;
    row.rawKind = point.rawKind;
    row.name = point.name;
    row.createdAt = point.createdAt;
    if (point.moment)
        row.moment = *point.moment;
    row.size = point.size;
    row.sha256 = point.sha256;
    if (point.expiresAt)
        row.expiresAt = *point.expiresAt;
    if (kind == Kind::Unknown)
        row.detail = point.rawState;
    return row;
}

void Assembly::addPlanned(bool unplannedDaily)
{
    BackupRow row = line(Kind::Planned, {}, {}, {});
    row.backupKind = BackupKind::Daily;
    if (const auto &next = m_record.service.nextBackup) {
        row.backupKind = next->kind;
        row.createdAt = next->at;
        m_rows.append(std::move(row));
        return;
    }
    if (!unplannedDaily)
        return;
    const auto isDaily = [](const RestorePoint &point) {
        return point.kind == BackupKind::Daily && point.state == RestorePoint::State::Complete;
    };
    const auto last = std::ranges::find_if(m_record.backups, isDaily);
    if (last == m_record.backups.end())
        return;
    row.moment = last->createdAt;
    m_rows.append(std::move(row));
}

QDateTime Assembly::newestComplete() const
{
    QDateTime newest;
    for (const RestorePoint &point : m_record.backups) {
        if (point.state == RestorePoint::State::Complete && (!newest.isValid() || point.createdAt > newest))
            newest = point.createdAt;
    }
    return newest;
}

void Assembly::addFailure()
{
    BackupRow failed = line(Kind::Failed, {}, {}, {});
    failed.createdAt = newestComplete();
    bool found = false;
    const auto isNewer = [&](const QDateTime &at) {
        return at.isValid() && (!failed.createdAt.isValid() || at > failed.createdAt);
    };
    for (const Job &job : m_record.jobs) {
        if (job.kind != Job::Kind::Backup || job.state != Job::State::Failed || !isNewer(job.createdAt))
            continue;
        failed = line(Kind::Failed, {}, job.id, m_links.products.value(job.id));
        failed.backupKind = job.backupKind;
        failed.createdAt = job.createdAt;
        failed.detail = job.detail;
        failed.code = job.code;
        found = true;
    }
    for (const Operation &operation : m_operations) {
        if (operation.state != Operation::State::Failed)
            continue;
        const bool same = found && !failed.job.isEmpty() && operation.job == failed.job;
        if (!same && !isNewer(operation.startedAt))
            continue;
        if (!same) {
            failed = line(Kind::Failed, {}, operation.job, {});
            failed.createdAt = operation.startedAt;
        }
        failed.operation = operation.id;
        failed.backupKind = BackupKind::OnDemand;
        failed.error = operation.error;
        if (operation.error && failed.code.isEmpty())
            failed.code = operation.error->code;
        found = true;
    }
    for (const RestorePoint &point : m_record.backups) {
        if (point.state != RestorePoint::State::Failed ||
            (failed.backup != point.id && !isNewer(point.createdAt)))
            continue;
        const BackupRow told = failed;
        failed = rowOf(point, Kind::Failed);
        if (found && told.backup == point.id) {
            failed.operation = told.operation;
            failed.job = told.job;
            failed.detail = told.detail;
            failed.code = told.code;
            failed.error = told.error;
        }
        found = true;
    }
    if (found)
        m_rows.append(std::move(failed));
}

void Assembly::addListed()
{
    QSet<BackupId> seen;
    seen.reserve(m_record.backups.size());
    for (const RestorePoint &point : m_record.backups) {
        const bool complete = point.state == RestorePoint::State::Complete;
        if ((!complete && point.state != RestorePoint::State::Unknown) || seen.contains(point.id))
            continue;
        seen.insert(point.id);
        m_rows.append(rowOf(point, complete ? Kind::Complete : Kind::Unknown));
    }
}

QList<BackupRow> Assembly::rows(bool unplannedDaily)
{
    m_rows.reserve(m_record.backups.size() + 4);
    takeOperations();
    takeJobs();
    takeListed();
    findProducts();
    addPlanned(unplannedDaily);
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

QList<BackupRow> backupRows(const ServiceRecord &record, const QList<Operation> &operations,
                            const BackupLinks &links, bool unplannedDaily)
{
    return Assembly(record, operations, links).rows(unplannedDaily);
}

} // namespace kustos
