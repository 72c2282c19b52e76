// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/elidedfield.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFrame>
#include <QToolTip>

namespace kustos::ui {

namespace {

constexpr int Inset = 2; //!< QLineEdit's own, left and right of its text

} // namespace

ElidedField::ElidedField(QWidget *parent)
    : QLineEdit(parent)
{
    setReadOnly(true);
    setFrame(false);
    QPalette clear;
    clear.setBrush(QPalette::Base, Qt::NoBrush);
    setPalette(clear);
}

void ElidedField::setValue(const QString &value)
{
    if (text() == value)
        return;
    setText(value);
    setCursorPosition(0);
}

QRect ElidedField::textRect() const
{
    QStyleOptionFrame option;
    initStyleOption(&option);
    return style()->subElementRect(QStyle::SE_LineEditContents, &option, this).adjusted(Inset, 0, -Inset, 0);
}

bool ElidedField::isCut() const
{
    return fontMetrics().horizontalAdvance(text()) > textRect().width();
}

bool ElidedField::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        // Tooltips guess whether they are rich text; escaped inside a tag leaves nothing to guess.
        if (isCut())
            QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(),
                               QStringLiteral("<span>%1</span>").arg(text().toHtmlEscaped()), this);
        return true;
    }
    return QLineEdit::event(event);
}

void ElidedField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        setCursorPosition(0);
}

void ElidedField::paintEvent(QPaintEvent *event)
{
    if (hasFocus() || hasSelectedText() || !isCut()) {
        QLineEdit::paintEvent(event);
        return;
    }
    const QRect rect = textRect();
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(rect, static_cast<int>(alignment() | Qt::AlignVCenter) | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideRight, rect.width()));
}

} // namespace kustos::ui
