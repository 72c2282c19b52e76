// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sessionbus.h"

#include <QFileInfo>
#include <QString>

namespace kustos::ui {

bool hasSessionBus()
{
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
           QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
}

} // namespace kustos::ui
