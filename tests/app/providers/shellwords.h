// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

#include <gtest/gtest.h>

namespace kustos::test {

//! What a shell makes of a command: the words that `program` would get, with $KUSTOS_TOKEN set to
//! "from-outside".
inline QStringList shellWords(const QString &program, const QString &command)
{
    QProcess shell;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("KUSTOS_TOKEN"), QStringLiteral("from-outside"));
    environment.insert(QStringLiteral("KUSTOS_URL"), QStringLiteral("https://elsewhere.example"));
    shell.setProcessEnvironment(environment);
    const QString stand = program + QStringLiteral("() { printf '%s\\n' \"$@\"; }\n");
    shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), stand + command});
    EXPECT_TRUE(shell.waitForFinished(5'000));
    EXPECT_TRUE(shell.readAllStandardError().isEmpty());
    QStringList words = QString::fromUtf8(shell.readAllStandardOutput()).split(QLatin1Char('\n'));
    words.removeLast();
    return words;
}

} // namespace kustos::test
