// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/gate.h"

#include <QTimer>

#include <chrono>
#include <functional>
#include <stop_token>

namespace kustos::net {

//! Waits for a time, or until it is stopped.
class Pause final : public Gate
{
public:
    Pause(std::chrono::milliseconds time, const std::stop_token &stop)
        : m_stop(stop, [this] { open(); })
    {
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, [this] { open(); });
        m_timer.start(time);
    }

private:
    QTimer m_timer;
    std::stop_callback<std::function<void()>> m_stop;
};

} // namespace kustos::net
