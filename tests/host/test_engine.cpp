// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sha256.h"
#include "host/engines/copysteps.h"
#include "host/engines/sqliteengine.h"
#include "host/sqlite/database.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <thread>

using namespace kustos;
using namespace kustos::host;
using namespace std::chrono_literals;

namespace {

class CountingWatcher final : public CopyWatcher
{
public:
    void copying(qint64 done, qint64 total) override
    {
        ++steps;
        EXPECT_GE(done, last) << "progress never goes back";
        last = done;
        pages = total;
        if (steps == stopAt)
            stop.request_stop();
    }
    void checking() override { ++checks; }
    int steps = 0;
    int stopAt = -1;
    int checks = 0;
    qint64 last = 0;
    qint64 pages = 0;
    std::stop_source stop;
};

class EngineTest : public ::testing::Test
{
protected:
    [[nodiscard]] QString in(const QString &name) const { return m_directory.filePath(name); }

    QString make(const QString &name, const char *mode, int rows = 3000)
    {
        auto database = sqlite::Database::open(in(name), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
        const QByteArray sql = QByteArray("PRAGMA journal_mode = ") + mode +
                               "; CREATE TABLE t(a INTEGER PRIMARY KEY, b BLOB); CREATE INDEX i ON t(b);"
                               "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < " +
                               QByteArray::number(rows) + ") INSERT INTO t SELECT i, randomblob(500) FROM c;";
        EXPECT_TRUE(database->execute(sql.constData()));
        return in(name);
    }
    Result<CopyResult> backUp(const QString &source, CopyLimits limits = {})
    {
        return sqliteengine::backUp(source, target(), limits, m_clock, m_watcher, m_watcher.stop.get_token());
    }
    [[nodiscard]] QString target() const { return in(QStringLiteral("out/copy.db")); }
    [[nodiscard]] QStringList outFiles() const
    {
        return QDir(in(QStringLiteral("out"))).entryList(QDir::Files);
    }
    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }
    static QByteArray hashOf(const QString &path)
    {
        Sha256 sha;
        sha.add(bytesOf(path));
        return sha.hex();
    }

