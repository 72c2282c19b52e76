// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading.h"

#include <QList>

#include <algorithm>
#include <type_traits>

namespace kustos {

//! What the inventories share: lists by time, readings that fail, records in groups per connection.
template <class T> void sortNewestFirst(QList<T> &list)
{
    std::ranges::stable_sort(list, [](const T &a, const T &b) { return a.createdAt > b.createdAt; });
}

[[nodiscard]] inline Reading failedReading(Reading reading, const Error &error)
{
    const bool expired = error.kind == Error::Kind::Unauthorized;
    reading.state = expired ? Reading::State::CredentialsExpired : Reading::State::Lost;
    reading.error = error;
    return reading;
}

//! Null where there is none; const as `groups` is.
template <class Groups, class Connection, class Id>
[[nodiscard]] auto *findRecord(Groups &groups, const Connection &connection, const Id &id)
{
    using Record = std::remove_reference_t<decltype(*groups.find(connection)->records.find(id))>;
    Record *found = nullptr;
    const auto group = groups.find(connection);
    if (group == groups.end())
        return found;
    const auto record = group->records.find(id);
    if (record != group->records.end())
        found = &*record;
    return found;
}

} // namespace kustos
