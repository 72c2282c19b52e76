// SPDX-License-Identifier: GPL-3.0-or-later
// Snapshots and changes of machines in memory, in virtual time.
#include "machinefixture.h"

namespace kustos::test {

TEST_F(MachineTest, TheRequestIsOnTheDiskBeforeItLeaves)
{
    m_provider.holdSends = true;
    const OperationId id = service().takeSnapshot(web, wanted);
    ASSERT_TRUE(sends(QStringLiteral("snapshot web")));
    EXPECT_EQ(onDisk(id).state, State::Sent);
    EXPECT_EQ(onDisk(id).machine, web);
    EXPECT_EQ(onDisk(id).argument, wanted);
    EXPECT_TRUE(onDisk(id).newestBefore.isValid());
}

TEST_F(MachineTest, NothingIsSentWhereTheJournalCannotBeWritten)
{
    ASSERT_TRUE(QFile::link(m_directory.filePath(QStringLiteral("x")), m_path));
    const OperationId id = service().power(web, PowerAction::TurnOff);
    ASSERT_TRUE(reaches(id, State::Failed));
    EXPECT_EQ(operation(id).error->kind, Error::Kind::Storage);
    EXPECT_TRUE(m_provider.ledger.isEmpty());
    EXPECT_EQ(noticed(Notice::Kind::MachineFailed), 1);
}

TEST_F(MachineTest, TwoQuickPressesAreOneChange)
{
    const OperationId first = service().power(web, PowerAction::ShutDown);
    EXPECT_EQ(service().power(web, PowerAction::ShutDown), first);
    ASSERT_TRUE(follows(first, QStringLiteral("shut down web")));
    EXPECT_EQ(service().power(web, PowerAction::ShutDown), first);
    const OperationId snapshot = service().takeSnapshot(mail, wanted);
    EXPECT_EQ(service().takeSnapshot(mail, wanted), snapshot);
    EXPECT_NE(service().takeSnapshot(mail, QStringLiteral("another")), snapshot);
}

TEST_F(MachineTest, ASnapshotIsDoneWhenTheListShowsIt)
{
    const OperationId id = service().takeSnapshot(web, wanted);
    ASSERT_TRUE(follows(id, QStringLiteral("snapshot web web-1 live")));
    m_provider.progress(420);
    m_provider.allJobs.first().bytesDone = ByteSize(42);
    m_provider.allJobs.first().bytesTotal = ByteSize(100);
    m_time.pass(500ms);
    EXPECT_EQ(operation(id).permille, 420) << "no older than half a second";
    EXPECT_EQ(operation(id).bytesDone, ByteSize(42));
    m_provider.progress(1000, MachineJob::Phase::Checking);
    m_time.pass(500ms);
    EXPECT_TRUE(operation(id).checking);
    m_provider.endJob(MachineJob::State::Complete);
    m_time.pass(5s);
    EXPECT_EQ(operation(id).state, State::Running) << "no new one is in the list";
    m_provider.addSnapshot(web.machine, wanted);
    m_time.pass(1s);
    EXPECT_EQ(operation(id).state, State::Done);
    EXPECT_EQ(operation(id).snapshot, m_provider.allSnapshots.first().id);
}

TEST_F(MachineTest, OneThatIsOffIsTakenOffline)
{
    const OperationId id = service().takeSnapshot(mail, wanted);
    ASSERT_TRUE(follows(id, QStringLiteral("snapshot mail web-1 offline")));
    m_provider.finish();
    m_time.pass(1s);
    EXPECT_EQ(operation(id).state, State::Done);
    EXPECT_EQ(m_provider.get(mail.machine).state, Power::Off);
}

TEST_F(MachineTest, TheJobsOwnWordDecidesWhichSnapshotItIs)
{
    m_provider.tellsSnapshot = true;
    const OperationId id = service().takeSnapshot(web, wanted);
    ASSERT_TRUE(follows(id, QStringLiteral("snapshot web")));
    m_provider.finish();
    const SnapshotId made = m_provider.allSnapshots.first().id;
    m_provider.addSnapshot(web.machine, wanted); // somebody else's of the same name
    m_time.pass(1s);
    EXPECT_EQ(operation(id).state, State::Done);
    EXPECT_EQ(operation(id).snapshot, made);
}

TEST_F(MachineTest, ASnapshotThatIsBeingMadeIsKnownButNotDone)
{
    m_provider.listsCreating = true;
    const OperationId id = service().takeSnapshot(web, wanted);
    ASSERT_TRUE(follows(id, QStringLiteral("snapshot web")));
    m_time.pass(1s);
    EXPECT_EQ(operation(id).snapshot, m_provider.allSnapshots.first().id);
    m_provider.endJob(MachineJob::State::Complete);
    m_time.pass(10min);
    EXPECT_EQ(operation(id).state, State::Running);
    m_provider.allSnapshots.first().state = Snapshot::State::Failed;
    m_time.pass(1min);
    EXPECT_EQ(operation(id).state, State::Failed);
}

TEST_F(MachineTest, ARenamedSnapshotIsOursWhereNothingElseIsNew)
{
    const OperationId id = service().takeSnapshot(web, wanted);
    ASSERT_TRUE(follows(id, QStringLiteral("snapshot web")));
    m_provider.endJob(MachineJob::State::Complete);
    const SnapshotId made = m_provider.addSnapshot(web.machine, QStringLiteral("WEB_1")).id;
    m_time.pass(1s);
    EXPECT_EQ(operation(id).state, State::Done);
    EXPECT_EQ(operation(id).snapshot, made);
}

TEST_F(MachineTest, AFailedJobSaysItsReason)
{
    const OperationId id = service().takeSnapshot(web, wanted);
    ASSERT_TRUE(follows(id, QStringLiteral("snapshot web")));
    m_provider.endJob(MachineJob::State::Failed, QStringLiteral("disk_full"), QStringLiteral("disk full"));
    m_time.pass(1s);
    EXPECT_EQ(operation(id).state, State::Failed);
    EXPECT_EQ(operation(id).error->detail, QStringLiteral("disk full"));
    EXPECT_EQ(operation(id).error->code, QStringLiteral("disk_full"));
    EXPECT_TRUE(waitUntil([&] { return onDisk(id).error == operation(id).error; }));
    EXPECT_EQ(service().obstacleToSnapshot(web), Obstacle::None);
}

TEST_F(MachineTest, ARefusalIsTheEnd)
{
    refuse(Error::Kind::Rejected, "limit of 10 reached");
    const OperationId id = service().takeSnapshot(web, wanted);
    ASSERT_TRUE(reaches(id, State::Failed));
    EXPECT_EQ(operation(id).error->detail, QStringLiteral("limit of 10 reached"));
    m_time.pass(5min);
    EXPECT_EQ(m_provider.ledger.size(), 1);
}

TEST_F(MachineTest, ChangesOfOneMachineQueueThoseOfAnotherDoNot)
{
    const OperationId first = service().takeSnapshot(web, wanted);
    const OperationId second = service().power(web, PowerAction::ShutDown);
    const OperationId third = service().takeSnapshot(web, QStringLiteral("third"));
    const OperationId other = service().power(mail, PowerAction::Start);
    EXPECT_EQ(operation(second).state, State::Queued);
    EXPECT_TRUE(waitUntil([&] { return onDisk(second).state == State::Queued && onDisk().size() == 4; }));
    ASSERT_TRUE(follows(other, QStringLiteral("start mail")));
    m_provider.finish(mail.machine);
    ASSERT_TRUE(follows(first, QStringLiteral("snapshot web web-1")));
    m_time.pass(10s);
    EXPECT_EQ(m_provider.ledger.size(), 2);
    m_provider.finish(web.machine);
    m_time.pass(1s);
    EXPECT_EQ(operation(other).state, State::Done);
    ASSERT_EQ(operation(first).state, State::Done);
    ASSERT_TRUE(follows(second, QStringLiteral("shut down web")));
    m_provider.finish();
    m_time.pass(1s);
    ASSERT_TRUE(follows(third, QStringLiteral("snapshot web third offline"))) << "as it is at its turn";
}

TEST_F(MachineTest, OnlyWhatHasNotLeftIsCancelledElsewhereTheServiceIsAsked)
{
    const OperationId first = service().takeSnapshot(web, wanted);
    const OperationId second = service().power(web, PowerAction::ShutDown);
    service().cancel(second);
    EXPECT_EQ(operation(second).state, State::Cancelled);
    ASSERT_TRUE(follows(first, QStringLiteral("snapshot web")));
    service().cancel(first);
    m_time.pass(1s);
    EXPECT_EQ(operation(first).state, State::Running);
    EXPECT_TRUE(m_provider.cancelled.isEmpty()) << "this service cannot";
    m_provider.get(web.machine).can.cancel = true;
    m_time.pass(1s);
    service().cancel(first);
    service().cancel(first);
    m_time.pass(1s);
    EXPECT_EQ(m_provider.cancelled, QStringList{operation(first).job.text()}) << "asked once";
    EXPECT_EQ(operation(first).state, State::Running) << "only its end tells";
    m_provider.endJob(MachineJob::State::Cancelled);
    m_time.pass(1s);
    EXPECT_EQ(operation(first).state, State::Cancelled);
    const OperationId third = service().takeSnapshot(web, wanted);
    service().cancel(third);
    m_time.pass(1min);
    EXPECT_EQ(operation(third).state, State::Cancelled);
    EXPECT_EQ(m_provider.ledger.size(), 1);
    service().cancel(OperationId(QStringLiteral("none")));
}

TEST_F(MachineTest, RenamedDeletedAndRestoredIsWhatTheListSays)
{
    const SnapshotId old = m_provider.allSnapshots.first().id; // of mail
    const OperationId renamed = service().renameSnapshot(mail, old, QStringLiteral("neu"));
    EXPECT_EQ(operation(renamed).snapshotName, QStringLiteral("old"));
    ASSERT_TRUE(reaches(renamed, State::Done));
    EXPECT_EQ(m_provider.allSnapshots.first().name, QStringLiteral("neu"));
    const OperationId machine = service().renameMachine(mail, QStringLiteral("post"));
    ASSERT_TRUE(reaches(machine, State::Done));
    EXPECT_EQ(m_run->machines.record(mail)->machine.name, QStringLiteral("post"));

    const OperationId restored = service().restoreSnapshot(mail, old);
    ASSERT_TRUE(follows(restored, QStringLiteral("restore mail ")));
    m_provider.get(mail.machine).state = Power::Changing;
    m_provider.endJob(MachineJob::State::Complete);
    m_time.pass(5s);
    EXPECT_EQ(operation(restored).state, State::Running) << "it is not at rest";
    m_provider.get(mail.machine).state = Power::Off;
    m_time.pass(1s);
    EXPECT_EQ(operation(restored).state, State::Done);

    const OperationId deleted = service().deleteSnapshot(mail, old);
    ASSERT_TRUE(follows(deleted, QStringLiteral("delete mail ")));
    m_provider.endJob(MachineJob::State::Complete);
    m_time.pass(5s);
    EXPECT_EQ(operation(deleted).state, State::Running) << "the list still shows it";
    m_provider.allSnapshots.removeFirst();
    m_time.pass(1s);
    EXPECT_EQ(operation(deleted).state, State::Done);
    EXPECT_EQ(m_provider.ledger.size(), 4);
}

TEST_F(MachineTest, ANewMachineIsDoneWhenTheListShowsItAtRest)
{
    const SnapshotId old = m_provider.allSnapshots.last().id; // of web
    const OperationId id = service().createMachine(web, old, QStringLiteral("web-2"));
    ASSERT_TRUE(follows(id, QStringLiteral("create web web-2")));
    m_provider.finish();
    m_provider.all.last().state = Power::Changing;
    m_time.pass(2s);
    EXPECT_EQ(operation(id).state, State::Running);
    EXPECT_EQ(operation(id).createdMachine, m_provider.all.last().id);
    m_provider.all.last().state = Power::Running;
    m_time.pass(2s);
    EXPECT_EQ(operation(id).state, State::Done);
    EXPECT_EQ(m_provider.ledger.size(), 1);
}

TEST_F(MachineTest, AMachineThatIsGoneEndsItsOperation)
{
    const OperationId id = service().takeSnapshot(web, wanted);
    ASSERT_TRUE(follows(id, QStringLiteral("snapshot web")));
    m_provider.all.removeFirst();
    m_time.pass(5s);
    EXPECT_EQ(operation(id).state, State::Running) << "one list may be a slip";
    m_time.pass(40s);
    EXPECT_EQ(operation(id).state, State::Failed);
    EXPECT_EQ(operation(id).error->kind, Error::Kind::NotFound);
}

TEST_F(MachineTest, AForgottenJobLeavesTheListToTell)
{
    const OperationId id = service().takeSnapshot(web, wanted);
    ASSERT_TRUE(follows(id, QStringLiteral("snapshot web")));
    m_provider.allJobs.clear();
    m_provider.addSnapshot(web.machine, wanted);
    m_time.pass(2s);
    EXPECT_EQ(operation(id).state, State::Done);
}

TEST_F(MachineTest, ExpiredCredentialsInTheMiddleKeepTheRow)
{
    const OperationId id = service().takeSnapshot(web, wanted);
    ASSERT_TRUE(follows(id, QStringLiteral("snapshot web")));
    m_provider.listError = m_provider.readError =
        Error{Error::Kind::Unauthorized, Error::Cause::None, 401, {}, {}};
    m_time.pass(1h);
    EXPECT_EQ(operation(id).state, State::Running);
    EXPECT_EQ(service().obstacleToSnapshot(web), Obstacle::CredentialsExpired);
    m_provider.finish();
    healNetwork();
    m_time.pass(1h);
    EXPECT_EQ(operation(id).state, State::Running) << "silence until they are renewed";
    m_run->poller.refresh(here);
    m_time.pass(1s);
    EXPECT_EQ(operation(id).state, State::Done);
    EXPECT_EQ(m_provider.ledger.size(), 1);
}

TEST_F(MachineTest, WithoutAReadingNothingIsSent)
{
    cutNetwork();
    const OperationId id = service().power(web, PowerAction::TurnOff);
    ASSERT_TRUE(reaches(id, State::Failed));
    EXPECT_EQ(operation(id).error->kind, Error::Kind::Offline);
    EXPECT_TRUE(m_provider.ledger.isEmpty());
}

TEST_F(MachineTest, WithoutAProviderThereIsAnAnswerToo)
{
    const MachineKey strange{ConnectionId(QStringLiteral("strange")), web.machine};
    EXPECT_EQ(operation(service().power(strange, PowerAction::Start)).state, State::Failed);
    EXPECT_EQ(service().obstacleToSnapshot(strange), Obstacle::NotConnected);
    EXPECT_TRUE(service().snapshotCommand(strange, wanted).isEmpty());
    EXPECT_TRUE(service().restoreCommand(strange, {}).isEmpty());
    EXPECT_TRUE(service().deleteCommand(strange, {}).isEmpty());
    EXPECT_FALSE(service().isPreview(strange));
    EXPECT_FALSE(service().lastDuration(strange).has_value());
    service().finishUnfinished(OperationId(QStringLiteral("none")));
    service().switchOnUnfinished(OperationId(QStringLiteral("none")));
}

TEST_F(MachineTest, NamesCommandsAndPreview)
{
    const qint64 now = m_time.now().toSecsSinceEpoch();
    EXPECT_EQ(service().defaultSnapshotName(web), QStringLiteral("web-%1").arg(now));
    EXPECT_EQ(service().snapshotCommand(web, wanted), QStringLiteral("snapshot web web-1"));
    EXPECT_EQ(service().deleteCommand(web, SnapshotId(wanted)), QStringLiteral("delete web web-1"));
    EXPECT_EQ(service().restoreCommand(web, SnapshotId(wanted)), QStringLiteral("restore web web-1"));
    EXPECT_FALSE(service().isPreview(web));
    m_provider.preview = true;
    EXPECT_TRUE(service().isPreview(web));
}

TEST_F(MachineTest, TheLastDurationComesFromTheServicesHistoryElseFromOurs)
{
    EXPECT_FALSE(service().lastDuration(web).has_value());
    const OperationId id = service().takeSnapshot(web, wanted);
    ASSERT_TRUE(follows(id, QStringLiteral("snapshot web")));
    m_time.pass(130s);
    m_provider.finish();
    m_time.pass(400ms);
    ASSERT_EQ(operation(id).state, State::Done);
    EXPECT_EQ(service().lastDuration(web), 130s) << "the job's own times";
    m_provider.allJobs.clear();
    m_time.pass(30s);
    ASSERT_TRUE(await(m_run->poller.readNow(web)).has_value());
    ASSERT_TRUE(service().lastDuration(web).has_value());
    EXPECT_GE(*service().lastDuration(web), 130s) << "from the press to the list";
    EXPECT_LE(*service().lastDuration(web), 131s);
    EXPECT_FALSE(service().lastDuration(mail).has_value());
}

TEST_F(MachineTest, DestroyedInEveryStage)
{
    for (const bool hold : {false, true}) {
        for (int kind = 0; kind < 4; ++kind) {
            m_provider.holdSends = hold;
            if (kind == 0)
                service().takeSnapshot(web, wanted);
            else if (kind == 1)
                service().takeConsistentSnapshot(web, wanted);
            else if (kind == 2)
                service().power(web, PowerAction::ShutDown);
            else
                service().createMachine(web, m_provider.allSnapshots.last().id, wanted);
            if (hold)
                waitUntil([&] { return !m_provider.ledger.isEmpty(); }, 200ms);
            const auto sent = m_provider.ledger.size();
            m_run.reset(); // the journal, the poller or the provider still work for it
            m_provider.release();
            waitUntil([] { return false; }, 20ms);
            m_time.pass(10min);
            EXPECT_EQ(m_provider.ledger.size(), sent);
            m_provider.ledger.clear();
            m_provider.allJobs.clear();
            QFile::remove(m_path);
            start();
        }
    }
}

} // namespace kustos::test
