// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "host/http/message.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

struct MHD_Connection;
struct MHD_Daemon;
struct MHD_OptionItem;

namespace kustos::host::http {

struct ServerOptions
{
    QString address = QStringLiteral("127.0.0.1"); //!< numeric, IPv4 or IPv6
    quint16 port = 0;                              //!< 0: the system chooses
    QByteArray certificate;                        //!< PEM; with `key`: TLS only
    QByteArray key;
    unsigned connections = 2048;
    unsigned idleSeconds = 75;
    std::chrono::seconds requestLimit{
        60}; //!< from a connection, or the end of a request, to the next whole one
};

//! libmicrohttpd inside Qt's event loop: its epoll descriptor behind one notifier, its time-outs behind one
//! timer. Bodies up to 1 MiB, headers up to 16 KiB; the handler is called on the thread of the server when a
//! request is complete.
class Server : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype bodyLimit = 1 << 20;
    using Handler = std::function<Response(const Request &)>;

    explicit Server(Handler handler);
    ~Server() override;

    //! Offline where the address cannot be bound, Tls where certificate or key are of no use.
    [[nodiscard]] Result<void> listen(const ServerOptions &options);
    [[nodiscard]] quint16 port() const { return m_port; }
    //! A request is being received or its answer, a download for example, is not sent to its end.
    [[nodiscard]] bool isServing() const { return m_exchanges > 0; }

private:
    class Exchange;
    struct Stop
    {
        void operator()(MHD_Daemon *daemon) const;
    };
    //! A connection that has not sent all of its next request.
    struct Pending
    {
        int descriptor;
        std::chrono::steady_clock::time_point since;
    };
    void addCallbacks(std::vector<MHD_OptionItem> &items);
    void turn();
    void expect(MHD_Connection *connection);
    void forget(MHD_Connection *connection);
    void dropStale();
    [[nodiscard]] int serve(MHD_Connection *connection, const char *path, const char *method,
                            const char *upload, size_t *uploadSize, void **context);
    [[nodiscard]] int begin(MHD_Connection *connection, const char *path, const char *method, void **context);
    [[nodiscard]] int answer(MHD_Connection *connection, const Response &response) const;

    Handler m_handler;
    QByteArray m_certificate; //!< libmicrohttpd keeps pointers to both
    QByteArray m_key;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QTimer m_timer;
    int m_exchanges = 0;
    unsigned m_closed = 0; //!< connections, since the start
    QTimer m_staleTimer;
    std::chrono::seconds m_requestLimit{};
    std::unordered_map<MHD_Connection *, Pending> m_pending;
    std::unique_ptr<MHD_Daemon, Stop> m_daemon;
    quint16 m_port = 0;
};

} // namespace kustos::host::http
