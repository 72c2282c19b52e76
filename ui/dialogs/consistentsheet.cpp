// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/consistentsheet.h"

#include "text/plaintext.h"
#include "text/words.h"

namespace kustos::ui {

using text::plain;
using text::Words;

ConsistentSheet::ConsistentSheet(const Facts &facts, QWidget *parent)
    : ConsequenceSheet(Name::None, parent)
    , m_facts(facts)
{
    retranslate();
}

QString ConsistentSheet::interruption() const
{
    return m_facts.onService
               ? tr("the service carries out all steps by itself, also when this computer is switched off")
               : tr("Kustos says at its next start that the VM is off, and offers to finish or to turn it "
                    "on");
}

void ConsistentSheet::retranslate()
{
    const QString machine = plain(m_facts.machine.name, 120);
    const QString name = plain(m_facts.snapshotName, 120);
    const QString away = m_facts.last ? tr("not reachable meanwhile; the last snapshot took %1", "duration")
                                            .arg(Words::duration(*m_facts.last))
                                      : tr("not reachable meanwhile");
    setWindowTitle(tr("Consistent snapshot"));
    setTitle(tr("Shut down VM “%1” for a consistent snapshot", "name of a VM").arg(machine),
             tr("VM ID: %1").arg(plain(m_facts.machine.id.text())));
    setHeads(tr("Now"), tr("What happens"));
    setLines({
        {tr("VM"), tr("running"), tr("is shut down, saved and turned on again")},
        {tr("Services of the VM"), tr("reachable"), away},
        {tr("Snapshot"), tr("none of this name"),
         tr("“%1”, taken while off", "name of a snapshot").arg(name)},
        {tr("If it does not shut down"), {}, tr("it keeps running; nothing is turned off by force")},
        {tr("If something is interrupted"), {}, interruption()},
    });
    setButtons(tr("Shut down and take snapshot"), tr("Cancel"));
}

} // namespace kustos::ui
