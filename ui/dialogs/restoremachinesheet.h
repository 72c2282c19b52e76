// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/virtualmachine.h"
#include "dialogs/consequencesheet.h"

namespace kustos::ui {

//! The consequences of setting a machine back to a snapshot. What was written since is lost, so the machine's
//! name is typed first.
class RestoreMachineSheet final : public ConsequenceSheet
{
    Q_OBJECT

public:
    struct Facts
    {
        Snapshot snapshot;
        VirtualMachine machine;
        QDateTime now; //!< UTC
    };

    explicit RestoreMachineSheet(const Facts &facts, QWidget *parent = nullptr);

protected:
    void retranslate() override;
    [[nodiscard]] QString nameReason(bool &quiet) const override;

private:
    const Facts m_facts;
};

} // namespace kustos::ui
