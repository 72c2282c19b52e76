// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/resourcemodel.h"

#include <algorithm>

namespace kustos {

namespace {

//! The job that makes this service belongs to the one it was restored from, so every record may hold it.
std::optional<int> provisioningOf(const Inventory &inventory, const ServiceKey &key, const JobId &job)
{
    if (job.isEmpty())
        return std::nullopt;
    for (const ServiceKey &other : inventory.services(key.connection)) {
        const ServiceRecord *record = inventory.record(other);
        if (record == nullptr)
            continue;
        const auto place = std::ranges::find(record->jobs, job, &Job::id);
        if (place != record->jobs.end())
            return place->permille;
    }
    return std::nullopt;
}

} // namespace

ResourceModel::ResourceModel(const Inventory &inventory, const MachineInventory &machines, QObject *parent)
    : QAbstractItemModel(parent)
    , m_inventory(inventory)
    , m_machines(machines)
{
    for (const Connection &connection : m_inventory.connections())
        takeRows(connection.id);
    connect(&m_inventory, &Inventory::connectionChanged, this, &ResourceModel::takeConnection);
    connect(&m_inventory, &Inventory::servicesChanged, this, &ResourceModel::takeRows);
    connect(&m_inventory, &Inventory::recordChanged, this, &ResourceModel::takeRecord);
    connect(&m_machines, &MachineInventory::machinesChanged, this, &ResourceModel::takeRows);
    connect(&m_machines, &MachineInventory::recordChanged, this, &ResourceModel::takeMachine);
    connect(&m_machines, &MachineInventory::readingChanged, this, &ResourceModel::takeMachineReading);
}

QModelIndex ResourceModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    // Connections are only ever appended, so a group's place names it: 0 marks the top level.
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : 0);
}

QModelIndex ResourceModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, quintptr{0});
}

int ResourceModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    return static_cast<int>(m_groups.at(static_cast<std::size_t>(parent.row())).rows.size());
}

int ResourceModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant ResourceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == AnyMachineRole)
        return anyMachine();
    if (index.internalId() == 0)
        return connectionData(m_groups.at(static_cast<std::size_t>(index.row())), role);
    const Group &group = m_groups.at(index.internalId() - 1);
    return rowData(group, group.rows.at(static_cast<std::size_t>(index.row())), role);
}

bool ResourceModel::anyMachine() const
{
    // Machines stand behind the services.
    return std::ranges::any_of(m_groups, [](const Group &group) {
        return !group.rows.empty() && group.rows.back().place.item == Item::Machine;
    });
}

QVariant ResourceModel::connectionData(const Group &group, int role)
{
    const Connection &connection = group.connection;
    switch (role) {
    case Qt::DisplayRole:
        return connection.name;
    case ItemRole:
        return QVariant::fromValue(Item::Connection);
    case ConnectionIdRole:
        return QVariant::fromValue(connection.id);
    case ConnectionKindRole:
        return QVariant::fromValue(connection.kind);
    case LabelRole:
        return connection.label;
    case ReadingRole:
        // One that has machines only is as good as their list.
        return QVariant::fromValue(connection.reading.state == Reading::State::Never ? group.machines
                                                                                     : connection.reading);
    default:
        return {};
    }
}

QVariant ResourceModel::rowData(const Group &group, const Row &row, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return row.name;
    case ItemRole:
        return QVariant::fromValue(row.place.item);
    case ConnectionIdRole:
        return QVariant::fromValue(group.connection.id);
    case PermilleRole:
        return row.permille ? QVariant(*row.permille) : QVariant();
    default:
        return row.place.item == Item::Machine ? machineData(group, row, role)
                                               : serviceData(group, row, role);
    }
}

QVariant ResourceModel::serviceData(const Group &group, const Row &row, int role)
{
    switch (role) {
    case ReadingRole:
        return QVariant::fromValue(group.connection.reading);
    case KeyRole:
        return QVariant::fromValue(ServiceKey{group.connection.id, ServiceId(row.place.id)});
    case StateRole:
        return QVariant::fromValue(row.state);
    case TypeRole:
        return row.type;
    case LastBackupRole:
        return row.last;
    case BackupRunningRole:
        return row.backupRunning;
    case BackupsKnownRole:
        return row.known;
    default:
        return {};
    }
}

