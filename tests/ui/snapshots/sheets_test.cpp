// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/snapshots/snapshotstabtest.h"

using namespace kustos;
using namespace kustos::ui;
using namespace kustos::tests;

using Call = RecordedMachineActions::Call;
using State = VirtualMachine::State;

TEST_F(SnapshotsTabTest, deleteKeyAsksAndReturnIsTheSafeAnswer)
{
    m_scene.apply(m_scene.history(3));
    show();
    tree().setFocus();
    tree().setCurrentIndex(row(1));
    QTest::keyClick(&tree(), Qt::Key_Delete);
    auto *dialog = sheet<DeleteSnapshotSheet>();
    ASSERT_NE(dialog, nullptr);
    const Snapshot meant = m_scene.history(2).last();
    EXPECT_TRUE(texts(*dialog).startsWith(u"Delete snapshot “%1”\n"_qs.arg(meant.name)));
    EXPECT_TRUE(texts(*dialog).contains(meant.id.text()));
    EXPECT_EQ(dialog->accessibleName(), u"Delete snapshot “%1”"_qs.arg(meant.name));
    EXPECT_TRUE(button(*dialog, u"Cancel"_qs)->isDefault());
    EXPECT_EQ(dialog->focusWidget(), button(*dialog, u"Cancel"_qs));
    QTest::keyClick(dialog, Qt::Key_Return);
    EXPECT_FALSE(dialog->isVisible());
    EXPECT_TRUE(calls().isEmpty());
    ASSERT_TRUE(QTest::qWaitFor([&] { return sheet<DeleteSnapshotSheet>() == nullptr; }, 5000));
    QTest::keyClick(&tree(), Qt::Key_Delete);
    button(*sheet<DeleteSnapshotSheet>(), u"Delete"_qs)->click();
    EXPECT_EQ(calls(), QList<Call>({{u"delete"_qs, meant.id, {}}}));
}

TEST_F(SnapshotsTabTest, deleteThatIsNotPossibleAsksNothing)
{
    m_scene.m_actions.m_toChange = Obstacle::MachineBusy;
    m_scene.apply(m_scene.history(1));
    show();
    tree().setFocus();
    tree().setCurrentIndex(row(0));
    QTest::keyClick(&tree(), Qt::Key_Delete);
    EXPECT_EQ(sheet<DeleteSnapshotSheet>(), nullptr);
    m_scene.m_actions.m_toChange = Obstacle::None;
    m_scene.m_machine.can.deleteSnapshot = false;
    m_scene.applyMachine();
    QTest::keyClick(&tree(), Qt::Key_Delete);
    EXPECT_EQ(sheet<DeleteSnapshotSheet>(), nullptr);
}

TEST_F(SnapshotsTabTest, restoreNeedsTheTypedNameOfTheMachine)
{
    m_scene.setState(State::Off);
    m_scene.apply(m_scene.history(2));
    show();
    click(1);
    button(*options(1), u"Restore"_qs)->click();
    auto *dialog = sheet<RestoreMachineSheet>();
    ASSERT_NE(dialog, nullptr);
    const Snapshot meant = m_scene.history(2).last();
    EXPECT_TRUE(texts(*dialog).contains(meant.id.text()));
    EXPECT_TRUE(texts(*dialog).contains(m_scene.m_key.machine.text()));
    EXPECT_TRUE(texts(*dialog).contains(u"lost; it cannot be brought back"_qs));
    EXPECT_TRUE(texts(*dialog).contains(u"as after a power failure"_qs)) << "it was taken live";
    QPushButton *go = button(*dialog, u"Restore VM"_qs);
    auto *name = dialog->findChild<QLineEdit *>();
    EXPECT_TRUE(button(*dialog, u"Cancel"_qs)->isDefault());
    EXPECT_EQ(dialog->focusWidget(), name);
    EXPECT_FALSE(go->isEnabled());
    EXPECT_FALSE(go->accessibleDescription().isEmpty());
    for (const QString &wrong : {u"web"_qs, u"web-02"_qs, u"WEB-01"_qs, meant.name}) {
        name->setText(wrong);
        EXPECT_FALSE(go->isEnabled()) << wrong.toStdString();
    }
    EXPECT_TRUE(texts(*dialog).contains(u"This is not the name of the VM."_qs));
    QTest::keyClick(name, Qt::Key_Return);
    EXPECT_TRUE(dialog->isVisible());
    name->setText(u" web-01 "_qs);
    EXPECT_TRUE(go->isEnabled());
    QTest::keyClick(name, Qt::Key_Return);
    EXPECT_EQ(dialog->focusWidget(), go) << "Return goes on to the button and no further";
    EXPECT_TRUE(calls().isEmpty());
    QTest::keyClick(go, Qt::Key_Return);
    EXPECT_EQ(calls(), QList<Call>({{u"restore"_qs, meant.id, {}}}));
}

