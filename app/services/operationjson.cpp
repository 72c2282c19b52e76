// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/operationjson.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kustos {

namespace {

template <class E, std::size_t N> using Words = std::array<std::pair<E, const char *>, N>;

// Words, not numbers, so that a later order of the enumerators cannot change the meaning of old files.
constexpr Words<Operation::Kind, 3> kindWords{{
    {Operation::Kind::BackUp, "back-up"},
    {Operation::Kind::Restore, "restore"},
    {Operation::Kind::Download, "download"},
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

template <class E, std::size_t N> QString wordOf(const Words<E, N> &words, E value)
{
    const auto found = std::ranges::find(words, value, &std::pair<E, const char *>::first);
    return found == words.end() ? QString() : QString::fromLatin1(found->second);
}

template <class E, std::size_t N> std::optional<E> valueOf(const Words<E, N> &words, const QString &word)
{
    const auto found =
        std::ranges::find_if(words, [&](const auto &entry) { return word == QLatin1String(entry.second); });
    return found == words.end() ? std::nullopt : std::optional(found->first);
}

void put(QJsonObject &object, QLatin1String key, const QString &text)
{
    if (!text.isEmpty())
        object.insert(key, text);
}

void put(QJsonObject &object, QLatin1String key, const QDateTime &time)
{
    if (time.isValid())
        object.insert(key, time.toUTC().toString(Qt::ISODateWithMs));
}

QString text(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString();
}

QDateTime time(const QJsonObject &object, const char *key)
{
    return QDateTime::fromString(text(object, key), Qt::ISODateWithMs).toUTC();
}

QJsonObject errorToJson(const Error &error)
{
    QJsonObject object;
    put(object, QLatin1String("kind"), wordOf(errorWords, error.kind));
    put(object, QLatin1String("cause"), wordOf(causeWords, error.cause));
    put(object, QLatin1String("detail"), error.detail);
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
    error.httpStatus = object.value(QLatin1String("status")).toInt();
    return error;
}

} // namespace

QJsonObject operationToJson(const Operation &operation)
{
    QJsonObject object;
    put(object, QLatin1String("id"), operation.id.text());
    put(object, QLatin1String("kind"), wordOf(kindWords, operation.kind));
    put(object, QLatin1String("state"), wordOf(stateWords, operation.state));
    put(object, QLatin1String("connection"), operation.target.connection.text());
    put(object, QLatin1String("service"), operation.target.service.text());
    put(object, QLatin1String("name"), operation.targetName);
    put(object, QLatin1String("backup"), operation.backup.text());
    put(object, QLatin1String("argument"), operation.argument);
    put(object, QLatin1String("job"), operation.job.text());
    put(object, QLatin1String("created"), operation.created.text());
    put(object, QLatin1String("newest_before"), operation.newestBefore);
    put(object, QLatin1String("started_at"), operation.startedAt);
    put(object, QLatin1String("ended_at"), operation.endedAt);
    if (operation.bytesTotal)
        object.insert(QLatin1String("bytes"), operation.bytesTotal->bytes());
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
    operation.target =
        ServiceKey{ConnectionId(text(object, "connection")), ServiceId(text(object, "service"))};
    if (!kind || !state || operation.id.isEmpty() || operation.target.connection.isEmpty())
        return std::nullopt;
    operation.kind = *kind;
    operation.state = *state;
    operation.targetName = text(object, "name");
    operation.backup = BackupId(text(object, "backup"));
    operation.argument = text(object, "argument");
    operation.job = JobId(text(object, "job"));
    operation.created = ServiceId(text(object, "created"));
    operation.newestBefore = time(object, "newest_before");
    operation.startedAt = time(object, "started_at");
    operation.endedAt = time(object, "ended_at");
    if (const QJsonValue bytes = object.value(QLatin1String("bytes")); bytes.isDouble())
        operation.bytesTotal = ByteSize(bytes.toInteger());
    if (const QJsonValue error = object.value(QLatin1String("error")); error.isObject())
        operation.error = errorFromJson(error.toObject());
    return operation;
}

} // namespace kustos
