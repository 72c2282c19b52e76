// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/engines/libvirtevents.h"

#include <algorithm>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace kustos::host::libvirt {

namespace {

short toPoll(int events)
{
    const int wanted = ((events & VIR_EVENT_HANDLE_READABLE) != 0 ? POLLIN : 0) |
                       ((events & VIR_EVENT_HANDLE_WRITABLE) != 0 ? POLLOUT : 0);
    return static_cast<short>(wanted);
}

int fromPoll(int events)
{
    return ((events & POLLIN) != 0 ? VIR_EVENT_HANDLE_READABLE : 0) |
           ((events & POLLOUT) != 0 ? VIR_EVENT_HANDLE_WRITABLE : 0) |
           ((events & (POLLERR | POLLNVAL)) != 0 ? VIR_EVENT_HANDLE_ERROR : 0) |
           ((events & POLLHUP) != 0 ? VIR_EVENT_HANDLE_HANGUP : 0);
}

template <class List> auto findIn(List &list, int id)
{
    return std::find_if(list.begin(), list.end(),
                        [id](const auto &entry) { return entry.id == id && !entry.removed; });
}

} // namespace

LibvirtEvents::LibvirtEvents()
    : m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
}

LibvirtEvents::~LibvirtEvents()
{
    ::close(m_wake);
}

void LibvirtEvents::wake() const
{
    ::eventfd_write(m_wake, 1);
}

int LibvirtEvents::addHandle(int descriptor, int events, virEventHandleCallback call, void *opaque,
                             virFreeCallback free)
{
    const std::lock_guard lock(m_mutex);
    m_handles.push_back({++m_lastId, descriptor, events, call, opaque, free, false});
    wake();
    return m_lastId;
}

void LibvirtEvents::updateHandle(int id, int events)
{
    const std::lock_guard lock(m_mutex);
    const auto handle = findIn(m_handles, id);
    if (handle != m_handles.end())
        handle->events = events;
    wake();
}

int LibvirtEvents::removeHandle(int id)
{
    const std::lock_guard lock(m_mutex);
    const auto handle = findIn(m_handles, id);
    if (handle == m_handles.end())
        return -1;
    // Freed by the loop: the caller may hold the very lock that freeing takes.
    handle->removed = true;
    wake();
    return 0;
}

int LibvirtEvents::addTimeout(int milliseconds, virEventTimeoutCallback call, void *opaque,
                              virFreeCallback free)
{
    const std::lock_guard lock(m_mutex);
    const Moment due = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
    m_timers.push_back({++m_lastId, milliseconds, due, call, opaque, free, false});
    wake();
    return m_lastId;
}

void LibvirtEvents::updateTimeout(int id, int milliseconds)
{
    const std::lock_guard lock(m_mutex);
    const auto timer = findIn(m_timers, id);
    if (timer == m_timers.end())
        return;
    timer->milliseconds = milliseconds;
    timer->due = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
    wake();
}

int LibvirtEvents::removeTimeout(int id)
{
    const std::lock_guard lock(m_mutex);
    const auto timer = findIn(m_timers, id);
    if (timer == m_timers.end())
        return -1;
    timer->removed = true;
    wake();
    return 0;
}

void LibvirtEvents::runOnce()
{
    forgetRemoved();
    const auto ready = waitForReady();
    callTimers();
    for (const Ready &handle : ready)
        callHandle(handle);
    forgetRemoved();
}

void LibvirtEvents::forgetRemoved()
{
    std::vector<std::pair<virFreeCallback, void *>> frees;
    {
        const std::lock_guard lock(m_mutex);
        const auto collect = [&frees](auto &list) {
            for (const auto &entry : list)
                if (entry.removed && entry.free)
                    frees.emplace_back(entry.free, entry.opaque);
            std::erase_if(list, [](const auto &entry) { return entry.removed; });
        };
        collect(m_handles);
        collect(m_timers);
    }
    for (const auto &[free, opaque] : frees)
        free(opaque);
}

std::vector<LibvirtEvents::Ready> LibvirtEvents::waitForReady()
{
    std::vector<pollfd> waited{{m_wake, POLLIN, 0}};
    std::vector<int> ids{0};
    int limit = -1;
    {
        const std::lock_guard lock(m_mutex);
        for (const Handle &handle : m_handles) {
            if (handle.events == 0 || handle.removed)
                continue; // poll would report a hang-up all the same, again and again
            waited.push_back({handle.descriptor, toPoll(handle.events), 0});
            ids.push_back(handle.id);
        }
        const Moment now = std::chrono::steady_clock::now();
        for (const Timer &timer : m_timers) {
            if (timer.milliseconds < 0 || timer.removed)
                continue;
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(timer.due - now).count();
            const int wait = static_cast<int>(std::clamp<long>(left, 0, 60'000));
            limit = limit < 0 ? wait : std::min(limit, wait);
        }
    }
    std::vector<Ready> ready;
    if (::poll(waited.data(), waited.size(), limit) <= 0)
        return ready;
    eventfd_t woken = 0;
    if (waited[0].revents != 0)
        ::eventfd_read(m_wake, &woken);
    for (size_t i = 1; i < waited.size(); ++i)
        if (waited[i].revents != 0)
            ready.push_back({ids[i], fromPoll(waited[i].revents)});
    return ready;
}

void LibvirtEvents::callHandle(const Ready &ready)
{
    std::unique_lock lock(m_mutex);
    const auto handle = findIn(m_handles, ready.id);
    if (handle == m_handles.end() || handle->events == 0)
        return; // taken back by a callback before this one
    const Handle called = *handle;
    lock.unlock();
    called.call(called.id, called.descriptor, ready.events, called.opaque);
}

void LibvirtEvents::callTimers()
{
    std::vector<int> due;
    const Moment now = std::chrono::steady_clock::now();
    {
        const std::lock_guard lock(m_mutex);
        for (const Timer &timer : m_timers)
            if (timer.milliseconds >= 0 && !timer.removed && timer.due <= now)
                due.push_back(timer.id);
    }
    for (const int id : due) {
        std::unique_lock lock(m_mutex);
        const auto timer = findIn(m_timers, id);
        if (timer == m_timers.end() || timer->milliseconds < 0)
            continue;
        timer->due = now + std::chrono::milliseconds(timer->milliseconds);
        const Timer called = *timer;
        lock.unlock();
        called.call(called.id, called.opaque);
    }
}

} // namespace kustos::host::libvirt
