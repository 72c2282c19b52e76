// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace kustos::host {

//! Links to one file that need no bearer and work for one hour: HMAC-SHA256 over backup, file name and end.
class DownloadLinks
{
public:
    static constexpr std::chrono::seconds lifetime{3600};
    enum class Verdict { Valid, Expired, Forged };

    explicit DownloadLinks(QByteArray key)
        : m_key(std::move(key))
    {
    }

    //! Path and query, beginning with /download/. `fileName` is one of fileNameOf().
    [[nodiscard]] QString sign(BackupId backup, const QString &fileName, const QDateTime &now) const;
    //! `expires` and `signature` as they stand in the query.
    [[nodiscard]] Verdict judge(BackupId backup, const QString &fileName, const QString &expires,
                                const QString &signature, const QDateTime &now) const;

    //! A name that needs no escaping in a path or header: everything but A-Z a-z 0-9 . _ - becomes an
    //! underscore.
    [[nodiscard]] static QString fileNameOf(const QString &backupName);

private:
    [[nodiscard]] QByteArray signature(BackupId backup, const QString &fileName,
                                       const QByteArray &expires) const;
    QByteArray m_key;
};

//! Compares without telling by its duration where two texts differ: their SHA-256 are compared.
[[nodiscard]] bool equalSecrets(QByteArrayView a, QByteArrayView b);

} // namespace kustos::host
