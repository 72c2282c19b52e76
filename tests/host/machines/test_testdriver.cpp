// SPDX-License-Identifier: GPL-3.0-or-later
// libvirt's own test driver: a machine "test" that is simulated inside this process, anew with every
// connection.
#include "host/engines/domainxml.h"
#include "host/engines/libvirthypervisor.h"

#include <QTemporaryDir>

#include <atomic>
#include <gtest/gtest.h>
#include <thread>

using namespace kustos;
using namespace kustos::host;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString newUuid = u"11111111-2222-4333-8444-555555555555"_s;

class TestDriver : public testing::Test
{
protected:
    TestDriver()
    {
        m_driver.setListener([this] { ++m_told; });
    }

    MachineFacts only()
    {
        const auto machines = m_driver.machines();
        EXPECT_TRUE(machines);
        return machines && !machines->isEmpty() ? machines->first() : MachineFacts();
    }
    QByteArray otherDomain()
    {
        const auto xml = m_driver.domainXml(only().id);
        return domainxml::clonedDomain(*xml, u"other"_s, newUuid, {}).value();
    }

    std::atomic<int> m_told = 0; //!< outlives the driver, whose thread counts it up
    LibvirtHypervisor m_driver{{.uri = "test:///default"}};
};

} // namespace

TEST_F(TestDriver, ListsWhatIsThere)
{
    const MachineFacts facts = only();
    EXPECT_EQ(facts.domain, u"test");
    EXPECT_EQ(facts.name, u"test");
    EXPECT_EQ(facts.id.text().size(), 36);
    EXPECT_EQ(facts.id.text(), facts.id.text().toLower());
    EXPECT_EQ(facts.state, MachineState::Running);
    EXPECT_EQ(facts.vcpus, 2);
    EXPECT_EQ(facts.memoryBytes, 8388608LL * 1024);
    EXPECT_EQ(facts.number, 0) << "numbers are the catalogue's";
    const auto one = m_driver.machine(facts.id);
    ASSERT_TRUE(one);
    EXPECT_EQ(one->domain, u"test");
}

TEST_F(TestDriver, UnknownMachines)
{
    for (const QString &id : {u"11111111-2222-4333-8444-000000000000"_s, u"no uuid"_s, QString()}) {
        EXPECT_EQ(m_driver.machine(MachineId(id)).error().kind, Error::Kind::NotFound);
        EXPECT_EQ(m_driver.start(MachineId(id)).error().kind, Error::Kind::NotFound);
        EXPECT_EQ(m_driver.copy(MachineId(id)).error().kind, Error::Kind::NotFound);
        EXPECT_EQ(m_driver.undefine(MachineId(id)).error().kind, Error::Kind::NotFound);
    }
}

TEST_F(TestDriver, PowerOnlyWhereItFits)
{
    const MachineId id = only().id;
    EXPECT_EQ(m_driver.start(id).error().kind, Error::Kind::Conflict);
    EXPECT_TRUE(m_driver.pressPowerButton(id));
    EXPECT_EQ(only().state, MachineState::Off);
    EXPECT_EQ(m_driver.pressPowerButton(id).error().kind, Error::Kind::Conflict);
    EXPECT_EQ(m_driver.cutPower(id).error().kind, Error::Kind::Conflict);
    EXPECT_TRUE(m_driver.start(id));
    EXPECT_EQ(only().state, MachineState::Running);
    EXPECT_TRUE(m_driver.reboot(id));
    EXPECT_TRUE(m_driver.cutPower(id));
    EXPECT_EQ(only().state, MachineState::Off);
}

TEST_F(TestDriver, TitleIsTheName)
{
    const MachineId id = only().id;
    ASSERT_TRUE(m_driver.setTitle(id, u"Lager <Köln> & mehr"_s));
    EXPECT_EQ(only().name, u"Lager <Köln> & mehr");
    EXPECT_EQ(only().domain, u"test");
    ASSERT_TRUE(m_driver.setTitle(id, {}));
    EXPECT_EQ(only().name, u"test");
    const auto refused = m_driver.setTitle(id, u"two\nlines"_s);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, Error::Kind::Rejected);
    EXPECT_FALSE(refused.error().detail.isEmpty());
}

