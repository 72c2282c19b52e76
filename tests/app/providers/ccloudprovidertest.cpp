// SPDX-License-Identifier: GPL-3.0-or-later
// What CcloudProvider does beyond the common contract.
#include "providers/ccloud/ccloudprovider.h"

#include "fixedendpoint.h"
#include "fixture.h"
#include "shellwords.h"
#include "support/await.h"
#include "support/fakecloud.h"
#include "support/steps.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>

#include <gtest/gtest.h>

namespace kustos::test {

namespace {

const MachineId web(QStringLiteral("xv20021"));
const SnapshotId snapshotOfWeb(QStringLiteral("0b6f2a54-11aa-4c3d-8e5f-7788990011aa"));
const QByteArray server = "/api/v1/ccloud/servers/xv20021";
const QByteArray snapshots = server + "/snapshots";

class CcloudProviderTest : public ::testing::Test
{
protected:
    CcloudProviderTest() { m_source.now = Endpoint{m_cloud.url(QString()), "token-1"}; }

    Recorded last() const { return m_cloud.ledger().back(); }

    FakeCloud m_cloud;
    QNetworkAccessManager m_network;
    net::HttpClient m_http{m_network};
    FixedEndpoint m_source;
    CcloudProvider m_own{m_http, m_source, CcloudProvider::Instance::OwnHost};
    CcloudProvider m_provider{m_http, m_source, CcloudProvider::Instance::Cloud};
};

//! Accepts everything that begins a job.
void acceptAll(FakeCloud &cloud)
{
    const QByteArray accepted = R"({"id":1,"job_id":"j-5","action":"word"})";
    for (const QByteArray &path :
         {server + "/power", snapshots, snapshots + "/0b6f2a54-11aa-4c3d-8e5f-7788990011aa/restore",
          QByteArray("/api/v1/ccloud/servers")})
        cloud.route("POST", path, json(202, accepted));
    cloud.route("DELETE", snapshots + "/0b6f2a54-11aa-4c3d-8e5f-7788990011aa", json(202, accepted));
}

} // namespace

TEST_F(CcloudProviderTest, OnlyOtherPeoplesCloudsAreAPreview)
{
    EXPECT_TRUE(m_provider.isPreview());
    EXPECT_FALSE(m_own.isPreview());
}

TEST_F(CcloudProviderTest, EachChangeSendsWhatTheContractSays)
{
    acceptAll(m_cloud);
    struct Row
    {
        QCoro::Task<Result<MachineJob>> task;
        const char *method;
        QByteArray path;
        const char *body;
        MachineJob::Kind kind;
        bool namesSnapshot;
    };
    const QByteArray snapshot = snapshots + "/0b6f2a54-11aa-4c3d-8e5f-7788990011aa";
    using Kind = MachineJob::Kind;
    const QString name = QStringLiteral("web-01-1795000000");
    const auto check = [this](Row row) {
        const auto job = await(std::move(row.task));
        ASSERT_TRUE(job.has_value());
        EXPECT_EQ(last().method, row.method);
        EXPECT_EQ(last().path, row.path);
        EXPECT_EQ(last().body, row.body);
        EXPECT_EQ(job->id.text(), QStringLiteral("j-5"));
        EXPECT_EQ(job->machine, web);
        EXPECT_EQ(job->kind, row.kind) << "as asked for, whatever the service calls it";
        EXPECT_EQ(job->snapshot, row.namesSnapshot ? snapshotOfWeb : SnapshotId());
        EXPECT_FALSE(job->ended());
    };
    check({m_provider.power(web, PowerAction::TurnOff, {}), "POST", server + "/power", R"({"action":"stop"})",
           Kind::TurnOff, false});
    check({m_provider.takeSnapshot(web, name, true, {}), "POST", snapshots,
           R"({"live":true,"name":"web-01-1795000000"})", Kind::TakeSnapshot, false});
    check({m_provider.takeSnapshot(web, name, false, {}), "POST", snapshots,
           R"({"live":false,"name":"web-01-1795000000"})", Kind::TakeSnapshot, false});
    check({m_provider.takeConsistentSnapshot(web, name, {}), "POST", snapshots,
           R"({"consistent":true,"live":false,"name":"web-01-1795000000"})", Kind::ConsistentSnapshot,
           false});
    check({m_provider.deleteSnapshot(web, snapshotOfWeb, {}), "DELETE", snapshot, "", Kind::DeleteSnapshot,
           true});
    check({m_provider.restoreSnapshot(web, snapshotOfWeb, {}), "POST", snapshot + "/restore",
           R"({"power_on":false})", Kind::RestoreSnapshot, true});
    check({m_provider.createMachine(web, snapshotOfWeb, QStringLiteral("web-02"), {}), "POST",
           "/api/v1/ccloud/servers",
           R"({"custom_name":"web-02","snapshot_id":"0b6f2a54-11aa-4c3d-8e5f-7788990011aa"})",
           Kind::NewMachine, true});
    EXPECT_EQ(m_cloud.mutations(), 7);
}

TEST_F(CcloudProviderTest, KindsOfPower)
{
    acceptAll(m_cloud);
    using Kind = MachineJob::Kind;
    const std::pair<PowerAction, Kind> table[] = {
        {PowerAction::Start, Kind::Start},     {PowerAction::ShutDown, Kind::ShutDown},
        {PowerAction::TurnOff, Kind::TurnOff}, {PowerAction::Reboot, Kind::Reboot},
        {PowerAction::Reset, Kind::Reset},
    };
    for (const auto &[action, kind] : table)
        EXPECT_EQ(await(m_provider.power(web, action, {}))->kind, kind);
}

TEST_F(CcloudProviderTest, RenamingAnswersWithTheThing)
{
    m_cloud.route("PATCH", server, json(200, fixture("ccloud/server.json")));
    const auto machine = await(m_provider.renameMachine(web, QStringLiteral("web-01"), {}));
    ASSERT_TRUE(machine.has_value());
    EXPECT_EQ(machine->name, QStringLiteral("web-01"));
    EXPECT_EQ(last().body, R"({"custom_name":"web-01"})");
    m_cloud.route("PATCH", snapshots + "/0b6f2a54-11aa-4c3d-8e5f-7788990011aa",
                  json(200, fixture("ccloud/snapshot.json")));
    const auto snapshot =
        await(m_provider.renameSnapshot(web, snapshotOfWeb, QStringLiteral("neuer Name"), {}));
    ASSERT_TRUE(snapshot.has_value());
    EXPECT_EQ(snapshot->name, QStringLiteral("neuer Name"));
    EXPECT_EQ(snapshot->machine, web);
    EXPECT_EQ(last().body, R"({"name":"neuer Name"})");
}

TEST_F(CcloudProviderTest, DeletedAtOnceIsAJobThatEnded)
{
    m_cloud.route("DELETE", snapshots + "/0b6f2a54-11aa-4c3d-8e5f-7788990011aa", answer(204, ""));
    const auto job = await(m_provider.deleteSnapshot(web, snapshotOfWeb, {}));
    ASSERT_TRUE(job.has_value());
    EXPECT_EQ(job->state, MachineJob::State::Complete);
    EXPECT_EQ(job->kind, MachineJob::Kind::DeleteSnapshot);
    EXPECT_EQ(job->snapshot, snapshotOfWeb);
}

TEST_F(CcloudProviderTest, SnapshotThatIsMadeIsNamedAtOnce)
{
    m_cloud.route("POST", snapshots, json(202, fixture("ccloud/accepted.json")));
    const auto job = await(m_provider.takeSnapshot(web, QStringLiteral("n"), true, {}));
    ASSERT_TRUE(job.has_value());
    EXPECT_EQ(job->snapshot.text(), QStringLiteral("5a1f2a54-66ff-4c3d-8e5f-7788990011ff"));
    EXPECT_EQ(job->id.text(), QStringLiteral("j-91"));
}

TEST_F(CcloudProviderTest, LimitIsRefusedWithItsReason)
{
    m_cloud.route("POST", snapshots,
                  json(422, R"({"message":"10 von 10 Snapshots","code":"snapshot_limit_reached"})"));
    auto job = await(m_provider.takeSnapshot(web, QStringLiteral("n"), true, {}));
    ASSERT_FALSE(job.has_value());
    EXPECT_EQ(job.error().kind, Error::Kind::Rejected);
    EXPECT_EQ(job.error().detail, QStringLiteral("10 von 10 Snapshots"));
    m_cloud.route("POST", snapshots, json(429, R"({"code":"snapshot_interval"})", {{"Retry-After", "412"}}));
    job = await(m_provider.takeSnapshot(web, QStringLiteral("n"), true, {}));
    ASSERT_FALSE(job.has_value());
    EXPECT_EQ(job.error().kind, Error::Kind::RateLimited);
    EXPECT_EQ(job.error().retryAfter, std::chrono::seconds(412));
}

TEST_F(CcloudProviderTest, ListsAreNewestFirst)
{
    m_cloud.route("GET", snapshots, json(200, fixture("ccloud/snapshots.json")));
    m_cloud.route("GET", server + "/jobs", json(200, fixture("ccloud/jobs.json")));
    const auto list = await(m_provider.snapshots(web, {}));
    ASSERT_TRUE(list.has_value());
    QStringList states;
    for (const Snapshot &snapshot : list->snapshots) {
        states.append(snapshot.rawState);
        EXPECT_EQ(snapshot.machine, web);
    }
    EXPECT_EQ(states,
              (QStringList{QStringLiteral("creating"), QStringLiteral("available"),
                           QStringLiteral("deleting"), QStringLiteral("archived"), QStringLiteral("error")}))
        << "without a time: last";
    const auto jobs = await(m_provider.jobs(web, {}));
    ASSERT_TRUE(jobs.has_value());
    EXPECT_EQ(jobs->at(0).id.text(), QStringLiteral("j-90"));
    EXPECT_EQ(jobs->at(1).id.text(), QStringLiteral("j-88"));
    EXPECT_EQ(jobs->at(3).id.text(), QStringLiteral("12"));
    EXPECT_EQ(jobs->at(3).machine, web);
}

TEST_F(CcloudProviderTest, LimitsAreTheServicesOrElseTheDocumentedOnes)
{
    m_cloud.route("GET", snapshots, json(200, fixture("ccloud/snapshots.json")));
    EXPECT_EQ(await(m_provider.snapshots(web, {}))->limits.perMachine, 7);
    m_cloud.route("GET", snapshots, json(200, R"({"data":[{"id":"a","created_at":"2026-11-20T09:00:00Z"},
                                        {"id":"b","created_at":"2026-11-20T09:05:00Z"}]})"));
    const auto documented = await(m_provider.snapshots(web, {}));
    ASSERT_TRUE(documented.has_value());
    EXPECT_EQ(documented->limits.perMachine, 10);
    EXPECT_EQ(documented->limits.interval, std::chrono::seconds(600));
    EXPECT_EQ(documented->limits.nextAllowedAt,
              QDateTime::fromString(QStringLiteral("2026-11-20T09:15:00Z"), Qt::ISODate));
    EXPECT_EQ(await(m_own.snapshots(web, {}))->limits, SnapshotLimits()) << "our host tells all there is";
}

