// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/exchange.h"

#include "net/origin.h"
#include "net/preparedrequest.h"
#include "net/retryafter.h"

#include <QDateTime>
#include <QNetworkAccessManager>

#include <array>

namespace kustos::net {

namespace {

constexpr qint64 bufferedByQt = 256 * 1024;
constexpr int multipleChoices = 300;
constexpr int temporaryRedirect = 307;
constexpr int firstClientError = 400;

QByteArray verb(HttpRequest::Method method)
{
    switch (method) {
    case HttpRequest::Method::Get:
        return QByteArrayLiteral("GET");
    case HttpRequest::Method::Post:
        return QByteArrayLiteral("POST");
    case HttpRequest::Method::Put:
        return QByteArrayLiteral("PUT");
    case HttpRequest::Method::Patch:
        return QByteArrayLiteral("PATCH");
    case HttpRequest::Method::Delete:
        return QByteArrayLiteral("DELETE");
    }
    return {};
}

//! Qt reports a status of 400 and more as an error although the answer arrived whole.
bool isStatusError(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ContentAccessDenied:
    case QNetworkReply::ContentOperationNotPermittedError:
    case QNetworkReply::ContentNotFoundError:
    case QNetworkReply::AuthenticationRequiredError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::ContentConflictError:
    case QNetworkReply::ContentGoneError:
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::InternalServerError:
    case QNetworkReply::OperationNotImplementedError:
    case QNetworkReply::ServiceUnavailableError:
    case QNetworkReply::UnknownServerError:
        return true;
    default:
        return false;
    }
}

} // namespace

Exchange::Exchange(QNetworkAccessManager &network, const HttpRequest &request)
    : m_mutates(request.mutates())
    , m_bodyLimit(request.bodyLimit)
    , m_upload(request.body)
    , m_idle(request.deadlines.idle)
{
    start(network, request);
    watch(request.deadlines);
    m_stop.emplace(request.stop, [this] {
        QMetaObject::invokeMethod(this, [this] { giveUp(Error::Kind::Cancelled); }, Qt::QueuedConnection);
    });
}

Exchange::~Exchange()
{
    m_stop.reset();
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    // The upload device is a member: the reply must not outlive it.
    m_reply->setParent(nullptr);
    delete m_reply.data();
}

void Exchange::start(QNetworkAccessManager &network, const HttpRequest &request)
{
    QNetworkRequest prepared = preparedRequest(request.url, request.bearer);
    prepared.setRawHeader("Accept", "application/json");
    if (m_mutates) {
        prepared.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        prepared.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
        if (!request.body.isEmpty())
            prepared.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
        m_reply = network.sendCustomRequest(prepared, verb(request.method), &m_upload);
    } else {
        m_reply = network.get(prepared);
    }
    boundBuffer(*m_reply, bufferedByQt);
}

void Exchange::watch(const HttpRequest::Deadlines &deadlines)
{
    connect(m_reply, &QNetworkReply::requestSent, this, [this] { m_left = true; });
    connect(m_reply, &QNetworkReply::encrypted, this, [this] { m_left = true; });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Exchange::headerArrived);
    connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::bytesArrived);
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::ended);
    connect(m_reply, &QObject::destroyed, this, [this] { giveUp(Error::Kind::Cancelled); });
    for (QTimer *timer : {&m_headerTimer, &m_idleTimer, &m_totalTimer}) {
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, [this] { giveUp(Error::Kind::Timeout); });
    }
    m_headerTimer.start(deadlines.connect);
    m_totalTimer.start(deadlines.total);
}

void Exchange::headerArrived()
{
    m_left = true;
    m_headerTimer.stop();
    m_idleTimer.start(m_idle);
}

void Exchange::bytesArrived()
{
    m_idleTimer.start(m_idle);
    drain();
    if (m_body.size() > m_bodyLimit)
        giveUp(Error::Kind::Protocol, Error::Cause::TooLarge);
}

