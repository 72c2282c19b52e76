// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "host/machines/machinerecords.h"

#include <stop_token>

namespace kustos::host {

//! Where the images lie: `snapshots/<id>/<target>.qcow2` and `machines/<uuid>/<target>.qcow2` below the state
//! directory. What grows is called `<id>.part`, what goes `<id>.gone`; neither is ever taken for a snapshot.
class MachineFiles
{
public:
    explicit MachineFiles(QString stateDirectory)
        : m_root(std::move(stateDirectory))
    {
    }

    [[nodiscard]] QString catalogueFile() const;
    [[nodiscard]] QString snapshotDirectory(const SnapshotId &id) const;
    [[nodiscard]] QString partDirectory(const SnapshotId &id) const;
    [[nodiscard]] QString goneDirectory(const SnapshotId &id) const;
    [[nodiscard]] QString machineDirectory(const MachineId &id) const; //!< of a machine made here

    //! Gives the finished directory its name, so that it has it after a power cut. Fine where it was done
    //! before.
    [[nodiscard]] Result<void> place(const SnapshotId &id) const;
    //! Takes the name away, before anything is removed. Fine where it was done before.
    [[nodiscard]] Result<void> takeAway(const SnapshotId &id) const;
    //! The sum of the files' sizes, or NotFound where one is missing or of another size.
    [[nodiscard]] Result<qint64> whole(const SnapshotId &id, const QList<SnapshotDisk> &disks) const;
    //! Removes leftovers of snapshots and machines, but not those of `keep`.
    void sweep(const QList<SnapshotId> &keep) const;

private:
    QString m_root;
};

//! "<target>.qcow2"
[[nodiscard]] QString imageName(const QString &target);
//! Letters and digits only: what may become part of a file's name.
[[nodiscard]] bool isTarget(const QString &target);

//! Removes what is there and makes a private directory.
[[nodiscard]] Result<void> makeEmptyDirectory(const QString &path);

struct HashedFile
{
    qint64 bytes = 0;
    QByteArray sha256; //!< hex
};
//! Forces a file to the disk and reads it once; Cancelled where `stop` cuts it off.
[[nodiscard]] Result<HashedFile> hashAndSync(const QString &path, const std::stop_token &stop);
[[nodiscard]] Result<void> syncPath(const QString &path);

//! Renames over an existing file and forces the directory to the disk.
[[nodiscard]] Result<void> replaceFile(const QString &from, const QString &to);
//! Gives `path` the owner and permissions of `like`, as far as we may.
void takeAfter(const QString &path, const QString &like);

} // namespace kustos::host
