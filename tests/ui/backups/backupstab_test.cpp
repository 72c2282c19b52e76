// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/backupstabtest.h"

#include <QScrollBar>

using namespace kustos;
using namespace kustos::ui;
using namespace kustos::tests;

using Call = RecordedActions::Call;
using Kind = BackupRow::Kind;

TEST_F(BackupsTabTest, listsTheBackupsBelowTheButton)
{
    m_scene.apply(m_scene.history(4));
    show();
    const QPushButton *backUp = button(*m_tab, u"Back up now"_qs);
    ASSERT_NE(backUp, nullptr);
    EXPECT_LT(backUp->mapTo(m_tab.get(), QPoint(0, backUp->height())).y(),
              tree().mapTo(m_tab.get(), QPoint()).y());
    ASSERT_EQ(tree().model()->rowCount(), 5);
    EXPECT_EQ(row(0).siblingAtColumn(3).data().toString(), u"scheduled for 03:00"_qs);
    EXPECT_EQ(row(1).siblingAtColumn(1).data().toString(), u"scheduled, daily"_qs);
    EXPECT_EQ(row(3).siblingAtColumn(1).data().toString(), u"manual (on demand)"_qs);
    EXPECT_EQ(row(1).siblingAtColumn(3).data().toString(), u"completed"_qs);
}

TEST_F(BackupsTabTest, onePressBacksUpOnceEvenAsADoubleClick)
{
    m_scene.apply(m_scene.history(2));
    show();
    m_scene.m_actions.m_registers = false; // nothing but the tab itself stands against the second press
    QPushButton *backUp = button(*m_tab, u"Back up now"_qs);
    QTest::mouseClick(backUp, Qt::LeftButton);
    QTest::mouseDClick(backUp, Qt::LeftButton);
    backUp->click();
    EXPECT_EQ(m_scene.m_actions.m_calls.size(), 1);
    EXPECT_TRUE(QTest::qWaitFor(
        [&] {
            backUp->click();
            return m_scene.m_actions.m_calls.size() == 2;
        },
        5000))
        << "a later press is a new one";
}

TEST_F(BackupsTabTest, pendingRowAppearsAtOnceAndBecomesTheBackupWhileAnotherRowIsOpen)
{
    auto points = m_scene.history(4);
    m_scene.apply(points);
    show();
    click(1);
    ASSERT_NE(options(1), nullptr);
    const BackupOptions *opened = options(1);
    button(*m_tab, u"Back up now"_qs)->click();
    ASSERT_EQ(kind(1), Kind::Pending);
    EXPECT_EQ(row(1).siblingAtColumn(3).data().toString(), u"pending"_qs);
    EXPECT_EQ(options(2), opened);
    const QPersistentModelIndex pending = row(1);
    const OperationId operation = m_scene.m_operations.all().first().id;
    m_scene.change(operation, [](Operation &o) {
        o.state = Operation::State::Running;
        o.job = JobId(u"j"_qs);
        o.permille = 420;
    });
    EXPECT_EQ(row(1).siblingAtColumn(3).data().toString(), u"backing up … 42 %"_qs);
    EXPECT_EQ(row(1).siblingAtColumn(3).data(Qt::AccessibleTextRole).toString(), u"backing up … 42 %"_qs);

    const QDateTime begin = m_scene.m_clock.m_now;
    points.prepend(Scene::point(u"b"_qs, begin.addSecs(9), BackupKind::OnDemand));
    m_scene.apply(points, {Scene::job(u"j"_qs, begin, Job::State::Complete)});
    EXPECT_EQ(kind(1), Kind::Complete);
    EXPECT_EQ(pending.row(), 1);
    EXPECT_EQ(options(2), opened);
    EXPECT_TRUE(opened->isVisible());
    EXPECT_FALSE(tree().isExpanded(row(1)));
    click(1);
    EXPECT_NE(options(1), nullptr);
}

