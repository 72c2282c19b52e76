// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/commandline.h"

#include <QDir>

#include <functional>
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

struct Value
{
    const char *words;
    std::function<bool(const CommandLine &)> holds;
};

TEST(CommandLine, EveryOptionIsRead)
{
    using Command = CommandLine::Command;
    const QList<Value> table{
        {"--state /x",
         [](const auto &line) { return line.state == u"/x" && line.command == Command::Serve; }},
        {"--state=/x", [](const auto &line) { return line.state == u"/x"; }},
        {"--state /x --listen 127.0.0.1:7341",
         [](const auto &line) { return line.serve.address == u"127.0.0.1" && line.serve.port == 7341; }},
        {"--state /x --listen 127.1.2.3:65535",
         [](const auto &line) { return line.serve.address == u"127.1.2.3" && line.serve.port == 65535; }},
        {"--state /x --listen [::1]:0",
         [](const auto &line) { return line.serve.address == u"::1" && line.serve.port == 0; }},
        {"--state /x --token-file /t", [](const auto &line) { return line.serve.tokenFile == u"/t"; }},
        {"--state /x --tls-key /k --tls-cert /c",
         [](const auto &line) { return line.serve.certificateFile == u"/c" && line.serve.keyFile == u"/k"; }},
        {"--state /x --managed", [](const auto &line) { return line.serve.managed; }},
        {"--state /x --busy-limit 0", [](const auto &line) { return line.serve.busyLimit.count() == 0; }},
        {"--state /x --busy-limit 86400",
         [](const auto &line) { return line.serve.busyLimit.count() == 86'400; }},
        {"--state /x --idle-limit 0", [](const auto &line) { return line.serve.idleLimit.count() == 0; }},
        {"--state /x --copy-rate-limit 1099511627776",
         [](const auto &line) { return line.serve.copyRate == Q_INT64_C(1) << 40; }},
        {"--state /x add sqlite n /p",
         [](const auto &line) { return line.add.schedule.isEmpty() && line.add.blockingLimit.count() == 0; }},
        {"--state /x add sqlite n /p --schedule none",
         [](const auto &line) { return line.add.schedule.isEmpty(); }},
        {"--state /x add sqlite n /p --schedule weekly",
         [](const auto &line) { return line.add.schedule == QList{BackupType::Weekly}; }},
        {"add sqlite n /p --state /x",
         [](const auto &line) { return line.command == Command::Add && line.state == u"/x"; }},
        {"--state /x",
         [](const auto &line) {
             const MachineLimits &limits = line.serve.machines;
             return !limits.snapshotsPerMachine && !limits.snapshotInterval &&
                    limits.shutdownDeadline.count() == 120;
         }},
        {"--state /x --snapshots-per-machine 10 --snapshot-interval 600 --shutdown-deadline 5",
         [](const auto &line) {
             const MachineLimits &limits = line.serve.machines;
             return limits.snapshotsPerMachine == 10 && limits.snapshotInterval->count() == 600 &&
                    limits.shutdownDeadline.count() == 5;
         }},
        {"--state /x --snapshots-per-machine 0",
         [](const auto &line) { return line.serve.machines.snapshotsPerMachine == 0; }},
        {"--state /x add libvirt",
         [](const auto &line) {
             return line.command == Command::Add && line.add.hypervisor == u"qemu:///session";
         }},
        {"--state /x add libvirt qemu+ssh://b/system",
         [](const auto &line) { return line.add.hypervisor == u"qemu+ssh://b/system"; }},
        {"--state /x add sqlite libvirt /p",
         [](const auto &line) { return line.add.hypervisor.isEmpty() && line.add.name == u"libvirt"; }},
        {"--state /x list", [](const auto &line) { return line.command == Command::List; }},
        {"--state /x -- remove -odd",
         [](const auto &line) { return line.command == Command::Remove && line.remove.which == u"-odd"; }},
        {"--help", [](const auto &line) { return line.command == Command::Help; }},
        {"--version", [](const auto &line) { return line.command == Command::Version; }},
        {"--help --version frobnicate", [](const auto &line) { return line.command == Command::Help; }},
    };
    for (const Value &row : table) {
        const auto line = parse(row.words);
        ASSERT_TRUE(line) << row.words << ": " << line.error().toStdString();
        EXPECT_TRUE(row.holds(*line)) << row.words;
    }
}

TEST(CommandLine, EveryRefusalNamesWhatIsWrong)
{
    const QList<std::pair<const char *, QString>> table{
        {"list", u"--state DIR is missing"_qs},
        {"--state", u"Missing value after '--state'"_qs},
        {"--state= list", u"--state"_qs},
        {"--state /x --bogus", u"bogus"_qs},
        {"--state /x --managed=yes", u"managed"_qs},
        {"--state /x --listen 127.0.0.1", u"127.0.0.1:7341"_qs},
        {"--state /x --listen 127.0.0.1:", u"ADDRESS:PORT"_qs},
        {"--state /x --listen 127.0.0.1:-1", u"ADDRESS:PORT"_qs},
        {"--state /x --listen 127.0.0.1:65536", u"ADDRESS:PORT"_qs},
        {"--state /x --listen []:80", u"ADDRESS:PORT"_qs},
        {"--state /x --listen localhost:0", u"numeric address, and localhost"_qs},
        {"--state /x --listen 127.1:0", u"numeric address, and 127.1"_qs},
        {"--state /x --listen 192.0.2.1:80", u"192.0.2.1 can be reached from other computers"_qs},
        {"--state /x --listen [::]:80", u":: can be reached"_qs},
        {"--state /x --tls-key k", u"belong together"_qs},
        {"--state /x --tls-cert c", u"belong together"_qs},
        {"--state /x --busy-limit soon", u"--busy-limit wants a number from 0 to 86400"_qs},
        {"--state /x --busy-limit -1", u"--busy-limit wants"_qs},
        {"--state /x --busy-limit 1.5", u"--busy-limit wants"_qs},
        {"--state /x --busy-limit 86401", u"--busy-limit wants"_qs},
        {"--state /x --idle-limit 86401", u"--idle-limit wants"_qs},
        {"--state /x --copy-rate-limit 1099511627777", u"--copy-rate-limit wants"_qs},
        {"--state /x --copy-rate-limit 99999999999999999999", u"--copy-rate-limit wants"_qs},
        {"--state /x add", u"add sqlite NAME PATH"_qs},
        {"--state /x add sqlite n /p more", u"add sqlite NAME PATH"_qs},
        {"--state /x add mongodb n /p", u"add sqlite NAME PATH"_qs},
        {"--state /x add sqlite n /p --blocking-limit x", u"--blocking-limit wants"_qs},
        {"--state /x add sqlite n /p --schedule daily,", u"--schedule wants none"_qs},
        {"--state /x add sqlite n /p --schedule none,daily", u"--schedule wants none"_qs},
        {"--state /x add sqlite n /p --schedule Daily", u"--schedule wants none"_qs},
        {"--state /x add libvirt a b", u"add libvirt [URI]"_qs},
        {"--state /x --snapshots-per-machine -1", u"--snapshots-per-machine wants"_qs},
        {"--state /x --snapshot-interval x", u"--snapshot-interval wants"_qs},
        {"--state /x --shutdown-deadline 86401", u"--shutdown-deadline wants"_qs},
        {"--state /x remove", u"remove"_qs},
        {"--state /x list all", u"unknown command: list"_qs},
        {"--state /x start", u"unknown command: start"_qs},
    };
    for (const auto &[words, part] : table) {
        const auto line = parse(words);
        ASSERT_FALSE(line) << words;
        EXPECT_TRUE(line.error().contains(part)) << words << ": " << line.error().toStdString();
    }
}

TEST(CommandLine, UsageNamesEveryOptionAndCommand)
{
    for (const QString &word : {u"--state"_qs,
                                u"--listen"_qs,
                                u"--token-file"_qs,
                                u"--tls-cert"_qs,
                                u"--tls-key"_qs,
                                u"--managed"_qs,
                                u"--idle-limit"_qs,
                                u"--busy-limit"_qs,
                                u"--copy-rate-limit"_qs,
                                u"add sqlite"_qs,
                                u"add libvirt"_qs,
                                u"--snapshots-per-machine"_qs,
                                u"--snapshot-interval"_qs,
                                u"--shutdown-deadline"_qs,
                                u"--blocking-limit"_qs,
                                u"--schedule"_qs,
                                u"remove"_qs,
                                u"--delete-backups"_qs,
                                u" list"_qs,
                                u" stop"_qs})
        EXPECT_TRUE(usage().contains(word)) << word.toStdString();
}

} // namespace
