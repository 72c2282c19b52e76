// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/engines/libvirthypervisor.h"

#include "host/engines/diskimage.h"
#include "host/engines/libvirterror.h"
#include "host/engines/libvirtfacts.h"

#include <QFileInfo>

#include <libvirt/virterror.h>

namespace kustos::host {

namespace {

using namespace Qt::Literals::StringLiterals;
using libvirt::LibvirtCopies;

constexpr std::chrono::seconds sizesKeep{30};
//! Between the end of a job and the news of it.
constexpr std::chrono::seconds eventLimit{2};
//! libvirt tells the end of a copy up to two seconds before the end of the machine that took it along.
constexpr std::chrono::seconds stopLimit{3};

std::unexpected<Error> wrongState(const QString &sentence)
{
    return failure(Error::Kind::Conflict, Error::Cause::None, sentence);
}

//! libvirt would say so, too, but in words that differ from version to version.
Result<void> checkTargets(const QMap<QString, QString> &files)
{
    if (files.isEmpty())
        return failure(Error::Kind::Rejected, Error::Cause::None, u"there is no disk to copy"_s);
    for (const QString &file : files) {
        const QFileInfo info(file);
        if (info.exists() || info.isSymLink())
            return failure(Error::Kind::Storage, Error::Cause::TargetExists, file);
        if (!QFileInfo(info.path()).isDir())
            return failure(Error::Kind::Storage, Error::Cause::NotWritable, file);
    }
    return {};
}

//! A call with flags that a simpler driver does not know, then without.
int withFallback(int first, const std::function<int()> &plain)
{
    if (first == 0)
        return 0;
    const int code = virGetLastError() ? virGetLastError()->code : VIR_ERR_OK;
    return code == VIR_ERR_INVALID_ARG || code == VIR_ERR_ARGUMENT_UNSUPPORTED || code == VIR_ERR_NO_SUPPORT
               ? plain()
               : first;
}

} // namespace

LibvirtHypervisor::LibvirtHypervisor(libvirt::Options options)
    : m_connection(std::move(options),
                   {.lifecycle =
                        [this](const QString &uuid, int event) {
                            if (event == VIR_DOMAIN_EVENT_STOPPED)
                                m_copies.machineStopped(uuid);
                            tell();
                        },
                    .jobCompleted =
                        [this](const QString &uuid, virTypedParameterPtr values, int count) {
                            const auto status = libvirt::copyStatus(values, count);
                            if (status.isCopy)
                                m_copies.ended(uuid, status);
                            tell();
                        },
                    .changed = [this] { tell(); }})
{
}

LibvirtHypervisor::~LibvirtHypervisor() = default;

void LibvirtHypervisor::setListener(std::function<void()> changed)
{
    const std::lock_guard lock(m_mutex);
    m_listener = std::move(changed);
}

void LibvirtHypervisor::tell() const
{
    std::function<void()> listener;
    {
        const std::lock_guard lock(m_mutex);
        listener = m_listener;
    }
    if (listener)
        listener();
}

Result<LibvirtHypervisor::Machine> LibvirtHypervisor::find(const MachineId &id)
{
    auto connection = m_connection.open();
    if (!connection)
        return std::unexpected(connection.error());
    libvirt::DomainHandle domain(
        virDomainLookupByUUIDString(connection->get(), id.text().toLatin1().constData()));
    if (!domain) {
        Error error = libvirt::lastError();
        if (virGetLastErrorCode() == VIR_ERR_INVALID_ARG) // no uuid at all
            error.kind = Error::Kind::NotFound;
        return std::unexpected(error);
    }
    return Machine{std::move(*connection), std::move(domain)};
}

Result<void> LibvirtHypervisor::ask(const MachineId &id, const std::function<int(virDomainPtr)> &call)
{
    const auto machine = find(id);
    if (!machine)
        return std::unexpected(machine.error());
    if (call(machine->domain.get()) < 0)
        return std::unexpected(libvirt::lastError());
    return {};
}

//! The drivers' own words for a wrong state differ, so it is looked at before.
Result<void> LibvirtHypervisor::askWhere(bool active, const MachineId &id,
                                         const std::function<int(virDomainPtr)> &call)
{
    const auto machine = find(id);
    if (!machine)
        return std::unexpected(machine.error());
    if (libvirt::isActive(machine->domain.get()) != active)
        return wrongState(active ? u"the machine is off"_s : u"the machine is not off"_s);
    if (call(machine->domain.get()) < 0)
        return std::unexpected(libvirt::lastError());
    return {};
}

Result<QList<MachineFacts>> LibvirtHypervisor::machines()
{
    const auto connection = m_connection.open();
    if (!connection)
        return std::unexpected(connection.error());
    const auto domains = libvirt::allDomains(connection->get());
    if (!domains)
        return std::unexpected(domains.error());
    QList<MachineFacts> all;
    for (const auto &domain : *domains) {
        auto facts = factsOf(domain.get());
        if (facts)
            all.append(std::move(*facts));
        else if (facts.error().kind != Error::Kind::NotFound) // gone since it was listed
            return std::unexpected(facts.error());
    }
    return all;
}

Result<MachineFacts> LibvirtHypervisor::machine(const MachineId &id)
{
    const auto machine = find(id);
    if (!machine)
        return std::unexpected(machine.error());
    return factsOf(machine->domain.get());
}

Result<MachineFacts> LibvirtHypervisor::factsOf(virDomainPtr domain)
{
    const auto xml = libvirt::xmlOf(domain, 0);
    if (!xml)
        return std::unexpected(xml.error());
    const auto summary = domainxml::summary(*xml);
    if (!summary)
        return std::unexpected(summary.error());
    const auto state = libvirt::stateOf(domain);
    if (!state)
        return std::unexpected(state.error());
    MachineFacts facts;
    facts.id = MachineId(libvirt::uuidOf(domain));
    facts.domain = summary->name;
    facts.name = summary->title.isEmpty() ? summary->name : summary->title;
    facts.state = *state;
    facts.vcpus = summary->vcpus;
    facts.memoryBytes = summary->memoryBytes;
    facts.system = summary->system;
    if (facts.state == MachineState::Running && summary->onNetwork)
        facts.addresses = libvirt::addressesOf(domain);
    facts.disks = disksOf(domain, *summary);
    return facts;
}

QList<MachineFacts::Disk> LibvirtHypervisor::disksOf(virDomainPtr domain, const domainxml::Summary &summary)
{
    QList<MachineFacts::Disk> disks;
    for (const domainxml::Disk &disk : summary.disks)
        disks.append({disk.target, disk.path, sizeOf(domain, summary.uuid, disk), disk.boot});
    return disks;
}

//! Remembered for a while: the question waits where the machine is busy, and the answer hardly ever changes.
qint64 LibvirtHypervisor::sizeOf(virDomainPtr domain, const QString &uuid, const domainxml::Disk &disk)
{
    const QString key = uuid + u' ' + disk.target + u' ' + disk.path;
    const auto now = std::chrono::steady_clock::now();
    {
        const std::lock_guard lock(m_mutex);
        const auto known = m_sizes.find(key);
        if (known != m_sizes.end() && now - known->readAt < sizesKeep)
            return known->bytes;
    }
    virDomainBlockInfo info{};
    const bool read = virDomainGetBlockInfo(domain, disk.target.toUtf8().constData(), &info, 0) == 0;
    const std::lock_guard lock(m_mutex);
    if (read)
        m_sizes.insert(key, {static_cast<qint64>(info.capacity), now});
    return m_sizes.value(key).bytes;
}

Result<QByteArray> LibvirtHypervisor::domainXml(const MachineId &id)
{
    const auto machine = find(id);
    if (!machine)
        return std::unexpected(machine.error());
    return libvirt::xmlOf(machine->domain.get(), VIR_DOMAIN_XML_INACTIVE | VIR_DOMAIN_XML_SECURE);
}

Result<void> LibvirtHypervisor::start(const MachineId &id)
{
    return askWhere(false, id, [](virDomainPtr domain) { return virDomainCreate(domain); });
}

Result<bool> LibvirtHypervisor::hasSavedMemory(const MachineId &id)
{
    int saved = 0;
    const auto asked = ask(id, [&saved](virDomainPtr domain) {
        saved = virDomainHasManagedSaveImage(domain, 0);
        return saved < 0 ? -1 : 0;
    });
    return asked ? Result<bool>(saved == 1) : std::unexpected(asked.error());
}

Result<void> LibvirtHypervisor::pressPowerButton(const MachineId &id)
{
    // Without the flag libvirt would ask an agent in the guest first, and wait for it.
    return askWhere(true, id, [](virDomainPtr domain) {
        return withFallback(virDomainShutdownFlags(domain, VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN),
                            [domain] { return virDomainShutdown(domain); });
    });
}

Result<void> LibvirtHypervisor::cutPower(const MachineId &id)
{
    return askWhere(true, id, [](virDomainPtr domain) { return virDomainDestroy(domain); });
}

Result<void> LibvirtHypervisor::reboot(const MachineId &id)
{
    return askWhere(true, id, [](virDomainPtr domain) {
        return withFallback(virDomainReboot(domain, VIR_DOMAIN_REBOOT_ACPI_POWER_BTN),
                            [domain] { return virDomainReboot(domain, 0); });
    });
}

Result<void> LibvirtHypervisor::reset(const MachineId &id)
{
    return askWhere(true, id, [](virDomainPtr domain) { return virDomainReset(domain, 0); });
}

Result<void> LibvirtHypervisor::setTitle(const MachineId &id, const QString &title)
{
    return ask(id, [&title](virDomainPtr domain) {
        unsigned int flags = libvirt::isActive(domain) ? VIR_DOMAIN_AFFECT_LIVE : 0;
        if (virDomainIsPersistent(domain) == 1)
            flags |= VIR_DOMAIN_AFFECT_CONFIG;
        const QByteArray text = title.toUtf8();
        return virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_TITLE,
                                    title.isEmpty() ? nullptr : text.constData(), nullptr, nullptr, flags);
    });
}

