// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/scene.h"

#include <QCryptographicHash>

namespace kustos::tests {

OperationId RecordedActions::backUpNow(const ServiceKey &service)
{
    m_calls.append({QStringLiteral("back up"), {}, service.service.text()});
    if (!m_registers)
        return {};
    Operation operation;
    operation.target = service;
    return m_operations.add(operation);
}

OperationId RecordedActions::restore(const ServiceKey &, const BackupId &backup, const QString &newName)
{
    m_calls.append({QStringLiteral("restore"), backup, newName});
    return {};
}

OperationId RecordedActions::download(const ServiceKey &service, const BackupId &backup,
                                      const QString &directory)
{
    m_calls.append({QStringLiteral("download"), backup, directory});
    if (!m_registers)
        return {};
    Operation operation;
    operation.kind = Operation::Kind::Download;
    operation.target = service;
    operation.backup = backup;
    return m_operations.add(operation);
}

void RecordedActions::cancel(const OperationId &operation)
{
    m_calls.append({QStringLiteral("cancel"), {}, operation.text()});
}

QString RecordedActions::defaultRestoreName(const ServiceKey &) const
{
    return QStringLiteral("sqlite-restore-1795179750");
}

QString RecordedActions::restoreCommand(const ServiceKey &service, const BackupId &backup) const
{
    return QStringLiteral(
               "curl -X POST -H \"Authorization: Bearer $KUSTOS_TOKEN\" -H 'Content-Type: application/json' "
               "-d '{\"deployment\": {\"name\": \"sqlite-restore-1795179750\"}}' "
               "http://127.0.0.1:8471/2016-07/deployments/%1/backups/%2/restore")
        .arg(service.service.text(), backup.text());
}

QString RecordedActions::backupCommand(const ServiceKey &service) const
{
    return QStringLiteral("curl -X POST http://127.0.0.1:8471/2016-07/deployments/%1/backups")
        .arg(service.service.text());
}

Scene::Scene(const QString &type)
{
    m_service.id = m_key.service;
    m_service.name = QStringLiteral("warenwirtschaft");
    m_service.type = type;
    m_service.place = QStringLiteral("nordlicht");
    m_service.nextBackup =
        PlannedBackup{QDateTime(QDate(2026, 11, 21), QTime(2, 0), Qt::UTC), BackupKind::Daily};
    Connection connection;
    connection.id = m_key.connection;
    m_inventory.setConnection(connection);
    applyService();
}

RestorePoint Scene::point(const QString &id, const QDateTime &at, BackupKind kind, RestorePoint::State state)
{
    RestorePoint point;
    point.id = BackupId(id);
    point.name = QStringLiteral("warenwirtschaft-%1").arg(at.toString(QStringLiteral("yyyyMMdd-HHmm")));
    point.kind = kind;
    point.state = state;
    point.createdAt = at;
    if (state != RestorePoint::State::Complete)
        return point;
    point.moment = at.addSecs(-95);
    point.size = ByteSize(24'600'000 + at.toSecsSinceEpoch() % 3'000'000);
    point.sha256 = QCryptographicHash::hash(id.toUtf8(), QCryptographicHash::Sha256).toHex();
    if (kind != BackupKind::OnDemand)
        point.expiresAt = at.addDays(kind == BackupKind::Daily ? 7 : kind == BackupKind::Weekly ? 28 : 365);
    return point;
}

Job Scene::job(const QString &id, const QDateTime &at, Job::State state)
{
    Job job;
    job.id = JobId(id);
    job.kind = Job::Kind::Backup;
    job.backupKind = BackupKind::OnDemand;
    job.state = state;
    job.createdAt = at;
    job.updatedAt = at;
    return job;
}

QList<RestorePoint> Scene::history(int count) const
{
    QList<RestorePoint> points;
    const QDateTime last(QDate(2026, 11, 20), QTime(2, 4), Qt::UTC);
    for (int i = 0; i < count; ++i) {
        const auto kind = i % 30 == 12  ? BackupKind::Monthly
                          : i % 7 == 4  ? BackupKind::Weekly
                          : i % 11 == 2 ? BackupKind::OnDemand
                                        : BackupKind::Daily;
        const QDateTime at = last.addDays(-i).addSecs(i * 37 % 400);
        points.append(point(
            QStringLiteral("65a0c3%1").arg(Q_INT64_C(0xf00d0000) - i, 18, 16, QLatin1Char('0')), at, kind));
    }
    return points;
}

void Scene::apply(const QList<RestorePoint> &backups, const QList<Job> &jobs)
{
    m_reading = m_reading.addSecs(1);
    m_inventory.applyBackups(m_key, backups, jobs, m_reading);
}

void Scene::applyService()
{
    m_inventory.applyServices(m_key.connection, {m_service}, m_clock.m_now);
}

OperationId Scene::press()
{
    Operation operation;
    operation.target = m_key;
    return m_operations.add(operation);
}

void Scene::change(const OperationId &id, const std::function<void(Operation &)> &change)
{
    Operation operation = *m_operations.find(id);
    change(operation);
    m_operations.update(operation);
}

} // namespace kustos::tests
