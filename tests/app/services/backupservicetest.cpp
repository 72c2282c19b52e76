// SPDX-License-Identifier: GPL-3.0-or-later
// The logic of BackupService against a service in memory, in virtual time.
#include "backupservicefixture.h"

namespace kustos::test {

TEST_F(BackupServiceTest, ABackupFromThePressToTheListThatWasReadBack)
{
    EXPECT_EQ(m_service->obstacleToBackUp(lager), Obstacle::None);
    const OperationId id = m_service->backUpNow(lager);
    EXPECT_EQ(operation(id).state, State::Intent) << "shown at once";
    EXPECT_EQ(operation(id).targetName, QStringLiteral("lager"));
    EXPECT_EQ(m_provider.starts, 0) << "nothing leaves before it is on the disk";
    EXPECT_EQ(m_service->obstacleToBackUp(lager), Obstacle::JobRunning);
    ASSERT_TRUE(reaches(id, State::Running));
    EXPECT_TRUE(noticed(Notice::Kind::BackupInitiated));
    EXPECT_EQ(operation(id).job.text(), QStringLiteral("job-1"));

    m_provider.progress(420);
    m_time.pass(1s);
    EXPECT_EQ(operation(id).permille, 420);
    m_provider.end(Job::State::Complete);
    m_time.pass(5s);
    EXPECT_EQ(operation(id).state, State::Running) << "the job is over but the list does not show the backup";
    EXPECT_FALSE(noticed(Notice::Kind::BackupDone));
    m_provider.listBackup("new", RestorePoint::State::Complete);
    m_time.pass(2s);
    ASSERT_EQ(operation(id).state, State::Done);
    EXPECT_EQ(operation(id).backup.text(), QStringLiteral("new"));
    EXPECT_TRUE(noticed(Notice::Kind::BackupDone));
    EXPECT_EQ(m_provider.starts, 1);
    EXPECT_TRUE(waitUntil([&] { return stateOnDisk(id) == State::Done; }));
}

TEST_F(BackupServiceTest, TheRequestIsOnTheDiskBeforeItLeaves)
{
    m_provider.holdAnswers = true;
    const OperationId id = m_service->backUpNow(lager);
    ASSERT_TRUE(waitUntil([&] { return m_provider.starts == 1; }));
    EXPECT_EQ(stateOnDisk(id), State::Sent);
}

TEST_F(BackupServiceTest, NothingIsSentWhereTheJournalCannotBeWritten)
{
    ASSERT_TRUE(QFile::link(m_directory.filePath(QStringLiteral("x")), m_path)); // refused by the journal
    const OperationId id = m_service->backUpNow(lager);
    ASSERT_TRUE(reaches(id, State::Failed));
    EXPECT_EQ(operation(id).error->kind, Error::Kind::Storage);
    EXPECT_EQ(operation(id).error->cause, Error::Cause::None) << "no folder of the user's is at fault";
    EXPECT_FALSE(operation(id).error->detail.isEmpty());
    EXPECT_EQ(m_provider.starts, 0);
    EXPECT_TRUE(noticed(Notice::Kind::BackupFailed));
}

TEST_F(BackupServiceTest, TwoQuickPressesAreOneBackup)
{
    const OperationId first = m_service->backUpNow(lager);
    EXPECT_EQ(m_service->backUpNow(lager), first);
    ASSERT_TRUE(reaches(first, State::Running));
    EXPECT_EQ(m_service->backUpNow(lager), first);
    finishBackup("new");
    ASSERT_EQ(operation(first).state, State::Done);
    EXPECT_EQ(m_provider.starts, 1);
    EXPECT_NE(m_service->backUpNow(lager), first) << "the next one is a new one";
}

TEST_F(BackupServiceTest, AFailedJobSaysItsReason)
{
    const OperationId id = m_service->backUpNow(lager);
    ASSERT_TRUE(reaches(id, State::Running));
    m_provider.end(Job::State::Failed, QStringLiteral("disk full"));
    m_time.pass(1s);
    ASSERT_EQ(operation(id).state, State::Failed);
    EXPECT_EQ(operation(id).error->detail, QStringLiteral("disk full"));
    EXPECT_TRUE(noticed(Notice::Kind::BackupFailed));
    EXPECT_EQ(m_service->obstacleToBackUp(lager), Obstacle::None);
}

TEST_F(BackupServiceTest, ARefusalIsTheEnd)
{
    m_provider.startError = Error{Error::Kind::Conflict, Error::Cause::None, 409, QStringLiteral("busy"), {}};
    const OperationId id = m_service->backUpNow(lager);
    ASSERT_TRUE(reaches(id, State::Failed));
    EXPECT_EQ(operation(id).error->detail, QStringLiteral("busy"));
    m_time.pass(5min);
    EXPECT_EQ(m_provider.starts, 1);
}

TEST_F(BackupServiceTest, ALostAnswerIsFoundByReading)
{
    m_provider.startError = lost();
    m_provider.arrivesAnyway = true;
    const OperationId id = m_service->backUpNow(lager);
    ASSERT_TRUE(waitUntil([&] { return noticed(Notice::Kind::BackupFoundByReading); }));
    EXPECT_TRUE(noticed(Notice::Kind::OutcomeUnknown));
    EXPECT_EQ(operation(id).state, State::Running);
    EXPECT_FALSE(operation(id).error.has_value());
    finishBackup("new");
    EXPECT_EQ(operation(id).state, State::Done);
    EXPECT_EQ(m_provider.starts, 1);
}

TEST_F(BackupServiceTest, ARowThatIsStillBeingMadeIsNotDone)
{
    const OperationId id = m_service->backUpNow(lager);
    ASSERT_TRUE(reaches(id, State::Running));
    m_provider.listBackup("new", RestorePoint::State::Running);
    m_provider.end(Job::State::Complete);
    m_time.pass(10min);
    EXPECT_EQ(operation(id).state, State::Running);
    EXPECT_EQ(operation(id).backup.text(), QStringLiteral("new")) << "but it is known which one it is";
    m_provider.allBackups.first().state = RestorePoint::State::Complete;
    m_time.pass(31s);
    EXPECT_EQ(operation(id).state, State::Done);
}

TEST_F(BackupServiceTest, AJobWithoutABackupFailsInTheEnd)
{
    const OperationId id = m_service->backUpNow(lager);
    ASSERT_TRUE(reaches(id, State::Running));
    m_provider.end(Job::State::Complete);
    m_time.pass(1min);
    EXPECT_EQ(operation(id).state, State::Running);
    m_time.pass(90s);
    EXPECT_EQ(operation(id).state, State::Failed);
    EXPECT_EQ(operation(id).error->cause, Error::Cause::NotFoundByReading);
}

TEST_F(BackupServiceTest, ALostAnswerIsFoundInTheListWhereNoJobIsListed)
{
    m_provider.startError = lost();
    const OperationId id = m_service->backUpNow(lager);
    ASSERT_TRUE(reaches(id, State::Unknown));
    Job scaling;
    scaling.id = JobId(QStringLiteral("scaling"));
    scaling.kind = Job::Kind::Other;
    scaling.createdAt = m_time.now();
    scaling.state = Job::State::Complete;
    m_provider.allJobs.prepend(scaling);
    m_provider.listBackup("new", RestorePoint::State::Running);
    m_time.pass(30s);
    EXPECT_EQ(operation(id).state, State::Running);
    EXPECT_EQ(m_notices.count(Notice::Kind::BackupFoundByReading), 1) << "told once";
    m_provider.allBackups.first().state = RestorePoint::State::Complete;
    m_time.pass(2s);
    EXPECT_EQ(operation(id).state, State::Done);
    EXPECT_EQ(m_provider.starts, 1);
}

TEST_F(BackupServiceTest, AForgottenJobLeavesTheListToTell)
{
    const OperationId id = m_service->backUpNow(lager);
    ASSERT_TRUE(reaches(id, State::Running));
    m_provider.allJobs.clear();
    m_provider.listBackup("new", RestorePoint::State::Complete);
    m_time.pass(2s);
    EXPECT_EQ(operation(id).state, State::Done);
}

TEST_F(BackupServiceTest, TheRegistersStopIsACancel)
{
    const OperationId id = m_service->backUpNow(lager);
    m_operations.requestStop(id);
    EXPECT_EQ(operation(id).state, State::Cancelled);
    const OperationId second = m_service->backUpNow(lager);
    ASSERT_TRUE(reaches(second, State::Running));
    m_operations.requestStop(second);
    EXPECT_EQ(operation(second).state, State::Running) << "it runs on the service";
}

TEST_F(BackupServiceTest, ALostRequestIsLookedUpTwiceAndNeverRepeated)
{
    m_provider.startError = lost();
    const OperationId id = m_service->backUpNow(lager);
    ASSERT_TRUE(reaches(id, State::Unknown));
    m_time.pass(9s);
    EXPECT_EQ(operation(id).state, State::Unknown) << "one look is no proof";
    m_time.pass(3s);
    ASSERT_EQ(operation(id).state, State::Failed);
    EXPECT_EQ(operation(id).error->cause, Error::Cause::NotFoundByReading);
    EXPECT_EQ(m_provider.starts, 1);
}

TEST_F(BackupServiceTest, FailedReadingsProveNothing)
{
    m_provider.startError = lost();
    const OperationId id = m_service->backUpNow(lager);
    ASSERT_TRUE(reaches(id, State::Unknown));
    m_provider.listError = m_provider.backupError =
        Error{Error::Kind::Offline, Error::Cause::None, 0, {}, {}};
    m_time.pass(1s);
    m_time.pass(1h);
    EXPECT_EQ(operation(id).state, State::Unknown);
    m_provider.listError = m_provider.backupError = std::nullopt;
    m_time.pass(2min);
    EXPECT_EQ(operation(id).state, State::Failed);
    EXPECT_EQ(m_provider.starts, 1);
}

TEST_F(BackupServiceTest, SomebodyElsesScheduledBackupIsNotOurs)
{
    m_provider.startError = lost();
    const OperationId id = m_service->backUpNow(lager);
    ASSERT_TRUE(reaches(id, State::Unknown));
    m_provider.listBackup("daily", RestorePoint::State::Complete, BackupKind::Daily);
    Job daily;
    daily.id = JobId(QStringLiteral("daily-job"));
    daily.kind = Job::Kind::Backup;
    daily.backupKind = BackupKind::Daily;
    daily.state = Job::State::Complete;
    daily.createdAt = m_time.now();
    m_provider.allJobs.prepend(daily);
    m_time.pass(15s);
    EXPECT_EQ(operation(id).state, State::Failed);
    EXPECT_EQ(operation(id).error->cause, Error::Cause::NotFoundByReading);
}

TEST_F(BackupServiceTest, ChangesOfOneServiceQueue)
{
    const OperationId backup = m_service->backUpNow(lager);
    const OperationId restore =
        m_service->restore(lager, BackupId(QStringLiteral("old")), QStringLiteral("janusgraph-restore-1"));
    EXPECT_EQ(operation(restore).state, State::Queued);
    EXPECT_TRUE(waitUntil([&] { return onDisk().size() == 2; })) << "also what waits is remembered";
    ASSERT_TRUE(reaches(backup, State::Running));
    m_time.pass(10s);
    EXPECT_EQ(m_provider.restores, 0);
    finishBackup("new");
    ASSERT_EQ(operation(backup).state, State::Done);
    ASSERT_TRUE(reaches(restore, State::Running));
    EXPECT_EQ(m_provider.restores, 1);
}

TEST_F(BackupServiceTest, WhatWaitsCanBeCancelledWhatLeftCannot)
{
    const OperationId backup = m_service->backUpNow(lager);
    const OperationId restore =
        m_service->restore(lager, BackupId(QStringLiteral("old")), QStringLiteral("neu"));
    m_service->cancel(restore);
    EXPECT_EQ(operation(restore).state, State::Cancelled);
    ASSERT_TRUE(reaches(backup, State::Running));
    m_service->cancel(backup);
    EXPECT_EQ(operation(backup).state, State::Running);
    finishBackup("new");
    EXPECT_EQ(operation(backup).state, State::Done);
    m_time.pass(1min);
    EXPECT_EQ(m_provider.restores, 0);
    EXPECT_TRUE(noticed(Notice::Kind::Cancelled));
}

TEST_F(BackupServiceTest, CancelledBeforeItLeftIsNeverSent)
{
    const OperationId id = m_service->backUpNow(lager);
    m_service->cancel(id);
    EXPECT_EQ(operation(id).state, State::Cancelled);
    ASSERT_TRUE(waitUntil([&] { return stateOnDisk(id) == State::Cancelled; }));
    m_time.pass(1min);
    EXPECT_EQ(m_provider.starts, 0);
}

TEST_F(BackupServiceTest, ARestoreIsDoneWhenTheNewServiceIsReady)
{
    const QString name = m_service->defaultRestoreName(lager);
    EXPECT_EQ(name, QStringLiteral("janusgraph-restore-") + QString::number(m_time.now().toSecsSinceEpoch()));
    const OperationId id = m_service->restore(lager, BackupId(QStringLiteral("old")), name);
    ASSERT_TRUE(reaches(id, State::Running));
    EXPECT_TRUE(noticed(Notice::Kind::RestoreInitiated));
    m_time.pass(1s);
    const ServiceKey created{here, operation(id).created};
    ASSERT_NE(m_inventory.record(created), nullptr) << "the new service is shown while it is made";
    m_provider.progress(300);
    m_time.pass(1s);
    EXPECT_EQ(operation(id).permille, 300);
    m_provider.end(Job::State::Complete);
    m_time.pass(1s);
    EXPECT_EQ(operation(id).state, State::Running) << "the list still says: being provisioned";
    m_provider.allServices.last().state = DatabaseService::State::Available;
    m_time.pass(2s);
    EXPECT_EQ(operation(id).state, State::Done);
    EXPECT_TRUE(noticed(Notice::Kind::RestoreDone));
    EXPECT_EQ(m_provider.restores, 1);
}

TEST_F(BackupServiceTest, AFailedRestoreSaysItsReason)
{
    const OperationId id = m_service->restore(lager, BackupId(QStringLiteral("old")), QStringLiteral("neu"));
    ASSERT_TRUE(reaches(id, State::Running));
    m_provider.end(Job::State::Failed, QStringLiteral("no capacity"));
    m_time.pass(2s);
    EXPECT_EQ(operation(id).state, State::Failed);
    EXPECT_EQ(operation(id).error->detail, QStringLiteral("no capacity"));
}

TEST_F(BackupServiceTest, AServiceThatIsGoneForGoodEndsItsBackup)
{
    const OperationId id = m_service->backUpNow(lager);
    ASSERT_TRUE(reaches(id, State::Running));
    const QList<DatabaseService> before = m_provider.allServices;
    m_provider.allServices.clear();
    m_time.pass(3s);
    EXPECT_EQ(operation(id).state, State::Running) << "one list without it may be a slip";
    m_provider.allServices = before;
    m_time.pass(3s);
    EXPECT_EQ(operation(id).state, State::Running);
    m_provider.allServices.clear();
    m_time.pass(20s);
    ASSERT_EQ(operation(id).state, State::Failed);
    EXPECT_EQ(operation(id).error->kind, Error::Kind::NotFound);
    EXPECT_EQ(m_provider.starts, 1);
}

TEST_F(BackupServiceTest, AServiceThatCannotBeListedIsNotGone)
{
    const OperationId id = m_service->backUpNow(lager);
    ASSERT_TRUE(reaches(id, State::Running));
    m_provider.listError = Error{Error::Kind::Offline, Error::Cause::HostUnreachable, 0, {}, std::nullopt};
    m_time.pass(120s);
    EXPECT_EQ(operation(id).state, State::Running);
}

TEST_F(BackupServiceTest, ARestoreWhoseResultIsNeverListedFails)
{
    const OperationId id = m_service->restore(lager, BackupId(QStringLiteral("old")), QStringLiteral("neu"));
    ASSERT_TRUE(reaches(id, State::Running));
    m_provider.end(Job::State::Complete);
    m_provider.allServices.removeLast();
    m_time.pass(2s);
    EXPECT_EQ(operation(id).state, State::Running) << "a list may lag";
    m_time.pass(20s);
    EXPECT_EQ(operation(id).state, State::Failed);
    EXPECT_EQ(m_provider.restores, 1);
}

TEST_F(BackupServiceTest, ALostRestoreIsFoundByItsName)
{
    m_provider.restoreError = lost();
    m_provider.arrivesAnyway = true;
    const OperationId id = m_service->restore(lager, BackupId(QStringLiteral("old")), QStringLiteral("neu"));
    ASSERT_TRUE(waitUntil([&] { return !operation(id).created.isEmpty(); }));
    m_provider.end(Job::State::Complete);
    m_provider.allServices.last().state = DatabaseService::State::Available;
    m_time.pass(3s);
    EXPECT_EQ(operation(id).state, State::Done);
    EXPECT_EQ(m_provider.restores, 1);
}

TEST_F(BackupServiceTest, ALostRestoreThatNeverArrivedFails)
{
    m_provider.restoreError = lost();
    const OperationId id =
        m_service->restore(lager, BackupId(QStringLiteral("old")), QStringLiteral("lager"));
    ASSERT_TRUE(reaches(id, State::Unknown)) << "the old service of that name is not the new one";
    m_time.pass(15s);
    EXPECT_EQ(operation(id).state, State::Failed);
    EXPECT_EQ(operation(id).error->cause, Error::Cause::NotFoundByReading);
    EXPECT_EQ(m_provider.restores, 1);
}

TEST_F(BackupServiceTest, ACloudIsGivenAMinuteBeforeALostRequestCountsAsAbsent)
{
    m_inventory.setConnection(Connection{here, Connection::Kind::Compose, {}, {}, {}});
    m_provider.restoreError = lost();
    const OperationId id =
        m_service->restore(lager, BackupId(QStringLiteral("old")), QStringLiteral("lager-2"));
    ASSERT_TRUE(reaches(id, State::Unknown));
    m_time.pass(45s);
    EXPECT_EQ(operation(id).state, State::Unknown) << "it may stand in the gateway's queue";
    m_time.pass(45s);
    EXPECT_EQ(operation(id).state, State::Failed);
    EXPECT_EQ(m_provider.restores, 1);
}

TEST_F(BackupServiceTest, Obstacles)
{
    const BackupId old(QStringLiteral("old"));
    EXPECT_EQ(m_service->obstacleToDownload(lager, old), Obstacle::None);
    EXPECT_EQ(m_service->obstacleToRestore(lager, old), Obstacle::None);
    EXPECT_EQ(m_service->obstacleToRestore(lager, BackupId(QStringLiteral("none"))), Obstacle::NotComplete);
    m_provider.allBackups.first().downloadable = false;
    m_provider.listBackup("running", RestorePoint::State::Running);
    m_poller.refresh(here);
    m_time.pass(0s);
    ASSERT_TRUE(await(m_poller.readNow(lager)).has_value());
    EXPECT_EQ(m_service->obstacleToDownload(lager, old), Obstacle::NotDownloadable);
    EXPECT_EQ(m_service->obstacleToRestore(lager, BackupId(QStringLiteral("running"))),
              Obstacle::NotComplete);
    m_provider.allBackups.last().restorable = false;
    m_provider.allServices.first().state = DatabaseService::State::Provisioning;
    m_poller.refresh(here);
    m_time.pass(0s);
    ASSERT_TRUE(await(m_poller.readNow(lager)).has_value());
    EXPECT_EQ(m_service->obstacleToRestore(lager, old), Obstacle::NotRestorable);
    EXPECT_EQ(m_service->obstacleToBackUp(lager), Obstacle::ServiceNotReady);
    m_inventory.applyFailure(here, Error{Error::Kind::Offline, Error::Cause::None, 0, {}, {}});
    EXPECT_EQ(m_service->obstacleToBackUp(lager), Obstacle::NotConnected);
    EXPECT_EQ(m_service->obstacleToDownload(lager, old), Obstacle::NotConnected);
    m_inventory.applyFailure(here, Error{Error::Kind::Unauthorized, Error::Cause::None, 401, {}, {}});
    EXPECT_EQ(m_service->obstacleToRestore(lager, old), Obstacle::CredentialsExpired);
}

TEST_F(BackupServiceTest, TheBackupThatWouldBeDisplaced)
{
    ASSERT_TRUE(m_service->displacedByBackUp(lager).has_value());
    EXPECT_EQ(m_service->displacedByBackUp(lager)->id.text(), QStringLiteral("old"));
    m_provider.allBackups.first().kind = BackupKind::Daily;
    ASSERT_TRUE(await(m_poller.readNow(lager)).has_value());
    EXPECT_FALSE(m_service->displacedByBackUp(lager).has_value());
    EXPECT_EQ(m_service->backupCommand(lager), QStringLiteral("back up"));
    EXPECT_TRUE(m_service->restoreCommand(lager, BackupId(QStringLiteral("old")))
                    .startsWith(QStringLiteral("restore janusgraph-restore-")));
}

TEST_F(BackupServiceTest, WithoutAProviderThereIsAnAnswerToo)
{
    const ServiceKey strange{ConnectionId(QStringLiteral("strange")), ServiceId(QStringLiteral("x"))};
    EXPECT_EQ(operation(m_service->backUpNow(strange)).state, State::Failed);
    EXPECT_EQ(m_service->obstacleToBackUp(strange), Obstacle::NotConnected);
    EXPECT_TRUE(m_service->backupCommand(strange).isEmpty());
    m_service->cancel(OperationId(QStringLiteral("none")));
}

TEST_F(BackupServiceTest, DestroyedInEveryStage)
{
    for (const bool hold : {false, true}) {
        m_provider.holdAnswers = hold;
        const OperationId id = m_service->backUpNow(lager);
        if (hold)
            ASSERT_TRUE(waitUntil([&] { return operation(id).state == State::Sent; }));
        m_service.reset(); // the journal, the poller or the provider still work for it
        m_provider.release();
        waitUntil([] { return false; }, 30ms);
        m_time.pass(1min);
        EXPECT_FALSE(operation(id).ended());
        makeService();
    }
}

} // namespace kustos::test