Result<void> LibvirtHypervisor::beginCopy(const MachineId &id, const QMap<QString, QString> &files)
{
    if (const auto checked = checkTargets(files); !checked)
        return checked;
    const auto machine = find(id);
    if (!machine)
        return std::unexpected(machine.error());
    virDomainPtr domain = machine->domain.get();
    if (!libvirt::isActive(domain))
        return wrongState(u"the machine is off"_s);
    // libvirt would let a second job wait for half a minute before it refuses it.
    const auto job = libvirt::presentJob(domain);
    if (!job)
        return std::unexpected(job.error());
    const QString uuid = libvirt::uuidOf(domain);
    if (job->isRunning)
        return wrongState(u"another job of this machine is running"_s);
    if (m_copies.known(uuid) == LibvirtCopies::Known::Running)
        findEnd(domain, uuid);
    if (!m_copies.beginning(uuid))
        return wrongState(u"another copy of this machine is running"_s);

    const bool worked = virDomainBackupBegin(domain, domainxml::backup(files).constData(), nullptr, 0) == 0;
    Error error = worked ? Error{} : libvirt::aboutTargets(libvirt::lastError());
    m_copies.begun(uuid, worked);
    if (worked)
        return {};
    if (error.kind == Error::Kind::Rejected && !libvirt::isActive(domain))
        error.kind = Error::Kind::Conflict;
    return std::unexpected(error);
}

