// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/peer.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QUrl>

#include <condition_variable>
#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace kustos::test {

//! One request as it arrived, written down before anything is answered.
struct Recorded
{
    QByteArray method;
    QByteArray path;                       //!< with the query
    QHash<QByteArray, QByteArray> headers; //!< names in lower case
    QByteArray body;
    int connection = 0; //!< 1 for the first that was accepted

    [[nodiscard]] bool mutates() const { return method != "GET" && method != "HEAD"; }
};

//! What to do with one request.
using Step = std::function<void(Peer &, const Recorded &)>;

//! A scripted HTTP server on 127.0.0.1 in threads of its own, over raw sockets, so that it can misbehave in
//! every way. A request is answered by the first of: the next script() step, its route, 404. The ledger
//! judges what was sent.
class FakeCloud
{
public:
    enum class Transport { Http, Tls };

    explicit FakeCloud(Transport transport = Transport::Http);
    ~FakeCloud();
    FakeCloud(const FakeCloud &) = delete;
    FakeCloud &operator=(const FakeCloud &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/")) const;
    //! The certificate of Transport::Tls, PEM, for localhost and 127.0.0.1; signed by itself.
    [[nodiscard]] QByteArray certificate() const;

    //! Answers the next request that no earlier step takes, whatever it is; once.
    void script(Step step);
    void clearScript();
    //! Answers every such request; `path` without a query matches any query.
    void route(const QByteArray &method, const QByteArray &path, Step step);

    [[nodiscard]] std::vector<Recorded> ledger() const;
    [[nodiscard]] int mutations() const; //!< requests that change something
    [[nodiscard]] int connections() const;
    //! Bytes that arrived on all connections, also such as never became a request.
    [[nodiscard]] qint64 bytesSeen() const;
    //! Closes the listening socket: later connections are refused.
    void stopListening();

private:
    void accept();
    void serve(const std::shared_ptr<Peer> &peer, int number);
    [[nodiscard]] Step stepFor(const Recorded &request);

    Transport m_transport;
    std::shared_ptr<ssl_ctx_st> m_tls;
    QByteArray m_certificate;
    quint16 m_port = 0;
    int m_listener = -1;
    mutable std::mutex m_mutex;
    bool m_ending = false;
    std::deque<Step> m_script;
    std::vector<std::tuple<QByteArray, QByteArray, Step>> m_routes;
    std::vector<Recorded> m_ledger;
    int m_connections = 0;
    std::vector<std::shared_ptr<Peer>> m_peers;
    std::list<std::thread> m_workers;
    std::thread m_acceptor;
};

//! A port of 127.0.0.1 at which nobody listens.
[[nodiscard]] quint16 closedPort();

} // namespace kustos::test
