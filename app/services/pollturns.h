// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QHash>
#include <QList>

#include <algorithm>

namespace kustos {

//! Deals the places of a round out to those that are due: the longest not asked for first, whatever came of
//! it, because one that never answers must not starve the others.
template <class Key> class PollTurns
{
public:
    void asked(const Key &key, const QDateTime &at) { m_asked.insert(key, at); }
    [[nodiscard]] QList<Key> choose(QList<Key> due, qsizetype most)
    {
        std::ranges::stable_sort(due, {}, [this](const Key &key) { return m_asked.value(key); });
        const qsizetype turn = std::min(due.size(), most);
        m_unread = std::any_of(due.begin() + turn, due.end(),
                               [this](const Key &key) { return !m_asked.contains(key); });
        return due.first(turn);
    }
    [[nodiscard]] bool unread() const { return m_unread; } //!< some were left that were never asked for

private:
    QHash<Key, QDateTime> m_asked;
    bool m_unread = false;
};

} // namespace kustos
