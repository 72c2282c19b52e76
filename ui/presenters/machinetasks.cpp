// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenters/machinetasks.h"

#include "presenters/machinewords.h"
#include "text/plaintext.h"
#include "text/words.h"

namespace kustos::ui {

using text::plain;
using text::Words;
using State = MachineEvent::State;

namespace {

struct Look
{
    Icon mark;
    Tone tone;
};

Look lookOf(const MachineEvent &event)
{
    switch (event.state) {
    case State::Pending:
        return {Icon::Pending, Tone::Neutral};
    case State::Running:
        return event.ignored ? Look{Icon::Warning, Tone::Warning} : Look{Icon::Running, Tone::Running};
    case State::Complete:
        return {Icon::Success, Tone::Good};
    case State::Failed:
        return {Icon::Failure, Tone::Failed};
    case State::Cancelled:
        return {Icon::Cancel, Tone::Neutral};
    case State::Unknown:
        break;
    }
    return {Icon::Unknown, Tone::Unknown};
}

//! While it runs, a step of this program is known better than a phase of the service.
QString courseOf(const MachineEvent &event)
{
    const auto permille = event.permille >= 0 ? std::optional(event.permille) : std::nullopt;
    if (event.ignored || event.step != Operation::MachineStep::None) {
        Operation operation;
        operation.kind = event.step != Operation::MachineStep::None ? Operation::Kind::ConsistentSnapshot
                                                                    : Operation::Kind::ShutDownMachine;
        operation.state = Operation::State::Running;
        operation.step = event.step;
        operation.ignored = event.ignored;
        operation.permille = permille;
        return Words::progress(operation);
    }
    MachineJob job;
    job.kind = event.kind;
    job.state = MachineJob::State::Running;
    job.phase = event.phase;
    job.permille = permille;
    return Words::progress(job);
}

QString stateOf(const MachineEvent &event)
{
    switch (event.state) {
    case State::Pending:
        return Words::of(MachineJob::State::Waiting);
    case State::Running:
        return courseOf(event);
    case State::Complete:
        return Words::of(MachineJob::State::Complete);
    case State::Failed:
        return Words::of(MachineJob::State::Failed);
    case State::Cancelled:
        return Words::of(MachineJob::State::Cancelled);
    case State::Unknown:
        break;
    }
    return Words::of(MachineJob::State::Unknown);
}

} // namespace

QString MachineTasks::title(const MachineEvent &event)
{
    const QString what = Words::of(event.kind, event.rawKind);
    return event.subject.isEmpty()
               ? what
               : tr("%1 “%2”", "what is done, snapshot's name").arg(what, plain(event.subject, 80));
}

QString MachineTasks::whyFailed(const MachineEvent &event)
{
    if (!event.code.isEmpty() || !event.detail.isEmpty())
        return Words::failure(event.code, event.detail);
    return event.error ? Words::machineError(*event.error) : QString();
}

QString MachineTasks::span(const MachineEvent &event, const QDateTime &now)
{
    const bool over = event.endedAt.isValid();
    if (!event.startedAt.isValid() || (!over && event.state != State::Running))
        return {};
    const QString text =
        Words::duration(std::chrono::milliseconds{event.startedAt.msecsTo(over ? event.endedAt : now)});
    return over ? tr("took %1", "span of time").arg(text) : tr("running for %1", "span of time").arg(text);
}

MachineTask MachineTasks::of(const MachineEvent &event, const QDateTime &now)
{
    MachineTask task;
    task.title = title(event);
    task.state = stateOf(event);
    task.brief = task.state;
    QString why;
    if (event.state == State::Failed) {
        why = whyFailed(event);
        const QString few = MachineWords::shortFailure(event.code, event.detail);
        task.brief = !few.isEmpty() ? few : !why.isEmpty() ? why : task.state;
        if (!why.isEmpty())
            task.state = tr("%1: %2", "failed, why").arg(task.state, why);
    }
    task.when = Words::moment(event.startedAt);
    const Look look = lookOf(event);
    task.mark = look.mark;
    task.tone = look.tone;
    task.runs = event.state == State::Running && !event.ignored;
    if (task.runs && event.phase != MachineJob::Phase::Checking)
        task.permille = event.permille;
    QStringList lines{task.title, task.state, Words::momentDetail(event.startedAt, now), span(event, now)};
    lines.removeAll(QString());
    task.detail = lines.join(QLatin1Char('\n'));
    return task;
}

} // namespace kustos::ui
