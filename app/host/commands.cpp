// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/commands.h"

#include "core/platform/process.h"
#include "host/dialects/answers.h"
#include "host/engines/makehypervisor.h"
#include "host/machines/machinecatalogue.h"
#include "host/machines/machinefiles.h"
#include "host/randomid.h"
#include "host/recovery.h"
#include "host/service.h"
#include "host/stophost.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <cstdio>
#include <unistd.h>

namespace kustos::host {

namespace {

int complain(const QString &sentence, ExitCode code)
{
    std::fprintf(stderr, "kustos-host: %s\n", sentence.toLocal8Bit().constData());
    return code;
}

void say(const QString &line)
{
    std::fprintf(stdout, "%s\n", line.toUtf8().constData());
    std::fflush(stdout);
}

//! By id, or by name where no id fits; end() where nothing does.
QList<DeploymentRecord>::const_iterator named(const QList<DeploymentRecord> &all, const QString &which)
{
    const auto byId = std::ranges::find(all, ServiceId(which), &DeploymentRecord::id);
    return byId != all.end() ? byId : std::ranges::find(all, which, &DeploymentRecord::name);
}

QList<DueRecord> duesOf(const ServiceId &deployment, const QList<BackupType> &schedule, const QDateTime &from)
{
    QList<DueRecord> dues;
    for (const BackupType type : schedule)
        dues.append({deployment, type, nextDue(type, from, Timetable(), QTimeZone::systemTimeZone())});
    return dues;
}

int addHypervisor(const CommandLine &line)
{
    const QString &uri = line.add.hypervisor;
    const auto driver = makeHypervisor(uri);
    if (!driver)
        return complain(driver.error().detail, Failed);
    const auto state = StateDirectory::open(line.state);
    if (!state)
        return complain(state.error().detail, Failed);
    auto catalogue = MachineCatalogue::open(MachineFiles(state->path()).catalogueFile());
    if (!catalogue)
        return complain(catalogue.error().detail, Failed);
    const auto earlier = catalogue->hypervisor();
    const auto added = earlier ? catalogue->setHypervisor(uri) : std::unexpected(earlier.error());
    if (!added)
        return complain(added.error().detail, Failed);
    if (!earlier->isEmpty() && *earlier != uri)
        std::ignore = complain(
            QStringLiteral("note: it replaces %1; a running host has to be started again").arg(*earlier),
            Fine);
    say(uri);
    return Fine;
}

//! Empty where none is registered; no file is made for the question.
Result<QString> registeredHypervisor(const StateDirectory &state)
{
    const QString path = MachineFiles(state.path()).catalogueFile();
    if (!QFileInfo::exists(path))
        return QString();
    auto catalogue = MachineCatalogue::open(path);
    return catalogue ? catalogue->hypervisor() : std::unexpected(catalogue.error());
}

} // namespace

int serve(const CommandLine &line, const Clock &clock)
{
    const platform::TerminationSignals signals;
    auto state = StateDirectory::open(line.state);
    if (!state)
        return complain(state.error().detail, Failed);
    const auto lock = state->lock();
    if (!lock && lock.error().kind == Error::Kind::Conflict)
        return complain(QStringLiteral("another host is using %1").arg(state->path()), AlreadyRunning);
    if (!lock)
        return complain(lock.error().detail, Failed);
    if (const auto noted = lock->note(QByteArray::number(::getpid()) + '\n'); !noted)
        return complain(state->lockFile() + noted.error().detail, Failed);
    auto catalogue = Catalogue::open(state->catalogueFile());
    if (!catalogue)
        return complain(catalogue.error().detail, Failed);
    Service service(*state, std::move(*catalogue), clock, line.serve);
    QObject::connect(&signals, &platform::TerminationSignals::requested, &service, &QCoreApplication::quit);
    QObject::connect(&service, &Service::noLongerNeeded, &service, &QCoreApplication::quit);
    QObject::connect(&service, &Service::stateGone, &service, [] { QCoreApplication::exit(Failed); });
    if (const auto started = service.start(); !started)
        return complain(started.error().detail, Failed);
    say(QStringLiteral("listening on ") + service.base());
    const int code = QCoreApplication::exec();
    service.stop();
    return code == Failed ? complain(QStringLiteral("the state directory was removed: ") + line.state, Failed)
                          : code;
}

int add(const CommandLine &line, const Clock &clock)
{
    const AddOptions &add = line.add;
    if (!add.hypervisor.isEmpty())
        return addHypervisor(line);
    if (const QString wrong = compose::nameProblem(add.name); !wrong.isEmpty())
        return complain(QStringLiteral("the name %1").arg(wrong), WrongUse);
    if (const auto probed = sqliteengine::probe(add.path); !probed)
        return complain(probed.error().detail, Failed);
    const auto state = StateDirectory::open(line.state);
    if (!state)
        return complain(state.error().detail, Failed);
    auto catalogue = Catalogue::open(state->catalogueFile());
    if (!catalogue)
        return complain(catalogue.error().detail, Failed);
    DeploymentRecord deployment;
    deployment.id = ServiceId(randomId());
    deployment.name = add.name;
    deployment.path = add.path;
    deployment.createdAt = clock.now();
    deployment.blockingLimit = add.blockingLimit;
    const QList<DueRecord> dues = duesOf(deployment.id, add.schedule, deployment.createdAt);
    if (const auto added = catalogue->addDeployment(deployment, dues); !added)
        return complain(added.error().kind == Error::Kind::Conflict
                            ? QStringLiteral("there is a database with the name %1 already").arg(add.name)
                            : added.error().detail,
                        Failed);
    if (sqliteengine::usesRollbackJournal(add.path) && add.blockingLimit.count() == 0)
        std::ignore = complain(
            QStringLiteral(
                "note: %1 uses a rollback journal. Its backups are refused until you switch it to WAL "
                "(PRAGMA journal_mode=WAL) or allow its writers to wait: set %1 --blocking-limit SECONDS")
                .arg(add.name),
            Fine);
    say(deployment.id.text());
    return Fine;
}

int set(const CommandLine &line, const Clock &clock)
{
    const auto state = StateDirectory::open(line.state);
    if (!state)
        return complain(state.error().detail, Failed);
    auto catalogue = Catalogue::open(state->catalogueFile());
    const auto all = catalogue ? catalogue->deployments() : std::unexpected(catalogue.error());
    if (!all)
        return complain(all.error().detail, Failed);
    const auto found = named(*all, line.set.which);
    if (found == all->end())
        return complain(QStringLiteral("there is no database %1").arg(line.set.which), Failed);
    std::optional<QList<DueRecord>> dues;
    if (line.set.schedule)
        dues = duesOf(found->id, *line.set.schedule, clock.now());
    if (const auto changed = catalogue->changeDeployment(found->id, line.set.blockingLimit, dues); !changed)
        return complain(changed.error().detail, Failed);
    return Fine;
}

int remove(const CommandLine &line, const Clock &clock)
{
    const auto state = StateDirectory::open(line.state);
    if (!state)
        return complain(state.error().detail, Failed);
    auto catalogue = Catalogue::open(state->catalogueFile());
    const auto all = catalogue ? catalogue->deployments() : std::unexpected(catalogue.error());
    if (!all)
        return complain(all.error().detail, Failed);
    const auto found = named(*all, line.remove.which);
    if (found == all->end())
        return complain(QStringLiteral("there is no database %1").arg(line.remove.which), Failed);
    // Without a host there are no jobs, only what a killed one left unfinished.
    if (const auto lock = state->lock(); lock) {
        if (const auto recovered = recover(*catalogue, *state, clock.now()); !recovered)
            return complain(recovered.error().detail, Failed);
    }
    if (const auto removed = catalogue->removeDeployment(found->id, line.remove.deleteBackups); !removed)
        return complain(removed.error().kind == Error::Kind::Conflict
                            ? QStringLiteral("a job of %1 is running").arg(found->name)
                            : removed.error().detail,
                        Failed);
    const QString directory = state->backupDirectory(found->id);
    if (line.remove.deleteBackups) {
        if (const auto swept = sweepExpired(*catalogue, *state); !swept)
            return complain(swept.error().detail, Failed);
        QDir().rmdir(directory);
    }
    if (QFileInfo::exists(directory))
        say(directory);
    return Fine;
}

int stop(const CommandLine &line)
{
    if (!QFileInfo::exists(line.state))
        return Fine;
    const auto state = StateDirectory::open(line.state);
    const auto stopped = state ? stopHost(*state, std::chrono::seconds(10)) : std::unexpected(state.error());
    return stopped ? Fine : complain(stopped.error().detail, Failed);
}

int list(const CommandLine &line)
{
    const auto state = StateDirectory::open(line.state);
    if (!state)
        return complain(state.error().detail, Failed);
    auto catalogue = Catalogue::open(state->catalogueFile());
    const auto all = catalogue ? catalogue->deployments() : std::unexpected(catalogue.error());
    if (!all)
        return complain(all.error().detail, Failed);
    const auto hypervisor = registeredHypervisor(*state);
    if (!hypervisor)
        return complain(hypervisor.error().detail, Failed);
    if (!hypervisor->isEmpty())
        say(QStringLiteral("hypervisor\tlibvirt\t%1").arg(*hypervisor));
    for (const DeploymentRecord &deployment : *all)
        say(QStringLiteral("%1\t%2\t%3").arg(deployment.id.text(), deployment.name, deployment.path));
    return Fine;
}

} // namespace kustos::host
