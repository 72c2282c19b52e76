// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sheet.h"

#include "widgets/theme.h"

#include <QPainter>

namespace kustos::ui {

Sheet::Sheet(QWidget *parent)
    : QDialog(parent)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
}

void Sheet::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

} // namespace kustos::ui
