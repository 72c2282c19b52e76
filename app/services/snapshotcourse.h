// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/machinecourse.h"

namespace kustos {

//! A course whose result is a new snapshot: it is told from those there were before by its id.
class SnapshotCourse : public MachineCourse
{
    Q_OBJECT

public:
    using MachineCourse::MachineCourse;

protected:
    void ready(const MachineRecord &record) override;
    void send() override;
    [[nodiscard]] bool isOurs(const MachineJob &job) const override;
    void prove(const MachineRecord &record) override;
    void progressed(const MachineJob &job, const MachineRecord &record) override;
    bool found(const MachineRecord &record) override;

    //! The snapshot of the operation where it is listed; remembers its id. `named`: only one of the wanted
    //! name, because without a job nothing else says whose it is.
    [[nodiscard]] const Snapshot *takeNew(const MachineRecord &record, const SnapshotId &told, bool named);
    //! The snapshot that was made, where it is listed as complete.
    enum class Made { No, NotYet, Yes, Failed };
    [[nodiscard]] Made made(const MachineRecord &record, bool named);

private:
    bool m_live = false; //!< the machine runs, and is to go on running
};

} // namespace kustos
