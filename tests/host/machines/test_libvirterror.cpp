// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/engines/libvirterror.h"
#include "host/engines/libvirtfacts.h"

#include <gtest/gtest.h>
#include <libvirt/virterror.h>

using namespace kustos;
using namespace kustos::host;
using namespace Qt::Literals::StringLiterals;

namespace {

Error::Kind kind(int code, int domain = VIR_FROM_QEMU)
{
    return libvirt::errorFor(code, domain, u"sentence"_s).kind;
}

Error target(const QString &sentence)
{
    return libvirt::aboutTargets(libvirt::errorFor(VIR_ERR_SYSTEM_ERROR, VIR_FROM_QEMU, sentence));
}

} // namespace

TEST(LibvirtError, Kinds)
{
    EXPECT_EQ(kind(VIR_ERR_NO_DOMAIN), Error::Kind::NotFound);
    EXPECT_EQ(kind(VIR_ERR_OPERATION_INVALID), Error::Kind::Conflict);
    EXPECT_EQ(kind(VIR_ERR_OPERATION_TIMEOUT), Error::Kind::Conflict);
    EXPECT_EQ(kind(VIR_ERR_NO_CONNECT), Error::Kind::Offline);
    EXPECT_EQ(kind(VIR_ERR_SYSTEM_ERROR), Error::Kind::Rejected);
    EXPECT_EQ(kind(VIR_ERR_SYSTEM_ERROR, VIR_FROM_RPC), Error::Kind::Offline) << "the socket broke";
    EXPECT_EQ(kind(VIR_ERR_INTERNAL_ERROR, VIR_FROM_RPC), Error::Kind::Offline) << "keep-alive gave up";
    EXPECT_EQ(kind(VIR_ERR_NO_SUPPORT, VIR_FROM_RPC), Error::Kind::Rejected);
    EXPECT_EQ(kind(VIR_ERR_INTERNAL_ERROR), Error::Kind::Rejected);
}

TEST(LibvirtError, SentenceIsKeptWithinBounds)
{
    EXPECT_EQ(libvirt::errorFor(VIR_ERR_XML_ERROR, VIR_FROM_XML, u"why"_s).detail, u"why");
    EXPECT_LE(libvirt::errorFor(1, 0, QString(100'000, u'x')).detail.size(), 4096);
}

TEST(LibvirtError, AboutTargets)
{
    EXPECT_EQ(target(u"store '/a' for backup of 'vda' exists"_s).cause, Error::Cause::TargetExists);
    EXPECT_EQ(target(u"failed to create file '/a': Permission denied"_s).cause, Error::Cause::NotWritable);
    EXPECT_EQ(target(u"unable to stat '/a/b': No such file or directory"_s).cause, Error::Cause::NotWritable);
    EXPECT_EQ(target(u"write failed: No space left on device"_s).cause, Error::Cause::DiskFull);
    EXPECT_EQ(target(u"write failed: No space left on device"_s).kind, Error::Kind::Storage);
    EXPECT_EQ(target(u"something else"_s).kind, Error::Kind::Rejected);
    const auto offline = libvirt::errorFor(VIR_ERR_SYSTEM_ERROR, VIR_FROM_RPC, u"Permission denied"_s);
    EXPECT_EQ(libvirt::aboutTargets(offline).kind, Error::Kind::Offline);
}

TEST(LibvirtState, EveryStateHasItsOwn)
{
    using libvirt::stateFor;
    EXPECT_EQ(stateFor(VIR_DOMAIN_RUNNING, 0), MachineState::Running);
    EXPECT_EQ(stateFor(VIR_DOMAIN_BLOCKED, 0), MachineState::Running);
    EXPECT_EQ(stateFor(VIR_DOMAIN_PAUSED, VIR_DOMAIN_PAUSED_USER), MachineState::Paused);
    EXPECT_EQ(stateFor(VIR_DOMAIN_PAUSED, VIR_DOMAIN_PAUSED_STARTING_UP), MachineState::Starting);
    EXPECT_EQ(stateFor(VIR_DOMAIN_SHUTDOWN, 0), MachineState::Stopping);
    EXPECT_EQ(stateFor(VIR_DOMAIN_SHUTOFF, VIR_DOMAIN_SHUTOFF_DESTROYED), MachineState::Off);
    EXPECT_EQ(stateFor(VIR_DOMAIN_SHUTOFF, VIR_DOMAIN_SHUTOFF_CRASHED), MachineState::Crashed);
    EXPECT_EQ(stateFor(VIR_DOMAIN_CRASHED, 0), MachineState::Paused) << "its QEMU still has the disks open";
    EXPECT_EQ(stateFor(VIR_DOMAIN_PMSUSPENDED, 0), MachineState::Paused);
    EXPECT_EQ(stateFor(VIR_DOMAIN_NOSTATE, 0), MachineState::Unknown);
}
