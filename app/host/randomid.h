// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace kustos::host {

//! 24 lower-case hexadecimal digits from the system's generator, the shape of every id in the dialect.
[[nodiscard]] QString randomId();
[[nodiscard]] bool isId(const QString &text);

//! Secret bytes for tokens and keys.
[[nodiscard]] QByteArray randomBytes(int count);

} // namespace kustos::host
