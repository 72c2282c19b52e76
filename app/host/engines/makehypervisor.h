// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/machines/hypervisor.h"

#include <memory>

namespace kustos::host {

//! The driver for a libvirt URI ("qemu:///session"). It connects with its first call, so that a hypervisor
//! that is away for now is no error here. Rejected, with a sentence, where this program was built without it.
[[nodiscard]] Result<std::unique_ptr<Hypervisor>> makeHypervisor(const QString &uri);

} // namespace kustos::host
