// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httpclient.h"
#include "providers/apilink.h"
#include "providers/endpoint.h"
#include "providers/machineprovider.h"

#include <memory>

namespace kustos {

//! DigitalOcean, or kustos-host speaking like it (base + "/v2"). `http` and `source` must outlive it; it may
//! end while its requests run: they are stopped and end as Cancelled. The service tells neither progress nor
//! how consistent a snapshot is, nor the id of one that is being made: takeSnapshot() gives a job without it.
class DigitalOceanProvider final : public MachineProvider
{
public:
    DigitalOceanProvider(net::HttpClient &http, EndpointSource &source);
    ~DigitalOceanProvider() override;

    QCoro::Task<Result<QList<VirtualMachine>>> machines(std::stop_token stop) override;
    QCoro::Task<Result<VirtualMachine>> machine(MachineId id, std::stop_token stop) override;
    QCoro::Task<Result<SnapshotList>> snapshots(MachineId id, std::stop_token stop) override;
    //! The newest 1,000.
    QCoro::Task<Result<QList<MachineJob>>> jobs(MachineId id, std::stop_token stop) override;
    QCoro::Task<Result<MachineJob>> job(MachineId machine, JobId id, std::stop_token stop) override;

    QCoro::Task<Result<MachineJob>> power(MachineId id, PowerAction action, std::stop_token stop) override;
    QCoro::Task<Result<MachineJob>> takeSnapshot(MachineId id, QString name, bool live,
                                                 std::stop_token stop) override;
    //! Rejected, unsent: the service has none.
    QCoro::Task<Result<MachineJob>> takeConsistentSnapshot(MachineId id, QString name,
                                                           std::stop_token stop) override;
    QCoro::Task<Result<Snapshot>> renameSnapshot(MachineId id, SnapshotId snapshot, QString name,
                                                 std::stop_token stop) override;
    QCoro::Task<Result<MachineJob>> deleteSnapshot(MachineId id, SnapshotId snapshot,
                                                   std::stop_token stop) override;
    QCoro::Task<Result<MachineJob>> restoreSnapshot(MachineId id, SnapshotId snapshot,
                                                    std::stop_token stop) override;
    //! In the size and region of `id`; Rejected with "disk_too_small", unsent, where its disk is smaller than
    //! the snapshot wants.
    QCoro::Task<Result<MachineJob>> createMachine(MachineId id, SnapshotId snapshot, QString name,
                                                  std::stop_token stop) override;
    //! As read right after; the service may not have carried it out yet. OutcomeUnknown where that failed.
    QCoro::Task<Result<VirtualMachine>> renameMachine(MachineId id, QString name,
                                                      std::stop_token stop) override;
    //! Rejected, unsent: the service cannot.
    QCoro::Task<Result<void>> cancel(JobId job, std::stop_token stop) override;

    bool isPreview() const override { return false; }
    //! Commands are for doctl, which asks before it deletes.
    QString snapshotCommand(MachineId id, QString name) const override;
    QString powerCommand(MachineId id, PowerAction action) const override;
    QString deleteCommand(MachineId id, SnapshotId snapshot) const override;
    QString restoreCommand(MachineId id, SnapshotId snapshot) const override;

private:
    [[nodiscard]] QString command(const QString &action) const;

    std::shared_ptr<ApiLink>
        m_link; //!< shared with the running coroutines, so that none of them needs `this`
};

} // namespace kustos
