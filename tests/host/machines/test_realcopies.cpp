// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/machines/realmachinestest.h"

#include <QDir>
#include <QElapsedTimer>

#include <future>

using namespace kustos;
using namespace kustos::host;
using namespace kustos::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int slowMiB = 220; //!< what a copy that is throttled afterwards has not yet done with
constexpr unsigned long slowly = 4UL << 20;

class RealCopies : public RealMachinesTest
{
protected:
    //! A copy that goes on for long enough to do something to it.
    Made slowlyCopying(const QString &target)
    {
        const Made machine = running({.size = u"256M"_s, .payloadMiB = slowMiB});
        const auto begun = m_driver.beginCopy(idOf(machine), {{u"vda"_s, target}});
        EXPECT_TRUE(begun) << (begun ? "" : begun.error().detail.toStdString());
        m_real.throttle(machine, slowly);
        const auto copy = m_driver.copy(idOf(machine));
        EXPECT_TRUE(copy && copy->state == State::Running);
        return machine;
    }
};

} // namespace

TEST_F(RealCopies, LiveCopyIsOfTheInstantItBegan)
{
    const Made machine = running({.size = u"256M"_s, .payloadMiB = slowMiB, .disks = 2});
    ASSERT_TRUE(waitForSeconds(machine, 1));
    EXPECT_EQ(m_driver.copy(idOf(machine))->state, State::None);
    const QString copied = m_real.file(u"copy.qcow2"_s);
    const QString second = m_real.file(u"second.qcow2"_s);
    const auto before = RealMachines::record(machine.images[0]);
    ASSERT_TRUE(m_driver.beginCopy(idOf(machine), {{u"vda"_s, copied}, {u"vdb"_s, second}}));
    m_real.throttle(machine, 40UL << 20);
    const auto after = RealMachines::record(machine.images[0]);

    const auto running = m_driver.copy(idOf(machine));
    ASSERT_TRUE(running);
    EXPECT_EQ(running->state, State::Running);
    EXPECT_EQ(running->bytesTotal, (256 + 8) << 20);
    ASSERT_TRUE(waitForSeconds(machine, 2)) << "the guest goes on meanwhile";
    EXPECT_EQ(m_driver.copy(idOf(machine))->state, State::Running) << "else this shows nothing";
    const int told = m_told;
    const auto ended = endedCopy(machine);
    EXPECT_EQ(ended.state, State::Complete) << ended.error.detail.toStdString();
    EXPECT_EQ(ended.bytesDone, ended.bytesTotal);
    EXPECT_TRUE(RealMachines::waitFor([&] { return m_told > told; }));
    EXPECT_EQ(m_driver.copy(idOf(machine))->state, State::Complete) << "it stays known";

    const auto record = RealMachines::record(copied);
    ASSERT_TRUE(record.valid);
    EXPECT_EQ(record.boots, before.boots);
    EXPECT_GE(record.seconds, before.seconds);
    EXPECT_LE(record.seconds, after.seconds);
    EXPECT_LT(record.seconds + 1, RealMachines::record(machine.images[0]).seconds);
    EXPECT_EQ(RealMachines::check(copied), "yes");
    EXPECT_EQ(RealMachines::check(second), "yes");
    EXPECT_EQ(stateOf(machine), MachineState::Running);
}

TEST_F(RealCopies, CopyOfARawDiskBoots)
{
    const Made machine = running({.format = u"raw"_s});
    const QString copied = m_real.file(u"copy.qcow2"_s);
    ASSERT_TRUE(m_driver.beginCopy(idOf(machine), {{u"vda"_s, copied}}));
    EXPECT_EQ(endedCopy(machine).state, State::Complete);
    ASSERT_TRUE(m_driver.cutPower(idOf(machine)));
    const auto before = RealMachines::record(copied);
    ASSERT_TRUE(before.valid);
    // In the place of the image of another machine.
    const Made other = m_real.define(u"other"_s);
    QFile::remove(other.images[0]);
    ASSERT_TRUE(QFile::rename(copied, other.images[0]));
    ASSERT_TRUE(m_driver.start(idOf(other)));
    EXPECT_TRUE(m_real.waitForReady(other));
    EXPECT_EQ(RealMachines::record(other.images[0]).boots, before.boots + 1);
}

