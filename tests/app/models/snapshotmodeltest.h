// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machinefixture.h"
#include "models/snapshotmodel.h"

#include <QAbstractItemModelTester>

namespace kustos::test {

using Kind = SnapshotRow::Kind;
using Activity = SnapshotRow::Activity;
using Fatal = QAbstractItemModelTester::FailureReportingMode;

class SnapshotModelTest : public MachineFixture
{
protected:
    static Kind kind(const QAbstractItemModel &model, int row)
    {
        return model.index(row, 0).data(SnapshotModel::RowKindRole).value<Kind>();
    }

    static QList<Kind> kinds(const QAbstractItemModel &model)
    {
        QList<Kind> all;
        for (int row = 0; row < model.rowCount(); ++row)
            all.append(kind(model, row));
        return all;
    }

    static const SnapshotRow &rowOf(const SnapshotModel &model, int row)
    {
        return *model.row(model.index(row, 0));
    }
};

} // namespace kustos::test
