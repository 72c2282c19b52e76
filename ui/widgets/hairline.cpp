// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/hairline.h"

#include "widgets/theme.h"

#include <QPainter>

namespace kustos::ui {

Hairline::Hairline(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(1);
}

void Hairline::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), hairline(palette()));
}

} // namespace kustos::ui
