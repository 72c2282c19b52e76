// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/snapshots/snapshotstabtest.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QToolButton>
#include <QTranslator>

using namespace kustos;
using namespace kustos::ui;
using namespace kustos::tests;

using Call = RecordedMachineActions::Call;
using Consistency = Snapshot::Consistency;

TEST_F(SnapshotsTabTest, listsAllSnapshotsWithTheirBadges)
{
    m_scene.apply(m_scene.history(3));
    show();
    ASSERT_EQ(tree().model()->rowCount(), 3);
    EXPECT_EQ(row(0).data().toString(), m_scene.history(1).first().name);
    EXPECT_EQ(row(0).siblingAtColumn(SnapshotModel::ConsistencyColumn).data().toString(),
              u"taken while off"_qs);
    const QModelIndex live = row(1).siblingAtColumn(SnapshotModel::ConsistencyColumn);
    EXPECT_EQ(live.data().toString(), u"taken live"_qs);
    EXPECT_EQ(live.data(SnapshotPresenter::IconRole).toInt(), static_cast<int>(Icon::Live));
    EXPECT_TRUE(live.data(Qt::ToolTipRole).toString().contains(u"power failure"_qs));
    EXPECT_EQ(row(0).siblingAtColumn(SnapshotModel::StateColumn).data().toString(), u"available"_qs);
    const QString spoken = row(1).data(Qt::AccessibleTextRole).toString();
    EXPECT_TRUE(spoken.contains(u"taken live"_qs));
    EXPECT_TRUE(spoken.contains(u"GB"_qs));
    EXPECT_FALSE(row(1).data(Qt::AccessibleDescriptionRole).toString().isEmpty());
}

TEST_F(SnapshotsTabTest, clickAndKeysOpenARowInPlace)
{
    m_scene.apply(m_scene.history(3));
    show();
    click(1);
    ASSERT_NE(options(1), nullptr);
    EXPECT_TRUE(options(1)->isVisible());
    EXPECT_TRUE(options(1)->accessibleName().contains(row(1).data().toString()));
    click(1);
    EXPECT_EQ(options(1), nullptr);
    tree().setFocus();
    tree().setCurrentIndex(row(0));
    QTest::keyClick(&tree(), Qt::Key_Return);
    ASSERT_NE(options(0), nullptr);
    QTest::keyClick(&tree(), Qt::Key_Right);
    EXPECT_EQ(QApplication::focusWidget(), button(*options(0), u"Restore"_qs));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    EXPECT_EQ(options(0), nullptr);
    EXPECT_EQ(QApplication::focusWidget(), &tree());
}

TEST_F(SnapshotsTabTest, optionsTellIdChecksumAndCommandToCopy)
{
    m_scene.apply(m_scene.history(2));
    show();
    click(0);
    const Snapshot newest = m_scene.history(1).first();
    QStringList values;
    const auto fields = options(0)->findChildren<QLineEdit *>();
    for (const QLineEdit *each : fields)
        values << each->text();
    EXPECT_TRUE(values.contains(newest.id.text()));
    EXPECT_TRUE(values.contains(u"SHA-256 "_qs + QString::fromLatin1(newest.sha256)));
    EXPECT_TRUE(values.join(u'\n').contains(u"taken while off"_qs));
    const auto press = [this](const QString &name) {
        const auto all = options(0)->findChildren<QToolButton *>();
        const auto found = std::ranges::find(all, name, &QToolButton::accessibleName);
        if (found != all.end())
            (*found)->click();
        return QGuiApplication::clipboard()->text();
    };
    EXPECT_EQ(press(u"Copy: Snapshot ID"_qs), newest.id.text());
    EXPECT_EQ(press(u"Copy: Checksum"_qs), QString::fromLatin1(newest.sha256));
    EXPECT_EQ(press(u"Copy: As a command"_qs), m_scene.m_actions.restoreCommand(m_scene.m_key, newest.id));
    EXPECT_TRUE(QGuiApplication::clipboard()->text().contains(u"$KUSTOS_TOKEN"_qs)) << "no secret";
}

