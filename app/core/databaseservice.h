// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytesize.h"
#include "core/ids.h"
#include "core/restorepoint.h"

#include <QDateTime>
#include <QStringList>

#include <optional>

namespace kustos {

//! A database service ("deployment" in the Compose dialect).
struct DatabaseService
{
    enum class State { Available, Provisioning, Failed, Unknown };

    ServiceId id;
    QString name;
    QString type;    //!< the service's word: "sqlite", "janusgraph", "postgresql" ...
    QString version; //!< may be empty
    QString place;   //!< datacenter or host; may be empty
    QDateTime createdAt;
    State state = State::Available;
    std::optional<ByteSize> usage;
    QStringList connectionStrings; //!< may hold passwords: mask, never log, never store
    std::optional<PlannedBackup> nextBackup;
    QString restorePrefix; //!< what a restored service's name starts with ("janusgraph-restore-")
    JobId provisionJob;    //!< set while it is being restored or created

    friend bool operator==(const DatabaseService &, const DatabaseService &) = default;
};

//! A job on the service's side ("recipe" in the Compose dialect).
struct Job
{
    enum class State { Waiting, Running, Complete, Failed, Unknown };
    enum class Kind { Backup, Restore, Other };
    enum class Phase { Unknown, Copying, Checking };

    JobId id;
    ServiceId service;
    QString title;  //!< the service's own, for display
    QString detail; //!< the service's own, for display; the reason where it failed
    Kind kind = Kind::Other;
    QString code; //!< our own host: why it failed, a closed word ("disk_full"); otherwise empty
    BackupKind backupKind = BackupKind::Unknown; //!< for Kind::Backup, where told
    State state = State::Unknown;
    Phase phase = Phase::Unknown;
    std::optional<int> permille; //!< empty: the service gives no usable count
    QDateTime createdAt;         //!< UTC, the service's clock
    QDateTime updatedAt;

    [[nodiscard]] bool ended() const { return state == State::Complete || state == State::Failed; }
    friend bool operator==(const Job &, const Job &) = default;
};

} // namespace kustos
