// SPDX-License-Identifier: GPL-3.0-or-later
// Decoding of the ccloud³ dialect: answers in, values out.
#include "providers/ccloud/ccloudapi.h"

#include "fixture.h"
#include "providers/ccloud/ccloudjson.h"

#include <gtest/gtest.h>

namespace kustos::test {

namespace {

net::HttpReply reply(const QByteArray &body, int status = 200)
{
    net::HttpReply answer;
    answer.status = status;
    answer.contentType = "application/json";
    answer.body = body;
    return answer;
}

QDateTime utc(const char *text)
{
    return QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate);
}

VirtualMachine machine(const QByteArray &fields)
{
    const auto decoded = ccloud::machine(reply("{\"data\":{\"hostname\":\"h\"" + fields + "}}"));
    EXPECT_TRUE(decoded.has_value()) << fields.constData();
    return decoded.value_or(VirtualMachine());
}

MachineJob job(const QByteArray &fields)
{
    const auto decoded =
        ccloud::job(reply("{\"data\":{\"job_id\":\"j\",\"status\":\"running\"" + fields + "}}"));
    EXPECT_TRUE(decoded.has_value()) << fields.constData();
    return decoded.value_or(MachineJob());
}

Error refused(int status, const QByteArray &body)
{
    return ccloud::refusal(reply(body, status));
}

} // namespace

TEST(CcloudApi, PathsAreFilledFromTheTable)
{
    EXPECT_EQ(ccloud::filled(ccloud::paths::servers), QStringLiteral("ccloud/servers"));
    EXPECT_EQ(ccloud::filled(ccloud::paths::restoreSnapshot, {QStringLiteral("a b"), QStringLiteral("c/d")}),
              QStringLiteral("ccloud/servers/a%20b/snapshots/c%2Fd/restore"));
    for (const QString &bad : {QString(), QStringLiteral("."), QStringLiteral("..")}) {
        EXPECT_TRUE(ccloud::filled(ccloud::paths::server, {bad}).isEmpty());
        EXPECT_TRUE(ccloud::filled(ccloud::paths::snapshot, {QStringLiteral("a"), bad}).isEmpty());
    }
    EXPECT_TRUE(ccloud::filled(ccloud::paths::server).isEmpty()) << "a part without a value";
}

TEST(CcloudApi, VersionStandsOnceInTheAddress)
{
    const QString version = QStringLiteral("/api/v1");
    const QString path = QStringLiteral("ccloud/jobs/a%2Fb?page=2");
    const std::pair<const char *, const char *> table[] = {
        {"http://127.0.0.1:4012", "http://127.0.0.1:4012/api/v1/ccloud/jobs/a%2Fb?page=2"},
        {"https://c.example/", "https://c.example/api/v1/ccloud/jobs/a%2Fb?page=2"},
        {"https://c.example/api/v1", "https://c.example/api/v1/ccloud/jobs/a%2Fb?page=2"},
        {"https://c.example/x/api/v1//?a=b#c", "https://c.example/x/api/v1/ccloud/jobs/a%2Fb?page=2"},
    };
    for (const auto &[base, expected] : table) {
        const QUrl url = ApiLink::address(QUrl(QString::fromLatin1(base)), version, path);
        EXPECT_EQ(url.toString(QUrl::FullyEncoded), QString::fromLatin1(expected)) << base;
    }
}