TEST_F(CcloudProviderTest, StateIsAskedForWhereTheMachineTellsNone)
{
    m_cloud.route("GET", server, json(200, R"({"data":{"hostname":"xv20021","cores":2}})"));
    auto machine = await(m_provider.machine(web, {}));
    ASSERT_TRUE(machine.has_value());
    EXPECT_EQ(machine->state, VirtualMachine::State::Unknown) << "no such path";
    m_cloud.route("GET", server + "/state", json(200, R"({"status":"Running"})"));
    machine = await(m_provider.machine(web, {}));
    ASSERT_TRUE(machine.has_value());
    EXPECT_EQ(machine->state, VirtualMachine::State::Running);
    EXPECT_EQ(machine->rawState, QStringLiteral("Running"));
    m_cloud.route("GET", server + "/state", json(500, "{}"));
    EXPECT_EQ(await(m_provider.machine(web, {})).error().kind, Error::Kind::Server);
}

TEST_F(CcloudProviderTest, LargeAnswerIsDecodedToo)
{
    QJsonArray rows;
    for (int i = 0; i < 4'000; ++i) {
        rows.append(QJsonObject{{QStringLiteral("hostname"), QStringLiteral("xv%1").arg(i)},
                                {QStringLiteral("state"), QStringLiteral("running")},
                                {QStringLiteral("custom_name"), QString(60, u'n')}});
    }
    const QByteArray body = QJsonDocument(QJsonObject{{QStringLiteral("data"), rows}}).toJson();
    ASSERT_GT(body.size(), 256 * 1024);
    m_cloud.route("GET", "/api/v1/ccloud/servers", json(200, body));
    const auto list = await(m_provider.machines({}));
    ASSERT_TRUE(list.has_value());
    EXPECT_EQ(list->size(), 4'000);
    EXPECT_EQ(list->last().id.text(), QStringLiteral("xv3999"));
}

TEST_F(CcloudProviderTest, BadSnapshotIdsAreNotSent)
{
    for (const char *id : {"", ".", ".."}) {
        const SnapshotId bad(QString::fromLatin1(id));
        EXPECT_EQ(await(m_provider.deleteSnapshot(web, bad, {})).error().kind, Error::Kind::NotFound);
        EXPECT_EQ(await(m_provider.restoreSnapshot(web, bad, {})).error().kind, Error::Kind::NotFound);
        EXPECT_EQ(await(m_provider.renameSnapshot(web, bad, {}, {})).error().kind, Error::Kind::NotFound);
        EXPECT_TRUE(m_provider.deleteCommand(web, bad).isEmpty());
    }
    EXPECT_TRUE(m_cloud.ledger().empty());
}

TEST_F(CcloudProviderTest, CommandsHoldNoSecretAndSurviveAShell)
{
    const QString curl = QStringLiteral("curl");
    const QString name = QStringLiteral("o'b $(touch x) `id` \"q\"");
    EXPECT_TRUE(
        shellWords(curl, m_provider.powerCommand(web, PowerAction::Start))
            .contains(QStringLiteral("https://elsewhere.example/api/v1/ccloud/servers/xv20021/power")))
        << "no address is known yet";
    m_cloud.route("GET", "/api/v1/ccloud/servers", json(200, fixture("ccloud/servers.json")));
    ASSERT_TRUE(await(m_provider.machines({})).has_value());

    const QString command = m_provider.snapshotCommand(web, name);
    EXPECT_FALSE(command.contains(QStringLiteral("token-1")));
    const QStringList words = shellWords(curl, command);
    EXPECT_TRUE(words.contains(QStringLiteral("Authorization: Bearer from-outside")));
    EXPECT_TRUE(words.contains(QStringLiteral("POST")));
    EXPECT_EQ(words.last(), m_cloud.url(QString::fromLatin1(snapshots)).toString());
    const QJsonObject body =
        QJsonDocument::fromJson(words.at(words.indexOf(QStringLiteral("--data")) + 1).toUtf8()).object();
    EXPECT_EQ(body.value(u"name").toString(), name);
    EXPECT_TRUE(body.value(u"live").toBool()) << "it was running when it was read";
    EXPECT_TRUE(m_provider.snapshotCommand(MachineId(QStringLiteral("xv20022")), name)
                    .contains(QStringLiteral("\"live\":false")));

    const QStringList power = shellWords(curl, m_provider.powerCommand(web, PowerAction::TurnOff));
    EXPECT_TRUE(power.contains(QStringLiteral("{\"action\":\"stop\"}")));
    const QStringList remove = shellWords(curl, m_provider.deleteCommand(web, snapshotOfWeb));
    EXPECT_TRUE(remove.contains(QStringLiteral("DELETE")));
    EXPECT_FALSE(remove.contains(QStringLiteral("--data")));
    const QStringList restore = shellWords(curl, m_provider.restoreCommand(web, snapshotOfWeb));
    EXPECT_TRUE(restore.last().endsWith(QStringLiteral("/restore")));
    EXPECT_TRUE(restore.contains(QStringLiteral("{\"power_on\":false}")));
}

} // namespace kustos::test
