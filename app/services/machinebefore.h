// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/machineinventory.h"

#include <QDateTime>
#include <QSet>

#include <concepts>
#include <optional>

namespace kustos {

//! What there was of a machine just before a request left, so that its result can be told from it. After a
//! restart only the time of the newest is left, on the service's clock.
class MachineBefore
{
public:
    //! As just read. `isOurs`: jobs of the kind of the request; only their times and those of the snapshots
    //! count, because another step's job may be younger than a service's clock can tell apart.
    template <std::predicate<const MachineJob &> IsOurs>
    MachineBefore(const MachineRecord &record, const QList<MachineKey> &machines, IsOurs isOurs)
        : m_ids(Ids())
    {
        for (const MachineJob &job : record.jobs) {
            m_ids->jobs.insert(job.id);
            if (isOurs(job))
                m_newest = std::max(m_newest, job.createdAt);
        }
        for (const Snapshot &snapshot : record.snapshots) {
            m_ids->snapshots.insert(snapshot.id);
            m_newest = std::max(m_newest, snapshot.createdAt);
        }
        for (const MachineKey &key : machines)
            m_ids->machines.insert(key.machine);
    }
    //! As an earlier run noted it.
    explicit MachineBefore(QDateTime newest = {})
        : m_newest(std::move(newest))
    {
    }

    [[nodiscard]] const QDateTime &newest() const { return m_newest; }
    [[nodiscard]] bool hadNot(const MachineJob &job) const
    {
        return m_ids ? !m_ids->jobs.contains(job.id) : isNewer(job.createdAt);
    }
    [[nodiscard]] bool hadNot(const Snapshot &snapshot) const
    {
        return m_ids ? !m_ids->snapshots.contains(snapshot.id) : isNewer(snapshot.createdAt);
    }
    [[nodiscard]] bool hadNot(const VirtualMachine &machine) const
    {
        return m_ids ? !m_ids->machines.contains(machine.id) : isNewer(machine.createdAt);
    }

private:
    struct Ids
    {
        QSet<JobId> jobs;
        QSet<SnapshotId> snapshots;
        QSet<MachineId> machines;
    };
    [[nodiscard]] bool isNewer(const QDateTime &time) const
    {
        return time.isValid() && (!m_newest.isValid() || time > m_newest);
    }

    std::optional<Ids> m_ids;
    QDateTime m_newest;
};

} // namespace kustos
