// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"

#include "net/exchange.h"
#include "net/origin.h"
#include "net/preparedrequest.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>

namespace kustos::net {

HttpClient::HttpClient(QNetworkAccessManager &network)
    : m_network(network)
{
    if (network.proxy().type() == QNetworkProxy::DefaultProxy)
        network.setProxy(QNetworkProxy::NoProxy);
}

QCoro::Task<Result<HttpReply>> HttpClient::send(HttpRequest request)
{
    if (!isAllowed(request.url))
        co_return failure(Error::Kind::Protocol, Error::Cause::None, originText(request.url));
    if (!isSendableToken(request.bearer))
        co_return failure(Error::Kind::Unauthorized);
    if (request.stop.stop_requested())
        co_return failure(Error::Kind::Cancelled);
    Exchange exchange(m_network, request);
    co_await exchange;
    co_return exchange.outcome();
}

} // namespace kustos::net
