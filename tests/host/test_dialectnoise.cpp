// SPDX-License-Identifier: GPL-3.0-or-later
// Requests made of scraps: whatever comes, an answer is JSON, its status one of the contract, its headers are
// plain, and nothing that came in stands in a header.
#include "dialectasking.h"
#include "host/dialects/cclouddialect.h"
#include "host/dialects/digitaloceandialect.h"

#include <QRandomGenerator>
#include <QSet>

#include <algorithm>

namespace kustos::host {

namespace {

const QSet<int> known{200, 201, 202, 204, 400, 401, 404, 405, 409, 422, 429};

const QStringList segments{u"ccloud"_qs,      u"servers"_qs,
                           u"xv10001"_qs,     u"xv10002"_qs,
                           u"snapshots"_qs,   u"00000002-0000-4000-8000-000000000011"_qs,
                           u"restore"_qs,     u"power"_qs,
                           u"jobs"_qs,        u"j-9001"_qs,
                           u"cancel"_qs,      u"oauth"_qs,
                           u"token"_qs,       u"droplets"_qs,
                           u"1"_qs,           u"2"_qs,
                           u"11"_qs,          u"9001"_qs,
                           u"actions"_qs,     u"images"_qs,
                           u"backups"_qs,     u"policy"_qs,
                           u"account"_qs,     u""_qs,
                           u".."_qs,          u"\r\nX-Evil: 1"_qs,
                           QString(QChar(0)), QString(QChar(0xdc00))};

const QList<QByteArray> bodies{
    "",
    "{",
    "[]",
    "{}",
    R"({"action":"stop"})",
    R"({"action":"start"})",
    R"({"type":"power_off"})",
    R"({"type":"power_on"})",
    R"({"type":"snapshot"})",
    R"({"type":"snapshot","name":"\r\nX-Evil: 1"})",
    R"({"type":"restore","image":11})",
    R"({"type":"rename","name":"x"})",
    R"({"name":"a","live":true})",
    R"({"name":"a","consistent":true})",
    R"({"name":"\ud800"})",
    R"({"name":null,"custom_name":"b"})",
    R"({"power_on":false})",
    R"({"snapshot_id":"00000002-0000-4000-8000-000000000011","custom_name":"n"})",
    R"({"name":"n","image":11,"size":"local-2vcpu-2048mb-10gb"})",
    R"({"grant_type":"client_credentials","client_id":"a","client_secret":"X-Evil"})",
    "\xff\xfe\x00",
    "grant_type=client_credentials&client_id=%zz&client_secret=%00"};

const QList<QByteArray> methods{"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "BREW", ""};
const QList<QByteArray> parameters{"page", "per_page", "search", "tag",           "status",
                                   "name", "tag_name", "type",   "resource_type", "private"};
const QList<QByteArray> values{"",     "1", "2",        "200",     "x",      "\r\nX-Evil: 1",
                               "\xff", "%", "&=?#\"<>", "droplet", "running"};

template <class List> auto pick(QRandomGenerator &random, const List &list)
{
    return list.at(random.bounded(static_cast<int>(list.size())));
}

//! A path of the contract, mostly with one of its segments exchanged; or any.
QString pathOf(QRandomGenerator &random, const QStringList &targets)
{
    QStringList path;
    for (int left = random.bounded(7); left > 0; --left)
        path.append(pick(random, segments));
    if (random.bounded(4) > 0)
        path = pick(random, targets).split(u'/');
    if (random.bounded(3) == 0 && !path.isEmpty())
        path[random.bounded(static_cast<int>(path.size()))] = pick(random, segments);
    return path.join(u'/');
}

http::Request scrap(QRandomGenerator &random, const QString &root, const QStringList &targets)
{
    http::Request request;
    request.method = pick(random, methods);
    request.path = root + pathOf(random, targets);
    for (int left = random.bounded(3); left > 0; --left)
        request.query.insert(pick(random, parameters), pick(random, values));
    request.headers = {
        {"host", pick(random, values)},
        {"content-type", pick(random, QList<QByteArray>{"application/json", "", "\r\nX-Evil: 1",
                                                        "application/x-www-form-urlencoded"})},
        {"authorization", pick(random, QList<QByteArray>{"Bearer token", "Bearer token", "Bearer token",
                                                         "Bearer \r\nX-Evil", ""})}};
    request.body = pick(random, bodies);
    return request;
}

//! A request that is well made but for a few of its bytes.
http::Request bent(QRandomGenerator &random, http::Request request)
{
    for (int left = random.bounded(8) - 4; left > 0 && !request.body.isEmpty(); --left)
        request.body[random.bounded(static_cast<int>(request.body.size()))] =
            static_cast<char>(random.bounded(256));
    return request;
}

void expectPlain(const http::Request &request, const http::Response &response)
{
    const std::string asked =
        (request.method + ' ' + request.path.toUtf8() + ' ' + request.body).toStdString();
    ASSERT_TRUE(known.contains(response.status))
        << response.status << ' ' << asked << response.body.toStdString();
    EXPECT_FALSE(response.file) << asked;
    for (const auto &[name, value] : response.headers) {
        EXPECT_FALSE(value.contains("Evil")) << asked;
        EXPECT_TRUE(std::all_of(value.begin(), value.end(), [](char c) { return c >= ' ' && c <= '~'; }))
            << asked;
    }
    if (response.status == 204)
        EXPECT_TRUE(response.body.isEmpty());
    else
        EXPECT_TRUE(QJsonDocument::fromJson(response.body).isObject())
            << asked << response.body.toStdString();
}

template <class Dialect>
void shower(Dialect &dialect, ScriptedDesk &desk, const QString &root, const QStringList &targets,
            quint32 seed)
{
    QRandomGenerator random(seed);
    QSet<int> seen;
    for (int i = 0; i < 8'000 && !::testing::Test::HasFailure(); ++i) {
        const http::Request request = bent(random, scrap(random, root, targets));
        const http::Response response = dialect.handle(request);
        seen.insert(response.status);
        expectPlain(request, response);
        if (i % 5 == 0)
            desk.settle(std::chrono::milliseconds(0));
    }
    for (const int due : {200, 400, 401, 404, 405, 422})
        EXPECT_TRUE(seen.contains(due)) << due << ": the scraps are too poor";
    EXPECT_TRUE(seen.contains(201) || seen.contains(202));
}

class DialectNoise : public ::testing::TestWithParam<quint32>
{
protected:
    void SetUp() override
    {
        m_desk.addMachine(1, u"\"web\"\r\nX-Evil: 1"_qs, MachineState::Running);
        m_desk.addMachine(2, u"db"_qs, MachineState::Off);
        m_desk.addSnapshot(11, m_desk.all.first().id, u"\r\nX-Evil: 1"_qs);
    }
    StandingClock m_clock;
    ScriptedDesk m_desk{m_clock};
};

TEST_P(DialectNoise, CcloudAnswersInOrder)
{
    ccloud::Dialect dialect({&m_desk, m_clock, "token", "key", u"http://127.0.0.1:7"_qs, u"1"_qs});
    const QString server = u"ccloud/servers/xv10001"_qs;
    const QString copy = server + u"/snapshots/00000002-0000-4000-8000-000000000011"_qs;
    shower(dialect, m_desk, u"/api/v1/"_qs,
           {u"oauth/token"_qs, u"ccloud/servers"_qs, server, server + u"/state"_qs, server + u"/power"_qs,
            server + u"/snapshots"_qs, copy, copy + u"/restore"_qs, server + u"/jobs"_qs,
            u"ccloud/jobs/j-9001"_qs, u"ccloud/jobs/j-9001/cancel"_qs},
           GetParam());
}

TEST_P(DialectNoise, DigitalOceanAnswersInOrder)
{
    digitalocean::Dialect dialect(
        {&m_desk, m_clock, "token", u"http://127.0.0.1:7"_qs, u"1"_qs, u"a"_qs, 1'000'000});
    shower(dialect, m_desk, u"/v2/"_qs,
           {u"account"_qs, u"droplets"_qs, u"droplets/1"_qs, u"droplets/1/actions"_qs,
            u"droplets/2/actions"_qs, u"droplets/1/actions/9001"_qs, u"droplets/1/snapshots"_qs,
            u"droplets/1/backups/policy"_qs, u"actions"_qs, u"actions/9001"_qs, u"snapshots"_qs,
            u"snapshots/11"_qs, u"images"_qs, u"images/11"_qs},
           GetParam());
}

INSTANTIATE_TEST_SUITE_P(Seeds, DialectNoise, ::testing::Values(1U, 2U));

} // namespace

} // namespace kustos::host
