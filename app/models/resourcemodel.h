// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/inventory.h"
#include "services/machineinventory.h"

#include <QAbstractItemModel>

#include <optional>
#include <vector>

namespace kustos {

//! The tree of connections and their services, and behind those their virtual machines. One column, raw
//! values in typed roles, no words: the window makes them. Rows are reconciled by id, so that selection and
//! expansion survive every reading.
class ResourceModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum class Item { Connection, Service, Machine };
    enum Role {
        ItemRole = Qt::UserRole + 1, //!< Item
        ConnectionIdRole,            //!< ConnectionId
        ConnectionKindRole,          //!< Connection::Kind
        LabelRole,                   //!< QString; the connection's word label
        ReadingRole,                 //!< Reading of the connection; on machines that of their list
        KeyRole,                     //!< ServiceKey; services only, as all below
        StateRole,                   //!< DatabaseService::State
        TypeRole,                    //!< QString, the service's word
        LastBackupRole,              //!< QDateTime UTC of the newest complete backup; invalid: none known
        PermilleRole,       //!< int, of provisioning or of the running backup or job; invalid: not known
        BackupRunningRole,  //!< bool
        BackupsKnownRole,   //!< bool; false: its backups were never read
        AnyMachineRole,     //!< bool, on every row: the tree holds machines, so that kinds have to be told
        MachineKeyRole,     //!< MachineKey; machines only, as all below
        MachineStateRole,   //!< VirtualMachine::State
        RunningJobRole,     //!< MachineJob, the one that runs; invalid: none known
        LastSnapshotRole,   //!< QDateTime UTC of the newest available snapshot; invalid: none known
        SnapshotsKnownRole, //!< bool; false: its snapshots were never read
    };

    ResourceModel(const Inventory &inventory, const MachineInventory &machines, QObject *parent = nullptr);

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    //! Qt::DisplayRole is the untouched name from outside; empty for "this computer".
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    [[nodiscard]] QModelIndex indexOf(const ServiceKey &key) const;
    [[nodiscard]] QModelIndex indexOf(const MachineKey &key) const;
    [[nodiscard]] QModelIndex indexOf(const ConnectionId &id) const;

private:
    //! A service and a machine may have the same id.
    struct Place
    {
        Item item = Item::Service;
        QString id;

        friend bool operator==(const Place &, const Place &) = default;
    };
    struct Row
    {
        Place place;
        QString name;
        QString type;
        DatabaseService::State state = DatabaseService::State::Unknown;
        VirtualMachine::State machineState = VirtualMachine::State::Unknown;
        QDateTime last; //!< newest backup or snapshot
        bool known = false;
        std::optional<int> permille;
        bool backupRunning = false;
        std::optional<MachineJob> job;

        friend bool operator==(const Row &, const Row &) = default;
    };
    struct Group
    {
        Connection connection;
        Reading machines;
        std::vector<Row> rows;
    };

    [[nodiscard]] bool anyMachine() const;
    [[nodiscard]] Row rowOf(const ServiceKey &key) const;
    [[nodiscard]] Row rowOf(const MachineKey &key) const;
    [[nodiscard]] Row rowOf(const ConnectionId &connection, const Place &place) const;
    [[nodiscard]] int groupOf(const ConnectionId &id) const;
    [[nodiscard]] QModelIndex indexOf(const ConnectionId &connection, const Place &place) const;
    void takeConnection(const ConnectionId &id);
    void takeMachineReading(const ConnectionId &id);
    void takeRows(const ConnectionId &id);
    void takeRecord(const ServiceKey &key);
    void takeMachine(const MachineKey &key);
    void removeGone(int group, const QList<Place> &wanted);
    void placeRow(int group, int place, Row row);
    void replaceRow(int group, int place, Row row);
    void tellReading(int group);
    [[nodiscard]] static QVariant connectionData(const Group &group, int role);
    [[nodiscard]] static QVariant rowData(const Group &group, const Row &row, int role);
    [[nodiscard]] static QVariant serviceData(const Group &group, const Row &row, int role);
    [[nodiscard]] static QVariant machineData(const Group &group, const Row &row, int role);

    const Inventory &m_inventory;
    const MachineInventory &m_machines;
    std::vector<Group> m_groups;
};

} // namespace kustos
