// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/downloader.h"
#include "net/fetchcall.h"

#include <QNetworkAccessManager>
#include <QObject>

#include <memory>
#include <stop_token>

namespace kustos::net {

//! The half of Downloader that lives in the download thread. All functions are called in that thread.
class DownloadWorker final : public QObject
{
public:
    explicit DownloadWorker(DownloadLimits limits);

    //! `call` stays valid until its finish() was called.
    void start(DownloadRequest request, const std::stop_token &stop, FetchCall *call);
    //! Cancels everything; the thread quits when the last transfer has ended.
    void endAll();

private:
    void quitIfIdle();

    DownloadLimits m_limits;
    QNetworkAccessManager *m_network; //!< a child, so that it moves to the thread with its parent
    std::stop_source m_ending;
    int m_running = 0;
};

} // namespace kustos::net
