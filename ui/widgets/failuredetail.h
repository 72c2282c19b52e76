// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/backupoptions.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace kustos::ui {

//! Why a backup failed, in full, and the way to another attempt: stands in the open row of a failed backup.
class FailureDetail final : public RowDetail
{
    Q_OBJECT

public:
    static constexpr int Rows = 3; //!< blank rows of the list that it covers

    explicit FailureDetail(QWidget *parent = nullptr);

    void setFacts(const BackupOptions::Facts &facts);
    void takeFocus() override;

Q_SIGNALS:
    void backUpRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    BackupOptions::Facts m_facts;
    QPlainTextEdit *m_text;
    QPushButton *m_again;
    QPushButton *m_copy;
    QLabel *m_reason;
};

} // namespace kustos::ui
