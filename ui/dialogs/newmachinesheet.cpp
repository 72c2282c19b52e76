// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/newmachinesheet.h"

#include "presenters/machinewords.h"
#include "presenters/snapshotwords.h"
#include "text/plaintext.h"
#include "text/words.h"

namespace kustos::ui {

using text::plain;
using text::Words;

NewMachineSheet::NewMachineSheet(const Facts &facts, QWidget *parent)
    : ConsequenceSheet(Name::OfFirstTopic, parent)
    , m_facts(facts)
{
    setName(facts.defaultName);
    retranslate();
}

QString NewMachineSheet::hardware() const
{
    const VirtualMachine &machine = m_facts.machine;
    QStringList parts;
    if (machine.vcpus > 0)
        parts << tr("%n vCPU(s)", nullptr, machine.vcpus);
    if (machine.memory)
        parts << tr("%1 RAM", "size").arg(MachineWords::capacity(*machine.memory));
    if (machine.disk)
        parts << tr("%1 disk", "size").arg(MachineWords::capacity(*machine.disk));
    return parts.isEmpty() ? tr("not reported by the service") : parts.join(QStringLiteral(", "));
}

QString NewMachineSheet::cost() const
{
    if (!m_facts.ownHost)
        return tr("a second VM, which the provider may bill from its creation");
    return m_facts.snapshot.size
               ? tr("none; needs %1 on the host’s disk").arg(Words::size(*m_facts.snapshot.size))
               : tr("none; needs as much space on the host’s disk as the snapshot");
}

void NewMachineSheet::retranslate()
{
    const Snapshot &snapshot = m_facts.snapshot;
    const QString machine = plain(m_facts.machine.name, 120);
    const QStringList addresses = m_facts.machine.addresses.mid(0, 3);
    setWindowTitle(tr("New VM from snapshot"));
    setTitle(tr("New VM from snapshot “%1”", "name of a snapshot").arg(SnapshotWords::name(snapshot)),
             tr("Snapshot ID: %1").arg(plain(snapshot.id.text())));
    setHeads(tr("Now"), tr("Afterwards, in addition"));
    setNameTexts(tr("Name of the new VM"));
    QString needs = tr("as saved in the snapshot");
    if (snapshot.minimumDisk)
        needs = tr("as saved in the snapshot; a disk of at least %1")
                    .arg(MachineWords::capacity(*snapshot.minimumDisk));
    setLines({
        {tr("Name"), machine, {}},
        {tr("Disks"), tr("stay as they are"),
         tr("a copy as of %1", "date and time").arg(Words::moment(snapshot.createdAt))},
        {tr("Hardware"), hardware(), needs},
        {tr("Network"),
         addresses.isEmpty() ? tr("as before") : plain(addresses.join(QStringLiteral(", ")), 120),
         tr("new network addresses from outside; one that is set inside the VM is copied and may collide "
            "with “%1”")
             .arg(machine)},
        {tr("Cost"), tr("as before"), cost()},
    });
    setButtons(tr("Create VM"), tr("Cancel"));
}

QString NewMachineSheet::nameReason(bool &) const
{
    if (name().isEmpty())
        return tr("The new VM needs a name.");
    return name() == m_facts.machine.name ? tr("The existing VM has this name already.") : QString();
}

} // namespace kustos::ui
