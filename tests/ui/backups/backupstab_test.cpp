// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/displacementsheet.h"
#include "dialogs/restoresheet.h"
#include "pages/backupstab.h"
#include "presenters/backuppresenter.h"
#include "ui/backups/scene.h"
#include "widgets/backuplist.h"
#include "widgets/backuptree.h"
#include "widgets/emptybackups.h"
#include "widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QToolTip>
#include <QTranslator>

#include <gtest/gtest.h>

using namespace kustos;
using namespace kustos::ui;
using namespace kustos::tests;

namespace {

using Call = RecordedActions::Call;
using Kind = BackupRow::Kind;

class BackupsTabTest : public ::testing::Test
{
protected:
    void show(QSize size = {980, 640})
    {
        m_tab = std::make_unique<BackupsTab>(m_scene.m_key, m_scene.m_inventory, m_scene.m_operations,
                                             m_scene.m_actions, m_scene.m_clock, nullptr,
                                             [this](std::function<void(const QString &)> chosen) {
                                                 ++m_asked;
                                                 if (!m_folder.isEmpty())
                                                     chosen(m_folder);
                                             });
        m_tab->resize(size);
        m_tab->show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(m_tab.get()));
        m_tab->activateWindow();
        QApplication::setActiveWindow(m_tab.get());
    }

    BackupTree &tree() { return m_tab->list().tree(); }
    QModelIndex row(int number) { return tree().model()->index(number, 0); }
    BackupOptions *options(int number) { return m_tab->list().optionsOf(row(number)); }

    //! The visible button of that text below `root`.
    static QPushButton *button(const QWidget &root, const QString &text)
    {
        const auto all = root.findChildren<QPushButton *>();
        for (QPushButton *each : all) {
            if (each->text() == text && each->isVisible())
                return each;
        }
        return nullptr;
    }

    QPoint inViewport(const QWidget &widget)
    {
        return tree().viewport()->mapFromGlobal(widget.mapToGlobal(QPoint()));
    }

    void click(int number, int column = 1)
    {
        const QRect rect = tree().visualRect(row(number).siblingAtColumn(column));
        QTest::mouseClick(tree().viewport(), Qt::LeftButton, {}, rect.center());
    }

    template <class Sheet> Sheet *sheet() { return m_tab->findChild<Sheet *>(); }

    Kind kind(int number) { return row(number).data(BackupModel::RowKindRole).value<Kind>(); }

    Scene m_scene;
    QString m_folder = QStringLiteral("/chosen");
    int m_asked = 0;
    std::unique_ptr<BackupsTab> m_tab;
};

} // namespace

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

TEST_F(BackupsTabTest, restoreShowsItsConsequencesAndTakesTheName)
{
    m_scene.apply(m_scene.history(2));
    show();
    click(1);
    button(*options(1), u"Restore"_qs)->click();
    auto *dialog = sheet<RestoreSheet>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(dialog->windowModality(), Qt::WindowModal);
    auto *name = dialog->findChild<QLineEdit *>();
    EXPECT_EQ(name->text(), u"sqlite-restore-1795179750"_qs);
    EXPECT_TRUE(button(*dialog, u"Cancel"_qs)->isDefault());
    EXPECT_FALSE(button(*dialog, u"Restore"_qs)->isDefault());
    EXPECT_TRUE(m_scene.m_actions.m_calls.isEmpty());

    QTest::keyClick(name, Qt::Key_Return);
    EXPECT_TRUE(dialog->isVisible()) << "Return in the field neither starts nor discards";
    EXPECT_TRUE(m_scene.m_actions.m_calls.isEmpty());
    name->setText(u"  orders-copy "_qs);
    const BackupId id(row(1).data(BackupModel::BackupIdRole).toString());
    button(*dialog, u"Restore"_qs)->click();
    EXPECT_EQ(m_scene.m_actions.m_calls, QList<Call>({{u"restore"_qs, id, u"orders-copy"_qs}}));
}

TEST_F(BackupsTabTest, restoreCanBeLeftAndNeedsAName)
{
    m_scene.apply(m_scene.history(1));
    show();
    click(1);
    button(*options(1), u"Restore"_qs)->click();
    auto *dialog = sheet<RestoreSheet>();
    ASSERT_NE(dialog, nullptr);
    auto *name = dialog->findChild<QLineEdit *>();
    name->setText(u"   "_qs);
    EXPECT_FALSE(button(*dialog, u"Restore"_qs)->isEnabled());
    EXPECT_FALSE(name->accessibleDescription().isEmpty());
    name->setText(m_scene.m_service.name);
    EXPECT_FALSE(button(*dialog, u"Restore"_qs)->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Escape);
    EXPECT_FALSE(dialog->isVisible());
    EXPECT_TRUE(m_scene.m_actions.m_calls.isEmpty());
}

