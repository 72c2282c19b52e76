// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/inventory.h"
#include "services/machineinventory.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>

#include <chrono>
#include <optional>

namespace kustos {

//! The last known state of the inventories on the disk, so that it can be shown with its age before anything
//! was read. One file, 0600, written as a whole in a worker thread some time after a change; where only the
//! time of the reading is new, every ten minutes and at the end. Connection strings, which may hold
//! passwords, are never written. A file that is damaged, of another version or of somebody else is ignored.
class StateCache : public QObject
{
    Q_OBJECT

public:
    StateCache(Inventory &inventory, QString path, QObject *parent = nullptr);
    //! With the virtual machines; a file without them is as good.
    StateCache(Inventory &inventory, MachineInventory &machines, QString path, QObject *parent = nullptr);
    ~StateCache() override; //!< writes what is still unwritten

    //! Fills the inventory's connections that are there already and were never read. Call once, before the
    //! poller.
    void load();
    void setPause(std::chrono::milliseconds pause) { m_timer.setInterval(pause); }

private:
    void noteChange();
    void write();
    void loadRecords(const ConnectionId &id, const QJsonObject &kept);

    Inventory &m_inventory;
    MachineInventory *m_machines = nullptr;
    QString m_path;
    QTimer m_timer;
    std::optional<std::chrono::steady_clock::time_point> m_writtenAt; //!< with fresh ages
    bool m_agesPending = false;  //!< times of readings may be newer than the file's
    QByteArray m_writtenContent; //!< checksum; of the worker
    QThreadPool m_worker;        //!< one thread: an older state never replaces a newer one
};

} // namespace kustos
