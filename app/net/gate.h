// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaObject>
#include <QObject>

#include <coroutine>
#include <utility>

namespace kustos::net {

//! What one coroutine waits for. Lives in that coroutine's frame and thread; open() may come from any thread
//! and the coroutine goes on from its own event loop, never from within the call that opened the gate.
class Gate : public QObject
{
public:
    Gate() = default;

    void open()
    {
        QMetaObject::invokeMethod(this, [this] { pass(); }, Qt::QueuedConnection);
    }

    [[nodiscard]] bool await_ready() const noexcept { return m_open; }
    void await_suspend(std::coroutine_handle<> waiting) noexcept { m_waiting = waiting; }
    void await_resume() const noexcept {}

private:
    void pass()
    {
        m_open = true;
        // The frame, and this object with it, may be gone when resume() returns.
        if (const auto waiting = std::exchange(m_waiting, nullptr))
            waiting.resume();
    }

    bool m_open = false;
    std::coroutine_handle<> m_waiting;
};

} // namespace kustos::net
