// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <chrono>
#include <optional>

namespace kustos {

//! When one connection is to be read next. Pure arithmetic; the dice come from outside.
class PollSchedule
{
public:
    static constexpr std::chrono::milliseconds idle{30'000};
    static constexpr std::chrono::milliseconds firstBackOff{1'000};
    static constexpr std::chrono::milliseconds longestBackOff{60'000};

    //! The result of a round; no error: it succeeded.
    void ended(const std::optional<Error> &error);
    //! A press of the user: forgets failures and the silence after a 401.
    void forgive();

    void speak() { m_silent = false; } //!< goes on after a 401, with the back-off of any failure
    [[nodiscard]] bool silent() const { return m_silent; } //!< after a 401: nothing more until forgive()
    //! Until the next round. `dice` is in [0, 1): full jitter between nothing and the present back-off, but
    //! never under 100 ms and never before the service's own Retry-After.
    [[nodiscard]] std::chrono::milliseconds delay(bool busy, std::chrono::milliseconds fast,
                                                  double dice) const;

private:
    int m_failures = 0;
    bool m_silent = false;
    std::optional<std::chrono::seconds> m_retryAfter;
};

} // namespace kustos
