// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/obstacle.h"
#include "core/restorepoint.h"

#include <QString>

#include <optional>

namespace kustos {

//! What the window may ask for with backups: the commands and the reasons why not. See BackupService for
//! each.
class BackupActions
{
public:
    BackupActions() = default;
    BackupActions(const BackupActions &) = delete;
    BackupActions &operator=(const BackupActions &) = delete;
    virtual ~BackupActions() = default;

    virtual OperationId backUpNow(const ServiceKey &service) = 0;
    virtual OperationId restore(const ServiceKey &service, const BackupId &backup,
                                const QString &newName) = 0;
    virtual OperationId download(const ServiceKey &service, const BackupId &backup,
                                 const QString &directory) = 0;
    virtual void cancel(const OperationId &operation) = 0;

    [[nodiscard]] virtual Obstacle obstacleToBackUp(const ServiceKey &service) const = 0;
    [[nodiscard]] virtual Obstacle obstacleToDownload(const ServiceKey &service,
                                                      const BackupId &backup) const = 0;
    [[nodiscard]] virtual Obstacle obstacleToRestore(const ServiceKey &service,
                                                     const BackupId &backup) const = 0;
    [[nodiscard]] virtual std::optional<RestorePoint> displacedByBackUp(const ServiceKey &service) const = 0;
    [[nodiscard]] virtual QString defaultRestoreName(const ServiceKey &service) const = 0;
    [[nodiscard]] virtual QString restoreCommand(const ServiceKey &service, const BackupId &backup) const = 0;
    [[nodiscard]] virtual QString backupCommand(const ServiceKey &service) const = 0;
};

} // namespace kustos
