// SPDX-License-Identifier: GPL-3.0-or-later
// What DigitalOceanProvider does beyond the common contract.
#include "providers/digitalocean/digitaloceanprovider.h"

#include "fixedendpoint.h"
#include "fixture.h"
#include "shellwords.h"
#include "support/await.h"
#include "support/fakecloud.h"
#include "support/steps.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>

#include <gtest/gtest.h>

namespace kustos::test {

namespace {

const MachineId web(QStringLiteral("41000101"));
const SnapshotId image(QStringLiteral("88000201"));
const QByteArray droplet = "/v2/droplets/41000101";
const QByteArray actions = droplet + "/actions";

class DigitalOceanProviderTest : public ::testing::Test
{
protected:
    DigitalOceanProviderTest()
    {
        m_source.now = Endpoint{m_cloud.url(QString()), "token-1"};
        m_cloud.route("GET", droplet, json(200, fixture("digitalocean/droplet.json")));
        m_cloud.route("GET", "/v2/snapshots/88000201", json(200, fixture("digitalocean/snapshot.json")));
        m_cloud.route("POST", actions, json(201, fixture("digitalocean/action.json")));
    }

    Recorded last() const { return m_cloud.ledger().back(); }

    FakeCloud m_cloud;
    QNetworkAccessManager m_network;
    net::HttpClient m_http{m_network};
    FixedEndpoint m_source;
    DigitalOceanProvider m_provider{m_http, m_source};
};

QByteArray smallImage(int minimumDisk)
{
    return "{\"snapshot\":{\"id\":\"88000201\",\"min_disk_size\":" + QByteArray::number(minimumDisk) + "}}";
}

} // namespace

TEST_F(DigitalOceanProviderTest, IsPublished)
{
    EXPECT_FALSE(m_provider.isPreview());
}

TEST_F(DigitalOceanProviderTest, ActionsAreSentAsDescribed)
{
    const QString name = QStringLiteral("web-01-1795000000");
    auto job = await(m_provider.takeSnapshot(web, name, true, {}));
    ASSERT_TRUE(job.has_value());
    EXPECT_EQ(last().path, actions);
    EXPECT_EQ(last().body, R"({"name":"web-01-1795000000","type":"snapshot"})");
    EXPECT_EQ(last().headers.value("content-type"), "application/json");
    EXPECT_EQ(job->id.text(), QStringLiteral("9001004"));
    EXPECT_TRUE(job->snapshot.isEmpty()) << "not told before it is there";
    EXPECT_EQ(job->permille, std::nullopt);
    EXPECT_EQ(job->machine, web);

    job = await(m_provider.restoreSnapshot(web, image, {}));
    ASSERT_TRUE(job.has_value());
    EXPECT_EQ(last().body, R"({"image":88000201,"type":"restore"})");
    EXPECT_EQ(job->snapshot, image);

    ASSERT_TRUE(await(m_provider.power(web, PowerAction::ShutDown, {})).has_value());
    EXPECT_EQ(last().body, R"({"type":"shutdown"})");
    EXPECT_EQ(m_cloud.mutations(), 3);
}

TEST_F(DigitalOceanProviderTest, SnapshotIsRenamedAsAnImageAndDeletedAsASnapshot)
{
    m_cloud.route("PUT", "/v2/images/88000201", json(200, fixture("digitalocean/image.json")));
    const auto renamed = await(m_provider.renameSnapshot(web, image, QStringLiteral("neuer Name"), {}));
    ASSERT_TRUE(renamed.has_value());
    EXPECT_EQ(renamed->name, QStringLiteral("neuer Name"));
    EXPECT_EQ(renamed->machine, web);
    EXPECT_EQ(last().body, R"({"name":"neuer Name"})");
    m_cloud.route("DELETE", "/v2/snapshots/88000201", answer(204, ""));
    const auto deleted = await(m_provider.deleteSnapshot(web, image, {}));
    ASSERT_TRUE(deleted.has_value());
    EXPECT_EQ(deleted->state, MachineJob::State::Complete);
    EXPECT_TRUE(deleted->ended());
    EXPECT_EQ(deleted->kind, MachineJob::Kind::DeleteSnapshot);
    EXPECT_EQ(deleted->snapshot, image);
    EXPECT_EQ(last().method, "DELETE");
}

TEST_F(DigitalOceanProviderTest, MachineIsMadeAfterItsSource)
{
    m_cloud.route("POST", "/v2/droplets", json(202, fixture("digitalocean/droplet-created.json")));
    const auto job = await(m_provider.createMachine(web, image, QStringLiteral("web-02"), {}));
    ASSERT_TRUE(job.has_value());
    EXPECT_EQ(last().body, R"({"image":88000201,"name":"web-02","region":"fra1","size":"s-2vcpu-2gb"})");
    EXPECT_EQ(job->created.text(), QStringLiteral("41000199"));
    EXPECT_EQ(job->id.text(), QStringLiteral("9001050"));
    EXPECT_EQ(job->machine, web);
    EXPECT_EQ(job->snapshot, image);
    EXPECT_EQ(m_cloud.mutations(), 1);
}

TEST_F(DigitalOceanProviderTest, SizeTooSmallForTheImageIsRefusedUnsent)
{
    m_cloud.route("POST", "/v2/droplets", json(202, fixture("digitalocean/droplet-created.json")));
    m_cloud.route("GET", "/v2/snapshots/88000201", json(200, smallImage(61)));
    const auto refused = await(m_provider.createMachine(web, image, QStringLiteral("web-02"), {}));
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().kind, Error::Kind::Rejected);
    EXPECT_EQ(refused.error().detail, QStringLiteral("disk_too_small"));
    EXPECT_EQ(m_cloud.mutations(), 0);
    m_cloud.route("GET", "/v2/snapshots/88000201", json(200, smallImage(60)));
    EXPECT_TRUE(await(m_provider.createMachine(web, image, QStringLiteral("web-02"), {})).has_value());
}

