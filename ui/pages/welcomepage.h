// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace kustos::ui {

//! What the centre shows where there is no service to show: an icon, one sentence, one button.
class WelcomePage final : public QWidget
{
    Q_OBJECT

public:
    enum class Mode { Reading, NoServices, NothingSelected, NoConnection };

    explicit WelcomePage(QWidget *parent = nullptr);

    void setMode(Mode mode);
    [[nodiscard]] Mode mode() const { return m_mode; }

Q_SIGNALS:
    void refreshPressed();   //!< modes NoServices and NoConnection
    void openFirstPressed(); //!< mode NothingSelected

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_sentence;
    QPushButton *m_button;
    Mode m_mode = Mode::Reading;
};

} // namespace kustos::ui
