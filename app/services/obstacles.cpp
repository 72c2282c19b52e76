// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/obstacles.h"

#include "services/inventory.h"

#include <algorithm>

namespace kustos {

namespace {

Obstacle obstacleOfConnection(const Inventory &inventory, const ConnectionId &id)
{
    const Connection *connection = inventory.connection(id);
    return connection == nullptr ? Obstacle::NotConnected : obstacleOfReading(connection->reading.state);
}

} // namespace

Obstacle obstacleOfReading(Reading::State reading)
{
    switch (reading) {
    case Reading::State::Current:
        return Obstacle::None;
    case Reading::State::CredentialsExpired:
        return Obstacle::CredentialsExpired;
    case Reading::State::Never:
    case Reading::State::Lost:
        break;
    }
    return Obstacle::NotConnected;
}

Obstacle obstacleOfService(const Inventory &inventory, const ServiceKey &service)
{
    const Obstacle obstacle = obstacleOfConnection(inventory, service.connection);
    if (obstacle != Obstacle::None)
        return obstacle;
    const ServiceRecord *record = inventory.record(service);
    if (record == nullptr)
        return Obstacle::NotConnected;
    const bool ready = record->service.state == DatabaseService::State::Available ||
                       record->service.state == DatabaseService::State::Unknown;
    return ready ? Obstacle::None : Obstacle::ServiceNotReady;
}

Obstacle obstacleOfBackup(const Inventory &inventory, const ServiceKey &service, const BackupId &backup,
                          BackupUse use)
{
    const Obstacle obstacle = obstacleOfConnection(inventory, service.connection);
    const ServiceRecord *record = inventory.record(service);
    if (obstacle != Obstacle::None || record == nullptr)
        return obstacle == Obstacle::None ? Obstacle::NotConnected : obstacle;
    const auto point = std::ranges::find(record->backups, backup, &RestorePoint::id);
    if (point == record->backups.end() || point->state == RestorePoint::State::Waiting ||
        point->state == RestorePoint::State::Running || point->state == RestorePoint::State::Failed)
        return Obstacle::NotComplete;
    if (use == BackupUse::Download)
        return point->downloadable ? Obstacle::None : Obstacle::NotDownloadable;
    return point->restorable ? Obstacle::None : Obstacle::NotRestorable;
}

} // namespace kustos
