// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/machines/machinejob.h"

namespace kustos::host {

//! Start, shutdown, stop, reboot and reset. The first three have succeeded when the wanted state was read
//! back, the others when the hypervisor accepted them.
class PowerJob
{
public:
    explicit PowerJob(MachineJob &job)
        : m_job(job)
    {
    }
    [[nodiscard]] Step<void> run();

    //! Presses the power button and waits for the guest, for what is left of the deadline where an earlier
    //! host began it. One that ignores it goes on running: nothing is cut.
    [[nodiscard]] Step<void> shutDown();
    [[nodiscard]] Step<void> switchOn();

private:
    [[nodiscard]] Step<void> cutPower();
    [[nodiscard]] Step<void> wasCut(); //!< a resumed one
    [[nodiscard]] Step<void> restart();
    [[nodiscard]] Step<void> order(bool off, Result<void> (Hypervisor::*command)(const MachineId &));

    MachineJob &m_job;
};

} // namespace kustos::host