TEST_F(RealCopies, OneCopyAfterTheOther)
{
    const Made machine = running();
    for (int turn = 0; turn < 5; ++turn) {
        const auto begun =
            m_driver.beginCopy(idOf(machine), {{u"vda"_s, m_real.file(u"copy%1"_s.arg(turn))}});
        ASSERT_TRUE(begun) << begun.error().detail.toStdString();
        EXPECT_EQ(endedCopy(machine).state, State::Complete);
    }
}

TEST_F(RealCopies, SecondOneIsRefusedAtOnce)
{
    const Made machine = slowlyCopying(m_real.file(u"copy.qcow2"_s));
    QElapsedTimer timer;
    timer.start();
    EXPECT_EQ(m_driver.beginCopy(idOf(machine), {{u"vda"_s, m_real.file(u"more"_s)}}).error().kind,
              Error::Kind::Conflict);
    EXPECT_LT(timer.elapsed(), 5000) << "libvirt alone waits for half a minute";
    EXPECT_EQ(m_driver.copy(idOf(machine))->state, State::Running);
}

TEST_F(RealCopies, AbortRemovesTheTarget)
{
    const QString target = m_real.file(u"copy.qcow2"_s);
    const Made machine = slowlyCopying(target);
    EXPECT_TRUE(QFile::exists(target));
    ASSERT_TRUE(m_driver.abortCopy(idOf(machine)));
    EXPECT_EQ(endedCopy(machine).state, State::Cancelled);
    EXPECT_TRUE(RealMachines::waitFor([&] { return !QFile::exists(target); }));
    EXPECT_EQ(m_driver.abortCopy(idOf(machine)).error().kind, Error::Kind::Conflict);
    EXPECT_TRUE(waitForSeconds(machine, 1)) << "the guest does not notice";
    ASSERT_TRUE(m_driver.beginCopy(idOf(machine), {{u"vda"_s, target}}));
    EXPECT_EQ(endedCopy(machine).state, State::Complete) << "an abort of the past is none of this one";
}

TEST_F(RealCopies, FullDisk)
{
    const QString small = qEnvironmentVariable("KUSTOS_SMALL_DISK");
    if (small.isEmpty())
        GTEST_SKIP() << "no small file system: root only";
    const Made machine = running({.payloadMiB = 24});
    const QString target = small + u"/copy.qcow2"_s;
    ASSERT_TRUE(m_driver.beginCopy(idOf(machine), {{u"vda"_s, target}}));
    const auto ended = endedCopy(machine);
    EXPECT_EQ(ended.state, State::Failed);
    EXPECT_EQ(ended.error.kind, Error::Kind::Storage) << ended.error.detail.toStdString();
    EXPECT_EQ(ended.error.cause, Error::Cause::DiskFull);
    EXPECT_TRUE(RealMachines::waitFor([&] { return !QFile::exists(target); }));
    EXPECT_EQ(stateOf(machine), MachineState::Running);

    ASSERT_TRUE(m_driver.cutPower(idOf(machine)));
    const auto copied = m_driver.copyImage(machine.images[0], target, {}, [](int) {});
    ASSERT_FALSE(copied);
    EXPECT_EQ(copied.error().cause, Error::Cause::DiskFull) << copied.error().detail.toStdString();
    QFile::remove(target);
}

TEST_F(RealCopies, TargetsThatCannotBe)
{
    const Made machine = running({.disks = 2});
    const auto error = [&](const QString &target, const QString &file) {
        return m_driver.beginCopy(idOf(machine), {{target, file}}).error();
    };
    EXPECT_EQ(error(u"vda"_s, machine.images[1]).cause, Error::Cause::TargetExists);
    EXPECT_EQ(error(u"vda"_s, m_real.file(u"no/copy"_s)).cause, Error::Cause::NotWritable);
    EXPECT_EQ(error(u"vdq"_s, m_real.file(u"copy"_s)).kind, Error::Kind::Rejected) << "no such disk";
    ASSERT_TRUE(QDir().mkdir(m_real.file(u"closed"_s)));
    ASSERT_TRUE(QFile::setPermissions(m_real.file(u"closed"_s), QFile::ReadOwner | QFile::ExeOwner));
    EXPECT_EQ(error(u"vda"_s, m_real.file(u"closed/copy"_s)).cause, Error::Cause::NotWritable);
    EXPECT_EQ(m_driver.copy(idOf(machine))->state, State::None) << "none of them began";
    ASSERT_TRUE(m_driver.cutPower(idOf(machine)));
    EXPECT_EQ(error(u"vda"_s, m_real.file(u"copy"_s)).kind, Error::Kind::Conflict) << "off";
}

