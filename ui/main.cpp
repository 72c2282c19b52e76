// SPDX-License-Identifier: GPL-3.0-or-later
// The composition root: builds everything, hands out references, and takes it down in the opposite order.
#include "core/clock.h"
#include "core/platform/process.h"
#include "language.h"
#include "mainwindow.h"
#include "net/downloader.h"
#include "net/httpclient.h"
#include "net/logsink.h"
#include "options.h"
#include "preferences.h"
#include "providers/ccloud/ccloudprovider.h"
#include "providers/compose/composeprovider.h"
#include "services/backupservice.h"
#include "services/hostservice.h"
#include "services/inventory.h"
#include "services/journal.h"
#include "services/localhost.h"
#include "services/machineinventory.h"
#include "services/machinepoller.h"
#include "services/machineservice.h"
#include "services/operationregister.h"
#include "services/poller.h"
#include "services/singleinstance.h"
#include "services/statecache.h"
#include "widgets/appearance.h"
#include "widgets/enterpresses.h"
#include "widgets/reducedmotion.h"

#include <QApplication>
#include <QFileInfo>
#include <QNetworkAccessManager>
#include <QStandardPaths>

#include <cstdio>

namespace {

QString dataDirectory()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/kustos");
}

QString runtimeDirectory()
{
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + QStringLiteral("/kustos");
}

//! The host that was built or installed together with this program, before one that stands elsewhere.
QString hostProgram()
{
    const QString beside = QCoreApplication::applicationDirPath() + QStringLiteral("/kustos-host");
    return QFileInfo(beside).isExecutable() ? beside
                                            : QStandardPaths::findExecutable(QStringLiteral("kustos-host"));
}

//! The connection tells where its host answers.
void showAddress(kustos::LocalHost &host, kustos::Inventory &inventory, const kustos::ConnectionId &id)
{
    QObject::connect(&host, &kustos::LocalHost::found, &inventory, [&inventory, id](const QUrl &base) {
        kustos::Connection connection = *inventory.connection(id);
        connection.endpoint = base.toString();
        inventory.setConnection(connection);
    });
}

void bringUp(QWidget &window)
{
    window.show();
    window.raise();
    window.activateWindow();
}

} // namespace

int main(int argc, char **argv)
{
    using namespace kustos;

    platform::protectProcess();
    // Where the session gives none, Qt makes a private one; the host, which is started from here, has to look
    // there too.
    if (qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR"))
        qputenv("XDG_RUNTIME_DIR",
                QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation).toLocal8Bit());
    net::installLogSink();
    QApplication application(argc, argv);
    const platform::TerminationSignals termination;
    QApplication::setApplicationName(QStringLiteral("kustos"));
    QApplication::setApplicationDisplayName(QStringLiteral("Kustos"));
    QApplication::setDesktopFileName(QStringLiteral("kustos"));
    QApplication::setApplicationVersion(QStringLiteral(KUSTOS_VERSION));

    QStringList arguments = QCoreApplication::arguments();
    const ui::Options options = ui::Options::takeFrom(arguments);
    if (arguments.size() > 1) {
        std::fprintf(stderr, "usage: kustos [--language de|en] [--scheme light|dark]\n");
        return 2;
    }

    SingleInstance instance(runtimeDirectory());
    if (!instance.isFirst())
        return instance.askFirstToShow(2000) ? 0 : 1;

    ui::EnterPresses enterPresses;
    application.installEventFilter(&enterPresses);
    ui::Preferences preferences(ui::Preferences::defaultPath());
    ui::Appearance appearance;
    appearance.select(options.scheme.value_or(preferences.scheme()));
    const ui::ReducedMotion reducedMotion;
    ui::Language language;
    language.select(options.language.value_or(preferences.language()));

    const SystemClock clock;
    const QString state = dataDirectory() + QStringLiteral("/host");
    const ConnectionId thisComputer(QStringLiteral("this-computer"));
    QNetworkAccessManager network;
    net::HttpClient http(network);
    net::Downloader downloader;
    LocalHost host(hostProgram(), state);
    ComposeProvider provider(http, host);
    CcloudProvider machineProvider(http, host, CcloudProvider::Instance::OwnHost);
    HostService hostService(hostProgram(), state);

    Inventory inventory;
    inventory.setConnection({thisComputer, Connection::Kind::ThisComputer, {}, {}, {}});
    MachineInventory machines;
    showAddress(host, inventory, thisComputer);
    StateCache cache(inventory, machines, dataDirectory() + QStringLiteral("/inventory.json"));
    cache.load();
    Journal journal(dataDirectory() + QStringLiteral("/operations.journal"));
    OperationRegister operations(journal, clock);
    operations.load(journal.load());
    Poller poller(inventory, clock);
    poller.addProvider(thisComputer, provider);
    BackupService backups(inventory, operations, poller, downloader, clock);
    backups.addProvider(thisComputer, provider);
    MachinePoller machinePoller(inventory, machines, clock);
    machinePoller.addProvider(thisComputer, machineProvider, MachinePoller::ConnectionReading::LeftToPoller);
    MachineService machineService(inventory, machines, operations, machinePoller, clock);
    machineService.addProvider(thisComputer, machineProvider);

    ui::MainWindow window({inventory, machines, machineService, machinePoller, operations, backups, poller,
                           language, appearance, preferences, hostService, clock});
    QObject::connect(&instance, &SingleInstance::showRequested, &window, [&window] { bringUp(window); });
    QObject::connect(&termination, &platform::TerminationSignals::requested, &window, &QWidget::close);
    window.show();
    poller.start();
    machinePoller.start();
    backups.resumeEarlier();
    machineService.resumeEarlier();
    return QApplication::exec();
}
