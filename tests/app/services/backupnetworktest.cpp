// SPDX-License-Identifier: GPL-3.0-or-later
// BackupService over real sockets: lost answers, the ledger of what was sent, downloads.
#include "net/downloader.h"
#include "providers/compose/composeprovider.h"
#include "services/backupservice.h"
#include "services/downloadcourse.h"
#include "services/inventory.h"
#include "services/journal.h"
#include "services/operationregister.h"
#include "services/poller.h"
#include "support/await.h"
#include "support/fakecloud.h"
#include "support/steps.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QNetworkAccessManager>
#include <QTemporaryDir>

#include <atomic>
#include <gtest/gtest.h>

namespace kustos::test {

namespace {

using State = Operation::State;

const ConnectionId here(QStringLiteral("here"));
const ServiceKey graph{here, ServiceId(QStringLiteral("5a10b20c30d40e50f6071101"))};
const BackupId finished(QStringLiteral("5c0000000000000000000001"));
const QByteArray path = "/2016-07/deployments/5a10b20c30d40e50f6071101";

//! Time as it is, but eleven seconds more after each look(): a lookup need not wait in a test.
class HurriedClock final : public Clock
{
public:
    QDateTime now() const override { return m_system.now(); }
    std::chrono::milliseconds monotonic() const override { return m_system.monotonic() * factor; }
    int factor = 1;

private:
    SystemClock m_system;
};

class ToCloud final : public EndpointSource
{
public:
    explicit ToCloud(QUrl base)
        : m_base(std::move(base))
    {
    }
    QCoro::Task<Result<Endpoint>> endpoint() override { co_return Endpoint{m_base, "token"}; }
    void invalidate() override {}

private:
    QUrl m_base;
};

QByteArray embedded(const char *plural, const QByteArray &rows)
{
    return QByteArray("{\"_embedded\":{\"") + plural + "\":[" + rows + "]}}";
}

const QByteArray oldBackup =
    R"({"id":"5c0000000000000000000001","name":"graph","type":"on_demand","status":"complete",
  "is_downloadable":true,"is_restorable":true,"created_at":"2026-11-19T03:04:55Z"})";
const QByteArray newBackup =
    R"({"id":"5c0000000000000000000002","name":"graph","type":"on_demand","status":"complete",
  "is_downloadable":true,"is_restorable":true,"created_at":"2026-11-20T03:04:55Z"})";
const QByteArray doneJob =
    R"({"id":"5b2200000000000000000101","name":"Take on-demand backup","status":"complete",
  "deployment_id":"5a10b20c30d40e50f6071101","created_at":"2026-11-20T03:00:00Z","updated_at":"2026-11-20T03:05:00Z"})";

