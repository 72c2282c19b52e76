// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <array>
#include <chrono>
#include <optional>

namespace kustos::host {

enum class BackupType { OnDemand, Daily, Weekly, Monthly };
inline constexpr std::array scheduledTypes{BackupType::Daily, BackupType::Weekly, BackupType::Monthly};

//! The literal of the Compose dialect, also what the catalogue stores: on_demand, daily, weekly, monthly.
[[nodiscard]] QString wireName(BackupType type);
[[nodiscard]] std::optional<BackupType> backupTypeOf(const QString &wireName);

//! A database the host looks after.
struct DeploymentRecord
{
    enum class State { Provisioning, Available };

    ServiceId id;
    QString name;
    QString path; //!< absolute path of the database file
    State state = State::Available;
    QDateTime createdAt;
    std::chrono::seconds blockingLimit{
        0};             //!< how long writers of a rollback-journal database may be locked out; 0: not
    JobId provisionJob; //!< the restore that made it, empty for a registered one
};

//! One backup file. Times are UTC.
struct BackupRecord
{
    enum class State {
        Running,
        Complete,
        Lost,    //!< was complete, its file is gone or has another size
        Expired, //!< retention gave it up; the file is about to be removed, nobody sees it any more
    };

    BackupId id;
    ServiceId deployment;
    QString name;
    BackupType type = BackupType::OnDemand;
    State state = State::Running;
    QDateTime startedAt;
    QDateTime createdAt; //!< when it was complete; startedAt before
    QDateTime moment;    //!< the data is of this instant; invalid before the copy is complete
    qint64 bytes = 0;
    QByteArray sha256; //!< 64 lower-case hex digits, empty before
};

//! One job ("recipe" in the dialect).
struct JobRecord
{
    enum class Kind { Backup, Restore };
    enum class State { Waiting, Running, Complete, Failed };
    enum class Phase { Waiting, Copying, Checking };

    JobId id;
    ServiceId deployment; //!< whose backup it makes or reads
    Kind kind = Kind::Backup;
    State state = State::Waiting;
    Phase phase = Phase::Waiting;
    QString name;
    QString detail; //!< a sentence for people
    QString code;   //!< failed: why, one of the words of docs/architecture.md §4
    BackupId backup;
    BackupType backupType = BackupType::OnDemand;
    ServiceId created; //!< restore: the new deployment
    QDateTime createdAt;
    QDateTime updatedAt;
    qint64 pagesDone = 0;
    qint64 pagesTotal = 0;

    [[nodiscard]] bool isFinal() const { return state == State::Complete || state == State::Failed; }
};

//! When a scheduled backup is due next.
struct DueRecord
{
    ServiceId deployment;
    BackupType type = BackupType::Daily;
    QDateTime at; //!< UTC
};

} // namespace kustos::host
