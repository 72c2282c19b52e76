// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/icons.h"

#include "widgets/iconengine.h"

namespace kustos::ui {

QIcon icon(Icon which, const QPalette &palette)
{
    return QIcon(new IconEngine(which, palette, std::nullopt));
}

QIcon icon(Icon which, const QPalette &palette, Tone tone)
{
    return QIcon(new IconEngine(which, palette, tone));
}

} // namespace kustos::ui
