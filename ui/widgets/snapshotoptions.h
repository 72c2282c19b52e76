// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/snapshotrow.h"
#include "widgets/rowdetail.h"

#include <optional>

class QPushButton;

namespace kustos::ui {

class DetailFields;
class ElidedLabel;

//! What can be done with one snapshot and what is known of it: the real widget that stands in an open row of
//! the list.
class SnapshotOptions final : public RowDetail
{
    Q_OBJECT

public:
    static constexpr int Rows = 6; //!< blank rows of the list that it covers

    struct Facts
    {
        SnapshotRow row;
        QString restoreReason; //!< why not; empty: it can be done
        QString createReason;
        QString renameReason;
        QString deleteReason;
        QString takeReason; //!< why no other snapshot can be taken now
        QString command;    //!< the restore as a command; no secret in it
    };

    explicit SnapshotOptions(QWidget *parent = nullptr);

    void setFacts(const Facts &facts);
    void takeFocus() override;

Q_SIGNALS:
    void restoreRequested();
    void createRequested();
    void renameRequested();
    void deleteRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange(bool narrow);
    void retranslate();
    void showReasons();
    void updateIcons();

    Facts m_facts;
    std::optional<bool> m_narrow;
    QPushButton *m_restore;
    QPushButton *m_create;
    QPushButton *m_rename;
    QPushButton *m_delete;
    ElidedLabel *m_reason;
    DetailFields *m_fields;
};

} // namespace kustos::ui
