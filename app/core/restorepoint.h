// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytesize.h"
#include "core/ids.h"

#include <QDateTime>

#include <optional>

namespace kustos {

enum class BackupKind { OnDemand, Daily, Weekly, Monthly, Unknown };

//! A backup as its service lists it. Fields that a service may leave out are optional, never a made-up
//! default.
struct RestorePoint
{
    enum class State { Waiting, Running, Complete, Failed, Unknown };

    BackupId id;
    ServiceId service;
    QString name;
    BackupKind kind = BackupKind::Unknown;
    QString rawKind; //!< the service's own word, shown where kind is Unknown
    State state = State::Unknown;
    QString rawState;
    bool downloadable = false;
    bool restorable = false;
    QDateTime createdAt;             //!< UTC; when it was finished (Compose says so)
    std::optional<QDateTime> moment; //!< UTC; the instant whose data it holds, where the service tells
    std::optional<ByteSize> size;
    QByteArray sha256;                  //!< lower-case hex; empty where the service does not tell
    std::optional<QDateTime> expiresAt; //!< UTC; empty: not told, or kept until it is replaced

    friend bool operator==(const RestorePoint &, const RestorePoint &) = default;
};

//! What the service says it will do next by itself.
struct PlannedBackup
{
    QDateTime at; //!< UTC
    BackupKind kind = BackupKind::Daily;

    friend bool operator==(const PlannedBackup &, const PlannedBackup &) = default;
};

} // namespace kustos
