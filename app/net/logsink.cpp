// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/logsink.h"

#include "net/redaction.h"

#include <QtGlobal>

#include <algorithm>
#include <cstdio>

namespace kustos::net {

namespace {

constexpr qsizetype longestLine = 4096;

void write(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    // Cut first, so that an endless message costs no endless search; a secret that is cut is still none to
    // read.
    QString line = redacted(qFormatLogMessage(type, context, message.left(longestLine)));
    std::replace_if(
        line.begin(), line.end(), [](QChar c) { return c.category() == QChar::Other_Control; }, u' ');
    const QByteArray bytes = line.toUtf8() + '\n';
    // One call per line: lines of several threads do not mix.
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stderr);
    std::fflush(stderr);
}

} // namespace

void installLogSink()
{
    qInstallMessageHandler(write);
}

} // namespace kustos::net
