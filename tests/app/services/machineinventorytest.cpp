// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/machineinventory.h"

#include <gtest/gtest.h>

namespace kustos::test {

namespace {

const ConnectionId cloud(QStringLiteral("cloud"));
const QDateTime noon = QDateTime::fromString(QStringLiteral("2026-11-20T12:00:00Z"), Qt::ISODate);

MachineKey key(const char *id)
{
    return MachineKey{cloud, MachineId(QString::fromLatin1(id))};
}

VirtualMachine machine(const char *id, VirtualMachine::State state = VirtualMachine::State::Running)
{
    VirtualMachine made;
    made.id = MachineId(QString::fromLatin1(id));
    made.name = QString::fromLatin1(id);
    made.state = state;
    return made;
}

Snapshot snapshot(const char *id, int minutes)
{
    Snapshot made;
    made.id = SnapshotId(QString::fromLatin1(id));
    made.createdAt = noon.addSecs(60 * minutes);
    return made;
}

MachineJob job(const char *id, MachineJob::State state, int minutes = 0)
{
    MachineJob made;
    made.id = JobId(QString::fromLatin1(id));
    made.state = state;
    made.createdAt = noon.addSecs(60 * minutes);
    return made;
}

class MachineInventoryTest : public ::testing::Test
{
protected:
    MachineInventoryTest()
    {
        QObject::connect(&m_machines, &MachineInventory::machinesChanged, [this] { ++m_lists; });
        QObject::connect(&m_machines, &MachineInventory::recordChanged, [this] { ++m_records; });
        QObject::connect(&m_machines, &MachineInventory::readingChanged, [this] { ++m_readings; });
    }
    static Error error(Error::Kind kind) { return Error{kind, Error::Cause::None, 0, {}, std::nullopt}; }

