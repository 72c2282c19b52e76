// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/machines/machinerunner.h"
#include "scriptedhypervisor.h"
#include "support/await.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace kustos::test {

//! A desk over a scripted hypervisor, in a directory of its own; the host may end and come back.
class MachineTest : public ::testing::Test
{
protected:
    using Kind = host::MachineJobRecord::Kind;
    using Phase = host::MachineJobRecord::Phase;
    using JobState = host::MachineJobRecord::State;
    using Snapshot = host::SnapshotRecord;
    using MachineState = host::MachineState;

    MachineTest();
    //! Makes a desk and waits until it has read the machines.
    void boot();
    //! Ends the host's part as a kill does: nothing of it is undone or concluded.
    void end() { m_runner.reset(); }
    [[nodiscard]] host::MachineRunner &desk() { return *m_runner; }

    [[nodiscard]] host::MachineCatalogue catalogue() const;
    //! What the desk tells of the job when it has ended.
    host::MachineJobRecord ended(const Result<host::MachineJobRecord> &job);
    //! Waits until the job is in this phase and half of the first disk is copied.
    [[nodiscard]] bool inTheMiddle(const Result<host::MachineJobRecord> &job, Phase phase = Phase::Copying);
    [[nodiscard]] bool sees(const MachineId &machine, MachineState state);
    //! A finished snapshot.
    host::SnapshotRecord snapshotOf(const MachineId &machine, const QString &name = QStringLiteral("s"));
    [[nodiscard]] QString snapshotFile(const SnapshotId &id,
                                       const QString &target = QStringLiteral("vda")) const;
    //! All files below snapshots/ and machines/, relative to the state directory.
    [[nodiscard]] QStringList storedFiles() const;
    [[nodiscard]] QString in(const QString &name) const { return m_directory.filePath(name); }

    QTemporaryDir m_directory;
    SystemClock m_clock;
    QString m_state;
    ScriptedHypervisor m_hypervisor;
    host::MachineLimits m_limits;
    host::MachineTimes m_times;
    std::unique_ptr<host::MachineRunner> m_runner;
};

[[nodiscard]] QByteArray disk(char letter); //!< 64 KiB of it

} // namespace kustos::test
