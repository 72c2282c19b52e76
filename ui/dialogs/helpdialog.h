// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/sheet.h"

#include <QList>

class QLabel;
class QPushButton;

namespace kustos::ui {

//! The keys of the window. Open it with open(), it never blocks.
class HelpDialog final : public Sheet
{
    Q_OBJECT

public:
    explicit HelpDialog(QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Line
    {
        QLabel *keys = nullptr;
        QLabel *what = nullptr;
    };

    void retranslate();

    QLabel *m_title;
    QList<Line> m_lines;
    QPushButton *m_close;
};

} // namespace kustos::ui
