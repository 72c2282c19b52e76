// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/compose/composeprovider.h"

#include "providers/compose/composelink.h"

namespace kustos {

namespace {

using compose::BackupDetail;
using compose::DeploymentDetail;

constexpr int detailsPerReading = 20;

QString word(const char *text)
{
    return QString::fromLatin1(text);
}

QStringList deploymentPath(const ServiceId &id, const QStringList &rest = {})
{
    return QStringList{word("deployments"), id.text()} + rest;
}

//! The service took the request but its answer cannot be used: only reading can tell what came of it.
Error openOutcome(Error error)
{
    error.kind = Error::Kind::OutcomeUnknown;
    return error;
}

QString quoted(QString text)
{
    return QLatin1Char('\'') + text.replace(QLatin1Char('\''), QLatin1String("'\\''")) + QLatin1Char('\'');
}

QString command(const QUrl &base, const QStringList &path, const QByteArray &body)
{
    QString address;
    if (base.isValid()) {
        const auto url = compose::resource(base, path);
        if (!url)
            return {};
        address = quoted(url->toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo));
    } else {
        const auto url = compose::resource(QUrl(), path);
        if (!url)
            return {};
        address = QLatin1String("\"$KUSTOS_URL\"") + quoted(url->path(QUrl::FullyEncoded));
    }
    QString line = QStringLiteral("curl --fail-with-body -X POST -H \"Authorization: Bearer $KUSTOS_TOKEN\"");
    if (!body.isEmpty()) {
        line +=
            QLatin1String(" -H 'Content-Type: application/json' --data ") + quoted(QString::fromUtf8(body));
    }
    return line + QLatin1Char(' ') + address;
}

//! Where the new service goes. Only a slug that the service offers; none where it offers no choice.
QString chosenDatacenter(const QStringList &slugs, const QString &place)
{
    if (slugs.isEmpty())
        return {};
    return slugs.contains(place) ? place : slugs.first();
}

} // namespace

ComposeProvider::ComposeProvider(net::HttpClient &http, EndpointSource &source)
    : m_link(std::make_shared<Link>(http, source))
{
}

ComposeProvider::~ComposeProvider()
{
    m_link->stop.request_stop();
}

QCoro::Task<Result<Account>> ComposeProvider::account(std::stop_token stop)
{
    return Link::read<Account>(m_link, {word("accounts")}, stop, compose::account);
}

QCoro::Task<Result<DatabaseService>> ComposeProvider::service(ServiceId id, std::stop_token stop)
{
    const Link::Held link = m_link;
    const auto detail =
        co_await Link::read<DeploymentDetail>(link, deploymentPath(id), stop, compose::deployment);
    if (!detail)
        co_return std::unexpected(detail.error());
    co_return detail->service;
}

QCoro::Task<Result<QList<DatabaseService>>> ComposeProvider::services(std::stop_token stop)
{
    const Link::Held link = m_link;
    const QStringList path(word("deployments"));
    const auto list = co_await Link::read<QList<DeploymentDetail>>(link, path, stop, compose::deployments);
    if (!list)
        co_return std::unexpected(list.error());
    QList<DatabaseService> services;
    int asked = 0;
    for (const DeploymentDetail &row : *list) {
        // A cloud's list has the short form; what it leaves out does not change, so it is asked for once.
        const ServiceId id = row.service.id;
        if (!row.full && !link->details.contains(id) && asked < detailsPerReading) {
            ++asked;
            const auto detail =
                co_await Link::read<DeploymentDetail>(link, deploymentPath(id), stop, compose::deployment);
            if (detail)
                link->details.insert(id, detail->service);
            else if (detail.error().kind == Error::Kind::Cancelled)
                co_return std::unexpected(detail.error());
        }
        DatabaseService service = row.full ? row.service : link->details.value(id, row.service);
        if (!row.service.name.isEmpty())
            service.name = row.service.name;
        services.append(std::move(service));
    }
    co_return services;
}

QCoro::Task<Result<QList<RestorePoint>>> ComposeProvider::backups(ServiceId id, std::stop_token stop)
{
    return Link::read<QList<RestorePoint>>(m_link, deploymentPath(id, {word("backups")}), stop,
                                           compose::backups);
}

