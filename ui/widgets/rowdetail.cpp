// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rowdetail.h"

#include <QKeyEvent>

namespace kustos::ui {

void RowDetail::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier) {
        event->accept();
        Q_EMIT closeRequested();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace kustos::ui
