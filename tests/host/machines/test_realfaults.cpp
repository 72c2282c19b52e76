// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/machines/realmachinestest.h"

#include <QDir>
#include <QElapsedTimer>

#include <csignal>
#include <future>

using namespace kustos;
using namespace kustos::host;
using namespace kustos::test;
using namespace Qt::Literals::StringLiterals;

namespace {

using RealFaults = RealMachinesTest;

//! A child of this process whose program is qemu-img; 0: none.
pid_t qemuImg()
{
    for (const QString &task : QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile children(u"/proc/self/task/%1/children"_s.arg(task));
        if (!children.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &child : children.readAll().split(' ')) {
            QFile name(u"/proc/%1/comm"_s.arg(QString::fromLatin1(child.trimmed())));
            if (name.open(QIODevice::ReadOnly) && name.readAll().trimmed() == "qemu-img")
                return child.trimmed().toInt();
        }
    }
    return 0;
}

} // namespace

TEST_F(RealFaults, DaemonKilledDuringACopyThatGoesOn)
{
    const Made machine = running({.size = u"256M"_s, .payloadMiB = 220});
    ASSERT_TRUE(m_driver.beginCopy(idOf(machine), {{u"vda"_s, m_real.file(u"copy.qcow2"_s)}}));
    m_real.throttle(machine, 4UL << 20);
    const pid_t before = m_real.daemon();
    const int told = m_told;
    m_real.signalDaemon(SIGKILL);
    EXPECT_TRUE(RealMachines::waitFor([&] { return m_told > told; })) << "the loss is told";
    std::optional<Hypervisor::Copy> found;
    EXPECT_TRUE(RealMachines::waitFor([&] {
        const auto copy = m_driver.copy(idOf(machine));
        if (copy)
            found = *copy;
        return copy.has_value();
    })) << "the next calls connect anew";
    EXPECT_NE(m_real.daemon(), before);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->state, State::Running);
    EXPECT_EQ(stateOf(machine), MachineState::Running);
    m_real.throttle(machine, 0);
    const auto ended = endedCopy(machine);
    EXPECT_EQ(ended.state, State::Complete) << ended.error.detail.toStdString();
    const int again = m_told;
    ASSERT_TRUE(m_driver.pressPowerButton(idOf(machine)));
    EXPECT_TRUE(RealMachines::waitFor([&] { return m_told > again; })) << "events are registered anew";
}

TEST_F(RealFaults, DaemonDeadWhileTheCopyEnds)
{
    const Made machine = running();
    ASSERT_TRUE(m_driver.beginCopy(idOf(machine), {{u"vda"_s, m_real.file(u"copy.qcow2"_s)}}));
    EXPECT_EQ(endedCopy(machine).state, State::Complete);
    m_real.signalDaemon(SIGKILL);
    std::optional<State> state;
    EXPECT_TRUE(RealMachines::waitFor([&] {
        const auto copy = m_driver.copy(idOf(machine));
        if (copy)
            state = copy->state;
        return copy.has_value();
    }));
    EXPECT_EQ(state, State::Complete) << "what was told is not forgotten with the daemon";
}

TEST_F(RealFaults, MachineGoneWithItsDaemon)
{
    const Made machine = running({.size = u"256M"_s, .payloadMiB = 220});
    ASSERT_TRUE(m_driver.beginCopy(idOf(machine), {{u"vda"_s, m_real.file(u"copy.qcow2"_s)}}));
    m_real.throttle(machine, 4UL << 20);
    const pid_t qemu = m_real.qemu(machine);
    ASSERT_GT(qemu, 0);
    m_real.signalDaemon(SIGKILL);
    ::kill(qemu, SIGKILL);
    const auto ended = endedCopy(machine);
    EXPECT_EQ(ended.state, State::Failed);
    EXPECT_EQ(ended.error.kind, Error::Kind::Conflict) << ended.error.detail.toStdString();
}

TEST_F(RealFaults, DaemonThatHangsHoldsNobodyForEver)
{
    const Made machine = running({.size = u"256M"_s, .payloadMiB = 220});
    ASSERT_TRUE(m_driver.beginCopy(idOf(machine), {{u"vda"_s, m_real.file(u"copy.qcow2"_s)}}));
    m_real.throttle(machine, 4UL << 20);
    m_real.signalDaemon(SIGSTOP);
    QElapsedTimer timer;
    timer.start();
    auto list = std::async(std::launch::async, [this] { return m_driver.machines(); });
    const auto copy = m_driver.copy(idOf(machine));
    ASSERT_FALSE(copy);
    EXPECT_EQ(copy.error().kind, Error::Kind::Offline) << copy.error().detail.toStdString();
    EXPECT_EQ(list.get().error().kind, Error::Kind::Offline);
    const qint64 first = timer.restart();
    EXPECT_LT(first, 12'000);
    EXPECT_EQ(m_driver.machines().error().kind, Error::Kind::Offline) << "opening anew is bounded, too";
    EXPECT_LT(timer.elapsed(), 10'000);

    m_real.signalDaemon(SIGCONT);
    EXPECT_TRUE(RealMachines::waitFor([&] { return m_driver.copy(idOf(machine)).has_value(); }));
    const auto still = m_driver.copy(idOf(machine));
    ASSERT_TRUE(still);
    EXPECT_EQ(still->state, State::Running);
    ASSERT_TRUE(m_driver.abortCopy(idOf(machine)));
    EXPECT_EQ(endedCopy(machine).state, State::Cancelled);
}

TEST_F(RealFaults, EndOfTheDriverDoesNotWaitForADaemonThatHangs)
{
    const Made machine = m_real.define(u"nano"_s);
    auto driver = std::make_unique<LibvirtHypervisor>(libvirt::Options{});
    ASSERT_TRUE(driver->machine(idOf(machine)));
    m_real.signalDaemon(SIGSTOP);
    QElapsedTimer timer;
    timer.start();
    driver.reset();
    EXPECT_LT(timer.elapsed(), 5000);
    m_real.signalDaemon(SIGCONT);
}

TEST_F(RealFaults, QemuImgKilled)
{
    const Made machine = m_real.define(u"nano"_s, {.size = u"256M"_s, .payloadMiB = 220});
    pid_t victim = 0;
    const auto copied =
        m_driver.copyImage(machine.images[0], m_real.file(u"copy.qcow2"_s), {}, [&victim](int) {
            if (victim == 0 && (victim = qemuImg()) > 0)
                ::kill(victim, SIGKILL);
        });
    EXPECT_GT(victim, 0);
    ASSERT_FALSE(copied);
    EXPECT_EQ(copied.error().kind, Error::Kind::Rejected);
    EXPECT_TRUE(copied.error().detail.contains(u"signal 9")) << copied.error().detail.toStdString();
}

TEST_F(RealFaults, ManyMachinesAtOnce)
{
    QList<Made> machines;
    for (int i = 0; i < 5; ++i)
        machines.append(m_real.define(u"nano"_s));
    std::vector<std::future<bool>> turns;
    for (const Made &machine : machines)
        turns.push_back(std::async(std::launch::async, [this, machine] {
            return m_driver.start(idOf(machine)).has_value() && m_real.waitForReady(machine) &&
                   m_driver.beginCopy(idOf(machine), {{u"vda"_s, m_real.file(machine.name + u".copy"_s)}})
                       .has_value() &&
                   endedCopy(machine).state == State::Complete &&
                   m_driver.pressPowerButton(idOf(machine)).has_value() &&
                   waitForState(machine, MachineState::Off);
        }));
    for (auto &turn : turns)
        EXPECT_TRUE(turn.get());
}
