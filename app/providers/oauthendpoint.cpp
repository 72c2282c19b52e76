// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/oauthendpoint.h"

#include "core/ccloudpaths.h"
#include "net/httperror.h"
#include "net/json.h"
#include "net/preparedrequest.h"
#include "providers/apilink.h"

#include <QCoroFuture>
#include <QJsonDocument>

namespace kustos {

namespace {

constexpr std::chrono::seconds afterRefusal{60};
constexpr std::chrono::seconds afterFailure{10};
constexpr qint64 longestLife = 10 * 365 * 24 * 3600LL; // seconds; more would not fit into milliseconds
constexpr int percentOfLife = 80;

//! Asking for a token changes nothing, so that a lost answer leaves nothing open.
Error plainFailure(Error error)
{
    error.detail.clear();
    if (error.kind != Error::Kind::OutcomeUnknown)
        return error;
    switch (error.cause) {
    case Error::Cause::ConnectionLost:
        error.kind = Error::Kind::Offline;
        break;
    case Error::Cause::None:
        error.kind = Error::Kind::Timeout;
        break;
    default:
        error.kind = Error::Kind::Protocol;
        break;
    }
    return error;
}

//! RFC 6749 §5.2 lets a server say so with 400 too.
bool refusesCredentials(const net::HttpReply &reply)
{
    constexpr int unauthorized = 401;
    constexpr int badRequest = 400;
    if (reply.status == unauthorized)
        return true;
    const auto object = net::JsonObject::parse(reply);
    if (reply.status != badRequest || !object)
        return false;
    const QString word = object->raw().value(QLatin1StringView("error")).toString();
    return word == QLatin1String("invalid_client") || word == QLatin1String("unauthorized_client") ||
           word == QLatin1String("invalid_grant");
}

Error refusal(const net::HttpReply &reply)
{
    Error error = net::errorFromStatus(reply, QString());
    if (refusesCredentials(reply))
        error.kind = Error::Kind::Unauthorized;
    return error;
}

} // namespace

OAuthEndpoint::OAuthEndpoint(net::HttpClient &http, const Clock &clock, QUrl base, Credentials credentials,
                             QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_clock(clock)
    , m_base(std::move(base))
    , m_credentials(std::move(credentials))
{
}

OAuthEndpoint::~OAuthEndpoint()
{
    m_stop.request_stop();
    // Whoever waits gets an answer; the coroutines then end without this object.
    settle(failure(Error::Kind::Cancelled));
}

QCoro::Task<Result<Endpoint>> OAuthEndpoint::endpoint()
{
    const auto known = present();
    if (known)
        co_return *known;
    const QFuture<Answer> answer = m_attempt ? m_attempt->future() : ask();
    const auto settled = co_await answer;
    co_return settled;
}

void OAuthEndpoint::invalidate()
{
    m_held.reset();
}

bool OAuthEndpoint::isAlive() const
{
    return m_held && (!m_held->endsAt || m_clock.monotonic() < *m_held->endsAt);
}

std::optional<OAuthEndpoint::Answer> OAuthEndpoint::present() const
{
    const Time now = m_clock.monotonic();
    const bool due = !isAlive() || (m_held->renewAt && now >= *m_held->renewAt);
    const bool mayAsk = !m_refused || now >= m_refused->until;
    if (isAlive() && (!due || !mayAsk))
        return Answer(endpointWith(m_held->token));
    if (!mayAsk && !m_attempt)
        return Answer(std::unexpected(m_refused->error));
    return std::nullopt;
}

QFuture<OAuthEndpoint::Answer> OAuthEndpoint::ask()
{
    m_attempt = std::make_unique<QPromise<Answer>>();
    m_attempt->start();
    const QFuture<Answer> answer = m_attempt->future(); // the attempt may be over before this returns
    m_askedAt = m_clock.monotonic();
    const QString path = QLatin1String(ccloud::paths::token.pattern);
    net::HttpRequest request(net::HttpRequest::Method::Post,
                             ApiLink::address(m_base, QStringLiteral("/api/v1"), path), QByteArray());
    request.body = QJsonDocument(QJsonObject{
                                     {QStringLiteral("grant_type"), QStringLiteral("client_credentials")},
                                     {QStringLiteral("client_id"), m_credentials.clientId},
                                     {QStringLiteral("client_secret"), m_credentials.clientSecret},
                                     {QStringLiteral("scope"), m_credentials.scope},
                                 })
                       .toJson(QJsonDocument::Compact);
    request.bodyLimit = 256 * 1024;
    request.stop = m_stop.get_token();
    QCoro::connect(m_http.send(std::move(request)), this,
                   [this](const Result<net::HttpReply> &reply) { answered(reply); });
    return answer;
}

void OAuthEndpoint::answered(const Result<net::HttpReply> &reply)
{
    constexpr int multipleChoices = 300;
    Result<Held> held = failure(Error::Kind::Protocol);
    if (!reply)
        held = std::unexpected(plainFailure(reply.error()));
    else if (reply->status < 200 || reply->status >= multipleChoices)
        held = std::unexpected(refusal(*reply));
    else
        held = token(*reply);
    if (held) {
        m_held = *held;
        m_refused.reset();
        settle(endpointWith(m_held->token));
        return;
    }
    const bool refused = held.error().kind == Error::Kind::Unauthorized;
    const Time pause = refused ? Time(afterRefusal) : Time(held.error().retryAfter.value_or(afterFailure));
    m_refused = Refused{held.error(), m_clock.monotonic() + pause};
    if (refused)
        m_held.reset();
    if (isAlive())
        settle(endpointWith(m_held->token));
    else
        settle(std::unexpected(held.error()));
}

Result<OAuthEndpoint::Held> OAuthEndpoint::token(const net::HttpReply &reply) const
{
    const auto object = net::JsonObject::parse(reply);
    if (!object)
        return std::unexpected(plainFailure(object.error()));
    const auto text = object->text("access_token");
    if (!text)
        return std::unexpected(text.error());
    const auto type = object->optionalText("token_type");
    if (!type)
        return std::unexpected(type.error());
    const auto life = object->optionalInteger("expires_in", 1);
    if (!life)
        return std::unexpected(life.error());
    Held held;
    held.token = text->toUtf8();
    const bool isBearer = type->value_or(QStringLiteral("bearer")).toLower() == QLatin1String("bearer");
    if (held.token.isEmpty() || !net::isSendableToken(held.token) || !isBearer)
        return failure(Error::Kind::Protocol, Error::Cause::BadJson,
                       isBearer ? QStringLiteral("access_token") : QStringLiteral("token_type"));
    if (life->has_value()) {
        const Time whole = std::chrono::seconds(std::min(**life, longestLife));
        // Counted from the question: the answer may have been long on its way.
        held.renewAt = m_askedAt + whole * percentOfLife / 100;
        held.endsAt = m_askedAt + whole;
    }
    return held;
}

void OAuthEndpoint::settle(const Answer &answer)
{
    if (!m_attempt)
        return;
    // Taken out first: who is woken may ask again at once.
    const auto attempt = std::move(m_attempt);
    attempt->addResult(answer);
    attempt->finish();
}

} // namespace kustos
