// SPDX-License-Identifier: GPL-3.0-or-later
// What a run that was killed left in its journal, and what the next run makes of it.
#include "backupservicefixture.h"

namespace kustos::test {

namespace {

class ResumeTest : public BackupServiceTest
{
protected:
    OperationId leftBehind(State state, Operation::Kind kind = Operation::Kind::BackUp, const char *job = "")
    {
        Operation operation;
        operation.id = OperationId(QStringLiteral("earlier"));
        operation.kind = kind;
        operation.target = lager;
        operation.state = state;
        operation.job = JobId(QString::fromLatin1(job));
        operation.argument = QStringLiteral("neu");
        operation.newestBefore = m_time.now();
        operation.startedAt = m_time.now();
        {
            Journal journal(m_path);
            EXPECT_TRUE(await(journal.append(operation)).has_value());
        }
        m_time.pass(1s);
        m_operations.load(m_journal.load());
        return operation.id;
    }
};

} // namespace

TEST_F(ResumeTest, IntentHadNotLeft)
{
    const OperationId id = leftBehind(State::Intent);
    m_service->resumeEarlier();
    m_time.pass(1min);
    EXPECT_EQ(operation(id).state, State::Failed);
    EXPECT_EQ(m_provider.starts, 0);
}

TEST_F(ResumeTest, SentAndArrivedIsFound)
{
    const OperationId id = leftBehind(State::Sent);
    EXPECT_EQ(operation(id).state, State::Unknown);
    await(m_provider.startBackup(lager.service, {})); // what the earlier run's request did
    m_provider.starts = 0;
    m_service->resumeEarlier();
    m_time.pass(1s);
    EXPECT_EQ(operation(id).state, State::Running);
    finishBackup("new");
    EXPECT_EQ(operation(id).state, State::Done);
    EXPECT_EQ(operation(id).backup.text(), QStringLiteral("new"));
    EXPECT_EQ(m_provider.starts, 0);
}

TEST_F(ResumeTest, SentButNeverArrivedFails)
{
    const OperationId id = leftBehind(State::Sent);
    m_service->resumeEarlier();
    m_time.pass(15s);
    EXPECT_EQ(operation(id).state, State::Failed);
    EXPECT_EQ(operation(id).error->cause, Error::Cause::NotFoundByReading);
    EXPECT_EQ(m_provider.starts, 0);
}

TEST_F(ResumeTest, RunningGoesOnWithItsJob)
{
    const OperationId id = leftBehind(State::Running, Operation::Kind::BackUp, "job-1");
    await(m_provider.startBackup(lager.service, {}));
    m_provider.starts = 0;
    m_service->resumeEarlier();
    EXPECT_EQ(m_service->backUpNow(lager), id) << "it is the running one";
    m_provider.progress(700);
    m_time.pass(1s);
    EXPECT_EQ(operation(id).permille, 700);
    finishBackup("new");
    EXPECT_EQ(operation(id).state, State::Done);
    EXPECT_EQ(m_provider.starts, 0);
}

TEST_F(ResumeTest, ALostRestoreIsLookedUp)
{
    const OperationId id = leftBehind(State::Sent, Operation::Kind::Restore);
    await(m_provider.restore(lager.service, BackupId(QStringLiteral("old")), QStringLiteral("neu"), {}));
    m_provider.restores = 0;
    m_provider.end(Job::State::Complete);
    m_provider.allServices.last().state = DatabaseService::State::Available;
    m_service->resumeEarlier();
    m_time.pass(3s);
    EXPECT_EQ(operation(id).state, State::Done);
    EXPECT_EQ(m_provider.restores, 0);
}

TEST_F(ResumeTest, ADownloadOfAnEarlierRunIsOver)
{
    const OperationId id = leftBehind(State::Running, Operation::Kind::Download);
    m_service->resumeEarlier();
    EXPECT_EQ(operation(id).state, State::Cancelled);
    EXPECT_EQ(m_provider.linksAsked, 0);
}

} // namespace kustos::test
