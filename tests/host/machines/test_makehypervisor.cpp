// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/engines/makehypervisor.h"

#include <gtest/gtest.h>

using namespace kustos;
using namespace kustos::host;

#ifdef KUSTOS_WITH_LIBVIRT

TEST(MakeHypervisor, TheDriverForTheUri)
{
    const auto made = makeHypervisor(QStringLiteral("test:///default"));
    ASSERT_TRUE(made);
    const auto machines = (*made)->machines();
    ASSERT_TRUE(machines);
    ASSERT_EQ(machines->size(), 1);
    EXPECT_EQ(machines->first().name, u"test");
}

TEST(MakeHypervisor, AHypervisorThatIsAwayIsNoErrorYet)
{
    const auto made = makeHypervisor(QStringLiteral("qemu+unix:///session?socket=/nonexistent/socket"));
    ASSERT_TRUE(made);
    EXPECT_EQ((*made)->machines().error().kind, Error::Kind::Offline);
}

#else

TEST(MakeHypervisor, BuiltWithout)
{
    const auto made = makeHypervisor(QStringLiteral("qemu:///session"));
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().kind, Error::Kind::Rejected);
    EXPECT_EQ(made.error().detail, u"this kustos-host was built without libvirt");
}

#endif