    MachineInventory m_machines;
    int m_lists = 0;
    int m_records = 0;
    int m_readings = 0;
};

} // namespace

TEST_F(MachineInventoryTest, TellsOnlyRealChanges)
{
    m_machines.applyMachines(cloud, {machine("a"), machine("b")}, noon);
    EXPECT_EQ(m_lists, 1);
    EXPECT_EQ(m_readings, 1);
    m_machines.applyMachines(cloud, {machine("a"), machine("b")}, noon);
    EXPECT_EQ(m_lists + m_readings, 2) << "nothing is new";
    m_machines.applyMachines(cloud, {machine("a"), machine("b")}, noon.addSecs(30));
    EXPECT_EQ(m_lists, 1);
    EXPECT_EQ(m_readings, 2) << "only its age";
    EXPECT_EQ(m_machines.record(key("a"))->machineReadAt, noon.addSecs(30));
    m_machines.applyMachines(cloud, {machine("b"), machine("a")}, noon);
    EXPECT_EQ(m_lists, 2) << "the order is the service's";
    m_machines.applyMachines(cloud, {machine("b", VirtualMachine::State::Off)}, noon);
    EXPECT_EQ(m_lists, 3);
    EXPECT_EQ(m_machines.machines(cloud), QList<MachineKey>{key("b")});
    EXPECT_EQ(m_machines.record(key("a")), nullptr);
    EXPECT_EQ(m_records, 0);
}

TEST_F(MachineInventoryTest, OneMachineAloneIsReadBack)
{
    m_machines.applyMachines(cloud, {machine("a"), machine("b")}, noon);
    m_machines.applyMachine(key("a"), machine("a"), noon.addSecs(1));
    EXPECT_EQ(m_lists, 1);
    m_machines.applyMachine(key("a"), machine("a", VirtualMachine::State::Off), noon.addSecs(2));
    EXPECT_EQ(m_lists, 2);
    EXPECT_EQ(m_machines.record(key("a"))->machine.state, VirtualMachine::State::Off);
    EXPECT_EQ(m_machines.record(key("a"))->machineReadAt, noon.addSecs(2));
    EXPECT_EQ(m_machines.record(key("b"))->machineReadAt, noon);
    m_machines.applyMachine(key("gone"), machine("gone"), noon);
    EXPECT_EQ(m_machines.record(key("gone")), nullptr) << "an answer that came too late";
    EXPECT_EQ(m_lists, 2);
}

TEST_F(MachineInventoryTest, SnapshotsAreKeptNewestFirstAndSurviveAList)
{
    m_machines.applyMachines(cloud, {machine("a")}, noon);
    SnapshotLimits limits;
    limits.perMachine = 10;
    m_machines.applySnapshots(
        key("a"), {snapshot("old", 1), snapshot("new", 5), snapshot("mid", 3)}, limits,
        {job("j1", MachineJob::State::Complete, 1), job("j2", MachineJob::State::Running, 2)}, noon);
    m_machines.applySnapshots(key("gone"), {snapshot("x", 1)}, {}, {}, noon);
    EXPECT_EQ(m_records, 1);
    m_machines.applyMachines(cloud, {machine("b"), machine("a", VirtualMachine::State::Off)},
                             noon.addSecs(9));
    const MachineRecord *record = m_machines.record(key("a"));
    ASSERT_NE(record, nullptr);
    EXPECT_EQ(record->machine.state, VirtualMachine::State::Off);
    ASSERT_EQ(record->snapshots.size(), 3);
    EXPECT_EQ(record->snapshots.first().id.text(), QStringLiteral("new"));
    EXPECT_EQ(record->snapshots.last().id.text(), QStringLiteral("old"));
    EXPECT_EQ(record->jobs.first().id.text(), QStringLiteral("j2"));
    EXPECT_EQ(record->limits.perMachine, 10);
    EXPECT_EQ(record->reading, (Reading{Reading::State::Current, noon, std::nullopt}));
}

TEST_F(MachineInventoryTest, AJobNeverGoesBack)
{
    m_machines.applyMachines(cloud, {machine("a")}, noon);
    m_machines.applyJob(key("a"), job("j", MachineJob::State::Running));
    m_machines.applyJob(key("a"), job("j", MachineJob::State::Running));
    EXPECT_EQ(m_records, 1);
    m_machines.applyJob(key("a"), job("j", MachineJob::State::Complete));
    m_machines.applyJob(key("a"), job("j", MachineJob::State::Running));
    EXPECT_EQ(m_machines.record(key("a"))->jobs.first().state, MachineJob::State::Complete);
    m_machines.applyJob(key("a"), job("k", MachineJob::State::Waiting, 3));
    EXPECT_EQ(m_machines.record(key("a"))->jobs.first().id.text(), QStringLiteral("k"));
    m_machines.applyJob(key("gone"), job("k", MachineJob::State::Waiting));
    EXPECT_EQ(m_records, 3);
}

TEST_F(MachineInventoryTest, FailuresKeepTheDataAndSayWhy)
{
    m_machines.applyMachines(cloud, {machine("a")}, noon);
    m_machines.applyFailure(cloud, error(Error::Kind::Offline));
    m_machines.applyFailure(cloud, error(Error::Kind::Offline));
    EXPECT_EQ(m_readings, 2) << "the same failure again is no news";
    EXPECT_EQ(m_machines.reading(cloud).state, Reading::State::Lost);
    EXPECT_EQ(m_machines.reading(cloud).readAt, noon);
    EXPECT_NE(m_machines.record(key("a")), nullptr);
    m_machines.applyFailure(cloud, error(Error::Kind::Unauthorized));
    EXPECT_EQ(m_machines.reading(cloud).state, Reading::State::CredentialsExpired);
    m_machines.applyFailure(cloud, error(Error::Kind::Cancelled));
    EXPECT_EQ(m_machines.reading(cloud).state, Reading::State::CredentialsExpired);
    m_machines.applyFailure(key("a"), error(Error::Kind::Server));
    EXPECT_EQ(m_machines.record(key("a"))->reading.state, Reading::State::Lost);
    m_machines.applyFailure(key("a"), error(Error::Kind::Server));
    m_machines.applyFailure(key("gone"), error(Error::Kind::Server));
    EXPECT_EQ(m_records, 1);
    const ConnectionId other(QStringLiteral("other"));
    EXPECT_EQ(m_machines.reading(other).state, Reading::State::Never);
    m_machines.applyFailure(other, error(Error::Kind::Offline));
    EXPECT_EQ(m_machines.reading(other).state, Reading::State::Lost) << "also where nothing was ever read";
}

TEST_F(MachineInventoryTest, WhatWasKeptIsShownUntilItIsRead)
{
    MachineRecord kept;
    kept.machine = machine("a");
    kept.snapshots = {snapshot("x", 1), snapshot("y", 2)};
    kept.reading = Reading{Reading::State::Current, noon, std::nullopt};
    kept.machineReadAt = noon.addSecs(5);
    m_machines.restoreRecord(cloud, kept);
    EXPECT_EQ(m_lists, 1);
    EXPECT_EQ(m_machines.reading(cloud), (Reading{Reading::State::Never, noon.addSecs(5), std::nullopt}));
    EXPECT_EQ(m_machines.record(key("a"))->reading.state, Reading::State::Never);
    EXPECT_EQ(m_machines.record(key("a"))->reading.readAt, noon);
    EXPECT_EQ(m_machines.record(key("a"))->snapshots.first().id.text(), QStringLiteral("y"));
    m_machines.applyMachines(cloud, {machine("b")}, noon.addSecs(60));
    m_machines.restoreRecord(cloud, kept);
    EXPECT_EQ(m_machines.record(key("a")), nullptr) << "what was read is better";
}

TEST_F(MachineInventoryTest, AllAreListedInTheOrderOfTheirConnections)
{
    const ConnectionId other(QStringLiteral("another"));
    m_machines.applyMachines(cloud, {machine("b"), machine("a"), machine("b")}, noon);
    m_machines.applyMachines(other, {machine("a")}, noon);
    EXPECT_EQ(m_machines.all(),
              (QList<MachineKey>{key("b"), key("a"), MachineKey{other, MachineId(QStringLiteral("a"))}}));
    EXPECT_TRUE(m_machines.machines(ConnectionId(QStringLiteral("none"))).isEmpty());
}

} // namespace kustos::test
