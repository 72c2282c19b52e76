// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/singleinstance.h"
#include "support/await.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace {

using kustos::SingleInstance;
using namespace std::chrono_literals;

class SingleInstanceLockTest : public testing::Test
{
protected:
    [[nodiscard]] QString directory() const { return m_home.filePath(QStringLiteral("kustos")); }

    QTemporaryDir m_home;
};

TEST_F(SingleInstanceLockTest, LockGoesWithItsHolder)
{
    {
        const SingleInstance first(directory());
        ASSERT_TRUE(first.isFirst());
    }
    const SingleInstance next(directory());
    EXPECT_TRUE(next.isFirst());
}

TEST_F(SingleInstanceLockTest, LeftSocketIsNoObstacle)
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

TEST_F(SingleInstanceLockTest, NobodyElseReachesLockAndSocket)
{
    const SingleInstance first(directory());
    ASSERT_TRUE(first.isFirst());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                        QFile::WriteOther | QFile::ExeOther;
    for (const QString &path : {directory(), directory() + QStringLiteral("/window.lock"),
                                directory() + QStringLiteral("/window.socket")})
        EXPECT_EQ(QFileInfo(path).permissions() & others, QFile::Permissions()) << path.toStdString();
}

} // namespace
