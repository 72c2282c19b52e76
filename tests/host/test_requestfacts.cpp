// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialectasking.h"
#include "host/dialects/deskview.h"
#include "host/dialects/digitaloceanratewindow.h"
#include "host/dialects/requestfacts.h"
#include "scripteddesk.h"

namespace kustos::host {

namespace {

http::Request requestWith(const QByteArray &name, const QByteArray &value)
{
    http::Request request;
    request.headers.insert(name, value);
    return request;
}

http::Request pageRequest(const QByteArray &page, const QByteArray &size)
{
    http::Request request;
    if (!page.isNull())
        request.query.insert("page", page);
    if (!size.isNull())
        request.query.insert("per_page", size);
    return request;
}

TEST(RequestFacts, AddressIsTheOneTheClientUsed)
{
    const QString base = u"https://127.0.0.1:7341"_qs;
    for (const char *host : {"example.org", "10.0.0.1:80", "[::1]:7341", "a-b.example"})
        EXPECT_EQ(ownAddress(requestWith("host", host), base), u"https://"_qs + QString::fromLatin1(host));
    const QByteArray longest(256, 'a');
    for (const QByteArray &host : {QByteArray(), QByteArray("a b"), QByteArray("a/b"), QByteArray("a\"b"),
                                   QByteArray("a\r\nX: 1"), QByteArray("a?b"), QByteArray("ä"), longest})
        EXPECT_EQ(ownAddress(requestWith("host", host), base), base) << host.toStdString();
    EXPECT_EQ(ownAddress({}, base), base);
}

TEST(RequestFacts, BearerIsWhatStandsAfterTheScheme)
{
    EXPECT_EQ(bearerOf(requestWith("authorization", "Bearer abc")), "abc");
    EXPECT_EQ(bearerOf(requestWith("authorization", "bEARER  abc ")), "abc");
    for (const char *none : {"", "Bearer", "Basic abc", "abc", "Bearerabc"})
        EXPECT_TRUE(bearerOf(requestWith("authorization", none)).isEmpty()) << none;
}

TEST(RequestFacts, NobodyHasAnEmptyToken)
{
    EXPECT_TRUE(hasBearer(requestWith("authorization", "Bearer abc"), "abc"));
    EXPECT_FALSE(hasBearer(requestWith("authorization", "Bearer abc"), "abd"));
    EXPECT_FALSE(hasBearer(requestWith("authorization", "Bearer abc"), "ab"));
    EXPECT_FALSE(hasBearer(requestWith("authorization", "Bearer "), ""));
    EXPECT_FALSE(hasBearer({}, ""));
}

TEST(RequestFacts, NumbersAreNumbersAndNothingElse)
{
    EXPECT_EQ(numberOf(u"1"), 1);
    EXPECT_EQ(numberOf(u"10001"), 10001);
    EXPECT_EQ(numberOf(u"999999999"), 999'999'999);
    for (const QString &text :
         {u""_qs, u"0"_qs, u"01"_qs, u"-1"_qs, u"+1"_qs, u" 1"_qs, u"1 "_qs, u"1.0"_qs, u"1e1"_qs, u"0x1"_qs,
          u"1000000000"_qs, u"٣"_qs, u"１"_qs, u"1\n"_qs, u"a"_qs})
        EXPECT_FALSE(numberOf(text)) << text.toStdString();
}

TEST(RequestFacts, UuidsHaveOneSpelling)
{
    const QString good = u"3f6a1c20-77aa-4c1e-9d10-0b5f2e9a1d44"_qs;
    EXPECT_TRUE(isUuid(good));
    EXPECT_FALSE(isUuid(good.toUpper()));
    EXPECT_FALSE(isUuid(u'{' + good + u'}'));
    EXPECT_FALSE(isUuid(good.chopped(1)));
    EXPECT_FALSE(isUuid(good.chopped(1) + u'g'));
    EXPECT_FALSE(isUuid(good.chopped(1) + u'\n'));
    EXPECT_FALSE(isUuid(QString(good).replace(8, 1, u'a')));
    EXPECT_FALSE(isUuid(QString(good).replace(0, 1, u'-')));
    EXPECT_FALSE(isUuid(QString(36, u'/')));
    EXPECT_FALSE(isUuid({}));
}

TEST(RequestFacts, PageHasLimits)
{
    const auto usual = pageOf({}, 20, 100);
    ASSERT_TRUE(usual);
    EXPECT_EQ(usual->number, 1);
    EXPECT_EQ(usual->size, 20);
    const auto given = pageOf(pageRequest("3", "100"), 20, 100);
    ASSERT_TRUE(given);
    EXPECT_EQ(given->number, 3);
    EXPECT_EQ(given->size, 100);
    for (const char *wrong : {"", "0", "-1", "x", "1x", "9999999999", " 1"}) {
        EXPECT_EQ(pageOf(pageRequest(wrong, "1"), 20, 100).error(), u"page"_qs) << wrong;
        EXPECT_EQ(pageOf(pageRequest("1", wrong), 20, 100).error(), u"per_page"_qs) << wrong;
    }
    EXPECT_EQ(pageOf(pageRequest("1", "101"), 20, 100).error(), u"per_page"_qs);
}

TEST(RequestFacts, PageCutsItsRows)
{
    const QList<int> rows{1, 2, 3, 4, 5};
    EXPECT_EQ((Page{1, 2}.of(rows)), (QList<int>{1, 2}));
    EXPECT_EQ((Page{3, 2}.of(rows)), (QList<int>{5}));
    EXPECT_EQ((Page{4, 2}.of(rows)), QList<int>());
    EXPECT_EQ((Page{999'999'999, 200}.of(rows)), QList<int>()) << "beyond 32 bits";
    EXPECT_EQ((Page{1, 2}.last(5)), 3);
    EXPECT_EQ((Page{1, 5}.last(5)), 1);
    EXPECT_EQ((Page{1, 2}.last(0)), 1);
}

TEST(RequestFacts, NamesMayBeOddButNotBroken)
{
    for (const QString &good :
         {u"a"_qs, u"web-01-1763632800"_qs, u"../../etc/passwd"_qs, u"\"quoted\" 'x'"_qs, u"<b>&amp;"_qs,
          u"Grüße \U0001F600"_qs, QString(128, u'x')})
        EXPECT_EQ(nameProblem(good, 128), QString()) << good.toStdString();
    for (const QString &bad :
         {QString(), u"  "_qs, u"a\nb"_qs, u"a\rb"_qs, u"a\tb"_qs, QString(QChar(0)),
          QString(u'a') + QChar(0x7f), QString(u'a') + QChar(0xd800), QString(300, u'x'), QString(129, u'x')})
        EXPECT_FALSE(nameProblem(bad, 128).isEmpty()) << bad.toStdString();
    EXPECT_TRUE(nameProblem(QString(300, u'x'), 128).contains(u"128"));
}

TEST(RequestFacts, FiltersStayInTheLinks)
{
    http::Request request;
    request.query = {{"search", "a&b=\"c\"\n"}, {"page", "2"}, {"tag", "ü"}};
    EXPECT_EQ(filtersOf(request, {"search", "tag", "status"}), u"?search=a%26b%3D%22c%22%0A&tag=%C3%BC&"_qs);
    EXPECT_EQ(filtersOf(request, {}), u"?"_qs);
    EXPECT_EQ(textOf(request, "search"), u"a&b=\"c\"\n"_qs);
    EXPECT_EQ(textOf(request, "nothing"), QString());
}

TEST(DeskView, HostWithoutHypervisorHasNothing)
{
    const DeskView none(nullptr);
    EXPECT_FALSE(none.exists());
    EXPECT_TRUE(none.isReachable());
    EXPECT_TRUE(none.machines().isEmpty());
    EXPECT_TRUE(none.jobs().isEmpty());
    EXPECT_TRUE(none.jobsOf(MachineId(u"x"_qs)).isEmpty());
    EXPECT_EQ(none.byHostname(u"xv10001"_qs).error().kind, Error::Kind::NotFound);
}

TEST(DeskView, NewMachineShowsTheJobThatMadeIt)
{
    StandingClock clock;
    ScriptedDesk desk(clock);
    const MachineId source = desk.addMachine(1, u"source"_qs, MachineState::Off).id;
    const SnapshotId copy = desk.addSnapshot(5, source, u"s"_qs).id;
    const auto clone = desk.createMachine(copy, u"new"_qs);
    ASSERT_TRUE(clone);
    const DeskView view(&desk);
    EXPECT_EQ(runningJob(view.jobs(), clone->created)->id, clone->id);
    EXPECT_FALSE(runningJob(view.jobs(), source)) << "its snapshot is read, not the machine";
    desk.finish(clone->id);
    EXPECT_FALSE(runningJob(view.jobs(), clone->created));
    const auto start = desk.power(clone->created, MachineJobRecord::Kind::Start);
    ASSERT_TRUE(start);
    const auto own = view.jobsOf(clone->created);
    ASSERT_EQ(own.size(), 2);
    EXPECT_EQ(own.at(0).id, start->id) << "newest first";
    EXPECT_EQ(own.at(1).id, clone->id);
    EXPECT_EQ(view.jobsOf(source).size(), 1);
}

TEST(RateWindow, CountsTheLastHour)
{
    digitalocean::RateWindow window(3);
    const QDateTime start(QDate(2026, 6, 1), QTime(12, 0, 3), Qt::UTC);
    EXPECT_EQ(window.remaining(), 3);
    EXPECT_EQ(window.resetsAt(start), start.toSecsSinceEpoch());
    EXPECT_TRUE(window.take(start));
    EXPECT_TRUE(window.take(start.addSecs(1)));
    EXPECT_TRUE(window.take(start.addSecs(1800)));
    EXPECT_EQ(window.remaining(), 0);
    EXPECT_FALSE(window.take(start.addSecs(1801)));
    EXPECT_EQ(window.remaining(), 0) << "a refused one is not counted";
    const qint64 reset = window.resetsAt(start);
    EXPECT_EQ(reset, start.toSecsSinceEpoch() - 3 + 3600) << "steps of ten seconds";
    EXPECT_FALSE(window.take(QDateTime::fromSecsSinceEpoch(reset - 1, Qt::UTC)));
    EXPECT_TRUE(window.take(QDateTime::fromSecsSinceEpoch(reset, Qt::UTC)));
    EXPECT_EQ(window.remaining(), 1);
}

TEST(RateWindow, ClockSetBackLocksNobodyOut)
{
    digitalocean::RateWindow window(1);
    const QDateTime start(QDate(2026, 6, 1), QTime(12, 0), Qt::UTC);
    EXPECT_TRUE(window.take(start));
    EXPECT_FALSE(window.take(start));
    EXPECT_TRUE(window.take(start.addDays(-1)));
}

} // namespace

} // namespace kustos::host
