// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/deletesnapshotsheet.h"

#include "presenters/snapshotwords.h"
#include "text/plaintext.h"
#include "text/words.h"

namespace kustos::ui {

using text::plain;
using text::Words;

DeleteSnapshotSheet::DeleteSnapshotSheet(const Facts &facts, QWidget *parent)
    : ConsequenceSheet(Name::None, parent)
    , m_facts(facts)
{
    retranslate();
}

void DeleteSnapshotSheet::retranslate()
{
    const Snapshot &snapshot = m_facts.snapshot;
    const QString machine = plain(m_facts.machine.name, 80);
    QStringList now{Words::moment(snapshot.createdAt)};
    if (snapshot.size)
        now << Words::size(*snapshot.size);
    if (snapshot.consistency != Snapshot::Consistency::Unknown)
        now << Words::of(snapshot.consistency);
    setWindowTitle(tr("Delete snapshot"));
    setTitle(tr("Delete snapshot “%1”", "name of a snapshot").arg(SnapshotWords::name(snapshot)),
             tr("Snapshot ID: %1").arg(plain(snapshot.id.text())));
    setHeads(tr("Now"), tr("Afterwards"));
    setLines({
        {tr("Snapshot"), now.join(QStringLiteral(", ")), tr("deleted; it cannot be brought back")},
        {tr("VM"), tr("“%1”", "name of a VM").arg(machine), tr("not affected, nor are its other snapshots")},
    });
    setButtons(tr("Delete"), tr("Cancel"));
}

} // namespace kustos::ui
