// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QWidget>

namespace kustos::ui {

//! A word on the pale ground of its tone, with a dot before it: "● läuft".
class Badge final : public QWidget
{
    Q_OBJECT

public:
    explicit Badge(QWidget *parent = nullptr);

    void set(Tone tone, const QString &word);
    [[nodiscard]] QString word() const { return m_word; }
    [[nodiscard]] Tone tone() const { return m_tone; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QFont wordFont() const;

    Tone m_tone = Tone::Neutral;
    QString m_word;
};

} // namespace kustos::ui
