// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/digitalocean/digitaloceanprovider.h"

#include "providers/digitalocean/digitaloceanapi.h"
#include "providers/machinefacts.h"
#include "providers/shellcommand.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace kustos {

namespace {

using digitalocean::Pattern;
using Method = ApiLink::Method;

constexpr int perPage = 200;
constexpr int jobPages = 5;

QString word(const char *text)
{
    return QString::fromLatin1(text);
}

QString dropletPath(const MachineId &id, const char *below = nullptr)
{
    QStringList parts{word("droplets"), id.text()};
    if (below)
        parts.append(word(below));
    return digitalocean::path(parts);
}

ApiLink::Walk walkOf(const QString &path)
{
    ApiLink::Walk walk;
    walk.path = path;
    walk.perPage = perPage;
    return walk;
}

//! An action of a droplet. `body` is empty where its image is not one of this service.
QCoro::Task<Result<MachineJob>> begun(ApiLink::Held link, MachineId machine, QByteArray body,
                                      std::stop_token stop)
{
    if (body.isEmpty())
        co_return failure(Error::Kind::NotFound);
    const QString path = dropletPath(machine, "actions");
    auto job =
        co_await ApiLink::change<MachineJob>(link, Method::Post, path, body, stop, digitalocean::action);
    if (job)
        job->machine = machine;
    co_return job;
}

struct Creation
{
    QByteArray body;
};

//! Asks what the request needs to say; fails where the machine could not be made anyway.
QCoro::Task<Result<Creation>> creation(ApiLink::Held link, MachineId id, SnapshotId snapshot, QString name,
                                       std::stop_token stop)
{
    const QString source = dropletPath(id);
    const auto pattern = co_await ApiLink::read<Pattern>(link, source, stop, digitalocean::pattern);
    if (!pattern)
        co_return std::unexpected(pattern.error());
    const QString path = digitalocean::path({word("snapshots"), snapshot.text()});
    const auto image = co_await ApiLink::read<Snapshot>(link, path, stop, digitalocean::snapshot);
    if (!image)
        co_return std::unexpected(image.error());
    if (image->minimumDisk && pattern->disk && *image->minimumDisk > *pattern->disk)
        co_return failure(Error::Kind::Rejected, Error::Cause::None, word("disk_too_small"));
    const QByteArray body = digitalocean::creationBody(name, *pattern, snapshot);
    if (body.isEmpty())
        co_return failure(Error::Kind::NotFound);
    co_return Creation{body};
}

QString powerVerb(PowerAction action)
{
    switch (action) {
    case PowerAction::Start:
        return word("power-on");
    case PowerAction::ShutDown:
        return word("shutdown");
    case PowerAction::TurnOff:
        return word("power-off");
    case PowerAction::Reboot:
        return word("reboot");
    case PowerAction::Reset:
        return word("power-cycle");
    }
    return {};
}

} // namespace

DigitalOceanProvider::DigitalOceanProvider(net::HttpClient &http, EndpointSource &source)
    : m_link(std::make_shared<ApiLink>(http, source, QStringLiteral("/v2"), digitalocean::refusal))
{
}

DigitalOceanProvider::~DigitalOceanProvider()
{
    m_link->end();
}

QCoro::Task<Result<QList<VirtualMachine>>> DigitalOceanProvider::machines(std::stop_token stop)
{
    using List = Page<VirtualMachine>;
    const auto link = m_link;
    const ApiLink::Walk usual = walkOf(word("droplets"));
    auto list = co_await ApiLink::walk<List>(link, usual, stop, digitalocean::droplets);
    if (!list)
        co_return std::unexpected(list.error());
    // Machines with a graphics processor are left out of the usual list.
    const ApiLink::Walk gpu = walkOf(word("droplets?type=gpus"));
    const auto more = co_await ApiLink::walk<List>(link, gpu, stop, digitalocean::droplets);
    if (!more && more.error().kind != Error::Kind::Rejected && more.error().kind != Error::Kind::NotFound)
        co_return std::unexpected(more.error());
    QSet<MachineId> known;
    for (const VirtualMachine &machine : list->rows)
        known.insert(machine.id);
    if (more) {
        for (const VirtualMachine &machine : more->rows) {
            if (!known.contains(machine.id))
                list->rows.append(machine);
        }
    }
    co_return list->rows;
}

QCoro::Task<Result<VirtualMachine>> DigitalOceanProvider::machine(MachineId id, std::stop_token stop)
{
    return ApiLink::read<VirtualMachine>(m_link, dropletPath(id), stop, digitalocean::droplet);
}

QCoro::Task<Result<SnapshotList>> DigitalOceanProvider::snapshots(MachineId id, std::stop_token stop)
{
    const ApiLink::Walk walk = walkOf(dropletPath(id, "snapshots"));
    auto list = co_await ApiLink::walk<Page<Snapshot>>(m_link, walk, stop, digitalocean::snapshots);
    if (!list)
        co_return std::unexpected(list.error());
    for (Snapshot &snapshot : list->rows)
        snapshot.machine = id;
    co_return SnapshotList{newestFirst(list->rows), {}};
}

QCoro::Task<Result<QList<MachineJob>>> DigitalOceanProvider::jobs(MachineId id, std::stop_token stop)
{
    ApiLink::Walk walk = walkOf(dropletPath(id, "actions"));
    walk.pages = jobPages;
    walk.mayEndEarly = true;
    auto list = co_await ApiLink::walk<Page<MachineJob>>(m_link, walk, stop, digitalocean::actions);
    if (!list)
        co_return std::unexpected(list.error());
    for (MachineJob &job : list->rows)
        job.machine = id;
    co_return newestFirst(list->rows);
}

