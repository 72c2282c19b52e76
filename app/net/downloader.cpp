// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/downloader.h"

#include "net/downloadworker.h"
#include "net/fetchcall.h"

namespace kustos::net {

Downloader::Downloader(QObject *parent)
    : Downloader(DownloadLimits(), parent)
{
}

Downloader::Downloader(DownloadLimits limits, QObject *parent)
    : QObject(parent)
    , m_worker(new DownloadWorker(limits))
{
    m_thread.setObjectName(QStringLiteral("download"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

Downloader::~Downloader()
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->endAll(); }, Qt::QueuedConnection);
    m_thread.wait();
}

QCoro::Task<Result<DownloadedFile>> Downloader::fetch(DownloadRequest request, std::stop_token stop,
                                                      std::function<void(DownloadProgress)> progress)
{
    FetchCall call(std::move(progress));
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, request = std::move(request), stop, &call] {
            worker->start(request, stop, &call);
        },
        Qt::QueuedConnection);
    co_await call;
    co_return call.result();
}

} // namespace kustos::net
