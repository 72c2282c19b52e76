// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/reasondetail.h"

#include "delegates/cells.h"
#include "widgets/icons.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

namespace kustos::ui {

ReasonDetail::ReasonDetail(QWidget *parent)
    : RowDetail(parent)
    , m_text(new QPlainTextEdit(this))
    , m_again(new QPushButton(this))
    , m_remove(new QPushButton(this))
    , m_copy(new QPushButton(this))
    , m_obstacle(new QLabel(this))
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
    m_obstacle->setTextFormat(Qt::PlainText);
    m_obstacle->setWordWrap(true);
    m_copy->setProperty("quiet", true);
    auto *actions = new QHBoxLayout;
    actions->setSpacing(Grid);
    actions->addWidget(m_again);
    actions->addWidget(m_remove);
    actions->addWidget(m_copy);
    actions->addWidget(m_obstacle, 1);
    actions->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(cells::ChevronWidth - 3, Grid, 2 * Grid, Grid + Grid / 2);
    column->setSpacing(Grid);
    column->addWidget(m_text, 1);
    column->addLayout(actions);
    connect(m_again, &QPushButton::clicked, this, &ReasonDetail::againRequested);
    connect(m_remove, &QPushButton::clicked, this, &ReasonDetail::removeRequested);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_text->toPlainText()); });
    retranslate();
}

void ReasonDetail::setTexts(const Texts &texts)
{
    m_texts = texts;
    retranslate();
}

void ReasonDetail::takeFocus()
{
    (m_again->isEnabled() ? m_again : m_copy)->setFocus(Qt::TabFocusReason);
}

void ReasonDetail::retranslate()
{
    const auto apply = [](QPushButton *button, const QString &label, const QString &obstacle) {
        button->setText(label);
        button->setVisible(!label.isEmpty());
        button->setEnabled(obstacle.isEmpty());
        button->setToolTip(obstacle);
        button->setAccessibleDescription(obstacle);
    };
    if (m_text->toPlainText() != m_texts.why)
        m_text->setPlainText(m_texts.why); // only then: a new text would drop the user's selection
    m_text->setAccessibleName(tr("Reason"));
    apply(m_again, m_texts.again, m_texts.againObstacle);
    apply(m_remove, m_texts.remove, m_texts.removeObstacle);
    m_copy->setText(tr("Copy reason"));
    m_copy->setIcon(icon(Icon::Copy, palette()));
    m_obstacle->setPalette(inkPalette(quietText(palette())));
    m_obstacle->setText(m_texts.againObstacle);
    setAccessibleName(m_texts.title);
}

void ReasonDetail::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace kustos::ui
