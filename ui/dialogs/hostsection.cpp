// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/hostsection.h"

#include "services/hostservice.h"
#include "text/plaintext.h"
#include "widgets/theme.h"

#include <QCoroTask>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace kustos::ui {

HostSection::HostSection(HostService &host, QWidget *parent)
    : QWidget(parent)
    , m_host(host)
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_button(new QPushButton(this))
    , m_result(new QLabel(this))
{
    m_title->setFont(sectionFont());
    for (QLabel *label : {m_text, m_result}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_button->setAutoDefault(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Grid);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(Grid / 2);
    column->addWidget(m_button, 0, Qt::AlignLeft);
    column->addWidget(m_result);
    connect(m_button, &QPushButton::clicked, this, &HostSection::press);
    retranslate();
}

void HostSection::press()
{
    const bool installed = m_host.isInstalled();
    m_outcome = Outcome::Working;
    m_detail.clear();
    retranslate();
    if (installed)
        QCoro::connect(m_host.remove(), this, [this](const Result<void> &result) {
            settle(Outcome::Removed, Outcome::NotRemoved, result);
        });
    else
        QCoro::connect(m_host.install(), this, [this](const Result<void> &result) {
            settle(Outcome::Installed, Outcome::NotInstalled, result);
        });
}

void HostSection::settle(Outcome fine, Outcome wrong, const Result<void> &result)
{
    m_outcome = result ? fine : wrong;
    m_detail = result ? QString() : text::plain(result.error().detail, 400);
    retranslate();
    Q_EMIT hostChanged();
}

void HostSection::retranslate()
{
    m_title->setText(tr("Backups in the background"));
    m_text->setText(
        tr("The Kustos host of this computer goes on after the window is closed while backups are "
           "running or planned. As a user service it also starts by itself when you sign in."));
    m_text->setPalette(inkPalette(quietText(palette())));
    m_button->setText(m_host.isInstalled() ? tr("&Remove the user service")
                                           : tr("Set up as a &user service"));
    m_button->setEnabled(m_outcome != Outcome::Working);
    QString words;
    Tone tone = Tone::Neutral;
    switch (m_outcome) {
    case Outcome::None:
        break;
    case Outcome::Working:
        words = tr("One moment …");
        break;
    case Outcome::Installed:
        words = tr("The user service is set up and running.");
        tone = Tone::Good;
        break;
    case Outcome::Removed:
        words = tr("The user service is removed. Backups and settings are still there.");
        tone = Tone::Good;
        break;
    case Outcome::NotInstalled:
        words = tr("Existing backups are not affected. The user service could not be set up.");
        tone = Tone::Failed;
        break;
    case Outcome::NotRemoved:
        words = tr("Nothing was changed. The user service could not be removed.");
        tone = Tone::Failed;
        break;
    }
    if (!m_detail.isEmpty())
        words += QLatin1Char(' ') + tr("The system says: “%1”.").arg(m_detail);
    if (tone == Tone::Failed)
        words += QLatin1Char(' ') + tr("Check that this session runs systemd and try again.");
    m_result->setPalette(inkPalette(toneColor(tone, palette())));
    m_result->setText(words);
    m_result->setVisible(!words.isEmpty());
    setAccessibleName(m_title->text());
}

void HostSection::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace kustos::ui