    QTemporaryDir m_directory;
    SystemClock m_clock;
    CountingWatcher m_watcher;
};

TEST_F(EngineTest, CopyIsCompleteByItselfCheckedAndHashed)
{
    // Signs that mean something in a URI: the check opens the copy by one.
    QDir().mkpath(in(QStringLiteral("out ü?#%41")));
    const QString to = in(QStringLiteral("out ü?#%41/copy.db"));
    const QString source = make(QStringLiteral("a.db"), "WAL");
    const QDateTime before = m_clock.now();
    const auto result = sqliteengine::backUp(source, to, {}, m_clock, m_watcher, {});
    ASSERT_TRUE(result) << result.error().detail.toStdString();
    EXPECT_EQ(result->sha256, hashOf(to));
    EXPECT_EQ(result->bytes, QFile(to).size());
    EXPECT_EQ(result->pages * 4096, result->bytes);
    EXPECT_GE(result->moment, before);
    EXPECT_LE(result->moment, m_clock.now());
    EXPECT_EQ(m_watcher.checks, 1);
    EXPECT_EQ(m_watcher.last, result->pages);
    EXPECT_EQ(QDir(in(QStringLiteral("out ü?#%41"))).entryList(QDir::Files),
              QStringList{QStringLiteral("copy.db")});
    EXPECT_EQ(QFile::permissions(to) & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
              QFileDevice::Permissions());
    auto copy = sqlite::Database::open(to, SQLITE_OPEN_READWRITE);
    EXPECT_EQ(copy->text("SELECT count(*) FROM t").value(), QStringLiteral("3000"));
    EXPECT_EQ(copy->text("PRAGMA journal_mode").value(), QStringLiteral("wal"))
        << "a restored database can be backed up again";
}

//! Commits a row to the database each time it is asked for the time.
class CommittingClock final : public Clock
{
public:
    explicit CommittingClock(const QString &path)
        : m_path(path)
    {
    }
    [[nodiscard]] QDateTime now() const override
    {
        auto database = sqlite::Database::open(m_path, SQLITE_OPEN_READWRITE);
        EXPECT_TRUE(database->execute("INSERT INTO t(b) VALUES('before the moment')"));
        return QDateTime::currentDateTimeUtc();
    }
    [[nodiscard]] std::chrono::milliseconds monotonic() const override { return {}; }

private:
    QString m_path;
};

TEST_F(EngineTest, WhatWasCommittedBeforeTheMomentIsInTheCopy)
{
    const QString source = make(QStringLiteral("a.db"), "WAL", 10);
    const CommittingClock clock(source);
    ASSERT_TRUE(sqliteengine::backUp(source, target(), {}, clock, m_watcher, {}));
    const char *count = "SELECT count(*) FROM t";
    auto copy = sqlite::Database::open(target(), SQLITE_OPEN_READWRITE);
    auto live = sqlite::Database::open(source, SQLITE_OPEN_READWRITE);
    EXPECT_EQ(copy->text(count).value(), live->text(count).value());
    EXPECT_NE(copy->text(count).value(), QStringLiteral("10")) << "the clock was asked";
}

TEST_F(EngineTest, MomentOfALockedDatabaseIsTheEndOfTheWait)
{
    const QString source = make(QStringLiteral("a.db"), "DELETE", 10);
    auto writer = sqlite::Database::open(source, SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX);
    ASSERT_TRUE(writer->execute("BEGIN EXCLUSIVE; INSERT INTO t(b) VALUES('x')"));
    QDateTime committed;
    const std::jthread later([&] {
        std::this_thread::sleep_for(300ms); // the wait itself is what is looked at
        EXPECT_TRUE(writer->execute("COMMIT"));
        committed = m_clock.now();
    });
    CopyLimits limits;
    limits.blocking = 30s;
    const auto result = backUp(source, limits);
    ASSERT_TRUE(result);
    EXPECT_GE(result->moment, committed.addMSecs(-50));
}

TEST_F(EngineTest, PipeBesideTheDatabaseIsNotWaitedFor)
{
    const QString source = make(QStringLiteral("a.db"), "DELETE", 10);
    ASSERT_EQ(::mkfifo((source + QStringLiteral("-journal")).toLocal8Bit().constData(), 0600), 0);
    CopyLimits limits;
    limits.blocking = 30s;
    const auto refused = backUp(source, limits);
    ASSERT_FALSE(refused);
    EXPECT_TRUE(refused.error().detail.endsWith(u"-journal is not a file"));
}

TEST_F(EngineTest, DatabaseOfAKilledWriterIsRefusedWithTheReason)
{
    const QString source = make(QStringLiteral("a.db"), "DELETE");
    const QString cut = in(QStringLiteral("cut.db"));
    auto writer = sqlite::Database::open(source, SQLITE_OPEN_READWRITE);
    ASSERT_TRUE(writer->execute("PRAGMA cache_size = 5; BEGIN; UPDATE t SET b = randomblob(500)"));
    ASSERT_TRUE(QFile::copy(source, cut));
    ASSERT_TRUE(QFile::copy(source + QStringLiteral("-journal"), cut + QStringLiteral("-journal")));
    CopyLimits limits;
    limits.blocking = 30s;
    const auto refused = backUp(cut, limits);
    ASSERT_FALSE(refused);
    EXPECT_TRUE(refused.error().detail.contains(u"cut off")) << refused.error().detail.toStdString();
}

TEST_F(EngineTest, RollbackJournalIsRefusedUnlessTheAdminAllowsIt)
{
    const QString source = make(QStringLiteral("a.db"), "DELETE");
    const auto refused = backUp(source);
    ASSERT_FALSE(refused);
    EXPECT_TRUE(refused.error().detail.contains(u"rollback journal"));
    EXPECT_TRUE(outFiles().isEmpty());
    CopyLimits limits;
    limits.blocking = 30s;
    EXPECT_TRUE(backUp(source, limits));
}

TEST_F(EngineTest, BlockingLimitEndsACopyThatTakesTooLong)
{
    const QString source = make(QStringLiteral("a.db"), "DELETE");
    CopyLimits limits;
    limits.blocking = 1s;
    limits.bytesPerSecond = 200'000; // 1.7 MB would take eight seconds
    const auto result = backUp(source, limits);
    ASSERT_FALSE(result);
    EXPECT_TRUE(result.error().detail.contains(u"given up after 1 s")) << result.error().detail.toStdString();
    EXPECT_TRUE(outFiles().isEmpty());
    auto writer = sqlite::Database::open(source, SQLITE_OPEN_READWRITE);
    EXPECT_TRUE(writer->execute("INSERT INTO t(b) VALUES('x')")) << "the lock is given back";
}

TEST_F(EngineTest, WhatIsNoDatabaseIsRefusedWithItsReason)
{
    EXPECT_TRUE(backUp(in(QStringLiteral("nowhere.db"))).error().detail.contains(u"missing"));
    EXPECT_FALSE(QFile::exists(in(QStringLiteral("nowhere.db")))) << "the source is never made";
    QFile text(in(QStringLiteral("text.db")));
    ASSERT_TRUE(text.open(QIODevice::WriteOnly));
    text.write(QByteArray(100'000, 'x'));
    text.close();
    EXPECT_TRUE(backUp(text.fileName()).error().detail.contains(u"not a SQLite database"));
    QFile empty(in(QStringLiteral("empty.db")));
    ASSERT_TRUE(empty.open(QIODevice::WriteOnly));
    EXPECT_TRUE(backUp(empty.fileName()).error().detail.contains(u"not a SQLite database"));
    EXPECT_FALSE(backUp(m_directory.path()));
    EXPECT_TRUE(outFiles().isEmpty());
}

TEST_F(EngineTest, DamagedDatabaseBecomesNoBackup)
{
    const QString source = make(QStringLiteral("a.db"), "DELETE");
    {
        QFile file(source);
        ASSERT_TRUE(file.open(QIODevice::ReadWrite));
        file.seek(4096L * 100);
        file.write(QByteArray(4096, '\x5a'));
    }
    CopyLimits limits;
    limits.blocking = 30s;
    const auto result = backUp(source, limits);
    ASSERT_FALSE(result);
    EXPECT_TRUE(result.error().detail.contains(u"damaged")) << result.error().detail.toStdString();
    EXPECT_TRUE(outFiles().isEmpty());
}

TEST_F(EngineTest, LockedLongerThanTheLimit)
{
    const QString source = make(QStringLiteral("a.db"), "DELETE");
    auto holder = sqlite::Database::open(source, SQLITE_OPEN_READWRITE);
    ASSERT_TRUE(holder->execute("BEGIN EXCLUSIVE"));
    CopyLimits limits;
    limits.busy = 1s;
    limits.blocking = 30s;
    const auto result = backUp(source, limits);
    ASSERT_FALSE(result);
    EXPECT_TRUE(result.error().detail.contains(u"locked for longer than 1 s"))
        << result.error().detail.toStdString();
    ASSERT_TRUE(holder->execute("ROLLBACK"));
    EXPECT_TRUE(backUp(source, limits));
}

TEST_F(EngineTest, StopLeavesNothingBehind)
{
    const QString source = make(QStringLiteral("a.db"), "WAL");
    m_watcher.stopAt = 2;
    CopyLimits limits;
    limits.bytesPerSecond = 1'000'000;
    const auto result = backUp(source, limits);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, Error::Kind::Cancelled);
    EXPECT_LT(m_watcher.last, m_watcher.pages);
    EXPECT_TRUE(outFiles().isEmpty());
}

TEST_F(EngineTest, StaleUnfinishedFileIsReplacedAFinishedOneNever)
{
    const QString source = make(QStringLiteral("a.db"), "WAL");
    ASSERT_TRUE(backUp(source));
    const QByteArray first = hashOf(target());
    const auto again = backUp(source);
    EXPECT_FALSE(again) << "an existing target is not overwritten";
    EXPECT_EQ(hashOf(target()), first);
    EXPECT_EQ(outFiles(), QStringList{QStringLiteral("copy.db")});
}

TEST_F(EngineTest, RestoreIsByteForByteAndProvesTheChecksum)
{
    const auto made = backUp(make(QStringLiteral("a.db"), "WAL"));
    ASSERT_TRUE(made);
    const QString restored = in(QStringLiteral("new/database.db"));
    const auto result = sqliteengine::restore(target(), made->sha256, restored, {}, m_watcher, {});
    ASSERT_TRUE(result) << result.error().detail.toStdString();
    EXPECT_EQ(bytesOf(restored), bytesOf(target()));

    // One flipped bit inside a blob: the structure is intact, only the checksum knows.
    QFile file(target());
    ASSERT_TRUE(file.open(QIODevice::ReadWrite));
    file.seek(file.size() - 100);
    const char byte = static_cast<char>(file.read(1).at(0) ^ 1);
    file.seek(file.size() - 100);
    file.write(&byte, 1);
    file.close();
    const QString second = in(QStringLiteral("new/second.db"));
    const auto refused = sqliteengine::restore(target(), made->sha256, second, {}, m_watcher, {});
    ASSERT_FALSE(refused);
    EXPECT_FALSE(QFile::exists(second));
    EXPECT_FALSE(QFile::exists(second + QStringLiteral(".part")));
}

TEST(Throttle, KeepsTheRateOverManySteps)
{
    const auto elapsedFor = [](qint64 rate) {
        const auto start = std::chrono::steady_clock::now();
        sqliteengine::Throttle throttle(rate, {});
        for (int i = 0; i < 20; ++i)
            throttle.spent(1000);
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    // 20,000 bytes at 100,000 per second are 0.2 s: never sooner, however busy the machine is.
    EXPECT_GE(elapsedFor(100'000), 0.199);
    EXPECT_GE(elapsedFor(50'000), 0.399);
    EXPECT_LT(elapsedFor(0), 0.199) << "0 is no limit";
}

TEST(Throttle, StopEndsItsSleep)
{
    std::stop_source source;
    sqliteengine::Throttle throttle(1, source.get_token());
    source.request_stop();
    const auto start = std::chrono::steady_clock::now();
    throttle.spent(1'000'000); // eleven days
    EXPECT_LT(std::chrono::steady_clock::now() - start, 10s);
}

TEST(Throttle, StepsAreSmallEnoughToBeStopped)
{
    EXPECT_EQ(sqliteengine::Throttle(0, {}).stepLimit(4096), 4096);
    EXPECT_EQ(sqliteengine::Throttle(1'000'000'000, {}).stepLimit(4096), 4096);
    EXPECT_EQ(sqliteengine::Throttle(20'000, {}).stepLimit(4096), 1000) << "a twentieth of a second";
    EXPECT_EQ(sqliteengine::Throttle(1, {}).stepLimit(4096), 1);
}

} // namespace
