// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>

#include <chrono>

namespace kustos::host::ccloud {

//! Access tokens that need no memory: "kat1.<end, Unix seconds>.<random>.<HMAC-SHA256>". They die with the
//! key and with the host's own token.
class Tokens
{
public:
    Tokens(const QByteArray &key, const QByteArray &hostToken, std::chrono::seconds lifetime);

    [[nodiscard]] QByteArray issue(const QDateTime &now) const;
    [[nodiscard]] bool isValid(const QByteArray &token, const QDateTime &now) const;
    [[nodiscard]] std::chrono::seconds lifetime() const { return m_lifetime; }

private:
    QByteArray m_key;
    std::chrono::seconds m_lifetime;
};

} // namespace kustos::host::ccloud
