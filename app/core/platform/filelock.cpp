// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/filelock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace kustos::platform {

std::optional<FileLock> FileLock::tryTake(const QString &path)
{
    const int descriptor = ::open(path.toLocal8Bit().constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return std::nullopt;
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        ::close(descriptor);
        return std::nullopt;
    }
    return FileLock(descriptor);
}

FileLock::~FileLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace kustos::platform
