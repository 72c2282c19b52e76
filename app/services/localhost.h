// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/endpoint.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QString>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace kustos {

//! "This computer": attaches to the kustos-host of a state directory, or starts it. A running managed host
//! writes "host-<first 16 hex digits of the SHA-256 of the directory's canonical path>.json" to
//! $XDG_RUNTIME_DIR/kustos; the file counts only when it is ours, 0600, and its process lives. The host gets
//! a session of its own and goes on when this program ends. Errors: Offline/HostNotStarted, detail = what the
//! host said before it ended.
class LocalHost final : public QObject, public EndpointSource
{
    Q_OBJECT

public:
    //! `program` is the path of kustos-host.
    LocalHost(QString program, QString stateDirectory, QObject *parent = nullptr);
    ~LocalHost() override;

    //! Callers at the same time share one attempt.
    QCoro::Task<Result<Endpoint>> endpoint() override;
    void invalidate() override;

    void setDeadline(std::chrono::milliseconds deadline) { m_deadline = deadline; }
    [[nodiscard]] static QString addressFile(const QString &stateDirectory);

Q_SIGNALS:
    void found(const QUrl &base); //!< where the host answers now; the address alone, without the token

private:
    struct Host
    {
        Endpoint endpoint;
        qint64 pid = 0;
    };
    using Answer = Result<Endpoint>;

    [[nodiscard]] std::optional<Host> present() const;
    [[nodiscard]] bool isRefused(const Host &host) const;
    QFuture<Answer> start();
    void look();
    void know(const Endpoint &endpoint);
    void settle(const Answer &answer);
    [[nodiscard]] Error notStarted() const;

    QString m_program;
    QString m_stateDirectory;
    QString m_errorFile;
    std::optional<Endpoint> m_known;
    std::optional<Endpoint> m_refused; //!< did not answer or did not take its own token
    std::unique_ptr<QPromise<Answer>> m_attempt;
    std::chrono::milliseconds m_deadline{10'000};
    std::chrono::steady_clock::time_point m_givenUpAt;
    qint64 m_startedPid = 0;
    QTimer m_timer;
};

} // namespace kustos