TEST_F(BackupsTabTest, manualBackupThatWouldBeReplacedIsNamedFirst)
{
    m_scene.apply(m_scene.history(4));
    m_scene.m_actions.m_displaced = m_scene.history(4).at(2);
    show();
    button(*m_tab, u"Back up now"_qs)->click();
    auto *dialog = sheet<DisplacementSheet>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_TRUE(m_scene.m_actions.m_calls.isEmpty());
    EXPECT_TRUE(button(*dialog, u"Cancel"_qs)->isDefault());
    EXPECT_TRUE(dialog->accessibleDescription().contains(m_scene.m_actions.m_displaced->id.text()));
    QTest::keyClick(dialog, Qt::Key_Return);
    EXPECT_TRUE(m_scene.m_actions.m_calls.isEmpty()) << "Return is the safe answer";
    EXPECT_FALSE(dialog->isVisible());
}

TEST_F(BackupsTabTest, replacedBackupCanBeDownloadedFirstOrReplaced)
{
    m_scene.apply(m_scene.history(4));
    m_scene.m_actions.m_displaced = m_scene.history(4).at(2);
    show();
    QPushButton *press = button(*m_tab, u"Back up now"_qs);
    press->click();
    ASSERT_NE(sheet<DisplacementSheet>(), nullptr);
    button(*sheet<DisplacementSheet>(), u"Download first"_qs)->click();
    ASSERT_EQ(m_scene.m_actions.m_calls,
              QList<Call>({{u"download"_qs, m_scene.m_actions.m_displaced->id, u"/chosen"_qs}}));
    ASSERT_TRUE(QTest::qWaitFor([&] { return sheet<DisplacementSheet>() == nullptr; }, 5000));
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            press->click();
            return sheet<DisplacementSheet>() != nullptr;
        },
        5000));
    button(*sheet<DisplacementSheet>(), u"Back up now"_qs)->click();
    ASSERT_EQ(m_scene.m_actions.m_calls.size(), 2);
    EXPECT_EQ(m_scene.m_actions.m_calls.last().what, u"back up"_qs);
}

TEST_F(BackupsTabTest, hostileTextsStayPlain)
{
    for (const QString &name :
         {u"<b>bold</b><img src=x>"_qs, u"gnp\u202Egpj.exe"_qs, QString(10'000, u'w'), u"😀 Ürün\nzwei"_qs}) {
        RestorePoint point = Scene::point(name, m_scene.m_clock.m_now, BackupKind::Unknown);
        point.name = name;
        point.rawKind = name;
        m_scene.m_service.name = name;
        m_scene.m_service.type = name;
        m_scene.m_service.place = name;
        m_scene.m_actions.m_toDownload = Obstacle::NotDownloadable;
        m_scene.applyService();
        m_scene.apply({point});
        show();
        click(1);
        ASSERT_NE(options(1), nullptr);
        button(*options(1), u"Restore"_qs)->click();
        ASSERT_NE(sheet<RestoreSheet>(), nullptr);
        EXPECT_LE(sheet<RestoreSheet>()->width(), 1000);
        const auto labels = m_tab->findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            EXPECT_FALSE(label->text().contains(QChar(0x202E)));
            if (label->text().contains(u"<b>"_qs))
                EXPECT_EQ(label->textFormat(), Qt::PlainText);
        }
        const auto fields = options(1)->findChildren<QLineEdit *>();
        for (const QLineEdit *field : fields)
            EXPECT_FALSE(field->text().contains(QChar(0x202E)));
        EXPECT_FALSE(row(1).siblingAtColumn(1).data().toString().contains(QChar(0x202E)));
        EXPECT_LE(options(1)->width(), tree().viewport()->width());
    }
}

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
    click(1);
    EXPECT_FALSE(tree().isExpanded(row(1)));
    QToolTip::hideText();
    tree().setFocus();
    tree().setCurrentIndex(row(1));
    QTest::keyClick(&tree(), Qt::Key_Return);
    EXPECT_TRUE(QToolTip::text().contains(u"no space"_qs)) << "readable without a mouse";
    QToolTip::hideText();
}

TEST_F(BackupsTabTest, lostConnectionIsSaidAndDataStay)
{
    m_scene.apply(m_scene.history(2));
    show();
    m_scene.m_inventory.applyFailure(m_scene.m_key.connection,
                                     Error{Error::Kind::Offline, Error::Cause::None, 0, {}, std::nullopt});
    const auto labels = m_tab->findChildren<QLabel *>();
    EXPECT_TRUE(std::ranges::any_of(
        labels, [](const QLabel *label) { return label->text().startsWith(u"Connection lost"_qs); }));
    EXPECT_EQ(tree().model()->rowCount(), 3);
}
