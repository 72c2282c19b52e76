// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialectasking.h"
#include "host/dialects/digitaloceandialect.h"

#include <QSet>

namespace kustos::host {

namespace {

using Job = MachineJobRecord;

class DigitalOcean : public DialectAsking<digitalocean::Dialect>
{
protected:
    void SetUp() override
    {
        m_root = u"/v2/"_qs;
        make(&m_desk);
        m_desk.addMachine(1, u"web-01"_qs, MachineState::Running);
        m_desk.addMachine(2, u"db-01"_qs, MachineState::Off);
    }
    void make(MachineDesk *desk, int limit = 36'000)
    {
        m_dialect.emplace(digitalocean::Dialect::Parts{desk, m_clock, "token", u"http://127.0.0.1:7"_qs,
                                                       u"9.9"_qs, u"abc123"_qs, limit});
    }
    [[nodiscard]] http::Response act(const QByteArray &body, int droplet = 1)
    {
        return ask(QStringLiteral("droplets/%1/actions").arg(droplet), "POST", body);
    }
    [[nodiscard]] static QString messageOf(const http::Response &response)
    {
        return json(response).value(u"message").toString();
    }
    [[nodiscard]] QList<int> idsOf(const QString &target, const QString &name)
    {
        QList<int> ids;
        for (const QJsonValue row : get(target).value(name).toArray())
            ids.append(row.toObject().value(u"id").toInt());
        return ids;
    }
    [[nodiscard]] QString statusNow(int droplet = 1)
    {
        return get(QStringLiteral("droplets/%1").arg(droplet))
            .value(u"droplet")
            .toObject()
            .value(u"status")
            .toString();
    }
};

TEST_F(DigitalOcean, HostWithoutHypervisorListsNothingAndChangesNothing)
{
    make(nullptr);
    for (const char *list : {"droplets", "actions", "snapshots", "images", "snapshots?resource_type=droplet",
                             "images?private=true"}) {
        const QJsonObject object = get(QLatin1String(list));
        const QString name = QString::fromLatin1(list).section(u'?', 0, 0);
        EXPECT_TRUE(object.value(name).isArray()) << list;
        EXPECT_TRUE(object.value(name).toArray().isEmpty()) << list;
        EXPECT_EQ(object.value(u"links"), QJsonValue(QJsonObject()));
        EXPECT_EQ(object.value(u"meta").toObject().value(u"total"), QJsonValue(0));
    }
    for (const char *one :
         {"droplets/1", "droplets/1/actions", "droplets/1/actions/1", "droplets/1/snapshots",
          "droplets/1/backups", "droplets/1/backups/policy", "actions/1", "snapshots/1", "images/1"})
        EXPECT_EQ(statusOf(QLatin1String(one)), 404) << one;
    EXPECT_EQ(act(R"({"type":"power_on"})").status, 404);
    EXPECT_EQ(statusOf(u"droplets"_qs, "POST", R"({"name":"a"})"), 404);
    EXPECT_EQ(statusOf(u"snapshots/1"_qs, "DELETE"), 404);
    EXPECT_EQ(statusOf(u"images/1"_qs, "PUT", R"({"name":"a"})"), 404);
    EXPECT_EQ(statusOf(u"account"_qs), 200);
}

TEST_F(DigitalOcean, AccountIsTheHosts)
{
    const QJsonObject account = get(u"account"_qs).value(u"account").toObject();
    EXPECT_EQ(account.value(u"uuid").toString(), u"abc123"_qs);
    EXPECT_EQ(account.value(u"status").toString(), u"active"_qs);
    for (const QString &field : {u"droplet_limit"_qs, u"floating_ip_limit"_qs, u"email"_qs, u"uuid"_qs,
                                 u"email_verified"_qs, u"status"_qs, u"status_message"_qs})
        EXPECT_TRUE(account.contains(field));
    EXPECT_EQ(account.value(u"kustos").toObject().value(u"host_version").toString(), u"9.9"_qs);
}

TEST_F(DigitalOcean, EveryAnswerHasItsHeaders)
{
    QSet<QByteArray> ids;
    for (const auto &[method, target] :
         {std::pair{"GET", u"droplets"_qs}, std::pair{"GET", u"droplets/99"_qs},
          std::pair{"POST", u"droplets/1/actions"_qs}, std::pair{"BREW", u"account"_qs},
          std::pair{"GET", u"nowhere"_qs}, std::pair{"GET", u"droplets?page=x"_qs}}) {
        const auto response = ask(target, method);
        EXPECT_EQ(header(response, "ratelimit-limit"), "36000");
        EXPECT_EQ(header(response, "ratelimit-remaining"), QByteArray::number(36'000 - 1 - ids.size()));
        EXPECT_EQ(header(response, "ratelimit-reset").toLongLong(), m_clock.time.toSecsSinceEpoch() + 3600);
        const QByteArray id = header(response, "x-request-id");
        EXPECT_EQ(id.size(), 36);
        ids.insert(id);
        if (response.status < 400)
            continue;
        const QJsonObject object = json(response);
        EXPECT_EQ(QStringList(object.keys()), (QStringList{u"id"_qs, u"message"_qs, u"request_id"_qs}));
        EXPECT_EQ(object.value(u"request_id").toString().toLatin1(), id);
    }
    EXPECT_EQ(ids.size(), 6) << "no two are equal";
}

TEST_F(DigitalOcean, BearerIsProvedFirstAndCostsStrangersNothing)
{
    for (const QByteArray &wrong :
         {QByteArray(), QByteArray("Bearer"), QByteArray("Bearer "), QByteArray("Bearer wrong"),
          QByteArray("Bearer token2"), QByteArray("token"), QByteArray("Basic token")}) {
        for (const QString &target : {u"droplets"_qs, u"nowhere"_qs, u"droplets/1/actions"_qs}) {
            http::Request request = requestOf(m_root, target, "POST", "{");
            request.headers.insert("authorization", wrong);
            const auto response = m_dialect->handle(request);
            EXPECT_EQ(response.status, 401) << wrong.toStdString();
            EXPECT_EQ(json(response).value(u"id").toString(), u"unauthorized"_qs);
            EXPECT_EQ(header(response, "ratelimit-remaining"), "36000");
            EXPECT_FALSE(header(response, "x-request-id").isEmpty());
        }
    }
}

TEST_F(DigitalOcean, LimitIsTrue)
{
    make(&m_desk, 2);
    EXPECT_EQ(header(ask(u"account"_qs), "ratelimit-remaining"), "1");
    EXPECT_EQ(header(ask(u"account"_qs), "ratelimit-remaining"), "0");
    const auto refused = act(R"({"type":"power_off"})");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(json(refused).value(u"id").toString(), u"too_many_requests"_qs);
    EXPECT_EQ(header(refused, "retry-after"), "3600");
    EXPECT_TRUE(m_desk.history.isEmpty());
    m_clock.time = m_clock.time.addSecs(3600);
    EXPECT_EQ(statusOf(u"account"_qs), 200);
}

TEST_F(DigitalOcean, SlashAtTheEndIsAccepted)
{
    for (const char *target : {"account/", "droplets/", "droplets/1/", "droplets/1/actions/", "actions/",
                               "snapshots/", "images/?private=true", "droplets/1/snapshots/"})
        EXPECT_EQ(statusOf(QLatin1String(target)), 200) << target;
    EXPECT_EQ(statusOf(u"droplets/1/actions/"_qs, "POST", R"({"type":"power_off"})"), 201);
    for (const char *target : {"", "/", "droplets//", "droplets/1//actions", "x/"})
        EXPECT_EQ(statusOf(QLatin1String(target)), 404) << target;
    EXPECT_EQ(m_dialect->handle(requestOf(u"/"_qs, u"api/v1/ccloud/servers"_qs, "GET", {})).status, 404);
}

TEST_F(DigitalOcean, OtherMethodsAre405)
{
    const auto response = ask(u"droplets/1"_qs, "DELETE");
    EXPECT_EQ(response.status, 405) << "machines are not destroyed from here";
    EXPECT_EQ(header(response, "Allow"), "GET");
    EXPECT_EQ(header(ask(u"images/1"_qs, "PATCH"), "Allow"), "GET, PUT, DELETE");
    EXPECT_EQ(m_desk.all.size(), 2);
    EXPECT_EQ(statusOf(u"droplets"_qs, "HEAD"), 200);
}

TEST_F(DigitalOcean, DropletsAreFiltered)
{
    EXPECT_EQ(idsOf(u"droplets"_qs, u"droplets"_qs), (QList<int>{1, 2}));
    EXPECT_EQ(idsOf(u"droplets?name=WEB-01"_qs, u"droplets"_qs), QList<int>{1}) << "without case";
    EXPECT_EQ(idsOf(u"droplets?name=web"_qs, u"droplets"_qs), QList<int>()) << "the whole name";
    EXPECT_EQ(idsOf(u"droplets?tag_name=prod"_qs, u"droplets"_qs), QList<int>());
    EXPECT_EQ(idsOf(u"droplets?type=gpus"_qs, u"droplets"_qs), QList<int>());
    EXPECT_EQ(idsOf(u"droplets?type=droplets&name=db-01"_qs, u"droplets"_qs), QList<int>{2});
    for (const char *wrong : {"tag_name=a&name=b", "tag_name=a&type=gpus", "type=x"})
        EXPECT_EQ(statusOf(u"droplets?"_qs + QLatin1String(wrong)), 422) << wrong;
}

TEST_F(DigitalOcean, ListsArePaged)
{
    m_desk.addMachine(3, u"c"_qs, MachineState::Off);
    const QString stem = u"http://example.org:7341/v2/droplets?per_page=1&page="_qs;
    const auto pages = [this](const QString &query) {
        return get(u"droplets"_qs + query).value(u"links").toObject().value(u"pages").toObject();
    };
    EXPECT_EQ(pages(u"?per_page=1"_qs), (QJsonObject{{u"next"_qs, stem + u'2'}, {u"last"_qs, stem + u'3'}}));
    EXPECT_EQ(pages(u"?per_page=1&page=2"_qs), (QJsonObject{{u"first"_qs, stem + u'1'},
                                                            {u"prev"_qs, stem + u'1'},
                                                            {u"next"_qs, stem + u'3'},
                                                            {u"last"_qs, stem + u'3'}}));
    EXPECT_EQ(pages(u"?per_page=1&page=3"_qs),
              (QJsonObject{{u"first"_qs, stem + u'1'}, {u"prev"_qs, stem + u'2'}}));
    EXPECT_EQ(pages(u"?per_page=1&page=9"_qs),
              (QJsonObject{{u"first"_qs, stem + u'1'}, {u"prev"_qs, stem + u'3'}}));
    EXPECT_EQ(get(u"droplets?per_page=200"_qs).value(u"links"), QJsonValue(QJsonObject()));
    EXPECT_EQ(idsOf(u"droplets?per_page=2&page=2"_qs, u"droplets"_qs), QList<int>{3});
    EXPECT_EQ(get(u"droplets?per_page=1&page=3"_qs).value(u"meta").toObject().value(u"total").toInt(), 3);
    for (const char *wrong : {"per_page=0", "per_page=201", "page=0", "page=-1", "page=1.5", "per_page="})
        EXPECT_EQ(statusOf(u"droplets?"_qs + QLatin1String(wrong)), 422) << wrong;
    m_desk.all[0].name = m_desk.all[1].name = u"a&b=\"c\""_qs;
    EXPECT_EQ(pages(u"?name=a%26b%3D%22c%22&per_page=1"_qs).value(u"next").toString(),
              u"http://example.org:7341/v2/droplets?name=a%26b%3D%22c%22&per_page=1&page=2"_qs);
}

TEST_F(DigitalOcean, OddIdsAreNotFound)
{
    m_desk.addSnapshot(1, m_desk.all.first().id, u"s"_qs);
    for (const QString &odd : oddIds()) {
        for (const char *path : {"droplets/", "actions/", "snapshots/", "images/", "droplets/1/actions/"})
            EXPECT_EQ(statusOf(QLatin1String(path) + odd), 404) << path << odd.toStdString();
        EXPECT_EQ(statusOf(u"images/"_qs + odd, "DELETE"), 404) << odd.toStdString();
        EXPECT_EQ(statusOf(u"snapshots/"_qs + odd, "DELETE"), 404) << odd.toStdString();
        EXPECT_EQ(statusOf(u"droplets/"_qs + odd + u"/actions"_qs, "POST", R"({"type":"power_off"})"), 404)
            << odd.toStdString();
    }
    EXPECT_EQ(statusOf(u"images/ubuntu-24-04-x64"_qs), 404);
    EXPECT_EQ(m_desk.copies.size(), 1);
    EXPECT_TRUE(m_desk.history.isEmpty());
}

TEST_F(DigitalOcean, PowerGoesThroughActions)
{
    struct Case
    {
        QByteArray type;
        Job::Kind kind;
        QString after;
    };
    for (const Case &one :
         {Case{"reboot", Job::Kind::Reboot, u"active"_qs},
          Case{"power_cycle", Job::Kind::Reset, u"active"_qs},
          Case{"shutdown", Job::Kind::Shutdown, u"off"_qs}, Case{"power_on", Job::Kind::Start, u"active"_qs},
          Case{"power_off", Job::Kind::Stop, u"off"_qs}}) {
        const auto response = act(R"({"type":")" + one.type + R"("})");
        ASSERT_EQ(response.status, 201) << one.type.toStdString();
        const QJsonObject action = json(response).value(u"action").toObject();
        EXPECT_EQ(action.value(u"type").toString().toLatin1(), one.type);
        EXPECT_EQ(action.value(u"status").toString(), u"in-progress"_qs);
        EXPECT_EQ(action.value(u"resource_id"), QJsonValue(1));
        EXPECT_EQ(m_desk.history.first().kind, one.kind);
        const QString id = QString::number(action.value(u"id").toInt());
        const auto second = act(R"({"type":"power_off"})");
        EXPECT_EQ(second.status, 422);
        EXPECT_TRUE(messageOf(second).contains(u"already has a pending event"));
        m_desk.finish(m_desk.history.first().id);
        for (const QString &target : {u"actions/"_qs + id, u"droplets/1/actions/"_qs + id})
            EXPECT_EQ(get(target).value(u"action").toObject().value(u"status").toString(), u"completed"_qs);
        EXPECT_EQ(statusOf(u"droplets/2/actions/"_qs + id), 404) << "of another droplet";
        EXPECT_EQ(statusNow(), one.after);
    }
    EXPECT_EQ(statusOf(u"actions/1"_qs), 404);
}

TEST_F(DigitalOcean, StateRefusalsAreWordedLikeTheClouds)
{
    const auto message = [this](const char *type, int droplet) {
        const auto response = act(QByteArray(R"({"type":")") + type + R"("})", droplet);
        EXPECT_EQ(response.status, 422) << type;
        EXPECT_EQ(json(response).value(u"id").toString(), u"unprocessable_entity"_qs);
        return messageOf(response);
    };
    EXPECT_TRUE(message("power_off", 2).contains(u"already powered off"));
    EXPECT_TRUE(message("shutdown", 2).contains(u"already powered off"));
    EXPECT_TRUE(message("power_on", 1).contains(u"already powered on"));
    EXPECT_TRUE(message("reboot", 2).contains(u"currently off"));
    EXPECT_TRUE(message("power_cycle", 2).contains(u"currently off"));
}

TEST_F(DigitalOcean, OtherActionsAreRefused)
{
    for (const char *body : {"{}",
                             R"({"type":""})",
                             R"({"type":5})",
                             R"({"type":null})",
                             R"({"type":"POWER_OFF"})",
                             R"({"type":"power-off"})",
                             R"({"type":"enable_backups"})",
                             R"({"type":"resize","size":"s"})",
                             R"({"type":"rebuild","image":1})",
                             R"({"type":"password_reset"})",
                             R"({"type":"enable_ipv6"})",
                             R"({"type":"create"})",
                             R"({"type":"image_destroy"})",
                             R"({"type":"change_kernel","kernel":1})",
                             R"({"type":"rename"})",
                             R"({"type":"rename","name":5})",
                             R"({"type":"rename","name":"a\nb"})",
                             R"({"type":"snapshot","name":""})",
                             R"({"type":"snapshot","name":7})",
                             R"({"type":"snapshot","name":"a\r\nX: y"})",
                             R"({"type":"restore"})",
                             R"({"type":"restore","image":"1"})",
                             R"({"type":"restore","image":1.5})",
                             R"({"type":"restore","image":-1})",
                             R"({"type":"restore","image":99999999999})",
                             R"({"type":"restore","image":77})"}) {
        const auto response = act(body);
        EXPECT_EQ(response.status, 422) << body;
        EXPECT_EQ(json(response).value(u"id").toString(), u"unprocessable_entity"_qs) << body;
    }
    const QByteArray longName = R"({"type":"snapshot","name":")" + QByteArray(300, 'n') + "\"}";
    EXPECT_EQ(act(longName).status, 422);
    for (const QByteArray &broken : {QByteArray(), QByteArray("{"), QByteArray("[]"), QByteArray("null"),
                                     QByteArray("\xff"), QByteArray(100'000, '[')}) {
        const auto response = act(broken);
        EXPECT_EQ(response.status, 400);
        EXPECT_EQ(json(response).value(u"id").toString(), u"bad_request"_qs);
    }
    EXPECT_TRUE(m_desk.history.isEmpty());
}

TEST_F(DigitalOcean, SnapshotActionNamesTheDropletAndMakesAnImage)
{
    const auto response = act(R"({"type":"snapshot","name":"näme ../ \"x\""})");
    ASSERT_EQ(response.status, 201);
    EXPECT_EQ(json(response).value(u"action").toObject().value(u"resource_type").toString(), u"droplet"_qs);
    EXPECT_TRUE(idsOf(u"droplets/1/snapshots"_qs, u"snapshots"_qs).isEmpty()) << "not before it is whole";
    EXPECT_EQ(statusNow(), u"active"_qs) << "it goes on running";
    m_desk.finish(m_desk.history.first().id);
    const QJsonArray list = get(u"droplets/1/snapshots"_qs).value(u"snapshots").toArray();
    ASSERT_EQ(list.size(), 1);
    EXPECT_EQ(list.first().toObject().value(u"name").toString(), u"näme ../ \"x\""_qs);
    const QJsonArray ids =
        get(u"droplets/1"_qs).value(u"droplet").toObject().value(u"snapshot_ids").toArray();
    EXPECT_EQ(ids, QJsonArray{list.first().toObject().value(u"id")});
}

TEST_F(DigitalOcean, SnapshotWithoutANameGetsOne)
{
    ASSERT_EQ(act(R"({"type":"snapshot"})").status, 201);
    EXPECT_EQ(m_desk.copies.first().name, u"web-01-"_qs + QString::number(m_clock.time.toMSecsSinceEpoch()));
    m_desk.finish(m_desk.history.first().id);
    EXPECT_EQ(act(R"({"type":"snapshot","name":null})").status, 201);
}

TEST_F(DigitalOcean, RenameIsAnAction)
{
    const auto response = act(R"({"type":"rename","name":"new name"})");
    ASSERT_EQ(response.status, 201);
    m_desk.finish(m_desk.history.first().id);
    EXPECT_EQ(get(u"droplets/1"_qs).value(u"droplet").toObject().value(u"name").toString(), u"new name"_qs);
}

TEST_F(DigitalOcean, RestoreTakesOwnImagesOfAMachineThatIsOff)
{
    const int own = m_desk.addSnapshot(11, m_desk.all.at(1).id, u"own"_qs).number;
    m_desk.addSnapshot(12, m_desk.all.at(0).id, u"foreign"_qs);
    m_desk.addSnapshot(13, m_desk.all.at(1).id, u"lost"_qs, SnapshotRecord::State::Lost);
    m_desk.addSnapshot(14, m_desk.all.at(1).id, u"half"_qs, SnapshotRecord::State::Creating);
    for (const int other : {12, 13, 14})
        EXPECT_EQ(act(R"({"type":"restore","image":)" + QByteArray::number(other) + '}', 2).status, 422)
            << other;
    const auto on = act(R"({"type":"restore","image":12})", 1);
    EXPECT_EQ(on.status, 422);
    EXPECT_TRUE(messageOf(on).contains(u"currently on"));
    EXPECT_TRUE(m_desk.history.isEmpty());
    const auto response = act(R"({"type":"restore","image":)" + QByteArray::number(own) + '}', 2);
    ASSERT_EQ(response.status, 201);
    EXPECT_EQ(json(response).value(u"action").toObject().value(u"type").toString(), u"restore"_qs);
    EXPECT_EQ(m_desk.history.first().snapshot, m_desk.copies.last().id);
}

TEST_F(DigitalOcean, ActionsOfADropletAreItsOwn)
{
    const MachineId web = m_desk.all.at(0).id;
    const SnapshotId copy = m_desk.addSnapshot(11, web, u"s"_qs).id;
    const auto run = [this](const Result<Job> &job) {
        EXPECT_TRUE(job);
        m_desk.finish(job->id);
        return job->number;
    };
    const int first = run(m_desk.power(web, Job::Kind::Reboot));
    const int clone = run(m_desk.createMachine(copy, u"new"_qs));
    const int made = m_desk.all.last().number;
    const int foreign = run(m_desk.power(m_desk.all.at(1).id, Job::Kind::Start));
    const int deletion = run(m_desk.deleteSnapshot(copy));
    const int last = run(m_desk.power(web, Job::Kind::Stop));
    EXPECT_EQ(idsOf(u"droplets/1/actions"_qs, u"actions"_qs), (QList<int>{last, first})) << "newest first";
    EXPECT_EQ(idsOf(u"droplets/%1/actions"_qs.arg(made), u"actions"_qs), QList<int>{clone});
    EXPECT_EQ(idsOf(u"actions"_qs, u"actions"_qs), (QList<int>{last, deletion, foreign, clone, first}));
    EXPECT_EQ(idsOf(u"actions?per_page=2&page=2"_qs, u"actions"_qs), (QList<int>{foreign, clone}));
    EXPECT_EQ(statusOf(u"droplets/1/actions/%1"_qs.arg(clone)), 404);
    EXPECT_EQ(statusOf(u"droplets/%1/actions/%2"_qs.arg(made).arg(clone)), 200);
    EXPECT_EQ(get(u"actions/%1"_qs.arg(deletion)).value(u"action").toObject().value(u"resource_type"),
              QJsonValue(u"image"_qs));
}

TEST_F(DigitalOcean, BackupsAreNoneOfThisHosts)
{
    EXPECT_TRUE(get(u"droplets/1/backups"_qs).value(u"backups").toArray().isEmpty());
    const QJsonObject policy = get(u"droplets/1/backups/policy"_qs).value(u"policy").toObject();
    EXPECT_EQ(policy.value(u"droplet_id"), QJsonValue(1));
    EXPECT_EQ(policy.value(u"backup_enabled"), QJsonValue(false));
    EXPECT_EQ(statusOf(u"droplets/9/backups"_qs), 404);
    EXPECT_EQ(statusOf(u"droplets/9/backups/policy"_qs), 404);
}

TEST_F(DigitalOcean, AListThatCouldNotBeReadIsNotAnEmptyOne)
{
    for (const char *target : {"droplets", "snapshots", "actions"}) {
        m_desk.unread = Error{Error::Kind::Storage, Error::Cause::None, 0, u"damaged"_qs, std::nullopt};
        EXPECT_EQ(statusOf(QLatin1String(target)), 500) << target;
        EXPECT_EQ(statusOf(QLatin1String(target)), 200) << target;
    }
}

TEST_F(DigitalOcean, SilentHypervisorIsNoYesterdaysList)
{
    m_desk.addSnapshot(11, m_desk.all.first().id, u"s"_qs);
    m_desk.reachable = false;
    for (const char *target : {"droplets", "droplets/1"}) {
        const auto response = ask(QLatin1String(target));
        EXPECT_EQ(response.status, 503) << target;
        EXPECT_EQ(json(response).value(u"id").toString(), u"service_unavailable"_qs);
    }
    EXPECT_EQ(act(R"({"type":"power_off"})").status, 503);
    EXPECT_EQ(statusOf(u"snapshots"_qs), 200) << "the catalogue is the host's own";
    EXPECT_EQ(statusOf(u"actions"_qs), 200);
}

TEST_F(DigitalOcean, RefusalsOfTheDeskKeepTheirMeaning)
{
    struct Case
    {
        Error error;
        int status;
        QString id;
        QString message;
    };
    const auto error = [](Error::Kind kind, const QString &detail, Error::Cause cause = Error::Cause::None) {
        return Error{kind, cause, 0, detail, std::nullopt};
    };
    const QString refused = u"unprocessable_entity"_qs;
    const QList<Case> cases{
        {error(Error::Kind::Conflict, u"server_busy"_qs), 422, refused, u"pending event"_qs},
        {error(Error::Kind::Conflict, u"wrong_state"_qs), 422, refused, u"present state"_qs},
        {error(Error::Kind::Rejected, u"snapshot_limit_reached"_qs), 422, refused, u"as many snapshots"_qs},
        {error(Error::Kind::Rejected, u"disk_too_small"_qs), 422, refused, u"smaller"_qs},
        {error(Error::Kind::Rejected, u"validation_failed"_qs), 422, refused, u"cannot"_qs},
        {error(Error::Kind::Rejected, u"libvirt says no"_qs), 422, refused, u"libvirt says no"_qs},
        {error(Error::Kind::RateLimited, {}), 429, u"too_many_requests"_qs, u"too recent"_qs},
        {error(Error::Kind::Offline, {}), 503, u"service_unavailable"_qs, u"hypervisor"_qs},
        {error(Error::Kind::Storage, {}, Error::Cause::DiskFull), 507, u"server_error"_qs, u"full"_qs},
        {error(Error::Kind::Storage, u"no such table"_qs), 500, u"server_error"_qs, u"no such table"_qs}};
    for (const Case &one : cases) {
        m_desk.refusal = one.error;
        const auto response = act(R"({"type":"snapshot","name":"a"})");
        EXPECT_EQ(response.status, one.status) << one.message.toStdString();
        EXPECT_EQ(json(response).value(u"id").toString(), one.id);
        EXPECT_TRUE(messageOf(response).contains(one.message)) << response.body.toStdString();
        EXPECT_TRUE(header(response, "retry-after").isNull());
    }
    m_desk.refusal = error(Error::Kind::RateLimited, {});
    m_desk.refusal->retryAfter = std::chrono::seconds(77);
    EXPECT_EQ(header(act(R"({"type":"snapshot"})"), "retry-after"), "77");
}

} // namespace

} // namespace kustos::host
