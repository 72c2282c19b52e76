// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/ids.h"

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
    };

    Kind kind = Kind::BackupInitiated;
    ServiceKey target;
    OperationId operation;
    QString subject; //!< untrusted text
    std::optional<Error> error;
};

} // namespace kustos
