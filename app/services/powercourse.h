// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/machinecourse.h"

namespace kustos {

//! Switches a machine, and is done when its state was read back as the wanted one. A guest that ignores the
//! request to shut down is waited for until it goes off or the user decides otherwise.
class PowerCourse final : public MachineCourse
{
    Q_OBJECT

public:
    using MachineCourse::MachineCourse;

    [[nodiscard]] static PowerAction actionOf(Operation::Kind kind);
    [[nodiscard]] static Operation::Kind kindOf(PowerAction action);
    [[nodiscard]] static MachineJob::Kind jobOf(PowerAction action);

protected:
    void ready(const MachineRecord &record) override;
    void send() override;
    [[nodiscard]] bool isOurs(const MachineJob &job) const override;
    void prove(const MachineRecord &record) override;
    void progressed(const MachineJob &job, const MachineRecord &record) override;
    void failed(const MachineJob &job, const MachineRecord &record) override;
    bool found(const MachineRecord &record) override;

private:
    [[nodiscard]] PowerAction action() const { return actionOf(operation().kind); }
    [[nodiscard]] bool isAsWanted(const MachineRecord &record) const;
};

} // namespace kustos
