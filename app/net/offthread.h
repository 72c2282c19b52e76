// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/gate.h"

#include <QCoroTask>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>
#include <type_traits>

namespace kustos::net {

//! Runs `work` in the worker pool and gives its value back in the caller's thread. `work` must not throw and
//! must own what it touches; it cannot be cancelled and always runs to its end.
template <class T> [[nodiscard]] QCoro::Task<T> offThread(std::function<T()> work)
{
    Gate gate;
    if constexpr (std::is_void_v<T>) {
        QThreadPool::globalInstance()->start([work = std::move(work), &gate] {
            work();
            gate.open();
        });
        co_await gate;
    } else {
        // Shared, so that the worker's last touch of it never races the end of this frame.
        const auto value = std::make_shared<std::optional<T>>();
        QThreadPool::globalInstance()->start([work = std::move(work), value, &gate] {
            value->emplace(work());
            gate.open();
        });
        co_await gate;
        co_return std::move(**value);
    }
}

} // namespace kustos::net
