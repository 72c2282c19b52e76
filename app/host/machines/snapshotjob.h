// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/machines/machinejob.h"

#include <QDateTime>

namespace kustos::host {

//! Takes a snapshot: a full copy of all disks, live where the machine runs, at rest where it is off. What
//! fails or is cancelled leaves no file and no record.
class SnapshotJob
{
public:
    explicit SnapshotJob(MachineJob &job)
        : m_job(job)
    {
    }
    [[nodiscard]] Step<void> take();
    //! Off, snapshot, on again. One that was off before stays off; one that ran is switched on again also
    //! where the snapshot failed.
    [[nodiscard]] Step<void> takeConsistent();

private:
    [[nodiscard]] Step<void> make(bool mustBeOff);
    [[nodiscard]] Step<void> makeOrGoOn(bool mustBeOff);
    [[nodiscard]] Step<void> prepare(bool mustBeOff);
    [[nodiscard]] Step<void> noteDisks(const MachineFacts &facts);
    [[nodiscard]] Step<void> copyLive();
    [[nodiscard]] Step<void> watchCopy();
    [[nodiscard]] JobFailure copyFailure(const Error &error);
    [[nodiscard]] Step<void> copyAtRest();
    [[nodiscard]] Step<void> stayedOff();
    [[nodiscard]] Step<void> check();
    [[nodiscard]] Step<void> switchOnAgain(const Step<void> &made);
    [[nodiscard]] bool filesAreThere() const;
    void abortCopy();
    void discard();

    struct Source
    {
        QString path;
        QDateTime changedAt; //!< when the copy began
    };
    MachineJob &m_job;
    SnapshotRecord m_snapshot;
    QList<SnapshotDisk> m_disks;
    QMap<QString, Source> m_sources; //!< by target
    bool m_begun = false;            //!< by this job, in this run of the host
};

} // namespace kustos::host
