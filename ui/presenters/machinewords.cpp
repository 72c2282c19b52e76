// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenters/machinewords.h"

#include "text/plaintext.h"

#include <QLocale>

namespace kustos::ui {

using text::plain;

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

QString MachineWords::shortFailure(const QString &code, const QString &detail)
{
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
    return plain(detail.isEmpty() ? code : detail, 300);
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
