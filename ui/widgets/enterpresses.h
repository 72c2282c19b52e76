// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace kustos::ui {

//! Enter presses the button that has the focus, on pages as in dialogs: Qt does so in dialogs only. Install
//! it on the application.
class EnterPresses final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace kustos::ui
