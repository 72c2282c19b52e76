// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/machinecourse.h"

namespace kustos {

//! A new machine from a snapshot: proved by the list of machines, which shows it at rest.
class CreateCourse final : public MachineCourse
{
    Q_OBJECT

public:
    using MachineCourse::MachineCourse;

protected:
    void ready(const MachineRecord &record) override;
    void send() override;
    [[nodiscard]] bool isOurs(const MachineJob &job) const override;
    void prove(const MachineRecord &record) override;
    bool found(const MachineRecord &record) override;

private:
    //! The new machine where it is listed; remembers its id.
    [[nodiscard]] const VirtualMachine *created();
};

} // namespace kustos
