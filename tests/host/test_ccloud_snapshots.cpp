// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialectasking.h"
#include "host/dialects/cclouddialect.h"

namespace kustos::host {

namespace {

using Job = MachineJobRecord;

class CcloudSnapshots : public DialectAsking<ccloud::Dialect>
{
protected:
    void SetUp() override
    {
        m_root = u"/api/v1/"_qs;
        m_dialect.emplace(ccloud::Dialect::Parts{&m_desk, m_clock, "token", "key", u"http://h"_qs, u"1"_qs});
        m_machine = m_desk.addMachine(1, u"web"_qs, MachineState::Running).id;
        m_desk.addMachine(2, u"off"_qs, MachineState::Off);
    }
    [[nodiscard]] http::Response take(const QByteArray &body, const QString &hostname = u"xv10001"_qs)
    {
        return ask(u"ccloud/servers/"_qs + hostname + u"/snapshots"_qs, "POST", body);
    }
    [[nodiscard]] static QString pathOf(const SnapshotRecord &snapshot,
                                        const QString &hostname = u"xv10001"_qs)
    {
        return u"ccloud/servers/"_qs + hostname + u"/snapshots/"_qs + snapshot.id.text();
    }
    [[nodiscard]] static QString codeOf(const http::Response &response)
    {
        return json(response).value(u"code").toString();
    }
    [[nodiscard]] QJsonObject meta()
    {
        return get(u"ccloud/servers/xv10001/snapshots"_qs).value(u"meta").toObject();
    }