QVariant ResourceModel::machineData(const Group &group, const Row &row, int role)
{
    switch (role) {
    case ReadingRole:
        return QVariant::fromValue(group.machines);
    case MachineKeyRole:
        return QVariant::fromValue(MachineKey{group.connection.id, MachineId(row.place.id)});
    case MachineStateRole:
        return QVariant::fromValue(row.machineState);
    case RunningJobRole:
        return row.job ? QVariant::fromValue(*row.job) : QVariant();
    case LastSnapshotRole:
        return row.last;
    case SnapshotsKnownRole:
        return row.known;
    default:
        return {};
    }
}

QModelIndex ResourceModel::indexOf(const ConnectionId &id) const
{
    const int group = groupOf(id);
    return group < 0 ? QModelIndex() : index(group, 0);
}

QModelIndex ResourceModel::indexOf(const ServiceKey &key) const
{
    return indexOf(key.connection, Place{Item::Service, key.service.text()});
}

QModelIndex ResourceModel::indexOf(const MachineKey &key) const
{
    return indexOf(key.connection, Place{Item::Machine, key.machine.text()});
}

QModelIndex ResourceModel::indexOf(const ConnectionId &connection, const Place &place) const
{
    const int group = groupOf(connection);
    if (group < 0)
        return {};
    const auto &rows = m_groups.at(static_cast<std::size_t>(group)).rows;
    const auto found = std::ranges::find(rows, place, &Row::place);
    return found == rows.end() ? QModelIndex()
                               : index(static_cast<int>(found - rows.begin()), 0, index(group, 0));
}

int ResourceModel::groupOf(const ConnectionId &id) const
{
    const auto place =
        std::ranges::find(m_groups, id, [](const Group &group) { return group.connection.id; });
    return place == m_groups.end() ? -1 : static_cast<int>(place - m_groups.begin());
}

ResourceModel::Row ResourceModel::rowOf(const ServiceKey &key) const
{
    Row row;
    row.place = Place{Item::Service, key.service.text()};
    const ServiceRecord *record = m_inventory.record(key);
    if (record == nullptr)
        return row;
    row.name = record->service.name;
    row.type = record->service.type;
    row.state = record->service.state;
    row.known = record->reading.readAt.isValid();
    const auto last = std::ranges::find(record->backups, RestorePoint::State::Complete, &RestorePoint::state);
    if (last != record->backups.end())
        row.last = last->createdAt;
    const auto running = std::ranges::find_if(
        record->jobs, [](const Job &job) { return job.kind == Job::Kind::Backup && !job.ended(); });
    if (running != record->jobs.end()) {
        row.backupRunning = true;
        row.permille = running->permille;
    }
    if (row.state == DatabaseService::State::Provisioning)
        row.permille = provisioningOf(m_inventory, key, record->service.provisionJob);
    return row;
}

ResourceModel::Row ResourceModel::rowOf(const MachineKey &key) const
{
    Row row;
    row.place = Place{Item::Machine, key.machine.text()};
    const MachineRecord *record = m_machines.record(key);
    if (record == nullptr)
        return row;
    row.name = record->machine.name;
    row.machineState = record->machine.state;
    row.known = record->reading.readAt.isValid();
    const auto last = std::ranges::find(record->snapshots, Snapshot::State::Available, &Snapshot::state);
    if (last != record->snapshots.end())
        row.last = last->createdAt;
    const auto running =
        std::ranges::find_if(record->jobs, [](const MachineJob &job) { return !job.ended(); });
    if (running != record->jobs.end()) {
        row.job = *running;
        row.permille = running->permille;
    }
    return row;
}

ResourceModel::Row ResourceModel::rowOf(const ConnectionId &connection, const Place &place) const
{
    return place.item == Item::Machine ? rowOf(MachineKey{connection, MachineId(place.id)})
                                       : rowOf(ServiceKey{connection, ServiceId(place.id)});
}

