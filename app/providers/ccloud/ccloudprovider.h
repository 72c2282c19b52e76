// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httpclient.h"
#include "providers/apilink.h"
#include "providers/endpoint.h"
#include "providers/machineprovider.h"

#include <QHash>

#include <memory>

namespace kustos {

//! A cloud or kustos-host that speaks ccloud³ (base + "/api/v1"). `http` and `source` must outlive it; it may
//! end while its requests run: they are stopped and end as Cancelled.
class CcloudProvider final : public MachineProvider
{
public:
    enum class Instance {
        Cloud,   //!< most paths are our proposal: a preview; its documented limits hold where it tells none
        OwnHost, //!< kustos-host, which tells all there is
    };

    CcloudProvider(net::HttpClient &http, EndpointSource &source, Instance instance);
    ~CcloudProvider() override;

    QCoro::Task<Result<QList<VirtualMachine>>> machines(std::stop_token stop) override;
    QCoro::Task<Result<VirtualMachine>> machine(MachineId id, std::stop_token stop) override;
    QCoro::Task<Result<SnapshotList>> snapshots(MachineId id, std::stop_token stop) override;
    //! The newest 500.
    QCoro::Task<Result<QList<MachineJob>>> jobs(MachineId id, std::stop_token stop) override;
    QCoro::Task<Result<MachineJob>> job(MachineId machine, JobId id, std::stop_token stop) override;

    QCoro::Task<Result<MachineJob>> power(MachineId id, PowerAction action, std::stop_token stop) override;
    QCoro::Task<Result<MachineJob>> takeSnapshot(MachineId id, QString name, bool live,
                                                 std::stop_token stop) override;
    QCoro::Task<Result<MachineJob>> takeConsistentSnapshot(MachineId id, QString name,
                                                           std::stop_token stop) override;
    QCoro::Task<Result<Snapshot>> renameSnapshot(MachineId id, SnapshotId snapshot, QString name,
                                                 std::stop_token stop) override;
    QCoro::Task<Result<MachineJob>> deleteSnapshot(MachineId id, SnapshotId snapshot,
                                                   std::stop_token stop) override;
    QCoro::Task<Result<MachineJob>> restoreSnapshot(MachineId id, SnapshotId snapshot,
                                                    std::stop_token stop) override;
    QCoro::Task<Result<MachineJob>> createMachine(MachineId id, SnapshotId snapshot, QString name,
                                                  std::stop_token stop) override;
    QCoro::Task<Result<VirtualMachine>> renameMachine(MachineId id, QString name,
                                                      std::stop_token stop) override;
    QCoro::Task<Result<void>> cancel(JobId job, std::stop_token stop) override;

    bool isPreview() const override { return m_instance == Instance::Cloud; }
    //! Live where the machine was running when it was read last.
    QString snapshotCommand(MachineId id, QString name) const override;
    QString powerCommand(MachineId id, PowerAction action) const override;
    QString deleteCommand(MachineId id, SnapshotId snapshot) const override;
    QString restoreCommand(MachineId id, SnapshotId snapshot) const override;

private:
    using States = QHash<MachineId, VirtualMachine::State>;

    [[nodiscard]] QString command(const char *method, const QString &path, const QByteArray &body) const;

    std::shared_ptr<ApiLink> m_link;  //!< shared with the running coroutines, so that none of them needs
    std::shared_ptr<States> m_states; //!< `this`; the states are those of the last reading
    Instance m_instance;
};

} // namespace kustos
