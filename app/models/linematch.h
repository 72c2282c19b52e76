// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <array>

namespace kustos {

//! What a line of a list is known by, strongest first; empty ones count for nothing.
using LineIdentities = std::array<QString, 3>;

//! For each line that is wanted the place it had before, or -1; no place is given twice.
[[nodiscard]] QList<int> matchLines(const QList<LineIdentities> &before, const QList<LineIdentities> &wanted);

} // namespace kustos
