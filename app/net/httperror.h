// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "net/httpclient.h"

namespace kustos::net {

//! What a status of 400 and more means; `detail` is the service's own sentence, cut to 4 KiB. A status below
//! 400 that the caller cannot use is Protocol.
[[nodiscard]] Error errorFromStatus(const HttpReply &reply, QString detail);

} // namespace kustos::net
