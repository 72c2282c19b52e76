// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace kustos::ui {

//! One message at the place it belongs to. Pushes the content aside, takes plain text only, is told to screen
//! readers.
class MessageBar final : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    //! `action` is the label of the button; empty: none.
    void present(Tone tone, const QString &text, const QString &action = {});
    //! The same message in other words (another language, a later age); silent for screen readers.
    void reword(const QString &text, const QString &action = {});
    void dismiss(); //!< as its close button does
    void setClosable(bool closable);
    [[nodiscard]] QString text() const;
    [[nodiscard]] Tone tone() const { return m_tone; }

Q_SIGNALS:
    void closed();
    void actionPressed();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    void recolour();
    void announce();

    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_action;
    QToolButton *m_close;
    Tone m_tone = Tone::Neutral;
};

} // namespace kustos::ui
