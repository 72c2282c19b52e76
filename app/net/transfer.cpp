// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transfer.h"

#include "net/origin.h"
#include "net/pause.h"
#include "net/preparedrequest.h"

#include <algorithm>

namespace kustos::net {

namespace {

constexpr int mostRedirects = 3;
constexpr int mostStartsOver = 3;
constexpr qint64 progressThatCounts = 64 * 1024;
constexpr qint64 hashedAtOnce = 32 * 1024 * 1024;
constexpr auto longestBackoff = std::chrono::milliseconds(5'000);
constexpr qint64 reportEvery = 100; // milliseconds

//! Only what safeFileName() makes can pass; everything else would be a path or a hidden file.
bool isSafe(const QString &name)
{
    return !name.isEmpty() && safeFileName(name, QString()) == name;
}

} // namespace

Transfer::Transfer(QNetworkAccessManager &network, DownloadRequest request, DownloadLimits limits,
                   std::stop_token stop, std::function<void(DownloadProgress)> progress)
    : m_network(network)
    , m_request(std::move(request))
    , m_limits(limits)
    , m_stop(std::move(stop))
    , m_progress(std::move(progress))
    , m_url(m_request.url)
{
    m_sinceStart.start();
}

QCoro::Task<Result<DownloadedFile>> Transfer::run()
{
    const auto prepared = co_await prepare();
    if (!prepared)
        co_return std::unexpected(prepared.error());
    if (!isProvedAlready()) {
        const auto fetched = co_await fetchAll();
        const auto flushed = m_part->flush();
        if (!fetched)
            co_return std::unexpected(fetched.error());
        if (!flushed)
            co_return std::unexpected(flushed.error());
    }
    co_return prove();
}

QCoro::Task<Result<void>> Transfer::prepare()
{
    if (!isAllowed(m_request.url))
        co_return failure(Error::Kind::Protocol, Error::Cause::None, originText(m_request.url));
    if (!isSendableToken(m_request.bearer))
        co_return failure(Error::Kind::Unauthorized);
    if (!isSafe(m_request.fileName))
        co_return failure(Error::Kind::Storage, Error::Cause::NotWritable, m_request.fileName);
    if (m_stop.stop_requested())
        co_return failure(Error::Kind::Cancelled);
    const PartFile::Meaning meaning{m_request.identity, originText(m_request.url),
                                    m_request.size ? m_request.size->bytes() : -1, m_request.sha256};
    auto part = PartFile::open(m_request.directory, m_request.fileName, meaning);
    if (!part)
        co_return std::unexpected(part.error());
    m_part.emplace(std::move(*part));
    const auto hashed = co_await hashKept();
    m_reached = m_part->size();
    co_return hashed;
}

QCoro::Task<Result<void>> Transfer::hashKept()
{
    for (;;) {
        const auto done = m_part->hashOnwards(hashedAtOnce);
        if (!done)
            co_return std::unexpected(done.error());
        if (*done)
            co_return Result<void>();
        // Other downloads of this thread get their turn.
        Pause turn(std::chrono::milliseconds(0), m_stop);
        co_await turn;
        if (m_stop.stop_requested())
            co_return failure(Error::Kind::Cancelled);
    }
}

bool Transfer::isProvedAlready() const
{
    return !m_request.sha256.isEmpty() && m_part->size() > 0 && m_part->size() == m_part->total() &&
           m_part->sha256() == m_request.sha256;
}

QCoro::Task<Result<void>> Transfer::fetchAll()
{
    for (;;) {
        if (m_wait.count() > 0) {
            Pause pause(m_wait, m_stop);
            co_await pause;
        }
        m_wait = std::chrono::milliseconds(0);
        if (m_stop.stop_requested())
            co_return failure(Error::Kind::Cancelled);
        DownloadLimits left = m_limits;
        left.total -= std::chrono::milliseconds(m_sinceStart.elapsed());
        if (left.total.count() <= 0)
            co_return failure(Error::Kind::Timeout);
        const QByteArray bearer = sameOrigin(m_url, m_request.url) ? m_request.bearer : QByteArray();
        Attempt attempt(m_network, m_url, bearer, *m_part, left, m_stop, [this] { report(false, false); });
        co_await attempt;
        const auto complete = next(attempt.end(), attempt.error(), attempt.target());
        if (!complete)
            co_return std::unexpected(complete.error());
        if (*complete)
            co_return Result<void>();
    }
}

Result<bool> Transfer::next(Attempt::End end, const Error &error, const QUrl &target)
{
    switch (end) {
    case Attempt::End::Complete:
        // The transport's word for it is not enough: a short file is a cut, whatever it says.
        if (m_part->total() >= 0 && m_part->size() < m_part->total())
            return afterCut(Error{Error::Kind::Offline, Error::Cause::ConnectionLost, 0, {}, std::nullopt});
        return true;
    case Attempt::End::Cut:
        return afterCut(error);
    case Attempt::End::Unsatisfiable:
        if (m_part->size() == m_part->total())
            return true;
        return startOver(error);
    case Attempt::End::StartOver:
        return startOver(error);
    case Attempt::End::Redirected:
        return follow(target, error);
    case Attempt::End::Failed:
        break;
    }
    if (error.cause == Error::Cause::SizeMismatch)
        m_part->discard();
    return std::unexpected(error);
}

Result<bool> Transfer::afterCut(const Error &error)
{
    const bool keeps = !m_part->etag().isEmpty();
    const bool progress = keeps && m_part->size() >= m_reached + progressThatCounts;
    m_reached = keeps ? m_part->size() : 0;
    m_failures = progress ? 0 : m_failures + 1;
    if (m_failures > m_limits.retries)
        return std::unexpected(error);
    m_wait = std::min(longestBackoff,
                      m_limits.firstBackoff * (1 << std::min(m_failures > 0 ? m_failures - 1 : 0, 10)));
    // A link that was redirected to may have been made for one use.
    m_url = m_request.url;
    m_redirects = 0;
    return false;
}

Result<bool> Transfer::startOver(const Error &error)
{
    if (++m_startsOver > mostStartsOver)
        return std::unexpected(error);
    m_part->doNotContinue();
    m_reached = 0;
    return false;
}

Result<bool> Transfer::follow(const QUrl &target, const Error &error)
{
    const bool safe = target.scheme() == QStringLiteral("https")
                          ? isAllowed(target)
                          : isAllowed(target) && sameOrigin(target, m_request.url);
    if (!safe || ++m_redirects > mostRedirects) {
        Error refused = error;
        refused.detail = originText(target);
        return std::unexpected(refused);
    }
    m_url = target;
    return false;
}

Result<DownloadedFile> Transfer::prove()
{
    report(true, true);
    const QByteArray sha256 = m_part->sha256();
    const ByteSize size(m_part->size());
    if (m_request.size && size != *m_request.size) {
        m_part->discard();
        return failure(Error::Kind::Storage, Error::Cause::SizeMismatch);
    }
    if (!m_request.sha256.isEmpty() && sha256 != m_request.sha256) {
        m_part->discard();
        return failure(Error::Kind::Storage, Error::Cause::HashMismatch);
    }
    const auto path = m_part->finish();
    if (!path)
        return std::unexpected(path.error());
    return DownloadedFile{*path, size, sha256, !m_request.sha256.isEmpty()};
}

void Transfer::report(bool checking, bool always)
{
    if (!always && m_sinceReport.isValid() && m_sinceReport.elapsed() < reportEvery)
        return;
    m_sinceReport.start();
    DownloadProgress progress;
    progress.done = ByteSize(m_part->size());
    if (m_part->total() >= 0)
        progress.total = ByteSize(m_part->total());
    progress.checking = checking;
    m_progress(progress);
}

} // namespace kustos::net
