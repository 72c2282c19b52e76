// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/backupoptions.h"
#include "widgets/reasondetail.h"

namespace kustos::ui {

//! Why a backup failed.
class FailureDetail final : public ReasonDetail
{
    Q_OBJECT

public:
    explicit FailureDetail(QWidget *parent = nullptr);

    void setFacts(const BackupOptions::Facts &facts);

Q_SIGNALS:
    void backUpRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    BackupOptions::Facts m_facts;
};

} // namespace kustos::ui
