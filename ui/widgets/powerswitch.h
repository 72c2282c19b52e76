// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QAbstractButton>
#include <QTimer>

namespace kustos::ui {

//! The switch of a machine, ON or OFF. It shows what is proven and never what was asked for: a press only
//! emits switchRequested(), and its owner moves it once the machine was read back. While busy it keeps the
//! focus and ignores presses, unless it is told to stay open for one.
class PowerSwitch final : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Position { Off, On, Unknown };

    explicit PowerSwitch(QWidget *parent = nullptr);

    void setSubject(const QString &machine); //!< whose switch it is, ready to be shown
    void setPosition(Position position);
    //! `note`: what is going on or why it cannot be pressed; told in the tooltip and to screen readers.
    //! `open`: busy, and a press still means something.
    void setBusy(bool busy, const QString &note = {}, bool open = false);
    void setReason(const QString &reason); //!< why it cannot be pressed; empty: it can
    [[nodiscard]] Position position() const { return m_position; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] bool isSpinning() const { return m_turn.isActive(); }
    [[nodiscard]] QString word() const; //!< what is written on it: "ON", "OFF", "?"
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void switchRequested(); //!< by mouse, key or screen reader

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    struct Colours
    {
        QColor track;
        QColor edge;
        QColor knob;
        QColor mark; //!< on the knob
        QColor word;
    };

    [[nodiscard]] bool takesPresses() const { return !m_busy || m_open; }
    [[nodiscard]] QFont wordFont() const;
    void paintKnob(QPainter &painter, const QRectF &knob, const QColor &ink) const;
    [[nodiscard]] Colours colours() const;
    void refresh();
    void spin();

    Position m_position = Position::Unknown;
    QString m_subject;
    QString m_note;
    QString m_reason;
    bool m_busy = false;
    bool m_open = false;
    QTimer m_turn;
    int m_angle = 90; //!< degrees of the spinner
};

} // namespace kustos::ui