    MachineId m_machine;
};

TEST_F(CcloudSnapshots, SnapshotIsTakenAndRead)
{
    const auto response = take(R"({"name":"web-1763632800","live":true})");
    ASSERT_EQ(response.status, 202);
    const QJsonObject accepted = json(response);
    EXPECT_EQ(accepted.value(u"action").toString(), u"snapshot_create"_qs);
    const QString id = accepted.value(u"snapshot_id").toString();
    ASSERT_EQ(m_desk.copies.size(), 1);
    EXPECT_EQ(id, m_desk.copies.first().id.text());
    const QString path = pathOf(m_desk.copies.first());
    EXPECT_EQ(get(path).value(u"data").toObject().value(u"state").toString(), u"creating"_qs);
    EXPECT_EQ(get(u"ccloud/servers/xv10001"_qs).value(u"data").toObject().value(u"state").toString(),
              u"snapshotting"_qs);
    m_desk.finish(JobId(accepted.value(u"job_id").toString()));
    const QJsonObject told = get(path).value(u"data").toObject();
    EXPECT_EQ(told.value(u"state").toString(), u"available"_qs);
    EXPECT_EQ(told.value(u"name").toString(), u"web-1763632800"_qs);
    EXPECT_TRUE(told.value(u"live").toBool());
    EXPECT_EQ(get(u"ccloud/servers/xv10001/snapshots"_qs).value(u"data").toArray(), QJsonArray{told});
}

TEST_F(CcloudSnapshots, CopyAtRestIsNeverMadeOfARunningMachine)
{
    const auto refused = take(R"({"name":"a","live":false})");
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(codeOf(refused), u"wrong_state"_qs);
    EXPECT_TRUE(m_desk.history.isEmpty());
    EXPECT_EQ(take(R"({"name":"a","live":false})", u"xv10002"_qs).status, 202);
    m_desk.finish(m_desk.history.first().id);
    m_desk.all[1].state = MachineState::Crashed;
    EXPECT_EQ(take(R"({"name":"a","live":false})", u"xv10002"_qs).status, 202) << "off, if not in order";
    m_desk.finish(m_desk.history.first().id);
    m_desk.all[1].state = MachineState::Paused;
    EXPECT_EQ(take(R"({"name":"a","live":false})", u"xv10002"_qs).status, 409);
    EXPECT_EQ(take(R"({"name":"a"})").status, 202) << "nothing said: as the machine is";
}

TEST_F(CcloudSnapshots, ConsistentOneIsAJobOfItsOwnKind)
{
    const auto response = take(R"({"name":"a","live":false,"consistent":true})");
    ASSERT_EQ(response.status, 202) << "the host switches it off";
    EXPECT_EQ(m_desk.history.first().kind, Job::Kind::Consistent);
    EXPECT_TRUE(json(response).value(u"snapshot_id").isString());
    m_desk.finish(m_desk.history.first().id);
    EXPECT_EQ(take(R"({"name":"a","consistent":false})").status, 202);
    EXPECT_EQ(m_desk.history.first().kind, Job::Kind::TakeSnapshot);
}

TEST_F(CcloudSnapshots, BadWishesNameTheirField)
{
    struct Case
    {
        QByteArray body;
        QString field;
    };
    const QList<Case> cases{{"", u"name"_qs},
                            {"{}", u"name"_qs},
                            {R"({"name":""})", u"name"_qs},
                            {R"({"name":"  "})", u"name"_qs},
                            {R"({"name":7})", u"name"_qs},
                            {R"({"name":{"a":1}})", u"name"_qs},
                            {R"({"name":"a\nb"})", u"name"_qs},
                            {R"({"name":"a\r\nSet-Cookie: x"})", u"name"_qs},
                            {"{\"name\":\"" + QByteArray(300, 'n') + "\"}", u"name"_qs},
                            {"{\"name\":\"" + QByteArray(129, 'n') + "\"}", u"name"_qs},
                            {R"({"name":"a","live":"yes"})", u"live"_qs},
                            {R"({"name":"a","live":1})", u"live"_qs},
                            {R"({"name":"a","consistent":"true"})", u"consistent"_qs},
                            {R"({"name":"a","description":"kept?"})", u"description"_qs},
                            {R"({"name":"a","description":5})", u"description"_qs}};
    for (const Case &one : cases) {
        const auto response = take(one.body);
        EXPECT_EQ(response.status, 422) << one.body.toStdString();
        EXPECT_EQ(codeOf(response), u"validation_failed"_qs);
        const QJsonObject errors = json(response).value(u"errors").toObject();
        EXPECT_EQ(QStringList(errors.keys()), QStringList{one.field}) << one.body.toStdString();
    }
    EXPECT_TRUE(m_desk.history.isEmpty());
    for (const char *good :
         {R"({"name":"../../etc/passwd"})", R"({"name":"\"quoted\" <b>"})",
          R"({"name":"a","description":null,"live":null})", R"({"name":"a","description":""})"}) {
        EXPECT_EQ(take(good).status, 202) << good;
        m_desk.finish(m_desk.history.first().id);
    }
    EXPECT_EQ(m_desk.copies.at(3).name, u"../../etc/passwd"_qs) << "a name, no path";
}

TEST_F(CcloudSnapshots, LimitsAreToldWhereThereAreSome)
{
    for (const QString &member : {u"limit"_qs, u"min_interval_seconds"_qs, u"next_allowed_at"_qs}) {
        EXPECT_TRUE(meta().contains(member));
        EXPECT_TRUE(meta().value(member).isNull()) << member.toStdString();
    }
    m_desk.limit.snapshotsPerMachine = 10;
    m_desk.limit.snapshotInterval = std::chrono::seconds(600);
    EXPECT_EQ(meta().value(u"limit").toInt(), 10);
    EXPECT_EQ(meta().value(u"min_interval_seconds").toInt(), 600);
    EXPECT_TRUE(meta().value(u"next_allowed_at").isNull());
    m_desk.addSnapshot(1, m_machine, u"s"_qs);
    EXPECT_EQ(meta().value(u"next_allowed_at").toString(), u"2026-06-01T12:10:00.000Z"_qs);
    EXPECT_EQ(meta().value(u"total").toInt(), 1);
}

