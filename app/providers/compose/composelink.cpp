// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/compose/composelink.h"

#include <functional>

namespace kustos {

namespace {

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

Result<net::HttpReply> judged(const Result<net::HttpReply> &reply, bool mutates)
{
    if (!reply || (reply->status >= 200 && reply->status < 300))
        return reply;
    Error error = compose::refusal(*reply);
    if (mutates && leavesOutcomeOpen(reply->status))
        error.kind = Error::Kind::OutcomeUnknown;
    return std::unexpected(error);
}

} // namespace

QCoro::Task<Result<net::HttpReply>> ComposeProvider::Link::exchange(Held link, Method method,
                                                                    QStringList path, QByteArray body,
                                                                    std::stop_token stop)
{
    // One source for both reasons to stop: the caller's and the end of the provider.
    std::stop_source either;
    const std::function<void()> stopEither = [either]() mutable { either.request_stop(); };
    const std::stop_callback caller(stop, stopEither);
    const std::stop_callback owner(link->stop.get_token(), stopEither);
    Result<net::HttpReply> reply = failure(Error::Kind::Cancelled);
    Endpoint used;
    for (int attempt = 0; attempt < 2 && !either.stop_requested(); ++attempt) {
        const auto endpoint = co_await link->source.endpoint();
        if (either.stop_requested())
            co_return failure(Error::Kind::Cancelled);
        if (!endpoint)
            co_return std::unexpected(endpoint.error());
        if (attempt > 0 && endpoint->base == used.base && endpoint->bearer == used.bearer)
            break;
        used = *endpoint;
        link->base = used.base;
        const auto url = compose::resource(used.base, path);
        if (!url)
            co_return failure(Error::Kind::NotFound);
        net::HttpRequest request(method, *url, used.bearer);
        request.body = body;
        request.stop = either.get_token();
        reply = co_await link->http.send(request);
        if (link->ended() || !endpointMayBeOld(reply))
            break;
        link->source.invalidate();
    }
    co_return judged(reply, method != Method::Get);
}

} // namespace kustos
