// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace kustos::ui {

//! One line of text to select and copy, without a frame. What does not fit ends in an ellipsis and stands
//! whole in the tooltip; with the focus it can be read to its end.
class ElidedField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit ElidedField(QWidget *parent = nullptr);

    void setValue(const QString &value); //!< an equal value leaves the user's selection alone
    [[nodiscard]] bool isCut() const;

protected:
    bool event(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QRect textRect() const;
};

} // namespace kustos::ui
