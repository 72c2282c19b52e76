// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/machines/machinejob.h"

namespace kustos::host {

//! Puts the disks of a snapshot in the place of those of its machine, which is off. Until the first rename
//! the old disks are untouched; after it the job only ends with all of them replaced, or says which are.
class RestoreJob
{
public:
    explicit RestoreJob(MachineJob &job)
        : m_job(job)
    {
    }
    [[nodiscard]] Step<void> run();

private:
    [[nodiscard]] Step<void> copy();
    [[nodiscard]] Step<void> findTargets();
    [[nodiscard]] Step<void> isOffNow();
    [[nodiscard]] Step<void> isUsedByNobody();
    [[nodiscard]] Step<void> replace();
    void removeParts();

    struct Target
    {
        SnapshotDisk disk;
        QString path; //!< of the machine's image, without symbolic links

        [[nodiscard]] QString part() const { return path + QStringLiteral(".kustos-part"); }
    };
    MachineJob &m_job;
    QList<Target> m_targets;
};

//! The files of the snapshot a job reads; `snapshot_lost` where one is missing or of another size, and the
//! snapshot is marked so.
[[nodiscard]] Step<QList<SnapshotDisk>> readableDisks(MachineJob &job);
//! `disk_full` where the file system of one of the directories has too little room for the images that are to
//! be copied into it.
[[nodiscard]] Step<void> hasRoom(const QList<std::pair<QString, qint64>> &bytesByDirectory);
//! Copies images one after the other, forces each to the disk and counts.
struct ImageCopy
{
    QString source;
    QString target;
    qint64 virtualBytes = 0;
};
[[nodiscard]] Step<void> copyImages(MachineJob &job, const QList<ImageCopy> &copies);

} // namespace kustos::host
