// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "models/backuprow.h"
#include "widgets/rowdetail.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace kustos::ui {

class DetailFields;

//! What can be done with one backup and what is known of it: the real widget that stands in an open row of
//! the list.
class BackupOptions final : public RowDetail
{
    Q_OBJECT

public:
    static constexpr int Rows = 6; //!< blank rows of the list that it covers

    struct Facts
    {
        BackupRow row;
        QString downloadReason; //!< why not; empty: it can be done
        QString restoreReason;
        QString command;                   //!< the restore as a command; no secret in it
        QString backUpReason;              //!< why no other backup can be made now; empty: one can
        std::optional<Operation> transfer; //!< a download of this backup that is under way
    };

    explicit BackupOptions(QWidget *parent = nullptr);

    void setFacts(const Facts &facts);
    void takeFocus() override;

Q_SIGNALS:
    void downloadRequested();
    void restoreRequested();
    void cancelRequested(const kustos::OperationId &operation);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange(bool narrow);
    void retranslate();
    void showTransfer();
    void showReasons();
    void updateIcons();

    Facts m_facts;
    std::optional<bool> m_narrow;
    QPushButton *m_download;
    QPushButton *m_restore;
    QLabel *m_reason;
    QLabel *m_transferText;
    QProgressBar *m_transferBar;
    QPushButton *m_cancel;
    DetailFields *m_fields;
};

} // namespace kustos::ui
