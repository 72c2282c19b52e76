// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/icons.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace kustos::ui {

//! Where a list has no row: an icon, one sentence, one button.
class EmptyView : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyView(Icon which, QWidget *parent = nullptr);

    //! In the window's language; `action` empty: no button; `obstacle`: why it is off.
    void setTexts(const QString &sentence, const QString &action, const QString &obstacle);
    [[nodiscard]] QPushButton &button() { return *m_button; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateIcon();

    const Icon m_which;
    QLabel *m_icon;
    QLabel *m_sentence;
    QPushButton *m_button;
    QLabel *m_obstacle;
};

} // namespace kustos::ui
