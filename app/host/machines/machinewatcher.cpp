// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/machines/machinewatcher.h"

#include <algorithm>

namespace kustos::host {

using namespace std::chrono_literals;

namespace {

constexpr auto rhythm = 1s;
constexpr auto overdue = 3s;   // a reading that takes longer means that nobody answers
constexpr auto forgotten = 5s; // states are not believed any more

} // namespace

MachineWatcher::MachineWatcher(Hypervisor &hypervisor, MachineCatalogue catalogue, const Clock &clock)
    : m_hypervisor(hypervisor)
    , m_catalogue(std::move(catalogue))
    , m_clock(clock)
{
    m_hypervisor.setListener([bell = m_bell] {
        const std::lock_guard guard(bell->mutex);
        ++bell->asked;
        bell->wake.notify_all();
    });
}

MachineWatcher::~MachineWatcher()
{
    stop();
}

void MachineWatcher::start()
{
    m_thread = std::jthread([this](const std::stop_token &stop) { watch(stop); });
}

void MachineWatcher::stop()
{
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

void MachineWatcher::watch(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        std::unique_lock lock(m_bell->mutex);
        m_bell->wake.wait_for(lock, stop, rhythm, [this] { return m_bell->asked > m_served; });
        if (stop.stop_requested())
            return;
        const quint64 wanted = m_bell->asked;
        lock.unlock();
        read();
        lock.lock();
        m_served = wanted;
        m_bell->wake.notify_all();
    }
}

void MachineWatcher::read()
{
    auto found = m_hypervisor.machines();
    if (found)
        found = numbered(std::move(*found));
    const std::lock_guard guard(m_bell->mutex);
    m_answered = found.has_value();
    if (!found)
        return;
    m_machines = std::move(*found);
    m_answeredAt = m_clock.monotonic();
}

Result<QList<MachineFacts>> MachineWatcher::numbered(QList<MachineFacts> machines)
{
    QList<MachineId> strangers;
    for (const MachineFacts &machine : machines) {
        if (!m_known.contains(machine.id))
            strangers.append(machine.id);
    }
    if (!strangers.isEmpty()) {
        // Where the disk is full those that are known are told all the same.
        [[maybe_unused]] const auto adopted = m_catalogue.adopt(strangers, m_clock.now());
        auto known = m_catalogue.machines();
        if (!known)
            return std::unexpected(known.error());
        m_known = std::move(*known);
    }
    machines.removeIf([this](const MachineFacts &machine) { return !m_known.contains(machine.id); });
    for (MachineFacts &machine : machines) {
        const MachineCatalogue::Known &known = m_known[machine.id];
        machine.number = known.number;
        machine.hostname = QStringLiteral("xv%1").arg(known.number);
        machine.knownSince = known.since;
    }
    std::ranges::sort(machines, {}, &MachineFacts::number);
    return machines;
}

bool MachineWatcher::isReachable() const
{
    const std::lock_guard guard(m_bell->mutex);
    return m_answered && m_clock.monotonic() - m_answeredAt < overdue;
}

QList<MachineFacts> MachineWatcher::machines() const
{
    const std::lock_guard guard(m_bell->mutex);
    QList<MachineFacts> machines = m_machines;
    if (m_clock.monotonic() - m_answeredAt >= forgotten) {
        for (MachineFacts &machine : machines)
            machine.state = MachineState::Unknown;
    }
    return machines;
}

void MachineWatcher::readAnew(const std::stop_token &stop)
{
    std::unique_lock lock(m_bell->mutex);
    const quint64 mine = ++m_bell->asked;
    m_bell->wake.notify_all();
    m_bell->wake.wait_for(lock, stop, 5s, [this, mine] { return m_served >= mine; });
}

} // namespace kustos::host
