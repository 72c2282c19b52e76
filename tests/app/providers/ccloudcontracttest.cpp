// SPDX-License-Identifier: GPL-3.0-or-later
// The ccloud³ dialect in the suite that every provider of virtual machines has to pass.
#include "fixture.h"
#include "machinecalls.h"
#include "providers/ccloud/ccloudprovider.h"
#include "support/steps.h"

#include <algorithm>
#include <iterator>

namespace kustos::test {

namespace {

const QByteArray servers = "/api/v1/ccloud/servers";
const QByteArray server = servers + "/xv20021";
const QString hostname = QStringLiteral("xv20021");
const QString snapshotId = QStringLiteral("0b6f2a54-11aa-4c3d-8e5f-7788990011aa");
const QByteArray snapshotPath = server + "/snapshots/" + snapshotId.toLatin1();
const QByteArray noJob = R"({"id":4471,"action":"start"})";

MachineDialect dialect()
{
    MachineDialect ccloud;
    ccloud.name = "Ccloud";
    ccloud.make = [](net::HttpClient &http, EndpointSource &source) {
        return std::make_unique<CcloudProvider>(http, source, CcloudProvider::Instance::OwnHost);
    };
    ccloud.healthy = [](FakeCloud &) {};
    return ccloud;
}

//! Rows `one` and, on the second page, `one` and `two`.
MachinePages pages(const QByteArray &one, const QByteArray &two)
{
    const auto page = [](const QByteArray &rows, int number) {
        return "{\"data\":[" + rows +
               "],\"links\":{\"next\":\"http://203.0.113.9/steal?page=2\"},\"meta\":{\"current_page\":" +
               QByteArray::number(number) + ",\"last_page\":2}}";
    };
    return {R"({"data":[],"meta":{"current_page":1,"last_page":1}})", page(one, 1), page(one + "," + two, 2),
            false};
}

std::vector<MachineCall> readingCalls()
{
    MachinePages jobPages =
        pages(R"({"job_id":"j-1","status":"running"})", R"({"job_id":2,"status":"failed"})");
    jobPages.mayEndEarly = true;
    return {
        {"machines",
         "GET",
         servers,
         200,
         fixture("ccloud/servers.json"),
         R"({"data":[{"custom_name":"ohne Hostnamen"}]})",
         readMachines(),
         {},
         pages(R"({"hostname":"a","state":"off"})", R"({"hostname":"b","state":"off"})")},
        {"machine",
         "GET",
         server,
         200,
         fixture("ccloud/server.json"),
         R"({"data":{"custom_name":"ohne Hostnamen"}})",
         readMachine(),
         hostname,
         {}},
        {"snapshots", "GET", server + "/snapshots", 200, fixture("ccloud/snapshots.json"),
         R"({"data":[{"name":"ohne Id"}]})", readSnapshots(), hostname,
         pages(R"({"id":"a","state":"available"})", R"({"id":"b","state":"available"})")},
        {"jobs", "GET", server + "/jobs", 200, fixture("ccloud/jobs.json"),
         R"({"data":[{"status":"running"}]})", readJobs(), hostname, jobPages},
        {"job",
         "GET",
         "/api/v1/ccloud/jobs/j-88",
         200,
         fixture("ccloud/job.json"),
         R"({"data":{"job_id":"j-88"}})",
         readJob(hostname),
         QStringLiteral("j-88"),
         {}},
    };
}

std::vector<MachineCall> changingCalls()
{
    const QByteArray accepted = fixture("ccloud/accepted.json");
    const auto rename = [](MachineProvider &p, QString id, std::stop_token stop) {
        return counted(p.renameSnapshot(MachineId(id), SnapshotId(snapshotId), QStringLiteral("n"), stop));
    };
    const auto remove = [](MachineProvider &p, QString id, std::stop_token stop) {
        return counted(p.deleteSnapshot(MachineId(id), SnapshotId(snapshotId), stop));
    };
    return {
        {"power", "POST", server + "/power", 202, accepted, noJob, power(), hostname, {}},
        {"takeSnapshot", "POST", server + "/snapshots", 202, accepted, noJob, takeSnapshot(), hostname, {}},
        {"takeConsistentSnapshot",
         "POST",
         server + "/snapshots",
         202,
         accepted,
         noJob,
         takeConsistentSnapshot(),
         hostname,
         {}},
        {"renameSnapshot",
         "PATCH",
         snapshotPath,
         200,
         fixture("ccloud/snapshot.json"),
         R"({"data":{"name":"ohne Id"}})",
         rename,
         hostname,
         {}},
        {"deleteSnapshot", "DELETE", snapshotPath, 202, accepted, noJob, remove, hostname, {}},
        {"restoreSnapshot",
         "POST",
         snapshotPath + "/restore",
         202,
         accepted,
         noJob,
         restoreSnapshot(snapshotId),
         hostname,
         {}},
        {"createMachine", "POST", servers, 201, accepted, noJob, createMachine(hostname, snapshotId), {}, {}},
        {"renameMachine",
         "PATCH",
         server,
         200,
         fixture("ccloud/server.json"),
         R"({"data":{"custom_name":"ohne Hostnamen"}})",
         renameMachine(),
         hostname,
         {}},
        {"cancel",
         "POST",
         "/api/v1/ccloud/jobs/j-88/cancel",
         202,
         "{}",
         {},
         cancelJob(),
         QStringLiteral("j-88"),
         {}},
    };
}

std::vector<MachineCase> cases(bool (*fits)(const MachineCall &))
{
    std::vector<MachineCall> calls = readingCalls();
    std::ranges::move(changingCalls(), std::back_inserter(calls));
    return machineCases(dialect(), calls, fits);
}

} // namespace

INSTANTIATE_TEST_SUITE_P(Ccloud, MachineProviderContract, ::testing::ValuesIn(cases(isAny)), machineCaseName);
INSTANTIATE_TEST_SUITE_P(Ccloud, MachineListContract, ::testing::ValuesIn(cases(isList)), machineCaseName);
INSTANTIATE_TEST_SUITE_P(Ccloud, MachineAnswerContract, ::testing::ValuesIn(cases(needsFields)),
                         machineCaseName);
INSTANTIATE_TEST_SUITE_P(Ccloud, MachineIdContract, ::testing::ValuesIn(cases(takesId)), machineCaseName);

} // namespace kustos::test
