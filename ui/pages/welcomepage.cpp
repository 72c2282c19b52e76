// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/welcomepage.h"

#include "widgets/icons.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace kustos::ui {

WelcomePage::WelcomePage(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_title(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_button(new QPushButton(this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_title->setFont(sectionFont());
    m_title->setTextFormat(Qt::PlainText);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignHCenter);
    m_sentence->setFixedWidth(420);
    m_button->setProperty("primary", true);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(Grid);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addSpacing(Grid);
    column->addWidget(m_title, 0, Qt::AlignHCenter);
    column->addWidget(m_sentence, 0, Qt::AlignHCenter);
    column->addSpacing(Grid);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_mode == Mode::NothingSelected)
            Q_EMIT openFirstPressed();
        else
            Q_EMIT refreshPressed();
    });
    refresh();
}

void WelcomePage::setMode(Mode mode)
{
    if (m_mode == mode)
        return;
    m_mode = mode;
    refresh();
}

void WelcomePage::refresh()
{
    Icon which = Icon::Database;
    switch (m_mode) {
    case Mode::Reading:
        which = Icon::Running;
        m_title->setText(tr("Reading services …"));
        m_sentence->setText(tr("Kustos is asking this computer for its database services."));
        m_button->setText({});
        break;
    case Mode::NoServices:
        m_title->setText(tr("No database services"));
        m_sentence->setText(tr("As soon as a database is set up here, it appears on the left."));
        m_button->setText(tr("&Look again"));
        break;
    case Mode::NothingSelected:
        m_title->setText(tr("No service selected"));
        m_sentence->setText(tr("Select a service on the left to see its backups."));
        m_button->setText(tr("&Open first service"));
        break;
    case Mode::NoConnection:
        which = Icon::Warning;
        m_title->setText(tr("No connection"));
        m_sentence->setText(tr("Nothing could be read yet. Kustos keeps trying by itself."));
        m_button->setText(tr("&Try now"));
        break;
    }
    m_button->setVisible(!m_button->text().isEmpty());
    m_icon->setPixmap(icon(which, palette(), Tone::Neutral).pixmap(QSize(40, 40), devicePixelRatioF()));
    const QPalette quiet = inkPalette(quietText(palette()));
    m_sentence->setPalette(quiet);
    setAccessibleName(m_title->text());
}

void WelcomePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace kustos::ui
