// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "services/inventory.h"

#include <QHash>

namespace kustos {

//! One line of the list of backups, merged from what the service lists, its jobs and this program's
//! operations.
struct BackupRow
{
    enum class Kind { Planned, Pending, Running, Checking, Unknown, Complete, Failed };

    Kind kind = Kind::Unknown;
    OperationId operation; //!< the three identities; each may be empty
    JobId job;
    BackupId backup;
    BackupKind backupKind = BackupKind::Unknown;
    QString rawKind;
    QString name;
    QDateTime createdAt; //!< UTC; planned: when it is due, invalid where the service does not tell
    QDateTime moment; //!< UTC; the instant whose data it holds; planned without a time: the last daily backup
    std::optional<ByteSize> size;
    QByteArray sha256;
    QDateTime expiresAt; //!< UTC; invalid: kept, or not told
    int permille = -1;   //!< -1: none
    QString detail;      //!< the service's own words, untrusted; the reason where it failed
    QString code;        //!< of our own host: why it failed, as Words::hostReason() takes it
    std::optional<Error> error;

    [[nodiscard]] bool inFlight() const
    {
        return kind == Kind::Pending || kind == Kind::Running || kind == Kind::Checking ||
               (kind == Kind::Unknown && backup.isEmpty());
    }
    friend bool operator==(const BackupRow &, const BackupRow &) = default;
};

//! What earlier readings taught about which job makes which backup; a later reading may no longer say it.
struct BackupLinks
{
    QHash<JobId, BackupId> products;
    QHash<OperationId, JobId> jobs;
    //! Jobs of rows under way that are complete now; false: the list was read again since and the wait is
    //! over.
    QHash<JobId, bool> awaited;
};

//! Newest first: the planned one, those under way, the newest failure where nothing newer succeeded, then the
//! list. `operations` are those of this service; `unplannedDaily`: the service makes daily backups without
//! saying when.
[[nodiscard]] QList<BackupRow> backupRows(const ServiceRecord &record, const QList<Operation> &operations,
                                          const BackupLinks &links, bool unplannedDaily);

} // namespace kustos
