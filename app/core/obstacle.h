// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace kustos {

//! Why an action cannot be done for a backup, a service or a machine; the window says it in one sentence.
enum class Obstacle {
    None,
    NotDownloadable, //!< this service offers no download of this backup
    NotRestorable,   //!< this service offers no restore of this backup
    NotComplete,     //!< it is still being made, or failed
    ServiceNotReady, //!< the service is being provisioned
    JobRunning,      //!< a backup of this service is already being made
    NotConnected,
    CredentialsExpired,
    // Of virtual machines:
    MachineBusy,          //!< a job or operation of this machine is running
    AlreadyRunning,       //!< to switch on
    AlreadyOff,           //!< to switch off
    MustBeOff,            //!< restore in place
    StateUnknown,         //!< the machine's state is not known, so nothing can be decided from it
    NotOffered,           //!< this service does not offer it for this machine
    NoLiveSnapshot,       //!< only while it is off
    SnapshotLimitReached, //!< the number of snapshots per machine
    SnapshotTooSoon,      //!< the interval since the last one
    SnapshotNotAvailable, //!< it is being made, deleted, or failed
    UnfinishedConsistent, //!< an interrupted consistent snapshot has to be decided first
};

} // namespace kustos
