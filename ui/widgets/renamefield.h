// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace kustos::ui {

//! A name that is changed where it stands: Enter takes it, Esc and leaving the field leave it as it was.
class RenameField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit RenameField(const QString &name, QWidget *parent = nullptr);

Q_SIGNALS:
    void taken(const QString &name); //!< another name than before, and a possible one
    void left();                     //!< nothing is to be changed

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void take();

    const QString m_before;
};

} // namespace kustos::ui
