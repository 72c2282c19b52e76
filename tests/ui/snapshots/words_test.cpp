// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenters/snapshotwords.h"

#include <gtest/gtest.h>

using namespace kustos;
using namespace kustos::ui;

using Activity = SnapshotRow::Activity;
using Consistency = Snapshot::Consistency;
using Kind = SnapshotRow::Kind;
using Phase = MachineJob::Phase;

namespace {

SnapshotRow rowOf(Kind kind, Activity activity = Activity::None)
{
    SnapshotRow row;
    row.kind = kind;
    row.activity = activity;
    row.snapshot = SnapshotId(u"s"_qs);
    return row;
}

} // namespace

TEST(SnapshotWordsTest, everyStateHasItsWordsIconAndTone)
{
    struct Case
    {
        Kind kind;
        QString words;
        Icon icon;
        Tone tone;
        bool bar;
    };
    const QList<Case> cases{
        {Kind::Pending, u"pending"_qs, Icon::Pending, Tone::Running, false},
        {Kind::Creating, u"taking the snapshot …"_qs, Icon::Running, Tone::Running, true},
        {Kind::Checking, u"checking"_qs, Icon::Running, Tone::Running, true},
        {Kind::Unknown, u"unknown"_qs, Icon::Unknown, Tone::Unknown, false},
        {Kind::Available, u"available"_qs, Icon::Success, Tone::Good, false},
        {Kind::Failed, u"failed"_qs, Icon::Failure, Tone::Failed, false},
    };
    for (const Case &each : cases) {
        const SnapshotRow row = rowOf(each.kind);
        EXPECT_EQ(SnapshotWords::state(row), each.words);
        EXPECT_EQ(SnapshotWords::iconOf(row), each.icon) << each.words.toStdString();
        EXPECT_EQ(SnapshotWords::toneOf(row), each.tone) << each.words.toStdString();
        EXPECT_EQ(SnapshotWords::inProgress(row), each.bar) << each.words.toStdString();
    }
    SnapshotRow lost = rowOf(Kind::Unknown);
    lost.snapshot = SnapshotId();
    EXPECT_EQ(SnapshotWords::state(lost), u"unknown, checking"_qs) << "of a press whose answer was lost";
    SnapshotRow strange = rowOf(Kind::Unknown);
    strange.rawState = u"arch\u202Eiving"_qs;
    EXPECT_EQ(SnapshotWords::state(strange), u"arch<U+202E>iving"_qs) << "the service's own word";
}

TEST(SnapshotWordsTest, whatIsDoneWithAFinishedOneIsSaid)
{
    struct Case
    {
        Activity activity;
        QString words;
        QString withPercent;
        bool bar;
    };
    const QList<Case> cases{
        {Activity::Renaming, u"renaming …"_qs, u"renaming …"_qs, false},
        {Activity::Deleting, u"deleting …"_qs, u"deleting …"_qs, false},
        {Activity::Restoring, u"restoring …"_qs, u"restoring … 42 %"_qs, true},
        {Activity::MakingMachine, u"creating the VM …"_qs, u"creating the VM … 42 %"_qs, true},
    };
    for (const Case &each : cases) {
        SnapshotRow row = rowOf(Kind::Available, each.activity);
        EXPECT_EQ(SnapshotWords::state(row), each.words);
        EXPECT_EQ(SnapshotWords::iconOf(row), Icon::Running);
        EXPECT_EQ(SnapshotWords::toneOf(row), Tone::Running);
        EXPECT_EQ(SnapshotWords::inProgress(row), each.bar);
        row.permille = 429;
        EXPECT_EQ(SnapshotWords::state(row), each.withPercent);
        row.queued = true;
        EXPECT_EQ(SnapshotWords::state(row), u"pending"_qs);
        EXPECT_EQ(SnapshotWords::iconOf(row), Icon::Pending);
        EXPECT_FALSE(SnapshotWords::inProgress(row));
    }
    EXPECT_EQ(SnapshotWords::state(rowOf(Kind::Available, Activity::Busy)), u"in use"_qs);
}

