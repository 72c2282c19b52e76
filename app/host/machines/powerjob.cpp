// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/machines/powerjob.h"

#include "host/machines/machinenames.h"

#include <algorithm>

namespace kustos::host {

using Kind = MachineJobRecord::Kind;
using Phase = MachineJobRecord::Phase;

Step<void> PowerJob::run()
{
    const Kind kind = m_job.record().kind;
    // What an earlier host was told to cut may have been switched on again by somebody since.
    if (kind == Kind::Stop && m_job.record().phase == Phase::ShuttingDown)
        return wasCut();
    if (kind == Kind::Shutdown)
        return shutDown();
    if (kind == Kind::Reboot || kind == Kind::Reset)
        return restart();
    if (const auto entered = m_job.enter(kind == Kind::Start ? Phase::Starting : Phase::ShuttingDown);
        !entered)
        return entered;
    return kind == Kind::Start ? switchOn() : cutPower();
}

//! May be given twice: a command that finds the wanted state has been carried out.
Step<void> PowerJob::order(bool off, Result<void> (Hypervisor::*command)(const MachineId &))
{
    const MachineId &machine = m_job.record().machine;
    return m_job.patient<void>([&]() -> Result<void> {
        auto done = (m_job.hypervisor().*command)(machine);
        if (done || done.error().kind != Error::Kind::Conflict)
            return done;
        const auto facts = m_job.hypervisor().machine(machine);
        if (!facts)
            return std::unexpected(facts.error());
        return isOff(facts->state) == off ? Result<void>() : done;
    });
}

Step<void> PowerJob::switchOn()
{
    if (const auto ordered = order(false, &Hypervisor::start); !ordered)
        return ordered;
    const auto on = m_job.becomes(false, m_job.times().settle);
    if (!on)
        return std::unexpected(on.error());
    return *on ? Step<void>()
               : failed(QStringLiteral("failed"), QStringLiteral("the machine was started and does not run"));
}

Step<void> PowerJob::wasCut()
{
    const auto off = m_job.becomes(true, std::chrono::milliseconds(0));
    if (!off)
        return std::unexpected(off.error());
    return *off ? Step<void>()
                : failed(QStringLiteral("host_stopped"),
                         QStringLiteral(
                             "the host was stopped while it switched the machine off; it is running"));
}

Step<void> PowerJob::cutPower()
{
    if (const auto ordered = order(true, &Hypervisor::cutPower); !ordered)
        return ordered;
    const auto off = m_job.becomes(true, m_job.times().settle);
    if (!off)
        return std::unexpected(off.error());
    return *off ? Step<void>()
                : failed(QStringLiteral("failed"), QStringLiteral("the machine did not switch off"));
}

Step<void> PowerJob::shutDown()
{
    using std::chrono::milliseconds;
    const milliseconds whole = m_job.times().shutdown;
    const bool begun = m_job.record().phase == Phase::ShuttingDown;
    if (!begun) {
        m_job.record().deadline = m_job.now().addMSecs(whole.count());
        if (const auto entered = m_job.enter(Phase::ShuttingDown); !entered)
            return entered;
    }
    const auto already = m_job.becomes(true, milliseconds(0));
    if (!already)
        return std::unexpected(already.error());
    if (*already)
        return {};
    const milliseconds rest(m_job.now().msecsTo(m_job.record().deadline));
    // Also where an earlier host entered the phase: it may have died before it pressed, and a guest that is
    // on its way takes no notice. Past the deadline nobody waits for it any more.
    if (rest.count() > 0) {
        if (const auto pressed = order(true, &Hypervisor::pressPowerButton); !pressed)
            return pressed;
    }
    const auto off = m_job.becomes(true, std::clamp(rest, milliseconds(0), whole));
    if (!off)
        return std::unexpected(off.error());
    return *off ? Step<void>()
                : failed(QStringLiteral("shutdown_ignored"),
                         QStringLiteral("the guest did not switch off within %1 s; it still runs")
                             .arg(m_job.times().shutdown.count()));
}

Step<void> PowerJob::restart()
{
    if (m_job.record().phase == Phase::Starting)
        return failed(QStringLiteral("host_stopped"),
                      QStringLiteral("the host was stopped before the hypervisor had answered; the machine "
                                     "may have been restarted"));
    if (const auto entered = m_job.enter(Phase::Starting); !entered)
        return entered;
    const MachineId &machine = m_job.record().machine;
    // Once only: what was lost on the way back must not restart the machine again.
    const auto done = m_job.record().kind == Kind::Reboot ? m_job.hypervisor().reboot(machine)
                                                          : m_job.hypervisor().reset(machine);
    return done ? Step<void>() : std::unexpected(failureOf(done.error()));
}

} // namespace kustos::host
