// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/backupstabtest.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QToolTip>

using namespace kustos;
using namespace kustos::ui;
using namespace kustos::tests;

TEST_F(BackupsTabTest, openedRowStaysInSightWithAsMuchOfItsOptionsAsFits)
{
    m_scene.apply(m_scene.history(60));
    show({900, 480});
    for (const int number : {1, 9, 33, 60}) {
        tree().scrollTo(row(number));
        tree().setOpen(row(number), true);
        const QRect line = tree().visualRect(row(number));
        EXPECT_GE(line.top(), 0) << number;
        EXPECT_LE(line.bottom(), tree().viewport()->height()) << number;
        EXPECT_LE(line.bottom() + BackupOptions::Rows * RowHeight, tree().viewport()->height() + RowHeight)
            << number;
        tree().setOpen(row(number), false);
        EXPECT_EQ(options(number), nullptr);
    }
}

TEST_F(BackupsTabTest, severalRowsAreOpenAtOnceEachWithItsOwnOptions)
{
    m_scene.apply(m_scene.history(6));
    show({980, 900});
    tree().setOpen(row(1), true);
    tree().setOpen(row(2), true);
    ASSERT_NE(options(1), nullptr);
    ASSERT_NE(options(2), nullptr);
    EXPECT_NE(options(1), options(2));
    EXPECT_GT(inViewport(*options(2)).y(), inViewport(*options(1)).y());
    BackupOptions *second = options(2);
    tree().setOpen(row(1), false);
    EXPECT_EQ(options(2), second);
    EXPECT_EQ(inViewport(*second).y(), tree().visualRect(row(2)).bottom() + 1) << "it moves up with its row";
}

TEST_F(BackupsTabTest, openingTwiceOrWhatHasNothingToShowIsNothing)
{
    m_scene.apply(m_scene.history(2));
    show();
    tree().setOpen(row(0), true);
    EXPECT_FALSE(tree().isExpanded(row(0))) << "the planned one";
    tree().setOpen(QModelIndex(), true);
    tree().setOpen(row(1), true);
    BackupOptions *opened = options(1);
    tree().setOpen(row(1), true);
    EXPECT_EQ(options(1), opened);
}

TEST_F(BackupsTabTest, endOfTheListIsReachedWithAWholeRowOnTop)
{
    m_scene.apply(m_scene.history(60));
    for (const int height : {431, 450, 466}) {
        show({828, height});
        QScrollBar *bar = tree().verticalScrollBar();
        EXPECT_EQ(bar->maximum() % RowHeight, 0) << height;
        bar->setValue(bar->maximum());
        EXPECT_LE(tree().visualRect(row(60)).bottom(), tree().viewport()->height()) << height;
        EXPECT_EQ(tree().visualRect(tree().indexAt(QPoint(5, 1))).top(), 0) << height;
    }
}

TEST_F(BackupsTabTest, keysWithModifiersAreNotTheTreesOwn)
{
    m_scene.apply(m_scene.history(3));
    show();
    tree().setFocus();
    tree().setCurrentIndex(row(1));
    for (const auto modifier : {Qt::ControlModifier, Qt::AltModifier}) {
        QTest::keyClick(&tree(), Qt::Key_Return, modifier);
        EXPECT_FALSE(tree().isExpanded(row(1)));
    }
    QTest::keyClick(&tree(), Qt::Key_Enter, Qt::KeypadModifier);
    EXPECT_TRUE(tree().isExpanded(row(1))) << "Enter of the number pad is Enter";
}

TEST_F(BackupsTabTest, copyKeysNameTheRowTheyStandOn)
{
    m_scene.apply(m_scene.history(3));
    show();
    QSignalSpy copied(&tree(), &BackupTree::rowCopyRequested);
    QSignalSpy command(&tree(), &BackupTree::commandCopyRequested);
    tree().setFocus();
    tree().setCurrentIndex(row(2));
    QTest::keyClick(&tree(), Qt::Key_C, Qt::ControlModifier);
    QTest::keyClick(&tree(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    ASSERT_EQ(copied.count(), 1);
    ASSERT_EQ(command.count(), 1);
    EXPECT_EQ(copied.first().first().toModelIndex(), row(2));
    EXPECT_EQ(command.first().first().toModelIndex(), row(2));
}

TEST_F(BackupsTabTest, pressThatIsDraggedAwayOpensNothing)
{
    m_scene.apply(m_scene.history(4));
    show();
    QWidget *viewport = tree().viewport();
    const QPoint from = tree().visualRect(row(1)).center();
    const QPoint to = tree().visualRect(row(3)).center();
    QTest::mousePress(viewport, Qt::LeftButton, {}, from);
    QTest::mouseRelease(viewport, Qt::LeftButton, {}, to);
    QTest::mouseClick(viewport, Qt::RightButton, {}, from);
    for (int number = 1; number <= 4; ++number)
        EXPECT_FALSE(tree().isExpanded(row(number))) << number;
}

TEST_F(BackupsTabTest, columnsAreFixedAndTitlesAreThere)
{
    m_scene.apply(m_scene.history(3));
    show();
    const QHeaderView *header = tree().header();
    EXPECT_FALSE(header->sectionsMovable());
    EXPECT_FALSE(header->sectionsClickable());
    int sum = 0;
    for (int column = 0; column < header->count(); ++column) {
        EXPECT_FALSE(tree().model()->headerData(column, Qt::Horizontal).toString().isEmpty());
        sum += header->sectionSize(column);
    }
    EXPECT_EQ(sum, tree().viewport()->width()) << "no column out of sight, none left over";
    EXPECT_EQ(header->height(), header->sizeHint().height());
}

TEST_F(BackupsTabTest, ageGivesWayBeforeAnythingIsCut)
{
    m_scene.apply(m_scene.history(40));
    show({1200, 480});
    const auto moment = [&] {
        const QRect cell = tree().visualRect(row(1));
        return tree().viewport()->grab(cell).toImage();
    };
    const int wide = tree().columnWidth(0);
    const QImage withAge = moment();
    show({576, 480});
    EXPECT_LT(tree().columnWidth(0), wide);
    const QFontMetrics metrics(bodyFont());
    EXPECT_GE(tree().columnWidth(0), metrics.horizontalAdvance(row(1).data().toString()))
        << "the moment itself stays whole";
    EXPECT_NE(moment().width(), withAge.width());
}
