// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <memory>

struct ssl_ctx_st;

namespace kustos::test {

//! A TLS server with a fresh key and a certificate for localhost and 127.0.0.1, signed by itself, valid for a
//! day.
[[nodiscard]] std::shared_ptr<ssl_ctx_st> selfSignedServer(QByteArray &certificatePem);

} // namespace kustos::test
