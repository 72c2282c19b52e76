// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace kustos::net {

//! The address where `host` is written as one of this computer itself: 127.0.0.0/8 in four numbers, or ::1.
//! "localhost" is a name that somebody resolves, so it is none.
[[nodiscard]] bool isLiteralLoopback(const QString &host);

//! Whether a request may be sent there at all: https, or http to a literal loopback address; a host; no user
//! info.
[[nodiscard]] bool isAllowed(const QUrl &url);

//! Same scheme, host and port (the scheme's own port where none is written), compared as parsed.
[[nodiscard]] bool sameOrigin(const QUrl &a, const QUrl &b);

//! "https://host:port", nothing else of the address; for messages and the sidecar of a download.
[[nodiscard]] QString originText(const QUrl &url);

} // namespace kustos::net
