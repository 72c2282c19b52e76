// SPDX-License-Identifier: GPL-3.0-or-later
// What ComposeProvider does beyond the common contract.
#include "providers/compose/composeprovider.h"

#include "fixedendpoint.h"
#include "fixture.h"
#include "support/await.h"
#include "support/fakecloud.h"
#include "support/steps.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QProcess>

#include <gtest/gtest.h>

namespace kustos::test {

namespace {

const ServiceId graph(QStringLiteral("5a10b20c30d40e50f6071101"));
const BackupId weekly(QStringLiteral("5c0000000000000000000001"));
const QByteArray graphPath = "/2016-07/deployments/5a10b20c30d40e50f6071101";

class ComposeProviderTest : public ::testing::Test
{
protected:
    ComposeProviderTest() { m_source.now = Endpoint{m_cloud.url(QString()), "token-1"}; }

    QByteArray lastBody() const { return m_cloud.ledger().back().body; }

    FakeCloud m_cloud;
    QNetworkAccessManager m_network;
    net::HttpClient m_http{m_network};
    FixedEndpoint m_source;
    ComposeProvider m_provider{m_http, m_source};
};

} // namespace

TEST_F(ComposeProviderTest, JanusGraphIsRestoredUnderItsOwnPrefix)
{
    m_cloud.route("GET", "/2016-07/deployments", json(200, fixture("compose/deployments.json")));
    const auto services = await(m_provider.services({}));
    ASSERT_TRUE(services.has_value());
    EXPECT_EQ(services->first().restorePrefix, QStringLiteral("janusgraph-restore-"));
}

TEST_F(ComposeProviderTest, ShortListIsCompletedOnce)
{
    m_cloud.route("GET", "/2016-07/deployments", json(200, fixture("compose/deployments-short.json")));
    m_cloud.route("GET", graphPath, json(200, fixture("compose/deployment-janusgraph.json")));
    for (int round = 0; round < 3; ++round) {
        const auto services = await(m_provider.services({}));
        ASSERT_TRUE(services.has_value());
        EXPECT_EQ(services->first().version, QStringLiteral("0.1.1"));
        EXPECT_EQ(services->first().connectionStrings.size(), 2);
    }
    EXPECT_EQ(m_cloud.ledger().size(), 4U) << "three lists, one detail";
}

TEST_F(ComposeProviderTest, RestoreGoesToTheOnlyOfferedPlace)
{
    m_cloud.route("GET", graphPath, json(200, fixture("compose/deployment-janusgraph.json")));
    m_cloud.route("GET", "/2016-07/datacenters", json(200, fixture("compose/datacenters.json")));
    m_cloud.route("POST", graphPath + "/backups/5c0000000000000000000001/restore",
                  json(202, fixture("compose/deployment-created.json")));
    const auto started =
        await(m_provider.restore(graph, weekly, QStringLiteral("janusgraph-restore-1795000000"), {}));
    ASSERT_TRUE(started.has_value());
    EXPECT_EQ(started->service.id.text(), QStringLiteral("5a10b20c30d40e50f6071199"));
    EXPECT_EQ(started->job.text(), QStringLiteral("5b2200000000000000000199"));
    EXPECT_EQ(started->service.state, DatabaseService::State::Provisioning);
    const QJsonObject wanted = QJsonDocument::fromJson(lastBody()).object().value(u"deployment").toObject();
    EXPECT_EQ(wanted.value(u"name").toString(), QStringLiteral("janusgraph-restore-1795000000"));
    EXPECT_EQ(wanted.value(u"datacenter").toString(), QStringLiteral("aws:eu-central-1"));
    EXPECT_EQ(m_cloud.mutations(), 1);
}

TEST_F(ComposeProviderTest, RestoreGoesToTheClusterOfItsSource)
{
    const QByteArray path = "/2016-07/deployments/pg";
    m_cloud.route("GET", path,
                  json(200, R"({"id":"pg","cluster_id":"60cc","connection_strings":{"misc":{}}})"));
    m_cloud.route("POST", path + "/backups/b/restore", json(202, fixture("compose/deployment-created.json")));
    const auto started = await(m_provider.restore(ServiceId(QStringLiteral("pg")),
                                                  BackupId(QStringLiteral("b")), QStringLiteral("n"), {}));
    ASSERT_TRUE(started.has_value()) << started.error().detail.toStdString();
    EXPECT_EQ(lastBody(), R"({"deployment":{"cluster_id":"60cc","name":"n"}})");
}

TEST_F(ComposeProviderTest, ServiceWithoutDatacentersOffersNoChoice)
{
    m_cloud.route("GET", graphPath, json(200, fixture("compose/deployment-janusgraph.json")));
    m_cloud.route("POST", graphPath + "/backups/5c0000000000000000000001/restore",
                  json(202, fixture("compose/deployment-created.json")));
    ASSERT_TRUE(await(m_provider.restore(graph, weekly, QStringLiteral("n"), {})).has_value());
    EXPECT_EQ(lastBody(), R"({"deployment":{"name":"n"}})");
}

TEST_F(ComposeProviderTest, NothingIsSentWhereThePlaceCannotBeRead)
{
    m_cloud.route("GET", graphPath, json(200, fixture("compose/deployment-janusgraph.json")));
    m_cloud.route("GET", "/2016-07/datacenters", json(500, R"({"errors":"broken"})"));
    const auto started = await(m_provider.restore(graph, weekly, QStringLiteral("n"), {}));
    ASSERT_FALSE(started.has_value());
    EXPECT_EQ(started.error().kind, Error::Kind::Server);
    EXPECT_EQ(m_cloud.mutations(), 0);
}

TEST_F(ComposeProviderTest, GatewayTimeoutLeavesAStartOpen)
{
    for (const int status : {502, 504}) {
        m_cloud.script(htmlPage(status));
        const auto job = await(m_provider.startBackup(graph, {}));
        ASSERT_FALSE(job.has_value());
        EXPECT_EQ(job.error().kind, Error::Kind::OutcomeUnknown) << status;
    }
    EXPECT_EQ(m_cloud.mutations(), 2) << "one per call";
}

TEST_F(ComposeProviderTest, DownloadLinkCarriesNoToken)
{
    m_cloud.route("GET", graphPath + "/backups/5c0000000000000000000001",
                  json(200, R"({"id":"5c","download_link":"/download/5c/a.db?expires=1&signature=ff"})"));
    const auto source = await(m_provider.downloadSource(graph, weekly, {}));
    ASSERT_TRUE(source.has_value());
    EXPECT_EQ(source->url, m_cloud.url(QStringLiteral("/download/5c/a.db?expires=1&signature=ff")));
    EXPECT_TRUE(source->bearer.isEmpty());
}

TEST_F(ComposeProviderTest, LargeAnswerIsDecodedToo)
{
    QJsonArray rows;
    for (int i = 0; i < 4'000; ++i) {
        rows.append(QJsonObject{{QStringLiteral("id"), QStringLiteral("id%1").arg(i)},
                                {QStringLiteral("name"), QString(80, QLatin1Char('n'))},
                                {QStringLiteral("created_at"), QStringLiteral("2026-11-20T10:00:00Z")}});
    }
    const QJsonObject whole{{QStringLiteral("_embedded"), QJsonObject{{QStringLiteral("backups"), rows}}}};
    const QByteArray body = QJsonDocument(whole).toJson();
    ASSERT_GT(body.size(), 256 * 1024);
    m_cloud.route("GET", graphPath + "/backups", json(200, body));
    const auto list = await(m_provider.backups(graph, {}));
    ASSERT_TRUE(list.has_value());
    EXPECT_EQ(list->size(), 4'000);
}

TEST_F(ComposeProviderTest, IdThatWouldLeaveItsPlaceIsNotAsked)
{
    const auto list = await(m_provider.backups(ServiceId(QStringLiteral("..")), {}));
    ASSERT_FALSE(list.has_value());
    EXPECT_EQ(list.error().kind, Error::Kind::NotFound);
    EXPECT_TRUE(m_cloud.ledger().empty());
}

TEST_F(ComposeProviderTest, CommandsHoldNoSecretAndSurviveAShell)
{
    const QString name = QStringLiteral("o'b $(touch x) `id` \"q\"");
    m_cloud.route("GET", "/2016-07/accounts", json(200, fixture("compose/accounts.json")));
    EXPECT_TRUE(
        m_provider.backupCommand(graph).contains(QStringLiteral("\"$KUSTOS_URL\"'/2016-07/deployments/")));
    ASSERT_TRUE(await(m_provider.account({})).has_value()); // now the address is known
    const QString command = m_provider.restoreCommand(graph, weekly, name);
    EXPECT_FALSE(command.contains(QStringLiteral("token-1")));
    EXPECT_TRUE(command.contains(QStringLiteral("Bearer $KUSTOS_TOKEN")));

    // The shell's own words: curl is replaced by something that prints each word on a line.
    QProcess shell;
    shell.setProcessEnvironment([] {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("KUSTOS_TOKEN"), QStringLiteral("from-outside"));
        return environment;
    }());
    shell.start(QStringLiteral("/bin/sh"),
                {QStringLiteral("-c"), QStringLiteral("curl() { printf '%s\\n' \"$@\"; }\n") + command});
    ASSERT_TRUE(shell.waitForFinished(5'000));
    const QStringList words = QString::fromUtf8(shell.readAllStandardOutput()).split(QLatin1Char('\n'));
    EXPECT_TRUE(words.contains(QStringLiteral("Authorization: Bearer from-outside")));
    const qsizetype data = words.indexOf(QStringLiteral("--data"));
    ASSERT_GE(data, 0);
    const QJsonObject body = QJsonDocument::fromJson(words.at(data + 1).toUtf8()).object();
    EXPECT_EQ(body.value(u"deployment").toObject().value(u"name").toString(), name);
    EXPECT_TRUE(words.contains(
        m_cloud.url(QString::fromLatin1(graphPath + "/backups/5c0000000000000000000001/restore"))
            .toString()));
}

} // namespace kustos::test
