// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/machineprovider.h"

#include <QHash>
#include <QPromise>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace kustos::test {

//! A service of virtual machines in memory. Jobs run until finish() or fail(); errors and pauses are set from
//! outside; every request that changes something stands in the ledger, whatever came of it.
class ScriptedMachines final : public MachineProvider
{
public:
    QList<VirtualMachine> all;
    QList<Snapshot> allSnapshots; //!< of all machines, newest first
    QList<MachineJob> allJobs;    //!< of all machines, newest first
    SnapshotLimits limits;
    QStringList ledger;             //!< "shut down web", "snapshot web name live" ...
    std::optional<Error> listError; //!< of machines()
    std::optional<Error> readError; //!< of everything else that reads
    std::optional<Error> sendError; //!< of what changes something, once
    bool arrivesAnyway = false;     //!< with sendError: the request was carried out
    bool tellsSnapshot = false;     //!< jobs name the snapshot they make
    bool keepsJobs = true;          //!< a request that arrived is listed as a job
    bool listsCreating = false;     //!< a snapshot that is being made is listed
    bool holdLists = false;         //!< machines() waits for release()
    bool holdSends = false;         //!< what changes something has arrived, its answer waits for release()
    bool preview = false;
    std::function<QDateTime()> time = [] { return QDateTime::currentDateTimeUtc(); };

    int listed = 0;
    int requests = 0; //!< everything that was asked, also by changes
    QList<std::pair<MachineId, QDateTime>> snapshotsRead;
    int inFlight = 0;
    int mostInFlight = 0;
    QStringList cancelled;

    ~ScriptedMachines() override;
    void release();

    VirtualMachine &add(const char *id, VirtualMachine::State state = VirtualMachine::State::Running);
    VirtualMachine &get(const MachineId &id); //!< it must be there
    Snapshot &addSnapshot(const MachineId &machine, const QString &name,
                          Snapshot::State state = Snapshot::State::Available);
    //! The newest job ends well, with what it changes.
    void finish();
    //! The newest one of a machine, likewise.
    void finish(const MachineId &machine);
    //! It ends, and changes nothing.
    void endJob(MachineJob::State state, const QString &code = {}, const QString &detail = {});
    void progress(int permille, MachineJob::Phase phase = MachineJob::Phase::Copying);
    [[nodiscard]] qsizetype sent(const QString &beginning) const;

    QCoro::Task<Result<QList<VirtualMachine>>> machines(std::stop_token) override;
    QCoro::Task<Result<VirtualMachine>> machine(MachineId id, std::stop_token) override;
    QCoro::Task<Result<SnapshotList>> snapshots(MachineId id, std::stop_token) override;
    QCoro::Task<Result<QList<MachineJob>>> jobs(MachineId id, std::stop_token) override;
    QCoro::Task<Result<MachineJob>> job(MachineId, JobId id, std::stop_token) override;

    QCoro::Task<Result<MachineJob>> power(MachineId id, PowerAction action, std::stop_token) override;
    QCoro::Task<Result<MachineJob>> takeSnapshot(MachineId id, QString name, bool live,
                                                 std::stop_token) override;
    QCoro::Task<Result<MachineJob>> takeConsistentSnapshot(MachineId id, QString name,
                                                           std::stop_token) override;
    QCoro::Task<Result<Snapshot>> renameSnapshot(MachineId id, SnapshotId snapshot, QString name,
                                                 std::stop_token) override;
    QCoro::Task<Result<MachineJob>> deleteSnapshot(MachineId id, SnapshotId snapshot,
                                                   std::stop_token) override;
    QCoro::Task<Result<MachineJob>> restoreSnapshot(MachineId id, SnapshotId snapshot,
                                                    std::stop_token) override;
    QCoro::Task<Result<MachineJob>> createMachine(MachineId id, SnapshotId snapshot, QString name,
                                                  std::stop_token) override;
    QCoro::Task<Result<VirtualMachine>> renameMachine(MachineId id, QString name, std::stop_token) override;
    QCoro::Task<Result<void>> cancel(JobId job, std::stop_token) override;

    bool isPreview() const override { return preview; }
    QString snapshotCommand(MachineId id, QString name) const override;
    QString powerCommand(MachineId id, PowerAction action) const override;
    QString deleteCommand(MachineId id, SnapshotId snapshot) const override;
    QString restoreCommand(MachineId id, SnapshotId snapshot) const override;

private:
    std::optional<Error> note(const QString &entry);
    QCoro::Task<Result<MachineJob>> accept(MachineJob::Kind kind, MachineId id, SnapshotId snapshot,
                                           QString name, QString word, QString more = {});
    void carryOut(MachineJob &job);
    void makeSnapshot(MachineJob &job);
    QCoro::Task<void> turn(bool hold);

    int m_jobs = 0;
    int m_snapshots = 0;
    QHash<JobId, QString> m_names;
    QList<std::shared_ptr<QPromise<void>>> m_waiting;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace kustos::test
