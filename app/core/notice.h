// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/ids.h"
#include "core/operation.h"

#include <optional>

namespace kustos {

//! Something the window should say at the place it belongs to. No words: app/text makes them.
struct Notice
{
    enum class Kind {
        BackupInitiated,
        BackupDone,
        BackupFailed,
        BackupFoundByReading, //!< the answer was lost, the backup was found
        OutcomeUnknown,       //!< the answer was lost, it is being looked up
        RestoreInitiated,     //!< subject: the new service's name
        RestoreDone,
        RestoreFailed,
        DownloadStarted,
        DownloadDone,         //!< subject: the file's path; its checksum was proved
        DownloadDoneUnproved, //!< subject: the file's path; the service told no checksum
        DownloadFailed,
        Cancelled,
        // Of virtual machines; the operation's kind says what:
        MachineInitiated,
        MachineDone,
        MachineFailed,
        MachineUnknown,        //!< the answer was lost, it is being looked up
        MachineFoundByReading, //!< the answer was lost, the result was found
        ShutdownIgnored,       //!< the guest does not react; the hard way is offered
        ConsistentInterrupted, //!< a machine may be off for a snapshot that was not finished
    };

    Kind kind = Kind::BackupInitiated;
    ServiceKey target;
    MachineKey machine;                               //!< of a virtual machine; then target is empty
    Operation::Kind action = Operation::Kind::BackUp; //!< of the operation
    OperationId operation;
    QString subject; //!< untrusted text
    std::optional<Error> error;
};

} // namespace kustos
