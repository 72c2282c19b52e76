// SPDX-License-Identifier: GPL-3.0-or-later
// A mutating request leaves the machine once, whatever happens to its answer. The ledger of the server is the
// judge.
#include "httpfixture.h"

#include <QSslCertificate>
#include <QSslConfiguration>

namespace kustos::net {
namespace {

using namespace kustos::test;

struct Fault
{
    const char *name;
    Step step;
};

std::vector<Fault> faults()
{
    const auto late = [](const Step &then) {
        return Step([then](Peer &peer, const Recorded &request) {
            if (peer.pause(80ms))
                then(peer, request);
        });
    };
    return {{"FIN", closeAfterRequest()},
            {"RST", resetAfterRequest()},
            {"late FIN", late(closeAfterRequest())},
            {"late RST", late(resetAfterRequest())},
            {"half a status line", halfStatusLine()},
            {"hang", hang()},
            {"headers, then silence", headersThenSilence()},
            {"short body", shortBody("{\"recipe\":", 500)},
            {"cut chunk", cutChunk()},
            {"trickle past the total", trickle(QByteArray(1000, 'x'), 20ms)},
            {"too large", endlessGarbage(20 * 1024 * 1024)}};
}

class SentOnceTest : public HttpFixture
{
protected:
    using HttpFixture::HttpFixture;

    void run(bool warm)
    {
        for (const Fault &fault : faults()) {
            for (const Method method : {Method::Post, Method::Delete, Method::Put, Method::Patch}) {
                if (warm && method == Method::Put)
                    break; // they go the same way as POST
                for (const QByteArray &body : {QByteArray(), QByteArray(R"({"deployment":{"name":"x"}})")})
                    one(fault, method, body, warm);
            }
        }
    }

private:
    void one(const Fault &fault, Method method, const QByteArray &body, bool warm)
    {
        SCOPED_TRACE(std::string(fault.name) + " method " + std::to_string(int(method)) + " body " +
                     std::to_string(body.size()));
        if (warm) { // the connection is kept from an earlier request
            cloud.script(json(200, "{}"));
            ASSERT_TRUE(send(request(Method::Get)).has_value());
        }
        const int before = cloud.mutations();
        // Were it sent again, it would succeed: that must not happen either.
        cloud.script(fault.step);
        cloud.route("POST", "/thing", json(202, "{}"));
        HttpRequest made = request(method, body);
        made.deadlines = {250ms, 120ms, 300ms};
        const Error error = failureOf(made);
        EXPECT_EQ(error.kind, Error::Kind::OutcomeUnknown);
        EXPECT_EQ(cloud.mutations(), before + 1);
        // Nothing comes later either.
        cloud.script(json(200, "{}"));
        ASSERT_TRUE(send(request(Method::Get)).has_value());
        EXPECT_EQ(cloud.mutations(), before + 1);
    }
};

TEST_F(SentOnceTest, OverAFreshConnection)
{
    run(false);
}

TEST_F(SentOnceTest, OverAKeptConnection)
{
    run(true);
}

TEST_F(SentOnceTest, RefusedConnectionsAreKnownNotToHaveLeft)
{
    for (const Method method : {Method::Post, Method::Delete}) {
        HttpRequest made = request(method, "{}");
        made.url.setPort(closedPort());
        const Error error = failureOf(made);
        EXPECT_EQ(error.kind, Error::Kind::Offline);
        EXPECT_EQ(error.cause, Error::Cause::HostUnreachable);
    }
}

TEST_F(SentOnceTest, ACancelAfterSendingIsUnknown)
{
    cloud.script(hang());
    std::stop_source stop;
    HttpRequest made = request(Method::Post, "{}");
    made.stop = stop.get_token();
    auto task = client.send(made);
    ASSERT_TRUE(waitUntil([this] { return cloud.mutations() == 1; }));
    stop.request_stop();
    EXPECT_EQ(await(std::move(task), 1s).error().kind, Error::Kind::OutcomeUnknown);
    EXPECT_EQ(cloud.mutations(), 1);
}

class SentOnceTlsTest : public SentOnceTest
{
protected:
    SentOnceTlsTest()
        : SentOnceTest(FakeCloud::Transport::Tls)
        , m_before(QSslConfiguration::defaultConfiguration())
    {
        QSslConfiguration trusting = m_before;
        trusting.setCaCertificates(QSslCertificate::fromData(cloud.certificate()));
        QSslConfiguration::setDefaultConfiguration(trusting);
    }
    ~SentOnceTlsTest() override { QSslConfiguration::setDefaultConfiguration(m_before); }

private:
    QSslConfiguration m_before;
};

TEST_F(SentOnceTlsTest, OverAFreshConnection)
{
    run(false);
}

TEST_F(SentOnceTlsTest, OverAKeptConnection)
{
    run(true);
}

class StrangerTlsTest : public HttpFixture
{
protected:
    StrangerTlsTest()
        : HttpFixture(FakeCloud::Transport::Tls)
    {
    }
};

TEST_F(StrangerTlsTest, AnUnprovenPeerGetsNoRequest)
{
    for (const Method method : {Method::Get, Method::Post}) {
        const Error error = failureOf(request(method, method == Method::Post ? "{}" : ""));
        EXPECT_EQ(error.kind, Error::Kind::Tls);
    }
    EXPECT_TRUE(cloud.ledger().empty());
    EXPECT_EQ(cloud.bytesSeen(), 0);
}

} // namespace
} // namespace kustos::net
