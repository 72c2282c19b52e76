// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialectasking.h"
#include "host/dialects/cclouddialect.h"

namespace kustos::host {

namespace {

const QByteArray secret = "kQ9hostSecretOfFortyCharacters0123456789";

class CcloudAuth : public DialectAsking<ccloud::Dialect>
{
protected:
    void SetUp() override
    {
        m_root = u"/api/v1/"_qs;
        make(std::chrono::seconds(3600));
    }
    void make(std::chrono::seconds lifetime, const QByteArray &key = "key", const QByteArray &token = secret)
    {
        m_dialect.emplace(
            ccloud::Dialect::Parts{&m_desk, m_clock, token, key, u"http://h"_qs, u"1"_qs, lifetime});
    }
    [[nodiscard]] http::Response signIn(const QByteArray &body, const QByteArray &type = "application/json")
    {
        http::Request request = requestOf(m_root, u"oauth/token"_qs, "POST", body);
        request.headers = {{"content-type", type}};
        return m_dialect->handle(request);
    }
    [[nodiscard]] static QByteArray grant(const QByteArray &id, const QByteArray &given)
    {
        return R"({"grant_type":"client_credentials","client_id":")" + id + R"(","client_secret":")" + given +
               R"(","scope":"*"})";
    }
    [[nodiscard]] QByteArray accessToken()
    {
        return json(signIn(grant("id", secret))).value(u"access_token").toString().toLatin1();
    }
    [[nodiscard]] int listWith(const QByteArray &authorization)
    {
        http::Request request = requestOf(m_root, u"ccloud/servers"_qs, "GET", {});
        request.headers = {{"authorization", authorization}};
        return m_dialect->handle(request).status;
    }
};

TEST_F(CcloudAuth, JsonGrantGivesATokenForAnHour)
{
    const auto response = signIn(grant("3f6a1c20-77aa-4c1e-9d10-0b5f2e9a1d44", secret));
    ASSERT_EQ(response.status, 200);
    EXPECT_EQ(header(response, "Cache-Control"), "no-store");
    const QJsonObject object = json(response);
    EXPECT_EQ(object.value(u"token_type").toString(), u"Bearer"_qs);
    EXPECT_EQ(object.value(u"expires_in").toInt(), 3600);
    const QByteArray token = object.value(u"access_token").toString().toLatin1();
    EXPECT_FALSE(token.contains(secret));
    EXPECT_EQ(listWith("Bearer " + token), 200);
    EXPECT_EQ(listWith("bearer " + token), 200);
    EXPECT_EQ(listWith(token), 401);
}

TEST_F(CcloudAuth, FormGrantIsTakenToo)
{
    const QByteArray form = "grant_type=client_credentials&client_id=a+b&scope=&client_secret=";
    EXPECT_EQ(signIn(form + secret, "application/x-www-form-urlencoded").status, 200);
    EXPECT_EQ(signIn(form + secret, "Application/X-WWW-Form-Urlencoded; charset=utf-8").status, 200);
    EXPECT_EQ(signIn(form + "wrong", "application/x-www-form-urlencoded").status, 401);
    EXPECT_EQ(signIn(form + secret, "text/plain").status, 400);
    EXPECT_EQ(signIn(grant("id", secret), "application/x-www-form-urlencoded").status, 200)
        << "what curl calls a form by itself";
    make(std::chrono::seconds(60), "key", "a+b %&=");
    EXPECT_EQ(signIn(form + "a%2Bb+%25%26%3D", "application/x-www-form-urlencoded").status, 200);
    EXPECT_EQ(signIn(form + "a+b+%25%26%3D", "application/x-www-form-urlencoded").status, 401);
}

TEST_F(CcloudAuth, OwnTokenIsABearerToo)
{
    EXPECT_EQ(listWith("Bearer " + secret), 200);
    for (const QByteArray &wrong :
         {QByteArray(), QByteArray("Bearer"), QByteArray("Bearer "), "Bearer " + secret.chopped(1),
          "Bearer " + secret + 'x', "Basic " + secret, "Bearer " + secret.toUpper()})
        EXPECT_EQ(listWith(wrong), 401) << wrong.toStdString();
}

TEST_F(CcloudAuth, WrongCredentialsAreRefusedWithoutAnEcho)
{
    for (const QByteArray &given :
         {QByteArray("SoMeThing-wrong"), secret.chopped(1), secret + "x", QByteArray()}) {
        const auto response = signIn(grant("MyClientId", given));
        EXPECT_EQ(response.status, 401);
        const QJsonObject object = json(response);
        EXPECT_EQ(object.value(u"error").toString(), u"invalid_client"_qs);
        EXPECT_TRUE(object.value(u"error_description").isString());
        EXPECT_TRUE(object.value(u"message").isString());
        EXPECT_FALSE(response.body.contains("SoMeThing"));
        EXPECT_FALSE(response.body.contains("MyClientId"));
        EXPECT_FALSE(response.body.contains(secret.first(20)));
    }
    EXPECT_EQ(signIn(grant("", secret)).status, 401) << "an id there must be";
}

