// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/origin.h"

#include <QHostAddress>
#include <QRegularExpression>

namespace kustos::net {

namespace {

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == QStringLiteral("https") ? 443 : 80);
}

} // namespace

bool isLiteralLoopback(const QString &host)
{
    if (host == QStringLiteral("::1"))
        return true;
    // QHostAddress also reads "127.1" and mapped addresses; only the plain spelling counts.
    static const QRegularExpression four(QStringLiteral("\\A127(\\.[0-9]{1,3}){3}\\z"));
    return four.match(host).hasMatch() && QHostAddress(host).isLoopback();
}

bool isAllowed(const QUrl &url)
{
    if (!url.isValid() || url.isRelative() || url.host().isEmpty() || url.authority().contains(u'@'))
        return false;
    if (url.scheme() == QStringLiteral("https"))
        return true;
    return url.scheme() == QStringLiteral("http") && isLiteralLoopback(url.host());
}

bool sameOrigin(const QUrl &a, const QUrl &b)
{
    return a.scheme() == b.scheme() && a.host() == b.host() && portOf(a) == portOf(b);
}

QString originText(const QUrl &url)
{
    const QString host = url.host().contains(u':') ? u'[' + url.host() + u']' : url.host();
    return url.scheme() + QStringLiteral("://") + host + u':' + QString::number(portOf(url));
}

} // namespace kustos::net
