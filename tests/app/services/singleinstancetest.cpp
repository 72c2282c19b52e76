// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/singleinstance.h"

#include "support/await.h"

#include <QFileInfo>
#include <QTemporaryDir>

#include <atomic>
#include <gtest/gtest.h>
#include <memory>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace kustos::test {

namespace {

class SingleInstanceTest : public ::testing::Test
{
protected:
    QString directory() const { return m_directory.filePath(QStringLiteral("kustos")); }
    QTemporaryDir m_directory;
};

TEST_F(SingleInstanceTest, TheSecondAsksTheFirstToShowItself)
{
    const SingleInstance first(directory());
    ASSERT_TRUE(first.isFirst());
    int shown = 0;
    QObject::connect(&first, &SingleInstance::showRequested, [&shown] { ++shown; });
    const SingleInstance second(directory());
    EXPECT_FALSE(second.isFirst());
    EXPECT_TRUE(second.askFirstToShow(2000));
    EXPECT_TRUE(waitUntil([&] { return shown == 1; }));
    EXPECT_EQ(QFileInfo(directory()).permissions() & (QFile::ReadGroup | QFile::ReadOther),
              QFile::Permissions());
}

TEST_F(SingleInstanceTest, ManyAtOnceAreAllHeard)
{
    const SingleInstance first(directory());
    std::atomic<int> shown = 0;
    QObject::connect(&first, &SingleInstance::showRequested, [&shown] { ++shown; });
    std::atomic<int> sent = 0;
    std::vector<std::jthread> others;
    const SingleInstance second(directory());
    for (int i = 0; i < 100; ++i)
        others.emplace_back([&] { sent += second.askFirstToShow(5000) ? 1 : 0; });
    EXPECT_TRUE(waitUntil([&] { return shown == 100; }));
    others.clear();
    EXPECT_EQ(sent, 100);
}

//! Between the lock and the socket of the first one lies a moment in which nobody listens.
TEST_F(SingleInstanceTest, AFirstThatDoesNotListenYetIsWaitedFor)
{
    const auto first = std::make_unique<SingleInstance>(directory());
    const SingleInstance second(directory());
    const QString socket = directory() + QStringLiteral("/window.socket");
    const QString aside = socket + QStringLiteral(".aside");
    ASSERT_TRUE(QFile::rename(socket, aside));
    std::atomic<int> sent = -1;
    const std::jthread other([&] { sent = second.askFirstToShow(5000) ? 1 : 0; });
    std::this_thread::sleep_for(std::chrono::milliseconds(100)); // no synchronisation: any length must do
    EXPECT_EQ(sent, -1) << "it gave up at once";
    ASSERT_TRUE(QFile::rename(aside, socket));
    EXPECT_TRUE(waitUntil([&] { return sent == 1; }));
}

TEST_F(SingleInstanceTest, ADeadlineEndsTheAsking)
{
    const auto first = std::make_unique<SingleInstance>(directory());
    const SingleInstance second(directory());
    ASSERT_TRUE(QFile::remove(directory() + QStringLiteral("/window.socket")));
    const auto started = std::chrono::steady_clock::now();
    EXPECT_FALSE(second.askFirstToShow(200));
    EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::seconds(2));
}

TEST_F(SingleInstanceTest, GarbageOnTheSocketShowsNothing)
{
    const SingleInstance first(directory());
    int shown = 0;
    QObject::connect(&first, &SingleInstance::showRequested, [&shown] { ++shown; });
    const QByteArray path = (directory() + QStringLiteral("/window.socket")).toLocal8Bit();
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::copy(path.begin(), path.end(), address.sun_path);
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ASSERT_EQ(::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    const QByteArray garbage(4096, 'x');
    ASSERT_EQ(::send(descriptor, garbage.constData(), static_cast<size_t>(garbage.size()), MSG_NOSIGNAL),
              4096);
    ::close(descriptor);
    const SingleInstance second(directory());
    EXPECT_TRUE(second.askFirstToShow(2000));
    EXPECT_TRUE(waitUntil([&] { return shown > 0; }));
    EXPECT_EQ(shown, 1);
}

} // namespace
} // namespace kustos::test
