// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/peer.h"

#include <array>
#include <cerrno>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace kustos::test {

Peer::Peer(int socket, ssl_ctx_st *tls)
    : m_socket(socket)
    , m_tls(tls ? SSL_new(tls) : nullptr, SSL_free)
{
    if (!m_tls)
        return;
    SSL_set_fd(m_tls.get(), m_socket);
    m_open = SSL_accept(m_tls.get()) == 1;
}

Peer::~Peer()
{
    ::close(m_socket);
}

bool Peer::write(const QByteArray &bytes)
{
    qsizetype done = 0;
    while (m_open && done < bytes.size()) {
        const char *from = bytes.constData() + done;
        const qsizetype left = bytes.size() - done;
        const auto n = m_tls ? static_cast<ssize_t>(SSL_write(m_tls.get(), from, static_cast<int>(left)))
                             : ::send(m_socket, from, static_cast<size_t>(left), MSG_NOSIGNAL);
        if (n <= 0)
            m_open = false;
        else
            done += n;
    }
    return m_open;
}

QByteArray Peer::read()
{
    std::array<char, 65536> block{};
    if (!m_open)
        return {};
    const auto n =
        m_tls ? static_cast<ssize_t>(SSL_read(m_tls.get(), block.data(), static_cast<int>(block.size())))
              : ::recv(m_socket, block.data(), block.size(), 0);
    if (n <= 0) {
        m_open = false;
        return {};
    }
    m_seen += n;
    return QByteArray(block.data(), n);
}

void Peer::hang()
{
    while (!read().isEmpty()) {
    }
}

bool Peer::pause(std::chrono::milliseconds time)
{
    pollfd watched{m_socket, POLLRDHUP, 0};
    if (::poll(&watched, 1, static_cast<int>(time.count())) != 0)
        m_open = false;
    return m_open;
}

void Peer::close()
{
    m_open = false;
    if (m_tls)
        SSL_shutdown(m_tls.get());
    ::shutdown(m_socket, SHUT_RDWR);
}

void Peer::reset()
{
    m_open = false;
    const linger abortive{1, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &abortive, sizeof abortive);
    // Closing now would free the number for another connection while tearDown() may still use it: disconnect
    // instead.
    sockaddr unspecified{};
    unspecified.sa_family = AF_UNSPEC;
    ::connect(m_socket, &unspecified, sizeof unspecified);
}

void Peer::tearDown()
{
    ::shutdown(m_socket, SHUT_RDWR);
}

} // namespace kustos::test
