// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/engines/libvirthypervisor.h"
#include "host/machines/realmachines.h"

#include <atomic>
#include <gtest/gtest.h>

namespace kustos::test {

//! A libvirt session with real guests, and the driver under test with short limits.
class RealMachinesTest : public testing::Test
{
protected:
    using State = host::Hypervisor::Copy::State;
    using Made = RealMachines::Made;

    RealMachinesTest()
    {
        m_driver.setListener([this] { ++m_told; });
    }
    void SetUp() override
    {
        const QString why = RealMachines::whyNot();
        if (!why.isEmpty())
            GTEST_SKIP() << "no real machines: " << why.toStdString();
    }

    static MachineId idOf(const Made &machine) { return MachineId(machine.uuid); }
    host::MachineState stateOf(const Made &machine)
    {
        const auto facts = m_driver.machine(idOf(machine));
        return facts ? facts->state : host::MachineState::Unknown;
    }
    bool waitForState(const Made &machine, host::MachineState state)
    {
        return RealMachines::waitFor([&] { return stateOf(machine) == state; });
    }
    //! Defined, started, and its guest is up.
    Made running(const RealMachines::Plan &plan = {})
    {
        const Made machine = m_real.define(QStringLiteral("nano"), plan);
        const auto started = m_driver.start(idOf(machine));
        EXPECT_TRUE(started) << (started ? "" : started.error().detail.toStdString());
        EXPECT_TRUE(m_real.waitForReady(machine));
        return machine;
    }
    //! The first copy that is no longer running; State::None where it never ended.
    host::Hypervisor::Copy endedCopy(const Made &machine)
    {
        host::Hypervisor::Copy last;
        const bool ended = RealMachines::waitFor([&] {
            const auto copy = m_driver.copy(idOf(machine));
            if (copy)
                last = *copy;
            return copy && copy->state != State::Running;
        });
        return ended ? last : host::Hypervisor::Copy();
    }
    //! Until the guest has counted on by so many seconds.
    static bool waitForSeconds(const Made &machine, quint32 seconds)
    {
        const quint32 before = RealMachines::record(machine.images.first()).seconds;
        return RealMachines::waitFor(
            [&] { return RealMachines::record(machine.images.first()).seconds >= before + seconds; });
    }

    std::atomic<int> m_told = 0; //!< outlives the driver, whose thread counts it up
    RealMachines m_real;
    host::LibvirtHypervisor m_driver{
        {.keepAliveInterval = 1, .keepAliveCount = 1, .openLimit = std::chrono::seconds(4)}};
};

} // namespace kustos::test
