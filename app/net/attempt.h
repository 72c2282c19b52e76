// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/bodydevice.h"
#include "net/downloader.h"
#include "net/gate.h"
#include "net/partfile.h"

#include <QNetworkReply>
#include <QTimer>

#include <functional>
#include <optional>
#include <stop_token>

namespace kustos::net {

//! One GET that continues a part file or starts it over. Lives in the frame of the coroutine that awaits it.
class Attempt final : public Gate
{
public:
    enum class End {
        Complete,      //!< the transport says that everything came; nothing is proved yet
        Cut,           //!< worth another try; error() says how it broke
        StartOver,     //!< the answer does not continue what is there
        Unsatisfiable, //!< 416
        Redirected,    //!< to target()
        Failed,
    };

    //! `progressed` is called after bytes arrived. `part` and the network outlive this object.
    Attempt(QNetworkAccessManager &network, const QUrl &url, const QByteArray &bearer, PartFile &part,
            const DownloadLimits &limits, const std::stop_token &stop, std::function<void()> progressed);
    ~Attempt() override;

    [[nodiscard]] End end() const { return *m_end; }
    [[nodiscard]] const Error &error() const { return m_error; }
    [[nodiscard]] const QUrl &target() const { return m_target; }

private:
    void start(QNetworkAccessManager &network, const QUrl &url, const QByteArray &bearer);
    void headerArrived();
    void judgeFile(int status);
    [[nodiscard]] bool isPageInsteadOfFile(int status, qint64 length) const;
    void acceptWhole();
    void acceptRest();
    void refuse(int status);
    void drain();
    void ended();
    void give(End end, Error error = {});

    PartFile &m_part;
    DownloadLimits m_limits;
    std::function<void()> m_progressed;
    BodyDevice m_nothing{QByteArray()};
    QNetworkReply *m_reply = nullptr;
    qint64 m_asked = 0; //!< first byte asked for; 0: the whole file
    QTimer m_headerTimer;
    QTimer m_idleTimer;
    QTimer m_totalTimer;
    bool m_accepted = false; //!< bytes of this answer belong into the file
    std::optional<End> m_end;
    Error m_error;
    QUrl m_target;
    std::optional<std::stop_callback<std::function<void()>>> m_stop; //!< last: gone before what it touches
};

} // namespace kustos::net
