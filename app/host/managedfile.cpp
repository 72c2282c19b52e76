// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/managedfile.h"

#include "core/platform/files.h"
#include "core/sha256.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <unistd.h>

namespace kustos::host {

Result<QString> ManagedFile::pathFor(const QString &stateDirectory)
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (runtime.isEmpty())
        return failure(Error::Kind::Storage, Error::Cause::None,
                       QStringLiteral("XDG_RUNTIME_DIR is not set"));
    Sha256 sha;
    sha.add(stateDirectory.toUtf8());
    return QStringLiteral("%1/kustos/host-%2.json").arg(runtime, QString::fromLatin1(sha.hex().left(16)));
}

Result<ManagedFile> ManagedFile::write(const QString &stateDirectory, const QString &base,
                                       const QByteArray &token, const QString &version)
{
    const auto path = pathFor(stateDirectory);
    if (!path)
        return std::unexpected(path.error());
    if (const auto made = platform::makePrivateDirectory(QFileInfo(*path).path()); !made)
        return std::unexpected(made.error());
    const QJsonObject object{{u"base"_qs, base},
                             {u"token"_qs, QString::fromLatin1(token)},
                             {u"pid"_qs, static_cast<qint64>(::getpid())},
                             {u"version"_qs, version}};
    const QByteArray bytes = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    if (const auto written = platform::writePrivateFile(*path, bytes); !written)
        return std::unexpected(written.error());
    return ManagedFile(*path);
}

ManagedFile::~ManagedFile()
{
    if (!m_path.isEmpty())
        QFile::remove(m_path);
}

} // namespace kustos::host
