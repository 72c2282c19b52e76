// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/virtualmachine.h"
#include "widgets/theme.h"

#include <QCoreApplication>

namespace kustos::ui {

//! What the page of a virtual machine says in few words; text of the service comes out as plain text.
class MachineWords
{
    Q_DECLARE_TR_FUNCTIONS(kustos::ui::MachineWords)

public:
    [[nodiscard]] static Tone tone(VirtualMachine::State state);
    //! Why a job failed, in the few words of a row; empty where nobody told.
    [[nodiscard]] static QString shortFailure(const QString &code, const QString &detail);
    //! Memory and disks come in powers of two: "4 GiB", "1.5 GiB".
    [[nodiscard]] static QString capacity(ByteSize size);
    [[nodiscard]] static QString processors(int count); //!< "2 vCPU"
    //! Addresses, processors, memory, disk, system, place: what is told, in this order.
    [[nodiscard]] static QStringList facts(const VirtualMachine &machine);
};

} // namespace kustos::ui
