// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace kustos::ui {

//! A dialog on the ground of the pages, with a hairline around it: its edge is seen also where nothing else
//! frames it.
class Sheet : public QDialog
{
    Q_OBJECT

public:
    explicit Sheet(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace kustos::ui
