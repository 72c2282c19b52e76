// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/operationproxy.h"
#include "pages/activitypanel.h"
#include "pages/operationcontrols.h"
#include "pages/tasklist.h"
#include "text/words.h"
#include "widgets/badge.h"
#include "windowfixture.h"

#include <QAccessible>
#include <QLabel>
#include <QListView>
#include <QProgressBar>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

using namespace kustos;
using namespace kustos::ui;
using namespace Qt::StringLiterals;

namespace {

using State = Operation::State;
using Kind = Operation::Kind;

QString nameOf(QWidget *widget)
{
    return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
}

class OperationsTest : public ::testing::Test
{
protected:
    OperationsTest() { m_shell.language.select(Language::Choice::English); }
    ~OperationsTest() override { QLocale::setDefault(QLocale::c()); }

    [[nodiscard]] Operation operation(Kind kind, State state = State::Running) const
    {
        Operation made;
        made.kind = kind;
        made.state = state;
        made.targetName = u"kundendaten"_qs;
        made.argument = u"kundendaten-kopie"_qs;
        made.startedAt = m_shell.clock.now().addSecs(-130);
        return made;
    }
    OperationId add(const Operation &wanted)
    {
        Operation made = *m_shell.operations.find(m_shell.operations.add(wanted));
        made.state = wanted.state;
        made.permille = wanted.permille;
        m_shell.operations.update(made);
        return made.id;
    }
    void change(const OperationId &id, State state, std::optional<int> permille = {})
    {
        Operation changed = *m_shell.operations.find(id);
        changed.state = state;
        changed.permille = permille;
        m_shell.operations.update(changed);
    }

