// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/backupoptions.h"
#include "widgets/expandinglist.h"

#include <functional>

namespace kustos::ui {

class BackupPresenter;
class BackupTree;

//! The list of backups with the options of its open rows, or with the reason where one failed.
class BackupList final : public ExpandingList
{
    Q_OBJECT

public:
    using FactsOf = std::function<BackupOptions::Facts(const BackupRow &)>;

    BackupList(BackupPresenter &presenter, FactsOf factsOf, QWidget *parent = nullptr);

    [[nodiscard]] BackupTree &tree();
    //! The options of an open row; null where it is closed or its backup failed.
    [[nodiscard]] BackupOptions *optionsOf(const QModelIndex &row) const;

Q_SIGNALS:
    void downloadRequested(const kustos::BackupId &backup);
    void restoreRequested(const kustos::BackupId &backup);
    void backUpRequested();
    void cancelRequested(const kustos::OperationId &operation);

protected:
    [[nodiscard]] RowDetail *newDetail(const QPersistentModelIndex &row, QWidget *frame) override;
    void fill(RowDetail &detail, const QModelIndex &row) override;
    [[nodiscard]] bool suits(const RowDetail &detail, const QModelIndex &row) const override;

private:
    BackupPresenter &m_presenter;
    FactsOf m_factsOf;
};

} // namespace kustos::ui
