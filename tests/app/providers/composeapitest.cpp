// SPDX-License-Identifier: GPL-3.0-or-later
// Decoding of the Compose dialect: bytes in, values out.
#include "providers/compose/composeapi.h"

#include "fixture.h"
#include "providers/compose/composejson.h"

#include <gtest/gtest.h>

namespace kustos::test {

namespace {

QDateTime utc(const char *text)
{
    return QDateTime::fromString(QString::fromLatin1(text), Qt::ISODateWithMs);
}

std::string address(const char *base, const QStringList &segments)
{
    const auto url = compose::resource(QUrl(QString::fromLatin1(base)), segments);
    return url ? url->toString(QUrl::FullyEncoded).toStdString() : std::string();
}

Job recipe(const QByteArray &body)
{
    const auto job = compose::recipe(body);
    EXPECT_TRUE(job.has_value());
    return job.value_or(Job());
}

} // namespace

TEST(ComposeApi, AddressesOfBothStyles)
{
    struct Row
    {
        const char *base;
        const char *expected;
    };
    const std::string instance = "/instances/7d1f0c52-6f0e-4d35-9a61-0f1e2d3c4b5a/deployments/ab";
    const Row account[] = {
        {"http://127.0.0.1:4012", "http://127.0.0.1:4012/2016-07/deployments/ab"},
        {"http://127.0.0.1:4012/", "http://127.0.0.1:4012/2016-07/deployments/ab"},
        {"https://api.example/2016-07", "https://api.example/2016-07/deployments/ab"},
        {"https://api.example/2016-07/", "https://api.example/2016-07/deployments/ab"},
        {"https://api.example/base?x=1#y", "https://api.example/base/2016-07/deployments/ab"},
    };
    for (const Row &row : account)
        EXPECT_EQ(address(row.base, {QStringLiteral("deployments"), QStringLiteral("ab")}), row.expected)
            << row.base;
    const char *const instances[] = {
        "https://broker.example/api/2016-07/instances/7d1f0c52-6f0e-4d35-9a61-0f1e2d3c4b5a/",
        "https://broker.example/api/instances/7d1f0c52-6f0e-4d35-9a61-0f1e2d3c4b5a",
        "https://broker.example/api/api/2016-07/instances/7d1f0c52-6f0e-4d35-9a61-0f1e2d3c4b5a",
        "https://broker.example/api/2016-07/instances/7d1f0c52-6f0e-4d35-9a61-0f1e2d3c4b5a/deployments",
    };
    for (const char *base : instances) {
        EXPECT_EQ(address(base, {QStringLiteral("deployments"), QStringLiteral("ab")}),
                  "https://broker.example/api/2016-07" + instance)
            << base;
    }
}

TEST(ComposeApi, IdsCannotLeaveTheirPlaceInThePath)
{
    EXPECT_EQ(address("http://h", {QStringLiteral("deployments"), QStringLiteral("a/../b?c#d e%2F")}),
              "http://h/2016-07/deployments/a%2F..%2Fb%3Fc%23d%20e%252F");
    for (const QString &segment : {QString(), QStringLiteral("."), QStringLiteral("..")})
        EXPECT_EQ(address("http://h", {QStringLiteral("deployments"), segment}), "");
}

TEST(ComposeApi, BackupsAreSortedAndComplete)
{
    const auto list = compose::backups(fixture("compose/backups.json"));
    ASSERT_TRUE(list.has_value());
    ASSERT_EQ(list->size(), 3);
    const RestorePoint &running = list->at(0);
    EXPECT_EQ(running.kind, BackupKind::OnDemand);
    EXPECT_EQ(running.state, RestorePoint::State::Running);
    EXPECT_FALSE(running.downloadable);
    EXPECT_FALSE(running.size || running.moment || running.expiresAt);
    EXPECT_TRUE(running.sha256.isEmpty());
    EXPECT_EQ(list->at(1).kind, BackupKind::Daily);
    EXPECT_TRUE(list->at(1).restorable);
    const RestorePoint &weekly = list->at(2);
    EXPECT_EQ(weekly.kind, BackupKind::Weekly);
    EXPECT_EQ(weekly.createdAt, utc("2026-11-14T03:04:55.120Z")) << "told with an offset";
    EXPECT_EQ(weekly.createdAt.timeSpec(), Qt::UTC);
    EXPECT_EQ(weekly.size, ByteSize(4096));
    EXPECT_EQ(weekly.sha256, "abcdef0123");
    EXPECT_EQ(weekly.moment, utc("2026-11-14T03:00:00Z"));
    EXPECT_EQ(weekly.expiresAt, utc("2026-12-12T03:00:00Z"));
}

TEST(ComposeApi, UnknownWordsStayRaw)
{
    const auto list = compose::backups(
        R"({"_embedded":{"backups":[{"id":"a","type":"hourly","status":"verifying","is_restorable":true}]}})");
    ASSERT_TRUE(list.has_value());
    EXPECT_EQ(list->first().kind, BackupKind::Unknown);
    EXPECT_EQ(list->first().rawKind, QStringLiteral("hourly"));
    EXPECT_EQ(list->first().state, RestorePoint::State::Unknown);
    EXPECT_EQ(list->first().rawState, QStringLiteral("verifying"));
    EXPECT_FALSE(list->first().createdAt.isValid());
}

TEST(ComposeApi, EmptyListsAreLists)
{
    EXPECT_EQ(compose::backups(R"({"_embedded":{"backups":[]}})"), QList<RestorePoint>());
    EXPECT_EQ(compose::recipes(R"({"_embedded":{"recipes":[]}})"), QList<Job>());
    EXPECT_EQ(compose::datacenters(R"({"_embedded":{"datacenters":[]}})"), QStringList());
    ASSERT_TRUE(compose::deployments(R"({"_embedded":{"deployments":[]}})").has_value());
    const auto account = compose::account(R"({"_embedded":{"accounts":[]}})");
    ASSERT_FALSE(account.has_value());
    EXPECT_EQ(account.error().cause, Error::Cause::MissingField);
}

TEST(ComposeApi, TheRowWithoutAnIdIsNamed)
{
    const auto list = compose::backups(R"({"_embedded":{"backups":[{"id":"a"},{"name":"b"}]}})");
    ASSERT_FALSE(list.has_value());
    EXPECT_EQ(list.error().cause, Error::Cause::MissingField);
    EXPECT_EQ(list.error().detail, QStringLiteral("backups[1].id"));
}

TEST(ComposeApi, DeploymentsOfACloudAndOfOurHost)
{
    const auto list = compose::deployments(fixture("compose/deployments.json"));
    ASSERT_TRUE(list.has_value());
    ASSERT_EQ(list->size(), 3);
    const DatabaseService &graph = list->at(0).service;
    EXPECT_EQ(graph.type, QStringLiteral("janusgraph"));
    EXPECT_EQ(graph.restorePrefix, QStringLiteral("janusgraph-restore-"));
    EXPECT_EQ(graph.state, DatabaseService::State::Available);
    EXPECT_FALSE(graph.usage || graph.nextBackup);
    EXPECT_EQ(graph.connectionStrings.size(), 2) << "misc is an object of lists";
    EXPECT_TRUE(list->at(0).full);
    EXPECT_EQ(list->at(1).service.restorePrefix, QStringLiteral("postgres-restore-"));
    EXPECT_EQ(list->at(1).clusterId, QStringLiteral("60cc0011223344556677aabb"));
    EXPECT_EQ(list->at(1).service.createdAt, utc("2026-03-02T08:00:00Z"));
    const DatabaseService &own = list->at(2).service;
    EXPECT_EQ(own.place, QStringLiteral("buero-1"));
    EXPECT_EQ(own.usage, ByteSize(52428800));
    EXPECT_EQ(own.nextBackup, (PlannedBackup{utc("2026-11-21T02:00:00Z"), BackupKind::Daily}));
    EXPECT_EQ(own.restorePrefix, QStringLiteral("sqlite-restore-"));
}

TEST(ComposeApi, ServiceStates)
{
    const auto state = [](const QByteArray &more) {
        return compose::deployment("{\"id\":\"a\"" + more + "}")->service.state;
    };
    using State = DatabaseService::State;
    EXPECT_EQ(state(""), State::Available);
    EXPECT_EQ(state(R"(,"provision_recipe_id":"r")"), State::Provisioning);
    EXPECT_EQ(state(R"(,"provision_recipe_id":"r","kustos":{"status":"available"})"), State::Available);
    EXPECT_EQ(state(R"(,"kustos":{"status":"provisioning"})"), State::Provisioning);
    EXPECT_EQ(state(R"(,"kustos":{"status":"failed"})"), State::Failed);
    EXPECT_EQ(state(R"(,"kustos":{"status":"dreaming"})"), State::Unknown);
}

TEST(ComposeApi, OnlyMarkupIsAPage)
{
    for (const char *page : {"<html>", " \n<!DOCTYPE html>", "<?xml version='1.0'?>", "<HTML><body>"})
        EXPECT_TRUE(compose::json::looksLikeHtml(page)) << page;
    for (const char *other : {"", "<", "<\x01\x02", "< 1", "{\"a\":\"<b>\"}", "<\xff\xfe"})
        EXPECT_FALSE(compose::json::looksLikeHtml(other)) << other;
}

TEST(ComposeApi, RestorePrefixes)
{
    const std::pair<const char *, const char *> table[] = {
        {"janusgraph", "janusgraph-restore-"},
        {"postgresql", "postgres-restore-"},
        {"elastic_search", "elasticsearch-restore-"},
        {"mongodb", "mongodb-restore-"},
        {"mysql", "mysql-restore-"},
        {"rabbitmq", "rabbitmq-restore-"},
        {"redis", "redis-restore-"},
        {"scylla", "scylla-restore-"},
        {"etcd", "etcd-restore-"},
        {"", "database-restore-"},
    };
    for (const auto &[type, prefix] : table)
        EXPECT_EQ(compose::restorePrefix(QString::fromLatin1(type)), QString::fromLatin1(prefix));
}

TEST(ComposeApi, Recipes)
{
    const auto list = compose::recipes(fixture("compose/recipes.json"));
    ASSERT_TRUE(list.has_value());
    const Job &backup = list->at(0);
    EXPECT_EQ(backup.kind, Job::Kind::Backup);
    EXPECT_EQ(backup.backupKind, BackupKind::OnDemand);
    EXPECT_EQ(backup.phase, Job::Phase::Copying);
    EXPECT_EQ(backup.state, Job::State::Running);
    EXPECT_EQ(backup.permille, 375);
    EXPECT_EQ(backup.detail, QStringLiteral("Snapshot of member 2")) << "from status_details";
    EXPECT_EQ(list->at(1).permille, std::nullopt) << "a plan of no steps is no progress";
    EXPECT_EQ(list->at(1).kind, Job::Kind::Other);
    EXPECT_TRUE(backup.code.isEmpty()) << "only our own host tells one";
    const auto own = compose::recipes(QByteArrayLiteral(
        R"({"_embedded":{"recipes":[{"id":"r","status":"failed","kustos":{"reason":"disk_full"}}]}})"));
    ASSERT_TRUE(own.has_value());
    EXPECT_EQ(own->at(0).code, QStringLiteral("disk_full"));
    const Job single = recipe(fixture("compose/recipe.json"));
    EXPECT_EQ(single.kind, Job::Kind::Backup) << "by its title";
    EXPECT_EQ(single.detail, QStringLiteral("Snapshot of member 2"));
}

TEST(ComposeApi, ProgressIsNeverMadeUp)
{
    const auto progress = [](const QByteArray &more) {
        return recipe("{\"id\":\"a\"" + more + "}").permille;
    };
    EXPECT_EQ(progress(""), std::nullopt);
    EXPECT_EQ(progress(R"(,"operations_complete":5)"), std::nullopt);
    EXPECT_EQ(progress(R"(,"operations_complete":5,"operations_total":0)"), std::nullopt);
    EXPECT_EQ(progress(R"(,"operations_complete":5,"operations_total":-3)"), std::nullopt);
    EXPECT_EQ(progress(R"(,"operations_complete":"5","operations_total":10)"), std::nullopt);
    EXPECT_EQ(progress(R"(,"operations_complete":0,"operations_total":10)"), 0);
    EXPECT_EQ(progress(R"(,"operations_complete":12,"operations_total":10)"), 1000);
}

TEST(ComposeApi, RecipeStates)
{
    const auto state = [](const char *word) {
        return recipe(QByteArray("{\"id\":\"a\",\"status\":\"") + word + "\"}").state;
    };
    EXPECT_EQ(state("waiting"), Job::State::Waiting);
    EXPECT_EQ(state("running"), Job::State::Running);
    EXPECT_EQ(state("complete"), Job::State::Complete);
    EXPECT_EQ(state("failed"), Job::State::Failed);
    EXPECT_EQ(state("melting"), Job::State::Unknown);
}

TEST(ComposeApi, Times)
{
    const auto time = [](const char *text) { return compose::json::time(QString::fromLatin1(text)); };
    const QDateTime expected = utc("2026-11-20T13:02:03.500Z");
    EXPECT_EQ(time("2026-11-20T13:02:03.500Z"), expected);
    EXPECT_EQ(time("2026-11-20T14:02:03.500+01:00"), expected);
    EXPECT_EQ(time("2026-11-20T08:02:03.500-05:00"), expected);
    EXPECT_EQ(time("2026-11-20T13:02:03.500"), expected) << "without a zone: UTC, not this computer's";
    EXPECT_FALSE(time("gestern").isValid());
    EXPECT_FALSE(time("").isValid());
}

TEST(ComposeApi, RestoreBodies)
{
    const QString name = QStringLiteral("a\"b");
    EXPECT_EQ(compose::restoreBody(name, {}, {}), R"({"deployment":{"name":"a\"b"}})");
    EXPECT_EQ(compose::restoreBody(name, {}, QStringLiteral("aws:x")),
              R"({"deployment":{"datacenter":"aws:x","name":"a\"b"}})");
    EXPECT_EQ(compose::restoreBody(name, QStringLiteral("c"), QStringLiteral("aws:x")),
              R"({"deployment":{"cluster_id":"c","name":"a\"b"}})")
        << "a cluster beats a place";
}

TEST(ComposeApi, RefusalsAreCutAndPlainTextIsQuoted)
{
    net::HttpReply reply;
    reply.status = 502;
    reply.body = "upstream gone\n";
    EXPECT_EQ(compose::refusal(reply).detail, QStringLiteral("upstream gone"));
    reply.body = "{\"errors\":\"" + QByteArray(10'000, 'x') + "\"}";
    EXPECT_EQ(compose::refusal(reply).detail.size(), 4096);
    reply.body.clear();
    EXPECT_TRUE(compose::refusal(reply).detail.isEmpty());
}

} // namespace kustos::test
