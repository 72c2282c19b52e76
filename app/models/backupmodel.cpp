// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/backupmodel.h"

#include "services/operationregister.h"

#include <algorithm>
#include <numeric>

namespace kustos {

struct BackupModel::Node
{
    BackupRow row;
    int position = 0;
    int children = 0;
};

BackupModel::BackupModel(const Inventory &inventory, const OperationRegister &operations,
                         const ServiceKey &service, int optionRows, int reasonRows, QObject *parent)
    : QAbstractItemModel(parent)
    , m_inventory(inventory)
    , m_operations(operations)
    , m_service(service)
    , m_optionRows(optionRows)
    , m_reasonRows(reasonRows)
{
    connect(&inventory, &Inventory::recordChanged, this, [this](const ServiceKey &key) {
        if (key == m_service)
            sync();
    });
    connect(&inventory, &Inventory::servicesChanged, this, [this](const ConnectionId &id) {
        if (id == m_service.connection)
            sync();
    });
    connect(&operations, &OperationRegister::added, this, &BackupModel::operationChanged);
    connect(&operations, &OperationRegister::changed, this, &BackupModel::operationChanged);
    sync();
}

BackupModel::~BackupModel() = default;

void BackupModel::operationChanged(const OperationId &id)
{
    const Operation *operation = m_operations.find(id);
    if (operation != nullptr && operation->target == m_service && operation->kind == Operation::Kind::BackUp)
        sync();
}

QList<BackupRow> BackupModel::wanted()
{
    const ServiceRecord *record = m_inventory.record(m_service);
    if (record == nullptr)
        return {};
    awaitProducts(*record);
    QList<Operation> own;
    const QList<Operation> all = m_operations.all();
    for (const Operation &operation : all) {
        if (operation.target == m_service && operation.kind == Operation::Kind::BackUp)
            own.append(operation);
    }
    // Only a foreign service keeps its timetable to itself; our own host says when, or that there is none.
    const Connection *connection = m_inventory.connection(m_service.connection);
    const bool foreign = connection != nullptr && connection->kind == Connection::Kind::Compose;
    return backupRows(*record, own, m_links, foreign);
}

// A job that is complete stays in its row until a list was read that is newer than the job's end; otherwise
// the row would vanish and come back.
void BackupModel::awaitProducts(const ServiceRecord &record)
{
    m_links.awaited.clear();
    QHash<JobId, QDateTime> endedSince;
    for (const auto &node : m_nodes) {
        if (!node->row.inFlight() || node->row.job.isEmpty())
            continue;
        const auto job = std::ranges::find(record.jobs, node->row.job, &Job::id);
        if (job == record.jobs.end() || job->state != Job::State::Complete)
            continue;
        const QDateTime since = m_endedSince.value(job->id, record.reading.readAt);
        endedSince.insert(job->id, since);
        m_links.awaited.insert(job->id, since == record.reading.readAt);
    }
    m_endedSince = std::move(endedSince);
}

void BackupModel::learn(const QList<BackupRow> &rows)
{
    BackupLinks links;
    for (const BackupRow &row : rows) {
        if (!row.job.isEmpty() && !row.backup.isEmpty())
            links.products.insert(row.job, row.backup);
        if (!row.operation.isEmpty() && !row.job.isEmpty())
            links.jobs.insert(row.operation, row.job);
    }
    m_links = std::move(links);
}

void BackupModel::sync()
{
    const QList<BackupRow> rows = wanted();
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
    learn(rows);
}

// A backup's id is the strongest identity, then the job's, then the operation's; the planned one is alone of
// its kind.
QList<int> BackupModel::earlierPositions(const QList<BackupRow> &rows) const
{
    QHash<BackupId, int> byBackup;
    QHash<JobId, int> byJob;
    QHash<OperationId, int> byOperation;
    int planned = -1;
    byBackup.reserve(static_cast<qsizetype>(m_nodes.size()));
    for (const auto &node : m_nodes) {
        const BackupRow &row = node->row;
        if (!row.backup.isEmpty())
            byBackup.insert(row.backup, node->position);
        if (!row.job.isEmpty())
            byJob.insert(row.job, node->position);
        if (!row.operation.isEmpty())
            byOperation.insert(row.operation, node->position);
        if (row.kind == BackupRow::Kind::Planned)
            planned = node->position;
    }
    std::vector<bool> taken(m_nodes.size(), false);
    QList<int> matches(rows.size(), -1);
    const auto take = [&](qsizetype row, int old) {
        if (matches.at(row) >= 0 || old < 0 || taken[static_cast<size_t>(old)])
            return;
        taken[static_cast<size_t>(old)] = true;
        matches[row] = old;
    };
    for (qsizetype i = 0; i < rows.size(); ++i)
        take(i,
             rows.at(i).kind == BackupRow::Kind::Planned ? planned : byBackup.value(rows.at(i).backup, -1));
    for (qsizetype i = 0; i < rows.size(); ++i) {
        take(i, byJob.value(rows.at(i).job, -1));
        take(i, byOperation.value(rows.at(i).operation, -1));
    }
    return matches;
}

void BackupModel::removeExcept(const std::vector<bool> &kept)
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

// Rare: a service that changed the times of backups it had listed before.
void BackupModel::reorder(const QList<int> &order)
{
    if (std::ranges::is_sorted(order))
        return;
    Q_EMIT layoutAboutToBeChanged();
    Nodes next;
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
    for (const QModelIndex &index : from) {
        // Blank lines hang on their node, which moved along with them.
        to.append(index.internalPointer() != nullptr
                      ? index
                      : createIndex(positions[static_cast<size_t>(index.row())], index.column()));
    }
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged();
}

void BackupModel::insertMissing(const QList<BackupRow> &rows, const QList<int> &matches)
{
    for (qsizetype begin = 0; begin < rows.size();) {
        if (matches.at(begin) >= 0) {
            ++begin;
            continue;
        }
        qsizetype end = begin;
        Nodes fresh;
        for (; end < rows.size() && matches.at(end) < 0; ++end) {
            auto node = std::make_unique<Node>();
            node->row = rows.at(end);
            node->children = blanksOf(rows.at(end));
            fresh.push_back(std::move(node));
        }
        beginInsertRows({}, static_cast<int>(begin), static_cast<int>(end) - 1);
        m_nodes.insert(m_nodes.begin() + begin, std::make_move_iterator(fresh.begin()),
                       std::make_move_iterator(fresh.end()));
        renumber(static_cast<size_t>(begin));
        endInsertRows();
        begin = end;
    }
}

void BackupModel::updateContents(const QList<BackupRow> &rows)
{
    int changedFrom = -1;
    const auto flush = [this, &changedFrom](int end) {
        if (changedFrom >= 0)
            Q_EMIT dataChanged(index(changedFrom, 0), index(end - 1, ColumnCount - 1));
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

int BackupModel::blanksOf(const BackupRow &row) const
{
    return row.kind == BackupRow::Kind::Complete ? m_optionRows
           : row.kind == BackupRow::Kind::Failed ? m_reasonRows
                                                 : 0;
}

void BackupModel::setChildren(int position, int count)
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

void BackupModel::renumber(size_t from)
{
    for (size_t i = from; i < m_nodes.size(); ++i)
        m_nodes[i]->position = static_cast<int>(i);
}

QModelIndex BackupModel::indexOf(const BackupId &backup) const
{
    const auto place =
        std::ranges::find_if(m_nodes, [&](const auto &node) { return node->row.backup == backup; });
    return backup.isEmpty() || place == m_nodes.end() ? QModelIndex() : index((*place)->position, 0);
}

const BackupRow *BackupModel::row(const QModelIndex &index) const
{
    const bool line = index.isValid() && index.model() == this && index.internalPointer() == nullptr;
    return line ? &m_nodes[static_cast<size_t>(index.row())]->row : nullptr;
}

QModelIndex BackupModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column);
    return createIndex(row, column, m_nodes[static_cast<size_t>(parent.row())].get());
}

QModelIndex BackupModel::parent(const QModelIndex &child) const
{
    const auto *node = child.isValid() ? static_cast<const Node *>(child.internalPointer()) : nullptr;
    return node != nullptr ? createIndex(node->position, 0) : QModelIndex();
}

int BackupModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_nodes.size());
    if (parent.internalPointer() != nullptr || parent.column() != 0)
        return 0;
    return m_nodes[static_cast<size_t>(parent.row())]->children;
}

int BackupModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool BackupModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

Qt::ItemFlags BackupModel::flags(const QModelIndex &index) const
{
    const BackupRow *line = row(index);
    if (line == nullptr)
        return index.isValid() ? Qt::ItemNeverHasChildren : Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

QVariant BackupModel::data(const QModelIndex &index, int role) const
{
    const BackupRow *line = row(index);
    if (line == nullptr)
        return role == BlankRole && index.isValid() ? QVariant(true) : QVariant();
    switch (role) {
    case RowKindRole:
        return QVariant::fromValue(line->kind);
    case BlankRole:
        return false;
    case RowRole:
        return QVariant::fromValue(*line);
    case BackupIdRole:
        return line->backup.text();
    case OperationIdRole:
        return line->operation.text();
    case JobIdRole:
        return line->job.text();
    case NameRole:
        return line->name;
    case KindRole:
        return QVariant::fromValue(line->backupKind);
    case RawKindRole:
        return line->rawKind;
    case CreatedAtRole:
        return line->createdAt;
    case MomentRole:
        return line->moment;
    case SizeRole:
        return line->size ? line->size->bytes() : qint64(-1);
    case Sha256Role:
        return line->sha256;
    case PermilleRole:
        return line->permille;
    case DetailRole:
        return line->detail;
    case ExpiresAtRole:
        return line->expiresAt;
    default:
        return {};
    }
}

} // namespace kustos
