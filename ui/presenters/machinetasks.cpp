// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenters/machinetasks.h"

#include "presenters/machinewords.h"
#include "text/plaintext.h"
#include "text/words.h"

#include <algorithm>

namespace kustos::ui {

using text::plain;
using text::Words;

namespace {

void mark(MachineTask &task, Icon which, Tone tone)
{
    task.mark = which;
    task.tone = tone;
}

void mark(MachineTask &task, MachineJob::State state)
{
    switch (state) {
    case MachineJob::State::Waiting:
        return mark(task, Icon::Pending, Tone::Neutral);
    case MachineJob::State::Running:
        return mark(task, Icon::Running, Tone::Running);
    case MachineJob::State::Complete:
        return mark(task, Icon::Success, Tone::Good);
    case MachineJob::State::Failed:
        return mark(task, Icon::Failure, Tone::Failed);
    case MachineJob::State::Cancelled:
        return mark(task, Icon::Cancel, Tone::Neutral);
    case MachineJob::State::Unknown:
        break;
    }
    mark(task, Icon::Unknown, Tone::Unknown);
}

QString spanOf(const QDateTime &from, const QDateTime &to)
{
    return Words::duration(std::chrono::milliseconds{from.msecsTo(to)});
}

} // namespace

QList<MachineTask> MachineTasks::of(const MachineRecord &record, const QList<Operation> &operations,
                                    const QDateTime &now)
{
    QList<MachineTask> tasks;
    for (const Operation &operation : operations) {
        const bool told = std::ranges::any_of(record.jobs, [&operation](const MachineJob &job) {
            return !operation.job.isEmpty() && job.id == operation.job;
        });
        if (!operation.ended() && !told)
            tasks.append(of(operation, now));
    }
    for (const MachineJob &job : record.jobs)
        tasks.append(of(job, record, now));
    return tasks;
}

MachineTask MachineTasks::of(const MachineJob &job, const MachineRecord &record, const QDateTime &now)
{
    MachineTask task;
    task.title = MachineWords::of(job);
    const auto snapshot = std::ranges::find(record.snapshots, job.snapshot, &Snapshot::id);
    if (!job.snapshot.isEmpty() && snapshot != record.snapshots.end())
        task.title =
            tr("%1 “%2”", "what is done, snapshot's name").arg(task.title, plain(snapshot->name, 80));
    task.state = MachineWords::state(job);
    const QString why = job.state == MachineJob::State::Failed ? MachineWords::failure(job) : QString();
    task.brief = why.isEmpty() ? task.state : why;
    task.when = Words::moment(job.createdAt);
    mark(task, job.state);
    task.runs = job.state == MachineJob::State::Running;
    if (task.runs && job.permille && job.phase != MachineJob::Phase::Checking)
        task.permille = *job.permille;
    QStringList lines{task.title, task.state, Words::momentDetail(job.createdAt, now)};
    if (job.createdAt.isValid() && job.endedAt.isValid())
        lines.append(tr("took %1", "span of time").arg(spanOf(job.createdAt, job.endedAt)));
    else if (task.runs && job.createdAt.isValid())
        lines.append(tr("running for %1", "span of time").arg(spanOf(job.createdAt, now)));
    task.detail = lines.join(QLatin1Char('\n'));
    return task;
}

MachineTask MachineTasks::of(const Operation &operation, const QDateTime &now)
{
    MachineTask task;
    task.title = Words::of(operation.kind);
    const QString name = operation.snapshotName.isEmpty() ? operation.argument : operation.snapshotName;
    if (!name.isEmpty())
        task.title = tr("%1 “%2”", "what is done, snapshot's name").arg(task.title, plain(name, 80));
    task.state = Words::progress(operation);
    task.brief = task.state;
    task.when = Words::moment(operation.startedAt);
    task.runs = operation.state == Operation::State::Running && !operation.ignored;
    if (operation.ignored)
        mark(task, Icon::Warning, Tone::Warning);
    else if (task.runs)
        mark(task, MachineJob::State::Running);
    else
        mark(task, operation.state == Operation::State::Unknown ? MachineJob::State::Unknown
                                                                : MachineJob::State::Waiting);
    if (task.runs && operation.permille && !operation.checking)
        task.permille = *operation.permille;
    task.detail = QStringList{task.title, task.state, Words::momentDetail(operation.startedAt, now)}.join(
        QLatin1Char('\n'));
    return task;
}

} // namespace kustos::ui
