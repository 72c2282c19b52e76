// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/engines/domainxml.h"
#include "host/engines/libvirtconnection.h"
#include "host/engines/libvirtcopies.h"
#include "host/machines/hypervisor.h"

#include <QHash>

#include <mutex>

namespace kustos::host {

//! Virtual machines of a libvirt connection ("qemu:///session", "qemu:///system", "test:///default"). The
//! connection is opened by the first call and again after it was lost; a call to a daemon that hangs ends
//! with Offline.
class LibvirtHypervisor final : public Hypervisor
{
public:
    explicit LibvirtHypervisor(libvirt::Options options);
    ~LibvirtHypervisor() override;

    void setListener(std::function<void()> changed) override;

    [[nodiscard]] Result<QList<MachineFacts>> machines() override;
    [[nodiscard]] Result<MachineFacts> machine(const MachineId &id) override;
    [[nodiscard]] Result<QByteArray> domainXml(const MachineId &id) override;

    [[nodiscard]] Result<void> start(const MachineId &id) override;
    [[nodiscard]] Result<bool> hasSavedMemory(const MachineId &id) override;
    [[nodiscard]] Result<void> pressPowerButton(const MachineId &id) override;
    [[nodiscard]] Result<void> cutPower(const MachineId &id) override;
    [[nodiscard]] Result<void> reboot(const MachineId &id) override;
    [[nodiscard]] Result<void> reset(const MachineId &id) override;
    [[nodiscard]] Result<void> setTitle(const MachineId &id, const QString &title) override;

    [[nodiscard]] Result<void> beginCopy(const MachineId &id, const QMap<QString, QString> &files) override;
    //! Failed with Offline where the daemon died and took the job's end with it.
    [[nodiscard]] Result<Copy> copy(const MachineId &id) override;
    [[nodiscard]] Result<void> abortCopy(const MachineId &id) override;

    //! The source's format is the one its machine names; an image that is no machine's disk has to be qcow2.
    [[nodiscard]] Result<void> copyImage(const QString &source, const QString &target, std::stop_token stop,
                                         const std::function<void(int permille)> &progress) override;

    [[nodiscard]] Result<void> define(const QByteArray &domainXml) override;
    [[nodiscard]] Result<void> undefine(const MachineId &id) override;

private:
    struct Machine
    {
        libvirt::ConnectionHandle connection;
        libvirt::DomainHandle domain;
    };
    struct Size
    {
        qint64 bytes = 0;
        std::chrono::steady_clock::time_point readAt;
    };

    [[nodiscard]] Result<Machine> find(const MachineId &id);
    [[nodiscard]] Result<void> ask(const MachineId &id, const std::function<int(virDomainPtr)> &call);
    [[nodiscard]] Result<void> askWhere(bool active, const MachineId &id,
                                        const std::function<int(virDomainPtr)> &call);
    [[nodiscard]] Result<MachineFacts> factsOf(virDomainPtr domain);
    [[nodiscard]] QList<MachineFacts::Disk> disksOf(virDomainPtr domain, const domainxml::Summary &summary);
    [[nodiscard]] Result<QString> formatOf(const QString &path);
    [[nodiscard]] qint64 sizeOf(virDomainPtr domain, const QString &uuid, const domainxml::Disk &disk);
    void findEnd(virDomainPtr domain, const QString &uuid);
    [[nodiscard]] Result<Copy> endedCopy(virDomainPtr domain, const QString &uuid);
    void tell() const;

    mutable std::mutex m_mutex; //!< of the two below
    std::function<void()> m_listener;
    QHash<QString, Size> m_sizes; //!< of disks, by machine, target and path
    libvirt::LibvirtCopies m_copies;
    libvirt::LibvirtConnection m_connection; //!< last: its handlers use what stands above
};

} // namespace kustos::host
