// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/backuptree.h"

#include "delegates/backupdelegate.h"
#include "delegates/cells.h"
#include "models/backupmodel.h"
#include "presenters/backuppresenter.h"
#include "widgets/theme.h"

#include <QHeaderView>

#include <algorithm>

namespace kustos::ui {
namespace {

constexpr int LeastKind = 88;

} // namespace

BackupTree::BackupTree(QWidget *parent)
    : ExpandingTree(parent)
{
    setItemDelegate(new BackupDelegate(this));
}

// Wide enough for whatever they may hold in this language, so that nothing moves when data arrives; what is
// left over belongs to the state. Where the window is narrow the ages give way, so that no state is cut.
void BackupTree::fitColumns()
{
    if (model() == nullptr)
        return;
    const int least =
        cells::ChevronWidth + widest(BackupModel::MomentColumn, BackupPresenter::WidestRole) + Grid;
    const int ages = widest(BackupModel::MomentColumn, BackupPresenter::WidestQuietRole) + Grid + Grid / 2;
    const int aged = qMax(least + ages, cells::ChevronWidth + titleWidth(BackupModel::MomentColumn) + Grid);
    const int kind = widest(BackupModel::KindColumn, BackupPresenter::WidestRole) + 2 * Grid;
    const int size = Grid +
                     qMax(widest(BackupModel::SizeColumn, BackupPresenter::WidestRole),
                          titleWidth(BackupModel::SizeColumn)) +
                     cells::FigureMargin;
    const int state =
        cells::MarkWidth + widest(BackupModel::StateColumn, BackupPresenter::WidestRole) + 2 * Grid;
    const int free = roomBeside(kind + size + state);
    const int air = std::clamp((free - aged) / 2, 0, 2 * Grid);
    header()->resizeSection(BackupModel::MomentColumn,
                            free >= aged ? aged + air : std::clamp(free, least, aged - 1));
    // In the smallest window the kind gives way too.
    const int lacking = std::max(0, least - free);
    header()->resizeSection(BackupModel::KindColumn, std::max(kind + air - lacking, LeastKind));
    header()->resizeSection(BackupModel::SizeColumn, size);
}

} // namespace kustos::ui
