// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/dialects/digitaloceanratewindow.h"

namespace kustos::host::digitalocean {

namespace {

constexpr qint64 window = 3600;
constexpr qint64 step = 10;

} // namespace

void RateWindow::forget(qint64 now)
{
    // A clock that was set back would keep what lies in its future for as long as it was wrong.
    while (!m_steps.empty() && (m_steps.front().begin + window <= now || m_steps.front().begin > now)) {
        m_count -= m_steps.front().count;
        m_steps.pop_front();
    }
}

bool RateWindow::take(const QDateTime &now)
{
    const qint64 seconds = now.toSecsSinceEpoch();
    forget(seconds);
    if (m_count >= m_limit)
        return false;
    const qint64 begin = seconds - seconds % step;
    if (m_steps.empty() || m_steps.back().begin < begin)
        m_steps.push_back({begin, 0});
    ++m_steps.back().count;
    ++m_count;
    return true;
}

qint64 RateWindow::resetsAt(const QDateTime &now) const
{
    return m_steps.empty() ? now.toSecsSinceEpoch() : m_steps.front().begin + window;
}

} // namespace kustos::host::digitalocean
