// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/resourcemodel.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QRandomGenerator>
#include <QSignalSpy>

#include <algorithm>
#include <gtest/gtest.h>

using namespace kustos;
using namespace Qt::StringLiterals;

namespace {

class ResourceModelTest : public ::testing::Test
{
protected:
    static QDateTime now() { return {QDate(2026, 11, 20), QTime(13, 0), Qt::UTC}; }
    static ConnectionId here() { return ConnectionId(u"here"_qs); }
    static ServiceKey key(const QString &id) { return {here(), ServiceId(id)}; }

    static DatabaseService service(const QString &id)
    {
        DatabaseService made;
        made.id = ServiceId(id);
        made.name = u"name-"_qs + id;
        made.type = u"sqlite"_qs;
        return made;
    }

    void addConnection()
    {
        Connection connection;
        connection.id = here();
        m_inventory.setConnection(connection);
    }

    void list(const QStringList &ids)
    {
        QList<DatabaseService> services;
        for (const QString &id : ids)
            services.append(service(id));
        m_inventory.applyServices(here(), services, now());
    }

    QStringList shown() const
    {
        QStringList ids;
        const QModelIndex top = m_model.index(0, 0);
        for (int row = 0; row < m_model.rowCount(top); ++row)
            ids.append(
                m_model.index(row, 0, top).data(ResourceModel::KeyRole).value<ServiceKey>().service.text());
        return ids;
    }

