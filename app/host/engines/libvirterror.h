// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace kustos::host::libvirt {

//! What an error of libvirt means: its code and the part of libvirt it comes from (virErrorNumber and
//! virErrorDomain), and its sentence, which becomes the detail.
[[nodiscard]] Error errorFor(int code, int domain, const QString &sentence);

//! Of this thread's last call. Ask at once: the next call of any function of libvirt forgets it.
[[nodiscard]] Error lastError();

//! The same error where what failed is the making of copies: a word about a file then means the target.
[[nodiscard]] Error aboutTargets(Error error);

} // namespace kustos::host::libvirt
