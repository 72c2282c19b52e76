// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "services/backupactions.h"
#include "services/inventory.h"
#include "services/journal.h"
#include "services/operationregister.h"

#include <QTemporaryDir>

namespace kustos::tests {

class StillClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return m_now; }
    [[nodiscard]] std::chrono::milliseconds monotonic() const override { return {}; }
    QDateTime m_now = QDateTime(QDate(2026, 11, 20), QTime(13, 2, 30), Qt::UTC);
};

//! Writes down what it is asked to do, and starts nothing but the operation's row.
class RecordedActions final : public BackupActions
{
public:
    struct Call
    {
        QString what;
        BackupId backup;
        QString text;
        friend bool operator==(const Call &, const Call &) = default;
    };

    explicit RecordedActions(OperationRegister &operations)
        : m_operations(operations)
    {
    }

    OperationId backUpNow(const ServiceKey &service) override;
    OperationId restore(const ServiceKey &service, const BackupId &backup, const QString &newName) override;
    OperationId download(const ServiceKey &service, const BackupId &backup,
                         const QString &directory) override;
    void cancel(const OperationId &operation) override;
    [[nodiscard]] Obstacle obstacleToBackUp(const ServiceKey &) const override { return m_toBackUp; }
    [[nodiscard]] Obstacle obstacleToDownload(const ServiceKey &, const BackupId &) const override
    {
        return m_toDownload;
    }
    [[nodiscard]] Obstacle obstacleToRestore(const ServiceKey &, const BackupId &) const override
    {
        return m_toRestore;
    }
    [[nodiscard]] std::optional<RestorePoint> displacedByBackUp(const ServiceKey &) const override
    {
        return m_displaced;
    }
    [[nodiscard]] QString defaultRestoreName(const ServiceKey &service) const override;
    [[nodiscard]] QString restoreCommand(const ServiceKey &service, const BackupId &backup) const override;
    [[nodiscard]] QString backupCommand(const ServiceKey &service) const override;

    QList<Call> m_calls;
    Obstacle m_toBackUp = Obstacle::None;
    Obstacle m_toDownload = Obstacle::None;
    Obstacle m_toRestore = Obstacle::None;
    std::optional<RestorePoint> m_displaced;
    bool m_registers = true; //!< a press becomes an operation, as in the program

private:
    OperationRegister &m_operations;
};

//! One service with backups, filled by hand.
class Scene
{
public:
    explicit Scene(const QString &type = QStringLiteral("sqlite"));

    static RestorePoint point(const QString &id, const QDateTime &at, BackupKind kind,
                              RestorePoint::State state = RestorePoint::State::Complete);
    static Job job(const QString &id, const QDateTime &at, Job::State state);
    //! `count` daily, weekly and monthly backups before `now`, newest first.
    [[nodiscard]] QList<RestorePoint> history(int count) const;
    void apply(const QList<RestorePoint> &backups, const QList<Job> &jobs = {});
    void applyService();
    OperationId press();
    void change(const OperationId &id, const std::function<void(Operation &)> &change);

    QTemporaryDir m_dir;
    StillClock m_clock;
    ServiceKey m_key{ConnectionId(QStringLiteral("here")),
                     ServiceId(QStringLiteral("5f8a1c2d3e4b5a6978c0d1e2"))};
    DatabaseService m_service;
    Inventory m_inventory;
    Journal m_journal{m_dir.filePath(QStringLiteral("journal"))};
    OperationRegister m_operations{m_journal, m_clock};
    RecordedActions m_actions{m_operations};
    QDateTime m_reading = m_clock.m_now;
};

} // namespace kustos::tests
