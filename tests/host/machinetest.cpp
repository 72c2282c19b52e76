// SPDX-License-Identifier: GPL-3.0-or-later
#include "machinetest.h"

#include <QDir>
#include <QDirIterator>

namespace kustos::test {

using namespace host;

QByteArray disk(char letter)
{
    return QByteArray(65'536, letter);
}

MachineTest::MachineTest()
    : m_state(m_directory.filePath(QStringLiteral("state")))
    , m_hypervisor(m_directory.path())
{
    QDir().mkpath(m_state);
    m_limits.shutdownDeadline = std::chrono::seconds(20);
    m_times.poll = 2ms;
    m_times.lost = 300ms;
    m_times.settle = 300ms;
}

MachineCatalogue MachineTest::catalogue() const
{
    return MachineCatalogue::open(m_state + QStringLiteral("/machines.db")).value();
}

void MachineTest::boot()
{
    m_runner.reset();
    m_runner = std::make_unique<MachineRunner>(m_hypervisor, catalogue(), catalogue(), m_state, m_clock,
                                               m_limits, m_times);
    const auto started = m_runner->start();
    ASSERT_TRUE(started) << started.error().detail.toStdString();
    ASSERT_TRUE(waitUntil([this] { return m_runner->isReachable(); }));
}

MachineJobRecord MachineTest::ended(const Result<MachineJobRecord> &job)
{
    EXPECT_TRUE(job) << (job ? "" : job.error().detail.toStdString());
    if (!job)
        return {};
    EXPECT_TRUE(waitUntil([&] { return desk().job(job->id)->ended(); }, 15s));
    const auto now = desk().job(job->id);
    EXPECT_TRUE(now->endedAt.isValid());
    return *now;
}

bool MachineTest::inTheMiddle(const Result<MachineJobRecord> &job, Phase phase)
{
    return job && waitUntil([&] {
               const auto now = desk().job(job->id);
               return now->phase == phase && (phase != Phase::Copying || now->bytesDone > 0);
           });
}

bool MachineTest::sees(const MachineId &machine, MachineState state)
{
    return waitUntil([&] {
        const auto facts = desk().machine(machine);
        return facts && facts->state == state;
    });
}

SnapshotRecord MachineTest::snapshotOf(const MachineId &machine, const QString &name)
{
    const auto job = ended(desk().takeSnapshot(machine, name));
    EXPECT_EQ(job.state, JobState::Succeeded) << job.detail.toStdString();
    return desk().snapshot(job.snapshot).value_or(SnapshotRecord());
}

QString MachineTest::snapshotFile(const SnapshotId &id, const QString &target) const
{
    return QStringLiteral("%1/snapshots/%2/%3.qcow2").arg(m_state, id.text(), target);
}

QStringList MachineTest::storedFiles() const
{
    QStringList files;
    for (const char *name : {"snapshots", "machines"}) {
        QDirIterator all(m_state + u'/' + QString::fromLatin1(name), QDir::Files | QDir::Hidden,
                         QDirIterator::Subdirectories);
        while (all.hasNext())
            files.append(QDir(m_state).relativeFilePath(all.next()));
    }
    files.sort();
    return files;
}

} // namespace kustos::test
