// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/engines/copysteps.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace kustos::host::sqliteengine {

Throttle::Throttle(qint64 bytesPerSecond, std::stop_token stop)
    : m_rate(bytesPerSecond)
    , m_stop(std::move(stop))
{
}

void Throttle::spent(qint64 bytes)
{
    if (m_rate <= 0)
        return;
    m_bytes += bytes;
    const std::chrono::duration<double> due(static_cast<double>(m_bytes) / static_cast<double>(m_rate));
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any never;
    never.wait_until(lock, m_stop,
                     m_start + std::chrono::duration_cast<std::chrono::steady_clock::duration>(due),
                     [] { return false; });
}

qint64 Throttle::stepLimit(qint64 unthrottled) const
{
    return m_rate > 0 ? std::clamp<qint64>(m_rate / 20, 1, unthrottled) : unthrottled;
}

} // namespace kustos::host::sqliteengine
