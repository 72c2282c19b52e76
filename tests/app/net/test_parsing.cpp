// SPDX-License-Identifier: GPL-3.0-or-later
// Small pure functions that read what servers say.
#include "net/contentrange.h"
#include "net/httperror.h"
#include "net/origin.h"
#include "net/redaction.h"
#include "net/retryafter.h"

#include <gtest/gtest.h>
#include <limits>

namespace kustos::net {
namespace {

using namespace std::chrono_literals;

TEST(Origin, OnlyHttpsAndLiteralLoopbackAreAllowed)
{
    for (const char *good :
         {"https://api.example.com/", "https://api.example.com:8443/x?y#z", "https://127.0.0.1/",
          "http://127.0.0.1:80/", "http://127.255.255.254:1/", "http://[::1]:8080/a",
          "https://[2001:db8::1]/", "HTTPS://EXAMPLE.com", "HTTP://127.0.0.1/"})
        EXPECT_TRUE(isAllowed(QUrl(QString::fromLatin1(good)))) << good;
    for (const char *bad : {"",
                            "/",
                            "x",
                            "http://",
                            "https://",
                            "https:///path",
                            "http://example.com/",
                            "http://localhost/",
                            "http://127.0.0.1.evil.com/",
                            "http://127.0.0.1@evil.com/",
                            "https://user@example.com/",
                            "https://user:pw@example.com/",
                            "https://@example.com/",
                            "http://user@127.0.0.1/",
                            "http://[::ffff:1.2.3.4]/",
                            "http://[::ffff:127.0.0.1]/",
                            "http://[::2]/",
                            "http://0.0.0.0/",
                            "http://10.0.0.1/",
                            "http://192.168.0.1/",
                            "http://128.0.0.1/",
                            "http://127.0.0.1.:80/",
                            "http://126.0.0.1/",
                            "http://evil.com#127.0.0.1",
                            "http://evil.com/127.0.0.1",
                            "http://evil.com?127.0.0.1",
                            "ftp://127.0.0.1/",
                            "file:///etc/passwd",
                            "file://127.0.0.1/etc/passwd",
                            "data:text/html,x",
                            "javascript:alert(1)",
                            "qrc:/x",
                            "ws://127.0.0.1/",
                            "unix:/x",
                            "https+insecure://x/",
                            "http://127.1.evil/",
                            "http://xn--127/",
                            "http://127.0.0.256/",
                            "http://1270.0.0.1/",
                            "http://127.0.0.1%00.evil.com/",
                            "http://lo/",
                            "http://ip6-localhost/",
                            "//127.0.0.1/"})
        EXPECT_FALSE(isAllowed(QUrl(QString::fromLatin1(bad)))) << bad;
}

TEST(Origin, AllowedPlainHttpAlwaysMeansThisComputer)
{
    // Spellings that some parsers shorten: whatever QUrl makes of them, the host must be a loopback address.
    for (const char *odd :
         {"http://127.1/", "http://2130706433/", "http://0x7f.1/", "http://017700000001/",
          "http://127.0.0.1\\@evil.com/", "http://evil.com\\@127.0.0.1/", "http:\\\\127.0.0.1/"}) {
        const QUrl url(QString::fromLatin1(odd));
        EXPECT_TRUE(!isAllowed(url) || isLiteralLoopback(url.host())) << odd;
        EXPECT_FALSE(url.host().contains(QStringLiteral("evil")) && isAllowed(url)) << odd;
    }
}

TEST(Origin, IsComparedAsParsed)
{
    const auto same = [](const char *a, const char *b) {
        return sameOrigin(QUrl(QString::fromLatin1(a)), QUrl(QString::fromLatin1(b)));
    };
    EXPECT_TRUE(same("https://a.com/x", "https://a.com:443/y?z"));
    EXPECT_TRUE(same("https://A.com/", "https://a.COM/"));
    EXPECT_TRUE(same("http://127.0.0.1/", "http://127.0.0.1:80/"));
    EXPECT_FALSE(same("https://a.com/", "http://a.com/"));
    EXPECT_FALSE(same("https://a.com/", "https://a.com:8443/"));
    EXPECT_FALSE(same("https://a.com/", "https://b.com/"));
    EXPECT_FALSE(same("https://a.com/", "https://a.com.evil.org/"));
    EXPECT_FALSE(same("https://a.com/", "https://a.com\\@evil.org/"));
    EXPECT_EQ(originText(QUrl(QStringLiteral("https://a.com/p?token=x"))),
              QStringLiteral("https://a.com:443"));
    EXPECT_EQ(originText(QUrl(QStringLiteral("http://[::1]:81/"))), QStringLiteral("http://[::1]:81"));
}

TEST(RetryAfter, IsClampedAndNeverInvented)
{
    const QDateTime now(QDate(2026, 11, 20), QTime(12, 0), Qt::UTC);
    struct Case
    {
        const char *header;
        std::optional<std::chrono::seconds> wait;
    };
    const Case cases[] = {{"0", 1s},
                          {"-5", 1s},
                          {"1", 1s},
                          {" 30 ", 30s},
                          {"900", 15min},
                          {"901", 15min},
                          {"99999999999999999999999", 15min},
                          {"-99999999999999999999999", 1s},
                          {"Fri, 20 Nov 2026 12:00:45 GMT", 45s},
                          {"Fri, 20 Nov 2026 11:00:00 GMT", 1s},
                          {"Sat, 21 Nov 2026 12:00:00 GMT", 15min},
                          {"", std::nullopt},
                          {"-", std::nullopt},
                          {"soon", std::nullopt},
                          {"1.5", std::nullopt},
                          {"1e3", std::nullopt},
                          {"0x10", std::nullopt},
                          {"12 s", std::nullopt},
                          {"Fri, 99 Nov 2026 12:00:45 GMT", std::nullopt},
                          {"\xff\xfe", std::nullopt}};
    for (const Case &each : cases)
        EXPECT_EQ(retryAfter(each.header, now), each.wait) << each.header;
}

TEST(ContentRangeTest, TakesOnlyTheExactForm)
{
    const auto range = ContentRange::parse("bytes 5-9/10");
    ASSERT_TRUE(range.has_value());
    EXPECT_EQ(range->first, 5);
    EXPECT_EQ(range->last, 9);
    EXPECT_EQ(range->total, 10);
    EXPECT_TRUE(ContentRange::parse("bytes 0-9223372036854775806/9223372036854775807").has_value());
    for (const char *bad : {"", "bytes", "bytes ", "bytes */10", "bytes 5-9/*", "bytes 9-5/10",
                            "bytes 5-10/10", "bytes -1-5/10", "bytes 5-9", "5-9/10", "items 5-9/10",
                            "bytes 5-9/99999999999999999999", "bytes +5-9/10", "bytes 5 -9/10",
                            "bytes 5-9/10/11", "bytes 0x5-9/10", "bytes /-", "bytes 1/2-3", "bytes 5-/10"})
        EXPECT_FALSE(ContentRange::parse(bad).has_value()) << bad;
}

TEST(Etag, IsStrongOnlyWhenQuotedAndNotWeak)
{
    EXPECT_TRUE(isStrongEtag("\"a\""));
    EXPECT_TRUE(isStrongEtag("\"\""));
    for (const QByteArray &bad : {QByteArray(), QByteArray("a"), QByteArray("\""), QByteArray("W/\"a\""),
                                  QByteArray("\"a"), QByteArray("\"a\"b\""), QByteArray("\"a\r\nX: y\""),
                                  QByteArray("\"a b\""), '"' + QByteArray(2000, 'x') + '"'})
        EXPECT_FALSE(isStrongEtag(bad)) << bad.constData();
}

TEST(HttpError, NamesEveryStatus)
{
    const std::pair<int, Error::Kind> table[] = {
        {400, Error::Kind::Rejected},    {401, Error::Kind::Unauthorized}, {403, Error::Kind::Forbidden},
        {404, Error::Kind::NotFound},    {405, Error::Kind::Rejected},     {409, Error::Kind::Conflict},
        {410, Error::Kind::NotFound},    {413, Error::Kind::Rejected},     {422, Error::Kind::Rejected},
        {429, Error::Kind::RateLimited}, {499, Error::Kind::Rejected},     {500, Error::Kind::Server},
        {503, Error::Kind::Server},      {599, Error::Kind::Server},       {200, Error::Kind::Protocol},
        {302, Error::Kind::Protocol}};
    for (const auto &[status, kind] : table) {
        HttpReply reply;
        reply.status = status;
        reply.retryAfter = 7s;
        const Error error = errorFromStatus(reply, QStringLiteral("because"));
        EXPECT_EQ(error.kind, kind) << status;
        EXPECT_EQ(error.httpStatus, status);
        EXPECT_EQ(error.retryAfter, 7s);
        EXPECT_EQ(error.detail, QStringLiteral("because"));
    }
    HttpReply reply;
    reply.status = 422;
    EXPECT_LE(errorFromStatus(reply, QString(100'000, QChar(0x20ac))).detail.toUtf8().size(), 4096);
}

TEST(Redaction, TakesSecretsOutOfLines)
{
    const QString canary = QStringLiteral("CANARY7f3a");
    for (const char *line :
         {"Authorization: Bearer CANARY7f3a", "authorization=CANARY7f3a",
          "\"Authorization\":\"Bearer CANARY7f3a\"",
          "GET https://h/download/x?expires=1&signature=CANARY7f3a done", "https://user:CANARY7f3a@host/path",
          "http://CANARY7f3a@127.0.0.1:80/", "{\"token\": \"CANARY7f3a\", \"a\": 1}",
          "access_token=CANARY7f3a&x=1", "Cookie: session=CANARY7f3a", "Set-Cookie: CANARY7f3a; Path=/",
          "password='CANARY7f3a'", "X-Amz-Signature=CANARY7f3a", "x-amz-security-token: CANARY7f3a",
          "api_key=CANARY7f3a", "client_secret = CANARY7f3a", "bearer CANARY7f3a", "HTTPS://H/P#CANARY7f3a",
          "\"secret\":\"a\\\"CANARY7f3a\"", "Authorization: Basic CANARY7f3a"})
        EXPECT_FALSE(redacted(QString::fromLatin1(line)).contains(canary))
            << line << " -> " << redacted(QString::fromLatin1(line)).toStdString();
}

TEST(Redaction, LeavesTheRest)
{
    const QString line = QStringLiteral("GET https://h:1/2016-07/deployments 200 in 12 ms");
    EXPECT_EQ(redacted(line), line);
    EXPECT_EQ(redacted(QUrl(QStringLiteral("https://u:p@h:1/a/b?x=1#f"))), QStringLiteral("https://h:1/a/b"));
}

} // namespace
} // namespace kustos::net
