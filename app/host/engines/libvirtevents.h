// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <libvirt/libvirt.h>
#include <mutex>
#include <vector>

namespace kustos::host::libvirt {

//! The descriptors and timers that libvirt wants to have watched, and the watching. libvirt's own loop is no
//! choice here: it is GLib's default one, which belongs to the main thread of a Qt program, so that nothing
//! would be told while that thread is busy, and callbacks would run in it.
class LibvirtEvents
{
public:
    LibvirtEvents();
    ~LibvirtEvents();
    LibvirtEvents(const LibvirtEvents &) = delete;
    LibvirtEvents &operator=(const LibvirtEvents &) = delete;

    //! Waits until something is due or wake() is called, and calls what is due. One thread at a time.
    void runOnce();
    void wake() const;

    // As libvirt's virEvent...Func types say; from any thread, also out of a callback.
    int addHandle(int descriptor, int events, virEventHandleCallback call, void *opaque,
                  virFreeCallback free);
    void updateHandle(int id, int events);
    int removeHandle(int id);
    int addTimeout(int milliseconds, virEventTimeoutCallback call, void *opaque, virFreeCallback free);
    void updateTimeout(int id, int milliseconds);
    int removeTimeout(int id);

private:
    using Moment = std::chrono::steady_clock::time_point;
    struct Handle
    {
        int id;
        int descriptor;
        int events; //!< 0: not watched for now
        virEventHandleCallback call;
        void *opaque;
        virFreeCallback free;
        bool removed;
    };
    struct Timer
    {
        int id;
        int milliseconds; //!< < 0: stopped for now
        Moment due;
        virEventTimeoutCallback call;
        void *opaque;
        virFreeCallback free;
        bool removed;
    };
    struct Ready
    {
        int id;
        int events;
    };

    void forgetRemoved();
    [[nodiscard]] std::vector<Ready> waitForReady();
    void callHandle(const Ready &ready);
    void callTimers();

    std::mutex m_mutex;
    std::vector<Handle> m_handles;
    std::vector<Timer> m_timers;
    int m_lastId = 0;
    int m_wake = -1;
};

} // namespace kustos::host::libvirt
