// SPDX-License-Identifier: GPL-3.0-or-later
// Requests whose answer was lost, of every kind, in the same run and over a restart: looked up by reading,
// never repeated.
#include "machinefixture.h"

namespace kustos::test {

namespace {

struct LostCase
{
    const char *name;
    const char *entry; //!< of the ledger
    std::function<OperationId(MachineService &, ScriptedMachines &)> press;
    bool leavesTrace = true; //!< the reading shows its result without a job
    bool hasJob = true;
    bool followsJob = true; //!< finish() is needed
};

const SnapshotId ofMail(QStringLiteral("snap-2"));
const SnapshotId ofWeb(QStringLiteral("snap-1"));

const LostCase cases[] = {
    {"start", "start mail",
     [](MachineService &service, ScriptedMachines &) { return service.power(mail, PowerAction::Start); }},
    {"shutDown", "shut down web",
     [](MachineService &service, ScriptedMachines &) { return service.power(web, PowerAction::ShutDown); }},
    {"turnOff", "turn off web",
     [](MachineService &service, ScriptedMachines &) { return service.power(web, PowerAction::TurnOff); }},
    {"reboot", "reboot web",
     [](MachineService &service, ScriptedMachines &) { return service.power(web, PowerAction::Reboot); },
     false},
    {"reset", "reset web",
     [](MachineService &service, ScriptedMachines &) { return service.power(web, PowerAction::Reset); },
     false},
    {"snapshot", "snapshot web web-1",
     [](MachineService &service, ScriptedMachines &) { return service.takeSnapshot(web, wanted); }},
    {"consistentOfOneThatIsOff", "snapshot mail web-1 offline",
     [](MachineService &service, ScriptedMachines &) {
         return service.takeConsistentSnapshot(mail, wanted);
     }},
    {"renameSnapshot", "rename snapshot web",
     [](MachineService &service, ScriptedMachines &) { return service.renameSnapshot(web, ofWeb, wanted); },
     true, false},
    {"renameMachine", "rename web",
     [](MachineService &service, ScriptedMachines &) { return service.renameMachine(web, wanted); }, true,
     false},
    {"deleteSnapshot", "delete web",
     [](MachineService &service, ScriptedMachines &) { return service.deleteSnapshot(web, ofWeb); }},
    {"restoreSnapshot", "restore mail",
     [](MachineService &service, ScriptedMachines &) { return service.restoreSnapshot(mail, ofMail); },
     false},
    {"createMachine", "create web",
     [](MachineService &service, ScriptedMachines &) { return service.createMachine(web, ofWeb, wanted); }},
};

class MachineLostTest : public MachineTest, public ::testing::WithParamInterface<LostCase>
{
protected:
    OperationId press() { return GetParam().press(service(), m_provider); }
    QString entry() const { return QLatin1String(GetParam().entry); }
};

} // namespace

TEST_P(MachineLostTest, ArrivedAndFoundByItsJob)
{
    lose(true);
    const OperationId id = press();
    if (!GetParam().hasJob) {
        ASSERT_TRUE(reaches(id, State::Done));
    } else {
        ASSERT_TRUE(follows(id, entry()));
        EXPECT_FALSE(operation(id).error.has_value());
        m_time.pass(5s);
        m_provider.finish();
        m_time.pass(2s);
        EXPECT_EQ(operation(id).state, State::Done);
    }
    EXPECT_EQ(noticed(Notice::Kind::MachineUnknown), 1);
    EXPECT_EQ(noticed(Notice::Kind::MachineFoundByReading), 1);
    EXPECT_EQ(noticed(Notice::Kind::MachineDone), 1);
    EXPECT_EQ(m_provider.ledger.size(), 1);
}

TEST_P(MachineLostTest, ArrivedAndFoundByWhatItChanged)
{
    m_provider.keepsJobs = false;
    lose(true);
    const OperationId id = press();
    ASSERT_TRUE(sends(entry()));
    ASSERT_TRUE(waitUntil([&] { return noticed(Notice::Kind::MachineUnknown) == 1; }));
    m_time.pass(GetParam().leavesTrace ? 5s : 15s);
    EXPECT_EQ(operation(id).state, GetParam().leavesTrace ? State::Done : State::Failed)
        << "without a job only what has changed tells";
    EXPECT_EQ(noticed(Notice::Kind::MachineFoundByReading), GetParam().leavesTrace ? 1 : 0);
    EXPECT_EQ(m_provider.ledger.size(), 1);
}

TEST_P(MachineLostTest, NeverArrivedFailsAndIsNotRepeated)
{
    lose(false);
    const OperationId id = press();
    ASSERT_TRUE(reaches(id, State::Unknown));
    m_time.pass(8s);
    EXPECT_EQ(operation(id).state, State::Unknown) << "one look is no proof";
    m_time.pass(5s);
    EXPECT_EQ(operation(id).state, State::Failed);
    EXPECT_EQ(operation(id).error->cause, Error::Cause::NotFoundByReading);
    m_time.pass(10min);
    EXPECT_EQ(m_provider.ledger.size(), 1);
}

TEST_P(MachineLostTest, FailedReadingsProveNothing)
{
    lose(false);
    const OperationId id = press();
    ASSERT_TRUE(reaches(id, State::Unknown));
    m_provider.listError = m_provider.readError = Error{Error::Kind::Offline, Error::Cause::None, 0, {}, {}};
    m_time.pass(1h);
    EXPECT_EQ(operation(id).state, State::Unknown);
    healNetwork();
    m_time.pass(2min);
    EXPECT_EQ(operation(id).state, State::Failed);
    EXPECT_EQ(m_provider.ledger.size(), 1);
}

TEST_P(MachineLostTest, KilledAfterItLeftAndFoundByTheNextRun)
{
    m_provider.holdSends = true;
    const OperationId id = press();
    ASSERT_TRUE(sends(entry()));
    ASSERT_EQ(onDisk(id).state, State::Sent);
    m_provider.release();
    restart();
    if (GetParam().hasJob) {
        ASSERT_TRUE(waitUntil([&] { return !operation(id).job.isEmpty() || operation(id).ended(); }));
        m_provider.finish();
    }
    m_time.pass(2s);
    EXPECT_EQ(operation(id).state, State::Done);
    EXPECT_EQ(m_provider.ledger.size(), 1);
}

TEST_P(MachineLostTest, KilledBeforeItArrivedAndNotRepeatedByTheNextRun)
{
    lose(false);
    m_provider.holdSends = true;
    const OperationId id = press();
    ASSERT_TRUE(sends(entry()));
    m_provider.release();
    restart();
    EXPECT_EQ(operation(id).state, State::Unknown);
    m_time.pass(5min);
    EXPECT_EQ(operation(id).state, State::Failed);
    EXPECT_EQ(operation(id).error->cause, Error::Cause::NotFoundByReading);
    EXPECT_EQ(m_provider.ledger.size(), 1);
}

TEST_P(MachineLostTest, KilledWhileItRanIsFollowedByTheNextRun)
{
    const OperationId id = press();
    ASSERT_TRUE(GetParam().hasJob ? follows(id, entry()) : reaches(id, State::Done));
    ASSERT_TRUE(waitUntil([&] { return onDisk(id).state == operation(id).state; }));
    restart(1min);
    if (GetParam().hasJob)
        m_provider.finish();
    m_time.pass(5s);
    EXPECT_EQ(operation(id).state, State::Done);
    EXPECT_EQ(m_provider.ledger.size(), 1);
}

INSTANTIATE_TEST_SUITE_P(Kinds, MachineLostTest, ::testing::ValuesIn(cases),
                         [](const auto &info) { return info.param.name; });

TEST_F(MachineTest, ACloudIsGivenAMinuteBeforeALostRequestCountsAsAbsent)
{
    start(Connection::Kind::Compose);
    lose(false);
    const OperationId id = service().power(web, PowerAction::TurnOff);
    m_time.pass(5s);
    ASSERT_TRUE(waitUntil([&] {
        m_time.pass(100ms);
        return operation(id).state == State::Unknown;
    }));
    m_time.pass(45s);
    EXPECT_EQ(operation(id).state, State::Unknown) << "it may stand in the gateway's queue";
    m_time.pass(45s);
    EXPECT_EQ(operation(id).state, State::Failed);
    EXPECT_EQ(m_provider.ledger.size(), 1);
}

TEST_F(MachineTest, SomebodyElsesSnapshotIsNotOurs)
{
    lose(false);
    const OperationId id = service().takeSnapshot(web, wanted);
    ASSERT_TRUE(reaches(id, State::Unknown));
    m_provider.addSnapshot(web.machine, QStringLiteral("theirs"));
    m_time.pass(15s);
    EXPECT_EQ(operation(id).state, State::Failed);
    EXPECT_EQ(operation(id).error->cause, Error::Cause::NotFoundByReading);
}

TEST_F(MachineTest, AnOlderSnapshotOfTheSameNameIsNotOurs)
{
    m_provider.addSnapshot(web.machine, wanted);
    for (const bool killed : {false, true}) {
        m_time.pass(1min);
        m_provider.ledger.clear();
        lose(false);
        m_provider.holdSends = killed;
        const OperationId id = service().takeSnapshot(web, wanted);
        ASSERT_TRUE(sends(QStringLiteral("snapshot web")));
        if (killed) {
            m_provider.release();
            restart();
        }
        ASSERT_TRUE(reaches(id, State::Unknown));
        m_time.pass(30s);
        EXPECT_EQ(operation(id).state, State::Failed);
        EXPECT_EQ(operation(id).error->cause, Error::Cause::NotFoundByReading);
        EXPECT_TRUE(operation(id).snapshot.isEmpty());
        EXPECT_EQ(m_provider.ledger.size(), 1);
    }
}

TEST_F(MachineTest, AnOlderJobOfTheSameKindIsNotOurs)
{
    for (const bool killed : {false, true}) {
        const OperationId first = service().power(web, PowerAction::Reboot);
        ASSERT_TRUE(follows(first, QStringLiteral("reboot web")));
        m_provider.finish();
        m_time.pass(2s);
        ASSERT_EQ(operation(first).state, State::Done);
        lose(false);
        m_provider.holdSends = killed;
        const OperationId second = service().power(web, PowerAction::Reboot);
        ASSERT_TRUE(sends(QStringLiteral("reboot web"), 2));
        if (killed) {
            m_provider.release();
            restart();
        }
        ASSERT_TRUE(reaches(second, State::Unknown));
        m_time.pass(30s);
        EXPECT_EQ(operation(second).state, State::Failed);
        EXPECT_EQ(m_provider.ledger.size(), 2);
        m_provider.ledger.clear();
    }
}

TEST_F(MachineTest, WhatHadNotLeftFailsAtTheNextStart)
{
    m_run.reset();
    QList<OperationId> left;
    for (const State state : {State::Queued, State::Intent}) {
        for (const auto kind : {Operation::Kind::TakeSnapshot, Operation::Kind::ConsistentSnapshot}) {
            Operation operation;
            operation.id = OperationId(QStringLiteral("left-%1").arg(left.size()));
            operation.kind = kind;
            operation.machine = web;
            operation.argument = wanted;
            operation.state = state;
            operation.startedAt = m_time.now();
            Journal journal(m_path);
            ASSERT_TRUE(await(journal.append(operation)).has_value());
            left.append(operation.id);
        }
    }
    restart();
    m_time.pass(5min);
    for (const OperationId &id : left)
        EXPECT_EQ(operation(id).state, State::Failed);
    EXPECT_TRUE(m_provider.ledger.isEmpty());
    EXPECT_TRUE(service().unfinished().isEmpty());
}

TEST_F(MachineTest, AnIgnoredShutdownIsStillIgnoredAfterARestart)
{
    const OperationId id = service().power(web, PowerAction::ShutDown);
    ASSERT_TRUE(follows(id, QStringLiteral("shut down web")));
    m_provider.endJob(MachineJob::State::Failed, QStringLiteral("shutdown_ignored"));
    m_time.pass(2s);
    ASSERT_TRUE(waitUntil([&] { return onDisk(id).ignored; }));
    restart();
    EXPECT_EQ(operation(id).state, State::Running);
    EXPECT_TRUE(operation(id).ignored);
    m_provider.get(web.machine).state = Power::Off;
    m_time.pass(2s);
    EXPECT_EQ(operation(id).state, State::Done);
    EXPECT_EQ(m_provider.ledger.size(), 1);
}

} // namespace kustos::test
