// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenters/snapshotwords.h"

#include "text/plaintext.h"
#include "text/words.h"

namespace kustos::ui {

using text::Words;
using Activity = SnapshotRow::Activity;
using Consistency = Snapshot::Consistency;
using Kind = SnapshotRow::Kind;

namespace {

Operation::Kind kindOf(Activity activity)
{
    switch (activity) {
    case Activity::Renaming:
        return Operation::Kind::RenameSnapshot;
    case Activity::Deleting:
        return Operation::Kind::DeleteSnapshot;
    case Activity::Restoring:
        return Operation::Kind::RestoreSnapshot;
    case Activity::MakingMachine:
    case Activity::None:
    case Activity::Busy:
        break;
    }
    return Operation::Kind::CreateMachine;
}

QString activityText(const SnapshotRow &row)
{
    if (row.activity == Activity::Busy)
        return Words::of(Snapshot::State::Busy, {});
    Operation operation;
    operation.kind = kindOf(row.activity);
    operation.state = row.queued ? Operation::State::Queued : Operation::State::Running;
    if (row.permille >= 0)
        operation.permille = row.permille;
    return Words::progress(operation);
}

} // namespace

QString SnapshotWords::named(const QString &name, const SnapshotId &id)
{
    if (name.trimmed().isEmpty() && id.isEmpty())
        return tr("Snapshot", "of which neither name nor id is known");
    return text::plain(name.trimmed().isEmpty() ? id.text() : name, 120);
}

QString SnapshotWords::name(const Snapshot &snapshot)
{
    return named(snapshot.name, snapshot.id);
}

QString SnapshotWords::name(const SnapshotRow &row)
{
    return named(row.name, row.snapshot);
}

Icon SnapshotWords::iconOf(Consistency consistency)
{
    switch (consistency) {
    case Consistency::Offline:
        return Icon::Offline;
    case Consistency::Live:
        return Icon::Live;
    case Consistency::Unknown:
        break;
    }
    return Icon::Unknown;
}

Tone SnapshotWords::toneOf(Consistency consistency)
{
    return consistency == Consistency::Offline ? Tone::Good : Tone::Neutral;
}

QString SnapshotWords::phase(MachineJob::Phase phase, int permille, bool ignored)
{
    if (ignored && phase == MachineJob::Phase::ShuttingDown) {
        Operation operation;
        operation.kind = Operation::Kind::ShutDownMachine;
        operation.state = Operation::State::Running;
        operation.ignored = true;
        return Words::progress(operation);
    }
    MachineJob job;
    job.kind = MachineJob::Kind::TakeSnapshot;
    job.state = MachineJob::State::Running;
    job.phase = phase;
    if (permille >= 0)
        job.permille = permille;
    return Words::progress(job);
}

QString SnapshotWords::state(const SnapshotRow &row)
{
    if (row.activity != Activity::None)
        return activityText(row);
    switch (row.kind) {
    case Kind::Pending:
        return Words::of(Operation::State::Sent);
    case Kind::Creating:
        return phase(row.phase, row.permille, row.ignored);
    case Kind::Checking:
        return phase(MachineJob::Phase::Checking, -1, false);
    case Kind::Unknown:
        return row.snapshot.isEmpty() ? Words::of(Operation::State::Unknown)
                                      : Words::of(Snapshot::State::Unknown, row.rawState);
    case Kind::Available:
        return Words::of(Snapshot::State::Available, {});
    case Kind::Failed:
        break;
    }
    return Words::of(Snapshot::State::Failed, {});
}

bool SnapshotWords::inProgress(const SnapshotRow &row)
{
    if (row.activity != Activity::None)
        return !row.queued &&
               (row.activity == Activity::Restoring || row.activity == Activity::MakingMachine);
    return (row.kind == Kind::Creating && !row.ignored) || row.kind == Kind::Checking;
}

Icon SnapshotWords::iconOf(const SnapshotRow &row)
{
    if (row.activity != Activity::None)
        return row.queued ? Icon::Pending : Icon::Running;
    switch (row.kind) {
    case Kind::Pending:
        return Icon::Pending;
    case Kind::Creating:
        return row.ignored ? Icon::Warning : Icon::Running;
    case Kind::Checking:
        return Icon::Running;
    case Kind::Unknown:
        return Icon::Unknown;
    case Kind::Available:
        return Icon::Success;
    case Kind::Failed:
        break;
    }
    return Icon::Failure;
}

Tone SnapshotWords::toneOf(const SnapshotRow &row)
{
    if (row.activity != Activity::None)
        return Tone::Running;
    switch (row.kind) {
    case Kind::Creating:
        return row.ignored ? Tone::Warning : Tone::Running;
    case Kind::Pending:
    case Kind::Checking:
        return Tone::Running;
    case Kind::Unknown:
        return Tone::Unknown;
    case Kind::Available:
        return Tone::Good;
    case Kind::Failed:
        break;
    }
    return Tone::Failed;
}

QString SnapshotWords::reason(const SnapshotRow &row)
{
    if (!row.code.isEmpty() || !row.detail.isEmpty())
        return Words::failure(row.code, row.detail);
    return row.error ? Words::machineError(*row.error) : tr("The service gives no reason.");
}

QString SnapshotWords::entered(const QString &typed)
{
    QString name = typed;
    for (QChar &c : name) {
        if (c == u'\n' || c == u'\r' || c == u'\t' || c == QChar::LineSeparator ||
            c == QChar::ParagraphSeparator)
            c = u' ';
    }
    return name.trimmed();
}

QString SnapshotWords::nameObstacle(const QString &entered)
{
    if (entered.isEmpty())
        return tr("The snapshot needs a name.");
    if (entered.size() > MostNameChars)
        return tr("The name is too long: %1 characters, at most %2 are allowed.")
            .arg(entered.size())
            .arg(MostNameChars);
    return {};
}

} // namespace kustos::ui