TEST_F(CcloudSnapshots, LimitsAreHeld)
{
    m_desk.limit.snapshotsPerMachine = 1;
    m_desk.addSnapshot(1, m_machine, u"s"_qs);
    const auto full = take(R"({"name":"a"})");
    EXPECT_EQ(full.status, 422);
    EXPECT_EQ(codeOf(full), u"snapshot_limit_reached"_qs);
    m_desk.limit.snapshotsPerMachine = 10;
    m_desk.limit.snapshotInterval = std::chrono::seconds(600);
    m_clock.time = m_clock.time.addSecs(60);
    const auto early = take(R"({"name":"a","consistent":true})");
    EXPECT_EQ(early.status, 429);
    EXPECT_EQ(codeOf(early), u"snapshot_interval"_qs);
    EXPECT_EQ(header(early, "Retry-After"), "540");
    m_clock.time = m_clock.time.addSecs(540);
    EXPECT_EQ(take(R"({"name":"a"})").status, 202);
}

TEST_F(CcloudSnapshots, ListIsPagedAndOfOneMachine)
{
    for (int i = 1; i <= 3; ++i)
        m_desk.addSnapshot(i, m_machine, QStringLiteral("s%1").arg(i));
    m_desk.addSnapshot(4, m_desk.all.at(1).id, u"foreign"_qs);
    const QJsonObject page = get(u"ccloud/servers/xv10001/snapshots?per_page=2"_qs);
    ASSERT_EQ(page.value(u"data").toArray().size(), 2);
    EXPECT_EQ(page.value(u"data").toArray().first().toObject().value(u"name").toString(), u"s3"_qs);
    EXPECT_EQ(page.value(u"meta").toObject().value(u"total").toInt(), 3);
    EXPECT_EQ(page.value(u"links").toObject().value(u"next").toString(),
              u"http://example.org:7341/api/v1/ccloud/servers/xv10001/snapshots?per_page=2&page=2"_qs);
    EXPECT_EQ(statusOf(u"ccloud/servers/xv10001/snapshots?per_page=1000"_qs), 422);
}

TEST_F(CcloudSnapshots, SnapshotBelongsToItsMachine)
{
    const SnapshotRecord foreign = m_desk.addSnapshot(4, m_desk.all.at(1).id, u"foreign"_qs);
    EXPECT_EQ(statusOf(pathOf(foreign, u"xv10002"_qs)), 200);
    const QString wrong = pathOf(foreign, u"xv10001"_qs);
    EXPECT_EQ(statusOf(wrong), 404);
    EXPECT_EQ(statusOf(wrong, "DELETE"), 404);
    EXPECT_EQ(statusOf(wrong, "PATCH", R"({"name":"x"})"), 404);
    EXPECT_EQ(statusOf(wrong + u"/restore"_qs, "POST"), 404);
    EXPECT_EQ(statusOf(u"ccloud/servers/xv10001/snapshots/00000002-0000-4000-8000-00000000abcd"_qs), 404);
    EXPECT_EQ(m_desk.copies.first().name, u"foreign"_qs);
    EXPECT_TRUE(m_desk.history.isEmpty());
}

TEST_F(CcloudSnapshots, SnapshotIsRenamed)
{
    const QString path = pathOf(m_desk.addSnapshot(1, m_machine, u"s"_qs));
    const auto response = ask(path, "PATCH", R"({"name":"näme ../ \"x\""})");
    ASSERT_EQ(response.status, 200);
    EXPECT_EQ(json(response).value(u"data").toObject().value(u"name").toString(), u"näme ../ \"x\""_qs);
    EXPECT_EQ(m_desk.copies.first().name, u"näme ../ \"x\""_qs);
    EXPECT_EQ(statusOf(path, "PATCH", R"({"name":""})"), 422);
    EXPECT_EQ(statusOf(path, "PATCH", R"({"description":"x"})"), 422);
    EXPECT_EQ(statusOf(path, "PATCH", "{}"), 422);
    EXPECT_EQ(statusOf(path, "PUT", R"({"name":"x"})"), 405);
    m_desk.refusal = Error{Error::Kind::Storage, Error::Cause::DiskFull, 0, {}, std::nullopt};
    EXPECT_EQ(statusOf(path, "PATCH", R"({"name":"x"})"), 507);
}

