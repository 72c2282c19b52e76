// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/virtualmachine.h"
#include "widgets/sheet.h"

class QLabel;
class QPushButton;

namespace kustos::ui {

//! Asks before a machine is reset. Open it with open(); the answer comes as a signal.
class ResetSheet final : public Sheet
{
    Q_OBJECT

public:
    explicit ResetSheet(const VirtualMachine &machine, QWidget *parent = nullptr);

    void setReason(const QString &reason); //!< why it cannot be done now; empty: it can

Q_SIGNALS:
    void resetChosen();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void recolour();

    const VirtualMachine m_machine;
    QLabel *m_title;
    QLabel *m_id;
    QLabel *m_text;
    QLabel *m_reason;
    QPushButton *m_reset;
    QPushButton *m_cancel;
};

} // namespace kustos::ui
