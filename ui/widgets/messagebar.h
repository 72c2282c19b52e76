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

    //! `action` and `second` are the labels of its buttons; empty: none.
    void present(Tone tone, const QString &text, const QString &action = {}, const QString &second = {});
    //! The same message in other words (another language, a later age); silent for screen readers.
    void reword(const QString &text, const QString &action = {}, const QString &second = {});
    //! Why the second cannot be pressed now; empty: it can.
    void setSecondReason(const QString &reason);
    void dismiss(); //!< as its close button does
    void setClosable(bool closable);
    [[nodiscard]] QString text() const;
    [[nodiscard]] Tone tone() const { return m_tone; }

Q_SIGNALS:
    void closed();
    void actionPressed();
    void secondPressed();

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
    QPushButton *m_second;
    QToolButton *m_close;
    Tone m_tone = Tone::Neutral;
};

} // namespace kustos::ui
