// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/snapshots/snapshotstabtest.h"

using namespace kustos;
using namespace kustos::ui;
using namespace kustos::tests;

using Call = RecordedMachineActions::Call;
using Phase = MachineJob::Phase;

namespace {

QProgressBar *bar(SnapshotsTab &tab)
{
    return tab.take().findChild<QProgressBar *>();
}

} // namespace

TEST_F(SnapshotsTabTest, trueProgressIsShownWhereItIsTold)
{
    m_scene.apply(m_scene.history(2));
    show();
    EXPECT_FALSE(bar(*m_tab)->isVisible());
    button(m_tab->take(), u"Take Live Snapshot"_qs)->click();
    EXPECT_TRUE(bar(*m_tab)->isVisible()) << "at once";
    EXPECT_TRUE(texts(m_tab->take()).contains(u"pending"_qs));
    m_scene.change(m_scene.newestOperation(), [](Operation &operation) {
        operation.state = Operation::State::Running;
        operation.job = JobId(u"j"_qs);
    });
    m_scene.apply(m_scene.history(2), {MachineScene::job(u"j"_qs, Phase::Copying, 420)});
    EXPECT_EQ(bar(*m_tab)->maximum(), 1000);
    EXPECT_EQ(bar(*m_tab)->value(), 420);
    EXPECT_TRUE(texts(m_tab->take()).contains(u"taking the snapshot … 42 %"_qs));
    EXPECT_EQ(bar(*m_tab)->accessibleDescription(), u"taking the snapshot … 42 %"_qs);
    EXPECT_FALSE(bar(*m_tab)->accessibleName().isEmpty());
    m_scene.apply(m_scene.history(2), {MachineScene::job(u"j"_qs, Phase::Checking, 1000)});
    EXPECT_TRUE(texts(m_tab->take()).contains(u"checking"_qs));
    EXPECT_EQ(bar(*m_tab)->maximum(), 0) << "nobody knows how long a check takes";
}

TEST_F(SnapshotsTabTest, withoutPercentagesTimeAndTheLastDurationAreShown)
{
    m_scene.m_machine.can.progress = false;
    m_scene.applyMachine();
    m_scene.apply(m_scene.history(2), {MachineScene::job(u"j"_qs, Phase::Unknown)});
    show();
    EXPECT_TRUE(bar(*m_tab)->isVisible()) << "somebody else's too";
    EXPECT_EQ(bar(*m_tab)->maximum(), 0);
    EXPECT_TRUE(texts(m_tab->take()).contains(u"for 40 s · last: 2 min 10 s"_qs))
        << texts(m_tab->take()).toStdString();
    EXPECT_EQ(button(m_tab->take(), u"Cancel"_qs), nullptr) << "it is not this program's";
    m_scene.m_clock.m_now = m_scene.m_clock.m_now.addSecs(35);
    EXPECT_TRUE(QTest::qWaitFor([&] { return texts(m_tab->take()).contains(u"for 1 min 15 s"_qs); }, 5000));
    m_scene.m_actions.m_last.reset();
    m_scene.apply(m_scene.history(3), {MachineScene::job(u"j"_qs, Phase::Unknown)});
    EXPECT_FALSE(texts(m_tab->take()).contains(u"last:"_qs));
    m_scene.apply(m_scene.history(3));
    EXPECT_FALSE(bar(*m_tab)->isVisible());
    EXPECT_TRUE(texts(m_tab->take()).contains(u"consistent on disk only"_qs)) << "the advice is back";
}

TEST_F(SnapshotsTabTest, phasesOfAConsistentSnapshotAreNamed)
{
    MachineJob job = MachineScene::job(u"j"_qs, Phase::ShuttingDown);
    job.kind = MachineJob::Kind::ConsistentSnapshot;
    m_scene.apply(m_scene.history(1), {job});
    show();
    EXPECT_TRUE(texts(m_tab->take()).contains(u"shutting down …"_qs));
    job.phase = Phase::Copying;
    job.permille = 100;
    m_scene.apply(m_scene.history(1), {job});
    EXPECT_TRUE(texts(m_tab->take()).contains(u"taking the snapshot … 10 %"_qs));
    job.phase = Phase::Starting;
    m_scene.apply(m_scene.history(1), {job});
    EXPECT_TRUE(texts(m_tab->take()).contains(u"turning on …"_qs)) << texts(m_tab->take()).toStdString();
    EXPECT_EQ(bar(*m_tab)->maximum(), 0);
}

TEST_F(SnapshotsTabTest, guestThatDoesNotReactIsSaid)
{
    m_scene.apply(m_scene.history(1));
    show();
    m_scene.m_actions.takeConsistentSnapshot(m_scene.m_key, u"n"_qs);
    m_scene.change(m_scene.newestOperation(), [](Operation &operation) {
        operation.state = Operation::State::Running;
        operation.step = Operation::MachineStep::ShuttingDown;
        operation.ignored = true;
    });
    EXPECT_TRUE(texts(m_tab->take()).contains(u"does not react to the shutdown command"_qs));
}

TEST_F(SnapshotsTabTest, canBeCancelledOnlyWhereTheServiceCan)
{
    m_scene.apply(m_scene.history(1));
    show();
    m_scene.m_actions.takeSnapshot(m_scene.m_key, u"n"_qs);
    const OperationId id = m_scene.newestOperation();
    ASSERT_NE(button(m_tab->take(), u"Cancel"_qs), nullptr) << "before it has left it always can";
    m_scene.end(id, Operation::State::Sent);
    EXPECT_EQ(button(m_tab->take(), u"Cancel"_qs), nullptr) << "nothing is known to cancel yet";
    m_scene.end(id, Operation::State::Running);
    ASSERT_NE(button(m_tab->take(), u"Cancel"_qs), nullptr);
    EXPECT_EQ(button(m_tab->take(), u"Cancel"_qs)->accessibleName(), u"Cancel the snapshot"_qs);
    button(m_tab->take(), u"Cancel"_qs)->click();
    EXPECT_EQ(calls().last(), (Call{u"cancel"_qs, {}, id.text()}));
    m_scene.m_machine.can.cancel = false;
    m_scene.applyMachine();
    EXPECT_EQ(button(m_tab->take(), u"Cancel"_qs), nullptr);
    m_scene.end(id, Operation::State::Unknown);
    EXPECT_EQ(button(m_tab->take(), u"Cancel"_qs), nullptr);
    EXPECT_TRUE(texts(m_tab->take()).contains(u"unknown, checking"_qs));
}

TEST_F(SnapshotsTabTest, nothingJumpsWhenTheProgressComes)
{
    m_scene.apply(m_scene.history(3));
    show();
    const int before = m_tab->list().mapTo(m_tab.get(), QPoint()).y();
    m_scene.apply(m_scene.history(3), {MachineScene::job(u"j"_qs, Phase::Copying, 10)});
    QApplication::processEvents();
    EXPECT_EQ(m_tab->list().mapTo(m_tab.get(), QPoint()).y(), before);
}

TEST_F(SnapshotsTabTest, noSentenceIsCut)
{
    m_scene.apply(m_scene.history(3));
    for (const int width : {600, 700, 980, 1300}) {
        show({width, 720});
        QApplication::processEvents();
        const auto labels = m_tab->take().findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            if (label->isVisible() && label->wordWrap())
                EXPECT_GE(label->height(), label->heightForWidth(label->width()))
                    << width << ' ' << label->text().toStdString() << label->width();
        }
    }
}
