// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <atomic>
#include <thread>

namespace kustos::test {

//! Writes to a database without a pause until it ends: each transaction moves an amount between two tables,
//! whose sum stays 1,000,000, changes a row of table t and counts itself in `steps`.
class LiveWriter
{
public:
    explicit LiveWriter(const QString &path);
    ~LiveWriter();
    LiveWriter(const LiveWriter &) = delete;
    LiveWriter &operator=(const LiveWriter &) = delete;

    [[nodiscard]] int commits() const { return m_commits; }
    [[nodiscard]] int failures() const { return m_failures; }
    //! Waits until the number of commits has grown by `more`, at most 20 s.
    [[nodiscard]] bool waitForCommits(int more) const;

    //! SQL that is "ok" for every state between two transactions.
    static constexpr const char *invariant =
        "SELECT CASE WHEN (SELECT v FROM left_side) + (SELECT v FROM right_side) = 1000000 AND "
        "(SELECT count(*) FROM steps) = (SELECT max(n) FROM steps) AND "
        "(SELECT max(n) FROM steps) + 500000 = (SELECT v FROM left_side) THEN 'ok' ELSE 'torn' END";

private:
    void write(std::stop_token stop);

    QString m_path;
    std::atomic<int> m_commits{0};
    std::atomic<int> m_failures{0};
    std::jthread m_thread;
};

} // namespace kustos::test
