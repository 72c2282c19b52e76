// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowfixture.h"

#include <QLabel>

namespace kustos::test {

using namespace Qt::StringLiterals;

Shell::Shell()
    : journal(dir.filePath(u"journal"_qs))
    , operations(journal, clock)
    , poller(inventory, clock)
    , backups(inventory, operations, poller, downloader, clock)
    , preferences(dir.filePath(u"kustos.ini"_qs))
    , hostService(QStringLiteral("/usr/bin/true"), dir.path(), QStringLiteral("/bin/false"))
{
}

Shell::~Shell() = default;

QDateTime Shell::at(int hour, int minute, int daysAgo) const
{
    return {clock.now().date().addDays(-daysAgo), QTime(hour, minute), Qt::UTC};
}

void Shell::addThisComputer()
{
    Connection computer;
    computer.id = here();
    computer.kind = Connection::Kind::ThisComputer;
    computer.endpoint = u"http://127.0.0.1:40123/2016-07"_qs;
    inventory.setConnection(computer);
}

QList<DatabaseService> Shell::exampleServices() const
{
    DatabaseService customers;
    customers.id = ServiceId(u"5854017e89d50f424e000192"_qs);
    customers.name = u"kundendaten"_qs;
    customers.type = u"sqlite"_qs;
    customers.version = u"3.40.1"_qs;
    customers.place = u"werkbank"_qs;
    customers.createdAt = at(8, 12, 412);
    customers.usage = ByteSize(48'300'000);
    customers.connectionStrings = {u"postgres://admin:geheim@db.example.net:15400/compose"_qs,
                                   u"sqlite:///srv/daten/kunden.db"_qs};
    customers.nextBackup = PlannedBackup{at(2, 0, -1), BackupKind::Daily};
    DatabaseService archive = customers;
    archive.id = ServiceId(u"5854017e89d50f424e000193"_qs);
    archive.name = u"rechnungsarchiv"_qs;
    archive.usage = ByteSize(1'204'000'000);
    DatabaseService graph = customers;
    graph.id = ServiceId(u"5854017e89d50f424e000194"_qs);
    graph.name = u"beziehungsgraph-vertrieb-nordost"_qs;
    graph.type = u"janusgraph"_qs;
    graph.nextBackup.reset();
    DatabaseService restored = customers;
    restored.id = ServiceId(u"5854017e89d50f424e000195"_qs);
    restored.name = u"sqlite-restore-1763632800"_qs;
    restored.state = DatabaseService::State::Provisioning;
    restored.provisionJob = JobId(u"job-restore"_qs);
    DatabaseService broken = customers;
    broken.id = ServiceId(u"5854017e89d50f424e000196"_qs);
    broken.name = u"zeiterfassung"_qs;
    broken.state = DatabaseService::State::Failed;
    return {customers, archive, graph, restored, broken};
}

void Shell::addHistory()
{
    const QList<DatabaseService> services = exampleServices();
    const auto backup = [](const QString &id, const ServiceId &service, BackupKind kind,
                           const QDateTime &when, qint64 size) {
        RestorePoint point;
        point.id = BackupId(id);
        point.service = service;
        point.kind = kind;
        point.state = RestorePoint::State::Complete;
        point.downloadable = true;
        point.restorable = true;
        point.createdAt = when;
        point.size = ByteSize(size);
        return point;
    };
    const auto job = [](const QString &id, const ServiceId &service, Job::Kind kind, Job::State state,
                        const QDateTime &when) {
        Job made;
        made.id = JobId(id);
        made.service = service;
        made.kind = kind;
        made.backupKind = kind == Job::Kind::Backup ? BackupKind::Daily : BackupKind::Unknown;
        made.state = state;
        made.createdAt = when;
        made.updatedAt = when;
        return made;
    };
    QList<RestorePoint> points;
    QList<Job> jobs;
    for (int day = 0; day < 8; ++day) {
        points.append(backup(u"58540a%1c1b2f4e0000aa"_qs.arg(day, 2, 10, QLatin1Char('0')), services.at(0).id,
                             day == 3 ? BackupKind::OnDemand : BackupKind::Daily, at(2, 4, day),
                             12'400'000 - day * 31'000));
        jobs.append(job(u"job-%1"_qs.arg(day), services.at(0).id, Job::Kind::Backup, Job::State::Complete,
                        at(2, 3, day)));
    }
    Job restore =
        job(u"job-restore"_qs, services.at(0).id, Job::Kind::Restore, Job::State::Running, at(13, 3));
    restore.permille = 424;
    jobs.prepend(restore);
    Job failed = job(u"job-failed"_qs, services.at(0).id, Job::Kind::Backup, Job::State::Failed, at(11, 40));
    failed.detail = u"no space left on device"_qs;
    failed.backupKind = BackupKind::OnDemand;
    jobs.insert(1, failed);
    inventory.applyBackups(key(services.at(0).id.text()), points, jobs, clock.now().addSecs(-180));
    Job running =
        job(u"job-archive"_qs, services.at(1).id, Job::Kind::Backup, Job::State::Running, at(13, 4));
    running.permille = 178;
    inventory.applyBackups(key(services.at(1).id.text()),
                           {backup(u"aa"_qs, services.at(1).id, BackupKind::Daily, at(2, 4, 1), 400'000'000)},
                           {running}, clock.now());
    inventory.applyBackups(key(services.at(2).id.text()), {}, {}, clock.now());
}

void Shell::addOperations()
{
    const QList<DatabaseService> services = exampleServices();
    const auto operation = [&](const QString &id, Operation::Kind kind, Operation::State state, int service,
                               const QDateTime &begun, int seconds) {
        Operation made;
        made.id = OperationId(id);
        made.kind = kind;
        made.state = state;
        made.target = key(services.at(service).id.text());
        made.targetName = services.at(service).name;
        made.startedAt = begun;
        if (made.ended())
            made.endedAt = begun.addSecs(seconds);
        return made;
    };
    Operation failed =
        operation(u"4"_qs, Operation::Kind::BackUp, Operation::State::Failed, 0, at(11, 40), 3);
    failed.error =
        Error{Error::Kind::Server, Error::Cause::None, 500, u"no space left on device"_qs, std::nullopt};
    operations.load(
        {operation(u"1"_qs, Operation::Kind::BackUp, Operation::State::Done, 0, at(9, 2, 1), 131),
         operation(u"2"_qs, Operation::Kind::Download, Operation::State::Done, 1, at(9, 30), 44),
         operation(u"3"_qs, Operation::Kind::Download, Operation::State::Cancelled, 1, at(10, 11), 12),
         failed});
    Operation restore = operation({}, Operation::Kind::Restore, Operation::State::Running, 0, {}, 0);
    restore.argument = services.at(3).name;
    restore = *operations.find(operations.add(restore));
    restore.state = Operation::State::Running;
    restore.permille = 424;
    operations.update(restore);
    clock.advance(std::chrono::seconds(61));
    Operation download = *operations.find(
        operations.add(operation({}, Operation::Kind::Download, Operation::State::Running, 1, {}, 0)));
    download.state = Operation::State::Running;
    download.permille = 731;
    operations.update(download);
    clock.advance(std::chrono::seconds(9));
}

void Shell::addMachines()
{
    const auto machine = [](const QString &id, const QString &name, VirtualMachine::State state) {
        VirtualMachine made;
        made.id = MachineId(id);
        made.name = name;
        made.state = state;
        made.addresses = {u"192.0.2.14"_qs};
        made.vcpus = 2;
        made.memory = ByteSize(4LL << 30);
        made.disk = ByteSize(40LL << 30);
        made.system = u"Debian 12"_qs;
        return made;
    };
    machines.applyMachines(here(),
                           {machine(u"web"_qs, u"web-01"_qs, VirtualMachine::State::Running),
                            machine(u"db"_qs, u"datenbank-reserve"_qs, VirtualMachine::State::Off),
                            machine(u"mail"_qs, u"mail-gateway"_qs, VirtualMachine::State::Crashed),
                            machine(u"build"_qs, u"bau-07"_qs, VirtualMachine::State::Running)},
                           clock.now());
    Snapshot snapshot;
    snapshot.id = SnapshotId(u"s"_qs);
    snapshot.state = Snapshot::State::Available;
    snapshot.createdAt = at(10, 2);
    machines.applySnapshots({here(), MachineId(u"web"_qs)}, {snapshot}, {}, {}, clock.now());
    MachineJob job;
    job.id = JobId(u"snapshot-job"_qs);
    job.kind = MachineJob::Kind::TakeSnapshot;
    job.state = MachineJob::State::Running;
    job.permille = 424;
    machines.applySnapshots({here(), MachineId(u"build"_qs)}, {}, {}, {job}, clock.now());
    Operation taking;
    taking.kind = Operation::Kind::TakeSnapshot;
    taking.machine = MachineKey{here(), MachineId(u"build"_qs)};
    taking.targetName = u"bau-07"_qs;
    taking.argument = u"bau-07-1763632800"_qs;
    taking = *operations.find(operations.add(taking));
    taking.state = Operation::State::Running;
    taking.permille = 424;
    operations.update(taking);
    Operation stopping;
    stopping.kind = Operation::Kind::ShutDownMachine;
    stopping.machine = MachineKey{here(), MachineId(u"web"_qs)};
    stopping.targetName = u"web-01"_qs;
    stopping = *operations.find(operations.add(stopping));
    stopping.state = Operation::State::Running;
    stopping.ignored = true;
    operations.update(stopping);
}

void Shell::fillWithExamples()
{
    addThisComputer();
    Connection production;
    production.id = ConnectionId(u"prod"_qs);
    production.kind = Connection::Kind::Compose;
    production.name = u"Kundenportal"_qs;
    production.label = u"Produktion"_qs;
    inventory.setConnection(production);
    inventory.applyServices(here(), exampleServices(), clock.now().addSecs(-180));
    DatabaseService remote = exampleServices().at(2);
    remote.id = ServiceId(u"5854017e89d50f424e000999"_qs);
    remote.name = u"empfehlungen"_qs;
    inventory.applyServices(production.id, {remote}, clock.now());
    addHistory();
    addOperations();
}

void Shell::loseConnection(Error::Kind kind)
{
    inventory.applyFailure(
        here(), Error{kind,
                      kind == Error::Kind::Offline ? Error::Cause::HostUnreachable : Error::Cause::None,
                      0,
                      {},
                      std::nullopt});
}

void Shell::regainConnection()
{
    inventory.applyServices(here(), exampleServices(), clock.now());
}

ui::MainWindow &Shell::open()
{
    window = std::make_unique<ui::MainWindow>(ui::MainWindow::Parts{inventory, machines, operations, backups,
                                                                    poller, language, appearance, preferences,
                                                                    hostService, clock});
    window->show();
    window->resize(1180, 760);
    return *window;
}

} // namespace kustos::test