TEST_F(CcloudAuth, OtherGrantsAndBrokenBodiesAre400)
{
    struct Case
    {
        QByteArray body;
        QString error;
    };
    const QList<Case> cases{{"", u"invalid_request"_qs},
                            {"{", u"invalid_request"_qs},
                            {"[]", u"invalid_request"_qs},
                            {"null", u"invalid_request"_qs},
                            {"\xff\xfe", u"invalid_request"_qs},
                            {"{}", u"unsupported_grant_type"_qs},
                            {R"({"grant_type":"password"})", u"unsupported_grant_type"_qs},
                            {R"({"grant_type":["client_credentials"]})", u"unsupported_grant_type"_qs}};
    for (const Case &one : cases) {
        const auto response = signIn(one.body);
        EXPECT_EQ(response.status, 400) << one.body.toStdString();
        EXPECT_EQ(json(response).value(u"error").toString(), one.error) << one.body.toStdString();
    }
    EXPECT_EQ(signIn(R"({"grant_type":"client_credentials","client_id":1,"client_secret":true})").status,
              401);
}

TEST_F(CcloudAuth, TokenEndsToTheSecond)
{
    const QByteArray token = "Bearer " + accessToken();
    m_clock.time = m_clock.time.addSecs(3599);
    EXPECT_EQ(listWith(token), 200);
    m_clock.time = m_clock.time.addSecs(1);
    EXPECT_EQ(listWith(token), 401);
    EXPECT_EQ(listWith("Bearer " + accessToken()), 200) << "a new one is to be had";
    make(std::chrono::seconds(5));
    EXPECT_EQ(json(signIn(grant("id", secret))).value(u"expires_in").toInt(), 5);
    const QByteArray brief = "Bearer " + accessToken();
    m_clock.time = m_clock.time.addSecs(5);
    EXPECT_EQ(listWith(brief), 401);
}

TEST_F(CcloudAuth, TokenNeedsNoMemoryButTheKeyAndTheSecret)
{
    const QByteArray token = "Bearer " + accessToken();
    make(std::chrono::seconds(3600));
    EXPECT_EQ(listWith(token), 200) << "after a restart";
    make(std::chrono::seconds(3600), "another key");
    EXPECT_EQ(listWith(token), 401);
    make(std::chrono::seconds(3600), "key", "another secret");
    EXPECT_EQ(listWith(token), 401) << "a new secret ends what the old one had given out";
}

TEST_F(CcloudAuth, ForgedTokensAreRefused)
{
    const QByteArray token = accessToken();
    const QList<QByteArray> parts = token.split('.');
    ASSERT_EQ(parts.size(), 4);
    const auto joined = [](QList<QByteArray> list) { return list.join('.'); };
    QList<QByteArray> forged;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        QList<QByteArray> changed = parts;
        changed[i] = i == 1 ? QByteArray::number(parts.at(1).toLongLong() + 1) : changed.at(i) + '0';
        forged.append(joined(changed));
        changed.removeAt(i);
        forged.append(joined(changed));
    }
    forged << token + '.' << '.' + token << "...." << "." << token.toUpper() << QByteArray(100'000, 'a');
    forged << "kat1." + parts.at(1) + '.' + parts.at(2) + '.';
    for (const QByteArray &one : forged)
        EXPECT_EQ(listWith("Bearer " + one), 401)
            << one.first(std::min<qsizetype>(one.size(), 200)).toStdString();
    EXPECT_EQ(listWith("Bearer " + token), 200);
    EXPECT_NE(accessToken(), token) << "no two are equal";
}

TEST_F(CcloudAuth, BearerIsProvedBeforeAnythingElse)
{
    for (const QString &target :
         {u"ccloud/servers"_qs, u"ccloud/servers/xv10001"_qs, u"nowhere"_qs, u""_qs, u"ccloud/jobs/j-1"_qs}) {
        for (const char *method : {"GET", "POST", "DELETE", "PATCH", "PUT"}) {
            http::Request request = requestOf(m_root, target, method, "{");
            request.headers.remove("authorization");
            const auto response = m_dialect->handle(request);
            EXPECT_EQ(response.status, 401) << target.toStdString() << method;
            EXPECT_EQ(json(response).value(u"code").toString(), u"unauthenticated"_qs);
            EXPECT_EQ(header(response, "WWW-Authenticate"), "Bearer");
        }
    }
}

TEST_F(CcloudAuth, TokenEndpointHasOneMethod)
{
    http::Request request = requestOf(m_root, u"oauth/token"_qs, "GET", {});
    EXPECT_EQ(m_dialect->handle(request).status, 401);
    request.headers = {{"authorization", "Bearer " + secret}};
    const auto response = m_dialect->handle(request);
    EXPECT_EQ(response.status, 405);
    EXPECT_EQ(header(response, "Allow"), "POST");
}

} // namespace

} // namespace kustos::host
