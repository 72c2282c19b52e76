// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QLabel>

namespace kustos::ui {

//! One line of plain text that gives way to its neighbours: cut with "…" where there is no room, whole in the
//! tooltip.
class ElidedLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    void setQuiet(bool quiet); //!< secondary text colour
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    bool m_quiet = false;
};

} // namespace kustos::ui
