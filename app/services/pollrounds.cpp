// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/pollrounds.h"

#include <QRandomGenerator>

#include <utility>

namespace kustos {

bool concernsConnection(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Offline:
    case Error::Kind::Timeout:
    case Error::Kind::Tls:
    case Error::Kind::Unauthorized:
    case Error::Kind::RateLimited:
        return true;
    default:
        return false;
    }
}

PollRounds::PollRounds(AlarmMaker alarms, Work work, QObject *parent)
    : QObject(parent)
    , m_alarms(std::move(alarms))
    , m_work(std::move(work))
{
}

void PollRounds::add(const ConnectionId &id)
{
    auto target = std::make_shared<Target>();
    target->alarm = m_alarms();
    m_targets.insert(id, target);
    if (m_started)
        begin(id);
}

void PollRounds::start()
{
    if (std::exchange(m_started, true))
        return;
    for (const ConnectionId &id : m_targets.keys())
        begin(id);
}

void PollRounds::stop()
{
    m_started = false;
    for (const auto &target : std::as_const(m_targets)) {
        target->alarm->clear();
        target->again = false;
    }
}

void PollRounds::refresh(const ConnectionId &id)
{
    if (!m_targets.contains(id))
        return;
    m_targets.value(id)->schedule.forgive();
    begin(id);
}

void PollRounds::look(const ConnectionId &id)
{
    const auto target = m_targets.value(id);
    if (target && m_started && !target->schedule.silent())
        begin(id);
}

void PollRounds::replan(const ConnectionId &id)
{
    const auto target = m_targets.value(id);
    if (target && m_started && !target->reading && !target->schedule.silent())
        plan(id);
}

void PollRounds::begin(const ConnectionId &id)
{
    const auto target = m_targets.value(id);
    target->alarm->clear();
    if (target->reading) {
        target->again = true;
        return;
    }
    target->reading = true;
    target->again = false;
    QCoro::connect(m_work.read(id), this, [this, id](const Result<void> &result) { finished(id, result); });
}

void PollRounds::finished(const ConnectionId &id, const Result<void> &result)
{
    const auto target = m_targets.value(id);
    target->reading = false;
    target->schedule.ended(result ? std::nullopt : std::optional(result.error()));
    if (m_work.renewsItself(id))
        target->schedule.speak();
    plan(id); // before the signal: who hears it may ask for the next round
    Q_EMIT ended(id);
}

void PollRounds::plan(const ConnectionId &id)
{
    const auto target = m_targets.value(id);
    if (target->reading || !m_started || (target->schedule.silent() && !target->again))
        return;
    const double dice = QRandomGenerator::global()->generateDouble();
    const std::chrono::milliseconds delay =
        target->again ? std::chrono::milliseconds(0)
                      : target->schedule.delay(m_work.busy(id), m_work.fast(id), dice);
    target->alarm->set(delay, [this, id] { begin(id); });
}

} // namespace kustos
