// SPDX-License-Identifier: GPL-3.0-or-later
#include "machinepagetest.h"
#include "pages/machinehistory.h"
#include "pages/machineoverview.h"
#include "presenters/machinetasks.h"
#include "presenters/machinewords.h"
#include "widgets/machinetaskmodel.h"
#include "widgets/machinetaskview.h"
#include "widgets/statuscard.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QProgressBar>
#include <QSignalSpy>

using namespace kustos;
using namespace kustos::tests;
using namespace kustos::ui;
using namespace Qt::StringLiterals;

using Kind = MachineJob::Kind;

namespace {

class MachineTabsTest : public MachinePageTest
{
protected:
    [[nodiscard]] MachineOverview &overview() const { return *m_page->findChild<MachineOverview *>(); }
    [[nodiscard]] MachineHistory &history() const { return *m_page->findChild<MachineHistory *>(); }
    [[nodiscard]] StatusCard &card(int which) const
    {
        return *overview().findChildren<StatusCard *>().at(which);
    }
    [[nodiscard]] static QAbstractItemModel &rows(const QWidget &tab)
    {
        return *tab.findChild<MachineTaskView *>()->model();
    }
    [[nodiscard]] static QString spoken(const QWidget &tab, int row)
    {
        return rows(tab).index(row, 0).data(Qt::AccessibleTextRole).toString();
    }
    //! In the order of the names, all done.
    [[nodiscard]] static QList<MachineEvent> named(const QStringList &names)
    {
        QList<MachineEvent> events;
        for (const QString &name : names) {
            MachineEvent event;
            event.kind = Kind::Reboot;
            event.subject = name;
            event.state = MachineEvent::State::Complete;
            events.append(event);
        }
        return events;
    }
};

} // namespace

TEST_F(MachineTabsTest, overviewTellsAgeAndConsistencyOfTheLastSnapshot)
{
    m_scene.fillWithExamples();
    show();
    EXPECT_EQ(card(0).value(), u"3 hour(s) ago"_qs);
    EXPECT_TRUE(card(0).accessibleName().contains(u"taken while off"_qs));
    EXPECT_EQ(card(1).value(), u"3 of 10"_qs);
    EXPECT_TRUE(card(1).accessibleName().contains(u"10.2\u00A0GB in total"_qs));
}

TEST_F(MachineTabsTest, overviewTellsNoneFromNotRead)
{
    show();
    EXPECT_EQ(card(0).value(), u"None yet"_qs);
    m_scene.m_machine.id = MachineId(u"vm-new"_qs);
    m_scene.m_key.machine = m_scene.m_machine.id;
    m_scene.apply();
    show();
    EXPECT_EQ(card(0).value(), u"Not read yet"_qs);
    EXPECT_EQ(card(1).value(), u"Not read yet"_qs);
}

TEST_F(MachineTabsTest, limitsAreShownBeforeTheyBite)
{
    m_scene.fillWithExamples();
    m_scene.m_limits.nextAllowedAt = m_scene.m_clock.now().addSecs(7 * 60);
    m_scene.applySnapshots();
    show();
    EXPECT_TRUE(card(1).accessibleName().contains(u"next one possible from 14:12"_qs));
    m_scene.m_limits.perMachine = 3;
    m_scene.applySnapshots();
    EXPECT_EQ(card(1).value(), u"3 of 3"_qs);
    EXPECT_TRUE(card(1).accessibleName().contains(u"delete one first"_qs));
}

TEST_F(MachineTabsTest, runningTaskHasAProgressOfItsOwn)
{
    MachineJob job = m_scene.job(u"j9"_qs, Kind::TakeSnapshot, MachineJob::State::Running, m_scene.ago(2));
    job.permille = 420;
    m_scene.m_jobs = {job};
    m_scene.applySnapshots();
    show();
    auto *bar = overview().findChild<QProgressBar *>();
    ASSERT_NE(bar, nullptr);
    EXPECT_TRUE(bar->isVisible());
    EXPECT_EQ(bar->value(), 420);
    EXPECT_EQ(bar->maximum(), 1000);
    EXPECT_EQ(bar->accessibleName(), u"Progress: Snapshot"_qs);
    EXPECT_EQ(bar->accessibleDescription(), u"taking the snapshot … 42 %"_qs);
    EXPECT_TRUE(spoken(overview(), 0).contains(u"taking the snapshot … 42 %"_qs));
    job.permille.reset();
    m_scene.m_jobs = {job};
    m_scene.applySnapshots();
    EXPECT_EQ(bar->maximum(), 0) << "no count is no percentage";
    m_scene.m_jobs.first().state = MachineJob::State::Complete;
    m_scene.applySnapshots();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_EQ(overview().findChild<QProgressBar *>(), nullptr);
    EXPECT_TRUE(spoken(overview(), 0).contains(u"completed"_qs));
}

