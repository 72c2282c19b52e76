// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/expandingtree.h"

namespace kustos::ui {

//! The rows of the list of snapshots.
class SnapshotTree final : public ExpandingTree
{
    Q_OBJECT

public:
    explicit SnapshotTree(QWidget *parent = nullptr);

    void fitColumns() override;
    //! The place of a row's name in the viewport, without the chevron.
    [[nodiscard]] QRect nameRect(const QModelIndex &row) const;

Q_SIGNALS:
    void renameRequested(const QModelIndex &row);
    void deleteRequested(const QModelIndex &row);

protected:
    bool handleKey(const QKeyEvent &event, const QModelIndex &row) override;
};

} // namespace kustos::ui
