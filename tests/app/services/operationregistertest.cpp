// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/operationregister.h"

#include "services/journal.h"
#include "support/await.h"
#include "virtualtime.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace kustos::test {

namespace {

const ServiceKey target{ConnectionId(QStringLiteral("c")), ServiceId(QStringLiteral("s"))};

class OperationRegisterTest : public ::testing::Test
{
protected:
    OperationRegisterTest()
    {
        QObject::connect(&m_register, &OperationRegister::added, [this] { ++m_added; });
        QObject::connect(&m_register, &OperationRegister::changed, [this] { ++m_changed; });
    }
    Operation wanted() const
    {
        Operation operation;
        operation.target = target;
        operation.state = Operation::State::Running; // add() decides
        return operation;
    }
    QList<Operation> onDisk() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? Journal::parse(file.readAll()) : QList<Operation>();
    }
    Operation kept(const char *id, Operation::State state, int seconds) const
    {
        Operation operation;
        operation.id = OperationId(QString::fromLatin1(id));
        operation.target = target;
        operation.state = state;
        operation.startedAt = m_time.now().addSecs(seconds);
        return operation;
    }

    QTemporaryDir m_directory;
    QString m_path = m_directory.filePath(QStringLiteral("journal"));
    VirtualTime m_time;
    Journal m_journal{m_path};
    OperationRegister m_register{m_journal, m_time};
    int m_added = 0;
    int m_changed = 0;
};

} // namespace

TEST_F(OperationRegisterTest, AddShowsAtOnceAndWritesNothing)
{
    const OperationId first = m_register.add(wanted());
    m_time.pass(1s);
    const OperationId second = m_register.add(wanted());
    EXPECT_NE(first, second);
    EXPECT_EQ(m_added, 2);
    EXPECT_EQ(m_register.all().first().id, second) << "newest first";
    EXPECT_EQ(m_register.find(first)->state, Operation::State::Intent);
    EXPECT_EQ(m_register.find(second)->startedAt, m_time.now());
    EXPECT_TRUE(onDisk().isEmpty());
    EXPECT_EQ(m_register.runningFor(target).size(), 2);
    EXPECT_EQ(m_register.find(OperationId(QStringLiteral("none"))), nullptr);
}

TEST_F(OperationRegisterTest, WhatRunsOfAMachineIsNotOfAService)
{
    Operation machine;
    machine.kind = Operation::Kind::TakeSnapshot;
    machine.machine = MachineKey{target.connection, MachineId(QStringLiteral("s"))};
    const OperationId id = m_register.add(machine);
    const OperationId backup = m_register.add(wanted());
    ASSERT_EQ(m_register.runningFor(machine.machine).size(), 1);
    EXPECT_EQ(m_register.runningFor(machine.machine).first().id, id);
    ASSERT_EQ(m_register.runningFor(target).size(), 1);
    EXPECT_EQ(m_register.runningFor(target).first().id, backup);
    machine = *m_register.find(id);
    machine.state = Operation::State::Done;
    m_register.update(machine);
    EXPECT_TRUE(m_register.runningFor(machine.machine).isEmpty());
}

TEST_F(OperationRegisterTest, LoadKeepsTheStepThatWasTaken)
{
    Operation left = kept("consistent", Operation::State::Sent, -5);
    left.kind = Operation::Kind::ConsistentSnapshot;
    left.target = {};
    left.machine = MachineKey{target.connection, MachineId(QStringLiteral("web"))};
    left.step = Operation::MachineStep::Snapshot;
    left.shutDownAt = m_time.now();
    left.ignored = true;
    m_register.load({left});
    Operation expected = left;
    expected.state = Operation::State::Unknown;
    EXPECT_EQ(*m_register.find(left.id), expected);
}

TEST_F(OperationRegisterTest, PersistWritesThePresentState)
{
    const OperationId id = m_register.add(wanted());
    ASSERT_TRUE(await(m_register.persist(id)).has_value());
    ASSERT_EQ(onDisk().size(), 1);
    EXPECT_EQ(onDisk().first().state, Operation::State::Intent);
    EXPECT_FALSE(await(m_register.persist(OperationId(QStringLiteral("none")))).has_value());
}

TEST_F(OperationRegisterTest, TheEndIsOnTheDiskBeforeItIsTold)
{
    const OperationId id = m_register.add(wanted());
    Operation operation = *m_register.find(id);
    operation.permille = 500;
    m_register.update(operation);
    EXPECT_EQ(m_changed, 1) << "progress is told at once";
    m_register.update(operation);
    EXPECT_EQ(m_changed, 1) << "nothing changed";
    operation.state = Operation::State::Done;
    bool wasOnDisk = false;
    QObject::connect(&m_register, &OperationRegister::changed, &m_register, [&] {
        wasOnDisk = onDisk().size() == 1 && onDisk().first().state == Operation::State::Done;
    });
    m_register.update(operation);
    EXPECT_EQ(m_changed, 1);
    EXPECT_TRUE(m_register.find(id)->ended());
    ASSERT_TRUE(waitUntil([this] { return m_changed == 2; }));
    EXPECT_TRUE(wasOnDisk);
    EXPECT_EQ(m_register.find(id)->endedAt, m_time.now());
    EXPECT_TRUE(m_register.runningFor(target).isEmpty());
}

TEST_F(OperationRegisterTest, LoadJudgesWhatAnEarlierRunLeft)
{
    using State = Operation::State;
    m_register.load({kept("done", State::Done, -50), kept("intent", State::Intent, -40),
                     kept("queued", State::Queued, -35), kept("sent", State::Sent, -30),
                     kept("running", State::Running, -20), kept("unknown", State::Unknown, -10)});
    const auto state = [this](const char *id) {
        return m_register.find(OperationId(QString::fromLatin1(id)))->state;
    };
    EXPECT_EQ(m_added, 6);
    EXPECT_EQ(state("done"), State::Done);
    EXPECT_EQ(state("intent"), State::Failed) << "nothing had left";
    EXPECT_EQ(state("queued"), State::Failed);
    EXPECT_EQ(state("sent"), State::Unknown);
    EXPECT_EQ(state("running"), State::Unknown);
    EXPECT_EQ(state("unknown"), State::Unknown);
    EXPECT_EQ(m_register.all().first().id.text(), QStringLiteral("unknown"));
    EXPECT_EQ(m_register.all().last().id.text(), QStringLiteral("done"));
    ASSERT_TRUE(waitUntil([this] { return onDisk().size() == 2; })) << "the new ends are journalled";
}

TEST_F(OperationRegisterTest, StopReachesItsTokenOnly)
{
    const OperationId first = m_register.add(wanted());
    const OperationId second = m_register.add(wanted());
    const std::stop_token token = m_register.stopToken(first);
    m_register.requestStop(first);
    EXPECT_TRUE(token.stop_requested());
    EXPECT_FALSE(m_register.stopToken(second).stop_requested());
    m_register.requestStop(OperationId(QStringLiteral("none")));
}

TEST_F(OperationRegisterTest, DestroyedWhileTheDiskWorks)
{
    auto other = std::make_unique<OperationRegister>(m_journal, m_time);
    const OperationId id = other->add(wanted());
    std::optional<Result<void>> written;
    QObject context;
    QCoro::connect(other->persist(id), &context, [&](const Result<void> &result) { written = result; });
    Operation operation = *other->find(id);
    operation.state = Operation::State::Failed;
    other->update(operation);
    other.reset();
    ASSERT_TRUE(waitUntil([&] { return written.has_value(); }));
    EXPECT_TRUE(written->has_value());
    VirtualTime::settle();
}

} // namespace kustos::test
