// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/apilink.h"

#include "net/json.h"
#include "providers/shellcommand.h"

namespace kustos {

namespace {

constexpr qsizetype longestId = 256;

//! The peer surely did nothing, and another address or token may help.
bool endpointMayBeOld(const Result<net::HttpReply> &reply)
{
    constexpr int unauthorized = 401;
    return reply ? reply->status == unauthorized : reply.error().kind == Error::Kind::Offline;
}

//! A gateway that gave up says nothing about what happened behind it.
bool leavesOutcomeOpen(int status)
{
    constexpr int badGateway = 502;
    constexpr int gatewayTimeout = 504;
    return status == badGateway || status == gatewayTimeout;
}

bool isSame(const Endpoint &a, const Endpoint &b)
{
    return a.base == b.base && a.bearer == b.bearer;
}

} // namespace

ApiLink::ApiLink(net::HttpClient &http, EndpointSource &source, QString version, Refusal refusal)
    : m_http(http)
    , m_source(source)
    , m_version(std::move(version))
    , m_refusal(refusal)
{
}

QString ApiLink::segment(const QString &id)
{
    if (id == QLatin1String(".") || id == QLatin1String("..") || id.size() > longestId)
        return {};
    return QString::fromLatin1(QUrl::toPercentEncoding(id));
}

QUrl ApiLink::address(const QUrl &base, const QString &version, const QString &path)
{
    QString root = base.path(QUrl::FullyEncoded);
    while (root.endsWith(QLatin1Char('/')))
        root.chop(1);
    if (!root.endsWith(version))
        root += version;
    QUrl url = base;
    url.setFragment(QString());
    url.setPath(root + QLatin1Char('/') + path.section(QLatin1Char('?'), 0, 0), QUrl::TolerantMode);
    url.setQuery(path.contains(QLatin1Char('?')) ? path.section(QLatin1Char('?'), 1) : QString());
    return url;
}

QString ApiLink::shellAddress(const QString &path) const
{
    const QUrl url = address(m_base, m_version, path);
    if (m_base.isValid())
        return shell::quoted(url.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo));
    return QLatin1String("\"$KUSTOS_URL\"") + shell::quoted(url.path(QUrl::FullyEncoded));
}

Result<void> ApiLink::acknowledged(const net::HttpReply &reply)
{
    if (reply.body.isEmpty())
        return {};
    const auto object = net::JsonObject::parse(reply);
    if (!object)
        return std::unexpected(object.error());
    return {};
}

QString ApiLink::pagePath(const Walk &list, int number)
{
    if (list.path.isEmpty())
        return {};
    const QLatin1Char joint(list.path.contains(QLatin1Char('?')) ? '&' : '?');
    return list.path + joint + QStringLiteral("page=%1&per_page=%2").arg(number).arg(list.perPage);
}

QCoro::Task<Result<Endpoint>> ApiLink::another(Held link, Endpoint refused)
{
    // Another request may have had the same refusal before and renewed it: what is new must stay.
    const auto present = co_await link->m_source.endpoint();
    if (link->ended() || !present || !isSame(*present, refused))
        co_return present;
    link->m_source.invalidate();
    co_return co_await link->m_source.endpoint();
}

QCoro::Task<Result<net::HttpReply>> ApiLink::exchange(Held link, Method method, QString path, QByteArray body,
                                                      std::stop_token stop)
{
    if (path.isEmpty())
        co_return failure(Error::Kind::NotFound);
    if (link->ended() || stop.stop_requested())
        co_return failure(Error::Kind::Cancelled);
    // One source for both reasons to stop: the caller's and the end of the provider.
    std::stop_source either;
    const std::function<void()> stopEither = [either]() mutable { either.request_stop(); };
    const std::stop_callback caller(stop, stopEither);
    const std::stop_callback owner(link->m_stop.get_token(), stopEither);
    Result<net::HttpReply> reply = failure(Error::Kind::Cancelled);
    auto endpoint = co_await link->m_source.endpoint();
    for (int attempt = 0; attempt < 2; ++attempt) {
        if (either.stop_requested())
            co_return failure(Error::Kind::Cancelled);
        if (!endpoint)
            co_return std::unexpected(endpoint.error());
        const Endpoint used = *endpoint;
        link->m_base = used.base;
        net::HttpRequest request(method, address(used.base, link->m_version, path), used.bearer);
        request.body = body;
        request.stop = either.get_token();
        reply = co_await link->m_http.send(request);
        if (attempt > 0 || link->ended() || !endpointMayBeOld(reply))
            break;
        endpoint = co_await another(link, used);
        if (endpoint && isSame(*endpoint, used))
            break;
    }
    if (!reply || (reply->status >= 200 && reply->status < 300))
        co_return reply;
    Error error = link->m_refusal(*reply);
    if (method != Method::Get && leavesOutcomeOpen(reply->status))
        error.kind = Error::Kind::OutcomeUnknown;
    co_return std::unexpected(error);
}

} // namespace kustos
