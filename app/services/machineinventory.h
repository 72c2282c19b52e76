// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/ids.h"
#include "core/reading.h"
#include "core/virtualmachine.h"

#include <QHash>
#include <QList>
#include <QObject>

namespace kustos {

//! Everything known of one virtual machine.
struct MachineRecord
{
    VirtualMachine machine;
    QList<Snapshot> snapshots; //!< newest first
    SnapshotLimits limits;
    QList<MachineJob> jobs; //!< newest first
    Reading reading; //!< of snapshots and jobs; the machine's own facts are as old as its connection's list
    QDateTime machineReadAt; //!< UTC; when state and facts were last read

    friend bool operator==(const MachineRecord &, const MachineRecord &) = default;
};

//! What was read of virtual machines, beside Inventory, which holds the connections. It asks nobody.
class MachineInventory : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    //! Replaces the list; records of machines that stay keep their snapshots.
    void applyMachines(const ConnectionId &connection, const QList<VirtualMachine> &machines,
                       const QDateTime &at);
    void applyMachine(const MachineKey &key, const VirtualMachine &machine, const QDateTime &at);
    void applySnapshots(const MachineKey &key, QList<Snapshot> snapshots, const SnapshotLimits &limits,
                        QList<MachineJob> jobs, const QDateTime &at);
    void applyJob(const MachineKey &key, const MachineJob &job);
    void applyFailure(const ConnectionId &connection, const Error &error); //!< of the list
    void applyFailure(const MachineKey &key, const Error &error);          //!< of one machine's snapshots
    //! From the disk: readings stay Never and readAt says when it was true.
    void restoreRecord(const ConnectionId &connection, MachineRecord record);

    [[nodiscard]] QList<MachineKey>
    machines(const ConnectionId &connection) const; //!< in the service's order
    [[nodiscard]] QList<MachineKey> all() const;
    [[nodiscard]] const MachineRecord *record(const MachineKey &key) const; //!< null: gone
    [[nodiscard]] Reading reading(const ConnectionId &connection) const;    //!< of the list of machines

Q_SIGNALS:
    void
    machinesChanged(const kustos::ConnectionId &connection); //!< added, removed, or a machine's facts changed
    void recordChanged(const kustos::MachineKey &key);       //!< snapshots, jobs, or their reading
    void readingChanged(const kustos::ConnectionId &connection);

private:
    struct Group
    {
        QList<MachineId> order;
        QHash<MachineId, MachineRecord> records;
        Reading reading;
    };
    MachineRecord *find(const MachineKey &key);

    QList<ConnectionId> m_order;
    QHash<ConnectionId, Group> m_groups;
};

} // namespace kustos
