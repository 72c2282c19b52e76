// SPDX-License-Identifier: GPL-3.0-or-later
// Every request that DigitalOceanProvider can send, once. digitalocean_openapi.py holds them against the
// published description: $KUSTOS_LEDGER names the file that they are written to.
#include "fixedendpoint.h"
#include "fixture.h"
#include "providers/digitalocean/digitaloceanprovider.h"
#include "support/await.h"
#include "support/fakecloud.h"
#include "support/steps.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>

#include <gtest/gtest.h>

namespace kustos::test {

namespace {

const MachineId web(QStringLiteral("41000101"));
const SnapshotId image(QStringLiteral("88000201"));

void routeAll(FakeCloud &cloud)
{
    const QByteArray droplet = "/v2/droplets/41000101";
    const auto good = [](const char *name, int status = 200) { return json(status, fixture(name)); };
    cloud.route("GET", "/v2/droplets", good("digitalocean/droplets.json"));
    cloud.route("POST", "/v2/droplets", good("digitalocean/droplet-created.json", 202));
    cloud.route("GET", droplet, good("digitalocean/droplet.json"));
    cloud.route("GET", droplet + "/snapshots", good("digitalocean/snapshots.json"));
    cloud.route("GET", droplet + "/actions", good("digitalocean/actions.json"));
    cloud.route("POST", droplet + "/actions", good("digitalocean/action.json", 201));
    cloud.route("GET", "/v2/actions/9001004", good("digitalocean/action.json"));
    cloud.route("GET", "/v2/snapshots/88000201", good("digitalocean/snapshot.json"));
    cloud.route("DELETE", "/v2/snapshots/88000201", answer(204, ""));
    cloud.route("PUT", "/v2/images/88000201", good("digitalocean/image.json"));
}

void callAll(MachineProvider &provider)
{
    const QString name = QStringLiteral("web-01-1795000000");
    EXPECT_TRUE(await(provider.machines({})).has_value());
    EXPECT_TRUE(await(provider.machine(web, {})).has_value());
    EXPECT_TRUE(await(provider.snapshots(web, {})).has_value());
    EXPECT_TRUE(await(provider.jobs(web, {})).has_value());
    EXPECT_TRUE(await(provider.job(web, JobId(QStringLiteral("9001004")), {})).has_value());
    for (const PowerAction action : {PowerAction::Start, PowerAction::ShutDown, PowerAction::TurnOff,
                                     PowerAction::Reboot, PowerAction::Reset})
        EXPECT_TRUE(await(provider.power(web, action, {})).has_value());
    EXPECT_TRUE(await(provider.takeSnapshot(web, name, true, {})).has_value());
    EXPECT_TRUE(await(provider.renameSnapshot(web, image, name, {})).has_value());
    EXPECT_TRUE(await(provider.deleteSnapshot(web, image, {})).has_value());
    EXPECT_TRUE(await(provider.restoreSnapshot(web, image, {})).has_value());
    EXPECT_TRUE(await(provider.createMachine(web, image, QStringLiteral("web-02"), {})).has_value());
    EXPECT_TRUE(await(provider.renameMachine(web, QStringLiteral("web-09"), {})).has_value());
}

} // namespace

TEST(DigitalOceanRequests, EveryCallOnce)
{
    FakeCloud cloud;
    routeAll(cloud);
    QNetworkAccessManager network;
    net::HttpClient http{network};
    FixedEndpoint source(Endpoint{cloud.url(QString()), "token-1"});
    DigitalOceanProvider provider(http, source);
    callAll(provider);
    QByteArray lines;
    for (const Recorded &request : cloud.ledger()) {
        lines += QJsonDocument(QJsonObject{
                                   {QStringLiteral("method"), QString::fromLatin1(request.method)},
                                   {QStringLiteral("target"), QString::fromLatin1(request.path)},
                                   {QStringLiteral("body"), QString::fromUtf8(request.body)},
                               })
                     .toJson(QJsonDocument::Compact) +
                 '\n';
    }
    EXPECT_EQ(lines.count('\n'), 20)
        << "16 calls: two lists of machines, what a new one is made after, a reading back";
    EXPECT_EQ(cloud.mutations(), 11);
    const QString path = qEnvironmentVariable("KUSTOS_LEDGER");
    if (path.isEmpty())
        return;
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    EXPECT_EQ(file.write(lines), lines.size());
}

} // namespace kustos::test
