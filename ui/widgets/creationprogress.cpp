// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/creationprogress.h"

#include "core/clock.h"
#include "text/words.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace kustos::ui {

using text::Words;
using namespace std::chrono_literals;

CreationProgress::CreationProgress(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_phase(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_times(new QLabel(this))
    , m_cancel(new QPushButton(this))
{
    for (QLabel *label : {m_phase, m_times})
        label->setTextFormat(Qt::PlainText);
    m_bar->setTextVisible(false);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(2 * Grid);
    grid->setVerticalSpacing(Grid / 2);
    grid->addWidget(m_phase, 0, 0);
    grid->addWidget(m_times, 0, 1, Qt::AlignRight);
    grid->addWidget(m_bar, 1, 0, 1, 2);
    grid->addWidget(m_cancel, 0, 2, 2, 1, Qt::AlignVCenter);
    grid->setColumnStretch(0, 1);
    connect(m_cancel, &QPushButton::clicked, this, &CreationProgress::cancelRequested);
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &CreationProgress::refreshTimes);
    retranslate();
}

void CreationProgress::setFacts(const Facts &facts)
{
    if (m_facts == facts)
        return;
    m_facts = facts;
    retranslate();
}

void CreationProgress::retranslate()
{
    m_phase->setText(m_facts.phase);
    m_phase->setPalette(inkPalette(toneColor(m_facts.stuck ? Tone::Warning : Tone::Running, palette())));
    m_bar->setRange(0, m_facts.permille ? 1000 : 0);
    m_bar->setValue(m_facts.permille.value_or(0));
    m_bar->setAccessibleName(tr("Progress of the snapshot"));
    m_bar->setAccessibleDescription(m_facts.phase);
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel the snapshot"));
    m_cancel->setVisible(m_facts.cancellable);
    refreshTimes();
}

void CreationProgress::refreshTimes()
{
    QStringList parts;
    if (m_facts.startedAt.isValid()) {
        const std::chrono::milliseconds since{m_facts.startedAt.msecsTo(m_clock.now())};
        parts << tr("for %1", "duration of what runs").arg(Words::duration(since));
    }
    if (m_facts.last)
        parts << tr("last: %1", "duration of the last snapshot").arg(Words::duration(*m_facts.last));
    m_times->setText(parts.join(QStringLiteral(" · ")));
    m_times->setPalette(inkPalette(quietText(palette())));
}

void CreationProgress::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QWidget::changeEvent(event);
}

void CreationProgress::hideEvent(QHideEvent *event)
{
    m_second.stop();
    QWidget::hideEvent(event);
}

void CreationProgress::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refreshTimes();
    m_second.start();
}

} // namespace kustos::ui
