// SPDX-License-Identifier: GPL-3.0-or-later
// "This computer" against a stand-in for kustos-host: a shell script that writes the address file.
#include "services/localhost.h"

#include "support/await.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <csignal>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kustos::test {

namespace {

class LocalHostTest : public ::testing::Test
{
protected:
    LocalHostTest()
    {
        qputenv("XDG_RUNTIME_DIR", m_directory.path().toLocal8Bit());
        QDir().mkpath(m_state);
        QDir().mkpath(m_directory.filePath(QStringLiteral("kustos")));
    }
    ~LocalHostTest() override
    {
        for (const QByteArray &pid : log().split('\n')) {
            if (pid.toLongLong() > 1)
                ::kill(static_cast<pid_t>(pid.toLongLong()), SIGTERM);
        }
    }
    QByteArray log() const
    {
        QFile file(m_state + QLatin1String("/pids"));
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
    }
    qsizetype starts() const { return log().isEmpty() ? 0 : log().split('\n').size(); }
    //! A program that notes its process id in <state>/pids and then does `script`; $FILE is the address file.
    QString program(const QByteArray &script) const
    {
        const QString path = m_directory.filePath(QStringLiteral("stand-in"));
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("#!/bin/sh\nFILE='" + LocalHost::addressFile(m_state).toLocal8Bit() +
                   "'\necho $$ >> \"$2/pids\"\n" + script);
        file.close();
        ::chmod(path.toLocal8Bit().constData(), 0700);
        return path;
    }
    static QByteArray announce(const char *token)
    {
        return QByteArray("umask 077\nprintf '{\"base\":\"http://127.0.0.1:4711\",\"token\":\"") + token +
               "\",\"pid\":%d,\"version\":\"0.1\"}' $$ > \"$FILE.new\"\nmv \"$FILE.new\" \"$FILE\"\nexec "
               "sleep 30\n";
    }
    void writeAddress(const QByteArray &base, qint64 pid, unsigned mode = 0600) const
    {
        const QString path = LocalHost::addressFile(m_state);
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("{\"base\":\"" + base + "\",\"token\":\"there\",\"pid\":" + QByteArray::number(pid) + "}");
        file.close();
        ::chmod(path.toLocal8Bit().constData(), mode);
    }

    QTemporaryDir m_directory;
    QString m_state = m_directory.filePath(QStringLiteral("state"));
};

} // namespace

TEST_F(LocalHostTest, AttachesToTheRunningOne)
{
    writeAddress("http://127.0.0.1:4712", ::getpid());
    LocalHost host(program(announce("started")), m_state);
    QList<QUrl> told;
    QObject::connect(&host, &LocalHost::found, &host, [&told](const QUrl &base) { told << base; });
    for (int i = 0; i < 3; ++i) {
        const auto endpoint = await(host.endpoint());
        ASSERT_TRUE(endpoint.has_value());
        EXPECT_EQ(endpoint->base, QUrl(QStringLiteral("http://127.0.0.1:4712")));
        EXPECT_EQ(endpoint->bearer, "there");
    }
    EXPECT_EQ(starts(), 0);
    EXPECT_EQ(told, QList<QUrl>{QUrl(QStringLiteral("http://127.0.0.1:4712"))})
        << "once, and without the token";
}

TEST_F(LocalHostTest, StartsOneInASessionOfItsOwnForAllCallers)
{
    LocalHost host(program(announce("started")), m_state);
    QObject context;
    int answers = 0;
    for (int i = 0; i < 3; ++i) {
        QCoro::connect(host.endpoint(), &context, [&](const Result<Endpoint> &endpoint) {
            ASSERT_TRUE(endpoint.has_value());
            EXPECT_EQ(endpoint->bearer, "started");
            ++answers;
        });
    }
    ASSERT_TRUE(waitUntil([&] { return answers == 3; }, 10s));
    ASSERT_EQ(starts(), 1);
    EXPECT_NE(::getsid(log().toInt()), ::getsid(0)) << "it outlives this program's terminal";
}

