// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/virtualmachine.h"
#include "widgets/theme.h"

#include <QCoreApplication>

namespace kustos::ui {

//! What is said of a virtual machine, its snapshots and its jobs; text of the service comes out as plain
//! text.
class MachineWords
{
    Q_DECLARE_TR_FUNCTIONS(kustos::ui::MachineWords)

public:
    [[nodiscard]] static QString of(VirtualMachine::State state); //!< "running", "off"
    [[nodiscard]] static QString of(Snapshot::Consistency consistency);
    [[nodiscard]] static QString of(const MachineJob &job);      //!< what it does, as a noun: "Restart"
    [[nodiscard]] static QString state(const MachineJob &job);   //!< "completed", "copying … 42 %"
    [[nodiscard]] static QString failure(const MachineJob &job); //!< why, to stand behind "failed:"
    [[nodiscard]] static Tone tone(VirtualMachine::State state);
    //! Memory and disks come in powers of two: "4 GiB", "1.5 GiB".
    [[nodiscard]] static QString capacity(ByteSize size);
    //! Addresses, processors, memory, disk, system, place: what is told, in this order.
    [[nodiscard]] static QStringList facts(const VirtualMachine &machine);
    [[nodiscard]] static QString processors(int count); //!< "2 vCPU"
};

} // namespace kustos::ui