TEST_F(SnapshotsTabTest, copiesTheRowAndTheCommand)
{
    m_scene.apply(m_scene.history(2), {MachineScene::job(u"j"_qs, MachineJob::Phase::Copying, 10)});
    show();
    tree().setFocus();
    tree().setCurrentIndex(row(1));
    const QString id = row(1).data(SnapshotModel::SnapshotIdRole).toString();
    QTest::keyClick(&tree(), Qt::Key_C, Qt::ControlModifier);
    EXPECT_TRUE(QGuiApplication::clipboard()->text().contains(id));
    EXPECT_TRUE(QGuiApplication::clipboard()->text().contains(u"\ttaken while off\t"_qs));
    QTest::keyClick(&tree(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(QGuiApplication::clipboard()->text(),
              m_scene.m_actions.restoreCommand(m_scene.m_key, SnapshotId(id)));
    tree().setCurrentIndex(row(0));
    QTest::keyClick(&tree(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(QGuiApplication::clipboard()->text(),
              m_scene.m_actions.snapshotCommand(m_scene.m_key, field().text()));
}

TEST_F(SnapshotsTabTest, actionsOfASnapshotSayWhyTheyAreOff)
{
    m_scene.m_machine.can.renameSnapshot = false;
    m_scene.applyMachine();
    m_scene.m_actions.m_toRestore = Obstacle::MustBeOff;
    m_scene.apply(m_scene.history(1));
    show();
    click(0);
    QPushButton *restore = button(*options(0), u"Restore"_qs);
    EXPECT_FALSE(restore->isEnabled());
    EXPECT_TRUE(restore->accessibleDescription().contains(u"must be off"_qs));
    EXPECT_TRUE(texts(*options(0)).contains(u"must be off"_qs)) << "in place, not only in a tooltip";
    EXPECT_FALSE(button(*options(0), u"Rename"_qs)->isEnabled());
    EXPECT_TRUE(button(*options(0), u"Rename"_qs)->toolTip().contains(u"does not offer"_qs));
    EXPECT_TRUE(button(*options(0), u"Delete"_qs)->isEnabled());
    EXPECT_TRUE(button(*options(0), u"New VM from snapshot"_qs)->isEnabled());
    m_scene.m_actions.m_toRestore = Obstacle::None;
    m_scene.setState(VirtualMachine::State::Off);
    EXPECT_TRUE(restore->isEnabled()) << "without opening the row anew";
}

TEST_F(SnapshotsTabTest, refreshKeepsSelectionOpenRowsFocusAndScroll)
{
    m_scene.apply(m_scene.history(60));
    show();
    tree().setFocus();
    tree().setCurrentIndex(row(20));
    tree().setOpen(row(20), true);
    SnapshotOptions *opened = options(20);
    ASSERT_NE(opened, nullptr);
    opened->takeFocus();
    QWidget *focused = QApplication::focusWidget();
    const int scroll = tree().verticalScrollBar()->value();
    EXPECT_GT(scroll, 0);
    const QString id = row(20).data(SnapshotModel::SnapshotIdRole).toString();
    QSignalSpy reset(tree().model(), &QAbstractItemModel::modelReset);
    auto snapshots = m_scene.history(60);
    snapshots[40].name = u"renamed"_qs;
    snapshots.removeLast();
    m_scene.apply(snapshots);
    QApplication::processEvents();
    EXPECT_EQ(options(20), opened);
    EXPECT_EQ(QApplication::focusWidget(), focused);
    EXPECT_EQ(tree().currentIndex().data(SnapshotModel::SnapshotIdRole).toString(), id);
    EXPECT_EQ(tree().verticalScrollBar()->value(), scroll);
    EXPECT_EQ(reset.count(), 0);
    EXPECT_EQ(row(40).data().toString(), u"renamed"_qs);

    const int top = tree().visualRect(row(20)).top();
    m_scene.m_actions.takeSnapshot(m_scene.m_key, u"above"_qs);
    EXPECT_EQ(tree().visualRect(row(21)).top(), top) << "what is read stays where it is";
}

TEST_F(SnapshotsTabTest, openRowThatGoesGivesTheFocusBackToTheList)
{
    m_scene.apply(m_scene.history(3));
    show();
    tree().setFocus();
    tree().setCurrentIndex(row(1));
    tree().setOpen(row(1), true);
    options(1)->takeFocus();
    auto snapshots = m_scene.history(3);
    snapshots.removeAt(1);
    m_scene.apply(snapshots);
    EXPECT_EQ(QApplication::focusWidget(), &tree());
    EXPECT_EQ(options(1), nullptr);
}

TEST_F(SnapshotsTabTest, failedSnapshotSaysWhyAndOffersAnotherTry)
{
    MachineJob failed = MachineScene::job(u"f"_qs, MachineJob::Phase::Unknown);
    failed.state = MachineJob::State::Failed;
    failed.detail = u"no space <b>left\u202E"_qs;
    m_scene.apply(m_scene.history(2), {failed});
    show();
    const QModelIndex state = row(0).siblingAtColumn(SnapshotModel::StateColumn);
    ASSERT_EQ(state.data().toString(), u"failed"_qs);
    EXPECT_TRUE(state.data(Qt::ToolTipRole).toString().contains(u"&lt;b&gt;"_qs));
    click(0);
    auto *detail = m_tab->findChild<ReasonDetail *>();
    ASSERT_NE(detail, nullptr);
    EXPECT_TRUE(detail->findChild<QPlainTextEdit *>()->toPlainText().contains(u"left<U+202E>"_qs));
    EXPECT_EQ(button(*detail, u"Delete"_qs), nullptr) << "there is nothing to delete";
    button(*detail, u"Take another snapshot"_qs)->click();
    ASSERT_EQ(calls().size(), 1);
    EXPECT_EQ(calls().first().what, u"take"_qs);
}

TEST_F(SnapshotsTabTest, failedOneThatIsListedCanBeDeleted)
{
    auto snapshots = m_scene.history(2);
    snapshots[0].state = Snapshot::State::Failed;
    m_scene.apply(snapshots);
    show();
    click(0);
    auto *detail = m_tab->findChild<ReasonDetail *>();
    ASSERT_NE(detail, nullptr);
    ASSERT_NE(button(*detail, u"Delete"_qs), nullptr);
    button(*detail, u"Delete"_qs)->click();
    EXPECT_NE(sheet<DeleteSnapshotSheet>(), nullptr);
}

TEST_F(SnapshotsTabTest, emptyListIsOneSentenceAndOneButton)
{
    m_scene.apply({});
    show();
    auto *empty = m_tab->findChild<EmptyView *>();
    ASSERT_TRUE(empty->isVisible());
    EXPECT_TRUE(texts(*empty).contains(u"There are no snapshots of this VM yet."_qs));
    button(*empty, u"Take Live Snapshot"_qs)->click();
    EXPECT_EQ(calls().size(), 1);
    EXPECT_TRUE(m_tab->list().isVisible()) << "the pending row took the empty view's place";
}

TEST_F(SnapshotsTabTest, notReadYetIsNotEmpty)
{
    show();
    auto *empty = m_tab->findChild<EmptyView *>();
    ASSERT_TRUE(empty->isVisible());
    EXPECT_TRUE(texts(*empty).contains(u"have not been read yet"_qs));
    EXPECT_FALSE(empty->button().isVisible());
}

TEST_F(SnapshotsTabTest, hostileTextsStayPlain)
{
    for (const QString &name :
         {u"<b>bold</b><img src=x>"_qs, u"gnp\u202Egpj.exe"_qs, QString(10'000, u'w'), u"😀 Über\nzwei"_qs}) {
        Snapshot bad = MachineScene::snapshot(u"<i>id</i>\u202E"_qs, m_scene.m_clock.m_now);
        bad.name = name;
        bad.sha256 = name.toUtf8();
        m_scene.m_machine.name = name;
        m_scene.m_machine.addresses = QStringList{name};
        m_scene.applyMachine();
        m_scene.apply({bad});
        show();
        click(0);
        ASSERT_NE(options(0), nullptr);
        EXPECT_FALSE(row(0).data().toString().contains(QChar(0x202E)));
        EXPECT_FALSE(row(0).data().toString().contains(u'\n'));
        for (const char *action : {"Restore", "New VM from snapshot", "Delete"}) {
            button(*options(0), QString::fromLatin1(action))->click();
            auto *dialog = sheet<ConsequenceSheet>();
            ASSERT_NE(dialog, nullptr);
            EXPECT_LE(dialog->width(), 1000);
            const auto labels = dialog->findChildren<QLabel *>();
            for (const QLabel *label : labels) {
                EXPECT_EQ(label->textFormat(), Qt::PlainText);
                EXPECT_FALSE(label->text().contains(QChar(0x202E)));
            }
            dialog->close();
            ASSERT_TRUE(QTest::qWaitFor([&] { return sheet<ConsequenceSheet>() == nullptr; }, 5000));
        }
        const auto labels = m_tab->findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            EXPECT_FALSE(label->text().contains(QChar(0x202E)));
            if (label->text().contains(u"<b>"_qs))
                EXPECT_EQ(label->textFormat(), Qt::PlainText);
        }
        EXPECT_LE(m_tab->width(), 980);
        EXPECT_LE(options(0)->width(), tree().viewport()->width());
    }
}

TEST_F(SnapshotsTabTest, everyControlHasAName)
{
    m_scene.apply(m_scene.history(2), {MachineScene::job(u"j"_qs, MachineJob::Phase::Copying, 10)});
    show();
    click(1);
    const auto controls = m_tab->findChildren<QWidget *>();
    int seen = 0;
    for (const QWidget *control : controls) {
        if (!control->isVisible() || (control->focusPolicy() & Qt::TabFocus) == 0)
            continue;
        const auto *push = qobject_cast<const QPushButton *>(control);
        const QString name = push != nullptr ? push->text() : control->accessibleName();
        EXPECT_FALSE(name.isEmpty()) << control->metaObject()->className();
        ++seen;
    }
    EXPECT_GT(seen, 8);
}

TEST_F(SnapshotsTabTest, tabKeyWalksFromTheNameToTheList)
{
    m_scene.apply(m_scene.history(2));
    show();
    field().setFocus();
    QStringList way;
    for (int i = 0; i < 3; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const auto *push = qobject_cast<QPushButton *>(QApplication::focusWidget());
        way << (push != nullptr ? push->text() : QApplication::focusWidget()->accessibleName());
    }
    EXPECT_EQ(way,
              QStringList({u"Take Live Snapshot"_qs, u"Consistent snapshot"_qs, tree().accessibleName()}));
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

TEST_F(SnapshotsTabTest, changesItsLanguageWhileItIsShown)
{
    m_scene.apply(m_scene.history(2));
    show();
    click(1);
    button(*options(1), u"Delete"_qs)->click();
    Capitals capitals;
    QApplication::installTranslator(&capitals);
    QApplication::processEvents();
    EXPECT_NE(button(*m_tab, u"TAKE LIVE SNAPSHOT"_qs), nullptr);
    EXPECT_NE(button(*m_tab, u"CONSISTENT SNAPSHOT"_qs), nullptr);
    EXPECT_EQ(field().accessibleName(), u"ENTER SNAPSHOT NAME"_qs);
    EXPECT_NE(button(*options(1), u"NEW VM FROM SNAPSHOT"_qs), nullptr);
    EXPECT_NE(button(*sheet<DeleteSnapshotSheet>(), u"CANCEL"_qs), nullptr);
    EXPECT_EQ(row(1).siblingAtColumn(SnapshotModel::StateColumn).data().toString(), u"AVAILABLE"_qs);
    EXPECT_EQ(tree().model()->headerData(SnapshotModel::SizeColumn, Qt::Horizontal).toString(), u"SIZE"_qs);
    EXPECT_TRUE(tree().isExpanded(row(1)));
    QApplication::removeTranslator(&capitals);
}

TEST_F(SnapshotsTabTest, presenterIsAProperModelAndTellsTheAgeAnew)
{
    m_scene.apply(m_scene.history(3));
    SnapshotModel model(m_scene.m_machines, m_scene.m_operations, m_scene.m_key, 3);
    SnapshotPresenter presenter(model, m_scene.m_clock);
    const QAbstractItemModelTester tester(&presenter, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const auto age = [&] {
        return presenter.index(0, SnapshotModel::MomentColumn).data(SnapshotPresenter::QuietRole).toString();
    };
    EXPECT_EQ(age(), u"10 hour(s) ago"_qs);
    m_scene.m_clock.m_now = m_scene.m_clock.m_now.addSecs(3600);
    presenter.refreshTimes();
    EXPECT_EQ(age(), u"11 hour(s) ago"_qs);
    m_scene.m_actions.takeSnapshot(m_scene.m_key, u"n"_qs);
    EXPECT_EQ(presenter.rowCount(), 4);
}

TEST_F(SnapshotsTabTest, columnsFillTheListAtEveryWidth)
{
    m_scene.apply(m_scene.history(3));
    for (const int width : {600, 700, 800, 980, 1400}) {
        show({width, 600});
        int sum = 0;
        for (int column = 0; column < SnapshotModel::ColumnCount; ++column) {
            EXPECT_GT(tree().columnWidth(column), 30) << width;
            sum += tree().columnWidth(column);
        }
        EXPECT_EQ(sum, tree().viewport()->width()) << width;
    }
}

TEST_F(SnapshotsTabTest, buttonsOfTheOptionsAreWholeInANarrowWindow)
{
    m_scene.apply(m_scene.history(2));
    for (const int width : {620, 980}) {
        show({width, 640});
        click(0);
        QApplication::processEvents();
        const auto buttons = options(0)->findChildren<QPushButton *>();
        ASSERT_EQ(buttons.size(), 4);
        for (const QPushButton *each : buttons)
            EXPECT_GE(each->width(), each->minimumSizeHint().width()) << width << each->text().toStdString();
        EXPECT_LE(buttons.last()->geometry().right(), options(0)->width());
        const auto fields = options(0)->findChildren<QLineEdit *>();
        for (const QLineEdit *each : fields) {
            const int bottom = each->mapTo(options(0), QPoint(0, each->height())).y();
            EXPECT_LE(bottom, options(0)->height()) << width;
        }
    }
}