TEST_F(RealCopies, MachineSwitchedOffMeanwhile)
{
    const QString target = m_real.file(u"copy.qcow2"_s);
    const Made machine = slowlyCopying(target);
    ASSERT_TRUE(m_driver.cutPower(idOf(machine)));
    const auto ended = endedCopy(machine);
    EXPECT_EQ(ended.state, State::Failed);
    EXPECT_EQ(ended.error.kind, Error::Kind::Conflict) << ended.error.detail.toStdString();
    EXPECT_TRUE(RealMachines::waitFor([&] { return !QFile::exists(target); }));
}

TEST_F(RealCopies, GuestSwitchesItselfOffMeanwhile)
{
    const Made machine = slowlyCopying(m_real.file(u"copy.qcow2"_s));
    ASSERT_TRUE(m_driver.pressPowerButton(idOf(machine)));
    const auto ended = endedCopy(machine);
    EXPECT_EQ(ended.state, State::Failed);
    EXPECT_EQ(ended.error.kind, Error::Kind::Conflict) << ended.error.detail.toStdString();
}

TEST_F(RealCopies, AnotherDriverFindsTheCopy)
{
    const Made machine = slowlyCopying(m_real.file(u"copy.qcow2"_s));
    LibvirtHypervisor later({}); // as after a restart of the host
    const auto found = later.copy(idOf(machine));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->state, State::Running);
    EXPECT_EQ(found->bytesTotal, 256 << 20);
    EXPECT_EQ(later.beginCopy(idOf(machine), {{u"vda"_s, m_real.file(u"more"_s)}}).error().kind,
              Error::Kind::Conflict);
    m_real.throttle(machine, 0);
    EXPECT_EQ(endedCopy(machine).state, State::Complete);
    EXPECT_EQ(later.copy(idOf(machine))->state, State::Complete);
    LibvirtHypervisor latest({}); // began after the end, so no event has told it
    EXPECT_EQ(latest.copy(idOf(machine))->state, State::Complete);
}

TEST_F(RealCopies, ACopyAtRestAndItsProgress)
{
    const Made machine = m_real.define(u"nano"_s, {.size = u"256M"_s, .payloadMiB = slowMiB});
    QList<int> told;
    const QString target = m_real.file(u"copy.qcow2"_s);
    const auto copied =
        m_driver.copyImage(machine.images[0], target, {}, [&told](int permille) { told.append(permille); });
    ASSERT_TRUE(copied) << copied.error().detail.toStdString();
    EXPECT_EQ(run(u"qemu-img"_s, {u"compare"_s, machine.images[0], target}).code, 0);
    EXPECT_GT(told.size(), 3);
    EXPECT_EQ(told.last(), 1000);
}

TEST_F(RealCopies, ImageOfARunningMachineIsNotCopiedAtRest)
{
    const Made machine = running();
    const auto copied = m_driver.copyImage(machine.images[0], m_real.file(u"copy.qcow2"_s), {}, [](int) {});
    ASSERT_FALSE(copied);
    EXPECT_EQ(copied.error().kind, Error::Kind::Conflict) << copied.error().detail.toStdString();
}

TEST_F(RealCopies, RawDiskIsCopiedAsRaw)
{
    const Made machine = m_real.define(u"nano"_s, {.format = u"raw"_s});
    const QString target = m_real.file(u"copy.qcow2"_s);
    ASSERT_TRUE(m_driver.copyImage(machine.images[0], target, {}, [](int) {}));
    EXPECT_EQ(
        run(u"qemu-img"_s, {u"compare"_s, u"-f"_s, u"raw"_s, u"-F"_s, u"qcow2"_s, machine.images[0], target})
            .code,
        0);
}
