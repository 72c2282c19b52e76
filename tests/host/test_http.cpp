// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/http/server.h"
#include "servicetest.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QThread>

#include <arpa/inet.h>
#include <memory>
#include <netinet/in.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

using namespace kustos::test;

namespace {

class HttpTest : public ServiceTest
{
protected:
    [[nodiscard]] Reply raw(const QByteArray &method, const QByteArray &target, const QByteArray &body = {})
    {
        return call(m_host.base(), method, target, {{"Authorization", "Bearer " + m_host.token()}}, body);
    }
};

TEST_F(HttpTest, NothingWithoutTheToken)
{
    startHost();
    const QString id = addDatabase(QStringLiteral("a"));
    const QByteArray token = m_host.token();
    EXPECT_EQ(token.size(), 64);
    for (const QByteArray &target : {QByteArray("/2016-07/deployments"), QByteArray("/2016-07/nowhere"),
                                     QByteArray("/"), "/2016-07/deployments/" + id.toLatin1() + "/backups"}) {
        for (const Headers &headers :
             {Headers{}, Headers{{"Authorization", "Bearer wrong"}},
              Headers{{"Authorization", "Bearer " + token.chopped(1)}}, Headers{{"Authorization", token}},
              Headers{{"Authorization", "Basic " + token.toBase64()}},
              Headers{{"Authorization", "Bearer " + token + "0"}}}) {
            const Reply reply = call(m_host.base(), "GET", target, headers);
            EXPECT_EQ(reply.status, 401) << target.toStdString();
            EXPECT_EQ(reply.body, QByteArray(R"({"errors":"invalid_token"})"));
        }
    }
    const Reply start = call(m_host.base(), "POST", "/2016-07/deployments/" + id.toLatin1() + "/backups");
    EXPECT_EQ(start.status, 401);
    EXPECT_TRUE(backups(id).isEmpty());
}

TEST_F(HttpTest, UnknownThingsAreNotFound)
{
    startHost();
    const QString id = addDatabase(QStringLiteral("a"));
    const QByteArray none(24, '0');
    for (const QByteArray &target :
         {QByteArray("/"), QByteArray("/2016-07"), QByteArray("/2016-07/"), QByteArray("/2016-07/nowhere"),
          "/2016-07/deployments/" + none, "/2016-07/deployments/" + none + "/backups",
          "/2016-07/recipes/" + none, "/2016-07/deployments/" + id.toLatin1() + "/backups/" + none,
          QByteArray("/2016-07/deployments/"), QByteArray("/2016-07/deployments/..%2f..%2f..%2fetc%2fpasswd"),
          QByteArray("/2016-07/deployments/../../token"), QByteArray("/2016-07/deployments/%00%00"),
          QByteArray("/2016-07/recipes/") + QByteArray(5000, 'a'),
          "/2016-07/deployments/" + id.toUpper().toLatin1(),
          QByteArray("/2016-07/recipes/") + QByteArray(24, '\''), QByteArray("/2016-07/../token"),
          QByteArray("/2016-07//deployments")}) {
        const Reply reply = raw("GET", target);
        EXPECT_EQ(reply.status, 404) << target.toStdString();
        EXPECT_EQ(reply.errorText(), QStringLiteral("not found"));
    }
}

TEST_F(HttpTest, NulInATargetDoesNotCutItShort)
{
    startHost();
    EXPECT_EQ(raw("GET", "/2016-07/user").status, 200);
    EXPECT_EQ(raw("GET", "/2016-07/user%00").status, 404);
    EXPECT_EQ(raw("GET", "/2016-07/user%00/backups").status, 404);
}

TEST_F(HttpTest, AbsoluteFormAndAnyCaseOfBearerAreUnderstood)
{
    startHost();
    EXPECT_EQ(raw("GET", m_host.base().toLatin1() + "/2016-07/user").status, 200);
    EXPECT_EQ(raw("GET", "http://elsewhere").status, 404);
    EXPECT_EQ(
        call(m_host.base(), "GET", "/2016-07/user", {{"Authorization", "bearer " + m_host.token()}}).status,
        200);
}

TEST_F(HttpTest, BodiesOfUnclearLengthAreRefused)
{
    startHost();
    // The length of this helper's own is 0.
    const QByteArray target("/2016-07/deployments");
    const Headers bearer{{"Authorization", "Bearer " + m_host.token()}};
    EXPECT_EQ(call(m_host.base(), "POST", target, bearer + Headers{{"Content-Length", "5"}}).status, 400);
    EXPECT_EQ(call(m_host.base(), "POST", target, bearer + Headers{{"Transfer-Encoding", "chunked"}}).status,
              400);
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(QUrl(m_host.base()).port()));
    ASSERT_TRUE(socket.waitForConnected(5000));
    socket.write(
        "POST /2016-07/deployments HTTP/1.1\r\nHost: x\r\nContent-Length: 9223372036854775808\r\n\r\n");
    ASSERT_TRUE(socket.waitForReadyRead(5000)) << "it is not waited for a body that may never come";
    EXPECT_TRUE(socket.readAll().startsWith("HTTP/1.1 413"));
}

