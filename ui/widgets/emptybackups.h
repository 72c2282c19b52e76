// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace kustos::ui {

//! Where the list has no row: an icon, one sentence, one button.
class EmptyBackups : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyBackups(QWidget *parent = nullptr);

    //! `read`: the service was asked and has none; `reason`: why no backup can be made now.
    void setFacts(bool read, const QString &reason);
    [[nodiscard]] QPushButton &button() { return *m_button; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void updateIcon();

    QLabel *m_icon;
    QLabel *m_sentence;
    QPushButton *m_button;
    QLabel *m_reason;
    bool m_read = false;
};

} // namespace kustos::ui
