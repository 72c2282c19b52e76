// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/dialects/digitaloceanjson.h"

#include "host/dialects/requestfacts.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cmath>
#include <numeric>

namespace kustos::host::digitalocean {

using Job = MachineJobRecord;

namespace {

const QJsonValue null{QJsonValue::Null};
constexpr qint64 gibi = qint64{1} << 30;

QJsonValue timeValue(const QDateTime &moment)
{
    return moment.isValid() ? QJsonValue(moment.toUTC().toString(Qt::ISODate)) : null;
}

//! MiB; the dialect wants multiples of eight.
qint64 memoryMegabytes(const MachineFacts &machine)
{
    constexpr qint64 step = qint64{8} << 20;
    return std::max<qint64>(1, (machine.memoryBytes + step / 2) / step) * 8;
}

QString statusOf(const MachineFacts &machine, bool isNew)
{
    if (isNew)
        return QStringLiteral("new");
    switch (machine.state) {
    case MachineState::Off:
    case MachineState::Crashed:
    case MachineState::Starting:
        return QStringLiteral("off");
    // Four words are all there is. "off" promises that nobody writes to the disk.
    case MachineState::Running:
    case MachineState::Stopping:
    case MachineState::Paused:
    case MachineState::Unknown:
        return QStringLiteral("active");
    }
    Q_UNREACHABLE();
}

QString distributionOf(const QString &system)
{
    // The closed list of the API description.
    for (const QString &known :
         {u"Arch Linux"_qs, u"CentOS"_qs, u"CoreOS"_qs, u"Debian"_qs, u"Fedora"_qs, u"FreeBSD"_qs,
          u"Gentoo"_qs, u"openSUSE"_qs, u"RancherOS"_qs, u"Rocky Linux"_qs, u"Ubuntu"_qs}) {
        if (system.contains(known, Qt::CaseInsensitive))
            return known;
    }
    return QStringLiteral("Unknown");
}

bool isPrivate(const in_addr &address)
{
    const quint32 value = ntohl(address.s_addr);
    const auto within = [value](quint32 net, int bits) { return value >> (32 - bits) == net >> (32 - bits); };
    return within(0x0A000000, 8) || within(0xAC100000, 12) || within(0xC0A80000, 16) ||
           within(0xA9FE0000, 16) || within(0x7F000000, 8);
}

QJsonObject networksOf(const MachineFacts &machine)
{
    QJsonArray four;
    QJsonArray six;
    for (const QString &address : machine.addresses) {
        const QByteArray text = address.toLatin1();
        in_addr v4{};
        in6_addr v6{};
        // Mask and gateway are the guest's own affair: left out rather than guessed.
        if (inet_pton(AF_INET, text.constData(), &v4) == 1)
            four.append(QJsonObject{{u"ip_address"_qs, address},
                                    {u"type"_qs, isPrivate(v4) ? u"private"_qs : u"public"_qs}});
        else if (inet_pton(AF_INET6, text.constData(), &v6) == 1)
            six.append(QJsonObject{{u"ip_address"_qs, address}, {u"type"_qs, u"public"_qs}});
    }
    return {{u"v4"_qs, four}, {u"v6"_qs, six}};
}

QJsonObject regionJson(const Frame &frame)
{
    return {{u"name"_qs, frame.place},
            {u"slug"_qs, QString(regionSlug)},
            {u"features"_qs, QJsonArray()},
            {u"available"_qs, true},
            {u"sizes"_qs, QJsonArray::fromStringList(frame.sizes)}};
}

QJsonObject sizeJson(const MachineFacts &machine)
{
    return {{u"slug"_qs, sizeSlug(machine)},
            {u"memory"_qs, memoryMegabytes(machine)},
            {u"vcpus"_qs, machine.vcpus},
            {u"disk"_qs, gigabytes(diskBytes(machine))},
            {u"transfer"_qs, 0},
            {u"price_monthly"_qs, 0},
            {u"price_hourly"_qs, 0},
            {u"regions"_qs, QJsonArray{QString(regionSlug)}},
            {u"available"_qs, true},
            {u"description"_qs, u"Local"_qs}};
}

//! What a machine was made from nobody knows: no id, and the system where the hypervisor names one.
QJsonObject originJson(const MachineFacts &machine)
{
    return {{u"name"_qs, machine.system.isEmpty() ? u"unknown"_qs : machine.system},
            {u"distribution"_qs, distributionOf(machine.system)},
            {u"slug"_qs, null},
            {u"type"_qs, u"custom"_qs},
            {u"public"_qs, false},
            {u"regions"_qs, QJsonArray()},
            {u"created_at"_qs, timeValue(machine.knownSince)},
            {u"min_disk_size"_qs, gigabytes(diskBytes(machine))},
            {u"size_gigabytes"_qs, null},
            {u"description"_qs, QString()},
            {u"tags"_qs, QJsonArray()}};
}

QJsonArray disksOf(const MachineFacts &machine)
{
    QJsonArray disks;
    for (const MachineFacts::Disk &disk : machine.disks)
        disks.append(QJsonObject{{u"type"_qs, u"local"_qs},
                                 {u"size"_qs, QJsonObject{{u"amount"_qs, gigabytes(disk.virtualBytes)},
                                                          {u"unit"_qs, u"gib"_qs}}}});
    return disks;
}

QString statusText(Job::State state)
{
    switch (state) {
    case Job::State::Queued:
    case Job::State::Running:
        return QStringLiteral("in-progress");
    case Job::State::Succeeded:
        return QStringLiteral("completed");
    case Job::State::Failed:
    case Job::State::Cancelled:
        return QStringLiteral("errored");
    }
    Q_UNREACHABLE();
}

//! Two decimals, and never nothing for something.
double sizeOf(const SnapshotRecord &snapshot)
{
    const double exact = static_cast<double>(snapshot.bytes) / static_cast<double>(gibi);
    return snapshot.bytes > 0 ? std::max(0.01, std::round(exact * 100) / 100) : 0;
}

QJsonObject baseJson(const SnapshotRecord &snapshot)
{
    return {{u"name"_qs, snapshot.name},
            {u"created_at"_qs, timeValue(snapshot.createdAt)},
            {u"regions"_qs, QJsonArray{QString(regionSlug)}},
            {u"min_disk_size"_qs, gigabytes(snapshot.virtualBytes)},
            {u"size_gigabytes"_qs, sizeOf(snapshot)}};
}

} // namespace

int gigabytes(qint64 bytes)
{
    return static_cast<int>((bytes + gibi - 1) / gibi);
}

qint64 diskBytes(const MachineFacts &machine)
{
    return std::accumulate(
        machine.disks.begin(), machine.disks.end(), qint64{0},
        [](qint64 sum, const MachineFacts::Disk &disk) { return sum + disk.virtualBytes; });
}

QString sizeSlug(const MachineFacts &machine)
{
    return QStringLiteral("local-%1vcpu-%2mb-%3gb")
        .arg(machine.vcpus)
        .arg(memoryMegabytes(machine))
        .arg(gigabytes(diskBytes(machine)));
}

std::optional<int> diskOfSlug(const QString &slug)
{
    const QStringList parts = slug.split(u'-');
    if (parts.size() != 4 || parts.at(0) != regionSlug)
        return std::nullopt;
    constexpr std::array<QLatin1String, 4> units{QLatin1String(""), QLatin1String("vcpu"),
                                                 QLatin1String("mb"), QLatin1String("gb")};
    std::optional<int> number;
    for (qsizetype i = 1; i < 4; ++i) {
        const QLatin1String unit = units.at(static_cast<size_t>(i));
        number = parts.at(i).endsWith(unit) ? numberOf(QStringView(parts.at(i)).chopped(unit.size()))
                                            : std::nullopt;
        if (!number)
            return std::nullopt;
    }
    return number;
}

QJsonObject dropletJson(const MachineFacts &machine, const QList<SnapshotRecord> &snapshots, bool isNew,
                        const Frame &frame)
{
    QJsonArray snapshotIds;
    for (const SnapshotRecord &snapshot : snapshots) {
        if (isListed(snapshot))
            snapshotIds.append(snapshot.number);
    }
    return {{u"id"_qs, machine.number},
            {u"name"_qs, machine.name},
            {u"memory"_qs, memoryMegabytes(machine)},
            {u"vcpus"_qs, machine.vcpus},
            {u"disk"_qs, gigabytes(diskBytes(machine))},
            {u"disk_info"_qs, disksOf(machine)},
            {u"locked"_qs, false},
            {u"status"_qs, statusOf(machine, isNew)},
            {u"kernel"_qs, null},
            {u"created_at"_qs, timeValue(machine.knownSince)},
            {u"features"_qs, QJsonArray()},
            {u"backup_ids"_qs, QJsonArray()},
            {u"next_backup_window"_qs, null},
            {u"snapshot_ids"_qs, snapshotIds},
            {u"image"_qs, originJson(machine)},
            {u"volume_ids"_qs, QJsonArray()},
            {u"size"_qs, sizeJson(machine)},
            {u"size_slug"_qs, sizeSlug(machine)},
            {u"networks"_qs, networksOf(machine)},
            {u"region"_qs, regionJson(frame)},
            {u"tags"_qs, QJsonArray()}};
}

QString actionType(Job::Kind kind)
{
    switch (kind) {
    case Job::Kind::Start:
        return QStringLiteral("power_on");
    case Job::Kind::Shutdown:
        return QStringLiteral("shutdown");
    case Job::Kind::Stop:
        return QStringLiteral("power_off");
    case Job::Kind::Reboot:
        return QStringLiteral("reboot");
    case Job::Kind::Reset:
        return QStringLiteral("power_cycle");
    case Job::Kind::Rename:
        return QStringLiteral("rename");
    case Job::Kind::TakeSnapshot:
    case Job::Kind::Consistent:
        return QStringLiteral("snapshot");
    case Job::Kind::Restore:
        return QStringLiteral("restore");
    case Job::Kind::Clone:
        return QStringLiteral("create");
    case Job::Kind::Delete:
        return QStringLiteral("image_destroy");
    }
    Q_UNREACHABLE();
}

QJsonObject actionJson(const Job &job, const Numbers &numbers, std::optional<int> image, const Frame &frame)
{
    QJsonValue resource = null;
    const bool deletes = job.kind == Job::Kind::Delete;
    const MachineId &machine = job.kind == Job::Kind::Clone ? job.created : job.machine;
    if (deletes && image)
        resource = *image;
    else if (const auto number = numbers.constFind(machine); !deletes && number != numbers.constEnd())
        resource = *number;
    return {{u"id"_qs, job.number},
            {u"status"_qs, statusText(job.state)},
            {u"type"_qs, actionType(job.kind)},
            {u"started_at"_qs, timeValue(job.startedAt.isValid() ? job.startedAt : job.createdAt)},
            {u"completed_at"_qs, job.ended() ? timeValue(job.endedAt) : null},
            {u"resource_id"_qs, resource},
            {u"resource_type"_qs, deletes ? u"image"_qs : u"droplet"_qs},
            {u"region"_qs, regionJson(frame)},
            {u"region_slug"_qs, QString(regionSlug)}};
}

bool isListed(const SnapshotRecord &snapshot)
{
    return snapshot.state == SnapshotRecord::State::Available ||
           snapshot.state == SnapshotRecord::State::Restoring;
}

QJsonObject dropletSnapshotJson(const SnapshotRecord &snapshot)
{
    QJsonObject object = baseJson(snapshot);
    object.insert(u"id"_qs, snapshot.number);
    object.insert(u"type"_qs, u"snapshot"_qs);
    return object;
}

QJsonObject snapshotJson(const SnapshotRecord &snapshot, const Numbers &numbers)
{
    const auto machine = numbers.constFind(snapshot.machine);
    QJsonObject object = baseJson(snapshot);
    object.insert(u"id"_qs, QString::number(snapshot.number));
    object.insert(u"resource_id"_qs, machine == numbers.constEnd() ? QString() : QString::number(*machine));
    object.insert(u"resource_type"_qs, u"droplet"_qs);
    object.insert(u"tags"_qs, QJsonArray());
    return object;
}

bool isImage(const SnapshotRecord &snapshot)
{
    return isListed(snapshot) || snapshot.state == SnapshotRecord::State::Lost;
}

QJsonObject imageJson(const SnapshotRecord &snapshot, const QString &system)
{
    const bool lost = snapshot.state == SnapshotRecord::State::Lost;
    QJsonObject object = baseJson(snapshot);
    object.insert(u"id"_qs, snapshot.number);
    // Of an image only the cloud's own regions may be named.
    object.insert(u"regions"_qs, QJsonArray());
    object.insert(u"type"_qs, u"snapshot"_qs);
    object.insert(u"distribution"_qs, distributionOf(system));
    object.insert(u"slug"_qs, null);
    object.insert(u"public"_qs, false);
    object.insert(u"description"_qs, QString());
    object.insert(u"tags"_qs, QJsonArray());
    object.insert(u"status"_qs, lost ? u"deleted"_qs : u"available"_qs);
    object.insert(u"error_message"_qs, lost ? u"The files of this snapshot are gone."_qs : QString());
    return object;
}

} // namespace kustos::host::digitalocean
