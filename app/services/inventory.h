// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/databaseservice.h"
#include "core/error.h"
#include "core/ids.h"
#include "core/reading.h"
#include "core/restorepoint.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <optional>

namespace kustos {

struct Connection
{
    enum class Kind { ThisComputer, KustosHost, Compose };

    ConnectionId id;
    Kind kind = Kind::ThisComputer;
    QString name;  //!< empty for ThisComputer: the window says it in its language
    QString label; //!< word label ("Produktion"); empty for ThisComputer
    Reading reading;
    QString endpoint = {}; //!< base address of its API for display, never with a secret; empty: not known

    //! kustos-host, not somebody's cloud: it acts at once, and may be asked often.
    [[nodiscard]] bool isOwnHost() const { return kind == Kind::ThisComputer || kind == Kind::KustosHost; }
    friend bool operator==(const Connection &, const Connection &) = default;
};

//! Everything known of one database service.
struct ServiceRecord
{
    DatabaseService service;
    QList<RestorePoint> backups; //!< newest first
    QList<Job> jobs;             //!< newest first
    Reading reading;             //!< of backups and jobs

    friend bool operator==(const ServiceRecord &, const ServiceRecord &) = default;
};

//! The one place of the client that holds what was read from the services. It asks nobody; the poller and the
//! services write into it, the models read it. All on the window's thread.
class Inventory : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void setConnection(Connection connection); //!< adds or replaces
    //! Replaces the list of services; records of services that stay keep their backups. Reading becomes
    //! Current.
    void applyServices(const ConnectionId &connection, const QList<DatabaseService> &services,
                       const QDateTime &at);
    void applyBackups(const ServiceKey &key, QList<RestorePoint> backups, QList<Job> jobs,
                      const QDateTime &at);
    void applyJob(const ServiceKey &key, const Job &job); //!< adds or replaces one
    //! The connection could not be read: Lost or CredentialsExpired by the error's kind, data stays.
    void applyFailure(const ConnectionId &connection, const Error &error);
    //! One service's backups could not be read although the connection answers.
    void applyBackupsFailure(const ServiceKey &key, const Error &error);
    //! From the disk, before anything was read: reading.state stays Never and readAt says when it was true.
    void restoreRecord(const ConnectionId &connection, ServiceRecord record);

    [[nodiscard]] QList<Connection> connections() const { return m_connections; }
    [[nodiscard]] const Connection *connection(const ConnectionId &id) const;
    [[nodiscard]] QList<ServiceKey>
    services(const ConnectionId &connection) const;                         //!< in the service's order
    [[nodiscard]] const ServiceRecord *record(const ServiceKey &key) const; //!< null: gone

Q_SIGNALS:
    void connectionChanged(const kustos::ConnectionId &id);
    void
    servicesChanged(const kustos::ConnectionId &id);   //!< added, removed, or a service's own facts changed
    void recordChanged(const kustos::ServiceKey &key); //!< backups, jobs, or their reading

private:
    struct Group
    {
        QList<ServiceId> order;
        QHash<ServiceId, ServiceRecord> records;
    };

    ServiceRecord *find(const ServiceKey &key);

    QList<Connection> m_connections;
    QHash<ConnectionId, Group> m_groups;
};

} // namespace kustos
