// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/dialects/ccloudjson.h"

#include <algorithm>

namespace kustos::host::ccloud {

using Job = MachineJobRecord;

namespace {

const QJsonValue null{QJsonValue::Null};

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? null : QJsonValue(text);
}

QString stateText(MachineState state)
{
    switch (state) {
    case MachineState::Running:
        return QStringLiteral("running");
    case MachineState::Off:
        return QStringLiteral("stopped");
    case MachineState::Starting:
        return QStringLiteral("starting");
    case MachineState::Stopping:
        return QStringLiteral("stopping");
    case MachineState::Paused:
        return QStringLiteral("paused"); // no word of the dialect: a client shows it as it is
    case MachineState::Crashed:
        return QStringLiteral("error");
    case MachineState::Unknown:
        return QStringLiteral("unknown");
    }
    Q_UNREACHABLE();
}

QString consistentText(Job::Phase phase)
{
    switch (phase) {
    case Job::Phase::ShuttingDown:
        return QStringLiteral("stopping");
    case Job::Phase::Starting:
        return QStringLiteral("starting");
    case Job::Phase::Waiting:
    case Job::Phase::Copying:
    case Job::Phase::Checking:
    case Job::Phase::Replacing:
        return QStringLiteral("snapshotting");
    }
    Q_UNREACHABLE();
}

//! What the job makes of the machine; empty where the machine's own state goes on.
QString stateText(const Job &job)
{
    switch (job.kind) {
    case Job::Kind::Start:
        return QStringLiteral("starting");
    case Job::Kind::Shutdown:
    case Job::Kind::Stop:
        return QStringLiteral("stopping");
    case Job::Kind::Reboot:
    case Job::Kind::Reset:
        return QStringLiteral("rebooting");
    case Job::Kind::TakeSnapshot:
        return QStringLiteral("snapshotting");
    case Job::Kind::Consistent:
        return consistentText(job.phase);
    case Job::Kind::Restore:
        return QStringLiteral("restoring");
    case Job::Kind::Rename:
    case Job::Kind::Clone:
    case Job::Kind::Delete:
        return {};
    }
    Q_UNREACHABLE();
}

QString phaseText(Job::Phase phase)
{
    switch (phase) {
    case Job::Phase::Waiting:
        return QStringLiteral("waiting");
    case Job::Phase::ShuttingDown:
        return QStringLiteral("shutting_down");
    case Job::Phase::Copying:
        return QStringLiteral("copying");
    case Job::Phase::Checking:
        return QStringLiteral("checking");
    case Job::Phase::Replacing:
        return QStringLiteral("replacing");
    case Job::Phase::Starting:
        return QStringLiteral("starting");
    }
    Q_UNREACHABLE();
}

QString stateText(SnapshotRecord::State state)
{
    switch (state) {
    case SnapshotRecord::State::Creating:
        return QStringLiteral("creating");
    case SnapshotRecord::State::Available:
        return QStringLiteral("available");
    case SnapshotRecord::State::Restoring:
        return QStringLiteral("restoring");
    case SnapshotRecord::State::Deleting:
        return QStringLiteral("deleting");
    case SnapshotRecord::State::Lost:
        return QStringLiteral("error");
    }
    Q_UNREACHABLE();
}

QJsonObject capabilities(const MachineFacts &machine)
{
    // A disk that is no file, a volume of another storage for example, cannot be copied here.
    const bool files = !machine.disks.isEmpty() &&
                       std::none_of(machine.disks.begin(), machine.disks.end(),
                                    [](const MachineFacts::Disk &disk) { return disk.path.isEmpty(); });
    QJsonObject can;
    for (const QString &always : {u"power"_qs, u"reset"_qs, u"rename"_qs, u"rename_snapshot"_qs,
                                  u"delete_snapshot"_qs, u"progress"_qs, u"cancel"_qs})
        can.insert(always, true);
    for (const QString &copying : {u"live_snapshot"_qs, u"offline_snapshot"_qs, u"consistent"_qs,
                                   u"restore_in_place"_qs, u"restore_to_new"_qs})
        can.insert(copying, files);
    return can;
}

//! The first address with colons, or the first without.
QJsonValue addressOf(const MachineFacts &machine, bool six)
{
    const auto found = std::find_if(machine.addresses.begin(), machine.addresses.end(),
                                    [six](const QString &address) { return address.contains(u':') == six; });
    return found == machine.addresses.end() ? null : QJsonValue(*found);
}

bool concernsSnapshot(Job::Kind kind)
{
    return kind == Job::Kind::TakeSnapshot || kind == Job::Kind::Consistent || kind == Job::Kind::Restore ||
           kind == Job::Kind::Delete;
}

QJsonValue percentOf(const Job &job)
{
    if (job.state == Job::State::Succeeded)
        return 100;
    if (job.ended() || job.phase != Job::Phase::Copying || job.bytesTotal <= 0)
        return null;
    return static_cast<int>(100.0 *
                            static_cast<double>(std::clamp<qint64>(job.bytesDone, 0, job.bytesTotal)) /
                            static_cast<double>(job.bytesTotal));
}

QJsonValue errorOf(const Job &job)
{
    if (job.state != Job::State::Failed && job.state != Job::State::Cancelled)
        return null;
    const QString usual = job.state == Job::State::Failed ? u"failed"_qs : u"cancelled"_qs;
    return QJsonObject{{u"code"_qs, job.code.isEmpty() ? usual : job.code},
                       {u"message"_qs, job.detail.left(4096)}};
}

QJsonArray disksOf(const MachineFacts &machine)
{
    QJsonArray disks;
    for (const MachineFacts::Disk &disk : machine.disks)
        disks.append(QJsonObject{{u"id"_qs, disks.size() + 1},
                                 {u"size"_qs, disk.virtualBytes},
                                 {u"used"_qs, null},
                                 {u"boot"_qs, disk.boot}});
    return disks;
}

} // namespace

