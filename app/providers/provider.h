// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/databaseservice.h"
#include "core/error.h"
#include "core/restorepoint.h"

#include <QCoroTask>
#include <QList>
#include <QUrl>

#include <stop_token>

namespace kustos {

struct Account
{
    QString id;
    QString name;
};

//! Where the bytes of a backup are. The link carries its own right and may expire.
struct DownloadSource
{
    QUrl url;
    QByteArray bearer; //!< only where the link is on the API's own origin and needs it
    std::optional<ByteSize> size;
    QByteArray sha256;
};

struct RestoreStarted
{
    DatabaseService service;
    JobId job;
};

//! What a cloud must be able to do for the rest of the program. Reading calls may be repeated, startBackup()
//! and restore() are sent at most once and answer OutcomeUnknown where nobody can know.
class Provider
{
public:
    Provider() = default;
    Provider(const Provider &) = delete;
    Provider &operator=(const Provider &) = delete;
    virtual ~Provider() = default;

    [[nodiscard]] virtual QCoro::Task<Result<Account>> account(std::stop_token stop) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<QList<DatabaseService>>> services(std::stop_token stop) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<DatabaseService>> service(ServiceId id,
                                                                       std::stop_token stop) = 0;
    //! Newest first; pending ones included where the service lists them.
    [[nodiscard]] virtual QCoro::Task<Result<QList<RestorePoint>>> backups(ServiceId id,
                                                                           std::stop_token stop) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<QList<Job>>> jobs(ServiceId id, std::stop_token stop) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<Job>> job(JobId id, std::stop_token stop) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<DownloadSource>>
    downloadSource(ServiceId service, BackupId backup, std::stop_token stop) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<Job>> startBackup(ServiceId service, std::stop_token stop) = 0;
    //! Always into a new service called `name`.
    [[nodiscard]] virtual QCoro::Task<Result<RestoreStarted>> restore(ServiceId service, BackupId backup,
                                                                      QString name, std::stop_token stop) = 0;

    //! True where this service keeps exactly one on-demand backup, so that a new one displaces it.
    [[nodiscard]] virtual bool keepsOneOnDemandBackup(const DatabaseService &service) const = 0;
    //! The same action for a shell, with $KUSTOS_TOKEN in place of the secret.
    [[nodiscard]] virtual QString restoreCommand(ServiceId service, BackupId backup, QString name) const = 0;
    [[nodiscard]] virtual QString backupCommand(ServiceId service) const = 0;
};

} // namespace kustos
