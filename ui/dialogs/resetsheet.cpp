// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/resetsheet.h"

#include "text/plaintext.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace kustos::ui {

using text::plain;

namespace {

QLabel *label(QWidget *parent)
{
    auto *result = new QLabel(parent);
    result->setTextFormat(Qt::PlainText);
    result->setWordWrap(true);
    return result;
}

} // namespace

ResetSheet::ResetSheet(const VirtualMachine &machine, QWidget *parent)
    : Sheet(parent)
    , m_machine(machine)
    , m_title(label(this))
    , m_id(label(this))
    , m_text(label(this))
    , m_reason(label(this))
    , m_reset(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    m_title->setFont(sectionFont());
    m_id->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_reason->hide();
    m_reset->setAutoDefault(false);
    m_cancel->setDefault(true);
    m_cancel->setFocus();
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Grid);
    buttons->addStretch();
    buttons->addWidget(m_reset);
    buttons->addWidget(m_cancel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(PageMargin, PageMargin, PageMargin, 2 * Grid);
    column->setSpacing(Grid / 2);
    column->addWidget(m_title);
    column->addWidget(m_id);
    column->addSpacing(Grid);
    column->addWidget(m_text);
    column->addWidget(m_reason);
    column->addStretch();
    column->addSpacing(2 * Grid);
    column->addLayout(buttons);
    setMinimumWidth(480);
    resize(520, 0);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT resetChosen();
    });
    recolour();
    retranslate();
}

void ResetSheet::setReason(const QString &reason)
{
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    m_reset->setEnabled(reason.isEmpty());
    m_reset->setToolTip(reason);
    m_reset->setAccessibleDescription(reason);
    layout()->activate();
    resize(width(), layout()->totalHeightForWidth(width()));
}

// Also when the desktop turns dark while the sheet is open.
void ResetSheet::recolour()
{
    m_id->setPalette(inkPalette(quietText(palette())));
    m_reason->setPalette(inkPalette(toneColor(Tone::Warning, palette())));
}

void ResetSheet::retranslate()
{
    const QString title = tr("Reset “%1”", "VM").arg(plain(m_machine.name, 80));
    setWindowTitle(tr("Reset VM"));
    m_title->setText(title);
    setAccessibleName(title);
    m_id->setText(tr("VM ID: %1").arg(plain(m_machine.id.text(), 120)));
    m_text->setText(
        tr("The VM starts anew at once, without shutting down: what has not been written to disk is "
           "lost, and databases may not be consistent on disk. “Restart” lets the operating "
           "system stop its services first."));
    m_reset->setText(tr("Reset"));
    m_cancel->setText(tr("Cancel"));
    setAccessibleDescription(m_id->text() + QLatin1Char(' ') + m_text->text());
    layout()->activate();
    resize(width(), layout()->totalHeightForWidth(width()));
}

void ResetSheet::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        recolour();
    Sheet::changeEvent(event);
}

} // namespace kustos::ui
