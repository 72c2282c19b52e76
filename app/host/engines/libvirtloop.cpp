// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/engines/libvirtloop.h"

#include <csignal>
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <mutex>
#include <pthread.h>

namespace kustos::host::libvirt {

namespace {

constexpr int turn = 200; // ms; how soon the loop sees that it is to end

void registerOnce()
{
    static std::once_flag once;
    std::call_once(once, [] {
        // Without this libvirt prints every error on the error output.
        virSetErrorFunc(nullptr, [](void *, virErrorPtr) {});
        virInitialize();
        virEventRegisterDefaultImpl();
    });
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
    m_timer = virEventAddTimeout(turn, [](int, void *) {}, nullptr, nullptr);
    m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
}

LibvirtLoop::~LibvirtLoop()
{
    m_thread.request_stop();
    virEventUpdateTimeout(m_timer, 0);
    m_thread.join();
    virEventRemoveTimeout(m_timer);
}

void LibvirtLoop::run(const std::stop_token &stop)
{
    ::pthread_setname_np(::pthread_self(), "libvirt-events");
    while (!stop.stop_requested())
        virEventRunDefaultImpl();
    // A connection that was just closed leaves its memory to the loop's next turns.
    for (int turns = 0; turns < 3; ++turns)
        virEventRunDefaultImpl();
}

} // namespace kustos::host::libvirt
