// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <chrono>

namespace kustos {

//! Where the program gets its time from. Deadlines use monotonic(), what is shown or stored uses now().
class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    [[nodiscard]] virtual QDateTime now() const = 0;                       //!< UTC, milliseconds
    [[nodiscard]] virtual std::chrono::milliseconds monotonic() const = 0; //!< since an arbitrary start
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override;
    [[nodiscard]] std::chrono::milliseconds monotonic() const override;
};

} // namespace kustos