TEST_F(BackupsTabTest, buttonIsOffWithItsOneReasonBesideIt)
{
    m_scene.m_actions.m_toBackUp = Obstacle::JobRunning;
    m_scene.apply(m_scene.history(1));
    show();
    const QPushButton *backUp = button(*m_tab, u"Back up now"_qs);
    const QString reason = u"A backup of this service is already being made."_qs;
    EXPECT_FALSE(backUp->isEnabled());
    EXPECT_EQ(backUp->toolTip(), reason);
    EXPECT_EQ(backUp->accessibleDescription(), reason);
    const auto labels = m_tab->findChildren<QLabel *>();
    EXPECT_TRUE(std::ranges::any_of(
        labels, [&](const QLabel *label) { return label->text() == reason && label->isVisible(); }));
    QTest::keyClick(&tree(), Qt::Key_N, Qt::ControlModifier);
    EXPECT_TRUE(m_scene.m_actions.m_calls.isEmpty());
    m_scene.m_actions.m_toBackUp = Obstacle::None;
    m_scene.apply(m_scene.history(2));
    EXPECT_TRUE(backUp->isEnabled());
}

TEST_F(BackupsTabTest, controlNBacksUp)
{
    m_scene.apply(m_scene.history(1));
    show();
    tree().setFocus();
    QTest::keyClick(&tree(), Qt::Key_N, Qt::ControlModifier);
    ASSERT_EQ(m_scene.m_actions.m_calls.size(), 1);
    EXPECT_EQ(m_scene.m_actions.m_calls.first().what, u"back up"_qs);
}

TEST_F(BackupsTabTest, clickAnywhereOnARowOpensAndClosesIt)
{
    m_scene.apply(m_scene.history(3));
    show();
    for (int column = 0; column < 4; ++column) {
        click(1, column);
        ASSERT_TRUE(tree().isExpanded(row(1))) << column;
        click(1, column);
        ASSERT_FALSE(tree().isExpanded(row(1))) << column;
        EXPECT_EQ(options(1), nullptr);
    }
    click(0);
    EXPECT_FALSE(tree().isExpanded(row(0))) << "what is planned has no options";
}

TEST_F(BackupsTabTest, doubleClickLeavesTheRowOpen)
{
    m_scene.apply(m_scene.history(3));
    show();
    const QPoint place = tree().visualRect(row(1)).center();
    for (const auto type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease, QEvent::MouseButtonDblClick,
                            QEvent::MouseButtonRelease}) {
        const auto held = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
        QMouseEvent event(type, place, tree().viewport()->mapToGlobal(place), Qt::LeftButton, held, {});
        QApplication::sendEvent(tree().viewport(), &event);
    }
    EXPECT_TRUE(tree().isExpanded(row(1)));
}

TEST_F(BackupsTabTest, keysOpenEnterAndCloseARow)
{
    m_scene.apply(m_scene.history(3));
    show();
    tree().setFocus();
    for (const int key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Right}) {
        tree().setCurrentIndex(row(1));
        QTest::keyClick(&tree(), static_cast<Qt::Key>(key));
        ASSERT_TRUE(tree().isExpanded(row(1)));
        QTest::keyClick(&tree(), key == Qt::Key_Right ? Qt::Key_Left : Qt::Key_Escape);
        ASSERT_FALSE(tree().isExpanded(row(1)));
    }
    QTest::keyClick(&tree(), Qt::Key_Right);
    QTest::keyClick(&tree(), Qt::Key_Down);
    EXPECT_EQ(tree().currentIndex().row(), 2) << "blank lines are no stops";
    EXPECT_FALSE(tree().currentIndex().parent().isValid());
    QTest::keyClick(&tree(), Qt::Key_Up);
    QTest::keyClick(&tree(), Qt::Key_Tab);
    QWidget *focused = QApplication::focusWidget();
    ASSERT_NE(focused, nullptr);
    EXPECT_EQ(focused, button(*options(1), u"Download"_qs));
    QTest::keyClick(focused, Qt::Key_Escape);
    EXPECT_FALSE(tree().isExpanded(row(1)));
    EXPECT_EQ(QApplication::focusWidget(), &tree());
}

