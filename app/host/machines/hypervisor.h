// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "host/machines/machinerecords.h"

#include <QMap>

#include <functional>
#include <stop_token>

namespace kustos::host {

//! What a driver of virtual machines must do. Every call blocks, up to half a minute on a busy machine, and
//! may be made from any thread but the main one. Errors: NotFound (no such machine), Conflict (not in this
//! state), Offline (the hypervisor does not answer), Storage with cause DiskFull, NotWritable or
//! TargetExists, Rejected with the hypervisor's sentence in detail.
class Hypervisor
{
public:
    Hypervisor() = default;
    Hypervisor(const Hypervisor &) = delete;
    Hypervisor &operator=(const Hypervisor &) = delete;
    virtual ~Hypervisor() = default;

    //! Called from any thread when a machine may have changed (started, stopped, defined, job ended), or the
    //! connection was lost or regained. Set once, before the first call.
    virtual void setListener(std::function<void()> changed) = 0;

    //! Facts without number, hostname and knownSince, which the catalogue gives.
    [[nodiscard]] virtual Result<QList<MachineFacts>> machines() = 0;
    [[nodiscard]] virtual Result<MachineFacts> machine(const MachineId &id) = 0;
    //! Of the machine as it will start the next time, with secrets.
    [[nodiscard]] virtual Result<QByteArray> domainXml(const MachineId &id) = 0;

    //! The machine is off, and its memory lies saved beside it: it will go on with that, on whatever disks it
    //! finds.
    [[nodiscard]] virtual Result<bool> hasSavedMemory(const MachineId &id) = 0;
    [[nodiscard]] virtual Result<void> start(const MachineId &id) = 0;
    [[nodiscard]] virtual Result<void>
    pressPowerButton(const MachineId &id) = 0; //!< ACPI; the guest may ignore it
    [[nodiscard]] virtual Result<void> cutPower(const MachineId &id) = 0;
    [[nodiscard]] virtual Result<void> reboot(const MachineId &id) = 0;
    [[nodiscard]] virtual Result<void> reset(const MachineId &id) = 0;
    [[nodiscard]] virtual Result<void> setTitle(const MachineId &id, const QString &title) = 0;

    struct Copy
    {
        enum class State { None, Running, Complete, Failed, Cancelled };
        State state = State::None;
        qint64 bytesDone = 0;
        qint64 bytesTotal = 0;
        Error error; //!< Failed: Storage/DiskFull, Conflict (the machine stopped meanwhile), or Rejected
    };
    //! Begins the copy of a running machine's disks as they are at this instant: target device to new qcow2
    //! file.
    [[nodiscard]] virtual Result<void> beginCopy(const MachineId &id,
                                                 const QMap<QString, QString> &files) = 0;
    //! Of the present one or, until the next beginCopy(), the last one that ended; None where none is known.
    [[nodiscard]] virtual Result<Copy> copy(const MachineId &id) = 0;
    [[nodiscard]] virtual Result<void> abortCopy(const MachineId &id) = 0;

    //! Copies an image that nobody writes to into a new qcow2 file; cut off by `stop` it ends with Cancelled.
    //! The target's remains are the caller's. `progress` gets 0..1000 in the calling thread.
    [[nodiscard]] virtual Result<void> copyImage(const QString &source, const QString &target,
                                                 std::stop_token stop,
                                                 const std::function<void(int permille)> &progress) = 0;

    //! Makes a machine known, off. Conflict where name or uuid are taken.
    [[nodiscard]] virtual Result<void> define(const QByteArray &domainXml) = 0;
    //! Forgets one that is off; its images stay.
    [[nodiscard]] virtual Result<void> undefine(const MachineId &id) = 0;
};

} // namespace kustos::host
