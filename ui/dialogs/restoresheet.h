// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/consequencesheet.h"
#include "models/backuprow.h"

namespace kustos::ui {

//! The consequences of a restore, before it starts: what is there now, what will be there afterwards, what it
//! costs and what is not copied. The new instance's name can be changed. Open it with open().
class RestoreSheet final : public ConsequenceSheet
{
    Q_OBJECT

public:
    struct Facts
    {
        BackupRow backup;
        DatabaseService service;
        Connection::Kind connection = Connection::Kind::ThisComputer;
        QString defaultName;
    };

    explicit RestoreSheet(const Facts &facts, QWidget *parent = nullptr);

protected:
    void retranslate() override;
    [[nodiscard]] QString nameReason(bool &quiet) const override;

private:
    [[nodiscard]] QString costAfterwards() const;

    const Facts m_facts;
};

} // namespace kustos::ui
