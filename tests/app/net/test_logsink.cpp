// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/logsink.h"
#include "net/redaction.h"

#include <QDebug>
#include <QLoggingCategory>

#include <gtest/gtest.h>

namespace kustos::net {
namespace {

class LogSinkTest : public ::testing::Test
{
protected:
    LogSinkTest()
    {
        installLogSink();
        ::testing::internal::CaptureStderr();
    }
    ~LogSinkTest() override { qInstallMessageHandler(nullptr); }
    static QString written() { return QString::fromStdString(::testing::internal::GetCapturedStderr()); }
};

TEST_F(LogSinkTest, NoSecretReachesTheLog)
{
    qWarning("Authorization: Bearer CANARY1");
    qCritical().noquote() << QStringLiteral(
        "GET https://user:CANARY2@example.org/a?signature=CANARY3 failed");
    qCWarning(logNet).noquote() << QStringLiteral("{\"token\":\"CANARY4\"}");
    const QString lines = written();
    EXPECT_FALSE(lines.contains(QStringLiteral("CANARY"))) << lines.toStdString();
    EXPECT_TRUE(lines.contains(QStringLiteral("example.org/a"))) << "what is no secret stays readable";
    EXPECT_EQ(lines.count(u'\n'), 3);
}

TEST_F(LogSinkTest, AMessageIsOneLineAndSteersNoTerminal)
{
    qWarning().noquote() << QStringLiteral("name\nFAKE line\x1b[2J\rend");
    const QString lines = written();
    EXPECT_EQ(lines.count(u'\n'), 1);
    EXPECT_FALSE(lines.contains(QChar(0x1b)));
    EXPECT_FALSE(lines.contains(u'\r'));
    EXPECT_TRUE(lines.contains(QStringLiteral("FAKE line")));
}

TEST_F(LogSinkTest, AnEndlessMessageIsCut)
{
    qWarning().noquote() << QString(1'000'000, u'x');
    EXPECT_LT(written().size(), 5000);
}

} // namespace
} // namespace kustos::net
