// SPDX-License-Identifier: GPL-3.0-or-later
// Why nothing is sent: by what was read, at the button and again at the operation's turn.
#include "machinefixture.h"

namespace kustos::test {

namespace {

class MachineObstaclesTest : public MachineTest
{
protected:
    //! As if it had just been read.
    void reread()
    {
        m_run->poller.refresh(here);
        m_time.pass(0s);
        ASSERT_TRUE(await(m_run->poller.readNow(web)).has_value());
        ASSERT_TRUE(await(m_run->poller.readNow(mail)).has_value());
    }
    VirtualMachine &machine() { return m_provider.get(web.machine); }
    //! The press finds the same at its turn and sends nothing.
    void refused(const OperationId &id, Error::Kind kind)
    {
        ASSERT_TRUE(reaches(id, State::Failed));
        EXPECT_EQ(operation(id).error->kind, kind);
        EXPECT_TRUE(m_provider.ledger.isEmpty());
    }
    const SnapshotId ofMail() const { return m_provider.allSnapshots.first().id; }
    const SnapshotId ofWeb() const { return m_provider.allSnapshots.last().id; }
};

} // namespace

TEST_F(MachineObstaclesTest, NoneWhereEverythingIsAsItShouldBe)
{
    EXPECT_EQ(service().obstacleToPower(web, PowerAction::ShutDown), Obstacle::None);
    EXPECT_EQ(service().obstacleToSnapshot(web), Obstacle::None);
    EXPECT_EQ(service().obstacleToSnapshot(mail), Obstacle::None);
    EXPECT_EQ(service().obstacleToConsistentSnapshot(web), Obstacle::None);
    EXPECT_EQ(service().obstacleToChange(web, ofWeb()), Obstacle::None);
    EXPECT_EQ(service().obstacleToRestore(mail, ofMail()), Obstacle::None);
    EXPECT_EQ(service().obstacleToCreate(web, ofWeb()), Obstacle::None);
    EXPECT_EQ(service().obstacleToRename(web), Obstacle::None);
}

TEST_F(MachineObstaclesTest, TheState)
{
    EXPECT_EQ(service().obstacleToPower(web, PowerAction::Start), Obstacle::AlreadyRunning);
    for (const PowerAction action :
         {PowerAction::ShutDown, PowerAction::TurnOff, PowerAction::Reboot, PowerAction::Reset})
        EXPECT_EQ(service().obstacleToPower(mail, action), Obstacle::AlreadyOff);
    EXPECT_EQ(service().obstacleToRestore(web, ofWeb()), Obstacle::MustBeOff);
    refused(service().restoreSnapshot(web, ofWeb()), Error::Kind::Conflict);
    machine().state = Power::Unknown;
    reread();
    EXPECT_EQ(service().obstacleToPower(web, PowerAction::Start), Obstacle::StateUnknown);
    EXPECT_EQ(service().obstacleToSnapshot(web), Obstacle::StateUnknown);
    EXPECT_EQ(service().obstacleToConsistentSnapshot(web), Obstacle::StateUnknown);
    EXPECT_EQ(service().obstacleToRestore(web, ofWeb()), Obstacle::StateUnknown);
    EXPECT_EQ(service().obstacleToRename(web), Obstacle::None);
    refused(service().takeConsistentSnapshot(web, wanted), Error::Kind::Conflict);
    machine().state = Power::Crashed;
    reread();
    EXPECT_EQ(service().obstacleToPower(web, PowerAction::Start), Obstacle::None);
    EXPECT_EQ(service().obstacleToPower(web, PowerAction::TurnOff), Obstacle::None);
    EXPECT_EQ(service().obstacleToPower(web, PowerAction::ShutDown), Obstacle::StateUnknown);
}

TEST_F(MachineObstaclesTest, AJobOfSomebodyElse)
{
    MachineJob job;
    job.id = JobId(QStringLiteral("theirs"));
    job.machine = web.machine;
    job.state = MachineJob::State::Running;
    m_provider.allJobs = {job};
    reread();
    EXPECT_EQ(service().obstacleToPower(web, PowerAction::ShutDown), Obstacle::MachineBusy);
    EXPECT_EQ(service().obstacleToSnapshot(web), Obstacle::MachineBusy);
    EXPECT_EQ(service().obstacleToConsistentSnapshot(web), Obstacle::MachineBusy);
    EXPECT_EQ(service().obstacleToChange(web, ofWeb()), Obstacle::MachineBusy);
    EXPECT_EQ(service().obstacleToRestore(web, ofWeb()), Obstacle::MachineBusy);
    EXPECT_EQ(service().obstacleToCreate(web, ofWeb()), Obstacle::MachineBusy);
    EXPECT_EQ(service().obstacleToRename(web), Obstacle::MachineBusy);
    EXPECT_EQ(service().obstacleToSnapshot(mail), Obstacle::None) << "that machine only";
    refused(service().takeSnapshot(web, wanted), Error::Kind::Conflict);
    m_provider.allJobs.clear();
    machine().runningJob = JobId(QStringLiteral("told"));
    reread();
    EXPECT_EQ(service().obstacleToSnapshot(web), Obstacle::MachineBusy);
    machine().runningJob = {};
    machine().state = Power::Changing;
    reread();
    EXPECT_EQ(service().obstacleToSnapshot(web), Obstacle::MachineBusy);
}

TEST_F(MachineObstaclesTest, WhatTheServiceDoesNotOffer)
{
    machine().can.liveSnapshot = false;
    reread();
    EXPECT_EQ(service().obstacleToSnapshot(web), Obstacle::NoLiveSnapshot);
    EXPECT_EQ(service().obstacleToConsistentSnapshot(web), Obstacle::None);
    refused(service().takeSnapshot(web, wanted), Error::Kind::Rejected);
    machine().can = MachineCapabilities{false, false, false, false, false, false,
                                        false, false, false, false, false, false};
    reread();
    for (const PowerAction action : {PowerAction::ShutDown, PowerAction::Reset})
        EXPECT_EQ(service().obstacleToPower(web, action), Obstacle::NotOffered);
    EXPECT_EQ(service().obstacleToSnapshot(web), Obstacle::NotOffered);
    EXPECT_EQ(service().obstacleToConsistentSnapshot(web), Obstacle::NotOffered);
    EXPECT_EQ(service().obstacleToChange(web, ofWeb()), Obstacle::NotOffered);
    EXPECT_EQ(service().obstacleToRestore(web, ofWeb()), Obstacle::NotOffered);
    EXPECT_EQ(service().obstacleToCreate(web, ofWeb()), Obstacle::NotOffered);
    EXPECT_EQ(service().obstacleToRename(web), Obstacle::NotOffered);
    machine().can.deleteSnapshot = true;
    reread();
    EXPECT_EQ(service().obstacleToChange(web, ofWeb()), Obstacle::None);
    refused(service().renameSnapshot(web, ofWeb(), wanted), Error::Kind::Rejected);
    refused(service().renameMachine(web, wanted), Error::Kind::Rejected);
    refused(service().createMachine(web, ofWeb(), wanted), Error::Kind::Rejected);
}

TEST_F(MachineObstaclesTest, Limits)
{
    m_provider.limits.perMachine = 2;
    reread();
    EXPECT_EQ(service().obstacleToSnapshot(web), Obstacle::None);
    m_provider.addSnapshot(web.machine, QStringLiteral("broken"), Snapshot::State::Failed);
    reread();
    EXPECT_EQ(service().obstacleToSnapshot(web), Obstacle::None) << "a failed one takes no place";
    m_provider.addSnapshot(web.machine, QStringLiteral("second"));
    reread();
    EXPECT_EQ(service().obstacleToSnapshot(web), Obstacle::SnapshotLimitReached);
    EXPECT_EQ(service().obstacleToConsistentSnapshot(web), Obstacle::SnapshotLimitReached);
    refused(service().takeSnapshot(web, wanted), Error::Kind::Rejected);
    refused(service().takeConsistentSnapshot(web, wanted), Error::Kind::Rejected);

    m_provider.limits = SnapshotLimits{std::nullopt, std::chrono::seconds(600), {}};
    reread();
    EXPECT_EQ(service().obstacleToSnapshot(web), Obstacle::SnapshotTooSoon);
    EXPECT_EQ(service().obstacleToRestore(mail, m_provider.allSnapshots.last().id),
              Obstacle::SnapshotNotAvailable)
        << "that of another machine";
    m_time.pass(10min);
    EXPECT_EQ(service().obstacleToSnapshot(web), Obstacle::None);
    m_provider.limits = SnapshotLimits{std::nullopt, std::nullopt, m_time.now().addSecs(90)};
    reread();
    EXPECT_EQ(service().obstacleToSnapshot(web), Obstacle::SnapshotTooSoon);
    const OperationId id = service().takeSnapshot(web, wanted);
    refused(id, Error::Kind::RateLimited);
    EXPECT_EQ(operation(id).error->retryAfter, std::chrono::seconds(90));
}

TEST_F(MachineObstaclesTest, SnapshotsThatAreNotAtRest)
{
    for (const Snapshot::State state : {Snapshot::State::Creating, Snapshot::State::Busy}) {
        m_provider.allSnapshots.first().state = m_provider.allSnapshots.last().state = state;
        reread();
        EXPECT_EQ(service().obstacleToChange(web, ofWeb()), Obstacle::SnapshotNotAvailable);
        EXPECT_EQ(service().obstacleToRestore(mail, ofMail()), Obstacle::SnapshotNotAvailable);
        EXPECT_EQ(service().obstacleToCreate(web, ofWeb()), Obstacle::SnapshotNotAvailable);
    }
    refused(service().deleteSnapshot(web, ofWeb()), Error::Kind::NotFound);
    m_provider.allSnapshots.first().state = m_provider.allSnapshots.last().state = Snapshot::State::Failed;
    reread();
    EXPECT_EQ(service().obstacleToChange(web, ofWeb()), Obstacle::None) << "it can be deleted";
    EXPECT_EQ(service().obstacleToRestore(mail, ofMail()), Obstacle::SnapshotNotAvailable);
    refused(service().restoreSnapshot(mail, ofMail()), Error::Kind::NotFound);
    EXPECT_EQ(service().obstacleToChange(web, SnapshotId(QStringLiteral("none"))),
              Obstacle::SnapshotNotAvailable);
}

TEST_F(MachineObstaclesTest, TheConnection)
{
    m_run->machines.applyFailure(here, Error{Error::Kind::Offline, Error::Cause::None, 0, {}, {}});
    EXPECT_EQ(service().obstacleToRename(web), Obstacle::NotConnected);
    m_run->machines.applyFailure(here, Error{Error::Kind::Unauthorized, Error::Cause::None, 401, {}, {}});
    EXPECT_EQ(service().obstacleToPower(web, PowerAction::TurnOff), Obstacle::CredentialsExpired);
    reread();
    EXPECT_EQ(service().obstacleToRename(MachineKey{here, MachineId(QStringLiteral("gone"))}),
              Obstacle::NotConnected);
}

} // namespace kustos::test
