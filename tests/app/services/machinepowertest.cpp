// SPDX-License-Identifier: GPL-3.0-or-later
// Power of machines in memory, in virtual time.
#include "machinefixture.h"

namespace kustos::test {

TEST_F(MachineTest, SwitchedOnIsSaidWhenItWasReadBack)
{
    EXPECT_EQ(service().obstacleToPower(mail, PowerAction::Start), Obstacle::None);
    const OperationId id = service().power(mail, PowerAction::Start);
    EXPECT_EQ(operation(id).state, State::Intent) << "shown at once";
    EXPECT_EQ(operation(id).targetName, QStringLiteral("mail"));
    EXPECT_EQ(operation(id).machine, mail);
    EXPECT_TRUE(m_provider.ledger.isEmpty()) << "nothing leaves before it is on the disk";
    EXPECT_EQ(service().obstacleToPower(mail, PowerAction::Start), Obstacle::MachineBusy);
    ASSERT_TRUE(follows(id, QStringLiteral("start mail")));
    EXPECT_EQ(noticed(Notice::Kind::MachineInitiated), 1);
    EXPECT_TRUE(waitUntil([&] { return onDisk(id).state == State::Running; }));
    m_provider.endJob(MachineJob::State::Complete);
    m_time.pass(5s);
    EXPECT_EQ(operation(id).state, State::Running) << "the job is over, the machine is not on";
    m_provider.get(mail.machine).state = Power::Running;
    m_time.pass(1s);
    EXPECT_EQ(operation(id).state, State::Done);
    EXPECT_EQ(noticed(Notice::Kind::MachineDone), 1);
    EXPECT_EQ(m_notices.last().machine, mail);
    EXPECT_EQ(m_notices.last().action, Operation::Kind::StartMachine);
    EXPECT_EQ(m_provider.ledger.size(), 1);
    EXPECT_TRUE(waitUntil([&] { return onDisk(id).state == State::Done; }));
}

TEST_F(MachineTest, EveryPowerActionSendsItselfOnce)
{
    const std::pair<PowerAction, const char *> actions[] = {{PowerAction::TurnOff, "turn off web"},
                                                            {PowerAction::Start, "start web"},
                                                            {PowerAction::Reboot, "reboot web"},
                                                            {PowerAction::Reset, "reset web"},
                                                            {PowerAction::ShutDown, "shut down web"}};
    for (const auto &[action, entry] : actions) {
        const OperationId id = service().power(web, action);
        ASSERT_TRUE(follows(id, QLatin1String(entry))) << entry;
        m_provider.finish();
        m_time.pass(2s);
        EXPECT_EQ(operation(id).state, State::Done) << entry;
    }
    EXPECT_EQ(m_provider.ledger.size(), 5);
}

TEST_F(MachineTest, AJobThatEndsWithoutTheStateFailsInTheEnd)
{
    const OperationId id = service().power(web, PowerAction::TurnOff);
    ASSERT_TRUE(follows(id, QStringLiteral("turn off web")));
    m_provider.endJob(MachineJob::State::Complete);
    m_time.pass(1min);
    EXPECT_EQ(operation(id).state, State::Running) << "a service may lag";
    m_time.pass(90s);
    EXPECT_EQ(operation(id).state, State::Failed);
    EXPECT_EQ(operation(id).error->cause, Error::Cause::NotFoundByReading);
    EXPECT_EQ(m_provider.ledger.size(), 1);
}

TEST_F(MachineTest, WhatIsAlreadySoIsNotAskedFor)
{
    const OperationId on = service().power(web, PowerAction::Start);
    const OperationId off = service().power(mail, PowerAction::ShutDown);
    ASSERT_TRUE(reaches(on, State::Done));
    ASSERT_TRUE(reaches(off, State::Done));
    const OperationId reboot = service().power(mail, PowerAction::Reboot);
    ASSERT_TRUE(reaches(reboot, State::Failed)) << "but one that is off cannot be restarted";
    EXPECT_TRUE(m_provider.ledger.isEmpty());
}

TEST_F(MachineTest, AGuestThatDoesNotReactIsLeftToTheUser)
{
    const OperationId id = service().power(web, PowerAction::ShutDown);
    ASSERT_TRUE(follows(id, QStringLiteral("shut down web")));
    m_provider.endJob(MachineJob::State::Complete); // DigitalOcean: completed, and it still runs
    m_time.pass(110s);
    EXPECT_FALSE(operation(id).ignored);
    EXPECT_NE(service().obstacleToPower(web, PowerAction::TurnOff), Obstacle::None);
    m_time.pass(15s);
    EXPECT_TRUE(operation(id).ignored);
    EXPECT_EQ(operation(id).state, State::Running);
    EXPECT_EQ(noticed(Notice::Kind::ShutdownIgnored), 1);
    EXPECT_TRUE(waitUntil([&] { return onDisk(id).ignored; }));
    m_time.pass(1h);
    EXPECT_EQ(noticed(Notice::Kind::ShutdownIgnored), 1) << "told once";
    EXPECT_EQ(m_provider.ledger.size(), 1) << "nothing hard by itself";
    m_provider.get(web.machine).state = Power::Off;
    m_time.pass(1s);
    EXPECT_EQ(operation(id).state, State::Done) << "it did react in the end";
}

TEST_F(MachineTest, TheServicesWordThatAGuestIgnoresItCountsAtOnce)
{
    const OperationId id = service().power(web, PowerAction::ShutDown);
    ASSERT_TRUE(follows(id, QStringLiteral("shut down web")));
    m_provider.endJob(MachineJob::State::Failed, QStringLiteral("shutdown_ignored"));
    m_time.pass(2s);
    EXPECT_EQ(operation(id).state, State::Running);
    EXPECT_TRUE(operation(id).ignored);
    m_time.pass(10min);
    EXPECT_EQ(operation(id).state, State::Running);
    EXPECT_EQ(noticed(Notice::Kind::ShutdownIgnored), 1);
    m_provider.get(web.machine).state = Power::Off;
    m_time.pass(1s);
    EXPECT_EQ(operation(id).state, State::Done);
}

TEST_F(MachineTest, AnErrorWithoutAReasonIsAGuestThatIgnoresItOneWithAReasonIsNot)
{
    const OperationId ignored = service().power(web, PowerAction::ShutDown);
    ASSERT_TRUE(follows(ignored, QStringLiteral("shut down web")));
    m_provider.endJob(MachineJob::State::Failed); // DigitalOcean: errored
    m_time.pass(2s);
    EXPECT_TRUE(operation(ignored).ignored);
    service().cancel(ignored);
    EXPECT_EQ(operation(ignored).state, State::Cancelled) << "the user gives the waiting up";
    const OperationId failed = service().power(web, PowerAction::ShutDown);
    ASSERT_TRUE(sends(QStringLiteral("shut down web"), 2));
    ASSERT_TRUE(reaches(failed, State::Running));
    m_provider.endJob(MachineJob::State::Failed, QStringLiteral("failed"), QStringLiteral("no ACPI"));
    m_time.pass(2s);
    EXPECT_EQ(operation(failed).state, State::Failed);
    EXPECT_EQ(operation(failed).error->detail, QStringLiteral("no ACPI"));
}

TEST_F(MachineTest, TurningOffEndsTheWaitForAGuestThatIgnoresIt)
{
    const OperationId waiting = service().power(web, PowerAction::ShutDown);
    ASSERT_TRUE(follows(waiting, QStringLiteral("shut down web")));
    const OperationId behind = service().takeSnapshot(web, wanted);
    m_provider.endJob(MachineJob::State::Failed, QStringLiteral("shutdown_ignored"));
    m_time.pass(2s);
    service().cancel(behind);
    EXPECT_EQ(service().obstacleToPower(web, PowerAction::TurnOff), Obstacle::None);
    EXPECT_EQ(service().obstacleToPower(web, PowerAction::Reboot), Obstacle::MachineBusy);
    const OperationId later = service().takeSnapshot(web, QStringLiteral("later"));
    const OperationId off = service().power(web, PowerAction::TurnOff);
    EXPECT_EQ(operation(waiting).state, State::Cancelled);
    ASSERT_TRUE(follows(off, QStringLiteral("turn off web")));
    EXPECT_EQ(operation(later).state, State::Queued) << "the user's decision goes before what waits";
    m_provider.finish();
    m_time.pass(1s);
    EXPECT_EQ(operation(off).state, State::Done);
    ASSERT_TRUE(follows(later, QStringLiteral("snapshot web later offline")));
    EXPECT_EQ(m_provider.ledger.size(), 3);
}

TEST_F(MachineTest, APowerJobIsNeverCancelledOnTheService)
{
    m_provider.get(web.machine).can.cancel = true;
    m_time.pass(31s);
    const OperationId id = service().power(web, PowerAction::ShutDown);
    ASSERT_TRUE(follows(id, QStringLiteral("shut down web")));
    service().cancel(id);
    m_time.pass(1s);
    EXPECT_TRUE(m_provider.cancelled.isEmpty());
    EXPECT_EQ(operation(id).state, State::Running);
}

} // namespace kustos::test