TEST_F(DigitalOceanProviderTest, NothingIsMadeWhereTheSourceCannotBeRead)
{
    m_cloud.route("GET", "/v2/snapshots/88000201", json(500, "{}"));
    EXPECT_EQ(await(m_provider.createMachine(web, image, QStringLiteral("n"), {})).error().kind,
              Error::Kind::Server);
    EXPECT_EQ(last().path, "/v2/snapshots/88000201");
    m_cloud.route("GET", droplet, json(503, "{}"));
    EXPECT_EQ(await(m_provider.createMachine(web, image, QStringLiteral("n"), {})).error().httpStatus, 503);
    EXPECT_EQ(last().path, droplet);
    EXPECT_EQ(m_cloud.mutations(), 0);
}

TEST_F(DigitalOceanProviderTest, ImagesThatAreNoNumbersAreNotSent)
{
    const SnapshotId named(QStringLiteral("web-01-1793000000"));
    EXPECT_EQ(await(m_provider.restoreSnapshot(web, named, {})).error().kind, Error::Kind::NotFound);
    m_cloud.route("GET", "/v2/snapshots/web-01-1793000000", json(200, smallImage(1)));
    EXPECT_EQ(await(m_provider.createMachine(web, named, QStringLiteral("n"), {})).error().kind,
              Error::Kind::NotFound);
    EXPECT_EQ(m_cloud.mutations(), 0);
}

TEST_F(DigitalOceanProviderTest, RenamedMachineIsReadBack)
{
    const auto machine = await(m_provider.renameMachine(web, QStringLiteral("web-09"), {}));
    ASSERT_TRUE(machine.has_value());
    EXPECT_EQ(machine->name, QStringLiteral("web-01")) << "what is read counts, not what was asked for";
    EXPECT_EQ(m_cloud.ledger().front().body, R"({"name":"web-09","type":"rename"})");
    m_cloud.route("GET", droplet, json(500, "{}"));
    const auto unread = await(m_provider.renameMachine(web, QStringLiteral("web-09"), {}));
    ASSERT_FALSE(unread.has_value());
    EXPECT_EQ(unread.error().kind, Error::Kind::OutcomeUnknown);
    EXPECT_EQ(m_cloud.mutations(), 2);
}

TEST_F(DigitalOceanProviderTest, PendingEventIsAConflict)
{
    m_cloud.route(
        "POST", actions,
        json(422, R"({"id":"unprocessable_entity","message":"Droplet already has a pending event."})"));
    const auto job = await(m_provider.power(web, PowerAction::Start, {}));
    ASSERT_FALSE(job.has_value());
    EXPECT_EQ(job.error().kind, Error::Kind::Conflict);
    EXPECT_EQ(job.error().httpStatus, 422);
}

TEST_F(DigitalOceanProviderTest, MachinesWithGraphicsProcessorsAreListedToo)
{
    const auto listWith = [this](const Step &gpus) {
        m_cloud.route("GET", "/v2/droplets", [gpus](Peer &peer, const Recorded &request) {
            const Step usual = json(200, fixture("digitalocean/droplets.json"));
            (request.path.contains("type=gpus") ? gpus : usual)(peer, request);
        });
        return await(m_provider.machines({}));
    };
    const auto list = listWith(json(200, R"({"droplets":[{"id":41000101,"name":"web-01","status":"active"},
                                                         {"id":7,"name":"gpu-01","status":"active"}]})"));
    ASSERT_TRUE(list.has_value());
    ASSERT_EQ(list->size(), 5) << "one is in both lists";
    EXPECT_EQ(list->last().name, QStringLiteral("gpu-01"));
    ASSERT_EQ(m_cloud.ledger().size(), 2U);
    EXPECT_EQ(m_cloud.ledger().at(0).path, "/v2/droplets?page=1&per_page=200");
    EXPECT_EQ(m_cloud.ledger().at(1).path, "/v2/droplets?type=gpus&page=1&per_page=200");
    const auto without = listWith(json(422, "{}"));
    ASSERT_TRUE(without.has_value()) << "a service that knows no such list";
    EXPECT_EQ(without->size(), 4);
    const auto half = listWith(json(500, "{}"));
    ASSERT_FALSE(half.has_value()) << "half a list would make machines vanish";
    EXPECT_EQ(half.error().kind, Error::Kind::Server);
}

