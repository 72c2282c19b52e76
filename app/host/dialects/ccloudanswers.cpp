// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/dialects/ccloudanswers.h"

#include "host/dialects/requestfacts.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace kustos::host::ccloud {

using http::Response;

namespace {

Response rejected(const QString &reason)
{
    if (reason == u"snapshot_limit_reached")
        return problem(422, reason, u"this server has as many snapshots as it may have"_qs);
    if (reason == u"disk_too_small")
        return problem(422, reason, u"the disk is smaller than the snapshot needs"_qs);
    if (reason == u"validation_failed")
        return problem(422, reason, u"the request cannot be carried out as it is"_qs);
    return problem(422, u"validation_failed"_qs, reason.left(4096));
}

Response conflict(const QString &reason)
{
    if (reason == u"wrong_state")
        return problem(409, reason, u"this is not possible in the present state"_qs);
    return problem(409, u"server_busy"_qs, u"a job of this server is running"_qs);
}

Response limited(const Error &error)
{
    Response response =
        problem(429, u"snapshot_interval"_qs, u"the last snapshot of this server is too recent"_qs);
    if (error.retryAfter)
        response.headers.append({"Retry-After", QByteArray::number(qint64(error.retryAfter->count()))});
    return response;
}

} // namespace

Response answer(int status, const QJsonObject &object)
{
    return {status,
            {{"Content-Type", "application/json; charset=utf-8"}, {"Cache-Control", "no-store"}},
            QJsonDocument(object).toJson(QJsonDocument::Compact),
            {}};
}

Response problem(int status, const QString &code, const QString &message)
{
    return answer(status, {{u"message"_qs, message}, {u"code"_qs, code}});
}

Response invalid(const QString &field, const QString &text)
{
    return answer(422, {{u"message"_qs, field + u' ' + text},
                        {u"code"_qs, u"validation_failed"_qs},
                        {u"errors"_qs, QJsonObject{{field, QJsonArray{text}}}}});
}

Response refusedToken(int status, const QString &error, const QString &description)
{
    return answer(
        status, {{u"error"_qs, error}, {u"error_description"_qs, description}, {u"message"_qs, description}});
}

Response problem(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::NotFound:
        return problem(404, u"not_found"_qs, u"not found"_qs);
    case Error::Kind::Conflict:
        return conflict(error.detail);
    case Error::Kind::Rejected:
        return rejected(error.detail);
    case Error::Kind::RateLimited:
        return limited(error);
    case Error::Kind::Offline:
        return problem(503, u"hypervisor_unreachable"_qs, u"the hypervisor of this host does not answer"_qs);
    default:
        if (error.cause == Error::Cause::DiskFull)
            return problem(507, u"disk_full"_qs, u"the disk of the host is full"_qs);
        return problem(500, u"host_failed"_qs, u"the host could not do it: "_qs + error.detail.left(4096));
    }
}

std::expected<QJsonObject, Response> bodyOf(const http::Request &request)
{
    if (request.body.isEmpty())
        return QJsonObject();
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isObject())
        return std::unexpected(problem(400, u"validation_failed"_qs, u"the body is no JSON object"_qs));
    return document.object();
}

std::expected<QString, Response> nameIn(const QJsonObject &body, const QString &field, int longest)
{
    const QJsonValue description = body.value(u"description");
    if (!description.isUndefined() && !description.isNull() && description != QJsonValue(QString()))
        return std::unexpected(invalid(u"description"_qs, u"is not kept by this host"_qs));
    const QJsonValue value = body.value(field);
    if (!value.isUndefined() && !value.isNull() && !value.isString())
        return std::unexpected(invalid(field, u"is no text"_qs));
    const QString name = value.toString();
    if (const QString wrong = nameProblem(name, longest); !wrong.isEmpty())
        return std::unexpected(invalid(field, wrong));
    return name;
}

std::expected<std::optional<bool>, Response> flagIn(const QJsonObject &body, const QString &field)
{
    const QJsonValue value = body.value(field);
    if (value.isUndefined() || value.isNull())
        return std::nullopt;
    if (!value.isBool())
        return std::unexpected(invalid(field, u"is neither true nor false"_qs));
    return value.toBool();
}

} // namespace kustos::host::ccloud
