// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens by client credentials: when they are asked for, how often, and what never leaks.
#include "providers/oauthendpoint.h"

#include "fixture.h"
#include "providers/ccloud/ccloudprovider.h"
#include "support/await.h"
#include "support/fakecloud.h"
#include "support/steps.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QMutex>
#include <QNetworkAccessManager>

#include <algorithm>
#include <gtest/gtest.h>

namespace kustos::test {

namespace {

const QString secret = QStringLiteral("hush0Quiet1Hush2Quiet3Hush4Quiet5Hush6Qx");
const QByteArray tokenPath = "/api/v1/oauth/token";

class SetClock final : public Clock
{
public:
    QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }
    std::chrono::milliseconds monotonic() const override { return time; }

    std::chrono::milliseconds time{1'000'000};
};

QByteArray tokenBody(const QByteArray &token, int life)
{
    return "{\"token_type\":\"Bearer\",\"expires_in\":" + QByteArray::number(life) + ",\"access_token\":\"" +
           token + "\"}";
}

class OAuthEndpointTest : public ::testing::Test
{
protected:
    OAuthEndpointTest() { numberedTokens(3600); }

    //! Each request gets another token: t1, t2, …
    void numberedTokens(int life)
    {
        const auto count = std::make_shared<int>(0);
        m_cloud.route("POST", tokenPath, [count, life](Peer &peer, const Recorded &request) {
            json(200, tokenBody("t" + QByteArray::number(++*count), life))(peer, request);
        });
    }
    int tokenRequests() const
    {
        const auto ledger = m_cloud.ledger();
        return static_cast<int>(
            std::ranges::count_if(ledger, [](const Recorded &request) { return request.path == tokenPath; }));
    }
    QByteArray bearer()
    {
        const auto endpoint = await(m_source->endpoint());
        return endpoint ? endpoint->bearer
                        : "error " + QByteArray::number(static_cast<int>(endpoint.error().kind));
    }
    Error error()
    {
        const auto endpoint = await(m_source->endpoint());
        EXPECT_FALSE(endpoint.has_value());
        return endpoint ? Error() : endpoint.error();
    }
    static std::unique_ptr<OAuthEndpoint> source(net::HttpClient &http, const Clock &clock, const QUrl &base)
    {
        return std::make_unique<OAuthEndpoint>(
            http, clock, base, OAuthEndpoint::Credentials{QStringLiteral("3f6a-client"), secret});
    }

    FakeCloud m_cloud;
    SetClock m_clock;
    QNetworkAccessManager m_network;
    net::HttpClient m_http{m_network};
    std::unique_ptr<OAuthEndpoint> m_source = source(m_http, m_clock, m_cloud.url(QString()));
};

} // namespace

TEST_F(OAuthEndpointTest, AsksAsTheServicePublishesIt)
{
    const auto endpoint = await(m_source->endpoint());
    ASSERT_TRUE(endpoint.has_value());
    EXPECT_EQ(endpoint->base, m_cloud.url(QString()));
    EXPECT_EQ(endpoint->bearer, "t1");
    const Recorded request = m_cloud.ledger().front();
    EXPECT_EQ(request.method, "POST");
    EXPECT_EQ(request.headers.value("content-type"), "application/json");
    EXPECT_EQ(request.headers.value("accept"), "application/json");
    EXPECT_FALSE(request.headers.contains("authorization"));
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    EXPECT_EQ(body, (QJsonObject{{QStringLiteral("grant_type"), QStringLiteral("client_credentials")},
                                 {QStringLiteral("client_id"), QStringLiteral("3f6a-client")},
                                 {QStringLiteral("client_secret"), secret},
                                 {QStringLiteral("scope"), QStringLiteral("*")}}));
}

TEST_F(OAuthEndpointTest, BaseWithItsVersionIsTheSame)
{
    m_source = source(m_http, m_clock, m_cloud.url(QStringLiteral("/api/v1/")));
    EXPECT_EQ(bearer(), "t1");
}

