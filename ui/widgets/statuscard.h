// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/icons.h"

#include <QWidget>

class QLabel;

namespace kustos::ui {

class ElidedLabel;

//! One thing that matters, large: a caption, a value with its icon, and a line that explains it.
class StatusCard final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusCard(QWidget *parent = nullptr);

    void setCaption(const QString &caption);
    void set(Icon which, Tone tone, const QString &value, const QString &detail, const QString &toolTip = {});
    [[nodiscard]] QString value() const;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    QLabel *m_icon;
    ElidedLabel *m_caption;
    ElidedLabel *m_value;
    ElidedLabel *m_detail;
    Icon m_which = Icon::Unknown;
    Tone m_tone = Tone::Neutral;
};

} // namespace kustos::ui
