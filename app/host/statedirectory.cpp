// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/statedirectory.h"

#include "core/platform/files.h"
#include "host/randomid.h"

#include <QFileInfo>

#include <algorithm>
#include <cerrno>

namespace kustos::host {

namespace {

//! A secret has to fit into a header line.
bool isUsable(const QByteArray &secret)
{
    return secret.size() >= 16 && secret.size() <= 1024 &&
           std::all_of(secret.begin(), secret.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

//! The trimmed content of a secret's file, which is made with a new secret where it is missing.
Result<QByteArray> secretIn(const QString &path)
{
    const auto refused = [&path](const QString &sentence) {
        return failure(Error::Kind::Storage, Error::Cause::None, path + QStringLiteral(": ") + sentence);
    };
    const auto present = platform::readFile(path, 4096);
    if (present) {
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
                            QFileDevice::WriteOther;
        if (QFileInfo(path).permissions() & others)
            return refused(QStringLiteral("other users can read or change it; chmod 600 it"));
        if (!isUsable(present->trimmed()))
            return refused(QStringLiteral("no usable secret in it (16 to 1024 printable ASCII signs)"));
        return present->trimmed();
    }
    if (present.error().cause == Error::Cause::TooLarge)
        return refused(QStringLiteral("too large for a secret"));
    if (present.error().kind != Error::Kind::NotFound)
        return present;
    const QByteArray secret = randomBytes(32).toHex();
    if (const auto written = platform::writePrivateFile(path, secret + '\n'); !written)
        return std::unexpected(written.error());
    return secret;
}

} // namespace

Result<StateDirectory> StateDirectory::open(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (const auto made = platform::makePrivateDirectory(absolute); !made)
        return std::unexpected(made.error());
    // A file in its place counts as made.
    if (!QFileInfo(absolute).isDir())
        return std::unexpected(platform::storageError(ENOTDIR, absolute));
    const QString canonical = QFileInfo(absolute).canonicalFilePath();
    if (canonical.isEmpty())
        return failure(Error::Kind::Storage, Error::Cause::NotWritable, absolute);
    return StateDirectory(canonical);
}

Result<platform::FileLock> StateDirectory::lock() const
{
    return platform::FileLock::take(lockFile());
}

QString StateDirectory::lockFile() const
{
    return m_path + QStringLiteral("/host.lock");
}

Result<QByteArray> StateDirectory::token(const QString &tokenFile) const
{
    return secretIn(tokenFile.isEmpty() ? m_path + QStringLiteral("/token") : tokenFile);
}

Result<QByteArray> StateDirectory::linkKey() const
{
    return secretIn(m_path + QStringLiteral("/link.key"));
}

QString StateDirectory::catalogueFile() const
{
    return m_path + QStringLiteral("/catalogue.db");
}

QString StateDirectory::backupDirectory(ServiceId deployment) const
{
    return QStringLiteral("%1/backups/%2").arg(m_path, deployment.text());
}

QString StateDirectory::backupFile(ServiceId deployment, BackupId backup) const
{
    return QStringLiteral("%1/%2.db").arg(backupDirectory(deployment), backup.text());
}

QString StateDirectory::instanceFile(ServiceId deployment) const
{
    return QStringLiteral("%1/instances/%2/database.db").arg(m_path, deployment.text());
}

} // namespace kustos::host