TEST_F(MachineTabsTest, pressIsThereAtOnceAndStaysOneRowWithItsJob)
{
    show();
    const OperationId id = m_scene.m_actions.power(m_scene.m_key, PowerAction::Reboot);
    ASSERT_EQ(rows(overview()).rowCount(), 1);
    EXPECT_TRUE(spoken(overview(), 0).startsWith(u"Restart, pending"_qs));
    m_scene.change(id, [](Operation &operation) {
        operation.state = Operation::State::Running;
        operation.job = JobId(u"j1"_qs);
    });
    m_scene.m_jobs = {m_scene.job(u"j1"_qs, Kind::Reboot, MachineJob::State::Running, m_scene.m_clock.now())};
    m_scene.applySnapshots();
    EXPECT_EQ(rows(overview()).rowCount(), 1);
    EXPECT_TRUE(spoken(overview(), 0).contains(u"restarting …"_qs));
}

TEST_F(MachineTabsTest, overviewKeepsToTheNewestAndHistoryShowsAll)
{
    for (int i = 0; i < 240; ++i)
        m_scene.m_jobs.append(
            m_scene.job(QString::number(i), Kind::Reboot, MachineJob::State::Complete, m_scene.ago(10 + i)));
    m_scene.applySnapshots();
    show();
    EXPECT_EQ(rows(overview()).rowCount(), MachineOverview::shownTasks);
    m_page->setTab(MachinePage::Tab::History);
    EXPECT_EQ(rows(history()).rowCount(), 240);
    EXPECT_TRUE(spoken(history(), 0).contains(u"20/11/2026, 13:55"_qs)) << spoken(history(), 0).toStdString();
}

TEST_F(MachineTabsTest, historyKeepsSelectionAndIsCopiedByRow)
{
    m_scene.fillWithExamples();
    show();
    m_page->setTab(MachinePage::Tab::History);
    auto *view = history().findChild<MachineTaskView *>();
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Home);
    QTest::keyClick(view, Qt::Key_Down);
    const QString chosen = view->currentIndex().data().toString();
    EXPECT_EQ(chosen, u"Shutting down"_qs);
    m_scene.m_jobs.prepend(m_scene.job(u"j9"_qs, Kind::Start, MachineJob::State::Complete, m_scene.ago(1)));
    m_scene.applySnapshots();
    EXPECT_EQ(view->currentIndex().row(), 2);
    EXPECT_EQ(view->currentIndex().data().toString(), chosen);
    EXPECT_TRUE(view->selectionModel()->isSelected(view->currentIndex()));
    QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);
    EXPECT_TRUE(QGuiApplication::clipboard()->text().startsWith(u"Shutting down\tfailed: "_qs));
}

TEST_F(MachineTabsTest, emptyHistorySaysSo)
{
    show();
    m_page->setTab(MachinePage::Tab::History);
    EXPECT_NE(label(u"The service reports no tasks for this VM yet."_qs), nullptr);
    m_scene.fillWithExamples();
    EXPECT_EQ(label(u"The service reports no tasks for this VM yet."_qs), nullptr);
    EXPECT_TRUE(history().findChild<MachineTaskView *>()->isVisible());
}

TEST_F(MachineTabsTest, failureIsShortInTheRowAndWholeElsewhere)
{
    MachineEvent event;
    event.kind = Kind::ShutDown;
    event.state = MachineEvent::State::Failed;
    event.code = u"shutdown_ignored"_qs;
    const MachineTask known = MachineTasks::of(event, m_scene.m_clock.now());
    EXPECT_EQ(known.brief, u"does not react to the shutdown command"_qs);
    EXPECT_TRUE(known.state.startsWith(u"failed: The VM is still running"_qs)) << known.state.toStdString();
    event.code = u"<b>odd</b>\u202E"_qs;
    event.detail.clear();
    EXPECT_EQ(MachineTasks::of(event, m_scene.m_clock.now()).brief, u"<b>odd</b><U+202E>"_qs);
    event.code.clear();
    const MachineTask silent = MachineTasks::of(event, m_scene.m_clock.now());
    EXPECT_EQ(silent.brief, u"failed"_qs);
    event.error = Error{Error::Kind::Timeout, Error::Cause::None, 0, {}, std::nullopt};
    EXPECT_NE(MachineTasks::of(event, m_scene.m_clock.now()).brief, u"failed"_qs);
}

