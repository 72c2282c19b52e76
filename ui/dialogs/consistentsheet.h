// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/virtualmachine.h"
#include "dialogs/consequencesheet.h"

namespace kustos::ui {

//! Asks once before a running machine is shut down for a consistent snapshot.
class ConsistentSheet final : public ConsequenceSheet
{
    Q_OBJECT

public:
    struct Facts
    {
        VirtualMachine machine;
        QString snapshotName;
        std::optional<std::chrono::seconds> last; //!< how long the last snapshot took
        bool onService = false;                   //!< the service runs all steps as one job
    };

    explicit ConsistentSheet(const Facts &facts, QWidget *parent = nullptr);

protected:
    void retranslate() override;

private:
    [[nodiscard]] QString interruption() const;

    const Facts m_facts;
};

} // namespace kustos::ui
