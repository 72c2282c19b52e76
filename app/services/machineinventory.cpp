// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/machineinventory.h"

#include "services/recordlist.h"

#include <algorithm>
#include <utility>

namespace kustos {

void MachineInventory::applyMachines(const ConnectionId &connection, const QList<VirtualMachine> &machines,
                                     const QDateTime &at)
{
    if (!m_order.contains(connection))
        m_order.append(connection);
    Group &group = m_groups[connection];
    const bool changed = replaceList(group, machines, &MachineRecord::machine);
    for (MachineRecord &record : group.records)
        record.machineReadAt = at;
    const Reading current{Reading::State::Current, at, std::nullopt};
    const bool read = std::exchange(group.reading, current) != current;
    if (read)
        Q_EMIT readingChanged(connection);
    if (changed)
        Q_EMIT machinesChanged(connection);
}

void MachineInventory::applyMachine(const MachineKey &key, const VirtualMachine &machine, const QDateTime &at)
{
    MachineRecord *record = find(key);
    if (record == nullptr)
        return; // gone while the answer was on its way
    record->machineReadAt = at;
    if (record->machine == machine)
        return;
    record->machine = machine;
    record->machine.id = key.machine;
    Q_EMIT machinesChanged(key.connection);
}

void MachineInventory::applySnapshots(const MachineKey &key, QList<Snapshot> snapshots,
                                      const SnapshotLimits &limits, QList<MachineJob> jobs,
                                      const QDateTime &at)
{
    MachineRecord *record = find(key);
    if (record == nullptr)
        return;
    sortNewestFirst(snapshots);
    sortNewestFirst(jobs);
    MachineRecord next = *record;
    next.snapshots = std::move(snapshots);
    next.limits = limits;
    next.jobs = std::move(jobs);
    next.reading = Reading{Reading::State::Current, at, std::nullopt};
    if (next == *record)
        return;
    *record = std::move(next);
    Q_EMIT recordChanged(key);
}

void MachineInventory::applyJob(const MachineKey &key, const MachineJob &job)
{
    MachineRecord *record = find(key);
    if (record == nullptr)
        return;
    const auto place = std::ranges::find(record->jobs, job.id, &MachineJob::id);
    if (place == record->jobs.end()) {
        record->jobs.append(job);
        sortNewestFirst(record->jobs);
    } else if (*place == job || (place->ended() && !job.ended())) {
        return; // nothing new, or an answer that was overtaken on its way
    } else {
        *place = job;
    }
    Q_EMIT recordChanged(key);
}

void MachineInventory::applyFailure(const ConnectionId &connection, const Error &error)
{
    if (error.kind == Error::Kind::Cancelled)
        return;
    if (!m_order.contains(connection))
        m_order.append(connection);
    Group &group = m_groups[connection];
    const Reading next = failedReading(group.reading, error);
    if (next == group.reading)
        return;
    group.reading = next;
    Q_EMIT readingChanged(connection);
}

void MachineInventory::applyFailure(const MachineKey &key, const Error &error)
{
    if (markFailed(find(key), error))
        Q_EMIT recordChanged(key);
}

void MachineInventory::restoreRecord(const ConnectionId &connection, MachineRecord record)
{
    Group &group = m_groups[connection];
    const MachineId id = record.machine.id;
    if (group.reading.state != Reading::State::Never || group.records.contains(id))
        return; // what was read from the service is better than what was kept
    if (!m_order.contains(connection))
        m_order.append(connection);
    record.reading.state = Reading::State::Never;
    record.reading.error.reset();
    group.reading.readAt = std::max(group.reading.readAt, record.machineReadAt);
    sortNewestFirst(record.snapshots);
    sortNewestFirst(record.jobs);
    group.order.append(id);
    group.records.insert(id, record);
    Q_EMIT readingChanged(connection);
    Q_EMIT machinesChanged(connection);
}

QList<MachineKey> MachineInventory::machines(const ConnectionId &connection) const
{
    return keysOf<MachineKey>(m_groups, connection);
}

QList<MachineKey> MachineInventory::all() const
{
    QList<MachineKey> keys;
    for (const ConnectionId &connection : m_order)
        keys += machines(connection);
    return keys;
}

const MachineRecord *MachineInventory::record(const MachineKey &key) const
{
    return findRecord(m_groups, key.connection, key.machine);
}

Reading MachineInventory::reading(const ConnectionId &connection) const
{
    return m_groups.value(connection).reading;
}

MachineRecord *MachineInventory::find(const MachineKey &key)
{
    return findRecord(m_groups, key.connection, key.machine);
}

} // namespace kustos
