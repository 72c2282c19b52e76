// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/singleinstance.h"

#include "core/platform/files.h"

#include <QLocalSocket>

#include <chrono>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace kustos {

namespace {

constexpr qint64 MessageLimit = 4096;
constexpr int betweenTries = 20; // ms

bool isSameUser(qintptr descriptor)
{
    ucred peer{};
    socklen_t length = sizeof peer;
    return ::getsockopt(static_cast<int>(descriptor), SOL_SOCKET, SO_PEERCRED, &peer, &length) == 0 &&
           peer.uid == ::geteuid();
}

} // namespace

SingleInstance::SingleInstance(const QString &directory, QObject *parent)
    : QObject(parent)
    , m_socket(directory + QStringLiteral("/window.socket"))
{
    if (!platform::makePrivateDirectory(directory))
        return;
    m_lock = platform::FileLock::tryTake(directory + QStringLiteral("/window.lock"));
    if (m_lock)
        serve();
}

void SingleInstance::serve()
{
    QLocalServer::removeServer(m_socket); // left by a crash: the lock says that nobody listens there
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *peer = m_server.nextPendingConnection()) {
            connect(peer, &QLocalSocket::disconnected, peer, &QObject::deleteLater);
            if (!isSameUser(peer->socketDescriptor())) {
                peer->abort();
                continue;
            }
            peer->setReadBufferSize(MessageLimit);
            connect(peer, &QLocalSocket::readyRead, this, [this, peer] {
                if (peer->peek(5) == "show\n")
                    Q_EMIT showRequested();
                if (peer->bytesAvailable() >= 5)
                    peer->abort();
            });
        }
    });
    m_server.listen(m_socket);
}

bool SingleInstance::askFirstToShow(int deadlineMs) const
{
    // This process has no event loop yet and does nothing else: a plain socket with a deadline is all it
    // needs.
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray path = m_socket.toLocal8Bit();
    if (path.size() >= static_cast<qsizetype>(sizeof address.sun_path))
        return false;
    std::memcpy(address.sun_path, path.constData(), static_cast<size_t>(path.size()));
    // The first one may hold the lock and not listen yet, or be busy with others: asked again until the
    // deadline.
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(deadlineMs);
    bool sent = false;
    while (!sent && std::chrono::steady_clock::now() < end) {
        const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        if (descriptor < 0)
            return false;
        sent = ::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0 &&
               ::send(descriptor, "show\n", 5, MSG_NOSIGNAL) == 5;
        ::close(descriptor);
        if (!sent)
            ::poll(nullptr, 0, betweenTries);
    }
    return sent;
}

} // namespace kustos
