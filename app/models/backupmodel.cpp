// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/backupmodel.h"

#include "services/operationregister.h"

#include <algorithm>

namespace kustos {

BackupModel::BackupModel(const Inventory &inventory, const OperationRegister &operations,
                         const ServiceKey &service, int optionRows, int reasonRows, QObject *parent)
    : LineModel(parent)
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
    for (int position = 0; position < rowCount(); ++position) {
        const BackupRow &row = rowAt(position);
        if (!row.inFlight() || row.job.isEmpty())
            continue;
        const auto job = std::ranges::find(record.jobs, row.job, &Job::id);
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
    follow(rows);
    learn(rows);
}

int BackupModel::blanksOf(const BackupRow &row) const
{
    return row.kind == BackupRow::Kind::Complete ? m_optionRows
           : row.kind == BackupRow::Kind::Failed ? m_reasonRows
                                                 : 0;
}

QModelIndex BackupModel::indexOf(const BackupId &backup) const
{
    return backup.isEmpty() ? QModelIndex()
                            : find([&](const BackupRow &row) { return row.backup == backup; });
}

int BackupModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
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