class BackupNetworkTest : public ::testing::Test
{
protected:
    BackupNetworkTest()
    {
        m_inventory.setConnection(Connection{here, Connection::Kind::KustosHost, {}, {}, {}});
        m_cloud.route(
            "GET", "/2016-07/deployments",
            json(200, embedded("deployments", R"({"id":"5a10b20c30d40e50f6071101","name":"graph lager",
                          "type":"janusgraph","created_at":"2026-01-01T00:00:00Z","connection_strings":{"misc":{}}})")));
        list(oldBackup, {});
        m_service.addProvider(here, m_provider);
        m_poller.addProvider(here, m_provider);
        m_poller.start();
        EXPECT_TRUE(waitUntil([this] {
            const ServiceRecord *record = m_inventory.record(graph);
            return record != nullptr && record->reading.state == Reading::State::Current;
        }));
        QObject::connect(&m_service, &BackupService::noticed,
                         [this](const Notice &notice) { m_notices.append(notice.kind); });
    }
    void list(const QByteArray &backups, const QByteArray &recipes)
    {
        m_cloud.route("GET", path + "/backups", json(200, embedded("backups", backups)));
        m_cloud.route("GET", path + "/recipes", json(200, embedded("recipes", recipes)));
    }
    const Operation &operation(const OperationId &id) const { return *m_operations.find(id); }
    bool reaches(const OperationId &id, State state)
    {
        return waitUntil([&] { return operation(id).state == state; }, 20s);
    }
    int posts() const { return m_cloud.mutations(); }
    //! Routes the backup's own page with these links, one after the other.
    void link(const QList<QUrl> &urls)
    {
        const auto given = std::make_shared<std::atomic<int>>(0);
        m_cloud.route(
            "GET", path + "/backups/" + finished.text().toLatin1(), [=](Peer &peer, const Recorded &request) {
                const QUrl url = urls.at(std::min<qsizetype>(given->fetch_add(1), urls.size() - 1));
                const QByteArray sum =
                    QCryptographicHash::hash(QByteArray(200'000, 'k'), QCryptographicHash::Sha256);
                json(200, "{\"id\":\"" + finished.text().toLatin1() + "\",\"download_link\":\"" +
                              url.toEncoded() + "\",\"kustos\":{\"size_bytes\":200000,\"sha256\":\"" +
                              sum.toHex() + "\"}}")(peer, request);
            });
    }

    FakeCloud m_cloud;
    QTemporaryDir m_directory;
    HurriedClock m_clock;
    QNetworkAccessManager m_network;
    net::HttpClient m_http{m_network};
    ToCloud m_source{m_cloud.url(QString())};
    ComposeProvider m_provider{m_http, m_source};
    Inventory m_inventory;
    Journal m_journal{m_directory.filePath(QStringLiteral("journal"))};
    OperationRegister m_operations{m_journal, m_clock};
    Poller m_poller{m_inventory, m_clock};
    net::Downloader m_downloader;
    BackupService m_service{m_inventory, m_operations, m_poller, m_downloader, m_clock};
    QList<Notice::Kind> m_notices;
};

} // namespace

TEST_F(BackupNetworkTest, AnswerLostButTheBackupWasMade)
{
    for (const auto &[name, step] :
         {std::pair("fin", closeAfterRequest()), std::pair("reset", resetAfterRequest())}) {
        list(oldBackup, {});
        m_notices.clear();
        const int before = posts();
        m_cloud.route("POST", path + "/backups", [this, cut = step](Peer &peer, const Recorded &request) {
            list(newBackup + ',' + oldBackup, doneJob);
            cut(peer, request);
        });
        const OperationId id = m_service.backUpNow(graph);
        ASSERT_TRUE(reaches(id, State::Done)) << name;
        EXPECT_EQ(posts() - before, 1) << name;
        EXPECT_EQ(operation(id).backup.text(), QStringLiteral("5c0000000000000000000002"));
        EXPECT_TRUE(m_notices.contains(Notice::Kind::OutcomeUnknown));
        EXPECT_TRUE(m_notices.contains(Notice::Kind::BackupFoundByReading));
    }
}

TEST_F(BackupNetworkTest, RequestLostOnTheWay)
{
    m_cloud.route("POST", path + "/backups", closeAfterRequest());
    m_clock.factor = 100; // ten seconds pass in a tenth
    const OperationId id = m_service.backUpNow(graph);
    ASSERT_TRUE(reaches(id, State::Failed));
    EXPECT_EQ(operation(id).error->cause, Error::Cause::NotFoundByReading);
    EXPECT_EQ(posts(), 1);
}

TEST_F(BackupNetworkTest, TwoPressesOnePost)
{
    m_cloud.route("POST", path + "/backups", [this](Peer &peer, const Recorded &request) {
        list(newBackup, doneJob);
        json(202, doneJob)(peer, request);
    });
    const OperationId id = m_service.backUpNow(graph);
    EXPECT_EQ(m_service.backUpNow(graph), id);
    ASSERT_TRUE(reaches(id, State::Done));
    EXPECT_EQ(posts(), 1);
}

TEST_F(BackupNetworkTest, DownloadIsProvedAndNamedByUs)
{
    const QByteArray body(200'000, 'k');
    m_cloud.route("GET", "/file/..%2Fevil.sh",
                  answer(200, body, {{"Content-Disposition", "attachment; filename=x"}}));
    link({m_cloud.url(QStringLiteral("/file/..%2Fevil.sh"))});
    const OperationId id = m_service.download(graph, finished, m_directory.path());
    EXPECT_EQ(m_service.download(graph, finished, m_directory.path()), id) << "the same one";
    ASSERT_TRUE(reaches(id, State::Done)) << static_cast<int>(operation(id).state);
    const QString expected =
        m_directory.filePath(QStringLiteral("graph_lager_2026-11-19_03-04-55_000001.tar.gz"));
    EXPECT_EQ(operation(id).argument, expected);
    QFile file(expected);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll(), body);
    EXPECT_EQ(operation(id).bytesDone, ByteSize(body.size()));
    EXPECT_EQ(operation(id).permille, 1000);
    for (const Recorded &request : m_cloud.ledger()) {
        if (request.path.startsWith("/file/"))
            EXPECT_FALSE(request.headers.contains("authorization"));
    }
}

TEST_F(BackupNetworkTest, ExpiredLinkIsAskedForOnceMore)
{
    m_cloud.route("GET", "/old", json(410, R"({"errors":"expired"})"));
    m_cloud.route("GET", "/fresh", answer(200, QByteArray(200'000, 'k')));
    link({m_cloud.url(QStringLiteral("/old")), m_cloud.url(QStringLiteral("/fresh"))});
    const OperationId id = m_service.download(graph, finished, m_directory.path());
    ASSERT_TRUE(reaches(id, State::Done));

    link({m_cloud.url(QStringLiteral("/old"))});
    QFile::remove(operation(id).argument);
    const OperationId second = m_service.download(graph, finished, m_directory.path());
    ASSERT_TRUE(reaches(second, State::Failed));
    EXPECT_EQ(operation(second).error->cause, Error::Cause::LinkExpired);
}

TEST_F(BackupNetworkTest, AHostThatMovedIsAskedForItsNewAddress)
{
    // The first link leads to a port where nobody listens any more.
    const QUrl dead(QStringLiteral("http://127.0.0.1:%1/file").arg(closedPort()));
    m_cloud.route("GET", "/file", answer(200, QByteArray(200'000, 'k')));
    link({dead, m_cloud.url(QStringLiteral("/file"))});
    const OperationId id = m_service.download(graph, finished, m_directory.path());
    ASSERT_TRUE(reaches(id, State::Done));

    // Where the new address is no better, it ends with the reason instead of going round for ever.
    QFile::remove(operation(id).argument);
    link({dead});
    const OperationId second = m_service.download(graph, finished, m_directory.path());
    ASSERT_TRUE(waitUntil([&] { return operation(second).ended(); }, 40s));
    EXPECT_EQ(operation(second).state, State::Failed);
    EXPECT_EQ(operation(second).error->kind, Error::Kind::Offline);
}

TEST_F(BackupNetworkTest, WrongBytesAreNoBackup)
{
    m_cloud.route("GET", "/file", answer(200, QByteArray(200'000, 'x')));
    link({m_cloud.url(QStringLiteral("/file"))});
    const OperationId id = m_service.download(graph, finished, m_directory.path());
    ASSERT_TRUE(reaches(id, State::Failed));
    EXPECT_EQ(operation(id).error->cause, Error::Cause::HashMismatch);
    EXPECT_TRUE(m_notices.contains(Notice::Kind::DownloadFailed));
}

TEST_F(BackupNetworkTest, ARunningDownloadCanBeCancelled)
{
    m_cloud.route("GET", "/file", trickle(QByteArray(200'000, 'k'), 100ms));
    link({m_cloud.url(QStringLiteral("/file"))});
    const OperationId id = m_service.download(graph, finished, m_directory.path());
    ASSERT_TRUE(waitUntil([this] { return m_cloud.ledger().back().path == "/file"; }));
    m_service.cancel(id);
    EXPECT_EQ(operation(id).state, State::Cancelled);
    EXPECT_TRUE(m_notices.contains(Notice::Kind::Cancelled));
}

TEST(DownloadCourseTest, FileNames)
{
    DatabaseService service;
    service.type = QStringLiteral("sqlite");
    service.name = QStringLiteral("../kunden\u202e db");
    RestorePoint point;
    point.id = BackupId(QStringLiteral("5c00000000000000abcdef/.."));
    point.createdAt = QDateTime::fromString(QStringLiteral("2026-11-20T12:00:00Z"), Qt::ISODate);
    const QString name = DownloadCourse::fileName(service, point);
    EXPECT_TRUE(name.endsWith(QStringLiteral(".db"))) << name.toStdString();
    EXPECT_TRUE(name.contains(QStringLiteral("2026-11-20_12-00-00")));
    EXPECT_FALSE(name.contains(QLatin1Char('/')));
    EXPECT_FALSE(name.startsWith(QLatin1Char('.')));
    point.moment = point.createdAt.addSecs(-61);
    EXPECT_TRUE(DownloadCourse::fileName(service, point).contains(QStringLiteral("11-58-59")))
        << "the instant whose data it holds";
}

} // namespace kustos::test
