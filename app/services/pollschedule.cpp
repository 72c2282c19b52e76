// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/pollschedule.h"

#include <algorithm>

namespace kustos {

void PollSchedule::ended(const std::optional<Error> &error)
{
    if (!error) {
        forgive();
        return;
    }
    m_failures = std::min(m_failures + 1, 16);
    m_silent = error->kind == Error::Kind::Unauthorized;
    m_retryAfter = error->retryAfter;
}

void PollSchedule::forgive()
{
    m_failures = 0;
    m_silent = false;
    m_retryAfter.reset();
}

std::chrono::milliseconds PollSchedule::delay(bool busy, std::chrono::milliseconds fast, double dice) const
{
    constexpr std::chrono::milliseconds least{100};
    if (m_failures == 0)
        return busy ? fast : idle;
    const auto ceiling = std::min(firstBackOff * (1 << (m_failures - 1)), longestBackOff);
    const auto jittered = std::chrono::milliseconds(
        static_cast<std::chrono::milliseconds::rep>(static_cast<double>(ceiling.count()) * dice));
    const std::chrono::milliseconds asked = m_retryAfter.value_or(std::chrono::seconds(0));
    return std::max({jittered, least, asked});
}

} // namespace kustos
