// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/files.h"

#include <QFileInfo>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kustos::platform {

namespace {

class Descriptor
{
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    [[nodiscard]] int number() const { return m_number; }
    //! Closing can report what writing did not (a full disk behind a network file system).
    [[nodiscard]] int closeNow() { return ::close(std::exchange(m_number, -1)); }

private:
    int m_number;
};

QByteArray native(const QString &path)
{
    return path.toLocal8Bit();
}

bool writeAll(int descriptor, const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t n =
            ::write(descriptor, bytes.constData() + done, static_cast<size_t>(bytes.size() - done));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        done += n;
    }
    return true;
}

} // namespace

Error storageError(int number, const QString &path)
{
    Error error;
    error.kind = Error::Kind::Storage;
    switch (number) {
    case ENOSPC:
    case EDQUOT:
        error.cause = Error::Cause::DiskFull;
        break;
    case EEXIST:
        error.cause = Error::Cause::TargetExists;
        break;
    default:
        error.cause = Error::Cause::NotWritable;
    }
    error.detail = path + QStringLiteral(": ") + QString::fromLocal8Bit(std::strerror(number));
    return error;
}

Result<void> syncFile(int descriptor)
{
    if (::fsync(descriptor) != 0)
        return std::unexpected(storageError(errno, QString()));
    return {};
}

Result<void> syncDirectory(const QString &path)
{
    const Descriptor directory(::open(native(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.number() < 0 || ::fsync(directory.number()) != 0)
        return std::unexpected(storageError(errno, path));
    return {};
}

Result<void> renameNoReplace(const QString &from, const QString &to)
{
    if (::renameat2(AT_FDCWD, native(from).constData(), AT_FDCWD, native(to).constData(), RENAME_NOREPLACE) ==
        0)
        return {};
    const int number = errno;
    if (number != EINVAL && number != ENOSYS)
        return std::unexpected(storageError(number, to));
    // A file system without RENAME_NOREPLACE: a hard link refuses an existing name just as well.
    if (::link(native(from).constData(), native(to).constData()) != 0)
        return std::unexpected(storageError(errno, to));
    ::unlink(native(from).constData());
    return {};
}

Result<void> writePrivateFile(const QString &path, const QByteArray &bytes)
{
    struct stat present{};
    if (::lstat(native(path).constData(), &present) == 0 &&
        (!S_ISREG(present.st_mode) || present.st_uid != ::geteuid()))
        return std::unexpected(storageError(EPERM, path));
    const QString directory = QFileInfo(path).path();
    const QByteArray temporary = native(path) + ".new";
    ::unlink(temporary.constData());
    Descriptor file(
        ::open(temporary.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (file.number() < 0)
        return std::unexpected(storageError(errno, path));
    if (!writeAll(file.number(), bytes) || ::fsync(file.number()) != 0 || file.closeNow() != 0 ||
        ::rename(temporary.constData(), native(path).constData()) != 0) {
        const int number = errno;
        ::unlink(temporary.constData());
        return std::unexpected(storageError(number, path));
    }
    return syncDirectory(directory);
}

Result<QByteArray> readFile(const QString &path, qint64 limit)
{
    // Not blocking: a pipe without a writer would be waited for without end.
    const Descriptor file(::open(native(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    if (file.number() < 0) {
        if (errno == ENOENT)
            return failure(Error::Kind::NotFound, Error::Cause::None, path);
        return std::unexpected(storageError(errno, path));
    }
    struct stat kind{};
    if (::fstat(file.number(), &kind) != 0 || S_ISFIFO(kind.st_mode) || S_ISSOCK(kind.st_mode))
        return failure(Error::Kind::Storage, Error::Cause::NotWritable,
                       path + QStringLiteral(": not a file"));
    QByteArray bytes;
    std::array<char, 65536> block{};
    for (;;) {
        const ssize_t n = ::read(file.number(), block.data(), block.size());
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return std::unexpected(storageError(errno, path));
        if (n == 0)
            return bytes;
        if (bytes.size() + n > limit)
            return failure(Error::Kind::Storage, Error::Cause::TooLarge, path);
        bytes.append(block.data(), n);
    }
}

Result<void> makePrivateDirectory(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return {};
    const QString parent = info.path();
    if (parent != path) {
        if (const auto made = makePrivateDirectory(parent); !made)
            return made;
    }
    if (::mkdir(native(path).constData(), 0700) == 0)
        return {};
    const int number = errno;
    // Made by somebody else at the same moment is as good; something else in its place is not.
    if (number == EEXIST && QFileInfo(path).isDir())
        return {};
    return std::unexpected(storageError(number == EEXIST ? ENOTDIR : number, path));
}

} // namespace kustos::platform
