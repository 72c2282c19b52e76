// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/linematch.h"

#include <QAbstractItemModel>

#include <algorithm>
#include <memory>
#include <vector>

namespace kustos {

//! A list of lines, each with blank children that the view covers with one real widget. It follows a wanted
//! list by identity: what stays keeps its persistent indexes, selection and expansion, and there is never a
//! reset. `Row` is comparable and has `identities()`.
template <class Row> class LineModel : public QAbstractItemModel
{
public:
    using QAbstractItemModel::QAbstractItemModel;

    //! Null for blank lines and the root.
    [[nodiscard]] const Row *row(const QModelIndex &index) const
    {
        const bool line = index.isValid() && index.model() == this && index.internalPointer() == nullptr;
        return line ? &m_nodes[static_cast<size_t>(index.row())]->row : nullptr;
    }

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override
    {
        if (row < 0 || column < 0 || column >= columnCount(parent) || row >= rowCount(parent))
            return {};
        if (!parent.isValid())
            return createIndex(row, column);
        return createIndex(row, column, m_nodes[static_cast<size_t>(parent.row())].get());
    }

    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override
    {
        const auto *node = child.isValid() ? static_cast<const Node *>(child.internalPointer()) : nullptr;
        return node != nullptr ? createIndex(node->position, 0) : QModelIndex();
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        if (!parent.isValid())
            return static_cast<int>(m_nodes.size());
        if (parent.internalPointer() != nullptr || parent.column() != 0)
            return 0;
        return m_nodes[static_cast<size_t>(parent.row())]->children;
    }

    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override
    {
        return rowCount(parent) > 0;
    }

    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override
    {
        if (row(index) == nullptr)
            return index.isValid() ? Qt::ItemNeverHasChildren : Qt::NoItemFlags;
        return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    }

protected:
    [[nodiscard]] virtual int blanksOf(const Row &row) const = 0;

    [[nodiscard]] const Row &rowAt(int position) const { return m_nodes[static_cast<size_t>(position)]->row; }

    //! The first line of which this is true, or an invalid index.
    template <class Test> [[nodiscard]] QModelIndex find(Test test) const
    {
        const auto place = std::ranges::find_if(m_nodes, [&](const auto &node) { return test(node->row); });
        return place == m_nodes.end() ? QModelIndex() : index((*place)->position, 0);
    }

    void follow(const QList<Row> &rows)
    {
        QList<int> matches = earlierPositions(rows);
        std::vector<bool> kept(m_nodes.size(), false);
        for (const int old : std::as_const(matches)) {
            if (old >= 0)
                kept[static_cast<size_t>(old)] = true;
        }
        std::vector<int> after(m_nodes.size(), -1);
        int count = 0;
        for (size_t i = 0; i < kept.size(); ++i) {
            if (kept[i])
                after[i] = count++;
        }
        QList<int> order;
        for (int &old : matches) {
            if (old < 0)
                continue;
            old = after[static_cast<size_t>(old)];
            order.append(old);
        }
        removeExcept(kept);
        reorder(order);
        insertMissing(rows, matches);
        updateContents(rows);
    }

private:
    struct Node
    {
        Row row;
        int position = 0;
        int children = 0;
    };

    [[nodiscard]] QList<int> earlierPositions(const QList<Row> &rows) const
    {
        if (m_nodes.empty())
            return QList<int>(rows.size(), -1);
        QList<LineIdentities> before;
        before.reserve(static_cast<qsizetype>(m_nodes.size()));
        for (const auto &node : m_nodes)
            before.append(node->row.identities());
        QList<LineIdentities> wanted;
        wanted.reserve(rows.size());
        for (const Row &row : rows)
            wanted.append(row.identities());
        return matchLines(before, wanted);
    }

    void removeExcept(const std::vector<bool> &kept)
    {
        for (size_t end = kept.size(); end > 0;) {
            if (kept[end - 1]) {
                --end;
                continue;
            }
            size_t begin = end - 1;
            while (begin > 0 && !kept[begin - 1])
                --begin;
            beginRemoveRows({}, static_cast<int>(begin), static_cast<int>(end) - 1);
            m_nodes.erase(m_nodes.begin() + static_cast<std::ptrdiff_t>(begin),
                          m_nodes.begin() + static_cast<std::ptrdiff_t>(end));
            renumber(begin);
            endRemoveRows();
            end = begin;
        }
    }

    //! Rare: a service that changed the times of what it had listed before.
    void reorder(const QList<int> &order)
    {
        if (std::ranges::is_sorted(order))
            return;
        Q_EMIT layoutAboutToBeChanged();
        std::vector<std::unique_ptr<Node>> next;
        next.reserve(m_nodes.size());
        for (const int old : order)
            next.push_back(std::move(m_nodes[static_cast<size_t>(old)]));
        m_nodes = std::move(next);
        renumber();
        std::vector<int> positions(m_nodes.size());
        for (qsizetype i = 0; i < order.size(); ++i)
            positions[static_cast<size_t>(order.at(i))] = static_cast<int>(i);
        const QModelIndexList from = persistentIndexList();
        QModelIndexList to;
        to.reserve(from.size());
        for (const QModelIndex &each : from) {
            // Blank lines hang on their node, which moved along with them.
            to.append(each.internalPointer() != nullptr
                          ? each
                          : createIndex(positions[static_cast<size_t>(each.row())], each.column()));
        }
        changePersistentIndexList(from, to);
        Q_EMIT layoutChanged();
    }

    void insertMissing(const QList<Row> &rows, const QList<int> &matches)
    {
        for (qsizetype begin = 0; begin < rows.size();) {
            if (matches.at(begin) >= 0) {
                ++begin;
                continue;
            }
            qsizetype end = begin;
            std::vector<std::unique_ptr<Node>> fresh;
            for (; end < rows.size() && matches.at(end) < 0; ++end)
                fresh.push_back(std::make_unique<Node>(Node{rows.at(end), 0, blanksOf(rows.at(end))}));
            beginInsertRows({}, static_cast<int>(begin), static_cast<int>(end) - 1);
            m_nodes.insert(m_nodes.begin() + begin, std::make_move_iterator(fresh.begin()),
                           std::make_move_iterator(fresh.end()));
            renumber(static_cast<size_t>(begin));
            endInsertRows();
            begin = end;
        }
    }

    void updateContents(const QList<Row> &rows)
    {
        int changedFrom = -1;
        const auto flush = [this, &changedFrom](int end) {
            if (changedFrom >= 0)
                Q_EMIT dataChanged(index(changedFrom, 0), index(end - 1, columnCount({}) - 1));
            changedFrom = -1;
        };
        const int count = static_cast<int>(rows.size());
        for (int i = 0; i < count; ++i) {
            Node &node = *m_nodes[static_cast<size_t>(i)];
            if (node.row == rows.at(i)) {
                flush(i);
                continue;
            }
            node.row = rows.at(i);
            if (changedFrom < 0)
                changedFrom = i;
        }
        flush(count);
        for (int i = 0; i < count; ++i)
            setChildren(i, blanksOf(rows.at(i)));
    }

    void setChildren(int position, int count)
    {
        Node &node = *m_nodes[static_cast<size_t>(position)];
        if (node.children == count)
            return;
        const QModelIndex parent = index(position, 0);
        if (node.children > 0) {
            beginRemoveRows(parent, 0, node.children - 1);
            node.children = 0;
            endRemoveRows();
        }
        if (count > 0) {
            beginInsertRows(parent, 0, count - 1);
            node.children = count;
            endInsertRows();
        }
    }

    void renumber(size_t from = 0)
    {
        for (size_t i = from; i < m_nodes.size(); ++i)
            m_nodes[i]->position = static_cast<int>(i);
    }

    std::vector<std::unique_ptr<Node>> m_nodes;
};

} // namespace kustos
