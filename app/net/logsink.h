// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace kustos::net {

//! From now on every line that Qt or this program logs goes to stderr without its secrets, see redacted().
//! Each is one line of text: what would start another line or steer a terminal is shown as a space.
//! Thread-safe.
void installLogSink();

} // namespace kustos::net
