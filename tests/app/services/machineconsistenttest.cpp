// SPDX-License-Identifier: GPL-3.0-or-later
// Consistent snapshots: off, snapshot, on; by the service and step by step.
#include "consistentfixture.h"

namespace kustos::test {

TEST_F(ConsistentTest, StepByStepEachOnTheDiskBeforeItIsTaken)
{
    m_provider.holdSends = true;
    const QDateTime pressed = m_time.now();
    const OperationId id = press();
    const std::pair<Step, int> steps[] = {{Step::ShuttingDown, 0}, {Step::Snapshot, 1}, {Step::Starting, 2}};
    for (const auto &[step, number] : steps) {
        ASSERT_TRUE(sends(QLatin1String(entries[number])));
        EXPECT_EQ(onDisk(id).step, step) << "when the request leaves";
        EXPECT_TRUE(onDisk(id).job.isEmpty());
        EXPECT_EQ(onDisk(id).shutDownAt, pressed);
        m_provider.release();
        ASSERT_TRUE(reachesStep(id, number));
        EXPECT_EQ(operation(id).step, step);
        m_provider.holdSends = true;
        m_provider.endJob(MachineJob::State::Complete);
        m_time.pass(5s);
        EXPECT_EQ(m_provider.ledger.size(), number + 1) << "what the job says is no proof";
        m_provider.finish();
        m_time.pass(1s);
    }
    m_time.pass(1s);
    EXPECT_EQ(operation(id).state, State::Done);
    EXPECT_EQ(operation(id).snapshot, m_provider.allSnapshots.first().id);
    EXPECT_EQ(web_(), Power::Running);
    EXPECT_EQ(noticed(Notice::Kind::MachineInitiated), 1) << "one action of the user's";
    EXPECT_EQ(noticed(Notice::Kind::MachineDone), 1);
    EXPECT_EQ(m_provider.ledger.size(), 3);
}

TEST_F(ConsistentTest, OneThatWasOffStaysOff)
{
    const OperationId id = service().takeConsistentSnapshot(mail, wanted);
    ASSERT_TRUE(follows(id, QStringLiteral("snapshot mail web-1 offline")));
    EXPECT_EQ(onDisk(id).step, Step::None);
    m_provider.finish();
    m_time.pass(5s);
    EXPECT_EQ(operation(id).state, State::Done);
    EXPECT_EQ(m_provider.get(mail.machine).state, Power::Off);
    EXPECT_EQ(m_provider.ledger.size(), 1);
}

TEST_F(ConsistentTest, TheServicesOwnChainIsOneRequest)
{
    m_provider.get(web.machine).can.consistentOnService = true;
    const OperationId id = press();
    ASSERT_TRUE(follows(id, QStringLiteral("consistent web web-1")));
    const std::pair<MachineJob::Phase, Step> phases[] = {
        {MachineJob::Phase::ShuttingDown, Step::ShuttingDown},
        {MachineJob::Phase::Copying, Step::Snapshot},
        {MachineJob::Phase::Checking, Step::Snapshot},
        {MachineJob::Phase::Starting, Step::Starting}};
    for (const auto &[phase, step] : phases) {
        m_provider.progress(500, phase);
        m_time.pass(1s);
        EXPECT_EQ(operation(id).step, step);
        EXPECT_EQ(operation(id).checking, phase == MachineJob::Phase::Checking);
        EXPECT_EQ(onDisk(id).step, Step::None) << "it is the service that leads";
    }
    m_provider.finish();
    m_provider.get(web.machine).state = Power::Changing;
    m_time.pass(1s);
    EXPECT_EQ(operation(id).state, State::Running) << "proven on, or not done";
    m_provider.get(web.machine).state = Power::Running;
    m_time.pass(1s);
    EXPECT_EQ(operation(id).state, State::Done);
    EXPECT_EQ(m_provider.ledger.size(), 1);
}

TEST_F(ConsistentTest, TheServicesChainGoesOnWithoutThisProgram)
{
    m_provider.get(web.machine).can.consistentOnService = true;
    const OperationId id = press();
    ASSERT_TRUE(follows(id, QStringLiteral("consistent web web-1")));
    m_provider.progress(300, MachineJob::Phase::ShuttingDown);
    m_time.pass(1s);
    restart();
    EXPECT_TRUE(service().unfinished().isEmpty());
    EXPECT_EQ(operation(id).state, State::Running);
    m_provider.finish();
    m_time.pass(1s);
    EXPECT_EQ(operation(id).state, State::Done);
    EXPECT_EQ(m_provider.ledger.size(), 1);
}

TEST_F(ConsistentTest, TheServicesChainThatTheGuestIgnoredIsLedFromHere)
{
    m_provider.get(web.machine).can.consistentOnService = true;
    const OperationId id = press();
    ASSERT_TRUE(follows(id, QStringLiteral("consistent web web-1")));
    m_provider.progress(0, MachineJob::Phase::ShuttingDown);
    m_time.pass(1s);
    m_provider.endJob(MachineJob::State::Failed, QStringLiteral("shutdown_ignored"));
    m_time.pass(1s);
    EXPECT_EQ(operation(id).state, State::Running) << "the user is asked";
    EXPECT_TRUE(operation(id).ignored);
    EXPECT_EQ(noticed(Notice::Kind::ShutdownIgnored), 1);
    EXPECT_EQ(service().obstacleToPower(web, PowerAction::TurnOff), Obstacle::None);
    EXPECT_TRUE(waitUntil([&] { return onDisk(id).step == Step::ShuttingDown; }))
        << "a restart must not forget it";
    m_time.pass(10min);
    EXPECT_EQ(m_provider.ledger.size(), 1) << "nothing by itself";
    // The guest does switch off in the end: it is not left off.
    m_provider.get(web.machine).state = Power::Off;
    m_time.pass(2s);
    ASSERT_TRUE(reachesStep(id, 1));
    EXPECT_FALSE(operation(id).ignored);
    finishStep(id, 1);
    ASSERT_TRUE(reachesStep(id, 2));
    finishStep(id, 2);
    EXPECT_EQ(operation(id).state, State::Done);
    EXPECT_EQ(web_(), Power::Running);
}

TEST_F(ConsistentTest, AFailedSnapshotIsToldWhenTheMachineIsOnAgain)
{
    const OperationId id = upTo(1);
    m_provider.endJob(MachineJob::State::Failed, QStringLiteral("disk_full"), QStringLiteral("disk full"));
    m_time.pass(1s);
    ASSERT_TRUE(reachesStep(id, 2));
    EXPECT_EQ(onDisk(id).step, Step::Starting);
    EXPECT_EQ(onDisk(id).error->detail, QStringLiteral("disk full")) << "a restart must not forget why";
    EXPECT_EQ(operation(id).state, State::Running);
    m_provider.endJob(MachineJob::State::Complete);
    m_time.pass(5s);
    EXPECT_EQ(operation(id).state, State::Running) << "it is not on";
    m_provider.finish();
    m_time.pass(1s);
    EXPECT_EQ(operation(id).state, State::Failed);
    EXPECT_EQ(operation(id).error->detail, QStringLiteral("disk full"));
    EXPECT_EQ(web_(), Power::Running);
}

TEST_F(ConsistentTest, ARefusedSnapshotSwitchesOnAgainToo)
{
    const OperationId id = upTo(0);
    refuse(Error::Kind::Rejected, "limit");
    m_provider.finish();
    m_time.pass(1s);
    finishStep(id, 2);
    EXPECT_EQ(operation(id).state, State::Failed);
    EXPECT_EQ(operation(id).error->detail, QStringLiteral("limit"));
    EXPECT_EQ(web_(), Power::Running);
}

TEST_F(ConsistentTest, ASnapshotThatNeverShowsUpSwitchesOnAgainToo)
{
    const OperationId id = upTo(1);
    m_provider.endJob(MachineJob::State::Complete);
    m_time.pass(3min);
    finishStep(id, 2);
    EXPECT_EQ(operation(id).state, State::Failed);
    EXPECT_EQ(operation(id).error->cause, Error::Cause::NotFoundByReading);
    EXPECT_EQ(m_provider.ledger.size(), 3);
}

TEST_F(ConsistentTest, ARefusedShutdownIsTheEnd)
{
    refuse(Error::Kind::Conflict, "busy");
    const OperationId id = press();
    ASSERT_TRUE(reaches(id, State::Failed));
    EXPECT_EQ(m_provider.ledger.size(), 1);
    EXPECT_TRUE(service().unfinished().isEmpty());
}

TEST_F(ConsistentTest, AFailedShutdownOfARunningMachineIsTheEnd)
{
    const OperationId id = upTo(0);
    m_provider.endJob(MachineJob::State::Failed, QStringLiteral("failed"), QStringLiteral("no agent"));
    m_time.pass(1s);
    EXPECT_EQ(operation(id).state, State::Failed);
    EXPECT_EQ(operation(id).error->detail, QStringLiteral("no agent"));
}

TEST_F(ConsistentTest, AGuestThatIgnoresItIsLeftToTheUserWhoMayTurnOff)
{
    const OperationId id = upTo(0);
    m_provider.endJob(MachineJob::State::Complete);
    m_time.pass(3min);
    EXPECT_TRUE(operation(id).ignored);
    EXPECT_EQ(operation(id).state, State::Running);
    EXPECT_EQ(noticed(Notice::Kind::ShutdownIgnored), 1);
    EXPECT_EQ(m_provider.ledger.size(), 1);
    EXPECT_EQ(service().obstacleToPower(web, PowerAction::TurnOff), Obstacle::None);
    const OperationId off = service().power(web, PowerAction::TurnOff);
    ASSERT_TRUE(follows(off, QStringLiteral("turn off web")));
    m_provider.finish();
    m_time.pass(1s);
    EXPECT_EQ(operation(off).state, State::Done);
    finishStep(id, 1);
    EXPECT_FALSE(operation(id).ignored);
    finishStep(id, 2);
    EXPECT_EQ(operation(id).state, State::Done);
}

TEST_F(ConsistentTest, LostAnswersOfEveryStepAreLookedUp)
{
    for (const bool listed : {true, false}) {
        m_provider.ledger.clear();
        m_provider.keepsJobs = listed;
        lose(true);
        const OperationId id = press();
        for (int step = 0; step < 3; ++step) {
            ASSERT_TRUE(sends(QLatin1String(entries[step])));
            waitUntil([&] { return !m_provider.sendError; });
            if (step < 2)
                lose(true);
            if (listed) {
                ASSERT_TRUE(reachesStep(id, step)) << step;
                m_provider.finish();
            }
            m_time.pass(2s);
        }
        ASSERT_TRUE(waitUntil([&] {
            m_time.pass(1s);
            return operation(id).state == State::Done;
        })) << listed;
        EXPECT_EQ(m_provider.ledger.size(), 3) << "none was repeated";
        m_provider.allSnapshots.removeFirst();
        m_time.pass(31s);
    }
}

TEST_F(ConsistentTest, StepsThatNeverArrived)
{
    lose(false);
    const OperationId first = press();
    ASSERT_TRUE(reaches(first, State::Unknown));
    m_time.pass(15s);
    EXPECT_EQ(operation(first).state, State::Failed) << "the machine runs, nothing was done";

    const OperationId second = press();
    ASSERT_TRUE(sends(QLatin1String(entries[0]), 2));
    ASSERT_TRUE(reaches(second, State::Running));
    lose(false);
    m_provider.finish();
    m_time.pass(1s);
    ASSERT_TRUE(sends(QLatin1String(entries[1])));
    ASSERT_TRUE(reaches(second, State::Unknown));
    m_time.pass(15s);
    ASSERT_TRUE(sends(QLatin1String(entries[2]))) << "without its snapshot, but on";
    ASSERT_TRUE(reaches(second, State::Running));
    m_provider.finish();
    m_time.pass(1s);
    EXPECT_EQ(operation(second).state, State::Failed);
    EXPECT_EQ(operation(second).error->cause, Error::Cause::NotFoundByReading);
    EXPECT_EQ(m_provider.sent(QLatin1String(entries[1])), 1);
}

TEST_F(ConsistentTest, ALostStartIsNeverRepeatedAndNeverForgotten)
{
    const OperationId id = upTo(1);
    lose(false);
    m_provider.finish();
    m_time.pass(1s);
    ASSERT_TRUE(sends(QLatin1String(entries[2])));
    ASSERT_TRUE(reaches(id, State::Unknown));
    m_time.pass(15s);
    ASSERT_EQ(service().unfinished().size(), 1);
    EXPECT_EQ(service().unfinished().first().step, Step::Starting);
    EXPECT_EQ(noticed(Notice::Kind::ConsistentInterrupted), 1);
    m_time.pass(1h);
    EXPECT_EQ(m_provider.sent(QLatin1String(entries[2])), 1);
    service().switchOnUnfinished(id);
    EXPECT_TRUE(service().unfinished().isEmpty());
    ASSERT_TRUE(sends(QLatin1String(entries[2]), 2)) << "the user's press";
    ASSERT_TRUE(reaches(id, State::Running));
    m_time.pass(1s);
    m_provider.finish();
    m_time.pass(1s);
    EXPECT_EQ(operation(id).state, State::Done) << "with its snapshot";
}

TEST_F(ConsistentTest, TheNetworkDiesBetweenTheStepsAndTheReadingGoesOn)
{
    for (const int step : {0, 1, 2}) {
        m_provider.ledger.clear();
        const OperationId id = upTo(step);
        cutNetwork();
        m_time.pass(30min);
        EXPECT_EQ(operation(id).state, State::Running) << step;
        EXPECT_EQ(m_provider.ledger.size(), step + 1);
        healNetwork();
        m_provider.finish();
        m_time.pass(2min);
        for (int left = step + 1; left < 3; ++left)
            finishStep(id, left);
        EXPECT_EQ(operation(id).state, State::Done) << step;
        EXPECT_EQ(m_provider.ledger.size(), 3);
        m_provider.allSnapshots.removeFirst();
        m_provider.allJobs.clear();
        m_time.pass(31s);
    }
}

TEST_F(ConsistentTest, TheNetworkDiesJustWhenTheSnapshotIsDue)
{
    const OperationId id = upTo(0);
    m_provider.finish();
    m_provider.sendError = Error{Error::Kind::Offline, Error::Cause::None, 0, {}, {}};
    m_provider.arrivesAnyway = false;
    m_time.pass(1s);
    ASSERT_TRUE(waitUntil([&] { return service().unfinished().size() == 1; }));
    EXPECT_EQ(service().unfinished().first().step, Step::Snapshot);
    EXPECT_EQ(operation(id).state, State::Unknown);
    m_time.pass(10min);
    EXPECT_EQ(m_provider.ledger.size(), 2) << "nothing by itself";
    service().finishUnfinished(id);
    ASSERT_TRUE(sends(QLatin1String(entries[1]), 2));
    ASSERT_TRUE(reaches(id, State::Running));
    m_time.pass(1s);
    m_provider.finish();
    m_time.pass(1s);
    finishStep(id, 2);
    EXPECT_EQ(operation(id).state, State::Done);
}

TEST_F(ConsistentTest, TheJournalFailsInTheMiddle)
{
    const OperationId id = upTo(0);
    // The journal's own thread may still be writing: then the file is there again.
    ASSERT_TRUE(waitUntil([&] {
        QFile::remove(m_path);
        return QFile::link(m_directory.filePath(QStringLiteral("x")), m_path);
    }));
    m_provider.finish();
    m_time.pass(1s);
    ASSERT_TRUE(waitUntil([&] { return service().unfinished().size() == 1; }));
    EXPECT_EQ(m_provider.ledger.size(), 1) << "what is not on the disk is not sent";
    ASSERT_TRUE(QFile::remove(m_path));
    service().finishUnfinished(id);
    ASSERT_TRUE(sends(QLatin1String(entries[1])));
    finishStep(id, 1);
    finishStep(id, 2);
    EXPECT_EQ(operation(id).state, State::Done);
}

TEST_F(ConsistentTest, CancelledWhileItCopiesItIsOnAgain)
{
    m_provider.get(web.machine).can.cancel = true;
    const OperationId id = upTo(1);
    service().cancel(id);
    m_time.pass(1s);
    ASSERT_EQ(m_provider.cancelled.size(), 1);
    m_provider.endJob(MachineJob::State::Cancelled);
    m_time.pass(1s);
    service().cancel(id);
    finishStep(id, 2);
    EXPECT_EQ(operation(id).state, State::Cancelled);
    EXPECT_EQ(web_(), Power::Running);
    EXPECT_EQ(m_provider.cancelled.size(), 1);
}

} // namespace kustos::test
