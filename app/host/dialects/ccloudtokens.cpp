// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/dialects/ccloudtokens.h"

#include "host/downloadlinks.h"
#include "host/randomid.h"

#include <array>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace kustos::host::ccloud {

namespace {

QByteArray authenticate(const QByteArray &key, const QByteArray &message)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    HMAC(EVP_sha256(), key.constData(), static_cast<int>(key.size()),
         reinterpret_cast<const unsigned char *>(message.constData()), static_cast<size_t>(message.size()),
         digest.data(), &length);
    return QByteArray(reinterpret_cast<const char *>(digest.data()), static_cast<qsizetype>(length));
}

} // namespace

// A key of its own: what is signed elsewhere with the same one can never pass for an access token.
Tokens::Tokens(const QByteArray &key, const QByteArray &hostToken, std::chrono::seconds lifetime)
    : m_key(authenticate(key, "ccloud access token\n" + hostToken))
    , m_lifetime(lifetime)
{
}

QByteArray Tokens::issue(const QDateTime &now) const
{
    const QByteArray stem = "kat1." + QByteArray::number(now.toSecsSinceEpoch() + m_lifetime.count()) + '.' +
                            randomBytes(16).toHex();
    return stem + '.' + authenticate(m_key, stem).toHex();
}

bool Tokens::isValid(const QByteArray &token, const QDateTime &now) const
{
    const qsizetype dot = token.lastIndexOf('.');
    if (dot < 0 || !equalSecrets(authenticate(m_key, token.first(dot)).toHex(), token.sliced(dot + 1)))
        return false;
    // What carries our signature has the shape that issue() gave it.
    return now.toSecsSinceEpoch() < token.split('.').value(1).toLongLong();
}

} // namespace kustos::host::ccloud
