// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace kustos {
class HostService;
}

namespace kustos::ui {

//! Backups in the background: what goes on after the window is closed, and this computer's host as a service
//! of the user. What comes of a press is told in place.
class HostSection final : public QWidget
{
    Q_OBJECT

public:
    explicit HostSection(HostService &host, QWidget *parent = nullptr);

Q_SIGNALS:
    void hostChanged(); //!< installed or removed

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Outcome { None, Working, Installed, Removed, NotInstalled, NotRemoved };

    void press();
    void settle(Outcome fine, Outcome wrong, const Result<void> &result);
    void retranslate();

    HostService &m_host;
    Outcome m_outcome = Outcome::None;
    QString m_detail; //!< the system's own words
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_button;
    QLabel *m_result;
};

} // namespace kustos::ui
