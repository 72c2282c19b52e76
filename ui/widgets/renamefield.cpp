// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/renamefield.h"

#include "presenters/snapshotwords.h"
#include "text/plaintext.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QToolTip>

namespace kustos::ui {

// Characters that cannot be seen are shown by their numbers here too; who takes such a name over gets what
// stands there.
RenameField::RenameField(const QString &name, QWidget *parent)
    : QLineEdit(text::plain(name, 4000), parent)
    , m_before(text())
{
    selectAll();
    connect(this, &QLineEdit::textChanged, this, [this] {
        setAccessibleDescription(SnapshotWords::nameObstacle(SnapshotWords::entered(text())));
        QToolTip::hideText();
    });
}

void RenameField::take()
{
    const QString name = SnapshotWords::entered(text());
    if (name == SnapshotWords::entered(m_before)) {
        Q_EMIT left();
        return;
    }
    const QString obstacle = SnapshotWords::nameObstacle(name);
    if (obstacle.isEmpty())
        Q_EMIT taken(name);
    else
        QToolTip::showText(mapToGlobal(rect().bottomLeft()), obstacle, this);
}

void RenameField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        event->accept();
        Q_EMIT left();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        event->accept();
        if (!event->isAutoRepeat())
            take();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void RenameField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    const auto why = event->reason();
    // Another window, or this field's own menu, is no answer.
    if (why != Qt::PopupFocusReason && why != Qt::ActiveWindowFocusReason)
        Q_EMIT left();
}

} // namespace kustos::ui