TEST_F(OAuthEndpointTest, RenewedAtFourFifthsOfItsLife)
{
    EXPECT_EQ(bearer(), "t1");
    m_clock.time += 2'879s;
    EXPECT_EQ(bearer(), "t1");
    EXPECT_EQ(tokenRequests(), 1);
    m_clock.time += 1s;
    EXPECT_EQ(bearer(), "t2");
    EXPECT_EQ(tokenRequests(), 2);
}

TEST_F(OAuthEndpointTest, WithoutALifeItHoldsUntilItIsRefused)
{
    m_cloud.route("POST", tokenPath, json(200, R"({"access_token":"lasting"})"));
    EXPECT_EQ(bearer(), "lasting");
    m_clock.time += 24h * 365;
    EXPECT_EQ(bearer(), "lasting");
    EXPECT_EQ(tokenRequests(), 1);
}

TEST_F(OAuthEndpointTest, OneRequestForTwentyCallers)
{
    for (int round = 1; round <= 2; ++round) {
        QObject context;
        QList<QByteArray> bearers;
        for (int i = 0; i < 20; ++i) {
            QCoro::connect(m_source->endpoint(), &context, [&bearers](const Result<Endpoint> &endpoint) {
                bearers.append(endpoint ? endpoint->bearer : QByteArray());
            });
        }
        ASSERT_TRUE(waitUntil([&] { return bearers.size() == 20; }));
        EXPECT_EQ(bearers.count("t" + QByteArray::number(round)), 20);
        EXPECT_EQ(tokenRequests(), round);
        m_clock.time += 3'000s; // the second round meets a token that is due
    }
}

TEST_F(OAuthEndpointTest, InvalidatedMeansANewOne)
{
    EXPECT_EQ(bearer(), "t1");
    m_source->invalidate();
    EXPECT_EQ(bearer(), "t2");
    EXPECT_EQ(bearer(), "t2");
    EXPECT_EQ(tokenRequests(), 2);
}

TEST_F(OAuthEndpointTest, RefusedCredentialsAreNoStorm)
{
    for (const int status : {401, 400}) {
        FakeCloud cloud;
        cloud.route("POST", tokenPath,
                    json(status, R"({"error":"invalid_client","error_description":"wrong: )" +
                                     secret.toLatin1() + R"("})"));
        m_source = source(m_http, m_clock, cloud.url(QString()));
        for (int i = 0; i < 10; ++i) {
            const Error refused = error();
            EXPECT_EQ(refused.kind, Error::Kind::Unauthorized);
            EXPECT_EQ(refused.httpStatus, status);
            EXPECT_TRUE(refused.detail.isEmpty()) << "the answer repeats the secret";
            m_source->invalidate();
        }
        EXPECT_EQ(cloud.ledger().size(), 1U);
        m_clock.time += 60s;
        EXPECT_EQ(error().kind, Error::Kind::Unauthorized);
        EXPECT_EQ(cloud.ledger().size(), 2U) << "a minute later they may have been put right";
    }
}

TEST_F(OAuthEndpointTest, FailuresKeepTheirKindAndNoWordOfTheAnswer)
{
    const QByteArray leak = "{\"message\":\"" + secret.toLatin1() + "\"}";
    const std::vector<std::pair<Step, Error::Kind>> table{
        {json(403, leak), Error::Kind::Forbidden},
        {json(422, leak), Error::Kind::Rejected},
        {json(429, leak), Error::Kind::RateLimited},
        {json(500, leak), Error::Kind::Server},
        {json(504, leak), Error::Kind::Server},
        {json(200, leak), Error::Kind::Protocol},
        {json(200, R"({"access_token":""})"), Error::Kind::Protocol},
        {json(200, R"({"access_token":7})"), Error::Kind::Protocol},
        {json(200, R"({"access_token":"a\r\nHost: b"})"), Error::Kind::Protocol},
        {json(200, R"({"access_token":"a","token_type":"mac"})"), Error::Kind::Protocol},
        {json(200, R"({"access_token":"a","expires_in":0})"), Error::Kind::Protocol},
        {json(200, R"({"access_token":"a","expires_in":"soon"})"), Error::Kind::Protocol},
        {json(200, "{\"access_token\":\"" + secret.toLatin1()), Error::Kind::Protocol},
        {htmlPage(), Error::Kind::Protocol},
        {redirectTo(QUrl(QStringLiteral("http://203.0.113.9/login"))), Error::Kind::Protocol},
        {closeAfterRequest(), Error::Kind::Offline},
    };
    for (const auto &[step, kind] : table) {
        m_cloud.route("POST", tokenPath, step);
        m_source = source(m_http, m_clock, m_cloud.url(QString()));
        const int before = tokenRequests();
        const Error failed = error();
        EXPECT_EQ(failed.kind, kind) << before;
        EXPECT_FALSE(failed.detail.contains(secret.left(8))) << before;
        EXPECT_EQ(tokenRequests(), before + 1);
    }
}

