// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/emptyview.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace kustos::ui {

EmptyView::EmptyView(Icon which, QWidget *parent)
    : QWidget(parent)
    , m_which(which)
    , m_icon(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_button(new QPushButton(this))
    , m_obstacle(new QLabel(this))
{
    for (QLabel *label : {m_sentence, m_obstacle}) {
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
    column->addWidget(m_obstacle);
    column->addStretch(3);
    updateIcon();
}

void EmptyView::setTexts(const QString &sentence, const QString &action, const QString &obstacle)
{
    m_sentence->setText(sentence);
    m_button->setText(action);
    m_button->setVisible(!action.isEmpty());
    m_button->setEnabled(obstacle.isEmpty());
    m_button->setToolTip(obstacle);
    m_button->setAccessibleDescription(obstacle);
    m_obstacle->setText(obstacle);
    m_obstacle->setVisible(!action.isEmpty() && !obstacle.isEmpty());
}

void EmptyView::updateIcon()
{
    m_icon->setPixmap(icon(m_which, palette(), Tone::Neutral).pixmap(QSize(44, 44), devicePixelRatioF()));
    m_obstacle->setPalette(inkPalette(quietText(palette())));
}

void EmptyView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        updateIcon();
    QWidget::changeEvent(event);
}

} // namespace kustos::ui
