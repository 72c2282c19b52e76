// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/inventory.h"

#include <QAbstractItemModel>

#include <optional>
#include <vector>

namespace kustos {

//! The tree of connections and their services. One column, raw values in typed roles, no words: the window
//! makes them. Rows are reconciled by id, so that selection and expansion survive every reading.
class ResourceModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum class Item { Connection, Service };
    enum Role {
        ItemRole = Qt::UserRole + 1, //!< Item
        ConnectionIdRole,            //!< ConnectionId
        ConnectionKindRole,          //!< Connection::Kind
        LabelRole,                   //!< QString; the connection's word label
        ReadingRole,                 //!< Reading of the connection, on both kinds of rows
        KeyRole,                     //!< ServiceKey; services only, as all below
        StateRole,                   //!< DatabaseService::State
        TypeRole,                    //!< QString, the service's word
        LastBackupRole,              //!< QDateTime UTC of the newest complete backup; invalid: none known
        PermilleRole,                //!< int, of provisioning or of the running backup; invalid: not known
        BackupRunningRole,           //!< bool
        BackupsKnownRole,            //!< bool; false: its backups were never read
    };

    explicit ResourceModel(const Inventory &inventory, QObject *parent = nullptr);

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    //! Qt::DisplayRole is the untouched name from outside; empty for "this computer".
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    [[nodiscard]] QModelIndex indexOf(const ServiceKey &key) const;
    [[nodiscard]] QModelIndex indexOf(const ConnectionId &id) const;

private:
    struct Row
    {
        ServiceId id;
        QString name;
        QString type;
        DatabaseService::State state = DatabaseService::State::Unknown;
        QDateTime lastBackup;
        std::optional<int> permille;
        bool backupRunning = false;
        bool backupsKnown = false;

        friend bool operator==(const Row &, const Row &) = default;
    };
    struct Group
    {
        Connection connection;
        std::vector<Row> rows;
    };

    [[nodiscard]] Row rowOf(const ServiceKey &key) const;
    [[nodiscard]] int groupOf(const ConnectionId &id) const;
    void takeConnection(const ConnectionId &id);
    void takeServices(const ConnectionId &id);
    void takeRecord(const ServiceKey &key);
    void removeGone(int group, const QList<ServiceId> &wanted);
    void placeRow(int group, int place, Row row);
    void replaceRow(int group, int place, Row row);
    [[nodiscard]] static QVariant connectionData(const Connection &connection, int role);
    [[nodiscard]] static QVariant serviceData(const Group &group, const Row &row, int role);

    const Inventory &m_inventory;
    std::vector<Group> m_groups;
};

} // namespace kustos
