// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QCoroTask>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <type_traits>

namespace kustos::test {

using namespace std::chrono_literals;

//! Spins the event loop until the predicate holds; false where the deadline passed first.
inline bool waitUntil(const std::function<bool()> &holds, std::chrono::milliseconds deadline = 5s)
{
    QElapsedTimer clock;
    clock.start();
    QTimer wake; // the loop also turns where nothing else happens
    wake.start(2);
    while (!holds()) {
        if (clock.elapsed() > deadline.count())
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }
    return true;
}

//! The value of a task, with the event loop running meanwhile. Throws where the deadline passes (GoogleTest
//! reports it).
template <class T> T await(QCoro::Task<T> task, std::chrono::milliseconds deadline = 10s)
{
    using Held = std::conditional_t<std::is_void_v<T>, bool, T>;
    // Shared with the callback: a task that ends after the deadline must not write into a frame that is gone.
    const auto value = std::make_shared<std::optional<Held>>();
    QObject context;
    if constexpr (std::is_void_v<T>)
        QCoro::connect(std::move(task), &context, [value] { value->emplace(true); });
    else
        QCoro::connect(std::move(task), &context, [value](T &&result) { value->emplace(std::move(result)); });
    if (!waitUntil([&value] { return value->has_value(); }, deadline))
        throw std::runtime_error("the task did not end within its deadline");
    if constexpr (!std::is_void_v<T>)
        return std::move(**value);
}

} // namespace kustos::test
