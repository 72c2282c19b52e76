// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

struct evp_md_ctx_st;

namespace kustos {

//! SHA-256 by OpenSSL, which uses the processor's own instructions: about eight times QCryptographicHash's
//! speed.
class Sha256
{
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256 &&) noexcept;
    Sha256 &operator=(Sha256 &&) noexcept;

    void add(QByteArrayView bytes);
    //! A second one that has seen the same bytes and goes on by itself.
    [[nodiscard]] Sha256 clone() const;
    //! 64 lower-case hexadecimal characters of everything added so far; more can be added afterwards.
    [[nodiscard]] QByteArray hex() const;

private:
    struct Free
    {
        void operator()(evp_md_ctx_st *context) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> m_context;
};

} // namespace kustos
