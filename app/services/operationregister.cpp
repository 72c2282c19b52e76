// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/operationregister.h"

#include "services/journal.h"

#include <QUuid>

#include <algorithm>

namespace kustos {

OperationRegister::OperationRegister(Journal &journal, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_clock(clock)
{
}

void OperationRegister::load(QList<Operation> earlier)
{
    std::ranges::stable_sort(
        earlier, [](const Operation &a, const Operation &b) { return a.startedAt > b.startedAt; });
    for (const Operation &operation : std::as_const(earlier)) {
        if (find(operation.id) != nullptr)
            continue;
        m_operations.append(operation);
        const bool ended = operation.ended();
        Operation now = operation;
        now.permille.reset();
        const bool left = now.state == Operation::State::Sent || now.state == Operation::State::Running ||
                          now.state == Operation::State::Unknown;
        if (!ended && left) {
            now.state = Operation::State::Unknown;
        } else if (!ended) {
            now.state = Operation::State::Failed;
            now.error = Error{Error::Kind::Cancelled, Error::Cause::None, 0, {}, std::nullopt};
        }
        Q_EMIT added(now.id);
        update(now);
    }
}

OperationId OperationRegister::add(Operation operation)
{
    operation.id = OperationId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    operation.state = Operation::State::Intent;
    operation.startedAt = m_clock.now();
    operation.endedAt = {};
    m_operations.prepend(operation);
    Q_EMIT added(operation.id);
    return operation.id;
}

QCoro::Task<Result<void>> OperationRegister::persist(OperationId id)
{
    const Operation *known = find(id);
    if (known == nullptr)
        co_return failure(Error::Kind::NotFound);
    const Operation operation = *known; // the list may move while the disk works
    co_return co_await m_journal.append(operation);
}

void OperationRegister::update(const Operation &operation)
{
    const auto place = std::ranges::find(m_operations, operation.id, &Operation::id);
    if (place == m_operations.end() || *place == operation)
        return;
    const bool ends = operation.ended() && !place->ended();
    *place = operation;
    if (!ends) {
        Q_EMIT changed(operation.id);
        return;
    }
    place->endedAt = m_clock.now();
    m_stops.remove(operation.id);
    // Told after it is on the disk. Where the disk refuses, it is told all the same: the service's list is
    // the truth.
    auto written = m_journal.append(*place);
    QCoro::connect(std::move(written), this,
                   [this, id = operation.id](const Result<void> &) { Q_EMIT changed(id); });
}

const Operation *OperationRegister::find(const OperationId &id) const
{
    const auto place = std::ranges::find(m_operations, id, &Operation::id);
    return place == m_operations.end() ? nullptr : &*place;
}

QList<Operation> OperationRegister::runningFor(const ServiceKey &key) const
{
    return running([&key](const Operation &operation) { return operation.target == key; });
}

QList<Operation> OperationRegister::runningFor(const MachineKey &key) const
{
    return running([&key](const Operation &operation) { return operation.machine == key; });
}

std::stop_token OperationRegister::stopToken(const OperationId &id)
{
    return m_stops[id].get_token();
}

void OperationRegister::requestStop(const OperationId &id)
{
    // A copy: a callback of the stop may end the operation and with that remove the source from the hash.
    std::stop_source source = m_stops.value(id);
    source.request_stop();
}

} // namespace kustos
