// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/machinefacts.h"

namespace kustos {

MachineCapabilities capabilities(FieldReader told, MachineCapabilities known)
{
    const std::pair<const char *, bool MachineCapabilities::*> table[] = {
        {"power", &MachineCapabilities::power},
        {"reset", &MachineCapabilities::reset},
        {"rename", &MachineCapabilities::rename},
        {"live_snapshot", &MachineCapabilities::liveSnapshot},
        {"offline_snapshot", &MachineCapabilities::offlineSnapshot},
        {"rename_snapshot", &MachineCapabilities::renameSnapshot},
        {"delete_snapshot", &MachineCapabilities::deleteSnapshot},
        {"restore_in_place", &MachineCapabilities::restoreInPlace},
        {"restore_to_new", &MachineCapabilities::restoreToNew},
        {"progress", &MachineCapabilities::progress},
        {"cancel", &MachineCapabilities::cancel},
        {"consistent", &MachineCapabilities::consistentOnService},
    };
    for (const auto &[field, member] : table) {
        if (const auto can = told.optionalFlag(field))
            known.*member = *can;
    }
    return known;
}

MachineJob::Kind jobKind(PowerAction action)
{
    switch (action) {
    case PowerAction::Start:
        return MachineJob::Kind::Start;
    case PowerAction::ShutDown:
        return MachineJob::Kind::ShutDown;
    case PowerAction::TurnOff:
        return MachineJob::Kind::TurnOff;
    case PowerAction::Reboot:
        return MachineJob::Kind::Reboot;
    case PowerAction::Reset:
        return MachineJob::Kind::Reset;
    }
    return MachineJob::Kind::Other;
}

} // namespace kustos
