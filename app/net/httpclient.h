// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QCoroTask>
#include <QHash>
#include <QUrl>

#include <chrono>
#include <stop_token>

class QNetworkAccessManager;

namespace kustos::net {

//! One request of an API. Built by a provider, sent by HttpClient.
struct HttpRequest
{
    enum class Method { Get, Post, Put, Patch, Delete };

    //! Every deadline runs on the monotonic clock and is our own; Qt's transfer timeout is none.
    struct Deadlines
    {
        std::chrono::milliseconds connect{10'000}; //!< until the first byte of an answer's header
        std::chrono::milliseconds idle{15'000};    //!< between two arrivals of bytes
        std::chrono::milliseconds total{60'000};
    };

    HttpRequest() = default;
    HttpRequest(Method m, QUrl u, QByteArray token)
        : method(m)
        , url(std::move(u))
        , bearer(std::move(token))
    {
    }

    Method method = Method::Get;
    QUrl url; //!< https, or http to a literal loopback address; anything else is refused before it is sent
    QByteArray bearer; //!< empty: no Authorization header
    QByteArray body;   //!< JSON; may be empty, also for POST
    Deadlines deadlines;
    qint64 bodyLimit = 8 * 1024 * 1024; //!< of the answer, in bytes; a longer one is Protocol/TooLarge
    std::stop_token stop;

    [[nodiscard]] bool mutates() const { return method != Method::Get; }
};

struct HttpReply
{
    int status = 0;
    QByteArray body;
    QByteArray contentType;                         //!< lower case, without parameters
    std::optional<std::chrono::seconds> retryAfter; //!< clamped to 1 s .. 15 min
    QUrl url;
};

//! Sends API requests. A mutating request leaves the machine at most once: where its answer was lost after
//! bytes may have left, the result is OutcomeUnknown, never a repetition. Redirects are not followed
//! (Protocol/Redirected; OutcomeUnknown where a 301 to 303 may stand behind work that was done). Any status
//! with a complete body is a reply; what the status means is the provider's business.
class HttpClient
{
public:
    //! Takes any proxy lookup off `network`: asking the system for one would block the calling thread.
    explicit HttpClient(QNetworkAccessManager &network);

    [[nodiscard]] QCoro::Task<Result<HttpReply>> send(HttpRequest request);

private:
    QNetworkAccessManager &m_network;
};

} // namespace kustos::net