    test::Shell m_shell;
};

TEST_F(OperationsTest, EveryKindHasATitleThatNamesItsService)
{
    EXPECT_EQ(OperationProxy::title(operation(Kind::BackUp)), u"Backup of kundendaten"_qs);
    EXPECT_EQ(OperationProxy::title(operation(Kind::Restore)),
              u"Restore of kundendaten to kundendaten-kopie"_qs);
    EXPECT_EQ(OperationProxy::title(operation(Kind::Download)), u"Download from kundendaten"_qs);
    Operation hostile = operation(Kind::Restore);
    hostile.targetName = u"a\u202Eb"_qs;
    hostile.argument = u"%1\nc"_qs;
    EXPECT_EQ(OperationProxy::title(hostile), u"Restore of a<U+202E>b to %1 c"_qs);
}

TEST_F(OperationsTest, MachinesOperationsNameTheirVmAndTheSnapshot)
{
    const auto title = [](Kind kind, const QString &argument = {}, const QString &snapshot = {}) {
        Operation one;
        one.kind = kind;
        one.machine = MachineKey{test::Shell::here(), MachineId(u"m"_qs)};
        one.targetName = u"web-01"_qs;
        one.argument = argument;
        one.snapshotName = snapshot;
        return OperationProxy::title(one);
    };
    EXPECT_EQ(title(Kind::StartMachine), u"Turning on web-01"_qs);
    EXPECT_EQ(title(Kind::ShutDownMachine), u"Shutting down web-01"_qs);
    EXPECT_EQ(title(Kind::RebootMachine), u"Restart of web-01"_qs);
    EXPECT_EQ(title(Kind::TakeSnapshot, u"web-01-1763632800"_qs), u"Snapshot web-01-1763632800"_qs)
        << "the VM's name stands in it";
    EXPECT_EQ(title(Kind::TakeSnapshot, u"before update"_qs), u"Snapshot before update of web-01"_qs);
    EXPECT_EQ(title(Kind::ConsistentSnapshot, u"a\u202E%2"_qs),
              u"Consistent snapshot a<U+202E>%2 of web-01"_qs);
    EXPECT_EQ(title(Kind::DeleteSnapshot, {}, u"old"_qs), u"Deletion of old"_qs);
    EXPECT_EQ(title(Kind::DeleteSnapshot), u"Deletion of a snapshot of web-01"_qs);
    EXPECT_EQ(title(Kind::RestoreSnapshot, {}, u"old"_qs), u"Restore of web-01 from old"_qs);
    EXPECT_EQ(title(Kind::CreateMachine, u"web-02"_qs, u"old"_qs), u"New VM web-02 from old"_qs);
    EXPECT_EQ(title(Kind::RenameMachine, u"web-03"_qs), u"Renaming of web-01 to web-03"_qs);
    EXPECT_EQ(title(Kind::RenameSnapshot, u"new"_qs, u"old"_qs), u"Renaming of old to new"_qs);
    for (int kind = int(Kind::StartMachine); kind <= int(Kind::RenameMachine); ++kind)
        EXPECT_FALSE(title(static_cast<Kind>(kind)).isEmpty()) << kind;
}

TEST_F(OperationsTest, GuestThatDoesNotReactIsAWarning)
{
    Operation one = operation(Kind::ShutDownMachine, State::Running);
    EXPECT_EQ(OperationProxy::tone(one), Tone::Running);
    one.ignored = true;
    EXPECT_EQ(OperationProxy::tone(one), Tone::Warning);
    EXPECT_EQ(OperationProxy::mark(one), Icon::Warning);
    EXPECT_EQ(OperationProxy::result(one), u"does not react to the shutdown command"_qs);
    EXPECT_EQ(OperationProxy::shortResult(one), u"does not react"_qs) << "beside a bar is little room";
}

TEST_F(OperationsTest, FailureOfAMachineIsSaidInItsOwnWords)
{
    Operation failed = operation(Kind::TakeSnapshot, State::Failed);
    failed.machine = MachineKey{test::Shell::here(), MachineId(u"m"_qs)};
    failed.error =
        Error{Error::Kind::Server, Error::Cause::None, 0, u"ENOSPC"_qs, std::nullopt, u"disk_full"_qs};
    EXPECT_TRUE(OperationProxy::result(failed).contains(text::Words::failure(u"disk_full"_qs, {})));
    EXPECT_FALSE(OperationProxy::shortResult(failed).contains(u"ENOSPC"_qs))
        << "a known reason is ours to say";
    failed.error->code = u"failed"_qs;
    failed.error->detail = u"out of mana"_qs;
    EXPECT_TRUE(OperationProxy::shortResult(failed).endsWith(u"out of mana"_qs));
    EXPECT_FALSE(OperationProxy::result(failed).contains(u"ackup"_qs));
}

TEST_F(OperationsTest, EveryStateHasItsToneAndMark)
{
    const QHash<State, std::pair<Tone, Icon>> wanted{
        {State::Queued, {Tone::Neutral, Icon::Pending}},  {State::Intent, {Tone::Neutral, Icon::Pending}},
        {State::Sent, {Tone::Neutral, Icon::Pending}},    {State::Running, {Tone::Running, Icon::Running}},
        {State::Unknown, {Tone::Unknown, Icon::Unknown}}, {State::Done, {Tone::Good, Icon::Success}},
        {State::Failed, {Tone::Failed, Icon::Failure}},   {State::Cancelled, {Tone::Neutral, Icon::Cancel}}};
    for (auto at = wanted.cbegin(); at != wanted.cend(); ++at) {
        const Operation one = operation(Kind::BackUp, at.key());
        EXPECT_EQ(OperationProxy::tone(one), at->first) << static_cast<int>(at.key());
        EXPECT_EQ(OperationProxy::mark(one), at->second) << static_cast<int>(at.key());
        EXPECT_FALSE(OperationProxy::result(one).isEmpty()) << "colour is never alone";
    }
}

TEST_F(OperationsTest, FailureSaysWhy)
{
    Operation failed = operation(Kind::BackUp, State::Failed);
    const QString bare = OperationProxy::result(failed);
    failed.error = Error{Error::Kind::Storage, Error::Cause::DiskFull, 0, {}, std::nullopt};
    EXPECT_NE(OperationProxy::result(failed), bare);
    EXPECT_TRUE(OperationProxy::result(failed).contains(text::Words::of(*failed.error)));
    failed.state = State::Running;
    EXPECT_FALSE(OperationProxy::result(failed).contains(text::Words::of(*failed.error)));
}

TEST_F(OperationsTest, TimesGrowWhileItRunsAndStandStillAfterwards)
{
    const OperationProxy proxy(m_shell.clock);
    Operation one = operation(Kind::BackUp);
    EXPECT_TRUE(proxy.course(one).endsWith(u"2\u00A0min 10\u00A0s"_qs)) << qPrintable(proxy.course(one));
    m_shell.clock.advance(std::chrono::seconds(5));
    EXPECT_TRUE(proxy.course(one).endsWith(u"2\u00A0min 15\u00A0s"_qs));
    one.endedAt = one.startedAt.addSecs(62);
    EXPECT_TRUE(proxy.course(one).endsWith(u"1\u00A0min 2\u00A0s"_qs));
    EXPECT_EQ(proxy.times(one), proxy.course(one));
    one.startedAt = one.startedAt.addDays(-2);
    one.endedAt = one.endedAt.addDays(-2);
    EXPECT_EQ(proxy.times(one), text::Words::moment(one.startedAt)) << "of earlier days only the beginning";
    EXPECT_TRUE(proxy.course(one).contains(u"1\u00A0min 2\u00A0s"_qs));
}

TEST_F(OperationsTest, RowIsReadAloudWholeAndItsTooltipIsNoMarkup)
{
    ActivityPanel panel(m_shell.operations, m_shell.clock);
    Operation one = operation(Kind::BackUp);
    one.targetName = u"<b>x</b>"_qs;
    one.permille = 420;
    add(one);
    const QModelIndex row = panel.findChild<QListView *>()->model()->index(0, 0);
    const QString spoken = row.data(Qt::AccessibleTextRole).toString();
    EXPECT_TRUE(spoken.startsWith(u"Backup of <b>x</b>, "_qs));
    EXPECT_TRUE(spoken.contains(u"42"_qs));
    EXPECT_FALSE(row.data(Qt::ToolTipRole).toString().contains(u"<b>"_qs));
    EXPECT_TRUE(row.data(Qt::ToolTipRole).toString().contains(u"&lt;b&gt;"_qs));
}

TEST_F(OperationsTest, OnlyADownloadCanBeCancelledAndItsButtonSaysWhich)
{
    ActivityPanel panel(m_shell.operations, m_shell.clock);
    panel.resize(900, 300);
    panel.show();
    QSignalSpy cancelled(&panel, &ActivityPanel::cancelRequested);
    add(operation(Kind::BackUp));
    add(operation(Kind::Restore));
    const OperationId download = add(operation(Kind::Download));
    QList<QToolButton *> stops;
    for (OperationControls *each : panel.findChildren<OperationControls *>()) {
        auto *button = each->findChild<QToolButton *>();
        if (button->isVisible())
            stops.append(button);
    }
    ASSERT_EQ(stops.size(), 1);
    EXPECT_EQ(nameOf(stops.first()), u"Cancel: Download from kundendaten"_qs);
    stops.first()->click();
    ASSERT_EQ(cancelled.count(), 1);
    EXPECT_EQ(cancelled.first().first().value<OperationId>(), download);
    change(download, State::Cancelled);
    // The end of an operation is on the disk before it is shown.
    EXPECT_TRUE(
        QTest::qWaitFor([&] { return panel.findChildren<Badge *>().first()->word() == u"2 running"_qs; }));
}

TEST_F(OperationsTest, ProgressHasAValueToReadOrNone)
{
    OperationControls controls;
    auto *bar = controls.findChild<QProgressBar *>();
    Operation one = operation(Kind::Download);
    one.permille = 420;
    controls.set(one, true);
    QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(bar);
    EXPECT_EQ(spoken->valueInterface()->currentValue().toInt(), 420);
    EXPECT_EQ(spoken->valueInterface()->maximumValue().toInt(), 1000);
    EXPECT_EQ(nameOf(bar), u"Progress: Download from kundendaten"_qs);
    EXPECT_EQ(bar->accessibleDescription(), OperationProxy::result(one));
    one.checking = true;
    controls.set(one, true);
    EXPECT_EQ(bar->maximum(), 0) << "nobody knows how long a check takes";
    one.checking = false;
    one.permille.reset();
    controls.set(one, true);
    EXPECT_EQ(bar->maximum(), 0);
}

TEST_F(OperationsTest, PanelCountsWhatRunsAndSaysWhatWillStandThere)
{
    ActivityPanel panel(m_shell.operations, m_shell.clock);
    panel.resize(900, 200);
    panel.show();
    auto *list = panel.findChild<QListView *>();
    auto *badge = panel.findChild<Badge *>();
    EXPECT_FALSE(list->isVisible());
    EXPECT_FALSE(badge->isVisible());
    const OperationId id = add(operation(Kind::BackUp));
    EXPECT_TRUE(list->isVisible());
    EXPECT_EQ(badge->word(), u"1 running"_qs);
    EXPECT_EQ(panel.findChildren<QProgressBar *>().size(), 1);
    change(id, State::Done);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !badge->isVisible(); }));
    EXPECT_TRUE(list->isVisible()) << "what is past stays";
    EXPECT_EQ(list->indexWidget(list->model()->index(0, 0)), nullptr);
}

