// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/stophost.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace kustos;
using namespace kustos::host;
using namespace std::chrono_literals;

namespace {

//! The lock is held by this test, its file names a process that is no host, or not the one that holds it.
class StopHostTest : public ::testing::Test
{
protected:
    void TearDown() override
    {
        m_bystander.kill();
        m_bystander.waitForFinished();
    }
    [[nodiscard]] bool start(const QString &program)
    {
        m_bystander.start(program, {u"60"_qs});
        return m_bystander.waitForStarted();
    }
    [[nodiscard]] qint64 bystander() const { return m_bystander.processId(); }
    [[nodiscard]] bool isAlive()
    {
        m_bystander.waitForFinished(0);
        return m_bystander.state() == QProcess::Running;
    }
    //! `sleep` under the name of this program, which makes it a host by name.
    [[nodiscard]] QString namesake() const
    {
        const QString path =
            m_directory.filePath(QFileInfo(QCoreApplication::applicationFilePath()).fileName());
        EXPECT_TRUE(QFile::copy(QFileInfo(u"/usr/bin/sleep"_qs).canonicalFilePath(), path));
        return path;
    }

    QTemporaryDir m_directory;
    StateDirectory m_state = StateDirectory::open(m_directory.filePath(u"state"_qs)).value();
    QProcess m_bystander;
};

TEST_F(StopHostTest, NobodyToStopIsFineAndMakesNoFile)
{
    EXPECT_TRUE(stopHost(m_state, 0ms));
    EXPECT_FALSE(QFileInfo::exists(m_state.lockFile()));
}

TEST_F(StopHostTest, NumberLeftByAKilledHostIsNotSignalled)
{
    ASSERT_TRUE(start(namesake()));
    ASSERT_TRUE(m_state.lock()->note(QByteArray::number(bystander())));
    EXPECT_TRUE(stopHost(m_state, 1s)) << "nobody holds the lock";
    EXPECT_TRUE(isAlive());
}

TEST_F(StopHostTest, OtherProgramIsNotSignalled)
{
    const auto lock = m_state.lock();
    m_bystander.setStandardInputFile(m_state.lockFile());
    ASSERT_TRUE(start(u"sleep"_qs));
    ASSERT_TRUE(lock->note(QByteArray::number(bystander())));
    const auto refused = stopHost(m_state, 200ms);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, Error::Kind::Storage);
    EXPECT_EQ(refused.error().detail,
              m_state.lockFile() + u" is locked by a process that is no host of yours"_qs);
    EXPECT_TRUE(isAlive());
}

TEST_F(StopHostTest, HostOfAnotherStateIsNotSignalled)
{
    const auto lock = m_state.lock();
    ASSERT_TRUE(start(namesake()));
    ASSERT_TRUE(lock->note(QByteArray::number(bystander())));
    EXPECT_EQ(stopHost(m_state, 200ms).error().kind, Error::Kind::Storage);
    EXPECT_TRUE(isAlive()) << "it does not have this lock file open";
}

TEST_F(StopHostTest, HostThatHasItOpenIsAskedAndTheLockAwaited)
{
    const auto lock = m_state.lock();
    m_bystander.setStandardInputFile(m_state.lockFile());
    ASSERT_TRUE(start(namesake()));
    const qint64 pid = bystander();
    ASSERT_TRUE(lock->note(QByteArray::number(pid)));
    const auto waited = stopHost(m_state, 500ms);
    ASSERT_FALSE(waited) << "this test holds the lock still";
    EXPECT_EQ(waited.error().kind, Error::Kind::Timeout);
    EXPECT_EQ(waited.error().detail, u"the host (process %1) has not ended yet"_qs.arg(pid));
    EXPECT_TRUE(m_bystander.state() == QProcess::NotRunning || m_bystander.waitForFinished(10'000));
    EXPECT_EQ(m_bystander.exitStatus(), QProcess::CrashExit) << "by SIGTERM";
}

TEST_F(StopHostTest, NonsenseInTheFileIsNobody)
{
    const auto lock = m_state.lock();
    for (const char *text : {"", "x", "0", "1", "-1", "99999999999", "12 34"}) {
        ASSERT_TRUE(lock->note(text));
        EXPECT_EQ(stopHost(m_state, 30ms).error().kind, Error::Kind::Storage) << text;
    }
}

} // namespace
