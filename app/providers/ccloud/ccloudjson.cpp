// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/ccloud/ccloudjson.h"

#include "providers/machinefacts.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>

namespace kustos::ccloud::json {

namespace {

constexpr qint64 mebibyte = 1024 * 1024;
constexpr qint64 gibibyte = 1024 * mebibyte;
constexpr qint64 mostBytes = Q_INT64_C(1) << 50;
constexpr qint64 mostSum = Q_INT64_C(1) << 60; // one more disk still fits into 64 bits
constexpr int mostCores = 65'536;

MachineCapabilities documented()
{
    MachineCapabilities can;
    can.progress = true;
    return can;
}

QString either(const QString &first, const QString &second)
{
    return first.isEmpty() ? second : first;
}

std::optional<ByteSize> size(const std::optional<qint64> &bytes)
{
    return bytes ? std::optional(ByteSize(*bytes)) : std::nullopt;
}

//! Our own host tells bytes, however few.
qint64 unitOf(const FieldReader &server, qint64 otherwise)
{
    return server.has("kustos") ? 1 : otherwise;
}

//! All disks together; empty where none is told. Each is an object, or the bare size as in a request.
std::optional<ByteSize> disks(FieldReader &server)
{
    if (!server.has("disks"))
        return std::nullopt;
    qint64 sum = 0;
    const qint64 unit = unitOf(server, gibibyte);
    const auto add = [&](qint64 size) { sum = std::min(sum + sizeByMagnitude(size, unit).bytes(), mostSum); };
    const QJsonArray bare = server.raw().value(QLatin1StringView("disks")).toArray();
    if (bare.isEmpty() || !bare.first().isDouble()) {
        for (FieldReader &disk : server.objects("disks"))
            add(disk.optionalInteger("size", 0, mostBytes).value_or(0));
    } else {
        for (const QJsonValue &size : bare)
            add(std::clamp<qint64>(size.toInteger(0), 0, mostBytes));
    }
    return sum > 0 ? std::optional(ByteSize(sum)) : std::nullopt;
}

Snapshot::State snapshotState(const QString &word)
{
    static const QHash<QString, Snapshot::State> known{
        {QStringLiteral("creating"), Snapshot::State::Creating},
        {QStringLiteral("available"), Snapshot::State::Available},
        {QStringLiteral("restoring"), Snapshot::State::Busy},
        {QStringLiteral("deleting"), Snapshot::State::Busy},
        {QStringLiteral("error"), Snapshot::State::Failed},
    };
    return known.value(word, Snapshot::State::Unknown);
}

MachineJob::Kind jobKind(const QString &word)
{
    static const QHash<QString, MachineJob::Kind> known{
        {QStringLiteral("start"), MachineJob::Kind::Start},
        {QStringLiteral("shutdown"), MachineJob::Kind::ShutDown},
        {QStringLiteral("stop"), MachineJob::Kind::TurnOff},
        {QStringLiteral("reboot"), MachineJob::Kind::Reboot},
        {QStringLiteral("reset"), MachineJob::Kind::Reset},
        {QStringLiteral("snapshot_create"), MachineJob::Kind::TakeSnapshot},
        {QStringLiteral("snapshot_restore"), MachineJob::Kind::RestoreSnapshot},
        {QStringLiteral("snapshot_delete"), MachineJob::Kind::DeleteSnapshot},
        {QStringLiteral("create"), MachineJob::Kind::NewMachine},
        {QStringLiteral("rename"), MachineJob::Kind::Rename},
    };
    return known.value(word, MachineJob::Kind::Other);
}

MachineJob::State jobState(const QString &word)
{
    static const QHash<QString, MachineJob::State> known{
        {QStringLiteral("queued"), MachineJob::State::Waiting},
        {QStringLiteral("running"), MachineJob::State::Running},
        {QStringLiteral("succeeded"), MachineJob::State::Complete},
        {QStringLiteral("failed"), MachineJob::State::Failed},
        {QStringLiteral("cancelled"), MachineJob::State::Cancelled},
    };
    return known.value(word, MachineJob::State::Unknown);
}

MachineJob::Phase jobPhase(const QString &word)
{
    static const QHash<QString, MachineJob::Phase> known{
        {QStringLiteral("shutting_down"), MachineJob::Phase::ShuttingDown},
        {QStringLiteral("copying"), MachineJob::Phase::Copying},
        {QStringLiteral("checking"), MachineJob::Phase::Checking},
        {QStringLiteral("replacing"), MachineJob::Phase::Checking},
        {QStringLiteral("starting"), MachineJob::Phase::Starting},
    };
    return known.value(word, MachineJob::Phase::Unknown);
}

bool handlesSnapshot(MachineJob::Kind kind)
{
    using Kind = MachineJob::Kind;
    return kind == Kind::TakeSnapshot || kind == Kind::ConsistentSnapshot || kind == Kind::RestoreSnapshot ||
           kind == Kind::DeleteSnapshot;
}

//! Never made up: what the service tells, or the share of bytes that it tells.
std::optional<int> progress(const std::optional<qint64> &percent, const MachineJob &job)
{
    if (percent)
        return static_cast<int>(std::clamp<qint64>(*percent, 0, 100)) * 10;
    if (job.bytesDone && job.bytesTotal && job.bytesTotal->bytes() > 0)
        return permille(job.bytesDone->bytes(), job.bytesTotal->bytes());
    return std::nullopt;
}

} // namespace

ByteSize sizeByMagnitude(qint64 number, qint64 unit)
{
    constexpr qint64 surelyBytes = Q_INT64_C(1) << 26;
    return ByteSize(number >= surelyBytes ? number : number * unit);
}

VirtualMachine::State machineState(const QString &word)
{
    using State = VirtualMachine::State;
    static const QHash<QString, State> known{
        {QStringLiteral("running"), State::Running},
        {QStringLiteral("started"), State::Running},
        {QStringLiteral("on"), State::Running},
        {QStringLiteral("stopped"), State::Off},
        {QStringLiteral("off"), State::Off},
        {QStringLiteral("provisioning"), State::Changing},
        {QStringLiteral("starting"), State::Changing},
        {QStringLiteral("stopping"), State::Changing},
        {QStringLiteral("rebooting"), State::Changing},
        {QStringLiteral("resizing"), State::Changing},
        {QStringLiteral("restoring"), State::Changing},
        {QStringLiteral("error"), State::Crashed},
        {QStringLiteral("snapshotting"), State::Changing},
    };
    return known.value(word.toLower(), State::Unknown);
}

VirtualMachine machine(FieldReader &server)
{
    VirtualMachine machine;
    const QString hostname = server.id("hostname");
    machine.id = MachineId(hostname);
    machine.name = either(server.optionalText("custom_name"), hostname);
    machine.rawState = either(server.optionalText("state"), server.optionalText("status"));
    machine.state = machineState(machine.rawState);
    for (const char *field : {"ipv4", "ipv6"}) {
        if (const QString address = server.optionalText(field); !address.isEmpty())
            machine.addresses.append(address);
    }
    machine.vcpus = static_cast<int>(server.optionalInteger("cores", 0, mostCores).value_or(0));
    if (const auto memory = server.optionalInteger("memory", 0, mostBytes); memory && *memory > 0)
        machine.memory = sizeByMagnitude(*memory, unitOf(server, mebibyte));
    machine.disk = disks(server);
    machine.system = either(server.optionalText("os_label"), server.optionalText("image"));
    machine.place = either(server.optionalText("pool_label"), server.optionalText("pool"));
    machine.createdAt = server.time("created_at");
    machine.runningJob = JobId(server.optionalId("locked_by_job"));
    machine.can = capabilities(server.object("kustos").object("can"), documented());
    return machine;
}

Snapshot snapshot(FieldReader &told)
{
    Snapshot snapshot;
    snapshot.id = SnapshotId(told.id("id"));
    snapshot.machine = MachineId(told.optionalText("hostname"));
    snapshot.name = told.optionalText("name");
    snapshot.rawState = told.optionalText("state");
    snapshot.state = snapshotState(snapshot.rawState);
    if (const auto live = told.optionalFlag("live"))
        snapshot.consistency = *live ? Snapshot::Consistency::Live : Snapshot::Consistency::Offline;
    snapshot.createdAt = told.time("created_at");
    snapshot.size = size(told.optionalInteger("size"));
    snapshot.minimumDisk = size(told.optionalInteger("min_disk_size"));
    snapshot.sha256 = told.object("kustos").optionalText("sha256").toLatin1().toLower();
    return snapshot;
}

MachineJob job(FieldReader &told)
{
    MachineJob job;
    FieldReader own = told.object("kustos");
    job.id = JobId(told.id("job_id"));
    job.machine = MachineId(told.optionalText("hostname"));
    job.rawKind = told.optionalText("action");
    job.kind = jobKind(job.rawKind);
    // To clients that know no such job it is the taking of a snapshot.
    if (job.kind == MachineJob::Kind::TakeSnapshot && own.optionalFlag("consistent").value_or(false))
        job.kind = MachineJob::Kind::ConsistentSnapshot;
    job.state = jobState(told.text("status"));
    job.phase = jobPhase(own.optionalText("phase"));
    job.bytesDone = size(own.optionalInteger("bytes_done"));
    job.bytesTotal = size(own.optionalInteger("bytes_total"));
    job.permille = progress(told.optionalInteger("progress", std::numeric_limits<qint64>::min()), job);
    const QString resource = told.optionalId("resource_id");
    if (handlesSnapshot(job.kind))
        job.snapshot = SnapshotId(resource);
    if (job.kind == MachineJob::Kind::NewMachine)
        job.created = MachineId(own.optionalText("created_hostname"));
    if (told.has("error")) {
        FieldReader error = told.object("error");
        job.code = error.optionalText("code");
        job.detail = error.optionalText("message").left(1024);
    }
    job.createdAt = told.time("created_at");
    job.endedAt = told.time("finished_at");
    return job;
}

MachineJob accepted(FieldReader &told)
{
    MachineJob job;
    job.id = JobId(told.id("job_id"));
    job.rawKind = told.optionalText("action");
    job.kind = jobKind(job.rawKind);
    job.state = MachineJob::State::Waiting;
    job.snapshot = SnapshotId(told.optionalId("snapshot_id"));
    job.created = MachineId(told.object("kustos").optionalText("created_hostname"));
    return job;
}

} // namespace kustos::ccloud::json