TEST_F(HttpTest, HalfARequestThatCannotGoOnIsDropped)
{
    startHost();
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<quint16>(QUrl(m_host.base()).port()));
    ASSERT_EQ(::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    ASSERT_EQ(::send(descriptor, "GET /x HT", 9, 0), 9);
    ASSERT_EQ(::shutdown(descriptor, SHUT_WR), 0);
    pollfd waited{descriptor, POLLIN, 0};
    EXPECT_EQ(::poll(&waited, 1, 10'000), 1) << "it holds its place no longer than a second or two";
    ::close(descriptor);
}

TEST(HttpServer, TricklingRequestIsCutAndAKeptConnectionIsNot)
{
    using namespace kustos::host;
    http::Server server([](const http::Request &) { return http::Response{200, {}, "fine", {}}; });
    http::ServerOptions options;
    options.requestLimit = std::chrono::seconds(3);
    ASSERT_TRUE(server.listen(options));
    QTcpSocket trickle;
    QTcpSocket kept;
    trickle.connectToHost(QStringLiteral("127.0.0.1"), server.port());
    kept.connectToHost(QStringLiteral("127.0.0.1"), server.port());
    const QElapsedTimer since = [] {
        QElapsedTimer timer;
        timer.start();
        return timer;
    }();
    int answers = 0;
    while (trickle.state() != QAbstractSocket::UnconnectedState && since.elapsed() < 15'000) {
        if (trickle.state() == QAbstractSocket::ConnectedState)
            trickle.write("G");
        if (kept.state() == QAbstractSocket::ConnectedState && answers * 500 < since.elapsed()) {
            kept.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            ++answers;
        }
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
        QThread::msleep(20);
    }
    EXPECT_EQ(trickle.state(), QAbstractSocket::UnconnectedState);
    EXPECT_GE(since.elapsed(), 3000);
    EXPECT_EQ(kept.state(), QAbstractSocket::ConnectedState) << "whole requests may go on for ever";
    EXPECT_GE(answers, 6);
}

TEST_F(HttpTest, WrongMethodsAreToldWhatIsAllowed)
{
    startHost();
    const QString id = addDatabase(QStringLiteral("a"));
    EXPECT_EQ(raw("DELETE", "/2016-07/deployments").headers.value("allow"), QByteArray("GET"));
    const Reply reply = raw("PUT", "/2016-07/deployments/" + id.toLatin1() + "/backups");
    EXPECT_EQ(reply.status, 405);
    EXPECT_EQ(reply.headers.value("allow"), QByteArray("GET, POST"));
    EXPECT_EQ(raw("POST", "/2016-07/deployments").status, 405);
}

TEST_F(HttpTest, BodiesAreLimited)
{
    startHost();
    const QString id = addDatabase(QStringLiteral("a"));
    const QByteArray target =
        "/2016-07/deployments/" + id.toLatin1() + "/backups/" + QByteArray(24, '0') + "/restore";
    EXPECT_EQ(raw("POST", target, QByteArray(1 << 20, ' ')).status, 404) << "exactly 1 MiB is read";
    QTcpSocket socket;
    const QUrl url(m_host.base());
    socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
    socket.write("POST " + target + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1048577\r\n\r\n");
    QByteArray answer;
    while (!answer.contains("\r\n") && socket.waitForReadyRead(10'000))
        answer += socket.readAll();
    EXPECT_TRUE(answer.startsWith("HTTP/1.1 413 ")) << answer.toStdString();

    // Without an announced length it shows at the end only.
    QTcpSocket chunked;
    chunked.connectToHost(url.host(), static_cast<quint16>(url.port()));
    chunked.write("POST " + target + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    chunked.write("140000\r\n" + QByteArray(0x140000, 'x') + "\r\n0\r\n\r\n");
    answer.clear();
    while (!answer.contains("\r\n") && chunked.waitForReadyRead(10'000))
        answer += chunked.readAll();
    EXPECT_TRUE(answer.startsWith("HTTP/1.1 413 ")) << answer.toStdString();
    EXPECT_EQ(get(QStringLiteral("deployments")).status, 200);
}

TEST_F(HttpTest, ConnectionsAreKeptOpen)
{
    startHost();
    QTcpSocket socket;
    const QUrl url(m_host.base());
    socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
    for (int i = 0; i < 20; ++i) {
        socket.write("GET /2016-07/user HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + m_host.token() +
                     "\r\n\r\n");
        QByteArray answer;
        while (!answer.contains("\"administrator\"}") && socket.waitForReadyRead(10'000))
            answer += socket.readAll();
        ASSERT_TRUE(answer.startsWith("HTTP/1.1 200 ")) << i;
        ASSERT_FALSE(answer.contains("Connection: close"));
    }
}

TEST_F(HttpTest, ResourcesHaveTheFieldsOfTheDialect)
{
    startHost();
    const QString id = addDatabase(QStringLiteral("kunden"), 100, "WAL",
                                   {QStringLiteral("--schedule"), QStringLiteral("daily")});
    const auto account = list(QStringLiteral("accounts"), QStringLiteral("accounts")).first();
    EXPECT_FALSE(account.value(u"kustos").toObject().value(u"host_version").toString().isEmpty());
    EXPECT_EQ(get(QStringLiteral("user")).json().value(u"id"), account.value(u"id"));
    EXPECT_EQ(
        list(QStringLiteral("databases"), QStringLiteral("applications")).first().value(u"type").toString(),
        QStringLiteral("sqlite"));
    EXPECT_FALSE(list(QStringLiteral("datacenters"), QStringLiteral("datacenters"))
                     .first()
                     .value(u"slug")
                     .toString()
                     .isEmpty());
    EXPECT_TRUE(list(QStringLiteral("clusters"), QStringLiteral("clusters")).isEmpty());
    EXPECT_EQ(list(QStringLiteral("deployments/%1/versions").arg(id), QStringLiteral("transitions")).size(),
              1);

    const auto deployment = list(QStringLiteral("deployments"), QStringLiteral("deployments")).first();
    EXPECT_EQ(deployment, get(QStringLiteral("deployments/") + id).json());
    EXPECT_EQ(deployment.value(u"id").toString(), id);
    EXPECT_EQ(deployment.value(u"account_id"), account.value(u"id"));
    EXPECT_EQ(deployment.value(u"name").toString(), QStringLiteral("kunden"));
    EXPECT_FALSE(deployment.contains(u"ca_certificate_base64"));
    const auto strings = deployment.value(u"connection_strings").toObject();
    EXPECT_TRUE(strings.value(u"misc").isObject());
    EXPECT_EQ(strings.value(u"direct").toArray().first().toString(),
              QStringLiteral("sqlite://") + in(QStringLiteral("kunden")));
    const auto own = deployment.value(u"kustos").toObject();
    EXPECT_EQ(own.value(u"status").toString(), QStringLiteral("available"));
    EXPECT_EQ(own.value(u"restore_prefix").toString(), QStringLiteral("sqlite-restore-"));
    EXPECT_GT(own.value(u"usage_bytes").toInt(), 0);
    EXPECT_EQ(own.value(u"next_backup").toObject().value(u"type").toString(), QStringLiteral("daily"));
}

TEST_F(HttpTest, TimesAreRfc3339)
{
    startHost();
    const QString id =
        addDatabase(QStringLiteral("a"), 100, "WAL", {QStringLiteral("--schedule"), QStringLiteral("daily")});
    const QString backup = backUp(id);
    const QRegularExpression shape(QStringLiteral(R"(^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$)"));
    const auto one = get(QStringLiteral("deployments/%1/backups/%2").arg(id, backup)).json();
    const auto deployment = get(QStringLiteral("deployments/") + id).json();
    const auto recipe =
        list(QStringLiteral("deployments/%1/recipes").arg(id), QStringLiteral("recipes")).first();
    for (const QJsonValue &value :
         {one.value(u"created_at"), one.value(u"kustos").toObject().value(u"moment"),
          deployment.value(u"created_at"),
          deployment.value(u"kustos").toObject().value(u"next_backup").toObject().value(u"at"),
          recipe.value(u"created_at"), recipe.value(u"updated_at")}) {
        EXPECT_TRUE(shape.match(value.toString()).hasMatch()) << value.toString().toStdString();
        EXPECT_TRUE(QDateTime::fromString(value.toString(), Qt::ISODateWithMs).isValid());
    }
}

TEST_F(HttpTest, AThousandIdleConnectionsDoNotStopIt)
{
    rlimit files{};
    ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &files), 0);
    files.rlim_cur = std::min<rlim_t>(4096, files.rlim_max);
    ::setrlimit(RLIMIT_NOFILE, &files);
    if (files.rlim_cur < 1200)
        GTEST_SKIP() << "this machine allows too few open files: " << files.rlim_cur;
    startHost();
    static_cast<void>(addDatabase(QStringLiteral("a")));
    const QUrl url(m_host.base());
    std::vector<std::unique_ptr<QTcpSocket>> idle;
    for (int i = 0; i < 1000; ++i) {
        idle.push_back(std::make_unique<QTcpSocket>());
        idle.back()->connectToHost(url.host(), static_cast<quint16>(url.port()));
        ASSERT_TRUE(idle.back()->waitForConnected(10'000)) << i;
        if (i % 2 == 0)
            idle.back()->write("GET /2016-07/deployments HTTP/1.1\r\nHo");
    }
    QElapsedTimer timer;
    timer.start();
    EXPECT_EQ(list(QStringLiteral("deployments"), QStringLiteral("deployments")).size(), 1);
    EXPECT_LT(timer.elapsed(), 2'000);
    for (const auto &socket : idle)
        ASSERT_EQ(socket->state(), QAbstractSocket::ConnectedState);
}

} // namespace
