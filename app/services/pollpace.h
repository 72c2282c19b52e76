// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "services/alarm.h"

#include <QCoroTask>
#include <QList>
#include <QPromise>

#include <chrono>
#include <memory>

namespace kustos {

//! Lets the requests to one account pass at a given rate, in the order in which they came: after a pause a
//! few at once, so that a press does not have to wait, then one per interval.
class PollPace
{
public:
    static constexpr int burst = 3; //!< at once

    PollPace(const Clock &clock, std::unique_ptr<Alarm> alarm);
    PollPace(const PollPace &) = delete;
    PollPace &operator=(const PollPace &) = delete;
    ~PollPace(); //!< whoever waits goes on; who knows that the end has come asks nothing more

    //! Ends when the next request may leave. An interval of nothing: at once.
    [[nodiscard]] QCoro::Task<void> turn(std::chrono::milliseconds interval);

private:
    struct Waiting
    {
        std::shared_ptr<QPromise<void>> promise;
        std::chrono::milliseconds interval{0};
    };
    [[nodiscard]] std::chrono::milliseconds untilFree(std::chrono::milliseconds interval) const;
    void take(std::chrono::milliseconds interval);
    void arm();
    void ring();

    const Clock &m_clock;
    std::unique_ptr<Alarm> m_alarm;
    std::chrono::milliseconds m_paidUntil{0}; //!< monotonic; when all requests so far have had their interval
    QList<Waiting> m_waiting;
};

} // namespace kustos
