// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/virtualmachine.h"
#include "providers/fieldreader.h"

#include <QList>

#include <algorithm>
#include <numeric>
#include <vector>

namespace kustos {

//! {"power": true, ...} as kustos-host tells what can be done; what it leaves out stays as in `known`.
[[nodiscard]] MachineCapabilities capabilities(FieldReader told, MachineCapabilities known);

[[nodiscard]] MachineJob::Kind jobKind(PowerAction action);

//! Newest first; what began in the same second stays in the service's order.
template <class T> [[nodiscard]] QList<T> newestFirst(const QList<T> &list)
{
    std::vector<qsizetype> order(static_cast<size_t>(list.size()));
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, [&list](qsizetype a, qsizetype b) {
        const QDateTime &first = list.at(a).createdAt;
        const QDateTime &second = list.at(b).createdAt;
        return first != second ? first > second : a < b;
    });
    QList<T> sorted;
    sorted.reserve(list.size());
    for (const qsizetype index : order)
        sorted.append(list.at(index));
    return sorted;
}

} // namespace kustos
