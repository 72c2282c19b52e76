// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/downloader.h"
#include "scriptedprovider.h"
#include "services/backupservice.h"
#include "services/inventory.h"
#include "services/journal.h"
#include "services/operationregister.h"
#include "services/poller.h"
#include "support/await.h"
#include "virtualtime.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace kustos::test {

using State = Operation::State;

inline const ConnectionId here(QStringLiteral("here"));
inline const ServiceKey lager{here, ServiceId(QStringLiteral("lager"))};

//! A BackupService over a service in memory and a journal on the disk, in virtual time.
class BackupServiceTest : public ::testing::Test
{
protected:
    BackupServiceTest()
    {
        m_inventory.setConnection(Connection{here, Connection::Kind::KustosHost, {}, {}, {}});
        m_provider.time = [this] { return m_time.now(); };
        DatabaseService service;
        service.id = lager.service;
        service.name = QStringLiteral("lager");
        service.restorePrefix = QStringLiteral("janusgraph-restore-");
        m_provider.allServices = {service};
        m_provider.listBackup("old", RestorePoint::State::Complete);
        m_time.pass(1s);
        makeService();
        m_poller.addProvider(here, m_provider);
        m_poller.start();
        m_time.pass(1s);
    }
    void makeService()
    {
        m_service =
            std::make_unique<BackupService>(m_inventory, m_operations, m_poller, m_downloader, m_time);
        m_service->addProvider(here, m_provider);
        QObject::connect(m_service.get(), &BackupService::noticed,
                         [this](const Notice &notice) { m_notices.append(notice.kind); });
    }
    const Operation &operation(const OperationId &id) const { return *m_operations.find(id); }
    //! Lets the journal's thread write (real time) while virtual time stands still.
    bool reaches(const OperationId &id, State state)
    {
        return waitUntil([&] { return operation(id).state == state; });
    }
    QList<Operation> onDisk() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? Journal::parse(file.readAll()) : QList<Operation>();
    }
    State stateOnDisk(const OperationId &id) const
    {
        for (const Operation &operation : onDisk()) {
            if (operation.id == id)
                return operation.state;
        }
        return State::Queued;
    }
    void finishBackup(const char *backup)
    {
        m_provider.listBackup(backup, RestorePoint::State::Complete);
        m_provider.end(Job::State::Complete);
        m_time.pass(2s);
    }
    bool noticed(Notice::Kind kind) const { return m_notices.contains(kind); }
    static Error lost()
    {
        return Error{Error::Kind::OutcomeUnknown, Error::Cause::ConnectionLost, 0, {}, {}};
    }

    QTemporaryDir m_directory;
    QString m_path = m_directory.filePath(QStringLiteral("journal"));
    VirtualTime m_time;
    ScriptedProvider m_provider;
    Inventory m_inventory;
    Journal m_journal{m_path};
    OperationRegister m_operations{m_journal, m_time};
    Poller m_poller{m_inventory, m_time, m_time.alarms()};
    net::Downloader m_downloader;
    std::unique_ptr<BackupService> m_service;
    QList<Notice::Kind> m_notices;
};

} // namespace kustos::test
