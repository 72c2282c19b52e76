// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/operationregister.h"

#include <QAbstractListModel>

namespace kustos {

//! Every operation, newest first, as raw values: the window makes the words.
class OperationModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        OperationRole = Qt::UserRole + 1, //!< Operation, whole
        IdRole,                           //!< OperationId
        KindRole,                         //!< Operation::Kind
        StateRole,                        //!< Operation::State
        PermilleRole,                     //!< int; invalid: indeterminate
        CancellableRole,                  //!< bool: a download that still runs
    };

    explicit OperationModel(const OperationRegister &operations, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    //! Qt::DisplayRole is the service's untouched name.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QModelIndex indexOf(const OperationId &id) const;
    [[nodiscard]] int runningCount() const;

private:
    void take(const OperationId &id);

    const OperationRegister &m_register;
    QList<Operation> m_operations;
};

} // namespace kustos
