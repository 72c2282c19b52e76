// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/engines/libvirtloop.h"

#include "host/engines/libvirtevents.h"

#include <csignal>
#include <libvirt/virterror.h>
#include <mutex>
#include <pthread.h>

namespace kustos::host::libvirt {

namespace {

//! What is registered with libvirt stays so for the life of the process, hence it is never destroyed.
LibvirtEvents &events()
{
    static auto *const all = new LibvirtEvents;
    return *all;
}

void registerOnce()
{
    static std::once_flag once;
    std::call_once(once, [] {
        // Without this libvirt prints every error on the error output.
        virSetErrorFunc(nullptr, [](void *, virErrorPtr) {});
        virInitialize();
        virEventRegisterImpl(
            [](int descriptor, int wanted, virEventHandleCallback call, void *opaque, virFreeCallback free) {
                return events().addHandle(descriptor, wanted, call, opaque, free);
            },
            [](int id, int wanted) { events().updateHandle(id, wanted); },
            [](int id) { return events().removeHandle(id); },
            [](int milliseconds, virEventTimeoutCallback call, void *opaque, virFreeCallback free) {
                return events().addTimeout(milliseconds, call, opaque, free);
            },
            [](int id, int milliseconds) { events().updateTimeout(id, milliseconds); },
            [](int id) { return events().removeTimeout(id); });
    });
}

void run(const std::stop_token &stop)
{
    ::pthread_setname_np(::pthread_self(), "libvirt-events");
    static std::mutex mutex; // a thread before this one may still be in its last turns
    const std::lock_guard lock(mutex);
    while (!stop.stop_requested())
        events().runOnce();
    // A connection that was just closed leaves its memory to the loop's next turns.
    for (int turns = 0; turns < 3; ++turns) {
        events().wake();
        events().runOnce();
    }
}

} // namespace

std::shared_ptr<LibvirtLoop> LibvirtLoop::shared()
{
    static std::mutex mutex;
    static std::weak_ptr<LibvirtLoop> present;
    const std::lock_guard lock(mutex);
    auto loop = present.lock();
    if (!loop) {
        loop = std::shared_ptr<LibvirtLoop>(new LibvirtLoop);
        present = loop;
    }
    return loop;
}

LibvirtLoop::LibvirtLoop()
{
    registerOnce();
    m_thread = std::jthread([](const std::stop_token &stop) { run(stop); });
}

LibvirtLoop::~LibvirtLoop()
{
    m_thread.request_stop();
    events().wake();
}

} // namespace kustos::host::libvirt
