// SPDX-License-Identifier: GPL-3.0-or-later
#include "livewriter.h"

#include "host/sqlite/database.h"

#include <chrono>
#include <gtest/gtest.h>
#include <sqlite3.h>

namespace kustos::test {

using namespace std::chrono_literals;

LiveWriter::LiveWriter(const QString &path)
    : m_path(path)
{
    auto database = host::sqlite::Database::open(m_path, SQLITE_OPEN_READWRITE);
    EXPECT_TRUE(
        database->execute("CREATE TABLE left_side(v); CREATE TABLE right_side(v);"
                          "CREATE TABLE steps(n INTEGER PRIMARY KEY);"
                          "INSERT INTO left_side VALUES(500001); INSERT INTO right_side VALUES(499999);"
                          "INSERT INTO steps VALUES(1);"));
    m_thread = std::jthread([this](std::stop_token stop) { write(stop); });
}

LiveWriter::~LiveWriter() = default;

void LiveWriter::write(std::stop_token stop)
{
    auto database = host::sqlite::Database::open(m_path, SQLITE_OPEN_READWRITE);
    sqlite3_busy_timeout(database->handle(), 5'000);
    EXPECT_TRUE(database->execute("PRAGMA synchronous = OFF"));
    while (!stop.stop_requested()) {
        const auto done = database->execute(
            "BEGIN IMMEDIATE; UPDATE left_side SET v = v + 1; UPDATE right_side SET v = v - 1;"
            "UPDATE t SET b = randomblob(500) WHERE a = 1 + abs(random()) % (SELECT max(a) FROM t);"
            "INSERT INTO steps SELECT max(n) + 1 FROM steps; COMMIT;");
        if (done) {
            ++m_commits;
        } else {
            ++m_failures;
            if (sqlite3_get_autocommit(database->handle()) == 0)
                static_cast<void>(database->execute("ROLLBACK"));
        }
        // A short breath, so that a slow test machine does not drown in the WAL.
        std::this_thread::sleep_for(200us);
    }
}

bool LiveWriter::waitForCommits(int more) const
{
    const int goal = m_commits + more;
    for (const auto end = std::chrono::steady_clock::now() + 20s; std::chrono::steady_clock::now() < end;) {
        if (m_commits >= goal)
            return true;
        std::this_thread::sleep_for(1ms);
    }
    return false;
}

} // namespace kustos::test
