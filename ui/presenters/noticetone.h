// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/notice.h"
#include "widgets/theme.h"

namespace kustos::ui {

//! How the bar that says it is coloured.
[[nodiscard]] Tone toneOf(Notice::Kind kind);

} // namespace kustos::ui
