// SPDX-License-Identifier: GPL-3.0-or-later
// Both dialects of machines on a port of 127.0.0.1 over a scripted desk, for clients that are programs of
// their own. Prints "<base> <token>"; ends with its standard input. Jobs end by themselves after 300 ms.
#include "host/dialects/cclouddialect.h"
#include "host/dialects/digitaloceandialect.h"
#include "host/http/server.h"
#include "host/randomid.h"
#include "scripteddesk.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTextStream>
#include <QTimer>

#include <unistd.h>

using namespace kustos;
using namespace kustos::host;
using namespace std::chrono_literals;

namespace {

void furnish(ScriptedDesk &desk)
{
    MachineFacts &web = desk.addMachine(1, QStringLiteral("web-01"), MachineState::Running);
    web.addresses = {QStringLiteral("192.168.122.17"), QStringLiteral("203.0.113.9"),
                     QStringLiteral("2001:db8::17")};
    web.system = QStringLiteral("Debian GNU/Linux 12");
    desk.addMachine(2, QStringLiteral("db \"blue\"\n../etc"), MachineState::Off).disks.first().boot = false;
    desk.addMachine(3, QStringLiteral("db-03"), MachineState::Off);
    const MachineId first = desk.all.first().id;
    for (int i = 1; i <= 25; ++i)
        desk.addSnapshot(i, first, QStringLiteral("web-01-%1").arg(1'763'632'800 + i));
    desk.addSnapshot(26, desk.all.at(1).id, QStringLiteral("näme \"x\" ../"));
    desk.addSnapshot(27, desk.all.at(1).id, QStringLiteral("gone"), SnapshotRecord::State::Lost);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const SystemClock clock;
    ScriptedDesk desk(clock);
    furnish(desk);
    const QByteArray token = randomBytes(20).toHex();
    std::optional<host::ccloud::Dialect> panel;
    std::optional<digitalocean::Dialect> droplets;
    http::Server server([&](const http::Request &request) {
        return request.path.startsWith(u"/api/v1/") ? panel->handle(request) : droplets->handle(request);
    });
    if (!server.listen({}))
        return 1;
    const QString base = QStringLiteral("http://127.0.0.1:%1").arg(server.port());
    const QString version = QStringLiteral("0");
    panel.emplace(host::ccloud::Dialect::Parts{&desk, clock, token, randomBytes(32), base, version});
    droplets.emplace(digitalocean::Dialect::Parts{&desk, clock, token, base, version, randomId()});
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] { desk.settle(300ms); });
    timer.start(50ms);
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &app, [] {
        char byte = 0;
        if (::read(STDIN_FILENO, &byte, 1) <= 0)
            QCoreApplication::quit();
    });
    QTextStream(stdout) << base << ' ' << token << Qt::endl;
    return QCoreApplication::exec();
}