    Inventory m_inventory;
    MachineInventory m_machines;
    ResourceModel m_model{m_inventory, m_machines};
    QAbstractItemModelTester m_tester{&m_model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    QSignalSpy m_resets{&m_model, &QAbstractItemModel::modelReset};
};

TEST_F(ResourceModelTest, ShowsConnectionsAndTheirServices)
{
    EXPECT_EQ(m_model.rowCount(), 0);
    addConnection();
    list({u"a"_qs, u"b"_qs});
    ASSERT_EQ(m_model.rowCount(), 1);
    const QModelIndex top = m_model.index(0, 0);
    EXPECT_EQ(top.data(ResourceModel::ItemRole).value<ResourceModel::Item>(),
              ResourceModel::Item::Connection);
    EXPECT_EQ(shown(), QStringList({u"a"_qs, u"b"_qs}));
    const QModelIndex first = m_model.index(0, 0, top);
    EXPECT_EQ(first.data(), u"name-a"_qs);
    EXPECT_EQ(first.data(ResourceModel::TypeRole), u"sqlite"_qs);
    EXPECT_EQ(first.parent(), top);
    EXPECT_EQ(m_model.indexOf(key(u"b"_qs)).row(), 1);
    EXPECT_FALSE(m_model.indexOf(key(u"z"_qs)).isValid());
}

TEST_F(ResourceModelTest, TakesOverWhatWasThereBefore)
{
    addConnection();
    list({u"a"_qs});
    ResourceModel later(m_inventory, m_machines);
    EXPECT_EQ(later.rowCount(later.index(0, 0)), 1);
}

TEST_F(ResourceModelTest, KeepsTheRowsThatStay)
{
    addConnection();
    list({u"a"_qs, u"b"_qs, u"c"_qs});
    const QPersistentModelIndex kept = m_model.indexOf(key(u"b"_qs));
    list({u"x"_qs, u"c"_qs, u"b"_qs});
    EXPECT_EQ(shown(), QStringList({u"x"_qs, u"c"_qs, u"b"_qs}));
    ASSERT_TRUE(kept.isValid());
    EXPECT_EQ(kept.row(), 2);
    EXPECT_EQ(kept.data(ResourceModel::KeyRole).value<ServiceKey>(), key(u"b"_qs));
    EXPECT_EQ(m_resets.count(), 0);
}

TEST_F(ResourceModelTest, FollowsRandomListsWithoutReset)
{
    addConnection();
    QRandomGenerator random(20261120);
    QStringList pool;
    for (int i = 0; i < 9; ++i)
        pool.append(QString::number(i));
    for (int round = 0; round < 200; ++round) {
        std::shuffle(pool.begin(), pool.end(), random);
        const QStringList wanted = pool.first(random.bounded(10));
        list(wanted);
        ASSERT_EQ(shown(), wanted) << "round " << round;
    }
    EXPECT_EQ(m_resets.count(), 0);
}

TEST_F(ResourceModelTest, TellsTheNewestCompleteBackup)
{
    addConnection();
    list({u"a"_qs});
    const QModelIndex row = m_model.indexOf(key(u"a"_qs));
    EXPECT_FALSE(row.data(ResourceModel::BackupsKnownRole).toBool());
    RestorePoint failed;
    failed.id = BackupId(u"2"_qs);
    failed.state = RestorePoint::State::Failed;
    failed.createdAt = now();
    RestorePoint good = failed;
    good.id = BackupId(u"1"_qs);
    good.state = RestorePoint::State::Complete;
    good.createdAt = now().addDays(-1);
    m_inventory.applyBackups(key(u"a"_qs), {good, failed}, {}, now());
    EXPECT_EQ(row.data(ResourceModel::LastBackupRole).toDateTime(), now().addDays(-1));
    EXPECT_TRUE(row.data(ResourceModel::BackupsKnownRole).toBool());
}

TEST_F(ResourceModelTest, TellsARunningBackupAndThatItEnded)
{
    addConnection();
    list({u"a"_qs});
    Job job;
    job.id = JobId(u"j"_qs);
    job.kind = Job::Kind::Backup;
    job.state = Job::State::Running;
    job.permille = 420;
    m_inventory.applyJob(key(u"a"_qs), job);
    const QModelIndex row = m_model.indexOf(key(u"a"_qs));
    EXPECT_TRUE(row.data(ResourceModel::BackupRunningRole).toBool());
    EXPECT_EQ(row.data(ResourceModel::PermilleRole).toInt(), 420);
    job.state = Job::State::Complete;
    m_inventory.applyJob(key(u"a"_qs), job);
    EXPECT_FALSE(row.data(ResourceModel::BackupRunningRole).toBool());
    EXPECT_FALSE(row.data(ResourceModel::PermilleRole).isValid());
}

TEST_F(ResourceModelTest, FindsTheProvisioningJobAtTheServiceItIsRestoredFrom)
{
    addConnection();
    DatabaseService made = service(u"new"_qs);
    made.state = DatabaseService::State::Provisioning;
    made.provisionJob = JobId(u"restore"_qs);
    m_inventory.applyServices(here(), {service(u"a"_qs), made}, now());
    const QModelIndex row = m_model.indexOf(key(u"new"_qs));
    EXPECT_FALSE(row.data(ResourceModel::PermilleRole).isValid());
    Job job;
    job.id = JobId(u"restore"_qs);
    job.kind = Job::Kind::Restore;
    job.state = Job::State::Running;
    job.permille = 123;
    m_inventory.applyJob(key(u"a"_qs), job);
    EXPECT_EQ(row.data(ResourceModel::PermilleRole).toInt(), 123);
}

TEST_F(ResourceModelTest, SaysNothingWhenNothingVisibleChanged)
{
    addConnection();
    list({u"a"_qs});
    m_inventory.applyBackups(key(u"a"_qs), {}, {}, now());
    QSignalSpy changes(&m_model, &QAbstractItemModel::dataChanged);
    m_inventory.applyBackups(key(u"a"_qs), {}, {}, now().addSecs(30));
    EXPECT_EQ(changes.count(), 0);
}

TEST_F(ResourceModelTest, TellsLossOnEveryRow)
{
    addConnection();
    list({u"a"_qs});
    m_inventory.applyFailure(here(), Error{Error::Kind::Offline, Error::Cause::None, 0, {}, std::nullopt});
    EXPECT_EQ(m_model.index(0, 0).data(ResourceModel::ReadingRole).value<Reading>().state,
              Reading::State::Lost);
    EXPECT_EQ(m_model.indexOf(key(u"a"_qs)).data(ResourceModel::ReadingRole).value<Reading>().state,
              Reading::State::Lost);
    EXPECT_EQ(shown(), QStringList(u"a"_qs)) << "data stays";
}

class MachineRows : public ResourceModelTest
{
protected:
    static MachineKey machineKey(const QString &id) { return {here(), MachineId(id)}; }
    static VirtualMachine machine(const QString &id,
                                  VirtualMachine::State state = VirtualMachine::State::Running)
    {
        VirtualMachine made;
        made.id = MachineId(id);
        made.name = u"vm-"_qs + id;
        made.state = state;
        return made;
    }
    void listMachines(const QStringList &ids)
    {
        QList<VirtualMachine> machines;
        for (const QString &id : ids)
            machines.append(machine(id));
        m_machines.applyMachines(here(), machines, now());
    }
    QStringList names() const
    {
        QStringList all;
        const QModelIndex top = m_model.index(0, 0);
        for (int row = 0; row < m_model.rowCount(top); ++row)
            all.append(m_model.index(row, 0, top).data().toString());
        return all;
    }
};

TEST_F(MachineRows, StandBehindTheServicesOfTheirConnection)
{
    listMachines({u"a"_qs, u"b"_qs});
    EXPECT_EQ(m_model.rowCount(), 0) << "nothing is known of the connection";
    addConnection();
    EXPECT_EQ(names(), QStringList({u"vm-a"_qs, u"vm-b"_qs})) << "read before the connection was told";
    list({u"a"_qs, u"x"_qs});
    EXPECT_EQ(names(), QStringList({u"name-a"_qs, u"name-x"_qs, u"vm-a"_qs, u"vm-b"_qs}));
    const QModelIndex row = m_model.indexOf(machineKey(u"a"_qs));
    EXPECT_EQ(row.row(), 2) << "a service and a machine may have the same id";
    EXPECT_EQ(m_model.indexOf(key(u"a"_qs)).row(), 0);
    EXPECT_EQ(row.data(ResourceModel::ItemRole).value<ResourceModel::Item>(), ResourceModel::Item::Machine);
    EXPECT_EQ(row.data(ResourceModel::MachineKeyRole).value<MachineKey>(), machineKey(u"a"_qs));
    EXPECT_FALSE(row.data(ResourceModel::KeyRole).isValid());
    EXPECT_FALSE(m_model.indexOf(key(u"a"_qs)).data(ResourceModel::MachineKeyRole).isValid());
    EXPECT_EQ(row.data(ResourceModel::MachineStateRole).value<VirtualMachine::State>(),
              VirtualMachine::State::Running);
    EXPECT_FALSE(m_model.indexOf(machineKey(u"z"_qs)).isValid());
}

TEST_F(MachineRows, KindsHaveToBeToldOnlyWhereThereAreMachines)
{
    addConnection();
    list({u"a"_qs});
    const QModelIndex service = m_model.indexOf(key(u"a"_qs));
    EXPECT_FALSE(service.data(ResourceModel::AnyMachineRole).toBool());
    listMachines({u"m"_qs});
    EXPECT_TRUE(m_model.indexOf(key(u"a"_qs)).data(ResourceModel::AnyMachineRole).toBool());
    listMachines({});
    EXPECT_FALSE(m_model.indexOf(key(u"a"_qs)).data(ResourceModel::AnyMachineRole).toBool());
}

TEST_F(MachineRows, KeepTheirIndexesWhileBothListsChange)
{
    addConnection();
    list({u"a"_qs});
    listMachines({u"1"_qs, u"2"_qs});
    const QPersistentModelIndex kept = m_model.indexOf(machineKey(u"2"_qs));
    list({u"c"_qs, u"d"_qs, u"a"_qs});
    listMachines({u"2"_qs, u"1"_qs});
    ASSERT_TRUE(kept.isValid());
    EXPECT_EQ(kept.row(), 3);
    EXPECT_EQ(kept.data(ResourceModel::MachineKeyRole).value<MachineKey>(), machineKey(u"2"_qs));
    list({});
    EXPECT_EQ(names(), QStringList({u"vm-2"_qs, u"vm-1"_qs})) << "no services are no loss of the machines";
    EXPECT_EQ(kept.row(), 0);
    EXPECT_EQ(m_resets.count(), 0);
}

TEST_F(MachineRows, TellWhatRunsAndTheNewestSnapshot)
{
    addConnection();
    listMachines({u"m"_qs});
    const QModelIndex row = m_model.indexOf(machineKey(u"m"_qs));
    EXPECT_FALSE(row.data(ResourceModel::SnapshotsKnownRole).toBool());
    EXPECT_FALSE(row.data(ResourceModel::RunningJobRole).isValid());
    Snapshot failed;
    failed.id = SnapshotId(u"f"_qs);
    failed.state = Snapshot::State::Failed;
    failed.createdAt = now();
    Snapshot good = failed;
    good.id = SnapshotId(u"g"_qs);
    good.state = Snapshot::State::Available;
    good.createdAt = now().addSecs(-3600);
    MachineJob job;
    job.id = JobId(u"j"_qs);
    job.kind = MachineJob::Kind::TakeSnapshot;
    job.state = MachineJob::State::Running;
    job.permille = 420;
    QSignalSpy changes(&m_model, &QAbstractItemModel::dataChanged);
    m_machines.applySnapshots(machineKey(u"m"_qs), {failed, good}, {}, {job}, now());
    EXPECT_EQ(changes.count(), 1);
    EXPECT_TRUE(row.data(ResourceModel::SnapshotsKnownRole).toBool());
    EXPECT_EQ(row.data(ResourceModel::LastSnapshotRole).toDateTime(), good.createdAt);
    EXPECT_EQ(row.data(ResourceModel::RunningJobRole).value<MachineJob>().kind,
              MachineJob::Kind::TakeSnapshot);
    EXPECT_EQ(row.data(ResourceModel::PermilleRole).toInt(), 420);
    job.state = MachineJob::State::Complete;
    m_machines.applyJob(machineKey(u"m"_qs), job);
    EXPECT_FALSE(row.data(ResourceModel::RunningJobRole).isValid());
    m_machines.applyMachine(machineKey(u"m"_qs), machine(u"m"_qs, VirtualMachine::State::Off), now());
    EXPECT_EQ(row.data(ResourceModel::MachineStateRole).value<VirtualMachine::State>(),
              VirtualMachine::State::Off);
}

TEST_F(MachineRows, AreAsGoodAsTheirOwnList)
{
    addConnection();
    list({u"a"_qs});
    listMachines({u"m"_qs});
    const auto reading = [](const QModelIndex &index) {
        return index.data(ResourceModel::ReadingRole).value<Reading>().state;
    };
    QSignalSpy changes(&m_model, &QAbstractItemModel::dataChanged);
    m_machines.applyFailure(here(), Error{Error::Kind::Timeout, Error::Cause::None, 0, {}, std::nullopt});
    EXPECT_EQ(reading(m_model.indexOf(machineKey(u"m"_qs))), Reading::State::Lost);
    EXPECT_EQ(reading(m_model.indexOf(key(u"a"_qs))), Reading::State::Current);
    EXPECT_EQ(reading(m_model.index(0, 0)), Reading::State::Current);
    EXPECT_GE(changes.count(), 1);
}

TEST_F(MachineRows, ConnectionWithMachinesOnlyIsAsGoodAsTheirList)
{
    addConnection();
    listMachines({u"m"_qs});
    EXPECT_EQ(m_model.index(0, 0).data(ResourceModel::ReadingRole).value<Reading>().state,
              Reading::State::Current);
    m_machines.applyFailure(here(), Error{Error::Kind::Unauthorized, Error::Cause::None, 401, {}, {}});
    EXPECT_EQ(m_model.index(0, 0).data(ResourceModel::ReadingRole).value<Reading>().state,
              Reading::State::CredentialsExpired);
}

TEST_F(MachineRows, FollowRandomListsWithoutReset)
{
    addConnection();
    QRandomGenerator random(20261121);
    QStringList pool;
    for (int i = 0; i < 7; ++i)
        pool.append(QString::number(i));
    QStringList services;
    QStringList machines;
    for (int round = 0; round < 200; ++round) {
        std::shuffle(pool.begin(), pool.end(), random);
        if (random.bounded(2) == 0) {
            services = pool.first(random.bounded(8));
            list(services);
        } else {
            machines = pool.first(random.bounded(8));
            listMachines(machines);
        }
        QStringList wanted;
        for (const QString &id : services)
            wanted.append(u"name-"_qs + id);
        for (const QString &id : machines)
            wanted.append(u"vm-"_qs + id);
        ASSERT_EQ(names(), wanted) << "round " << round;
    }
    EXPECT_EQ(m_resets.count(), 0);
}

} // namespace
