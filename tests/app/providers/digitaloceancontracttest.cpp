// SPDX-License-Identifier: GPL-3.0-or-later
// DigitalOcean's API in the suite that every provider of virtual machines has to pass.
#include "fixture.h"
#include "machinecalls.h"
#include "providers/digitalocean/digitaloceanprovider.h"
#include "support/steps.h"

#include <algorithm>
#include <iterator>

namespace kustos::test {

namespace {

const QByteArray droplets = "/v2/droplets";
const QByteArray droplet = droplets + "/41000101";
const QByteArray actions = droplet + "/actions";
const QByteArray gpuList = droplets + "?type=gpus&page=1&per_page=200";
const QString dropletId = QStringLiteral("41000101");
const QString imageId = QStringLiteral("88000201");
const QByteArray noStatus = R"({"action":{"id":7}})";

MachineDialect dialect()
{
    MachineDialect ocean;
    ocean.name = "DigitalOcean";
    ocean.make = [](net::HttpClient &http, EndpointSource &source) {
        return std::make_unique<DigitalOceanProvider>(http, source);
    };
    ocean.healthy = [](FakeCloud &cloud) {
        cloud.route("GET", gpuList, json(200, R"({"droplets":[],"links":{},"meta":{"total":0}})"));
        cloud.route("GET", droplet, json(200, fixture("digitalocean/droplet.json")));
        cloud.route("GET", "/v2/snapshots/88000201", json(200, fixture("digitalocean/snapshot.json")));
    };
    ocean.besides = {gpuList};
    return ocean;
}

//! Rows `one` and, on the second page, `one` and `two`.
MachinePages pages(const QByteArray &plural, const QByteArray &one, const QByteArray &two)
{
    const auto list = [&plural](const QByteArray &rows, const QByteArray &links) {
        return "{\"" + plural + "\":[" + rows + "],\"links\":" + links + "}";
    };
    return {list("", "{}"), list(one, R"({"pages":{"next":"http://203.0.113.9/steal?page=2"}})"),
            list(one + "," + two, R"({"pages":{"first":"http://203.0.113.9/steal?page=1"}})"), false};
}

std::vector<MachineCall> readingCalls()
{
    MachinePages jobPages =
        pages("actions", R"({"id":1,"status":"completed"})", R"({"id":2,"status":"completed"})");
    jobPages.mayEndEarly = true;
    return {
        {"machines",
         "GET",
         droplets,
         200,
         fixture("digitalocean/droplets.json"),
         R"({"droplets":[{"id":1,"name":"ohne Zustand"}]})",
         readMachines(),
         {},
         pages("droplets", R"({"id":1,"name":"a","status":"off"})", R"({"id":2,"name":"b","status":"off"})")},
        {"machine",
         "GET",
         droplet,
         200,
         fixture("digitalocean/droplet.json"),
         R"({"droplet":{"name":"ohne Id","status":"off"}})",
         readMachine(),
         dropletId,
         {}},
        {"snapshots", "GET", droplet + "/snapshots", 200, fixture("digitalocean/snapshots.json"),
         R"({"snapshots":[{"name":"ohne Id"}]})", readSnapshots(), dropletId,
         pages("snapshots", R"({"id":1,"name":"a"})", R"({"id":2,"name":"b"})")},
        {"jobs", "GET", actions, 200, fixture("digitalocean/actions.json"), R"({"actions":[{"id":7}]})",
         readJobs(), dropletId, jobPages},
        {"job",
         "GET",
         "/v2/actions/9001004",
         200,
         fixture("digitalocean/action.json"),
         noStatus,
         readJob(dropletId),
         QStringLiteral("9001004"),
         {}},
    };
}

std::vector<MachineCall> changingCalls()
{
    const QByteArray action = fixture("digitalocean/action.json");
    const auto rename = [](MachineProvider &p, QString id, std::stop_token stop) {
        return counted(p.renameSnapshot(MachineId(dropletId), SnapshotId(id), QStringLiteral("n"), stop));
    };
    const auto remove = [](MachineProvider &p, QString id, std::stop_token stop) {
        return counted(p.deleteSnapshot(MachineId(dropletId), SnapshotId(id), stop));
    };
    return {
        {"power", "POST", actions, 201, action, noStatus, power(), dropletId, {}},
        {"takeSnapshot", "POST", actions, 201, action, noStatus, takeSnapshot(), dropletId, {}},
        {"renameSnapshot",
         "PUT",
         "/v2/images/88000201",
         200,
         fixture("digitalocean/image.json"),
         R"({"image":{"name":"ohne Id"}})",
         rename,
         imageId,
         {}},
        {"deleteSnapshot", "DELETE", "/v2/snapshots/88000201", 204, {}, {}, remove, imageId, {}},
        {"restoreSnapshot", "POST", actions, 201, action, noStatus, restoreSnapshot(imageId), dropletId, {}},
        {"createMachine",
         "POST",
         droplets,
         202,
         fixture("digitalocean/droplet-created.json"),
         R"({"droplet":{"id":41000199},"links":{"actions":[]}})",
         createMachine({}, imageId),
         dropletId,
         {}},
        {"renameMachine", "POST", actions, 201, action, noStatus, renameMachine(), dropletId, {}},
    };
}

std::vector<MachineCase> cases(bool (*fits)(const MachineCall &))
{
    std::vector<MachineCall> calls = readingCalls();
    std::ranges::move(changingCalls(), std::back_inserter(calls));
    return machineCases(dialect(), calls, fits);
}

} // namespace

INSTANTIATE_TEST_SUITE_P(DigitalOcean, MachineProviderContract, ::testing::ValuesIn(cases(isAny)),
                         machineCaseName);
INSTANTIATE_TEST_SUITE_P(DigitalOcean, MachineListContract, ::testing::ValuesIn(cases(isList)),
                         machineCaseName);
INSTANTIATE_TEST_SUITE_P(DigitalOcean, MachineAnswerContract, ::testing::ValuesIn(cases(needsFields)),
                         machineCaseName);
INSTANTIATE_TEST_SUITE_P(DigitalOcean, MachineIdContract, ::testing::ValuesIn(cases(takesId)),
                         machineCaseName);

} // namespace kustos::test
