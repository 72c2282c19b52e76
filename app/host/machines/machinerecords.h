// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace kustos::host {

enum class MachineState { Running, Off, Starting, Stopping, Paused, Crashed, Unknown };

//! A virtual machine as the hypervisor tells it.
struct MachineFacts
{
    struct Disk
    {
        QString target; //!< "vda"
        QString path;   //!< of its image; empty where it is no file
        qint64 virtualBytes = 0;
        bool boot = false;
    };

    MachineId id;   //!< UUID, lower case with dashes
    QString domain; //!< the hypervisor's own name, unique
    QString name;   //!< the title where one was given, else `domain`
    MachineState state = MachineState::Unknown;
    int vcpus = 0;
    qint64 memoryBytes = 0;
    QList<Disk> disks; //!< without CD-ROMs
    QStringList addresses;
    QString system;   //!< operating system, where the domain names one
    int number = 0;   //!< small, stable, given by the host's catalogue: the id in the DigitalOcean dialect
    QString hostname; //!< "xv10001", from `number`: the key in the ccloud³ dialect
    QDateTime knownSince; //!< UTC; when the host saw it first
};

//! A finished or growing full copy of a machine's disks, in the host's own catalogue.
struct SnapshotRecord
{
    enum class State { Creating, Available, Restoring, Deleting, Lost };

    SnapshotId id;  //!< UUID
    int number = 0; //!< the id in the DigitalOcean dialect
    MachineId machine;
    QString name; //!< 1 to 255 characters, anything but controls; never part of a path
    State state = State::Creating;
    bool live = false;       //!< taken while the machine was running
    QDateTime createdAt;     //!< UTC; the instant of its data
    qint64 bytes = 0;        //!< of its files on the disk
    qint64 virtualBytes = 0; //!< what a new machine's disks need
    QByteArray sha256;       //!< hex, of the boot disk's file
    QByteArray domainXml;    //!< as it was when the snapshot was taken
};

//! One file of a snapshot: "<target>.qcow2" in its directory.
struct SnapshotDisk
{
    QString target; //!< "vda"; letters and digits
    qint64 virtualBytes = 0;
    bool boot = false;
    qint64 bytes = 0;  //!< of the file; what it has to be later, or the snapshot is lost
    QByteArray sha256; //!< hex
};

//! One job of a machine.
struct MachineJobRecord
{
    enum class Kind {
        Start,
        Shutdown,
        Stop,
        Reboot,
        Reset,
        Rename,
        TakeSnapshot,
        Consistent,
        Restore,
        Clone,
        Delete
    };
    enum class State { Queued, Running, Succeeded, Failed, Cancelled };
    //! Written before the step is taken, so that a restart knows where to go on.
    enum class Phase { Waiting, ShuttingDown, Copying, Checking, Replacing, Starting };

    JobId id;       //!< "j-<number>"
    int number = 0; //!< the id of the action in the DigitalOcean dialect
    MachineId machine;
    Kind kind = Kind::Start;
    State state = State::Queued;
    Phase phase = Phase::Waiting;
    SnapshotId snapshot;     //!< made, read or deleted
    QString argument;        //!< new name
    bool wasRunning = false; //!< Consistent: whether it is to be switched on again
    bool live = false;
    MachineId created; //!< Clone
    qint64 bytesDone = 0;
    qint64 bytesTotal = 0;
    QString code;   //!< why it failed: one of the words in docs/architecture.md §8
    QString detail; //!< a sentence for people
    QDateTime createdAt;
    QDateTime startedAt;
    QDateTime endedAt;  //!< invalid: it runs
    QDateTime deadline; //!< ShuttingDown: when the guest counts as ignoring the power button

    [[nodiscard]] bool ended() const
    {
        return state == State::Succeeded || state == State::Failed || state == State::Cancelled;
    }
};

struct MachineLimits
{
    std::optional<int> snapshotsPerMachine;
    std::optional<std::chrono::seconds> snapshotInterval;
    std::chrono::seconds shutdownDeadline{120}; //!< until a guest counts as ignoring the power button
};

} // namespace kustos::host
