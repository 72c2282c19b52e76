// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/snapshots/machinescene.h"

#include <QCryptographicHash>

namespace kustos::tests {

RecordedMachineActions::RecordedMachineActions(OperationRegister &operations,
                                               const MachineInventory &machines, const Clock &clock)
    : m_operations(operations)
    , m_machines(machines)
    , m_clock(clock)
{
}

OperationId RecordedMachineActions::add(Operation::Kind kind, const MachineKey &machine,
                                        const SnapshotId &snapshot, const QString &name)
{
    Operation operation;
    operation.kind = kind;
    operation.machine = machine;
    operation.snapshot = snapshot;
    operation.argument = name;
    return m_operations.add(operation);
}

OperationId RecordedMachineActions::power(const MachineKey &, PowerAction)
{
    return {};
}

OperationId RecordedMachineActions::takeSnapshot(const MachineKey &machine, const QString &name)
{
    m_calls.append({QStringLiteral("take"), {}, name});
    return add(Operation::Kind::TakeSnapshot, machine, {}, name);
}

OperationId RecordedMachineActions::takeConsistentSnapshot(const MachineKey &machine, const QString &name)
{
    m_calls.append({QStringLiteral("consistent"), {}, name});
    return add(Operation::Kind::ConsistentSnapshot, machine, {}, name);
}

OperationId RecordedMachineActions::renameSnapshot(const MachineKey &machine, const SnapshotId &snapshot,
                                                   const QString &name)
{
    m_calls.append({QStringLiteral("rename"), snapshot, name});
    return add(Operation::Kind::RenameSnapshot, machine, snapshot, name);
}

OperationId RecordedMachineActions::deleteSnapshot(const MachineKey &machine, const SnapshotId &snapshot)
{
    m_calls.append({QStringLiteral("delete"), snapshot, {}});
    return add(Operation::Kind::DeleteSnapshot, machine, snapshot, {});
}

OperationId RecordedMachineActions::restoreSnapshot(const MachineKey &machine, const SnapshotId &snapshot)
{
    m_calls.append({QStringLiteral("restore"), snapshot, {}});
    return add(Operation::Kind::RestoreSnapshot, machine, snapshot, {});
}

OperationId RecordedMachineActions::createMachine(const MachineKey &machine, const SnapshotId &snapshot,
                                                  const QString &name)
{
    m_calls.append({QStringLiteral("create"), snapshot, name});
    return add(Operation::Kind::CreateMachine, machine, snapshot, name);
}

OperationId RecordedMachineActions::renameMachine(const MachineKey &, const QString &)
{
    return {};
}

void RecordedMachineActions::cancel(const OperationId &operation)
{
    m_calls.append({QStringLiteral("cancel"), {}, operation.text()});
}

Obstacle RecordedMachineActions::obstacleToPower(const MachineKey &, PowerAction) const
{
    return Obstacle::None;
}

QString RecordedMachineActions::defaultSnapshotName(const MachineKey &machine) const
{
    const MachineRecord *record = m_machines.record(machine);
    return QStringLiteral("%1-%2")
        .arg(record != nullptr ? record->machine.name : QString())
        .arg(m_clock.now().toSecsSinceEpoch());
}

QString RecordedMachineActions::snapshotCommand(const MachineKey &machine, const QString &name) const
{
    return QStringLiteral("curl -X POST -H \"Authorization: Bearer $KUSTOS_TOKEN\" "
                          "http://127.0.0.1:8471/api/v1/ccloud/servers/%1/snapshots -d '{\"name\": \"%2\"}'")
        .arg(machine.machine.text(), name);
}

QString RecordedMachineActions::restoreCommand(const MachineKey &machine, const SnapshotId &snapshot) const
{
    return QStringLiteral("curl -X POST -H \"Authorization: Bearer $KUSTOS_TOKEN\" "
                          "http://127.0.0.1:8471/api/v1/ccloud/servers/%1/snapshots/%2/restore")
        .arg(machine.machine.text(), snapshot.text());
}

QString RecordedMachineActions::deleteCommand(const MachineKey &machine, const SnapshotId &snapshot) const
{
    return QStringLiteral("curl -X DELETE http://127.0.0.1:8471/api/v1/ccloud/servers/%1/snapshots/%2")
        .arg(machine.machine.text(), snapshot.text());
}

MachineScene::MachineScene()
{
    Connection connection;
    connection.id = m_key.connection;
    connection.reading = Reading{Reading::State::Current, m_clock.m_now, {}};
    m_connections.setConnection(connection);
    m_machine.id = m_key.machine;
    m_machine.name = QStringLiteral("web-01");
    m_machine.state = VirtualMachine::State::Running;
    m_machine.addresses = QStringList{QStringLiteral("10.0.0.21")};
    m_machine.vcpus = 2;
    m_machine.memory = ByteSize(4'000'000'000);
    m_machine.disk = ByteSize(40'000'000'000);
    m_machine.can.progress = true;
    m_machine.can.cancel = true;
    applyMachine();
}

Snapshot MachineScene::snapshot(const QString &id, const QDateTime &at, Snapshot::Consistency consistency)
{
    Snapshot snapshot;
    snapshot.id = SnapshotId(id);
    snapshot.name = QStringLiteral("web-01-%1").arg(at.toSecsSinceEpoch());
    snapshot.state = Snapshot::State::Available;
    snapshot.consistency = consistency;
    snapshot.createdAt = at;
    snapshot.size = ByteSize(2'400'000'000 + at.toSecsSinceEpoch() % 300'000'000);
    snapshot.minimumDisk = ByteSize(40'000'000'000);
    snapshot.sha256 = QCryptographicHash::hash(id.toUtf8(), QCryptographicHash::Sha256).toHex();
    return snapshot;
}

MachineJob MachineScene::job(const QString &id, MachineJob::Phase phase, std::optional<int> permille)
{
    MachineJob job;
    job.id = JobId(id);
    job.kind = MachineJob::Kind::TakeSnapshot;
    job.state = MachineJob::State::Running;
    job.phase = phase;
    job.permille = permille;
    job.createdAt = QDateTime(QDate(2026, 11, 20), QTime(13, 1, 50), Qt::UTC);
    return job;
}

QList<Snapshot> MachineScene::history(int count) const
{
    QList<Snapshot> snapshots;
    const QDateTime last(QDate(2026, 11, 20), QTime(2, 4), Qt::UTC);
    for (int i = 0; i < count; ++i) {
        const auto kind = i % 3 == 1 ? Snapshot::Consistency::Live : Snapshot::Consistency::Offline;
        snapshots.append(snapshot(QStringLiteral("9a3b7c10-52d4-4e6f-8a01-%1")
                                      .arg(Q_INT64_C(0xf00d0000) - i, 12, 16, QLatin1Char('0')),
                                  last.addDays(-2 * i).addSecs(i * 37 % 400), kind));
        snapshots.last().machine = m_key.machine;
    }
    return snapshots;
}

void MachineScene::apply(const QList<Snapshot> &snapshots, const QList<MachineJob> &jobs)
{
    m_reading = m_reading.addSecs(1);
    m_machines.applySnapshots(m_key, snapshots, m_limits, jobs, m_reading);
}

void MachineScene::applyMachine()
{
    m_machines.applyMachines(m_key.connection, {m_machine}, m_clock.m_now);
}

void MachineScene::setState(VirtualMachine::State state)
{
    m_machine.state = state;
    applyMachine();
}

void MachineScene::change(const OperationId &id, const std::function<void(Operation &)> &change)
{
    Operation operation = *m_operations.find(id);
    change(operation);
    m_operations.update(operation);
}

void MachineScene::end(const OperationId &id, Operation::State state)
{
    change(id, [state](Operation &operation) { operation.state = state; });
}

} // namespace kustos::tests