Result<Hypervisor::Copy> LibvirtHypervisor::copy(const MachineId &id)
{
    const auto machine = find(id);
    if (!machine)
        return std::unexpected(machine.error());
    virDomainPtr domain = machine->domain.get();
    const QString uuid = libvirt::uuidOf(domain);
    const auto known = m_copies.known(uuid);
    if (known == LibvirtCopies::Known::Ended)
        return endedCopy(domain, uuid);
    if (known == LibvirtCopies::Known::Beginning)
        return m_copies.copy(uuid);

    const auto job = libvirt::presentJob(domain);
    if (!job)
        return std::unexpected(job.error());
    if (job->isRunning && job->copy.isCopy) {
        // The end may have come between the two questions; it is told the next time.
        Copy copy;
        copy.state = Copy::State::Running;
        copy.bytesDone = job->copy.bytesDone;
        copy.bytesTotal = job->copy.bytesTotal;
        return copy;
    }
    findEnd(domain, uuid);
    return endedCopy(domain, uuid);
}

//! Of a copy that runs no longer: from its event, else from what the daemon remembers.
void LibvirtHypervisor::findEnd(virDomainPtr domain, const QString &uuid)
{
    const bool expected = m_copies.known(uuid) == LibvirtCopies::Known::Running;
    if (expected && m_copies.waitForEnd(uuid, eventLimit))
        return;
    const auto remembered = libvirt::endedJob(domain);
    if (remembered.isCopy) {
        m_copies.ended(uuid, remembered);
    } else if (expected) {
        const bool active = libvirt::isActive(domain);
        m_copies.lost(uuid,
                      {active ? Error::Kind::Offline : Error::Kind::Conflict, Error::Cause::None, 0,
                       active ? u"the hypervisor did not tell how the copy ended"_s : u"the machine is off"_s,
                       std::nullopt});
    }
}