void ResourceModel::takeConnection(const ConnectionId &id)
{
    const Connection *connection = m_inventory.connection(id);
    if (connection == nullptr)
        return;
    const int place = groupOf(id);
    if (place < 0) {
        const int end = static_cast<int>(m_groups.size());
        beginInsertRows({}, end, end);
        m_groups.push_back({*connection, m_machines.reading(id), {}});
        endInsertRows();
        takeRows(id); // its machines may have been read before anything was known of it
        return;
    }
    Group &group = m_groups.at(static_cast<std::size_t>(place));
    if (group.connection == *connection)
        return;
    const bool stateChanged = group.connection.reading.state != connection->reading.state;
    group.connection = *connection;
    if (stateChanged) {
        tellReading(place);
        return;
    }
    const QModelIndex top = index(place, 0);
    Q_EMIT dataChanged(top, top);
}

void ResourceModel::takeMachineReading(const ConnectionId &id)
{
    const int place = groupOf(id);
    if (place < 0)
        return;
    Group &group = m_groups.at(static_cast<std::size_t>(place));
    const Reading reading = m_machines.reading(id);
    const bool stateChanged = group.machines.state != reading.state;
    group.machines = reading;
    if (stateChanged)
        tellReading(place);
}

void ResourceModel::tellReading(int group)
{
    const QModelIndex top = index(group, 0);
    Q_EMIT dataChanged(top, top);
    const int count = rowCount(top);
    if (count > 0)
        Q_EMIT dataChanged(index(0, 0, top), index(count - 1, 0, top), {ReadingRole});
}

void ResourceModel::takeRows(const ConnectionId &id)
{
    takeConnection(id);
    const int group = groupOf(id);
    if (group < 0)
        return;
    QList<Place> wanted;
    for (const ServiceKey &key : m_inventory.services(id))
        wanted.append(Place{Item::Service, key.service.text()});
    for (const MachineKey &key : m_machines.machines(id))
        wanted.append(Place{Item::Machine, key.machine.text()});
    removeGone(group, wanted);
    for (int place = 0; place < wanted.size(); ++place)
        placeRow(group, place, rowOf(id, wanted.at(place)));
}

void ResourceModel::removeGone(int group, const QList<Place> &wanted)
{
    auto &rows = m_groups.at(static_cast<std::size_t>(group)).rows;
    for (int place = static_cast<int>(rows.size()) - 1; place >= 0; --place) {
        if (wanted.contains(rows.at(static_cast<std::size_t>(place)).place))
            continue;
        beginRemoveRows(index(group, 0), place, place);
        rows.erase(rows.begin() + place);
        endRemoveRows();
    }
}

void ResourceModel::placeRow(int group, int place, Row row)
{
    auto &rows = m_groups.at(static_cast<std::size_t>(group)).rows;
    const auto found = std::ranges::find(rows.begin() + place, rows.end(), row.place, &Row::place);
    const QModelIndex top = index(group, 0);
    if (found == rows.end()) {
        beginInsertRows(top, place, place);
        rows.insert(rows.begin() + place, std::move(row));
        endInsertRows();
        return;
    }
    const int from = static_cast<int>(found - rows.begin());
    if (from != place) {
        beginMoveRows(top, from, from, top, place);
        std::rotate(rows.begin() + place, rows.begin() + from, rows.begin() + from + 1);
        endMoveRows();
    }
    replaceRow(group, place, std::move(row));
}

void ResourceModel::replaceRow(int group, int place, Row row)
{
    Row &kept = m_groups.at(static_cast<std::size_t>(group)).rows.at(static_cast<std::size_t>(place));
    if (kept == row)
        return;
    kept = std::move(row);
    const QModelIndex at = index(place, 0, index(group, 0));
    Q_EMIT dataChanged(at, at);
}

void ResourceModel::takeRecord(const ServiceKey &key)
{
    const int group = groupOf(key.connection);
    if (group < 0)
        return;
    // A job of one service can be the provisioning of another.
    const auto &rows = m_groups.at(static_cast<std::size_t>(group)).rows;
    for (std::size_t place = 0; place < rows.size(); ++place) {
        const Row &row = rows.at(place);
        const bool own = row.place == Place{Item::Service, key.service.text()};
        if (own || row.state == DatabaseService::State::Provisioning)
            replaceRow(group, static_cast<int>(place), rowOf(key.connection, row.place));
    }
}

void ResourceModel::takeMachine(const MachineKey &key)
{
    const QModelIndex at = indexOf(key);
    if (at.isValid())
        replaceRow(at.parent().row(), at.row(), rowOf(key));
}

} // namespace kustos
