// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/backupstabtest.h"
#include "widgets/elidedfield.h"
#include "widgets/failuredetail.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QClipboard>
#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QToolButton>
#include <QTranslator>

using namespace kustos;
using namespace kustos::ui;
using namespace kustos::tests;

using Call = RecordedActions::Call;
using Kind = BackupRow::Kind;

TEST_F(BackupsTabTest, copiesTheRowTheIdAndTheCommand)
{
    m_scene.apply(m_scene.history(2));
    show();
    tree().setFocus();
    tree().setCurrentIndex(row(1));
    const QString id = row(1).data(BackupModel::BackupIdRole).toString();
    QClipboard *clipboard = QGuiApplication::clipboard();
    QTest::keyClick(&tree(), Qt::Key_C, Qt::ControlModifier);
    EXPECT_TRUE(clipboard->text().contains(id));
    EXPECT_TRUE(clipboard->text().contains(u"\tcompleted\t"_qs));
    QTest::keyClick(&tree(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(clipboard->text(), m_scene.m_actions.restoreCommand(m_scene.m_key, BackupId(id)));
    tree().setCurrentIndex(row(0));
    QTest::keyClick(&tree(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(clipboard->text(), m_scene.m_actions.backupCommand(m_scene.m_key));

    click(1);
    const auto copies = options(1)->findChildren<QToolButton *>();
    const auto ofId = std::ranges::find(copies, u"Copy: Backup ID"_qs, &QToolButton::accessibleName);
    ASSERT_NE(ofId, copies.end());
    (*ofId)->click();
    EXPECT_EQ(clipboard->text(), id);
}

TEST_F(BackupsTabTest, refreshKeepsSelectionOpenRowsFocusAndScroll)
{
    m_scene.apply(m_scene.history(60));
    show();
    tree().setFocus();
    tree().setCurrentIndex(row(20));
    tree().setOpen(row(20), true);
    BackupOptions *opened = options(20);
    opened->takeFocus();
    QWidget *focused = QApplication::focusWidget();
    const int scroll = tree().verticalScrollBar()->value();
    EXPECT_GT(scroll, 0);
    const QString id = row(20).data(BackupModel::BackupIdRole).toString();
    auto points = m_scene.history(60);
    points[40].name = u"renamed"_qs;
    points.removeLast();
    QSignalSpy reset(tree().model(), &QAbstractItemModel::modelReset);
    m_scene.apply(points);
    QApplication::processEvents();
    EXPECT_EQ(options(20), opened);
    EXPECT_EQ(QApplication::focusWidget(), focused);
    EXPECT_EQ(tree().currentIndex().data(BackupModel::BackupIdRole).toString(), id);
    EXPECT_EQ(tree().verticalScrollBar()->value(), scroll);
    EXPECT_EQ(reset.count(), 0);
}

TEST_F(BackupsTabTest, rowsThatComeAboveDoNotMoveWhatIsRead)
{
    m_scene.apply(m_scene.history(80));
    show();
    tree().setOpen(row(30), true);
    tree().verticalScrollBar()->setValue(27 * RowHeight + 5);
    const QPersistentModelIndex read = row(30);
    const int top = tree().visualRect(read).top();
    const int options = inViewport(*m_tab->list().optionsOf(read)).y();
    m_scene.press();
    EXPECT_EQ(read.row(), 31);
    EXPECT_EQ(tree().visualRect(read).top(), top);
    EXPECT_EQ(inViewport(*m_tab->list().optionsOf(read)).y(), options);
    auto points = m_scene.history(80);
    points.removeFirst();
    m_scene.apply(points);
    EXPECT_EQ(tree().visualRect(read).top(), top);
    tree().verticalScrollBar()->setValue(0);
    points.prepend(Scene::point(u"newest"_qs, m_scene.m_clock.m_now, BackupKind::Weekly));
    m_scene.apply(points);
    EXPECT_EQ(tree().verticalScrollBar()->value(), 0);
}

TEST_F(BackupsTabTest, openRowThatExpiresGivesTheFocusBackToTheList)
{
    m_scene.apply(m_scene.history(3));
    show();
    tree().setFocus();
    tree().setCurrentIndex(row(2));
    tree().setOpen(row(2), true);
    options(2)->takeFocus();
    auto points = m_scene.history(3);
    points.removeAt(1);
    m_scene.apply(points);
    EXPECT_EQ(QApplication::focusWidget(), &tree());
    EXPECT_EQ(options(2), nullptr);
}

TEST_F(BackupsTabTest, tenThousandBackupsAreShownQuicklyAndWithoutAReset)
{
    show();
    QSignalSpy reset(tree().model(), &QAbstractItemModel::modelReset);
    const auto many = m_scene.history(10'000);
    QElapsedTimer timer;
    timer.start();
    m_scene.apply(many);
    tree().viewport()->grab();
    EXPECT_LT(timer.elapsed(), 500) << "debug build on a busy machine; a release build needs a tenth";
    RecordProperty("milliseconds", static_cast<int>(timer.elapsed()));
    EXPECT_EQ(tree().model()->rowCount(), 10'001);
    EXPECT_EQ(reset.count(), 0);
}

TEST_F(BackupsTabTest, emptyListIsOneSentenceAndOneButton)
{
    m_scene.m_service.nextBackup.reset();
    m_scene.applyService();
    m_scene.apply({});
    show();
    EXPECT_TRUE(m_tab->findChild<EmptyBackups *>()->isVisible());
    QPushButton *backUp = button(*m_tab, u"Back up now"_qs);
    ASSERT_NE(backUp, nullptr);
    backUp->click();
    EXPECT_EQ(m_scene.m_actions.m_calls.size(), 1);
    EXPECT_TRUE(m_tab->list().isVisible()) << "the pending row took the empty view's place";
    EXPECT_EQ(kind(0), Kind::Pending);
}

TEST_F(BackupsTabTest, everyControlHasAName)
{
    m_scene.apply(m_scene.history(2));
    show();
    click(1);
    const auto controls = m_tab->findChildren<QWidget *>();
    for (const QWidget *control : controls) {
        if (!control->isVisible() || (control->focusPolicy() & Qt::TabFocus) == 0)
            continue;
        const auto *push = qobject_cast<const QPushButton *>(control);
        const QString name = push != nullptr ? push->text() : control->accessibleName();
        EXPECT_FALSE(name.isEmpty()) << control->metaObject()->className();
    }
    const QString spoken = row(1).data(Qt::AccessibleTextRole).toString();
    EXPECT_TRUE(spoken.contains(u"scheduled, daily"_qs));
    EXPECT_TRUE(spoken.contains(u"completed"_qs));
}

namespace {

//! Every text of the tab in capitals.
class Capitals : public QTranslator
{
public:
    [[nodiscard]] QString translate(const char *, const char *text, const char *, int) const override
    {
        return QString::fromUtf8(text).toUpper();
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

} // namespace

TEST_F(BackupsTabTest, changesItsLanguageWhileItIsShown)
{
    m_scene.apply(m_scene.history(2));
    show();
    click(1);
    button(*options(1), u"Restore"_qs)->click();
    Capitals capitals;
    QApplication::installTranslator(&capitals);
    QApplication::processEvents();
    EXPECT_NE(button(*m_tab, u"BACK UP NOW"_qs), nullptr);
    EXPECT_NE(button(*options(1), u"DOWNLOAD"_qs), nullptr);
    EXPECT_NE(button(*sheet<RestoreSheet>(), u"CANCEL"_qs), nullptr);
    EXPECT_EQ(row(1).siblingAtColumn(3).data().toString(), u"COMPLETED"_qs);
    EXPECT_EQ(tree().model()->headerData(2, Qt::Horizontal).toString(), u"SIZE"_qs);
    EXPECT_TRUE(tree().isExpanded(row(1)));
    QApplication::removeTranslator(&capitals);
}

TEST_F(BackupsTabTest, presenterIsAProperModelAndTellsTheAgeAnew)
{
    m_scene.apply(m_scene.history(3));
    BackupModel model(m_scene.m_inventory, m_scene.m_operations, m_scene.m_key, 3);
    BackupPresenter presenter(model, m_scene.m_clock);
    const QAbstractItemModelTester tester(&presenter, QAbstractItemModelTester::FailureReportingMode::Fatal);
    EXPECT_EQ(presenter.index(1, 0).data(BackupPresenter::QuietRole).toString(), u"10 hour(s) ago"_qs);
    QSignalSpy changed(&presenter, &QAbstractItemModel::dataChanged);
    m_scene.m_clock.m_now = m_scene.m_clock.m_now.addSecs(3600);
    presenter.refreshTimes();
    EXPECT_EQ(changed.count(), 1);
    EXPECT_EQ(presenter.index(1, 0).data(BackupPresenter::QuietRole).toString(), u"11 hour(s) ago"_qs);
    m_scene.press();
    EXPECT_EQ(presenter.rowCount(), 5);
    EXPECT_TRUE(presenter.index(2, 0).data(Qt::ToolTipRole).toString().contains(u"UTC"_qs));
}

TEST_F(BackupsTabTest, failureSaysWhyAndServiceWithoutTimetableSaysSo)
{
    Job failed = Scene::job(u"f"_qs, m_scene.m_clock.m_now, Job::State::Failed);
    failed.detail = u"no space <b>left\u202E"_qs;
    Connection connection = *m_scene.m_inventory.connection(m_scene.m_key.connection);
    connection.kind = Connection::Kind::Compose;
    m_scene.m_inventory.setConnection(connection);
    m_scene.m_service.nextBackup.reset();
    m_scene.applyService();
    m_scene.apply(m_scene.history(2), {failed});
    show();
    EXPECT_EQ(row(0).siblingAtColumn(3).data().toString(), u"daily, time unknown, last at 03:04"_qs);
    ASSERT_EQ(kind(1), Kind::Failed);
    const QModelIndex state = row(1).siblingAtColumn(3);
    EXPECT_EQ(state.data().toString(), u"failed"_qs);
    EXPECT_EQ(state.data(BackupPresenter::QuietRole).toString(), u"no space <b>left<U+202E>"_qs);
    EXPECT_TRUE(state.data(Qt::ToolTipRole).toString().contains(u"&lt;b&gt;"_qs));
    EXPECT_TRUE(row(1).data(Qt::AccessibleTextRole).toString().contains(u"no space"_qs));
    click(0);
    EXPECT_FALSE(tree().isExpanded(row(0))) << "what is planned has nothing to open";
}

TEST_F(BackupsTabTest, failedRowOpensWithItsWholeReasonAndAnotherTry)
{
    Job failed = Scene::job(u"f"_qs, m_scene.m_clock.m_now, Job::State::Failed);
    failed.detail = u"the source is locked; "_qs.repeated(40) + u"<b>end</b>\u202E"_qs;
    m_scene.apply(m_scene.history(2), {failed});
    show();
    ASSERT_EQ(kind(1), Kind::Failed);
    tree().setFocus();
    tree().setCurrentIndex(row(1));
    QTest::keyClick(&tree(), Qt::Key_Return);
    ASSERT_TRUE(tree().isExpanded(row(1)));
    EXPECT_EQ(options(1), nullptr);
    auto *detail = m_tab->findChild<FailureDetail *>();
    ASSERT_NE(detail, nullptr);
    EXPECT_EQ(inViewport(*detail).y(), tree().visualRect(row(1)).bottom() + 1);
    EXPECT_GE(detail->height(), detail->minimumSizeHint().height());
    const QString told = detail->findChild<QPlainTextEdit *>()->toPlainText();
    EXPECT_TRUE(told.startsWith(u"Existing backups are not affected."_qs)) << qPrintable(told);
    EXPECT_TRUE(told.endsWith(u"<b>end</b><U+202E>”."_qs)) << qPrintable(told);
    button(*detail, u"Copy reason"_qs)->click();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), told);
    QTest::keyClick(&tree(), Qt::Key_Tab);
    EXPECT_EQ(QApplication::focusWidget(), button(*detail, u"Back up again"_qs));
    button(*detail, u"Back up again"_qs)->click();
    ASSERT_EQ(m_scene.m_actions.m_calls.size(), 1);
    EXPECT_EQ(m_scene.m_actions.m_calls.first().what, u"back up"_qs);
    m_scene.m_actions.m_toBackUp = Obstacle::JobRunning;
    m_scene.apply(m_scene.history(3), {failed});
    detail = m_tab->findChild<FailureDetail *>();
    if (detail != nullptr)
        EXPECT_EQ(button(*detail, u"Back up again"_qs)->isEnabled(), false);
}

TEST_F(BackupsTabTest, columnsStandStillWhateverArrives)
{
    m_scene.apply({});
    m_scene.apply(m_scene.history(1));
    show({828, 420});
    const auto places = [&] {
        QList<int> result;
        for (int column = 0; column < 4; ++column)
            result << tree().columnViewportPosition(column);
        return result;
    };
    const QList<int> before = places();
    auto many = m_scene.history(200);
    many[1].size = ByteSize(987'654'321'000);
    m_scene.apply(many);
    m_scene.change(m_scene.press(), [](Operation &o) {
        o.state = Operation::State::Running;
        o.job = JobId(u"j"_qs);
        o.permille = 1000;
    });
    EXPECT_TRUE(QTest::qWaitFor([&] { return tree().verticalScrollBar()->isVisible(); }, 5000));
    EXPECT_EQ(places(), before);
    const QFontMetrics metrics(tree().font());
    EXPECT_GE(tree().columnWidth(1), metrics.horizontalAdvance(u"manual (on demand)"_qs) + 2 * Grid);
}

TEST_F(BackupsTabTest, everyColumnIsSeenInTheSmallestWindow)
{
    m_scene.apply(m_scene.history(60));
    show({576, 420});
    const QFontMetrics metrics(tree().font());
    const int state = tree().columnViewportPosition(3);
    EXPECT_LE(state + metrics.horizontalAdvance(u"completed"_qs) + 5 * Grid, tree().viewport()->width());
    EXPECT_LE(state + tree().columnWidth(3), tree().viewport()->width() + 1);
}

TEST_F(BackupsTabTest, openingARowLeavesNoHalfRowBelowTheHeader)
{
    m_scene.apply(m_scene.history(60));
    for (const int height : {430, 447, 461, 475}) {
        show({828, height});
        const int last = tree().model()->rowCount() - 1;
        for (const int number : {6, 30, last}) {
            tree().scrollTo(row(number));
            tree().setOpen(row(number), true);
            EXPECT_EQ(tree().visualRect(tree().indexAt(QPoint(5, 1))).top(), 0) << height << ' ' << number;
            EXPECT_GE(tree().visualRect(row(number)).top(), 0);
            tree().setOpen(row(number), false);
        }
    }
}

TEST_F(BackupsTabTest, whatIsCutEndsInAnEllipsisAndIsToldWhole)
{
    auto points = m_scene.history(1);
    points[0].name = u"warenwirtschaft_2026-11-20_13-14-30_utc_on_demand"_qs;
    m_scene.apply(points);
    show({828, 600});
    click(1);
    bool named = false;
    bool cut = false;
    for (const ElidedField *field : options(1)->findChildren<ElidedField *>()) {
        QAccessibleInterface *spoken =
            QAccessible::queryAccessibleInterface(const_cast<ElidedField *>(field));
        EXPECT_EQ(spoken->text(QAccessible::Value), field->text());
        if (field->text() == points[0].name) {
            named = true;
            EXPECT_FALSE(field->isCut()) << "the name has a line of its own";
        }
        cut = cut || field->isCut();
    }
    EXPECT_TRUE(named);
    EXPECT_TRUE(cut) << "the command never fits";
}

TEST_F(BackupsTabTest, dataStayWhileTheConnectionIsLost)
{
    m_scene.apply(m_scene.history(2));
    show();
    m_scene.m_inventory.applyFailure(m_scene.m_key.connection,
                                     Error{Error::Kind::Offline, Error::Cause::None, 0, {}, std::nullopt});
    EXPECT_EQ(tree().model()->rowCount(), 3);
    EXPECT_TRUE(tree().isVisible());
}
