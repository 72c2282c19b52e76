// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/backuprow.h"
#include "models/linemodel.h"

namespace kustos {

class OperationRegister;

//! The backups of one service as a list, newest first. A complete backup has `optionRows` blank children,
//! which the view covers with one real widget, a failed one `reasonRows`. Raw values in typed roles, no
//! words. Rows keep their identity from the press over the running job to the finished backup: a persistent
//! index stays with its backup.
class BackupModel : public LineModel<BackupRow>
{
    Q_OBJECT

public:
    enum Role {
        RowKindRole = Qt::UserRole + 1, //!< BackupRow::Kind
        BlankRole,                      //!< bool: one of the empty lines below a backup
        RowRole,                        //!< BackupRow, whole
        BackupIdRole,                   //!< QString, as are the two below
        OperationIdRole,
        JobIdRole,
        NameRole,
        KindRole, //!< BackupKind
        RawKindRole,
        CreatedAtRole, //!< QDateTime UTC
        MomentRole,    //!< QDateTime UTC, invalid where not told
        SizeRole,      //!< qint64 bytes, -1 where not told
        Sha256Role,    //!< QByteArray, hex
        PermilleRole,  //!< int, -1: none
        DetailRole,    //!< QString, untrusted
        ExpiresAtRole, //!< QDateTime UTC, invalid where not told
    };
    Q_ENUM(Role)
    enum Column { MomentColumn, KindColumn, SizeColumn, StateColumn, ColumnCount };

    BackupModel(const Inventory &inventory, const OperationRegister &operations, const ServiceKey &service,
                int optionRows, int reasonRows = 0, QObject *parent = nullptr);

    //! The line of a backup, or an invalid index.
    [[nodiscard]] QModelIndex indexOf(const BackupId &backup) const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

protected:
    [[nodiscard]] int blanksOf(const BackupRow &row) const override;

private:
    void sync();
    void operationChanged(const OperationId &id);
    [[nodiscard]] QList<BackupRow> wanted();
    void awaitProducts(const ServiceRecord &record);
    void learn(const QList<BackupRow> &rows);

    const Inventory &m_inventory;
    const OperationRegister &m_operations;
    const ServiceKey m_service;
    const int m_optionRows;
    const int m_reasonRows;
    BackupLinks m_links;
    QHash<JobId, QDateTime> m_endedSince; //!< jobs seen complete, with the age of the list at that time
};

} // namespace kustos

Q_DECLARE_METATYPE(kustos::BackupRow)
