// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/selfsigned.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <stdexcept>

namespace kustos::test {

namespace {

void addExtension(X509 *certificate, int name, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, name, value);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

QByteArray pem(X509 *certificate)
{
    BIO *memory = BIO_new(BIO_s_mem());
    PEM_write_bio_X509(memory, certificate);
    char *text = nullptr;
    const long length = BIO_get_mem_data(memory, &text);
    const QByteArray copy(text, static_cast<qsizetype>(length));
    BIO_free(memory);
    return copy;
}

} // namespace

std::shared_ptr<ssl_ctx_st> selfSignedServer(QByteArray &certificatePem)
{
    EVP_PKEY *key = EVP_EC_gen("P-256");
    X509 *certificate = X509_new();
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 24 * 3600);
    X509_set_pubkey(certificate, key);
    X509_NAME *name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>("localhost"),
                               -1, -1, 0);
    X509_set_issuer_name(certificate, name);
    addExtension(certificate, NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1");
    addExtension(certificate, NID_basic_constraints, "critical,CA:TRUE");
    X509_sign(certificate, key, EVP_sha256());
    const std::shared_ptr<ssl_ctx_st> server(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
    const bool fits = SSL_CTX_use_certificate(server.get(), certificate) == 1 &&
                      SSL_CTX_use_PrivateKey(server.get(), key) == 1;
    certificatePem = pem(certificate);
    X509_free(certificate);
    EVP_PKEY_free(key);
    if (!fits)
        throw std::runtime_error("no TLS server could be made");
    return server;
}

} // namespace kustos::test
