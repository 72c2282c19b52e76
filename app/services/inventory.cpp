// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/inventory.h"

#include "services/recordlist.h"

#include <QSet>

#include <algorithm>

namespace kustos {

namespace {

//! A reading that was overtaken on its way must not bring back an older state of a job.
bool isOutdated(const Job &known, const Job &told)
{
    if (known.ended() && !told.ended())
        return true;
    return known.updatedAt.isValid() && told.updatedAt.isValid() && told.updatedAt < known.updatedAt;
}

} // namespace

void Inventory::setConnection(Connection connection)
{
    const ConnectionId id = connection.id;
    const auto place = std::ranges::find(m_connections, id, &Connection::id);
    if (place == m_connections.end())
        m_connections.append(std::move(connection));
    else if (*place == connection)
        return;
    else
        *place = std::move(connection);
    Q_EMIT connectionChanged(id);
}

void Inventory::applyServices(const ConnectionId &connection, const QList<DatabaseService> &services,
                              const QDateTime &at)
{
    const Connection *known = this->connection(connection);
    if (known == nullptr)
        return; // removed while the answer was on its way
    const bool changed = replaceList(m_groups[connection], services, &ServiceRecord::service);

    Connection answered = *known;
    answered.reading = Reading{Reading::State::Current, at, std::nullopt};
    setConnection(std::move(answered));
    if (changed)
        Q_EMIT servicesChanged(connection);
}

void Inventory::applyBackups(const ServiceKey &key, QList<RestorePoint> backups, QList<Job> jobs,
                             const QDateTime &at)
{
    ServiceRecord *record = find(key);
    if (record == nullptr)
        return;
    sortNewestFirst(backups);
    sortNewestFirst(jobs);
    ServiceRecord next{record->service, std::move(backups), std::move(jobs),
                       Reading{Reading::State::Current, at, std::nullopt}};
    if (next == *record)
        return;
    *record = std::move(next);
    Q_EMIT recordChanged(key);
}

void Inventory::applyJob(const ServiceKey &key, const Job &job)
{
    ServiceRecord *record = find(key);
    if (record == nullptr)
        return;
    const auto place = std::ranges::find(record->jobs, job.id, &Job::id);
    if (place == record->jobs.end()) {
        record->jobs.append(job);
        sortNewestFirst(record->jobs);
    } else if (*place == job || isOutdated(*place, job)) {
        return;
    } else {
        *place = job;
    }
    Q_EMIT recordChanged(key);
}

void Inventory::applyFailure(const ConnectionId &connection, const Error &error)
{
    const Connection *known = this->connection(connection);
    if (known == nullptr || error.kind == Error::Kind::Cancelled)
        return;
    Connection next = *known;
    next.reading = failedReading(next.reading, error);
    setConnection(std::move(next));
}

void Inventory::applyBackupsFailure(const ServiceKey &key, const Error &error)
{
    if (markFailed(find(key), error))
        Q_EMIT recordChanged(key);
}

void Inventory::restoreRecord(const ConnectionId &connection, ServiceRecord record)
{
    Group &group = m_groups[connection];
    const ServiceId id = record.service.id;
    if (group.records.contains(id))
        return; // what was read from the service is better than what was kept
    record.reading.state = Reading::State::Never;
    record.reading.error.reset();
    sortNewestFirst(record.backups);
    sortNewestFirst(record.jobs);
    group.order.append(id);
    group.records.insert(id, record);
    Q_EMIT servicesChanged(connection);
}

const Connection *Inventory::connection(const ConnectionId &id) const
{
    const auto place = std::ranges::find(m_connections, id, &Connection::id);
    return place == m_connections.end() ? nullptr : &*place;
}

QList<ServiceKey> Inventory::services(const ConnectionId &connection) const
{
    return keysOf<ServiceKey>(m_groups, connection);
}

const ServiceRecord *Inventory::record(const ServiceKey &key) const
{
    return findRecord(m_groups, key.connection, key.service);
}

ServiceRecord *Inventory::find(const ServiceKey &key)
{
    return findRecord(m_groups, key.connection, key.service);
}

} // namespace kustos
