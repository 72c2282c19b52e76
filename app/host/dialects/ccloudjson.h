// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/machines/machinerecords.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>

namespace kustos::host::ccloud {

using Hostnames = QHash<MachineId, QString>;

//! RFC 3339, UTC, milliseconds; null for an invalid moment.
[[nodiscard]] QJsonValue timeValue(const QDateTime &moment);

//! The server's state: its job's where one runs that changes it, "unknown" where the hypervisor is silent.
[[nodiscard]] QString stateText(const MachineFacts &machine, const std::optional<MachineJobRecord> &running,
                                bool reachable);
[[nodiscard]] QString actionText(MachineJobRecord::Kind kind);
[[nodiscard]] QString statusText(MachineJobRecord::State state);
//! Of the bodies of a power request; empty for any other word.
[[nodiscard]] std::optional<MachineJobRecord::Kind> powerKindOf(const QString &action);

//! `place` is the name of the computer the machine runs on.
[[nodiscard]] QJsonObject serverJson(const MachineFacts &machine,
                                     const std::optional<MachineJobRecord> &running, bool reachable,
                                     const QString &place);
[[nodiscard]] QJsonObject snapshotJson(const SnapshotRecord &snapshot, const MachineFacts &machine);
[[nodiscard]] QJsonObject jobJson(const MachineJobRecord &job, const Hostnames &hostnames);
//! The answer to a request that a job carries out.
[[nodiscard]] QJsonObject acceptedJson(const MachineJobRecord &job, const Hostnames &hostnames);

} // namespace kustos::host::ccloud
