// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/statecache.h"

#include "services/machinejson.h"
#include "support/await.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QTemporaryDir>

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace kustos::test {

namespace {

const ConnectionId here(QStringLiteral("here"));
const ServiceKey key{here, ServiceId(QStringLiteral("s"))};
const QDateTime noon = QDateTime::fromString(QStringLiteral("2026-11-20T12:00:00.250Z"), Qt::ISODateWithMs);

RestorePoint fullPoint()
{
    RestorePoint point;
    point.id = BackupId(QStringLiteral("b"));
    point.service = key.service;
    point.name = QStringLiteral("n\u00e4");
    point.kind = BackupKind::Weekly;
    point.rawKind = QStringLiteral("weekly");
    point.state = RestorePoint::State::Complete;
    point.rawState = QStringLiteral("complete");
    point.downloadable = point.restorable = true;
    point.createdAt = noon;
    point.moment = noon.addSecs(-60);
    point.size = ByteSize(Q_INT64_C(9'000'000'000));
    point.sha256 = "ab";
    point.expiresAt = noon.addDays(9);
    return point;
}

const MachineKey web{here, MachineId(QStringLiteral("web"))};

MachineRecord fullMachine()
{
    MachineRecord record;
    VirtualMachine &machine = record.machine;
    machine.id = web.machine;
    machine.name = QStringLiteral("w\u00e4b");
    machine.state = VirtualMachine::State::Crashed;
    machine.rawState = QStringLiteral("crashed");
    machine.addresses = {QStringLiteral("192.0.2.1"), QStringLiteral("2001:db8::1")};
    machine.vcpus = 4;
    machine.memory = ByteSize(Q_INT64_C(8'589'934'592));
    machine.disk = ByteSize(Q_INT64_C(90'000'000'000));
    machine.system = QStringLiteral("Debian");
    machine.place = QStringLiteral("fra1");
    machine.createdAt = noon.addDays(-9);
    machine.can.reset = false;
    machine.can.consistentOnService = true;
    machine.snapshotTarget = ByteSize(5);
    Snapshot snapshot;
    snapshot.id = SnapshotId(QStringLiteral("s1"));
    snapshot.machine = web.machine;
    snapshot.name = QStringLiteral("vorher");
    snapshot.state = Snapshot::State::Busy;
    snapshot.rawState = QStringLiteral("busy");
    snapshot.consistency = Snapshot::Consistency::Live;
    snapshot.createdAt = noon;
    snapshot.size = ByteSize(6);
    snapshot.minimumDisk = ByteSize(7);
    snapshot.sha256 = "cd";
    record.snapshots = {snapshot};
    record.limits = SnapshotLimits{10, std::chrono::seconds(600), noon.addSecs(600)};
    record.reading.readAt = noon.addSecs(2);
    record.machineReadAt = noon.addSecs(3);
    return record;
}

class StateCacheTest : public ::testing::Test
{
protected:
    static void connect(Inventory &inventory)
    {
        inventory.setConnection(Connection{here, Connection::Kind::Compose, QStringLiteral("cloud"), {}, {}});
    }
    static void fill(Inventory &inventory)
    {
        DatabaseService service;
        service.id = key.service;
        service.name = QStringLiteral("lager");
        service.type = QStringLiteral("janusgraph");
        service.usage = ByteSize(77);
        service.nextBackup = PlannedBackup{noon, BackupKind::Daily};
        service.connectionStrings = {QStringLiteral("https://admin:streng-geheim@db.example:1")};
        inventory.applyServices(here, {service}, noon);
        inventory.applyBackups(key, {fullPoint()}, {}, noon.addSecs(1));
    }
    QByteArray content() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write()
    {
        Inventory inventory;
        connect(inventory);
        StateCache cache(inventory, m_path);
        fill(inventory);
    }

    QTemporaryDir m_directory;
    QString m_path = m_directory.filePath(QStringLiteral("cache/state"));
};

} // namespace

TEST_F(StateCacheTest, WhatWasKnownComesBackWithItsAge)
{
    write();
    Inventory later;
    connect(later);
    StateCache cache(later, m_path);
    cache.load();
    EXPECT_EQ(later.connection(here)->reading.state, Reading::State::Never);
    EXPECT_EQ(later.connection(here)->reading.readAt, noon);
    const ServiceRecord *record = later.record(key);
    ASSERT_NE(record, nullptr);
    EXPECT_EQ(record->reading.state, Reading::State::Never);
    EXPECT_EQ(record->reading.readAt, noon.addSecs(1));
    EXPECT_EQ(record->backups, QList<RestorePoint>{fullPoint()});
    EXPECT_EQ(record->service.usage, ByteSize(77));
    EXPECT_EQ(record->service.nextBackup, (PlannedBackup{noon, BackupKind::Daily}));
}

TEST_F(StateCacheTest, NoSecretReachesTheDiskAndTheFileIsPrivate)
{
    write();
    EXPECT_TRUE(content().contains("lager"));
    EXPECT_FALSE(content().contains("geheim"));
    EXPECT_FALSE(content().contains("db.example"));
    struct stat facts{};
    ASSERT_EQ(::stat(m_path.toLocal8Bit().constData(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777U, 0600U);
    ASSERT_EQ(::stat(QFileInfo(m_path).path().toLocal8Bit().constData(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777U, 0700U);
}

TEST_F(StateCacheTest, MachinesAreKeptWithTheirSnapshotsAndWithoutTheirJobs)
{
    {
        Inventory inventory;
        MachineInventory machines;
        connect(inventory);
        StateCache cache(inventory, machines, m_path);
        fill(inventory);
        const MachineRecord full = fullMachine();
        MachineJob job;
        job.id = JobId(QStringLiteral("job-of-then"));
        VirtualMachine busy = full.machine;
        busy.runningJob = job.id;
        machines.applyMachines(here, {busy}, full.machineReadAt);
        machines.applySnapshots(web, full.snapshots, full.limits, {job}, full.reading.readAt);
    }
    EXPECT_FALSE(content().contains("job-of-then"));
    Inventory inventory;
    MachineInventory machines;
    connect(inventory);
    StateCache cache(inventory, machines, m_path);
    cache.load();
    ASSERT_NE(machines.record(web), nullptr);
    EXPECT_EQ(*machines.record(web), fullMachine());
    EXPECT_EQ(machines.reading(here), (Reading{Reading::State::Never, noon.addSecs(3), std::nullopt}));
    EXPECT_EQ(inventory.services(here).size(), 1) << "beside the databases";
}

TEST_F(StateCacheTest, EveryStateOfAMachineKeepsItsMeaning)
{
    for (int state = 0; state <= static_cast<int>(VirtualMachine::State::Unknown); ++state) {
        MachineRecord record = fullMachine();
        record.machine.state = static_cast<VirtualMachine::State>(state);
        record.snapshots.first().state = static_cast<Snapshot::State>(state);
        record.snapshots.first().consistency = static_cast<Snapshot::Consistency>(std::min(state, 2));
        EXPECT_EQ(machineFromJson(machineToJson(record)), record);
    }
    EXPECT_EQ(machineFromJson(machineToJson(MachineRecord())), std::nullopt) << "without an id";
    QJsonObject odd = machineToJson(fullMachine());
    odd.insert(QLatin1String("state"), QStringLiteral("of a later version"));
    odd.remove(QLatin1String("can"));
    odd.remove(QLatin1String("limits"));
    odd.insert(QLatin1String("snapshots"),
               QJsonArray{7, QJsonObject{{QStringLiteral("name"), QStringLiteral("x")}}});
    const auto read = machineFromJson(odd);
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->machine.state, VirtualMachine::State::Unknown);
    EXPECT_FALSE(read->machine.can.power) << "what is not told is not offered";
    EXPECT_EQ(read->limits, SnapshotLimits());
    EXPECT_TRUE(read->snapshots.isEmpty());
}

TEST_F(StateCacheTest, AFileFromBeforeThereWereMachinesIsLoaded)
{
    write();
    QByteArray old = content();
    ASSERT_TRUE(old.contains("\"machines\":[],"));
    old.replace("\"machines\":[],", "");
    QFile file(m_path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(old);
    file.close();
    Inventory inventory;
    MachineInventory machines;
    connect(inventory);
    StateCache cache(inventory, machines, m_path);
    cache.load();
    EXPECT_EQ(inventory.services(here).size(), 1);
    EXPECT_TRUE(machines.all().isEmpty());
}

TEST_F(StateCacheTest, AMachineThatChangesIsWritten)
{
    Inventory inventory;
    MachineInventory machines;
    connect(inventory);
    StateCache cache(inventory, machines, m_path);
    cache.setPause(10ms);
    fill(inventory);
    ASSERT_TRUE(waitUntil([this] { return content().contains("lager"); }));
    machines.applyMachines(here, {fullMachine().machine}, noon);
    ASSERT_TRUE(waitUntil([this] { return content().contains("fra1"); }));
    machines.applySnapshots(web, fullMachine().snapshots, {}, {}, noon);
    ASSERT_TRUE(waitUntil([this] { return content().contains("vorher"); }));
}

TEST_F(StateCacheTest, DamagedFilesAreIgnored)
{
    write();
    const QByteArray good = content();
    const QByteArray bad[] = {
        QByteArray(),
        "{",
        "[]",
        good.first(good.size() / 2),
        QByteArray(good).replace("\"version\":1", "\"version\":2"),
        R"({"version":1,"connections":[{"id":"here","services":[{"name":"ohne Id"},7]}]})"};
    for (const QByteArray &bytes : bad) {
        QFile file(m_path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(bytes);
        file.close();
        Inventory inventory;
        connect(inventory);
        StateCache cache(inventory, m_path);
        cache.load();
        EXPECT_TRUE(inventory.services(here).isEmpty()) << bytes.toStdString();
    }
}

TEST_F(StateCacheTest, ALinkIsNotFollowedNorReplaced)
{
    write();
    const QString elsewhere = m_directory.filePath(QStringLiteral("elsewhere"));
    ASSERT_TRUE(QFile::rename(m_path, elsewhere));
    ASSERT_TRUE(QFile::link(elsewhere, m_path));
    {
        Inventory inventory;
        connect(inventory);
        StateCache cache(inventory, m_path);
        cache.load();
        EXPECT_TRUE(inventory.services(here).isEmpty());
    }
    write();
    EXPECT_TRUE(QFileInfo(m_path).isSymLink());
}

TEST_F(StateCacheTest, WhatWasReadIsNotOverwrittenByWhatWasKept)
{
    write();
    Inventory inventory;
    connect(inventory);
    StateCache cache(inventory, m_path);
    inventory.applyServices(here, {}, noon.addDays(1));
    cache.load();
    EXPECT_TRUE(inventory.services(here).isEmpty());
    EXPECT_EQ(inventory.connection(here)->reading.readAt, noon.addDays(1));
}

TEST_F(StateCacheTest, ManyChangesAreOneWritingSoonAfter)
{
    Inventory inventory;
    connect(inventory);
    StateCache cache(inventory, m_path);
    cache.setPause(50ms);
    fill(inventory);
    for (int i = 0; i < 200; ++i)
        inventory.applyServices(here, {inventory.record(key)->service}, noon.addSecs(i));
    EXPECT_TRUE(content().isEmpty()) << "not while things change";
    ASSERT_TRUE(waitUntil([this] { return content().contains("12:03:19"); }));
}

TEST_F(StateCacheTest, TimesOfReadingsAloneWaitForTheEnd)
{
    Inventory inventory;
    connect(inventory);
    {
        StateCache cache(inventory, m_path);
        cache.setPause(10ms);
        fill(inventory);
        ASSERT_TRUE(waitUntil([this] { return content().contains("lager"); }));
        DatabaseService service = inventory.record(key)->service;
        inventory.applyServices(here, {service}, noon.addSecs(100));
        EXPECT_FALSE(waitUntil([this] { return content().contains("12:01:40"); }, 300ms))
            << "nothing else is new";
        service.name = QStringLiteral("speicher");
        inventory.applyServices(here, {service}, noon.addSecs(200));
        ASSERT_TRUE(waitUntil([this] { return content().contains("speicher"); })) << "this is";
        inventory.applyServices(here, {service}, noon.addSecs(300));
    }
    EXPECT_TRUE(content().contains("12:05:00")) << "the last age is kept at the end";
}

} // namespace kustos::test
