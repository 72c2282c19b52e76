// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/json.h"

#include <gtest/gtest.h>
#include <limits>

namespace kustos::net {
namespace {

HttpReply reply(const QByteArray &body, const QByteArray &type = "application/json")
{
    HttpReply made;
    made.status = 200;
    made.body = body;
    made.contentType = type;
    made.url = QUrl(QStringLiteral("https://example.com/x?token=y"));
    return made;
}

JsonObject object(const QByteArray &text)
{
    const auto parsed = JsonObject::parse(text);
    EXPECT_TRUE(parsed.has_value()) << text.constData();
    return parsed.value_or(JsonObject({}));
}

template <class T> void expectBad(const Result<T> &result, Error::Cause cause, const char *field)
{
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().kind, Error::Kind::Protocol);
    EXPECT_EQ(result.error().cause, cause);
    EXPECT_EQ(result.error().detail, QString::fromLatin1(field));
}

TEST(JsonParse, TellsPagesFromJson)
{
    EXPECT_TRUE(JsonObject::parse(reply("{}")).has_value());
    EXPECT_TRUE(JsonObject::parse(reply("{}", "application/problem+json")).has_value());
    const auto page = JsonObject::parse(reply("<!DOCTYPE html><p>", "text/html"));
    ASSERT_FALSE(page.has_value());
    EXPECT_EQ(page.error().cause, Error::Cause::Html);
    EXPECT_FALSE(page.error().detail.contains(QStringLiteral("token")));
    EXPECT_EQ(JsonObject::parse(reply(" \n <html>")).error().cause, Error::Cause::Html)
        << "a page that says it is JSON";
    EXPECT_EQ(JsonObject::parse(reply("{}", "text/plain")).error().cause, Error::Cause::BadJson);
    EXPECT_EQ(JsonObject::parse(reply("{}", "")).error().cause, Error::Cause::BadJson);
}

TEST(JsonParse, BrokenTextIsAnErrorAtEveryCut)
{
    const QByteArray whole(R"({"a":[1,2,{"b":"text \" \\ \u00e4"}],"c":null,"d":true})");
    EXPECT_TRUE(JsonObject::parse(reply(whole)).has_value());
    for (qsizetype length = 0; length < whole.size(); ++length) {
        const auto cut = JsonObject::parse(reply(whole.left(length)));
        ASSERT_FALSE(cut.has_value()) << length;
        EXPECT_EQ(cut.error().kind, Error::Kind::Protocol);
        EXPECT_EQ(cut.error().cause, Error::Cause::BadJson);
        EXPECT_EQ(cut.error().httpStatus, 200);
    }
    for (const char *other : {"[]", "1", "\"x\"", "null", "{\"a\":1e400}", "{'a':1}", "{}{}", "\xff\xfe{}"})
        EXPECT_FALSE(JsonObject::parse(reply(other)).has_value()) << other;
}

TEST(JsonParse, DepthHasALimit)
{
    const auto nested = [](int depth) {
        return QByteArray("{\"a\":") + QByteArray(depth - 1, '[') + QByteArray(depth - 1, ']') + '}';
    };
    EXPECT_TRUE(JsonObject::parse(nested(64)).has_value());
    EXPECT_FALSE(JsonObject::parse(nested(65)).has_value());
    EXPECT_FALSE(JsonObject::parse(QByteArray(8'000'000, '[')).has_value());
    EXPECT_TRUE(JsonObject::parse("{\"a\":\"" + QByteArray(100, '[') + "\"}").has_value())
        << "brackets within text";
    EXPECT_TRUE(JsonObject::parse("{\"a\":\"\\\"" + QByteArray(100, '{') + "\"}").has_value());
    EXPECT_FALSE(isNestedDeeper(R"({"a":"\\"})", 1));
}

TEST(JsonFields, AreReadWithTheirTypes)
{
    const JsonObject read = object(R"({"s":"x","n":5,"f":true,"t":"2026-11-20T12:00:00+01:00","o":{"p":1},
                                       "l":[{"q":1},{"q":2}],"w":["a","b"],"future":[[[]]]})");
    EXPECT_EQ(read.text("s").value(), QStringLiteral("x"));
    EXPECT_EQ(read.integer("n").value(), 5);
    EXPECT_TRUE(read.flag("f").value());
    EXPECT_EQ(read.time("t").value(), QDateTime(QDate(2026, 11, 20), QTime(11, 0), Qt::UTC));
    EXPECT_EQ(read.time("t").value().timeSpec(), Qt::UTC);
    EXPECT_EQ(read.object("o").value().integer("p").value(), 1);
    const auto list = read.objects("l").value();
    ASSERT_EQ(list.size(), 2u);
    EXPECT_EQ(list[1].integer("q").value(), 2);
    EXPECT_EQ(read.texts("w").value(), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    EXPECT_EQ(object(R"({"a":1,"a":2})").integer("a").value(), 2) << "the last of two";
}

