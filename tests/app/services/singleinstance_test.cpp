// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/singleinstance.h"
#include "support/await.h"

#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace {

using kustos::SingleInstance;
using namespace std::chrono_literals;

class SingleInstanceTest : public testing::Test
{
protected:
    [[nodiscard]] QString directory() const { return m_home.filePath(QStringLiteral("kustos")); }

    void send(const QByteArray &bytes) const
    {
        QLocalSocket socket;
        socket.connectToServer(directory() + QStringLiteral("/window.socket"));
        ASSERT_TRUE(kustos::test::waitUntil([&] { return socket.state() == QLocalSocket::ConnectedState; }));
        socket.write(bytes);
        // Whatever it was, the first instance ends the connection or keeps it without a word; it never
        // answers.
        kustos::test::waitUntil([&] { return socket.state() == QLocalSocket::UnconnectedState; }, 300ms);
        EXPECT_EQ(socket.bytesAvailable(), 0);
    }

    QTemporaryDir m_home;
};

TEST_F(SingleInstanceTest, SecondIsToldAndFirstShowsItself)
{
    SingleInstance first(directory());
    ASSERT_TRUE(first.isFirst());
    int shown = 0;
    QObject::connect(&first, &SingleInstance::showRequested, &first, [&shown] { ++shown; });
    const SingleInstance second(directory());
    EXPECT_FALSE(second.isFirst());
    EXPECT_TRUE(second.askFirstToShow(1000));
    EXPECT_TRUE(kustos::test::waitUntil([&] { return shown == 1; }));
}

TEST_F(SingleInstanceTest, LockGoesWithItsHolder)
{
    {
        const SingleInstance first(directory());
        ASSERT_TRUE(first.isFirst());
    }
    const SingleInstance next(directory());
    EXPECT_TRUE(next.isFirst());
}

TEST_F(SingleInstanceTest, LeftSocketIsNoObstacle)
{
    ASSERT_TRUE(QDir().mkpath(directory()));
    QFile stale(directory() + QStringLiteral("/window.socket"));
    ASSERT_TRUE(stale.open(QIODevice::WriteOnly));
    stale.close();
    SingleInstance first(directory());
    ASSERT_TRUE(first.isFirst());
    int shown = 0;
    QObject::connect(&first, &SingleInstance::showRequested, &first, [&shown] { ++shown; });
    const SingleInstance second(directory());
    EXPECT_TRUE(second.askFirstToShow(1000));
    EXPECT_TRUE(kustos::test::waitUntil([&] { return shown == 1; }));
}

TEST_F(SingleInstanceTest, OnlyTheOneWordActs)
{
    SingleInstance first(directory());
    int shown = 0;
    QObject::connect(&first, &SingleInstance::showRequested, &first, [&shown] { ++shown; });
    send("hide\n");
    send("show");
    send(QByteArray(100'000, 'x'));
    send(QByteArray("\0\0\0\xff", 4));
    EXPECT_EQ(shown, 0);
    send("show\n");
    EXPECT_TRUE(kustos::test::waitUntil([&] { return shown == 1; }));
}

TEST_F(SingleInstanceTest, NobodyElseReachesLockAndSocket)
{
    const SingleInstance first(directory());
    ASSERT_TRUE(first.isFirst());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                        QFile::WriteOther | QFile::ExeOther;
    for (const QString &path : {directory(), directory() + QStringLiteral("/window.lock"),
                                directory() + QStringLiteral("/window.socket")})
        EXPECT_EQ(QFileInfo(path).permissions() & others, QFile::Permissions()) << path.toStdString();
}

TEST_F(SingleInstanceTest, AskingNobodyEndsAtOnce)
{
    QString elsewhere = m_home.filePath(QStringLiteral("elsewhere"));
    const SingleInstance holder(elsewhere);
    ASSERT_TRUE(QFile::remove(elsewhere + QStringLiteral("/window.socket")));
    const SingleInstance second(elsewhere);
    EXPECT_FALSE(second.isFirst());
    EXPECT_FALSE(second.askFirstToShow(1000));
}

} // namespace
