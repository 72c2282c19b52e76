// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenters/machinewords.h"

#include "core/operation.h"
#include "text/plaintext.h"
#include "text/words.h"

#include <QLocale>

namespace kustos::ui {

using text::plain;
using text::Words;

namespace {

std::optional<Operation::Kind> operationOf(MachineJob::Kind kind)
{
    switch (kind) {
    case MachineJob::Kind::Start:
        return Operation::Kind::StartMachine;
    case MachineJob::Kind::ShutDown:
        return Operation::Kind::ShutDownMachine;
    case MachineJob::Kind::TurnOff:
        return Operation::Kind::TurnOffMachine;
    case MachineJob::Kind::Reboot:
        return Operation::Kind::RebootMachine;
    case MachineJob::Kind::Reset:
        return Operation::Kind::ResetMachine;
    case MachineJob::Kind::TakeSnapshot:
        return Operation::Kind::TakeSnapshot;
    case MachineJob::Kind::ConsistentSnapshot:
        return Operation::Kind::ConsistentSnapshot;
    case MachineJob::Kind::RestoreSnapshot:
        return Operation::Kind::RestoreSnapshot;
    case MachineJob::Kind::DeleteSnapshot:
        return Operation::Kind::DeleteSnapshot;
    case MachineJob::Kind::NewMachine:
        return Operation::Kind::CreateMachine;
    case MachineJob::Kind::Rename:
        return Operation::Kind::RenameMachine;
    case MachineJob::Kind::Other:
        break;
    }
    return std::nullopt;
}

Operation asOperation(const MachineJob &job, Operation::Kind kind)
{
    Operation operation;
    operation.kind = kind;
    operation.state = Operation::State::Running;
    operation.permille = job.permille;
    if (kind != Operation::Kind::ConsistentSnapshot)
        return operation;
    if (job.phase == MachineJob::Phase::ShuttingDown)
        operation.step = Operation::MachineStep::ShuttingDown;
    else if (job.phase == MachineJob::Phase::Starting)
        operation.step = Operation::MachineStep::Starting;
    return operation;
}

} // namespace

QString MachineWords::of(VirtualMachine::State state)
{
    switch (state) {
    case VirtualMachine::State::Running:
        return tr("running", "state of a VM");
    case VirtualMachine::State::Off:
        return tr("off", "state of a VM");
    case VirtualMachine::State::Changing:
        return tr("changing", "state of a VM, between on and off");
    case VirtualMachine::State::Crashed:
        return tr("crashed", "state of a VM");
    case VirtualMachine::State::Unknown:
        break;
    }
    return tr("unknown", "state of a VM");
}

Tone MachineWords::tone(VirtualMachine::State state)
{
    switch (state) {
    case VirtualMachine::State::Running:
        return Tone::Good;
    case VirtualMachine::State::Off:
        return Tone::Neutral;
    case VirtualMachine::State::Changing:
        return Tone::Running;
    case VirtualMachine::State::Crashed:
        return Tone::Failed;
    case VirtualMachine::State::Unknown:
        break;
    }
    return Tone::Unknown;
}

QString MachineWords::of(Snapshot::Consistency consistency)
{
    switch (consistency) {
    case Snapshot::Consistency::Offline:
        return tr("taken while off", "snapshot");
    case Snapshot::Consistency::Live:
        return tr("taken live", "snapshot");
    case Snapshot::Consistency::Unknown:
        break;
    }
    return {};
}

QString MachineWords::of(const MachineJob &job)
{
    if (const auto kind = operationOf(job.kind))
        return Words::of(*kind);
    return job.rawKind.isEmpty() ? tr("Task") : plain(job.rawKind, 80);
}

QString MachineWords::state(const MachineJob &job)
{
    switch (job.state) {
    case MachineJob::State::Waiting:
        return tr("pending");
    case MachineJob::State::Running:
        if (job.phase == MachineJob::Phase::Checking)
            return tr("checking");
        if (const auto kind = operationOf(job.kind))
            return Words::progress(asOperation(job, *kind));
        return tr("running", "state of a job");
    case MachineJob::State::Complete:
        return tr("completed");
    case MachineJob::State::Failed: {
        const QString why = failure(job);
        return why.isEmpty() ? tr("failed") : tr("failed: %1").arg(why);
    }
    case MachineJob::State::Cancelled:
        return tr("cancelled");
    case MachineJob::State::Unknown:
        break;
    }
    return tr("unknown, checking");
}

QString MachineWords::failure(const MachineJob &job)
{
    const QString &code = job.code;
    if (code == QLatin1String("shutdown_ignored"))
        return tr("does not react to the shutdown command");
    if (code == QLatin1String("machine_stopped"))
        return tr("the VM was switched off or crashed meanwhile");
    if (code == QLatin1String("disk_full"))
        return tr("the disk for snapshots is full");
    if (code == QLatin1String("target_missing"))
        return tr("the folder for snapshots is missing");
    if (code == QLatin1String("hypervisor_lost"))
        return tr("the hypervisor does not answer");
    if (code == QLatin1String("host_stopped"))
        return tr("the host was stopped");
    if (code == QLatin1String("source_missing"))
        return tr("a disk of the VM is missing");
    if (code == QLatin1String("snapshot_lost"))
        return tr("the snapshot’s file is missing");
    if (code == QLatin1String("start_failed"))
        return tr("the snapshot exists, but the VM did not start");
    return plain(job.detail.isEmpty() ? code : job.detail, 300);
}

QString MachineWords::capacity(ByteSize size)
{
    qint64 unit = 1;
    while (unit < Q_INT64_C(1) << 50 && size.bytes() >= unit * 1024)
        unit *= 1024;
    const int decimals = size.bytes() % unit == 0 ? 0 : 1;
    QString text = QLocale().formattedDataSize(size.bytes(), decimals, QLocale::DataSizeIecFormat);
    text.replace(QLatin1Char(' '), QChar(0x00A0)); // number and unit stay on one line
    return text;
}

QString MachineWords::processors(int count)
{
    return count > 0 ? tr("%1 vCPU").arg(QLocale().toString(count)) : QString();
}

QStringList MachineWords::facts(const VirtualMachine &machine)
{
    constexpr qsizetype Shown = 2;
    QStringList parts;
    if (!machine.addresses.isEmpty()) {
        QStringList addresses;
        for (const QString &address : machine.addresses.first(std::min(Shown, machine.addresses.size())))
            addresses.append(plain(address, 60));
        if (machine.addresses.size() > Shown)
            addresses.append(tr("%n more", "addresses", static_cast<int>(machine.addresses.size() - Shown)));
        parts.append(addresses.join(QStringLiteral(", ")));
    }
    parts.append(processors(machine.vcpus));
    if (machine.memory)
        parts.append(tr("%1 RAM", "size").arg(capacity(*machine.memory)));
    if (machine.disk)
        parts.append(tr("%1 disk", "size").arg(capacity(*machine.disk)));
    parts.append(plain(machine.system, 80));
    parts.append(plain(machine.place, 80));
    parts.removeAll(QString());
    return parts;
}

} // namespace kustos::ui
