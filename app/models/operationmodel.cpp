// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operationmodel.h"

#include <algorithm>

namespace kustos {

OperationModel::OperationModel(const OperationRegister &operations, QObject *parent)
    : QAbstractListModel(parent)
    , m_register(operations)
    , m_operations(operations.all())
{
    connect(&m_register, &OperationRegister::added, this, &OperationModel::take);
    connect(&m_register, &OperationRegister::changed, this, &OperationModel::take);
}

int OperationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_operations.size());
}

QVariant OperationModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Operation &operation = m_operations.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return operation.targetName;
    case OperationRole:
        return QVariant::fromValue(operation);
    case IdRole:
        return QVariant::fromValue(operation.id);
    case KindRole:
        return QVariant::fromValue(operation.kind);
    case StateRole:
        return QVariant::fromValue(operation.state);
    case PermilleRole:
        return operation.permille ? QVariant(*operation.permille) : QVariant();
    case CancellableRole:
        return operation.kind == Operation::Kind::Download && !operation.ended();
    default:
        return {};
    }
}

QModelIndex OperationModel::indexOf(const OperationId &id) const
{
    const auto place = std::ranges::find(m_operations, id, &Operation::id);
    return place == m_operations.end() ? QModelIndex()
                                       : index(static_cast<int>(place - m_operations.begin()));
}

int OperationModel::runningCount() const
{
    return static_cast<int>(
        std::ranges::count_if(m_operations, [](const Operation &o) { return !o.ended(); }));
}

void OperationModel::take(const OperationId &id)
{
    const Operation *operation = m_register.find(id);
    if (operation == nullptr)
        return;
    const QModelIndex at = indexOf(id);
    if (at.isValid()) {
        if (m_operations.at(at.row()) == *operation)
            return;
        m_operations[at.row()] = *operation;
        Q_EMIT dataChanged(at, at);
        return;
    }
    // Operations of an earlier run are loaded as they were ordered; a new one is the newest.
    const auto after = std::ranges::find_if(
        m_operations, [&](const Operation &known) { return known.startedAt <= operation->startedAt; });
    const int row = static_cast<int>(after - m_operations.begin());
    beginInsertRows({}, row, row);
    m_operations.insert(row, *operation);
    endInsertRows();
}

} // namespace kustos