Result<Hypervisor::Copy> LibvirtHypervisor::endedCopy(virDomainPtr domain, const QString &uuid)
{
    if (m_copies.isUnsettled(uuid)) {
        // The end is told before QEMU has written and closed the file. The daemon does both as one task, and
        // a question about jobs waits for that task.
        if (const auto job = libvirt::presentJob(domain); !job)
            return std::unexpected(job.error());
        m_copies.settle(uuid);
    }
    if (m_copies.isUnexplained(uuid)) {
        const bool stopped =
            !libvirt::isActive(domain) || m_copies.waitForStop(uuid, stopLimit) || !libvirt::isActive(domain);
        m_copies.explain(uuid, stopped);
    }
    return m_copies.copy(uuid);
}

Result<void> LibvirtHypervisor::abortCopy(const MachineId &id)
{
    const auto machine = find(id);
    if (!machine)
        return std::unexpected(machine.error());
    virDomainPtr domain = machine->domain.get();
    const auto job = libvirt::presentJob(domain);
    if (!job)
        return std::unexpected(job.error());
    if (!job->isRunning || !job->copy.isCopy)
        return wrongState(u"no copy of this machine is running"_s);
    const QString uuid = libvirt::uuidOf(domain);
    m_copies.setAborting(uuid, true);
    if (virDomainAbortJob(domain) == 0)
        return {};
    const Error error = libvirt::lastError();
    m_copies.setAborting(uuid, false);
    return std::unexpected(error);
}

//! A guest can write the header of another format into a raw disk, so only the definition counts.
Result<QString> LibvirtHypervisor::formatOf(const QString &path)
{
    const auto connection = m_connection.open();
    if (!connection)
        return std::unexpected(connection.error());
    const auto domains = libvirt::allDomains(connection->get());
    if (!domains)
        return std::unexpected(domains.error());
    const QString wanted = QFileInfo(path).canonicalFilePath();
    for (const auto &domain : *domains) {
        const auto xml = libvirt::xmlOf(domain.get(), VIR_DOMAIN_XML_INACTIVE);
        const auto summary = xml ? domainxml::summary(*xml) : std::unexpected(xml.error());
        if (!summary)
            continue;
        for (const domainxml::Disk &disk : summary->disks)
            if (!disk.path.isEmpty() && QFileInfo(disk.path).canonicalFilePath() == wanted)
                return disk.format.isEmpty() ? u"raw"_s : disk.format;
    }
    return u"qcow2"_s;
}

Result<void> LibvirtHypervisor::copyImage(const QString &source, const QString &target, std::stop_token stop,
                                          const std::function<void(int permille)> &progress)
{
    if (!QFileInfo::exists(source))
        return failure(Error::Kind::NotFound, Error::Cause::None, source);
    const auto format = formatOf(source);
    if (!format)
        return std::unexpected(format.error());
    return diskimage::copy(source, *format, target, std::move(stop), progress);
}

Result<void> LibvirtHypervisor::define(const QByteArray &domainXml)
{
    const auto summary = domainxml::summary(domainXml);
    if (!summary)
        return failure(Error::Kind::Rejected, Error::Cause::None, summary.error().detail);
    const auto connection = m_connection.open();
    if (!connection)
        return std::unexpected(connection.error());
    virConnectPtr link = connection->get();
    // Where name and uuid are both one machine's, libvirt takes the definition as a change of that machine.
    const libvirt::DomainHandle sameName(virDomainLookupByName(link, summary->name.toUtf8().constData()));
    const libvirt::DomainHandle sameUuid(
        virDomainLookupByUUIDString(link, summary->uuid.toLatin1().constData()));
    if (sameName || sameUuid)
        return wrongState(u"a machine of this name or uuid is there already"_s);
    const libvirt::DomainHandle made(virDomainDefineXML(link, domainXml.constData()));
    if (made)
        return {};
    Error error = libvirt::lastError();
    if (error.detail.contains("already exists with uuid"_L1))
        error.kind = Error::Kind::Conflict;
    return std::unexpected(error);
}

Result<void> LibvirtHypervisor::undefine(const MachineId &id)
{
    const auto machine = find(id);
    if (!machine)
        return std::unexpected(machine.error());
    virDomainPtr domain = machine->domain.get();
    // libvirt would let it run on and forget it at its end.
    if (libvirt::isActive(domain))
        return wrongState(u"the machine is not off"_s);
    constexpr unsigned int flags = VIR_DOMAIN_UNDEFINE_MANAGED_SAVE | VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA |
                                   VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA | VIR_DOMAIN_UNDEFINE_KEEP_NVRAM;
    const int done =
        withFallback(virDomainUndefineFlags(domain, flags), [domain] { return virDomainUndefine(domain); });
    if (done == 0)
        return {};
    return std::unexpected(libvirt::lastError());
}

} // namespace kustos::host
