// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/machines/machinejob.h"

namespace kustos::host {

//! Makes a new machine from a snapshot: images of its own, the saved domain with a new identity, defined at
//! the end and off. What fails or is cancelled leaves neither images nor a machine.
class CloneJob
{
public:
    explicit CloneJob(MachineJob &job)
        : m_job(job)
    {
    }
    [[nodiscard]] Step<void> run();

private:
    [[nodiscard]] Step<void> copy();
    [[nodiscard]] Step<void> define();
    [[nodiscard]] Result<void> defineOnce();

    MachineJob &m_job;
};

} // namespace kustos::host
