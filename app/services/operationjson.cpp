// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/operationjson.h"

#include "services/jsonfields.h"

namespace kustos {

namespace {

using namespace json;

constexpr Words<Operation::Kind, 15> kindWords{{
    {Operation::Kind::BackUp, "back-up"},
    {Operation::Kind::Restore, "restore"},
    {Operation::Kind::Download, "download"},
    {Operation::Kind::StartMachine, "start-machine"},
    {Operation::Kind::ShutDownMachine, "shut-down-machine"},
    {Operation::Kind::TurnOffMachine, "turn-off-machine"},
    {Operation::Kind::RebootMachine, "reboot-machine"},
    {Operation::Kind::ResetMachine, "reset-machine"},
    {Operation::Kind::TakeSnapshot, "take-snapshot"},
    {Operation::Kind::ConsistentSnapshot, "consistent-snapshot"},
    {Operation::Kind::RenameSnapshot, "rename-snapshot"},
    {Operation::Kind::DeleteSnapshot, "delete-snapshot"},
    {Operation::Kind::RestoreSnapshot, "restore-snapshot"},
    {Operation::Kind::CreateMachine, "create-machine"},
    {Operation::Kind::RenameMachine, "rename-machine"},
}};

constexpr Words<Operation::MachineStep, 6> stepWords{{
    {Operation::MachineStep::None, "none"},
    {Operation::MachineStep::ShuttingDown, "shutting-down"},
    {Operation::MachineStep::Off, "off"},
    {Operation::MachineStep::Snapshot, "snapshot"},
    {Operation::MachineStep::SnapshotDone, "snapshot-done"},
    {Operation::MachineStep::Starting, "starting"},
}};

constexpr Words<Operation::State, 8> stateWords{{
    {Operation::State::Queued, "queued"},
    {Operation::State::Intent, "intent"},
    {Operation::State::Sent, "sent"},
    {Operation::State::Running, "running"},
    {Operation::State::Unknown, "unknown"},
    {Operation::State::Done, "done"},
    {Operation::State::Failed, "failed"},
    {Operation::State::Cancelled, "cancelled"},
}};

constexpr Words<Error::Kind, 15> errorWords{{
    {Error::Kind::Cancelled, "cancelled"},
    {Error::Kind::Offline, "offline"},
    {Error::Kind::Timeout, "timeout"},
    {Error::Kind::Tls, "tls"},
    {Error::Kind::Unauthorized, "unauthorized"},
    {Error::Kind::Forbidden, "forbidden"},
    {Error::Kind::NotFound, "not-found"},
    {Error::Kind::Conflict, "conflict"},
    {Error::Kind::RateLimited, "rate-limited"},
    {Error::Kind::Rejected, "rejected"},
    {Error::Kind::Server, "server"},
    {Error::Kind::Protocol, "protocol"},
    {Error::Kind::Secrets, "secrets"},
    {Error::Kind::Storage, "storage"},
    {Error::Kind::OutcomeUnknown, "outcome-unknown"},
}};

constexpr Words<Error::Cause, 16> causeWords{{
    {Error::Cause::None, "none"},
    {Error::Cause::HostUnreachable, "host-unreachable"},
    {Error::Cause::ConnectionLost, "connection-lost"},
    {Error::Cause::Html, "html"},
    {Error::Cause::BadJson, "bad-json"},
    {Error::Cause::MissingField, "missing-field"},
    {Error::Cause::TooLarge, "too-large"},
    {Error::Cause::Redirected, "redirected"},
    {Error::Cause::DiskFull, "disk-full"},
    {Error::Cause::NotWritable, "not-writable"},
    {Error::Cause::TargetExists, "target-exists"},
    {Error::Cause::SizeMismatch, "size-mismatch"},
    {Error::Cause::HashMismatch, "hash-mismatch"},
    {Error::Cause::LinkExpired, "link-expired"},
    {Error::Cause::HostNotStarted, "host-not-started"},
    {Error::Cause::NotFoundByReading, "not-found-by-reading"},
}};

QJsonObject errorToJson(const Error &error)
{
    QJsonObject object;
    put(object, "kind", wordOf(errorWords, error.kind));
    put(object, "cause", wordOf(causeWords, error.cause));
    put(object, "detail", error.detail);
    put(object, "code", error.code);
    if (error.httpStatus != 0)
        object.insert(QLatin1String("status"), error.httpStatus);
    return object;
}

Error errorFromJson(const QJsonObject &object)
{
    Error error;
    error.kind = valueOf(errorWords, text(object, "kind")).value_or(Error::Kind::Protocol);
    error.cause = valueOf(causeWords, text(object, "cause")).value_or(Error::Cause::None);
    error.detail = text(object, "detail").left(4096);
    error.code = text(object, "code").left(64);
    error.httpStatus = object.value(QLatin1String("status")).toInt();
    return error;
}

bool isOfMachine(Operation::Kind kind)
{
    return kind != Operation::Kind::BackUp && kind != Operation::Kind::Restore &&
           kind != Operation::Kind::Download;
}

} // namespace

QJsonObject operationToJson(const Operation &operation)
{
    QJsonObject object;
    put(object, "id", operation.id.text());
    put(object, "kind", wordOf(kindWords, operation.kind));
    put(object, "state", wordOf(stateWords, operation.state));
    put(object, "connection", operation.connection().text());
    put(object, "service", operation.target.service.text());
    put(object, "name", operation.targetName);
    put(object, "backup", operation.backup.text());
    put(object, "argument", operation.argument);
    put(object, "job", operation.job.text());
    put(object, "created", operation.created.text());
    put(object, "machine", operation.machine.machine.text());
    put(object, "snapshot", operation.snapshot.text());
    put(object, "snapshot_name", operation.snapshotName);
    put(object, "created_machine", operation.createdMachine.text());
    if (operation.step != Operation::MachineStep::None)
        put(object, "step", wordOf(stepWords, operation.step));
    if (operation.ignored)
        object.insert(QLatin1String("ignored"), true);
    put(object, "shut_down_at", operation.shutDownAt);
    put(object, "newest_before", operation.newestBefore);
    put(object, "started_at", operation.startedAt);
    put(object, "ended_at", operation.endedAt);
    put(object, "bytes", operation.bytesTotal);
    if (operation.error)
        object.insert(QLatin1String("error"), errorToJson(*operation.error));
    return object;
}

std::optional<Operation> operationFromJson(const QJsonObject &object)
{
    Operation operation;
    const auto kind = valueOf(kindWords, text(object, "kind"));
    const auto state = valueOf(stateWords, text(object, "state"));
    operation.id = OperationId(text(object, "id"));
    const ConnectionId connection(text(object, "connection"));
    if (!kind || !state || operation.id.isEmpty() || connection.isEmpty())
        return std::nullopt;
    if (const MachineId machine(text(object, "machine")); !machine.isEmpty())
        operation.machine = MachineKey{connection, machine};
    else
        operation.target = ServiceKey{connection, ServiceId(text(object, "service"))};
    if (operation.machine.isEmpty() == isOfMachine(*kind))
        return std::nullopt;
    operation.kind = *kind;
    operation.state = *state;
    operation.targetName = text(object, "name");
    operation.backup = BackupId(text(object, "backup"));
    operation.argument = text(object, "argument");
    operation.job = JobId(text(object, "job"));
    operation.created = ServiceId(text(object, "created"));
    operation.snapshot = SnapshotId(text(object, "snapshot"));
    operation.snapshotName = text(object, "snapshot_name");
    operation.createdMachine = MachineId(text(object, "created_machine"));
    operation.step = valueOf(stepWords, text(object, "step")).value_or(Operation::MachineStep::None);
    operation.ignored = object.value(QLatin1String("ignored")).toBool();
    operation.shutDownAt = time(object, "shut_down_at");
    operation.newestBefore = time(object, "newest_before");
    operation.startedAt = time(object, "started_at");
    operation.endedAt = time(object, "ended_at");
    operation.bytesTotal = optionalSize(object, "bytes");
    if (const QJsonValue error = object.value(QLatin1String("error")); error.isObject())
        operation.error = errorFromJson(error.toObject());
    return operation;
}

} // namespace kustos
