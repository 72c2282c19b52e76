// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/failuredetail.h"

#include "delegates/cells.h"
#include "presenters/backuppresenter.h"
#include "widgets/icons.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

namespace kustos::ui {

FailureDetail::FailureDetail(QWidget *parent)
    : RowDetail(parent)
    , m_text(new QPlainTextEdit(this))
    , m_again(new QPushButton(this))
    , m_copy(new QPushButton(this))
    , m_reason(new QLabel(this))
{
    // A reason may be longer than its place: then it scrolls.
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(RowHeight);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(0);
    QPalette clear;
    clear.setBrush(QPalette::Base, Qt::NoBrush);
    m_text->setPalette(clear);
    m_text->viewport()->setAutoFillBackground(false);
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setWordWrap(true);
    m_copy->setProperty("quiet", true);
    auto *actions = new QHBoxLayout;
    actions->setSpacing(Grid);
    actions->addWidget(m_again);
    actions->addWidget(m_copy);
    actions->addWidget(m_reason, 1);
    actions->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(cells::ChevronWidth - 3, Grid, 2 * Grid, Grid + Grid / 2);
    column->setSpacing(Grid);
    column->addWidget(m_text, 1);
    column->addLayout(actions);
    connect(m_again, &QPushButton::clicked, this, &FailureDetail::backUpRequested);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_text->toPlainText()); });
    retranslate();
}

void FailureDetail::setFacts(const BackupOptions::Facts &facts)
{
    m_facts = facts;
    retranslate();
}

void FailureDetail::takeFocus()
{
    (m_again->isEnabled() ? m_again : m_copy)->setFocus(Qt::TabFocusReason);
}

void FailureDetail::retranslate()
{
    QString why = BackupPresenter::reasonText(m_facts.row);
    if (!m_facts.row.detail.isEmpty() || !m_facts.row.error)
        why = tr("Existing backups are not affected.") + QLatin1Char(' ') +
              (m_facts.row.detail.isEmpty() ? why : tr("The service says: “%1”.").arg(why));
    if (m_text->toPlainText() != why)
        m_text->setPlainText(why); // only then: a new text would drop the user's selection
    m_text->setAccessibleName(tr("Reason"));
    m_again->setText(tr("Back up again"));
    m_again->setEnabled(m_facts.backUpReason.isEmpty());
    m_again->setToolTip(m_facts.backUpReason);
    m_again->setAccessibleDescription(m_facts.backUpReason);
    m_copy->setText(tr("Copy reason"));
    m_copy->setIcon(icon(Icon::Copy, palette()));
    m_reason->setPalette(inkPalette(quietText(palette())));
    m_reason->setText(m_facts.backUpReason);
    setAccessibleName(
        tr("Failed backup: %1", "title of a backup").arg(BackupPresenter::title(m_facts.row.createdAt)));
}

void FailureDetail::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace kustos::ui
