// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language.h"
#include "mainwindow.h"
#include "net/downloader.h"
#include "preferences.h"
#include "services/backupservice.h"
#include "services/hostservice.h"
#include "services/inventory.h"
#include "services/journal.h"
#include "services/machineinventory.h"
#include "services/operationregister.h"
#include "services/poller.h"
#include "widgets/appearance.h"

#include <QTemporaryDir>
#include <QTimeZone>

#include <memory>

namespace kustos::test {

//! 20 November 2026, 13:05 UTC (14:05 in Berlin), until a test moves it.
class FixedClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return m_now; }
    [[nodiscard]] std::chrono::milliseconds monotonic() const override
    {
        return std::chrono::milliseconds(m_now.toMSecsSinceEpoch());
    }
    void advance(std::chrono::seconds span) { m_now = m_now.addSecs(span.count()); }

private:
    QDateTime m_now{QDate(2026, 11, 20), QTime(13, 5), Qt::UTC};
};

//! The whole shell over an inventory that tests fill; nothing of it asks a network.
struct Shell
{
    Shell();
    ~Shell();

    QTemporaryDir dir;
    FixedClock clock;
    Inventory inventory;
    MachineInventory machines;
    Journal journal;
    OperationRegister operations;
    Poller poller;
    net::Downloader downloader;
    BackupService backups;
    ui::Language language;
    ui::Appearance appearance;
    ui::Preferences preferences;
    HostService hostService;
    std::unique_ptr<ui::MainWindow> window;

    //! "This computer" with four services of every kind of state, a second connection, running and past
    //! operations.
    void fillWithExamples();
    void addThisComputer();
    void addMachines(); //!< on "this computer": running, off, crashed, and one whose snapshot is being taken
    void loseConnection(Error::Kind kind = Error::Kind::Offline);
    void regainConnection();
    ui::MainWindow &open(); //!< makes the window and shows it at 1180x760

    [[nodiscard]] static ConnectionId here() { return ConnectionId(QStringLiteral("here")); }
    [[nodiscard]] static ServiceKey key(const QString &service) { return {here(), ServiceId(service)}; }
    [[nodiscard]] QDateTime at(int hour, int minute, int daysAgo = 0) const;
    [[nodiscard]] QList<DatabaseService> exampleServices() const;

private:
    void addHistory();
    void addOperations();
};

} // namespace kustos::test
