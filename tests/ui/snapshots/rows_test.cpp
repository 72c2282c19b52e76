// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/snapshotdelegate.h"
#include "ui/snapshots/snapshotstabtest.h"

#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

using namespace kustos;
using namespace kustos::ui;
using namespace kustos::tests;

namespace {

//! How one cell looks.
QImage painted(const QModelIndex &index, int width, bool open = false)
{
    QImage image(width, RowHeight, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    QStyleOptionViewItem option;
    option.rect = image.rect();
    option.palette = paletteFor(Scheme::Light);
    option.state.setFlag(QStyle::State_Children, true);
    option.state.setFlag(QStyle::State_Open, open);
    SnapshotDelegate().paint(&painter, option, index);
    return image;
}

QImage nothing(int width)
{
    QImage image(width, RowHeight, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    return image;
}

} // namespace

TEST_F(SnapshotsTabTest, presenterTellsTextsTipsAndAlignment)
{
    auto snapshots = m_scene.history(2);
    snapshots[1].consistency = Snapshot::Consistency::Unknown;
    snapshots[1].size.reset();
    m_scene.apply(snapshots);
    SnapshotModel model(m_scene.m_machines, m_scene.m_operations, m_scene.m_key, 4);
    SnapshotPresenter presenter(model, m_scene.m_clock);
    const auto at = [&](int row, int column) { return presenter.index(row, column); };
    EXPECT_TRUE(at(0, SnapshotModel::MomentColumn).data().toString().contains(u"03:04"_qs));
    EXPECT_TRUE(at(0, SnapshotModel::MomentColumn).data(Qt::ToolTipRole).toString().contains(u"UTC"_qs));
    EXPECT_TRUE(at(0, SnapshotModel::NameColumn).data(Qt::ToolTipRole).toString().contains(u"web-01"_qs));
    EXPECT_TRUE(at(0, SnapshotModel::SizeColumn).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
    EXPECT_TRUE(at(0, SnapshotModel::NameColumn).data(Qt::TextAlignmentRole).toInt() & Qt::AlignLeft);
    EXPECT_TRUE(at(1, SnapshotModel::SizeColumn).data().toString().isEmpty());
    EXPECT_TRUE(at(1, SnapshotModel::ConsistencyColumn).data().toString().isEmpty());
    EXPECT_FALSE(at(1, SnapshotModel::ConsistencyColumn).data(SnapshotPresenter::IconRole).isValid())
        << "what nobody told has no badge";
    EXPECT_TRUE(at(1, SnapshotModel::ConsistencyColumn).data(Qt::ToolTipRole).toString().isEmpty());
    EXPECT_FALSE(at(0, SnapshotModel::NameColumn).data(SnapshotPresenter::IconRole).isValid());
    EXPECT_TRUE(at(0, SnapshotModel::StateColumn).data(SnapshotPresenter::IconRole).isValid());
    EXPECT_FALSE(
        at(1, SnapshotModel::NameColumn).data(Qt::AccessibleTextRole).toString().contains(u", ,"_qs));
    const QModelIndex blank = presenter.index(0, 0, at(0, 0));
    ASSERT_TRUE(blank.isValid());
    EXPECT_EQ(presenter.row(blank), nullptr);
    EXPECT_TRUE(presenter.rowText(blank).isEmpty());
    EXPECT_EQ(presenter.rowText(at(0, 0)).count(u'\t'), SnapshotModel::ColumnCount);
}

TEST_F(SnapshotsTabTest, presenterTellsTitlesAndWhatTheyMayHold)
{
    SnapshotModel model(m_scene.m_machines, m_scene.m_operations, m_scene.m_key, 4);
    SnapshotPresenter presenter(model, m_scene.m_clock);
    QStringList titles;
    for (int column = 0; column < SnapshotModel::ColumnCount; ++column) {
        titles << presenter.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        EXPECT_EQ(presenter.headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString(),
                  titles.last());
        EXPECT_FALSE(presenter.headerData(column, Qt::Horizontal, SnapshotPresenter::WidestRole)
                         .toStringList()
                         .isEmpty());
        EXPECT_FALSE(presenter.headerData(column, Qt::Vertical, Qt::DisplayRole).isValid());
    }
    EXPECT_EQ(titles, QStringList({u"Name"_qs, u"Taken (Europe/Berlin)"_qs, u"Consistency"_qs, u"Size"_qs,
                                   u"State"_qs}));
    EXPECT_TRUE(presenter.headerData(1, Qt::Horizontal, Qt::ToolTipRole).toString().contains(u"Berlin"_qs));
    EXPECT_FALSE(presenter.headerData(0, Qt::Horizontal, Qt::ToolTipRole).isValid());
    EXPECT_FALSE(presenter.headerData(0, Qt::Horizontal, SnapshotPresenter::WidestQuietRole).isValid());
}

TEST_F(SnapshotsTabTest, changesOfASnapshotAreSeenInItsRow)
{
    m_scene.apply(m_scene.history(2));
    show();
    const SnapshotId id = m_scene.history(1).first().id;
    const OperationId rename = m_scene.m_actions.renameSnapshot(m_scene.m_key, id, u"new\u202Ename"_qs);
    m_scene.end(rename, Operation::State::Running);
    EXPECT_EQ(row(0).siblingAtColumn(SnapshotModel::StateColumn).data().toString(), u"renaming …"_qs);
    EXPECT_EQ(row(0).data(SnapshotPresenter::QuietRole).toString(), u"→ new<U+202E>name"_qs);
    end(rename, Operation::State::Done);
    const OperationId restore = m_scene.m_actions.restoreSnapshot(m_scene.m_key, id);
    m_scene.change(restore, [](Operation &operation) {
        operation.state = Operation::State::Running;
        operation.permille = 500;
    });
    EXPECT_EQ(row(0).siblingAtColumn(SnapshotModel::StateColumn).data().toString(), u"restoring … 50 %"_qs);
    EXPECT_FALSE(m_tab->take().findChild<QProgressBar *>()->isVisible()) << "no snapshot is being taken";
}

TEST_F(SnapshotsTabTest, cellsAreDrawn)
{
    m_scene.apply(m_scene.history(2), {MachineScene::job(u"j"_qs, MachineJob::Phase::Copying, 300)});
    show();
    for (int column = 0; column < SnapshotModel::ColumnCount; ++column)
        EXPECT_NE(painted(row(1).siblingAtColumn(column), 300), nothing(300)) << column;
    EXPECT_EQ(painted(row(0).siblingAtColumn(SnapshotModel::ConsistencyColumn), 300), nothing(300))
        << "nobody knows it yet";
    EXPECT_EQ(painted(tree().model()->index(0, 0, row(1)), 300), nothing(300)) << "a blank line";
    EXPECT_NE(painted(row(1), 300, true), painted(row(1), 300, false)) << "the chevron";
    const QModelIndex state = row(0).siblingAtColumn(SnapshotModel::StateColumn);
    const QImage third = painted(state, 500);
    m_scene.apply(m_scene.history(2), {MachineScene::job(u"j"_qs, MachineJob::Phase::Copying, 309)});
    EXPECT_NE(painted(state, 500), third) << "the bar moves where the number does not";
}

TEST_F(SnapshotsTabTest, consistencyKeepsItsIconWhereItsWordDoesNotFit)
{
    m_scene.apply(m_scene.history(2));
    show();
    const QModelIndex badge = row(0).siblingAtColumn(SnapshotModel::ConsistencyColumn);
    const QImage narrow = painted(badge, 60);
    EXPECT_NE(narrow, nothing(60));
    const QImage right = narrow.copy(36, 0, 24, RowHeight);
    EXPECT_EQ(right, nothing(60).copy(36, 0, 24, RowHeight)) << "no half word";
}

TEST_F(SnapshotsTabTest, columnsGiveWayInOrder)
{
    m_scene.apply(m_scene.history(2));
    show({1300, 600});
    const int moment = tree().columnWidth(SnapshotModel::MomentColumn);
    const int consistency = tree().columnWidth(SnapshotModel::ConsistencyColumn);
    show({860, 600});
    EXPECT_LT(tree().columnWidth(SnapshotModel::MomentColumn), moment) << "first the ages";
    EXPECT_EQ(tree().columnWidth(SnapshotModel::ConsistencyColumn), consistency);
    show({640, 600});
    EXPECT_LT(tree().columnWidth(SnapshotModel::ConsistencyColumn), consistency) << "then the words";
    const QFontMetrics metrics(bodyFont());
    EXPECT_GE(
        tree().columnWidth(SnapshotModel::MomentColumn),
        metrics.horizontalAdvance(row(0).siblingAtColumn(SnapshotModel::MomentColumn).data().toString()));
    EXPECT_TRUE(tree().header()->isVisible());
    EXPECT_FALSE(tree().horizontalScrollBar()->isVisible());
}

TEST_F(SnapshotsTabTest, wheelOverTheOptionsScrollsTheList)
{
    m_scene.apply(m_scene.history(60));
    show();
    click(1);
    ASSERT_NE(options(1), nullptr);
    const QPointF place(30, 30);
    QWheelEvent wheel(place, options(1)->mapToGlobal(place), QPoint(), QPoint(0, -240), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(options(1), &wheel);
    EXPECT_GT(tree().verticalScrollBar()->value(), 0);
}

TEST_F(SnapshotsTabTest, renameFieldOutOfSightKeepsWhatWasTyped)
{
    m_scene.apply(m_scene.history(60));
    show();
    tree().setFocus();
    tree().setCurrentIndex(row(0));
    QTest::keyClick(&tree(), Qt::Key_F2);
    ASSERT_NE(renameField(), nullptr);
    renameField()->setText(u"half"_qs);
    tree().verticalScrollBar()->setValue(20 * RowHeight);
    ASSERT_NE(renameField(), nullptr);
    EXPECT_LT(renameField()->y(), 0) << "not over the header";
    tree().verticalScrollBar()->setValue(0);
    EXPECT_EQ(renameField()->text(), u"half"_qs);
    EXPECT_GT(renameField()->y(), 0);
    EXPECT_TRUE(renameField()->hasFocus());
}

TEST_F(SnapshotsTabTest, renameButtonOpensTheFieldToo)
{
    m_scene.apply(m_scene.history(2));
    show();
    click(1);
    button(*options(1), u"Rename"_qs)->click();
    ASSERT_NE(renameField(), nullptr);
    EXPECT_TRUE(renameField()->hasFocus());
    EXPECT_NE(options(1), nullptr) << "the row stays open";
    QTest::keyClick(renameField(), Qt::Key_Escape);
    EXPECT_EQ(renameField(), nullptr);
    EXPECT_NE(options(1), nullptr);
}

TEST_F(SnapshotsTabTest, colourSchemeChangesWhileItIsShown)
{
    m_scene.apply(m_scene.history(2));
    show();
    click(0);
    const auto icons = [this] {
        QList<QImage> images;
        const auto buttons = options(0)->findChildren<QPushButton *>();
        for (const QPushButton *each : buttons)
            images << each->icon().pixmap(16, 16).toImage();
        return images;
    };
    const auto before = icons();
    m_tab->setPalette(paletteFor(Scheme::Dark));
    QApplication::processEvents();
    EXPECT_NE(icons(), before);
    EXPECT_NE(options(0), nullptr) << "the row stays open";
}

TEST_F(SnapshotsTabTest, machineThatGoesLeavesNothingToPress)
{
    m_scene.apply(m_scene.history(2));
    show();
    click(0);
    m_scene.m_actions.m_toTake = Obstacle::StateUnknown;
    m_scene.m_actions.m_toConsistent = Obstacle::StateUnknown;
    m_scene.m_machines.applyMachines(m_scene.m_key.connection, {}, m_scene.m_clock.m_now);
    QApplication::processEvents();
    EXPECT_EQ(tree().model()->rowCount(), 0);
    m_tab->pressTake();
    m_tab->pressConsistent();
    Q_EMIT m_tab->list().restoreRequested(m_scene.history(1).first().id);
    Q_EMIT m_tab->list().deleteRequested(m_scene.history(1).first().id);
    Q_EMIT m_tab->list().createRequested(m_scene.history(1).first().id);
    EXPECT_EQ(sheet<ConsequenceSheet>(), nullptr);
    EXPECT_TRUE(calls().isEmpty());
}

TEST_F(SnapshotsTabTest, otherMachinesDoNotTouchThisTab)
{
    m_scene.apply(m_scene.history(1));
    show();
    const MachineKey other{m_scene.m_key.connection, MachineId(u"other"_qs)};
    const OperationId id = m_scene.m_actions.takeSnapshot(other, field().text());
    end(id, Operation::State::Done);
    EXPECT_EQ(tree().model()->rowCount(), 1);
    EXPECT_EQ(field().text(), u"web-01-1795179750"_qs);
    EXPECT_FALSE(m_tab->take().findChild<QProgressBar *>()->isVisible());
}
