// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/copybutton.h"

#include "widgets/icons.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>

namespace kustos::ui {

CopyButton::CopyButton(QWidget *parent)
    : QToolButton(parent)
{
    setAutoRaise(true);
    setFocusPolicy(Qt::StrongFocus);
    m_tick.setSingleShot(true);
    m_tick.setInterval(1600);
    connect(this, &QToolButton::clicked, this, &CopyButton::copy);
    connect(&m_tick, &QTimer::timeout, this, &CopyButton::refresh);
    refresh();
}

void CopyButton::setSubject(const QString &subject)
{
    m_subject = subject;
    refresh();
}

void CopyButton::copy()
{
    QGuiApplication::clipboard()->setText(m_content);
    m_tick.start();
    refresh();
}

void CopyButton::refresh()
{
    const bool done = m_tick.isActive();
    setIcon(done ? ui::icon(Icon::Success, palette(), Tone::Good)
                 : ui::icon(Icon::Copy, palette(), Tone::Neutral));
    const QString words = done ? tr("Copied") : tr("Copy %1", "what is copied").arg(m_subject);
    setToolTip(words);
    setAccessibleName(words);
}

void CopyButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
    QToolButton::changeEvent(event);
}

} // namespace kustos::ui
