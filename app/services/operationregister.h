// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/operation.h"

#include <QCoroTask>
#include <QHash>
#include <QList>
#include <QObject>

#include <concepts>
#include <stop_token>

namespace kustos {

class Journal;

//! Every operation, running and past, newest first. What the journal holds is what a restart will show: an
//! operation is on the disk (synced) before its request may leave, and its end before the window says so.
class OperationRegister : public QObject
{
    Q_OBJECT

public:
    OperationRegister(Journal &journal, const Clock &clock, QObject *parent = nullptr);

    //! Takes over what an earlier run left: ended ones as they are, Intent as Failed (nothing had left),
    //! Sent and Running as Unknown, to be looked up.
    void load(QList<Operation> earlier);

    //! Adds it (state Intent, id and startedAt are set here) so that it can be shown at once; nothing is on
    //! disk yet.
    [[nodiscard]] OperationId add(Operation operation);
    //! Writes its present state to the journal and syncs. A mutating request may leave only after this
    //! succeeded.
    [[nodiscard]] QCoro::Task<Result<void>> persist(OperationId id);
    //! Changes it in memory and tells; the end of an operation (endedAt is set here) is also journalled.
    void update(const Operation &operation);

    [[nodiscard]] const Operation *find(const OperationId &id) const;
    [[nodiscard]] QList<Operation> all() const { return m_operations; } //!< newest first
    [[nodiscard]] QList<Operation> runningFor(const ServiceKey &key) const;
    [[nodiscard]] QList<Operation> runningFor(const MachineKey &key) const;

    [[nodiscard]] std::stop_token stopToken(const OperationId &id);
    void requestStop(const OperationId &id);

Q_SIGNALS:
    void added(const kustos::OperationId &id);
    void changed(const kustos::OperationId &id);

private:
    template <std::predicate<const Operation &> Predicate>
    [[nodiscard]] QList<Operation> running(Predicate matches) const
    {
        QList<Operation> found;
        for (const Operation &operation : m_operations) {
            if (matches(operation) && !operation.ended())
                found.append(operation);
        }
        return found;
    }

    Journal &m_journal;
    const Clock &m_clock;
    QList<Operation> m_operations;
    QHash<OperationId, std::stop_source> m_stops;
};

} // namespace kustos
