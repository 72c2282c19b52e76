// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/virtualmachine.h"
#include "dialogs/consequencesheet.h"

namespace kustos::ui {

//! The consequences of making a new machine of a snapshot; its name can be changed.
class NewMachineSheet final : public ConsequenceSheet
{
    Q_OBJECT

public:
    struct Facts
    {
        Snapshot snapshot;
        VirtualMachine machine;
        QString defaultName;
        bool ownHost = true; //!< nobody bills it
    };

    explicit NewMachineSheet(const Facts &facts, QWidget *parent = nullptr);

protected:
    void retranslate() override;
    [[nodiscard]] QString nameReason(bool &quiet) const override;

private:
    [[nodiscard]] QString hardware() const;
    [[nodiscard]] QString cost() const;

    const Facts m_facts;
};

} // namespace kustos::ui