TEST(CcloudApi, MachineOfOurHost)
{
    const auto list = ccloud::machines(reply(fixture("ccloud/servers.json")));
    ASSERT_TRUE(list.has_value());
    ASSERT_EQ(list->rows.size(), 3);
    EXPECT_FALSE(list->more);
    const VirtualMachine &web = list->rows.at(0);
    EXPECT_EQ(web.id.text(), QStringLiteral("xv20021"));
    EXPECT_EQ(web.name, QStringLiteral("web-01"));
    EXPECT_EQ(web.state, VirtualMachine::State::Running);
    EXPECT_EQ(web.rawState, QStringLiteral("running"));
    EXPECT_EQ(web.addresses, (QStringList{QStringLiteral("192.0.2.21"), QStringLiteral("2001:db8:7::21")}));
    EXPECT_EQ(web.vcpus, 4);
    EXPECT_EQ(web.memory, ByteSize(Q_INT64_C(8589934592)));
    EXPECT_EQ(web.disk, ByteSize(Q_INT64_C(53687091200))) << "all disks together";
    EXPECT_EQ(web.system, QStringLiteral("Debian 12"));
    EXPECT_EQ(web.place, QStringLiteral("Nord Leistung"));
    EXPECT_EQ(web.createdAt, utc("2026-02-03T04:05:06Z"));
    EXPECT_EQ(web.runningJob.text(), QStringLiteral("j-88"));
    EXPECT_FALSE(web.snapshotTarget.has_value());
    MachineCapabilities expected;
    expected.progress = expected.cancel = expected.consistentOnService = true;
    expected.reset = false;
    EXPECT_EQ(web.can, expected);
}

TEST(CcloudApi, MachineOfACloudWithOtherUnits)
{
    const auto list = ccloud::machines(reply(fixture("ccloud/servers.json")));
    ASSERT_TRUE(list.has_value());
    const VirtualMachine &other = list->rows.at(1);
    EXPECT_EQ(other.name, QStringLiteral("xv20022")) << "no name of its own";
    EXPECT_EQ(other.state, VirtualMachine::State::Off);
    EXPECT_EQ(other.memory, ByteSize(Q_INT64_C(4096) << 20)) << "4096 MB";
    EXPECT_EQ(other.disk, ByteSize(Q_INT64_C(50) << 30)) << "50 GB";
    EXPECT_EQ(other.system, QStringLiteral("ubuntu-24.04"));
    EXPECT_EQ(other.place, QStringLiteral("pool_nb1_ssd"));
    EXPECT_EQ(other.createdAt, utc("2026-02-03T04:05:06Z")) << "told with an offset";
    EXPECT_TRUE(other.runningJob.isEmpty());
    EXPECT_TRUE(other.addresses.isEmpty());
    MachineCapabilities documented;
    documented.progress = true;
    EXPECT_EQ(other.can, documented);
    const VirtualMachine &odd = list->rows.at(2);
    EXPECT_EQ(odd.state, VirtualMachine::State::Unknown);
    EXPECT_EQ(odd.rawState, QStringLiteral("Hibernating"));
    EXPECT_FALSE(odd.memory || odd.disk);
    EXPECT_FALSE(odd.createdAt.isValid());
}

