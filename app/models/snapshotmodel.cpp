// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshotmodel.h"

#include "services/operationregister.h"

#include <algorithm>

namespace kustos {

namespace {

qint64 bytesOf(const std::optional<ByteSize> &size)
{
    return size ? size->bytes() : qint64(-1);
}

} // namespace

SnapshotModel::SnapshotModel(const MachineInventory &inventory, const OperationRegister &operations,
                             const MachineKey &machine, int optionRows, int reasonRows, QObject *parent)
    : LineModel(parent)
    , m_inventory(inventory)
    , m_operations(operations)
    , m_machine(machine)
    , m_optionRows(optionRows)
    , m_reasonRows(reasonRows)
{
    connect(&inventory, &MachineInventory::recordChanged, this, [this](const MachineKey &key) {
        if (key == m_machine)
            sync();
    });
    connect(&inventory, &MachineInventory::machinesChanged, this, [this](const ConnectionId &id) {
        if (id == m_machine.connection)
            sync();
    });
    connect(&operations, &OperationRegister::added, this, &SnapshotModel::operationChanged);
    connect(&operations, &OperationRegister::changed, this, &SnapshotModel::operationChanged);
    sync();
}

void SnapshotModel::operationChanged(const OperationId &id)
{
    const Operation *operation = m_operations.find(id);
    if (operation != nullptr && operation->machine == m_machine)
        sync();
}

QList<SnapshotRow> SnapshotModel::wanted()
{
    const MachineRecord *record = m_inventory.record(m_machine);
    if (record == nullptr)
        return {};
    awaitProducts(*record);
    QList<Operation> own;
    const QList<Operation> all = m_operations.all();
    for (const Operation &operation : all) {
        if (operation.machine == m_machine)
            own.append(operation);
    }
    return snapshotRows(*record, own, m_links);
}

// A job that is complete stays in its row until a list was read that is newer than the job's end; otherwise
// the row would vanish and come back.
void SnapshotModel::awaitProducts(const MachineRecord &record)
{
    m_links.awaited.clear();
    QHash<JobId, QDateTime> endedSince;
    for (int position = 0; position < rowCount(); ++position) {
        const SnapshotRow &row = rowAt(position);
        if (!row.inFlight() || row.job.isEmpty())
            continue;
        const auto job = std::ranges::find(record.jobs, row.job, &MachineJob::id);
        if (job == record.jobs.end() || job->state != MachineJob::State::Complete)
            continue;
        const QDateTime since = m_endedSince.value(job->id, record.reading.readAt);
        endedSince.insert(job->id, since);
        m_links.awaited.insert(job->id, since == record.reading.readAt);
    }
    m_endedSince = std::move(endedSince);
}

void SnapshotModel::learn(const QList<SnapshotRow> &rows)
{
    SnapshotLinks links;
    for (const SnapshotRow &row : rows) {
        if (!row.job.isEmpty() && !row.snapshot.isEmpty())
            links.products.insert(row.job, row.snapshot);
        if (!row.operation.isEmpty() && !row.job.isEmpty())
            links.jobs.insert(row.operation, row.job);
    }
    m_links = std::move(links);
}

void SnapshotModel::sync()
{
    const QList<SnapshotRow> rows = wanted();
    follow(rows);
    learn(rows);
}

int SnapshotModel::blanksOf(const SnapshotRow &row) const
{
    return row.kind == SnapshotRow::Kind::Available ? m_optionRows
           : row.kind == SnapshotRow::Kind::Failed  ? m_reasonRows
                                                    : 0;
}

QModelIndex SnapshotModel::indexOf(const SnapshotId &snapshot) const
{
    return snapshot.isEmpty() ? QModelIndex()
                              : find([&](const SnapshotRow &row) { return row.snapshot == snapshot; });
}

int SnapshotModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant SnapshotModel::data(const QModelIndex &index, int role) const
{
    const SnapshotRow *line = row(index);
    if (line == nullptr)
        return role == BlankRole && index.isValid() ? QVariant(true) : QVariant();
    switch (role) {
    case RowKindRole:
        return QVariant::fromValue(line->kind);
    case BlankRole:
        return false;
    case RowRole:
        return QVariant::fromValue(*line);
    case SnapshotIdRole:
        return line->snapshot.text();
    case OperationIdRole:
        return line->operation.text();
    case JobIdRole:
        return line->job.text();
    case NameRole:
        return line->name;
    case ConsistencyRole:
        return QVariant::fromValue(line->consistency);
    case CreatedAtRole:
        return line->createdAt;
    case SizeRole:
        return bytesOf(line->size);
    case Sha256Role:
        return line->sha256;
    case PhaseRole:
        return QVariant::fromValue(line->phase);
    case PermilleRole:
        return line->permille;
    case BytesDoneRole:
        return bytesOf(line->bytesDone);
    case BytesTotalRole:
        return bytesOf(line->bytesTotal);
    case ActivityRole:
        return QVariant::fromValue(line->activity);
    case CodeRole:
        return line->code;
    case DetailRole:
        return line->detail;
    default:
        return {};
    }
}

} // namespace kustos
