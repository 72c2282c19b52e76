// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QIcon>

namespace kustos::ui {

//! Our own set, drawn on a 16 px grid, shipped as SVG under :/icons.
enum class Icon {
    Backup,
    Snapshot,
    Offline, //!< taken while the machine was off
    Live,    //!< taken while it was running
    Delete,
    Download,
    Restore,
    Copy,
    Refresh,
    Folder,
    Close,
    Search,
    Cancel,
    Success,
    Failure,
    Warning,
    Information,
    Running,
    Pending,
    Planned,
    Unknown,
    ChevronRight,
    ChevronDown,
    Computer,
    Server,
    Database,
    Machine,
    Activity,
    Settings,
    Help,
    More,
    Rename,
    Key,
};

//! The icon in the palette's text colour, or in a tone's; follows light, dark and selection.
[[nodiscard]] QIcon icon(Icon which, const QPalette &palette);
[[nodiscard]] QIcon icon(Icon which, const QPalette &palette, Tone tone);

} // namespace kustos::ui
