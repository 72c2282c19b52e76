// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QNetworkRequest>
#include <QUrl>

class QNetworkReply;

namespace kustos::net {

//! A request with everything set that every request of the program has: no redirects, no HTTP/2, no cookies,
//! no cache, no compression, its own TLS configuration (1.2 or newer, peer verified). `bearer` may be empty.
[[nodiscard]] QNetworkRequest preparedRequest(const QUrl &url, const QByteArray &bearer);

//! Limits what Qt buffers of the answer. A request with an upload device starts only in the next turn of the
//! event loop and would not hear of a limit that is set before, so it is set once more then.
void boundBuffer(QNetworkReply &reply, qint64 bytes);

//! Whether the token can stand in a header: printable ASCII without spaces, so it cannot add a header of its
//! own.
[[nodiscard]] bool isSendableToken(const QByteArray &token);

} // namespace kustos::net