QJsonValue timeValue(const QDateTime &moment)
{
    return moment.isValid() ? QJsonValue(moment.toUTC().toString(Qt::ISODateWithMs)) : null;
}

QString stateText(const MachineFacts &machine, const std::optional<Job> &running, bool reachable)
{
    if (!reachable)
        return QStringLiteral("unknown");
    if (running && running->created == machine.id && running->machine != machine.id)
        return QStringLiteral("provisioning");
    const QString changing = running ? stateText(*running) : QString();
    return changing.isEmpty() ? stateText(machine.state) : changing;
}

QString actionText(Job::Kind kind)
{
    switch (kind) {
    case Job::Kind::Start:
        return QStringLiteral("start");
    case Job::Kind::Shutdown:
        return QStringLiteral("shutdown");
    case Job::Kind::Stop:
        return QStringLiteral("stop");
    case Job::Kind::Reboot:
        return QStringLiteral("reboot");
    case Job::Kind::Reset:
        return QStringLiteral("reset");
    case Job::Kind::Rename:
        return QStringLiteral("rename");
    case Job::Kind::TakeSnapshot:
    case Job::Kind::Consistent:
        return QStringLiteral("snapshot_create");
    case Job::Kind::Restore:
        return QStringLiteral("snapshot_restore");
    case Job::Kind::Clone:
        return QStringLiteral("create");
    case Job::Kind::Delete:
        return QStringLiteral("snapshot_delete");
    }
    Q_UNREACHABLE();
}

QString statusText(Job::State state)
{
    switch (state) {
    case Job::State::Queued:
        return QStringLiteral("queued");
    case Job::State::Running:
        return QStringLiteral("running");
    case Job::State::Succeeded:
        return QStringLiteral("succeeded");
    case Job::State::Failed:
        return QStringLiteral("failed");
    case Job::State::Cancelled:
        return QStringLiteral("cancelled");
    }
    Q_UNREACHABLE();
}

std::optional<Job::Kind> powerKindOf(const QString &action)
{
    for (const auto kind :
         {Job::Kind::Start, Job::Kind::Shutdown, Job::Kind::Stop, Job::Kind::Reboot, Job::Kind::Reset}) {
        if (actionText(kind) == action)
            return kind;
    }
    return std::nullopt;
}

