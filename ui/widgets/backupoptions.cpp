// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/backupoptions.h"

#include "delegates/cells.h"
#include "presenters/backuppresenter.h"
#include "text/plaintext.h"
#include "text/words.h"
#include "widgets/detailfields.h"
#include "widgets/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace kustos::ui {

using text::Words;

namespace {

constexpr int NarrowBelow = 740;

enum Field { Id, Moment, Name, Checksum, Retention, Command };

} // namespace

BackupOptions::BackupOptions(QWidget *parent)
    : RowDetail(parent)
    , m_download(new QPushButton(this))
    , m_restore(new QPushButton(this))
    , m_reason(new QLabel(this))
    , m_transferText(new QLabel(this))
    , m_transferBar(new QProgressBar(this))
    , m_cancel(new QPushButton(this))
    , m_fields(new DetailFields({true, false, false, true, false, true}, this))
{
    setFont(bodyFont());
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setWordWrap(true);
    m_transferText->setTextFormat(Qt::PlainText);
    m_transferBar->setTextVisible(false);
    m_transferBar->setFixedWidth(136);

    auto *actions = new QHBoxLayout;
    actions->setSpacing(Grid);
    actions->addWidget(m_download);
    actions->addWidget(m_restore);
    actions->addSpacing(Grid);
    actions->addWidget(m_transferText);
    actions->addWidget(m_transferBar);
    actions->addWidget(m_cancel);
    actions->addWidget(m_reason, 1);
    actions->addStretch();

    auto *column = new QVBoxLayout(this);
    column->addLayout(actions);
    column->addWidget(m_fields);
    column->addStretch();

    connect(m_download, &QPushButton::clicked, this, &BackupOptions::downloadRequested);
    connect(m_restore, &QPushButton::clicked, this, &BackupOptions::restoreRequested);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_facts.transfer)
            Q_EMIT cancelRequested(m_facts.transfer->id);
    });
    m_download->setIconSize({20, 16});
    m_restore->setIconSize({20, 16});
    arrange(false);
    updateIcons();
    retranslate();
}

// What is long has a line of its own; id and time share one where there is room.
void BackupOptions::arrange(bool narrow)
{
    if (m_narrow == narrow)
        return;
    m_narrow = narrow;
    m_fields->setNarrow(narrow);
    const int air = narrow ? Grid : Grid + Grid / 2;
    layout()->setSpacing(air);
    layout()->setContentsMargins(cells::ChevronWidth - 3, air, 2 * Grid, 0);
}

void BackupOptions::setFacts(const Facts &facts)
{
    m_facts = facts;
    retranslate();
}

void BackupOptions::takeFocus()
{
    QWidget *first = m_download->isEnabled() ? m_download : m_restore->isEnabled() ? m_restore : nullptr;
    if (first != nullptr)
        first->setFocus(Qt::TabFocusReason);
    else
        m_fields->takeFocus();
}

void BackupOptions::retranslate()
{
    const BackupRow &row = m_facts.row;
    const QString unknown = tr("not reported by the service");
    setAccessibleName(tr("Options: %1", "title of a backup").arg(BackupPresenter::title(row.createdAt)));
    m_download->setText(tr("Download"));
    m_restore->setText(tr("Restore"));
    m_cancel->setText(tr("Cancel"));
    m_fields->set(Id, tr("Backup ID"), text::plain(row.backup.text(), 1000), row.backup.text());
    m_fields->set(Name, tr("Name"), text::plain(row.name));
    m_fields->set(Moment, tr("Data as of"), row.moment.isValid() ? Words::moment(row.moment) : unknown);
    const QString sum = QString::fromLatin1(row.sha256);
    m_fields->set(Checksum, tr("Checksum"),
                  sum.isEmpty() ? unknown : tr("SHA-256 %1").arg(text::plain(sum, 200)), sum);
    m_fields->set(Retention, tr("Retention"), BackupPresenter::retentionText(row));
    m_fields->set(Command, tr("As a command"), text::plain(m_facts.command, 4000), m_facts.command);
    showTransfer();
    showReasons();
}

void BackupOptions::showTransfer()
{
    const auto &transfer = m_facts.transfer;
    for (QWidget *part : std::initializer_list<QWidget *>{m_transferText, m_transferBar, m_cancel})
        part->setVisible(transfer.has_value());
    if (!transfer)
        return;
    const QString text = Words::progress(*transfer);
    m_transferText->setText(text);
    // Nobody knows how long a check takes; the list of operations shows it so too.
    m_transferBar->setRange(0, transfer->permille && !transfer->checking ? 1000 : 0);
    m_transferBar->setValue(transfer->permille.value_or(0));
    m_transferBar->setAccessibleName(text);
}

void BackupOptions::showReasons()
{
    const auto apply = [](QPushButton *button, const QString &reason) {
        button->setEnabled(reason.isEmpty());
        button->setToolTip(reason);
        button->setAccessibleDescription(reason);
    };
    apply(m_download, m_facts.downloadReason);
    apply(m_restore, m_facts.restoreReason);
    if (m_facts.transfer)
        m_download->setEnabled(false);
    QStringList reasons{m_facts.downloadReason, m_facts.restoreReason};
    reasons.removeAll(QString());
    reasons.removeDuplicates();
    m_reason->setText(reasons.join(QLatin1Char(' ')));
    m_reason->setVisible(!reasons.isEmpty() && !m_facts.transfer);
}

void BackupOptions::updateIcons()
{
    m_download->setIcon(icon(Icon::Download, palette()));
    m_restore->setIcon(icon(Icon::Restore, palette()));
    m_reason->setPalette(inkPalette(quietText(palette())));
}

void BackupOptions::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        updateIcons();
    QWidget::changeEvent(event);
}

void BackupOptions::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange(width() < NarrowBelow);
}

} // namespace kustos::ui
