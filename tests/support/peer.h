// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <atomic>
#include <chrono>
#include <memory>

struct ssl_st;
struct ssl_ctx_st;

namespace kustos::test {

//! One accepted connection of a FakeCloud. Every call ends when the cloud is torn down.
class Peer
{
public:
    Peer(int socket, ssl_ctx_st *tls);
    ~Peer();
    Peer(const Peer &) = delete;
    Peer &operator=(const Peer &) = delete;

    //! False where the other side is gone.
    bool write(const QByteArray &bytes);
    //! Some bytes; empty at the end.
    QByteArray read();
    //! Stays silent until the other side leaves.
    void hang();
    //! Waits unless the cloud is torn down meanwhile; false then or where the other side left.
    bool pause(std::chrono::milliseconds time);
    void close();    //!< FIN
    void reset();    //!< RST
    void tearDown(); //!< from any thread
    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] qint64 bytesSeen() const { return m_seen; }

private:
    int m_socket;
    std::unique_ptr<ssl_st, void (*)(ssl_st *)> m_tls;
    bool m_open = true;
    std::atomic<qint64> m_seen = 0;
};

} // namespace kustos::test
