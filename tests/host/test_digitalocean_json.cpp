// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/dialects/digitaloceanjson.h"

#include <gtest/gtest.h>

namespace kustos::host {

namespace {

using Job = MachineJobRecord;
using digitalocean::Frame;

const QDateTime noon(QDate(2026, 6, 1), QTime(12, 0, 0, 500), Qt::UTC);
const Frame frame{u"place"_qs, {u"local-1vcpu-8mb-1gb"_qs}};
constexpr qint64 gibi = qint64{1} << 30;

MachineFacts machine(MachineState state = MachineState::Running)
{
    MachineFacts facts;
    facts.id = MachineId(u"m"_qs);
    facts.name = u"web"_qs;
    facts.state = state;
    facts.vcpus = 2;
    facts.memoryBytes = gibi;
    facts.disks = {{u"vda"_qs, u"/a"_qs, 10 * gibi, true}};
    facts.number = 4;
    facts.knownSince = noon;
    return facts;
}

SnapshotRecord copy(int number, SnapshotRecord::State state = SnapshotRecord::State::Available)
{
    SnapshotRecord record;
    record.number = number;
    record.machine = MachineId(u"m"_qs);
    record.name = u"s"_qs;
    record.state = state;
    record.createdAt = noon;
    record.bytes = 3 * gibi / 2;
    record.virtualBytes = 10 * gibi;
    return record;
}

QString statusOf(MachineState state, bool isNew = false)
{
    return digitalocean::dropletJson(machine(state), {}, isNew, frame).value(u"status").toString();
}

TEST(DigitalOceanJson, OffPromisesThatNobodyWrites)
{
    EXPECT_EQ(statusOf(MachineState::Running), u"active"_qs);
    EXPECT_EQ(statusOf(MachineState::Stopping), u"active"_qs) << "not yet";
    EXPECT_EQ(statusOf(MachineState::Paused), u"active"_qs);
    EXPECT_EQ(statusOf(MachineState::Unknown), u"active"_qs);
    EXPECT_EQ(statusOf(MachineState::Off), u"off"_qs);
    EXPECT_EQ(statusOf(MachineState::Crashed), u"off"_qs);
    EXPECT_EQ(statusOf(MachineState::Starting), u"off"_qs) << "not yet";
    EXPECT_EQ(statusOf(MachineState::Off, true), u"new"_qs);
}

TEST(DigitalOceanJson, DropletHasEveryRequiredField)
{
    const QJsonObject droplet = digitalocean::dropletJson(machine(), {}, false, frame);
    for (const QString &field : {u"id"_qs, u"name"_qs, u"memory"_qs, u"vcpus"_qs, u"disk"_qs, u"locked"_qs,
                                 u"status"_qs, u"created_at"_qs, u"features"_qs, u"backup_ids"_qs,
                                 u"next_backup_window"_qs, u"snapshot_ids"_qs, u"image"_qs, u"volume_ids"_qs,
                                 u"size"_qs, u"size_slug"_qs, u"networks"_qs, u"region"_qs, u"tags"_qs})
        EXPECT_TRUE(droplet.contains(field)) << field.toStdString();
    EXPECT_EQ(droplet.value(u"id"), QJsonValue(4));
    EXPECT_EQ(droplet.value(u"memory"), QJsonValue(1024));
    EXPECT_EQ(droplet.value(u"disk"), QJsonValue(10));
    EXPECT_EQ(droplet.value(u"created_at").toString(), u"2026-06-01T12:00:00Z"_qs);
    EXPECT_TRUE(droplet.value(u"image").isObject());
    EXPECT_EQ(droplet.value(u"region").toObject(),
              (QJsonObject{{u"name"_qs, u"place"_qs},
                           {u"slug"_qs, u"local"_qs},
                           {u"features"_qs, QJsonArray()},
                           {u"available"_qs, true},
                           {u"sizes"_qs, QJsonArray{u"local-1vcpu-8mb-1gb"_qs}}}));
    EXPECT_EQ(droplet.value(u"size").toObject().value(u"slug"), droplet.value(u"size_slug"));
    EXPECT_TRUE(droplet.value(u"next_backup_window").isNull());
}

TEST(DigitalOceanJson, MemoryIsAMultipleOfEight)
{
    const auto memory = [](qint64 bytes) {
        MachineFacts facts = machine();
        facts.memoryBytes = bytes;
        return digitalocean::dropletJson(facts, {}, false, frame).value(u"memory").toInt();
    };
    EXPECT_EQ(memory(0), 8);
    EXPECT_EQ(memory(1), 8);
    EXPECT_EQ(memory(qint64{100} << 20), 104);
    EXPECT_EQ(memory(qint64{99} << 20), 96);
    EXPECT_EQ(memory(qint64{512} << 30), 512 * 1024);
}

TEST(DigitalOceanJson, DisksAreRoundedUpAndAdded)
{
    EXPECT_EQ(digitalocean::gigabytes(0), 0);
    EXPECT_EQ(digitalocean::gigabytes(1), 1);
    EXPECT_EQ(digitalocean::gigabytes(gibi), 1);
    EXPECT_EQ(digitalocean::gigabytes(gibi + 1), 2);
    MachineFacts facts = machine();
    facts.disks.append({u"vdb"_qs, {}, gibi / 2, false});
    facts.disks.append({u"vdc"_qs, {}, gibi / 2, false});
    const QJsonObject droplet = digitalocean::dropletJson(facts, {}, false, frame);
    EXPECT_EQ(droplet.value(u"disk").toInt(), 11);
    EXPECT_EQ(droplet.value(u"disk_info").toArray().size(), 3);
    EXPECT_EQ(droplet.value(u"size_slug").toString(), u"local-2vcpu-1024mb-11gb"_qs);
    facts.disks.clear();
    EXPECT_EQ(digitalocean::dropletJson(facts, {}, false, frame).value(u"disk"), QJsonValue(0));
}

TEST(DigitalOceanJson, SlugsAreReadStrictly)
{
    EXPECT_EQ(digitalocean::diskOfSlug(digitalocean::sizeSlug(machine())), 10);
    EXPECT_EQ(digitalocean::diskOfSlug(u"local-1vcpu-8mb-25gb"_qs), 25);
    for (const QString &wrong :
         {QString(), u"s-1vcpu-1gb"_qs, u"local-1vcpu-8mb"_qs, u"local-1vcpu-8mb-25"_qs,
          u"local-vcpu-8mb-1gb"_qs, u"local-1vcpu-8mb-0gb"_qs, u"local-1vcpu-8mb--1gb"_qs,
          u"local-1vcpu-8mb-25gb-"_qs, u"Local-1vcpu-8mb-25gb"_qs, u"local-1gb-8mb-1vcpu"_qs,
          u"local-1vcpu-8mb-99999999999gb"_qs, u"../local-1vcpu-8mb-25gb"_qs})
        EXPECT_FALSE(digitalocean::diskOfSlug(wrong)) << wrong.toStdString();
}

TEST(DigitalOceanJson, AddressesArePrivateOrPublic)
{
    MachineFacts facts = machine();
    facts.addresses = {u"10.1.2.3"_qs,       u"172.16.0.1"_qs,  u"172.31.255.255"_qs, u"172.32.0.1"_qs,
                       u"192.168.0.9"_qs,    u"169.254.1.1"_qs, u"192.0.2.1"_qs,      u"2001:db8::1"_qs,
                       u"not an address"_qs, QString()};
    const QJsonObject networks =
        digitalocean::dropletJson(facts, {}, false, frame).value(u"networks").toObject();
    QStringList kinds;
    for (const QJsonValue one : networks.value(u"v4").toArray()) {
        EXPECT_EQ(QStringList(one.toObject().keys()), (QStringList{u"ip_address"_qs, u"type"_qs}))
            << "mask and gateway are not known";
        kinds.append(one.toObject().value(u"type").toString());
    }
    EXPECT_EQ(kinds, (QStringList{u"private"_qs, u"private"_qs, u"private"_qs, u"public"_qs, u"private"_qs,
                                  u"private"_qs, u"public"_qs}));
    EXPECT_EQ(networks.value(u"v6").toArray(),
              QJsonArray{(QJsonObject{{u"ip_address"_qs, u"2001:db8::1"_qs}, {u"type"_qs, u"public"_qs}})});
}

TEST(DigitalOceanJson, DistributionIsOneOfTheClosedList)
{
    const auto distribution = [](const QString &system) {
        return digitalocean::imageJson(copy(1), system).value(u"distribution").toString();
    };
    EXPECT_EQ(distribution(u"Debian GNU/Linux 12"_qs), u"Debian"_qs);
    EXPECT_EQ(distribution(u"ubuntu 22.04"_qs), u"Ubuntu"_qs);
    EXPECT_EQ(distribution(u"opensuse/leap"_qs), u"openSUSE"_qs);
    EXPECT_EQ(distribution(u"Windows 11"_qs), u"Unknown"_qs);
    EXPECT_EQ(distribution(QString()), u"Unknown"_qs);
}

TEST(DigitalOceanJson, EveryKindOfJobHasItsOwnWord)
{
    const QList<std::pair<Job::Kind, QString>> words{
        {Job::Kind::Start, u"power_on"_qs},        {Job::Kind::Shutdown, u"shutdown"_qs},
        {Job::Kind::Stop, u"power_off"_qs},        {Job::Kind::Reboot, u"reboot"_qs},
        {Job::Kind::Reset, u"power_cycle"_qs},     {Job::Kind::Rename, u"rename"_qs},
        {Job::Kind::TakeSnapshot, u"snapshot"_qs}, {Job::Kind::Consistent, u"snapshot"_qs},
        {Job::Kind::Restore, u"restore"_qs},       {Job::Kind::Clone, u"create"_qs},
        {Job::Kind::Delete, u"image_destroy"_qs}};
    for (const auto &[kind, word] : words)
        EXPECT_EQ(digitalocean::actionType(kind), word);
}

TEST(DigitalOceanJson, ActionHasThreeStatesAndNoPercentage)
{
    Job job;
    job.number = 9;
    job.machine = MachineId(u"m"_qs);
    job.kind = Job::Kind::TakeSnapshot;
    job.createdAt = noon;
    job.bytesDone = 1;
    job.bytesTotal = 2;
    const digitalocean::Numbers numbers{{MachineId(u"m"_qs), 4}, {MachineId(u"n"_qs), 5}};
    const auto told = [&] { return digitalocean::actionJson(job, numbers, std::nullopt, frame); };
    EXPECT_EQ(told().size(), 9);
    EXPECT_EQ(told().value(u"status").toString(), u"in-progress"_qs);
    EXPECT_EQ(told().value(u"started_at").toString(), u"2026-06-01T12:00:00Z"_qs) << "of its request";
    EXPECT_TRUE(told().value(u"completed_at").isNull());
    EXPECT_EQ(told().value(u"resource_id"), QJsonValue(4)) << "the droplet, not the image";
    EXPECT_EQ(told().value(u"resource_type").toString(), u"droplet"_qs);
    EXPECT_EQ(told().value(u"region_slug").toString(), u"local"_qs);
    job.state = Job::State::Running;
    job.startedAt = noon.addSecs(3);
    EXPECT_EQ(told().value(u"status").toString(), u"in-progress"_qs);
    EXPECT_EQ(told().value(u"started_at").toString(), u"2026-06-01T12:00:03Z"_qs);
    job.endedAt = noon.addSecs(9);
    for (const auto &[state, word] :
         {std::pair{Job::State::Succeeded, u"completed"_qs}, std::pair{Job::State::Failed, u"errored"_qs},
          std::pair{Job::State::Cancelled, u"errored"_qs}}) {
        job.state = state;
        EXPECT_EQ(told().value(u"status").toString(), word);
        EXPECT_EQ(told().value(u"completed_at").toString(), u"2026-06-01T12:00:09Z"_qs);
    }
    job.kind = Job::Kind::Clone;
    job.created = MachineId(u"n"_qs);
    EXPECT_EQ(told().value(u"resource_id"), QJsonValue(5)) << "the new one";
    job.created = MachineId(u"gone"_qs);
    EXPECT_TRUE(told().value(u"resource_id").isNull());
    job.kind = Job::Kind::Delete;
    EXPECT_TRUE(told().value(u"resource_id").isNull()) << "of an image nobody knows any more";
    EXPECT_EQ(told().value(u"resource_type").toString(), u"image"_qs);
    EXPECT_EQ(digitalocean::actionJson(job, numbers, 77, frame).value(u"resource_id"), QJsonValue(77));
}

TEST(DigitalOceanJson, IdOfASnapshotIsANumberHereAndATextThere)
{
    const SnapshotRecord record = copy(31);
    const QJsonObject own = digitalocean::dropletSnapshotJson(record);
    EXPECT_EQ(own, (QJsonObject{{u"id"_qs, 31},
                                {u"name"_qs, u"s"_qs},
                                {u"type"_qs, u"snapshot"_qs},
                                {u"created_at"_qs, u"2026-06-01T12:00:00Z"_qs},
                                {u"regions"_qs, QJsonArray{u"local"_qs}},
                                {u"min_disk_size"_qs, 10},
                                {u"size_gigabytes"_qs, 1.5}}));
    const QJsonObject listed = digitalocean::snapshotJson(record, {{MachineId(u"m"_qs), 4}});
    EXPECT_EQ(listed.value(u"id"), QJsonValue(u"31"_qs));
    EXPECT_EQ(listed.value(u"resource_id"), QJsonValue(u"4"_qs));
    EXPECT_EQ(listed.value(u"resource_type").toString(), u"droplet"_qs);
    EXPECT_TRUE(listed.value(u"tags").isArray());
    EXPECT_EQ(digitalocean::snapshotJson(record, {}).value(u"resource_id"), QJsonValue(QString()));
    const QJsonObject image = digitalocean::imageJson(record, u"Debian"_qs);
    EXPECT_EQ(image.value(u"id"), QJsonValue(31));
    EXPECT_EQ(image.value(u"type").toString(), u"snapshot"_qs);
    EXPECT_EQ(image.value(u"status").toString(), u"available"_qs);
    EXPECT_TRUE(image.value(u"slug").isNull());
    EXPECT_TRUE(image.value(u"regions").toArray().isEmpty()) << "none of the cloud's";
}

TEST(DigitalOceanJson, SmallSizesAreNotNothing)
{
    const auto size = [](qint64 bytes) {
        SnapshotRecord record = copy(1);
        record.bytes = bytes;
        return digitalocean::dropletSnapshotJson(record).value(u"size_gigabytes").toDouble(-1);
    };
    EXPECT_DOUBLE_EQ(size(0), 0);
    EXPECT_DOUBLE_EQ(size(1), 0.01);
    EXPECT_DOUBLE_EQ(size(gibi / 3), 0.33);
    EXPECT_DOUBLE_EQ(size(2 * gibi), 2);
}

TEST(DigitalOceanJson, OnlyWholeSnapshotsAreListed)
{
    using State = SnapshotRecord::State;
    EXPECT_TRUE(digitalocean::isListed(copy(1, State::Available)));
    EXPECT_TRUE(digitalocean::isListed(copy(1, State::Restoring)));
    EXPECT_FALSE(digitalocean::isListed(copy(1, State::Creating)));
    EXPECT_FALSE(digitalocean::isListed(copy(1, State::Deleting)));
    EXPECT_FALSE(digitalocean::isListed(copy(1, State::Lost)));
    EXPECT_TRUE(digitalocean::isImage(copy(1, State::Available)));
    EXPECT_FALSE(digitalocean::isImage(copy(1, State::Creating)));
    EXPECT_TRUE(digitalocean::isImage(copy(1, State::Lost)));
    const QJsonObject lost = digitalocean::imageJson(copy(1, State::Lost), {});
    EXPECT_EQ(lost.value(u"status").toString(), u"deleted"_qs);
    EXPECT_FALSE(lost.value(u"error_message").toString().isEmpty());
    const QList<SnapshotRecord> all{copy(1), copy(2, State::Creating), copy(3, State::Lost), copy(4)};
    EXPECT_EQ(digitalocean::dropletJson(machine(), all, false, frame).value(u"snapshot_ids").toArray(),
              (QJsonArray{1, 4}));
}

} // namespace

} // namespace kustos::host