QJsonObject serverJson(const MachineFacts &machine, const std::optional<Job> &running, bool reachable,
                       const QString &place)
{
    return {{u"id"_qs, machine.number},
            {u"hostname"_qs, machine.hostname},
            {u"custom_name"_qs, textOrNull(machine.name)},
            {u"description"_qs, null},
            {u"state"_qs, stateText(machine, running, reachable)},
            {u"locked_by_job"_qs, running ? QJsonValue(running->id.text()) : null},
            {u"pool"_qs, u"local"_qs},
            {u"pool_label"_qs, place},
            {u"cores"_qs, machine.vcpus},
            {u"memory"_qs, machine.memoryBytes},
            {u"disks"_qs, disksOf(machine)},
            {u"image"_qs, null},
            {u"os_label"_qs, machine.system},
            {u"ipv4"_qs, addressOf(machine, false)},
            {u"ipv6"_qs, addressOf(machine, true)},
            {u"type"_qs, u"unmanaged"_qs},
            {u"tags"_qs, QJsonArray()},
            {u"monitoring"_qs, false},
            {u"cbacks_enabled"_qs, false},
            {u"created_at"_qs, timeValue(machine.knownSince)},
            {u"kustos"_qs, QJsonObject{{u"can"_qs, capabilities(machine)}}}};
}

QJsonObject snapshotJson(const SnapshotRecord &snapshot, const MachineFacts &machine)
{
    const bool creating = snapshot.state == SnapshotRecord::State::Creating;
    return {{u"id"_qs, snapshot.id.text()},
            {u"name"_qs, snapshot.name},
            {u"description"_qs, null},
            {u"hostname"_qs, machine.hostname},
            {u"live"_qs, snapshot.live},
            {u"state"_qs, stateText(snapshot.state)},
            {u"size"_qs, creating ? null : QJsonValue(snapshot.bytes)},
            {u"min_disk_size"_qs, snapshot.virtualBytes},
            {u"os_label"_qs, machine.system},
            {u"created_at"_qs, timeValue(snapshot.createdAt)},
            {u"created_by"_qs, u"kustos-host"_qs},
            {u"kustos"_qs, QJsonObject{{u"sha256"_qs, textOrNull(QString::fromLatin1(snapshot.sha256))},
                                       {u"machine"_qs, snapshot.machine.text()}}}};
}

QJsonObject jobJson(const Job &job, const Hostnames &hostnames)
{
    const QString hostname = hostnames.value(job.machine);
    const QString created = hostnames.value(job.created);
    QString resource = hostname;
    if (concernsSnapshot(job.kind))
        resource = job.snapshot.text();
    else if (job.kind == Job::Kind::Clone)
        resource = created;
    QJsonObject own{{u"phase"_qs, phaseText(job.phase)}};
    if (job.kind == Job::Kind::Consistent)
        own.insert(u"consistent"_qs, true);
    if (!job.ended() && job.phase == Job::Phase::Copying && job.bytesTotal > 0) {
        own.insert(u"bytes_done"_qs, job.bytesDone);
        own.insert(u"bytes_total"_qs, job.bytesTotal);
    }
    if (!created.isEmpty())
        own.insert(u"created_hostname"_qs, created);
    return {{u"job_id"_qs, job.id.text()},
            {u"action"_qs, actionText(job.kind)},
            {u"status"_qs, statusText(job.state)},
            {u"progress"_qs, percentOf(job)},
            {u"hostname"_qs, textOrNull(hostname)},
            {u"resource_id"_qs, textOrNull(resource)},
            {u"created_at"_qs, timeValue(job.createdAt)},
            {u"started_at"_qs, timeValue(job.startedAt)},
            {u"finished_at"_qs, timeValue(job.endedAt)},
            {u"error"_qs, errorOf(job)},
            {u"kustos"_qs, own}};
}

QJsonObject acceptedJson(const Job &job, const Hostnames &hostnames)
{
    QJsonObject accepted{
        {u"id"_qs, job.number}, {u"job_id"_qs, job.id.text()}, {u"action"_qs, actionText(job.kind)}};
    if (job.kind == Job::Kind::TakeSnapshot || job.kind == Job::Kind::Consistent)
        accepted.insert(u"snapshot_id"_qs, textOrNull(job.snapshot.text()));
    if (const QString created = hostnames.value(job.created); !created.isEmpty())
        accepted.insert(u"kustos"_qs, QJsonObject{{u"created_hostname"_qs, created}});
    return accepted;
}

} // namespace kustos::host::ccloud
