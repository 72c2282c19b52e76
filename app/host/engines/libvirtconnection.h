// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "host/engines/libvirthandles.h"
#include "host/engines/libvirtloop.h"

#include <QByteArray>

#include <chrono>
#include <functional>
#include <mutex>

namespace kustos::host::libvirt {

struct Options
{
    QByteArray uri = "qemu:///session";
    int keepAliveInterval = 5; //!< s; after interval * (count + 1) a daemon that is silent counts as lost
    unsigned int keepAliveCount = 3;
    std::chrono::milliseconds openLimit{
        10'000}; //!< a daemon that hangs accepts connections, and then nothing
};

//! One connection to libvirt for many threads, made anew after it was lost, always within a time that is
//! known.
class LibvirtConnection
{
public:
    //! Called in the loop's thread: they must neither block nor call libvirt.
    struct Handlers
    {
        std::function<void(const QString &uuid, int event)> lifecycle; //!< virDomainEventType
        std::function<void(const QString &uuid, virTypedParameterPtr values, int count)> jobCompleted;
        std::function<void()> changed; //!< anything else, also lost and regained (from any thread)
    };

    LibvirtConnection(Options options, Handlers handlers);
    //! No handler is called afterwards.
    ~LibvirtConnection();
    LibvirtConnection(const LibvirtConnection &) = delete;
    LibvirtConnection &operator=(const LibvirtConnection &) = delete;

    //! The present connection, or a new one. Offline where there is none within the limit.
    [[nodiscard]] Result<ConnectionHandle> open();

    struct Gate; //!< the handlers, until they may no longer be called
    struct Link; //!< one connection and what its callbacks know

private:
    struct Attempt; //!< to open, shared by all who wait for it

    [[nodiscard]] std::shared_ptr<Attempt> begin() const;

    Options m_options;
    std::shared_ptr<LibvirtLoop> m_loop;
    std::shared_ptr<Gate> m_gate;
    std::mutex m_mutex;
    std::shared_ptr<Link> m_present;
    std::shared_ptr<Attempt> m_attempt;
};

} // namespace kustos::host::libvirt
