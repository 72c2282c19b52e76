// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/inventory.h"
#include "services/journal.h"
#include "services/machineinventory.h"
#include "services/machinepoller.h"
#include "services/machineservice.h"
#include "services/operationregister.h"
#include "support/await.h"
#include "support/scriptedmachines.h"
#include "virtualtime.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace kustos::test {

using State = Operation::State;
using Step = Operation::MachineStep;
using Power = VirtualMachine::State;

inline const ConnectionId here(QStringLiteral("here"));
inline const MachineKey web{here, MachineId(QStringLiteral("web"))};
inline const MachineKey mail{here, MachineId(QStringLiteral("mail"))};
inline const QString wanted = QStringLiteral("web-1");

//! A MachineService over machines in memory and a journal on the disk, in virtual time.
class MachineTest : public ::testing::Test
{
protected:
    //! One run of the program; the next one has only the journal.
    struct Run
    {
        Run(MachineTest &test, Connection::Kind kind)
            : journal(test.m_path)
            , operations(journal, test.m_time)
            , poller(inventory, machines, test.m_time, test.m_time.alarms())
            , service(machines_(test, kind), machines, operations, poller, test.m_time)
        {
            QObject::connect(&service, &MachineService::noticed,
                             [&test](const Notice &notice) { test.m_notices.append(notice); });
            service.addProvider(here, test.m_provider);
            poller.addProvider(here, test.m_provider, MachinePoller::ConnectionReading::KeptHere);
        }
        const Inventory &machines_(MachineTest &, Connection::Kind kind)
        {
            inventory.setConnection(Connection{here, kind, {}, {}, {}});
            return inventory;
        }

        Inventory inventory;
        MachineInventory machines;
        Journal journal;
        OperationRegister operations;
        MachinePoller poller;
        MachineService service;
    };

    MachineTest()
    {
        m_provider.time = [this] { return m_time.now(); };
        m_provider.add("web");
        m_provider.add("mail", Power::Off);
        m_provider.addSnapshot(web.machine, QStringLiteral("old"));
        m_provider.addSnapshot(mail.machine, QStringLiteral("old"));
        m_time.pass(1s);
        start();
    }
    void start(Connection::Kind kind = Connection::Kind::KustosHost)
    {
        m_run = std::make_unique<Run>(*this, kind);
        m_run->poller.start();
        m_time.pass(1s);
    }
    //! The program is killed; the next one reads the journal and looks things up.
    void restart(std::chrono::milliseconds after = 10s)
    {
        m_run.reset();
        m_time.pass(after);
        m_notices.clear();
        m_run = std::make_unique<Run>(*this, Connection::Kind::KustosHost);
        m_run->operations.load(m_run->journal.load());
        m_run->service.resumeEarlier();
        m_run->poller.start();
        m_time.pass(1s);
    }
    MachineService &service() { return m_run->service; }
    const Operation &operation(const OperationId &id) const { return *m_run->operations.find(id); }
    //! Lets the journal's thread write (real time) while virtual time stands still.
    bool reaches(const OperationId &id, State state)
    {
        return waitUntil([&] { return operation(id).state == state; });
    }
    bool sends(const QString &entry, qsizetype times = 1)
    {
        return waitUntil([&] { return m_provider.sent(entry) == times; });
    }
    //! Until the request was answered and the operation follows it.
    bool follows(const OperationId &id, const QString &entry)
    {
        return sends(entry) && reaches(id, State::Running) &&
               waitUntil([&] { return !operation(id).job.isEmpty(); });
    }
    QList<Operation> onDisk() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? Journal::parse(file.readAll()) : QList<Operation>();
    }
    Operation onDisk(const OperationId &id) const
    {
        for (const Operation &operation : onDisk()) {
            if (operation.id == id)
                return operation;
        }
        return {};
    }
    qsizetype noticed(Notice::Kind kind) const { return std::ranges::count(m_notices, kind, &Notice::kind); }
    void lose(bool arrives)
    {
        m_provider.sendError = Error{Error::Kind::OutcomeUnknown, Error::Cause::ConnectionLost, 0, {}, {}};
        m_provider.arrivesAnyway = arrives;
    }
    void refuse(Error::Kind kind, const char *detail = "")
    {
        m_provider.sendError = Error{kind, Error::Cause::None, 0, QString::fromLatin1(detail), {}};
        m_provider.arrivesAnyway = false;
    }
    void cutNetwork()
    {
        m_provider.listError = m_provider.readError = m_provider.sendError =
            Error{Error::Kind::Offline, Error::Cause::None, 0, {}, {}};
        m_provider.arrivesAnyway = false;
    }
    void healNetwork() { m_provider.listError = m_provider.readError = m_provider.sendError = std::nullopt; }

    QTemporaryDir m_directory;
    QString m_path = m_directory.filePath(QStringLiteral("journal"));
    VirtualTime m_time;
    ScriptedMachines m_provider;
    QList<Notice> m_notices;
    std::unique_ptr<Run> m_run;
};

} // namespace kustos::test
