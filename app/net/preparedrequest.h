// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QNetworkRequest>
#include <QUrl>

namespace kustos::net {

//! A request with everything set that every request of the program has: no redirects, no HTTP/2, no cookies,
//! no cache, no compression, its own TLS configuration (1.2 or newer, peer verified). `bearer` may be empty.
[[nodiscard]] QNetworkRequest preparedRequest(const QUrl &url, const QByteArray &bearer);

//! Whether the token can stand in a header: printable ASCII without spaces, so it cannot add a header of its
//! own.
[[nodiscard]] bool isSendableToken(const QByteArray &token);

} // namespace kustos::net
