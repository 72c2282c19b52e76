// SPDX-License-Identifier: GPL-3.0-or-later
// Consistent snapshots whose program was killed at every step, and what the next run makes of them.
#include "consistentfixture.h"

namespace kustos::test {

namespace {

//! Killed in step 0..2, before (Sent) or after (Running) the answer, with the job over or not.
struct KillPoint
{
    const char *name;
    int step;
    bool answered;
    bool over;
};

const KillPoint points[] = {{"shutdownSent", 0, false, false},    {"shutdownRuns", 0, true, false},
                            {"shutdownOver", 0, true, true},      {"snapshotSent", 1, false, false},
                            {"snapshotRuns", 1, true, false},     {"snapshotOver", 1, true, true},
                            {"snapshotSentOver", 1, false, true}, {"startSent", 2, false, false},
                            {"startRuns", 2, true, false},        {"startOver", 2, true, true},
                            {"shutdownSentOver", 0, false, true}};

class ConsistentKillTest : public ConsistentTest, public ::testing::WithParamInterface<KillPoint>
{
protected:
    OperationId killed()
    {
        const auto &[name, step, answered, over] = GetParam();
        m_provider.holdSends = step == 0 && !answered;
        const OperationId id = step == 0 ? press() : upTo(step - 1);
        if (step > 0) {
            m_provider.holdSends = !answered;
            m_provider.finish();
            m_time.pass(1s);
        }
        EXPECT_TRUE(sends(QLatin1String(entries[step])));
        if (answered) {
            EXPECT_TRUE(reachesStep(id, step));
            EXPECT_TRUE(waitUntil([&] { return onDisk(id).job == m_provider.allJobs.first().id; }));
        }
        m_run.reset();
        if (over)
            m_provider.finish();
        m_sent = m_provider.ledger.size();
        m_provider.release();
        restart(10min);
        return id;
    }
    qsizetype m_sent = 0;
};

} // namespace

TEST_P(ConsistentKillTest, TheNextRunDoesNothingByItself)
{
    const auto point = GetParam();
    const QDateTime pressed = m_time.now();
    const OperationId id = killed();
    m_time.pass(1h);
    EXPECT_EQ(m_provider.ledger.size(), m_sent);
    if (point.step == 2 && point.over) {
        EXPECT_EQ(operation(id).state, State::Done) << "it runs and has its snapshot";
        EXPECT_TRUE(service().unfinished().isEmpty());
        return;
    }
    EXPECT_EQ(operation(id).state, State::Unknown);
    ASSERT_EQ(service().unfinished().size(), 1);
    const Unfinished left = service().unfinished().first();
    EXPECT_EQ(left.operation, id);
    EXPECT_EQ(left.machine, web);
    EXPECT_EQ(left.snapshotName, wanted);
    EXPECT_EQ(left.since, pressed);
    const Step steps[] = {Step::ShuttingDown, Step::Snapshot, Step::Starting};
    EXPECT_EQ(left.step, steps[point.step]);
    EXPECT_EQ(noticed(Notice::Kind::ConsistentInterrupted), 1);
    EXPECT_EQ(service().obstacleToSnapshot(web), Obstacle::UnfinishedConsistent);
    EXPECT_EQ(service().obstacleToPower(web, PowerAction::Start), Obstacle::UnfinishedConsistent);
    EXPECT_EQ(service().obstacleToSnapshot(mail), Obstacle::None);
}

TEST_P(ConsistentKillTest, FinishedByTheUser)
{
    const auto point = GetParam();
    const OperationId id = killed();
    if (operation(id).ended())
        return;
    if (!point.over)
        m_provider.finish(); // the service went on meanwhile
    service().finishUnfinished(id);
    service().finishUnfinished(id);
    const bool isMade = point.step > 0;
    if (point.step < 2) {
        if (!isMade) {
            ASSERT_TRUE(sends(QLatin1String(entries[1])));
            EXPECT_EQ(onDisk(id).step, Step::Snapshot);
            ASSERT_TRUE(reaches(id, State::Running));
            m_time.pass(1s);
            m_provider.finish();
            m_time.pass(1s);
        }
        ASSERT_TRUE(sends(QLatin1String(entries[2])));
        EXPECT_EQ(onDisk(id).step, Step::Starting);
        ASSERT_TRUE(reaches(id, State::Running));
        m_time.pass(1s);
        m_provider.finish();
    }
    m_time.pass(2s);
    ASSERT_TRUE(waitUntil([&] {
        m_time.pass(1s);
        return operation(id).state == State::Done;
    }));
    EXPECT_TRUE(snapshotIsThere());
    EXPECT_EQ(web_(), Power::Running);
    EXPECT_EQ(m_provider.ledger.size(), 3) << "each request once";
    EXPECT_TRUE(service().unfinished().isEmpty());
    EXPECT_EQ(service().obstacleToSnapshot(web), Obstacle::None);
}

TEST_P(ConsistentKillTest, SwitchedOnByTheUser)
{
    const auto point = GetParam();
    const OperationId id = killed();
    if (operation(id).ended())
        return;
    if (!point.over)
        m_provider.finish();
    service().switchOnUnfinished(id);
    if (point.step < 2) {
        ASSERT_TRUE(sends(QLatin1String(entries[2])));
        EXPECT_EQ(onDisk(id).step, Step::Starting);
        ASSERT_TRUE(reaches(id, State::Running));
        m_time.pass(1s);
        m_provider.finish();
    }
    ASSERT_TRUE(waitUntil([&] {
        m_time.pass(1s);
        return operation(id).ended();
    }));
    EXPECT_EQ(operation(id).state, point.step == 0 ? State::Cancelled : State::Done);
    EXPECT_EQ(web_(), Power::Running);
    EXPECT_EQ(m_provider.sent(QLatin1String(entries[1])), point.step == 0 ? 0 : 1);
    EXPECT_EQ(m_provider.sent(QLatin1String(entries[2])), 1);
}

INSTANTIATE_TEST_SUITE_P(Points, ConsistentKillTest, ::testing::ValuesIn(points),
                         [](const auto &info) { return info.param.name; });

TEST_F(ConsistentTest, TheMachineIsReadBeforeAnythingIsSaidOfIt)
{
    const OperationId id = upTo(0);
    m_provider.finish();
    m_provider.listError = m_provider.readError = Error{Error::Kind::Offline, Error::Cause::None, 0, {}, {}};
    restart();
    m_time.pass(1h);
    EXPECT_EQ(operation(id).state, State::Unknown) << "but it is not forgotten";
    EXPECT_TRUE(service().unfinished().isEmpty());
    healNetwork();
    m_time.pass(2min);
    EXPECT_EQ(service().unfinished().size(), 1);
}

TEST_F(ConsistentTest, FoundRunningWithoutASnapshotItIsForTheUserToDecide)
{
    upTo(0); // the shutdown never took effect
    m_provider.endJob(MachineJob::State::Complete);
    restart();
    ASSERT_EQ(service().unfinished().size(), 1);
    const OperationId id = service().unfinished().first().operation;
    m_time.pass(1h);
    EXPECT_EQ(m_provider.ledger.size(), 1);
    service().switchOnUnfinished(id);
    ASSERT_TRUE(reaches(id, State::Cancelled)) << "it runs, nothing is to be done";
    EXPECT_EQ(m_provider.ledger.size(), 1);

    m_provider.ledger.clear();
    const OperationId again = upTo(0);
    m_provider.endJob(MachineJob::State::Complete);
    restart();
    service().finishUnfinished(again);
    ASSERT_TRUE(sends(QLatin1String(entries[0]), 2)) << "from the start, by the user's press";
    ASSERT_TRUE(reaches(again, State::Running));
    m_time.pass(1s);
    m_provider.finish();
    m_time.pass(1s);
    finishStep(again, 1);
    finishStep(again, 2);
    EXPECT_EQ(operation(again).state, State::Done);
}

TEST_F(ConsistentTest, ASnapshotThatStillRunsIsWaitedForNotRepeated)
{
    const OperationId id = upTo(1);
    restart();
    ASSERT_EQ(service().unfinished().size(), 1);
    service().finishUnfinished(id);
    m_time.pass(10min);
    EXPECT_EQ(m_provider.ledger.size(), 2);
    m_provider.finish();
    m_time.pass(1s);
    ASSERT_TRUE(sends(QLatin1String(entries[2])));
    ASSERT_TRUE(reaches(id, State::Running));
    m_time.pass(1s);
    m_provider.finish();
    m_time.pass(1s);
    EXPECT_EQ(operation(id).state, State::Done);
    EXPECT_EQ(m_provider.ledger.size(), 3);
}

TEST_F(ConsistentTest, TheReasonOfAFailedSnapshotSurvivesARestart)
{
    const OperationId id = upTo(1);
    m_provider.endJob(MachineJob::State::Failed, {}, QStringLiteral("disk full"));
    m_time.pass(1s);
    ASSERT_TRUE(reachesStep(id, 2));
    m_run.reset();
    m_provider.finish();
    restart();
    EXPECT_EQ(operation(id).state, State::Failed);
    EXPECT_EQ(operation(id).error->detail, QStringLiteral("disk full"));
    EXPECT_TRUE(service().unfinished().isEmpty());
}

TEST_F(ConsistentTest, WhatIsBehindAnUnfinishedOneWaits)
{
    const OperationId id = upTo(0);
    m_provider.finish();
    restart();
    const OperationId behind = service().power(web, PowerAction::Start);
    EXPECT_EQ(operation(behind).state, State::Queued);
    m_time.pass(1min);
    EXPECT_EQ(m_provider.ledger.size(), 1);
    service().cancel(behind);
    service().switchOnUnfinished(id);
    ASSERT_TRUE(sends(QLatin1String(entries[2])));
}

TEST_F(ConsistentTest, SwitchedOnElsewhereWithItsSnapshotItIsDone)
{
    const OperationId id = upTo(1);
    m_run.reset();
    m_provider.finish();
    restart();
    ASSERT_EQ(service().unfinished().size(), 1);
    m_provider.get(web.machine).state = Power::Running; // at the cloud's own page
    m_time.pass(6min);
    EXPECT_EQ(operation(id).state, State::Done);
    EXPECT_EQ(operation(id).snapshot, m_provider.allSnapshots.first().id);
    EXPECT_TRUE(service().unfinished().isEmpty());
    EXPECT_EQ(m_provider.ledger.size(), 2);
}

TEST_F(ConsistentTest, AnUndecidedOneIsNotPolledFast)
{
    upTo(0);
    m_provider.finish();
    restart();
    ASSERT_EQ(service().unfinished().size(), 1);
    m_time.pass(1min);
    const int before = m_provider.listed;
    m_time.pass(10min);
    EXPECT_LE(m_provider.listed - before, 21);
}

TEST_F(ConsistentTest, ADecisionThatCannotBeReadYetIsKept)
{
    const OperationId id = upTo(0);
    m_provider.finish();
    restart();
    ASSERT_EQ(service().unfinished().size(), 1);
    m_provider.listError = m_provider.readError = Error{Error::Kind::Offline, Error::Cause::None, 0, {}, {}};
    service().switchOnUnfinished(id);
    EXPECT_EQ(operation(id).state, State::Running);
    m_time.pass(30min);
    EXPECT_EQ(m_provider.ledger.size(), 1);
    healNetwork();
    m_time.pass(2min);
    ASSERT_TRUE(sends(QLatin1String(entries[2])));
}

TEST_F(ConsistentTest, AStartThatIsRefusedIsLeftToTheUser)
{
    const OperationId id = upTo(1);
    refuse(Error::Kind::Conflict, "pending event");
    m_provider.finish();
    m_time.pass(1s);
    ASSERT_TRUE(waitUntil([&] { return service().unfinished().size() == 1; }));
    EXPECT_EQ(m_notices.last().kind, Notice::Kind::ConsistentInterrupted);
    EXPECT_EQ(m_notices.last().error->detail, QStringLiteral("pending event"));
    service().finishUnfinished(id);
    ASSERT_TRUE(sends(QLatin1String(entries[2]), 2));
    ASSERT_TRUE(reaches(id, State::Running));
    m_time.pass(1s);
    m_provider.endJob(MachineJob::State::Failed, QStringLiteral("start_failed"), QStringLiteral("no memory"));
    m_time.pass(1s);
    ASSERT_EQ(service().unfinished().size(), 1) << "it is off because of us";
    EXPECT_EQ(m_notices.last().error->detail, QStringLiteral("no memory"));
    EXPECT_EQ(m_provider.sent(QLatin1String(entries[1])), 1) << "the snapshot is there";
}

} // namespace kustos::test
