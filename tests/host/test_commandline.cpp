// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/commandline.h"

#include <QDir>

#include <gtest/gtest.h>

using namespace kustos::host;

namespace {

std::expected<CommandLine, QString> parse(const char *words)
{
    return parseCommandLine(QString::fromUtf8(words).split(u' ', Qt::SkipEmptyParts));
}

TEST(CommandLine, DefaultsAreLoopbackAndAnyPort)
{
    const auto line = parse("--state /x");
    ASSERT_TRUE(line);
    EXPECT_EQ(line->command, CommandLine::Command::Serve);
    EXPECT_EQ(line->serve.address, QStringLiteral("127.0.0.1"));
    EXPECT_EQ(line->serve.port, 0);
    EXPECT_EQ(line->serve.busyLimit.count(), 60);
    EXPECT_EQ(line->serve.idleLimit.count(), 120);
    EXPECT_FALSE(line->serve.managed);
}

TEST(CommandLine, OtherAddressesNeedTls)
{
    const auto refused = parse("--state /x --listen 0.0.0.0:80");
    ASSERT_FALSE(refused);
    EXPECT_TRUE(refused.error().contains(u"--tls-cert"));
    EXPECT_FALSE(parse("--state /x --listen [::]:80"));
    EXPECT_TRUE(parse("--state /x --listen [::1]:80"));
    const auto tls = parse("--state /x --listen 0.0.0.0:7341 --tls-cert c --tls-key k");
    ASSERT_TRUE(tls);
    EXPECT_EQ(tls->serve.port, 7341);
    EXPECT_FALSE(parse("--state /x --tls-cert c"));
}

TEST(CommandLine, AddReadsLimitAndSchedule)
{
    const auto line =
        parse("--state /x add sqlite name /p --blocking-limit 5 --schedule daily,monthly,daily");
    ASSERT_TRUE(line);
    EXPECT_EQ(line->command, CommandLine::Command::Add);
    EXPECT_EQ(line->add.name, QStringLiteral("name"));
    EXPECT_EQ(line->add.path, QStringLiteral("/p"));
    EXPECT_EQ(line->add.blockingLimit.count(), 5);
    EXPECT_EQ(line->add.schedule, (QList{BackupType::Daily, BackupType::Monthly}));
}

TEST(CommandLine, RemoveAndStop)
{
    const auto remove = parse("--state /x remove name");
    ASSERT_TRUE(remove);
    EXPECT_EQ(remove->command, CommandLine::Command::Remove);
    EXPECT_EQ(remove->remove.which, QStringLiteral("name"));
    EXPECT_FALSE(remove->remove.deleteBackups);
    EXPECT_TRUE(parse("--state /x remove name --delete-backups")->remove.deleteBackups);
    EXPECT_EQ(parse("--state /x stop")->command, CommandLine::Command::Stop);
}

TEST(CommandLine, PathsAreOfTheDirectoryItWasStartedIn)
{
    const QString here = QDir::currentPath() + u'/';
    const auto serve = parse("--state s --token-file t --tls-cert c --tls-key ../k");
    ASSERT_TRUE(serve);
    EXPECT_EQ(serve->state, here + u's');
    EXPECT_EQ(serve->serve.tokenFile, here + u't');
    EXPECT_EQ(serve->serve.certificateFile, here + u'c');
    EXPECT_TRUE(serve->serve.keyFile.startsWith(u'/'));
    EXPECT_EQ(parse("--state s add sqlite n p")->add.path, here + u'p');
    EXPECT_TRUE(parse("--state s")->serve.tokenFile.isEmpty());
}

TEST(CommandLine, NonsenseIsRefusedWithASentence)
{
    for (const char *words :
         {"", "--listen 127.0.0.1:0", "--state /x --listen 127.0.0.1", "--state /x --listen :80",
          "--state /x --listen 127.0.0.1:99999", "--state /x --busy-limit soon", "--state /x --bogus",
          "--state /x --listen localhost:0", "--state /x --listen 127.evil.com:0",
          "--state /x --copy-rate-limit -1", "--state /x add sqlite onlyname", "--state /x add mysql a b",
          "--state /x add sqlite a b --schedule hourly", "--state /x add sqlite a b --schedule on_demand",
          "--state /x frobnicate", "--state /x remove", "--state /x remove a b", "--state /x stop now"}) {
        const auto line = parse(words);
        ASSERT_FALSE(line) << words;
        EXPECT_FALSE(line.error().isEmpty()) << words;
    }
}

} // namespace