QCoro::Task<Result<MachineJob>> DigitalOceanProvider::job(MachineId machine, JobId id, std::stop_token stop)
{
    // Not below the droplet: the action that makes a new one belongs to that one.
    const QString path = digitalocean::path({word("actions"), id.text()});
    auto job = co_await ApiLink::read<MachineJob>(m_link, path, stop, digitalocean::action);
    if (job)
        job->machine = machine;
    co_return job;
}

QCoro::Task<Result<MachineJob>> DigitalOceanProvider::power(MachineId id, PowerAction action,
                                                            std::stop_token stop)
{
    return begun(m_link, id, digitalocean::powerBody(action), stop);
}

QCoro::Task<Result<MachineJob>> DigitalOceanProvider::takeSnapshot(MachineId id, QString name, bool live,
                                                                   std::stop_token stop)
{
    Q_UNUSED(live) // one action for both
    return begun(m_link, id, digitalocean::snapshotBody(name), stop);
}

QCoro::Task<Result<MachineJob>> DigitalOceanProvider::takeConsistentSnapshot(MachineId, QString,
                                                                             std::stop_token)
{
    co_return failure(Error::Kind::Rejected);
}

QCoro::Task<Result<Snapshot>> DigitalOceanProvider::renameSnapshot(MachineId id, SnapshotId snapshot,
                                                                   QString name, std::stop_token stop)
{
    const QString path = digitalocean::path({word("images"), snapshot.text()});
    const QByteArray body = QJsonDocument(QJsonObject{{word("name"), name}}).toJson(QJsonDocument::Compact);
    auto changed =
        co_await ApiLink::change<Snapshot>(m_link, Method::Put, path, body, stop, digitalocean::image);
    if (changed)
        changed->machine = id;
    co_return changed;
}

QCoro::Task<Result<MachineJob>> DigitalOceanProvider::deleteSnapshot(MachineId id, SnapshotId snapshot,
                                                                     std::stop_token stop)
{
    const QString path = digitalocean::path({word("snapshots"), snapshot.text()});
    const auto deleted = co_await ApiLink::change<void>(m_link, Method::Delete, path, QByteArray(), stop,
                                                        ApiLink::acknowledged);
    if (!deleted)
        co_return std::unexpected(deleted.error());
    MachineJob done;
    done.machine = id;
    done.kind = MachineJob::Kind::DeleteSnapshot;
    done.state = MachineJob::State::Complete;
    done.snapshot = snapshot;
    co_return done;
}

QCoro::Task<Result<MachineJob>> DigitalOceanProvider::restoreSnapshot(MachineId id, SnapshotId snapshot,
                                                                      std::stop_token stop)
{
    auto job = co_await begun(m_link, id, digitalocean::restoreBody(snapshot), stop);
    if (job)
        job->snapshot = snapshot;
    co_return job;
}

QCoro::Task<Result<MachineJob>> DigitalOceanProvider::createMachine(MachineId id, SnapshotId snapshot,
                                                                    QString name, std::stop_token stop)
{
    const auto link = m_link;
    const auto wanted = co_await creation(link, id, snapshot, name, stop);
    if (!wanted)
        co_return std::unexpected(wanted.error());
    const QString path = word("droplets");
    auto job = co_await ApiLink::change<MachineJob>(link, Method::Post, path, wanted->body, stop,
                                                    digitalocean::creation);
    if (job) {
        job->machine = id;
        job->snapshot = snapshot;
    }
    co_return job;
}

QCoro::Task<Result<VirtualMachine>> DigitalOceanProvider::renameMachine(MachineId id, QString name,
                                                                        std::stop_token stop)
{
    const auto link = m_link;
    const auto job = co_await begun(link, id, digitalocean::renameBody(name), stop);
    if (!job)
        co_return std::unexpected(job.error());
    const QString path = dropletPath(id);
    auto machine = co_await ApiLink::read<VirtualMachine>(link, path, stop, digitalocean::droplet);
    if (!machine)
        machine.error().kind = Error::Kind::OutcomeUnknown;
    co_return machine;
}

QCoro::Task<Result<void>> DigitalOceanProvider::cancel(JobId, std::stop_token)
{
    co_return failure(Error::Kind::Rejected);
}

QString DigitalOceanProvider::command(const QString &action) const
{
    QString line =
        QLatin1String("doctl compute ") + action + QLatin1String(" --access-token \"$KUSTOS_TOKEN\"");
    const QUrl &base = m_link->base();
    if (base.isValid() && base.host() != QLatin1String("api.digitalocean.com")) {
        line += QLatin1String(" --api-url ") +
                shell::quoted(base.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo));
    }
    return line;
}

QString DigitalOceanProvider::snapshotCommand(MachineId id, QString name) const
{
    return command(QLatin1String("droplet-action snapshot ") + shell::quoted(id.text()) +
                   QLatin1String(" --snapshot-name ") + shell::quoted(name));
}

QString DigitalOceanProvider::powerCommand(MachineId id, PowerAction action) const
{
    return command(QLatin1String("droplet-action ") + powerVerb(action) + QLatin1Char(' ') +
                   shell::quoted(id.text()));
}

QString DigitalOceanProvider::deleteCommand(MachineId, SnapshotId snapshot) const
{
    return command(QLatin1String("snapshot delete ") + shell::quoted(snapshot.text()));
}

QString DigitalOceanProvider::restoreCommand(MachineId id, SnapshotId snapshot) const
{
    return command(QLatin1String("droplet-action restore ") + shell::quoted(id.text()) +
                   QLatin1String(" --image-id ") + shell::quoted(snapshot.text()));
}

} // namespace kustos
