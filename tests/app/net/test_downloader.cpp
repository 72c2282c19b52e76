// SPDX-License-Identifier: GPL-3.0-or-later
#include "downloadfixture.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>

#include <memory>
#include <random>
#include <stop_token>
#include <sys/stat.h>

namespace kustos::net {
namespace {

using namespace kustos::test;

class DownloaderTest : public DownloadFixture
{
};

unsigned modeOf(const QString &path)
{
    struct stat found{};
    return ::lstat(path.toLocal8Bit().constData(), &found) == 0 ? found.st_mode & 07777u : 0u;
}

TEST_F(DownloaderTest, BringsAFileProvesAndNamesIt)
{
    cloud.script(file(body));
    DownloadRequest made = request();
    made.bearer = "TOKEN";
    const auto result = fetch(made);
    expectComplete(result);
    EXPECT_TRUE(result->proved);
    EXPECT_EQ(modeOf(target()), 0600u);
    const Recorded seen = cloud.ledger().at(0);
    EXPECT_EQ(seen.headers.value("accept-encoding"), "identity");
    EXPECT_EQ(seen.headers.value("authorization"), "Bearer TOKEN");
    EXPECT_FALSE(seen.headers.contains("range"));
    ASSERT_FALSE(progress.empty());
    EXPECT_TRUE(progress.back().checking);
    EXPECT_EQ(progress.back().done, ByteSize(body.size()));
    EXPECT_EQ(progress.back().total, ByteSize(body.size()));
}

TEST_F(DownloaderTest, WithoutAChecksumOfTheServiceItSaysSo)
{
    cloud.script(file(body));
    DownloadRequest made = request();
    made.sha256.clear();
    made.size.reset();
    const auto result = fetch(made);
    expectComplete(result);
    EXPECT_FALSE(result->proved);
}

TEST_F(DownloaderTest, AnEmptyFileIsAFile)
{
    const SeededBody nothing(0, 1);
    cloud.script(file(nothing));
    DownloadRequest made = request();
    made.size = ByteSize(0);
    made.sha256 = nothing.sha256();
    const auto result = fetch(made);
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(bytesOf(target()), "");
}

TEST_F(DownloaderTest, CutsAreContinuedWhereTheyHappened)
{
    for (int i = 0; i < 8; ++i)
        cloud.script(file(body, {.cutAfter = 300'000 + 7'000 * i}));
    cloud.route("GET", "/download/f", file(body));
    expectComplete(fetch(request()));
    const auto seen = cloud.ledger();
    ASSERT_EQ(seen.size(), 9u);
    qint64 due = 0;
    for (size_t i = 1; i < seen.size(); ++i) {
        due += 300'000 + 7'000 * static_cast<qint64>(i - 1);
        EXPECT_EQ(seen[i].headers.value("range"), "bytes=" + QByteArray::number(due) + '-');
        EXPECT_EQ(seen[i].headers.value("if-range"), "\"v1\"");
    }
}

TEST_F(DownloaderTest, ManyRandomCutsNeverMakeAWrongFile)
{
    std::mt19937 random(7);
    for (int round = 0; round < 25; ++round) {
        const int cuts = std::uniform_int_distribution<int>(1, 20)(random);
        for (int i = 0; i < cuts; ++i) {
            const qint64 after = std::uniform_int_distribution<qint64>(0, 400'000)(random);
            cloud.script(file(body, {.cutAfter = after, .cutByReset = (random() % 2) == 0}));
        }
        cloud.route("GET", "/download/f", file(body));
        auto result = fetch(request());
        for (int again = 0; again < 8 && !result;
             ++again) // too many in a row without progress: the user asks again
            result = fetch(request());
        expectComplete(result);
        ASSERT_TRUE(QFile::remove(target()));
        cloud.clearScript();
    }
}

TEST_F(DownloaderTest, GivesUpAfterItsRetriesAndKeepsThePart)
{
    for (int i = 0; i < 7; ++i)
        cloud.script(file(body, {.cutAfter = i == 0 ? 1'000'000 : 0}));
    const Error error = failureOf(request());
    EXPECT_EQ(error.kind, Error::Kind::Offline);
    EXPECT_EQ(error.cause, Error::Cause::ConnectionLost);
    EXPECT_EQ(names(),
              (QStringList{QStringLiteral("db.sqlite.part"), QStringLiteral("db.sqlite.part.json")}));
    EXPECT_GT(QFileInfo(part()).size(), 0);
    EXPECT_EQ(modeOf(part()), 0600u);
    EXPECT_EQ(modeOf(sidecar()), 0600u);
    EXPECT_FALSE(bytesOf(sidecar()).contains("CANARY")) << "no signature of a link may stay on the disk";
}

TEST_F(DownloaderTest, RefusedConnectionsAreTriedAgainAndThenReported)
{
    DownloadRequest made = request();
    made.url.setPort(closedPort());
    const Error error = failureOf(made);
    EXPECT_EQ(error.kind, Error::Kind::Offline);
    EXPECT_EQ(error.cause, Error::Cause::HostUnreachable);
}

TEST_F(DownloaderTest, SilenceAndTricklesEndAtTheirDeadlines)
{
    cloud.script(hang());
    cloud.script([this](Peer &peer, const Recorded &) {
        peer.write("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n");
        peer.hang();
    });
    cloud.route("GET", "/download/f", file(body));
    expectComplete(fetch(request()));
    EXPECT_TRUE(QFile::remove(target()));

    Downloader hasty({600ms, 400ms, 500ms, 5ms, 5});
    cloud.route("GET", "/download/f", file(body, {.eachBlock = 50ms}));
    QElapsedTimer clock;
    clock.start();
    const auto result = await(hasty.fetch(request(), {}, {}), 5s);
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().kind, Error::Kind::Timeout);
    EXPECT_LT(clock.elapsed(), 2000);
}

TEST_F(DownloaderTest, ACancelKeepsThePartAndTheNextFetchContinues)
{
    cloud.script(file(body, {.eachBlock = 5ms}));
    std::stop_source stop;
    qint64 seen = 0;
    auto task = downloader.fetch(request(), stop.get_token(), [&](DownloadProgress step) {
        seen = step.done.bytes();
        if (seen > 1'000'000)
            stop.request_stop();
    });
    const auto cancelled = await(std::move(task));
    ASSERT_FALSE(cancelled.has_value());
    EXPECT_EQ(cancelled.error().kind, Error::Kind::Cancelled);
    const qint64 kept = QFileInfo(part()).size();
    EXPECT_GE(kept, 1'000'000);
    cloud.script(file(body));
    expectComplete(fetch(request()));
    EXPECT_EQ(cloud.ledger().back().headers.value("range"), "bytes=" + QByteArray::number(kept) + '-');
}

TEST_F(DownloaderTest, ACancelWhileWaitingForTheServerIsQuick)
{
    cloud.script(hang());
    std::stop_source stop;
    auto task = downloader.fetch(request(), stop.get_token(), {});
    ASSERT_TRUE(waitUntil([this] { return cloud.ledger().size() == 1; }));
    stop.request_stop();
    EXPECT_EQ(await(std::move(task), 300ms).error().kind, Error::Kind::Cancelled);
}

TEST_F(DownloaderTest, TheEndOfTheDownloaderCancelsItsTasks)
{
    auto own = std::make_unique<Downloader>(shortLimits());
    cloud.script(file(body, {.eachBlock = 20ms}));
    auto task = own->fetch(request(), {}, {});
    ASSERT_TRUE(waitUntil([this] { return cloud.ledger().size() == 1; }));
    own.reset();
    EXPECT_EQ(await(std::move(task), 1s).error().kind, Error::Kind::Cancelled);
}

TEST_F(DownloaderTest, WrongBytesNeverGetTheName)
{
    const SeededBody other(body.size(), 2);
    cloud.script(file(other));
    EXPECT_EQ(failureOf(request()).cause, Error::Cause::HashMismatch);
    EXPECT_TRUE(names().isEmpty());
}

TEST_F(DownloaderTest, AFlippedByteInThePartIsFound)
{
    cloud.script(file(body, {.cutAfter = 1'500'000}));
    for (int i = 0; i < 6; ++i)
        cloud.script(closeAfterRequest());
    for (int i = 0; i < 6; ++i)
        cloud.script(closeAfterRequest());
    EXPECT_FALSE(fetch(request()).has_value());
    cloud.clearScript();
    QByteArray bytes = bytesOf(part());
    ASSERT_GT(bytes.size(), 1000);
    bytes[777] = static_cast<char>(bytes[777] ^ 1);
    put(part(), bytes);
    cloud.script(file(body));
    EXPECT_EQ(failureOf(request()).cause, Error::Cause::HashMismatch);
    EXPECT_TRUE(names().isEmpty());
    cloud.script(file(body));
    expectComplete(fetch(request()));
}

TEST_F(DownloaderTest, AWrongSizeIsRefusedBeforeAByteIsKept)
{
    DownloadRequest made = request();
    made.size = ByteSize(body.size() + 1);
    made.sha256.clear();
    cloud.script(file(body));
    const Error error = failureOf(made);
    EXPECT_EQ(error.kind, Error::Kind::Storage);
    EXPECT_EQ(error.cause, Error::Cause::SizeMismatch);
    EXPECT_TRUE(names().isEmpty());
}

TEST_F(DownloaderTest, MoreBytesThanAnnouncedAreAWrongSize)
{
    DownloadRequest made = request();
    made.size = ByteSize(1000);
    // No Content-Length: the body ends with the connection.
    cloud.script([this](Peer &peer, const Recorded &) {
        peer.write("HTTP/1.1 200 OK\r\nETag: \"v1\"\r\n\r\n" + body.at(0, 1001));
        peer.close();
    });
    EXPECT_EQ(failureOf(made).cause, Error::Cause::SizeMismatch);
    EXPECT_TRUE(names().isEmpty());
}

TEST_F(DownloaderTest, FewerBytesWithoutALengthAreACutNotAFile)
{
    // The transport reports success here: only the size that was told can know better.
    for (int i = 0; i < 3; ++i) {
        cloud.script([this](Peer &peer, const Recorded &) {
            peer.write("HTTP/1.1 200 OK\r\nETag: \"v1\"\r\n\r\n" + body.at(0, 500'000));
            peer.close();
        });
    }
    cloud.script(file(body));
    expectComplete(fetch(request()));
}

TEST_F(DownloaderTest, AChangedObjectIsFetchedAnew)
{
    const SeededBody old(body.size(), 9);
    cloud.script(file(old, {.etag = "\"old\"", .cutAfter = 1'000'000}));
    cloud.script(file(body, {.etag = "\"new\""}));
    expectComplete(fetch(request()));
    EXPECT_EQ(cloud.ledger().back().headers.value("if-range"), "\"old\"");
}

TEST_F(DownloaderTest, AForeignPartIsNotContinued)
{
    const auto leavePart = [this](const DownloadRequest &made) {
        cloud.script(file(body, {.cutAfter = 1'000'000}));
        for (int i = 0; i < 12; ++i)
            cloud.script(closeAfterRequest());
        EXPECT_FALSE(fetch(made).has_value());
        cloud.clearScript();
        EXPECT_TRUE(QFileInfo::exists(part()));
    };
    DownloadRequest other = request();
    other.identity = QStringLiteral("backup-2");
    leavePart(request());
    cloud.script(file(body));
    expectComplete(fetch(other));
    EXPECT_FALSE(cloud.ledger().back().headers.contains("range")) << "another backup";
    QFile::remove(target());

    leavePart(request());
    put(sidecar(), "{\"version\":1");
    cloud.script(file(body));
    expectComplete(fetch(request()));
    EXPECT_FALSE(cloud.ledger().back().headers.contains("range")) << "torn sidecar";
    QFile::remove(target());

    leavePart(request());
    QFile::remove(sidecar());
    cloud.script(file(body));
    expectComplete(fetch(request()));
    EXPECT_FALSE(cloud.ledger().back().headers.contains("range")) << "no sidecar";
}

TEST_F(DownloaderTest, AWeakEtagDoesNotVouchForBytes)
{
    cloud.script(file(body, {.etag = "W/\"v1\"", .cutAfter = 1'000'000}));
    cloud.script(file(body, {.etag = "W/\"v1\""}));
    expectComplete(fetch(request()));
    EXPECT_FALSE(cloud.ledger().back().headers.contains("range"));
}

TEST_F(DownloaderTest, AForeign206IsNeverAppended)
{
    for (const FileService &wrong :
         {FileService{.rangeShift = -100}, FileService{.rangeShift = 100}, FileService{.totalShift = 1}}) {
        cloud.script(file(body, {.cutAfter = 1'000'000}));
        cloud.script(file(body, wrong));
        cloud.script(file(body));
        expectComplete(fetch(request()));
        EXPECT_FALSE(cloud.ledger().back().headers.contains("range"));
        QFile::remove(target());
    }
}

TEST_F(DownloaderTest, A206ThatWasNotAskedForIsRefused)
{
    cloud.script([](Peer &peer, const Recorded &) {
        peer.write(
            "HTTP/1.1 206 Partial\r\nContent-Range: bytes 0-9/10\r\nContent-Length: 10\r\n\r\n0123456789");
    });
    EXPECT_EQ(failureOf(request()).kind, Error::Kind::Protocol);
    EXPECT_FALSE(QFileInfo::exists(target()));
}

TEST_F(DownloaderTest, ACompletePartIsFinishedByItsProof)
{
    put(part(), body.at(0, body.size()));
    const QJsonObject known{
        {QStringLiteral("version"), 1},
        {QStringLiteral("identity"), QStringLiteral("backup-1")},
        {QStringLiteral("origin"), QStringLiteral("http://127.0.0.1:%1").arg(cloud.port())},
        {QStringLiteral("sha256"), QString::fromLatin1(body.sha256())},
        {QStringLiteral("etag"), QStringLiteral("\"v1\"")},
        {QStringLiteral("size"), body.size()}};
    put(sidecar(), QJsonDocument(known).toJson());
    expectComplete(fetch(request()));
    EXPECT_TRUE(cloud.ledger().empty()) << "nothing had to be fetched";
    QFile::remove(target());

    // Without a checksum to compare with, the server is asked, and its 416 is no error page in the file.
    QJsonObject unproved = known;
    unproved[QStringLiteral("sha256")] = QString();
    put(part(), body.at(0, body.size()));
    put(sidecar(), QJsonDocument(unproved).toJson());
    DownloadRequest made = request();
    made.sha256.clear();
    cloud.script(file(body));
    expectComplete(fetch(made));
    EXPECT_EQ(cloud.ledger().size(), 1u);
}

TEST_F(DownloaderTest, APartIsContinuedFromAHostThatMovedWhereAChecksumProvesIt)
{
    for (const QByteArray &sum : {body.sha256(), QByteArray()}) {
        put(part(), body.at(0, 500'000));
        put(sidecar(),
            R"({"version":1,"identity":"backup-1","origin":"http://127.0.0.1:1","etag":"\"v1\"","sha256":")" +
                sum + R"(","size":)" + QByteArray::number(body.size()) + '}');
        cloud.script(file(body));
        DownloadRequest made = request();
        made.sha256 = sum;
        expectComplete(fetch(made));
        EXPECT_EQ(cloud.ledger().back().headers.contains("range"), !sum.isEmpty());
        QFile::remove(target());
    }
}

TEST_F(DownloaderTest, A416ForAnUnfinishedPartStartsOver)
{
    cloud.script(file(body, {.cutAfter = 1'000'000}));
    cloud.script(answer(416, "<html>no</html>", {{"Content-Range", "bytes */5"}}));
    cloud.script(file(body));
    expectComplete(fetch(request()));
}

TEST_F(DownloaderTest, PagesAndErrorsNeverReachTheFile)
{
    struct Case
    {
        Step step;
        Error::Kind kind;
        Error::Cause cause;
    };
    const Case cases[] = {
        {htmlPage(200), Error::Kind::Protocol, Error::Cause::Html},
        {json(200, "{}"), Error::Kind::Protocol, Error::Cause::Html},
        {htmlPage(403), Error::Kind::Rejected, Error::Cause::LinkExpired},
        {json(410, "{}"), Error::Kind::NotFound, Error::Cause::LinkExpired},
        {json(404, "{}"), Error::Kind::NotFound, Error::Cause::None},
        {json(401, "{}"), Error::Kind::Unauthorized, Error::Cause::None},
        {htmlPage(500), Error::Kind::Server, Error::Cause::None},
        {json(429, "{}", {{"Retry-After", "7"}}), Error::Kind::RateLimited, Error::Cause::None}};
    for (const Case &each : cases) {
        cloud.script(each.step);
        const Error error = failureOf(request());
        EXPECT_EQ(error.kind, each.kind);
        EXPECT_EQ(error.cause, each.cause);
        EXPECT_FALSE(QFileInfo::exists(target()));
        EXPECT_EQ(QFileInfo(part()).size(), 0);
    }
}

TEST_F(DownloaderTest, AnExpiredLinkInTheMiddleKeepsWhatIsThere)
{
    cloud.script(file(body, {.cutAfter = 1'000'000}));
    cloud.script(json(410, "{}"));
    EXPECT_EQ(failureOf(request()).cause, Error::Cause::LinkExpired);
    const qint64 kept = QFileInfo(part()).size();
    EXPECT_GT(kept, 500'000);
    DownloadRequest again = request();
    again.url = cloud.url(QStringLiteral("/download/f?signature=fresh"));
    cloud.script(file(body));
    expectComplete(fetch(again));
    EXPECT_EQ(cloud.ledger().back().headers.value("range"), "bytes=" + QByteArray::number(kept) + '-');
}

TEST_F(DownloaderTest, RedirectsStayWithinTheirLimitsAndCarryNoTokenAway)
{
    DownloadRequest made = request();
    made.bearer = "TOKEN";
    cloud.script(redirectTo(cloud.url(QStringLiteral("/elsewhere"))));
    cloud.route("GET", "/elsewhere", file(body));
    expectComplete(fetch(made));
    EXPECT_EQ(cloud.ledger().back().headers.value("authorization"), "Bearer TOKEN") << "same origin";
    QFile::remove(target());

    FakeCloud other;
    for (const QUrl &to :
         {other.url(), QUrl(QStringLiteral("http://example.com/x")),
          QUrl(QStringLiteral("file:///etc/passwd")), QUrl(QStringLiteral("data:text/plain,x"))}) {
        cloud.script(redirectTo(to));
        const Error error = failureOf(made);
        EXPECT_EQ(error.kind, Error::Kind::Protocol);
        EXPECT_EQ(error.cause, Error::Cause::Redirected);
    }
    EXPECT_EQ(other.connections(), 0);

    const size_t before = cloud.ledger().size();
    cloud.route("GET", "/download/f", redirectTo(cloud.url(QStringLiteral("/download/f"))));
    EXPECT_EQ(failureOf(made).cause, Error::Cause::Redirected);
    EXPECT_EQ(cloud.ledger().size(), before + 4);
}

TEST_F(DownloaderTest, AnUnprovenPeerIsNotTriedTwiceAndSeesNoRequest)
{
    FakeCloud stranger(FakeCloud::Transport::Tls);
    DownloadRequest made = request();
    made.url = stranger.url(QStringLiteral("/download/f"));
    made.bearer = "TOKEN";
    EXPECT_EQ(failureOf(made).kind, Error::Kind::Tls);
    EXPECT_EQ(stranger.bytesSeen(), 0);
    EXPECT_TRUE(stranger.ledger().empty());
}

TEST_F(DownloaderTest, AddressesAreRefusedBeforeAByteLeaves)
{
    for (const char *text :
         {"http://localhost/x", "http://example.com/x", "file:///etc/passwd", "https://u:p@127.0.0.1/x"}) {
        DownloadRequest made = request();
        made.url = QUrl(QString::fromLatin1(text));
        EXPECT_EQ(failureOf(made).kind, Error::Kind::Protocol) << text;
    }
    EXPECT_TRUE(names().isEmpty());
}

TEST_F(DownloaderTest, TwoAtOnceForOneNameDoNotMix)
{
    cloud.route("GET", "/download/f", file(body, {.eachBlock = 3ms}));
    auto first = downloader.fetch(request(), {}, {});
    ASSERT_TRUE(waitUntil([this] { return cloud.ledger().size() == 1; }));
    EXPECT_EQ(failureOf(request()).kind, Error::Kind::Storage);
    expectComplete(await(std::move(first)));
}

TEST_F(DownloaderTest, SeveralNamesAtOnceAllArrive)
{
    cloud.route("GET", "/download/f", file(body));
    std::vector<QCoro::Task<Result<DownloadedFile>>> tasks;
    for (int i = 0; i < 6; ++i) {
        DownloadRequest made = request();
        made.fileName = QStringLiteral("f%1.bin").arg(i);
        tasks.push_back(downloader.fetch(made, {}, {}));
    }
    for (auto &task : tasks)
        EXPECT_TRUE(await(std::move(task)).has_value());
    EXPECT_EQ(names().size(), 6);
}

} // namespace
} // namespace kustos::net
