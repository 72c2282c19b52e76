// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/digitalocean/digitaloceanjson.h"

#include "providers/machinefacts.h"

#include <QHash>

#include <cmath>

namespace kustos::digitalocean::json {

namespace {

constexpr qint64 mebibyte = 1024 * 1024;
constexpr double gibibyte = 1024.0 * mebibyte;
constexpr qint64 mostMegabytes = Q_INT64_C(1) << 32;
constexpr double mostGigabytes = 1e8;
constexpr int mostCores = 65'536;

VirtualMachine::State dropletState(const QString &word)
{
    static const QHash<QString, VirtualMachine::State> known{
        {QStringLiteral("new"), VirtualMachine::State::Changing},
        {QStringLiteral("active"), VirtualMachine::State::Running},
        {QStringLiteral("off"), VirtualMachine::State::Off},
    };
    return known.value(word, VirtualMachine::State::Unknown);
}

MachineJob::State actionState(const QString &word)
{
    static const QHash<QString, MachineJob::State> known{
        {QStringLiteral("in-progress"), MachineJob::State::Running},
        {QStringLiteral("completed"), MachineJob::State::Complete},
        {QStringLiteral("errored"), MachineJob::State::Failed},
    };
    return known.value(word, MachineJob::State::Unknown);
}

MachineJob::Kind actionKind(const QString &word)
{
    static const QHash<QString, MachineJob::Kind> known{
        {QStringLiteral("power_on"), MachineJob::Kind::Start},
        {QStringLiteral("shutdown"), MachineJob::Kind::ShutDown},
        {QStringLiteral("power_off"), MachineJob::Kind::TurnOff},
        {QStringLiteral("reboot"), MachineJob::Kind::Reboot},
        {QStringLiteral("power_cycle"), MachineJob::Kind::Reset},
        {QStringLiteral("snapshot"), MachineJob::Kind::TakeSnapshot},
        {QStringLiteral("restore"), MachineJob::Kind::RestoreSnapshot},
        {QStringLiteral("create"), MachineJob::Kind::NewMachine},
        {QStringLiteral("rename"), MachineJob::Kind::Rename},
    };
    return known.value(word, MachineJob::Kind::Other);
}

//! Public ones first: those are what an admin knows the machine by.
QStringList addresses(FieldReader networks)
{
    QStringList open;
    QStringList closed;
    for (const char *family : {"v4", "v6"}) {
        if (!networks.has(family))
            continue;
        for (FieldReader &network : networks.objects(family)) {
            const QString address = network.optionalText("ip_address");
            const bool inside = network.optionalText("type") == QLatin1String("private");
            if (!address.isEmpty())
                (inside ? closed : open).append(address);
        }
    }
    return open + closed;
}

//! The name of an image of the user's own says nothing about the system.
QString system(FieldReader image)
{
    const QString distribution = image.optionalText("distribution");
    const QString name = image.optionalText("name");
    const bool own = image.optionalText("type") != QLatin1String("base");
    return own || name.isEmpty() ? distribution : (distribution + QLatin1Char(' ') + name).trimmed();
}

} // namespace

std::optional<ByteSize> gigabytes(FieldReader &object, const char *field)
{
    const auto number = object.optionalNumber(field, 0, mostGigabytes);
    return number ? std::optional(ByteSize(std::llround(*number * gibibyte))) : std::nullopt;
}

VirtualMachine droplet(FieldReader &told)
{
    VirtualMachine machine;
    machine.id = MachineId(told.id("id"));
    machine.name = told.text("name");
    machine.rawState = told.text("status");
    machine.state = dropletState(machine.rawState);
    machine.addresses = addresses(told.object("networks"));
    machine.vcpus = static_cast<int>(told.optionalInteger("vcpus", 0, mostCores).value_or(0));
    if (const auto memory = told.optionalInteger("memory", 0, mostMegabytes))
        machine.memory = ByteSize(*memory * mebibyte);
    machine.disk = gigabytes(told, "disk");
    machine.snapshotTarget = machine.disk;
    machine.system = system(told.object("image"));
    FieldReader region = told.object("region");
    const QString slug = region.optionalText("slug");
    const QString place = region.optionalText("name");
    machine.place = place.isEmpty() ? slug : place;
    machine.createdAt = told.time("created_at");
    machine.can = capabilities(told.object("kustos").object("can"), MachineCapabilities());
    return machine;
}

Snapshot snapshot(FieldReader &told)
{
    Snapshot snapshot;
    snapshot.id = SnapshotId(told.id("id"));
    snapshot.name = told.optionalText("name");
    // The list has only what is there; an image may tell a state of its own.
    snapshot.rawState = told.optionalText("status");
    if (snapshot.rawState.isEmpty() || snapshot.rawState.toLower() == QLatin1String("available"))
        snapshot.state = Snapshot::State::Available;
    else if (snapshot.rawState.toLower() == QLatin1String("pending") ||
             snapshot.rawState == QLatin1String("NEW"))
        snapshot.state = Snapshot::State::Creating;
    snapshot.createdAt = told.time("created_at");
    snapshot.size = gigabytes(told, "size_gigabytes");
    snapshot.minimumDisk = gigabytes(told, "min_disk_size");
    return snapshot;
}

MachineJob action(FieldReader &told)
{
    MachineJob job;
    job.id = JobId(told.id("id"));
    job.rawKind = told.optionalText("type");
    job.kind = actionKind(job.rawKind);
    job.state = actionState(told.text("status"));
    // A snapshot's action names its droplet here, never the new image.
    const MachineId droplet(told.optionalId("resource_id"));
    job.machine = droplet;
    if (job.kind == MachineJob::Kind::NewMachine)
        job.created = droplet;
    job.createdAt = told.time("started_at");
    job.endedAt = told.time("completed_at");
    return job;
}

} // namespace kustos::digitalocean::json
