// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/downloadworker.h"

#include "net/transfer.h"

#include <QNetworkProxy>
#include <QThread>

namespace kustos::net {

namespace {

//! A download stops for its caller or for the end of the thread, whichever comes first.
struct Running
{
    Running(const std::stop_token &caller, const std::stop_token &ending)
        : byCaller(caller, [this] { stop.request_stop(); })
        , byEnding(ending, [this] { stop.request_stop(); })
    {
    }

    std::stop_source stop;
    std::optional<Transfer> transfer;
    std::stop_callback<std::function<void()>> byCaller;
    std::stop_callback<std::function<void()>> byEnding;
};

} // namespace

DownloadWorker::DownloadWorker(DownloadLimits limits)
    : m_limits(limits)
    , m_network(new QNetworkAccessManager(this))
{
    m_network->setProxy(QNetworkProxy::NoProxy);
}

void DownloadWorker::start(DownloadRequest request, const std::stop_token &stop, FetchCall *call)
{
    const auto running = std::make_shared<Running>(stop, m_ending.get_token());
    running->transfer.emplace(*m_network, std::move(request), m_limits, running->stop.get_token(),
                              [call](DownloadProgress progress) { call->report(progress); });
    ++m_running;
    QCoro::connect(running->transfer->run(), this, [this, running, call](Result<DownloadedFile> result) {
        call->finish(std::move(result));
        --m_running;
        quitIfIdle();
    });
}

void DownloadWorker::endAll()
{
    m_ending.request_stop();
    quitIfIdle();
}

void DownloadWorker::quitIfIdle()
{
    if (m_running == 0 && m_ending.stop_requested())
        thread()->quit();
}

} // namespace kustos::net
