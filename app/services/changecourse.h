// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/machinecourse.h"

namespace kustos {

//! Renaming a machine or a snapshot, deleting a snapshot, restoring one in place: proved by the list, which
//! shows the new name or the snapshot no more; a restore by the end of its job and the machine at rest.
class ChangeCourse final : public MachineCourse
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
    [[nodiscard]] Obstacle obstacle(const MachineRecord &record) const;
    //! The list says it; a restore leaves no trace there.
    [[nodiscard]] bool isSeen(const MachineRecord &record) const;
    template <class T> void answeredAtOnce(const Result<T> &answer);
};

} // namespace kustos
