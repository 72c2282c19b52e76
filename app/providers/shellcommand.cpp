// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/shellcommand.h"

namespace kustos::shell {

QString quoted(QString text)
{
    return QLatin1Char('\'') + text.replace(QLatin1Char('\''), QLatin1String("'\\''")) + QLatin1Char('\'');
}

QString curl(const char *method, const QString &address, const QByteArray &body)
{
    QString line = QStringLiteral("curl --fail-with-body -X %1 -H \"Authorization: Bearer $KUSTOS_TOKEN\"")
                       .arg(QLatin1String(method));
    if (!body.isEmpty()) {
        line +=
            QLatin1String(" -H 'Content-Type: application/json' --data ") + quoted(QString::fromUtf8(body));
    }
    return line + QLatin1Char(' ') + address;
}

} // namespace kustos::shell
