// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <chrono>
#include <functional>
#include <libvirt/libvirt.h>
#include <sys/types.h>

namespace kustos::test {

struct MachinePlan
{
    QString size = QStringLiteral("64M");
    int payloadMiB = 0; //!< random bytes that a copy has to carry
    bool acpi = true;   //!< without, the guest never learns of the power button
    QString format = QStringLiteral("qcow2");
    int disks = 1; //!< those behind the first are empty
};

//! Real machines under QEMU (without KVM), in the libvirt session of this process's XDG directories. Every
//! guest is the one of packaging/tour/guest/nano.s. A test that uses it is started by
//! packaging/tour/machines-run.py, which sees to the unprivileged user and ends whatever is left. Needs the
//! compile definition KUSTOS_MAKE_GUEST.
class RealMachines
{
public:
    //! Why there can be none here; empty where there can.
    [[nodiscard]] static QString whyNot();
    [[nodiscard]] static bool waitFor(const std::function<bool()> &condition,
                                      std::chrono::milliseconds deadline = std::chrono::seconds(20));

    RealMachines();
    ~RealMachines(); //!< machines off and forgotten, daemons ended
    RealMachines(const RealMachines &) = delete;
    RealMachines &operator=(const RealMachines &) = delete;

    using Plan = MachinePlan;
    struct Made
    {
        QString uuid;
        QString name;
        QStringList images; //!< of vda, vdb ...
    };
    //! Makes the images and defines the machine, off. The name gets a number of its own.
    [[nodiscard]] Made define(const QString &name, const Plan &plan = {});
    [[nodiscard]] QByteArray domainXml(const Made &machine, const Plan &plan) const;

    //! What the guest writes into sector 1 each second.
    struct Record
    {
        bool valid = false;
        quint32 boots = 0;
        quint32 seconds = 0; //!< over all boots
    };
    [[nodiscard]] static Record record(const QString &image); //!< also while the machine runs
    //! "yes": nothing is broken in it.
    [[nodiscard]] static QByteArray check(const QString &image);
    [[nodiscard]] QByteArray serialText(const Made &machine) const;
    //! Whether the guest of this start said READY.
    [[nodiscard]] bool waitForReady(const Made &machine) const;
    //! Of the present live copy, in bytes a second; the first 100 MiB or so are through already.
    void throttle(const Made &machine, unsigned long bytesPerSecond) const;

    [[nodiscard]] pid_t daemon() const; //!< 0: none of ours runs
    void signalDaemon(int signal) const;
    [[nodiscard]] pid_t qemu(const Made &machine) const;

    [[nodiscard]] QString directory() const { return m_directory.path(); }
    [[nodiscard]] QString file(const QString &name) const { return m_directory.filePath(name); }
    [[nodiscard]] static QString uri() { return QStringLiteral("qemu:///session"); }

private:
    [[nodiscard]] QString makeImage(const QString &path, const Plan &plan);
    void withDomain(const QString &uuid, const std::function<void(virDomainPtr)> &call) const;

    QTemporaryDir m_directory;
    int m_count = 0;
};

//! Runs a program to its end; what it printed.
struct Ran
{
    int code = -1;
    QByteArray output;
    QByteArray errors;
};
[[nodiscard]] Ran run(const QString &program, const QStringList &arguments);

} // namespace kustos::test
