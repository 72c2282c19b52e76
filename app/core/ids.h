// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <compare>

namespace kustos {

//! A distinct type per kind of id, so that a backup's id cannot be passed where a service's is meant.
//! The text is opaque: it came from a service and is never taken apart or used as a file name.
template <class Tag> class Id
{
public:
    Id() = default;
    explicit Id(QString text)
        : m_text(std::move(text))
    {
    }

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }

    friend bool operator==(const Id &a, const Id &b) { return a.m_text == b.m_text; }
    friend std::strong_ordering operator<=>(const Id &a, const Id &b)
    {
        return a.m_text.compare(b.m_text) <=> 0;
    }
    friend size_t qHash(const Id &id, size_t seed = 0) { return ::qHash(id.m_text, seed); }

private:
    QString m_text;
};

using ConnectionId = Id<struct ConnectionTag>;
using ServiceId = Id<struct ServiceTag>; //!< a database service ("deployment" in the Compose dialect)
using BackupId = Id<struct BackupTag>;
using JobId = Id<struct JobTag>; //!< a job on the service's side ("recipe" in the Compose dialect)
using MachineId =
    Id<struct MachineTag>; //!< a virtual machine ("server" in ccloud³, "droplet" in DigitalOcean)
using SnapshotId = Id<struct SnapshotTag>;
using OperationId = Id<struct OperationTag>; //!< one action of the user in this program

//! A service is only unique together with the connection it was seen through.
struct ServiceKey
{
    ConnectionId connection;
    ServiceId service;

    friend bool operator==(const ServiceKey &, const ServiceKey &) = default;
    friend std::strong_ordering operator<=>(const ServiceKey &, const ServiceKey &) = default;
    friend size_t qHash(const ServiceKey &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.connection, key.service);
    }
};

//! A machine, likewise.
struct MachineKey
{
    ConnectionId connection;
    MachineId machine;

    [[nodiscard]] bool isEmpty() const { return machine.isEmpty(); }
    friend bool operator==(const MachineKey &, const MachineKey &) = default;
    friend std::strong_ordering operator<=>(const MachineKey &, const MachineKey &) = default;
    friend size_t qHash(const MachineKey &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.connection, key.machine);
    }
};

} // namespace kustos
