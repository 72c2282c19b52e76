// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/dialects/deskview.h"

#include <algorithm>

namespace kustos::host {

QList<MachineFacts> DeskView::machines() const
{
    return m_desk ? m_desk->machines() : QList<MachineFacts>();
}

Result<MachineFacts> DeskView::byHostname(const QString &hostname) const
{
    const QList<MachineFacts> all = machines();
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const MachineFacts &machine) { return machine.hostname == hostname; });
    if (found == all.end())
        return failure(Error::Kind::NotFound);
    return *found;
}

QList<SnapshotRecord> DeskView::snapshots() const
{
    return m_desk ? m_desk->snapshots() : QList<SnapshotRecord>();
}

QList<MachineJobRecord> DeskView::runningJobs() const
{
    return m_desk ? m_desk->runningJobs() : QList<MachineJobRecord>();
}

QList<MachineJobRecord> DeskView::jobs() const
{
    return m_desk ? m_desk->jobs() : QList<MachineJobRecord>();
}

QList<MachineJobRecord> DeskView::jobsOf(const MachineId &machine) const
{
    if (!m_desk)
        return {};
    QList<MachineJobRecord> own = m_desk->jobs(machine);
    for (const MachineJobRecord &job : m_desk->jobs()) {
        if (job.created == machine && job.machine != machine)
            own.append(job);
    }
    std::sort(own.begin(), own.end(),
              [](const MachineJobRecord &a, const MachineJobRecord &b) { return a.number > b.number; });
    return own;
}

std::optional<MachineJobRecord> runningJob(const QList<MachineJobRecord> &jobs, const MachineId &machine)
{
    const auto found = std::find_if(jobs.begin(), jobs.end(), [&](const MachineJobRecord &job) {
        const bool clone = job.kind == MachineJobRecord::Kind::Clone;
        return !job.ended() && (clone ? job.created : job.machine) == machine;
    });
    return found == jobs.end() ? std::nullopt : std::optional(*found);
}

} // namespace kustos::host
