// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/failuredetail.h"

#include "presenters/backuppresenter.h"

#include <QEvent>

namespace kustos::ui {

FailureDetail::FailureDetail(QWidget *parent)
    : ReasonDetail(parent)
{
    connect(this, &ReasonDetail::againRequested, this, &FailureDetail::backUpRequested);
}

void FailureDetail::setFacts(const BackupOptions::Facts &facts)
{
    m_facts = facts;
    const BackupRow &row = m_facts.row;
    QString why = BackupPresenter::reasonText(row);
    if (!row.detail.isEmpty() || !row.error)
        why = tr("Existing backups are not affected.") + QLatin1Char(' ') +
              (row.detail.isEmpty() ? why : tr("The service says: “%1”.").arg(why));
    Texts texts;
    texts.title =
        tr("Failed backup: %1", "title of a backup").arg(BackupPresenter::title(m_facts.row.createdAt));
    texts.why = why;
    texts.again = tr("Back up again");
    texts.againObstacle = m_facts.backUpReason;
    setTexts(texts);
}

void FailureDetail::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        setFacts(BackupOptions::Facts(m_facts));
    ReasonDetail::changeEvent(event);
}

} // namespace kustos::ui