TEST_F(SnapshotsTabTest, restoreIsRefusedAsSoonAsTheMachineRuns)
{
    m_scene.setState(State::Off);
    m_scene.apply(m_scene.history(1));
    show();
    click(0);
    button(*options(0), u"Restore"_qs)->click();
    auto *dialog = sheet<RestoreMachineSheet>();
    ASSERT_NE(dialog, nullptr);
    dialog->findChild<QLineEdit *>()->setText(u"web-01"_qs);
    EXPECT_TRUE(button(*dialog, u"Restore VM"_qs)->isEnabled());
    m_scene.m_actions.m_toRestore = Obstacle::MustBeOff;
    m_scene.setState(State::Running);
    EXPECT_FALSE(button(*dialog, u"Restore VM"_qs)->isEnabled());
    EXPECT_TRUE(texts(*dialog).contains(u"must be off"_qs));
}

TEST_F(SnapshotsTabTest, nameThatCannotBeTypedIsTakenInItsVisibleForm)
{
    m_scene.m_machine.name = u"web\u202E01"_qs;
    m_scene.setState(State::Off);
    m_scene.apply(m_scene.history(1));
    show();
    click(0);
    button(*options(0), u"Restore"_qs)->click();
    auto *dialog = sheet<RestoreMachineSheet>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_TRUE(texts(*dialog).contains(u"web<U+202E>01"_qs));
    dialog->findChild<QLineEdit *>()->setText(u"web<U+202E>01"_qs);
    EXPECT_TRUE(button(*dialog, u"Restore VM"_qs)->isEnabled());
}

TEST_F(SnapshotsTabTest, newMachineShowsItsConsequencesAndTakesTheName)
{
    m_scene.apply(m_scene.history(1));
    show();
    click(0);
    button(*options(0), u"New VM from snapshot"_qs)->click();
    auto *dialog = sheet<NewMachineSheet>();
    ASSERT_NE(dialog, nullptr);
    auto *name = dialog->findChild<QLineEdit *>();
    EXPECT_EQ(name->text(), u"web-01-restore-1795179750"_qs);
    EXPECT_EQ(name->selectedText(), name->text());
    EXPECT_TRUE(texts(*dialog).contains(u"none; needs"_qs)) << "of the own host";
    EXPECT_TRUE(texts(*dialog).contains(u"40.0"_qs) || texts(*dialog).contains(u"40"_qs));
    QPushButton *go = button(*dialog, u"Create VM"_qs);
    name->setText(u" "_qs);
    EXPECT_FALSE(go->isEnabled());
    name->setText(u"web-01"_qs);
    EXPECT_FALSE(go->isEnabled());
    EXPECT_TRUE(texts(*dialog).contains(u"has this name already"_qs));
    name->setText(u" web-03 "_qs);
    go->click();
    EXPECT_EQ(calls(), QList<Call>({{u"create"_qs, m_scene.history(1).first().id, u"web-03"_qs}}));
}

TEST_F(SnapshotsTabTest, newMachineOfAProviderMayCost)
{
    Connection connection = *m_scene.m_connections.connection(m_scene.m_key.connection);
    connection.kind = Connection::Kind::Compose;
    m_scene.m_connections.setConnection(connection);
    m_scene.apply(m_scene.history(1));
    show();
    click(0);
    button(*options(0), u"New VM from snapshot"_qs)->click();
    ASSERT_NE(sheet<NewMachineSheet>(), nullptr);
    EXPECT_TRUE(texts(*sheet<NewMachineSheet>()).contains(u"may bill"_qs));
    QTest::keyClick(sheet<NewMachineSheet>(), Qt::Key_Escape);
    EXPECT_TRUE(calls().isEmpty());
}

TEST_F(SnapshotsTabTest, f2RenamesWhereTheNameStands)
{
    m_scene.apply(m_scene.history(3));
    show();
    tree().setFocus();
    tree().setCurrentIndex(row(1));
    QTest::keyClick(&tree(), Qt::Key_F2);
    ASSERT_NE(renameField(), nullptr);
    EXPECT_TRUE(renameField()->hasFocus());
    EXPECT_EQ(renameField()->selectedText(), m_scene.history(2).last().name);
    EXPECT_TRUE(renameField()->accessibleName().contains(m_scene.history(2).last().name));
    const QRect line = tree().visualRect(row(1));
    const QPoint place = tree().viewport()->mapFromGlobal(renameField()->mapToGlobal(QPoint(5, 5)));
    EXPECT_TRUE(line.contains(place)) << "over the row";
    QTest::keyClicks(renameField(), u"before \"5.2\" & 'more'"_qs);
    QTest::keyClick(renameField(), Qt::Key_Return);
    EXPECT_EQ(calls(),
              QList<Call>({{u"rename"_qs, m_scene.history(2).last().id, u"before \"5.2\" & 'more'"_qs}}));
    EXPECT_EQ(renameField(), nullptr);
    EXPECT_EQ(QApplication::focusWidget(), &tree());
}

