// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machineprovidercontract.h"

namespace kustos::test {

// What the suite needs of a result: how many there are.
inline qsizetype count(const SnapshotList &list)
{
    return list.snapshots.size();
}
template <class T> qsizetype count(const QList<T> &list)
{
    return list.size();
}
template <class T> qsizetype count(const T &)
{
    return 1;
}

template <class T> QCoro::Task<Result<qsizetype>> counted(QCoro::Task<Result<T>> task)
{
    const auto result = co_await task;
    if (!result)
        co_return std::unexpected(result.error());
    if constexpr (std::is_void_v<T>)
        co_return 1;
    else
        co_return count(*result);
}

// The calls of the interface; what a dialect adds is the request and its answers.
using CallFunction = decltype(MachineCall::call);

inline CallFunction readMachines()
{
    return [](MachineProvider &p, QString, std::stop_token stop) { return counted(p.machines(stop)); };
}
inline CallFunction readMachine()
{
    return [](MachineProvider &p, QString id, std::stop_token stop) {
        return counted(p.machine(MachineId(id), stop));
    };
}
inline CallFunction readSnapshots()
{
    return [](MachineProvider &p, QString id, std::stop_token stop) {
        return counted(p.snapshots(MachineId(id), stop));
    };
}
inline CallFunction readJobs()
{
    return [](MachineProvider &p, QString id, std::stop_token stop) {
        return counted(p.jobs(MachineId(id), stop));
    };
}
inline CallFunction readJob(const QString &machine)
{
    return [machine](MachineProvider &p, QString id, std::stop_token stop) {
        return counted(p.job(MachineId(machine), JobId(id), stop));
    };
}
inline CallFunction power()
{
    return [](MachineProvider &p, QString id, std::stop_token stop) {
        return counted(p.power(MachineId(id), PowerAction::TurnOff, stop));
    };
}
inline CallFunction takeSnapshot()
{
    return [](MachineProvider &p, QString id, std::stop_token stop) {
        return counted(p.takeSnapshot(MachineId(id), QStringLiteral("n"), true, stop));
    };
}
inline CallFunction takeConsistentSnapshot()
{
    return [](MachineProvider &p, QString id, std::stop_token stop) {
        return counted(p.takeConsistentSnapshot(MachineId(id), QStringLiteral("n"), stop));
    };
}
inline CallFunction restoreSnapshot(const QString &snapshot)
{
    return [snapshot](MachineProvider &p, QString id, std::stop_token stop) {
        return counted(p.restoreSnapshot(MachineId(id), SnapshotId(snapshot), stop));
    };
}
inline CallFunction createMachine(const QString &machine, const QString &snapshot)
{
    return [=](MachineProvider &p, QString id, std::stop_token stop) {
        return counted(p.createMachine(MachineId(machine.isEmpty() ? id : machine), SnapshotId(snapshot),
                                       QStringLiteral("web-02"), stop));
    };
}
inline CallFunction renameMachine()
{
    return [](MachineProvider &p, QString id, std::stop_token stop) {
        return counted(p.renameMachine(MachineId(id), QStringLiteral("n"), stop));
    };
}
inline CallFunction cancelJob()
{
    return [](MachineProvider &p, QString id, std::stop_token stop) {
        return counted(p.cancel(JobId(id), stop));
    };
}

} // namespace kustos::test
