// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "host/statedirectory.h"

#include <chrono>

namespace kustos::host {

//! Sends SIGTERM to the host that holds the lock of this state directory and waits until the lock is free.
//! Only a process that has the lock file open is asked, by a handle that cannot turn into another process.
//! Errors: Timeout where it did not end in time, Storage with a sentence.
[[nodiscard]] Result<void> stopHost(const StateDirectory &state, std::chrono::milliseconds patience);

} // namespace kustos::host
