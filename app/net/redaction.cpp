// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/redaction.h"

#include <QRegularExpression>

namespace kustos::net {

Q_LOGGING_CATEGORY(logNet, "kustos.net", QtWarningMsg)

QString redacted(const QString &line)
{
    static const QRegularExpression userInfo(QStringLiteral("(\\b[a-z][a-z0-9+.-]*://)[^\\s/?#@]*@"),
                                             QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression query(
        QStringLiteral("(\\b[a-z][a-z0-9+.-]*://[^\\s?#\"'<>]*)[?#][^\\s\"'<>]*"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression scheme(QStringLiteral("\\b(bearer|basic)\\s+[^\\s\"',;]+"),
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression named(
        QStringLiteral("([\\w-]*(?:authorization|token|secret|password|passwd|cookie|signature|api[_-]?key|x-"
                       "amz-[\\w-]*)"
                       "[\\w-]*[\"']?\\s*[:=]\\s*)(\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|[^\\s,;&\"'}]+)"),
        QRegularExpression::CaseInsensitiveOption);
    QString safe = line;
    safe.replace(userInfo, QStringLiteral("\\1***@"));
    safe.replace(query, QStringLiteral("\\1?***"));
    safe.replace(scheme, QStringLiteral("\\1 ***"));
    safe.replace(named, QStringLiteral("\\1***"));
    return safe;
}

QString redacted(const QUrl &url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

} // namespace kustos::net
