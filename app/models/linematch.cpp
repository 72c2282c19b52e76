// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/linematch.h"

#include <QHash>

#include <vector>

namespace kustos {

QList<int> matchLines(const QList<LineIdentities> &before, const QList<LineIdentities> &wanted)
{
    std::array<QHash<QString, int>, std::tuple_size_v<LineIdentities>> places;
    places.front().reserve(before.size());
    for (qsizetype line = 0; line < before.size(); ++line) {
        for (size_t which = 0; which < places.size(); ++which) {
            if (const QString &identity = before.at(line)[which]; !identity.isEmpty())
                places[which].insert(identity, static_cast<int>(line));
        }
    }
    std::vector<bool> taken(static_cast<size_t>(before.size()), false);
    QList<int> matches(wanted.size(), -1);
    const auto take = [&](qsizetype line, size_t which) {
        if (places[which].isEmpty())
            return;
        const int place = places[which].value(wanted.at(line)[which], -1);
        if (place < 0 || taken[static_cast<size_t>(place)])
            return;
        taken[static_cast<size_t>(place)] = true;
        matches[line] = place;
    };
    // All that are sure by the strongest, before any takes a place by a weaker one.
    for (qsizetype line = 0; line < wanted.size(); ++line)
        take(line, 0);
    for (qsizetype line = 0; line < wanted.size(); ++line) {
        for (size_t which = 1; which < places.size() && matches.at(line) < 0; ++which)
            take(line, which);
    }
    return matches;
}

} // namespace kustos