TEST(CcloudApi, SizesByMagnitude)
{
    constexpr qint64 megabyte = 1 << 20;
    EXPECT_EQ(ccloud::json::sizeByMagnitude((1 << 26) - 1, megabyte).bytes(), ((1 << 26) - 1) * megabyte);
    EXPECT_EQ(ccloud::json::sizeByMagnitude(1 << 26, megabyte).bytes(), 1 << 26);
    EXPECT_EQ(machine(R"(,"memory":16777216)").memory, ByteSize(Q_INT64_C(16777216) << 20));
    EXPECT_EQ(machine(R"(,"memory":16777216,"disks":[{"size":512}],"kustos":{})").memory, ByteSize(16777216))
        << "our own host tells bytes";
    EXPECT_EQ(machine(R"(,"disks":[{"size":512}],"kustos":{})").disk, ByteSize(512));
    EXPECT_EQ(machine(R"(,"memory":0)").memory, std::nullopt);
    EXPECT_EQ(machine(R"(,"disks":[])").disk, std::nullopt);
    EXPECT_EQ(machine(R"(,"disks":[20,1073741824])").disk, ByteSize(Q_INT64_C(21) << 30));
    EXPECT_EQ(machine(R"(,"disks":[-5])").disk, std::nullopt);
    const QByteArray huge = QByteArray("{\"size\":67108863},").repeated(9'999) + "{}";
    EXPECT_EQ(machine(",\"disks\":[" + huge + "]").disk, ByteSize(Q_INT64_C(1) << 60)) << "no overflow";
}

TEST(CcloudApi, MachineStates)
{
    using State = VirtualMachine::State;
    const std::pair<const char *, State> table[] = {
        {"running", State::Running},       {"Running", State::Running},
        {"started", State::Running},       {"on", State::Running},
        {"stopped", State::Off},           {"OFF", State::Off},
        {"provisioning", State::Changing}, {"starting", State::Changing},
        {"stopping", State::Changing},     {"rebooting", State::Changing},
        {"snapshotting", State::Changing}, {"restoring", State::Changing},
        {"resizing", State::Changing},     {"error", State::Crashed},
        {"provisioned", State::Unknown},   {"", State::Unknown},
    };
    for (const auto &[word, state] : table) {
        const QByteArray told(word);
        EXPECT_EQ(machine(",\"state\":\"" + told + "\"").state, state) << word;
        EXPECT_EQ(machine(",\"status\":\"" + told + "\"").rawState, QString::fromLatin1(told));
    }
}

TEST(CcloudApi, WrongTypesAreNamedWithTheirPlace)
{
    const std::pair<const char *, const char *> table[] = {
        {R"({"data":[{"hostname":"a"},{"hostname":"b","cores":"4"}]})", "data[1].cores"},
        {R"({"data":[{"hostname":"a","memory":-1}]})", "data[0].memory"},
        {R"({"data":[{"hostname":"a","disks":[{"size":1},{"size":1.5}]}]})", "data[0].disks[1].size"},
        {R"({"data":[{"hostname":"a","created_at":"gestern"}]})", "data[0].created_at"},
        {R"({"data":[{"hostname":"a","kustos":{"can":{"cancel":1}}}]})", "data[0].kustos.can.cancel"},
        {R"({"data":[{"hostname":true}]})", "data[0].hostname"},
        {R"({"data":["a"]})", "data"},
        {R"({"data":[],"meta":{"last_page":"x"}})", "meta.last_page"},
    };
    for (const auto &[body, place] : table) {
        const auto list = ccloud::machines(reply(body));
        ASSERT_FALSE(list.has_value()) << body;
        EXPECT_EQ(list.error().cause, Error::Cause::BadJson) << body;
        EXPECT_EQ(list.error().detail, QString::fromLatin1(place));
    }
    const auto empty = ccloud::machines(reply(R"({"data":[{"hostname":""}]})"));
    ASSERT_FALSE(empty.has_value());
    EXPECT_EQ(empty.error().cause, Error::Cause::MissingField) << "an empty id is none";
}

TEST(CcloudApi, PagesByNumberOrByLink)
{
    const auto more = [](const QByteArray &rest) {
        return ccloud::machines(reply("{\"data\":[]" + rest + "}"))->more;
    };
    EXPECT_FALSE(more(""));
    EXPECT_TRUE(more(R"(,"meta":{"current_page":1,"last_page":2})"));
    EXPECT_FALSE(more(R"(,"meta":{"current_page":2,"last_page":2},"links":{"next":"x"})"));
    EXPECT_TRUE(more(R"(,"links":{"next":"https://c.example/?page=2"})"));
    EXPECT_FALSE(more(R"(,"links":{"next":null},"meta":null)"));
}

TEST(CcloudApi, StateHasTwoNames)
{
    EXPECT_EQ(ccloud::state(reply(R"({"state":"running"})")), QStringLiteral("running"));
    EXPECT_EQ(ccloud::state(reply(R"({"status":"Running"})")), QStringLiteral("Running"));
    EXPECT_EQ(ccloud::state(reply(R"({"data":{"state":"off"}})")), QStringLiteral("off"));
    EXPECT_EQ(ccloud::state(reply("{}")).error().cause, Error::Cause::MissingField);
}

TEST(CcloudApi, Snapshots)
{
    const auto page = ccloud::snapshots(reply(fixture("ccloud/snapshots.json")));
    ASSERT_TRUE(page.has_value());
    ASSERT_EQ(page->rows.size(), 5);
    const Snapshot &offline = page->rows.at(0);
    EXPECT_EQ(offline.state, Snapshot::State::Available);
    EXPECT_EQ(offline.consistency, Snapshot::Consistency::Offline);
    EXPECT_EQ(offline.size, ByteSize(Q_INT64_C(5368709120)));
    EXPECT_EQ(offline.minimumDisk, ByteSize(Q_INT64_C(53687091200)));
    EXPECT_EQ(offline.sha256, "ab00cdef");
    EXPECT_EQ(offline.machine.text(), QStringLiteral("xv20021"));
    const Snapshot &growing = page->rows.at(1);
    EXPECT_EQ(growing.state, Snapshot::State::Creating);
    EXPECT_EQ(growing.consistency, Snapshot::Consistency::Live);
    EXPECT_FALSE(growing.size || growing.minimumDisk);
    EXPECT_TRUE(growing.sha256.isEmpty());
    EXPECT_EQ(page->rows.at(2).state, Snapshot::State::Failed);
    EXPECT_EQ(page->rows.at(2).consistency, Snapshot::Consistency::Unknown);
    EXPECT_EQ(page->rows.at(3).state, Snapshot::State::Busy);
    EXPECT_EQ(page->rows.at(4).state, Snapshot::State::Unknown);
    EXPECT_EQ(page->rows.at(4).rawState, QStringLiteral("archived"));
    EXPECT_TRUE(page->limitsTold);
    EXPECT_EQ(page->limits.perMachine, 7);
    EXPECT_EQ(page->limits.interval, std::chrono::seconds(900));
    EXPECT_EQ(page->limits.nextAllowedAt, utc("2026-11-20T09:15:00Z"));
}

TEST(CcloudApi, NoLimitsIsAlsoTold)
{
    const auto none =
        ccloud::snapshots(reply(R"({"data":[],"meta":{"limit":null,"min_interval_seconds":0}})"));
    ASSERT_TRUE(none.has_value());
    EXPECT_TRUE(none->limitsTold);
    EXPECT_EQ(none->limits, SnapshotLimits());
    EXPECT_FALSE(ccloud::snapshots(reply(R"({"data":[],"meta":{"current_page":1}})"))->limitsTold);
}

TEST(CcloudApi, Jobs)
{
    const auto page = ccloud::jobs(reply(fixture("ccloud/jobs.json")));
    ASSERT_TRUE(page.has_value());
    ASSERT_EQ(page->rows.size(), 4);
    const MachineJob &copying = page->rows.at(0);
    EXPECT_EQ(copying.kind, MachineJob::Kind::TakeSnapshot);
    EXPECT_EQ(copying.state, MachineJob::State::Running);
    EXPECT_EQ(copying.phase, MachineJob::Phase::Copying);
    EXPECT_EQ(copying.permille, 400);
    EXPECT_EQ(copying.bytesDone, ByteSize(Q_INT64_C(4294967296)));
    EXPECT_EQ(copying.bytesTotal, ByteSize(Q_INT64_C(10737418240)));
    EXPECT_EQ(copying.snapshot.text(), QStringLiteral("1c7f2a54-22bb-4c3d-8e5f-7788990011bb"));
    EXPECT_EQ(copying.createdAt, utc("2026-11-20T09:00:00Z"));
    EXPECT_FALSE(copying.endedAt.isValid());
    EXPECT_FALSE(copying.ended());
    const MachineJob &ignored = page->rows.at(1);
    EXPECT_EQ(ignored.kind, MachineJob::Kind::ShutDown);
    EXPECT_EQ(ignored.state, MachineJob::State::Failed);
    EXPECT_EQ(ignored.code, QStringLiteral("shutdown_ignored"));
    EXPECT_EQ(ignored.detail, QStringLiteral("Das System hat nicht reagiert."));
    EXPECT_EQ(ignored.endedAt, utc("2026-11-19T08:02:00Z"));
    EXPECT_TRUE(ignored.snapshot.isEmpty()) << "its resource is the machine";
    EXPECT_EQ(ignored.permille, std::nullopt);
    const MachineJob &created = page->rows.at(2);
    EXPECT_EQ(created.kind, MachineJob::Kind::NewMachine);
    EXPECT_EQ(created.state, MachineJob::State::Waiting);
    EXPECT_EQ(created.created.text(), QStringLiteral("xv20031"));
    const MachineJob &odd = page->rows.at(3);
    EXPECT_EQ(odd.id.text(), QStringLiteral("12")) << "a number is an id too";
    EXPECT_EQ(odd.kind, MachineJob::Kind::Other);
    EXPECT_EQ(odd.rawKind, QStringLiteral("migrate"));
    EXPECT_EQ(odd.state, MachineJob::State::Unknown);
}

TEST(CcloudApi, JobWords)
{
    using Kind = MachineJob::Kind;
    const std::pair<const char *, Kind> kinds[] = {
        {"start", Kind::Start},
        {"shutdown", Kind::ShutDown},
        {"stop", Kind::TurnOff},
        {"reboot", Kind::Reboot},
        {"reset", Kind::Reset},
        {"snapshot_create", Kind::TakeSnapshot},
        {"snapshot_restore", Kind::RestoreSnapshot},
        {"snapshot_delete", Kind::DeleteSnapshot},
        {"create", Kind::NewMachine},
        {"rename", Kind::Rename},
        {"cback_enable", Kind::Other},
    };
    for (const auto &[word, kind] : kinds)
        EXPECT_EQ(job(QByteArray(",\"action\":\"") + word + "\"").kind, kind) << word;
    EXPECT_EQ(job(R"(,"action":"snapshot_create","kustos":{"consistent":true})").kind,
              Kind::ConsistentSnapshot);
    EXPECT_EQ(job(R"(,"action":"snapshot_create","kustos":{"consistent":false})").kind, Kind::TakeSnapshot);
    EXPECT_EQ(job(R"(,"action":"start","kustos":{"consistent":true})").kind, Kind::Start);
    using State = MachineJob::State;
    const std::pair<const char *, State> states[] = {
        {"queued", State::Waiting}, {"running", State::Running},     {"succeeded", State::Complete},
        {"failed", State::Failed},  {"cancelled", State::Cancelled}, {"melting", State::Unknown},
    };
    for (const auto &[word, state] : states) {
        const QByteArray body = QByteArray(R"({"data":{"job_id":"j","status":")") + word + "\"}}";
        EXPECT_EQ(ccloud::job(reply(body))->state, state) << word;
    }
    using Phase = MachineJob::Phase;
    const std::pair<const char *, Phase> phases[] = {
        {"waiting", Phase::Unknown},   {"shutting_down", Phase::ShuttingDown}, {"copying", Phase::Copying},
        {"checking", Phase::Checking}, {"replacing", Phase::Checking},         {"starting", Phase::Starting},
    };
    for (const auto &[word, phase] : phases)
        EXPECT_EQ(job(QByteArray(",\"kustos\":{\"phase\":\"") + word + "\"}").phase, phase) << word;
}

TEST(CcloudApi, ProgressIsNeverMadeUp)
{
    EXPECT_EQ(job("").permille, std::nullopt);
    EXPECT_EQ(job(R"(,"progress":null)").permille, std::nullopt);
    EXPECT_EQ(job(R"(,"progress":0)").permille, 0);
    EXPECT_EQ(job(R"(,"progress":100)").permille, 1000);
    EXPECT_EQ(job(R"(,"progress":140)").permille, 1000);
    EXPECT_EQ(job(R"(,"progress":-3)").permille, 0);
    EXPECT_EQ(job(R"(,"kustos":{"bytes_done":1,"bytes_total":8})").permille, 125);
    EXPECT_EQ(job(R"(,"kustos":{"bytes_done":1,"bytes_total":0})").permille, std::nullopt);
    EXPECT_EQ(job(R"(,"kustos":{"bytes_done":1})").permille, std::nullopt);
    EXPECT_FALSE(ccloud::job(reply(R"({"data":{"job_id":"j","status":"running","progress":"40"}})")));
}

TEST(CcloudApi, Accepted)
{
    const auto told = ccloud::accepted(reply(fixture("ccloud/accepted.json"), 202));
    ASSERT_TRUE(told.has_value());
    EXPECT_EQ(told->id.text(), QStringLiteral("j-91"));
    EXPECT_EQ(told->state, MachineJob::State::Waiting);
    EXPECT_EQ(told->snapshot.text(), QStringLiteral("5a1f2a54-66ff-4c3d-8e5f-7788990011ff"));
    const auto wrapped =
        ccloud::accepted(reply(R"({"data":{"job_id":7,"kustos":{"created_hostname":"xv9"}}})", 202));
    ASSERT_TRUE(wrapped.has_value());
    EXPECT_EQ(wrapped->id.text(), QStringLiteral("7"));
    EXPECT_EQ(wrapped->created.text(), QStringLiteral("xv9"));
    const auto atOnce = ccloud::accepted(reply("", 204));
    ASSERT_TRUE(atOnce.has_value());
    EXPECT_EQ(atOnce->state, MachineJob::State::Complete);
}

TEST(CcloudApi, CodesDecideWhatARefusalIs)
{
    struct Row
    {
        int status;
        const char *code;
        Error::Kind kind;
    };
    const Row table[] = {
        {409, "server_busy", Error::Kind::Conflict},
        {409, "wrong_state", Error::Kind::Conflict},
        {422, "server_busy", Error::Kind::Conflict},
        {422, "snapshot_limit_reached", Error::Kind::Rejected},
        {409, "snapshot_limit_reached", Error::Kind::Rejected},
        {422, "disk_too_small", Error::Kind::Rejected},
        {422, "snapshot_interval", Error::Kind::RateLimited},
        {429, "throttled", Error::Kind::RateLimited},
        {422, "validation_failed", Error::Kind::Rejected},
        {422, "something_new", Error::Kind::Rejected},
        {401, "server_busy", Error::Kind::Unauthorized},
        {404, "wrong_state", Error::Kind::NotFound},
        {500, "throttled", Error::Kind::Server},
    };
    for (const Row &row : table) {
        const Error error = refused(row.status, QByteArray("{\"code\":\"") + row.code + "\"}");
        EXPECT_EQ(error.kind, row.kind) << row.status << row.code;
        EXPECT_EQ(error.detail, QString::fromLatin1(row.code)) << "without a sentence";
        EXPECT_EQ(error.httpStatus, row.status);
    }
}

TEST(CcloudApi, SentencesOfARefusal)
{
    EXPECT_EQ(refused(422, R"({"message":"Ungültig","code":"validation_failed",
                              "errors":{"name":["zu lang","doppelt"],"live":"fehlt"}})")
                  .detail,
              QStringLiteral("Ungültig\nlive: fehlt\nname: zu lang\nname: doppelt"));
    EXPECT_EQ(refused(401, R"({"error":"unauthorized"})").detail, QStringLiteral("unauthorized"));
    EXPECT_EQ(refused(401, R"({"error":"e","error_description":"d"})").detail, QStringLiteral("d"));
    EXPECT_EQ(refused(500, "").detail, QString());
    EXPECT_EQ(refused(400, "{\"message\":\"" + QByteArray(9'000, 'x') + "\"}").detail.size(), 1024);
    EXPECT_EQ(refused(400, "upstream gone\n").detail, QStringLiteral("upstream gone"));
    const Error page = refused(403, "<html>Anmelden</html>");
    EXPECT_EQ(page.kind, Error::Kind::Forbidden);
    EXPECT_EQ(page.cause, Error::Cause::Html);
    EXPECT_TRUE(page.detail.isEmpty());
}

TEST(CcloudApi, Bodies)
{
    EXPECT_EQ(ccloud::powerBody(PowerAction::Start), R"({"action":"start"})");
    EXPECT_EQ(ccloud::powerBody(PowerAction::ShutDown), R"({"action":"shutdown"})");
    EXPECT_EQ(ccloud::powerBody(PowerAction::TurnOff), R"({"action":"stop"})");
    EXPECT_EQ(ccloud::powerBody(PowerAction::Reboot), R"({"action":"reboot"})");
    EXPECT_EQ(ccloud::powerBody(PowerAction::Reset), R"({"action":"reset"})");
    EXPECT_EQ(ccloud::snapshotBody(QStringLiteral("a\"b"), true, false), R"({"live":true,"name":"a\"b"})");
    EXPECT_EQ(ccloud::snapshotBody(QStringLiteral("a"), false, true),
              R"({"consistent":true,"live":false,"name":"a"})");
}

} // namespace kustos::test
