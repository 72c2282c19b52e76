// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"
#include "support/await.h"
#include "support/steps.h"

#include <QNetworkAccessManager>

#include <gtest/gtest.h>

namespace kustos::net {
namespace {

using namespace kustos::test;

class HttpClientTest : public ::testing::Test
{
protected:
    HttpRequest request(HttpRequest::Method method, const QByteArray &body = {})
    {
        HttpRequest made(method, cloud.url(QStringLiteral("/thing?q=1")), "CANARY");
        made.body = body;
        made.deadlines = {2s, 2s, 5s};
        return made;
    }
    Result<HttpReply> send(HttpRequest made) { return await(client.send(std::move(made)), 20s); }

    FakeCloud cloud;
    QNetworkAccessManager network;
    HttpClient client{network};
};

TEST_F(HttpClientTest, BringsAnAnswerWithWhatTheProvidersNeed)
{
    cloud.script(json(200, R"({"a":1})"));
    const auto reply = send(request(HttpRequest::Method::Get));
    ASSERT_TRUE(reply.has_value());
    EXPECT_EQ(reply->status, 200);
    EXPECT_EQ(reply->body, R"({"a":1})");
    EXPECT_EQ(reply->contentType, "application/json");
    EXPECT_FALSE(reply->retryAfter.has_value());
    const auto seen = cloud.ledger();
    ASSERT_EQ(seen.size(), 1u);
    EXPECT_EQ(seen[0].method, "GET");
    EXPECT_EQ(seen[0].path, "/thing?q=1");
    EXPECT_EQ(seen[0].headers.value("authorization"), "Bearer CANARY");
    EXPECT_EQ(seen[0].headers.value("accept-encoding"), "identity");
}

} // namespace
} // namespace kustos::net
