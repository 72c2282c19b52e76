// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/snapshotlist.h"

#include "presenters/snapshotpresenter.h"
#include "presenters/snapshotwords.h"
#include "widgets/reasondetail.h"
#include "widgets/renamefield.h"
#include "widgets/snapshottree.h"
#include "widgets/theme.h"

#include <QToolTip>

namespace kustos::ui {
namespace {

SnapshotTree *newTree(SnapshotPresenter &presenter)
{
    auto *tree = new SnapshotTree;
    tree->setModel(&presenter);
    return tree;
}

} // namespace

SnapshotList::SnapshotList(SnapshotPresenter &presenter, FactsOf factsOf, QWidget *parent)
    : ExpandingList(newTree(presenter), parent)
    , m_presenter(presenter)
    , m_factsOf(std::move(factsOf))
{
    connect(&tree(), &SnapshotTree::renameRequested, this, &SnapshotList::rename);
    connect(&tree(), &SnapshotTree::deleteRequested, this, &SnapshotList::askToDelete);
}

SnapshotTree &SnapshotList::tree()
{
    return static_cast<SnapshotTree &>(ExpandingList::tree());
}

SnapshotOptions *SnapshotList::optionsOf(const QModelIndex &row) const
{
    return qobject_cast<SnapshotOptions *>(detailOf(row));
}

RowDetail *SnapshotList::newDetail(const QPersistentModelIndex &row, QWidget *frame)
{
    const SnapshotRow *line = m_presenter.row(row);
    if (line == nullptr)
        return nullptr;
    if (line->kind == SnapshotRow::Kind::Failed)
        return newReason(row, frame);
    auto *options = new SnapshotOptions(frame);
    using Signal = void (SnapshotList::*)(const SnapshotId &);
    const auto tell = [this, row](Signal signal) {
        return [this, row, signal] {
            if (const SnapshotRow *now = m_presenter.row(row))
                Q_EMIT(this->*signal)(now->snapshot);
        };
    };
    connect(options, &SnapshotOptions::restoreRequested, this, tell(&SnapshotList::restoreRequested));
    connect(options, &SnapshotOptions::createRequested, this, tell(&SnapshotList::createRequested));
    connect(options, &SnapshotOptions::deleteRequested, this, tell(&SnapshotList::deleteRequested));
    connect(options, &SnapshotOptions::renameRequested, this, [this, row] { rename(row); });
    return options;
}

RowDetail *SnapshotList::newReason(const QPersistentModelIndex &row, QWidget *frame)
{
    auto *reason = new ReasonDetail(frame);
    connect(reason, &ReasonDetail::againRequested, this, &SnapshotList::takeRequested);
    connect(reason, &ReasonDetail::removeRequested, this, [this, row] { askToDelete(row); });
    return reason;
}

void SnapshotList::fill(RowDetail &detail, const QModelIndex &row)
{
    const SnapshotOptions::Facts facts = m_factsOf(*m_presenter.row(row));
    if (auto *options = qobject_cast<SnapshotOptions *>(&detail)) {
        options->setFacts(facts);
        return;
    }
    auto *reason = qobject_cast<ReasonDetail *>(&detail);
    if (reason == nullptr)
        return;
    ReasonDetail::Texts texts;
    texts.title = tr("Failed snapshot: %1", "name of a snapshot").arg(SnapshotWords::name(facts.row));
    texts.why = SnapshotWords::reason(facts.row);
    texts.again = tr("Take another snapshot");
    texts.againObstacle = facts.takeReason;
    texts.remove = facts.row.snapshot.isEmpty() ? QString() : tr("Delete");
    texts.removeObstacle = facts.deleteReason;
    reason->setTexts(texts);
}

bool SnapshotList::suits(const RowDetail &detail, const QModelIndex &row) const
{
    const SnapshotRow *line = m_presenter.row(row);
    const bool isReason = qobject_cast<const ReasonDetail *>(&detail) != nullptr;
    return line != nullptr && isReason == (line->kind == SnapshotRow::Kind::Failed);
}

void SnapshotList::say(const QModelIndex &row, const QString &reason)
{
    const QRect rect = tree().nameRect(row);
    QToolTip::showText(tree().viewport()->mapToGlobal(rect.bottomLeft()), reason, tree().viewport(), rect);
}

void SnapshotList::askToDelete(const QModelIndex &row)
{
    const SnapshotRow *line = m_presenter.row(row);
    if (line == nullptr || line->snapshot.isEmpty())
        return;
    const QString reason = m_factsOf(*line).deleteReason;
    if (reason.isEmpty())
        Q_EMIT deleteRequested(line->snapshot);
    else
        say(row, reason);
}

void SnapshotList::rename(const QModelIndex &row)
{
    const SnapshotRow *line = m_presenter.row(row);
    if (line == nullptr || line->snapshot.isEmpty())
        return;
    const QString reason = m_factsOf(*line).renameReason;
    if (!reason.isEmpty()) {
        say(row, reason);
        return;
    }
    endRename();
    tree().scrollTo(row);
    m_renamed = row.siblingAtColumn(0);
    m_field = new RenameField(line->name, this);
    m_field->setAccessibleName(tr("New name of the snapshot “%1”").arg(SnapshotWords::name(*line)));
    connect(m_field, &RenameField::left, this, &SnapshotList::endRename);
    connect(m_field, &RenameField::taken, this, [this](const QString &name) {
        const SnapshotRow *now = m_presenter.row(m_renamed);
        const SnapshotId snapshot = now != nullptr ? now->snapshot : SnapshotId();
        endRename();
        if (!snapshot.isEmpty())
            Q_EMIT renameChosen(snapshot, name);
    });
    placed();
    m_field->show();
    m_field->setFocus(Qt::OtherFocusReason);
}

void SnapshotList::endRename()
{
    if (m_field == nullptr)
        return;
    RenameField *field = m_field;
    m_field = nullptr; // first: hiding takes the focus out of it, which ends here again
    m_renamed = QModelIndex();
    const bool focused = field->hasFocus();
    field->disconnect(this);
    if (focused)
        tree().setFocus(Qt::OtherFocusReason);
    field->hide();
    field->deleteLater();
}

void SnapshotList::placed()
{
    if (m_field == nullptr)
        return;
    if (!m_renamed.isValid()) {
        endRename();
        return;
    }
    const QWidget *viewport = tree().viewport();
    const QRect name = tree().nameRect(m_renamed);
    const QPoint origin = viewport->mapTo(this, QPoint());
    const bool inSight = name.top() >= 0 && name.bottom() <= viewport->height();
    // Out of sight, but not hidden: it would lose the focus, and what was typed.
    const int top = inSight ? origin.y() + name.top() + 2 : -2 * RowHeight;
    m_field->setGeometry(origin.x() + name.left(), top, name.width(), RowHeight - 4);
    m_field->raise();
}

} // namespace kustos::ui
