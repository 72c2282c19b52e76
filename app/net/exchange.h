// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/bodydevice.h"
#include "net/gate.h"
#include "net/httpclient.h"

#include <QNetworkReply>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <optional>
#include <stop_token>

namespace kustos::net {

//! One request on its way: sent in the constructor, awaited, then asked for its outcome(). Lives in the frame
//! of the coroutine that sends it, in the thread of the QNetworkAccessManager.
class Exchange final : public Gate
{
public:
    Exchange(QNetworkAccessManager &network, const HttpRequest &request);
    ~Exchange() override;

    [[nodiscard]] Result<HttpReply> outcome() const { return *m_outcome; }

private:
    void start(QNetworkAccessManager &network, const HttpRequest &request);
    void watch(const HttpRequest::Deadlines &deadlines);
    void headerArrived();
    void bytesArrived();
    void drain();
    void ended();
    void give(Result<HttpReply> outcome);
    //! Ends it for a reason of our own; a mutating request may have been carried out all the same.
    void giveUp(Error::Kind kind, Error::Cause cause = Error::Cause::None, const QString &detail = {});
    [[nodiscard]] Result<HttpReply> judged() const;
    [[nodiscard]] Error transportError() const;
    [[nodiscard]] bool isShort() const;
    [[nodiscard]] bool surelyNotSent() const;

    bool m_mutates;
    qint64 m_bodyLimit;
    BodyDevice m_upload;
    QPointer<QNetworkReply> m_reply;
    QTimer m_headerTimer;
    QTimer m_idleTimer;
    QTimer m_totalTimer;
    std::chrono::milliseconds m_idle;
    bool m_left = false; //!< bytes of the request may have left this machine
    QByteArray m_body;
    std::optional<Result<HttpReply>> m_outcome;
    std::optional<std::stop_callback<std::function<void()>>> m_stop; //!< last: gone before what it touches
};

} // namespace kustos::net
