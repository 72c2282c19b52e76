// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/machines/machinedesk.h"
#include "host/machines/machinejob.h"

#include <QObject>

#include <map>
#include <thread>

namespace kustos::host {

//! The desk for virtual machines of a running host: one job per machine, each on a thread of its own, none
//! waits. Lives on the main thread and never blocks it on the hypervisor. What a job does is in the catalogue
//! before it is done, so that a killed host is followed by one that goes on.
class MachineRunner final : public QObject, public MachineDesk
{
    Q_OBJECT

public:
    MachineRunner(Hypervisor &hypervisor, MachineCatalogue catalogue, MachineCatalogue watchersCatalogue,
                  const QString &stateDirectory, const Clock &clock, const MachineLimits &limits,
                  MachineTimes times = {});
    ~MachineRunner() override;

    //! Removes what an earlier host left behind, marks lost snapshots, goes on with its jobs.
    [[nodiscard]] Result<void> start();
    //! Ends the threads and leaves their jobs to the next start. Blocks until they have ended.
    void stop();
    [[nodiscard]] bool isIdle() const { return m_running.empty(); }

    [[nodiscard]] bool isReachable() const override;
    [[nodiscard]] std::optional<Error> takeFailure() override;
    [[nodiscard]] QList<MachineFacts> machines() const override;
    [[nodiscard]] Result<MachineFacts> machine(const MachineId &id) const override;
    [[nodiscard]] Result<MachineFacts> machineByNumber(int number) const override;
    [[nodiscard]] QList<SnapshotRecord> snapshots() const override;
    [[nodiscard]] QList<SnapshotRecord> snapshots(const MachineId &machine) const override;
    [[nodiscard]] Result<SnapshotRecord> snapshot(const SnapshotId &id) const override;
    [[nodiscard]] Result<SnapshotRecord> snapshotByNumber(int number) const override;
    [[nodiscard]] QList<MachineJobRecord> jobs() const override;
    [[nodiscard]] QList<MachineJobRecord> jobs(const MachineId &machine) const override;
    [[nodiscard]] QList<MachineJobRecord> runningJobs() const override;
    [[nodiscard]] Result<MachineJobRecord> job(const JobId &id) const override;
    [[nodiscard]] Result<MachineJobRecord> jobByNumber(int number) const override;
    [[nodiscard]] const MachineLimits &limits() const override { return m_limits; }
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

private:
    template <class T> [[nodiscard]] QList<T> told(Result<QList<T>> list) const;
    struct Running
    {
        MachineJobRecord record; //!< as it was begun
        std::shared_ptr<JobProgress> progress = std::make_shared<JobProgress>();
        std::jthread thread;
    };

    [[nodiscard]] Result<MachineJobRecord> begin(MachineJobRecord::Kind kind, const MachineId &machine,
                                                 const SnapshotId &snapshot, const QString &argument);
    [[nodiscard]] Result<MachineJobRecord> beginSnapshot(MachineJobRecord::Kind kind,
                                                         const MachineId &machine, const QString &name);
    void launch(const MachineJobRecord &record, MachineCatalogue catalogue, bool resumed);
    void forget(const JobId &id);
    [[nodiscard]] Result<void> lookAfterSnapshots(const QList<MachineJobRecord> &unfinished);
    //! The machine as it is; Conflict "server_busy" while a job has it, Offline where nobody answers.
    [[nodiscard]] Result<MachineFacts> idleMachine(const MachineId &id) const;
    [[nodiscard]] Result<void> withinLimits(const MachineId &machine) const;
    [[nodiscard]] MachineJobRecord current(MachineJobRecord job) const;
    [[nodiscard]] QList<MachineJobRecord> current(Result<QList<MachineJobRecord>> jobs) const;

    Hypervisor &m_hypervisor;
    mutable MachineCatalogue m_catalogue;
    MachineFiles m_files;
    const Clock &m_clock;
    MachineLimits m_limits;
    MachineTimes m_times;
    MachineWatcher m_watcher;
    std::map<JobId, Running> m_running;     //!< last: the threads use the rest
    mutable std::optional<Error> m_failure; //!< of a list that could not be read
};

} // namespace kustos::host