TEST_F(MachineTabsTest, everyStateHasItsIconAndWord)
{
    using State = MachineEvent::State;
    QStringList words;
    for (const State state :
         {State::Pending, State::Running, State::Unknown, State::Complete, State::Failed, State::Cancelled}) {
        MachineEvent event;
        event.kind = Kind::TakeSnapshot;
        event.state = state;
        event.startedAt = m_scene.ago(3);
        const MachineTask task = MachineTasks::of(event, m_scene.m_clock.now());
        EXPECT_EQ(task.runs, state == State::Running);
        EXPECT_FALSE(words.contains(task.state));
        words.append(task.state);
    }
    MachineEvent ended;
    ended.state = State::Complete;
    ended.startedAt = m_scene.ago(5);
    ended.endedAt = m_scene.ago(3);
    EXPECT_TRUE(MachineTasks::of(ended, m_scene.m_clock.now()).detail.contains(u"took 2 min 0 s"_qs));
}

TEST_F(MachineTabsTest, capacitiesComeInPowersOfTwo)
{
    EXPECT_EQ(MachineWords::capacity(ByteSize(Q_INT64_C(4) << 30)), u"4\u00A0GiB"_qs);
    EXPECT_EQ(MachineWords::capacity(ByteSize(Q_INT64_C(3) << 29)), u"1.5\u00A0GiB"_qs);
    EXPECT_EQ(MachineWords::capacity(ByteSize(Q_INT64_C(512) << 20)), u"512\u00A0MiB"_qs);
    EXPECT_EQ(MachineWords::capacity(ByteSize(std::numeric_limits<qint64>::max())).size() < 20, true);
    VirtualMachine bare;
    EXPECT_TRUE(MachineWords::facts(bare).isEmpty());
    bare.addresses = {u"a"_qs, u"b"_qs, u"c"_qs, u"d"_qs};
    EXPECT_EQ(MachineWords::facts(bare),
              QStringList(u"a, b, %n more"_qs).replaceInStrings(u"%n"_qs, u"2"_qs));
}

TEST_F(MachineTabsTest, modelTellsOnlyWhatChanged)
{
    MachineTaskModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const auto take = [&](const QStringList &names) { model.setEvents(named(names), m_scene.m_clock.now()); };
    take({u"b"_qs, u"a"_qs});
    const QPersistentModelIndex kept = model.index(1);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    take({u"c"_qs, u"b"_qs, u"a"_qs});
    EXPECT_EQ(inserted.count(), 1);
    EXPECT_EQ(changed.count(), 0);
    EXPECT_EQ(kept.row(), 2);
    take({u"c"_qs, u"x"_qs, u"a"_qs});
    EXPECT_EQ(changed.count(), 1);
    take({u"a"_qs});
    EXPECT_EQ(kept.row(), 0);
    EXPECT_EQ(kept.data().toString(), u"Restart “a”"_qs);
    take({});
    EXPECT_EQ(model.rowCount(), 0);
    EXPECT_EQ(reset.count(), 0);
    EXPECT_FALSE(model.index(0).data().isValid());
}

TEST_F(MachineTabsTest, namesOfSnapshotsAreNoMarkupInTooltips)
{
    m_scene.m_snapshots = {m_scene.snapshot(u"<img src=x>"_qs, m_scene.ago(60), Snapshot::Consistency::Live)};
    MachineJob job = m_scene.job(u"j"_qs, Kind::TakeSnapshot, MachineJob::State::Complete, m_scene.ago(60));
    job.snapshot = m_scene.m_snapshots.first().id;
    m_scene.m_jobs = {job};
    m_scene.applySnapshots();
    show();
    const QModelIndex row = rows(overview()).index(0, 0);
    EXPECT_EQ(row.data().toString(), u"Snapshot “<img src=x>”"_qs);
    EXPECT_TRUE(row.data(Qt::ToolTipRole).toString().contains(u"&lt;img src=x&gt;"_qs));
    EXPECT_TRUE(card(0).toolTip().contains(u"&lt;img src=x&gt;"_qs));
}

TEST_F(MachineTabsTest, tabsSpeakTheOtherLanguageAtRunTime)
{
    m_scene.fillWithExamples();
    show();
    Brackets brackets;
    QApplication::installTranslator(&brackets);
    QCoreApplication::sendPostedEvents();
    for (const QLabel *each : overview().findChildren<QLabel *>()) {
        const bool value = each->textInteractionFlags() != Qt::NoTextInteraction &&
                           each->textInteractionFlags() != Qt::LinksAccessibleByMouse;
        if (each->isVisible() && !each->text().isEmpty() && !value)
            EXPECT_TRUE(each->text().contains(u'[')) << each->text().toStdString();
    }
    EXPECT_TRUE(spoken(overview(), 0).contains(u'['));
    m_page->setTab(MachinePage::Tab::History);
    EXPECT_TRUE(spoken(history(), 0).contains(u'['));
    QApplication::removeTranslator(&brackets);
}
