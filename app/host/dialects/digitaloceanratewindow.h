// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <deque>

namespace kustos::host::digitalocean {

//! Counts the requests of the last hour, in steps of ten seconds.
class RateWindow
{
public:
    explicit RateWindow(int limit)
        : m_limit(limit)
    {
    }

    //! Counts one; false where the hour has had its limit already.
    [[nodiscard]] bool take(const QDateTime &now);
    [[nodiscard]] int limit() const { return m_limit; }
    [[nodiscard]] int remaining() const { return m_limit - m_count; }
    //! Unix seconds; when the oldest counted one is forgotten.
    [[nodiscard]] qint64 resetsAt(const QDateTime &now) const;

private:
    struct Step
    {
        qint64 begin; //!< Unix seconds
        int count;
    };
    void forget(qint64 now);

    int m_limit;
    int m_count = 0;
    std::deque<Step> m_steps;
};

} // namespace kustos::host::digitalocean