TEST(JsonFields, MissingOnesAreNamed)
{
    for (const char *text : {"{}", R"({"x":null})"}) {
        const JsonObject read = object(text);
        expectBad(read.text("x"), Error::Cause::MissingField, "x");
        expectBad(read.integer("x"), Error::Cause::MissingField, "x");
        expectBad(read.flag("x"), Error::Cause::MissingField, "x");
        expectBad(read.time("x"), Error::Cause::MissingField, "x");
        expectBad(read.object("x"), Error::Cause::MissingField, "x");
        expectBad(read.objects("x"), Error::Cause::MissingField, "x");
        expectBad(read.texts("x"), Error::Cause::MissingField, "x");
        EXPECT_FALSE(read.has("x"));
        EXPECT_EQ(read.optionalText("x").value(), std::nullopt);
        EXPECT_EQ(read.optionalInteger("x").value(), std::nullopt);
        EXPECT_EQ(read.optionalFlag("x").value(), std::nullopt);
        EXPECT_EQ(read.optionalTime("x").value(), std::nullopt);
        EXPECT_FALSE(read.optionalObject("x").value().has_value());
    }
}

TEST(JsonFields, OtherTypesAreNeverTakenForADefault)
{
    for (const char *value : {"1", "\"1\"", "true", "{}", "[]", "1.5", "[1]"}) {
        const QByteArray text = "{\"x\":" + QByteArray(value) + '}';
        const JsonObject read = object(text);
        const QByteArray word(value);
        if (!word.startsWith('"'))
            expectBad(read.optionalText("x"), Error::Cause::BadJson, "x");
        if (word != "1")
            expectBad(read.optionalInteger("x"), Error::Cause::BadJson, "x");
        if (word != "true")
            expectBad(read.optionalFlag("x"), Error::Cause::BadJson, "x");
        if (word != "{}")
            expectBad(read.optionalObject("x"), Error::Cause::BadJson, "x");
        if (word != "[]") {
            expectBad(read.objects("x"), Error::Cause::BadJson, "x");
            expectBad(read.texts("x"), Error::Cause::BadJson, "x");
        }
        expectBad(read.optionalTime("x"), Error::Cause::BadJson, "x");
    }
}

TEST(JsonFields, NumbersAreExactAndBounded)
{
    const JsonObject read =
        object(R"({"most":9223372036854775807,"more":9223372036854775808,"exact":9007199254740993,
                                       "minus":-1,"half":0.5,"huge":1e300,"zero":0,"one":1})");
    EXPECT_EQ(read.integer("most").value(), std::numeric_limits<qint64>::max());
    EXPECT_EQ(read.integer("exact").value(), Q_INT64_C(9007199254740993));
    EXPECT_EQ(read.integer("zero").value(), 0);
    EXPECT_EQ(read.integer("one").value(), 1);
    for (const char *field : {"more", "minus", "half", "huge"})
        expectBad(read.integer(field), Error::Cause::BadJson, field);
    EXPECT_EQ(read.integer("minus", -1).value(), -1);
    expectBad(read.integer("one", 2, 5), Error::Cause::BadJson, "one");
    expectBad(read.integer("one", 0, 0), Error::Cause::BadJson, "one");
}

TEST(JsonFields, LongTextsAndListsAreRefused)
{
    EXPECT_TRUE(object("{\"x\":\"" + QByteArray(65536, 'a') + "\"}").text("x").has_value());
    expectBad(object("{\"x\":\"" + QByteArray(65537, 'a') + "\"}").text("x"), Error::Cause::BadJson, "x");
    QByteArray list = "{\"x\":[{}";
    for (int i = 1; i < 10'000; ++i)
        list += ",{}";
    EXPECT_EQ(object(list + "]}").objects("x").value().size(), 10'000u);
    expectBad(object(list + ",{}]}").objects("x"), Error::Cause::BadJson, "x");
}

TEST(Rfc3339, IsReadStrictlyAndGivenAsUtc)
{
    const QDateTime noon(QDate(2026, 11, 20), QTime(12, 0), Qt::UTC);
    for (const char *good :
         {"2026-11-20T12:00:00Z", "2026-11-20T12:00:00.000Z", "2026-11-20T13:00:00+01:00",
          "2026-11-20t12:00:00z", "2026-11-20T06:30:00-05:30", "2026-11-20T12:00:00.000000000Z"}) {
        EXPECT_EQ(timeFromRfc3339(QString::fromLatin1(good)), noon) << good;
        EXPECT_EQ(timeFromRfc3339(QString::fromLatin1(good)).timeSpec(), Qt::UTC);
    }
    EXPECT_EQ(timeFromRfc3339(QStringLiteral("2026-11-20T12:00:00.250Z")), noon.addMSecs(250));
    for (const char *bad :
         {"", "2026-11-20", "2026-11-20T12:00:00", "2026-11-20 12:00:00Z", "20.11.2026",
          "2026-13-20T12:00:00Z", "2026-02-30T12:00:00Z", "2026-11-20T25:00:00Z", "2026-11-20T12:00Z",
          "1700000000", "2026-11-20T12:00:00Z ", "x2026-11-20T12:00:00Z", "2026-11-20T12:00:00+0100"})
        EXPECT_FALSE(timeFromRfc3339(QString::fromLatin1(bad)).isValid()) << bad;
}

} // namespace
} // namespace kustos::net
