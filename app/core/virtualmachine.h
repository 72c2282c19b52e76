// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytesize.h"
#include "core/ids.h"

#include <QDateTime>
#include <QStringList>

#include <chrono>
#include <optional>

namespace kustos {

enum class PowerAction {
    Start,
    ShutDown, //!< graceful: the guest is asked and may ignore it
    TurnOff,  //!< immediately, as if the plug were pulled
    Reboot,   //!< graceful
    Reset,    //!< immediately
};

//! What can be done with this machine through this connection; asked of the instance, never inferred from a
//! brand.
struct MachineCapabilities
{
    bool power = true;
    bool reset = true;
    bool rename = true;
    bool liveSnapshot = true;
    bool offlineSnapshot = true;
    bool renameSnapshot = true;
    bool deleteSnapshot = true;
    bool restoreInPlace = true;
    bool restoreToNew = true;
    bool progress = false;            //!< its jobs tell a true percentage
    bool cancel = false;              //!< a running snapshot can be cancelled
    bool consistentOnService = false; //!< the service itself runs "off, snapshot, on" as one job

    friend bool operator==(const MachineCapabilities &, const MachineCapabilities &) = default;
};

//! A virtual machine as its service lists it. What a service may leave out is optional or empty.
struct VirtualMachine
{
    //! Changing: on its way between two states, or busy with its disk; rawState says how.
    enum class State { Running, Off, Changing, Crashed, Unknown };

    MachineId id;
    QString name;
    State state = State::Unknown;
    QString rawState; //!< the service's own word
    QStringList addresses;
    int vcpus = 0; //!< 0: not told
    std::optional<ByteSize> memory;
    std::optional<ByteSize> disk; //!< virtual size, all disks
    QString system;               //!< operating system as the service calls it; may be empty
    QString place;                //!< region, pool or host; may be empty
    QDateTime createdAt;          //!< UTC; invalid: not told
    JobId runningJob;             //!< empty: none known
    MachineCapabilities can;
    std::optional<ByteSize> snapshotTarget; //!< smallest disk that a new machine needs; DigitalOcean only

    friend bool operator==(const VirtualMachine &, const VirtualMachine &) = default;
};

//! A full copy of a machine's disks.
struct Snapshot
{
    enum class State { Creating, Available, Busy, Failed, Unknown };
    enum class Consistency { Offline, Live, Unknown };

    SnapshotId id;
    MachineId machine;
    QString name; //!< untrusted; names need not be unique
    State state = State::Unknown;
    QString rawState;
    Consistency consistency = Consistency::Unknown;
    QDateTime createdAt; //!< UTC
    std::optional<ByteSize> size;
    std::optional<ByteSize> minimumDisk; //!< a new machine needs at least this
    QByteArray sha256;                   //!< hex; empty where not told

    friend bool operator==(const Snapshot &, const Snapshot &) = default;
};

//! Limits the service tells. Empty: none.
struct SnapshotLimits
{
    std::optional<int> perMachine;
    std::optional<std::chrono::seconds> interval; //!< between two snapshots of a machine
    QDateTime nextAllowedAt;                      //!< UTC; invalid: now

    friend bool operator==(const SnapshotLimits &, const SnapshotLimits &) = default;
};

//! Work on the service's side ("job" in ccloud³, "action" in DigitalOcean).
struct MachineJob
{
    enum class Kind {
        Start,
        ShutDown,
        TurnOff,
        Reboot,
        Reset,
        TakeSnapshot,
        ConsistentSnapshot,
        RestoreSnapshot,
        DeleteSnapshot,
        NewMachine,
        Rename,
        Other
    };
    enum class State { Waiting, Running, Complete, Failed, Cancelled, Unknown };
    //! Of a consistent snapshot, or of any that copies.
    enum class Phase { Unknown, ShuttingDown, Copying, Checking, Starting };

    JobId id;
    MachineId machine;
    Kind kind = Kind::Other;
    QString rawKind;
    State state = State::Unknown;
    Phase phase = Phase::Unknown;
    std::optional<int> permille; //!< empty: the service tells no progress
    std::optional<ByteSize> bytesDone;
    std::optional<ByteSize> bytesTotal;
    SnapshotId snapshot; //!< made or read, where told
    MachineId created;   //!< of NewMachine, where told
    QString code;        //!< why it failed, a closed word of the service ("shutdown_ignored"); may be empty
    QString detail;      //!< why it failed, the service's own sentence, untrusted
    QDateTime createdAt; //!< UTC, the service's clock
    QDateTime endedAt;   //!< UTC; invalid: it runs

    [[nodiscard]] bool ended() const
    {
        return state == State::Complete || state == State::Failed || state == State::Cancelled;
    }
    friend bool operator==(const MachineJob &, const MachineJob &) = default;
};

} // namespace kustos
