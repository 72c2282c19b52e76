// SPDX-License-Identifier: GPL-3.0-or-later
#include "machinescene.h"

#include <QLabel>

namespace kustos::tests {

MachineScene::MachineScene()
{
    m_machine.id = m_key.machine;
    m_machine.name = QStringLiteral("web-01");
    m_machine.state = VirtualMachine::State::Running;
    m_machine.addresses = {QStringLiteral("10.0.0.12"), QStringLiteral("2001:db8::12")};
    m_machine.vcpus = 2;
    m_machine.memory = ByteSize(Q_INT64_C(4) << 30);
    m_machine.disk = ByteSize(Q_INT64_C(40) << 30);
    m_machine.system = QStringLiteral("Debian 12");
    m_machine.place = QStringLiteral("werkbank");
    m_machine.createdAt = ago(60 * 24 * 400);
    apply();
    applySnapshots();
}

std::unique_ptr<ui::MachinePage> MachineScene::page()
{
    return std::make_unique<ui::MachinePage>(m_key, m_parts, [](const MachineKey &key, QWidget *parent) {
        auto *tab = new QLabel(QStringLiteral("snapshots of ") + key.machine.text(), parent);
        tab->setTextFormat(Qt::PlainText);
        tab->setObjectName(QStringLiteral("snapshots"));
        return tab;
    });
}

void MachineScene::apply()
{
    Connection connection;
    connection.id = m_key.connection;
    connection.label = m_label;
    connection.endpoint = QStringLiteral("http://127.0.0.1:40123/api/v1");
    m_inventory.setConnection(connection);
    m_machines.applyMachines(m_key.connection, {m_machine}, m_clock.m_now);
}

void MachineScene::applySnapshots()
{
    m_machines.applySnapshots(m_key, m_snapshots, m_limits, m_jobs, m_clock.m_now);
}

void MachineScene::setState(VirtualMachine::State state)
{
    m_machine.state = state;
    apply();
}

void MachineScene::loseConnection(Error::Kind kind)
{
    Error error;
    error.kind = kind;
    m_machines.applyFailure(m_key.connection, error);
}

void MachineScene::change(const OperationId &id, const std::function<void(Operation &)> &edit)
{
    Operation operation = *m_operations.find(id);
    edit(operation);
    m_operations.update(operation);
}

Snapshot MachineScene::snapshot(const QString &name, const QDateTime &at,
                                Snapshot::Consistency consistency) const
{
    Snapshot snapshot;
    snapshot.id = SnapshotId(QStringLiteral("snap-") + name);
    snapshot.machine = m_key.machine;
    snapshot.name = name;
    snapshot.state = Snapshot::State::Available;
    snapshot.consistency = consistency;
    snapshot.createdAt = at;
    snapshot.size = ByteSize(3'400'000'000);
    return snapshot;
}

MachineJob MachineScene::job(const QString &id, MachineJob::Kind kind, MachineJob::State state,
                             const QDateTime &at) const
{
    MachineJob job;
    job.id = JobId(id);
    job.machine = m_key.machine;
    job.kind = kind;
    job.state = state;
    job.createdAt = at;
    if (job.ended())
        job.endedAt = at.addSecs(130);
    return job;
}

void MachineScene::fillWithExamples()
{
    using Kind = MachineJob::Kind;
    using State = MachineJob::State;
    m_limits.perMachine = 10;
    m_snapshots = {
        snapshot(QStringLiteral("web-01-1795168800"), ago(180), Snapshot::Consistency::Offline),
        snapshot(QStringLiteral("vor-umstellung"), ago(60 * 30), Snapshot::Consistency::Live),
        snapshot(QStringLiteral("web-01-1794000000"), ago(60 * 24 * 9), Snapshot::Consistency::Live)};
    MachineJob taken = job(QStringLiteral("j3"), Kind::ConsistentSnapshot, State::Complete, ago(180));
    taken.snapshot = m_snapshots.first().id;
    MachineJob failed = job(QStringLiteral("j2"), Kind::ShutDown, State::Failed, ago(60 * 26));
    failed.code = QStringLiteral("shutdown_ignored");
    m_jobs = {taken, failed, job(QStringLiteral("j1"), Kind::Reboot, State::Complete, ago(60 * 27)),
              job(QStringLiteral("j0"), Kind::Start, State::Complete, ago(60 * 24 * 20))};
    applySnapshots();
}

} // namespace kustos::tests