QCoro::Task<Result<QList<Job>>> ComposeProvider::jobs(ServiceId id, std::stop_token stop)
{
    return Link::read<QList<Job>>(m_link, deploymentPath(id, {word("recipes")}), stop, compose::recipes);
}

QCoro::Task<Result<Job>> ComposeProvider::job(JobId id, std::stop_token stop)
{
    return Link::read<Job>(m_link, {word("recipes"), id.text()}, stop, compose::recipe);
}

QCoro::Task<Result<DownloadSource>> ComposeProvider::downloadSource(ServiceId service, BackupId backup,
                                                                    std::stop_token stop)
{
    const Link::Held link = m_link;
    const QStringList path = deploymentPath(service, {word("backups"), backup.text()});
    const auto detail = co_await Link::read<BackupDetail>(link, path, stop, compose::backup);
    if (!detail)
        co_return std::unexpected(detail.error());
    if (detail->downloadLink.isEmpty() || !detail->downloadLink.isValid())
        co_return failure(Error::Kind::Protocol, Error::Cause::MissingField, word("download_link"));
    // The link is signed by itself. The token is for the API only and never goes where a link points.
    const auto own = compose::resource(link->base, path);
    const QUrl target = own ? own->resolved(detail->downloadLink) : detail->downloadLink;
    co_return DownloadSource{target, {}, detail->backup.size, detail->backup.sha256};
}

QCoro::Task<Result<Job>> ComposeProvider::startBackup(ServiceId service, std::stop_token stop)
{
    const Link::Held link = m_link;
    const QStringList path = deploymentPath(service, {word("backups")});
    const auto reply = co_await Link::exchange(link, Link::Method::Post, path, QByteArray(), stop);
    if (!reply)
        co_return std::unexpected(reply.error());
    const auto job = compose::recipe(reply->body);
    if (!job)
        co_return std::unexpected(openOutcome(job.error()));
    co_return job;
}

QCoro::Task<Result<RestoreStarted>> ComposeProvider::restore(ServiceId service, BackupId backup, QString name,
                                                             std::stop_token stop)
{
    const Link::Held link = m_link;
    const auto source =
        co_await Link::read<DeploymentDetail>(link, deploymentPath(service), stop, compose::deployment);
    if (!source)
        co_return std::unexpected(source.error());
    if (source->clusterId.isEmpty() && !link->datacenters) {
        const QStringList all(word("datacenters"));
        const auto slugs = co_await Link::read<QStringList>(link, all, stop, compose::datacenters);
        if (slugs)
            link->datacenters = *slugs;
        else if (slugs.error().kind != Error::Kind::NotFound) // a service without that list offers no choice
            co_return std::unexpected(slugs.error());
    }
    const QString datacenter =
        chosenDatacenter(link->datacenters.value_or(QStringList()), source->service.place);
    const QByteArray body = compose::restoreBody(name, source->clusterId, datacenter);
    const QStringList path = deploymentPath(service, {word("backups"), backup.text(), word("restore")});
    const auto reply = co_await Link::exchange(link, Link::Method::Post, path, body, stop);
    if (!reply)
        co_return std::unexpected(reply.error());
    const auto created = compose::deployment(reply->body);
    if (!created)
        co_return std::unexpected(openOutcome(created.error()));
    co_return RestoreStarted{created->service, created->service.provisionJob};
}

bool ComposeProvider::keepsOneOnDemandBackup(const DatabaseService &) const
{
    return true;
}

QString ComposeProvider::restoreCommand(ServiceId service, BackupId backup, QString name) const
{
    const QString place = m_link->details.value(service).place;
    const QString datacenter = chosenDatacenter(m_link->datacenters.value_or(QStringList()), place);
    return command(m_link->base, deploymentPath(service, {word("backups"), backup.text(), word("restore")}),
                   compose::restoreBody(name, QString(), datacenter));
}

QString ComposeProvider::backupCommand(ServiceId service) const
{
    return command(m_link->base, deploymentPath(service, {word("backups")}), QByteArray());
}

} // namespace kustos
