// SPDX-License-Identifier: GPL-3.0-or-later
// The program dies in the middle of a download; the next one goes on.
#include "downloadfixture.h"

#include <QProcess>

namespace kustos::net {
namespace {

using namespace kustos::test;

class DownloadKillTest : public DownloadFixture
{
protected:
    //! In the inner process: fetches what the outer one serves, and is killed meanwhile.
    void fetchUntilKilled()
    {
        DownloadRequest made = request();
        made.url = QUrl(qEnvironmentVariable("KUSTOS_TEST_URL"));
        made.directory = qEnvironmentVariable("KUSTOS_TEST_FOLDER");
        static_cast<void>(fetch(made));
    }

    void startAndKill(qint64 afterBytes)
    {
        const auto *info = ::testing::UnitTest::GetInstance()->current_test_info();
        QProcess inner;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("KUSTOS_TEST_URL"), request().url.toString());
        environment.insert(QStringLiteral("KUSTOS_TEST_FOLDER"), folder.path());
        environment.insert(QStringLiteral("TMPDIR"), m_leftovers.path());
        inner.setProcessEnvironment(environment);
        inner.start(
            QCoreApplication::applicationFilePath(),
            {QStringLiteral("--gtest_filter=%1.%2")
                 .arg(QString::fromLatin1(info->test_suite_name()), QString::fromLatin1(info->name()))});
        ASSERT_TRUE(waitUntil([&] { return QFileInfo(part()).size() >= afterBytes; }, 20s));
        inner.kill();
        ASSERT_TRUE(inner.waitForFinished(5'000));
        ASSERT_EQ(inner.exitStatus(), QProcess::CrashExit) << "it had to be killed in the middle";
    }

private:
    QTemporaryDir m_leftovers; //!< of killed processes
};

TEST_F(DownloadKillTest, WhatReachedTheDiskIsContinuedAndProved)
{
    if (qEnvironmentVariableIsSet("KUSTOS_TEST_URL"))
        return fetchUntilKilled();
    cloud.route("GET", "/download/f", file(body, {.eachBlock = 10ms}));
    qint64 before = 0;
    for (const qint64 after : {200'000, 900'000, 2'000'000}) {
        startAndKill(after);
        EXPECT_FALSE(QFileInfo::exists(target())) << "only the part may be there";
        const qint64 kept = QFileInfo(part()).size();
        EXPECT_GE(kept, after);
        EXPECT_GE(kept, before);
        before = kept;
    }
    cloud.script(file(body));
    expectComplete(fetch(request()));
    EXPECT_EQ(cloud.ledger().back().headers.value("range"), "bytes=" + QByteArray::number(before) + '-');
}

} // namespace
} // namespace kustos::net
