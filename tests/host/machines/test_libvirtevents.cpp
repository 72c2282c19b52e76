// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/engines/libvirtevents.h"

#include <array>
#include <gtest/gtest.h>
#include <thread>
#include <unistd.h>

using kustos::host::libvirt::LibvirtEvents;

namespace {

struct Seen
{
    LibvirtEvents *events = nullptr;
    int calls = 0;
    int flags = 0;
    int freed = 0;
};

void seeHandle(int, int, int flags, void *opaque)
{
    auto *seen = static_cast<Seen *>(opaque);
    ++seen->calls;
    seen->flags = flags;
}

void seeTimer(int, void *opaque)
{
    ++static_cast<Seen *>(opaque)->calls;
}

void freed(void *opaque)
{
    ++static_cast<Seen *>(opaque)->freed;
}

class Events : public testing::Test
{
protected:
    Events() { EXPECT_EQ(::pipe(m_pipe.data()), 0); }
    ~Events() override
    {
        ::close(m_pipe[0]);
        ::close(m_pipe[1]);
    }
    void turn()
    {
        m_events.wake();
        m_events.runOnce();
    }
    LibvirtEvents m_events;
    std::array<int, 2> m_pipe{};
    Seen m_seen;
};

} // namespace

TEST_F(Events, ReadableDescriptorIsTold)
{
    m_events.addHandle(m_pipe[0], VIR_EVENT_HANDLE_READABLE, &seeHandle, &m_seen, &freed);
    turn();
    EXPECT_EQ(m_seen.calls, 0);
    ASSERT_EQ(::write(m_pipe[1], "x", 1), 1);
    m_events.runOnce();
    EXPECT_EQ(m_seen.calls, 1);
    EXPECT_EQ(m_seen.flags, VIR_EVENT_HANDLE_READABLE);
}

TEST_F(Events, OnlyWhatIsWantedIsTold)
{
    const int id = m_events.addHandle(m_pipe[1], 0, &seeHandle, &m_seen, &freed);
    turn();
    EXPECT_EQ(m_seen.calls, 0);
    m_events.updateHandle(id, VIR_EVENT_HANDLE_WRITABLE);
    m_events.runOnce();
    EXPECT_EQ(m_seen.flags, VIR_EVENT_HANDLE_WRITABLE);
    m_events.updateHandle(id, 0);
    turn();
    EXPECT_EQ(m_seen.calls, 1);
}

TEST_F(Events, OtherEndGone)
{
    m_events.addHandle(m_pipe[0], VIR_EVENT_HANDLE_READABLE, &seeHandle, &m_seen, &freed);
    ::close(m_pipe[1]);
    m_events.runOnce();
    m_pipe[1] = ::dup(m_pipe[0]);
    EXPECT_EQ(m_seen.flags & VIR_EVENT_HANDLE_HANGUP, VIR_EVENT_HANDLE_HANGUP);
}

TEST_F(Events, FreedByTheLoopAndOnce)
{
    const int handle = m_events.addHandle(m_pipe[1], VIR_EVENT_HANDLE_WRITABLE, &seeHandle, &m_seen, &freed);
    const int timer = m_events.addTimeout(0, &seeTimer, &m_seen, &freed);
    EXPECT_EQ(m_events.removeHandle(handle), 0);
    EXPECT_EQ(m_events.removeTimeout(timer), 0);
    EXPECT_EQ(m_events.removeHandle(handle), -1);
    EXPECT_EQ(m_events.removeTimeout(timer), -1);
    EXPECT_EQ(m_seen.freed, 0) << "never out of the removal itself";
    turn();
    EXPECT_EQ(m_seen.freed, 2);
    EXPECT_EQ(m_seen.calls, 0);
    turn();
    EXPECT_EQ(m_seen.freed, 2);
}

TEST_F(Events, RemovedByACallbackBeforeIt)
{
    struct Both
    {
        Seen seen;
        int other = 0;
    } both;
    both.seen.events = &m_events;
    const auto removeOther = [](int, int, int, void *opaque) {
        auto *shared = static_cast<Both *>(opaque);
        ++shared->seen.calls;
        shared->seen.events->removeHandle(shared->other);
    };
    m_events.addHandle(m_pipe[1], VIR_EVENT_HANDLE_WRITABLE, removeOther, &both, nullptr);
    both.other = m_events.addHandle(m_pipe[1], VIR_EVENT_HANDLE_WRITABLE, &seeHandle, &m_seen, &freed);
    m_events.runOnce();
    EXPECT_EQ(both.seen.calls, 1);
    EXPECT_EQ(m_seen.calls, 0);
    EXPECT_EQ(m_seen.freed, 1);
}

TEST_F(Events, TimersFireAgainUntilStopped)
{
    const int id = m_events.addTimeout(5, &seeTimer, &m_seen, nullptr);
    while (m_seen.calls < 2)
        m_events.runOnce(); // each call of the timer or wake ends a turn
    EXPECT_EQ(m_seen.calls, 2);
    m_events.updateTimeout(id, -1);
    turn();
    EXPECT_EQ(m_seen.calls, 2);
    m_events.updateTimeout(id, 0);
    m_events.runOnce();
    EXPECT_EQ(m_seen.calls, 3);
}

TEST_F(Events, AddedFromAnotherThreadWakesTheLoop)
{
    const std::jthread other([this] { m_events.addTimeout(0, &seeTimer, &m_seen, nullptr); });
    m_events.runOnce(); // without a wake this would wait for ever
    m_events.runOnce();
    EXPECT_GE(m_seen.calls, 1);
}