TEST_F(LocalHostTest, FilesThatDoNotCountAreNotBelieved)
{
    struct Row
    {
        const char *why;
        const char *base;
        qint64 pid;
        unsigned mode;
    };
    const Row rows[] = {
        {"others could have read the token", "http://127.0.0.1:1", ::getpid(), 0644},
        {"its process is gone", "http://127.0.0.1:1", 999'999'999, 0600},
        {"not on this computer", "http://10.0.0.1:1", ::getpid(), 0600},
        {"no address at all", "", ::getpid(), 0600},
    };
    for (const Row &row : rows) {
        QFile::remove(m_state + QLatin1String("/pids"));
        writeAddress(row.base, row.pid, row.mode);
        LocalHost host(program(announce("started")), m_state);
        const auto endpoint = await(host.endpoint());
        ASSERT_TRUE(endpoint.has_value()) << row.why;
        EXPECT_EQ(endpoint->bearer, "started") << row.why;
        ::kill(static_cast<pid_t>(log().toLongLong()), SIGTERM);
    }
}

TEST_F(LocalHostTest, AfterARefusalTheSameAddressIsNotTakenAgain)
{
    writeAddress("http://127.0.0.1:4712", ::getpid());
    LocalHost host(program(announce("started")), m_state);
    ASSERT_EQ(await(host.endpoint())->bearer, "there");
    host.invalidate();
    EXPECT_EQ(await(host.endpoint())->bearer, "started");
    EXPECT_EQ(starts(), 1);
}

TEST_F(LocalHostTest, WhereAnotherOneHasTheDirectoryThatOneCounts)
{
    writeAddress("http://127.0.0.1:4712", ::getpid());
    LocalHost host(program("exit 3\n"), m_state);
    ASSERT_TRUE(await(host.endpoint()).has_value());
    host.invalidate(); // it was only slow
    const auto endpoint = await(host.endpoint());
    ASSERT_TRUE(endpoint.has_value());
    EXPECT_EQ(endpoint->bearer, "there");
    EXPECT_EQ(starts(), 1);
}

TEST_F(LocalHostTest, WhatTheHostSaidBeforeItEndedIsTheReason)
{
    LocalHost host(program("echo 'no space for the catalogue' >&2\nexit 1\n"), m_state);
    const auto endpoint = await(host.endpoint());
    ASSERT_FALSE(endpoint.has_value());
    EXPECT_EQ(endpoint.error().kind, Error::Kind::Offline);
    EXPECT_EQ(endpoint.error().cause, Error::Cause::HostNotStarted);
    EXPECT_EQ(endpoint.error().detail, QStringLiteral("no space for the catalogue"));
}

TEST_F(LocalHostTest, MissingProgramIsAnAnswer)
{
    LocalHost host(m_directory.filePath(QStringLiteral("nowhere")), m_state);
    const auto endpoint = await(host.endpoint());
    ASSERT_FALSE(endpoint.has_value());
    EXPECT_EQ(endpoint.error().cause, Error::Cause::HostNotStarted);
    EXPECT_FALSE(endpoint.error().detail.isEmpty());
}

TEST_F(LocalHostTest, SilentHostIsGivenUpAfterTheDeadlineAndTriedAgainLater)
{
    LocalHost host(program("exec sleep 30\n"), m_state);
    host.setDeadline(200ms);
    EXPECT_EQ(await(host.endpoint()).error().cause, Error::Cause::HostNotStarted);
    program(announce("second"));
    host.setDeadline(10s);
    EXPECT_EQ(await(host.endpoint())->bearer, "second");
}

TEST_F(LocalHostTest, DestroyedWhileItStarts)
{
    auto host = std::make_unique<LocalHost>(program("exec sleep 30\n"), m_state);
    std::optional<Result<Endpoint>> answer;
    QObject context;
    QCoro::connect(host->endpoint(), &context, [&](const Result<Endpoint> &endpoint) { answer = endpoint; });
    ASSERT_TRUE(waitUntil([this] { return starts() == 1; }));
    host.reset();
    ASSERT_TRUE(waitUntil([&] { return answer.has_value(); }));
    EXPECT_EQ(answer->error().kind, Error::Kind::Cancelled);
}

} // namespace kustos::test