TEST_F(OAuthEndpointTest, AfterAFailureItWaitsAsLongAsItIsTold)
{
    m_cloud.route("POST", tokenPath, json(429, "{}", {{"Retry-After", "30"}}));
    EXPECT_EQ(error().retryAfter, std::chrono::seconds(30));
    m_clock.time += 29s;
    EXPECT_EQ(error().kind, Error::Kind::RateLimited);
    EXPECT_EQ(tokenRequests(), 1);
    numberedTokens(3600);
    m_clock.time += 1s;
    EXPECT_EQ(bearer(), "t1");
}

TEST_F(OAuthEndpointTest, TokenThatStillLivesSurvivesAFailedRenewal)
{
    EXPECT_EQ(bearer(), "t1");
    m_cloud.route("POST", tokenPath, json(500, "{}"));
    m_clock.time += 3'000s;
    EXPECT_EQ(bearer(), "t1");
    EXPECT_EQ(bearer(), "t1");
    EXPECT_EQ(tokenRequests(), 2) << "not with every call";
    m_clock.time += 10s;
    EXPECT_EQ(bearer(), "t1");
    EXPECT_EQ(tokenRequests(), 3);
    m_clock.time += 600s;
    EXPECT_EQ(error().kind, Error::Kind::Server) << "now it is over";
    EXPECT_EQ(tokenRequests(), 4);
}

TEST_F(OAuthEndpointTest, RefusedRenewalTakesTheTokenAway)
{
    EXPECT_EQ(bearer(), "t1");
    m_cloud.route("POST", tokenPath, json(401, R"({"error":"invalid_client"})"));
    m_clock.time += 3'000s;
    EXPECT_EQ(error().kind, Error::Kind::Unauthorized);
    EXPECT_EQ(error().kind, Error::Kind::Unauthorized);
    EXPECT_EQ(tokenRequests(), 2);
}

TEST_F(OAuthEndpointTest, DestroyedWhileWaiting)
{
    m_cloud.route("POST", tokenPath, hang());
    QObject context;
    std::optional<Result<Endpoint>> result;
    QCoro::connect(m_source->endpoint(), &context, [&](const Result<Endpoint> &answer) { result = answer; });
    ASSERT_TRUE(waitUntil([&] { return tokenRequests() == 1; }));
    m_source.reset();
    ASSERT_TRUE(waitUntil([&] { return result.has_value(); }));
    ASSERT_FALSE(result->has_value());
    EXPECT_EQ(result->error().kind, Error::Kind::Cancelled);
}

TEST_F(OAuthEndpointTest, TokenThatEndsInTheMiddleIsRenewedOnceForAll)
{
    // The service forgets t1 while twenty requests are under way.
    m_cloud.route("GET", "/api/v1/ccloud/servers/xv20021", [](Peer &peer, const Recorded &request) {
        const bool fine = request.headers.value("authorization") == "Bearer t2";
        json(fine ? 200 : 401, fine ? fixture("ccloud/server.json") : QByteArray("{}"))(peer, request);
    });
    CcloudProvider provider(m_http, *m_source, CcloudProvider::Instance::Cloud);
    QObject context;
    int good = 0;
    int ended = 0;
    for (int i = 0; i < 20; ++i) {
        QCoro::connect(provider.machine(MachineId(QStringLiteral("xv20021")), {}), &context,
                       [&](const Result<VirtualMachine> &machine) {
                           ++ended;
                           good += machine.has_value() ? 1 : 0;
                       });
    }
    ASSERT_TRUE(waitUntil([&] { return ended == 20; }));
    EXPECT_EQ(good, 20);
    EXPECT_EQ(tokenRequests(), 2);
}

