// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/engines/libvirtcopies.h"

#include <gtest/gtest.h>

using namespace kustos;
using namespace kustos::host;
using namespace kustos::host::libvirt;
using namespace Qt::Literals::StringLiterals;
using State = Hypervisor::Copy::State;
using Known = LibvirtCopies::Known;

namespace {

const QString id = u"4dea22b3-1d52-d8f3-2516-782e98ab3fa0"_s;
const QString other = u"11111111-1d52-d8f3-2516-782e98ab3fa0"_s;
constexpr std::chrono::milliseconds atOnce{0};

CopyStatus failed(const QString &reason)
{
    return {true, 10, 100, false, reason};
}
const CopyStatus complete{true, 90, 100, true, {}};

void begin(LibvirtCopies &copies)
{
    ASSERT_TRUE(copies.beginning(id));
    copies.begun(id, true);
}

} // namespace

TEST(LibvirtCopies, NothingIsKnownAtFirst)
{
    LibvirtCopies copies;
    EXPECT_EQ(copies.known(id), Known::Nothing);
    EXPECT_EQ(copies.copy(id).state, State::None);
    copies.machineStopped(id);
    EXPECT_EQ(copies.known(id), Known::Nothing) << "the end of a machine is no copy";
}

TEST(LibvirtCopies, CompleteUntilTheNext)
{
    LibvirtCopies copies;
    begin(copies);
    EXPECT_EQ(copies.known(id), Known::Running);
    EXPECT_FALSE(copies.beginning(id)) << "one at a time";
    EXPECT_FALSE(copies.waitForEnd(id, atOnce));
    copies.ended(id, complete);
    EXPECT_TRUE(copies.waitForEnd(id, atOnce));
    EXPECT_EQ(copies.copy(id).state, State::Complete);
    EXPECT_EQ(copies.copy(id).bytesDone, 100);
    EXPECT_EQ(copies.known(other), Known::Nothing);
    begin(copies);
    EXPECT_EQ(copies.copy(id).state, State::Running);
}

TEST(LibvirtCopies, EndThatComesBeforeTheBeginningReturned)
{
    LibvirtCopies copies;
    ASSERT_TRUE(copies.beginning(id));
    EXPECT_EQ(copies.known(id), Known::Beginning);
    copies.ended(id, complete);
    copies.begun(id, true);
    EXPECT_EQ(copies.copy(id).state, State::Complete);
}

TEST(LibvirtCopies, RefusedBeginningLeavesTheLastOne)
{
    LibvirtCopies copies;
    ASSERT_TRUE(copies.beginning(id));
    copies.begun(id, false);
    EXPECT_EQ(copies.known(id), Known::Nothing);
    begin(copies);
    copies.ended(id, complete);
    ASSERT_TRUE(copies.beginning(id));
    copies.begun(id, false);
    EXPECT_EQ(copies.copy(id).state, State::Complete);
}

TEST(LibvirtCopies, DiskFullNeedsNoExplanation)
{
    LibvirtCopies copies;
    begin(copies);
    copies.ended(id, failed(u"No space left on device"_s));
    EXPECT_FALSE(copies.isUnexplained(id));
    EXPECT_EQ(copies.copy(id).state, State::Failed);
    EXPECT_EQ(copies.copy(id).error.cause, Error::Cause::DiskFull);
    EXPECT_EQ(copies.copy(id).error.kind, Error::Kind::Storage);
}

TEST(LibvirtCopies, OurOwnAbortIsCancelled)
{
    LibvirtCopies copies;
    begin(copies);
    copies.setAborting(id, true);
    copies.ended(id, failed(u"Operation canceled"_s));
    EXPECT_EQ(copies.copy(id).state, State::Cancelled);
    EXPECT_FALSE(copies.isUnexplained(id));
}

TEST(LibvirtCopies, AbortThatWasRefusedChangesNothing)
{
    LibvirtCopies copies;
    begin(copies);
    copies.setAborting(id, true);
    copies.setAborting(id, false);
    copies.ended(id, failed(u"Input/output error"_s));
    copies.explain(id, false);
    EXPECT_EQ(copies.copy(id).state, State::Failed);
    EXPECT_EQ(copies.copy(id).error.kind, Error::Kind::Rejected);
    EXPECT_EQ(copies.copy(id).error.detail, u"Input/output error");
}

TEST(LibvirtCopies, MachineThatStoppedUnderIt)
{
    LibvirtCopies copies;
    begin(copies);
    EXPECT_FALSE(copies.waitForStop(id, atOnce));
    copies.ended(id, failed(u"Operation canceled"_s));
    EXPECT_TRUE(copies.isUnexplained(id));
    copies.machineStopped(id);
    EXPECT_TRUE(copies.waitForStop(id, atOnce));
    copies.explain(id, true);
    EXPECT_EQ(copies.copy(id).state, State::Failed);
    EXPECT_EQ(copies.copy(id).error.kind, Error::Kind::Conflict);
    copies.explain(id, false);
    EXPECT_EQ(copies.copy(id).error.kind, Error::Kind::Conflict) << "settled once";
}

TEST(LibvirtCopies, AbortedBySomebodyElse)
{
    LibvirtCopies copies;
    begin(copies);
    copies.ended(id, failed(u"Operation canceled"_s));
    copies.explain(id, false);
    EXPECT_EQ(copies.copy(id).state, State::Cancelled);
}

TEST(LibvirtCopies, LostWithItsDaemon)
{
    LibvirtCopies copies;
    begin(copies);
    copies.lost(id, {Error::Kind::Offline, Error::Cause::None, 0, u"gone"_s, std::nullopt});
    EXPECT_EQ(copies.copy(id).state, State::Failed);
    EXPECT_EQ(copies.copy(id).error.kind, Error::Kind::Offline);
}

TEST(LibvirtCopies, ValuesOfAJob)
{
    virTypedParameterPtr values = nullptr;
    int count = 0;
    int room = 0;
    virTypedParamsAddInt(&values, &count, &room, VIR_DOMAIN_JOB_OPERATION, VIR_DOMAIN_JOB_OPERATION_BACKUP);
    virTypedParamsAddULLong(&values, &count, &room, VIR_DOMAIN_JOB_DISK_TOTAL, 512);
    virTypedParamsAddULLong(&values, &count, &room, VIR_DOMAIN_JOB_DISK_PROCESSED, 128);
    virTypedParamsAddString(&values, &count, &room, VIR_DOMAIN_JOB_ERRMSG, "why");
    const auto status = copyStatus(values, count);
    EXPECT_TRUE(status.isCopy);
    EXPECT_EQ(status.bytesTotal, 512);
    EXPECT_EQ(status.bytesDone, 128);
    EXPECT_FALSE(status.success);
    EXPECT_EQ(status.reason, u"why");
    EXPECT_FALSE(copyStatus(nullptr, 0).isCopy);
    virTypedParamsFree(values, count);
}