TEST_F(DigitalOceanProviderTest, SnapshotsHaveNoLimitsAndAreNewestFirst)
{
    m_cloud.route("GET", droplet + "/snapshots", json(200, fixture("digitalocean/snapshots.json")));
    const auto list = await(m_provider.snapshots(web, {}));
    ASSERT_TRUE(list.has_value());
    EXPECT_EQ(list->limits, SnapshotLimits());
    ASSERT_EQ(list->snapshots.size(), 2);
    EXPECT_EQ(list->snapshots.first().name, QStringLiteral("vor dem Umzug"));
    EXPECT_EQ(list->snapshots.first().machine, web);
    EXPECT_EQ(last().path, droplet + "/snapshots?page=1&per_page=200");
}

TEST_F(DigitalOceanProviderTest, JobsAreTheActionsOfTheMachine)
{
    m_cloud.route("GET", actions, json(200, fixture("digitalocean/actions.json")));
    const auto jobs = await(m_provider.jobs(web, {}));
    ASSERT_TRUE(jobs.has_value());
    QStringList ids;
    for (const MachineJob &job : *jobs) {
        ids.append(job.id.text());
        EXPECT_EQ(job.machine, web);
    }
    EXPECT_EQ(ids, (QStringList{QStringLiteral("9001004"), QStringLiteral("9001003"),
                                QStringLiteral("9001002"), QStringLiteral("9001001")}));
    m_cloud.route(
        "GET", "/v2/actions/9001050",
        json(200,
             R"({"action":{"id":9001050,"status":"completed","type":"create","resource_id":41000199}})"));
    const auto made = await(m_provider.job(web, JobId(QStringLiteral("9001050")), {}));
    ASSERT_TRUE(made.has_value());
    EXPECT_EQ(made->state, MachineJob::State::Complete);
    EXPECT_EQ(made->created.text(), QStringLiteral("41000199")) << "the action of the new machine";
    EXPECT_EQ(made->machine, web);
}

TEST_F(DigitalOceanProviderTest, WhatTheServiceCannotIsRefusedUnsent)
{
    EXPECT_EQ(await(m_provider.cancel(JobId(QStringLiteral("1")), {})).error().kind, Error::Kind::Rejected);
    EXPECT_EQ(await(m_provider.takeConsistentSnapshot(web, QStringLiteral("n"), {})).error().kind,
              Error::Kind::Rejected);
    EXPECT_TRUE(m_cloud.ledger().empty());
}

TEST_F(DigitalOceanProviderTest, CommandsAreForDoctlAndSurviveAShell)
{
    const QString doctl = QStringLiteral("doctl");
    const QString name = QStringLiteral("o'b $(touch x) `id` \"q\"");
    const QString command = m_provider.snapshotCommand(web, name);
    EXPECT_TRUE(command.startsWith(QStringLiteral("doctl compute droplet-action snapshot ")));
    EXPECT_EQ(
        shellWords(doctl, command),
        (QStringList{QStringLiteral("compute"), QStringLiteral("droplet-action"), QStringLiteral("snapshot"),
                     QStringLiteral("41000101"), QStringLiteral("--snapshot-name"), name,
                     QStringLiteral("--access-token"), QStringLiteral("from-outside")}));
    const std::pair<PowerAction, const char *> table[] = {
        {PowerAction::Start, "power-on"},    {PowerAction::ShutDown, "shutdown"},
        {PowerAction::TurnOff, "power-off"}, {PowerAction::Reboot, "reboot"},
        {PowerAction::Reset, "power-cycle"},
    };
    for (const auto &[action, verb] : table)
        EXPECT_EQ(shellWords(doctl, m_provider.powerCommand(web, action)).at(2), QString::fromLatin1(verb));
    const QStringList remove = shellWords(doctl, m_provider.deleteCommand(web, image));
    EXPECT_EQ(remove.mid(1, 3), (QStringList{QStringLiteral("snapshot"), QStringLiteral("delete"),
                                             QStringLiteral("88000201")}));
    EXPECT_FALSE(remove.contains(QStringLiteral("--force"))) << "doctl asks before it deletes";
    const QStringList restore = shellWords(doctl, m_provider.restoreCommand(web, image));
    EXPECT_EQ(restore.mid(1, 5), (QStringList{QStringLiteral("droplet-action"), QStringLiteral("restore"),
                                              QStringLiteral("41000101"), QStringLiteral("--image-id"),
                                              QStringLiteral("88000201")}));

    ASSERT_TRUE(await(m_provider.machine(web, {})).has_value()); // now it is known that this is another cloud
    const QString elsewhere = m_provider.powerCommand(web, PowerAction::Start);
    EXPECT_FALSE(elsewhere.contains(QStringLiteral("token-1")));
    EXPECT_EQ(shellWords(doctl, elsewhere).last(), m_cloud.url(QString()).toString());
}

} // namespace kustos::test
