// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/dialects/digitaloceananswers.h"

#include <QJsonDocument>

namespace kustos::host::digitalocean {

using http::Response;

namespace {

QString idOf(int status)
{
    switch (status) {
    case 400:
        return QStringLiteral("bad_request");
    case 401:
        return QStringLiteral("unauthorized");
    case 404:
        return QStringLiteral("not_found");
    case 405:
        return QStringLiteral("method_not_allowed");
    case 422:
        return QStringLiteral("unprocessable_entity");
    case 429:
        return QStringLiteral("too_many_requests");
    case 503:
        return QStringLiteral("service_unavailable");
    default:
        return QStringLiteral("server_error");
    }
}

QString sentenceOf(const QString &reason)
{
    if (reason == u"snapshot_limit_reached")
        return QStringLiteral("This Droplet has as many snapshots as it may have.");
    if (reason == u"disk_too_small")
        return QStringLiteral("The disk is smaller than the image needs.");
    if (reason == u"validation_failed")
        return QStringLiteral("The request cannot be carried out as it is.");
    return reason.left(4096);
}

} // namespace

Response answer(int status, const QJsonObject &object)
{
    return {status,
            {{"Content-Type", "application/json; charset=utf-8"}, {"Cache-Control", "no-store"}},
            QJsonDocument(object).toJson(QJsonDocument::Compact),
            {}};
}

Response problem(int status, const QString &message)
{
    return answer(status, {{u"id"_qs, idOf(status)}, {u"message"_qs, message}});
}

Response problem(const Error &error, const QString &wrongState)
{
    switch (error.kind) {
    case Error::Kind::NotFound:
        return notFound();
    case Error::Kind::Conflict:
        return problem(422, error.detail == u"wrong_state" ? wrongState
                                                           : u"Droplet already has a pending event."_qs);
    case Error::Kind::Rejected:
        return problem(422, sentenceOf(error.detail));
    case Error::Kind::RateLimited: {
        Response response = problem(429, u"The last snapshot of this Droplet is too recent."_qs);
        if (error.retryAfter)
            response.headers.append({"retry-after", QByteArray::number(qint64(error.retryAfter->count()))});
        return response;
    }
    case Error::Kind::Offline:
        return problem(503, u"The hypervisor of this host does not answer."_qs);
    default:
        if (error.cause == Error::Cause::DiskFull)
            return problem(507, u"The disk of the host is full."_qs);
        return problem(500, u"The host could not do it: "_qs + error.detail.left(4096));
    }
}

Response notFound()
{
    return problem(404, u"The resource you were accessing could not be found."_qs);
}

Response withRequestId(Response response, const QByteArray &id)
{
    response.headers.append({"x-request-id", id});
    if (response.status < 400)
        return response;
    QJsonObject object = QJsonDocument::fromJson(response.body).object();
    object.insert(u"request_id"_qs, QString::fromLatin1(id));
    response.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return response;
}

std::expected<QJsonObject, Response> bodyOf(const http::Request &request)
{
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isObject())
        return std::unexpected(problem(400, u"The body is no JSON object."_qs));
    return document.object();
}

} // namespace kustos::host::digitalocean
