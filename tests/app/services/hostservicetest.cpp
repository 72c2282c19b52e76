// SPDX-License-Identifier: GPL-3.0-or-later
// Installing the host as a service, against a stand-in for systemctl.
#include "services/hostservice.h"

#include "support/await.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace kustos::test {

namespace {

class HostServiceTest : public ::testing::Test
{
protected:
    HostServiceTest() { qputenv("XDG_CONFIG_HOME", m_directory.path().toLocal8Bit()); }

    QString systemctl(const QByteArray &script) const
    {
        const QString path = m_directory.filePath(QStringLiteral("systemctl"));
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("#!/bin/sh\necho \"$@\" >> '" + calls().toLocal8Bit() + "'\n" + script);
        file.close();
        ::chmod(path.toLocal8Bit().constData(), 0700);
        return path;
    }
    QString calls() const { return m_directory.filePath(QStringLiteral("calls")); }
    static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_directory;
};

} // namespace

TEST_F(HostServiceTest, InstallWritesTheUnitAndStartsIt)
{
    HostService service(QStringLiteral("/opt/kustos host"), QStringLiteral("/srv/a%b$c\"d"),
                        systemctl("exit 0\n"));
    EXPECT_FALSE(service.isInstalled());
    ASSERT_TRUE(await(service.install()).has_value());
    EXPECT_TRUE(service.isInstalled());
    EXPECT_EQ(HostService::unitFile(),
              m_directory.filePath(QStringLiteral("systemd/user/kustos-host.service")));
    EXPECT_TRUE(
        content(HostService::unitFile())
            .contains(
                "ExecStart=\"/opt/kustos host\" --state \"/srv/a%%b$$c\\\"d\" --managed --idle-limit 0\n"));
    EXPECT_EQ(content(calls()), "--user daemon-reload\n--user enable --now kustos-host.service\n");
    ASSERT_TRUE(await(service.remove()).has_value());
    EXPECT_FALSE(service.isInstalled());
}

TEST_F(HostServiceTest, WithoutAUserSessionItSaysSoAndLeavesNothing)
{
    HostService service(QStringLiteral("/opt/kustos-host"), QStringLiteral("/srv/state"),
                        systemctl("echo 'Failed to connect to bus' >&2\nexit 1\n"));
    const auto installed = await(service.install());
    ASSERT_FALSE(installed.has_value());
    EXPECT_EQ(installed.error().cause, Error::Cause::HostNotStarted);
    EXPECT_EQ(installed.error().detail, QStringLiteral("Failed to connect to bus"));
    EXPECT_FALSE(service.isInstalled());
}

TEST_F(HostServiceTest, WithoutSystemdItSaysSo)
{
    HostService service(QStringLiteral("/opt/kustos-host"), QStringLiteral("/srv/state"),
                        m_directory.filePath(QStringLiteral("nowhere")));
    const auto installed = await(service.install());
    ASSERT_FALSE(installed.has_value());
    EXPECT_EQ(installed.error().cause, Error::Cause::HostNotStarted);
    EXPECT_FALSE(installed.error().detail.isEmpty());
}

TEST_F(HostServiceTest, APathCannotAddLinesToTheUnit)
{
    HostService service(QStringLiteral("/opt/x\nExecStartPre=/bin/evil"), QStringLiteral("/srv"),
                        systemctl("exit 0\n"));
    EXPECT_FALSE(await(service.install()).has_value());
    EXPECT_FALSE(service.isInstalled());
    EXPECT_TRUE(content(calls()).isEmpty());
}

TEST_F(HostServiceTest, DestroyedWhileSystemdWorks)
{
    auto service = std::make_unique<HostService>(QStringLiteral("/opt/kustos-host"), QStringLiteral("/srv"),
                                                 systemctl("exec sleep 20\n"));
    std::optional<Result<void>> result;
    QObject context;
    QCoro::connect(service->install(), &context, [&](const Result<void> &installed) { result = installed; });
    ASSERT_TRUE(waitUntil([this] { return !content(calls()).isEmpty(); }));
    service.reset();
    ASSERT_TRUE(waitUntil([&] { return result.has_value(); }));
    EXPECT_EQ(result->error().kind, Error::Kind::Cancelled);
}

} // namespace kustos::test
