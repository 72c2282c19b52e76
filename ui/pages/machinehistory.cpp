// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/machinehistory.h"

#include "widgets/icons.h"
#include "widgets/machinetaskview.h"

#include <QEvent>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace kustos::ui {

MachineHistory::MachineHistory(const MachineKey &key, const MachineParts &parts, QWidget *parent)
    : QWidget(parent)
    , m_key(key)
    , m_parts(parts)
{
    build();
    recolour();
    retranslate();
}

void MachineHistory::build()
{
    m_tasks = new MachineTaskView(PageMargin, this);
    m_empty = new QWidget(this);
    m_icon = new QLabel(m_empty);
    m_icon->setAlignment(Qt::AlignCenter);
    m_sentence = new QLabel(m_empty);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    auto *middle = new QVBoxLayout(m_empty);
    middle->setContentsMargins(PageMargin, PageMargin, PageMargin, PageMargin);
    middle->setSpacing(Grid);
    middle->addStretch(2);
    middle->addWidget(m_icon);
    middle->addWidget(m_sentence);
    middle->addStretch(3);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_tasks);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, Grid, 0, Grid);
    column->addWidget(m_stack);
}

void MachineHistory::retranslate()
{
    m_tasks->setAccessibleName(tr("History"));
    setAccessibleName(tr("History"));
    refresh();
}

void MachineHistory::recolour()
{
    m_icon->setPixmap(
        icon(Icon::Activity, palette(), Tone::Neutral).pixmap(QSize(22, 22), devicePixelRatioF()));
    m_sentence->setPalette(inkPalette(quietText(palette())));
}

void MachineHistory::refresh()
{
    const MachineRecord *record = m_parts.machines.record(m_key);
    if (record == nullptr)
        return;
    const QList<MachineEvent> events = machineEvents(*record, m_parts.operationsOf(m_key));
    m_tasks->setEvents(events, m_parts.clock.now());
    m_sentence->setText(record->reading.readAt.isValid() ? tr("The service reports no tasks for this VM yet.")
                                                         : tr("The history has not been read yet."));
    m_stack->setCurrentWidget(events.isEmpty() ? m_empty : static_cast<QWidget *>(m_tasks));
}

void MachineHistory::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange && m_icon != nullptr)
        recolour();
    QWidget::changeEvent(event);
}

} // namespace kustos::ui
