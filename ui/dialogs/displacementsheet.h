// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/restorepoint.h"
#include "widgets/sheet.h"

class QLabel;
class QPushButton;

namespace kustos::ui {

//! Asks before a manual backup replaces the one the service keeps: says which, and offers to download it
//! first. Open it with open(); the answer comes as a signal.
class DisplacementSheet : public Sheet
{
    Q_OBJECT

public:
    //! `downloadReason`: why the old one cannot be downloaded; empty where it can.
    DisplacementSheet(const RestorePoint &displaced, const QString &downloadReason,
                      QWidget *parent = nullptr);

Q_SIGNALS:
    void downloadChosen();
    void backUpChosen();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void recolour();

    const RestorePoint m_displaced;
    const QString m_downloadReason;
    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_reason;
    QPushButton *m_download;
    QPushButton *m_backUp;
    QPushButton *m_cancel;
};

} // namespace kustos::ui
