// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace kustos::ui {

//! Whether there is a session bus to ask. Without an address, libdbus would start one of its own just to be
//! asked a question nobody answers.
[[nodiscard]] bool hasSessionBus();

} // namespace kustos::ui
