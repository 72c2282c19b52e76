// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/preparedrequest.h"

#include <QNetworkReply>
#include <QSsl>
#include <QSslConfiguration>
#include <QSslSocket>

#include <algorithm>

namespace kustos::net {

QNetworkRequest preparedRequest(const QUrl &url, const QByteArray &bearer)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setRawHeader("User-Agent", "Kustos");
    request.setRawHeader("Accept-Encoding", "identity");
    if (!bearer.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + bearer);
    if (url.scheme() == QStringLiteral("https")) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setProtocol(QSsl::TlsV1_2OrLater);
        tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        tls.setAllowedNextProtocols({QByteArrayLiteral("http/1.1")});
        request.setSslConfiguration(tls);
    }
    return request;
}

void boundBuffer(QNetworkReply &reply, qint64 bytes)
{
    reply.setReadBufferSize(bytes);
    QMetaObject::invokeMethod(
        &reply, [&reply, bytes] { reply.setReadBufferSize(bytes); }, Qt::QueuedConnection);
}

bool isSendableToken(const QByteArray &token)
{
    return std::all_of(token.begin(), token.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

} // namespace kustos::net
