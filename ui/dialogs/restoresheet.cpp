// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/restoresheet.h"

#include "text/plaintext.h"
#include "text/words.h"

namespace kustos::ui {

using text::plain;
using text::Words;

RestoreSheet::RestoreSheet(const Facts &facts, QWidget *parent)
    : ConsequenceSheet(Name::OfFirstTopic, parent)
    , m_facts(facts)
{
    setName(facts.defaultName);
    retranslate();
}

QString RestoreSheet::costAfterwards() const
{
    if (m_facts.connection == Connection::Kind::Compose)
        return tr("a second service, which the provider may bill from the start of provisioning");
    return m_facts.backup.size
               ? tr("none; needs %1 on the host’s disk").arg(Words::size(*m_facts.backup.size))
               : tr("none; needs as much space on the host’s disk as the database");
}

void RestoreSheet::retranslate()
{
    const BackupRow &backup = m_facts.backup;
    const QString place = m_facts.service.place.isEmpty() ? tr("not reported by the service")
                                                          : plain(m_facts.service.place, 80);
    setWindowTitle(tr("Restore"));
    setTitle(tr("Restore the backup of %1 into a new service instance", "date and time")
                 .arg(Words::moment(backup.createdAt)),
             tr("Backup ID: %1").arg(plain(backup.backup.text())));
    setHeads(tr("Now"), tr("Afterwards, in addition"));
    setNameTexts(tr("Name of the new service instance"));
    setLines({
        {tr("Name"), plain(m_facts.service.name, 120), {}},
        {tr("Data"), tr("stays as it is and keeps running"),
         tr("as of %1", "date and time")
             .arg(Words::moment(backup.moment.isValid() ? backup.moment : backup.createdAt))},
        {tr("Place"), place, place},
        {tr("Cost"), tr("as before"), costAfterwards()},
        {tr("Not copied"),
         {},
         tr("Access data, the schedule of backups and the earlier backups. "
            "Applications stay connected to “%1”.")
             .arg(plain(m_facts.service.name, 80))},
    });
    setButtons(tr("Restore"), tr("Cancel"));
}

QString RestoreSheet::nameReason(bool &) const
{
    if (name().isEmpty())
        return tr("The new service instance needs a name.");
    return name() == m_facts.service.name ? tr("The existing service has this name already.") : QString();
}

} // namespace kustos::ui
