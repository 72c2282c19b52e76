// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/backupoptions.h"

#include "delegates/cells.h"
#include "presenters/backuppresenter.h"
#include "text/plaintext.h"
#include "text/words.h"
#include "widgets/elidedfield.h"
#include "widgets/icons.h"

#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

namespace kustos::ui {

using text::Words;

namespace {

constexpr int WideField = 28;
constexpr int NarrowField = 24;
constexpr int NarrowBelow = 740;
constexpr const char *CopiedText = "kustosCopiedText";

} // namespace

BackupOptions::BackupOptions(QWidget *parent)
    : RowDetail(parent)
    , m_grid(new QGridLayout)
    , m_download(new QPushButton(this))
    , m_restore(new QPushButton(this))
    , m_reason(new QLabel(this))
    , m_transferText(new QLabel(this))
    , m_transferBar(new QProgressBar(this))
    , m_cancel(new QPushButton(this))
    , m_id(newField(true))
    , m_name(newField(false))
    , m_moment(newField(false))
    , m_checksum(newField(true))
    , m_retention(newField(false))
    , m_command(newField(true))
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

    m_grid->setHorizontalSpacing(Grid);
    m_grid->setVerticalSpacing(0);
    auto *column = new QVBoxLayout(this);
    column->addLayout(actions);
    column->addLayout(m_grid);
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

BackupOptions::Field BackupOptions::newField(bool copyable)
{
    Field field{new QLabel(this), new ElidedField(this), nullptr};
    field.label->setTextFormat(Qt::PlainText);
    field.label->setBuddy(field.value);
    field.value->setFocusPolicy(copyable ? Qt::StrongFocus : Qt::ClickFocus);
    if (!copyable)
        return field;
    field.copy = new QToolButton(this);
    field.copy->setProperty("quiet", true);
    field.copy->setAutoRaise(true);
    field.copy->setIconSize({16, 16});
    connect(field.copy, &QToolButton::clicked, this, [copy = field.copy] {
        QGuiApplication::clipboard()->setText(copy->property(CopiedText).toString());
    });
    return field;
}

void BackupOptions::put(const Field &field, int row, int column, int span)
{
    const int height = *m_narrow ? NarrowField : WideField;
    field.value->setFixedHeight(height);
    m_grid->addWidget(field.label, row, column);
    if (field.copy == nullptr) {
        m_grid->addWidget(field.value, row, column + 1, 1, span + 1);
        return;
    }
    field.copy->setFixedSize(height, height);
    m_grid->addWidget(field.value, row, column + 1, 1, span);
    m_grid->addWidget(field.copy, row, column + 1 + span);
}

// What is long has a line of its own; id and time share one where there is room.
void BackupOptions::arrange(bool narrow)
{
    if (m_narrow == narrow)
        return;
    m_narrow = narrow;
    while (QLayoutItem *item = m_grid->takeAt(0))
        delete item;
    const int air = narrow ? Grid : Grid + Grid / 2;
    layout()->setSpacing(air);
    layout()->setContentsMargins(cells::ChevronWidth - 3, air, 2 * Grid, 0);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(5, narrow ? 0 : 1);
    m_grid->setColumnMinimumWidth(3, narrow ? 0 : Grid);
    if (narrow) {
        int row = 0;
        for (const Field &field : {m_id, m_moment, m_name, m_checksum, m_retention, m_command})
            put(field, row++, 0, 1);
        return;
    }
    put(m_id, 0, 0, 1);
    put(m_moment, 0, 4, 1);
    put(m_name, 1, 0, 5);
    put(m_checksum, 2, 0, 5);
    put(m_retention, 3, 0, 5);
    put(m_command, 4, 0, 5);
}

void BackupOptions::setField(const Field &field, const QString &label, const QString &value,
                             const QString &copied)
{
    field.label->setText(label);
    field.value->setAccessibleName(label);
    field.value->setValue(value);
    if (field.copy == nullptr)
        return;
    const QString what = tr("Copy: %1", "name of a field").arg(label);
    field.copy->setProperty(CopiedText, copied);
    field.copy->setAccessibleName(what);
    field.copy->setToolTip(what);
    field.copy->setVisible(!copied.isEmpty());
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
        m_id.value->setFocus(Qt::TabFocusReason);
}

void BackupOptions::retranslate()
{
    const BackupRow &row = m_facts.row;
    const QString unknown = tr("not reported by the service");
    setAccessibleName(tr("Options: %1", "title of a backup").arg(BackupPresenter::title(row.createdAt)));
    m_download->setText(tr("Download"));
    m_restore->setText(tr("Restore"));
    m_cancel->setText(tr("Cancel"));
    setField(m_id, tr("Backup ID"), text::plain(row.backup.text(), 1000), row.backup.text());
    setField(m_name, tr("Name"), text::plain(row.name));
    setField(m_moment, tr("Data as of"), row.moment.isValid() ? Words::moment(row.moment) : unknown);
    const QString sum = QString::fromLatin1(row.sha256);
    setField(m_checksum, tr("Checksum"),
             sum.isEmpty() ? unknown : tr("SHA-256 %1").arg(text::plain(sum, 200)), sum);
    setField(m_retention, tr("Retention"), BackupPresenter::retentionText(row));
    setField(m_command, tr("As a command"), text::plain(m_facts.command, 4000), m_facts.command);
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
    const QPalette quiet = inkPalette(quietText(palette()));
    for (const Field &field : {m_id, m_name, m_moment, m_checksum, m_retention, m_command}) {
        field.label->setPalette(quiet);
        if (field.copy != nullptr)
            field.copy->setIcon(icon(Icon::Copy, palette()));
    }
    m_reason->setPalette(quiet);
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
