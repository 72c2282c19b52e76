// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "host/machines/machinedesk.h"

namespace kustos::host {

//! A desk without a hypervisor: it keeps the rules of MachineDesk, and its jobs end when the test says so.
class ScriptedDesk : public MachineDesk
{
public:
    explicit ScriptedDesk(const Clock &clock)
        : m_clock(clock)
    {
    }

    //! With one disk of 10 GiB, 2 processors and 2 GiB. The number makes UUID and hostname.
    MachineFacts &addMachine(int number, const QString &name, MachineState state);
    SnapshotRecord &addSnapshot(int number, const MachineId &machine, const QString &name,
                                SnapshotRecord::State state = SnapshotRecord::State::Available);
    [[nodiscard]] MachineFacts *find(const MachineId &id);
    [[nodiscard]] SnapshotRecord *find(const SnapshotId &id);
    [[nodiscard]] MachineJobRecord *find(const JobId &id);
    //! Ends a job with its effect on machine and snapshot; a failed one has none.
    void finish(const JobId &id, MachineJobRecord::State state = MachineJobRecord::State::Succeeded);
    //! Ends all that are older than `age`.
    void settle(std::chrono::milliseconds age);

    [[nodiscard]] bool isReachable() const override { return reachable; }
    [[nodiscard]] std::optional<Error> takeFailure() override { return std::exchange(unread, std::nullopt); }
    [[nodiscard]] QList<MachineFacts> machines() const override { return all; }
    [[nodiscard]] Result<MachineFacts> machine(const MachineId &id) const override;
    [[nodiscard]] Result<MachineFacts> machineByNumber(int number) const override;
    [[nodiscard]] QList<SnapshotRecord> snapshots() const override { return copies; }
    [[nodiscard]] QList<SnapshotRecord> snapshots(const MachineId &machine) const override;
    [[nodiscard]] Result<SnapshotRecord> snapshot(const SnapshotId &id) const override;
    [[nodiscard]] Result<SnapshotRecord> snapshotByNumber(int number) const override;
    [[nodiscard]] QList<MachineJobRecord> jobs() const override { return history; }
    [[nodiscard]] QList<MachineJobRecord> runningJobs() const override
    {
        QList<MachineJobRecord> running = history;
        running.removeIf([](const MachineJobRecord &job) { return job.ended(); });
        return running;
    }
    [[nodiscard]] QList<MachineJobRecord> jobs(const MachineId &machine) const override;
    [[nodiscard]] Result<MachineJobRecord> job(const JobId &id) const override;
    [[nodiscard]] Result<MachineJobRecord> jobByNumber(int number) const override;
    [[nodiscard]] const MachineLimits &limits() const override { return limit; }
    [[nodiscard]] QDateTime nextSnapshotAllowedAt(const MachineId &machine) const override;

    [[nodiscard]] Result<MachineJobRecord> power(const MachineId &machine,
                                                 MachineJobRecord::Kind kind) override;
    [[nodiscard]] Result<MachineJobRecord> takeSnapshot(const MachineId &machine,
                                                        const QString &name) override;
    [[nodiscard]] Result<MachineJobRecord> takeConsistentSnapshot(const MachineId &machine,
                                                                  const QString &name) override;
    [[nodiscard]] Result<SnapshotRecord> renameSnapshot(const SnapshotId &id, const QString &name) override;
    [[nodiscard]] Result<MachineJobRecord> deleteSnapshot(const SnapshotId &id) override;
    [[nodiscard]] Result<MachineJobRecord> restoreSnapshot(const SnapshotId &id) override;
    [[nodiscard]] Result<MachineJobRecord> createMachine(const SnapshotId &id, const QString &name) override;
    [[nodiscard]] Result<MachineJobRecord> renameMachine(const MachineId &id, const QString &name) override;
    [[nodiscard]] Result<void> cancel(const JobId &id) override;

    // What a test sets and reads.
    bool reachable = true;
    std::optional<Error> unread; //!< of the lists, told once
    QList<MachineFacts> all;
    QList<SnapshotRecord> copies;    //!< newest first
    QList<MachineJobRecord> history; //!< newest first
    MachineLimits limit;
    std::optional<Error> refusal; //!< of every change, until it is taken away

private:
    [[nodiscard]] Result<MachineFacts> changeable(const MachineId &id) const;
    MachineJobRecord begin(MachineJobRecord::Kind kind, const MachineId &machine,
                           const SnapshotId &snapshot = {}, const QString &argument = {});
    [[nodiscard]] Result<MachineJobRecord> copy(const MachineId &id, const QString &name,
                                                MachineJobRecord::Kind kind);

    const Clock &m_clock;
    int m_lastNumber = 9000;
};

} // namespace kustos::host
