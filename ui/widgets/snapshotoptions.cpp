// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/snapshotoptions.h"

#include "delegates/cells.h"
#include "presenters/machinewords.h"
#include "presenters/snapshotwords.h"
#include "text/plaintext.h"
#include "text/words.h"
#include "widgets/detailfields.h"
#include "widgets/elidedlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace kustos::ui {

using text::Words;

namespace {

constexpr int NarrowBelow = 740;
constexpr int ReasonHeight = 20;

enum Field { Id, Taken, Name, Checksum, Needs, Command };

} // namespace

SnapshotOptions::SnapshotOptions(QWidget *parent)
    : RowDetail(parent)
    , m_restore(new QPushButton(this))
    , m_create(new QPushButton(this))
    , m_rename(new QPushButton(this))
    , m_delete(new QPushButton(this))
    , m_reason(new ElidedLabel(this))
    , m_fields(new DetailFields({true, false, false, true, false, true}, this))
{
    setFont(bodyFont());
    m_reason->setQuiet(true);
    m_reason->setFixedHeight(ReasonHeight); // always there: nothing jumps when one comes
    auto *actions = new QHBoxLayout;
    actions->setSpacing(Grid);
    for (QPushButton *button : {m_restore, m_create, m_rename, m_delete}) {
        button->setIconSize({20, 16});
        actions->addWidget(button);
    }
    actions->addStretch();
    auto *column = new QVBoxLayout(this);
    column->addLayout(actions);
    column->addWidget(m_reason);
    column->addWidget(m_fields);
    column->addStretch();
    column->setSpacing(2);

    connect(m_restore, &QPushButton::clicked, this, &SnapshotOptions::restoreRequested);
    connect(m_create, &QPushButton::clicked, this, &SnapshotOptions::createRequested);
    connect(m_rename, &QPushButton::clicked, this, &SnapshotOptions::renameRequested);
    connect(m_delete, &QPushButton::clicked, this, &SnapshotOptions::deleteRequested);
    arrange(false);
    retranslate();
}

void SnapshotOptions::arrange(bool narrow)
{
    if (m_narrow == narrow)
        return;
    m_narrow = narrow;
    m_fields->setNarrow(narrow);
    layout()->setContentsMargins(cells::ChevronWidth - 3, Grid, 2 * Grid, 0);
    updateIcons();
}

void SnapshotOptions::setFacts(const Facts &facts)
{
    m_facts = facts;
    retranslate();
}

void SnapshotOptions::takeFocus()
{
    for (QPushButton *button : {m_restore, m_create, m_rename, m_delete}) {
        if (button->isEnabled()) {
            button->setFocus(Qt::TabFocusReason);
            return;
        }
    }
    m_fields->takeFocus();
}

void SnapshotOptions::retranslate()
{
    const SnapshotRow &row = m_facts.row;
    const QString unknown = tr("not reported by the service");
    setAccessibleName(tr("Options: %1", "name of a snapshot").arg(SnapshotWords::name(row)));
    m_restore->setText(tr("Restore"));
    m_create->setText(tr("New VM from snapshot"));
    m_rename->setText(tr("Rename"));
    m_delete->setText(tr("Delete"));
    m_fields->set(Id, tr("Snapshot ID"), text::plain(row.snapshot.text(), 1000), row.snapshot.text());
    const QString kind = Words::of(row.consistency);
    m_fields->set(
        Taken, tr("Taken"),
        kind.isEmpty()
            ? Words::moment(row.createdAt)
            : tr("%1, %2", "date and time, taken live or while off").arg(Words::moment(row.createdAt), kind));
    m_fields->set(Name, tr("Name"), text::plain(row.name, 1000));
    const QString sum = QString::fromLatin1(row.sha256);
    m_fields->set(Checksum, tr("Checksum"),
                  sum.isEmpty() ? unknown : tr("SHA-256 %1").arg(text::plain(sum, 200)), sum);
    m_fields->set(Needs, tr("New VM needs"),
                  row.minimumDisk ? tr("a disk of at least %1").arg(MachineWords::capacity(*row.minimumDisk))
                                  : unknown);
    m_fields->set(Command, tr("As a command"), text::plain(m_facts.command, 4000), m_facts.command);
    showReasons();
}

void SnapshotOptions::showReasons()
{
    const auto apply = [](QPushButton *button, const QString &reason) {
        button->setEnabled(reason.isEmpty());
        button->setToolTip(reason);
        button->setAccessibleDescription(reason);
    };
    apply(m_restore, m_facts.restoreReason);
    apply(m_create, m_facts.createReason);
    apply(m_rename, m_facts.renameReason);
    apply(m_delete, m_facts.deleteReason);
    QStringList reasons{m_facts.restoreReason, m_facts.createReason, m_facts.renameReason,
                        m_facts.deleteReason};
    const bool all = !reasons.contains(QString());
    reasons.removeAll(QString());
    reasons.removeDuplicates();
    // One that holds for a part says for which.
    if (!all && reasons.size() == 1 && !m_facts.restoreReason.isEmpty() && m_facts.createReason.isEmpty())
        reasons[0] = tr("%1: %2", "label of a button, why it is off").arg(m_restore->text(), reasons.first());
    m_reason->setText(reasons.join(QLatin1Char(' ')));
}

void SnapshotOptions::updateIcons()
{
    // Where there is little room the words need it more.
    const auto shown = [this](Icon which) { return *m_narrow ? QIcon() : icon(which, palette()); };
    m_restore->setIcon(shown(Icon::Restore));
    m_create->setIcon(shown(Icon::Machine));
    m_delete->setIcon(shown(Icon::Delete));
}

void SnapshotOptions::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        updateIcons();
    QWidget::changeEvent(event);
}

void SnapshotOptions::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange(width() < NarrowBelow);
}

} // namespace kustos::ui
