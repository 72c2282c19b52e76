// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "host/engines/libvirtcopies.h"
#include "host/engines/libvirthandles.h"
#include "host/machines/machinerecords.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

//! Questions to libvirt about one machine, each one call.
namespace kustos::host::libvirt {

//! `state` and `reason` as virDomainGetState() gives them.
[[nodiscard]] MachineState stateFor(int state, int reason);
[[nodiscard]] Result<MachineState> stateOf(virDomainPtr domain);
[[nodiscard]] bool isActive(virDomainPtr domain);
[[nodiscard]] QString uuidOf(virDomainPtr domain);
//! What runs, or with VIR_DOMAIN_XML_INACTIVE what will run the next time.
[[nodiscard]] Result<QByteArray> xmlOf(virDomainPtr domain, unsigned int flags);
//! Those the hypervisor gave out or has seen; none is no error.
[[nodiscard]] QStringList addressesOf(virDomainPtr domain);
[[nodiscard]] Result<std::vector<DomainHandle>> allDomains(virConnectPtr connection);

struct Job
{
    bool isRunning = false;
    CopyStatus copy;
};
//! The job of this moment; none of a machine that is off.
[[nodiscard]] Result<Job> presentJob(virDomainPtr domain);
//! The last job that ended, as long as the daemon remembers it; `isCopy` is false where it does not.
[[nodiscard]] CopyStatus endedJob(virDomainPtr domain);

} // namespace kustos::host::libvirt
