// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/machines/machinerecords.h"

#include <QSet>

namespace kustos::host {

//! 1 to 255 characters, anything but control characters: a name of a snapshot or a machine's title.
[[nodiscard]] bool isName(const QString &name);

//! A hypervisor's name for a machine that somebody wants to call `wished`: letters, digits, dot, underscore
//! and hyphen, and none of `taken`.
[[nodiscard]] QString domainNameFor(const QString &wished, const QSet<QString> &taken);

//! Nothing runs and nothing writes to its disks.
[[nodiscard]] bool isOff(MachineState state);

} // namespace kustos::host
