// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/machinejson.h"

#include "services/jsonfields.h"

#include <QJsonArray>

namespace kustos {

namespace {

using namespace json;

constexpr Words<VirtualMachine::State, 5> machineWords{{
    {VirtualMachine::State::Running, "running"},
    {VirtualMachine::State::Off, "off"},
    {VirtualMachine::State::Changing, "changing"},
    {VirtualMachine::State::Crashed, "crashed"},
    {VirtualMachine::State::Unknown, "unknown"},
}};

constexpr Words<Snapshot::State, 5> snapshotWords{{
    {Snapshot::State::Creating, "creating"},
    {Snapshot::State::Available, "available"},
    {Snapshot::State::Busy, "busy"},
    {Snapshot::State::Failed, "failed"},
    {Snapshot::State::Unknown, "unknown"},
}};

constexpr Words<Snapshot::Consistency, 3> consistencyWords{{
    {Snapshot::Consistency::Offline, "offline"},
    {Snapshot::Consistency::Live, "live"},
    {Snapshot::Consistency::Unknown, "unknown"},
}};

constexpr std::array<std::pair<bool MachineCapabilities::*, const char *>, 12> abilities{{
    {&MachineCapabilities::power, "power"},
    {&MachineCapabilities::reset, "reset"},
    {&MachineCapabilities::rename, "rename"},
    {&MachineCapabilities::liveSnapshot, "live_snapshot"},
    {&MachineCapabilities::offlineSnapshot, "offline_snapshot"},
    {&MachineCapabilities::renameSnapshot, "rename_snapshot"},
    {&MachineCapabilities::deleteSnapshot, "delete_snapshot"},
    {&MachineCapabilities::restoreInPlace, "restore_in_place"},
    {&MachineCapabilities::restoreToNew, "restore_to_new"},
    {&MachineCapabilities::progress, "progress"},
    {&MachineCapabilities::cancel, "cancel"},
    {&MachineCapabilities::consistentOnService, "consistent"},
}};

QJsonArray toArray(const MachineCapabilities &can)
{
    QJsonArray able;
    for (const auto &[member, word] : abilities) {
        if (can.*member)
            able.append(QLatin1String(word));
    }
    return able;
}

MachineCapabilities capabilities(const QJsonArray &able)
{
    MachineCapabilities can;
    for (const auto &[member, word] : abilities)
        can.*member = able.contains(QLatin1String(word));
    return can;
}

QJsonObject snapshotToJson(const Snapshot &snapshot)
{
    QJsonObject object;
    put(object, "id", snapshot.id.text());
    put(object, "name", snapshot.name);
    put(object, "state", wordOf(snapshotWords, snapshot.state));
    put(object, "raw_state", snapshot.rawState);
    put(object, "consistency", wordOf(consistencyWords, snapshot.consistency));
    put(object, "created_at", snapshot.createdAt);
    put(object, "size", snapshot.size);
    put(object, "minimum_disk", snapshot.minimumDisk);
    put(object, "sha256", QString::fromLatin1(snapshot.sha256));
    return object;
}

Snapshot snapshotFromJson(const QJsonObject &object, const MachineId &machine)
{
    Snapshot snapshot;
    snapshot.id = SnapshotId(text(object, "id"));
    snapshot.machine = machine;
    snapshot.name = text(object, "name");
    snapshot.state = valueOrLast(snapshotWords, text(object, "state"));
    snapshot.rawState = text(object, "raw_state");
    snapshot.consistency = valueOrLast(consistencyWords, text(object, "consistency"));
    snapshot.createdAt = time(object, "created_at");
    snapshot.size = optionalSize(object, "size");
    snapshot.minimumDisk = optionalSize(object, "minimum_disk");
    snapshot.sha256 = text(object, "sha256").toLatin1();
    return snapshot;
}

QJsonObject limitsToJson(const SnapshotLimits &limits)
{
    QJsonObject object;
    if (limits.perMachine)
        object.insert(QLatin1String("per_machine"), *limits.perMachine);
    if (limits.interval)
        object.insert(QLatin1String("interval"), static_cast<qint64>(limits.interval->count()));
    put(object, "next_allowed_at", limits.nextAllowedAt);
    return object;
}

SnapshotLimits limitsFromJson(const QJsonObject &object)
{
    SnapshotLimits limits;
    if (const QJsonValue number = object.value(QLatin1String("per_machine")); number.isDouble())
        limits.perMachine = number.toInt();
    if (const QJsonValue seconds = object.value(QLatin1String("interval")); seconds.isDouble())
        limits.interval = std::chrono::seconds(seconds.toInteger());
    limits.nextAllowedAt = time(object, "next_allowed_at");
    return limits;
}

} // namespace

QJsonObject machineToJson(const MachineRecord &record)
{
    const VirtualMachine &machine = record.machine;
    QJsonObject object;
    put(object, "id", machine.id.text());
    put(object, "name", machine.name);
    put(object, "state", wordOf(machineWords, machine.state));
    put(object, "raw_state", machine.rawState);
    object.insert(QLatin1String("addresses"), QJsonArray::fromStringList(machine.addresses));
    object.insert(QLatin1String("vcpus"), machine.vcpus);
    put(object, "memory", machine.memory);
    put(object, "disk", machine.disk);
    put(object, "system", machine.system);
    put(object, "place", machine.place);
    put(object, "created_at", machine.createdAt);
    object.insert(QLatin1String("can"), toArray(machine.can));
    put(object, "snapshot_target", machine.snapshotTarget);
    object.insert(QLatin1String("limits"), limitsToJson(record.limits));
    put(object, "read_at", record.reading.readAt);
    put(object, "machine_read_at", record.machineReadAt);
    QJsonArray snapshots;
    for (const Snapshot &snapshot : record.snapshots)
        snapshots.append(snapshotToJson(snapshot));
    object.insert(QLatin1String("snapshots"), snapshots);
    return object;
}

std::optional<MachineRecord> machineFromJson(const QJsonObject &object)
{
    MachineRecord record;
    VirtualMachine &machine = record.machine;
    machine.id = MachineId(text(object, "id"));
    if (machine.id.isEmpty())
        return std::nullopt;
    machine.name = text(object, "name");
    machine.state = valueOrLast(machineWords, text(object, "state"));
    machine.rawState = text(object, "raw_state");
    for (const QJsonValue &address : object.value(QLatin1String("addresses")).toArray())
        machine.addresses.append(address.toString());
    machine.vcpus = object.value(QLatin1String("vcpus")).toInt();
    machine.memory = optionalSize(object, "memory");
    machine.disk = optionalSize(object, "disk");
    machine.system = text(object, "system");
    machine.place = text(object, "place");
    machine.createdAt = time(object, "created_at");
    machine.can = capabilities(object.value(QLatin1String("can")).toArray());
    machine.snapshotTarget = optionalSize(object, "snapshot_target");
    record.limits = limitsFromJson(object.value(QLatin1String("limits")).toObject());
    record.reading.readAt = time(object, "read_at");
    record.machineReadAt = time(object, "machine_read_at");
    const QJsonArray snapshots = object.value(QLatin1String("snapshots")).toArray();
    for (const QJsonValue &value : snapshots) {
        Snapshot snapshot = snapshotFromJson(value.toObject(), machine.id);
        if (!snapshot.id.isEmpty())
            record.snapshots.append(std::move(snapshot));
    }
    return record;
}

} // namespace kustos
