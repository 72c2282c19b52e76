// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "net/httpclient.h"
#include "providers/endpoint.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace kustos {

//! Gets its token by OAuth 2 with client credentials (RFC 6749 §4.4, `paths::token` of ccloud³). The token is
//! renewed when 80 % of its life are over; where that fails it is given out to its end. Callers at the same
//! time share one request. Errors: Unauthorized where the credentials are refused, else those of the request;
//! none repeats a word of the answer, which may repeat the secret. After a failure the same one is given for
//! a while (a minute for a refusal, else ten seconds or as told), so that many callers are no storm.
class OAuthEndpoint final : public QObject, public EndpointSource
{
    Q_OBJECT

public:
    struct Credentials
    {
        QString clientId;
        QString clientSecret;
        QString scope = QStringLiteral("*");
    };

    //! `base` as for the provider: without the version segment, or with it. `http` and `clock` must outlive
    //! it.
    OAuthEndpoint(net::HttpClient &http, const Clock &clock, QUrl base, Credentials credentials,
                  QObject *parent = nullptr);
    ~OAuthEndpoint() override;

    QCoro::Task<Result<Endpoint>> endpoint() override;
    void invalidate() override;

private:
    using Answer = Result<Endpoint>;
    using Time = std::chrono::milliseconds; //!< of the monotonic clock

    struct Held
    {
        QByteArray token;
        std::optional<Time> renewAt; //!< both empty: until it is refused
        std::optional<Time> endsAt;
    };
    struct Refused
    {
        Error error;
        Time until;
    };

    //! What can be told without a request.
    [[nodiscard]] std::optional<Answer> present() const;
    QFuture<Answer> ask();
    void answered(const Result<net::HttpReply> &reply);
    [[nodiscard]] Result<Held> token(const net::HttpReply &reply) const;
    [[nodiscard]] bool isAlive() const;
    [[nodiscard]] Endpoint endpointWith(const QByteArray &token) const { return {m_base, token}; }
    void settle(const Answer &answer);

    net::HttpClient &m_http;
    const Clock &m_clock;
    QUrl m_base;
    Credentials m_credentials;
    std::optional<Held> m_held;
    std::optional<Refused> m_refused;
    std::unique_ptr<QPromise<Answer>> m_attempt;
    Time m_askedAt{0};
    std::stop_source m_stop;
};

} // namespace kustos
