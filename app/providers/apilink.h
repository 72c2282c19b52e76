// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httpclient.h"
#include "net/offthread.h"
#include "providers/endpoint.h"

#include <QList>
#include <QSet>

#include <functional>
#include <memory>
#include <stop_token>

namespace kustos {

//! One page of a list.
template <class T> struct Page
{
    QList<T> rows;
    bool more = false; //!< the service says that another one follows
};

//! What the requests of one provider of virtual machines share. It outlives the provider while they run.
class ApiLink
{
public:
    using Method = net::HttpRequest::Method;
    using Held = std::shared_ptr<ApiLink>;
    using Refusal = Error (*)(const net::HttpReply &); //!< what a status other than 2xx means
    template <class T> using Decoder = Result<T> (*)(const net::HttpReply &);

    //! `version` is the first part of every path: "/v2".
    ApiLink(net::HttpClient &http, EndpointSource &source, QString version, Refusal refusal);

    //! From now on nothing is sent and what runs ends as Cancelled.
    void end() { m_stop.request_stop(); }
    [[nodiscard]] bool ended() const { return m_stop.stop_requested(); }
    //! For a command to copy: the address in a shell's quotes. $KUSTOS_URL stands for what was not read yet.
    [[nodiscard]] QString shellAddress(const QString &path) const;
    [[nodiscard]] const QUrl &base() const { return m_base; } //!< of the last endpoint

    //! An id as one part of a path; empty where it could leave its place ("", ".", "..").
    [[nodiscard]] static QString segment(const QString &id);
    //! `path` is escaped, has no slash in front and may have a query.
    [[nodiscard]] static QUrl address(const QUrl &base, const QString &version, const QString &path);

    //! Sends to the present endpoint, and once more to another one where the first surely did not carry it
    //! out. Any 2xx is a reply. An empty path (an id that cannot stand in one) is NotFound, unsent.
    [[nodiscard]] static QCoro::Task<Result<net::HttpReply>> exchange(Held link, Method method, QString path,
                                                                      QByteArray body, std::stop_token stop);

    template <class T>
    [[nodiscard]] static QCoro::Task<Result<T>> read(Held link, QString path, std::stop_token stop,
                                                     Decoder<T> decode)
    {
        const auto reply =
            co_await exchange(std::move(link), Method::Get, std::move(path), QByteArray(), stop);
        if (!reply)
            co_return std::unexpected(reply.error());
        const auto value = co_await decoded<T>(*reply, decode);
        if (stop.stop_requested())
            co_return failure(Error::Kind::Cancelled);
        co_return value;
    }

    //! A mutating request. Where it was taken but its answer cannot be used, only reading can tell what came
    //! of it: OutcomeUnknown.
    template <class T>
    [[nodiscard]] static QCoro::Task<Result<T>>
    change(Held link, Method method, QString path, QByteArray body, std::stop_token stop, Decoder<T> decode)
    {
        const auto reply = co_await exchange(std::move(link), method, std::move(path), std::move(body), stop);
        if (!reply)
            co_return std::unexpected(reply.error());
        auto value = decode(*reply);
        if (!value)
            value.error().kind = Error::Kind::OutcomeUnknown;
        co_return value;
    }

    //! For requests whose answer says nothing: no body, or JSON. A web page is no answer.
    [[nodiscard]] static Result<void> acknowledged(const net::HttpReply &reply);

    //! How far a list is walked.
    struct Walk
    {
        QString path; //!< "page" and "per_page" are added
        int perPage = 100;
        int pages = 50;
        bool mayEndEarly = false; //!< what lies behind the last page may be left out; else Protocol/TooLarge
    };

    //! All pages of a list as one; `P` is a Page or derived from one, its other members are the first page's.
    //! Only numbers of pages are used, never the addresses that an answer tells. A row that moved to the next
    //! page meanwhile stands in it once.
    template <class P>
    [[nodiscard]] static QCoro::Task<Result<P>> walk(Held link, Walk list, std::stop_token stop,
                                                     Decoder<P> decode)
    {
        P whole;
        QSet<QString> known;
        for (int number = 1; number <= list.pages; ++number) {
            const QString path = pagePath(list, number);
            auto page = co_await read<P>(link, path, stop, decode);
            if (!page)
                co_return std::unexpected(page.error());
            const auto rows = std::exchange(page->rows, {});
            const bool more = page->more && !rows.isEmpty();
            if (number == 1)
                whole = std::move(*page);
            for (const auto &row : rows) {
                if (!known.contains(row.id.text()))
                    whole.rows.append(row);
                known.insert(row.id.text());
            }
            whole.more = more;
            if (!more)
                co_return Result<P>(std::move(whole));
        }
        if (!list.mayEndEarly)
            co_return failure(Error::Kind::Protocol, Error::Cause::TooLarge);
        co_return Result<P>(std::move(whole));
    }

private:
    [[nodiscard]] static QString pagePath(const Walk &list, int number);
    [[nodiscard]] static QCoro::Task<Result<Endpoint>> another(Held link, Endpoint refused);

    //! Large answers are decoded in the worker pool.
    template <class T> static QCoro::Task<Result<T>> decoded(net::HttpReply reply, Decoder<T> decode)
    {
        constexpr qsizetype large = 256 * 1024;
        if (reply.body.size() <= large)
            co_return decode(reply);
        const std::function<Result<T>()> work = [reply, decode] { return decode(reply); };
        const auto value = co_await net::offThread<Result<T>>(work);
        co_return value;
    }

    net::HttpClient &m_http; //!< both only while !ended()
    EndpointSource &m_source;
    QString m_version;
    Refusal m_refusal;
    std::stop_source m_stop;
    QUrl m_base;
};

} // namespace kustos
