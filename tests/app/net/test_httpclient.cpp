// SPDX-License-Identifier: GPL-3.0-or-later
#include "httpfixture.h"
#include "memory.h"

#include <memory>
#include <stop_token>

namespace kustos::net {
namespace {

using namespace kustos::test;

class HttpClientTest : public HttpFixture
{
};

TEST_F(HttpClientTest, BringsAnAnswerWithWhatTheProvidersNeed)
{
    cloud.script(json(200, R"({"a":1})"));
    const auto reply = send(request(Method::Get));
    ASSERT_TRUE(reply.has_value());
    EXPECT_EQ(reply->status, 200);
    EXPECT_EQ(reply->body, R"({"a":1})");
    EXPECT_EQ(reply->contentType, "application/json");
    EXPECT_FALSE(reply->retryAfter.has_value());
    EXPECT_EQ(reply->url, cloud.url(QStringLiteral("/thing?q=1")));
    const auto seen = cloud.ledger();
    ASSERT_EQ(seen.size(), 1u);
    EXPECT_EQ(seen[0].method, "GET");
    EXPECT_EQ(seen[0].path, "/thing?q=1");
    EXPECT_EQ(seen[0].headers.value("authorization"), "Bearer CANARY");
    EXPECT_EQ(seen[0].headers.value("accept-encoding"), "identity");
    EXPECT_FALSE(seen[0].headers.contains("cookie"));
    EXPECT_FALSE(seen[0].headers.contains("upgrade"));
}

TEST_F(HttpClientTest, SendsEveryMethodOnceWithItsBodyAndLength)
{
    const std::vector<std::pair<Method, QByteArray>> methods{
        {Method::Post, "POST"}, {Method::Put, "PUT"}, {Method::Patch, "PATCH"}, {Method::Delete, "DELETE"}};
    for (const QByteArray &body : {QByteArray(), QByteArray(R"({"name":"x"})"), QByteArray(200'000, 'b')}) {
        for (const auto &[method, word] : methods) {
            cloud.script(json(202, "{}"));
            const auto reply = send(request(method, body));
            ASSERT_TRUE(reply.has_value()) << word.constData() << body.size();
            const Recorded last = cloud.ledger().back();
            EXPECT_EQ(last.method, word);
            EXPECT_EQ(last.body, body);
            EXPECT_EQ(last.headers.value("content-length"), QByteArray::number(body.size()));
            EXPECT_EQ(last.headers.value("content-type"), body.isEmpty() ? QByteArray() : "application/json");
        }
    }
    EXPECT_EQ(cloud.mutations(), 12);
}

TEST_F(HttpClientTest, SendsNoAuthorizationWithoutAToken)
{
    cloud.script(json(200, "{}"));
    HttpRequest made = request(Method::Get);
    made.bearer.clear();
    ASSERT_TRUE(send(made).has_value());
    EXPECT_FALSE(cloud.ledger().back().headers.contains("authorization"));
}

TEST_F(HttpClientTest, ATokenCannotSmuggleAHeader)
{
    for (const char *token : {"a\r\nX-Evil: 1", "a b", "t\xc3\xa4g", "a\n"}) {
        HttpRequest made = request(Method::Get);
        made.bearer = token;
        EXPECT_EQ(failureOf(made).kind, Error::Kind::Unauthorized);
    }
    EXPECT_EQ(cloud.connections(), 0);
}

TEST_F(HttpClientTest, RefusesAddressesBeforeAByteLeaves)
{
    for (const char *text :
         {"http://localhost:1/", "http://example.com/", "file:///etc/passwd", "data:text/plain,x",
          "ftp://127.0.0.1/", "http://user@127.0.0.1:1/", "", "/relative"}) {
        HttpRequest made = request(Method::Post);
        made.url = QUrl(QString::fromLatin1(text));
        EXPECT_EQ(failureOf(made).kind, Error::Kind::Protocol) << text;
    }
    EXPECT_EQ(cloud.connections(), 0);
}

TEST_F(HttpClientTest, EveryStatusWithAWholeBodyIsAReply)
{
    for (const int status : {200, 201, 202, 204, 400, 401, 403, 404, 405, 407, 409,
                             410, 413, 418, 422, 429, 500, 502, 503, 504, 599}) {
        for (const Method method : {Method::Get, Method::Post}) {
            const QByteArray body = status == 204 ? QByteArray() : QByteArray(R"({"errors":"no"})");
            cloud.script(json(status, body));
            const auto reply = send(request(method));
            ASSERT_TRUE(reply.has_value()) << status;
            EXPECT_EQ(reply->status, status);
            EXPECT_EQ(reply->body, body) << status;
        }
    }
    EXPECT_EQ(cloud.mutations(), 21);
}

TEST_F(HttpClientTest, AChallengeIsAnAnswerAndNeverAskedTwice)
{
    for (const char *challenge :
         {"Basic realm=\"x\"", "Bearer realm=\"x\"", "Negotiate", "Digest realm=x, nonce=1"}) {
        for (const Method method : {Method::Get, Method::Delete}) {
            const size_t before = cloud.ledger().size();
            cloud.script(json(401, R"({"errors":"invalid_token"})", {{"WWW-Authenticate", challenge}}));
            const auto reply = send(request(method));
            ASSERT_TRUE(reply.has_value()) << challenge;
            EXPECT_EQ(reply->status, 401);
            EXPECT_EQ(cloud.ledger().size(), before + 1) << challenge;
        }
    }
}

TEST_F(HttpClientTest, ReadsRetryAfter)
{
    cloud.script(json(429, "{}", {{"Retry-After", "0"}}));
    EXPECT_EQ(send(request(Method::Get))->retryAfter, 1s);
    cloud.script(json(503, "{}", {{"Retry-After", "100000"}}));
    EXPECT_EQ(send(request(Method::Get))->retryAfter, 15min);
    cloud.script(json(429, "{}", {{"Retry-After", "soon"}}));
    EXPECT_EQ(send(request(Method::Get))->retryAfter, std::nullopt);
}

TEST_F(HttpClientTest, RedirectsAreNotFollowedAndCarryNothingAway)
{
    FakeCloud other;
    const int codes[] = {301, 302, 303, 307, 308};
    for (const int status : codes) {
        for (const Method method : {Method::Get, Method::Post}) {
            cloud.script(redirectTo(other.url(QStringLiteral("/steal?token=x")), status));
            const Error error = failureOf(request(method, method == Method::Post ? "{}" : ""));
            const bool mayBeDone = method == Method::Post && status <= 303;
            EXPECT_EQ(error.kind, mayBeDone ? Error::Kind::OutcomeUnknown : Error::Kind::Protocol);
            EXPECT_EQ(error.cause, Error::Cause::Redirected);
            EXPECT_EQ(error.httpStatus, status);
            EXPECT_FALSE(error.detail.contains(QStringLiteral("token")));
        }
    }
    EXPECT_EQ(other.connections(), 0);
    EXPECT_EQ(other.bytesSeen(), 0);
    EXPECT_EQ(cloud.ledger().size(), 10u);
}

TEST_F(HttpClientTest, ABodyAboveTheLimitEndsTheRequest)
{
    HttpRequest made = request(Method::Get);
    made.bodyLimit = 1000;
    cloud.script(answer(200, QByteArray(1000, 'x')));
    EXPECT_TRUE(send(made).has_value());
    cloud.script(answer(200, QByteArray(1001, 'x')));
    EXPECT_EQ(failureOf(made).cause, Error::Cause::TooLarge);
}

TEST_F(HttpClientTest, FiveHundredMegabytesOfGarbageCostBoundedMemory)
{
    for (const Method method : {Method::Get, Method::Post}) {
        cloud.script(endlessGarbage(500LL * 1024 * 1024));
        MemoryWatch watch;
        HttpRequest made = request(method);
        made.deadlines.total = 30s;
        const Error error = failureOf(made);
        EXPECT_EQ(error.kind, method == Method::Get ? Error::Kind::Protocol : Error::Kind::OutcomeUnknown);
        EXPECT_EQ(error.cause, Error::Cause::TooLarge);
        EXPECT_LT(watch.growth(), 64L * 1024 * 1024);
    }
}

TEST_F(HttpClientTest, EndlessHeadersEndAtTheDeadline)
{
    cloud.script(endlessHeaders());
    HttpRequest made = request(Method::Get);
    made.deadlines.connect = 300ms;
    const Error error = failureOf(made);
    EXPECT_TRUE(error.kind == Error::Kind::Timeout || error.kind == Error::Kind::Protocol) << int(error.kind);
}

TEST_F(HttpClientTest, ReadingFailuresHaveTheirKinds)
{
    cloud.script(closeAfterRequest());
    cloud.script(closeAfterRequest()); // Qt asks once more by itself; harmless when nothing is changed
    EXPECT_EQ(failureOf(request(Method::Get)).cause, Error::Cause::ConnectionLost);
    cloud.script(shortBody("{\"a\":", 100));
    EXPECT_EQ(failureOf(request(Method::Get)).cause, Error::Cause::ConnectionLost);
    cloud.script(cutChunk());
    EXPECT_EQ(failureOf(request(Method::Get)).kind, Error::Kind::Offline);
    HttpRequest refused = request(Method::Get);
    refused.url.setPort(closedPort());
    const Error error = failureOf(refused);
    EXPECT_EQ(error.kind, Error::Kind::Offline);
    EXPECT_EQ(error.cause, Error::Cause::HostUnreachable);
}

TEST_F(HttpClientTest, ALongBodyThatBreaksOffIsNeverTakenForWhole)
{
    // Long enough to come in several pieces; Qt may ask again by itself here and mix the answers up.
    for (int round = 0; round < 20; ++round) {
        for (int i = 0; i < 4; ++i)
            cloud.script(shortBody(QByteArray(300'000 + i, 'x'), 900'000));
        const auto reply = send(request(Method::Get));
        ASSERT_FALSE(reply.has_value()) << reply->body.size();
        EXPECT_EQ(reply.error().cause, Error::Cause::ConnectionLost);
        cloud.clearScript();
    }
}

TEST_F(HttpClientTest, EachDeadlineEndsAReadingRequest)
{
    struct Case
    {
        Step step;
        HttpRequest::Deadlines deadlines;
    };
    const Case cases[] = {{hang(), {200ms, 5s, 8s}},
                          {headersThenSilence(), {5s, 200ms, 8s}},
                          {trickle(QByteArray(1000, 'x'), 20ms), {5s, 5s, 400ms}}};
    for (const Case &each : cases) {
        cloud.script(each.step);
        HttpRequest made = request(Method::Get);
        made.deadlines = each.deadlines;
        QElapsedTimer clock;
        clock.start();
        EXPECT_EQ(failureOf(made).kind, Error::Kind::Timeout);
        EXPECT_LT(clock.elapsed(), 2500);
    }
}

TEST_F(HttpClientTest, ASlowAnswerWithinItsDeadlinesArrives)
{
    cloud.script(trickle(R"({"name":"slow"})", 15ms));
    HttpRequest made = request(Method::Get);
    made.deadlines = {200ms, 200ms, 5s};
    const auto reply = send(made);
    ASSERT_TRUE(reply.has_value());
    EXPECT_EQ(reply->body, R"({"name":"slow"})");
}

TEST_F(HttpClientTest, CancellingEndsAReadAtOnceAndTheNextRequestWorks)
{
    cloud.script(hang());
    std::stop_source stop;
    HttpRequest made = request(Method::Get);
    made.stop = stop.get_token();
    auto task = client.send(made);
    ASSERT_TRUE(waitUntil([this] { return cloud.ledger().size() == 1; }));
    stop.request_stop();
    const auto reply = await(std::move(task), 1s);
    ASSERT_FALSE(reply.has_value());
    EXPECT_EQ(reply.error().kind, Error::Kind::Cancelled);
    cloud.script(json(200, "{}"));
    EXPECT_TRUE(send(request(Method::Get)).has_value());
}

TEST_F(HttpClientTest, ACancelFromAnotherThreadIsHeard)
{
    cloud.script(hang());
    std::stop_source stop;
    HttpRequest made = request(Method::Get);
    made.stop = stop.get_token();
    auto task = client.send(made);
    ASSERT_TRUE(waitUntil([this] { return cloud.ledger().size() == 1; }));
    std::jthread canceller([&stop] { stop.request_stop(); });
    EXPECT_EQ(await(std::move(task), 1s).error().kind, Error::Kind::Cancelled);
}

TEST_F(HttpClientTest, CancelledBeforeItStartsNothingIsSent)
{
    std::stop_source stop;
    stop.request_stop();
    HttpRequest made = request(Method::Post, "{}");
    made.stop = stop.get_token();
    EXPECT_EQ(failureOf(made).kind, Error::Kind::Cancelled);
    EXPECT_EQ(cloud.connections(), 0);
}

TEST_F(HttpClientTest, AVanishingNetworkLeavesNobodyWaiting)
{
    auto own = std::make_unique<QNetworkAccessManager>();
    HttpClient mine(*own);
    cloud.script(hang());
    auto reading = mine.send(request(Method::Get));
    ASSERT_TRUE(waitUntil([this] { return cloud.ledger().size() == 1; }));
    own.reset();
    EXPECT_EQ(await(std::move(reading), 2s).error().kind, Error::Kind::Cancelled);
}

TEST_F(HttpClientTest, ManyAtOnceAreAllAnswered)
{
    cloud.route("GET", "/thing", json(200, R"({"ok":true})"));
    std::vector<QCoro::Task<Result<HttpReply>>> tasks;
    for (int i = 0; i < 100; ++i)
        tasks.push_back(client.send(request(Method::Get)));
    for (auto &task : tasks)
        EXPECT_TRUE(await(std::move(task)).has_value());
    EXPECT_EQ(cloud.ledger().size(), 100u);
}

} // namespace
} // namespace kustos::net
