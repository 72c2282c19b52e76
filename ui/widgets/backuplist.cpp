// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/backuplist.h"

#include "presenters/backuppresenter.h"
#include "widgets/backuptree.h"
#include "widgets/failuredetail.h"

namespace kustos::ui {
namespace {

BackupTree *newTree(BackupPresenter &presenter)
{
    auto *tree = new BackupTree;
    tree->setModel(&presenter);
    return tree;
}

} // namespace

BackupList::BackupList(BackupPresenter &presenter, FactsOf factsOf, QWidget *parent)
    : ExpandingList(newTree(presenter), parent)
    , m_presenter(presenter)
    , m_factsOf(std::move(factsOf))
{
}

BackupTree &BackupList::tree()
{
    return static_cast<BackupTree &>(ExpandingList::tree());
}

BackupOptions *BackupList::optionsOf(const QModelIndex &row) const
{
    return qobject_cast<BackupOptions *>(detailOf(row));
}

RowDetail *BackupList::newDetail(const QPersistentModelIndex &row, QWidget *frame)
{
    const BackupRow *line = m_presenter.row(row);
    if (line == nullptr)
        return nullptr;
    if (line->kind == BackupRow::Kind::Failed) {
        auto *failure = new FailureDetail(frame);
        connect(failure, &FailureDetail::backUpRequested, this, &BackupList::backUpRequested);
        return failure;
    }
    auto *options = new BackupOptions(frame);
    connect(options, &BackupOptions::downloadRequested, this, [this, row] {
        if (const BackupRow *now = m_presenter.row(row))
            Q_EMIT downloadRequested(now->backup);
    });
    connect(options, &BackupOptions::restoreRequested, this, [this, row] {
        if (const BackupRow *now = m_presenter.row(row))
            Q_EMIT restoreRequested(now->backup);
    });
    connect(options, &BackupOptions::cancelRequested, this, &BackupList::cancelRequested);
    return options;
}

void BackupList::fill(RowDetail &detail, const QModelIndex &row)
{
    const BackupOptions::Facts facts = m_factsOf(*m_presenter.row(row));
    if (auto *options = qobject_cast<BackupOptions *>(&detail))
        options->setFacts(facts);
    else if (auto *failure = qobject_cast<FailureDetail *>(&detail))
        failure->setFacts(facts);
}

bool BackupList::suits(const RowDetail &detail, const QModelIndex &row) const
{
    const BackupRow *line = m_presenter.row(row);
    const bool isFailure = qobject_cast<const FailureDetail *>(&detail) != nullptr;
    return line != nullptr && isFailure == (line->kind == BackupRow::Kind::Failed);
}

} // namespace kustos::ui
