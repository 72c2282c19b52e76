// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytesize.h"
#include "core/error.h"

#include <QByteArray>
#include <QCoroTask>
#include <QObject>
#include <QString>
#include <QThread>
#include <QUrl>

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>

namespace kustos::net {

//! What to fetch and what it must turn out to be.
struct DownloadRequest
{
    DownloadRequest() = default;

    QUrl url;
    QByteArray bearer;            //!< sent to the url's own origin only; empty: none
    QString directory;            //!< chosen by the user
    QString fileName;             //!< made by safeFileName(), never a server's word
    QString identity;             //!< of the object (backup id): a .part of another identity is not resumed
    std::optional<ByteSize> size; //!< proved where told
    QByteArray sha256;            //!< lower-case hex, proved where told
};

struct DownloadProgress
{
    ByteSize done;
    std::optional<ByteSize> total;
    bool checking = false;
};

struct DownloadedFile
{
    QString path;
    ByteSize size;
    QByteArray sha256;   //!< of the bytes on the disk
    bool proved = false; //!< a checksum of the service was there to compare with
};

//! How long and how often; all on the monotonic clock.
struct DownloadLimits
{
    std::chrono::milliseconds header{15'000}; //!< until an answer's header is there
    std::chrono::milliseconds idle{30'000};   //!< between two arrivals of bytes
    std::chrono::milliseconds total = std::chrono::hours(24);
    std::chrono::milliseconds firstBackoff{200}; //!< doubled each time, at most 5 s
    int retries = 5;                             //!< in a row without progress
};

class DownloadWorker;

//! Fetches files in a thread of its own: network, checksum and disk never wait in the window's thread.
//! Bytes go to "<name>.part" beside a "<name>.part.json" (identity, ETag, size); only after size and SHA-256
//! were proved and the file was synced does it get its name, and never over an existing file. A cut is
//! resumed by Range/If-Range by itself a few times, and by the next fetch() of the same identity.
class Downloader : public QObject
{
    Q_OBJECT

public:
    explicit Downloader(QObject *parent = nullptr);
    explicit Downloader(DownloadLimits limits, QObject *parent = nullptr);
    //! Cancels what runs (its tasks end with Cancelled) and waits for the thread.
    ~Downloader() override;

    //! Errors: Storage/TargetExists (before and after), DiskFull (.part is kept), SizeMismatch and
    //! HashMismatch (.part is removed), NotWritable; NotFound or Rejected with LinkExpired; Protocol/Html
    //! where a page came instead of a file. `progress` is called in the thread of this object, at most ten
    //! times a second.
    [[nodiscard]] QCoro::Task<Result<DownloadedFile>> fetch(DownloadRequest request, std::stop_token stop,
                                                            std::function<void(DownloadProgress)> progress);

private:
    QThread m_thread;
    DownloadWorker *m_worker; //!< lives in m_thread and is deleted there
};

//! A name from the allow-list [A-Za-z0-9._-], at most 120 bytes, no leading dot or dash, never empty.
[[nodiscard]] QString safeFileName(const QString &wanted, const QString &extension);

} // namespace kustos::net