TEST_F(CcloudSnapshots, SnapshotIsDeletedByAJob)
{
    const SnapshotRecord copy = m_desk.addSnapshot(1, m_machine, u"s"_qs);
    const auto response = ask(pathOf(copy), "DELETE");
    ASSERT_EQ(response.status, 202);
    EXPECT_EQ(json(response).value(u"action").toString(), u"snapshot_delete"_qs);
    EXPECT_FALSE(json(response).contains(u"snapshot_id")) << "none is made";
    EXPECT_EQ(get(pathOf(copy)).value(u"data").toObject().value(u"state").toString(), u"deleting"_qs);
    EXPECT_EQ(statusOf(pathOf(copy), "DELETE"), 409);
    m_desk.finish(m_desk.history.first().id);
    EXPECT_EQ(statusOf(pathOf(copy)), 404);
    EXPECT_EQ(statusOf(pathOf(copy), "DELETE"), 404);
}

TEST_F(CcloudSnapshots, RestoreNeedsAMachineThatIsOff)
{
    const SnapshotRecord copy = m_desk.addSnapshot(1, m_machine, u"s"_qs);
    const QString target = pathOf(copy) + u"/restore"_qs;
    const auto running = ask(target, "POST", R"({"power_on":false})");
    EXPECT_EQ(running.status, 409);
    EXPECT_EQ(codeOf(running), u"wrong_state"_qs);
    m_desk.all[0].state = MachineState::Off;
    const auto start = ask(target, "POST", R"({"power_on":true})");
    EXPECT_EQ(start.status, 422) << "said rather than forgotten";
    EXPECT_TRUE(json(start).value(u"errors").toObject().contains(u"power_on"));
    EXPECT_EQ(statusOf(target, "POST", R"({"power_on":"no"})"), 422);
    EXPECT_TRUE(m_desk.history.isEmpty());
    const auto response = ask(target, "POST");
    ASSERT_EQ(response.status, 202);
    EXPECT_EQ(json(response).value(u"action").toString(), u"snapshot_restore"_qs);
    EXPECT_EQ(get(u"ccloud/servers/xv10001/state"_qs).value(u"state").toString(), u"restoring"_qs);
    EXPECT_EQ(get(pathOf(copy)).value(u"data").toObject().value(u"state").toString(), u"restoring"_qs);
    m_desk.finish(m_desk.history.first().id);
    EXPECT_EQ(get(u"ccloud/servers/xv10001/state"_qs).value(u"state").toString(), u"stopped"_qs);
}

TEST_F(CcloudSnapshots, OnlyWholeSnapshotsAreRestored)
{
    m_desk.all[0].state = MachineState::Off;
    int number = 0;
    for (const auto state : {SnapshotRecord::State::Creating, SnapshotRecord::State::Restoring,
                             SnapshotRecord::State::Deleting, SnapshotRecord::State::Lost}) {
        const SnapshotRecord copy = m_desk.addSnapshot(++number, m_machine, u"s"_qs, state);
        EXPECT_EQ(codeOf(ask(pathOf(copy) + u"/restore"_qs, "POST")), u"wrong_state"_qs);
        const QByteArray body = R"({"custom_name":"n","snapshot_id":")" + copy.id.text().toLatin1() + R"("})";
        EXPECT_EQ(codeOf(ask(u"ccloud/servers"_qs, "POST", body)), u"wrong_state"_qs);
    }
    EXPECT_TRUE(m_desk.history.isEmpty());
}

