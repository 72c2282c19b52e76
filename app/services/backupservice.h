// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/ids.h"
#include "core/notice.h"
#include "core/obstacle.h"
#include "core/operation.h"
#include "core/restorepoint.h"
#include "providers/provider.h"
#include "services/backupactions.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <optional>

namespace kustos {

class Inventory;
class OperationRegister;
class Poller;
namespace net {
class Downloader;
}

//! What the user does with backups. Every command returns at once with the operation that shows its course;
//! the result was read back from the service before the operation is Done. One change per service at a time,
//! further ones queue.
class BackupService : public QObject, public BackupActions
{
    Q_OBJECT

public:
    BackupService(Inventory &inventory, OperationRegister &operations, Poller &poller,
                  net::Downloader &downloader, const Clock &clock, QObject *parent = nullptr);
    ~BackupService() override;

    void addProvider(const ConnectionId &connection, Provider &provider);

    OperationId backUpNow(const ServiceKey &service) override;
    OperationId restore(const ServiceKey &service, const BackupId &backup, const QString &newName) override;
    //! `directory` was chosen by the user; the file's name is made here.
    OperationId download(const ServiceKey &service, const BackupId &backup,
                         const QString &directory) override;
    //! Stops a download, or a request that has not left. A backup that runs on the service is not stopped by
    //! this.
    void cancel(const OperationId &operation) override;
    //! Looks up what an earlier run left unknown or running. Call once after the register was loaded.
    void resumeEarlier();

    [[nodiscard]] Obstacle obstacleToBackUp(const ServiceKey &service) const override;
    [[nodiscard]] Obstacle obstacleToDownload(const ServiceKey &service,
                                              const BackupId &backup) const override;
    [[nodiscard]] Obstacle obstacleToRestore(const ServiceKey &service,
                                             const BackupId &backup) const override;
    //! The on-demand backup that backUpNow() would displace, where there is one.
    [[nodiscard]] std::optional<RestorePoint> displacedByBackUp(const ServiceKey &service) const override;
    //! "<prefix><Unix seconds>", e.g. sqlite-restore-1763632800.
    [[nodiscard]] QString defaultRestoreName(const ServiceKey &service) const override;
    [[nodiscard]] QString restoreCommand(const ServiceKey &service, const BackupId &backup) const override;
    [[nodiscard]] QString backupCommand(const ServiceKey &service) const override;

Q_SIGNALS:
    void noticed(const kustos::Notice &notice);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace kustos
