// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/enterpresses.h"

#include <QAbstractButton>
#include <QDialog>
#include <QKeyEvent>

namespace kustos::ui {

bool EnterPresses::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    auto *button = qobject_cast<QAbstractButton *>(watched);
    if (!enter || button == nullptr || qobject_cast<QDialog *>(button->window()) != nullptr)
        return false;
    // A key that is held down must not press twice.
    if (!key->isAutoRepeat() && button->isEnabled())
        button->click();
    return true;
}

} // namespace kustos::ui
