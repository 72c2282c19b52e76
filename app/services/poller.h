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
class Provider;

//! Keeps the inventory true: reads each connection again and again, fast while something runs there (500 ms
//! against our own host, 1 s against a cloud), every 30 s when idle, and after errors with full jitter from 1
//! s up to 60 s. After a 401 it stops asking that connection until refresh() is called ("This computer" goes
//! on: its host renews them). One reading per connection at a time.
class Poller : public QObject
{
    Q_OBJECT

public:
    Poller(Inventory &inventory, const Clock &clock, QObject *parent = nullptr);
    //! With alarms of another making, for time that passes faster.
    Poller(Inventory &inventory, const Clock &clock, AlarmMaker alarms, QObject *parent = nullptr);
    ~Poller() override;

    void addProvider(const ConnectionId &connection, Provider &provider);
    void start();
    void stop();

    //! What the window shows: its backups are read with every round, those of other services only now and
    //! then.
    void setFocus(std::optional<ServiceKey> service);
    //! Reads at once, whatever the interval (F5, a press, regained focus).
    void refresh(const ConnectionId &connection);
    //! Reads one service's backups and jobs now; the result is in the inventory when the task ends.
    [[nodiscard]] QCoro::Task<Result<void>> readNow(ServiceKey service);
    //! While at least one is held, the connection is polled fast.
    void setBusy(const ConnectionId &connection, bool busy);

Q_SIGNALS:
    void roundEnded(const kustos::ConnectionId &connection);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace kustos
