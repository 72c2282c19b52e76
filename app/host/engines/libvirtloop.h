// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <thread>

namespace kustos::host::libvirt {

//! The thread that carries libvirt's events, its keep-alive and the ends of its connections. libvirt has one
//! event loop per process, so whoever needs it shares it; it ends with its last user.
class LibvirtLoop
{
public:
    [[nodiscard]] static std::shared_ptr<LibvirtLoop> shared();
    ~LibvirtLoop();
    LibvirtLoop(const LibvirtLoop &) = delete;
    LibvirtLoop &operator=(const LibvirtLoop &) = delete;

private:
    LibvirtLoop();

    std::jthread m_thread;
};

} // namespace kustos::host::libvirt
