// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>

#include <chrono>
#include <optional>

namespace kustos::net {

//! How long a Retry-After header asks to wait, clamped to 1 s .. 15 min. Seconds or an HTTP date (against
//! `now`); empty where the header is missing or cannot be read, so that the caller's own backing off applies.
[[nodiscard]] std::optional<std::chrono::seconds> retryAfter(const QByteArray &header, const QDateTime &now);

} // namespace kustos::net
