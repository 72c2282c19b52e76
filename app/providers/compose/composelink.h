// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httpclient.h"
#include "net/offthread.h"
#include "providers/compose/composeapi.h"
#include "providers/compose/composeprovider.h"
#include "providers/endpoint.h"

#include <QHash>

#include <functional>
#include <memory>
#include <optional>

namespace kustos {

//! What the requests of one ComposeProvider share. It outlives the provider while requests run.
struct ComposeProvider::Link
{
    using Method = net::HttpRequest::Method;
    using Held = std::shared_ptr<Link>;

    Link(net::HttpClient &h, EndpointSource &s)
        : http(h)
        , source(s)
    {
    }

    net::HttpClient &http; //!< both only while !ended()
    EndpointSource &source;
    std::stop_source stop;
    QUrl base; //!< of the last endpoint, for commands to copy
    std::optional<QStringList> datacenters;
    QHash<ServiceId, DatabaseService> details; //!< full forms, where lists have the short one

    [[nodiscard]] bool ended() const { return stop.stop_requested(); }

    //! Sends to the present endpoint and once more to a new one where the first surely did not take it.
    //! Any 2xx is a reply, everything else an Error.
    static QCoro::Task<Result<net::HttpReply>> exchange(Held link, Method method, QStringList path,
                                                        QByteArray body, std::stop_token stop);

    template <class T> using Decoder = Result<T> (*)(const QByteArray &);

    //! Large answers are decoded in the worker pool.
    template <class T> static QCoro::Task<Result<T>> decoded(QByteArray body, Decoder<T> decode)
    {
        constexpr qsizetype large = 256 * 1024;
        if (body.size() <= large)
            co_return decode(body);
        const std::function<Result<T>()> work = [body, decode] { return decode(body); };
        const auto value = co_await net::offThread<Result<T>>(work);
        co_return value;
    }

    template <class T>
    static QCoro::Task<Result<T>> read(Held link, QStringList path, std::stop_token stop, Decoder<T> decode)
    {
        const auto reply =
            co_await exchange(std::move(link), Method::Get, std::move(path), QByteArray(), stop);
        if (!reply)
            co_return std::unexpected(reply.error());
        const auto value = co_await decoded<T>(reply->body, decode);
        if (stop.stop_requested())
            co_return failure(Error::Kind::Cancelled);
        co_return value;
    }
};

} // namespace kustos
