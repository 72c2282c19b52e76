// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/expandinglist.h"
#include "widgets/snapshotoptions.h"

#include <functional>

namespace kustos::ui {

class RenameField;
class SnapshotPresenter;
class SnapshotTree;

//! The list of snapshots with the options of its open rows, or with the reason where one failed. Names are
//! changed where they stand.
class SnapshotList final : public ExpandingList
{
    Q_OBJECT

public:
    using FactsOf = std::function<SnapshotOptions::Facts(const SnapshotRow &)>;

    SnapshotList(SnapshotPresenter &presenter, FactsOf factsOf, QWidget *parent = nullptr);

    [[nodiscard]] SnapshotTree &tree();
    //! The options of an open row; null where it is closed or its snapshot failed.
    [[nodiscard]] SnapshotOptions *optionsOf(const QModelIndex &row) const;
    //! Opens the field over the row's name, or says why it cannot be renamed.
    void rename(const QModelIndex &row);
    [[nodiscard]] RenameField *renameField() const { return m_field; } //!< null: none is open

Q_SIGNALS:
    void restoreRequested(const kustos::SnapshotId &snapshot);
    void createRequested(const kustos::SnapshotId &snapshot);
    void deleteRequested(const kustos::SnapshotId &snapshot);
    void renameChosen(const kustos::SnapshotId &snapshot, const QString &name);
    void takeRequested();

protected:
    [[nodiscard]] RowDetail *newDetail(const QPersistentModelIndex &row, QWidget *frame) override;
    void fill(RowDetail &detail, const QModelIndex &row) override;
    [[nodiscard]] bool suits(const RowDetail &detail, const QModelIndex &row) const override;
    void placed() override;

private:
    [[nodiscard]] RowDetail *newReason(const QPersistentModelIndex &row, QWidget *frame);
    void askToDelete(const QModelIndex &row);
    void endRename();
    void say(const QModelIndex &row, const QString &reason);

    SnapshotPresenter &m_presenter;
    FactsOf m_factsOf;
    RenameField *m_field = nullptr;
    QPersistentModelIndex m_renamed;
};

} // namespace kustos::ui
