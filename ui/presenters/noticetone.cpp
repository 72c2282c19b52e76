// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenters/noticetone.h"

namespace kustos::ui {

Tone toneOf(Notice::Kind kind)
{
    switch (kind) {
    case Notice::Kind::BackupInitiated:
    case Notice::Kind::RestoreInitiated:
    case Notice::Kind::DownloadStarted:
    case Notice::Kind::MachineInitiated:
        return Tone::Accent;
    case Notice::Kind::BackupDone:
    case Notice::Kind::BackupFoundByReading:
    case Notice::Kind::RestoreDone:
    case Notice::Kind::DownloadDone:
    case Notice::Kind::DownloadDoneUnproved:
    case Notice::Kind::MachineDone:
    case Notice::Kind::MachineFoundByReading:
        return Tone::Good;
    case Notice::Kind::BackupFailed:
    case Notice::Kind::RestoreFailed:
    case Notice::Kind::DownloadFailed:
    case Notice::Kind::MachineFailed:
        return Tone::Failed;
    case Notice::Kind::OutcomeUnknown:
    case Notice::Kind::MachineUnknown:
        return Tone::Unknown;
    case Notice::Kind::ShutdownIgnored:
    case Notice::Kind::ConsistentInterrupted:
        return Tone::Warning;
    case Notice::Kind::Cancelled:
        break;
    }
    return Tone::Neutral;
}

} // namespace kustos::ui
