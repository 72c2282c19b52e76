// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/snapshottree.h"

#include "delegates/cells.h"
#include "delegates/snapshotdelegate.h"
#include "presenters/snapshotpresenter.h"

#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

namespace kustos::ui {
namespace {

constexpr int LeastName = 96;
constexpr int MostName = 300;
constexpr int LeastState = 120;
constexpr int Bar = 72; // of one that is being taken, behind its state

} // namespace

SnapshotTree::SnapshotTree(QWidget *parent)
    : ExpandingTree(parent)
{
    setItemDelegate(new SnapshotDelegate(this));
}

// Wide enough for whatever they may hold in this language, so that nothing moves when data arrives; what is
// left over belongs to name and state. In a narrow window the ages give way first, then the words of the
// consistency beside their icons, then long states, then the names.
void SnapshotTree::fitColumns()
{
    if (model() == nullptr)
        return;
    const auto needed = [this](int column) {
        return std::max(widest(column, SnapshotPresenter::WidestRole), titleWidth(column));
    };
    int name = cells::ChevronWidth + needed(SnapshotModel::NameColumn) + Grid;
    int moment = needed(SnapshotModel::MomentColumn) + 2 * Grid;
    const int ages =
        widest(SnapshotModel::MomentColumn, SnapshotPresenter::WidestQuietRole) + Grid + Grid / 2;
    int consistency =
        std::max(cells::MarkWidth + widest(SnapshotModel::ConsistencyColumn, SnapshotPresenter::WidestRole),
                 titleWidth(SnapshotModel::ConsistencyColumn)) +
        2 * Grid;
    const int size = Grid + needed(SnapshotModel::SizeColumn) + cells::FigureMargin;
    const int state =
        cells::MarkWidth + widest(SnapshotModel::StateColumn, SnapshotPresenter::WidestRole) + 2 * Grid;
    int room = roomBeside(name + moment + consistency + size + state);
    if (room >= ages) {
        moment += ages;
        room -= ages;
    }
    if (room > Bar) {
        name += std::min((room - Bar) / 2, std::max(0, MostName - name));
    } else if (room < 0) {
        const int bare = header()->minimumSectionSize();
        const int given = std::min(-room, std::max(0, consistency - bare));
        if (given > 0) {
            room += consistency - bare;
            consistency = bare;
        }
        room += std::max(0, state - LeastState);
        name = std::max(name + std::min(room, 0), LeastName);
    }
    header()->resizeSection(SnapshotModel::NameColumn, name);
    header()->resizeSection(SnapshotModel::MomentColumn, moment);
    header()->resizeSection(SnapshotModel::ConsistencyColumn, consistency);
    header()->resizeSection(SnapshotModel::SizeColumn, size);
}

QRect SnapshotTree::nameRect(const QModelIndex &row) const
{
    QRect rect = visualRect(row.siblingAtColumn(SnapshotModel::NameColumn));
    return rect.isValid() ? rect.adjusted(cells::ChevronWidth - Grid, 0, 0, 0) : QRect();
}

bool SnapshotTree::handleKey(const QKeyEvent &event, const QModelIndex &row)
{
    const bool plainKey = (event.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (plainKey && event.key() == Qt::Key_F2) {
        Q_EMIT renameRequested(row);
        return true;
    }
    if (plainKey && event.key() == Qt::Key_Delete) {
        if (!event.isAutoRepeat())
            Q_EMIT deleteRequested(row);
        return true;
    }
    return ExpandingTree::handleKey(event, row);
}

} // namespace kustos::ui
