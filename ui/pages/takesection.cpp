// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/takesection.h"

#include "widgets/elidedlabel.h"
#include "widgets/icons.h"
#include "widgets/snapshotnamefield.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>

namespace kustos::ui {

TakeSection::TakeSection(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_title(newLabel())
    , m_limits(new ElidedLabel(this))
    , m_name(new SnapshotNameField(this))
    , m_take(new QPushButton(this))
    , m_consistent(new QPushButton(this))
    , m_advice(newLabel())
    , m_consequence(newLabel())
    , m_progress(new CreationProgress(clock, this))
{
    m_title->setFont(sectionFont());
    m_title->setWordWrap(false);
    m_limits->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_take->setProperty("primary", true);
    // Their place stays theirs while the progress stands there: nothing jumps.
    for (QLabel *label : {m_advice, m_consequence}) {
        label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        QSizePolicy policy = label->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        label->setSizePolicy(policy);
    }
    m_progress->hide();
    lay();
    connect(m_take, &QPushButton::clicked, this, &TakeSection::takeRequested);
    connect(m_name, &SnapshotNameField::entered, this, &TakeSection::takeRequested);
    connect(m_consistent, &QPushButton::clicked, this, &TakeSection::consistentRequested);
    connect(m_progress, &CreationProgress::cancelRequested, this, &TakeSection::cancelRequested);
    connect(m_name, &SnapshotNameField::changed, this, &TakeSection::refresh);
    refresh();
}

QLabel *TakeSection::newLabel()
{
    auto *label = new QLabel(this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

void TakeSection::lay()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(2 * Grid);
    head->addWidget(m_title);
    head->addWidget(m_limits, 1);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(3 * Grid);
    grid->setVerticalSpacing(0);
    grid->setRowMinimumHeight(1, Grid);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_take, 0, 0, Qt::AlignLeft);
    grid->addWidget(m_consistent, 0, 1, Qt::AlignLeft);
    grid->addWidget(m_advice, 2, 0);
    grid->addWidget(m_consequence, 2, 1);
    grid->addWidget(m_progress, 2, 0, 1, 2, Qt::AlignTop);
    grid->setRowMinimumHeight(2, m_progress->sizeHint().height());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Grid + Grid / 2);
    column->addLayout(head);
    column->addWidget(m_name);
    column->addLayout(grid);
}

void TakeSection::setFacts(const Facts &facts)
{
    m_facts = facts;
    refresh();
}

QString TakeSection::takeText() const
{
    return m_facts.power == Power::Running ? tr("Take Live Snapshot") : tr("Take Snapshot");
}

bool TakeSection::canTake() const
{
    return m_facts.takeReason.isEmpty() && m_name->obstacle().isEmpty();
}

QString TakeSection::advice() const
{
    switch (m_facts.power) {
    case Power::Running:
        return tr("Programs may not have written everything yet. Many databases are consistent on disk only "
                  "while they are stopped or the VM is off.");
    case Power::Off:
        return tr("The VM is off: if it was shut down, all programs have written their data to the disk.");
    case Power::Unknown:
        break;
    }
    return {};
}

QString TakeSection::consequence() const
{
    switch (m_facts.power) {
    case Power::Running:
        return tr("Recommended: shuts the VM down, takes the snapshot and turns the VM on again.");
    case Power::Off:
        return tr("The VM is already off and stays off: the same as an ordinary snapshot.");
    case Power::Unknown:
        break;
    }
    return tr("Shuts the VM down, takes the snapshot and turns the VM on again.");
}

void TakeSection::showChoice(QPushButton &button, QLabel &label, const QString &reason,
                             const QString &meaning)
{
    const QString why = reason.isEmpty() ? m_name->obstacle() : reason;
    button.setEnabled(why.isEmpty());
    button.setToolTip(why);
    button.setAccessibleDescription(why.isEmpty() ? meaning : why);
    // What is wrong with the name stands beside the name.
    label.setText(reason.isEmpty() ? meaning : reason);
    label.setPalette(inkPalette(quietText(palette())));
    label.setVisible(!m_facts.progress);
}

void TakeSection::refresh()
{
    m_title->setText(tr("Take snapshot"));
    m_limits->setText(m_facts.limits);
    m_limits->setPalette(
        inkPalette(m_facts.limitsNear ? toneColor(Tone::Warning, palette()) : quietText(palette())));
    m_take->setText(takeText());
    m_consistent->setText(tr("Consistent snapshot"));
    showChoice(*m_take, *m_advice, m_facts.takeReason, advice());
    // The same reason is not said twice.
    const bool same = m_facts.consistentReason == m_facts.takeReason;
    showChoice(*m_consistent, *m_consequence, m_facts.consistentReason, consequence());
    if (same)
        m_consequence->setText(consequence());
    if (m_take->isEnabled())
        m_take->setToolTip(QKeySequence(Qt::CTRL | Qt::Key_N).toString(QKeySequence::NativeText));
    if (m_facts.progress)
        m_progress->setFacts(*m_facts.progress);
    m_progress->setVisible(m_facts.progress.has_value());
}

void TakeSection::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace kustos::ui
