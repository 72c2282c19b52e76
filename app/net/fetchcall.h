// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/downloader.h"
#include "net/gate.h"

#include <functional>
#include <optional>

namespace kustos::net {

//! One call of Downloader::fetch() as the download thread sees it. Lives in the caller's frame and thread;
//! report() and finish() come from the download thread, finish() once and last.
class FetchCall final : public Gate
{
public:
    explicit FetchCall(std::function<void(DownloadProgress)> progress)
        : m_progress(std::move(progress))
    {
    }

    void report(DownloadProgress progress)
    {
        if (m_progress)
            QMetaObject::invokeMethod(this, [this, progress] { m_progress(progress); }, Qt::QueuedConnection);
    }
    void finish(Result<DownloadedFile> result)
    {
        m_result.emplace(std::move(result));
        open();
    }
    [[nodiscard]] Result<DownloadedFile> result() const { return *m_result; }

private:
    std::function<void(DownloadProgress)> m_progress;
    std::optional<Result<DownloadedFile>> m_result;
};

} // namespace kustos::net
