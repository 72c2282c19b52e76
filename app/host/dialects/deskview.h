// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/machines/machinedesk.h"

#include <optional>

namespace kustos::host {

//! What both dialects of machines ask a desk for. A host without a hypervisor has no desk: nothing is
//! listed, nothing is found.
class DeskView
{
public:
    explicit DeskView(MachineDesk *desk)
        : m_desk(desk)
    {
    }

    [[nodiscard]] MachineDesk *operator->() const { return m_desk; }
    [[nodiscard]] bool exists() const { return m_desk != nullptr; }
    //! Without a hypervisor there is nothing that could be out of date.
    [[nodiscard]] bool isReachable() const { return !m_desk || m_desk->isReachable(); }

    [[nodiscard]] std::optional<Error> takeFailure() const
    {
        return m_desk ? m_desk->takeFailure() : std::nullopt;
    }

    [[nodiscard]] QList<MachineFacts> machines() const;
    [[nodiscard]] Result<MachineFacts> byHostname(const QString &hostname) const;
    [[nodiscard]] QList<SnapshotRecord> snapshots() const; //!< of all machines
    [[nodiscard]] QList<MachineJobRecord> jobs() const;
    [[nodiscard]] QList<MachineJobRecord> runningJobs() const;
    //! Newest first, with the one that made the machine, which is kept under the snapshot's own.
    [[nodiscard]] QList<MachineJobRecord> jobsOf(const MachineId &machine) const;

private:
    MachineDesk *m_desk;
};

//! The job of `jobs` that keeps a machine busy. One that makes a new machine keeps that busy, not the
//! snapshot's.
[[nodiscard]] std::optional<MachineJobRecord> runningJob(const QList<MachineJobRecord> &jobs,
                                                         const MachineId &machine);

} // namespace kustos::host
