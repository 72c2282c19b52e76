// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/emptybackups.h"

#include "widgets/icons.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace kustos::ui {

EmptyBackups::EmptyBackups(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_button(new QPushButton(this))
    , m_reason(new QLabel(this))
{
    m_button->setProperty("primary", true);
    for (QLabel *label : {m_sentence, m_reason}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    auto *column = new QVBoxLayout(this);
    column->setSpacing(2 * Grid);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addWidget(m_sentence);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addWidget(m_reason);
    column->addStretch(3);
    updateIcon();
    retranslate();
}

void EmptyBackups::setFacts(bool read, const QString &reason)
{
    m_read = read;
    m_button->setVisible(read);
    m_button->setEnabled(reason.isEmpty());
    m_button->setToolTip(reason);
    m_button->setAccessibleDescription(reason);
    m_reason->setText(reason);
    m_reason->setVisible(read && !reason.isEmpty());
    retranslate();
}

void EmptyBackups::retranslate()
{
    m_sentence->setText(m_read ? tr("There are no backups of this service yet.")
                               : tr("The backups of this service have not been read yet."));
    m_button->setText(tr("Back up now"));
}

void EmptyBackups::updateIcon()
{
    m_icon->setPixmap(
        icon(Icon::Backup, palette(), Tone::Neutral).pixmap(QSize(44, 44), devicePixelRatioF()));
    QPalette quiet;
    quiet.setColor(QPalette::WindowText, quietText(palette()));
    m_reason->setPalette(quiet);
}

void EmptyBackups::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        updateIcon();
    QWidget::changeEvent(event);
}

} // namespace kustos::ui
