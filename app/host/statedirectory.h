// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/ids.h"
#include "core/platform/filelock.h"

#include <QByteArray>
#include <QString>

namespace kustos::host {

//! Where the host keeps everything: catalogue, backup files, restored databases, token, key of the download
//! links. Directories are 0700, files 0600.
class StateDirectory
{
public:
    //! Makes the directory where it is missing.
    [[nodiscard]] static Result<StateDirectory> open(const QString &path);

    //! One running host per directory: Conflict while another one holds it.
    [[nodiscard]] Result<platform::FileLock> lock() const;

    //! The bearer token (64 hex digits), made on the first call. `tokenFile` empty: `token` in the directory.
    [[nodiscard]] Result<QByteArray> token(const QString &tokenFile) const;
    //! The secret that signs download links, made on the first call.
    [[nodiscard]] Result<QByteArray> linkKey() const;

    [[nodiscard]] const QString &path() const { return m_path; } //!< canonical
    [[nodiscard]] QString lockFile() const; //!< holds the process id of the host that has it locked
    [[nodiscard]] QString catalogueFile() const;
    [[nodiscard]] QString backupDirectory(ServiceId deployment) const;
    [[nodiscard]] QString backupFile(ServiceId deployment, BackupId backup) const;
    //! The database of a restored deployment. Its name is never part of a path.
    [[nodiscard]] QString instanceFile(ServiceId deployment) const;

private:
    explicit StateDirectory(QString path)
        : m_path(std::move(path))
    {
    }
    QString m_path;
};

} // namespace kustos::host