TEST(SnapshotWordsTest, phasesOfTheMaking)
{
    EXPECT_EQ(SnapshotWords::phase(Phase::ShuttingDown, -1, false), u"shutting down …"_qs);
    EXPECT_TRUE(SnapshotWords::phase(Phase::ShuttingDown, -1, true).contains(u"react"_qs));
    EXPECT_EQ(SnapshotWords::phase(Phase::Copying, 429, false), u"taking the snapshot … 42 %"_qs);
    EXPECT_EQ(SnapshotWords::phase(Phase::Copying, 429, true), u"taking the snapshot … 42 %"_qs)
        << "it went down after all";
    EXPECT_EQ(SnapshotWords::phase(Phase::Unknown, -1, false), u"taking the snapshot …"_qs);
    EXPECT_EQ(SnapshotWords::phase(Phase::Checking, 999, false), u"checking"_qs);
    EXPECT_EQ(SnapshotWords::phase(Phase::Starting, -1, false), u"turning on …"_qs);

    SnapshotRow stuck = rowOf(Kind::Creating);
    stuck.phase = Phase::ShuttingDown;
    stuck.ignored = true;
    EXPECT_EQ(SnapshotWords::iconOf(stuck), Icon::Warning);
    EXPECT_EQ(SnapshotWords::toneOf(stuck), Tone::Warning);
    EXPECT_FALSE(SnapshotWords::inProgress(stuck)) << "nothing moves";
}

TEST(SnapshotWordsTest, consistencyIsMarked)
{
    EXPECT_EQ(SnapshotWords::iconOf(Consistency::Offline), Icon::Offline);
    EXPECT_EQ(SnapshotWords::toneOf(Consistency::Offline), Tone::Good);
    EXPECT_EQ(SnapshotWords::iconOf(Consistency::Live), Icon::Live);
    EXPECT_NE(SnapshotWords::toneOf(Consistency::Live), Tone::Good);
    EXPECT_EQ(SnapshotWords::iconOf(Consistency::Unknown), Icon::Unknown);
}

TEST(SnapshotWordsTest, aNameOrWhatStandsForIt)
{
    Snapshot snapshot;
    snapshot.id = SnapshotId(u"id-1"_qs);
    EXPECT_EQ(SnapshotWords::name(snapshot), u"id-1"_qs);
    snapshot.name = u"  "_qs;
    EXPECT_EQ(SnapshotWords::name(snapshot), u"id-1"_qs);
    snapshot.name = u"a\nb\u200B"_qs;
    EXPECT_EQ(SnapshotWords::name(snapshot), u"a b<U+200B>"_qs);
    snapshot.name = QString(5000, u'n');
    EXPECT_LE(SnapshotWords::name(snapshot).size(), 121);
    EXPECT_EQ(SnapshotWords::name(SnapshotRow{}), u"Snapshot"_qs);
}

TEST(SnapshotWordsTest, reasonsByTheirCodeSentenceOrError)
{
    SnapshotRow row = rowOf(Kind::Failed);
    EXPECT_EQ(SnapshotWords::reason(row), u"The service gives no reason."_qs);
    row.error = Error{Error::Kind::Forbidden, Error::Cause::None, 403, {}, {}};
    const QString byError = SnapshotWords::reason(row);
    EXPECT_FALSE(byError.isEmpty());
    row.detail = u"quota <b>exceeded</b>\u202E"_qs;
    EXPECT_TRUE(SnapshotWords::reason(row).contains(u"quota <b>exceeded</b><U+202E>"_qs));
    row.code = u"disk_full"_qs;
    EXPECT_TRUE(SnapshotWords::reason(row).contains(u"disk for the snapshots is full"_qs));
    row.code = u"invented"_qs;
    row.detail.clear();
    EXPECT_FALSE(SnapshotWords::reason(row).isEmpty()) << "a code nobody knows yet";
}

TEST(SnapshotWordsTest, namesThatAreEntered)
{
    EXPECT_EQ(SnapshotWords::entered(u"  a \"b\" 'c' <d>  "_qs), u"a \"b\" 'c' <d>"_qs);
    EXPECT_EQ(SnapshotWords::entered(u"a\r\nb\tc\u2028d\u2029e"_qs), u"a  b c d e"_qs);
    EXPECT_EQ(SnapshotWords::entered(u"\n \t"_qs), QString());
    EXPECT_TRUE(SnapshotWords::nameObstacle(u"a"_qs).isEmpty());
    EXPECT_FALSE(SnapshotWords::nameObstacle(QString()).isEmpty());
    EXPECT_TRUE(SnapshotWords::nameObstacle(QString(SnapshotWords::MostNameChars, u'x')).isEmpty());
    const QString tooLong = SnapshotWords::nameObstacle(QString(SnapshotWords::MostNameChars + 1, u'x'));
    EXPECT_TRUE(tooLong.contains(u"129"_qs));
    EXPECT_TRUE(tooLong.contains(u"128"_qs));
}
