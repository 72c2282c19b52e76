// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace kustos::text {

//! Text from outside made safe to show: control, bidi and zero-width characters become visible ("<U+202E>"),
//! line ends become spaces, at most `limit` characters with "…" behind. The result is still to be shown as
//! Qt::PlainText.
[[nodiscard]] QString plain(const QString &untrusted, qsizetype limit = 300);

} // namespace kustos::text