TEST_F(SnapshotsTabTest, renameIsLeftWithoutAChange)
{
    m_scene.apply(m_scene.history(2));
    show();
    tree().setFocus();
    tree().setCurrentIndex(row(0));
    const auto begin = [this] {
        tree().setFocus();
        QTest::keyClick(&tree(), Qt::Key_F2);
        return renameField();
    };
    ASSERT_NE(begin(), nullptr);
    renameField()->setText(u"other"_qs);
    QTest::keyClick(renameField(), Qt::Key_Escape);
    EXPECT_EQ(renameField(), nullptr) << "Esc";
    ASSERT_NE(begin(), nullptr);
    QTest::keyClick(renameField(), Qt::Key_Return);
    EXPECT_EQ(renameField(), nullptr) << "the same name";
    ASSERT_NE(begin(), nullptr);
    renameField()->setText(u"other"_qs);
    field().setFocus(Qt::MouseFocusReason);
    EXPECT_EQ(renameField(), nullptr) << "another control";
    EXPECT_EQ(QApplication::focusWidget(), &field());
    for (const QString &name : {QString(), u"  "_qs, QString(300, u'x')}) {
        ASSERT_NE(begin(), nullptr);
        renameField()->setText(name);
        EXPECT_FALSE(renameField()->accessibleDescription().isEmpty());
        QTest::keyClick(renameField(), Qt::Key_Return);
        ASSERT_NE(renameField(), nullptr) << "stays to be corrected";
        QTest::keyClick(renameField(), Qt::Key_Escape);
    }
    EXPECT_TRUE(calls().isEmpty());
}

TEST_F(SnapshotsTabTest, renameSurvivesARefreshAndEndsWithItsRow)
{
    m_scene.apply(m_scene.history(3));
    show();
    tree().setFocus();
    tree().setCurrentIndex(row(1));
    QTest::keyClick(&tree(), Qt::Key_F2);
    ASSERT_NE(renameField(), nullptr);
    renameField()->setText(u"half-typ"_qs);
    const int before = renameField()->y();
    auto snapshots = m_scene.history(3);
    snapshots.prepend(MachineScene::snapshot(u"new"_qs, m_scene.m_clock.m_now));
    m_scene.apply(snapshots);
    ASSERT_NE(renameField(), nullptr);
    EXPECT_EQ(renameField()->text(), u"half-typ"_qs);
    EXPECT_EQ(renameField()->y(), before + RowHeight) << "it goes with its row";
    EXPECT_TRUE(renameField()->hasFocus());
    snapshots.removeAt(2);
    m_scene.apply(snapshots);
    EXPECT_EQ(renameField(), nullptr);
    EXPECT_TRUE(calls().isEmpty());
}

TEST_F(SnapshotsTabTest, renameThatIsNotPossibleOpensNothing)
{
    m_scene.m_actions.m_toChange = Obstacle::MachineBusy;
    m_scene.apply(m_scene.history(1), {MachineScene::job(u"j"_qs, MachineJob::Phase::Copying, 10)});
    show();
    tree().setFocus();
    for (const int number : {0, 1}) {
        tree().setCurrentIndex(row(number));
        QTest::keyClick(&tree(), Qt::Key_F2);
        EXPECT_EQ(renameField(), nullptr);
    }
}

TEST_F(SnapshotsTabTest, lineBreaksInNamesAreShownAsText)
{
    auto snapshots = m_scene.history(1);
    snapshots[0].name = u"two\nlines\u200B"_qs;
    m_scene.apply(snapshots);
    show();
    EXPECT_EQ(row(0).data().toString(), u"two lines<U+200B>"_qs);
    tree().setFocus();
    tree().setCurrentIndex(row(0));
    QTest::keyClick(&tree(), Qt::Key_F2);
    ASSERT_NE(renameField(), nullptr);
    EXPECT_EQ(renameField()->text(), u"two lines<U+200B>"_qs);
    QTest::keyClick(renameField(), Qt::Key_Return);
    EXPECT_TRUE(calls().isEmpty()) << "nothing was changed";
}
