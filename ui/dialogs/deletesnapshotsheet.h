// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/virtualmachine.h"
#include "dialogs/consequencesheet.h"

namespace kustos::ui {

//! Asks before a snapshot is deleted for good.
class DeleteSnapshotSheet final : public ConsequenceSheet
{
    Q_OBJECT

public:
    struct Facts
    {
        Snapshot snapshot;
        VirtualMachine machine;
    };

    explicit DeleteSnapshotSheet(const Facts &facts, QWidget *parent = nullptr);

protected:
    void retranslate() override;

private:
    const Facts m_facts;
};

} // namespace kustos::ui
