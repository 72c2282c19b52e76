// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/dialects/answers.h"
#include "host/dialects/composejson.h"
#include "host/sqlite/statement.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

using namespace kustos;
using namespace kustos::host;
using namespace kustos::host::compose;

namespace {

TEST(Answers, ErrorsHaveTheShapesOfTheDialect)
{
    EXPECT_EQ(problem(401, QStringLiteral("invalid_token")).body,
              QByteArray(R"({"errors":"invalid_token"})"));
    const auto field = invalid(QStringLiteral("name"), QStringLiteral("is \"taken\""));
    EXPECT_EQ(field.status, 422);
    EXPECT_EQ(field.body, QByteArray(R"({"errors":{"name":["is \"taken\""]}})"));
}

TEST(Answers, OwnErrorsBecomeStatusCodes)
{
    Error error;
    error.kind = Error::Kind::NotFound;
    EXPECT_EQ(problem(error).status, 404);
    error.kind = Error::Kind::Conflict;
    EXPECT_EQ(problem(error).status, 409);
    error.kind = Error::Kind::Storage;
    EXPECT_EQ(problem(error).status, 500);
    error.cause = Error::Cause::DiskFull;
    EXPECT_EQ(problem(error).status, 507);
}

TEST(Answers, NamesMayBeAnythingAPersonCanRead)
{
    for (const char *good : {"a", "Kunden (alt)", "../x", "数据", "a'b\"c<b>", " x "})
        EXPECT_TRUE(nameProblem(QString::fromUtf8(good)).isEmpty()) << good;
    for (const char *bad : {"", " ", "\t", "a\nb", "\x7f"})
        EXPECT_FALSE(nameProblem(QString::fromUtf8(bad)).isEmpty()) << bad;
}

TEST(Answers, RestoreBodyIsReadAsClientsWriteIt)
{
    const auto read = [](const char *body) {
        return readRestore(body, QStringLiteral("k:l"), QStringLiteral("3.40.1"));
    };
    EXPECT_EQ(read(R"({"deployment":{"name":"n","datacenter":"k:l","version":"","ssl":false}})")->name,
              QStringLiteral("n"));
    EXPECT_EQ(read(R"({"deployment":{"name":"n","cluster_id":null,"version":"3.40.1"}})")->name,
              QStringLiteral("n"));
    EXPECT_EQ(read(R"({"deployment":{"name":"n","datacenter":7}})").error().status, 422);
    EXPECT_EQ(read(R"({"deployment":{"name":"n","cluster_id":"x"}})").error().status, 422);
    EXPECT_EQ(read(R"({"deployment":null})").error().status, 422);
    EXPECT_EQ(read("\"x\"").error().status, 400);
}

TEST(ComposeJson, UnfinishedBackupTellsNeitherSizeNorChecksum)
{
    BackupRecord backup;
    backup.id = BackupId(QStringLiteral("b"));
    backup.startedAt = backup.createdAt = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5, 6), Qt::UTC);
    const QDateTime later = backup.createdAt.addDays(7);
    const auto running = backupJson(backup, later, {});
    EXPECT_EQ(running.value(u"created_at").toString(), QStringLiteral("2026-01-02T03:04:05.006Z"));
    EXPECT_EQ(running.value(u"status").toString(), QStringLiteral("running"));
    EXPECT_EQ(running.value(u"kustos").toObject().keys(), QStringList{QStringLiteral("expires_at")});
    EXPECT_TRUE(running.value(u"kustos").toObject().value(u"expires_at").isNull());
    backup.state = BackupRecord::State::Complete;
    backup.moment = backup.createdAt;
    backup.bytes = Q_INT64_C(9'000'000'000);
    const auto complete = backupJson(backup, later, {}).value(u"kustos").toObject();
    EXPECT_EQ(complete.value(u"size_bytes").toInteger(), backup.bytes);
    EXPECT_EQ(complete.value(u"expires_at").toString(), QStringLiteral("2026-01-09T03:04:05.006Z"));
}

