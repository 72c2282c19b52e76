// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httpclient.h"
#include "providers/endpoint.h"
#include "providers/provider.h"

#include <memory>

namespace kustos {

//! A cloud or kustos-host that speaks the Compose dialect. `http` and `source` must outlive it; it may end
//! while its requests run: they are stopped and end as Cancelled. A request that surely did not arrive (no
//! connection, 401) is tried once more where the source then knows another endpoint: "This computer" gets a
//! new address and token with every start of its host.
class ComposeProvider final : public Provider
{
public:
    ComposeProvider(net::HttpClient &http, EndpointSource &source);
    ~ComposeProvider() override;

    QCoro::Task<Result<Account>> account(std::stop_token stop) override;
    QCoro::Task<Result<QList<DatabaseService>>> services(std::stop_token stop) override;
    QCoro::Task<Result<DatabaseService>> service(ServiceId id, std::stop_token stop) override;
    QCoro::Task<Result<QList<RestorePoint>>> backups(ServiceId id, std::stop_token stop) override;
    QCoro::Task<Result<QList<Job>>> jobs(ServiceId id, std::stop_token stop) override;
    QCoro::Task<Result<Job>> job(JobId id, std::stop_token stop) override;
    QCoro::Task<Result<DownloadSource>> downloadSource(ServiceId service, BackupId backup,
                                                       std::stop_token stop) override;
    QCoro::Task<Result<Job>> startBackup(ServiceId service, std::stop_token stop) override;
    QCoro::Task<Result<RestoreStarted>> restore(ServiceId service, BackupId backup, QString name,
                                                std::stop_token stop) override;

    bool keepsOneOnDemandBackup(const DatabaseService &service) const override;
    //! $KUSTOS_URL stands for the address while none was read yet.
    QString restoreCommand(ServiceId service, BackupId backup, QString name) const override;
    QString backupCommand(ServiceId service) const override;

private:
    struct Link;
    std::shared_ptr<Link> m_link; //!< shared with the running coroutines, so that none of them needs `this`
};

} // namespace kustos
