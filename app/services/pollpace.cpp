// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/pollpace.h"

#include <QCoroFuture>
#include <QFuture>

#include <algorithm>
#include <utility>

namespace kustos {

PollPace::PollPace(const Clock &clock, std::unique_ptr<Alarm> alarm)
    : m_clock(clock)
    , m_alarm(std::move(alarm))
{
}

PollPace::~PollPace()
{
    // A promise that dies unfinished would leave its coroutine asleep for ever.
    for (const Waiting &waiting : std::as_const(m_waiting))
        waiting.promise->finish();
}

std::chrono::milliseconds PollPace::untilFree(std::chrono::milliseconds interval) const
{
    return std::max(m_paidUntil - (burst - 1) * interval - m_clock.monotonic(), std::chrono::milliseconds(0));
}

void PollPace::take(std::chrono::milliseconds interval)
{
    m_paidUntil = std::max(m_paidUntil, m_clock.monotonic()) + interval;
}

QCoro::Task<void> PollPace::turn(std::chrono::milliseconds interval)
{
    if (m_waiting.isEmpty() && untilFree(interval).count() == 0) {
        take(interval);
        co_return;
    }
    const auto promise = std::make_shared<QPromise<void>>();
    promise->start();
    const QFuture<void> granted = promise->future();
    m_waiting.append(Waiting{promise, interval});
    if (m_waiting.size() == 1)
        arm();
    co_await granted; // nothing of this object is touched afterwards
}

void PollPace::arm()
{
    m_alarm->set(untilFree(m_waiting.first().interval), [this] { ring(); });
}

void PollPace::ring()
{
    const Waiting first = m_waiting.takeFirst();
    take(first.interval);
    first.promise->finish();
    if (!m_waiting.isEmpty())
        arm();
}

} // namespace kustos
