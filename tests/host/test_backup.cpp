// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/sqlite/database.h"
#include "livewriter.h"
#include "servicetest.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <sqlite3.h>

using namespace kustos;
using namespace kustos::test;

namespace {

class BackupTest : public ServiceTest
{
protected:
    [[nodiscard]] QJsonObject failed(const QString &deployment)
    {
        const QJsonObject recipe = ended(startBackup(deployment));
        EXPECT_EQ(recipe.value(u"status").toString(), QStringLiteral("failed"));
        return recipe;
    }
    [[nodiscard]] QString reason(const QString &deployment)
    {
        return failed(deployment).value(u"status_detail").toString();
    }
};

TEST_F(BackupTest, StartAnswersWithARecipeAndTheListShowsItRunning)
{
    startHost({QStringLiteral("--copy-rate-limit"), QStringLiteral("200000")});
    const QString id = addDatabase(QStringLiteral("a"), 2000);
    const Reply reply = post(QStringLiteral("deployments/%1/backups").arg(id));
    ASSERT_EQ(reply.status, 202);
    const QJsonObject recipe = reply.json();
    EXPECT_EQ(recipe.value(u"name").toString(), QStringLiteral("Take on-demand backup"));
    EXPECT_EQ(recipe.value(u"template").toString(), QStringLiteral("Recipes::Deployment::Run"));
    EXPECT_EQ(recipe.value(u"deployment_id").toString(), id);
    EXPECT_EQ(recipe.value(u"kustos").toObject().value(u"kind").toString(), QStringLiteral("backup"));
    const QJsonObject copying = inPhase(recipe.value(u"id").toString(), QStringLiteral("copying"));
    EXPECT_EQ(copying.value(u"status").toString(), QStringLiteral("running"));
    EXPECT_GT(copying.value(u"operations_total").toInt(), copying.value(u"operations_complete").toInt());
    const auto rows = backups(id);
    ASSERT_EQ(rows.size(), 1);
    EXPECT_EQ(rows.first().value(u"status").toString(), QStringLiteral("running"));
    EXPECT_FALSE(rows.first().value(u"is_downloadable").toBool());
    EXPECT_FALSE(rows.first().value(u"is_restorable").toBool());
    EXPECT_FALSE(rows.first().value(u"kustos").toObject().contains(u"sha256"));
    const Reply second = post(QStringLiteral("deployments/%1/backups").arg(id));
    EXPECT_EQ(second.status, 409);
    EXPECT_FALSE(second.errorText().isEmpty());
    const QString other = addDatabase(QStringLiteral("b"));
    EXPECT_FALSE(backUp(other).isEmpty()) << "another deployment does not wait";
}

TEST_F(BackupTest, FinishedBackupTellsSizeChecksumMomentAndName)
{
    startHost();
    const QString id = addDatabase(QStringLiteral("kunden"), 500);
    const QDateTime before = QDateTime::currentDateTimeUtc();
    const QString backup = backUp(id);
    const auto row = backups(id).first();
    EXPECT_EQ(row.value(u"id").toString(), backup);
    EXPECT_EQ(row.value(u"status").toString(), QStringLiteral("complete"));
    EXPECT_EQ(row.value(u"type").toString(), QStringLiteral("on_demand"));
    EXPECT_TRUE(row.value(u"is_downloadable").toBool());
    EXPECT_TRUE(row.value(u"is_restorable").toBool());
    const QRegularExpression name(QStringLiteral(R"(^kunden_\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d_utc_on_demand$)"));
    EXPECT_TRUE(name.match(row.value(u"name").toString()).hasMatch())
        << row.value(u"name").toString().toStdString();
    const auto own = row.value(u"kustos").toObject();
    const QString file = backupFile(id, backup);
    EXPECT_EQ(own.value(u"size_bytes").toInteger(), QFile(file).size());
    EXPECT_EQ(own.value(u"sha256").toString().toLatin1(), sha256Of(file));
    const auto moment = QDateTime::fromString(own.value(u"moment").toString(), Qt::ISODateWithMs);
    EXPECT_GE(moment, before);
    EXPECT_LE(moment, QDateTime::fromString(row.value(u"created_at").toString(), Qt::ISODateWithMs));
    EXPECT_TRUE(own.value(u"expires_at").isNull());
}

TEST_F(BackupTest, LiveDatabaseIsCopiedConsistentlyWhileItIsWritten)
{
    startHost({QStringLiteral("--copy-rate-limit"), QStringLiteral("2000000")});
    const QString id = addDatabase(QStringLiteral("live"), 8000);
    const QString path = in(QStringLiteral("live"));
    LiveWriter writer(path);
    ASSERT_TRUE(writer.waitForCommits(20));
    const QString recipe = startBackup(id);
    const QJsonObject copying = inPhase(recipe, QStringLiteral("copying"));
    ASSERT_EQ(copying.value(u"status").toString(), QStringLiteral("running"))
        << "the copy was too quick for this test";
    const int during = writer.commits();
    ASSERT_TRUE(writer.waitForCommits(50));
    ASSERT_EQ(get(QStringLiteral("recipes/") + recipe).json().value(u"status").toString(),
              QStringLiteral("running"))
        << "commits happened during the copy";
    EXPECT_EQ(ended(recipe).value(u"status").toString(), QStringLiteral("complete"));
    const QString file = backupFile(id, backups(id).first().value(u"id").toString());
    const QByteArray sha = sha256Of(file);
    const QString copy = in(QStringLiteral("copy.db"));
    ASSERT_TRUE(QFile::copy(file, copy)); // alone: no -wal beside it
    EXPECT_EQ(query(copy, LiveWriter::invariant), QStringLiteral("ok"));
    EXPECT_EQ(query(copy, "PRAGMA integrity_check"), QStringLiteral("ok"));
    const int steps = query(copy, "SELECT max(n) FROM steps").toInt();
    EXPECT_GT(steps, 20);
    EXPECT_LE(steps, during + 2) << "the state of the beginning, not of the end";
    EXPECT_EQ(writer.failures(), 0) << "writers are never locked out";
    EXPECT_EQ(backups(id).first().value(u"kustos").toObject().value(u"sha256").toString().toLatin1(), sha);
}

TEST_F(BackupTest, UncheckpointedPagesAreInTheCopy)
{
    startHost();
    const QString id = addDatabase(QStringLiteral("a"), 10);
    auto writer = host::sqlite::Database::open(in(QStringLiteral("a")), SQLITE_OPEN_READWRITE);
    ASSERT_TRUE(
        writer->execute("PRAGMA wal_autocheckpoint = 0; INSERT INTO t(a, b) VALUES(777, 'only in the WAL')"));
    const QString file = backupFile(id, backUp(id));
    EXPECT_EQ(query(file, "SELECT b FROM t WHERE a = 777"), QStringLiteral("only in the WAL"));
}

TEST_F(BackupTest, RollbackJournalNeedsTheAdminsLimit)
{
    startHost();
    const QString refused = addDatabase(QStringLiteral("r"), 100, "DELETE");
    EXPECT_TRUE(reason(refused).contains(u"rollback journal"));
    EXPECT_TRUE(backups(refused).isEmpty());
    const QString allowed = addDatabase(QStringLiteral("s"), 100, "DELETE",
                                        {QStringLiteral("--blocking-limit"), QStringLiteral("10")});
    EXPECT_FALSE(backUp(allowed).isEmpty());
}

TEST_F(BackupTest, FailuresTellTheirReasonAndKeepTheEarlierBackup)
{
    startHost({QStringLiteral("--busy-limit"), QStringLiteral("1")});
    const QString id = addDatabase(QStringLiteral("a"), 100);
    const QString path = in(QStringLiteral("a"));
    const QString good = backUp(id);
    const QByteArray sha = sha256Of(backupFile(id, good));

    ASSERT_TRUE(QFile::rename(path, path + QStringLiteral(".away")));
    EXPECT_TRUE(reason(id).contains(u"missing"));
    {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(10'000, 'x'));
    }
    EXPECT_TRUE(reason(id).contains(u"not a SQLite database"));
    QFile::remove(path);
    ASSERT_TRUE(QFile::rename(path + QStringLiteral(".away"), path));
    {
        // A WAL database that its owner has all for itself.
        auto holder = host::sqlite::Database::open(path, SQLITE_OPEN_READWRITE);
        ASSERT_TRUE(holder->execute(
            "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; INSERT INTO t(b) VALUES('x'); COMMIT"));
        EXPECT_TRUE(reason(id).contains(u"locked for longer than 1 s"));
    }
    const auto rows = backups(id);
    ASSERT_EQ(rows.size(), 1);
    EXPECT_EQ(rows.first().value(u"id").toString(), good);
    EXPECT_EQ(sha256Of(backupFile(id, good)), sha);
    EXPECT_EQ(storedFiles().size(), 1);
    EXPECT_NE(backUp(id), good) << "and it works again";
}

TEST_F(BackupTest, OneOnDemandBackupIsKeptAlwaysTheNewest)
{
    startHost();
    const QString id = addDatabase(QStringLiteral("a"));
    const QString first = backUp(id);
    const QString link = get(QStringLiteral("deployments/%1/backups/%2").arg(id, first))
                             .json()
                             .value(u"download_link")
                             .toString();
    const QString second = backUp(id);
    const auto rows = backups(id);
    ASSERT_EQ(rows.size(), 1);
    EXPECT_EQ(rows.first().value(u"id").toString(), second);
    EXPECT_EQ(storedFiles(), QStringList{backupFile(id, second)});
    EXPECT_EQ(get(QStringLiteral("deployments/%1/backups/%2").arg(id, first)).status, 404);
    EXPECT_EQ(call(m_host.base(), "GET", link.mid(m_host.base().size()).toLatin1()).status, 404);
    EXPECT_EQ(list(QStringLiteral("deployments/%1/recipes").arg(id), QStringLiteral("recipes")).size(), 2);
}

TEST_F(BackupTest, FullDiskFailsTheJobAndLeavesNothing)
{
    const QString mounted = in(QStringLiteral("small"));
    ASSERT_TRUE(QDir().mkpath(mounted));
    HostProcess host(mounted + QStringLiteral("/state"));
    // The file system of 4 MB exists inside the namespace only, so the databases are registered there as
    // well.
    host.setWrapper(
        {QStringLiteral("unshare"), QStringLiteral("-Urm"), QStringLiteral("sh"), QStringLiteral("-c"),
         QStringLiteral("small=$1; big=$2; shift 2; mount -t tmpfs -o size=4m,mode=700 tmpfs \"$0\" && "
                        "\"$@\" add sqlite small \"$small\" >&2 && "
                        "\"$@\" add sqlite big \"$big\" >&2 && exec \"$@\""),
         mounted, makeDatabase(QStringLiteral("s"), 100), makeDatabase(QStringLiteral("b"), 20'000)});
    if (!host.start())
        GTEST_SKIP() << "no user namespace with a mount of its own here: the full disk cannot be produced";
    const QString inside = QStringLiteral("/proc/%1/root%2/state").arg(host.pid()).arg(mounted);
    QFile tokenFile(inside + QStringLiteral("/token"));
    ASSERT_TRUE(tokenFile.open(QIODevice::ReadOnly));
    const Headers bearer{{"Authorization", "Bearer " + tokenFile.readAll().trimmed()}};
    const auto all = call(host.base(), "GET", "/2016-07/deployments", bearer).json();
    const auto rows = all.value(u"_embedded").toObject().value(u"deployments").toArray();
    ASSERT_EQ(rows.size(), 2);
    const QString big = rows.at(0).toObject().value(u"id").toString(); // by name
    const QString small = rows.at(1).toObject().value(u"id").toString();
    const auto backup = [&](const QString &id) {
        const QByteArray target = "/2016-07/deployments/" + id.toLatin1() + "/backups";
        const QString recipe = call(host.base(), "POST", target, bearer).json().value(u"id").toString();
        QJsonObject seen;
        for (const QDeadlineTimer end(30'000); !end.hasExpired();) {
            seen = call(host.base(), "GET", "/2016-07/recipes/" + recipe.toLatin1(), bearer).json();
            const QString status = seen.value(u"status").toString();
            if (status == u"complete" || status == u"failed")
                break;
        }
        return seen;
    };
    EXPECT_EQ(backup(small).value(u"status").toString(), QStringLiteral("complete"));
    const QJsonObject full = backup(big);
    EXPECT_EQ(full.value(u"status").toString(), QStringLiteral("failed"));
    EXPECT_EQ(full.value(u"status_detail").toString(), QStringLiteral("the disk of the host is full"));
    EXPECT_EQ(full.value(u"kustos").toObject().value(u"reason").toString(), QStringLiteral("disk_full"));
    EXPECT_TRUE(QDir(inside + QStringLiteral("/backups/") + big).isEmpty());
    EXPECT_EQ(QDir(inside + QStringLiteral("/backups/") + small).entryList(QDir::Files).size(), 1);
    EXPECT_EQ(backup(small).value(u"status").toString(), QStringLiteral("complete"));
}

} // namespace
