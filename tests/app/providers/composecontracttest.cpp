// SPDX-License-Identifier: GPL-3.0-or-later
// The Compose dialect in the suite that every provider has to pass.
#include "fixture.h"
#include "providercontract.h"
#include "providers/compose/composeprovider.h"
#include "support/steps.h"

namespace kustos::test {

namespace {

const char *const graph = "/2016-07/deployments/5a10b20c30d40e50f6071101";
const QString graphId = QStringLiteral("5a10b20c30d40e50f6071101");
const QString backupId = QStringLiteral("5c0000000000000000000001");

//! Forgets the value: the suite judges whether there is one.
template <class T> QCoro::Task<Result<void>> only(QCoro::Task<Result<T>> task)
{
    const auto result = co_await task;
    if (!result)
        co_return std::unexpected(result.error());
    co_return Result<void>();
}

ContractDialect dialect()
{
    ContractDialect compose;
    compose.name = "Compose";
    compose.make = [](net::HttpClient &http, EndpointSource &source) {
        return std::make_unique<ComposeProvider>(http, source);
    };
    compose.healthy = [](FakeCloud &cloud) {
        cloud.route("GET", graph, json(200, fixture("compose/deployment-janusgraph.json")));
        cloud.route("GET", "/2016-07/datacenters", json(200, fixture("compose/datacenters.json")));
    };
    return compose;
}

std::vector<ContractCall> readingCalls()
{
    const QByteArray base(graph);
    const ServiceId service(graphId);
    const QByteArray emptyRow = "{\"_embedded\":{\"%1\":[{\"name\":\"ohne Id\"}]}}";
    const auto rowOf = [&](const char *plural) { return QByteArray(emptyRow).replace("%1", plural); };
    return {
        {"account", "GET", "/2016-07/accounts", 200, fixture("compose/accounts.json"), rowOf("accounts"),
         [](Provider &p, std::stop_token stop) { return only(p.account(stop)); }},
        {"services", "GET", "/2016-07/deployments", 200, fixture("compose/deployments.json"),
         rowOf("deployments"), [](Provider &p, std::stop_token stop) { return only(p.services(stop)); }},
        {"service", "GET", base, 200, fixture("compose/deployment-janusgraph.json"), R"({"name":"ohne Id"})",
         [service](Provider &p, std::stop_token stop) { return only(p.service(service, stop)); }},
        {"backups", "GET", base + "/backups", 200, fixture("compose/backups.json"), rowOf("backups"),
         [service](Provider &p, std::stop_token stop) { return only(p.backups(service, stop)); }},
        {"jobs", "GET", base + "/recipes", 200, fixture("compose/recipes.json"), rowOf("recipes"),
         [service](Provider &p, std::stop_token stop) { return only(p.jobs(service, stop)); }},
        {"job", "GET", "/2016-07/recipes/5b2200000000000000000101", 200, fixture("compose/recipe.json"),
         R"({"status":"running"})",
         [](Provider &p, std::stop_token stop) {
             return only(p.job(JobId(QStringLiteral("5b2200000000000000000101")), stop));
         }},
        {"downloadSource", "GET", base + "/backups/" + backupId.toLatin1(), 200,
         fixture("compose/backup.json"), R"({"id":"5c0000000000000000000001","download_link":null})",
         [service](Provider &p, std::stop_token stop) {
             return only(p.downloadSource(service, BackupId(backupId), stop));
         }},
    };
}

std::vector<ContractCall> changingCalls()
{
    const QByteArray base(graph);
    const ServiceId service(graphId);
    return {
        {"startBackup", "POST", base + "/backups", 202, fixture("compose/recipe.json"),
         R"({"status":"waiting"})",
         [service](Provider &p, std::stop_token stop) { return only(p.startBackup(service, stop)); }},
        {"restore", "POST", base + "/backups/" + backupId.toLatin1() + "/restore", 202,
         fixture("compose/deployment-created.json"), R"({"name":"ohne Id"})",
         [service](Provider &p, std::stop_token stop) {
             return only(p.restore(service, BackupId(backupId), QStringLiteral("neu"), stop));
         }},
    };
}

} // namespace

INSTANTIATE_TEST_SUITE_P(Reading, ProviderContract, ::testing::ValuesIn(casesOf(dialect(), readingCalls())),
                         nameOf);
INSTANTIATE_TEST_SUITE_P(Changing, ProviderContract, ::testing::ValuesIn(casesOf(dialect(), changingCalls())),
                         nameOf);

} // namespace kustos::test
