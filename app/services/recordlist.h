// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading.h"

#include <QList>

#include <algorithm>
#include <type_traits>
#include <utility>

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

//! What a service lists replaces what a group held; the records of those that stay keep everything else.
//! True where anything is new; what is listed twice counts once.
template <class Group, class Thing, class Record>
[[nodiscard]] bool replaceList(Group &group, const QList<Thing> &things, Thing Record::*part)
{
    auto records = std::exchange(group.records, {});
    const auto order = std::exchange(group.order, {});
    bool changed = false;
    for (const Thing &thing : things) {
        if (group.records.contains(thing.id))
            continue;
        Record record = records.value(thing.id);
        changed = changed || record.*part != thing;
        record.*part = thing;
        group.order.append(thing.id);
        group.records.insert(thing.id, std::move(record));
    }
    return changed || group.order != order;
}

//! True where it is news.
template <class Record> [[nodiscard]] bool markFailed(Record *record, const Error &error)
{
    if (record == nullptr || error.kind == Error::Kind::Cancelled)
        return false;
    return std::exchange(record->reading, failedReading(record->reading, error)) != record->reading;
}

//! In the service's order.
template <class Key, class Groups, class Connection>
[[nodiscard]] QList<Key> keysOf(const Groups &groups, const Connection &connection)
{
    QList<Key> keys;
    const auto group = groups.find(connection);
    if (group == groups.end())
        return keys;
    keys.reserve(group->order.size());
    for (const auto &id : group->order)
        keys.append(Key{connection, id});
    return keys;
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
