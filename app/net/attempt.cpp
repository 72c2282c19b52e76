// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/attempt.h"

#include "net/contentrange.h"
#include "net/httperror.h"
#include "net/preparedrequest.h"
#include "net/retryafter.h"

#include <QDateTime>
#include <QNetworkAccessManager>

namespace kustos::net {

namespace {

constexpr qint64 bufferedByQt = 2 * 1024 * 1024;

Error made(Error::Kind kind, Error::Cause cause, int status = 0, const QString &detail = {})
{
    return Error{kind, cause, status, detail, std::nullopt};
}

Error lost(const QNetworkReply &reply)
{
    switch (reply.error()) {
    case QNetworkReply::SslHandshakeFailedError:
        return made(Error::Kind::Tls, Error::Cause::None, 0,
                    reply.errorString().section(QStringLiteral("://"), 0, 0));
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::UnknownNetworkError:
        return made(Error::Kind::Offline, Error::Cause::HostUnreachable);
    default:
        return made(Error::Kind::Offline, Error::Cause::ConnectionLost);
    }
}

qint64 lengthOf(const QNetworkReply &reply)
{
    bool told = false;
    const qint64 length = reply.rawHeader("Content-Length").trimmed().toLongLong(&told);
    return told && length >= 0 ? length : -1;
}

} // namespace

Attempt::Attempt(QNetworkAccessManager &network, const QUrl &url, const QByteArray &bearer, PartFile &part,
                 const DownloadLimits &limits, const std::stop_token &stop, std::function<void()> progressed)
    : m_part(part)
    , m_limits(limits)
    , m_progressed(std::move(progressed))
{
    start(network, url, bearer);
    m_stop.emplace(stop, [this] {
        QMetaObject::invokeMethod(
            this, [this] { give(End::Failed, made(Error::Kind::Cancelled, Error::Cause::None)); },
            Qt::QueuedConnection);
    });
}

Attempt::~Attempt()
{
    m_stop.reset();
    m_reply->disconnect(this);
    if (m_reply->isRunning())
        m_reply->abort();
    delete m_reply; // its upload device is a member and must not go first
}

void Attempt::start(QNetworkAccessManager &network, const QUrl &url, const QByteArray &bearer)
{
    QNetworkRequest request = preparedRequest(url, bearer);
    if (m_part.size() > 0 && !m_part.etag().isEmpty()) {
        m_asked = m_part.size();
        request.setRawHeader("Range", "bytes=" + QByteArray::number(m_asked) + '-');
        request.setRawHeader("If-Range", m_part.etag());
    }
    // With a body that does not rewind Qt cannot ask again by itself when the answer breaks off: seen on a
    // busy machine, it did so in the middle of a file and reported success for the first part.
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setHeader(QNetworkRequest::ContentLengthHeader, 0);
    m_reply = network.sendCustomRequest(request, "GET", &m_nothing);
    boundBuffer(*m_reply, bufferedByQt);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Attempt::headerArrived);
    connect(m_reply, &QNetworkReply::readyRead, this, &Attempt::drain);
    connect(m_reply, &QNetworkReply::finished, this, &Attempt::ended);
    for (QTimer *timer : {&m_headerTimer, &m_idleTimer}) {
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this,
                [this] { give(End::Cut, made(Error::Kind::Timeout, Error::Cause::None)); });
    }
    m_totalTimer.setSingleShot(true);
    connect(&m_totalTimer, &QTimer::timeout, this,
            [this] { give(End::Failed, made(Error::Kind::Timeout, Error::Cause::None)); });
    m_headerTimer.start(m_limits.header);
    m_totalTimer.start(m_limits.total);
}

void Attempt::headerArrived()
{
    if (m_end || m_accepted)
        return;
    m_headerTimer.stop();
    m_idleTimer.start(m_limits.idle);
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 200 || status == 206) {
        judgeFile(status);
    } else if (status == 416) {
        give(m_asked > 0 ? End::Unsatisfiable : End::Failed,
             made(Error::Kind::Rejected, Error::Cause::None, status));
    } else if (status >= 300 && status < 400) {
        m_target = m_reply->url().resolved(QUrl(QString::fromLatin1(m_reply->rawHeader("Location"))));
        give(End::Redirected, made(Error::Kind::Protocol, Error::Cause::Redirected, status));
    } else {
        refuse(status);
    }
}