TEST_F(OperationsTest, FoldingTellsItsStateAndItsNextStep)
{
    ActivityPanel panel(m_shell.operations, m_shell.clock);
    QSignalSpy told(&panel, &ActivityPanel::openChanged);
    QToolButton *toggle = nullptr;
    for (QToolButton *each : panel.findChildren<QToolButton *>())
        toggle = each->isCheckable() ? each : toggle;
    ASSERT_NE(toggle, nullptr);
    EXPECT_EQ(nameOf(toggle), u"Fold activity"_qs);
    toggle->click();
    EXPECT_FALSE(panel.isOpen());
    EXPECT_EQ(nameOf(toggle), u"Unfold activity"_qs);
    ASSERT_FALSE(told.isEmpty());
    EXPECT_FALSE(told.last().first().toBool());
    EXPECT_LT(panel.maximumHeight(), ActivityPanel::DefaultHeight);
}

TEST_F(OperationsTest, PanelTakesTheOtherLanguageWithItsControls)
{
    ActivityPanel panel(m_shell.operations, m_shell.clock);
    panel.resize(900, 200);
    panel.show();
    add(operation(Kind::Download));
    auto *stop = panel.findChild<OperationControls *>()->findChild<QToolButton *>();
    m_shell.language.select(Language::Choice::German);
    ASSERT_TRUE(QTest::qWaitFor([&] { return panel.findChild<Badge *>()->word() == u"1 läuft"_qs; }));
    EXPECT_FALSE(nameOf(stop).startsWith(u"Cancel"_qs)) << qPrintable(nameOf(stop));
    EXPECT_TRUE(nameOf(stop).contains(u"kundendaten"_qs));
}

