// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/displacementsheet.h"

#include "text/plaintext.h"
#include "text/words.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace kustos::ui {

using text::Words;

namespace {

QLabel *label(QWidget *parent)
{
    auto *result = new QLabel(parent);
    result->setTextFormat(Qt::PlainText);
    result->setWordWrap(true);
    return result;
}

} // namespace

DisplacementSheet::DisplacementSheet(const RestorePoint &displaced, const QString &downloadReason,
                                     QWidget *parent)
    : Sheet(parent)
    , m_displaced(displaced)
    , m_downloadReason(downloadReason)
    , m_title(label(this))
    , m_text(label(this))
    , m_reason(label(this))
    , m_download(new QPushButton(this))
    , m_backUp(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    m_title->setFont(sectionFont());
    m_reason->setVisible(!downloadReason.isEmpty());
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_download->setEnabled(downloadReason.isEmpty());
    m_download->setAutoDefault(false);
    m_backUp->setAutoDefault(false);
    m_cancel->setDefault(true);
    m_cancel->setFocus();

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Grid);
    buttons->addWidget(m_download);
    buttons->addStretch();
    buttons->addWidget(m_backUp);
    buttons->addWidget(m_cancel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(PageMargin, PageMargin, PageMargin, 2 * Grid);
    column->setSpacing(2 * Grid);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addWidget(m_reason);
    column->addStretch();
    column->addLayout(buttons);
    setMinimumWidth(520);
    resize(560, 0);

    const auto answer = [this](void (DisplacementSheet::*signal)()) {
        return [this, signal] {
            accept();
            Q_EMIT(this->*signal)();
        };
    };
    connect(m_download, &QPushButton::clicked, this, answer(&DisplacementSheet::downloadChosen));
    connect(m_backUp, &QPushButton::clicked, this, answer(&DisplacementSheet::backUpChosen));
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    recolour();
    retranslate();
}

// Also when the desktop turns dark while the sheet is open.
void DisplacementSheet::recolour()
{
    m_reason->setPalette(inkPalette(quietText(palette())));
}

void DisplacementSheet::retranslate()
{
    const QString when = Words::moment(m_displaced.createdAt);
    setWindowTitle(tr("Replace the existing manual backup"));
    m_title->setText(tr("Back up now: replaces the existing manual backup of %1", "date and time").arg(when));
    QString text = tr("Scheduled backups are not affected. This service keeps only one manual backup: as "
                      "soon as the new one "
                      "is completed, it replaces the backup of %1.",
                      "date and time")
                       .arg(when);
    text += u"\n\n"_qs + tr("Backup ID: %1").arg(text::plain(m_displaced.id.text()));
    if (m_displaced.size)
        text += u"\n"_qs + tr("Size: %1").arg(Words::size(*m_displaced.size));
    m_text->setText(text);
    m_reason->setText(m_downloadReason);
    m_download->setText(tr("Download first"));
    m_download->setToolTip(m_downloadReason);
    m_download->setAccessibleDescription(m_downloadReason);
    m_backUp->setText(tr("Back up now"));
    m_cancel->setText(tr("Cancel"));
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_text->text());
    resize(width(), layout()->totalHeightForWidth(width()));
}

void DisplacementSheet::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        recolour();
    Sheet::changeEvent(event);
}

} // namespace kustos::ui
