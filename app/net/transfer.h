// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/attempt.h"
#include "net/downloader.h"
#include "net/partfile.h"

#include <QElapsedTimer>

#include <functional>
#include <optional>
#include <stop_token>

class QNetworkAccessManager;

namespace kustos::net {

//! One download from the first check to the final name: attempts, resuming, redirects, proof. Everything runs
//! in the download thread. The owner keeps it until the task of run() has ended.
class Transfer
{
public:
    Transfer(QNetworkAccessManager &network, DownloadRequest request, DownloadLimits limits,
             std::stop_token stop, std::function<void(DownloadProgress)> progress);

    [[nodiscard]] QCoro::Task<Result<DownloadedFile>> run();

private:
    //! Opens the part file and hashes what an earlier session left in it.
    [[nodiscard]] QCoro::Task<Result<void>> prepare();
    [[nodiscard]] QCoro::Task<Result<void>> fetchAll();
    [[nodiscard]] QCoro::Task<Result<void>> hashKept();
    //! What to do after an attempt: true: it is complete, false: once more.
    [[nodiscard]] Result<bool> next(Attempt::End end, const Error &error, const QUrl &target);
    [[nodiscard]] Result<bool> afterCut(const Error &error);
    [[nodiscard]] Result<bool> startOver(const Error &error);
    [[nodiscard]] Result<bool> follow(const QUrl &target, const Error &error);
    [[nodiscard]] Result<DownloadedFile> prove();
    [[nodiscard]] bool isProvedAlready() const;
    void report(bool checking, bool always);

    QNetworkAccessManager &m_network;
    DownloadRequest m_request;
    DownloadLimits m_limits;
    std::stop_token m_stop;
    std::function<void(DownloadProgress)> m_progress;
    std::optional<PartFile> m_part;
    QUrl m_url; //!< where the next attempt goes
    QElapsedTimer m_sinceStart;
    QElapsedTimer m_sinceReport;
    std::chrono::milliseconds m_wait{0}; //!< before the next attempt
    qint64 m_reached = 0;                //!< bytes at the last cut
    int m_failures = 0;                  //!< in a row without progress
    int m_redirects = 0;                 //!< in this chain
    int m_startsOver = 0;
};

} // namespace kustos::net