class TaskListTest : public OperationsTest
{
protected:
    TaskListTest()
    {
        m_list.resize(800, 400);
        m_list.show();
    }

    [[nodiscard]] Job job(Job::Kind kind, Job::State state) const
    {
        Job made;
        made.id = JobId(u"j"_qs);
        made.kind = kind;
        made.state = state;
        made.createdAt = m_shell.at(9, 15);
        return made;
    }
    //! What a screen reader says of every row.
    [[nodiscard]] QStringList rows() const
    {
        QStringList said;
        for (QWidget *each : m_list.findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
            if (each->isVisible() && !each->accessibleName().isEmpty())
                said.append(each->accessibleName());
        }
        return said;
    }
    [[nodiscard]] QString said(const Job &one)
    {
        m_list.setJobs({one});
        return rows().value(0);
    }

    TaskList m_list{m_shell.clock};
};

TEST_F(TaskListTest, SaysThatThereAreNone)
{
    EXPECT_TRUE(rows().isEmpty());
    EXPECT_TRUE(m_list.findChild<QLabel *>()->isVisible());
    m_list.setJobs({job(Job::Kind::Backup, Job::State::Complete)});
    EXPECT_FALSE(m_list.findChild<QLabel *>()->isVisible());
    m_list.setJobs({});
    EXPECT_TRUE(rows().isEmpty());
    EXPECT_TRUE(m_list.findChild<QLabel *>()->isVisible());
}

TEST_F(TaskListTest, ShowsTheNewestFive)
{
    QList<Job> many;
    for (int i = 0; i < 9; ++i) {
        many.append(job(Job::Kind::Other, Job::State::Complete));
        many.last().title = u"task %1"_qs.arg(i);
    }
    m_list.setJobs(many);
    ASSERT_EQ(rows().size(), TaskList::shown);
    EXPECT_TRUE(rows().constFirst().startsWith(u"task 0"_qs));
    EXPECT_TRUE(rows().constLast().startsWith(u"task 4"_qs));
}

TEST_F(TaskListTest, WordsSayWhatAndHow)
{
    Job one = job(Job::Kind::Backup, Job::State::Waiting);
    EXPECT_TRUE(said(one).startsWith(u"Backup, pending, "_qs)) << qPrintable(said(one));
    one.backupKind = BackupKind::Weekly;
    EXPECT_TRUE(said(one).contains(text::Words::of(BackupKind::Weekly, {})));
    EXPECT_TRUE(said(job(Job::Kind::Restore, Job::State::Complete)).startsWith(u"Restore, completed, "_qs));
    EXPECT_TRUE(said(job(Job::Kind::Other, Job::State::Unknown)).startsWith(u"Task, unknown, checking, "_qs));
    one.state = Job::State::Failed;
    one.detail = u"disk\nfull\u202E"_qs;
    EXPECT_TRUE(said(one).contains(u"failed: disk full<U+202E>"_qs)) << qPrintable(said(one));
    one.detail.clear();
    EXPECT_TRUE(said(one).contains(u"failed, "_qs));
}

TEST_F(TaskListTest, ProgressIsThereWhileItRunsAndHonestAboutNoCount)
{
    Job one = job(Job::Kind::Other, Job::State::Running);
    one.permille = 429;
    EXPECT_TRUE(said(one).contains(u"42\u00A0%"_qs)) << "rounded down: never further than it is";
    auto *bar = m_list.findChild<QProgressBar *>();
    EXPECT_TRUE(bar->isVisible());
    EXPECT_EQ(bar->value(), 429);
    EXPECT_EQ(nameOf(bar), u"Progress: Task"_qs);
    one.phase = Job::Phase::Checking;
    EXPECT_TRUE(said(one).contains(u"checking"_qs));
    EXPECT_EQ(bar->maximum(), 0);
    one.phase = Job::Phase::Unknown;
    one.permille.reset();
    EXPECT_TRUE(said(one).contains(u"running"_qs));
    EXPECT_EQ(bar->maximum(), 0);
    one.state = Job::State::Complete;
    EXPECT_FALSE(said(one).isEmpty());
    EXPECT_FALSE(bar->isVisible());
}

} // namespace
