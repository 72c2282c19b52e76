// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/backupoptions.h"

#include <QPersistentModelIndex>

#include <functional>

namespace kustos::ui {

class BackupPresenter;
class BackupTree;
class FailureDetail;

//! The list of backups with the options of its open rows. The options are real widgets beside the rows, not
//! in the view's own viewport: there a screen reader would not find them. They follow their row over
//! scrolling and refreshes.
class BackupList : public QWidget
{
    Q_OBJECT

public:
    using FactsOf = std::function<BackupOptions::Facts(const BackupRow &)>;

    BackupList(BackupPresenter &presenter, FactsOf factsOf, QWidget *parent = nullptr);

    [[nodiscard]] BackupTree &tree() { return *m_tree; }
    //! The options of an open row; null where it is closed or its backup failed.
    [[nodiscard]] BackupOptions *optionsOf(const QModelIndex &row) const;
    //! Facts may have changed: asks for those of every open row again.
    void refreshOptions();

Q_SIGNALS:
    void downloadRequested(const kustos::BackupId &backup);
    void restoreRequested(const kustos::BackupId &backup);
    void backUpRequested();
    void cancelRequested(const kustos::OperationId &operation);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    struct Opened
    {
        QPersistentModelIndex row;
        QWidget *frame = nullptr;         //!< the part of the options that the viewport shows
        BackupOptions *options = nullptr; //!< of a complete backup
        FailureDetail *failure = nullptr; //!< of a failed one
        [[nodiscard]] QWidget *content() const;
    };

    void open(const QModelIndex &row);
    void close(const QModelIndex &row);
    void fill(Opened &opened, const BackupRow &row);
    [[nodiscard]] bool isOpen(const QModelIndex &row) const;
    void takeFocus(const QModelIndex &row);
    void discard(const Opened &opened);
    void place();
    void place(const Opened &opened);
    bool eventFilter(QObject *watched, QEvent *event) override;

    BackupPresenter &m_presenter;
    FactsOf m_factsOf;
    BackupTree *m_tree;
    QList<Opened> m_opened;
    bool m_placing = false;
};

} // namespace kustos::ui
