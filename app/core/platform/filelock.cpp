// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/filelock.h"

#include "core/platform/files.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace kustos::platform {

std::optional<FileLock> FileLock::tryTake(const QString &path)
{
    auto lock = take(path);
    return lock ? std::optional(std::move(*lock)) : std::nullopt;
}

Result<FileLock> FileLock::take(const QString &path)
{
    // Not blocking: what lies there could be a pipe.
    const int descriptor =
        ::open(path.toLocal8Bit().constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return std::unexpected(storageError(errno, path));
    FileLock lock(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return lock;
    if (errno == EWOULDBLOCK)
        return failure(Error::Kind::Conflict, Error::Cause::None, path);
    return std::unexpected(storageError(errno, path));
}

Result<void> FileLock::note(const QByteArray &text) const
{
    if (::ftruncate(m_descriptor, 0) == 0 &&
        ::pwrite(m_descriptor, text.constData(), static_cast<size_t>(text.size()), 0) == text.size())
        return {};
    return std::unexpected(storageError(errno, QString()));
}

FileLock::~FileLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace kustos::platform
