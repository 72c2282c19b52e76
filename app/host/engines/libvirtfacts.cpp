// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/engines/libvirtfacts.h"

#include "host/engines/libvirterror.h"

#include <array>
#include <libvirt/virterror.h>
#include <span>

namespace kustos::host::libvirt {

MachineState stateFor(int state, int reason)
{
    switch (state) {
    case VIR_DOMAIN_RUNNING:
    case VIR_DOMAIN_BLOCKED:
        return MachineState::Running;
    case VIR_DOMAIN_PAUSED:
        if (reason == VIR_DOMAIN_PAUSED_SHUTTING_DOWN)
            return MachineState::Stopping;
        return reason == VIR_DOMAIN_PAUSED_STARTING_UP ? MachineState::Starting : MachineState::Paused;
    case VIR_DOMAIN_PMSUSPENDED:
        return MachineState::Paused;
    case VIR_DOMAIN_SHUTDOWN:
        return MachineState::Stopping;
    case VIR_DOMAIN_SHUTOFF:
        return reason == VIR_DOMAIN_SHUTOFF_CRASHED ? MachineState::Crashed : MachineState::Off;
    case VIR_DOMAIN_CRASHED:
        // The guest is dead, its QEMU is not, and still has the disks open.
        return MachineState::Paused;
    default:
        return MachineState::Unknown;
    }
}

Result<MachineState> stateOf(virDomainPtr domain)
{
    int state = 0;
    int reason = 0;
    if (virDomainGetState(domain, &state, &reason, 0) != 0)
        return std::unexpected(lastError());
    return stateFor(state, reason);
}

bool isActive(virDomainPtr domain)
{
    return virDomainIsActive(domain) == 1;
}

QString uuidOf(virDomainPtr domain)
{
    std::array<char, VIR_UUID_STRING_BUFLEN> text{};
    return virDomainGetUUIDString(domain, text.data()) == 0 ? QString::fromLatin1(text.data()).toLower()
                                                            : QString();
}

Result<QByteArray> xmlOf(virDomainPtr domain, unsigned int flags)
{
    const TextHandle xml(virDomainGetXMLDesc(domain, flags));
    if (!xml)
        return std::unexpected(lastError());
    return QByteArray(xml.get());
}

QStringList addressesOf(virDomainPtr domain)
{
    QStringList addresses;
    for (const unsigned int source :
         {VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_LEASE, VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_ARP}) {
        virDomainInterfacePtr *list = nullptr;
        const int count = virDomainInterfaceAddresses(domain, &list, source, 0);
        for (virDomainInterfacePtr card : std::span(list, count > 0 ? static_cast<size_t>(count) : 0)) {
            for (const auto &address : std::span(card->addrs, card->naddrs))
                addresses.append(QString::fromUtf8(address.addr));
            virDomainInterfaceFree(card);
        }
        ::free(static_cast<void *>(list)); // NOLINT(cppcoreguidelines-no-malloc): libvirt's own
        if (!addresses.isEmpty())
            break;
    }
    addresses.removeDuplicates();
    return addresses;
}

Result<std::vector<DomainHandle>> allDomains(virConnectPtr connection)
{
    virDomainPtr *list = nullptr;
    const int count = virConnectListAllDomains(connection, &list, 0);
    if (count < 0)
        return std::unexpected(lastError());
    std::vector<DomainHandle> domains;
    for (virDomainPtr domain : std::span(list, static_cast<size_t>(count)))
        domains.emplace_back(domain);
    ::free(static_cast<void *>(list)); // NOLINT(cppcoreguidelines-no-malloc): libvirt's own
    return domains;
}

Result<Job> presentJob(virDomainPtr domain)
{
    int type = VIR_DOMAIN_JOB_NONE;
    Parameters values;
    if (virDomainGetJobStats(domain, &type, values.list(), values.count(), 0) != 0) {
        const virErrorPtr last = virGetLastError();
        // Off, or a driver without jobs.
        if (last && (last->code == VIR_ERR_OPERATION_INVALID || last->code == VIR_ERR_NO_SUPPORT))
            return Job{};
        return std::unexpected(lastError());
    }
    Job job;
    job.isRunning = type == VIR_DOMAIN_JOB_BOUNDED || type == VIR_DOMAIN_JOB_UNBOUNDED;
    job.copy = copyStatus(values.begin(), values.size());
    return job;
}

CopyStatus endedJob(virDomainPtr domain)
{
    int type = VIR_DOMAIN_JOB_NONE;
    Parameters values;
    // Kept, because these figures can otherwise be read once, by whoever comes first.
    constexpr unsigned int flags = VIR_DOMAIN_JOB_STATS_COMPLETED | VIR_DOMAIN_JOB_STATS_KEEP_COMPLETED;
    if (virDomainGetJobStats(domain, &type, values.list(), values.count(), flags) != 0)
        return {};
    CopyStatus status = copyStatus(values.begin(), values.size());
    status.isCopy = status.isCopy && (type == VIR_DOMAIN_JOB_COMPLETED || type == VIR_DOMAIN_JOB_FAILED ||
                                      type == VIR_DOMAIN_JOB_CANCELLED);
    status.success = status.isCopy && type == VIR_DOMAIN_JOB_COMPLETED;
    return status;
}

} // namespace kustos::host::libvirt
