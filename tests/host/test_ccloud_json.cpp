// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/dialects/ccloudjson.h"

#include <QTimeZone>

#include <gtest/gtest.h>

namespace kustos::host {

namespace {

using Job = MachineJobRecord;

const QDateTime noon(QDate(2026, 6, 1), QTime(12, 0), Qt::UTC);

MachineFacts machineIn(MachineState state)
{
    MachineFacts machine;
    machine.id = MachineId(u"m"_qs);
    machine.hostname = u"xv10001"_qs;
    machine.state = state;
    return machine;
}

Job jobOf(Job::Kind kind, Job::Phase phase = Job::Phase::Waiting)
{
    Job job;
    job.id = JobId(u"j-7"_qs);
    job.number = 7;
    job.machine = MachineId(u"m"_qs);
    job.kind = kind;
    job.state = Job::State::Running;
    job.phase = phase;
    job.snapshot = SnapshotId(u"s"_qs);
    job.createdAt = noon;
    return job;
}

const ccloud::Hostnames names{{MachineId(u"m"_qs), u"xv10001"_qs}, {MachineId(u"n"_qs), u"xv10002"_qs}};

TEST(CcloudJson, StateWithoutAJobIsTheMachines)
{
    const QList<std::pair<MachineState, QString>> words{
        {MachineState::Running, u"running"_qs},   {MachineState::Off, u"stopped"_qs},
        {MachineState::Starting, u"starting"_qs}, {MachineState::Stopping, u"stopping"_qs},
        {MachineState::Paused, u"paused"_qs},     {MachineState::Crashed, u"error"_qs},
        {MachineState::Unknown, u"unknown"_qs}};
    for (const auto &[state, word] : words) {
        EXPECT_EQ(ccloud::stateText(machineIn(state), std::nullopt, true), word);
        EXPECT_EQ(ccloud::stateText(machineIn(state), std::nullopt, false), u"unknown"_qs);
    }
}

TEST(CcloudJson, StateOfABusyMachineIsItsJobs)
{
    struct Case
    {
        Job::Kind kind;
        Job::Phase phase;
        QString word;
    };
    const QList<Case> cases{{Job::Kind::Start, Job::Phase::Waiting, u"starting"_qs},
                            {Job::Kind::Shutdown, Job::Phase::Waiting, u"stopping"_qs},
                            {Job::Kind::Stop, Job::Phase::Waiting, u"stopping"_qs},
                            {Job::Kind::Reboot, Job::Phase::Waiting, u"rebooting"_qs},
                            {Job::Kind::Reset, Job::Phase::Waiting, u"rebooting"_qs},
                            {Job::Kind::TakeSnapshot, Job::Phase::Copying, u"snapshotting"_qs},
                            {Job::Kind::Consistent, Job::Phase::Waiting, u"snapshotting"_qs},
                            {Job::Kind::Consistent, Job::Phase::ShuttingDown, u"stopping"_qs},
                            {Job::Kind::Consistent, Job::Phase::Copying, u"snapshotting"_qs},
                            {Job::Kind::Consistent, Job::Phase::Checking, u"snapshotting"_qs},
                            {Job::Kind::Consistent, Job::Phase::Starting, u"starting"_qs},
                            {Job::Kind::Restore, Job::Phase::Replacing, u"restoring"_qs},
                            {Job::Kind::Rename, Job::Phase::Waiting, u"stopped"_qs},
                            {Job::Kind::Clone, Job::Phase::Copying, u"provisioning"_qs},
                            {Job::Kind::Delete, Job::Phase::Waiting, u"stopped"_qs}};
    for (const Case &one : cases) {
        const Job job = jobOf(one.kind, one.phase);
        EXPECT_EQ(ccloud::stateText(machineIn(MachineState::Off), job, true), one.word)
            << static_cast<int>(one.kind) << static_cast<int>(one.phase);
        EXPECT_EQ(ccloud::stateText(machineIn(MachineState::Off), job, false), u"unknown"_qs);
    }
}

TEST(CcloudJson, EveryKindOfJobHasItsAction)
{
    const QList<std::pair<Job::Kind, QString>> words{{Job::Kind::Start, u"start"_qs},
                                                     {Job::Kind::Shutdown, u"shutdown"_qs},
                                                     {Job::Kind::Stop, u"stop"_qs},
                                                     {Job::Kind::Reboot, u"reboot"_qs},
                                                     {Job::Kind::Reset, u"reset"_qs},
                                                     {Job::Kind::Rename, u"rename"_qs},
                                                     {Job::Kind::TakeSnapshot, u"snapshot_create"_qs},
                                                     {Job::Kind::Consistent, u"snapshot_create"_qs},
                                                     {Job::Kind::Restore, u"snapshot_restore"_qs},
                                                     {Job::Kind::Clone, u"create"_qs},
                                                     {Job::Kind::Delete, u"snapshot_delete"_qs}};
    for (const auto &[kind, word] : words) {
        EXPECT_EQ(ccloud::actionText(kind), word);
        const bool power = kind == Job::Kind::Start || kind == Job::Kind::Shutdown ||
                           kind == Job::Kind::Stop || kind == Job::Kind::Reboot || kind == Job::Kind::Reset;
        EXPECT_EQ(ccloud::powerKindOf(word), power ? std::optional(kind) : std::nullopt);
    }
}

TEST(CcloudJson, RunningCopyTellsItsBytes)
{
    Job job = jobOf(Job::Kind::TakeSnapshot, Job::Phase::Copying);
    job.startedAt = noon.addSecs(1);
    job.bytesDone = 999;
    job.bytesTotal = 1000;
    const QJsonObject expected{
        {u"job_id"_qs, u"j-7"_qs},
        {u"action"_qs, u"snapshot_create"_qs},
        {u"status"_qs, u"running"_qs},
        {u"progress"_qs, 99},
        {u"hostname"_qs, u"xv10001"_qs},
        {u"resource_id"_qs, u"s"_qs},
        {u"created_at"_qs, u"2026-06-01T12:00:00.000Z"_qs},
        {u"started_at"_qs, u"2026-06-01T12:00:01.000Z"_qs},
        {u"finished_at"_qs, QJsonValue::Null},
        {u"error"_qs, QJsonValue::Null},
        {u"kustos"_qs,
         QJsonObject{{u"phase"_qs, u"copying"_qs}, {u"bytes_done"_qs, 999}, {u"bytes_total"_qs, 1000}}}};
    EXPECT_EQ(ccloud::jobJson(job, names), expected);
}

TEST(CcloudJson, PercentageIsTrueOrMissing)
{
    const auto progress = [](const Job &job) { return ccloud::jobJson(job, names).value(u"progress"); };
    Job job = jobOf(Job::Kind::TakeSnapshot, Job::Phase::Copying);
    EXPECT_TRUE(progress(job).isNull()) << "no total yet";
    job.bytesTotal = qint64{5} << 40;
    EXPECT_EQ(progress(job).toInt(-1), 0);
    job.bytesDone = job.bytesTotal / 2;
    EXPECT_EQ(progress(job).toInt(-1), 50);
    job.bytesDone = job.bytesTotal + 1;
    EXPECT_EQ(progress(job).toInt(-1), 100);
    job.bytesDone = -1;
    EXPECT_EQ(progress(job).toInt(-1), 0);
    job.phase = Job::Phase::Checking;
    EXPECT_TRUE(progress(job).isNull());
    EXPECT_FALSE(ccloud::jobJson(job, names).value(u"kustos").toObject().contains(u"bytes_done"));
    job.state = Job::State::Failed;
    job.phase = Job::Phase::Copying;
    EXPECT_TRUE(progress(job).isNull());
    job.state = Job::State::Succeeded;
    EXPECT_EQ(progress(job).toInt(), 100);
}

TEST(CcloudJson, PhasesHaveTheWordsOfTheContract)
{
    const QList<std::pair<Job::Phase, QString>> words{
        {Job::Phase::Waiting, u"waiting"_qs},     {Job::Phase::ShuttingDown, u"shutting_down"_qs},
        {Job::Phase::Copying, u"copying"_qs},     {Job::Phase::Checking, u"checking"_qs},
        {Job::Phase::Replacing, u"replacing"_qs}, {Job::Phase::Starting, u"starting"_qs}};
    for (const auto &[phase, word] : words) {
        const QJsonObject own =
            ccloud::jobJson(jobOf(Job::Kind::Consistent, phase), names).value(u"kustos").toObject();
        EXPECT_EQ(own, (QJsonObject{{u"phase"_qs, word}, {u"consistent"_qs, true}}));
    }
}

TEST(CcloudJson, FailureTellsCodeAndSentence)
{
    const auto error = [](const Job &job) { return ccloud::jobJson(job, names).value(u"error"); };
    Job job = jobOf(Job::Kind::Shutdown);
    job.code = u"shutdown_ignored"_qs;
    job.detail = u"the guest did not \"switch\" off"_qs;
    EXPECT_TRUE(error(job).isNull()) << "it still runs";
    job.state = Job::State::Failed;
    job.endedAt = noon.addSecs(120);
    EXPECT_EQ(error(job).toObject(), (QJsonObject{{u"code"_qs, u"shutdown_ignored"_qs},
                                                  {u"message"_qs, u"the guest did not \"switch\" off"_qs}}));
    EXPECT_EQ(ccloud::jobJson(job, names).value(u"finished_at").toString(), u"2026-06-01T12:02:00.000Z"_qs);
    EXPECT_EQ(ccloud::jobJson(job, names).value(u"status").toString(), u"failed"_qs);
    job.code.clear();
    EXPECT_EQ(error(job).toObject().value(u"code").toString(), u"failed"_qs);
    job.state = Job::State::Cancelled;
    EXPECT_EQ(error(job).toObject().value(u"code").toString(), u"cancelled"_qs);
    EXPECT_EQ(ccloud::jobJson(job, names).value(u"status").toString(), u"cancelled"_qs);
    job.state = Job::State::Succeeded;
    EXPECT_TRUE(error(job).isNull());
    job.state = Job::State::Queued;
    EXPECT_EQ(ccloud::jobJson(job, names).value(u"status").toString(), u"queued"_qs);
    EXPECT_TRUE(ccloud::jobJson(job, names).value(u"started_at").isNull());
}

TEST(CcloudJson, ResourceIsWhatTheJobIsAbout)
{
    const auto resource = [](const Job &job) { return ccloud::jobJson(job, names).value(u"resource_id"); };
    EXPECT_EQ(resource(jobOf(Job::Kind::Start)).toString(), u"xv10001"_qs);
    EXPECT_EQ(resource(jobOf(Job::Kind::Restore)).toString(), u"s"_qs);
    EXPECT_EQ(resource(jobOf(Job::Kind::Delete)).toString(), u"s"_qs);
    Job clone = jobOf(Job::Kind::Clone);
    clone.created = MachineId(u"n"_qs);
    EXPECT_EQ(resource(clone).toString(), u"xv10002"_qs);
    const QJsonObject object = ccloud::jobJson(clone, names);
    EXPECT_EQ(object.value(u"kustos").toObject().value(u"created_hostname").toString(), u"xv10002"_qs);
    EXPECT_EQ(object.value(u"hostname").toString(), u"xv10001"_qs);
    const QJsonObject gone = ccloud::jobJson(clone, {});
    EXPECT_TRUE(gone.value(u"hostname").isNull()) << "the machine is not known any more";
    EXPECT_TRUE(gone.value(u"resource_id").isNull());
    EXPECT_FALSE(gone.value(u"kustos").toObject().contains(u"created_hostname"));
}

TEST(CcloudJson, AcceptedNamesWhatIsMade)
{
    EXPECT_EQ(
        ccloud::acceptedJson(jobOf(Job::Kind::Restore), names),
        (QJsonObject{{u"id"_qs, 7}, {u"job_id"_qs, u"j-7"_qs}, {u"action"_qs, u"snapshot_restore"_qs}}));
    for (const auto kind : {Job::Kind::TakeSnapshot, Job::Kind::Consistent})
        EXPECT_EQ(ccloud::acceptedJson(jobOf(kind), names).value(u"snapshot_id").toString(), u"s"_qs);
    Job clone = jobOf(Job::Kind::Clone);
    clone.created = MachineId(u"n"_qs);
    EXPECT_EQ(ccloud::acceptedJson(clone, names).value(u"kustos").toObject(),
              (QJsonObject{{u"created_hostname"_qs, u"xv10002"_qs}}));
}

TEST(CcloudJson, SnapshotTellsSizesOnceTheyAreKnown)
{
    SnapshotRecord snapshot;
    snapshot.id = SnapshotId(u"s"_qs);
    snapshot.machine = MachineId(u"m"_qs);
    snapshot.name = u"näme \"x\""_qs;
    snapshot.live = true;
    snapshot.createdAt = noon;
    snapshot.virtualBytes = qint64{10} << 30;
    MachineFacts machine = machineIn(MachineState::Running);
    machine.system = u"Debian"_qs;
    const QJsonObject growing = ccloud::snapshotJson(snapshot, machine);
    EXPECT_EQ(growing.value(u"state").toString(), u"creating"_qs);
    EXPECT_TRUE(growing.value(u"size").isNull());
    EXPECT_TRUE(growing.value(u"kustos").toObject().value(u"sha256").isNull());
    snapshot.bytes = 12345;
    snapshot.sha256 = "abc";
    snapshot.state = SnapshotRecord::State::Available;
    const QJsonObject expected{
        {u"id"_qs, u"s"_qs},
        {u"name"_qs, u"näme \"x\""_qs},
        {u"description"_qs, QJsonValue::Null},
        {u"hostname"_qs, u"xv10001"_qs},
        {u"live"_qs, true},
        {u"state"_qs, u"available"_qs},
        {u"size"_qs, 12345},
        {u"min_disk_size"_qs, 10737418240.0},
        {u"os_label"_qs, u"Debian"_qs},
        {u"created_at"_qs, u"2026-06-01T12:00:00.000Z"_qs},
        {u"created_by"_qs, u"kustos-host"_qs},
        {u"kustos"_qs, QJsonObject{{u"sha256"_qs, u"abc"_qs}, {u"machine"_qs, u"m"_qs}}}};
    EXPECT_EQ(ccloud::snapshotJson(snapshot, machine), expected);
    const QList<std::pair<SnapshotRecord::State, QString>> words{
        {SnapshotRecord::State::Restoring, u"restoring"_qs},
        {SnapshotRecord::State::Deleting, u"deleting"_qs},
        {SnapshotRecord::State::Lost, u"error"_qs}};
    for (const auto &[state, word] : words) {
        snapshot.state = state;
        EXPECT_EQ(ccloud::snapshotJson(snapshot, machine).value(u"state").toString(), word);
    }
}

TEST(CcloudJson, TimesAreUtcOrNull)
{
    EXPECT_EQ(ccloud::timeValue(noon.toTimeZone(QTimeZone("Asia/Tokyo"))).toString(),
              u"2026-06-01T12:00:00.000Z"_qs);
    EXPECT_TRUE(ccloud::timeValue({}).isNull());
}

} // namespace

} // namespace kustos::host
