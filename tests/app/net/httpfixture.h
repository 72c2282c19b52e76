// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httpclient.h"
#include "support/await.h"
#include "support/steps.h"

#include <QNetworkAccessManager>

#include <gtest/gtest.h>

namespace kustos::test {

//! A scripted server and a client with short deadlines.
class HttpFixture : public ::testing::Test
{
protected:
    explicit HttpFixture(FakeCloud::Transport transport = FakeCloud::Transport::Http)
        : cloud(transport)
    {
    }

    net::HttpRequest request(net::HttpRequest::Method method, const QByteArray &body = {})
    {
        net::HttpRequest made(method, cloud.url(QStringLiteral("/thing?q=1")), "CANARY");
        made.body = body;
        made.deadlines = {1500ms, 1500ms, 5s};
        return made;
    }
    Result<net::HttpReply> send(net::HttpRequest made) { return await(client.send(std::move(made)), 20s); }
    Error failureOf(net::HttpRequest made)
    {
        const auto reply = send(std::move(made));
        EXPECT_FALSE(reply.has_value());
        return reply ? Error{} : reply.error();
    }

    using Method = net::HttpRequest::Method;

    FakeCloud cloud;
    QNetworkAccessManager network;
    net::HttpClient client{network};
};

} // namespace kustos::test
