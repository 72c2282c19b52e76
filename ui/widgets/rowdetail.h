// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace kustos::ui {

//! The real widget that stands in an open row of a list. Esc asks to close the row.
class RowDetail : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual void takeFocus() = 0; //!< into the first control that can be used

Q_SIGNALS:
    void closeRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace kustos::ui