TEST_F(BackupsTabTest, optionsAreARealWidgetThatCoversTheBlankLines)
{
    m_scene.apply(m_scene.history(3));
    show();
    click(2);
    BackupOptions *widget = options(2);
    ASSERT_NE(widget, nullptr);
    EXPECT_TRUE(widget->isVisible());
    const QRect line = tree().visualRect(row(2));
    const QPoint top = inViewport(*widget);
    EXPECT_EQ(top.y(), line.bottom() + 1);
    EXPECT_EQ(widget->height(), BackupOptions::Rows * RowHeight - 1);
    EXPECT_GE(widget->height(), widget->minimumSizeHint().height());
    EXPECT_FALSE(tree().viewport()->isAncestorOf(widget)) << "there a screen reader would not find it";
    const QPushButton *download = button(*widget, u"Download"_qs);
    ASSERT_NE(download, nullptr);
    EXPECT_EQ(download->focusPolicy() & Qt::TabFocus, Qt::TabFocus);
    const auto children = widget->findChildren<QWidget *>();
    for (const QWidget *child : children) {
        if (child->isVisible())
            EXPECT_TRUE(widget->rect().contains(QRect(child->mapTo(widget, QPoint()), child->size())));
    }
}

TEST_F(BackupsTabTest, optionsFollowScrollingAndAreCutAtTheListsEdge)
{
    m_scene.apply(m_scene.history(100));
    show();
    click(1);
    const int before = inViewport(*options(1)).y();
    tree().verticalScrollBar()->setValue(60);
    EXPECT_EQ(inViewport(*options(1)).y(), before - 60);
    EXPECT_GE(inViewport(*options(1)->parentWidget()).y(), 0);
    tree().verticalScrollBar()->setValue(1500);
    EXPECT_FALSE(options(1)->isVisible());
    tree().verticalScrollBar()->setValue(0);
    EXPECT_TRUE(options(1)->isVisible());
}

TEST_F(BackupsTabTest, disabledActionSaysWhyInPlace)
{
    m_scene.m_service.type = u"janusgraph"_qs;
    m_scene.applyService();
    m_scene.m_actions.m_toDownload = Obstacle::NotDownloadable;
    m_scene.apply(m_scene.history(1));
    show();
    click(1);
    const QString reason = u"JanusGraph backups cannot be downloaded from this provider."_qs;
    const QPushButton *download = button(*options(1), u"Download"_qs);
    ASSERT_NE(download, nullptr) << "never hidden";
    EXPECT_FALSE(download->isEnabled());
    EXPECT_EQ(download->accessibleDescription(), reason);
    EXPECT_TRUE(button(*options(1), u"Restore"_qs)->isEnabled());
    const auto labels = options(1)->findChildren<QLabel *>();
    EXPECT_TRUE(std::ranges::any_of(
        labels, [&](const QLabel *label) { return label->isVisible() && label->text() == reason; }));
}

TEST_F(BackupsTabTest, downloadAsksForAFolderAndShowsItsCourse)
{
    m_scene.apply(m_scene.history(2));
    show();
    click(2);
    const BackupId id(row(2).data(BackupModel::BackupIdRole).toString());
    m_folder.clear();
    button(*options(2), u"Download"_qs)->click();
    EXPECT_EQ(m_asked, 1);
    EXPECT_TRUE(m_scene.m_actions.m_calls.isEmpty()) << "no folder, no download";
    m_folder = u"/chosen"_qs;
    button(*options(2), u"Download"_qs)->click();
    ASSERT_EQ(m_scene.m_actions.m_calls, QList<Call>({{u"download"_qs, id, u"/chosen"_qs}}));

    const OperationId operation = m_scene.m_operations.all().first().id;
    m_scene.change(operation, [](Operation &o) {
        o.state = Operation::State::Running;
        o.permille = 250;
    });
    EXPECT_FALSE(button(*options(2), u"Download"_qs)->isEnabled());
    QPushButton *cancel = button(*options(2), u"Cancel"_qs);
    ASSERT_NE(cancel, nullptr);
    cancel->click();
    EXPECT_EQ(m_scene.m_actions.m_calls.last(), (Call{u"cancel"_qs, {}, operation.text()}));
}
