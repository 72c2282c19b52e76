// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/linemodel.h"
#include "models/snapshotrow.h"

namespace kustos {

class OperationRegister;

//! The snapshots of one machine as a list, newest first. An available one has `optionRows` blank children,
//! which the view covers with one real widget, a failed one `reasonRows`. Raw values in typed roles, no
//! words. Rows keep their identity from the press over the running job to the finished snapshot: a
//! persistent index stays with its snapshot.
class SnapshotModel : public LineModel<SnapshotRow>
{
    Q_OBJECT

public:
    enum Role {
        RowKindRole = Qt::UserRole + 1, //!< SnapshotRow::Kind
        BlankRole,                      //!< bool: one of the empty lines below a snapshot
        RowRole,                        //!< SnapshotRow, whole
        SnapshotIdRole,                 //!< QString, as are the two below
        OperationIdRole,
        JobIdRole,
        NameRole,
        ConsistencyRole, //!< Snapshot::Consistency
        CreatedAtRole,   //!< QDateTime UTC
        SizeRole,        //!< qint64 bytes, -1 where not told
        Sha256Role,      //!< QByteArray, hex
        PhaseRole,       //!< MachineJob::Phase
        PermilleRole,    //!< int, -1: none
        BytesDoneRole,   //!< qint64, -1: not told
        BytesTotalRole,  //!< qint64, -1: not told
        ActivityRole,    //!< SnapshotRow::Activity
        CodeRole,        //!< QString, closed word of a failure
        DetailRole,      //!< QString, untrusted
    };
    Q_ENUM(Role)
    enum Column { NameColumn, MomentColumn, ConsistencyColumn, SizeColumn, StateColumn, ColumnCount };

    SnapshotModel(const MachineInventory &inventory, const OperationRegister &operations,
                  const MachineKey &machine, int optionRows, int reasonRows = 0, QObject *parent = nullptr);

    //! The line of a snapshot, or an invalid index.
    [[nodiscard]] QModelIndex indexOf(const SnapshotId &snapshot) const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

protected:
    [[nodiscard]] int blanksOf(const SnapshotRow &row) const override;

private:
    void sync();
    void operationChanged(const OperationId &id);
    [[nodiscard]] QList<SnapshotRow> wanted();
    void awaitProducts(const MachineRecord &record);
    void learn(const QList<SnapshotRow> &rows);

    const MachineInventory &m_inventory;
    const OperationRegister &m_operations;
    const MachineKey m_machine;
    const int m_optionRows;
    const int m_reasonRows;
    SnapshotLinks m_links;
    QHash<JobId, QDateTime> m_endedSince; //!< jobs seen complete, with the age of the list at that time
};

} // namespace kustos

Q_DECLARE_METATYPE(kustos::SnapshotRow)