bool Attempt::isPageInsteadOfFile(int status, qint64 length) const
{
    const QByteArray type = m_reply->rawHeader("Content-Type").split(';').constFirst().trimmed().toLower();
    const bool text = type == "text/html" || type == "application/xhtml+xml" || type == "application/json" ||
                      type.endsWith("+json");
    // A file that happens to be text is told by having exactly the size that is due.
    const qint64 due = status == 206 ? m_part.total() - m_asked : m_part.expectedSize();
    return text && (due < 0 || length != due);
}

void Attempt::judgeFile(int status)
{
    const QByteArray encoding = m_reply->rawHeader("Content-Encoding").trimmed().toLower();
    if (!encoding.isEmpty() && encoding != "identity")
        return give(End::Failed, made(Error::Kind::Protocol, Error::Cause::None, status));
    if (isPageInsteadOfFile(status, lengthOf(*m_reply)))
        return give(End::Failed, made(Error::Kind::Protocol, Error::Cause::Html, status));
    if (status == 200)
        acceptWhole();
    else
        acceptRest();
}

void Attempt::acceptWhole()
{
    const qint64 length = lengthOf(*m_reply);
    const qint64 known = m_part.expectedSize();
    if (known >= 0 && length >= 0 && length != known)
        return give(End::Failed, made(Error::Kind::Storage, Error::Cause::SizeMismatch, 200));
    const qint64 total = known >= 0 ? known : length;
    if (const auto begun = m_part.begin(m_reply->rawHeader("ETag").trimmed(), total); !begun)
        return give(End::Failed, begun.error());
    if (total >= 0) {
        if (const auto room = m_part.needRoom(total); !room)
            return give(End::Failed, room.error());
    }
    m_accepted = true;
}

void Attempt::acceptRest()
{
    const auto range = ContentRange::parse(m_reply->rawHeader("Content-Range"));
    const QByteArray etag = m_reply->rawHeader("ETag").trimmed();
    const bool fits = m_asked > 0 && range && range->first == m_asked && range->last == range->total - 1 &&
                      range->total == m_part.total() && (etag.isEmpty() || etag == m_part.etag());
    if (!fits)
        return give(m_asked > 0 ? End::StartOver : End::Failed,
                    made(Error::Kind::Protocol, Error::Cause::None, 206));
    if (const auto room = m_part.needRoom(range->total - m_asked); !room)
        return give(End::Failed, room.error());
    m_accepted = true;
}

void Attempt::refuse(int status)
{
    HttpReply reply;
    reply.status = status;
    reply.retryAfter = retryAfter(m_reply->rawHeader("Retry-After"), QDateTime::currentDateTimeUtc());
    Error error = errorFromStatus(reply, {});
    if (status == 410 || status == 403) {
        // Signed links answer so when their time is over.
        error.kind = status == 410 ? Error::Kind::NotFound : Error::Kind::Rejected;
        error.cause = Error::Cause::LinkExpired;
    }
    give(End::Failed, error);
}

void Attempt::drain()
{
    if (m_end || !m_accepted)
        return;
    m_idleTimer.start(m_limits.idle);
    for (;;) {
        const std::span<char> space = m_part.space();
        const qint64 n = m_reply->read(space.data(), static_cast<qint64>(space.size()));
        if (n <= 0)
            break;
        if (const auto taken = m_part.take(n); !taken)
            return give(End::Failed, taken.error());
        if (m_part.total() >= 0 && m_part.size() > m_part.total())
            return give(End::Failed, made(Error::Kind::Storage, Error::Cause::SizeMismatch));
    }
    m_progressed();
}

void Attempt::ended()
{
    if (m_end)
        return;
    if (m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid())
        headerArrived();
    drain();
    if (m_end)
        return;
    if (m_reply->error() == QNetworkReply::NoError && m_accepted)
        return give(End::Complete);
    const Error error = lost(*m_reply);
    give(error.kind == Error::Kind::Tls ? End::Failed : End::Cut, error);
}

void Attempt::give(End end, Error error)
{
    if (m_end)
        return;
    m_end = end;
    m_error = std::move(error);
    m_headerTimer.stop();
    m_idleTimer.stop();
    m_totalTimer.stop();
    // Aborted in the destructor only: Qt does not like it from within the signal that brings the header.
    m_reply->disconnect(this);
    open();
}

} // namespace kustos::net
