// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/engines/libvirtcopies.h"

#include "host/engines/libvirterror.h"

namespace kustos::host::libvirt {

namespace {

using namespace Qt::Literals::StringLiterals;
using Copy = Hypervisor::Copy;

qint64 number(virTypedParameterPtr values, int count, const char *name)
{
    unsigned long long value = 0;
    return virTypedParamsGetULLong(values, count, name, &value) == 1 ? static_cast<qint64>(value) : 0;
}

bool saysCanceled(const QString &reason)
{
    return reason.contains("Operation canceled"_L1);
}

} // namespace

CopyStatus copyStatus(virTypedParameterPtr values, int count)
{
    CopyStatus status;
    int operation = 0;
    status.isCopy = virTypedParamsGetInt(values, count, VIR_DOMAIN_JOB_OPERATION, &operation) == 1 &&
                    operation == VIR_DOMAIN_JOB_OPERATION_BACKUP;
    status.bytesDone = number(values, count, VIR_DOMAIN_JOB_DISK_PROCESSED);
    status.bytesTotal = number(values, count, VIR_DOMAIN_JOB_DISK_TOTAL);
    int success = 0;
    status.success =
        virTypedParamsGetBoolean(values, count, VIR_DOMAIN_JOB_SUCCESS, &success) == 1 && success;
    const char *reason = nullptr;
    if (virTypedParamsGetString(values, count, VIR_DOMAIN_JOB_ERRMSG, &reason) == 1 && reason)
        status.reason = QString::fromUtf8(reason).left(2048);
    return status;
}

LibvirtCopies::Known LibvirtCopies::known(const QString &uuid) const
{
    const std::lock_guard lock(m_mutex);
    const auto entry = m_entries.find(uuid);
    return entry == m_entries.end() ? Known::Nothing : entry->known;
}

bool LibvirtCopies::beginning(const QString &uuid)
{
    const std::lock_guard lock(m_mutex);
    const auto present = m_entries.find(uuid);
    if (present != m_entries.end()) {
        if (present->known != Known::Ended)
            return false;
        m_previous.insert(uuid, *present);
    }
    Entry entry;
    entry.known = Known::Beginning;
    entry.copy.state = Copy::State::Running;
    m_entries.insert(uuid, entry);
    return true;
}

void LibvirtCopies::begun(const QString &uuid, bool worked)
{
    const std::lock_guard lock(m_mutex);
    const auto previous = m_previous.find(uuid);
    if (worked) {
        // A short copy has ended before the call that began it came back.
        auto &entry = m_entries[uuid];
        if (entry.known == Known::Beginning)
            entry.known = Known::Running;
    } else if (previous != m_previous.end()) {
        m_entries.insert(uuid, *previous);
    } else {
        m_entries.remove(uuid);
    }
    m_previous.remove(uuid);
    m_changed.notify_all();
}

void LibvirtCopies::setAborting(const QString &uuid, bool aborting)
{
    const std::lock_guard lock(m_mutex);
    auto &entry = m_entries[uuid];
    if (entry.known == Known::Running)
        entry.copy.state = Copy::State::Running;
    entry.aborting = aborting;
}

void LibvirtCopies::ended(const QString &uuid, const CopyStatus &status)
{
    const std::lock_guard lock(m_mutex);
    auto &entry = m_entries[uuid];
    entry.known = Known::Ended;
    entry.reason = status.reason;
    entry.copy.error = {};
    entry.copy.bytesDone = status.success ? status.bytesTotal : status.bytesDone;
    entry.copy.bytesTotal = status.bytesTotal;
    const Error error = errorFor(0, 0, status.reason);
    if (status.success) {
        entry.copy.state = Copy::State::Complete;
    } else if (entry.aborting) {
        entry.copy.state = Copy::State::Cancelled;
    } else {
        entry.copy.state = Copy::State::Failed;
        entry.copy.error = error;
        entry.unexplained = error.cause != Error::Cause::DiskFull;
    }
    m_changed.notify_all();
}

void LibvirtCopies::lost(const QString &uuid, const Error &error)
{
    const std::lock_guard lock(m_mutex);
    auto &entry = m_entries[uuid];
    entry.known = Known::Ended;
    entry.copy.state = entry.aborting ? Copy::State::Cancelled : Copy::State::Failed;
    entry.copy.error = entry.aborting ? Error{} : error;
    m_changed.notify_all();
}

void LibvirtCopies::machineStopped(const QString &uuid)
{
    const std::lock_guard lock(m_mutex);
    const auto entry = m_entries.find(uuid);
    if (entry != m_entries.end())
        entry->stopped = true;
    m_changed.notify_all();
}

bool LibvirtCopies::waitForEnd(const QString &uuid, std::chrono::milliseconds limit) const
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, limit, [&] {
        const auto entry = m_entries.find(uuid);
        return entry != m_entries.end() && entry->known == Known::Ended;
    });
}

bool LibvirtCopies::isUnexplained(const QString &uuid) const
{
    const std::lock_guard lock(m_mutex);
    return m_entries.value(uuid).unexplained;
}

bool LibvirtCopies::waitForStop(const QString &uuid, std::chrono::milliseconds limit) const
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, limit, [&] { return m_entries.value(uuid).stopped; });
}

void LibvirtCopies::explain(const QString &uuid, bool machineStopped)
{
    const std::lock_guard lock(m_mutex);
    const auto entry = m_entries.find(uuid);
    if (entry == m_entries.end() || !entry->unexplained)
        return;
    entry->unexplained = false;
    if (machineStopped) {
        entry->copy.error = {Error::Kind::Conflict, Error::Cause::None, 0, entry->reason, std::nullopt};
    } else if (saysCanceled(entry->reason)) {
        // Somebody else has aborted it.
        entry->copy.state = Copy::State::Cancelled;
        entry->copy.error = {};
    }
}

Copy LibvirtCopies::copy(const QString &uuid) const
{
    const std::lock_guard lock(m_mutex);
    return m_entries.value(uuid).copy;
}

} // namespace kustos::host::libvirt