TEST_F(OAuthEndpointTest, ChangeGoesOnceMoreWithTheNewToken)
{
    m_cloud.route("POST", "/api/v1/ccloud/servers/xv20021/power", [](Peer &peer, const Recorded &request) {
        const bool fine = request.headers.value("authorization") == "Bearer t2";
        json(fine ? 202 : 401, fine ? fixture("ccloud/accepted.json") : QByteArray("{}"))(peer, request);
    });
    CcloudProvider provider(m_http, *m_source, CcloudProvider::Instance::Cloud);
    const auto job = await(provider.power(MachineId(QStringLiteral("xv20021")), PowerAction::Start, {}));
    ASSERT_TRUE(job.has_value());
    EXPECT_EQ(tokenRequests(), 2);
    EXPECT_EQ(m_cloud.mutations(), 4) << "two tokens, one refused request, one that was carried out";
}

TEST_F(OAuthEndpointTest, ServiceThatRefusesEveryTokenIsNoStorm)
{
    m_cloud.route("GET", "/api/v1/ccloud/servers/xv20021", json(401, "{}"));
    CcloudProvider provider(m_http, *m_source, CcloudProvider::Instance::Cloud);
    const auto machine = await(provider.machine(MachineId(QStringLiteral("xv20021")), {}));
    ASSERT_FALSE(machine.has_value());
    EXPECT_EQ(machine.error().kind, Error::Kind::Unauthorized);
    EXPECT_EQ(m_cloud.ledger().size(), 4U) << "two tokens, two tries";
}

namespace {

QMutex logGuard;
QString logged;

void keepLog(QtMsgType, const QMessageLogContext &, const QString &line)
{
    const QMutexLocker lock(&logGuard);
    logged += line + QLatin1Char('\n');
}

} // namespace

TEST_F(OAuthEndpointTest, SecretAndTokenStandInNoLogAndInNoOtherRequest)
{
    const auto previous = qInstallMessageHandler(keepLog);
    const QString filters = qEnvironmentVariable("QT_LOGGING_RULES");
    QLoggingCategory::setFilterRules(QStringLiteral("*.debug=true"));
    m_cloud.route("GET", "/api/v1/ccloud/servers", json(200, fixture("ccloud/servers.json")));
    CcloudProvider provider(m_http, *m_source, CcloudProvider::Instance::Cloud);
    EXPECT_TRUE(await(provider.machines({})).has_value());
    m_source->invalidate();
    m_cloud.route("POST", tokenPath, json(500, "{\"echo\":\"" + secret.toLatin1() + "\"}"));
    EXPECT_FALSE(await(provider.machines({})).has_value());
    qInfo("the log is read");
    QLoggingCategory::setFilterRules(filters);
    qInstallMessageHandler(previous);

    const QMutexLocker lock(&logGuard);
    EXPECT_TRUE(logged.contains(QStringLiteral("the log is read")));
    EXPECT_FALSE(logged.contains(secret));
    EXPECT_FALSE(logged.contains(QStringLiteral("Bearer t1")));
    for (const Recorded &request : m_cloud.ledger()) {
        if (request.path == tokenPath)
            continue;
        EXPECT_FALSE(request.body.contains(secret.toLatin1()));
        EXPECT_FALSE(request.path.contains(secret.toLatin1()));
        for (const QByteArray &value : request.headers)
            EXPECT_FALSE(value.contains(secret.toLatin1()));
    }
    EXPECT_FALSE(provider.powerCommand(MachineId(QStringLiteral("xv1")), PowerAction::Start)
                     .contains(QStringLiteral("t1")));
}

} // namespace kustos::test
