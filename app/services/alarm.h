// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>

namespace kustos {

//! Rings once after a while. The seam through which tests run hours of waiting in milliseconds.
class Alarm
{
public:
    Alarm() = default;
    Alarm(const Alarm &) = delete;
    Alarm &operator=(const Alarm &) = delete;
    virtual ~Alarm() = default; //!< a ring that is still due never comes

    //! Replaces what was set before.
    virtual void set(std::chrono::milliseconds delay, std::function<void()> ring) = 0;
    virtual void clear() = 0;
};

//! Makes one alarm per connection.
using AlarmMaker = std::function<std::unique_ptr<Alarm>()>;

//! By QTimer, in the thread that calls it.
[[nodiscard]] std::unique_ptr<Alarm> timerAlarm();

} // namespace kustos
