// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/restoremachinesheet.h"

#include "presenters/snapshotwords.h"
#include "text/plaintext.h"
#include "text/words.h"

namespace kustos::ui {

using text::plain;
using text::Words;

RestoreMachineSheet::RestoreMachineSheet(const Facts &facts, QWidget *parent)
    : ConsequenceSheet(Name::ToConfirm, parent)
    , m_facts(facts)
{
    retranslate();
}

void RestoreMachineSheet::retranslate()
{
    const Snapshot &snapshot = m_facts.snapshot;
    const QString machine = plain(m_facts.machine.name, 120);
    const QString taken = Words::moment(snapshot.createdAt);
    setWindowTitle(tr("Restore VM"));
    setTitle(tr("Restore VM “%1” from snapshot “%2”", "name of the VM, name of the snapshot")
                 .arg(machine, SnapshotWords::name(snapshot)),
             tr("VM ID: %1 · Snapshot ID: %2")
                 .arg(plain(m_facts.machine.id.text(), 80), plain(snapshot.id.text(), 80)));
    setHeads(tr("Now"), tr("Afterwards"));
    QList<Line> lines{
        {tr("Disks"), tr("as they are now"),
         tr("as of %1 (%2)", "date and time, how long ago")
             .arg(taken, Words::relative(snapshot.createdAt, m_facts.now))},
        {tr("Written since then"), tr("on the disks"), tr("lost; it cannot be brought back")},
        {tr("Power"), tr("off"), tr("stays off until you turn it on")},
        {tr("Snapshots"), tr("all of them"), tr("all of them, this one too")},
    };
    if (snapshot.consistency == Snapshot::Consistency::Live)
        lines.append({tr("Programs"), tr("shut down properly"),
                      tr("find their data as after a power failure: the snapshot was taken live")});
    setLines(lines);
    setNameTexts(tr("Name of the VM, to confirm"),
                 tr("Enter the name of the VM to confirm: %1", "name of a VM").arg(machine));
    setButtons(tr("Restore VM"), tr("Cancel"));
}

// What cannot be typed stands on the screen in its visible form, and that is as good.
QString RestoreMachineSheet::nameReason(bool &quiet) const
{
    const QString wanted = m_facts.machine.name.trimmed();
    if (name() == wanted || name() == plain(wanted, 120))
        return {};
    quiet = name().isEmpty() || wanted.startsWith(name());
    return name().isEmpty() ? tr("Enter the name of the VM first.") : tr("This is not the name of the VM.");
}

} // namespace kustos::ui
