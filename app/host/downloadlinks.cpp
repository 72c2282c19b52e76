// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/downloadlinks.h"

#include "core/sha256.h"

#include <array>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace kustos::host {

bool equalSecrets(QByteArrayView a, QByteArrayView b)
{
    Sha256 left;
    Sha256 right;
    left.add(a);
    right.add(b);
    const QByteArray x = left.hex();
    const QByteArray y = right.hex();
    return CRYPTO_memcmp(x.constData(), y.constData(), static_cast<size_t>(x.size())) == 0;
}

QString DownloadLinks::fileNameOf(const QString &backupName)
{
    QString name;
    for (const QChar c : backupName.left(200)) {
        const char16_t u = c.unicode();
        const bool plain = (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9') ||
                           u == u'.' || u == u'_' || u == u'-';
        name.append(plain ? c : QChar(u'_'));
    }
    // A leading dot would hide the file, or be a directory.
    if (name.isEmpty() || name.startsWith(u'.'))
        name.prepend(u'_');
    return name + QStringLiteral(".db");
}

QByteArray DownloadLinks::signature(BackupId backup, const QString &fileName, const QByteArray &expires) const
{
    const QByteArray message = backup.text().toUtf8() + '\n' + fileName.toUtf8() + '\n' + expires;
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    HMAC(EVP_sha256(), m_key.constData(), static_cast<int>(m_key.size()),
         reinterpret_cast<const unsigned char *>(message.constData()), static_cast<size_t>(message.size()),
         digest.data(), &length);
    return QByteArray(reinterpret_cast<const char *>(digest.data()), static_cast<qsizetype>(length)).toHex();
}

QString DownloadLinks::sign(BackupId backup, const QString &fileName, const QDateTime &now) const
{
    const QByteArray expires = QByteArray::number(now.toSecsSinceEpoch() + lifetime.count());
    return QStringLiteral("/download/%1/%2?expires=%3&signature=%4")
        .arg(backup.text(), fileName, QString::fromLatin1(expires),
             QString::fromLatin1(signature(backup, fileName, expires)));
}

DownloadLinks::Verdict DownloadLinks::judge(BackupId backup, const QString &fileName, const QString &expires,
                                            const QString &given, const QDateTime &now) const
{
    if (!equalSecrets(signature(backup, fileName, expires.toUtf8()), given.toUtf8()))
        return Verdict::Forged;
    bool number = false;
    const qint64 end = expires.toLongLong(&number);
    if (!number)
        return Verdict::Forged;
    return now.toSecsSinceEpoch() < end ? Verdict::Valid : Verdict::Expired;
}

} // namespace kustos::host
