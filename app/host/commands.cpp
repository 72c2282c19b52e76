// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/commands.h"

#include "host/dialects/answers.h"
#include "host/randomid.h"
#include "host/service.h"
#include "host/stopsignals.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <cstdio>

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

} // namespace

int serve(const CommandLine &line, const Clock &clock)
{
    const StopSignals signals;
    auto state = StateDirectory::open(line.state);
    if (!state)
        return complain(state.error().detail, Failed);
    const auto lock = state->lock();
    if (!lock)
        return complain(QStringLiteral("another host is using %1").arg(state->path()), AlreadyRunning);
    auto catalogue = Catalogue::open(state->catalogueFile());
    if (!catalogue)
        return complain(catalogue.error().detail, Failed);
    Service service(*state, std::move(*catalogue), clock, line.serve);
    QObject::connect(&signals, &StopSignals::stopAsked, &service, &QCoreApplication::quit);
    QObject::connect(&service, &Service::noLongerNeeded, &service, &QCoreApplication::quit);
    if (const auto started = service.start(); !started)
        return complain(started.error().detail, Failed);
    say(QStringLiteral("listening on ") + service.base());
    const int code = QCoreApplication::exec();
    service.stop();
    return code;
}

int add(const CommandLine &line, const Clock &clock)
{
    const AddOptions &add = line.add;
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
    deployment.path = QFileInfo(add.path).absoluteFilePath();
    deployment.createdAt = clock.now();
    deployment.blockingLimit = add.blockingLimit;
    QList<DueRecord> dues;
    for (const BackupType type : add.schedule)
        dues.append({deployment.id, type,
                     nextDue(type, deployment.createdAt, Timetable(), QTimeZone::systemTimeZone())});
    if (const auto added = catalogue->addDeployment(deployment, dues); !added)
        return complain(added.error().kind == Error::Kind::Conflict
                            ? QStringLiteral("there is a database with the name %1 already").arg(add.name)
                            : added.error().detail,
                        Failed);
    say(deployment.id.text());
    return Fine;
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
    for (const DeploymentRecord &deployment : *all)
        say(QStringLiteral("%1\t%2\t%3").arg(deployment.id.text(), deployment.name, deployment.path));
    return Fine;
}

} // namespace kustos::host
