// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/machines/machinerecords.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>

namespace kustos::host::digitalocean {

//! The one region of a host.
inline constexpr QLatin1String regionSlug("local");

//! What the resources of one answer have in common.
struct Frame
{
    QString place;     //!< name of this computer
    QStringList sizes; //!< slugs of the machines there are
};

//! Whole GiB, rounded up: "GB" in this dialect.
[[nodiscard]] int gigabytes(qint64 bytes);
[[nodiscard]] qint64 diskBytes(const MachineFacts &machine);
//! "local-2vcpu-2048mb-20gb"
[[nodiscard]] QString sizeSlug(const MachineFacts &machine);
//! Disk of such a slug in GiB; empty for any other text.
[[nodiscard]] std::optional<int> diskOfSlug(const QString &slug);

//! `snapshots` are those of this machine; `isNew`: its job has not made it yet.
[[nodiscard]] QJsonObject dropletJson(const MachineFacts &machine, const QList<SnapshotRecord> &snapshots,
                                      bool isNew, const Frame &frame);

//! Numbers of machines that are known.
using Numbers = QHash<MachineId, int>;
[[nodiscard]] QString actionType(MachineJobRecord::Kind kind);
//! `image` is the number of a snapshot that the job deletes.
[[nodiscard]] QJsonObject actionJson(const MachineJobRecord &job, const Numbers &numbers,
                                     std::optional<int> image, const Frame &frame);

//! In the list of snapshots there is nothing that is being made, being deleted or lost.
[[nodiscard]] bool isListed(const SnapshotRecord &snapshot);
//! As /v2/droplets/:id/snapshots has it: the id a number.
[[nodiscard]] QJsonObject dropletSnapshotJson(const SnapshotRecord &snapshot);
//! As /v2/snapshots has it: the ids text.
[[nodiscard]] QJsonObject snapshotJson(const SnapshotRecord &snapshot, const Numbers &numbers);
//! Images also tell of lost ones.
[[nodiscard]] bool isImage(const SnapshotRecord &snapshot);
[[nodiscard]] QJsonObject imageJson(const SnapshotRecord &snapshot, const QString &system);

} // namespace kustos::host::digitalocean