void Exchange::drain()
{
    // One read per signal would stall for ever with a bounded buffer: Qt signals new bytes only once it is
    // emptied.
    std::array<char, 65536> block;
    while (m_body.size() <= m_bodyLimit) {
        const qint64 n = m_reply->read(block.data(), block.size());
        if (n <= 0)
            return;
        m_body.append(block.data(), n);
    }
}

void Exchange::ended()
{
    if (m_outcome)
        return;
    drain();
    if (m_body.size() > m_bodyLimit)
        giveUp(Error::Kind::Protocol, Error::Cause::TooLarge);
    else
        give(judged());
}

void Exchange::give(Result<HttpReply> outcome)
{
    if (m_outcome)
        return;
    m_outcome.emplace(std::move(outcome));
    for (QTimer *timer : {&m_headerTimer, &m_idleTimer, &m_totalTimer})
        timer->stop();
    open();
}

void Exchange::giveUp(Error::Kind kind, Error::Cause cause, const QString &detail)
{
    if (m_outcome)
        return;
    give(failure(m_mutates ? Error::Kind::OutcomeUnknown : kind, cause, detail));
    if (m_reply)
        m_reply->abort();
}

Result<HttpReply> Exchange::judged() const
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // Before anything else: Qt takes a 307 of a body that does not rewind for a failure of the connection.
    if (status >= multipleChoices && status < firstClientError) {
        const QUrl target =
            m_reply->url().resolved(QUrl(QString::fromLatin1(m_reply->rawHeader("Location"))));
        // 301 to 303 are also what a server says after it has done the work; 307 and 308 ask for the request
        // elsewhere.
        const bool mayBeDone = m_mutates && status < temporaryRedirect;
        Error redirected{mayBeDone ? Error::Kind::OutcomeUnknown : Error::Kind::Protocol,
                         Error::Cause::Redirected, status, originText(target), std::nullopt};
        return std::unexpected(redirected);
    }
    const QNetworkReply::NetworkError error = m_reply->error();
    const bool whole =
        error == QNetworkReply::NoError || (status >= firstClientError && isStatusError(error));
    if (status == 0 || !whole || isShort())
        return std::unexpected(transportError());
    HttpReply reply;
    reply.status = status;
    reply.body = m_body;
    reply.contentType = m_reply->rawHeader("Content-Type").split(';').constFirst().trimmed().toLower();
    reply.retryAfter = retryAfter(m_reply->rawHeader("Retry-After"), QDateTime::currentDateTimeUtc());
    reply.url = m_reply->url();
    return reply;
}

bool Exchange::isShort() const
{
    // Qt can take the first part of a body that broke off for all of it when its buffer is bounded.
    bool told = false;
    const qint64 length = m_reply->rawHeader("Content-Length").trimmed().toLongLong(&told);
    return told && m_body.size() < length;
}

bool Exchange::surelyNotSent() const
{
    if (m_left || m_upload.touched())
        return false;
    switch (m_reply->error()) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::SslHandshakeFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
        return true;
    default:
        return false;
    }
}

Error Exchange::transportError() const
{
    Error error;
    error.httpStatus = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    error.detail = m_reply->errorString().section(QStringLiteral("://"), 0, 0);
    if (m_mutates && !surelyNotSent()) {
        error.kind = Error::Kind::OutcomeUnknown;
        error.cause = Error::Cause::ConnectionLost;
        return error;
    }
    switch (m_reply->error()) {
    case QNetworkReply::SslHandshakeFailedError:
        error.kind = Error::Kind::Tls;
        break;
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::UnknownNetworkError:
        error.kind = Error::Kind::Offline;
        error.cause = Error::Cause::HostUnreachable;
        break;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::UnknownContentError:
        error.kind = Error::Kind::Protocol;
        break;
    default:
        error.kind = Error::Kind::Offline;
        error.cause = Error::Cause::ConnectionLost;
    }
    return error;
}

} // namespace kustos::net
