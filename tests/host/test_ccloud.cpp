// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialectasking.h"
#include "host/dialects/cclouddialect.h"

#include <QSysInfo>

namespace kustos::host {

namespace {

using Job = MachineJobRecord;

class CcloudDialect : public DialectAsking<ccloud::Dialect>
{
protected:
    void SetUp() override
    {
        m_root = u"/api/v1/"_qs;
        make(&m_desk);
    }
    void make(MachineDesk *desk)
    {
        m_dialect.emplace(
            ccloud::Dialect::Parts{desk, m_clock, "token", "key", u"https://127.0.0.1:7"_qs, u"9.9"_qs});
    }
    [[nodiscard]] QString codeOf(const http::Response &response)
    {
        return json(response).value(u"code").toString();
    }
    [[nodiscard]] http::Response power(const QString &action, const QString &hostname = u"xv10001"_qs)
    {
        return ask(u"ccloud/servers/"_qs + hostname + u"/power"_qs, "POST",
                   QJsonDocument(QJsonObject{{u"action"_qs, action}}).toJson());
    }
    [[nodiscard]] QStringList hostnames(const QString &query)
    {
        QStringList names;
        for (const QJsonValue row : get(u"ccloud/servers"_qs + query).value(u"data").toArray())
            names.append(row.toObject().value(u"hostname").toString());
        return names;
    }
    [[nodiscard]] QJsonObject server(const QString &hostname = u"xv10001"_qs)
    {
        return get(u"ccloud/servers/"_qs + hostname).value(u"data").toObject();
    }
};

TEST_F(CcloudDialect, HostWithoutHypervisorListsNothingAndChangesNothing)
{
    make(nullptr);
    const QJsonObject list = get(u"ccloud/servers"_qs);
    EXPECT_TRUE(list.value(u"data").isArray());
    EXPECT_TRUE(list.value(u"data").toArray().isEmpty());
    EXPECT_EQ(list.value(u"meta").toObject().value(u"total").toInt(-1), 0);
    const QString copy = u"ccloud/servers/xv10001/snapshots/00000002-0000-4000-8000-000000000001"_qs;
    for (const QString &target : {u"ccloud/servers/xv10001"_qs, u"ccloud/servers/xv10001/state"_qs,
                                  u"ccloud/servers/xv10001/snapshots"_qs, copy, u"ccloud/jobs/j-1"_qs,
                                  u"ccloud/servers/xv10001/jobs"_qs})
        EXPECT_EQ(statusOf(target), 404) << target.toStdString();
    EXPECT_EQ(power(u"start"_qs).status, 404);
    for (const QString &target : {u"ccloud/servers"_qs, u"ccloud/servers/xv10001/snapshots"_qs,
                                  copy + u"/restore"_qs, u"ccloud/jobs/j-1/cancel"_qs})
        EXPECT_EQ(statusOf(target, "POST", R"({"name":"a"})"), 404) << target.toStdString();
    EXPECT_EQ(statusOf(copy, "DELETE"), 404);
    EXPECT_EQ(statusOf(copy, "PATCH", "{}"), 404);
    EXPECT_EQ(statusOf(u"ccloud/servers/xv10001"_qs, "PATCH", "{}"), 404);
}

TEST_F(CcloudDialect, EveryPathOfTheTableIsServed)
{
    namespace paths = kustos::ccloud::paths;
    m_desk.addMachine(1, u"web"_qs, MachineState::Off);
    for (const auto &path :
         {paths::token, paths::servers, paths::createServer, paths::server, paths::changeServer, paths::state,
          paths::power, paths::snapshots, paths::takeSnapshot, paths::snapshot, paths::changeSnapshot,
          paths::deleteSnapshot, paths::restoreSnapshot, paths::serverJobs, paths::job, paths::cancelJob}) {
        // An unknown method tells the path's methods, and so that the path is known.
        QString target = QLatin1String(path.pattern);
        const auto response = ask(target.replace(u':', u'x'), "BREW");
        EXPECT_EQ(response.status, 405) << path.pattern;
        EXPECT_TRUE(header(response, "Allow").contains(path.method)) << path.pattern;
        EXPECT_EQ(codeOf(response), u"method_not_allowed"_qs);
    }
    for (const char *unknown : {"", "ccloud", "ccloud/", "ccloud/servers/", "ccloud/servers/xv10001/",
                                "ccloud/servers//state", "servers", "ccloud/servers/xv10001/disks"})
        EXPECT_EQ(statusOf(QLatin1String(unknown)), 404) << unknown;
    http::Request outside = requestOf(u"/"_qs, u"v2/droplets"_qs, "GET", {});
    EXPECT_EQ(m_dialect->handle(outside).status, 404);
}

TEST_F(CcloudDialect, ServerTellsWhatTheHypervisorTold)
{
    MachineFacts &machine = m_desk.addMachine(1, u"db \"prod\""_qs, MachineState::Running);
    machine.addresses = {u"2001:db8::10"_qs, u"192.0.2.10"_qs, u"192.0.2.11"_qs};
    machine.system = u"Debian 12"_qs;
    machine.disks.append({u"vdb"_qs, u"/b.qcow2"_qs, 4096, false});
    const QJsonObject expected{{u"id"_qs, 1},
                               {u"hostname"_qs, u"xv10001"_qs},
                               {u"custom_name"_qs, u"db \"prod\""_qs},
                               {u"description"_qs, QJsonValue::Null},
                               {u"state"_qs, u"running"_qs},
                               {u"locked_by_job"_qs, QJsonValue::Null},
                               {u"pool"_qs, u"local"_qs},
                               {u"pool_label"_qs, QSysInfo::machineHostName()},
                               {u"cores"_qs, 2},
                               {u"memory"_qs, 2147483648.0},
                               {u"disks"_qs, QJsonArray{QJsonObject{{u"id"_qs, 1},
                                                                    {u"size"_qs, 10737418240.0},
                                                                    {u"used"_qs, QJsonValue::Null},
                                                                    {u"boot"_qs, true}},
                                                        QJsonObject{{u"id"_qs, 2},
                                                                    {u"size"_qs, 4096},
                                                                    {u"used"_qs, QJsonValue::Null},
                                                                    {u"boot"_qs, false}}}},
                               {u"image"_qs, QJsonValue::Null},
                               {u"os_label"_qs, u"Debian 12"_qs},
                               {u"ipv4"_qs, u"192.0.2.10"_qs},
                               {u"ipv6"_qs, u"2001:db8::10"_qs},
                               {u"type"_qs, u"unmanaged"_qs},
                               {u"tags"_qs, QJsonArray()},
                               {u"monitoring"_qs, false},
                               {u"cbacks_enabled"_qs, false},
                               {u"created_at"_qs, u"2026-06-01T12:00:00.000Z"_qs}};
    QJsonObject told = server();
    const QJsonObject can = told.take(u"kustos").toObject().value(u"can").toObject();
    EXPECT_EQ(told, expected);
    EXPECT_EQ(
        QStringList(can.keys()),
        (QStringList{u"cancel"_qs, u"consistent"_qs, u"delete_snapshot"_qs, u"live_snapshot"_qs,
                     u"offline_snapshot"_qs, u"power"_qs, u"progress"_qs, u"rename"_qs, u"rename_snapshot"_qs,
                     u"reset"_qs, u"restore_in_place"_qs, u"restore_to_new"_qs}));
    for (const QJsonValue one : can)
        EXPECT_TRUE(one.toBool());
    EXPECT_EQ(get(u"ccloud/servers"_qs).value(u"data").toArray().first().toObject(), server());
}

TEST_F(CcloudDialect, MachineWithoutFilesOffersNoCopies)
{
    m_desk.addMachine(1, u"a"_qs, MachineState::Running).disks.first().path.clear();
    m_desk.addMachine(2, u"b"_qs, MachineState::Running).disks.clear();
    for (const QString &hostname : {u"xv10001"_qs, u"xv10002"_qs}) {
        const QJsonObject can = server(hostname).value(u"kustos").toObject().value(u"can").toObject();
        EXPECT_TRUE(can.value(u"power").toBool());
        for (const QString &copying : {u"live_snapshot"_qs, u"offline_snapshot"_qs, u"consistent"_qs,
                                       u"restore_in_place"_qs, u"restore_to_new"_qs})
            EXPECT_EQ(can.value(copying), QJsonValue(false));
    }
}

TEST_F(CcloudDialect, ListIsPagedWithLinks)
{
    for (int i = 1; i <= 5; ++i)
        m_desk.addMachine(i, QStringLiteral("m%1").arg(i), MachineState::Off);
    const QJsonObject second = get(u"ccloud/servers?page=2&per_page=2"_qs);
    EXPECT_EQ(second.value(u"data").toArray().size(), 2);
    EXPECT_EQ(
        second.value(u"meta").toObject(),
        (QJsonObject{{u"current_page"_qs, 2}, {u"last_page"_qs, 3}, {u"per_page"_qs, 2}, {u"total"_qs, 5}}));
    const QString stem = u"https://example.org:7341/api/v1/ccloud/servers?per_page=2&page="_qs;
    EXPECT_EQ(second.value(u"links").toObject(), (QJsonObject{{u"first"_qs, stem + u'1'},
                                                              {u"prev"_qs, stem + u'1'},
                                                              {u"next"_qs, stem + u'3'},
                                                              {u"last"_qs, stem + u'3'}}));
    const QJsonObject last = get(u"ccloud/servers?page=3&per_page=2"_qs);
    EXPECT_EQ(last.value(u"data").toArray().size(), 1);
    EXPECT_TRUE(last.value(u"links").toObject().value(u"next").isNull());
    const QJsonObject beyond = get(u"ccloud/servers?page=9&per_page=2"_qs);
    EXPECT_TRUE(beyond.value(u"data").toArray().isEmpty());
    EXPECT_EQ(beyond.value(u"links").toObject().value(u"prev").toString(), stem + u'3');
    const QJsonObject first = get(u"ccloud/servers"_qs);
    EXPECT_TRUE(first.value(u"links").toObject().value(u"prev").isNull());
    EXPECT_TRUE(first.value(u"links").toObject().value(u"next").isNull());
    for (const char *wrong : {"page=0", "per_page=101", "page=x", "per_page=0", "page=-1", "page="}) {
        const auto refused = ask(u"ccloud/servers?"_qs + QLatin1String(wrong));
        EXPECT_EQ(refused.status, 422) << wrong;
        const QString field = QString::fromLatin1(wrong).section(u'=', 0, 0);
        EXPECT_TRUE(json(refused).value(u"errors").toObject().value(field).isArray()) << wrong;
    }
}

TEST_F(CcloudDialect, SearchGoesByNameHostnameAndAddress)
{
    m_desk.addMachine(1, u"Web-01"_qs, MachineState::Off).addresses = {u"192.0.2.10"_qs};
    m_desk.addMachine(2, u"db"_qs, MachineState::Off).addresses = {u"2001:db8::2"_qs};
    EXPECT_EQ(hostnames(u""_qs), (QStringList{u"xv10001"_qs, u"xv10002"_qs}));
    EXPECT_EQ(hostnames(u"?search=wEB"_qs), QStringList{u"xv10001"_qs});
    EXPECT_EQ(hostnames(u"?search=10002"_qs), QStringList{u"xv10002"_qs});
    EXPECT_EQ(hostnames(u"?search=2001:DB8"_qs), QStringList{u"xv10002"_qs});
    EXPECT_EQ(hostnames(u"?search=192.0.2"_qs), QStringList{u"xv10001"_qs});
    EXPECT_EQ(hostnames(u"?search=%25"_qs), QStringList());
    EXPECT_EQ(hostnames(u"?search="_qs).size(), 2);
    EXPECT_EQ(hostnames(u"?tag=prod"_qs), QStringList()) << "nothing here is tagged";
    const QString next =
        get(u"ccloud/servers?search=x&per_page=1"_qs).value(u"links").toObject().value(u"next").toString();
    EXPECT_EQ(next, u"https://example.org:7341/api/v1/ccloud/servers?search=x&per_page=1&page=2"_qs);
}

TEST_F(CcloudDialect, HypervisorThatIsSilentIsTold)
{
    m_desk.addMachine(1, u"web"_qs, MachineState::Running);
    EXPECT_EQ(get(u"ccloud/servers"_qs).value(u"kustos").toObject(),
              (QJsonObject{{u"host_version"_qs, u"9.9"_qs}, {u"reachable"_qs, true}}));
    m_desk.reachable = false;
    EXPECT_FALSE(get(u"ccloud/servers"_qs).value(u"kustos").toObject().value(u"reachable").toBool(true));
    EXPECT_EQ(server().value(u"state").toString(), u"unknown"_qs) << "not what it was some time ago";
    EXPECT_EQ(get(u"ccloud/servers/xv10001/state"_qs), (QJsonObject{{u"state"_qs, u"unknown"_qs}}));
    const auto refused = power(u"stop"_qs);
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(codeOf(refused), u"hypervisor_unreachable"_qs);
}

TEST_F(CcloudDialect, NothingReadYetIsNotNoMachines)
{
    m_desk.reachable = false;
    EXPECT_EQ(ask(u"ccloud/servers"_qs).status, 503) << "an empty list would be believed";
    m_desk.reachable = true;
    EXPECT_EQ(ask(u"ccloud/servers"_qs).status, 200);
}

TEST_F(CcloudDialect, AListThatCouldNotBeReadIsNotAnEmptyOne)
{
    m_desk.addMachine(1, u"web"_qs, MachineState::Running);
    for (const auto *target :
         {"ccloud/servers", "ccloud/servers/xv10001/snapshots", "ccloud/servers/xv10001/jobs"}) {
        m_desk.unread = Error{Error::Kind::Storage, Error::Cause::None, 0, u"damaged"_qs, std::nullopt};
        EXPECT_EQ(ask(QLatin1String(target)).status, 500) << target;
        EXPECT_EQ(ask(QLatin1String(target)).status, 200) << target << ": once is once";
    }
}

TEST_F(CcloudDialect, PowerIsAcceptedAndShownUntilItIsDone)
{
    m_desk.addMachine(1, u"web"_qs, MachineState::Running);
    struct Case
    {
        QString action;
        QString during;
        QString after;
    };
    for (const Case &one : {Case{u"reboot"_qs, u"rebooting"_qs, u"running"_qs},
                            Case{u"reset"_qs, u"rebooting"_qs, u"running"_qs},
                            Case{u"shutdown"_qs, u"stopping"_qs, u"stopped"_qs},
                            Case{u"start"_qs, u"starting"_qs, u"running"_qs},
                            Case{u"stop"_qs, u"stopping"_qs, u"stopped"_qs}}) {
        const auto response = power(one.action);
        ASSERT_EQ(response.status, 202) << one.action.toStdString();
        const QJsonObject accepted = json(response);
        EXPECT_EQ(QStringList(accepted.keys()), (QStringList{u"action"_qs, u"id"_qs, u"job_id"_qs}));
        EXPECT_EQ(accepted.value(u"action").toString(), one.action);
        const QString id = accepted.value(u"job_id").toString();
        EXPECT_EQ(id, u"j-"_qs + QString::number(accepted.value(u"id").toInt()));
        EXPECT_EQ(server().value(u"state").toString(), one.during);
        EXPECT_EQ(server().value(u"locked_by_job").toString(), id);
        EXPECT_EQ(get(u"ccloud/servers/xv10001/state"_qs).value(u"state").toString(), one.during);
        const auto second = power(one.action);
        EXPECT_EQ(second.status, 409);
        EXPECT_EQ(codeOf(second), u"server_busy"_qs);
        m_desk.finish(JobId(id));
        EXPECT_EQ(server().value(u"state").toString(), one.after);
        EXPECT_TRUE(server().value(u"locked_by_job").isNull());
        const QJsonObject job = get(u"ccloud/jobs/"_qs + id).value(u"data").toObject();
        EXPECT_EQ(job.value(u"action").toString(), one.action);
        EXPECT_EQ(job.value(u"status").toString(), u"succeeded"_qs);
    }
    const auto refused = power(u"stop"_qs);
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(codeOf(refused), u"wrong_state"_qs);
}

TEST_F(CcloudDialect, UnknownPowerActionsNameTheField)
{
    m_desk.addMachine(1, u"web"_qs, MachineState::Running);
    for (const char *body :
         {"{}", R"({"action":"pause"})", R"({"action":"START"})", R"({"action":1})", R"({"action":null})",
          R"({"action":["stop"]})", R"({"action":"snapshot_create"})", R"({"action":""})", ""}) {
        const auto response = ask(u"ccloud/servers/xv10001/power"_qs, "POST", body);
        EXPECT_EQ(response.status, 422) << body;
        EXPECT_EQ(codeOf(response), u"validation_failed"_qs);
        EXPECT_TRUE(json(response).value(u"errors").toObject().value(u"action").isArray());
    }
    EXPECT_TRUE(m_desk.history.isEmpty());
}

TEST_F(CcloudDialect, BodiesThatAreNoObjectsAre400)
{
    const MachineId id = m_desk.addMachine(1, u"web"_qs, MachineState::Off).id;
    const QString copy =
        u"ccloud/servers/xv10001/snapshots/"_qs + m_desk.addSnapshot(1, id, u"s"_qs).id.text();
    for (const QByteArray &body :
         {QByteArray("{"), QByteArray("[]"), QByteArray("\"a\""), QByteArray("null"),
          QByteArray("{\"a\":1}x"), QByteArray("\0{}", 3), QByteArray("\xff"), QByteArray(200'000, '[')}) {
        for (const auto &[method, target] :
             {std::pair{"POST", u"ccloud/servers"_qs}, std::pair{"PATCH", u"ccloud/servers/xv10001"_qs},
              std::pair{"POST", u"ccloud/servers/xv10001/power"_qs},
              std::pair{"POST", u"ccloud/servers/xv10001/snapshots"_qs}, std::pair{"PATCH", copy},
              std::pair{"POST", copy + u"/restore"_qs}}) {
            const auto response = ask(target, method, body);
            EXPECT_EQ(response.status, 400) << method << target.toStdString();
            EXPECT_EQ(codeOf(response), u"validation_failed"_qs);
        }
    }
    EXPECT_TRUE(m_desk.history.isEmpty());
}

TEST_F(CcloudDialect, OddIdsAreNotFound)
{
    const MachineId id = m_desk.addMachine(1, u"web"_qs, MachineState::Off).id;
    m_desk.addSnapshot(1, id, u"s"_qs);
    for (const QString &odd : oddIds()) {
        EXPECT_EQ(statusOf(u"ccloud/servers/"_qs + odd), 404) << odd.toStdString();
        EXPECT_EQ(statusOf(u"ccloud/servers/xv"_qs + odd), 404) << odd.toStdString();
        EXPECT_EQ(statusOf(u"ccloud/servers/xv10001/snapshots/"_qs + odd), 404) << odd.toStdString();
        EXPECT_EQ(statusOf(u"ccloud/servers/xv10001/snapshots/"_qs + odd, "DELETE"), 404)
            << odd.toStdString();
        EXPECT_EQ(statusOf(u"ccloud/jobs/"_qs + odd), 404) << odd.toStdString();
        EXPECT_EQ(statusOf(u"ccloud/jobs/j-"_qs + odd), 404) << odd.toStdString();
        EXPECT_EQ(statusOf(u"ccloud/jobs/j-"_qs + odd + u"/cancel"_qs, "POST"), 404) << odd.toStdString();
    }
    EXPECT_EQ(statusOf(u"ccloud/servers/XV10001"_qs), 404);
    EXPECT_TRUE(m_desk.history.isEmpty());
    EXPECT_EQ(m_desk.copies.size(), 1);
}

TEST_F(CcloudDialect, ServerIsRenamed)
{
    m_desk.addMachine(1, u"web"_qs, MachineState::Running);
    const auto response = ask(u"ccloud/servers/xv10001"_qs, "PATCH", R"({"custom_name":"db \"x\" ../"})");
    ASSERT_EQ(response.status, 200);
    const QJsonObject told = json(response).value(u"data").toObject();
    EXPECT_EQ(told.value(u"custom_name").toString(), u"db \"x\" ../"_qs);
    EXPECT_EQ(told.value(u"locked_by_job").toString(), m_desk.history.first().id.text());
    EXPECT_EQ(told.value(u"state").toString(), u"running"_qs) << "renaming is no state";
    m_desk.finish(m_desk.history.first().id);
    EXPECT_EQ(server().value(u"custom_name").toString(), u"db \"x\" ../"_qs);
    for (const char *body :
         {R"({"custom_name":""})", "{}", R"({"custom_name":5})", R"({"custom_name":"a\nb"})",
          R"({"custom_name":null})", R"({"custom_name":"a\u0000"})"}) {
        const auto refused = ask(u"ccloud/servers/xv10001"_qs, "PATCH", body);
        EXPECT_EQ(refused.status, 422) << body;
        EXPECT_TRUE(json(refused).value(u"errors").toObject().contains(u"custom_name")) << body;
    }
    const QByteArray tooLong = "{\"custom_name\":\"" + QByteArray(300, 'x') + "\"}";
    EXPECT_EQ(statusOf(u"ccloud/servers/xv10001"_qs, "PATCH", tooLong), 422);
    const auto described =
        ask(u"ccloud/servers/xv10001"_qs, "PATCH", R"({"custom_name":"a","description":"kept?"})");
    EXPECT_EQ(described.status, 422);
    EXPECT_TRUE(json(described).value(u"errors").toObject().contains(u"description"));
    EXPECT_EQ(m_desk.history.size(), 1);
}

TEST_F(CcloudDialect, RefusalsOfTheDeskKeepTheirCodes)
{
    m_desk.addMachine(1, u"web"_qs, MachineState::Running);
    struct Case
    {
        Error error;
        int status;
        QString code;
    };
    const auto error = [](Error::Kind kind, const QString &detail, Error::Cause cause = Error::Cause::None) {
        return Error{kind, cause, 0, detail, std::nullopt};
    };
    const QList<Case> cases{
        {error(Error::Kind::NotFound, {}), 404, u"not_found"_qs},
        {error(Error::Kind::Conflict, u"server_busy"_qs), 409, u"server_busy"_qs},
        {error(Error::Kind::Conflict, u"wrong_state"_qs), 409, u"wrong_state"_qs},
        {error(Error::Kind::Rejected, u"snapshot_limit_reached"_qs), 422, u"snapshot_limit_reached"_qs},
        {error(Error::Kind::Rejected, u"disk_too_small"_qs), 422, u"disk_too_small"_qs},
        {error(Error::Kind::Rejected, u"validation_failed"_qs), 422, u"validation_failed"_qs},
        {error(Error::Kind::Rejected, u"libvirt says no"_qs), 422, u"validation_failed"_qs},
        {error(Error::Kind::RateLimited, {}), 429, u"snapshot_interval"_qs},
        {error(Error::Kind::Offline, {}), 503, u"hypervisor_unreachable"_qs},
        {error(Error::Kind::Storage, {}, Error::Cause::DiskFull), 507, u"disk_full"_qs},
        {error(Error::Kind::Storage, u"no such table"_qs), 500, u"host_failed"_qs}};
    for (const Case &one : cases) {
        m_desk.refusal = one.error;
        const auto response = power(u"stop"_qs);
        EXPECT_EQ(response.status, one.status) << one.code.toStdString();
        EXPECT_EQ(codeOf(response), one.code);
        EXPECT_FALSE(json(response).value(u"message").toString().isEmpty());
        EXPECT_TRUE(header(response, "Retry-After").isNull());
    }
    m_desk.refusal = error(Error::Kind::Rejected, u"libvirt says no"_qs);
    EXPECT_EQ(json(power(u"stop"_qs)).value(u"message").toString(), u"libvirt says no"_qs);
    m_desk.refusal->detail = QString(1'000'000, u'x');
    EXPECT_LT(power(u"stop"_qs).body.size(), 5000);
    m_desk.refusal = error(Error::Kind::RateLimited, {});
    m_desk.refusal->retryAfter = std::chrono::seconds(123);
    EXPECT_EQ(header(power(u"stop"_qs), "Retry-After"), "123");
}

TEST_F(CcloudDialect, JobsAreListedNewestFirstAndByStatus)
{
    m_desk.addMachine(1, u"web"_qs, MachineState::Running);
    m_desk.addMachine(2, u"other"_qs, MachineState::Running);
    const auto off = m_desk.power(m_desk.all.at(0).id, Job::Kind::Shutdown);
    m_desk.finish(off->id);
    m_desk.find(off->id)->code = u"x"_qs;
    const auto on = m_desk.power(m_desk.all.at(0).id, Job::Kind::Start);
    const auto foreign = m_desk.power(m_desk.all.at(1).id, Job::Kind::Stop);
    ASSERT_TRUE(foreign);
    const auto ids = [this](const QString &query) {
        QStringList list;
        for (const QJsonValue row : get(u"ccloud/servers/xv10001/jobs"_qs + query).value(u"data").toArray())
            list.append(row.toObject().value(u"job_id").toString());
        return list;
    };
    EXPECT_EQ(ids({}), (QStringList{on->id.text(), off->id.text()}));
    EXPECT_EQ(ids(u"?status=running"_qs), QStringList{on->id.text()});
    EXPECT_EQ(ids(u"?status=succeeded"_qs), QStringList{off->id.text()});
    EXPECT_EQ(ids(u"?status=nonsense"_qs), QStringList());
    EXPECT_EQ(ids(u"?per_page=1&page=2"_qs), QStringList{off->id.text()});
    EXPECT_EQ(statusOf(u"ccloud/servers/xv10001/jobs?page=x"_qs), 422);
    EXPECT_EQ(statusOf(u"ccloud/jobs/j-1"_qs), 404);
}

TEST_F(CcloudDialect, RunningCopyIsCancelled)
{
    const MachineId id = m_desk.addMachine(1, u"web"_qs, MachineState::Running).id;
    const auto job = m_desk.takeSnapshot(id, u"s"_qs);
    ASSERT_TRUE(job);
    const QString target = u"ccloud/jobs/"_qs + job->id.text();
    EXPECT_EQ(statusOf(target + u"/cancel"_qs, "GET"), 405);
    const auto response = ask(target + u"/cancel"_qs, "POST");
    EXPECT_EQ(response.status, 202);
    EXPECT_EQ(json(response).value(u"job_id").toString(), job->id.text());
    EXPECT_EQ(get(target).value(u"data").toObject().value(u"status").toString(), u"cancelled"_qs);
    EXPECT_TRUE(m_desk.copies.isEmpty());
    const auto again = ask(target + u"/cancel"_qs, "POST");
    EXPECT_EQ(again.status, 409);
    EXPECT_EQ(codeOf(again), u"wrong_state"_qs);
}

TEST_F(CcloudDialect, HeadIsAnsweredLikeGet)
{
    m_desk.addMachine(1, u"web"_qs, MachineState::Running);
    EXPECT_EQ(ask(u"ccloud/servers"_qs, "HEAD").status, 200);
    EXPECT_EQ(statusOf(u"ccloud/servers/xv10001"_qs, "HEAD"), 200);
    EXPECT_EQ(statusOf(u"ccloud/servers/xv10001/power"_qs, "HEAD"), 405);
}

} // namespace

} // namespace kustos::host