TEST_F(CcloudSnapshots, ServerIsMadeFromASnapshot)
{
    const SnapshotRecord copy = m_desk.addSnapshot(1, m_machine, u"s"_qs);
    const QByteArray id = copy.id.text().toLatin1();
    const auto response =
        ask(u"ccloud/servers"_qs, "POST",
            R"({"snapshot_id":")" + id + R"(","custom_name":"copy of \"web\"","cores":99})");
    ASSERT_EQ(response.status, 202);
    const QJsonObject accepted = json(response);
    EXPECT_EQ(accepted.value(u"action").toString(), u"create"_qs);
    const QString hostname = accepted.value(u"kustos").toObject().value(u"created_hostname").toString();
    const QJsonObject made = get(u"ccloud/servers/"_qs + hostname).value(u"data").toObject();
    EXPECT_EQ(made.value(u"custom_name").toString(), u"copy of \"web\""_qs);
    EXPECT_EQ(made.value(u"state").toString(), u"provisioning"_qs);
    EXPECT_EQ(get(u"ccloud/servers/xv10001/state"_qs).value(u"state").toString(), u"running"_qs)
        << "the source goes on";
    EXPECT_TRUE(get(u"ccloud/servers/xv10001"_qs).value(u"data").toObject().value(u"locked_by_job").isNull());
    EXPECT_EQ(made.value(u"locked_by_job"), accepted.value(u"job_id"));
    const QString job = accepted.value(u"job_id").toString();
    const QJsonObject told = get(u"ccloud/jobs/"_qs + job).value(u"data").toObject();
    EXPECT_EQ(told.value(u"kustos").toObject().value(u"created_hostname").toString(), hostname);
    EXPECT_EQ(get(u"ccloud/servers/%1/jobs"_qs.arg(hostname)).value(u"data").toArray(), QJsonArray{told});
    m_desk.finish(JobId(job));
    EXPECT_EQ(get(u"ccloud/servers/"_qs + hostname + u"/state"_qs).value(u"state").toString(), u"stopped"_qs);
}

TEST_F(CcloudSnapshots, ServerNeedsASnapshotAndAName)
{
    const QByteArray id = m_desk.addSnapshot(1, m_machine, u"s"_qs).id.text().toLatin1();
    struct Case
    {
        QByteArray body;
        QString field;
    };
    const QByteArray unknown = "00000002-0000-4000-8000-00000000abcd";
    const QList<Case> cases{
        {"{}", u"snapshot_id"_qs},
        {R"({"custom_name":"a","image":"ubuntu-22"})", u"snapshot_id"_qs},
        {R"({"custom_name":"a","snapshot_id":1})", u"snapshot_id"_qs},
        {R"({"custom_name":"a","snapshot_id":"../x"})", u"snapshot_id"_qs},
        {R"({"custom_name":"a","snapshot_id":")" + unknown + "\"}", u"snapshot_id"_qs},
        {R"({"snapshot_id":")" + id + "\"}", u"custom_name"_qs},
        {R"({"custom_name":"","snapshot_id":")" + id + "\"}", u"custom_name"_qs},
        {R"({"custom_name":"a\tb","snapshot_id":")" + id + "\"}", u"custom_name"_qs},
        {"{\"custom_name\":\"" + QByteArray(65, 'n') + R"(","snapshot_id":")" + id + "\"}",
         u"custom_name"_qs}};
    for (const Case &one : cases) {
        const auto response = ask(u"ccloud/servers"_qs, "POST", one.body);
        EXPECT_EQ(response.status, 422) << one.body.toStdString();
        EXPECT_EQ(QStringList(json(response).value(u"errors").toObject().keys()), QStringList{one.field})
            << one.body.toStdString();
    }
    EXPECT_EQ(m_desk.all.size(), 2);
}

TEST_F(CcloudSnapshots, SnapshotOfAMachineThatIsGoneStillMakesOne)
{
    const QByteArray id = m_desk.addSnapshot(1, m_machine, u"s"_qs).id.text().toLatin1();
    m_desk.all.removeFirst();
    const auto response =
        ask(u"ccloud/servers"_qs, "POST", R"({"custom_name":"back","snapshot_id":")" + id + "\"}");
    ASSERT_EQ(response.status, 202);
    const QString job = json(response).value(u"job_id").toString();
    EXPECT_TRUE(get(u"ccloud/jobs/"_qs + job).value(u"data").toObject().value(u"hostname").isNull());
}

} // namespace

} // namespace kustos::host
