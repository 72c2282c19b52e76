// SPDX-License-Identifier: GPL-3.0-or-later
// bench_list N: a service with N backups is read over HTTP by the client layer and shown in the tab. Prints,
// as one JSON line, the milliseconds from the last byte's departure at the server to the first paint that
// shows rows, and the largest gap of the window's thread.
#include "core/clock.h"
#include "net/downloader.h"
#include "net/httpclient.h"
#include "pages/backupstab.h"
#include "providers/compose/composeprovider.h"
#include "services/backupservice.h"
#include "services/inventory.h"
#include "services/journal.h"
#include "services/operationregister.h"
#include "services/poller.h"
#include "support/fakecloud.h"
#include "support/steps.h"
#include "widgets/backuplist.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QTemporaryDir>
#include <QTimer>
#include <QTreeView>

#include <algorithm>
#include <atomic>
#include <cstdio>

namespace {

using namespace kustos;

class Fixed final : public EndpointSource
{
public:
    explicit Fixed(Endpoint endpoint)
        : m_endpoint(std::move(endpoint))
    {
    }
    QCoro::Task<Result<Endpoint>> endpoint() override { co_return Result<Endpoint>(m_endpoint); }
    void invalidate() override {}

private:
    Endpoint m_endpoint;
};

//! Notes the first paint of a view that has at least the wanted number of rows.
class PaintWatch final : public QObject
{
public:
    PaintWatch(QTreeView &view, int rows)
        : m_view(view)
        , m_rows(rows)
    {
        view.viewport()->installEventFilter(this);
    }
    std::function<void()> seen;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_view.model()->rowCount() >= m_rows && seen)
            QTimer::singleShot(0, this, std::exchange(seen, {})); // after this paint is through
        return false;
    }

private:
    QTreeView &m_view;
    int m_rows;
};

QByteArray backupsJson(int count)
{
    QByteArray json = R"({"_embedded":{"backups":[)";
    for (int i = 0; i < count; ++i) {
        const QByteArray id = QByteArray::number(i).rightJustified(24, '0');
        const QDateTime at = QDateTime::fromSecsSinceEpoch(1'763'600'000 - 3600 * i, Qt::UTC);
        if (i > 0)
            json += ',';
        json +=
            R"({"id":")" + id + R"(","deployment_id":"aaaaaaaaaaaaaaaaaaaaaaaa","name":"shop_)" + id +
            R"(_daily","type":"daily","status":"complete","is_downloadable":true,"is_restorable":true,"created_at":")" +
            at.toString(Qt::ISODate).toLatin1() + R"(","kustos":{"size_bytes":)" +
            QByteArray::number(1'000'000 + i) + R"(,"sha256":")" + QByteArray(64, 'a') + R"(","moment":")" +
            at.toString(Qt::ISODate).toLatin1() + R"(","expires_at":null}})";
    }
    return json + "]}}";
}

qint64 nanoseconds()
{
    return std::chrono::steady_clock::now().time_since_epoch().count();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const int count = argc > 1 ? std::atoi(argv[1]) : 10'000;
    const ServiceKey key{ConnectionId(QStringLiteral("c")),
                         ServiceId(QStringLiteral("aaaaaaaaaaaaaaaaaaaaaaaa"))};
    const QByteArray deployment =
        R"({"id":"aaaaaaaaaaaaaaaaaaaaaaaa","account_id":"a","name":"shop","type":"sqlite",)"
        R"("version":"3","created_at":"2026-01-01T00:00:00Z","connection_strings":{"misc":{}}})";
    const QByteArray list = backupsJson(count);
    std::atomic<qint64> lastByte = 0;

    test::FakeCloud cloud;
    cloud.route("GET", "/2016-07/deployments",
                test::json(200, R"({"_embedded":{"deployments":[)" + deployment + "]}}"));
    cloud.route("GET", "/2016-07/deployments/aaaaaaaaaaaaaaaaaaaaaaaa", test::json(200, deployment));
    cloud.route("GET", "/2016-07/deployments/aaaaaaaaaaaaaaaaaaaaaaaa/recipes",
                test::json(200, R"({"_embedded":{"recipes":[]}})"));
    cloud.route("GET", "/2016-07/deployments/aaaaaaaaaaaaaaaaaaaaaaaa/backups",
                [&, send = test::json(200, list)](test::Peer &peer, const test::Recorded &request) {
                    send(peer, request);
                    if (lastByte == 0)
                        lastByte = nanoseconds();
                });

    const SystemClock clock;
    QNetworkAccessManager network;
    net::HttpClient http(network);
    Fixed source({cloud.url(QString()), "token"});
    ComposeProvider provider(http, source);
    Inventory inventory;
    inventory.setConnection({key.connection, Connection::Kind::KustosHost, QStringLiteral("bench"), {}, {}});
    const QTemporaryDir directory;
    Journal journal(directory.filePath(QStringLiteral("journal")));
    OperationRegister operations(journal, clock);
    Poller poller(inventory, clock);
    net::Downloader downloader;
    BackupService service(inventory, operations, poller, downloader, clock);
    service.addProvider(key.connection, provider);
    poller.addProvider(key.connection, provider);
    inventory.applyServices(key.connection, {[&] {
                                DatabaseService shop;
                                shop.id = key.service;
                                shop.name = QStringLiteral("shop");
                                shop.type = QStringLiteral("sqlite");
                                return shop;
                            }()},
                            clock.now());

    ui::BackupsTab tab(key, inventory, operations, service, clock);
    tab.resize(1000, 700);
    tab.show();

    QElapsedTimer gapClock;
    qint64 largestGap = 0;
    QTimer probe;
    probe.setTimerType(Qt::PreciseTimer);
    QObject::connect(&probe, &QTimer::timeout, &app,
                     [&] { largestGap = std::max(largestGap, gapClock.restart()); });
    auto *view = tab.findChild<QTreeView *>();
    PaintWatch watch(*view, count);
    watch.seen = [&] {
        const double visible = static_cast<double>(nanoseconds() - lastByte) / 1e6;
        QTimer::singleShot(500, &app, [&, visible] { // what follows the first paint counts for the gap too
            std::printf("{\"visible_ms\": %.1f, \"largest_gap_ms\": %lld}\n", visible,
                        static_cast<long long>(largestGap));
            QApplication::quit();
        });
    };
    QTimer::singleShot(500, &app, [&] { // the window has settled
        poller.setFocus(key);
        gapClock.start();
        probe.start(1);
        poller.start();
    });
    QTimer::singleShot(30'000, &app, [&] {
        const ServiceRecord *record = inventory.record(key);
        std::fprintf(stderr, "nothing was shown: %zu requests, %lld backups read, %d rows, error %d %s\n",
                     cloud.ledger().size(), static_cast<long long>(record ? record->backups.size() : -1),
                     view->model()->rowCount(),
                     record && record->reading.error ? static_cast<int>(record->reading.error->cause) : 0,
                     record && record->reading.error ? qPrintable(record->reading.error->detail) : "");
        QApplication::exit(1);
    });
    return QApplication::exec();
}