TEST_F(TestDriver, DefineIsForNewMachinesOnly)
{
    const MachineId id = only().id;
    EXPECT_EQ(m_driver.define(*m_driver.domainXml(id)).error().kind, Error::Kind::Conflict)
        << "libvirt alone would take it for a change";
    QByteArray sameName = otherDomain();
    sameName.replace("<name>other</name>", "<name>test</name>");
    EXPECT_EQ(m_driver.define(sameName).error().kind, Error::Kind::Conflict);
    ASSERT_TRUE(m_driver.define(otherDomain()));
    EXPECT_EQ(m_driver.define(otherDomain()).error().kind, Error::Kind::Conflict);
    const auto made = m_driver.machine(MachineId(newUuid));
    ASSERT_TRUE(made);
    EXPECT_EQ(made->domain, u"other");
    EXPECT_EQ(made->state, MachineState::Off);
    EXPECT_EQ(m_driver.define("<domain>").error().kind, Error::Kind::Rejected);
    EXPECT_EQ(m_driver.define("<domain type='test'><name>x</name></domain>").error().kind,
              Error::Kind::Rejected);
}

TEST_F(TestDriver, UndefineIsForMachinesThatAreOff)
{
    const MachineId id = only().id;
    EXPECT_EQ(m_driver.undefine(id).error().kind, Error::Kind::Conflict);
    ASSERT_TRUE(m_driver.cutPower(id));
    ASSERT_TRUE(m_driver.undefine(id));
    EXPECT_TRUE(m_driver.machines()->isEmpty());
}

TEST_F(TestDriver, CopyWhereNoneWasBegun)
{
    QTemporaryDir directory;
    const MachineId id = only().id;
    const auto none = m_driver.copy(id);
    ASSERT_TRUE(none) << none.error().detail.toStdString();
    EXPECT_EQ(none->state, Hypervisor::Copy::State::None);
    EXPECT_EQ(m_driver.abortCopy(id).error().kind, Error::Kind::Conflict);
    EXPECT_EQ(m_driver.beginCopy(id, {}).error().kind, Error::Kind::Rejected);
    EXPECT_EQ(m_driver.beginCopy(id, {{u"vda"_s, directory.path()}}).error().cause,
              Error::Cause::TargetExists);
    EXPECT_EQ(m_driver.beginCopy(id, {{u"vda"_s, directory.filePath(u"no/a"_s)}}).error().cause,
              Error::Cause::NotWritable);
    EXPECT_EQ(m_driver.beginCopy(id, {{u"vda"_s, directory.filePath(u"a"_s)}}).error().kind,
              Error::Kind::Rejected)
        << "this driver cannot";
    EXPECT_EQ(m_driver.copy(id)->state, Hypervisor::Copy::State::None);
    ASSERT_TRUE(m_driver.cutPower(id));
    EXPECT_EQ(m_driver.beginCopy(id, {{u"vda"_s, directory.filePath(u"a"_s)}}).error().kind,
              Error::Kind::Conflict);
}

TEST_F(TestDriver, ChangesAreTold)
{
    const MachineId id = only().id;
    const auto told = [this](int before) {
        const auto ends = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        while (m_told == before && std::chrono::steady_clock::now() < ends)
            std::this_thread::yield();
        return m_told > before;
    };
    const int before = m_told;
    ASSERT_TRUE(m_driver.cutPower(id));
    EXPECT_TRUE(told(before));
}

TEST_F(TestDriver, ManyThreadsAtOnce)
{
    const MachineId id = only().id;
    std::atomic<int> good = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i)
            threads.emplace_back([&, i] {
                for (int turn = 0; turn < 20; ++turn)
                    if (i % 2 == 0 ? m_driver.machines().has_value() : m_driver.machine(id).has_value())
                        ++good;
            });
    }
    EXPECT_EQ(good, 160);
}

TEST(LibvirtHypervisor, NothingThereIsOffline)
{
    LibvirtHypervisor driver({.uri = "qemu+unix:///session?socket=/nonexistent/socket"});
    const auto machines = driver.machines();
    ASSERT_FALSE(machines);
    EXPECT_EQ(machines.error().kind, Error::Kind::Offline);
    EXPECT_FALSE(machines.error().detail.isEmpty());
    EXPECT_EQ(driver.start(MachineId(newUuid)).error().kind, Error::Kind::Offline);
}

TEST(LibvirtHypervisor, SeveralInTurnAndAtOnce)
{
    for (int turn = 0; turn < 3; ++turn) {
        LibvirtHypervisor one({.uri = "test:///default"});
        LibvirtHypervisor two({.uri = "test:///default"});
        EXPECT_TRUE(one.machines());
        EXPECT_TRUE(two.machines());
    }
}
