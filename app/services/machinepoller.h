// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/error.h"
#include "core/ids.h"
#include "services/alarm.h"

#include <QCoroTask>
#include <QObject>

#include <memory>
#include <optional>

namespace kustos {

class Inventory;
class MachineInventory;
class MachineProvider;

//! Keeps the inventory of machines true, as Poller does for databases: every 30 s, fast while something runs
//! (every 400 ms against our own host; a cloud is asked once a second and account, whatever is to be read),
//! with the same back-off after errors, and silent after a 401 until refresh().
class MachinePoller : public QObject
{
    Q_OBJECT

public:
    //! Who says how well the connection itself is read. One without databases has no other poller.
    enum class ConnectionReading { LeftToPoller, KeptHere };

    MachinePoller(Inventory &inventory, MachineInventory &machines, const Clock &clock,
                  QObject *parent = nullptr);
    //! With alarms of another making, for time that passes faster.
    MachinePoller(Inventory &inventory, MachineInventory &machines, const Clock &clock, AlarmMaker alarms,
                  QObject *parent = nullptr);
    ~MachinePoller() override;

    void addProvider(const ConnectionId &connection, MachineProvider &provider, ConnectionReading reading);
    void start();
    void stop();

    //! What the window shows: its snapshots and jobs are read with every round.
    void setFocus(std::optional<MachineKey> machine);
    //! Reads at once, whatever the interval (F5, a press, regained focus).
    void refresh(const ConnectionId &connection);
    //! Reads one machine with its jobs and snapshots now; the result is in the inventory when the task ends.
    [[nodiscard]] QCoro::Task<Result<void>> readNow(MachineKey machine);
    //! Likewise the list of machines.
    [[nodiscard]] QCoro::Task<Result<void>> readList(ConnectionId connection);
    //! While at least one is held, the connection is polled fast and this machine with every round.
    void setBusy(const MachineKey &machine, bool busy);

Q_SIGNALS:
    void roundEnded(const kustos::ConnectionId &connection);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace kustos
