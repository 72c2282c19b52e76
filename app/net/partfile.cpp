// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/partfile.h"

#include "core/platform/files.h"
#include "net/contentrange.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace kustos::net {

namespace {

constexpr qsizetype hashedInOneCall = 1024 * 1024;
constexpr qint64 sidecarLimit = 16 * 1024;

std::unexpected<Error> storage(int number, const QString &path)
{
    return std::unexpected(platform::storageError(number, path));
}

QByteArray native(const QString &path)
{
    return path.toLocal8Bit();
}

} // namespace

PartFile::Descriptor::~Descriptor()
{
    if (m_number >= 0)
        ::close(m_number);
}

Result<PartFile> PartFile::open(const QString &directory, const QString &name, const Meaning &meaning)
{
    PartFile part;
    part.m_directory = QDir::cleanPath(directory);
    part.m_name = name;
    part.m_meaning = meaning;
    part.m_folder =
        Descriptor(::open(native(part.m_directory).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (part.m_folder.number() < 0)
        return storage(errno, directory);
    struct stat present{};
    if (::fstatat(part.m_folder.number(), native(name).constData(), &present, AT_SYMLINK_NOFOLLOW) == 0)
        return storage(EEXIST, part.path());
    if (const auto opened = part.openFile(); !opened)
        return std::unexpected(opened.error());
    return part;
}

Result<void> PartFile::openFile()
{
    const QByteArray name = native(m_name + QStringLiteral(".part"));
    const int folder = m_folder.number();
    m_file = Descriptor(
        ::openat(folder, name.constData(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    const bool fresh = m_file.number() >= 0;
    if (!fresh && errno != EEXIST)
        return storage(errno, partPath());
    if (!fresh) {
        // O_NONBLOCK: a pipe planted here must not make us wait for somebody to open its other end.
        m_file = Descriptor(::openat(folder, name.constData(), O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
        if (m_file.number() < 0)
            return storage(errno, partPath());
    }
    struct stat found{};
    if (::fstat(m_file.number(), &found) != 0)
        return storage(errno, partPath());
    if (!S_ISREG(found.st_mode) || found.st_uid != ::geteuid() || found.st_nlink != 1)
        return storage(EPERM, partPath());
    if (::flock(m_file.number(), LOCK_EX | LOCK_NB) != 0)
        return storage(EBUSY, partPath());
    ::fchmod(m_file.number(), 0600);
    m_size = found.st_size;
    if (!fresh)
        readSidecar();
    if (m_etag.isEmpty() && m_size > 0) {
        if (::ftruncate(m_file.number(), 0) != 0)
            return storage(errno, partPath());
        m_size = 0;
    }
    return {};
}

void PartFile::readSidecar()
{
    const auto bytes = platform::readFile(sidecarPath(), sidecarLimit);
    const QJsonObject sidecar = bytes ? QJsonDocument::fromJson(*bytes).object() : QJsonObject();
    const QByteArray etag = sidecar.value(QStringLiteral("etag")).toString().toLatin1();
    const qint64 total = sidecar.value(QStringLiteral("size")).toInteger(-1);
    // A host of our own has another port after each start. Where a checksum is due, it proves the whole file
    // in the end, whoever sent which half.
    const bool sameSource =
        !m_meaning.sha256.isEmpty() || sidecar.value(QStringLiteral("origin")).toString() == m_meaning.origin;
    const bool same = sidecar.value(QStringLiteral("version")).toInt() == 1 &&
                      sidecar.value(QStringLiteral("identity")).toString() == m_meaning.identity &&
                      sameSource &&
                      sidecar.value(QStringLiteral("sha256")).toString().toLatin1() == m_meaning.sha256 &&
                      (m_meaning.size < 0 || total == m_meaning.size);
    if (!same || !isStrongEtag(etag) || total < m_size)
        return;
    m_etag = etag;
    m_total = total;
}

Result<void> PartFile::writeSidecar() const
{
    const QJsonObject sidecar{{QStringLiteral("version"), 1},
                              {QStringLiteral("identity"), m_meaning.identity},
                              {QStringLiteral("origin"), m_meaning.origin},
                              {QStringLiteral("sha256"), QString::fromLatin1(m_meaning.sha256)},
                              {QStringLiteral("etag"), QString::fromLatin1(m_etag)},
                              {QStringLiteral("size"), m_total}};
    return platform::writePrivateFile(sidecarPath(), QJsonDocument(sidecar).toJson(QJsonDocument::Compact));
}

Result<bool> PartFile::hashOnwards(qint64 atMost)
{
    if (m_hashed >= m_size)
        return true;
    const auto buffer = std::make_unique_for_overwrite<char[]>(hashedInOneCall);
    for (qint64 done = 0; m_hashed < m_size && done < atMost;) {
        const ssize_t n = ::pread(m_file.number(), buffer.get(), hashedInOneCall, m_hashed);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return storage(n < 0 ? errno : EIO, partPath());
        m_hash.add(QByteArrayView(buffer.get(), n));
        m_hashed += n;
        done += n;
    }
    return m_hashed >= m_size;
}

Result<void> PartFile::begin(const QByteArray &etag, qint64 total)
{
    m_writer.reset();
    if (::ftruncate(m_file.number(), 0) != 0)
        return storage(errno, partPath());
    m_size = 0;
    m_hashed = 0;
    m_hash = Sha256();
    m_etag = isStrongEtag(etag) ? etag : QByteArray();
    m_total = total;
    return writeSidecar();
}

Result<void> PartFile::needRoom(qint64 more) const
{
    struct statvfs system{};
    if (::fstatvfs(m_folder.number(), &system) != 0)
        return storage(errno, m_directory);
    const auto needed = static_cast<quint64>(more) + static_cast<quint64>(more) / 20;
    if (needed > static_cast<quint64>(system.f_bavail) * system.f_frsize)
        return storage(ENOSPC, m_directory);
    return {};
}

std::span<char> PartFile::space()
{
    if (!m_writer)
        m_writer = std::make_unique<BlockWriter>(m_file.number(), m_size, m_hash.clone());
    return m_writer->space();
}

Result<void> PartFile::take(qint64 count)
{
    m_size += count;
    const int number = m_writer->take(count);
    return number == 0 ? Result<void>() : storage(number, partPath());
}

Result<void> PartFile::flush()
{
    if (!m_writer)
        return {};
    const int number = m_writer->drain();
    m_size = m_writer->size();
    return number == 0 ? Result<void>() : storage(number, partPath());
}

QByteArray PartFile::sha256() const
{
    return m_writer ? m_writer->hash().hex() : m_hash.hex();
}

bool PartFile::isStillOurs() const
{
    struct stat named{};
    struct stat held{};
    const QByteArray name = native(m_name + QStringLiteral(".part"));
    return ::fstatat(m_folder.number(), name.constData(), &named, AT_SYMLINK_NOFOLLOW) == 0 &&
           ::fstat(m_file.number(), &held) == 0 && named.st_ino == held.st_ino && named.st_dev == held.st_dev;
}

Result<QString> PartFile::finish()
{
    if (::fsync(m_file.number()) != 0)
        return storage(errno, partPath());
    if (!isStillOurs())
        return storage(EPERM, partPath());
    if (const auto renamed = platform::renameNoReplace(partPath(), path()); !renamed)
        return std::unexpected(renamed.error());
    if (::fsync(m_folder.number()) != 0)
        return storage(errno, m_directory);
    ::unlinkat(m_folder.number(), native(m_name + QStringLiteral(".part.json")).constData(), 0);
    return path();
}

void PartFile::discard()
{
    // The name may belong to somebody else by now.
    if (isStillOurs())
        ::unlinkat(m_folder.number(), native(m_name + QStringLiteral(".part")).constData(), 0);
    ::unlinkat(m_folder.number(), native(m_name + QStringLiteral(".part.json")).constData(), 0);
}

} // namespace kustos::net
