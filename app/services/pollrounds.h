// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/ids.h"
#include "services/alarm.h"
#include "services/pollschedule.h"

#include <QCoroTask>
#include <QHash>
#include <QObject>

#include <functional>
#include <memory>

namespace kustos {

//! Such an error is of the connection; others are of the one service or machine that was asked for.
[[nodiscard]] bool concernsConnection(const Error &error);

//! When which connection is read: one round per connection at a time, by PollSchedule, at once where it is
//! asked for. What a round reads, its owner knows.
class PollRounds final : public QObject
{
    Q_OBJECT

public:
    struct Work
    {
        std::function<QCoro::Task<Result<void>>(const ConnectionId &)> read; //!< one round
        std::function<bool(const ConnectionId &)> busy;                      //!< fast instead of idle
        std::function<std::chrono::milliseconds(const ConnectionId &)> fast;
        std::function<bool(const ConnectionId &)> renewsItself; //!< goes on after a 401
    };

    PollRounds(AlarmMaker alarms, Work work, QObject *parent = nullptr);

    void add(const ConnectionId &id);
    void start();
    void stop();
    void refresh(const ConnectionId &id); //!< now, whatever happened before
    void look(const ConnectionId &id);    //!< now, unless stopped or silent after a 401
    void replan(const ConnectionId &id);  //!< busy may have become true; a round under way goes on

Q_SIGNALS:
    void ended(const kustos::ConnectionId &id);

private:
    struct Target
    {
        std::unique_ptr<Alarm> alarm;
        PollSchedule schedule;
        bool reading = false; //!< a round is on its way
        bool again = false;   //!< asked for while it was
    };

    void begin(const ConnectionId &id);
    void finished(const ConnectionId &id, const Result<void> &result);
    void plan(const ConnectionId &id);

    AlarmMaker m_alarms;
    Work m_work;
    QHash<ConnectionId, std::shared_ptr<Target>> m_targets;
    bool m_started = false;
};

} // namespace kustos
