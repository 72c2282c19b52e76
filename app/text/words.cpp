// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/words.h"

#include "text/plaintext.h"

namespace kustos::text {
namespace {

QString percent(int permille)
{
    return QLocale().toString(permille / 10);
}

struct TypeName
{
    QLatin1String type;
    QLatin1String name;
};

constexpr TypeName typeNames[] = {
    {QLatin1String("disque"), QLatin1String("Disque")},
    {QLatin1String("elastic_search"), QLatin1String("Elasticsearch")},
    {QLatin1String("elasticsearch"), QLatin1String("Elasticsearch")},
    {QLatin1String("etcd"), QLatin1String("etcd")},
    {QLatin1String("janusgraph"), QLatin1String("JanusGraph")},
    {QLatin1String("mongodb"), QLatin1String("MongoDB")},
    {QLatin1String("mysql"), QLatin1String("MySQL")},
    {QLatin1String("postgres"), QLatin1String("PostgreSQL")},
    {QLatin1String("postgresql"), QLatin1String("PostgreSQL")},
    {QLatin1String("rabbitmq"), QLatin1String("RabbitMQ")},
    {QLatin1String("redis"), QLatin1String("Redis")},
    {QLatin1String("rethink"), QLatin1String("RethinkDB")},
    {QLatin1String("rethinkdb"), QLatin1String("RethinkDB")},
    {QLatin1String("scylla"), QLatin1String("ScyllaDB")},
    {QLatin1String("sqlite"), QLatin1String("SQLite")},
};

} // namespace

QString Words::of(BackupKind kind, const QString &raw)
{
    switch (kind) {
    case BackupKind::OnDemand:
        return tr("manual (on demand)");
    case BackupKind::Daily:
        return tr("daily");
    case BackupKind::Weekly:
        return tr("weekly");
    case BackupKind::Monthly:
        return tr("monthly");
    case BackupKind::Unknown:
        break;
    }
    return raw.isEmpty() ? tr("unknown", "kind of a backup") : plain(raw, 40);
}

QString Words::of(RestorePoint::State state, const QString &raw)
{
    switch (state) {
    case RestorePoint::State::Waiting:
        return tr("pending");
    case RestorePoint::State::Running:
        return tr("backing up …");
    case RestorePoint::State::Complete:
        return tr("completed");
    case RestorePoint::State::Failed:
        return tr("failed");
    case RestorePoint::State::Unknown:
        break;
    }
    return raw.isEmpty() ? tr("unknown", "state of a backup") : plain(raw, 40);
}

QString Words::of(DatabaseService::State state)
{
    switch (state) {
    case DatabaseService::State::Available:
        return tr("running", "state of a service");
    case DatabaseService::State::Provisioning:
        return tr("provisioning");
    case DatabaseService::State::Failed:
        return tr("failed");
    case DatabaseService::State::Unknown:
        break;
    }
    return tr("unknown", "state of a service");
}

QString Words::of(Operation::Kind kind)
{
    switch (kind) {
    case Operation::Kind::BackUp:
        return tr("Backup", "kind of an operation");
    case Operation::Kind::Restore:
        return tr("Restore", "kind of an operation, noun");
    case Operation::Kind::Download:
        return tr("Download", "kind of an operation, noun");
    default:
        return ofMachine(kind);
    }
}

QString Words::of(Operation::State state)
{
    switch (state) {
    case Operation::State::Queued:
    case Operation::State::Intent:
    case Operation::State::Sent:
        return tr("pending");
    case Operation::State::Running:
        return tr("running", "state of an operation");
    case Operation::State::Unknown:
        return tr("unknown, checking");
    case Operation::State::Done:
        return tr("completed");
    case Operation::State::Failed:
        return tr("failed");
    case Operation::State::Cancelled:
        break;
    }
    return tr("cancelled");
}

QString Words::progress(const Operation &operation)
{
    if (operation.state != Operation::State::Running)
        return of(operation.state);
    if (operation.checking)
        return tr("checking");
    const auto permille = operation.permille;
    switch (operation.kind) {
    case Operation::Kind::BackUp:
        return permille ? tr("backing up … %1 %").arg(percent(*permille)) : tr("backing up …");
    case Operation::Kind::Restore:
        return permille ? tr("restoring … %1 %").arg(percent(*permille)) : tr("restoring …");
    case Operation::Kind::Download:
        return permille ? tr("downloading … %1 %").arg(percent(*permille)) : tr("downloading …");
    default:
        return machineProgress(operation);
    }
}

QString Words::of(Obstacle obstacle, const QString &type)
{
    switch (obstacle) {
    case Obstacle::None:
        return {};
    case Obstacle::NotDownloadable:
        return type.isEmpty()
                   ? tr("Backups of this service cannot be downloaded from this provider.")
                   : tr("%1 backups cannot be downloaded from this provider.").arg(databaseType(type));
    case Obstacle::NotRestorable:
        return type.isEmpty() ? tr("Backups of this service cannot be restored at this provider.")
                              : tr("%1 backups cannot be restored at this provider.").arg(databaseType(type));
    case Obstacle::NotComplete:
        return tr("This backup is not complete.");
    case Obstacle::ServiceNotReady:
        return tr("The service is still being provisioned.");
    case Obstacle::JobRunning:
        return tr("A backup of this service is already being made.");
    case Obstacle::NotConnected:
        return tr("The connection is lost. Kustos keeps trying.");
    case Obstacle::CredentialsExpired:
        return tr("The credentials have expired. Renew them first.");
    default:
        return ofMachine(obstacle);
    }
}

QString Words::databaseType(const QString &type)
{
    for (const TypeName &known : typeNames) {
        if (type.compare(known.type, Qt::CaseInsensitive) == 0)
            return known.name;
    }
    return plain(type, 40);
}

QString Words::size(ByteSize size)
{
    QString text = QLocale().formattedDataSize(size.bytes(), 1, QLocale::DataSizeSIFormat);
    text.replace(QLatin1Char(' '), QChar(0x00A0)); // number and unit stay on one line
    return text;
}

QString Words::duration(std::chrono::milliseconds span)
{
    using namespace std::chrono;
    const auto seconds = duration_cast<std::chrono::seconds>(std::max(span, milliseconds{0})).count();
    const auto number = [](auto value) { return QString::number(value); };
    if (seconds < 60)
        return tr("%1 s", "seconds").arg(number(seconds));
    if (seconds < 3600)
        return tr("%1 min %2 s").arg(number(seconds / 60), number(seconds % 60));
    if (seconds < 86400)
        return tr("%1 h %2 min").arg(number(seconds / 3600), number(seconds % 3600 / 60));
    return tr("%1 d %2 h", "days and hours").arg(number(seconds / 86400), number(seconds % 86400 / 3600));
}

} // namespace kustos::text
