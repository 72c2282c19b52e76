// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <fstream>
#include <thread>
#include <unistd.h>

namespace kustos::test {

//! Resident memory of this process in bytes.
inline long residentBytes()
{
    std::ifstream statm("/proc/self/statm");
    long total = 0;
    long resident = 0;
    statm >> total >> resident;
    return resident * ::sysconf(_SC_PAGESIZE);
}

//! The largest growth of resident memory while it lives, looked at every few milliseconds from a thread of
//! its own.
class MemoryWatch
{
public:
    MemoryWatch()
        : m_before(residentBytes())
        , m_thread([this](const std::stop_token &stop) {
            while (!stop.stop_requested()) {
                m_most = std::max(m_most.load(), residentBytes());
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            }
        })
    {
    }

    [[nodiscard]] long growth() const { return m_most - m_before; }

private:
    long m_before;
    std::atomic<long> m_most = 0;
    std::jthread m_thread;
};

} // namespace kustos::test
