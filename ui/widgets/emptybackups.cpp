// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/emptybackups.h"

#include <QEvent>
#include <QPushButton>

namespace kustos::ui {

EmptyBackups::EmptyBackups(QWidget *parent)
    : EmptyView(Icon::Backup, parent)
{
    button().setProperty("primary", true);
    setFacts(false, {});
}

void EmptyBackups::setFacts(bool read, const QString &reason)
{
    m_read = read;
    m_reason = reason;
    setTexts(read ? tr("There are no backups of this service yet.")
                  : tr("The backups of this service have not been read yet."),
             read ? tr("Back up now") : QString(), reason);
}

void EmptyBackups::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        setFacts(m_read, QString(m_reason));
    EmptyView::changeEvent(event);
}

} // namespace kustos::ui
