// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/engines/domainxml.h"
#include "host/machines/realmachinestest.h"

#include <QUuid>

#include <csignal>

using namespace kustos;
using namespace kustos::host;
using namespace kustos::test;
using namespace Qt::Literals::StringLiterals;

using RealPower = RealMachinesTest;

TEST_F(RealPower, FactsOfAMachineThatIsOff)
{
    const Made machine = m_real.define(u"nano"_s, {.disks = 2});
    const auto facts = m_driver.machine(idOf(machine));
    ASSERT_TRUE(facts);
    EXPECT_EQ(facts->domain, machine.name);
    EXPECT_EQ(facts->state, MachineState::Off);
    EXPECT_EQ(facts->vcpus, 1);
    EXPECT_EQ(facts->memoryBytes, 16 << 20);
    ASSERT_EQ(facts->disks.size(), 2);
    EXPECT_EQ(facts->disks[0].path, machine.images[0]);
    EXPECT_EQ(facts->disks[0].virtualBytes, 64 << 20);
    EXPECT_TRUE(facts->disks[0].boot);
    EXPECT_EQ(facts->disks[1].target, u"vdb");
    EXPECT_EQ(facts->disks[1].virtualBytes, 8 << 20);
    EXPECT_FALSE(facts->disks[1].boot);
    EXPECT_TRUE(facts->addresses.isEmpty());
}

TEST_F(RealPower, StartsAndObeysThePowerButton)
{
    const Made machine = running();
    EXPECT_EQ(stateOf(machine), MachineState::Running);
    EXPECT_EQ(RealMachines::record(machine.images[0]).boots, 1u);
    EXPECT_EQ(m_driver.start(idOf(machine)).error().kind, Error::Kind::Conflict);
    const int told = m_told;
    ASSERT_TRUE(m_driver.pressPowerButton(idOf(machine)));
    EXPECT_TRUE(waitForState(machine, MachineState::Off));
    EXPECT_TRUE(m_real.serialText(machine).contains("power button: off"));
    EXPECT_TRUE(RealMachines::waitFor([&] { return m_told > told; })) << "nobody has to ask all the time";
    EXPECT_EQ(m_driver.pressPowerButton(idOf(machine)).error().kind, Error::Kind::Conflict);
}

TEST_F(RealPower, GuestMayIgnoreThePowerButton)
{
    const Made machine = running({.acpi = false});
    ASSERT_TRUE(m_driver.pressPowerButton(idOf(machine))) << "pressed it was";
    EXPECT_TRUE(waitForSeconds(machine, 2)) << "and it ticks on";
    EXPECT_EQ(stateOf(machine), MachineState::Running);
    ASSERT_TRUE(m_driver.cutPower(idOf(machine)));
    EXPECT_EQ(stateOf(machine), MachineState::Off);
    EXPECT_EQ(m_driver.cutPower(idOf(machine)).error().kind, Error::Kind::Conflict);
}

TEST_F(RealPower, ResetAndRebootBootAgain)
{
    const Made machine = running();
    const auto boots = [&machine] { return RealMachines::record(machine.images[0]).boots; };
    ASSERT_TRUE(m_driver.reset(idOf(machine)));
    EXPECT_TRUE(RealMachines::waitFor([&] { return boots() == 2; }));
    ASSERT_TRUE(m_driver.reboot(idOf(machine)));
    EXPECT_TRUE(RealMachines::waitFor([&] { return boots() == 3; }));
    EXPECT_EQ(stateOf(machine), MachineState::Running);
}

TEST_F(RealPower, CrashIsNoOrdinaryEnd)
{
    const Made machine = running();
    const pid_t qemu = m_real.qemu(machine);
    ASSERT_GT(qemu, 0);
    ::kill(qemu, SIGKILL);
    EXPECT_TRUE(waitForState(machine, MachineState::Crashed));
    EXPECT_TRUE(m_driver.start(idOf(machine))) << "it can be started again";
    EXPECT_EQ(stateOf(machine), MachineState::Running);
}

TEST_F(RealPower, StartThatFailsSaysWhy)
{
    const Made machine = m_real.define(u"nano"_s);
    ASSERT_TRUE(QFile::remove(machine.images[0]));
    const auto started = m_driver.start(idOf(machine));
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().kind, Error::Kind::Rejected);
    EXPECT_TRUE(started.error().detail.contains(machine.images[0])) << started.error().detail.toStdString();
    EXPECT_EQ(stateOf(machine), MachineState::Off);
}

TEST_F(RealPower, TitleWhileRunningStaysAfterTheEnd)
{
    const Made machine = running();
    const auto name = [&] { return m_driver.machine(idOf(machine))->name; };
    EXPECT_EQ(name(), machine.name);
    ASSERT_TRUE(m_driver.setTitle(idOf(machine), u"Lager & Köln"_s));
    EXPECT_EQ(name(), u"Lager & Köln");
    ASSERT_TRUE(m_driver.cutPower(idOf(machine)));
    EXPECT_EQ(name(), u"Lager & Köln");
    EXPECT_EQ(m_driver.machine(idOf(machine))->domain, machine.name);
}

TEST_F(RealPower, UndefineRefusesARunningMachineAndLeavesTheImages)
{
    const Made machine = running();
    EXPECT_EQ(m_driver.undefine(idOf(machine)).error().kind, Error::Kind::Conflict);
    ASSERT_TRUE(m_driver.cutPower(idOf(machine)));
    ASSERT_TRUE(m_driver.undefine(idOf(machine)));
    EXPECT_EQ(m_driver.machine(idOf(machine)).error().kind, Error::Kind::NotFound);
    EXPECT_TRUE(QFile::exists(machine.images[0]));
}

TEST_F(RealPower, CloneBootsBesideItsOriginal)
{
    const Made machine = running({.disks = 2});
    ASSERT_TRUE(waitForSeconds(machine, 1));
    ASSERT_TRUE(m_driver.pressPowerButton(idOf(machine)));
    ASSERT_TRUE(waitForState(machine, MachineState::Off));
    const auto before = RealMachines::record(machine.images[0]);

    QMap<QString, QString> paths;
    for (const QString &image : machine.images) {
        paths.insert(image, image + u".clone.qcow2"_s);
        ASSERT_TRUE(m_driver.copyImage(image, paths.value(image), {}, [](int) {}));
    }
    const QString uuid = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const auto xml = domainxml::clonedDomain(*m_driver.domainXml(idOf(machine)), u"klon"_s, uuid, paths);
    ASSERT_TRUE(xml);
    ASSERT_TRUE(m_driver.define(*xml));
    EXPECT_EQ(m_driver.define(*xml).error().kind, Error::Kind::Conflict);
    ASSERT_TRUE(m_driver.start(idOf(machine)));
    const auto started = m_driver.start(MachineId(uuid));
    ASSERT_TRUE(started) << started.error().detail.toStdString();
    const QString clone = paths.value(machine.images[0]);
    EXPECT_TRUE(RealMachines::waitFor([&] { return RealMachines::record(clone).boots == before.boots + 1; }));
    EXPECT_GE(RealMachines::record(clone).seconds, before.seconds);
    EXPECT_EQ(m_driver.machine(MachineId(uuid))->disks[0].path, clone);
    EXPECT_EQ(m_driver.machines()->size(), 2);
}
