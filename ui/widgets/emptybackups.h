// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/emptyview.h"

namespace kustos::ui {

//! Where a service has no backups.
class EmptyBackups final : public EmptyView
{
    Q_OBJECT

public:
    explicit EmptyBackups(QWidget *parent = nullptr);

    //! `read`: the service was asked and has none; `reason`: why no backup can be made now.
    void setFacts(bool read, const QString &reason);

protected:
    void changeEvent(QEvent *event) override;

private:
    bool m_read = false;
    QString m_reason;
};

} // namespace kustos::ui