TEST(ComposeJson, RecipeOfABackupNamesNoNewDeployment)
{
    JobRecord job;
    job.backupType = BackupType::Weekly;
    job.pagesDone = 3;
    job.pagesTotal = 7;
    auto json = recipeJson(job, {});
    EXPECT_EQ(json.value(u"status").toString(), QStringLiteral("waiting"));
    EXPECT_EQ(json.value(u"operations_complete").toInt(), 3);
    EXPECT_EQ(json.value(u"operations_total").toInt(), 7);
    EXPECT_TRUE(json.value(u"parent_id").isNull());
    EXPECT_TRUE(json.value(u"_embedded").toObject().value(u"recipes").isArray());
    const auto own = json.value(u"kustos").toObject();
    EXPECT_EQ(own.value(u"backup_type").toString(), QStringLiteral("weekly"));
    EXPECT_FALSE(own.contains(u"deployment_id_created"));
    job.kind = JobRecord::Kind::Restore;
    job.created = ServiceId(QStringLiteral("new"));
    EXPECT_EQ(recipeJson(job, {}).value(u"kustos").toObject().value(u"deployment_id_created").toString(),
              QStringLiteral("new"));
}

TEST(ComposeJson, PathsInConnectionStringsAreEscaped)
{
    DeploymentRecord deployment;
    deployment.path = QStringLiteral("/srv/a b/ü#1.db");
    const auto json = deploymentJson(deployment, std::nullopt, {});
    EXPECT_EQ(json.value(u"connection_strings").toObject().value(u"direct").toArray().first().toString(),
              QStringLiteral("sqlite:///srv/a%20b/%C3%BC%231.db"));
    EXPECT_FALSE(json.value(u"kustos").toObject().contains(u"usage_bytes")) << "the file is not there";
    EXPECT_FALSE(json.contains(u"provision_recipe_id"));
}

TEST(Sqlite, ErrorsStickAndTellTheirReason)
{
    auto database = sqlite::Database::open(QStringLiteral(":memory:"), SQLITE_OPEN_READWRITE);
    ASSERT_TRUE(database->execute("CREATE TABLE t(a TEXT UNIQUE, n INTEGER)"));
    sqlite::Statement broken(*database, "SELECT 1 FROM nowhere");
    EXPECT_FALSE(broken.bind(QStringLiteral("x")).next());
    EXPECT_EQ(broken.done().error().detail, QStringLiteral("no such table: nowhere"));
    const auto insert = [&](const QString &text) {
        sqlite::Statement statement(*database, "INSERT INTO t VALUES(?, ?)");
        return statement.bind(text).bind(Q_INT64_C(1) << 40).run();
    };
    EXPECT_TRUE(insert(QStringLiteral("ü\u0000x")));
    EXPECT_EQ(insert(QStringLiteral("ü\u0000x")).error().kind, Error::Kind::Storage);
    sqlite::Statement read(*database, "SELECT a, n, NULL FROM t");
    ASSERT_TRUE(read.next());
    EXPECT_EQ(read.text(0), QStringLiteral("ü\u0000x"));
    EXPECT_EQ(read.number(1), Q_INT64_C(1) << 40);
    EXPECT_FALSE(read.moment(2).isValid());
    EXPECT_FALSE(read.next());
    EXPECT_TRUE(read.done());
}

TEST(Sqlite, FullDiskIsTold)
{
    auto database = sqlite::Database::open(QStringLiteral(":memory:"), SQLITE_OPEN_READWRITE);
    ASSERT_TRUE(database->execute("PRAGMA max_page_count = 3; CREATE TABLE t(a)"));
    const auto full = database->execute("INSERT INTO t VALUES(zeroblob(100000))");
    ASSERT_FALSE(full);
    EXPECT_EQ(full.error().cause, Error::Cause::DiskFull);
}

} // namespace
