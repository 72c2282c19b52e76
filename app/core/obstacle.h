// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace kustos {

//! Why an action cannot be done for a backup or a service; the window says it in one sentence.
enum class Obstacle {
    None,
    NotDownloadable, //!< this service offers no download of this backup
    NotRestorable,   //!< this service offers no restore of this backup
    NotComplete,     //!< it is still being made, or failed
    ServiceNotReady, //!< the service is being provisioned
    JobRunning,      //!< a backup of this service is already being made
    NotConnected,
    CredentialsExpired,
};

} // namespace kustos
